"""Which record of a new file is which of an old one: by its name, else by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    Each = TypeVar("Each")
    Pair = tuple["Each | None", "Each | None"]
    """An old and a new record; None for one that is not there."""


def pairs(
    old: Sequence[Each], new: Sequence[Each], *likenesses: Callable[[Each], Hashable]
) -> list[Pair[Each]]:
    """Pair records that are alike in the first of `likenesses`, of the rest those in the next.

    They stand in the order of the new ones; those that are gone stand behind.
    """
    partners: dict[int, int] = {}
    for likeness in likenesses:
        taken = set(partners.values())
        waiting: dict[Hashable, list[int]] = {}
        for place in reversed(range(len(old))):
            if place not in taken:
                waiting.setdefault(likeness(old[place]), []).append(place)
        for place, record in enumerate(new):
            if place not in partners and (alike := waiting.get(likeness(record))):
                partners[place] = alike.pop()
    found: list[Pair[Each]] = [
        (old[partners[place]] if place in partners else None, record)
        for place, record in enumerate(new)
    ]
    gone = set(range(len(old))) - set(partners.values())
    return [*found, *((old[place], None) for place in sorted(gone))]


def are_in_order(pairs: Iterable[Pair[Each]], old: Sequence[Each]) -> bool:
    """Tell whether what is in both is in one order."""
    places = {id(record): place for place, record in enumerate(old)}
    kept = [places[id(before)] for before, after in pairs if before and after]
    return kept == sorted(kept)
