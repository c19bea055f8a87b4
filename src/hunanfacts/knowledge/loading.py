"""From a TOML file to records: every fault of the file in one run, each with its line."""

from __future__ import annotations

import codecs
import re
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

import tomli

from hunanfacts.figures import bounds
from hunanfacts.knowledge import sizes, syntax
from hunanfacts.knowledge.checks import Checks
from hunanfacts.knowledge.fault_report import data_error, located
from hunanfacts.knowledge.faults import EnoughFaultsError, Fault, Found
from hunanfacts.knowledge.toml_table import Table, one_of
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

    from hunanfacts.knowledge.toml_table import Readers

SCHEMA = 2
"""The form of the file that is read."""
_HEAD = ("schema", "version", "languages", "title", "source", "place", "topic", "fact")


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
    found = Found()
    head = Table(values, (), found)
    with _refusing(name, text, found):
        if not _has_schema(head):
            raise EnoughFaultsError
        version, languages, title = head.text("version"), head.languages(), head.bilingual("title")
        sources = tuple(map(_source, head.tables("source", required=True)))
        places = tuple(map(_place, head.tables("place")))
        topics = tuple(map(_topic, head.tables("topic", required=True)))

    def facts() -> Iterator[Fact]:
        with _refusing(name, text, found):
            found.add_all(sizes.faults(values))
            checks = Checks(sources, places, topics)
            found.add_all(checks.headings())
            headings = _Headings(sources, places, topics)
            for table in head.tables("fact"):
                fact = _fact(table, headings)
                found.add_all(checks.of(fact))
                if not found.faults:  # of a file that is refused no fact is of any use
                    yield fact
            found.add_all(checks.parts(others))
            head.know_only(_HEAD)
            if found.faults:
                raise EnoughFaultsError

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


@contextmanager
def _refusing(name: str, text: str, found: Found) -> Iterator[None]:
    """Refuse a file with the faults found in it, once it is not read any further for them."""
    try:
        yield
    except EnoughFaultsError:
        raise data_error(name, text, located(text, found.faults)) from None


def _has_schema(head: Table) -> bool:
    """Tell whether a file is of the one schema that is read; a fault says so where it is not."""
    schema = head.integer("schema", stand_in=SCHEMA)
    if schema != SCHEMA:
        head.fault("E107" if schema == 1 else "E108", "schema", found=schema)
    return schema == SCHEMA


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
    if _has_too_many_tables(text):
        fault = Fault(code="E001", line=1, details=_TOO_MUCH)
        raise data_error(name, text, [fault], DataSyntaxError)
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


def _has_too_many_tables(text: str) -> bool:
    """Tell whether keys and headers name so many tables in tables that they would fill memory."""
    if text.count(".") < _MOST_OF_DEEP_NAMES // 2:
        return False
    return sum(len(match[0]) for match in _DEEP_NAME.finditer(text)) > _MOST_OF_DEEP_NAMES


_DEEP_NAME = re.compile(
    r"""^[ \t]*(?:\[\[?[ \t]*)?(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){3}[^\n=\]]*""",
    re.MULTILINE,
)
"""A key or a header of more than three parts, which no table of the form has."""
_MOST_OF_DEEP_NAMES = 200_000
"""Characters of all of them together; each part is a table of a kilobyte."""


_TOO_MUCH: dict[str, str | int] = {
    "detail_zh": "有一个数太长，或括号、表套得太深；请写短些",
    "detail_en": "a number is too long, or brackets or tables are nested too deep; write less",
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

    `readers` take ids of places and topics, and know what is meant by an author who writes names.
    """

    def __init__(
        self, sources: tuple[Source, ...], places: tuple[Place, ...], topics: tuple[Topic, ...]
    ) -> None:
        self.names = {place.id: place.name for place in places}
        place_ids = {
            name: place.id for place in places for name in (*place.name.texts, *place.aliases)
        }
        topic_ids = {name: topic.id for topic in topics for name in topic.label.texts}
        self.readers: Readers = {
            **_FACT,
            "place": lambda table, name: table.slug(name, place_ids),
            "topic": lambda table, name: table.slug(name, topic_ids),
        }
        self.only_source = sources[0].id if len(sources) == 1 else None


_SOURCE: Readers = {
    "id": Table.slug,
    "type": one_of(get_args(SourceType)),
    "title": Table.bilingual,
    "language": Table.text,
    "authors": Table.texts_or_tables,
    **dict.fromkeys(("container", "publisher", "publisher_place"), Table.bilingual),
    "issued": Table.period,
    "issued_inferred": Table.flag,
    "issued_note": Table.bilingual,
    "accessed": Table.period,
    **dict.fromkeys(("volume", "issue", "number", "edition", "page"), Table.numeral),
    **dict.fromkeys(("url", "doi", "licence"), Table.text),
    "paragraphs": Table.count,
}
_PLACE: Readers = {
    "id": Table.slug,
    "name": Table.bilingual,
    "aliases": Table.texts,
    "within": Table.slug,
}
_LOCATOR: Readers = {
    "paragraph": Table.natural,
    **dict.fromkeys(("page", "section", "table", "line"), Table.number_or_text),
    "url": Table.text,
}
LOCATORS = tuple(_LOCATOR)
_FACT: Readers = {
    "key": Table.slug,
    "source": Table.slug,
    **_LOCATOR,
    "place": Table.slug,
    "kind": one_of(get_args(Kind)),
    "topic": Table.slug,
    "label": Table.bilingual,
    "aliases": Table.texts,
    "unlike": Table.texts,
    "statement": Table.bilingual,
    "subject": Table.bilingual,
    "names": Table.texts,
    "period": Table.period,
    "period_inferred": Table.flag,
    "said_by": Table.bilingual,
    "figure": Table.tables,
    "as_written": Table.text,
    "caution": Table.bilingual,
    "notes": Table.bilinguals,
    "parts": Table.texts,
    "has_all_parts": Table.flag,
}
_FIGURE: Readers = {
    "source": Table.slug,
    **_LOCATOR,
    "measure": one_of(get_args(Measure)),
    "value": Table.number,
    "range": Table.pair,
    "reads": Table.bilingual,
    "unit": Table.text,
    "bound": one_of(get_args(Bound)),
    "status": one_of(get_args(Status)),
    "of": Table.bilingual,
    "among": Table.count,
    "period": Table.period,
    "period_inferred": Table.flag,
    "base": Table.period,
    "prices": one_of(get_args(Prices)),
    "variant": Table.slug,
    "as_written": Table.text,
    "caution": Table.bilingual,
}


def _source(table: Table) -> Source:
    read = table.read(_SOURCE, ("id", "type", "title", "language"))
    read["authors"] = tuple(map(_author, read.get("authors", ())))
    return Source(**read)


def _author(author: str | Table) -> Author:
    if isinstance(author, str):
        return Author(literal=author)
    return Author(**author.read({"family": Table.text, "given": Table.text}, ("family",)))


def _place(table: Table) -> Place:
    return Place(**table.read(_PLACE, ("id", "name")))


def _topic(table: Table) -> Topic:
    return Topic(**table.read({"id": Table.slug, "label": Table.bilingual}, ("id", "label")))


def _fact(table: Table, headings: _Headings) -> Fact:
    read = table.read(
        headings.readers, ("key", "kind", "topic", "label", "statement", "as_written")
    )
    source = read.pop("source", None) or headings.only_source
    if source is None:
        table.fault("E209", "key")
    spot = _spot(read)
    if all(part is None for part in spot.values()):
        table.fault("E219", "key")
    locator = Locator(id=source or "", **spot)
    place = read.pop("place", None)
    figures = _figures(read["key"], locator, read.pop("figure", ()))
    name = headings.names.get(place) if place else None
    return Fact(**read, place=name, place_id=place, figures=figures, source=locator)


def _spot(read: dict[str, Any]) -> dict[str, Any]:
    """Take out of what was read where in its source it stands."""
    return {name: read.pop(name) for name in _LOCATOR if name in read}


def _figures(key: str, locator: Locator, tables: Iterable[Table]) -> tuple[Figure, ...]:
    taken: set[object] = set()
    return tuple([_figure(key, table, locator, taken) for table in tables])


def _figure(key: str, table: Table, of_fact: Locator, taken: set[object]) -> Figure:
    read = table.read(_FIGURE, ("measure", "unit", "as_written"))
    source = read.pop("source", None) or of_fact.id
    spot = _spot(read)
    locator = Locator(id=source, **spot) if spot or source != of_fact.id else of_fact
    status = read.get("status", "reported")
    more = read.get("variant") or (source if status == "reported" else status)
    name = _figure_id(key, read.get("period"), read["measure"], more, taken)
    return Figure(**read, id=name, source=locator)


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


def read_every_key(head: Table) -> None:
    """Read the head of a file and what stands under it, and keep nothing.

    It is for a table that only has to know what is read: the schema of the file is made so.
    """
    head.integer("schema", stand_in=SCHEMA)
    head.text("version")
    head.bilingual("title")
    head.languages()
    for table in head.tables("source", required=True):
        _source(table)
    for table in head.tables("place"):
        _place(table)
    for table in head.tables("topic", required=True):
        _topic(table)
    for table in head.tables("fact"):
        _fact(table, _Headings((), (), ()))
