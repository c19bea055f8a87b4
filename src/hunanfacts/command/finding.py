"""What only the search can tell of a knowledge file: whether its names find their facts."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.index import cache
from hunanfacts.knowledge.faults import Fault
from hunanfacts.search import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.command.request import Request
    from hunanfacts.index.store import Index
    from hunanfacts.model.records import Fact

_ASKING = {"zh": "查询名称和别名", "en": "asking for labels and aliases"}


def faults(path: str, facts: Sequence[Fact], request: Request) -> Iterator[Fault]:
    """Yield W310 for aliases that find another fact first, W311 for labels that find not theirs."""
    index = cache.open_index(path, use_cache=request.cache, watch=streams.watched)
    found = lru_cache(maxsize=100)(partial(_found, index))  # names may be shared
    called = {fact.key: {*fact.aliases, *fact.label.texts} for fact in facts}
    label = _ASKING[request.style.language]
    try:
        for place, fact in enumerate(streams.watched(facts, len(facts), label)):
            for text in fact.label.texts:
                yield from _of_label(fact, place, text, found(text))
            for alias in fact.aliases:
                other = next(iter(found(alias)), "")
                if other and other != fact.key and alias not in called.get(other, ()):
                    yield _fault("W310", place, "aliases", found=alias, other=other)
    finally:
        index.close()


def _of_label(fact: Fact, place: int, text: str, found: list[str]) -> Iterator[Fault]:
    if fact.key in found:
        return
    other = next(iter(found), "")
    hint = {"hint_zh": f"，却查到{other}", "hint_en": f" but {other}"} if other else {}
    yield _fault("W311", place, "label", found=text, **hint)


def _found(index: Index, text: str) -> list[str]:
    """Return the keys that a question finds, best first."""
    if len(text) > answers.LONGEST_QUESTION:
        return []
    return [fact.key for fact in answers.stat(index, text)]


def _fault(code: str, place: int, name: str, **details: str | int) -> Fault:
    return Fault(code=code, path=("fact", place, name), details=details)
