"""Checks between the records of a knowledge file; each has a code and finds its own fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.faults import Path
    from hunanfacts.records import Figure, Knowledge


def faults(knowledge: Knowledge) -> Iterator[Fault]:
    """Yield every fault between the records, check by check."""
    for check in CHECKS.values():
        yield from check(knowledge)


def repeated_keys(knowledge: Knowledge) -> Iterator[Fault]:
    """Every fact needs a key of its own."""
    return _repeated("E201", "fact", "key", (fact.key for fact in knowledge.facts))


def repeated_ids(knowledge: Knowledge) -> Iterator[Fault]:
    """Every source and every topic needs an id of its own."""
    yield from _repeated("E202", "source", "id", (source.id for source in knowledge.sources))
    yield from _repeated("E202", "topic", "id", (topic.id for topic in knowledge.topics))


def unknown_topics(knowledge: Knowledge) -> Iterator[Fault]:
    """A fact's topic must be one of the file's topics."""
    known = [topic.id for topic in knowledge.topics]
    for place, fact in enumerate(knowledge.facts):
        if fact.topic and fact.topic not in known:
            details: dict[str, str | int] = {"found": fact.topic, "known": ", ".join(known)}
            yield Fault(code="E203", path=("fact", place, "topic"), details=details)


def unknown_sources(knowledge: Knowledge) -> Iterator[Fault]:
    """A fact's source must be one of the file's sources."""
    known = [source.id for source in knowledge.sources]
    for place, fact in enumerate(knowledge.facts):
        if fact.source.id and fact.source.id not in known:
            details: dict[str, str | int] = {"found": fact.source.id, "known": ", ".join(known)}
            yield Fault(code="E204", path=("fact", place, "source"), details=details)


def paragraphs_out_of_range(knowledge: Knowledge) -> Iterator[Fault]:
    """A fact's and a figure's paragraph must be in its source."""
    count = {source.id: source.paragraphs for source in knowledge.sources}
    for place, fact in enumerate(knowledge.facts):
        last = count.get(fact.source.id, 0) - 1
        where: list[tuple[Path, int]] = [(("fact", place, "paragraph"), fact.source.paragraph)]
        where += [
            (("fact", place, "figure", number, "paragraph"), figure.paragraph)
            for number, figure in enumerate(fact.figures)
            if figure.paragraph != fact.source.paragraph
        ]
        for path, paragraph in where:
            if last >= 0 and not 0 <= paragraph <= last:
                details: dict[str, str | int] = {
                    "found": paragraph,
                    "source": fact.source.id,
                    "last": last,
                }
                yield Fault(code="E205", path=path, details=details)


def repeated_figures(knowledge: Knowledge) -> Iterator[Fault]:
    """A fact has one figure a period and measure."""
    for path, figure, earlier in _figures(knowledge):
        if (figure.period, figure.measure) in {(other.period, other.measure) for other in earlier}:
            yield Fault(code="E206", path=path, details={"found": figure.id})


def incomplete_measures(knowledge: Knowledge) -> Iterator[Fault]:
    """A share needs the whole it is a share of, a multiple the period it is a multiple of."""
    for path, figure, _ in _figures(knowledge):
        missing = ("of" if figure.measure == "share" and figure.of is None
                   else "base" if figure.measure == "multiple" and figure.base is None
                   else None)  # fmt: skip
        if missing:
            details: dict[str, str | int] = {"measure": figure.measure, "name": missing}
            yield Fault(code="E207", path=path, details=details)


def inferred_without_period(knowledge: Knowledge) -> Iterator[Fault]:
    """Only a period that is there can be inferred."""
    for path, figure, _ in _figures(knowledge):
        if figure.period_inferred and figure.period is None:
            yield Fault(code="E208", path=(*path, "period_inferred"))


CHECKS: dict[str, Callable[[Knowledge], Iterator[Fault]]] = {
    "E201": repeated_keys,
    "E202": repeated_ids,
    "E203": unknown_topics,
    "E204": unknown_sources,
    "E205": paragraphs_out_of_range,
    "E206": repeated_figures,
    "E207": incomplete_measures,
    "E208": inferred_without_period,
}


def _figures(knowledge: Knowledge) -> Iterator[tuple[Path, Figure, tuple[Figure, ...]]]:
    """Yield each figure with its path and the figures before it in its fact."""
    for place, fact in enumerate(knowledge.facts):
        for number, figure in enumerate(fact.figures):
            yield ("fact", place, "figure", number), figure, fact.figures[:number]


def _repeated(code: str, table: str, key: str, values: Iterable[str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for place, value in enumerate(values):
        if value and first.setdefault(value, place) != place:
            yield Fault(
                code=code,
                path=(table, place, key),
                first=(table, first[value], key),
                details={"found": value},
            )
