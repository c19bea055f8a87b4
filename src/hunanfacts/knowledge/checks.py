"""Checks between the records of a knowledge file; each has a code and finds its own fault.

They see one fact at a time, in order, and keep only keys, so that a large file can stream by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.knowledge import near
from hunanfacts.knowledge.faults import Fault
from hunanfacts.model import periods

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from decimal import Decimal

    from hunanfacts.knowledge.faults import Path
    from hunanfacts.model.records import Fact, Figure, Locator, Place, Source, Topic
    from hunanfacts.model.vocabulary import Measure


class Checks:
    """The checks of one file, with what they remember of its facts."""

    def __init__(
        self, sources: tuple[Source, ...], places: tuple[Place, ...], topics: tuple[Topic, ...]
    ) -> None:
        """Check facts of these sources, places and topics."""
        self.sources = {source.id: source for source in sources}
        self.places = {place.id: place for place in places}
        self.topics = dict.fromkeys(topic.id for topic in topics)
        self._names = {
            "E203": near.Names(self.topics),
            "E204": near.Names(self.sources),
            "E213": near.Names(self.places),
        }
        self._headings: dict[str, tuple[Source | Place | Topic, ...]] = {
            "source": sources,
            "place": places,
            "topic": topics,
        }
        self.first: dict[str, int] = {}
        """The place of each key's first fact."""
        self.named_parts: list[tuple[int, str]] = []
        """The keys that facts name as their parts, each with the place of the fact that does."""
        self.place = -1
        """Where the fact being checked stands among the facts."""

    def headings(self) -> Iterator[Fault]:
        """Yield the faults of sources, places and topics.

        Each needs an id of its own, a place lies in another that is there and never in itself, and
        only a date that is there can be inferred.
        """
        for table, records in self._headings.items():
            firsts: dict[str, int] = {}
            for number, record in enumerate(records):
                first = firsts.setdefault(record.id, number)
                if record.id and first != number:
                    path: Path = (table, number, "id")
                    before: Path = (table, first, "id")
                    yield Fault(code="E202", path=path, first=before, details={"found": record.id})
        for number, source in enumerate(self.sources.values()):
            if source.issued_inferred and source.issued is None:
                yield _heading("E208", ("source", number, "issued_inferred"))
        circles = self._within_themselves()
        for number, place in enumerate(self.places.values()):
            path = ("place", number, "within")
            if place.within is not None and place.within not in self.places:
                yield self.unknown("E213", path, place.within)
            elif place.id in circles:
                yield _heading("E214", path, found=place.id)

    def _within_themselves(self) -> set[str]:
        """Return the places from which the way outwards comes back; each way is gone once."""
        circles: set[str] = set()
        gone: set[str] = set()
        for place in self.places:
            way: dict[str, int] = {}
            at: str | None = place
            while at in self.places and at not in gone:
                gone.add(at)
                way[at] = len(way)
                at = self.places[at].within
            if at in way:
                circles.update(list(way)[way[at] :])
        return circles

    def of(self, fact: Fact) -> Iterator[Fault]:
        """Yield every fault of the next fact."""
        self.place += 1
        for check in CHECKS.values():
            yield from check(self, fact)

    def parts(self, others: Collection[str] = ()) -> Iterator[Fault]:
        """Yield E210, once all facts have been seen: a part must be one of them, or of `others`."""
        among = near.Names(self.first)
        for place, key in self.named_parts:
            if key not in self.first and key not in others:
                path = ("fact", place, "parts")
                yield Fault(code="E210", path=path, details={"found": key}, among=among)

    def fault(self, code: str, *path: str | int, **details: str | int) -> Fault:
        """Return a fault at `path` within the fact being checked."""
        return Fault(code=code, path=self.path(*path), details=details)

    def unknown(self, code: str, path: Path, found: str) -> Fault:
        """Return the fault of a name that is none of those there are."""
        names = self._names[code]
        details: dict[str, str | int] = {"found": found, "known": names.listed()}
        return Fault(code=code, path=path, details=details, among=names)

    def path(self, *path: str | int) -> Path:
        """Return where something of the fact being checked stands."""
        return ("fact", self.place, *path)


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
        yield checks.unknown("E203", checks.path("topic"), fact.topic)


def unknown_source(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """The source of a fact and of a figure must be one of the file's sources."""
    for path, locator in _locators(fact):
        if locator.id and locator.id not in checks.sources:
            yield checks.unknown("E204", checks.path(*path, "source"), locator.id)


def unknown_place(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact's place must be one of the file's places."""
    if fact.place_id and fact.place_id not in checks.places:
        yield checks.unknown("E213", checks.path("place"), fact.place_id)


def paragraph_out_of_range(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact's and a figure's paragraph must be in its source, if its paragraphs are counted."""
    for path, locator in _locators(fact):
        source, paragraph = checks.sources.get(locator.id), locator.paragraph
        if source is None or source.paragraphs is None or paragraph is None:
            continue
        if paragraph >= source.paragraphs:
            last = source.paragraphs - 1
            yield checks.fault(
                "E205", *path, "paragraph", found=paragraph, source=source.id, last=last
            )


def repeated_figure(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Two figures of a fact differ in period, measure, status, variant or source."""
    if len(fact.figures) <= 1:
        return
    first: dict[object, str] = {}
    ids: set[str] = set()
    for number, figure in enumerate(fact.figures):
        period = figure.period and periods.key(figure.period)
        traits = (period, figure.measure, figure.status, figure.variant, figure.source.id)
        if traits in first or figure.id in ids:
            found = first.get(traits, figure.id)
            yield checks.fault("E206", "figure", number, found=found)
        first.setdefault(traits, figure.id)
        ids.add(figure.id)


NEEDS: dict[Measure, str] = {"share": "of", "multiple": "base"}


def incomplete_measure(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A share needs the whole it is a share of, a multiple the period it is a multiple of."""
    for number, figure in enumerate(fact.figures):
        if _lacks(figure):
            name = NEEDS[figure.measure]
            yield checks.fault("E207", "figure", number, measure=figure.measure, name=name)


def _lacks(figure: Figure) -> bool:
    """Tell whether a figure lacks what its measure needs."""
    name = NEEDS.get(figure.measure)
    return name is not None and not getattr(figure, name)


BELONGS: dict[str, tuple[Measure, ...]] = {
    "of": ("share", "rank"),
    "among": ("rank",),
    "base": ("multiple", "growth", "annual-growth", "change"),
    "prices": ("level", "growth", "annual-growth"),
}
"""The measures that a field is for; of levels only those of money have prices."""


def misplaced_field(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A field of a figure must belong to its measure."""
    for number, figure in enumerate(fact.figures):
        for name, measures in BELONGS.items():
            if getattr(figure, name) is None:
                continue
            is_no_money = figure.measure == "level" and not units.may_be_money(figure.unit)
            if figure.measure not in measures or (name == "prices" and is_no_money):
                yield checks.fault(
                    "E215",
                    *("figure", number, name),
                    name=name,
                    measure=figure.measure,
                    unit=figure.unit,
                    known=", ".join(measures),
                )


def unclear_number(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A figure has a value with a bound, or a range, or says how it reads without a number."""
    for number, figure in enumerate(fact.figures):
        has_value, has_range = figure.value is not None, figure.range is not None
        if (has_value and has_range) or not (has_value or has_range or figure.reads):
            yield checks.fault("E216", "figure", number)
        elif has_value != (figure.bound is not None):
            yield checks.fault("E217", "figure", number, *(["bound"] if figure.bound else []))
        if figure.range is not None and figure.range[0] > figure.range[1]:
            low, high = map(str, figure.range)
            yield checks.fault("E218", "figure", number, "range", low=low, high=high)


_RANKED = ("rank", "ordinal")


def impossible_value(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A share lies between 0 and 100 %, a rank is a whole number from 1 and within `among`."""
    for number, figure in enumerate(fact.figures):
        if figure.measure not in {"share", *_RANKED}:
            continue
        name = "range" if figure.range is not None else "value"
        for value in figure.range or (figure.value,):
            if value is None:
                continue
            code = _impossible(figure, value)
            if code:
                details = {"measure": figure.measure, "found": str(value), "unit": figure.unit}
                details["among"] = str(figure.among)
                yield checks.fault(code, "figure", number, name, **details)
                break


def _impossible(figure: Figure, value: Decimal) -> str:
    """Return the code of the fault of a value of a share or of a rank, if it has one."""
    if figure.measure in _RANKED:
        if value < 1 or value % 1:
            return "E221"
        return "E222" if figure.among is not None and value > figure.among else ""
    unit = units.read(figure.unit)
    is_out = unit.dimension == "%" and not 0 <= value * unit.size <= _WHOLE
    return "E220" if is_out else ""


_WHOLE = 100
"""All of something, in per cent."""


def base_not_before(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """The period that a figure is compared with ends before its own: Q1 before the half-year."""
    for number, figure in enumerate(fact.figures):
        if figure.base is None or figure.period is None:
            continue
        (_, end), (_, base_end) = map(periods.span, (figure.period, figure.base))
        if base_end >= end:
            details = {"found": figure.base, "period": figure.period}
            yield checks.fault("E223", "figure", number, "base", **details)


_TOLD_IN: dict[Measure, tuple[str, ...]] = {
    "share": ("%",),
    "growth": ("%", "倍"),
    "annual-growth": ("%", "倍"),
    "multiple": ("倍", "%", "次"),
    "change": ("百分点", "%", "‰"),
}
"""The dimensions of units that figures of a measure are told in."""
_UNITS_TOLD: dict[Measure, str] = {
    "share": "%",
    "growth": "%",
    "annual-growth": "%",
    "multiple": "倍",
    "change": "个百分点",
}


def unit_of_other_measure(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Growth is not told in money, nor a share in tonnes; a unit nobody named is not judged."""
    for number, figure in enumerate(fact.figures):
        dimensions = _TOLD_IN.get(figure.measure)
        if dimensions is None or _lacks(figure):
            continue
        unit = units.read(figure.unit)
        base = unit.base.partition("/")[0]
        if unit.dimension in dimensions or base not in units.KNOWN:
            continue
        yield checks.fault(
            "E224",
            *("figure", number, "unit"),
            measure=figure.measure,
            unit=figure.unit,
            **_fitting_measure(figure, base),
        )


def _fitting_measure(figure: Figure, base: str) -> dict[str, str | int]:
    fitting = "change" if base == "百分点" else "multiple" if base == "倍" else "level"
    unit = _UNITS_TOLD[figure.measure]
    return {
        "hint_zh": f'请写unit = "{unit}"；若是{figure.unit}，measure应为"{fitting}"',
        "hint_en": f'write unit = "{unit}", or measure = "{fitting}" where it is in {figure.unit}',
    }


def inferred_without_period(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """Only a period that is there can be inferred."""
    if fact.period_inferred and fact.period is None:
        yield checks.fault("E208", "period_inferred")
    for number, figure in enumerate(fact.figures):
        if figure.period_inferred and figure.period is None:
            yield checks.fault("E208", "figure", number, "period_inferred")


def _locators(fact: Fact) -> Iterator[tuple[Path, Locator]]:
    """Yield the locator of a fact, and those of its figures that have one of their own."""
    yield (), fact.source
    for number, figure in enumerate(fact.figures):
        if figure.source is not fact.source and figure.source != fact.source:
            yield ("figure", number), figure.source


def _heading(code: str, path: Path, /, **details: str | int) -> Fault:
    return Fault(code=code, path=path, details=details)


def impossible_part(checks: Checks, fact: Fact) -> Iterator[Fault]:
    """A fact is no part of itself, and has no part twice."""
    checks.named_parts += [(checks.place, key) for key in fact.parts]
    named = {fact.key}
    for key in fact.parts:
        if key in named:
            yield checks.fault("E211", "parts", found=key)
        named.add(key)


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
    "E213": unknown_place,
    "E215": misplaced_field,
    "E216": unclear_number,
    "E220": impossible_value,
    "E223": base_not_before,
    "E224": unit_of_other_measure,
}
