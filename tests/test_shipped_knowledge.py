"""The shipped knowledge agrees with itself: what its statements say is what its figures are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from reading import chinese, numbers

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
PARAGRAPH = re.compile(r"第[0-9]+段|Paragraph [0-9]+")

NAMES_WITH_NUMBERS = {
    "zh": ("5G", "世界500强企业"),
    "en": ("5G", "18th Party Congress", "13th Five-Year Plan", "14th Five-Year Plan",
           "top 500 companies"),
}  # fmt: skip
"""Names in statements whose number is no figure of the fact."""

ENGLISH_WORDS = {
    "one": 1, "first": 1, "more than a": 1, "three": 3, "third": 3, "four": 4, "five": 5,
    "sixth": 6, "ten": 10, "several dozen": 10,
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


def scaled(figure: Figure) -> Decimal:
    """Reckon the scale of the unit in, reading it apart from the program's own way."""
    scale = next((scale for word, scale in SCALES["zh"].items() if figure.unit.startswith(word)), 1)
    return figure.value * scale


def allowed(fact: Fact, shipped: Knowledge) -> set[Decimal]:
    """List every number that the statements of a fact may tell: figures, dates, those of notes.

    A fact without figures takes its dates from those that stand in its paragraph.
    """
    dated = fact.figures or tuple(
        figure
        for other in shipped.facts
        for figure in other.figures
        if figure.paragraph == fact.source.paragraph
    )
    dates = [period for figure in dated for period in (figure.period, figure.base) if period]
    said = " ".join([*dates, *(text for note in fact.notes for text in (note.zh, note.en))])
    elsewhere = {Decimal(part) for part in re.findall(r"[0-9]+(?:\.[0-9]+)?", said)}
    return {scaled(figure) for figure in fact.figures} | elsewhere


def strays(fact: Fact, shipped: Knowledge) -> Iterator[tuple[str, Language, Decimal]]:
    """Find what a statement tells that no figure of the fact is."""
    may_tell = allowed(fact, shipped)
    for language in LANGUAGES:
        text = PARAGRAPH.sub("", fact.statement[language])
        for number in told(text, language):
            if number.number not in may_tell:
                yield fact.key, language, number.number


def test_statements_tell_no_number_but_the_figures(shipped: Knowledge) -> None:
    assert [stray for fact in shipped.facts for stray in strays(fact, shipped)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_with_a_number_is_needed(shipped: Knowledge, language: Language) -> None:
    statements = "\n".join(fact.statement[language] for fact in shipped.facts)
    assert [name for name in NAMES_WITH_NUMBERS[language] if name not in statements] == []


@pytest.mark.parametrize("slip", [10, 10**4, 10**8, Decimal("0.1"), Decimal("0.0001")])
def test_a_slip_of_scale_would_be_noticed(shipped: Knowledge, slip: Decimal) -> None:
    """With its figures out by a factor, every fact that has some in digits tells strays."""
    unnoticed = []
    for fact in shipped.facts:
        figures = tuple(replace(figure, value=figure.value * slip) for figure in fact.figures)
        arabic = any(re.search(r"[0-9]", figure.as_written) for figure in fact.figures)
        if arabic and not list(strays(replace(fact, figures=figures, notes=()), shipped)):
            unnoticed.append(fact.key)
    assert unnoticed == []


# ---- Every figure is told, and with its bound ----------------------------------------------------


def chinese_numbers(text: str) -> set[Decimal]:
    """Read what a Chinese statement tells, in digits and in numerals."""
    ranks = {Decimal(1)} if re.search("第一次|首次|首届", text) else set()
    words = {Decimal(chinese(run)) for run in re.findall("[一二三四五六七八九十]+", text)}
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
            ("zh", chinese_numbers(fact.statement.zh)),
            ("en", english_numbers(fact.statement.en)),
        )
        if scaled(figure) not in said
    ]
    assert silent == []


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


def chinese_bounds(text: str, figure: Figure) -> set[str]:
    read = numbers(text.replace("大约是", "约").replace("大约", "约"))
    return {number.bound for number in read if number.scaled == scaled(figure)}


def test_both_statements_tell_every_bound(shipped: Knowledge) -> None:
    """No statement is more precise than its figure, nor less; words such as three are exact."""
    wrong = []
    for fact in shipped.facts:
        for figure in fact.figures:
            if not re.search(r"[0-9]", figure.as_written):
                continue
            text = fact.statement.en
            english = {
                english_bound(text, number.at)
                for number in told(text, "en")
                if number.number == scaled(figure)
            }
            said = {
                "zh": chinese_bounds(fact.statement.zh, figure),
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
        names = Counter(map(folding.fold, (fact.label.zh, fact.label.en, *fact.aliases)))
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


def texts_of(record: object) -> Iterator[str]:
    """Yield every text in a record and in the records that it holds."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from texts_of(part)
    elif hasattr(record, "__dataclass_fields__"):
        for field in record.__dataclass_fields__:
            yield from texts_of(getattr(record, field))


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
    texts = list(texts_of(shipped))
    assert len(texts) > 10 * shipped.count
    assert faulty(texts) == []


@pytest.mark.parametrize(
    "text", ["a\u202eb", "a\u200bb", "a\x1b[1m", "a\tb", "\ufeffa", " a", "a  b", "e\u0301"]
)
def test_what_cannot_be_seen_is_found(text: str) -> None:
    assert faulty(["湖南", text, "“好”—…·"]) == [text]


def test_english_texts_are_english_and_chinese_ones_chinese(shipped: Knowledge) -> None:
    wrong = []
    for fact in shipped.facts:
        if not re.search(r"[\u4e00-\u9fff]", fact.statement.zh):
            wrong.append((fact.key, "zh"))
        if not re.search(r"[A-Za-z]{3}", fact.statement.en) or fact.statement.en[-1] not in ".”":
            wrong.append((fact.key, "en"))
    assert wrong == []


def test_a_target_is_never_a_result(shipped: Knowledge) -> None:
    for fact in shipped.facts:
        targets = [figure.measure == "target" for figure in fact.figures]
        assert (fact.kind == "target") == any(targets) == (bool(targets) and all(targets)), fact.key


def test_every_indicator_has_a_figure(shipped: Knowledge) -> None:
    indicators = [fact for fact in shipped.facts if fact.kind in {"indicator", "target"}]
    assert [fact.key for fact in indicators if not fact.figures] == []


def test_facts_stand_in_the_order_of_the_source(shipped: Knowledge) -> None:
    paragraphs = [fact.source.paragraph for fact in shipped.facts]
    assert paragraphs == sorted(paragraphs)
