"""Facts as an index keeps them, as text that a look-up only has to copy; and back to records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.index.stored import Found
from hunanfacts.model.records import Bilingual
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.model.records import Fact

_ALL = "all"
"""Stands behind parts that are all parts."""


def finished(fact: Fact) -> Found:
    """Return a fact as an index keeps it."""
    return Found(columns(fact))


def record(found: Found) -> Fact:
    """Return the record that an index keeps finished."""
    wholes = [_whole(whole) for whole in found.wholes]
    *parts, mark = found.parts.split("\n")
    return document.fact_of(
        json_text.loads(found.json), wholes, tuple(parts), has_all_parts=mark == _ALL
    )


def columns(fact: Fact) -> tuple[str, ...]:
    """Return the first columns of the table `fact`, which hold finished text."""
    shape = document.of_fact(fact)
    figures = [json_text.dumps(figure) for figure in shape["figures"]]
    before, after = json_text.dumps({**shape, "figures": []}).split('"figures": []', 1)
    marks = (
        (figure.id, figure.period or "", figure.measure, figure.bound, format(figure.value, "f"))
        for figure in fact.figures
    )
    return (
        fact.key,
        f'{before}"figures": [',
        "\n".join(figures),
        f"]{after}",
        "\n".join(map("\t".join, marks)),
        "\n".join(_line(figure.of) for figure in fact.figures),
        "\n".join([*fact.parts, _ALL if fact.has_all_parts else ""]),
        _lines(phrases.rows(fact, "zh")),
        _lines(phrases.rows(fact, "en")),
        fact.source.id,
        fact.topic,
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(map(clean.visible, row)) for row in rows)


def _line(whole: Bilingual | None) -> str:
    return json_text.dumps({"zh": whole.zh, "en": whole.en}) if whole else ""


def _whole(line: str) -> Bilingual | None:
    return Bilingual(**json_text.loads(line)) if line else None
