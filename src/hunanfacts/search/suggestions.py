"""Refusing a query that nothing answers: what the knowledge is about, and what comes near."""

from __future__ import annotations

from hunanfacts.index.stored import FACT_CELLS
from hunanfacts.model.errors import NotFoundError, Suggestion
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Those of `model.vocabulary`, which would have to import typing."""
MOST = 3
_MOST_NAMES_COMPARED = 5000
_LONGEST_COMPARED = 100
"""Characters of a query that may be meant for a name."""
_LEAST_ALIKE = 0.75
"""How much of two names is the same: what they share, in their order, twice over both lengths."""
_LEAST_SUGGESTED = 3
"""Characters of a name from which on one slip still leaves something of it."""


def suggestions(
    index: Index, query: str, near: Sequence[Found] | None = None
) -> tuple[Suggestion, ...]:
    """Return up to three facts that come near, or whose names look like `query`.

    `near` are those that come near, where that is known already.
    """
    from hunanfacts.search import answers

    near = answers.near(index, query) if near is None else near
    facts = {fact.key: fact for fact in near[:MOST]}
    if len(facts) < MOST:
        numbers = _facts_with_names_like(index, folding.fold(query))[:MOST]
        for fact in index.numbered(numbers):
            facts.setdefault(fact.key, fact)
    return tuple(suggestion(fact, fact.key) for fact in facts.values())[:MOST]


def suggestion(fact: Found, key: str, place: int = 0) -> Suggestion:
    """Return a suggestion of a fact or, with a figure's id for its key, of that figure."""
    label: dict[str, str | None] = {language: fact.label(language) for language in LANGUAGES}
    text = FACT_CELLS.index("text")
    display: dict[str, str | None] = {
        language: fact.rows(language)[place][text] if label[language] else None
        for language in LANGUAGES
    }
    return Suggestion(key=key, label=label, display=display if fact.figures else None)


def refuse(
    index: Index,
    query: str | None,
    near: Sequence[Found] | None = None,
    *,
    period: str | None = None,
) -> NoReturn:
    """Raise the NotFoundError for `query`, with suggestions; None stands for filters alone.

    It says of which period, if one was given, what the knowledge is about, and what it is out of.
    """
    if query is None:
        raise NotFoundError(
            zh="没有符合这些条件的事实；主题见：hunanfacts topics",
            en="no fact meets these conditions; for the topics see: hunanfacts topics",
        )
    zh, en = (_scope(index, language, near or ()) for language in LANGUAGES)
    raise NotFoundError(
        zh=f"没有找到“{query}”{f'，时期{period}' if period else ''}\n{zh}",
        en=f'nothing found for "{query}"{f" in {period}" if period else ""}\n{en}',
        input=query,
        suggestions=suggestions(index, query, near),
    )


def _scope(index: Index, language: Language, near: Sequence[Found]) -> str:
    """Say what the knowledge is about, what it is out of, and the nearest topic."""
    from hunanfacts.index import catalogue

    title = index.meta(f"title_{language}")
    sources = catalogue.source_titles(index, language)
    topics = catalogue.topic_labels(index, {fact.topic for fact in near[:1]}, language)
    if language == "zh":
        told = f"这里是{title}，出自{'；'.join(sources[:MOST])}"
        return told + (f"；最近的主题：{topics[0]}" if topics else "")
    told = f"known here: {title}, out of {'; '.join(sources[:MOST])}"
    return told + (f"; the nearest topic: {topics[0]}" if topics else "")


def _facts_with_names_like(index: Index, folded: str) -> list[int]:
    """Return the facts with a name like a folded query, by number, one slip away first."""
    from hunanfacts.index import near_names
    from hunanfacts.search import slips

    if len(folded) > _LONGEST_COMPARED:
        return []
    counts = {each: folded.count(each) for each in frozenset(folded)}
    without = dict.fromkeys(map(ord, counts))
    slipped: dict[int, None] = {}
    alike: dict[int, float] = {}
    for name, fact in near_names.alike(index, folded, _MOST_NAMES_COMPARED):
        if len(name) > 2 * len(folded):
            continue  # shares less than two thirds
        shared = len(name) - len(name.translate(without))
        if shared < len(name) - 1 and 2 * shared < _LEAST_ALIKE * (len(name) + len(folded)):
            continue  # told quickly of most
        if len(name) >= _LEAST_SUGGESTED and slips.is_one_slip(folded, name):
            slipped[fact] = None
        least = max(_LEAST_ALIKE, alike.get(fact, 0)) * (len(name) + len(folded))
        if 2 * _in_common(name, counts) >= least and (shared := 2 * _shared(name, folded)) >= least:
            alike[fact] = shared / (len(name) + len(folded))
    return [*slipped, *sorted(alike, key=alike.__getitem__, reverse=True)]


def _in_common(name: str, counts: dict[str, int]) -> int:
    """Count the characters of a name that another text, so often each, has in whatever order."""
    common = 0
    for each, most in counts.items():
        common += min(name.count(each), most)
    return common


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts share in their order, the longest parts first."""
    start = size = 0
    for at in range(len(one)):
        while at + size < len(one) and one[at : at + size + 1] in other:
            start, size = at, size + 1
    if not size:
        return 0
    end, there = start + size, other.index(one[start : start + size])
    return size + _shared(one[:start], other[:there]) + _shared(one[end:], other[there + size :])
