"""Knowledge files in pieces, each of them valid: a head, and facts about tea with their figures.

Fields are given as Python has them, and any of them in place of what is written otherwise.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hostile_making import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from hostile_making import Maker, Piece

    Value: TypeAlias = str | int | Sequence["Value"] | Mapping[str, "Value"]


def table(heading: str, fields: Mapping[str, Value]) -> str:
    """Return a table of an array of tables, a field a line."""
    lines = (f"{name} = {_written(value)}\n" for name, value in fields.items())
    return f"[[{heading}]]\n{''.join(lines)}"


def _written(value: Value) -> str:
    match value:
        case dict():
            told = (f"{name} = {_written(inner)}" for name, inner in value.items())
            return f"{{ {', '.join(told)} }}"
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def both(zh: str, en: str) -> Value:
    """Return a text in both languages."""
    return {"zh": zh, "en": en}


def source(name: str = "paper", **fields: Value) -> str:
    """Return a source."""
    known: dict[str, Value] = {
        "id": name,
        "title": "P",
        "type": "report",
        "language": "zh",
        "paragraphs": 100_000,
    }
    return table("source", known | fields)


def place(name: str = "moudi", **fields: Value) -> str:
    """Return a place."""
    return table("place", {"id": name, "name": "某地", **fields})


def topic(name: str = "farming", **fields: Value) -> str:
    """Return a topic."""
    return table("topic", {"id": name, "label": "农业", **fields})


def fact(at: int = 1, **fields: Value) -> str:
    """Return the fact of this number, whose key is tea1 for the first."""
    known: dict[str, Value] = {
        "key": f"tea{at}",
        "kind": "indicator",
        "topic": "farming",
        "label": both(f"茶叶产量{at}", f"Tea {at}"),
        "statement": both("某地产茶。", "Tea."),
        "place": "moudi",
        "paragraph": 1,
        "as_written": "茶",
    }
    return table("fact", known | fields)


def figure(value: int = 3, unit: str = "万吨", **fields: Value) -> str:
    """Return a figure, to stand behind its fact."""
    known: dict[str, Value] = {
        "value": value,
        "unit": unit,
        "bound": "exact",
        "measure": "level",
        "period": "2019",
        "as_written": f"{value}{unit}",
    }
    return table("fact.figure", known | fields)


TOP = 'schema = 2\nversion = "hostile"\ntitle = "H"\n'
HEAD = TOP + source() + place() + topic()
"""What facts stand behind."""
ONE = HEAD + fact() + figure()
"""A whole file."""
MOST_FIGURES = 2_000
"""That a fact may have: with more the file is refused for this alone."""


def figures(of: Piece) -> Maker:
    """Make facts of as many figures as one may have, out of the text of each."""

    def made(at: int) -> str:
        whole, rest = divmod(at - 1, MOST_FIGURES)
        return of(at) if rest else fact(whole + 1) + of(at)

    return filled(made, HEAD)
