"""The knowledge against its article: nothing invented, nothing misread, nothing left out.

Each check is a function that lists what is wrong, so that it can also be shown to fail: the last
part spoils one record after the other and asks whether that is noticed. The article is read by the
second reader of `reading`, which shares no line with the package.

Skipped where the article is not at hand, for it is no part of the repository.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from reading import NUMERALS, SCALES, Number, dates, numbers, speeches

from hunanfacts.figures import units
from hunanfacts.figures.bounds import PLACES, has_number
from hunanfacts.figures.reading import find
from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading import Date, Speech

    from hunanfacts.model.records import Fact, Figure, Knowledge

Span = tuple[int, int, int]
"""A stretch of the article: its paragraph, where it starts, and where it ends."""


UNITS_NOT_PRINTED = {
    "大": ("项", "个"),  # “十大项目”, “四大实验室”: 大 stands where the measure word would
    "": ("位",),  # “全国第六”: an ordinal that ends the phrase has no measure word
}
"""What stands right after a number whose unit is not printed, and the units recorded for it."""

INSTEAD = ("大", "次", "级")
"""Units that the program's reader gives where a record has the measure word of what is counted."""

NOT_NUMBERS = (
    "一流", "一批", "一直", "一系列", "一个个", "一个光滑", "一家", "这一产品",
    "进一步", "新一代信息技术", "首批", "首创", "三湘四水", "三湘大地",
)  # fmt: skip
"""Words of the article that have a numeral in them and tell no number."""

FIGURES_TOLD_BY_A_NAME = {
    "ten-tech-projects-first@2021/..", "ten-tech-projects-second@2022", "tourism-conference@2022",
}  # fmt: skip
"""Figures whose numeral would be claimed without them, since it is part of a name as well."""

NAMED_BY_ONE_CHARACTER = {"越南": "越", "老挝": "老", "欧洲": "欧", "广东": "粤"}
"""Countries and regions that the article names only inside a word, as 中越, and how."""

WITHOUT_A_DATE = {
    "core-technologies-mastered", "new-products-developed", "tbm-main-bearing", "quantum-dot-laser",
}  # fmt: skip
"""In P18 去年起 says when the projects began; what 首批 had achieved (已) is dated by nothing."""


def figures_of(facts: Iterable[Fact]) -> Iterator[Figure]:
    for fact in facts:
        yield from fact.figures


def records(fact: Fact) -> list[Fact | Figure]:
    return [fact, *fact.figures]


def paragraph_of(record: Fact | Figure) -> int:
    paragraph = record.source.paragraph
    assert paragraph is not None
    return paragraph


@functools.cache
def places(phrase: str, text: str) -> tuple[tuple[int, int], ...]:
    """Find where `phrase` stands, but never a part of a number: 5篇 does not stand in 45篇."""
    inside = "".join(NUMERALS - {"首"}) + "."
    before = rf"(?<![{inside}])" if phrase[0] in NUMERALS else ""
    after = rf"(?![{inside}])" if phrase[-1] in NUMERALS else ""
    found = re.finditer(before + re.escape(phrase) + after, text)
    return tuple(match.span() for match in found)


def year_of(knowledge: Knowledge) -> int:
    return int(knowledge.sources[0].issued or 0)


# ---- What is recorded stands there ---------------------------------------------------------------


def test_the_source_record_tells_the_article(shipped: Knowledge, article: list[str]) -> None:
    [source] = shipped.sources
    assert len(article) == source.paragraphs == 36
    assert article[0] == source.title.zh
    assert source.issued_inferred


def misquoted(facts: Iterable[Fact], article: list[str]) -> list[str]:
    """List facts and figures whose quoted phrase does not stand in their paragraph."""
    return [
        getattr(record, "id", fact.key)
        for fact in facts
        for record in records(fact)
        if not places(record.as_written, article[paragraph_of(record)])
    ]


def test_every_quoted_phrase_stands_in_its_paragraph(
    shipped: Knowledge, article: list[str]
) -> None:
    assert misquoted(shipped.facts, article) == []


def test_every_chinese_name_stands_in_the_article(shipped: Knowledge, article: list[str]) -> None:
    text = "\n".join(article)
    missing = [
        (fact.key, name)
        for fact in shipped.facts
        for name in fact.names
        if re.search(r"[\u4e00-\u9fff]", name)
        if not places(NAMED_BY_ONE_CHARACTER.get(name, name), text)
    ]
    assert missing == []
    assert not any(name in text for name in NAMED_BY_ONE_CHARACTER)


def test_every_english_name_is_in_the_english_texts_or_is_another_form(shipped: Knowledge) -> None:
    """A name that no English text of the whole knowledge has would be made up."""
    texts = " ".join(
        text.en or ""
        for fact in shipped.facts
        for text in (fact.label, fact.statement, fact.subject, fact.said_by)
        if text
    )
    names = {name for fact in shipped.facts for name in fact.names if name.isascii()}
    aliases = {alias for fact in shipped.facts for alias in fact.aliases}
    assert {name for name in names if name not in texts and name not in aliases} == {
        "18th National Congress of the CPC",  # the full name
        "Zoomlion Heavy Industry",  # in full
    }


# ---- What is recorded is what is printed: numbers ------------------------------------------------


def test_every_figure_quotes_exactly_one_number(shipped: Knowledge) -> None:
    not_one = [
        (figure.id, figure.as_written)
        for figure in figures_of(shipped.facts)
        if len(numbers(figure.as_written)) != 1
    ]
    assert not_one == []


def place_of(number: Number) -> set[str]:
    """Tell whether a number is a place, and which: 第六 is a standing, 第三条 and 首届 an order."""
    if not number.ordinal:
        return set()
    return {"rank" if number.follows[:1] in {"", "位", "名"} else "ordinal"}


def misread_numbers(facts: Iterable[Fact], article: list[str]) -> list[str]:
    """List figures whose value, bound or kind is not what their phrase prints.

    A bound word just outside the quoted phrase would make the figure another one. What is no number
    has none in the record either.
    """
    wrong = []
    for figure in figures_of(facts):
        [number] = numbers(figure.as_written)
        told = {"rank", "ordinal"} & {figure.measure}
        if (number.value, number.bound, place_of(number)) != (figure.value, figure.bound, told):
            wrong.append(figure.id)
            continue
        text = article[paragraph_of(figure)]
        for start, end in places(figure.as_written, text):
            around = numbers(text[max(start - 2, 0) : end + 4])
            bounds = {near.bound for near in around if near.value == figure.value}
            if bounds != {figure.bound}:
                wrong.append(figure.id)
    return wrong


def test_every_value_and_bound_is_the_printed_one(shipped: Knowledge, article: list[str]) -> None:
    assert misread_numbers(shipped.facts, article) == []


def test_what_is_no_number_says_how_it_reads(shipped: Knowledge) -> None:
    [figure] = [figure for figure in figures_of(shipped.facts) if figure.value is None]
    assert (figure.as_written, figure.range, figure.bound) == ("几十批次", None, None)
    assert figure.reads is not None
    assert figure.reads.zh == figure.as_written


def test_the_program_reads_each_figure_where_it_is_printed(
    shipped: Knowledge, article: list[str]
) -> None:
    """Its own reader finds the number, the bound and the unit, where it knows it, of a figure."""
    wrong = []
    for figure in filter(has_number, figures_of(shipped.facts)):
        text = article[paragraph_of(figure)]
        recorded = units.read(figure.unit)
        for start, end in places(figure.as_written, text):
            there = [a for a in find(text, "zh") if start <= a.end and a.start <= end and a.value]
            if not any(
                (a.value, a.bound, a.scale) == (figure.value, figure.bound, recorded.scale)
                and a.is_ordinal == (figure.measure in PLACES)
                and units.read(a.unit).base in {recorded.base, "", *INSTEAD}
                for a in there
            ):
                wrong.append((figure.id, [(a.text, a.value, a.unit, a.bound) for a in there]))
    assert wrong == []


def without_printed_unit(figure: Figure, number: Number) -> tuple[str, str] | None:
    """Return the word that stands for the unit, and the unit recorded for it, if that is so."""
    base = units.read(figure.unit).base
    instead = next((words for words in UNITS_NOT_PRINTED if number.follows[:1] == words), None)
    return (instead, base) if instead is not None and base in UNITS_NOT_PRINTED[instead] else None


def misread_units(facts: Iterable[Fact], _: list[str]) -> list[str]:
    """List figures whose unit is not printed: its scale right after the number, then its base."""
    wrong = []
    for figure in figures_of(facts):
        [number] = numbers(figure.as_written)
        recorded = units.read(figure.unit)
        is_there = recorded.base in number.follows or without_printed_unit(figure, number)
        if not is_there or recorded.scale != SCALES[number.scale]:
            wrong.append(figure.id)
    return wrong


def test_every_unit_is_the_printed_one(shipped: Knowledge, article: list[str]) -> None:
    assert misread_units(shipped.facts, article) == []


def test_every_way_not_to_print_a_unit_is_needed(shipped: Knowledge) -> None:
    used = {
        without_printed_unit(figure, numbers(figure.as_written)[0])
        for figure in figures_of(shipped.facts)
    }
    assert used - {None} == {
        (printed, base) for printed, bases in UNITS_NOT_PRINTED.items() for base in bases
    }


# ---- What is recorded is what is printed: dates --------------------------------------------------


class Times(NamedTuple):
    """When a figure or a fact is, what a multiple is a multiple of, and whether it is inferred."""

    period: str | None = None
    base: str | None = None
    is_inferred: bool = False


def dates_before(record: Fact | Figure, article: list[str], year: int) -> list[Date]:
    """Return the dates that stand before a phrase in its sentence, or in the phrase itself."""
    text = article[paragraph_of(record)]
    start, end = places(record.as_written, text)[0]
    sentence = max(text.rfind("。", 0, start), text.rfind("……", 0, start)) + 1
    return [date for date in dates(text, year) if sentence <= date.start and date.end <= end]


def times(record: Fact | Figure, article: list[str], year: int) -> Times:
    """Read when a phrase is said to be: at the last date before it in its sentence.

    Of a multiple that is the last but for its base; a growth a year on average spans the sentence.
    """
    before = dates_before(record, article, year)
    own = [date for date in before if not date.is_base]
    if not own:
        return Times()
    measure = getattr(record, "measure", "")
    if measure == "annual-growth":
        return Times(f"{own[0].period}/{own[-1].period}", own[0].period, is_inferred=True)
    base = [date.period for date in before if date.is_base][-1] if measure == "multiple" else None
    return Times(own[-1].period, base, is_inferred=not own[-1].is_printed)


def misdated(facts: Iterable[Fact], article: list[str], year: int = 2022) -> list[str]:
    """List figures and facts that have not the period, base and mark of what is printed.

    A fact with figures has the date on them; it has one of its own if it is an event. A place, a
    person and an organisation are not of a time.
    """
    wrong = []
    for fact in facts:
        for figure in fact.figures:
            said = times(figure, article, year)
            said = Times() if fact.key in WITHOUT_A_DATE else said
            if Times(figure.period, figure.base, figure.period_inferred) != said:
                wrong.append(figure.id)
        said = Times() if fact.key in WITHOUT_A_DATE else times(fact, article, year)
        is_of_none = fact.kind in {"place", "person", "organisation"}
        is_of_a_time = fact.kind == "event" or not (fact.figures or is_of_none)
        if (fact.period or is_of_a_time) and Times(fact.period, None, fact.period_inferred) != said:
            wrong.append(fact.key)
    return wrong


def test_every_period_is_the_printed_one_and_marked_where_it_is_inferred(
    shipped: Knowledge, article: list[str]
) -> None:
    assert year_of(shipped) == 2022
    assert misdated(shipped.facts, article, year_of(shipped)) == []


def test_what_has_no_date_is_of_that_sentence_and_its_counts_say_so(
    shipped: Knowledge, article: list[str]
) -> None:
    facts = [fact for fact in shipped.facts if fact.key in WITHOUT_A_DATE]
    assert {fact.key for fact in facts} == WITHOUT_A_DATE
    assert {times(fact, article, 2022).period for fact in facts} == {"2021/.."}
    assert all(any("2021" in (note.zh or "") for note in fact.notes)
               for fact in facts if fact.figures)  # fmt: skip


def untold_dates(facts: Iterable[Fact], article: list[str], year: int = 2022) -> list[str]:
    """List the dates of the article that no record of their paragraph has."""
    told: set[tuple[int, str]] = set()
    for fact in facts:
        for record in records(fact):
            for period in filter(None, (record.period, getattr(record, "base", None))):
                told |= {(paragraph_of(record), part) for part in (period, *period.split("/"))}
    return [
        text[max(date.start - 4, 0) : date.end + 4]
        for paragraph, text in enumerate(article)
        for date in dates(text, year)
        if (paragraph, date.period) not in told
    ]


def test_every_date_of_the_article_is_told(shipped: Knowledge, article: list[str]) -> None:
    assert untold_dates(shipped.facts, article) == []


# ---- What is recorded is what is printed: speakers -----------------------------------------------


def speech_of(record: Fact | Figure, article: list[str]) -> Speech | None:
    """Return the speech that a phrase is a part of, or None where the article itself says it."""
    text = article[paragraph_of(record)]
    start, end = places(record.as_written, text)[0]
    return next((s for s in speeches(text) if s.start <= start and end <= s.end), None)


def is_called(said_by: str, who: str) -> bool:
    """Tell whether a record names the speaker as the article does: a name, then the office.

    Who has no name is called by the office alone, and said to be without a name.
    """
    name, _, office = said_by.rstrip("）").partition("（")
    if office == "未具名":
        return name == who
    return who.endswith(name) and office[-3:] in who


def missaid(facts: Iterable[Fact], article: list[str]) -> list[str]:
    """List facts whose speaker is missing, another, or made up."""
    wrong = []
    for fact in facts:
        spoken = {speech.who if speech else None for speech in
                  (speech_of(record, article) for record in records(fact))}  # fmt: skip
        [who] = spoken if len(spoken) == 1 else [None]
        is_right = is_called(fact.said_by.zh or "", who) if fact.said_by and who else not who
        if len(spoken) > 1 or not is_right or bool(fact.said_by) != bool(who):
            wrong.append(fact.key)
    return wrong


def test_every_fact_out_of_a_speech_has_its_speaker(shipped: Knowledge, article: list[str]) -> None:
    assert missaid(shipped.facts, article) == []


def test_every_verb_of_saying_brings_in_a_speech(article: list[str]) -> None:
    """The second reader misses none: each 说, 介绍 or 表示 that ends a clause has its speech."""
    verbs = sum(len(re.findall("(?:说|介绍|表示)[，。]", text)) for text in article)
    spoken = [(n, s.who) for n, text in enumerate(article) for s in speeches(text)]
    assert verbs == len(set(spoken)) == 6


def test_every_speech_is_told_by_some_fact(shipped: Knowledge, article: list[str]) -> None:
    told = {(paragraph_of(fact), speech_of(fact, article)) for fact in shipped.facts}
    silent = [
        (number, speech)
        for number, text in enumerate(article)
        for speech in speeches(text)
        if (number, speech) not in told
    ]
    assert silent == []


def test_a_speaker_is_the_same_in_english(shipped: Knowledge) -> None:
    """One Chinese name has one English one, and who is not named is not named there."""
    names = {(fact.said_by.zh, fact.said_by.en) for fact in shipped.facts if fact.said_by}
    assert len(names) == len({zh for zh, _ in names}) == len({en for _, en in names}) == 6
    assert all(("未具名" in (zh or "")) == ("not named" in (en or "")) for zh, en in names)


# ---- What is printed is recorded -----------------------------------------------------------------


def spans(phrase: str, paragraphs: Iterable[int], article: list[str]) -> set[Span]:
    return {
        (paragraph, start, end)
        for paragraph in paragraphs
        for start, end in places(phrase, article[paragraph])
    }


def dated_spans(records: Iterable[Fact | Figure], article: list[str], year: int) -> set[Span]:
    """Find the dates that a record of the same paragraph has as period, base or end of either."""
    told = set()
    for record in records:
        for period in filter(None, (record.period, getattr(record, "base", None))):
            told |= {(paragraph_of(record), part) for part in (period, *period.split("/"))}
    return {
        (paragraph, date.start, date.end)
        for paragraph, text in enumerate(article)
        for date in dates(text, year)
        if (paragraph, date.period) in told
    }


def claims(knowledge: Knowledge, article: list[str], left_out: str = "") -> set[Span]:
    """Find every stretch of the article that some record tells of, but for the figure `left_out`.

    A fact that has figures claims no number by its own quoted phrase, only by theirs; so leaving
    out a figure is noticed although the fact still quotes the place.
    """
    figures = [figure for figure in figures_of(knowledge.facts) if figure.id != left_out]
    claimed = dated_spans([*knowledge.facts, *figures], article, year_of(knowledge))
    for figure in figures:
        claimed |= spans(figure.as_written, [paragraph_of(figure)], article)
    for fact in knowledge.facts:
        if not fact.figures:
            claimed |= spans(fact.as_written, [paragraph_of(fact)], article)
        for name in fact.names:
            claimed |= spans(name, range(len(article)), article)
    return claimed


def numerals(article: list[str]) -> set[Span]:
    """Find every run of Arabic digits and every character that Chinese writes numbers with."""
    pattern = re.compile(rf"[0-9]+|[{''.join(NUMERALS)}]")
    return {
        (paragraph, *match.span())
        for paragraph, text in enumerate(article)
        for match in pattern.finditer(text)
    }


def outside(wanted: set[Span], claimed: set[Span]) -> set[Span]:
    """Return what of `wanted` lies in no claimed stretch."""
    return {
        (paragraph, start, end)
        for paragraph, start, end in wanted
        if not any(p == paragraph and s <= start and end <= e for p, s, e in claimed)
    }


def words_that_tell_no_number(article: list[str]) -> dict[str, set[Span]]:
    return {word: spans(word, range(len(article)), article) for word in NOT_NUMBERS}


def unclaimed(
    knowledge: Knowledge, article: list[str], left_out: str = ""
) -> list[tuple[int, str]]:
    """List every numeral that no record claims, with its surroundings."""
    words = words_that_tell_no_number(article)
    claimed = claims(knowledge, article, left_out).union(*words.values())
    return [
        (paragraph, article[paragraph][max(start - 6, 0) : end + 6])
        for paragraph, start, end in sorted(outside(numerals(article), claimed))
    ]


def test_no_numeral_of_the_article_is_left_unclaimed(
    shipped: Knowledge, article: list[str]
) -> None:
    assert unclaimed(shipped, article) == []


def test_every_word_that_tells_no_number_is_needed(shipped: Knowledge, article: list[str]) -> None:
    left = outside(numerals(article), claims(shipped, article))
    words = words_that_tell_no_number(article)
    assert [word for word, at in words.items() if left == outside(left, at)] == []


def test_leaving_out_any_figure_is_noticed(shipped: Knowledge, article: list[str]) -> None:
    """The claims above can fail: each figure alone holds some numeral, but for those listed."""
    unnoticed = {
        figure.id
        for figure in figures_of(shipped.facts)
        if not unclaimed(shipped, article, left_out=figure.id)
    }
    assert unnoticed == FIGURES_TOLD_BY_A_NAME


@pytest.mark.parametrize("id_", sorted(FIGURES_TOLD_BY_A_NAME))
def test_a_figure_that_is_not_missed_is_told_by_a_name(shipped: Knowledge, id_: str) -> None:
    [fact] = [fact for fact in shipped.facts for figure in fact.figures if figure.id == id_]
    [figure] = [figure for figure in fact.figures if figure.id == id_]
    number = next(char for char in figure.as_written if char in NUMERALS)
    assert any(number in name for name in fact.names)


def test_every_paragraph_that_says_something_has_a_fact(
    shipped: Knowledge, article: list[str]
) -> None:
    told = {paragraph_of(record) for fact in shipped.facts for record in records(fact)}
    assert set(range(len(article))) - told == set()


# ---- The checks can fail -------------------------------------------------------------------------


def spoilt(fact: Fact, number: int, **fields: Any) -> Fact:  # noqa: ANN401 -- any field
    """Return the fact with its figure of that number changed."""
    figures = list(fact.figures)
    figures[number] = replace(figures[number], **fields)
    return replace(fact, figures=tuple(figures))


def every_figure(facts: Iterable[Fact]) -> Iterator[tuple[Fact, int, Figure]]:
    for fact in facts:
        for number, figure in enumerate(fact.figures):
            yield fact, number, figure


SPOILT: dict[str, tuple[Callable[..., list[str]], Callable[[Figure], dict[str, Any]]]] = {
    "another value": (
        misread_numbers, lambda f: {"value": None if f.value is None else f.value * 10},
    ),
    "a number made up": (
        misread_numbers, lambda _: {"value": Decimal(10), "bound": "over"},
    ),
    "another bound": (
        misread_numbers, lambda f: {"bound": "exact" if f.bound == "over" else "over"},
    ),
    "an ordinal for a rank": (
        misread_numbers, lambda f: {"measure": "level" if f.measure == "rank" else "rank"},
    ),
    "another scale": (misread_units, lambda f: {"unit": f"万{f.unit}"}),
    "another base unit": (misread_units, lambda _: {"unit": "公里"}),
    "no period": (misdated, lambda _: {"period": None, "base": None, "period_inferred": False}),
    "another period": (misdated, lambda _: {"period": "2020", "period_inferred": False}),
    "the other mark": (misdated, lambda f: {"period_inferred": not f.period_inferred}),
    "another phrase": (misquoted, lambda f: {"as_written": f"{f.as_written}。。"}),
}  # fmt: skip
"""What can be wrong with a figure: the check that must notice it, and the change."""


@pytest.mark.parametrize("slip", SPOILT)
def test_a_spoilt_figure_is_noticed(shipped: Knowledge, article: list[str], slip: str) -> None:
    check, change = SPOILT[slip]
    unnoticed = []
    for fact, number, figure in every_figure(shipped.facts):
        fields = change(figure)
        if any(getattr(figure, name) != value for name, value in fields.items()):
            changed = spoilt(fact, number, **fields)
            if figure.id not in check([changed], article):
                unnoticed.append(figure.id)
    assert unnoticed == []


@pytest.mark.parametrize("is_inferred", [True, False])
def test_a_fact_without_its_date_or_mark_is_noticed(
    shipped: Knowledge, article: list[str], *, is_inferred: bool
) -> None:
    dated = [fact for fact in shipped.facts if fact.period]
    assert len(dated) > 5
    for fact in dated:
        fields: dict[str, Any] = {"period": None, "period_inferred": False}
        if is_inferred:
            fields = {"period_inferred": not fact.period_inferred}
        changed = [replace(other, **fields) if other == fact else other for other in shipped.facts]
        assert fact.key in misdated(changed, article), fact.key


def test_a_date_that_nothing_tells_is_noticed(shipped: Knowledge, article: list[str]) -> None:
    for paragraph, text in enumerate(article):
        facts = [fact for fact in shipped.facts if paragraph_of(fact) != paragraph]
        facts = [
            replace(fact, figures=tuple(f for f in fact.figures if paragraph_of(f) != paragraph))
            for fact in facts
        ]
        assert bool(untold_dates(facts, article)) == bool(dates(text, 2022)), paragraph


@pytest.mark.parametrize(
    "speaker", [None, "黎春秋（怀化市市长）", "刘飞香（铁建重工党委书记、董事长）", "李四（市长）"]
)
def test_a_missing_or_wrong_speaker_is_noticed(
    shipped: Knowledge, article: list[str], speaker: str | None
) -> None:
    said_by = Bilingual(zh=speaker, en=speaker) if speaker else None
    others = [f for f in shipped.facts if (f.said_by.zh if f.said_by else None) != speaker]
    unnoticed = [
        fact.key for fact in others if not missaid([replace(fact, said_by=said_by)], article)
    ]
    assert unnoticed == []
    assert len(others) >= 20
