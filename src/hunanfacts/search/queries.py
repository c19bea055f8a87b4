"""Look-ups by name and by condition: facts, sources, topics."""

from __future__ import annotations

from hunanfacts.index.stored import MARKS
from hunanfacts.model.errors import AmbiguousError
from hunanfacts.search import answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found, Row
    from hunanfacts.search.conditions import Conditions


def called(index: Index, names: Sequence[str], *, period: str | None = None) -> list[Found]:
    """Return the facts of these names, each once, with their figures of a period.

    A name is a key, a figure's id, a label or an alias. Where one is none, all together are taken
    for one question, as by `stat`. NotFoundError, with what comes near, where nothing answers it;
    beside a key only the other name is told.
    """
    names = list(dict.fromkeys(names))
    question = " ".join(names)
    found = []
    for name in names:
        answers.require_short(name)
        found.append(_of_name(index, name))
        if not found[-1] and len(question) > answers.LONGEST_QUESTION:
            from hunanfacts.search import suggestions

            suggestions.refuse(index, name)
    if all(found):
        facts: dict[str, Found] = {}
        for fact in (fact for each in found for fact in answers.exactly(each)):
            there = facts.get(fact.key)
            facts[fact.key] = _with_figures_of(index, there, fact) if there else fact
        return answers.narrowed(list(facts.values()), period)
    answer = answers.stat(index, question, period=period)
    if not answer:
        from hunanfacts.search import suggestions

        unknown = [name for name, facts in zip(names, found, strict=True) if not facts]
        if any(map(index.by_key, names)):
            suggestions.refuse(index, unknown[0])
        suggestions.refuse(index, question, answer.near, period=period)
    return list(answer)


def _with_figures_of(index: Index, one: Found, other: Found) -> Found:
    """Return a fact with the figures of both, of which either may have only some."""
    place = MARKS.index("id")
    ids = {mark[place] for fact in (one, other) for mark in fact.marks}
    whole = index.by_key(one.key) or one
    kept = [number for number, mark in enumerate(whole.marks) if mark[place] in ids]
    fact = whole.only(kept) if kept else whole
    fact.match = one.match
    return fact


def _of_name(index: Index, name: str) -> list[Found]:
    fact = index.by_key(name) or answers.with_figure(index, name)
    return [fact] if fact else index.named(name)


def select(
    index: Index, conditions: Conditions | None = None, *, period: str | None = None
) -> list[Found]:
    """Return the facts that meet the conditions, in the file's order, with what is of a period."""
    if conditions is None:
        return answers.narrowed(list(index.filtered()), period)
    facts = answers.narrowed(_filtered(index, conditions), period)
    if conditions.are_of_figures:
        facts = _with_marks(facts, measure=conditions.measures, status=conditions.statuses)
    if conditions.are_of_locators:
        from hunanfacts.search import locators

        facts = locators.found_in(facts, conditions.sources, conditions.paragraphs)
    if conditions.are_of_amounts:
        from hunanfacts.reckoning import amount_filter

        facts = amount_filter.within(
            facts, least=conditions.least, most=conditions.most, maybe=conditions.maybe
        )
    return facts


def _filtered(index: Index, conditions: Conditions) -> list[Found]:
    from hunanfacts.index import catalogue

    asked = conditions.places
    places = catalogue.places_called(index, asked) if asked else None
    return list(
        index.filtered(
            topics=catalogue.topics_called(index, conditions.topics) if conditions.topics else None,
            kinds=conditions.kinds or None,
            places=places,
            around=index.places_within(places) if places else (),
        )
    )


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
    from hunanfacts.index import catalogue

    return catalogue.sources(index)


def topics(index: Index, *, period: str | None = None) -> list[Row]:
    """Return the topics with the number of their facts, or of those with figures of a period."""
    from hunanfacts.index import catalogue

    if period is None:
        return catalogue.topics(index)
    counts: dict[str, int] = {}
    for fact in select(index, period=period):
        counts[fact.topic] = counts.get(fact.topic, 0) + 1
    return catalogue.topics(index, counts)


def only_figure(facts: list[Found]) -> tuple[Found, int] | None:
    """Return the one figure of the facts: a level before what is told relative to it.

    None where the facts have no figure; AmbiguousError where several could be meant.
    """
    measure = MARKS.index("measure")
    figures = [(fact, place) for fact in facts for place in range(len(fact.marks))]
    levels = [(fact, place) for fact, place in figures if fact.marks[place][measure] == "level"]
    if len(chosen := levels or figures) > 1:
        from hunanfacts.search import suggestions

        raise AmbiguousError(
            zh=f"有{len(chosen)}个数值，不知要哪一个；请用其中一个id，或加--period",
            en=f"{len(chosen)} figures answer; ask for one by its id, or narrow with --period",
            suggestions=tuple(
                suggestions.suggestion(fact, fact.marks[place][MARKS.index("id")], place)
                for fact, place in chosen[: suggestions.MOST]
            ),
        )
    return chosen[0] if chosen else None
