"""How large a knowledge file and the texts in it may be: far more than any author writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hunanfacts.knowledge.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.knowledge.faults import Path

LARGEST_FILE = 100_000_000
"""Bytes of a knowledge file; some 100,000 facts."""
LONGEST_TEXT = 10_000
"""Characters of a text in it; the longest notes have some hundred."""
MOST_FIGURES = 2_000
"""Of a fact; one a day makes five years."""


LONGEST_NAMES = 10_000
"""Characters of all names of a place together; each of its facts is found by them."""
LONGEST_TEXTS = 6_000_000
"""Characters of all texts of a fact, once for each of its figures, which is told with them."""


def faults(values: dict[str, Any]) -> Iterator[Fault]:
    """Yield a fault for every fact of too many figures and every text that is too long.

    A text may be too long for how often it is told: the names of a place, those of a fact.
    """
    yield from _of_figures(values)
    yield from _of_places(values)
    yield from _of_facts(values)
    if not _has_long_text(values):
        return
    left: list[tuple[Path, Any]] = [((), values)]
    while left:
        path, value = left.pop()
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                yield _too_long(path, value)
        elif isinstance(value, dict):
            left += (((*path, name), inner) for name, inner in value.items())
        elif isinstance(value, list):
            left += (((*path, place), inner) for place, inner in enumerate(value))


def _of_figures(values: dict[str, Any]) -> Iterator[Fault]:
    facts = values.get("fact")
    for place, fact in enumerate(facts if isinstance(facts, list) else ()):
        figures = fact.get("figure") if isinstance(fact, dict) else None
        if isinstance(figures, list) and len(figures) > MOST_FIGURES:
            details: dict[str, str | int] = {
                "name": "figure",
                "found": "[[fact.figure]]",
                "expected_zh": f"不超过{MOST_FIGURES}个数值，这里有{len(figures)}个",
                "expected_en": f"at most {MOST_FIGURES:,} figures, and there are {len(figures):,}",
            }
            yield Fault(code="E105", path=("fact", place, "figure"), details=details)


def _of_places(values: dict[str, Any]) -> Iterator[Fault]:
    for number, place in enumerate(_tables(values, "place")):
        aliases = place.get("aliases")
        length = _length(place.get("name")) + _length(aliases)
        if isinstance(aliases, list) and length > LONGEST_NAMES:
            details: dict[str, str | int] = {
                "name": "aliases",
                "found": "aliases",
                "expected_zh": f"与name一起不超过{LONGEST_NAMES}字，这里有{length}字",
                "expected_en": f"at most {LONGEST_NAMES:,} characters together with name, and there"
                f" are {length:,}",
            }
            yield Fault(code="E105", path=("place", number, "aliases"), details=details)


def _of_facts(values: dict[str, Any]) -> Iterator[Fault]:
    for number, fact in enumerate(_tables(values, "fact")):
        figures = fact.get("figure")
        count = len(figures) if isinstance(figures, list) else 0
        if count <= 1:
            continue
        most = LONGEST_TEXTS // count
        length = _length([each for name, each in fact.items() if name != "figure"])
        if length > most:
            details: dict[str, str | int] = {
                "name": "fact",
                "found": "[[fact]]",
                "expected_zh": f"文字一共不超过{most}字的事实，因为它们与{count}个数值一起列出；"
                f"这里有{length}字",
                "expected_en": f"a fact with texts of at most {most:,} characters in all, since"
                f" they are told with each of {count:,} figures; there are {length:,}",
            }
            yield Fault(code="E105", path=("fact", number), details=details)


def _tables(values: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the tables of a list in their places; what is none is an empty one."""
    found = values.get(name)
    each = found if isinstance(found, list) else []
    return [table if isinstance(table, dict) else {} for table in each]


def _length(texts: object) -> int:
    """Return how long a text is, or all of a list or a table, whatever these hold."""
    left, length = [texts], 0
    while left:
        each = left.pop()
        if isinstance(each, str):
            length += len(each)
        elif isinstance(each, (dict, list)):
            left += each.values() if isinstance(each, dict) else each
    return length


def _has_long_text(values: dict[str, Any]) -> bool:
    """Tell what most documents need not be searched for with the path of every text at hand."""
    left: list[Any] = [values]
    while left:
        table = left.pop()
        for value in table.values() if isinstance(table, dict) else table:
            if isinstance(value, str):
                if len(value) > LONGEST_TEXT:
                    return True
            elif isinstance(value, (dict, list)):
                left.append(value)
    return False


def _too_long(path: Path, text: str) -> Fault:
    details: dict[str, str | int] = {
        "name": next((name for name in reversed(path) if isinstance(name, str)), ""),
        "found": f"{text[:20]}…",
        "expected_zh": f"不超过{LONGEST_TEXT}字的文字，这里有{len(text)}字",
        "expected_en": f"a text of at most {LONGEST_TEXT:,} characters, and has {len(text):,}",
    }
    return Fault(code="E105", path=path, details=details)
