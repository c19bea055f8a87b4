"""Whether passages are where they say they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.check.records import Passage


def misplaced(text: str, passages: Iterable[Passage]) -> list[tuple[str, int, str]]:
    """Return the characters of passages that do not stand where the passages say.

    Left out are spaces, which may stand for a line end, and what is told by an entity.
    """
    lines = [line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    found = []
    for passage in passages:
        assert passage.text.strip()
        assert passage.places[0][0] == 0
        offsets = [offset for offset, _ in passage.places]
        assert offsets == sorted(set(offsets))
        assert all(0 <= at <= len(passage.text) for at in passage.ignored)
        for offset, char in enumerate(passage.text):
            place = passage.place(offset)
            there = lines[place.line - 1][place.column - 1]
            if not (char.isspace() or there in {char, "&"}):
                found.append((passage.text, offset, there))
    return found


def placed(passage: Passage, piece: str) -> tuple[int, int]:
    """Return the line and the column of a piece of a passage."""
    place = passage.place(passage.text.index(piece))
    return place.line, place.column
