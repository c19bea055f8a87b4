"""What the two English styles have in common: dates in words, lists of names, places cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.cite.parts import Date
    from hunanfacts.model.records import Locator

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(date: Date) -> str:
    """Return the month and the day, as far as they are known: May 18."""
    month = _MONTHS[date.month - 1] if date.month else ""
    return f"{month} {date.day}" if date.day else month


def together(names: Sequence[str], last: str) -> str:
    """Join names, the last one by a word of its own; a comma stands before it from three on."""
    if len(names) <= 1:
        return "".join(names)
    comma = "," if len(names) > len(("one", "other")) else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def sentence(*parts_of_it: str) -> str:
    """Return what ends in a full stop, unless it is empty or ends in one."""
    text = "".join(parts_of_it)
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def located(locators: Sequence[Locator], pages: tuple[str, str]) -> str:
    """Write the places cited; styles differ in what stands before a page."""
    words = {
        "page": pages,
        "section": ("sec. {}", "secs. {}"),
        "table": ("table {}", "tables {}"),
        "paragraph": ("para. {}", "paras. {}"),
        "line": ("line {}", "lines {}"),
    }
    return parts.located(locators, words)
