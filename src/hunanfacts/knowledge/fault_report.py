"""Faults in their places: each with its line, as a message that shows the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.knowledge import positions
from hunanfacts.model.errors import DataError, FaultMessage
from hunanfacts.model.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.knowledge.faults import Fault
    from hunanfacts.knowledge.faults import Path as KeyPath
    from hunanfacts.model.vocabulary import Language


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


def data_error(
    name: str, text: str, found: list[Fault], error: type[DataError] = DataError
) -> DataError:
    """Return one error that reports all faults of the file `name`."""
    zh, en = (report(name, text, found, language) for language in LANGUAGES)
    lines = text.split("\n")
    return error(
        zh=zh,
        en=en,
        file=name,
        line=found[0].line,
        column=found[0].column,
        faults=tuple(_message(fault, lines) for fault in found),
    )


def _message(fault: Fault, lines: list[str]) -> FaultMessage:
    return FaultMessage(
        code=fault.code,
        zh=fault.message("zh"),
        en=fault.message("en"),
        line=fault.line,
        column=fault.column,
        text=_text_at(lines, _line(fault)),
    )


def _fault_report(name: str, lines: list[str], fault: Fault, language: Language) -> str:
    head = f"{name}:{_line(fault)}: {fault.code} {fault.message(language)}"
    line = _text_at(lines, _line(fault))
    return f"{head}\n    {line}" if line else head


def _text_at(lines: list[str], number: int) -> str:
    return lines[number - 1].strip() if number <= len(lines) else ""
