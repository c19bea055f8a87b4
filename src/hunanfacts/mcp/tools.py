"""The tools: what each is for, and the schemas of what it takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypedDict, get_args

from hunanfacts.model.vocabulary import LANGUAGES, CitationStyle, Kind, Measure, Status
from hunanfacts.render.check import FindingDocument
from hunanfacts.render.documents import CitationDocument, SourceCountDocument, TopicCountDocument
from hunanfacts.schema.types import Schema, Schemas
from hunanfacts.wording.document import FactDocument, SourceDocument

_MOST = 10
"""Results that are given where nothing else is asked, since an agent reads all of them."""

Outcome = Literal["found", "near", "nothing"]


class NoteDocument(TypedDict):
    """What is to be known of an answer: that it is near, or what of the question it lacks."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, as it is told to an agent."""

    name: str
    title: str
    description: str
    takes: Schema
    gives: Schema


def _text(description: str, **more: object) -> Schema:
    return {"type": "string", "description": description, **more}


def _texts(description: str, words: object = None) -> Schema:
    items: Schema = (
        {"type": "string", "enum": list(get_args(words))} if words else {"type": "string"}
    )
    return {"type": "array", "items": items, "description": f"{description}; several are a union"}


_PERIOD = _text(
    "only what is within it: 2021, 2022-05, 2022-Q1, 2022-H1, 2016/2020, ../2022, 2012-11/.."
)
_UNIT = _text("turn figures into this unit, exactly: 亿元, 万吨, billion yuan")
_LANGUAGE = _text("of quotes and messages", enum=list(LANGUAGES))
_QUERY = _text(
    "a key, a figure's id, a name, or words in Chinese or English: 粮食产量 2021, grain output"
)


def _limit(count: int = _MOST) -> Schema:
    told = f"at most so many results; {count} where it is not given"
    return {"type": "integer", "minimum": 1, "description": told, "default": count}


def _takes(needed: str | None = None, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**properties, "language": _LANGUAGE},
        "required": [needed] if needed else [],
        "additionalProperties": False,
    }


def _gives(*results: object) -> Schema:
    """Return the schema of an answer whose results are of these types."""
    schemas = Schemas()
    nullable = {"type": ["string", "null"]}
    kinds = [schemas.of(kind) for kind in results]
    properties: Schema = {
        "schema": {"type": "string"},
        "data_version": {"type": "string"},
        "command": {"type": "string"},
        "query": nullable,
        "count": {"type": "integer", "description": "how many results are here"},
        "total": {"type": "integer", "description": "how many there are"},
        "answer": {
            **schemas.of(Outcome),
            "description": "found; near: it only comes near, which is no answer; nothing",
        },
        "quotes": {
            "type": "array",
            "items": {"type": "string"},
            "description": "sentences that may be quoted as they are, caution and all",
        },
        "results": {"type": "array", "items": kinds[0] if len(kinds) == 1 else {"anyOf": kinds}},
        "sources": {"type": "array", "items": schemas.of(SourceDocument)},
        "note": {"anyOf": [schemas.of(NoteDocument), {"type": "null"}]},
        "error": {
            "type": ["object", "null"],
            "description": "where nothing answers; suggestions are no answer",
        },
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": schemas.definitions,
    }


_FACTS = _gives(FactDocument)

_STAT = Tool(
    "stat",
    "Figures of a fact",
    "Give the figures of the one fact that a question names, each with bound, unit, period, status,"
    " source and caution. For: how much, how many, which rank, when.",
    _takes(
        "query",
        query=_QUERY,
        period=_PERIOD,
        unit=_UNIT,
        exact={"type": "boolean", "description": "only a whole key, alias or label"},
        limit=_limit(),
    ),
    _FACTS,
)
_SEARCH = Tool(
    "search",
    "Facts that answer",
    "Find all facts that answer a question, best first. Where none does, those that come near are"
    " given, with answer `near`: they are no answer.",
    _takes("query", query=_QUERY, period=_PERIOD, unit=_UNIT, limit=_limit()),
    _FACTS,
)
_SHOW = Tool(
    "show",
    "One fact, source or topic",
    "Show a fact whole by its key or name, or a source or a topic by its id.",
    _takes("key", key=_text("a key, name or id"), unit=_UNIT),
    _gives(FactDocument, SourceCountDocument, TopicCountDocument),
)
_LIST = Tool(
    "list",
    "Facts that meet conditions",
    "List the facts that meet every condition given, or all, in the order of the file.",
    _takes(
        topic=_texts("ids or labels of topics"),
        kind=_texts("kinds of facts", Kind),
        place=_texts("places, by name"),
        measure=_texts("what figures measure", Measure),
        status=_texts("how sure figures are", Status),
        source=_texts("ids of sources"),
        paragraph={"type": "array", "items": {"type": "integer"}},
        min=_text("an amount that figures are not below: 300亿元, 30 billion yuan"),
        max=_text("an amount that figures are not above"),
        period=_PERIOD,
        unit=_UNIT,
        limit=_limit(),
    ),
    _FACTS,
)
_CITE = Tool(
    "cite",
    "Citations of sources",
    "Cite the sources of facts, of figures, or by their ids: a citation a source, with every place"
    " in it, in the style of a list of references. The text of the answer also has the cautions.",
    _takes(
        "names",
        names={
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "description": "keys or names of facts, ids of figures, ids of sources",
        },
        style=_text(
            "gbt7714 in Chinese and apa in English where it is not given",
            enum=list(get_args(CitationStyle)),
        ),
        period=_PERIOD,
        limit=_limit(),
    ),
    _gives(CitationDocument),
)
_CHECK = Tool(
    "check",
    "A draft against the facts",
    "Hold every number of a draft, in Chinese or English, against the facts, and give those that"
    " have to be mended, with what the source says. Supported means that the source says so, not"
    " that it is so; of numbers of which nothing is known it says nothing.",
    _takes(
        "text",
        text=_text("the draft"),
        markdown={"type": "boolean", "description": "it is Markdown, else plain text"},
        all={"type": "boolean", "description": "also numbers that need no mending"},
        limit=_limit(100),
    ),
    _gives(FindingDocument),
)

TOOLS = (_STAT, _SEARCH, _SHOW, _LIST, _CITE, _CHECK)

INSTRUCTIONS = (
    "This server knows: {about}. It answers from its sources alone, and says where it has no"
    " answer.\nLook up every figure before you state it, and quote `quotes` as they are: never drop"
    ' or sharpen a bound ("over 4 trillion" is not "4 trillion"), never move a figure to another'
    " year or place, and always give its caution and source.\nAn answer that is `near`, and"
    " suggestions, are no answers: say that nothing was found. Before you hand over a text with"
    " figures, `check` it."
)


def named(name: str) -> Tool | None:
    """Return the tool of that name, if there is one."""
    return next((tool for tool in TOOLS if tool.name == name), None)


def with_defaults(tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
    """Return arguments with what they leave to the tool."""
    properties = tool.takes["properties"]
    defaults = {name: each["default"] for name, each in properties.items() if "default" in each}
    return {**defaults, **given}


def with_whole_numbers(given: dict[str, Any]) -> dict[str, Any]:
    """Return right arguments, numbers as ints: for JSON Schema 3.0 and 1e3 are integers."""
    return {name: _whole(value) for name, value in given.items()}


def _whole(value: object) -> object:
    match value:
        case float():
            return int(value)
        case list():
            return [_whole(each) for each in value]
        case _:
            return value
