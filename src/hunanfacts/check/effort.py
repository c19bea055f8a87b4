"""How much work a draft may be: so much that nobody waits for long who has not asked for it."""

from __future__ import annotations

from hunanfacts.model.errors import DraftError

OF_A_LINE, OF_A_PASSAGE, OF_A_NUMBER, OF_A_FACT = 1, 2, 2, 8
"""What takes how long, in some twenty microseconds: a line of a passage with a number, the passage
itself, a number of which nothing can be known, and one that a name of a fact stands near."""
LETTERS_OF_ONE = 150
"""Of the sentence in which such a number stands, all of which is looked through."""
FEW_SUBJECTS, OF_A_SUBJECT = 2, 6
"""Facts that such a number is held against and that are no more work, and what each other is."""
MOST = 45_000
"""Of a short draft."""
BYTES_OF_ONE = 15
"""Of a long draft; an article full of figures has seventeen bytes for each."""
LONG, BYTES_OF_ONE_OF_A_BOOK = 1_000_000, 5
"""Bytes from which on whoever hands over a draft expects to wait, and those for each beyond."""


class Allowance:
    """The work that one draft may still be."""

    def __init__(self, name: str, size: int) -> None:
        """Take what errors call the draft, and its bytes."""
        self._name = name
        beyond = max(0, size - LONG) // BYTES_OF_ONE_OF_A_BOOK
        self._left = max(MOST, size // BYTES_OF_ONE) + beyond

    def spend(self, effort: int, line: int) -> None:
        """Take off what was done up to a line; DraftError where it was too much."""
        self._left -= effort
        if self._left < 0:
            raise DraftError(
                zh=f"{self._name}里的数太多太密，要核对很久，第{line}行以后没有核对；"
                "请分成几份，或者加上--long核对到底",
                en=f"{self._name} has so many numbers, so close, that checking them takes long;"
                f" beyond line {line} it was not checked; part it, or check it to its end by"
                " --long",
                file=self._name,
                line=line,
            )
