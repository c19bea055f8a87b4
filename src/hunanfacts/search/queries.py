"""Look-ups in an index: by key, by query, by filter. An empty list means: not known."""

from __future__ import annotations

from hunanfacts.model.errors import AmbiguousError, NotFoundError
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NoReturn

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found, Row
    from hunanfacts.search.conditions import Conditions
    from hunanfacts.search.ranking import Hit, Ranking

_MOST_SUGGESTIONS = 3


class Results(list["Found"]):
    """What was found, best first; `ranking` says how, where words were looked for."""

    def __init__(
        self, found: Iterable[Found] = (), ranking: Ranking | None = None, why: str = "name"
    ) -> None:
        """Keep what was found and how; `why` says it where nothing was ranked."""
        super().__init__(found)
        self.ranking = ranking
        self.why = why

    @property
    def reasons(self) -> list[str]:
        """Why each result stands where it stands, a line each."""
        if self.ranking is None:
            return [f"{fact.key}: {self.why}" for fact in self]
        return [f"{fact.key}: {self.ranking.reason_of(fact.key)}" for fact in self]


def stat(index: Index, query: str, *, period: str | None = None, exact: bool = False) -> Results:
    """Return the fact that `query` names, or all that fit it equally well, best first.

    The query is a key, a figure's id, an alias, a label, or words. A year among the words, or
    `period`, leaves only the figures of that time, and facts that have some.
    """
    if named := index.by_key(query) or _with_figure(index, query):
        return Results(_narrowed([named], period))
    rest, year = _split_year(index, query)
    facts = index.named(rest)
    if (facts or exact) and not year:
        return Results(_narrowed(facts, period))
    ranking = _rank(index, rest, exact=exact)
    if year:
        return Results(_narrowed(_best_of_year(index, ranking, year), period), ranking)
    return Results(_narrowed(_hit_facts(index, ranking.best), period), ranking)


def find(index: Index, query: str, *, period: str | None = None, exact: bool = False) -> Results:
    """Return every fact that answers `query`, best first.

    A year among the words leaves only figures of that year, if the best facts have some: a year
    that is not known is not answered by something else of that year. Facts without figures stay
    where there are no others.
    """
    rest, year = _split_year(index, query)
    if year and not folding.words(rest):
        return Results(_narrowed(_narrowed(select(index), year), period), why="period")
    ranking = _rank(index, rest, exact=exact)
    facts = _hit_facts(index, ranking)
    if year and any(fact.figures for fact in facts):
        facts = _narrowed(facts, year) if _best_of_year(index, ranking, year) else []
    return Results(_narrowed(facts, period), ranking)


def show(index: Index, name: str) -> list[Found]:
    """Return the fact whose key, figure's id, label or alias is `name`; else NotFoundError."""
    fact = index.by_key(name) or _with_figure(index, name)
    return [fact] if fact else index.named(name) or refuse(index, name)


def called(index: Index, names: Sequence[str], *, period: str | None = None) -> list[Found]:
    """Return the facts of these names, each once, with their figures of a period."""
    facts = {fact.key: fact for name in names for fact in show(index, name)}
    return _narrowed(list(facts.values()), period)


def select(
    index: Index, conditions: Conditions | None = None, *, period: str | None = None
) -> list[Found]:
    """Return the facts that meet the conditions, in the file's order, with figures of a period."""
    if conditions is None:
        return _narrowed(list(index.filtered()), period)
    place = conditions.place
    if place is not None:
        from hunanfacts.search import question_words

        place = question_words.bare_place(folding.fold(index.simplified(place)))
    topics = None if conditions.topic is None else index.topics_called(conditions.topic)
    found = _narrowed(
        list(index.filtered(topics=topics, kind=conditions.kind, place=place)), period
    )
    if not conditions.is_of_amounts:
        return found
    from hunanfacts.reckoning import amount_filter

    return amount_filter.within(
        found, least=conditions.least, most=conditions.most, maybe=conditions.maybe
    )


def topics(index: Index, *, period: str | None = None) -> list[Row]:
    """Return the topics with the number of their facts, or of those with figures of a period."""
    if period is None:
        return index.topics()
    counts: dict[str, int] = {}
    for fact in select(index, period=period):
        counts[fact.topic] = counts.get(fact.topic, 0) + 1
    return index.topics(counts)


def suggestions(index: Index, query: str) -> tuple[str, ...]:
    """Return up to three keys of facts whose names look like `query`, nearest first."""
    from hunanfacts.search.suggestions import keys_of_names_like

    rest, _ = _split_year(index, query)
    best = _rank(index, rest).best[:_MOST_SUGGESTIONS]
    keys = [fact.key for fact in _hit_facts(index, best)]
    keys += keys_of_names_like(index, folding.fold(rest) or folding.fold(query))
    return tuple(dict.fromkeys(keys))[:_MOST_SUGGESTIONS]


def only_figure(facts: list[Found]) -> tuple[Found, int] | None:
    """Return the one figure of the facts: a level before what is told relative to it.

    None where the facts have no figure; AmbiguousError where several could be meant.
    """
    figures = [(fact, place) for fact in facts for place in range(len(fact.marks))]
    levels = [(fact, place) for fact, place in figures if fact.marks[place][2] == "level"]
    if len(chosen := levels or figures) > 1:
        ids = tuple(fact.marks[place][0] for fact, place in chosen)
        raise AmbiguousError(
            zh=f"有{len(ids)}个数值，不知要哪一个；请用其中一个id，或加--period",
            en=f"{len(ids)} figures answer; ask for one by its id, or narrow with --period",
            suggestions=ids[:_MOST_SUGGESTIONS],
        )
    return chosen[0] if chosen else None


def refuse(index: Index, query: str | None) -> NoReturn:
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
        suggestions=suggestions(index, query),
    )


def _hit_facts(index: Index, hits: Sequence[Hit]) -> list[Found]:
    """Return the facts that were hit, and tell each hit its fact's key."""
    facts = index.numbered(hit.number for hit in hits)
    for hit, fact in zip(hits, facts, strict=True):
        hit.key = fact.key
    return facts


def _rank(index: Index, query: str, *, exact: bool = False) -> Ranking:
    from hunanfacts.search import ranking

    return ranking.rank(index, query, exact=exact)


def _best_of_year(index: Index, ranking: Ranking, year: str) -> list[Found]:
    """Return the figures of that year of the best facts that have figures at all."""
    for level in dict.fromkeys(hit.level for hit in ranking):
        facts = _hit_facts(index, [hit for hit in ranking if hit.level == level])
        if any(fact.figures for fact in facts):
            return _narrowed(facts, year)
    return []


def _with_figure(index: Index, name: str) -> Found | None:
    """Return the fact with only the figure of that id, in its short or its long form."""
    key, at, _ = name.partition("@")
    if at and (fact := index.by_key(key)):
        for place, (figure, _, measure, *_) in enumerate(fact.marks):
            if name in {figure, f"{figure}:{measure}"}:
                return fact.only([place])
    return None


def _split_year(index: Index, query: str) -> tuple[str, str | None]:
    """Split a year from a query, if some figure of the knowledge is of that year."""
    if not any(map(str.isdecimal, query)):
        return query, None
    from hunanfacts.model import periods

    rest, year = periods.split_year(folding.widths_alike(query))
    if year and any(periods.within(period, year) for period in index.periods()):
        return rest, year
    return query, None


def _narrowed(facts: list[Found], period: str | None) -> list[Found]:
    """Keep the figures that lie within `period`, and the facts that have some."""
    if period is None:
        return facts
    from hunanfacts.model import periods

    kept = []
    for fact in facts:
        places = [n for n, mark in enumerate(fact.marks) if periods.within(mark[1], period)]
        if places:
            kept.append(fact.only(places))
    return kept
