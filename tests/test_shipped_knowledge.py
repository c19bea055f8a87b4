"""The shipped knowledge agrees with itself: what its words say is what its figures are.

It is read in both languages, and each check is shown to fail.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pytest
from reading import chinese, numbers

from hunanfacts.model.records import Bilingual
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.model.records import Fact, Figure, Knowledge
    from hunanfacts.model.vocabulary import Bound, Language

SCALES = {
    "zh": {"万亿": 10**12, "亿": 10**8, "万": 10**4},
    "en": {"trillion": 10**12, "billion": 10**9, "million": 10**6},
}

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PARAGRAPH = re.compile(r"第[0-9]+段|[Pp]aragraph [0-9]+")

NAMES_WITH_NUMBERS = {
    "zh": ("5G", "世界500强企业"),
    "en": ("5G", "18th Party Congress", "13th Five-Year Plan", "14th Five-Year Plan",
           "top 500 companies"),
}  # fmt: skip
"""Names in words whose number is no figure of the fact."""

ENGLISH_WORDS = {
    "one": 1, "first": 1, "more than a": 1, "three": 3, "third": 3, "four": 4, "five": 5,
    "sixth": 6, "nine": 9, "ten": 10,
}  # fmt: skip


class Told(NamedTuple):
    """A number that a statement tells, with its scale reckoned in."""

    number: Decimal
    at: int


def told(text: str, language: Language) -> list[Told]:
    """Read the Arabic numbers of a statement but for those of names."""
    for name in NAMES_WITH_NUMBERS[language]:
        text = text.replace(name, "·" * len(name))
    scales = SCALES[language]
    pattern = rf"([0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)[多余]? ?({'|'.join(scales)})?"
    return [
        Told(Decimal(match[1].replace(",", "")) * scales.get(match[2], 1), match.start())
        for match in re.finditer(pattern, text)
    ]


def scaled(figure: Figure) -> Decimal | None:
    """Reckon the scale of the unit in, reading it apart from the program's own way."""
    if figure.value is None:
        return None
    scale = next((scale for word, scale in SCALES["zh"].items() if figure.unit.startswith(word)), 1)
    return figure.value * scale


def records(fact: Fact) -> list[Fact | Figure]:
    """Return a fact and its figures."""
    return [fact, *fact.figures]


def allowed(fact: Fact, shipped: Knowledge) -> set[Decimal]:
    """List every number that the statements of a fact may tell: figures, dates, those of notes.

    A fact without figures takes its dates from those that stand in its paragraph.
    """
    own = [fact.period, *(period for f in fact.figures for period in (f.period, f.base))]
    if not any(own):
        own = [
            record.period
            for other in shipped.facts
            for record in records(other)
            if record.source.paragraph == fact.source.paragraph
        ]
    said = " ".join([*filter(None, own), *(text for note in fact.notes for text in note.texts)])
    elsewhere = {Decimal(part) for part in re.findall(r"[0-9]+(?:\.[0-9]+)?", said)}
    return {number for figure in fact.figures if (number := scaled(figure)) is not None} | elsewhere


def strays(fact: Fact, shipped: Knowledge) -> Iterator[tuple[str, Language, Decimal]]:
    """Find what a statement or a label tells that no figure of the fact is."""
    may_tell = allowed(fact, shipped)
    for language in LANGUAGES:
        for said in (fact.statement[language], fact.label[language]):
            for number in told(PARAGRAPH.sub("", said), language):
                if number.number not in may_tell:
                    yield fact.key, language, number.number


def test_statements_and_labels_tell_no_number_but_the_figures(shipped: Knowledge) -> None:
    assert [stray for fact in shipped.facts for stray in strays(fact, shipped)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_with_a_number_is_needed(shipped: Knowledge, language: Language) -> None:
    texts = "\n".join(
        text[language]
        for fact in shipped.facts
        for text in (fact.label, fact.statement, *fact.notes, *cautions_of(fact))
    )
    assert [name for name in NAMES_WITH_NUMBERS[language] if name not in texts] == []


@pytest.mark.parametrize("slip", [10, 10**4, 10**8, Decimal("0.1"), Decimal("0.0001")])
def test_a_slip_of_scale_would_be_noticed(shipped: Knowledge, slip: Decimal) -> None:
    """With its figures out by a factor, every fact that has some in digits tells strays."""
    unnoticed = []
    for fact in shipped.facts:
        figures = tuple(
            replace(figure, value=figure.value and figure.value * slip) for figure in fact.figures
        )
        arabic = any(re.search(r"[0-9]", figure.as_written) for figure in fact.figures)
        if arabic and not list(strays(replace(fact, figures=figures, notes=()), shipped)):
            unnoticed.append(fact.key)
    assert unnoticed == []


# ---- Every figure is told, and with its bound ----------------------------------------------------


def chinese_numbers(text: str) -> set[Decimal]:
    """Read what a Chinese statement tells, in digits and in numerals; 几十 is none."""
    ranks = {Decimal(1)} if re.search("第一次|首次|首届", text) else set()
    runs = re.findall("(?<!几)[一二三四五六七八九十]+", text)
    words = {Decimal(chinese(run)) for run in runs}
    return {number.number for number in told(text, "zh")} | words | ranks


def english_numbers(text: str) -> set[Decimal]:
    """Read what an English statement tells, in digits and in words."""
    words = {
        Decimal(number)
        for word, number in ENGLISH_WORDS.items()
        if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    }
    return {number.number for number in told(text, "en")} | words


def test_both_statements_tell_every_figure(shipped: Knowledge) -> None:
    silent = [
        (figure.id, language)
        for fact in shipped.facts
        for figure in fact.figures
        for language, said in (
            ("zh", chinese_numbers(fact.statement["zh"])),
            ("en", english_numbers(fact.statement["en"])),
        )
        if figure.value is not None and scaled(figure) not in said
    ]
    assert silent == []


def test_both_statements_tell_what_is_no_number(shipped: Knowledge) -> None:
    """What has no number is told as it reads, and no number stands in its place."""
    found = 0
    for fact in shipped.facts:
        for figure in fact.figures:
            if figure.value is None:
                assert figure.reads is not None
                for language in LANGUAGES:
                    assert figure.reads[language] in fact.statement[language]
                assert not told(fact.statement["zh"], "zh")
                assert not told(fact.statement["en"], "en")
                found += 1
    assert found == 1


ENGLISH_BOUNDS: dict[str, Bound] = {
    "over": "over", "more than": "over", "larger than": "over",
    "less than": "under", "under": "under",
    "nearly": "nearly",
    "about": "about",
}  # fmt: skip


def english_bound(text: str, at: int) -> Bound:
    """Read the bound of the number that stands at `at`."""
    before, after = text[:at].lower(), text[at:]
    if re.match(r"[0-9.,]+% or more\b", after):
        return "at-least"
    said = (bound for words, bound in ENGLISH_BOUNDS.items() if before.endswith(f"{words} "))
    return next(said, "exact")


def chinese_bounds(text: str, figure: Figure) -> set[str | None]:
    read = numbers(text.replace("大约是", "约").replace("大约", "约"))
    return {number.bound for number in read if number.scaled == scaled(figure)}


def test_both_statements_tell_every_bound(shipped: Knowledge) -> None:
    """No statement is more precise than its figure, nor less; words such as three are exact."""
    wrong = []
    for fact in shipped.facts:
        for figure in fact.figures:
            if not re.search(r"[0-9]", figure.as_written):
                continue
            text = fact.statement["en"]
            english: set[str | None] = {
                english_bound(text, number.at)
                for number in told(text, "en")
                if number.number == scaled(figure)
            }
            said = {
                "zh": chinese_bounds(fact.statement["zh"], figure),
                "en": english or {"exact"},
            }
            if said != {"zh": {figure.bound}, "en": {figure.bound}}:
                wrong.append((figure.id, figure.bound, said))
    assert wrong == []


# ---- Names and texts -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_facts_or_topics_have_one_label(shipped: Knowledge, language: Language) -> None:
    for records in (shipped.facts, shipped.topics):
        labels = Counter(folding.fold(record.label[language]) for record in records)
        assert [label for label, count in labels.items() if count > 1] == []


def test_no_fact_has_an_alias_twice_or_one_that_is_its_label(shipped: Knowledge) -> None:
    repeated = []
    for fact in shipped.facts:
        names = Counter(map(folding.fold, (*fact.label.texts, *fact.aliases)))
        repeated += [(fact.key, name) for name, count in names.items() if count > 1]
    assert repeated == []


def test_every_fact_has_aliases_in_both_languages(shipped: Knowledge) -> None:
    poor = [
        fact.key
        for fact in shipped.facts
        if {alias.isascii() for alias in fact.aliases} != {True, False}
    ]
    assert poor == []


def test_no_fact_mentions_a_name_twice(shipped: Knowledge) -> None:
    assert [fact.key for fact in shipped.facts if len(set(fact.names)) < len(fact.names)] == []


Record = TypeVar("Record")


def records_of(record: object, kind: type[Record]) -> Iterator[Record]:
    """Yield what is of a kind in a record and in the records that it holds."""
    if isinstance(record, kind):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from records_of(part, kind)
    elif hasattr(record, "__dataclass_fields__"):
        for field in record.__dataclass_fields__:
            yield from records_of(getattr(record, field), kind)


def faulty(texts: Iterable[str]) -> list[str]:
    """Pick texts with control, format, private or unassigned characters, or stray spaces."""
    return [
        text
        for text in texts
        if any(unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
               for char in text)
        or unicodedata.normalize("NFC", text) != text
        or text != text.strip()
        or "  " in text
    ]  # fmt: skip


def test_no_text_holds_what_cannot_be_seen(shipped: Knowledge) -> None:
    texts = list(records_of(shipped, str))
    assert len(texts) > 10 * shipped.count
    assert faulty(texts) == []


@pytest.mark.parametrize(
    "text", ["a\u202eb", "a\u200bb", "a\x1b[1m", "a\tb", "\ufeffa", " a", "a  b", "e\u0301"]
)
def test_what_cannot_be_seen_is_found(text: str) -> None:
    assert faulty(["湖南", text, "“好”—…·"]) == [text]


def test_english_texts_are_english_and_chinese_ones_chinese(shipped: Knowledge) -> None:
    """A Chinese word stands in an English text only in brackets, or where it speaks of the word."""
    wrong = []
    for fact in shipped.facts:
        if not re.search(r"[\u4e00-\u9fff]", fact.statement["zh"]):
            wrong.append((fact.key, "zh"))
        if not re.search(r"[A-Za-z]{3}", fact.statement["en"]):
            wrong.append((fact.key, "en"))
        wrong += [
            (fact.key, text["en"])
            for text in (fact.label, fact.statement, fact.subject, fact.said_by, fact.place)
            if text and re.search(r"[\u4e00-\u9fff]", re.sub(r"\(.*?\)", "", text["en"]))
        ]
    assert wrong == []


def cautions_of(fact: Fact) -> list[Bilingual]:
    """Return every caution of a fact and of its figures."""
    return [record.caution for record in records(fact) if record.caution]


def test_every_sentence_ends_as_one_in_both_languages(shipped: Knowledge) -> None:
    wrong = [
        (fact.key, text)
        for fact in shipped.facts
        for text in (fact.statement, *fact.notes, *cautions_of(fact))
        if text["zh"][-1] not in "。”" or text["en"][-1] not in ".”"
    ]
    assert wrong == []


def test_every_text_is_there_in_both_languages(shipped: Knowledge) -> None:
    assert shipped.languages == ("zh", "en")
    missing = [
        text for text in records_of(shipped, Bilingual) if not (text.zh and text.en)
    ]  # fmt: skip
    assert missing == []


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def numbers_of_both(text: Bilingual) -> tuple[set[Decimal], set[Decimal]]:
    """Read the numbers of a text in Chinese, and in English, where months are names."""
    english = text["en"]
    for number, month in enumerate(MONTHS, 1):
        english = re.sub(rf"\b{month}\b", str(number), english)
    zh = {number.number for number in told(text["zh"], "zh")}
    en = {number.number for number in told(english, "en")}
    return zh, en | {number for number in zh if number in english_numbers(english)}


def differing(text: Bilingual) -> bool:
    zh, en = numbers_of_both(text)
    return zh != en


def test_both_languages_tell_the_same_numbers(shipped: Knowledge) -> None:
    """Statements, notes and cautions: a slip of scale in a translation is a wrong number."""
    wrong = [
        (fact.key, *numbers_of_both(text))
        for fact in shipped.facts
        for text in (fact.statement, *fact.notes, *cautions_of(fact))
        if differing(text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("约1400亿元。", "about 140 million yuan."),
        ("约17.6%。", "about 17.5%."),
        ("2022年。", "In May."),
        ("没有。", "There are 3."),
        ("2012年11月。", "December 2012."),
    ],
)
def test_a_number_that_one_language_alone_tells_is_noticed(zh: str, en: str) -> None:
    assert differing(Bilingual(zh=zh, en=en))


# ---- What is said is not of today ----------------------------------------------------------------

BARE = re.compile(
    "今年|去年|明年|前年|目前|眼下|当前|(?<!写作)前不久"
    r"|\b(?:this|last|next) year\b|\b(?:current|recent)ly\b",
    re.IGNORECASE,
)
"""Words that a later reader takes for his own time."""


def bare(texts: Iterable[str]) -> list[str]:
    """Pick the texts that say such a word as their own, not in quotation marks as the source's."""
    return [text for text in texts if BARE.search(re.sub("“[^”]*”", "", text))]


def test_no_label_alias_or_statement_speaks_of_today(shipped: Knowledge) -> None:
    texts = [
        text
        for fact in shipped.facts
        for text in (*fact.label.texts, *fact.aliases, *fact.statement.texts)
    ]
    assert bare(texts) == []


@pytest.mark.parametrize(
    "text", ["今年再次部署", "去年起实施", "This year it was set up again", "目前有3个"]
)
def test_a_word_of_today_is_noticed(text: str) -> None:
    assert bare([text, f"原文作“{text}”", "2022年（推定）"]) == [text]


INFERRED: dict[Language, str] = {"zh": "推定", "en": "inference"}


def test_an_inferred_period_is_said_to_be_one(shipped: Knowledge) -> None:
    """A statement that writes out a year which nothing prints says that it was inferred."""
    silent = []
    for fact in shipped.facts:
        periods = {r.period for r in records(fact) if r.period and r.period_inferred}
        printed = {r.period for r in records(fact) if r.period and not r.period_inferred}
        years = {year for period in periods for year in re.findall("[0-9]{4}", period)}
        years -= {year for period in printed for year in re.findall("[0-9]{4}", period)}
        silent += [
            (fact.key, text[language])
            for language in LANGUAGES
            for text in (fact.label, fact.statement)
            if any(year in text[language] for year in years)
            and INFERRED[language] not in text[language]
        ]
    assert silent == []


# ---- Kinds, statuses, places and cautions --------------------------------------------------------


def test_a_target_is_never_a_result(shipped: Knowledge) -> None:
    targets = set()
    for fact in shipped.facts:
        is_target = [figure.status == "target" for figure in fact.figures]
        assert any(is_target) == (bool(is_target) and all(is_target)), fact.key
        if any(is_target):
            assert "目标" in fact.statement["zh"]
            assert "Target" in fact.statement["en"]
            assert fact.caution
            assert "不是结果" in fact.caution["zh"]
            targets.add(fact.key)
    assert targets == {"benchmark-firms-target", "smart-upgrade-target"}
    statuses = {figure.status for fact in shipped.facts for figure in fact.figures}
    assert statuses == {"reported", "target"}


def test_every_indicator_has_a_figure(shipped: Knowledge) -> None:
    indicators = [fact for fact in shipped.facts if fact.kind == "indicator"]
    assert len(indicators) > 40
    assert [fact.key for fact in indicators if not fact.figures] == []


NOT_WITHOUT_CAUTION = (
    "gdp", "grain-output", "poor-households", "aero-engine-share", "new-little-giants",
    "benchmark-firms-target", "smart-upgrade-target", "cybersecurity-park-firms",
    "crchi-patents-filed", "fortune-500-firms", "trading-partners", "african-delegations",
    "african-buyers", "meililai-exports", "national-free-trade-zones", "tourism-conference",
    "world-computing-congress", "cpu",
)  # fmt: skip
"""Facts that mislead whoever uses them without what their caution says."""


def test_what_misleads_has_a_caution(shipped: Knowledge) -> None:
    assert {fact.key for fact in shipped.facts if fact.caution} == set(NOT_WITHOUT_CAUTION)
    [(key, figure)] = [(fact.key, f) for fact in shipped.facts for f in fact.figures if f.caution]
    assert (key, figure.measure, str(figure.value)) == ("trade-total", "annual-growth", "25.1")


def test_a_figure_that_is_not_the_province_s_is_of_another_place_or_of_none(
    shipped: Knowledge,
) -> None:
    """What a city or a company counts is no answer about Hunan."""
    elsewhere = {fact.key: fact.place_id for fact in shipped.facts
                 if fact.kind == "indicator" and fact.place_id != "hunan"}  # fmt: skip
    assert elsewhere == {
        "zhuzhou-carbide-output": "zhuzhou",
        "zhuzhou-carbide-value": "zhuzhou",
        "cybersecurity-park-firms": "changsha",
        "african-delegations": "shaoyang",
        "african-buyers": "shaoyang",
        "national-free-trade-zones": "china",
        "crchi-patents-filed": None,
        "crchi-papers": None,
        "crchi-software-copyrights": None,
        "meililai-exports": None,
    }


def test_every_place_is_used_or_holds_one_that_is(shipped: Knowledge) -> None:
    used = {fact.place_id for fact in shipped.facts}
    around = {place.within for place in shipped.places}
    assert [place.id for place in shipped.places if place.id not in used | around] == []


def test_no_fact_is_found_by_what_it_is_unlike(shipped: Knowledge) -> None:
    wrong = [
        (fact.key, unlike, name)
        for fact in shipped.facts
        for unlike in fact.unlike
        for name in (*fact.label.texts, *fact.aliases)
        if folding.fold(unlike) in folding.fold(name)
    ]
    assert wrong == []


def test_facts_stand_in_the_order_of_the_source(shipped: Knowledge) -> None:
    paragraphs = [fact.source.paragraph or 0 for fact in shipped.facts]
    assert paragraphs == sorted(paragraphs)
