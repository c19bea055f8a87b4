"""What a batch has answered, kept so that the same question again is only written again."""

from __future__ import annotations

from hunanfacts.command import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_MOST_CHARACTERS = 10_000_000
"""Kept of answers; what comes later is answered anew each time."""


class Answered:
    """The answers of a batch: what was written and said for each question, and the status."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._answers: dict[Hashable, tuple[list[streams.Said], int]] = {}
        self._room = _MOST_CHARACTERS

    def status(self, question: Hashable, answer: Callable[[], int]) -> int:
        """Return the status of a question that `answer` answers, unless it was answered before.

        What is worked for is sent off at once; of what is only written again much goes together.
        """
        if question in self._answers:
            said, status = self._answers[question]
            streams.repeat(said)
            return status
        streams.send()
        with streams.Recording() as said:
            status = answer()
        self._room -= sum(len(text) for _, text in said)
        if self._room >= 0:
            self._answers[question] = said, status
        return status
