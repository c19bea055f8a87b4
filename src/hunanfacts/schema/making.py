"""The schemas by their names, each of them whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hunanfacts.model.vocabulary import Command
from hunanfacts.schema import knowledge_file, outputs
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.schema.types import Schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, language: Language) -> Schema:
    """Return one of `vocabulary.SCHEMAS`, with descriptions in that language."""
    return {"$schema": _DIALECT, "title": f"hunanfacts {name}", **_body(name, language)}


def text(name: str, language: Language) -> str:
    """Return the same as text, many lines of JSON."""
    return json_text.indented(schema(name, language))


def _body(name: str, language: Language) -> Schema:
    match name:
        case "knowledge":
            return knowledge_file.schema(language)
        case "output":
            return outputs.of_all(language)
        case "error":
            return outputs.of_error(language)
        case "note":
            return outputs.of_note(language)
        case _:
            command = next(each for each in get_args(Command) if each == name)
            return outputs.of_command(command, language)
