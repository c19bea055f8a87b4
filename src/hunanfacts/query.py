"""Look-ups in an index: by key, by query, by filter. An empty list means: not known."""

from __future__ import annotations

from hunanfacts import folding, periods
from hunanfacts.errors import AmbiguousError, NotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NoReturn

    from hunanfacts.index import Found, Index, Row
    from hunanfacts.search import Hit, Ranking

_MOST_SUGGESTIONS = 3
_MOST_NAMES_COMPARED = 5000
_LEAST_SUGGESTED = 3
"""Characters of a name from which on one slip still leaves something of it."""


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


def select(  # noqa: PLR0913 -- each is a condition of its own
    index: Index,
    *,
    topic: str | None = None,
    kind: str | None = None,
    place: str | None = None,
    period: str | None = None,
    least: str | None = None,
    most: str | None = None,
    maybe: bool = False,
) -> list[Found]:
    """Return the facts that meet every condition given, in the file's order.

    A topic is called by its id or by its label in either language, a place in Chinese or as it is
    spelt in letters, with or without what it is: 长沙市, Changsha. For the amounts see
    `selection.within`.
    """
    if place is not None:
        from hunanfacts import wordlists  # noqa: PLC0415 -- a plain look-up names no place

        place = wordlists.bare_place(folding.fold(index.simplified(place)))
    ids = None if topic is None else index.topics_called(topic)
    found = _narrowed(list(index.filtered(topics=ids, kind=kind, place=place)), period)
    if least is None and most is None and not maybe:
        return found
    from hunanfacts import selection  # noqa: PLC0415 -- only amounts need reckoning

    return selection.within(found, least=least, most=most, maybe=maybe)


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
    import difflib  # noqa: PLC0415 -- needed only where nothing is found

    from hunanfacts import slips  # noqa: PLC0415

    rest, _ = _split_year(index, query)
    folded = folding.fold(rest) or folding.fold(query)
    names: dict[str, str] = {}
    for name, key in index.names_near(folded, _MOST_NAMES_COMPARED):
        names.setdefault(name, key)
    near = [
        name for name in names if len(name) >= _LEAST_SUGGESTED and slips.is_one_slip(folded, name)
    ]
    near += difflib.get_close_matches(folded, names, n=20, cutoff=0.75)
    best = _rank(index, rest).best[:_MOST_SUGGESTIONS]
    keys = [fact.key for fact in _hit_facts(index, best)]
    return tuple(dict.fromkeys([*keys, *(names[name] for name in near)]))[:_MOST_SUGGESTIONS]


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
    from hunanfacts import search  # noqa: PLC0415 -- a key or a name needs no ranking

    return search.rank(index, query, exact=exact)


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
    rest, year = periods.split_year(folding.widths_alike(query))
    if year and any(periods.within(period, year) for period in index.periods()):
        return rest, year
    return query, None


def _narrowed(facts: list[Found], period: str | None) -> list[Found]:
    """Keep the figures that lie within `period`, and the facts that have some."""
    if period is None:
        return facts
    kept = []
    for fact in facts:
        places = [n for n, mark in enumerate(fact.marks) if periods.within(mark[1], period)]
        if places:
            kept.append(fact.only(places))
    return kept
