"""An error in its JSON shape (contract)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hunanfacts.model.errors import HunanfactsError
    from hunanfacts.model.vocabulary import Language

SCHEMA = "hunanfacts.error/2"


def document(error: HunanfactsError, spoken: Language) -> dict[str, Any]:
    """Return an error in its JSON shape, its messages in one language."""
    return {"schema": SCHEMA, "error": details(error, spoken)}


def details(error: HunanfactsError, spoken: Language) -> dict[str, Any]:
    """Return what there is to say of an error."""
    return {
        "code": error.code,
        "message": error.zh if spoken == "zh" else error.en,
        "input": error.input,
        "suggestions": [suggestion.document() for suggestion in error.suggestions],
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
