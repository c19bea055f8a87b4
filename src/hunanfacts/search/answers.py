"""From a question to its answers. An empty list means: not known.

What comes near a question is no answer to it, and stands apart.
"""

from __future__ import annotations

from hunanfacts.model.errors import TooLongError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.search.matching import Hit
    from hunanfacts.search.ranking import Ranking


LONGEST_QUESTION = 10_000
"""Characters of a question; a longer one is refused."""


class Results(list["Found"]):
    """What was found, best first; `ranking` says how, where words were looked for.

    `missing` are times and things that were asked for and are not in the answer, `near` facts that
    come near a question which has no answer.
    """

    def __init__(
        self,
        found: Iterable[Found] = (),
        ranking: Ranking | None = None,
        *,
        missing: Sequence[str] = (),
        near: Sequence[Found] = (),
    ) -> None:
        """Keep what was found and how."""
        super().__init__(found)
        self.ranking = ranking
        self.missing = list(missing)
        self.near = list(near)


def stat(index: Index, query: str, *, period: str | None = None, exact: bool = False) -> Results:
    """Return the fact that `query` names, or all that fit it equally well, best first.

    The query is a key, a figure's id, an alias, a label, or a question. What the question asks for,
    and `period`, leaves only the figures of that time, place, unit and measure. A near answer is
    none: it stands in `near`.
    """
    require_short(query)
    if named := index.by_key(query) or with_figure(index, query):
        return Results(narrowed(exactly([named]), period))
    if whole := index.named(query) or (_named_under_conditions(index, query) if exact else []):
        return Results(narrowed(exactly(whole), period))
    if exact:
        return Results()
    found = _answers(index, query, period=period, best=True)
    near = [fact for fact in found if fact.match == "near"]
    if near:
        return Results([], found.ranking, missing=found.missing, near=[*found.near, *near])
    return found


def find(index: Index, query: str, *, period: str | None = None, exact: bool = False) -> Results:
    """Return every fact that answers `query`, best first, or else those that come near."""
    if exact:
        return stat(index, query, period=period, exact=True)
    require_short(query)
    named = narrowed(exactly(index.named(query)), period)
    found = _answers(index, query, period=period, best=False)
    keys = {fact.key for fact in named}
    others = [fact for fact in found if fact.key not in keys]
    if named:
        others = [fact for fact in others if fact.match != "near"]
    return Results([*named, *others], found.ranking, missing=found.missing, near=found.near)


def require_short(query: str) -> None:
    """Raise TooLongError for a question that is no question."""
    if len(query) > LONGEST_QUESTION:
        raise TooLongError(
            zh=f"问题太长：有{len(query)}字，最多{LONGEST_QUESTION}字",
            en=f"the question is too long: {len(query):,} characters, at most"
            f" {LONGEST_QUESTION:,} are answered",
            input=query,
        )


def _named_under_conditions(index: Index, query: str) -> list[Found]:
    """Return the facts of which what a question names is a whole name: 水深 2021."""
    from hunanfacts.search import fitting

    question = _rank(index, query).question
    conditions = fitting.Conditions(index, question)
    named = index.named(" ".join(question.words))
    return [fact for fact in map(conditions.narrowed, named) if fact]


def near(index: Index, query: str) -> list[Found]:
    """Return what comes near a query that nothing answers."""
    found = _answers(index, query, period=None, best=True)
    return [*found.near, *found]


def _answers(index: Index, query: str, *, period: str | None, best: bool) -> Results:
    ranking = _rank(index, query)
    question = ranking.question
    if not question.words:
        found = _of_conditions(index, ranking)
        for fact in found if ranking.is_near else ():
            fact.match = "near"
        return Results(narrowed(found, period), ranking)
    facts, passed = _fitting(index, ranking, best=best)
    if not facts and question.characters and not ranking.is_near:
        ranking = _nearest(index, ranking)
        facts, passed = _fitting(index, ranking, best=best)
    missing: list[str] = []
    if len(question.groups) > 1 and (ranking.is_near or not facts):
        each, lacking, of_each = _each_group(index, ranking, best=best)
        if each:
            facts, missing, ranking, passed = each, lacking, of_each, []
    if facts and question.periods:
        from hunanfacts.search import fitting

        missing += fitting.Conditions(index, question).missing(facts)
    if not any(fact.match != "near" for fact in facts):
        unlike = _unlike(index, ranking, facts)
        passed = [*unlike, *passed] if ranking.is_near else [*passed, *unlike]
    return Results(narrowed(facts, period), ranking, missing=missing, near=passed)


def _each_group(
    index: Index, ranking: Ranking, *, best: bool
) -> tuple[list[Found], list[str], Ranking]:
    """Answer each of the things that a question joins; say which have no answer.

    What is said of the first, as in 广东进出口和粮食, may be said of all: where the first has
    several words and no answer, none has.
    """
    from hunanfacts.search import ranking as ranks

    facts: dict[str, Found] = {}
    missing: list[str] = []
    hits: list[Hit] = []
    parts = ranks.groups(index, ranking)
    for part in parts:
        found, _ = ([], []) if part.is_near else _fitting(index, part, best=best)
        facts |= {fact.key: fact for fact in found}
        if part is parts[0] and not found and len(part.question.words) > 1:
            return [], [], ranking
        hits += part if found else []
        missing += [] if found else [" ".join(part.question.words)]
    way = next((part.way for part in parts if part and not part.is_near), "words")
    return (
        list(facts.values()),
        missing,
        ranks.Ranking(hits, way, ranking.question, words=ranking.question.words),
    )


def _fitting(index: Index, ranking: Ranking, *, best: bool) -> tuple[list[Found], list[Found]]:
    """Return the facts hit that meet the conditions of the question, and those that do not.

    Of several levels the first that has some decides. A fact of the right place that lacks what is
    asked ends the search: nothing else is answered in its place.
    """
    from hunanfacts.search import fitting

    conditions = fitting.Conditions(index, ranking.question)
    kept: list[Found] = []
    passed: list[Found] = []
    for level in dict.fromkeys(hit.level for hit in ranking):
        hits = [hit for hit in ranking if hit.level == level]
        facts = _hit_facts(index, hits)
        there = [fact for fact in facts if conditions.is_of_place(fact)]
        there.sort(key=conditions.is_there, reverse=True)
        if ranking.is_near:
            there.sort(key=conditions.suits, reverse=True)
        meeting = list(filter(None, map(conditions.narrowed, there)))
        kept += conditions.surely_meant(meeting, hits)
        passed += facts
        if (meeting and best) or (not kept and any(fact.figures for fact in there)):
            break
    for fact in kept if kept and kept[0].match == "near" else ():
        fact.match = "near"  # what holds the words less well does not answer either
    return kept, [] if kept else list(filter(conditions.is_near_place, passed))


def _unlike(index: Index, ranking: Ranking, facts: Sequence[Found]) -> list[Found]:
    """Return the facts that come near, and must not answer: what was asked is another thing.

    It is not one that some of those found are called by.
    """
    if not ranking.unlike:
        return []
    from hunanfacts.search import fitting

    conditions = fitting.Conditions(index, ranking.question)
    called = [name for fact in facts for name in index.names_of(fact.key)]
    numbers = (n for n, word in ranking.unlike.items() if not any(word in name for name in called))
    return [fact for fact in index.numbered(numbers) if conditions.is_of_place(fact)]


def _of_conditions(index: Index, ranking: Ranking) -> list[Found]:
    """Return the facts of a place or a time, where nothing else is asked for.

    Those come first that are named after the place, then those of the place itself.
    """
    question = ranking.question
    is_enough = question.places or question.periods or question.status
    if not is_enough or question.unit or question.measure:
        return []
    from hunanfacts.search import fitting, matching

    ids = question.places[0] if question.places else None
    facts = index.filtered(places=ids, around=index.places_within(ids) if ids else ())
    conditions = fitting.Conditions(index, question)
    there = (fact for fact in facts if conditions.is_of_place(fact))
    found = [fact for fact in map(conditions.narrowed, there) if fact]
    for fact in found:
        fact.match = "words"
    if ids:
        found.sort(
            key=lambda fact: (
                -matching.coverage(index.names_of(fact.key), question.said),
                fact.place not in ids,
            )
        )
    return found


def _hit_facts(index: Index, hits: Sequence[Hit]) -> list[Found]:
    """Return the facts that were hit, and tell each hit its fact's key."""
    facts = index.numbered(hit.number for hit in hits)
    for hit, fact in zip(hits, facts, strict=True):
        hit.key = fact.key
        fact.match = hit.match
    return facts


def _nearest(index: Index, ranking: Ranking) -> Ranking:
    """Return what is near a question of which nothing found meets the conditions.

    A character that it holds, as 设 of 设了几个, stood there by chance.
    """
    from hunanfacts.search import ranking as ranks

    return ranks.near(index, ranking) or ranking


def _rank(index: Index, query: str) -> Ranking:
    from hunanfacts.search import ranking

    return ranking.rank(index, query)


def exactly(facts: list[Found]) -> list[Found]:
    """Mark facts as found by a name of theirs."""
    for fact in facts:
        fact.match = "exact"
    return facts


def with_figure(index: Index, name: str) -> Found | None:
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


def narrowed(facts: list[Found], period: str | None) -> list[Found]:
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
