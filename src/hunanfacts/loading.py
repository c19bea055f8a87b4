"""From a TOML file to records: every fault of the file in one run, each with its line."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import tomli

from hunanfacts import periods, positions, quantity, validate
from hunanfacts.errors import DataError, DataSyntaxError, unreadable
from hunanfacts.faults import Fault
from hunanfacts.records import Bilingual, Fact, Figure, Knowledge, Locator, Source, Topic
from hunanfacts.vocabulary import LANGUAGES, Bound, Kind, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.faults import Path as KeyPath
    from hunanfacts.vocabulary import Language

_SCHEMA = 1
_KINDS, _MEASURES, _BOUNDS = map(get_args, (Kind, Measure, Bound))
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_DIGITS = 20
"""Of a value, before and after its point: far beyond any statistic, and exact in all reckoning."""


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
        checks = validate.Checks(sources, topics)
        found.extend(checks.headings())
        only_source = sources[0].id if len(sources) == 1 else None
        for table in document.tables("fact", required=False):
            fact = _fact(table, only_source)
            found.extend(checks.of(fact))
            yield fact
        found.extend(checks.parts())
        document.close()
        if found:
            raise _invalid(name, text, located(text, found))

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
        raise _invalid(name, "", [fault], DataSyntaxError) from error
    try:
        return text, tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        fault = _syntax_fault(text, str(error))
    except (ValueError, RecursionError) as error:
        # A number too long for int(), or arrays nested a thousand deep.
        fault = Fault(code="E001", line=1, details={"detail": str(error)})
    raise _invalid(name, text, [fault], DataSyntaxError)


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


# ---- Faults in their places ----------------------------------------------------------------------


def located(text: str, found: Iterable[Fault]) -> list[Fault]:
    """Give faults their lines in a TOML text, and put them in this order."""
    lines = positions.lines_of(text)
    return sorted((_placed(fault, lines) for fault in found), key=_line)


def report(name: str, text: str, found: Iterable[Fault], language: Language) -> str:
    """Say what is wrong with the text of the file `name`, and show the lines."""
    lines = text.split("\n")
    return "\n".join(_fault_report(name, lines, fault, language) for fault in found)


def _placed(fault: Fault, lines: dict[KeyPath, int]) -> Fault:
    details = dict(fault.details)
    if fault.first is not None:
        details["first"] = positions.line_at(lines, fault.first)
    return replace(fault, line=positions.line_at(lines, fault.path), details=details)


def _line(fault: Fault) -> int:
    return fault.line or 1


def _invalid(
    name: str, text: str, found: list[Fault], error: type[DataError] = DataError
) -> DataError:
    zh, en = (report(name, text, found, language) for language in LANGUAGES)
    return error(zh=zh, en=en, file=name, line=found[0].line, column=found[0].column)


def _fault_report(name: str, lines: list[str], fault: Fault, language: Language) -> str:
    head = f"{name}:{_line(fault)}: {fault.code} {fault.message(language)}"
    line = lines[_line(fault) - 1].strip() if _line(fault) <= len(lines) else ""
    return f"{head}\n    {line}" if line else head


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
        notes=tuple(_note(note) for note in table.tables("notes", required=False)),
        parts=table.texts("parts"),
        has_all_parts=table.flag("has_all_parts"),
    )
    table.close()
    return fact


def _note(table: Table) -> Bilingual:
    note = Bilingual(zh=table.text("zh"), en=table.text("en"))
    table.close()
    return note


def _figures(key: str, paragraph: int, tables: Iterable[Table]) -> tuple[Figure, ...]:
    """Read the figures of a fact; the first of a period keeps the short id for good."""
    figures: list[Figure] = []
    for table in tables:
        figure = _figure(table, paragraph)
        short = f"{key}@{figure.period or quantity.UNDATED}"
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


class Table:
    """One TOML table being read: each read that fails leaves a fault and returns a stand-in.

    The stand-ins let the reading go on to the end, so that all faults are found in one run;
    records made with them are never handed out.
    """

    def __init__(self, values: dict[str, Any], path: KeyPath, faults: list[Fault]) -> None:
        """Read `values`, which stand under `path`, and add to `faults`."""
        self._values = values
        self._path = path
        self._faults = faults
        self._read: dict[str, None] = {}
        """The keys asked for, in order."""

    def fault(self, code: str, name: str, **details: str | int) -> None:
        """Leave a fault at the key `name`."""
        details = {"name": name, **details}
        self._faults.append(Fault(code=code, path=(*self._path, name), details=details))

    def close(self) -> None:
        """Leave a fault for every key that nobody has read: typing slips are the likeliest."""
        for name in self._values:
            if name not in self._read:
                self.fault("E101", name, known=", ".join(self._read))

    def text(self, name: str) -> str:
        """Read a text that is not empty."""
        value = self._value(name, str, "文字", "a text")
        if value is not None and not value.strip():
            self.fault("E106", name)
        return value or ""

    def slug(self, name: str) -> str:
        """Read a key or id: lower-case ASCII words with hyphens."""
        return self._text_like(name, _SLUG.fullmatch, "小写英文词，以连字符相连",
                               "lower-case ASCII words joined by hyphens")  # fmt: skip

    def period(self, name: str) -> str:
        """Read a period in ISO 8601."""
        return self._text_like(
            name,
            periods.is_period,
            "2021、2022-05、2022-07-07或2016/2020的形式",
            "like 2021, 2022-05, 2022-07-07 or 2016/2020",
        )

    def choice(self, name: str, words: tuple[Any, ...]) -> Any:  # noqa: ANN401 -- of a Literal
        """Read one of the words."""
        value = self._value(name, str, "文字", "a text")
        if value is not None and value not in words:
            self.fault("E104", name, found=value, known=", ".join(words))
        return value if value in words else words[0]

    def integer(
        self, name: str, default: int | None = None, *, least: int | None = None, stand_in: int = 0
    ) -> int:
        """Read a whole number of at most 20 digits; without a `default` it must be there."""
        if default is not None and name not in self._values:
            self._read[name] = None
            return default
        value: int | None = self._value(name, int, "整数", "a whole number")
        if value is None:
            return stand_in
        if abs(value) >= 10**_MOST_DIGITS or (least is not None and value < least):
            zh, en = ("", "") if least is None else (f"、不小于{least}", f" from {least}")
            self.fault("E105", name, found=_shown(value), expected_zh=f"二十位以内{zh}的整数",
                       expected_en=f"a whole number{en} of at most 20 digits")  # fmt: skip
            return stand_in
        return value

    def number(self, name: str) -> Decimal:
        """Read a number as an exact decimal of at most 20 digits before and after its point."""
        value = self._value(name, (int, Decimal), "数", "a number")
        if value is None:
            return Decimal(0)
        number = Decimal(value)
        if not number.is_finite() or not _is_plain(number):
            self.fault("E105", name, found=_shown(value), expected_zh="二十位以内的数",
                       expected_en="a number of at most 20 digits")  # fmt: skip
            return Decimal(0)
        return number

    def flag(self, name: str) -> bool:
        """Read true or false; false where it is absent."""
        return self.optional(lambda key: self._value(key, bool, "true或false", "true or false"),
                             name) or False  # fmt: skip

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; empty where it is absent."""
        values = self.optional(lambda key: self._value(key, list, "列表", "a list"), name) or []
        for value in values:
            if not isinstance(value, str):
                self._wrong_type(name, value, "由文字组成的列表", "a list of texts")
            elif not value.strip():
                self.fault("E106", name)
        return tuple(value for value in values if isinstance(value, str))

    def bilingual(self, name: str) -> Bilingual:
        """Read a text in both languages."""
        inner = self._value(name, dict, "{ zh = …, en = … }", "{ zh = …, en = … }")
        if inner is None:
            return Bilingual(zh="", en="")
        return _note(Table(inner, (*self._path, name), self._faults))

    def tables(self, name: str, *, required: bool = True) -> Iterable[Table]:
        """Read a list of tables; each is yielded to be read."""
        self._read[name] = None
        if name not in self._values and not required:
            return
        values = self._value(name, list, "表的列表", "a list of tables") or []
        for place, value in enumerate(values):
            if isinstance(value, dict):
                yield Table(value, (*self._path, name, place), self._faults)
            else:
                self._wrong_type(name, value, "表的列表", "a list of tables")

    _Read = TypeVar("_Read")

    def optional(self, read: Callable[[str], _Read], name: str) -> _Read | None:
        """Read a key with `read` where it is there."""
        if name in self._values:
            return read(name)
        self._read[name] = None
        return None

    def _text_like(
        self, name: str, fits: Callable[[str], object], expected_zh: str, expected_en: str
    ) -> str:
        value = self._value(name, str, "文字", "a text")
        if value is not None and not fits(value):
            self.fault("E105", name, found=value, expected_zh=expected_zh, expected_en=expected_en)
        return value or ""

    def _value(
        self, name: str, kind: type | tuple[type, ...], expected_zh: str, expected_en: str
    ) -> Any:  # noqa: ANN401 -- TOML is untyped until here
        self._read[name] = None
        value = self._values.get(name)
        if value is None:
            self.fault("E102", name)
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._wrong_type(name, value, expected_zh, expected_en)
            return None
        return value

    def _wrong_type(self, name: str, value: object, expected_zh: str, expected_en: str) -> None:
        found = {"dict": "table", "Decimal": "float", "str": "text"}
        kind = type(value).__name__
        self.fault("E103", name, found=found.get(kind, kind), expected_zh=expected_zh,
                   expected_en=expected_en)  # fmt: skip


def _shown(number: int | Decimal) -> str:
    """Write a number for a message; Python refuses to write long whole numbers in decimal."""
    is_long = isinstance(number, int) and abs(number) >= 10**40
    return (hex(int(number)) if is_long else str(number))[:40]


def _is_plain(number: Decimal) -> bool:
    _, all_digits, exponent = number.as_tuple()
    before = len(all_digits) + int(exponent)
    return before <= _MOST_DIGITS and -int(exponent) <= _MOST_DIGITS
