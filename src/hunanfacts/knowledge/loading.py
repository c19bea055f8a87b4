"""From a TOML file to records: every fault of the file in one run, each with its line."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import tomli

from hunanfacts.figures import bounds
from hunanfacts.knowledge.checks import Checks
from hunanfacts.knowledge.fault_report import data_error, located
from hunanfacts.knowledge.faults import Fault
from hunanfacts.knowledge.toml_table import Table
from hunanfacts.model.errors import DataSyntaxError, unreadable
from hunanfacts.model.records import Fact, Figure, Knowledge, Locator, Source, Topic
from hunanfacts.model.vocabulary import Bound, Kind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCHEMA = 1
_KINDS, _MEASURES, _BOUNDS = map(get_args, (Kind, Measure, Bound))


def load(path: str) -> Knowledge:
    """Read a knowledge file; its facts are read as they are asked for.

    Raises DataError with every fault that the file has: at once where it is not TOML, else when
    the last fact has been read. What was read before must then not be used.
    """
    return parse(read(path), path)


def read(path: str) -> bytes:
    """Read a knowledge file's bytes; DataUnreadableError where that cannot be done."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def parse(raw: bytes, name: str) -> Knowledge:
    """Do the same with the bytes of a knowledge file, which faults call `name`."""
    text, values = _read(raw, name)
    found: list[Fault] = []
    document = Table(values, (), found)
    schema = document.integer("schema", stand_in=_SCHEMA)
    if schema != _SCHEMA:
        document.fault("E107", "schema", found=schema)
    version = document.text("version")
    sources = tuple(map(_source, document.tables("source")))
    topics = tuple(map(_topic, document.tables("topic")))

    def facts() -> Iterator[Fact]:
        checks = Checks(sources, topics)
        found.extend(checks.headings())
        only_source = sources[0].id if len(sources) == 1 else None
        for table in document.tables("fact", required=False):
            fact = _fact(table, only_source)
            found.extend(checks.of(fact))
            yield fact
        found.extend(checks.parts())
        document.close()
        if found:
            raise data_error(name, text, located(text, found))

    count = len(values["fact"]) if isinstance(values.get("fact"), list) else 0
    return Knowledge(version=version, sources=sources, topics=topics, facts=facts(), count=count)


# ---- From bytes to a TOML document ---------------------------------------------------------------


def decoded(raw: bytes) -> str:
    """Return the text of a knowledge file's bytes, with line ends of one kind."""
    # Not utf-8-sig, which counts the place of a fault from behind the mark.
    return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n")


def _read(raw: bytes, name: str) -> tuple[str, dict[str, Any]]:
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = Fault(code="E002", line=line)
        raise data_error(name, "", [fault], DataSyntaxError) from error
    try:
        return text, tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        fault = _syntax_fault(text, str(error))
    except (ValueError, RecursionError) as error:
        # A number too long for int(), or arrays nested a thousand deep.
        fault = Fault(code="E001", line=1, details={"detail": str(error)})
    raise data_error(name, text, [fault], DataSyntaxError)


def _decimal(text: str) -> Decimal:
    """Read a number; one beyond every Decimal becomes NaN, which is a fault where it stands."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _syntax_fault(text: str, detail: str) -> Fault:
    """Take the place out of tomli's message, which has it since its first version."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", detail)
    if place is None:
        line, column = text.count("\n") + 1, None
    else:
        line, column = int(place[1]), int(place[2])
    reason = detail[: place.start()] if place else detail
    return Fault(code="E001", line=line, column=column, details={"detail": reason})


# ---- From a TOML document to records -------------------------------------------------------------


def _source(table: Table) -> Source:
    source = Source(
        id=table.slug("id"),
        title=table.text("title"),
        kind=table.text("kind"),
        language=table.text("language"),
        paragraphs=table.integer("paragraphs", least=1),
        publisher=table.optional(table.text, "publisher"),
        date=table.optional(table.period, "date"),
        date_inferred=table.flag("date_inferred"),
        date_note=table.optional(table.bilingual, "date_note"),
    )
    table.close()
    return source


def _topic(table: Table) -> Topic:
    topic = Topic(id=table.slug("id"), label=table.bilingual("label"))
    table.close()
    return topic


def _fact(table: Table, only_source: str | None) -> Fact:
    key = table.slug("key")
    paragraph = table.integer("paragraph")
    source = table.optional(table.slug, "source") or only_source
    if source is None:
        table.fault("E209", "key")
    fact = Fact(
        key=key,
        kind=table.choice("kind", _KINDS),
        topic=table.slug("topic"),
        label=table.bilingual("label"),
        aliases=table.texts("aliases"),
        statement=table.bilingual("statement"),
        place=table.optional(table.text, "place"),
        subject=table.text("subject"),
        names=table.texts("names"),
        figures=_figures(key, paragraph, table.tables("figure", required=False)),
        source=Locator(id=source or "", paragraph=paragraph, as_written=table.text("as_written")),
        notes=tuple(note.whole_text() for note in table.tables("notes", required=False)),
        parts=table.texts("parts"),
        has_all_parts=table.flag("has_all_parts"),
    )
    table.close()
    return fact


def _figures(key: str, paragraph: int, tables: Iterable[Table]) -> tuple[Figure, ...]:
    """Read the figures of a fact; the first of a period keeps the short id for good."""
    figures: list[Figure] = []
    for table in tables:
        figure = _figure(table, paragraph)
        short = f"{key}@{figure.period or bounds.UNDATED}"
        taken = any(figure.period == other.period for other in figures)
        figures.append(replace(figure, id=f"{short}:{figure.measure}" if taken else short))
    return tuple(figures)


def _figure(table: Table, paragraph: int) -> Figure:
    figure = Figure(
        id="",
        measure=table.choice("measure", _MEASURES),
        value=table.number("value"),
        unit=table.text("unit"),
        bound=table.choice("bound", _BOUNDS),
        of=table.optional(table.bilingual, "of"),
        period=table.optional(table.period, "period"),
        period_inferred=table.flag("period_inferred"),
        base=table.optional(table.period, "base"),
        paragraph=table.integer("paragraph", default=paragraph),
        as_written=table.text("as_written"),
    )
    table.close()
    return figure
