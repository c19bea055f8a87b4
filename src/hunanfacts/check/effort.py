"""How much work a draft may be: so much that nobody waits for long who has not asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from hunanfacts.check.records import Passage

OF_A_CELL, OF_A_PASSAGE, OF_A_LINE = 10, 45, 10
"""How many microseconds what takes on a machine that starts Python in nine milliseconds: a cell of
a table and another passage that are read, whether they have numbers or not, and each line."""
OF_A_LABEL = 75
"""A heading, head or caption that is over a passage with a number."""
OF_A_NUMBER, OF_A_CLAIM = 26, 56
"""A number that is read, and one that claims something, so that what is around it is read too."""
OF_A_SEARCH, OF_A_NAME, OF_A_CANDIDATE, OF_A_FACT, OF_A_REPETITION = 43, 30, 25, 120, 60
"""A look for names, besides its letters, a name that is found near a number, a fact of such a name
that it may be about, one that it is held against, and one that is repeated there word for word."""
FEW_FIGURES, OF_A_FIGURE = 3, 60
"""Figures of such a fact that are no more work, and what each other is."""
OF_A_FINDING = 45
"""What is told of a number."""
MOST = 2_000_000
"""Of a draft of up to a megabyte; reports of that length have a fifth, and nine tenths where they
are all about money."""
LONG, OF_A_MEGABYTE_OF_A_BOOK = 1_000_000, 5_500_000
"""Bytes from which on whoever hands over a draft expects to wait, and how much each megabyte beyond
them may be."""


def of_text(text: str) -> int:
    """Return how much work it is to look through a text with a number for all that numbers are."""
    return 3 * of_letters(text)


def of_letters(text: str) -> int:
    """Return how much work it is to look through a text for names.

    It is six for thirty Chinese characters, of three bytes each, and for fifteen English letters,
    since English words are stemmed.
    """
    return (5 * len(text) - len(text.encode(errors="replace"))) // 10


def of_tried(names: int) -> int:
    """Return how much work it is to hold so many names against a text, where they are many."""
    return 2 * max(0, names - _FEW_NAMES)


def of_found(names: int) -> int:
    """Return how much more work it is that so many names stand in one clause, where they are many.

    What counts them otherwise takes those of one stretch for one.
    """
    return OF_A_NAME * max(0, names - _FEW_NAMES)


_FEW_NAMES = 100


def of_texts(places: int, letters: int, found: int) -> int:
    """Return how much work it is to look for texts that a passage may repeat.

    Counted are the places at which one may begin, the characters of the longest there, and those
    that are found.
    """
    return places // 2 + letters // 130 + found * 3 // 2


def of_reading(passage: Passage) -> int:
    """Return how much work it is to read a passage."""
    of_it = OF_A_CELL if passage.kind == "cell" else OF_A_PASSAGE
    return of_it + OF_A_LINE * len(passage.places)


def of_labels(passage: Passage) -> int:
    """Return how much work is what stands over a passage that has a number."""
    return OF_A_LABEL * sum(map(bool, passage.labels))


class SpentError(Exception):
    """A passage was more work than it may be; what was found before it stands."""


class Allowance:
    """The work that one draft may still be."""

    def __init__(self, name: str, size: int, *, is_shared: bool = True) -> None:
        """Take what errors call the draft, its bytes, and whether there are workers for it."""
        self._name = name
        most = MOST if is_shared else MOST // 2
        self._left = most + max(0, size - LONG) * OF_A_MEGABYTE_OF_A_BOOK // 1_000_000
        self.of_a_batch = most // 4
        """What passages that are checked at once may be; those of reports are a tenth of it."""

    def spend(self, effort: int, line: int, *, is_enough: bool = False) -> None:
        """Take off what was done up to a line; DraftError where it was too much."""
        self._left -= effort
        if self._left < 0 or is_enough:
            raise DraftError(
                zh=f"{self._name}里的数太多太密，要核对很久，第{line}行以后没有核对；"
                "请分成几份，或者加上--long核对到底",
                en=f"{self._name} has so many numbers, so close, that checking them takes long;"
                f" beyond line {line} it was not checked; part it, or check it to its end by"
                " --long",
                file=self._name,
                line=line,
            )
