"""Look-ups in an index: by key, by query, by filter. An empty list means: not known."""

from __future__ import annotations

from hunanfacts.index.stored import FACT_CELLS, MARKS
from hunanfacts.model.errors import AmbiguousError, NotFoundError, Suggestion
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
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
        return Results(_narrowed(_exactly([named]), period))
    rest, year = _split_year(index, query)
    if year and (whole := index.named(query)):
        return Results(_narrowed(_exactly(whole), period))
    facts = _exactly(index.named(rest))
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
    if year and index.named(query):
        rest, year = query, None
    if year and not folding.words(rest):
        found = _narrowed(_narrowed(select(index), year), period)
        for fact in found:
            fact.match = "words"
        return Results(found, why="period")
    ranking = _rank(index, rest, exact=exact)
    facts = _hit_facts(index, ranking)
    if year and any(fact.figures for fact in facts):
        facts = _narrowed(facts, year) if _best_of_year(index, ranking, year) else []
    return Results(_narrowed(facts, period), ranking)


def show(index: Index, name: str) -> list[Found]:
    """Return the fact whose key, figure's id, label or alias is `name`; else NotFoundError."""
    fact = index.by_key(name) or _with_figure(index, name)
    return _exactly([fact] if fact else index.named(name) or refuse(index, name))


def called(index: Index, names: Sequence[str], *, period: str | None = None) -> list[Found]:
    """Return the facts of these names, each once, with their figures of a period."""
    facts = {fact.key: fact for name in names for fact in show(index, name)}
    return _narrowed(list(facts.values()), period)


def select(
    index: Index, conditions: Conditions | None = None, *, period: str | None = None
) -> list[Found]:
    """Return the facts that meet the conditions, in the file's order, with what is of a period."""
    if conditions is None:
        return _narrowed(list(index.filtered()), period)
    facts = _narrowed(_filtered(index, conditions), period)
    if conditions.are_of_figures:
        facts = _with_marks(facts, measure=conditions.measures, status=conditions.statuses)
    if conditions.are_of_spots:
        from hunanfacts.search import spots

        facts = spots.found_in(facts, conditions.sources, conditions.paragraphs)
    if conditions.are_of_amounts:
        from hunanfacts.reckoning import amount_filter

        facts = amount_filter.within(
            facts, least=conditions.least, most=conditions.most, maybe=conditions.maybe
        )
    return facts


def _filtered(index: Index, conditions: Conditions) -> list[Found]:
    places = _called(index.places_called, conditions.places)
    return list(
        index.filtered(
            topics=_called(index.topics_called, conditions.topics),
            kinds=conditions.kinds or None,
            places=places,
            around=index.places_within(places) if places else (),
        )
    )


def _called(look_up: Callable[[str], list[str]], names: Collection[str]) -> list[str] | None:
    """Return the ids of what is called by these names; None where no name is given."""
    return [each for name in names for each in look_up(name)] if names else None


def _with_marks(facts: list[Found], **wanted: Collection[str]) -> list[Found]:
    """Keep the figures that are of the wanted words, and the facts that have some."""
    places = [(MARKS.index(name), words) for name, words in wanted.items() if words]
    kept = []
    for fact in facts:
        numbers = [
            number
            for number, mark in enumerate(fact.marks)
            if all(mark[place] in words for place, words in places)
        ]
        if numbers:
            kept.append(fact.only(numbers))
    return kept


def sources(index: Index) -> list[Row]:
    """Return the sources with the number of the facts out of each."""
    return index.sources()


def topics(index: Index, *, period: str | None = None) -> list[Row]:
    """Return the topics with the number of their facts, or of those with figures of a period."""
    if period is None:
        return index.topics()
    counts: dict[str, int] = {}
    for fact in select(index, period=period):
        counts[fact.topic] = counts.get(fact.topic, 0) + 1
    return index.topics(counts)


def suggestions(index: Index, query: str) -> tuple[Suggestion, ...]:
    """Return up to three facts whose names look like `query`, nearest first."""
    from hunanfacts.search.suggestions import keys_of_names_like

    rest, _ = _split_year(index, query)
    near = _hit_facts(index, _rank(index, rest).best[:_MOST_SUGGESTIONS])
    keys = keys_of_names_like(index, folding.fold(rest) or folding.fold(query))
    near += filter(None, map(index.by_key, keys[:_MOST_SUGGESTIONS]))
    facts = {fact.key: fact for fact in near}
    return tuple(_suggestion(fact, fact.key) for fact in facts.values())[:_MOST_SUGGESTIONS]


def _suggestion(fact: Found, key: str, place: int = 0) -> Suggestion:
    """Return a suggestion of a fact or, with a figure's id for its key, of that figure."""
    from hunanfacts.model.vocabulary import LANGUAGES
    from hunanfacts.text import json_text

    label = json_text.loads(fact.json)["label"]
    text = FACT_CELLS.index("text")
    zh, en = (
        fact.rows(language)[place][text] if label[language] else None for language in LANGUAGES
    )
    return Suggestion(key=key, label=label, display={"zh": zh, "en": en} if fact.figures else None)


def only_figure(facts: list[Found]) -> tuple[Found, int] | None:
    """Return the one figure of the facts: a level before what is told relative to it.

    None where the facts have no figure; AmbiguousError where several could be meant.
    """
    measure = MARKS.index("measure")
    figures = [(fact, place) for fact in facts for place in range(len(fact.marks))]
    levels = [(fact, place) for fact, place in figures if fact.marks[place][measure] == "level"]
    if len(chosen := levels or figures) > 1:
        raise AmbiguousError(
            zh=f"有{len(chosen)}个数值，不知要哪一个；请用其中一个id，或加--period",
            en=f"{len(chosen)} figures answer; ask for one by its id, or narrow with --period",
            suggestions=tuple(
                _suggestion(fact, fact.marks[place][MARKS.index("id")], place)
                for fact, place in chosen[:_MOST_SUGGESTIONS]
            ),
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
        fact.match = hit.match
    return facts


def _exactly(facts: list[Found]) -> list[Found]:
    """Mark facts as found by a name of theirs."""
    for fact in facts:
        fact.match = "exact"
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
    """Return the fact with only the figure of that id, in its short or its long form.

    The long form of one may be the id of another of the same measure, which comes first.
    """
    key, at, _ = name.partition("@")
    if at and (fact := index.by_key(key)):
        ids = [figure for figure, *_ in fact.marks]
        long = [f"{figure}:{measure}" for figure, _, measure, *_ in fact.marks]
        for names in (ids, long):
            if name in names:
                return fact.only([names.index(name)])
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
    """Keep the figures that lie within `period`, and the facts that have some or happened then.

    Of what happened then, figures without a period of their own are kept too.
    """
    if period is None:
        return facts
    from hunanfacts.model import periods

    kept = []
    for fact in facts:
        is_then = periods.within(fact.period, period)
        numbers = [
            number
            for number, (_, when, *_) in enumerate(fact.marks)
            if (is_then if not when else periods.within(when, period))
        ]
        if numbers:
            kept.append(fact.only(numbers))
        elif is_then:
            kept.append(fact)
    return kept
