"""Checks between the records of a knowledge file; each has a code and finds its own fault.

They see one fact at a time, in order, and keep only keys, so that a large file can stream by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.knowledge.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hunanfacts.knowledge.faults import Path
    from hunanfacts.model.records import Fact, Source, Topic


class Checks:
    """The checks of one file, with what they remember of its facts."""

    def __init__(self, sources: tuple[Source, ...], topics: tuple[Topic, ...]) -> None:
        """Check facts of these sources and topics."""
        self.sources = {source.id: source for source in sources}
        self.topics = dict.fromkeys(topic.id for topic in topics)
        self._ids = {"source": [s.id for s in sources], "topic": [t.id for t in topics]}
        self.first: dict[str, int] = {}
        """The place of each key's first fact."""
        self.named_parts: list[tuple[int, str]] = []
        """The keys that facts name as their parts, each with the place of the fact that does."""
        self.place = -1
        """Where the fact being checked stands among the facts."""

    def headings(self) -> Iterator[Fault]:
        """Yield E202: every source and every topic needs an id of its own."""
        for table, ids in self._ids.items():
            for place, name in enumerate(ids):
                if name and ids.index(name) != place:
                    yield Fault(
                        code="E202",
                        path=(table, place, "id"),
                        first=(table, ids.index(name), "id"),
                        details={"found": name},
                    )

    def of(self, fact: Fact) -> Iterator[Fault]:
        """Yield every fault of the next fact."""
        self.place += 1
        for check in CHECKS.values():
            yield from check(self, fact)

    def parts(self) -> Iterator[Fault]:
        """Yield E210, once all facts have been seen: a part must be one of them."""
        for place, key in self.named_parts:
            if key not in self.first:
                yield Fault(code="E210", path=("fact", place, "parts"), details={"found": key})

    def fault(self, code: str, *path: str | int, **details: str | int) -> Fault:
        """Return a fault at `path` within the fact being checked."""
        return Fault(code=code, path=("fact", self.place, *path), details=details)


def repeated_key(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Every fact needs a key of its own."""
    first = checks.first.setdefault(fact.key, checks.place)
    if fact.key and first != checks.place:
        path: Path = ("fact", checks.place, "key")
        details: dict[str, str | int] = {"found": fact.key}
        yield Fault(code="E201", path=path, first=("fact", first, "key"), details=details)


def unknown_topic(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact's topic must be one of the file's topics."""
    if fact.topic and fact.topic not in checks.topics:
        known = ", ".join(checks.topics)
        yield checks.fault("E203", "topic", found=fact.topic, known=known)


def unknown_source(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact's source must be one of the file's sources."""
    if fact.source.id and fact.source.id not in checks.sources:
        known = ", ".join(checks.sources)
        yield checks.fault("E204", "source", found=fact.source.id, known=known)


def paragraph_out_of_range(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact's and a figure's paragraph must be in its source."""
    source = checks.sources.get(fact.source.id)
    if source is None or source.paragraphs <= 0:
        return
    places: list[tuple[int, Path]] = [(fact.source.paragraph, ("paragraph",))]
    places += [
        (figure.paragraph, ("figure", number, "paragraph"))
        for number, figure in enumerate(fact.figures)
        if figure.paragraph != fact.source.paragraph
    ]
    for paragraph, path in places:
        if not 0 <= paragraph < source.paragraphs:
            last = source.paragraphs - 1
            yield checks.fault("E205", *path, found=paragraph, source=source.id, last=last)


def repeated_figure(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact has one figure a period and measure."""
    seen = set()
    for number, figure in enumerate(fact.figures):
        if (figure.period, figure.measure) in seen:
            yield checks.fault("E206", "figure", number, found=figure.id)
        seen.add((figure.period, figure.measure))


def incomplete_measure(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A share needs the whole it is a share of, a multiple the period it is a multiple of."""
    for number, figure in enumerate(fact.figures):
        missing = {"share": figure.of is None and "of", "multiple": not figure.base and "base"}
        if name := missing.get(figure.measure):
            yield checks.fault("E207", "figure", number, measure=figure.measure, name=name)


def inferred_without_period(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Only a period that is there can be inferred."""
    for number, figure in enumerate(fact.figures):
        if figure.period_inferred and figure.period is None:
            yield checks.fault("E208", "figure", number, "period_inferred")


def impossible_part(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact is no part of itself, and has no part twice."""
    checks.named_parts += [(checks.place, key) for key in fact.parts]
    for number, key in enumerate(fact.parts):
        if key == fact.key or key in fact.parts[:number]:
            yield checks.fault("E211", "parts", found=key)


def all_of_no_parts(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Only parts that are named can be all of them."""
    if fact.has_all_parts and not fact.parts:
        yield checks.fault("E212", "has_all_parts")


CHECKS: dict[str, Callable[[Checks, Fact], Iterator[Fault]]] = {
    "E201": repeated_key,
    "E203": unknown_topic,
    "E204": unknown_source,
    "E205": paragraph_out_of_range,
    "E206": repeated_figure,
    "E207": incomplete_measure,
    "E208": inferred_without_period,
    "E211": impossible_part,
    "E212": all_of_no_parts,
}
