"""From a TOML file to records: every fault of the file in one run, each with its line."""

from __future__ import annotations

import codecs
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

import tomli

from hunanfacts.figures import bounds
from hunanfacts.knowledge import sizes, syntax
from hunanfacts.knowledge.checks import Checks
from hunanfacts.knowledge.fault_report import data_error, located
from hunanfacts.knowledge.faults import Fault
from hunanfacts.knowledge.toml_table import Table
from hunanfacts.model import periods
from hunanfacts.model.errors import DataSyntaxError, DataUnreadableError, unreadable
from hunanfacts.model.records import (
    Author,
    Fact,
    Figure,
    Knowledge,
    Locator,
    Place,
    Source,
    Topic,
)
from hunanfacts.model.vocabulary import Bound, Kind, Measure, Prices, SourceType, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_SCHEMA = 2
_KINDS, _MEASURES, _BOUNDS, _STATUSES, _PRICES, _TYPES = map(
    get_args, (Kind, Measure, Bound, Status, Prices, SourceType)
)
_LOCATORS = ("paragraph", "page", "section", "table", "line", "url")


def load(path: str) -> Knowledge:
    """Read a knowledge file; its facts are read as they are asked for.

    Raises DataError with every fault that the file has: at once where it is not TOML, else when
    the last fact has been read. What was read before must then not be used.
    """
    return parse(read(path), path)


def read(path: str) -> bytes:
    """Read a knowledge file's bytes; DataUnreadableError where that cannot be done."""
    try:
        with Path(path).open("rb") as file:
            return read_from(file)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def read_from(file: BinaryIO) -> bytes:
    """Read an open knowledge file; DataUnreadableError where it is too large, or has no end."""
    raw = file.read(sizes.LARGEST_FILE + 1)
    if len(raw) > sizes.LARGEST_FILE:
        megabytes = sizes.LARGEST_FILE // 1_000_000
        raise DataUnreadableError(
            zh=f"知识文件太大：{file.name}，超过{megabytes} MB",
            en=f"the knowledge file is too large: {file.name}, over {megabytes} MB",
            file=file.name,
        )
    return raw


def parse(raw: bytes, name: str) -> Knowledge:
    """Do the same with the bytes of a knowledge file, which faults call `name`."""
    return knowledge(*document(raw, name), name)


def knowledge(
    text: str, values: dict[str, Any], name: str, others: Collection[str] = ()
) -> Knowledge:
    """Do the same with the text of a knowledge file and the TOML document in it.

    `others` are keys of facts that are known without being in the document: parts may name them.
    """
    found: list[Fault] = []
    head = Table(values, (), found)
    if not _has_schema(head):
        raise data_error(name, text, located(text, found))
    found += sizes.faults(values)
    version, languages, title = head.text("version"), head.languages(), head.bilingual("title")
    sources = tuple(map(_source, head.tables("source")))
    places = tuple(map(_place, head.tables("place", required=False)))
    topics = tuple(map(_topic, head.tables("topic")))

    def facts() -> Iterator[Fact]:
        checks = Checks(sources, places, topics)
        found.extend(checks.headings())
        headings = _Headings(sources, places, topics)
        for table in head.tables("fact", required=False):
            fact = _fact(table, headings)
            found.extend(checks.of(fact))
            yield fact
        found.extend(checks.parts(others))
        head.close()
        if found:
            raise data_error(name, text, located(text, found))

    count = len(values["fact"]) if isinstance(values.get("fact"), list) else 0
    return Knowledge(
        version=version,
        title=title,
        languages=languages,
        sources=sources,
        places=places,
        topics=topics,
        facts=facts(),
        count=count,
    )


def _has_schema(head: Table) -> bool:
    """Tell whether a file is of the one schema that is read; a fault says so where it is not."""
    schema = head.integer("schema", stand_in=_SCHEMA)
    if schema != _SCHEMA:
        head.fault("E107" if schema == 1 else "E108", "schema", found=schema)
    return schema == _SCHEMA


# ---- From bytes to a TOML document ---------------------------------------------------------------


def decoded(raw: bytes) -> str:
    """Return the text of a knowledge file's bytes, with line ends of one kind."""
    # Not utf-8-sig, which counts the place of a fault from behind the mark.
    return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n")


def document(raw: bytes, name: str, *, most: int = 1) -> tuple[str, dict[str, Any]]:
    """Return the text of a knowledge file and the TOML document in it, which nothing has checked.

    Raises DataSyntaxError where it is not TOML, with at most so many places where it is not: a
    parser stops at the first, and each further one is found by reading again without that.
    """
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = Fault(code="E002", line=line)
        raise data_error(name, "", [fault], DataSyntaxError) from error
    found: list[Fault] = []
    left = text
    while len(found) < most:
        try:
            values = tomli.loads(left, parse_float=_decimal)
        except tomli.TOMLDecodeError as error:
            fault = _syntax_fault(left, str(error))
        except (ValueError, RecursionError):
            # A number too long for int(), or arrays nested a thousand deep.
            fault = Fault(code="E001", line=1, details=_TOO_MUCH)
        else:
            if not found:
                return text, values
            break
        if found and fault.line == found[-1].line:
            break
        found.append(fault)
        left = _without(left, fault.line or 1)
    raise data_error(name, text, sorted(found, key=lambda fault: fault.line or 1), DataSyntaxError)


_TOO_MUCH: dict[str, str | int] = {
    "detail_zh": "有一个数太长，或括号套得太深；请写短些",
    "detail_en": "a number is too long, or brackets are nested too deep; write less",
}


def _decimal(text: str) -> Decimal:
    """Read a number; one beyond every Decimal becomes NaN, which is a fault where it stands."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _syntax_fault(left: str, detail: str) -> Fault:
    """Take the place out of tomli's message, which has it since its first version."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", detail)
    lines = left.split("\n")
    stopped = int(place[1]) if place else len(lines)
    line = syntax.line_of(lines, stopped)
    column = int(place[2]) if place and line == stopped else None
    zh, en = syntax.explained(lines, line, detail)
    details: dict[str, str | int] = {"detail_zh": zh, "detail_en": en}
    return Fault(code="E001", line=line, column=column, details=details)


def _without(left: str, number: int) -> str:
    """Return a text with a line of it made empty."""
    lines = left.split("\n")
    lines[min(number, len(lines)) - 1] = ""
    return "\n".join(lines)


# ---- From a TOML document to records -------------------------------------------------------------


class _Headings:
    """What facts refer to: names of places by their ids, and the source if there is only one.

    `places` and `topics` are ids by what they are called, for authors who write that instead.
    """

    def __init__(
        self, sources: tuple[Source, ...], places: tuple[Place, ...], topics: tuple[Topic, ...]
    ) -> None:
        self.names = {place.id: place.name for place in places}
        self.places = {
            name: place.id for place in places for name in (*place.name.texts, *place.aliases)
        }
        self.topics = {name: topic.id for topic in topics for name in topic.label.texts}
        self.only_source = sources[0].id if len(sources) == 1 else None


def _source(table: Table) -> Source:
    source = Source(
        id=table.slug("id"),
        type=table.choice("type", _TYPES),
        title=table.bilingual("title"),
        language=table.text("language"),
        authors=tuple(_author(author) for author in table.texts_or_tables("authors")),
        container=table.optional(table.bilingual, "container"),
        publisher=table.optional(table.bilingual, "publisher"),
        publisher_place=table.optional(table.bilingual, "publisher_place"),
        issued=table.optional(table.period, "issued"),
        issued_inferred=table.flag("issued_inferred"),
        issued_note=table.optional(table.bilingual, "issued_note"),
        accessed=table.optional(table.period, "accessed"),
        volume=table.optional(table.numeral, "volume"),
        issue=table.optional(table.numeral, "issue"),
        number=table.optional(table.numeral, "number"),
        edition=table.optional(table.numeral, "edition"),
        page=table.optional(table.numeral, "page"),
        url=table.optional(table.text, "url"),
        doi=table.optional(table.text, "doi"),
        licence=table.optional(table.text, "licence"),
        paragraphs=table.optional(table.count, "paragraphs"),
    )
    table.close()
    return source


def _author(author: str | Table) -> Author:
    if isinstance(author, str):
        return Author(literal=author)
    name = Author(family=author.text("family"), given=author.optional(author.text, "given"))
    author.close()
    return name


def _place(table: Table) -> Place:
    place = Place(
        id=table.slug("id"),
        name=table.bilingual("name"),
        aliases=table.texts("aliases"),
        within=table.optional(table.slug, "within"),
    )
    table.close()
    return place


def _topic(table: Table) -> Topic:
    topic = Topic(id=table.slug("id"), label=table.bilingual("label"))
    table.close()
    return topic


def _fact(table: Table, headings: _Headings) -> Fact:
    key = table.slug("key")
    source = table.optional(table.slug, "source") or headings.only_source
    if source is None:
        table.fault("E209", "key")
    locator = _locator(table, source or "")
    if locator == Locator(id=locator.id):
        table.fault("E219", "key")
    place = table.slug("place", headings.places) if table.has("place") else None
    fact = Fact(
        key=key,
        kind=table.choice("kind", _KINDS),
        topic=table.slug("topic", headings.topics),
        label=table.bilingual("label"),
        aliases=table.texts("aliases"),
        unlike=table.texts("unlike"),
        statement=table.bilingual("statement"),
        place=headings.names.get(place) if place else None,
        place_id=place,
        subject=table.optional(table.bilingual, "subject"),
        names=table.texts("names"),
        period=table.optional(table.period, "period"),
        period_inferred=table.flag("period_inferred"),
        said_by=table.optional(table.bilingual, "said_by"),
        figures=_figures(key, locator, table.tables("figure", required=False)),
        source=locator,
        as_written=table.text("as_written"),
        caution=table.optional(table.bilingual, "caution"),
        notes=table.bilinguals("notes"),
        parts=table.texts("parts"),
        has_all_parts=table.flag("has_all_parts"),
    )
    table.close()
    return fact


def _locator(table: Table, source: str) -> Locator:
    return Locator(
        id=source,
        paragraph=table.optional(table.natural, "paragraph"),
        page=table.optional(table.number_or_text, "page"),
        section=table.optional(table.number_or_text, "section"),
        table=table.optional(table.number_or_text, "table"),
        line=table.optional(table.number_or_text, "line"),
        url=table.optional(table.text, "url"),
    )


def _figures(key: str, locator: Locator, tables: Iterable[Table]) -> tuple[Figure, ...]:
    taken: set[object] = set()
    return tuple(_figure(key, table, locator, taken) for table in tables)


def _figure(key: str, table: Table, of_fact: Locator, taken: set[object]) -> Figure:
    source = table.optional(table.slug, "source") or of_fact.id
    is_elsewhere = not table.lacks(_LOCATORS) or source != of_fact.id
    figure = Figure(
        source=_locator(table, source) if is_elsewhere else of_fact,
        measure=(measure := table.choice("measure", _MEASURES)),
        value=table.optional(table.number, "value"),
        range=table.optional(table.pair, "range"),
        reads=table.optional(table.bilingual, "reads"),
        unit=table.text("unit"),
        bound=table.optional_choice("bound", _BOUNDS),
        status=(status := table.optional_choice("status", _STATUSES) or "reported"),
        of=table.optional(table.bilingual, "of"),
        among=table.optional(table.count, "among"),
        period=(period := table.optional(table.period, "period")),
        period_inferred=table.flag("period_inferred"),
        base=table.optional(table.period, "base"),
        prices=table.optional_choice("prices", _PRICES),
        variant=(variant := table.optional(table.slug, "variant")),
        as_written=table.text("as_written"),
        caution=table.optional(table.bilingual, "caution"),
        id=_figure_id(
            key, period, measure, variant or (source if status == "reported" else status), taken
        ),
    )
    table.close()
    return figure


def _figure_id(
    key: str, period: str | None, measure: Measure, more: str, taken: set[object]
) -> str:
    """Return a figure's id, made of what tells it from the figures before it.

    The first of a period keeps the short id for good. `taken` are the periods and the ids of those
    before it, and takes in those of this one.
    """
    time = periods.key(period) if period else None
    name = f"{key}@{period or bounds.UNDATED}"
    if time in taken:
        name = f"{name}:{measure}"
        name = f"{name}:{more}" if name in taken else name
    taken.update((time, name))
    return name
