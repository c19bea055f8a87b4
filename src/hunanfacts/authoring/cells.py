"""From the cells of a row, in columns named as in the CSV of facts, to the fields of a file."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hunanfacts.model.records import Knowledge

    Cells = Mapping[str, str]

OF_FIGURE = "figures."
"""What the columns of a figure begin with."""
_LOCATOR = ("paragraph", "page", "section", "table", "line", "url")
_LISTS = ("aliases", "unlike", "names", "notes", "parts")
_BILINGUAL = ("label", "statement", "place", "subject", "said_by", "caution")
_PLAIN = ("key", "kind", "topic", "period", "period_inferred", "has_all_parts")
_FIGURE_PLAIN = ("measure", "status", "value", "unit", "bound", "among", "period",
                 "period_inferred", "base", "prices", "variant", "as_written")  # fmt: skip
_FIGURE_BILINGUAL = ("of", "display", "caution")
_ENDS = ("low", "high", "low_closed", "high_closed")


def _known() -> Iterator[str]:
    yield "match"
    yield from (*_PLAIN, *_LISTS, "source.id", "source.as_written")
    yield from (f"source.locator.{name}" for name in _LOCATOR)
    yield from (f"{name}.{language}" for name in _BILINGUAL for language in LANGUAGES)
    yield from (f"{OF_FIGURE}{name}" for name in ("id", *_FIGURE_PLAIN, *_ENDS, "source.id"))
    yield from (f"{OF_FIGURE}source.locator.{name}" for name in _LOCATOR)
    for name in _FIGURE_BILINGUAL:
        yield from (f"{OF_FIGURE}{name}.{language}" for language in LANGUAGES)


KNOWN = tuple(_known())
"""The columns that a spreadsheet may have."""

_NUMBER = re.compile(r"[+-]?\d{1,1000}(?:\.\d{1,1000})?")
"""A longer one is no number to TOML, and is told as the text that it is."""
_WHOLE = re.compile(r"\d{1,1000}")
_FLAGS = {"true": True, "false": False}
_UNTOLD = {"status": "reported"}
"""What is left out of a file, since it goes without saying."""


class Field(NamedTuple):
    """A field with its value, and the column that it is out of."""

    name: str
    value: Any
    column: str


def of_fact(row: Cells, knowledge: Knowledge) -> list[Field]:
    """Return the fields of a fact; what there is no column for and every fact has is made up."""
    fields = list(_of_fact(row, knowledge))
    if not row.get("source.as_written"):
        fields.append(_as_written(row, knowledge))
    return fields


def _of_fact(row: Cells, knowledge: Knowledge) -> Iterator[Field]:
    yield from _plain(row, "", _PLAIN)
    for name in _BILINGUAL:
        if name != "place":
            yield from _bilingual(row, name, knowledge)
    yield from _place(row, knowledge)
    for name in _LISTS:
        if cell := row.get(name):
            yield Field(name, _listed(cell), name)
    yield from _source(row, "source", knowledge)
    if cell := row.get("source.as_written"):
        yield Field("as_written", cell, "source.as_written")


def _as_written(row: Cells, knowledge: Knowledge) -> Field:
    """Return what pins a fact in the source: what its first figure is printed as, or the label."""
    for column in (f"{OF_FIGURE}as_written", *(f"label.{each}" for each in knowledge.languages)):
        if row.get(column):
            return Field("as_written", row[column], column)
    return Field("as_written", "", "label.zh")


def of_figure(row: Cells, fact: Cells, knowledge: Knowledge) -> list[Field]:
    """Return the fields of the figure of a row; none where the row has none."""
    for name, cell in row.items():
        if cell and name.startswith(OF_FIGURE) and cell not in _FLAGS:
            return list(_of_figure(row, fact, knowledge))
    return []


def _of_figure(row: Cells, fact: Cells, knowledge: Knowledge) -> Iterator[Field]:
    yield from _plain(row, OF_FIGURE, _FIGURE_PLAIN)
    if not row.get(f"{OF_FIGURE}value"):
        yield from _range_or_reads(row, knowledge)
    yield from _bilingual(row, "of", knowledge, OF_FIGURE)
    yield from _own_caution(row, fact, knowledge)
    places = ("id", *(f"locator.{name}" for name in _LOCATOR))
    of_figure = [row.get(f"{OF_FIGURE}source.{name}", "") for name in places]
    if any(of_figure) and of_figure != [fact.get(f"source.{name}", "") for name in places]:
        is_elsewhere = of_figure[0] not in {"", fact.get("source.id", "")}
        yield from _source(row, f"{OF_FIGURE}source", knowledge, is_named=is_elsewhere)


def _range_or_reads(row: Cells, knowledge: Knowledge) -> Iterator[Field]:
    """Yield both ends of a range; of what is no number how it reads."""
    ends = [row.get(f"{OF_FIGURE}{name}", "") for name in ("low", "high")]
    if all(ends):
        yield Field("range", list(map(_number, ends)), f"{OF_FIGURE}low")
        return
    for field in _bilingual(row, "display", knowledge, OF_FIGURE):
        yield Field("reads", field.value, field.column)


def _own_caution(row: Cells, fact: Cells, knowledge: Knowledge) -> Iterator[Field]:
    """Yield the caution of a figure without that of its fact, which every figure repeats."""
    own = {}
    for language in LANGUAGES:
        name = f"caution.{language}"
        own[OF_FIGURE + name] = (
            row.get(OF_FIGURE + name, "").removesuffix(fact.get(name, "")).strip()
        )
    yield from _bilingual(own, "caution", knowledge, OF_FIGURE)


# ---- Cells ---------------------------------------------------------------------------------------


def _plain(row: Cells, start: str, names: Iterable[str]) -> Iterator[Field]:
    for name in names:
        cell = row.get(start + name, "")
        value = _value(name, cell)
        if cell and value is not False and _UNTOLD.get(name) != cell:
            yield Field(name, value, start + name)


def _value(name: str, cell: str) -> Any:  # noqa: ANN401 -- what the file is to hold
    """Read a cell as its field needs it; what cannot be so read stays a text, a fault there."""
    match name:
        case "value":
            return _number(cell)
        case "period_inferred" | "has_all_parts":
            return _FLAGS.get(cell.lower(), cell)
        case "among" | "paragraph" | "page" | "section" | "table" | "line":
            return int(cell) if _WHOLE.fullmatch(cell) else cell
        case _:
            return cell


def _number(cell: str) -> Decimal | str:
    return Decimal(cell) if _NUMBER.fullmatch(cell) else cell


def _bilingual(row: Cells, name: str, knowledge: Knowledge, start: str = "") -> Iterator[Field]:
    """Yield a text in the languages of the file: plain where the file is in one."""
    texts = {language: row.get(f"{start}{name}.{language}", "") for language in LANGUAGES}
    told = {language: text for language, text in texts.items() if text}
    if not told:
        return
    column = f"{start}{name}.{next(iter(told))}"
    is_one = len(knowledge.languages) == 1 and list(told) == list(knowledge.languages)
    yield Field(name, told[knowledge.languages[0]] if is_one else told, column)


def _place(row: Cells, knowledge: Knowledge) -> Iterator[Field]:
    column = _column_of_place(row)
    if column and (place := _place_called(row[column], knowledge)):
        yield Field("place", place, column)


def unknown_place(row: Cells, knowledge: Knowledge) -> str | None:
    """Return the column in which a place is named that the file does not have."""
    column = _column_of_place(row)
    return column if column and not _place_called(row[column], knowledge) else None


_OF_PLACE = tuple(f"place.{each}" for each in LANGUAGES)


def _column_of_place(row: Cells) -> str | None:
    for column in _OF_PLACE:
        if row.get(column):
            return column
    return None


def _place_called(name: str, knowledge: Knowledge) -> str | None:
    """Return the id of the place that has this id, name or alias."""
    for place in knowledge.places:
        if name in {place.id, *place.name.texts, *place.aliases}:
            return place.id
    return None


def _source(
    row: Cells, start: str, knowledge: Knowledge, *, is_named: bool = True
) -> Iterator[Field]:
    """Yield the source, where it could be another, and where in it something stands."""
    only = knowledge.sources[0].id if len(knowledge.sources) == 1 else None
    named = row.get(f"{start}.id")
    if named and named != only and is_named:
        yield Field("source", named, f"{start}.id")
    for name in _LOCATOR:
        if cell := row.get(f"{start}.locator.{name}"):
            yield Field(name, _value(name, cell), f"{start}.locator.{name}")


def _listed(cell: str) -> Any:  # noqa: ANN401 -- texts, or texts in both languages
    """Read a list: as JSON, which the CSV of facts has, or parted by semicolons.

    JSON that is no list of texts is left as it is, which the knowledge file will not have.
    """
    if cell.startswith("["):
        try:
            told = json_text.loads(cell)
        except ValueError:
            return cell
        return list(map(_without_none, told)) if all(map(_is_told, told)) else cell
    return [part.strip() for part in re.split("[;；]", cell) if part.strip()]


def _is_told(value: Any) -> bool:  # noqa: ANN401 -- the same
    """Tell whether a file can have it in a list: a text, or texts in both languages."""
    if isinstance(value, dict):
        return all(each is None or isinstance(each, str | int) for each in value.values())
    return isinstance(value, str | int)


def _without_none(value: Any) -> Any:  # noqa: ANN401 -- the same
    if not isinstance(value, dict):
        return value
    return {name: text for name, text in value.items() if text is not None}
