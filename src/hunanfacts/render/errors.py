"""An error in words and in its JSON shape (contract), neither of them longer than is read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from hunanfacts.model.errors import HunanfactsError, Suggestion
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.documents import (
        CommandSuggestionDocument,
        ErrorDetailsDocument,
        ErrorDocument,
        FactSuggestionDocument,
    )
    from hunanfacts.wording.document import BilingualDocument

SCHEMA = "hunanfacts.error/2"

_LONGEST_TYPED = 200
"""Characters of what was typed that are said again."""
_LONGEST_LINE = 1000
"""Characters of a line of what is said, and of a text for a machine."""


def document(error: HunanfactsError, spoken: Language) -> ErrorDocument:
    """Return an error in its JSON shape, its messages in one language."""
    return {"schema": SCHEMA, "error": details(error, spoken)}


def details(error: HunanfactsError, spoken: Language) -> ErrorDetailsDocument:
    """Return what there is to say of an error."""
    return {
        "code": error.code,
        "message": message(error, spoken),
        "input": error.input and short(error.input, _LONGEST_TYPED),
        "suggestions": [_suggestion(each) for each in error.suggestions],
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "faults": [
            {
                "code": fault.code,
                "line": fault.line,
                "column": fault.column,
                "message": fault.zh if spoken == "zh" else fault.en,
                "text": fault.text,
            }
            for fault in error.faults
        ],
    }


def _suggestion(found: Suggestion) -> FactSuggestionDocument | CommandSuggestionDocument:
    if found.command:
        return {"command": found.command}
    return {"key": found.key, "label": _both(found.label), "display": _both(found.display)}


def _both(texts: dict[str, str | None] | None) -> BilingualDocument | None:
    return {"zh": texts["zh"], "en": texts["en"]} if texts else None


def message(error: HunanfactsError, spoken: Language, shown: Callable[[str], str] = str) -> str:
    """Return what an error says, in which what was typed is `shown` so, and only its beginning."""
    said = error.zh if spoken == "zh" else error.en
    for typed in (error.input, error.file):
        said = said.replace(typed, shown(short(typed, _LONGEST_TYPED))) if typed else said
    return said


def short(text: str, most: int = _LONGEST_LINE) -> str:
    """Return a text, or its beginning where it is longer than is read."""
    return text if len(text) <= most else f"{text[:most]}…"


def bounded(value: Any) -> Any:  # noqa: ANN401 -- JSON is untyped
    """Return a JSON value in which no text has a longer line than is said."""
    match value:
        case str():
            return "\n".join(map(short, value.split("\n")))
        case list() | tuple():
            return [bounded(each) for each in value]
        case dict():
            return {name: bounded(each) for name, each in value.items()}
        case _:
            return value
