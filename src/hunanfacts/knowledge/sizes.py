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


def faults(values: dict[str, Any]) -> Iterator[Fault]:
    """Yield a fault for every text in a TOML document that is too long."""
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
