"""Look-ups in a knowledge: by key, by query, by filter. Records in, records out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from hunanfacts import quantity, search
from hunanfacts.errors import NotFoundError, UnitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.records import Bilingual, Fact, Figure, Kind, Knowledge, Source
    from hunanfacts.search import Entry, Hit

_MOST_SUGGESTIONS = 3
_YEAR = re.compile(r"(?<![0-9.])([0-9]{4})(?![0-9.]) *年?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """A topic and how many facts it has."""

    id: str
    label: Bilingual
    count: int


class KnowledgeBase:
    """A knowledge that can be asked; nothing here reads, writes or changes anything."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Ask `knowledge`."""
        self.knowledge = knowledge

    def stat(self, query: str, *, period: str | None = None, exact: bool = False) -> list[Fact]:
        """Return the fact that `query` names, or all that fit it equally well, best first.

        The query is a key, a figure's id, an alias, a label, or words. A year among the words, or
        `period`, leaves only the figures of that time, and facts that have some. An empty list
        means that the knowledge does not answer.
        """
        if figure := self._figure(query):
            return _narrowed([figure], period)
        rest, year = self._year(query)
        hits = self._rank(rest, exact=exact)
        return _narrowed(_narrowed([hit.fact for hit in search.best(hits)], year), period)

    def search(self, query: str, *, period: str | None = None, exact: bool = False) -> list[Fact]:
        """Return every fact that holds all words of `query`, best first.

        A year among the words prefers the facts that have figures of that year.
        """
        rest, year = self._year(query)
        if year and not search.words(rest):
            return _narrowed(_narrowed(list(self.knowledge.facts), year), period)
        facts = [hit.fact for hit in self._rank(rest, exact=exact)]
        return _narrowed(_narrowed(facts, year) or facts, period)

    def show(self, name: str) -> list[Fact]:
        """Return the fact whose key, label or alias is `name`; raise NotFoundError for none."""
        if fact := self._by_key.get(name):
            return [fact]
        facts = [hit.fact for hit in self._rank(name, exact=True)]
        return facts or self.refuse(name)

    def facts(
        self,
        *,
        topic: str | None = None,
        kind: Kind | None = None,
        place: str | None = None,
        period: str | None = None,
    ) -> list[Fact]:
        """Return the facts that meet every condition given, in the file's order."""
        topics = self._topics_called(topic) if topic is not None else None
        found = [
            fact
            for fact in self.knowledge.facts
            if (topics is None or fact.topic in topics)
            and kind in {None, fact.kind}
            and (place is None or search.fold(place) in search.fold(fact.place or ""))
        ]
        return _narrowed(found, period)

    def topics(self, *, period: str | None = None) -> list[TopicCount]:
        """Return the topics with the number of their facts."""
        return [
            TopicCount(
                id=topic.id,
                label=topic.label,
                count=len(self.facts(topic=topic.id, period=period)),
            )
            for topic in self.knowledge.topics
        ]

    def sources(self, facts: Iterable[Fact]) -> list[Source]:
        """Return the sources of `facts`, each once."""
        used = {fact.source.id for fact in facts}
        return [source for source in self.knowledge.sources if source.id in used]

    def suggestions(self, query: str) -> tuple[str, ...]:
        """Return up to three keys of facts whose names look like `query`, nearest first."""
        import difflib  # noqa: PLC0415 -- needed only where nothing is found

        rest, _ = self._year(query)
        names = {
            name: entry.fact.key
            for entry in reversed(self._entries)
            for name in entry.texts[search.NAMED]
        }
        folded = search.fold(rest) or search.fold(query)
        near = difflib.get_close_matches(folded, names, n=20, cutoff=0.55)
        keys = dict.fromkeys([hit.fact.key for hit in search.best(self._rank(rest))])
        keys |= dict.fromkeys(names[name] for name in near)
        return tuple(keys)[:_MOST_SUGGESTIONS]

    def refuse(self, query: str | None) -> NoReturn:
        """Raise the NotFoundError for `query`, with suggestions; None stands for filters alone."""
        if query is None:
            raise NotFoundError(
                zh="没有符合这些条件的事实；主题见：hunanfacts topics",
                en="no fact meets these conditions; for the topics see: hunanfacts topics",
            )
        raise NotFoundError(
            zh=f"没有找到“{query}”",
            en=f'nothing found for "{query}"',
            input=query,
            suggestions=self.suggestions(query),
        )

    @cached_property
    def _entries(self) -> Sequence[Entry]:
        return [search.entry(fact) for fact in self.knowledge.facts]

    @cached_property
    def _by_key(self) -> dict[str, Fact]:
        return {fact.key: fact for fact in self.knowledge.facts}

    def _rank(self, query: str, *, exact: bool = False) -> list[Hit]:
        return search.rank(self._entries, query, exact=exact)

    def _figure(self, name: str) -> Fact | None:
        """Return the fact with only the figure of that id, its short or its long form."""
        fact = self._by_key.get(name.partition("@")[0])
        if fact is None:
            return None
        for figure in fact.figures:
            if name in {figure.id, f"{figure.id}:{figure.measure}"}:
                return replace(fact, figures=(figure,))
        return None

    def _topics_called(self, name: str) -> set[str]:
        """Return the ids of the topics whose id or label is `name`."""
        folded = search.fold(name)
        return {
            topic.id
            for topic in self.knowledge.topics
            if folded in map(search.fold, (topic.id, topic.label.zh, topic.label.en))
        }

    def _year(self, query: str) -> tuple[str, str | None]:
        """Split a year that the knowledge has figures of from the rest of a query."""
        for match in _YEAR.finditer(query):
            if any(quantity.within(period, match[1]) for period in self._periods):
                return query[: match.start()] + " " + query[match.end() :], match[1]
        return query, None

    @cached_property
    def _periods(self) -> frozenset[str]:
        figures = (figure for fact in self.knowledge.facts for figure in fact.figures)
        return frozenset(figure.period for figure in figures if figure.period)


def in_unit(facts: Iterable[Fact], wanted: str) -> list[Fact]:
    """Turn every figure that can be into the unit `wanted`; raise UnitError where none can."""
    converted, refusal, fits = [], None, False
    for fact in facts:
        figures = []
        for figure in fact.figures:
            try:
                figures.append(_converted(figure, wanted))
                fits = True
            except UnitError as error:
                figures.append(figure)
                refusal = refusal or error
        converted.append(replace(fact, figures=tuple(figures)))
    if refusal and not fits:
        raise refusal
    return converted


def _converted(figure: Figure, wanted: str) -> Figure:
    value = quantity.convert(figure.value, figure.unit, wanted)
    return replace(figure, value=value, unit=wanted)


def _narrowed(facts: list[Fact], period: str | None) -> list[Fact]:
    """Keep the figures that lie within `period`, and the facts that have some."""
    if period is None:
        return facts
    kept = []
    for fact in facts:
        figures = tuple(f for f in fact.figures if quantity.within(f.period, period))
        if figures:
            kept.append(replace(fact, figures=figures))
    return kept
