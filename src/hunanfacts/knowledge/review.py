"""All that is found in a knowledge file by looking at its words: what loading has no time for.

Some of it cannot be right (E), some is only likely to be wrong (W); none keeps a file from being
read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.knowledge import aliases, lint, plain_words, printed, times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.knowledge.faults import Fault
    from hunanfacts.model.records import Fact, Knowledge


def faults(knowledge: Knowledge, facts: Iterable[Fact]) -> Iterator[Fault]:
    """Yield what is wrong or likely to be wrong with the facts of a knowledge."""
    names = aliases.Names()
    attention = plain_words.Attention()
    manner = printed.Manner(attention)
    issued = {source.id: source.issued for source in knowledge.sources}
    yield from times.of_sources(knowledge.sources)
    for place, fact in enumerate(facts):
        attention.goes_on(fact)
        doubted: set[object] = set()
        for number, figure in enumerate(fact.figures):
            for fault in printed.faults(figure, ("fact", place, "figure", number), manner):
                doubted.add(figure.id)
                yield fault
        # Words need not be doubted as well, where they say what is printed.
        for fault in lint.of(fact, place, attention):
            if fault.details["figure"] not in doubted:
                yield fault
        yield from times.of(fact, place, issued)
        yield from names.of(fact, place)
    yield from names.shared()
