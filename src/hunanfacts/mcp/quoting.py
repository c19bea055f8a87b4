"""Sentences that may be quoted as they are: a figure with its bound, period, source and caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.index.stored import FACT_CELLS, MARKS
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

_NO_PERIOD = {"zh": "原文未说明时期", "en": "the source gives no period"}


def of_fact(fact: Found, index: Index, language: Language) -> Iterator[str]:
    """Yield a sentence a figure, or one for a fact without figures."""
    record = json_text.loads(fact.json)
    cautions = [figure["caution"] for figure in record["figures"]] or [record["caution"]]
    sources = [mark[MARKS.index("source")] for mark in fact.marks] or [fact.source]
    said_by = _text(record["said_by"], language)
    for cells, caution, source in zip(fact.rows(language), cautions, sources, strict=True):
        cell = dict(zip(FACT_CELLS, cells, strict=True))
        where = cell["where"].removeprefix(source).lstrip("，, ")
        said = [
            cell["period"] or (_NO_PERIOD[language] if fact.figures else ""),
            _said_by(said_by, language),
            _title(index, source, language),
            where,
        ]
        yield _sentence(cell["label"], cell["text"], said, _text(caution, language), language)


def _sentence(label: str, text: str, said: list[str], caution: str, language: Language) -> str:
    comma, colon = ("，", "：") if language == "zh" else (", ", ": ")
    told = f"{label}{colon}{text.rstrip('。.')}"
    about = comma.join(part for part in said if part)
    if language == "zh":
        return f"{told}（{about}）。" + (f"注意：{caution}" if caution else "")
    return f"{told} ({about})." + (f" Caution: {caution}" if caution else "")


def _said_by(name: str, language: Language) -> str:
    if not name:
        return ""
    return f"据{name}" if language == "zh" else f"according to {name}"


def _title(index: Index, source: str, language: Language) -> str:
    """Say what a source is, without the word before it and without its id."""
    (line, *_) = index.source_lines([source], language)
    told = line.partition("：" if language == "zh" else ": ")[2]
    return told.removeprefix(f"[{source}] ")


def _text(text: dict[str, str | None] | None, language: Language) -> str:
    """Return a text in a language, else in the other."""
    return (text[language] or text["zh"] or text["en"] or "") if text else ""
