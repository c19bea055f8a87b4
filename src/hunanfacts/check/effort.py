"""How much work a draft may be: so much that nobody waits for long who has not asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from hunanfacts.check.records import Passage

OF_A_LINE, OF_A_PASSAGE, OF_A_LABEL = 1, 1, 7
"""What takes how long, in some ten microseconds: a line of a passage with a number, the passage
itself, and each heading, head or caption that is over it."""
OF_A_NUMBER, OF_A_CLAIM = 3, 3
"""A number that is read, and one that claims something, so that what is around it is read too."""
OF_A_SEARCH, OF_A_NAME, OF_A_CANDIDATE, OF_A_FACT, OF_A_REPETITION = 2, 1, 3, 7, 16
"""A look for names, besides its letters, a name that is found near a number, a fact of such a name
that it may be about, one that it is held against, and one that is repeated there word for word."""
FEW_FIGURES, OF_A_FIGURE = 3, 6
"""Figures of such a fact that are no more work, and what each other is."""
MOST = 95_000
"""Of a short draft; 450,000 bytes as full of figures as an article about them have so much."""
OF_A_MEGABYTE = 168_000
"""Of a long draft, for each megabyte; prose with a number in sixty characters has hardly less."""
LONG, OF_A_MEGABYTE_OF_A_BOOK = 1_000_000, 500_000
"""Bytes from which on whoever hands over a draft expects to wait, and as much for those beyond."""


def of_letters(text: str) -> int:
    """Return how much work it is to look through a text for names.

    It is one for thirty Chinese characters, of three bytes each, and for fifteen English letters,
    since English words are stemmed.
    """
    return (5 * len(text) - len(text.encode(errors="replace"))) // 60


def of_tried(names: int) -> int:
    """Return how much work it is to hold so many names against a text, where they are many."""
    return max(0, names - _FEW_NAMES) // 10


_FEW_NAMES = 100


def of_texts(places: int, letters: int, found: int) -> int:
    """Return how much work it is to look for texts that a passage may repeat.

    Counted are the places at which one may begin, the characters of the longest there, and those
    that are found.
    """
    return places // 50 + letters // 4_000 + found // 20


def of_reading(passage: Passage) -> int:
    """Return how much work it is to read a passage that has a number."""
    labels = sum(map(bool, passage.labels))
    return OF_A_PASSAGE + OF_A_LINE * len(passage.places) + OF_A_LABEL * labels


class SpentError(Exception):
    """A passage was more work than it may be; what was found before it stands."""


class Allowance:
    """The work that one draft may still be."""

    def __init__(self, name: str, size: int) -> None:
        """Take what errors call the draft, and its bytes."""
        self._name = name
        beyond = max(0, size - LONG)
        within = size - beyond
        allowed = within * OF_A_MEGABYTE + beyond * OF_A_MEGABYTE_OF_A_BOOK
        self.left = max(MOST, allowed // 1_000_000)

    def spend(self, effort: int, line: int) -> None:
        """Take off what was done up to a line; DraftError where it was too much."""
        self.left -= effort
        if self.left < 0:
            raise DraftError(
                zh=f"{self._name}里的数太多太密，要核对很久，第{line}行以后没有核对；"
                "请分成几份，或者加上--long核对到底",
                en=f"{self._name} has so many numbers, so close, that checking them takes long;"
                f" beyond line {line} it was not checked; part it, or check it to its end by"
                " --long",
                file=self._name,
                line=line,
            )
