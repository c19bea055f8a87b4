"""What only the search can tell of a knowledge file: whether its names find their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.knowledge.faults import Fault
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hunanfacts.command.request import Request
    from hunanfacts.model.records import Fact

_ASKING = {"zh": "查询名称和别名", "en": "asking for labels and aliases"}


def faults(facts: Sequence[Fact], request: Request) -> Iterator[Fault]:
    """Yield W310 for aliases that find another fact first, W311 for labels that find not theirs."""
    names = Names(facts)
    called = {fact.key: {*fact.aliases, *fact.label.texts} for fact in facts}
    label = _ASKING[request.style.language]
    for place, fact in enumerate(streams.watched(facts, len(facts), label)):
        for text in fact.label.texts:
            yield from _of_label(fact, place, text, names.found(text))
        for alias in fact.aliases:
            other = next(iter(names.found(alias)), "")
            if other and other != fact.key and alias not in called.get(other, ()):
                yield _fault("W310", place, "aliases", found=alias, other=other)


class Names:
    """What the names of facts find, as `answers.stat` tells it.

    A key or an id comes first, then whoever has that whole name, which a fact has of its own: there
    is nothing to search for, and no statement for each of very many names.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Take the facts of a file."""
        self._keys: dict[str, str] = {}
        self._whole: dict[str, dict[str, None]] = {}
        for fact in facts:
            ids = [name for each in fact.figures for name in (each.id, f"{each.id}:{each.measure}")]
            self._keys |= dict.fromkeys((fact.key, *ids), fact.key)
            for name in (fact.key, *fact.label.texts, *fact.aliases):
                self._whole.setdefault(_folded(name), {})[fact.key] = None

    def found(self, name: str) -> Collection[str]:
        """Return the keys that a label or an alias of a fact finds, best first."""
        if name in self._keys:
            return [self._keys[name]]
        return self._whole.get(_folded(name), {}).keys()


def _folded(name: str) -> str:
    return folding.fold(chinese.simplified(name))


def _of_label(fact: Fact, place: int, text: str, found: Collection[str]) -> Iterator[Fault]:
    if fact.key in found:
        return
    other = next(iter(found), "")
    hint = {"hint_zh": f"，却查到{other}", "hint_en": f" but {other}"} if other else {}
    yield _fault("W311", place, "label", found=text, **hint)


def _fault(code: str, place: int, name: str, **details: str | int) -> Fault:
    return Fault(code=code, path=("fact", place, name), details=details)
