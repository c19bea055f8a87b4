"""Faults in their places: each with its line, as a message that shows the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.knowledge import positions
from hunanfacts.knowledge.faults import MOST_FOUND
from hunanfacts.model.errors import DataError, FaultMessage
from hunanfacts.model.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.knowledge.faults import Fault
    from hunanfacts.knowledge.faults import Path as KeyPath
    from hunanfacts.model.vocabulary import Language


MOST_TOLD = 100
"""Faults of a file that are told one by one; of the rest only how many they are."""
LONGEST_LINE = 200
"""Characters of a line that are shown, around the place of the fault."""
_MORE: dict[Language, str] = {
    "zh": "另有{count}处问题没有列出",
    "en": "{count} more faults are not listed",
}
_AT_LEAST: dict[Language, str] = {
    "zh": "另有{count}处问题没有列出；问题太多，文件没有读完",
    "en": "{count} more faults are not listed; there are so many that the file was not read to its"
    " end",
}


def located(text: str, found: Iterable[Fault]) -> list[Fault]:
    """Give faults their lines in a TOML text, and put them in this order."""
    faults = list(found)
    lines = positions.all_lines_of(text) if faults else {}
    return sorted((_placed(fault, lines) for fault in faults), key=_line)


def report(
    name: str, text: str, found: Sequence[Fault], language: Language, most: int = MOST_TOLD
) -> str:
    """Say what is wrong with the text of the file `name`, and show the lines."""
    lines = text.split("\n")
    told = [_fault_report(name, lines, fault, language) for fault in found[:most]]
    if len(found) > most:
        more = _MORE if len(found) < MOST_FOUND else _AT_LEAST
        told.append(more[language].format(count=len(found) - most))
    return "\n".join(told)


def _placed(fault: Fault, lines: dict[KeyPath, int]) -> Fault:
    details = dict(fault.details)
    if fault.first is not None:
        details["first"] = positions.line_at(lines, fault.first)
    return replace(fault, line=positions.line_at(lines, fault.path), details=details)


def _line(fault: Fault) -> int:
    return fault.line or 1


def data_error(
    name: str,
    text: str,
    found: list[Fault],
    error: type[DataError] = DataError,
    most: int | None = None,
) -> DataError:
    """Return one error that reports all faults of the file `name`, or so many of them."""
    most = MOST_TOLD if most is None else most
    zh, en = (report(name, text, found, language, most) for language in LANGUAGES)
    lines = text.split("\n")
    told = error(
        zh=zh,
        en=en,
        file=name,
        line=found[0].line,
        column=found[0].column,
        faults=tuple(_message(fault, lines) for fault in found[:most]),
    )
    told.found = tuple(found)
    return told


def _message(fault: Fault, lines: list[str]) -> FaultMessage:
    return FaultMessage(
        code=fault.code,
        zh=fault.message("zh"),
        en=fault.message("en"),
        line=fault.line,
        column=fault.column,
        text=_shown_line(lines, fault),
    )


def _fault_report(name: str, lines: list[str], fault: Fault, language: Language) -> str:
    head = f"{name}:{_line(fault)}: {fault.code} {fault.message(language)}"
    line = _shown_line(lines, fault)
    return f"{head}\n    {line}" if line else head


def _shown_line(lines: list[str], fault: Fault) -> str:
    number = _line(fault)
    return excerpt(lines[number - 1], fault.column) if number <= len(lines) else ""


def excerpt(line: str, column: int | None = None) -> str:
    """Return a line without the spaces around it; of a long one what stands around `column`."""
    shown = line.strip()
    if len(shown) <= LONGEST_LINE:
        return shown
    place = (column or 1) - 1 - line.index(shown[0])
    start = max(0, min(place - LONGEST_LINE // 2, len(shown) - LONGEST_LINE))
    end = start + LONGEST_LINE
    before, after = "…" if start else "", "…" if end < len(shown) else ""
    return f"{before}{shown[start:end]}{after}"
