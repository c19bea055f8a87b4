"""What differs between two knowledge files: records that came, went or changed, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hunanfacts.authoring import pairing, record_fields
from hunanfacts.model.records import Bilingual, Source
from hunanfacts.text import json_text
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.authoring.pairing import Pair
    from hunanfacts.authoring.record_fields import Fields, Value
    from hunanfacts.model.records import Fact, Figure, Knowledge, Place, Topic
    from hunanfacts.model.vocabulary import Change, Part

    Heading = Source | Place | Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which a new file is unlike an old one."""

    change: Change
    part: Part
    """What sort of record it is."""
    id: str
    """The key of a fact, the id of anything else; empty for the head of the file."""
    fact: Fact | None = None
    """Of a fact or a figure, as the new file has it, else as the old one has."""
    field: str | None = None
    """None where a record came or went."""
    old: Value | None = None
    new: Value | None = None
    """Of a field, or of a key or id that changed; None where it is not there."""
    told: Bilingual | None = None
    """What a record that came or went says."""
    figures: tuple[Figure, Figure] | None = None
    """Before and after, where what a figure says of its thing has changed; told once a figure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything in which two files differ; that their records stand in another order is apart."""

    differences: tuple[Difference, ...]
    is_reordered: bool


def compare(old: Knowledge, new: Knowledge) -> Comparison:
    """Hold a new file against an old one, whose facts must be lists."""
    found = list(_changes("file", "", record_fields.of_head(old), record_fields.of_head(new)))
    orders = []
    headings: tuple[tuple[Part, Sequence[Heading], Sequence[Heading]], ...] = (
        ("source", old.sources, new.sources),
        ("place", old.places, new.places),
        ("topic", old.topics, new.topics),
    )
    for part, before, after in headings:
        pairs = pairing.pairs(before, after, _id, _content)
        orders.append(pairing.are_in_order(pairs, before))
        found += (each for pair in pairs for each in _of_headings(part, pair))
    old_facts, new_facts = list(old.facts), list(new.facts)
    facts = pairing.pairs(old_facts, new_facts, _key, _content_of_fact, _statement)
    orders.append(pairing.are_in_order(facts, old_facts))
    found += (each for pair in facts for each in _of_facts(*pair))
    return Comparison(tuple(found), is_reordered=not all(orders))


# ---- Likenesses ----------------------------------------------------------------------------------


def _id(record: Heading) -> str:
    return record.id


def _content(record: Heading) -> str:
    return _text(record_fields.of(record))


def _key(fact: Fact) -> str:
    return fact.key


def _content_of_fact(fact: Fact) -> str:
    figures = [record_fields.of_figure(figure, fact) for figure in fact.figures]
    return _text(record_fields.of(fact)) + _text(list(figures))


def _statement(fact: Fact) -> Bilingual:
    return fact.statement


def _text(value: Fields | list[Fields]) -> str:
    return json_text.dumps(value)


def _likenesses(old: Fact, new: Fact) -> list[Callable[[Figure], object]]:
    """Return in what figures of a fact are one: all they say, else the id, else what is printed."""
    facts = {id(figure): fact for fact in (old, new) for figure in fact.figures}
    return [
        lambda figure: _text(record_fields.of_figure(figure, facts[id(figure)])),
        _after_key,
        lambda figure: (figure.measure, figure.unit, figure.as_written),
        lambda figure: (figure.measure, figure.unit, figure.value, figure.range),
    ]


def _after_key(figure: Figure) -> str:
    return figure.id.partition("@")[2]


# ---- Records -------------------------------------------------------------------------------------


def _of_headings(part: Part, pair: Pair[Heading]) -> Iterator[Difference]:
    before, after = pair
    if before is None or after is None:
        if one := before or after:
            told = one.title if isinstance(one, Source) else _name(one)
            yield _came_or_went(part, one.id, told, is_new=before is None)
        return
    if before.id != after.id:
        yield Difference(change="renamed", part=part, id=after.id, old=before.id, new=after.id)
    yield from _changes(part, after.id, record_fields.of(before), record_fields.of(after))


def _name(record: Place | Topic) -> Bilingual:
    name: Bilingual = getattr(record, "name", None) or getattr(record, "label")  # noqa: B009
    return name


def _of_facts(before: Fact | None, after: Fact | None) -> Iterator[Difference]:
    if before is None or after is None:
        if one := before or after:
            difference = _came_or_went("fact", one.key, one.statement, is_new=before is None)
            yield replace(difference, fact=one)
            for figure in one.figures:
                yield _figure_came_or_went(figure, one, is_new=before is None)
        return
    if before.key != after.key:
        yield Difference(
            change="renamed", part="fact", id=after.key, fact=after, old=before.key, new=after.key
        )
    fields = record_fields.of(before), record_fields.of(after)
    yield from _changes("fact", after.key, *fields, fact=after)
    for pair in pairing.pairs(before.figures, after.figures, *_likenesses(before, after)):
        yield from _of_figures(pair, before, after)


_OF_THE_AMOUNT = frozenset({"value", "range", "unit", "bound"})


def _of_figures(pair: Pair[Figure], old: Fact, new: Fact) -> Iterator[Difference]:
    before, after = pair
    if before is None or after is None:
        if one := before or after:
            yield _figure_came_or_went(one, new if before is None else old, is_new=before is None)
        return
    if _after_key(before) != _after_key(after):
        yield Difference(
            change="renamed", part="figure", id=after.id, fact=new, old=before.id, new=after.id
        )
    if before.source == old.source and after.source == new.source:
        fields = record_fields.of_figure(before, old), record_fields.of_figure(after, new)
    else:
        fields = record_fields.of(before), record_fields.of(after)
    is_told = False
    for each in _changes("figure", after.id, *fields, fact=new):
        is_first = each.field in _OF_THE_AMOUNT and not is_told
        yield replace(each, figures=(before, after)) if is_first else each
        is_told = is_told or is_first


def _figure_came_or_went(figure: Figure, fact: Fact, *, is_new: bool) -> Difference:
    zh, en = (
        f"{phrases.phrase(figure, language)}{_when(figure, language)}" for language in ("zh", "en")
    )
    told = Bilingual(zh=zh if fact.label.zh else None, en=en if fact.label.en else None)
    return replace(_came_or_went("figure", figure.id, told, is_new=is_new), fact=fact)


def _when(figure: Figure, language: str) -> str:
    period = phrases.period(figure, "zh" if language == "zh" else "en")
    return "" if not period else f"（{period}）" if language == "zh" else f" ({period})"


def _came_or_went(part: Part, name: str, told: Bilingual, *, is_new: bool) -> Difference:
    return Difference(change="added" if is_new else "removed", part=part, id=name, told=told)


def _changes(
    part: Part, name: str, old: Fields, new: Fields, *, fact: Fact | None = None
) -> Iterator[Difference]:
    for field in dict.fromkeys((*old, *new)):
        before, after = old.get(field), new.get(field)
        if _text({"": before}) != _text({"": after}):  # type: ignore[dict-item]
            yield Difference(
                change="changed", part=part, id=name, fact=fact, field=field, old=before, new=after
            )
