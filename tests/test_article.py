"""The knowledge against its article: nothing invented, nothing misread, nothing left out.

Skipped where the article is not at hand, for it is no part of the repository.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from reading import NUMERALS, Number, numbers

from hunanfacts.figures import units
from hunanfacts.figures.reading import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.model.records import Fact, Figure, Knowledge

Span = tuple[int, int, int]
"""A stretch of the article: its paragraph, where it starts, and where it ends."""


class Date(NamedTuple):
    """A date as printed; one without its year is read in the year of the article."""

    period: str
    printed: str
    start: int
    end: int

    @property
    def has_year(self) -> bool:
        """Tell whether the year is printed, as such or as that of a plan."""
        return self.printed.startswith("“") or self.printed[:4].isdecimal()


UNITS_NOT_PRINTED = {
    "大": ("项", "个"),  # “十大项目”, “四大实验室”: 大 stands where the measure word would
    "": ("位",),  # “全国第六”: an ordinal that ends the phrase has no measure word
}
"""What stands right after a number whose unit is not printed, and the units recorded for it."""

INSTEAD = ("大", "次", "级")
"""Units that the program's reader gives where a record has the measure word of what is counted."""

NAMES_NO_NUMBER = {"几十批次"}
"""What is recorded as a number and is none."""

NOT_NUMBERS = (
    "一流", "一批", "一直", "一系列", "一个窗口", "一个个", "一个光滑", "一家", "这一产品",
    "进一步", "新一轮", "新一代信息技术", "首批", "首创",
    "三湘四水", "三湘大地", "九天", "五洋",
)  # fmt: skip
"""Words of the article that have a numeral in them and tell no number."""

FIGURES_TOLD_BY_A_NAME = {"ten-tech-projects-first@2021", "ten-tech-projects-second@2022"}
"""Figures whose numeral would be claimed without them: “十大技术攻关项目” is a name as well."""


def figures_of(facts: Iterable[Fact]) -> Iterator[Figure]:
    for fact in facts:
        yield from fact.figures


def places(phrase: str, text: str) -> list[tuple[int, int]]:
    """Find where `phrase` stands, but never a part of a number: 5篇 does not stand in 45篇."""
    inside = "".join(NUMERALS - {"首"}) + "."
    before = rf"(?<![{inside}])" if phrase[0] in NUMERALS else ""
    after = rf"(?![{inside}])" if phrase[-1] in NUMERALS else ""
    return [match.span() for match in re.finditer(before + re.escape(phrase) + after, text)]


def dates(text: str, year: int) -> Iterator[Date]:
    """Find the years, months, days and plans that a text names."""
    for match in re.finditer(r"(\d{4})年", text):
        yield Date(match[1], match[0], *match.span(1))
    for match in re.finditer("“十([三四])五”", text):
        yield Date({"三": "2016/2020", "四": "2021/2025"}[match[1]], match[0], *match.span())
    for match in re.finditer(r"(?:今年)?(\d{1,2})月(?:(\d{1,2})日)?", text):
        day = f"-{int(match[2]):02}" if match[2] else ""
        yield Date(f"{year}-{int(match[1]):02}{day}", match[0], *match.span())
    for match in re.finditer("今年|去年", text):
        yield Date(str(year - (match[0] == "去年")), match[0], *match.span())


def year_of(knowledge: Knowledge) -> int:
    return int(knowledge.sources[0].date or 0)


# ---- What is recorded stands there ---------------------------------------------------------------


def test_the_source_record_tells_the_article(shipped: Knowledge, article: list[str]) -> None:
    [source] = shipped.sources
    assert len(article) == source.paragraphs == 36
    assert article[0] == source.title


def test_every_quoted_phrase_stands_in_its_paragraph(
    shipped: Knowledge, article: list[str]
) -> None:
    quoted = [(fact.key, fact.source.paragraph, fact.source.as_written) for fact in shipped.facts]
    quoted += [(f.id, f.paragraph, f.as_written) for f in figures_of(shipped.facts)]
    missing = [quote for quote in quoted if not places(quote[2], article[quote[1]])]
    assert missing == []


def test_every_name_stands_in_the_article(shipped: Knowledge, article: list[str]) -> None:
    text = "\n".join(article)
    missing = [
        (fact.key, name) for fact in shipped.facts for name in fact.names if not places(name, text)
    ]
    assert missing == []


# ---- What is recorded is what is printed ---------------------------------------------------------


def read(figure: Figure) -> Number:
    found = numbers(figure.as_written)
    assert len(found) == 1, f"{figure.id}: {figure.as_written} holds {len(found)} numbers"
    return found[0]


def test_every_figure_quotes_exactly_one_number(shipped: Knowledge) -> None:
    not_one = [
        (figure.id, figure.as_written)
        for figure in figures_of(shipped.facts)
        if len(numbers(figure.as_written)) != 1
    ]
    assert not_one == []


def test_every_value_and_bound_is_the_printed_one(shipped: Knowledge) -> None:
    wrong = [
        (figure.id, figure.as_written, figure.value, figure.bound)
        for figure in figures_of(shipped.facts)
        if (figure.value, figure.bound) != (read(figure).value, read(figure).bound)
    ]
    assert wrong == []


def test_every_bound_word_of_the_paragraph_is_quoted(
    shipped: Knowledge, article: list[str]
) -> None:
    """A bound word just outside the quoted phrase would make the figure another one."""
    wrong = []
    for figure in figures_of(shipped.facts):
        text = article[figure.paragraph]
        for start, end in places(figure.as_written, text):
            around = numbers(text[max(start - 2, 0) : end + 4])
            bounds = {number.bound for number in around if number.value == figure.value}
            if bounds != {figure.bound}:
                wrong.append((figure.id, figure.bound, bounds))
    assert wrong == []


def test_every_ordinal_is_a_rank_and_every_rank_an_ordinal(shipped: Knowledge) -> None:
    wrong = [
        (figure.id, figure.as_written, figure.measure)
        for figure in figures_of(shipped.facts)
        if read(figure).ordinal != (figure.measure == "rank")
    ]
    assert wrong == []


def test_every_unit_is_the_printed_one(shipped: Knowledge) -> None:
    """The scale stands right after the number, and the base unit after it."""
    wrong, used = [], set()
    for figure in figures_of(shipped.facts):
        number = read(figure)
        scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[number.scale]
        recorded = units.read(figure.unit)
        instead = next((words for words in UNITS_NOT_PRINTED if number.follows[:1] == words), None)
        if instead is not None and recorded.base in UNITS_NOT_PRINTED[instead]:
            used.add((instead, recorded.base))
        elif recorded.base not in number.follows:
            wrong.append((figure.id, figure.as_written, figure.unit))
        if recorded.scale != scale:
            wrong.append((figure.id, figure.as_written, figure.unit))
    assert wrong == []
    assert used == {(printed, base) for printed, bases in UNITS_NOT_PRINTED.items()
                    for base in bases}  # fmt: skip


def test_the_program_reads_each_figure_where_it_is_printed(
    shipped: Knowledge, article: list[str]
) -> None:
    """Its own reader finds the number, the bound and the unit, where it knows it, of a figure."""
    wrong = []
    for figure in figures_of(shipped.facts):
        text = article[figure.paragraph]
        recorded = units.read(figure.unit)
        for start, end in places(figure.as_written, text):
            there = [a for a in find(text, "zh") if start <= a.end and a.start <= end and a.value]
            if figure.as_written not in NAMES_NO_NUMBER and not any(
                (a.value, a.bound, a.scale) == (figure.value, figure.bound, recorded.scale)
                and a.is_ordinal == (figure.measure == "rank")
                and units.read(a.unit).base in {recorded.base, "", *INSTEAD}
                for a in there
            ):
                wrong.append((figure.id, [(a.text, a.value, a.unit, a.bound) for a in there]))
    assert wrong == []


def test_every_period_and_base_is_printed_in_the_paragraph(
    shipped: Knowledge, article: list[str]
) -> None:
    """A stretch is printed as such or by its two ends; what has no year printed is inferred."""
    wrong = []
    for figure in figures_of(shipped.facts):
        printed = {date.period: date for date in dates(article[figure.paragraph], year_of(shipped))}
        parts = [part for part in (figure.period, figure.base) if part]
        parts = [end for part in parts for end in ([part] if part in printed else part.split("/"))]
        if not set(parts) <= set(printed):
            wrong.append((figure.id, "not printed", parts))
        elif not figure.period_inferred and not all(printed[part].has_year for part in parts):
            wrong.append((figure.id, "inferred", parts))
    assert wrong == []


def test_every_value_of_a_series_bears_the_date_printed_before_it(
    shipped: Knowledge, article: list[str]
) -> None:
    series = 0
    for fact in shipped.facts:
        for figure in fact.figures:
            others = [
                f for f in fact.figures if (f.measure, f.unit) == (figure.measure, figure.unit)
            ]
            if len(others) > 1:
                text = article[figure.paragraph]
                [(start, _)] = places(figure.as_written, text)
                before = [date for date in dates(text, year_of(shipped)) if date.end <= start]
                assert max(before, key=lambda date: date.end).period == figure.period, figure.id
                series += 1
    assert series >= 4


# ---- What is printed is recorded -----------------------------------------------------------------


def spans(phrase: str, paragraphs: Iterable[int], article: list[str]) -> set[Span]:
    return {
        (paragraph, start, end)
        for paragraph in paragraphs
        for start, end in places(phrase, article[paragraph])
    }


def dated_spans(figures: Iterable[Figure], article: list[str], year: int) -> set[Span]:
    """Find the dates that a figure of the same paragraph has as period, base or end of either."""
    told = set()
    for figure in figures:
        for period in filter(None, (figure.period, figure.base)):
            told |= {(figure.paragraph, part) for part in (period, *period.split("/"))}
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
    claimed = dated_spans(figures, article, year_of(knowledge))
    for figure in figures:
        claimed |= spans(figure.as_written, [figure.paragraph], article)
    for fact in knowledge.facts:
        if not fact.figures:
            claimed |= spans(fact.source.as_written, [fact.source.paragraph], article)
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
    assert any(name in figure.as_written and numbers(name) for name in fact.names)
