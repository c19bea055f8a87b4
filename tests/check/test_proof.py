"""A knowledge against a copy of its source: what is found, moved, missing, and what is unclaimed.

The outcomes are held against the second reader of `reading`, which shares no line with the package.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import growth
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import NUMERALS, dates

from hunanfacts.check import proof
from hunanfacts.check.article import Alike
from hunanfacts.figures import reading
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.proof import Proof
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.model.records import Fact, Knowledge
    from hunanfacts.model.vocabulary import Language

HEAD = """
schema = 2
version = "1"
title = "Test"
languages = ["en"]
[[source]]
id = "paper"
title = "Paper"
type = "report"
language = "en"
[[topic]]
id = "topic"
label = "Topic"
"""
FACT = """
[[fact]]
key = "fact"
kind = "event"
topic = "topic"
label = "Label"
statement = "Statement."
{where}
as_written = '''{phrase}'''
"""


def proofs(phrase: str, *paragraphs: str, where: str = "paragraph = 1") -> list[Proof]:
    """Prove one fact against a copy with these paragraphs behind its title."""
    raw = (HEAD + FACT.format(phrase=phrase, where=where)).encode()
    copy = proof.Copy(["Title", *paragraphs])
    return list(copy.proofs(loading.parse(raw, "made.toml").facts, "paper"))


@pytest.mark.parametrize(
    ("phrase", "paragraphs", "outcome", "found_in"),
    [
        ("320多亿元", ["产值320多亿元。"], "found", (1,)),
        ("320多亿元", ["产值３２０ 多亿元。"], "found", (1,)),
        ("“小巨人”企业", ["新增「小巨人」企业。"], "found", (1,)),
        ("320多亿元", ["别的。", "产值320多亿元。", "320多亿元"], "moved", (2, 3)),
        ("320多亿元", ["产值320多亿元。", "320多亿元"], "found", (1,)),
        ("5篇", ["发表45篇。"], "missing", ()),
        ("5篇", ["发表4.5篇。", "有5篇"], "moved", (2,)),
        ("百家", ["有三百家。"], "missing", ()),
        ("over 12", ["It is over 12,000."], "missing", ()),
        ("over 12", ["It is over 12, or so."], "found", (1,)),
        ("over 12", ["It is over 12."], "found", (1,)),
    ],
)
def test_a_phrase_is_found_moved_or_missing(
    phrase: str, paragraphs: list[str], outcome: str, found_in: tuple[int, ...]
) -> None:
    [found] = proofs(phrase, *paragraphs)
    assert (found.outcome, found.found_in) == (outcome, found_in)


def test_a_phrase_without_a_paragraph_is_found_anywhere() -> None:
    [found] = proofs("32亿元", "别的。", "共32亿元。", where="page = 7")
    assert (found.outcome, found.paragraph, found.found_in) == ("found", None, (2,))


def test_a_paragraph_that_the_copy_lacks_is_none() -> None:
    [found] = proofs("32亿元", "共32亿元。", where="paragraph = 70")
    assert (found.outcome, found.found_in) == ("moved", (1,))


@pytest.mark.parametrize(
    ("phrase", "paragraphs", "nearest"),
    [
        ("技术合同成交金额1621.3亿元", ["别的。", "去年技术合同成交金额1261.3亿元"],
         "去年技术合同成交金额1261.3亿元"),
        ("成交金额", ["某年某月某日某地某人说，成交的金额不小，比上一年多得多。"], None),
        ("98963件", ["某年某月某日某地某人申请专利98936件，比上一年多得多，真不少。"],
         "…某日某地某人申请专利98936件，比上一年多得多，真…"),
        ("谁也没说过", ["别的。"], None),
        ("3", ["4"], None),
    ],
)  # fmt: skip
def test_what_is_missing_has_the_nearest_text(
    phrase: str, paragraphs: list[str], nearest: str | None
) -> None:
    [found] = proofs(phrase, *paragraphs)
    assert (found.outcome, found.nearest) == ("missing", nearest)


def test_the_nearest_of_two_is_in_the_paragraph_named() -> None:
    [found] = proofs("申请专利98963件", "别的", "申请专利98936件一", "申请专利98936件二",
                     where="paragraph = 3")  # fmt: skip
    assert found.nearest == "申请专利98936件二"


def test_the_nearest_of_a_phrase_of_common_pairs_is_found() -> None:
    """Each of them stands everywhere, so that the phrase may begin anywhere."""
    draw = random.Random(7)
    around = ["".join(draw.choices("的一是在", k=3_000)) for _ in range(2)]
    copy = proof.Copy(["题目", "的在一是另在的桥梁一在是".join(around)])
    found = copy._nearest("的在一是另在的桥栋一在是", 1)  # noqa: SLF001
    assert "另在的桥梁一在是" in str(found)


def test_of_very_many_phrases_that_are_missing_the_first_have_a_nearest_text() -> None:
    copy = proof.Copy(["题目", "申请专利98936件。"])
    told = [copy._nearest("申请专利98963件", 1) for _ in range(201)]  # noqa: SLF001
    assert told[:200] == ["申请专利98936件。"] * 200
    assert told[200] is None


def test_what_is_shown_is_bounded() -> None:
    [found] = proofs("申请专利98963件", "说" * 9999 + "申请专利98936件" + "说" * 9999)
    assert found.nearest is not None
    assert len(found.nearest) < 40


def test_numerals_that_no_figure_claims_are_told_with_their_sentence() -> None:
    copy = proof.Copy(["2021年", "2021年有3座桥。另有渡口4个，船5G也用。"])
    told = [(each.text, each.paragraph, each.sentence) for each in copy.unclaimed("zh")]
    assert told == [("3座", 1, "2021年有3座桥。"), ("4个", 1, "另有渡口4个，船5G也用。")]


def test_numerals_of_a_paragraph_without_end_are_told_in_its_parts() -> None:
    copy = proof.Copy(["题目", "有3座茶山，" * 10_000])
    told = list(copy.unclaimed("zh"))
    assert [each.text for each in told] == ["3座"] * 10_000
    middle = {each.sentence for each in told[9:-9]}
    assert middle == {"…，" + "有3座茶山，" * 6 + "有3座茶山…"}


# ---- The shipped knowledge -----------------------------------------------------------------------


def phrases(facts: tuple[Fact, ...]) -> Iterator[tuple[str, int | None]]:
    for fact in facts:
        yield fact.as_written, fact.source.paragraph
        for figure in fact.figures:
            yield figure.as_written, figure.source.paragraph


def stands_in(phrase: str, article: list[str]) -> list[int]:
    """Find the paragraphs by the rules of the second reader: 5篇 does not stand in 45篇."""
    inside = "".join(NUMERALS - {"首"}) + "."
    before = rf"(?<![{inside}])" if phrase[0] in NUMERALS else ""
    after = rf"(?![{inside}])" if phrase[-1] in NUMERALS else ""
    pattern = re.compile(before + re.escape(phrase) + after)
    return [number for number, text in enumerate(article) if pattern.search(text)]


def test_every_phrase_of_the_shipped_facts_is_in_its_place(
    shipped: Knowledge, article: list[str]
) -> None:
    facts = tuple(shipped.facts)
    found = list(proof.Copy(article).proofs(facts, shipped.sources[0].id))
    assert len(found) == sum(1 + len(fact.figures) for fact in facts)
    assert [each for each in found if each.outcome != "found"] == []
    for each, (phrase, paragraph) in zip(found, phrases(facts), strict=True):
        assert (each.text, each.paragraph) == (phrase, paragraph)
        assert paragraph in stands_in(phrase, article)


@pytest.mark.parametrize("by", [1, 5, 100])
def test_every_phrase_that_is_told_of_another_paragraph_is_moved(
    shipped: Knowledge, article: list[str], by: int
) -> None:
    def moved(record: Fact) -> Fact:
        def locator(paragraph: int | None) -> dict[str, Any]:
            return {"paragraph": (paragraph or 0) + by}

        figures = tuple(
            replace(each, source=replace(each.source, **locator(each.source.paragraph)))
            for each in record.figures
        )
        source = replace(record.source, **locator(record.source.paragraph))
        return replace(record, source=source, figures=figures)

    facts = tuple(map(moved, shipped.facts))
    for each in proof.Copy(article).proofs(facts, shipped.sources[0].id):
        there = stands_in(each.text, article)
        assert each.outcome == ("found" if each.paragraph in there else "moved")
        assert list(each.found_in) == ([each.paragraph] if each.outcome == "found" else there)


def test_every_phrase_with_a_slip_in_it_is_missing(shipped: Knowledge, article: list[str]) -> None:
    """Two characters change their places, unless that makes something else that stands there."""

    def slipped(text: str) -> str:
        at = len(text) // 2
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]

    facts = tuple(
        replace(
            fact,
            as_written=slipped(fact.as_written),
            figures=tuple(replace(f, as_written=slipped(f.as_written)) for f in fact.figures),
        )
        for fact in shipped.facts
    )
    outcomes = []
    for each in proof.Copy(article).proofs(facts, shipped.sources[0].id):
        there = stands_in(each.text, article)
        assert each.outcome == (
            "found" if each.paragraph in there else "moved" if there else "missing"
        )
        outcomes.append(each.outcome)
    assert outcomes.count("missing") > 190


def places_of_figures(facts: Iterable[Fact], article: list[str]) -> set[tuple[int, int]]:
    """Return the characters of the article that figures are printed as, by paragraph."""
    claimed = set()
    for figure in (figure for fact in facts for figure in fact.figures):
        paragraph = figure.source.paragraph
        assert paragraph is not None
        for match in re.finditer(re.escape(figure.as_written), article[paragraph]):
            claimed |= {(paragraph, at) for at in range(*match.span())}
    return claimed


def test_numerals_are_unclaimed_where_the_second_reader_sees_no_figure(
    shipped: Knowledge, article: list[str]
) -> None:
    """Digits in no date, name (5G, 500强) or phrase of a figure are told, and none in a phrase."""
    copy = proof.Copy(article)
    list(copy.proofs(shipped.facts, shipped.sources[0].id))
    unclaimed = list(copy.unclaimed("zh"))
    told = {each.paragraph for each in unclaimed}
    of_figures = places_of_figures(shipped.facts, article)
    of_dates = {
        (number, at)
        for number, text in enumerate(article)
        for date in dates(text, 2022)
        for at in range(date.start, date.end)
    }
    digits = {
        (number, match.start())
        for number, text in enumerate(article)
        for match in re.finditer("[0-9]+(?![0-9A-Z强])", text)
    }
    assert {number for number, _ in digits - of_figures - of_dates} <= told
    for each in unclaimed:
        assert each.paragraph is not None
        found = re.finditer(re.escape(each.text), article[each.paragraph])
        assert any((each.paragraph, match.start()) not in of_figures for match in found)
    assert 0 < len(unclaimed) < 30


def test_a_figure_that_is_left_out_leaves_its_numeral_unclaimed(
    shipped: Knowledge, article: list[str]
) -> None:
    facts = tuple(replace(fact, figures=()) for fact in shipped.facts)
    copy = proof.Copy(article)
    list(copy.proofs(facts, shipped.sources[0].id))
    told = [(each.paragraph, each.text) for each in copy.unclaimed("zh")]
    lost = [
        figure.id
        for fact in shipped.facts
        for figure in fact.figures
        if not any(
            paragraph == figure.source.paragraph
            and (text in figure.as_written or figure.as_written in text
                 or set(text) & set(figure.as_written) & NUMERALS)
            for paragraph, text in told
        )
    ]  # fmt: skip
    assert lost == []


# ---- A book --------------------------------------------------------------------------------------

WORDS = [
    "茶",
    "叶",
    "3",
    "5",
    "12",
    ".",
    "，",
    "。",
    " ",
    "　",
    "万吨",
    "“",
    "」",
    "５",
    "a",
    "\u00a0",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


def stands_by_itself(phrase: str, paragraph: str) -> bool:
    """Tell of one paragraph by itself whether a phrase stands in it, trying every place."""
    wanted, text = Alike(phrase).text, Alike(paragraph)
    return any(
        text.text.startswith(wanted, at) and text.whole_span(at, at + len(wanted)) is not None
        for at in range(len(text.text))
    )


@given(paragraphs=st.lists(TEXTS, min_size=1, max_size=6), phrase=TEXTS.filter(str.strip),
       named=st.integers(0, 6) | st.none())  # fmt: skip
def test_a_phrase_is_found_in_the_whole_as_in_each_paragraph_by_itself(
    paragraphs: list[str], phrase: str, named: int | None
) -> None:
    where = 'url = "https://example.org"' if named is None else f"paragraph = {named}"
    raw = (HEAD + FACT.format(phrase="x", where=where)).encode()
    [made] = loading.parse(raw, "made.toml").facts
    [found] = proof.Copy(paragraphs).proofs([replace(made, as_written=phrase)], "paper")
    places = [number for number, paragraph in enumerate(paragraphs)
              if stands_by_itself(phrase, paragraph)]  # fmt: skip
    assert list(found.found_in) == ([named] if named in places else places)
    there = named is None or named in places
    assert found.outcome == ("missing" if not places else "found" if there else "moved")


@given(
    claimed=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=8),
    start=st.integers(0, 36),
    length=st.integers(1, 6),
)
def test_a_numeral_is_claimed_by_whatever_touches_it(
    claimed: list[tuple[int, int]], start: int, length: int
) -> None:
    stretches = [(first, first + length) for first, length in claimed]
    touched = any(first < start + length and start < last for first, last in stretches)
    assert proof._Stretches(stretches).touch(start, start + length) == touched  # noqa: SLF001


def test_what_a_book_costs_grows_as_it_does() -> None:
    """Sentences of one paragraph, and phrases that each have to be looked for in all of it."""

    def prove(size: int) -> None:
        paragraphs = ["".join(f"第{n}处产茶{n + 7}万吨。" for n in range(size))]
        paragraphs += [f"又有{n}处，产茶{n + 3}吨。" for n in range(size)]
        raw = (HEAD + FACT.format(phrase="x", where="paragraph = 1")).encode()
        [made] = loading.parse(raw, "made.toml").facts
        facts = [replace(made, as_written=f"产茶{n + 7}万吨") for n in range(0, size, 8)]
        copy = proof.Copy(paragraphs)
        assert {each.outcome for each in copy.proofs(facts, "paper")} == {"moved"}
        assert sum(1 for _ in copy.unclaimed("zh")) > size

    assert growth.is_linear(prove, 1000)


# ---- What is made to hurt ------------------------------------------------------------------------


def facts_of(phrases: Iterable[str]) -> list[Fact]:
    raw = (HEAD + FACT.format(phrase="x", where="paragraph = 1")).encode()
    [made] = loading.parse(raw, "made.toml").facts
    return [replace(made, as_written=phrase) for phrase in phrases]


def test_phrases_that_stand_everywhere_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "_MOST_FOUND", 1_000)
    everywhere = facts_of("ab" * size for size in range(1, 100))
    assert len(list(proof.Copy(["ab" * 90], "copy.txt").proofs(everywhere[:5], "paper"))) == 5
    with pytest.raises(DraftError, match=r"too many places of copy\.txt"):
        list(proof.Copy(["ab" * 900], "copy.txt").proofs(everywhere, "paper"))


def test_phrases_are_found_alike_however_many_were_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looking each up by its rarest pair finds what looking through the whole does."""
    draw = random.Random(4)
    paragraphs = ["".join(draw.choices("茶叶产量12吨a ", k=40)) for _ in range(30)]
    whole = "".join(paragraphs).replace(" ", "")
    phrases = [whole[at : at + 1 + at % 9] for at in range(0, 900, 7)] + ["茶a茶a", "没有"]
    told = list(proof.Copy(paragraphs).proofs(facts_of(phrases), "paper"))
    monkeypatch.setattr(proof, "_MOST_LOOKED", -1)
    assert list(proof.Copy(paragraphs).proofs(facts_of(phrases), "paper")) == told
    monkeypatch.setattr(proof, "_MOST_PLACES", 3)
    again = list(proof.Copy(paragraphs).proofs(facts_of(phrases), "paper"))
    assert [each.found_in for each in again] == [each.found_in for each in told]


def test_of_thousands_of_phrases_a_long_copy_is_not_looked_through_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proof, "_MOST_LOOKED", 10_000)
    copy = proof.Copy(["".join(f"又有{number}吨" for number in range(3_000))])
    whole = Looked(copy._whole)  # noqa: SLF001 -- how often it is looked through
    monkeypatch.setattr(copy, "_whole", whole)
    list(copy.proofs(facts_of(f"茶{number}" for number in range(300)), "paper"))
    assert whole.times < 10


class Looked(str):
    """A text that counts how often something is looked for in it."""

    __slots__ = ("times",)
    times: int

    def find(self, wanted: str, start: int = 0) -> int:  # type: ignore[override]  # noqa: D102
        self.times = getattr(self, "times", 0) + 1
        return super().find(wanted, start)


def test_a_paragraph_without_a_number_is_not_read_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    find = reading.find

    def counted(text: str, language: Language | None) -> Iterator[Amount]:
        read.append(text)
        return find(text, language)

    monkeypatch.setattr(reading, "find", counted)
    told = proof.Copy([*["a"] * 100, "产茶5吨"]).unclaimed("zh")
    assert [each.text for each in told] == ["5吨"]
    assert read == ["产茶5吨"]
