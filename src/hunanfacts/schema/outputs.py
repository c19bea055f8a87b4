"""JSON Schema of answers as JSON, of errors and of notes, out of the types of their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from hunanfacts.model import errors as error_types
from hunanfacts.model.vocabulary import Command
from hunanfacts.render import documents, json, notes
from hunanfacts.render import errors as error_documents
from hunanfacts.render.check import FindingDocument
from hunanfacts.schema import catalogue
from hunanfacts.schema.types import Schema, Schemas
from hunanfacts.wording.document import FactDocument, SourceDocument

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language

LINE = "Line"
"""The definition of a record as a line of NDJSON has it."""

_FACTS = (FactDocument, documents.SentenceDocument)
_RECORDS: dict[Command, tuple[Any, ...]] = {
    "stat": _FACTS,
    "search": (FactDocument,),
    "show": _FACTS,
    "list": (FactDocument,),
    "topics": (documents.TopicCountDocument,),
    "sources": (documents.SourceCountDocument,),
    "units": (documents.UnitDocument,),
    "trend": (documents.ChangeDocument,),
    "audit": (documents.ConclusionDocument,),
    "validate": (documents.WarningDocument, documents.ProofDocument),
    "cache": (documents.KeptIndexDocument,),
    "check": (FindingDocument,),
    "diff": (documents.DifferenceDocument,),
    "cite": (documents.CitationDocument, documents.SentenceDocument),
}
"""What the results of each command may be."""
_BATCHES: frozenset[Command] = frozenset({"stat", "search"})
"""Commands that answer many questions, a line of each of whose answers names the question."""


def of_command(command: Command, language: Language) -> Schema:
    """Return the schema of the JSON that a command answers with."""
    schemas = _schemas(language)
    envelope = _envelope(command, schemas, language)
    return {**envelope, "$defs": {**schemas.definitions, LINE: _line(command, schemas, language)}}


def of_all(language: Language) -> Schema:
    """Return the schema of the JSON of any command."""
    schemas = _schemas(language)
    envelopes = [_envelope(command, schemas, language) for command in get_args(Command)]
    return {"oneOf": envelopes, "$defs": schemas.definitions}


def of_error(language: Language) -> Schema:
    """Return the schema of an error as it is told to a program."""
    schemas = _schemas(language)
    schemas.of(documents.ErrorDocument)
    definitions = schemas.definitions
    definitions["Error"]["properties"]["schema"] |= {"const": error_documents.SCHEMA}
    definitions["ErrorDetails"]["properties"]["code"] |= {"enum": _codes()}
    return {**definitions.pop("Error"), "$defs": definitions}


def of_note(language: Language) -> Schema:
    """Return the schema of a note on an answer, as it is told to a program."""
    schemas = _schemas(language)
    schemas.of(documents.NoteDocument)
    definitions = schemas.definitions
    definitions["Note"]["properties"]["schema"] |= {"const": notes.SCHEMA}
    return {**definitions.pop("Note"), "$defs": definitions}


def _schemas(language: Language) -> Schemas:
    return Schemas(lambda record, field: catalogue.said(record, field, language))


def _envelope(command: Command, schemas: Schemas, language: Language) -> Schema:
    properties: dict[str, Schema] = {
        "schema": {"const": json.SCHEMA},
        "data_version": {"type": "string"},
        "command": {"const": command},
        "query": {"type": ["string", "null"]},
        "count": {"type": "integer", "minimum": 0},
        "results": {"type": "array", "items": _either(command, schemas)},
        "sources": {"type": "array", "items": schemas.of(SourceDocument)},
    }
    return {
        "type": "object",
        "properties": {
            name: {**kind, "description": catalogue.said("", name, language)}
            for name, kind in properties.items()
        },
        "required": list(properties),
        "additionalProperties": False,
    }


def _either(command: Command, schemas: Schemas) -> Schema:
    kinds = [schemas.of(kind) for kind in _RECORDS[command]]
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}


def _line(command: Command, schemas: Schemas, language: Language) -> Schema:
    """Return the schema of a line of NDJSON: a record, in a batch with the question."""
    if command not in _BATCHES:
        return _either(command, schemas)
    said = catalogue.said("", "query", language)
    lines = []
    for kind in _RECORDS[command]:
        record = schemas.definitions[schemas.of(kind)["$ref"].rpartition("/")[2]]
        query = {"query": {"type": "string", "description": said}}
        lines.append({**record, "properties": {**query, **record["properties"]}})
    return lines[0] if len(lines) == 1 else {"anyOf": lines}


def _codes() -> list[str]:
    """Return the codes of all errors, in the order in which they are declared."""
    kinds = (kind for kind in vars(error_types).values() if isinstance(kind, type))
    errors = (kind for kind in kinds if issubclass(kind, error_types.HunanfactsError))
    return list(dict.fromkeys(kind.code for kind in errors if hasattr(kind, "code")))
