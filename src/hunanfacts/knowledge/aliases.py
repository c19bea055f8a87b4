"""Aliases that say nothing new, or that another fact is called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.knowledge.faults import Fault
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.knowledge.faults import Path
    from hunanfacts.model.records import Fact


class Names:
    """The labels and aliases of a file's facts, kept while it goes by."""

    def __init__(self) -> None:
        """Begin with none."""
        self._labels: dict[str, tuple[int, str]] = {}
        self._aliases: list[tuple[int, str, str]] = []

    def of(self, fact: Fact, place: int) -> Iterator[Fault]:
        """Yield W308 for each alias of the next fact that is its label, or is listed twice."""
        taken = {_folded(label): ("名称", "the label") for label in fact.label.texts}
        for label in taken:
            self._labels.setdefault(label, (place, fact.key))
        for alias in fact.aliases:
            folded = _folded(alias)
            if folded in taken:
                zh, en = taken[folded]
                details = {"found": alias, "other_zh": zh, "other_en": en}
                yield Fault(code="W308", path=("fact", place, "aliases"), details=details)
            else:
                self._aliases.append((place, alias, folded))
            taken.setdefault(folded, ("前面的别名", "an alias before it"))

    def shared(self) -> Iterator[Fault]:
        """Yield W309, once all facts have gone by, for each alias that is the label of another."""
        for place, alias, folded in self._aliases:
            other, key = self._labels.get(folded, (place, ""))
            if other != place:
                path: Path = ("fact", place, "aliases")
                first: Path = ("fact", other, "label")
                details = {"found": alias, "other": key}
                yield Fault(code="W309", path=path, first=first, details=details)


def _folded(name: str) -> str:
    return " ".join(folding.widths_alike(name).casefold().split())
