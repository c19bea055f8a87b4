"""Facts as an index keeps them, as text that a look-up only has to copy; and back to records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts import clean, document, jsontext, wording
from hunanfacts.index import Found
from hunanfacts.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.records import Fact

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
        jsontext.loads(found.json), wholes, tuple(parts), has_all_parts=mark == _ALL
    )


def columns(fact: Fact) -> tuple[str, ...]:
    """Return the first columns of the table `fact`, which hold finished text."""
    shape = document.of_fact(fact)
    figures = [jsontext.dumps(figure) for figure in shape["figures"]]
    before, after = jsontext.dumps({**shape, "figures": []}).split('"figures": []', 1)
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
        _lines(wording.rows(fact, "zh")),
        _lines(wording.rows(fact, "en")),
        fact.source.id,
        fact.topic,
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(map(clean.visible, row)) for row in rows)


def _line(whole: Bilingual | None) -> str:
    return jsontext.dumps({"zh": whole.zh, "en": whole.en}) if whole else ""


def _whole(line: str) -> Bilingual | None:
    return Bilingual(**jsontext.loads(line)) if line else None
