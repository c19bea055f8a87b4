"""A fact to be filled in, out of a knowledge file, and valid behind it as it stands.

It is like another fact of that file, or of what every fact has. Fields that no two facts share are
to be filled in; those that are the other fact's still are marked.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from hunanfacts.authoring import toml_text
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError, NotFoundError, Suggestion, UsageError
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hunanfacts.model.records import Bilingual, Fact, Knowledge
    from hunanfacts.model.vocabulary import Language

_FILLED_IN = ("label", "statement")
"""Texts that say what a fact is."""
_LEFT_OUT = ("aliases", "unlike", "names", "notes", "caution", "parts", "has_all_parts")
"""What belongs to one fact alone, and is left for later."""
_KEPT = ("kind", "topic", "place", "source", "unit", "bound", "measure", "status", "prices")
"""What facts of one kind have in common: it need not be changed."""

_TO_FILL_IN: dict[Language, str] = {"zh": "{}（待填）", "en": "{} (to be filled in)"}
_ABOUT: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("照{like}写的一条：标“←”的要改", "一条事实：标“←”的要改", "← 填写", "← 改"),
    "en": (
        "as {like} is written; change what is marked <-",
        "a fact; change what is marked <-",
        "<- fill in",
        "<- change",
    ),
}
"""What stands above a fact that is like another, above any other, and behind fields."""


def lines(key: str, like: str | None, path: str, language: Language) -> list[str]:
    """Return a fact with that key to be put behind the knowledge file at `path`.

    Raises DataError where the file is not valid, NotFoundError where it has no fact `like`, and
    UsageError where no fact of it can have that key.
    """
    text, values = loading.document(loading.read(path), path)
    knowledge = loading.knowledge(text, values, path)
    facts = list(knowledge.facts)
    tables = values.get("fact", [])
    told = _plain(knowledge) if like is None else dict(tables[facts.index(_called(like, facts))])
    found = ["", *_lines(key, told, knowledge, like, language)]
    _require_valid(key, "\n".join([text, *found, ""]), path)
    return found


def _called(like: str, facts: list[Fact]) -> Fact:
    folded = folding.fold(like)
    for fact in facts:
        if like == fact.key or folded in map(folding.fold, (*fact.label.texts, *fact.aliases)):
            return fact
    near = difflib.get_close_matches(like, [fact.key for fact in facts])
    labels = {fact.key: fact.label for fact in facts}
    raise NotFoundError(
        zh=f"没有键、名称或别名为“{like}”的事实",
        en=f'no fact has "{like}" for its key, label or alias',
        input=like,
        suggestions=tuple(Suggestion(key=key, label=_document(labels[key])) for key in near),
    )


def _document(text: Bilingual) -> dict[str, str | None]:
    return {"zh": text.zh, "en": text.en}


def _require_valid(key: str, text: str, path: str) -> None:
    """Raise UsageError with the first fault of the file as it would be."""
    try:
        list(loading.parse(text.encode(), path).facts)
    except DataError as error:
        fault = error.faults[0]
        raise UsageError(zh=fault.zh, en=fault.en, input=key) from error


def _plain(knowledge: Knowledge) -> dict[str, Any]:
    """Return what every fact has, of the first topic and source."""
    source = knowledge.sources[0]
    where = "page" if source.paragraphs is None else "paragraph"
    is_chinese = knowledge.languages[0] == "zh"
    return {
        "kind": "indicator",
        "topic": knowledge.topics[0].id,
        **({"source": source.id} if len(knowledge.sources) > 1 else {}),
        **dict.fromkeys(_FILLED_IN),
        where: 1,
        "as_written": "原文" if is_chinese else "as printed",
        "figure": [
            {
                "value": 2,
                "unit": "个" if is_chinese else "items",
                "bound": "exact",
                "measure": "level",
                "as_written": "2个" if is_chinese else "2 items",
            }
        ],
    }


def _in_languages(knowledge: Knowledge, texts: Mapping[Language, str]) -> str | dict[str, str]:
    """Return a text as the file writes texts: plain where it is in one language."""
    if len(knowledge.languages) == 1:
        return texts[knowledge.languages[0]]
    return {language: texts[language] for language in LANGUAGES}


def _lines(
    key: str,
    told: dict[str, Any],
    knowledge: Knowledge,
    like: str | None,
    language: Language,
) -> Iterator[str]:
    of_like, of_none, to_fill_in, to_change = _ABOUT[language]
    filled = _in_languages(knowledge, {each: _TO_FILL_IN[each].format(key) for each in LANGUAGES})
    yield f"# {of_none if like is None else of_like.format(like=like)}"
    fields = {
        name: filled if name in _FILLED_IN else value
        for name, value in told.items()
        if name not in {"key", "figure"}
    }
    yield from _table("fact", {"key": key, **fields}, to_fill_in, to_change)
    for figure in told.get("figure", ()):
        yield ""
        yield from _table("fact.figure", figure, to_fill_in, to_change)


def _table(
    heading: str, fields: Mapping[str, Any], to_fill_in: str, to_change: str
) -> Iterator[str]:
    """Yield a table, behind it what it does not take over, to be filled in or left away."""
    kept = {name: value for name, value in fields.items() if name not in _LEFT_OUT}
    remarks = {
        name: to_fill_in if name in _FILLED_IN else to_change
        for name in kept
        if name not in {"key", *_KEPT}
    }
    yield from toml_text.table(heading, kept, remarks)
    for name, value in fields.items():
        if name in _LEFT_OUT and isinstance(value, (str, dict, list)):
            yield f"# {name} = {toml_text.written(_emptied(value))}"


def _emptied(value: object) -> object:
    """Return what a value is like, without what it says."""
    match value:
        case dict():
            return dict.fromkeys(value, "…")
        case list() if value:
            return [_emptied(value[0])]
        case _:
            return "…"
