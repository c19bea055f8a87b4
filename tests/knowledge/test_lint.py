"""Slips of scale: found wherever one is made, and nowhere else."""

from __future__ import annotations

import decimal
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from making import fact as made
from making import figure
from running import TINY, run

from hunanfacts.figures import reading
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.knowledge import lint
from hunanfacts.model.records import Bilingual, Figure

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.figures.reading import Amount
    from hunanfacts.model.records import Fact, Knowledge
    from hunanfacts.model.vocabulary import Language

POWERS = [1, 4, 8, -1, -4, -8]
"""Of ten, by which a number comes to be wrong: a place, a 万, an 亿."""


def moved(fact: Fact, number: int, power: int) -> Fact:
    """Return the fact with the point of one figure moved."""
    figures = list(fact.figures)
    printed = figures[number].value
    assert printed is not None
    figures[number] = replace(figures[number], value=printed * Decimal(10) ** power)
    return replace(fact, figures=tuple(figures))


def test_the_shipped_knowledge_has_no_slip(shipped: Knowledge) -> None:
    assert list(lint.warnings(shipped.facts)) == []


@pytest.mark.parametrize("power", POWERS)
def test_a_slip_in_any_figure_is_found(shipped: Knowledge, power: int) -> None:
    missed = [
        figure.id
        for fact in shipped.facts
        for number, figure in enumerate(fact.figures)
        if figure.value is not None
        if not list(lint.warnings([moved(fact, number, power)]))
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("zh", "1261.3亿元", "1261.3万元"),
        ("zh", "1261.3亿元", "12613亿元"),
        ("en", "126.13 billion", "126.13 million"),
        ("en", "126.13 billion", "1.2613 billion"),
        ("en", "126.13 billion", "1,261.3 billion"),
    ],
)
def test_a_slip_in_the_words_is_found_and_named(
    shipped: Knowledge, language: Language, old: str, new: str
) -> None:
    [fact] = [fact for fact in shipped.facts if fact.key == "technology-contract-value"]
    text = dict(fact.statement.items())[language]
    assert old in text
    statement = replace(fact.statement, **{language: text.replace(old, new)})
    [warning] = lint.warnings([replace(fact, statement=statement)])
    assert warning.code == "W301"
    assert warning.path == ("fact", 0, "statement")
    assert warning.details["name"] == f"statement.{language}"
    assert warning.details["figure"] == "technology-contract-value@2021"


def test_another_number_is_no_slip(shipped: Knowledge) -> None:
    [fact] = [fact for fact in shipped.facts if fact.key == "technology-contract-value"]
    for text in ("126.14亿元", "1261.3万吨", "2021年", "第1261.3位", "1261.3亿元，12613件"):
        statement = replace(fact.statement, zh=text)
        assert list(lint.warnings([replace(fact, statement=statement)])) == []


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("100", "件", "进一步统一，是全国之一", "One team, the one of many"),
        ("100", "个", "一个团队", "a team"),
        ("10", "家", "走进千家万户", "10 firms"),
        ("10", "件", "百姓受益", "10 patents"),
        ("1", "件", "十分重要", "1 patent"),
        ("500", "万户", "5G用户500万户", "5 million 5G households"),
        ("190", "家", "抗击COVID-19的190家", "190 against COVID-19"),
        ("5", "家", "5家500强企业", "5 of the top-500 firms"),
        ("200", "家", "2000年有200家", "In 2000 there were 200"),
        ("202", "家", "2020年有202家", "in 2020 there were 202"),
        ("20", "亿元", "增加10-20亿元", "by 1-2 billion yuan"),
        ("3", "次", "第30次会议上说了3次", "3 times at the 30th"),
        ("20", "年", "自2000年以来的20多年", "20 years from 2000"),
        ("4", "万亿元", "4万亿元，其中400亿元", "4 trillion yuan, of which 40 billion yuan"),
        ("5", "家", "5家，原有50家", "5 firms, where there were 50"),
        ("-20", "%", "下降20%", "down by 20%"),
        ("4", "万亿元", "达4万多亿元", "over 4 trillion yuan"),
        ("20", "年", "在2000年", "in 2000"),
        ("20", "项", "2000年以来", "in 2000"),
        ("5", "个", "一个方案", "200 of them"),
        ("30", "个", "历时3个月建成", "built in 3 months"),
        ("300", "万元", "收入300万元", "It earned RMB 3.0m."),
        ("30", "亿美元", "出口30亿美元", "Exports came to US$3.0B."),
        ("500", "米", "高五百米", "a height of five hundred metres"),
    ],
)
def test_ordinary_words_are_no_slip(
    shipped: Knowledge, value: str, unit: str, zh: str, en: str
) -> None:
    [fact] = [fact for fact in shipped.facts if fact.key == "technology-contract-value"]
    figure = replace(fact.figures[0], value=Decimal(value), unit=unit)
    words = Bilingual(zh=zh, en=en)
    said = replace(fact, label=words, statement=words, figures=(figure,))
    assert list(lint.warnings([said])) == []


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("1", "亿元", "一万亿元", "100 million yuan"),
        ("1", "亿元", "1亿元", "1 billion yuan"),
        ("-20", "%", "下降2%", "down by 20%"),
        ("-20", "%", "下降20%", "down by 200%"),
        ("20", "年", "200年", "20 years"),
        ("5", "千家", "五百家", "5,000 firms"),
        ("6.5", "‰", "增长65‰", "up 6.5‰"),
        ("30", "%", "占30%", "3‰ of it"),
    ],
)
def test_a_slip_is_found_in_either_language(
    shipped: Knowledge, value: str, unit: str, zh: str, en: str
) -> None:
    [fact] = [fact for fact in shipped.facts if fact.key == "technology-contract-value"]
    figure = replace(fact.figures[0], value=Decimal(value), unit=unit)
    said = replace(fact, statement=Bilingual(zh=zh, en=en), figures=(figure,))
    [warning] = lint.warnings([said])
    assert warning.details["figure"] == figure.id


def test_a_warning_quotes_what_stands_there_once(shipped: Knowledge) -> None:
    [fact] = [fact for fact in shipped.facts if fact.key == "technology-contract-value"]
    rank = replace(fact.figures[0], value=Decimal(21), unit="位", measure="rank")
    twice = (rank, replace(rank, id="again"))
    words = Bilingual(zh="排第210位", en="the 210th")
    found = list(lint.warnings([replace(fact, statement=words, figures=twice)]))
    assert [warning.details["said"] for warning in found] == ["第210位", "210th"]


# ---- The command ---------------------------------------------------------------------------------


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """Write the tiny knowledge with a slip in its statement."""
    text = TINY.read_text(encoding="utf-8")
    assert text.count("value = 3.60") == 1
    file = tmp_path / "slip.toml"
    # As it is printed as well: only the statement is wrong then.
    for old, new in (
        ("value = 3.60", "value = 36.0"),
        ('as_written = "不到3.60', 'as_written = "不到36.0'),
    ):
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_good_file_is_valid() -> None:
    outcome = run("validate", "--lang", "en")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.endswith(": nothing wrong found; 152 facts, 59 figures\n")


@pytest.mark.parametrize("form", ["plain", "table", "md", "csv", "json"])
def test_a_slip_is_told_with_its_line_and_exits_1(slip: Path, form: str) -> None:
    outcome = run("validate", str(slip), "--format", form, "--lang", "en")
    lines = slip.read_text(encoding="utf-8").split("\n")
    number = next(place for place, line in enumerate(lines, 1) if line.startswith("statement"))
    assert outcome.status == 1
    assert outcome.err == ""
    assert "W301" in outcome.out
    if form == "json":
        found = json.loads(outcome.out)
        assert {(row["file"], row["line"]) for row in found["results"]} == {(str(slip), number)}
        assert found["count"] == len(found["results"]) > 0
    elif form == "plain":
        assert outcome.lines[0].startswith(f"{slip}:{number}\tW301\t")


def test_the_file_may_be_named_by_the_option_as_well(slip: Path) -> None:
    named = run("validate", str(slip), "--format", "plain")
    assert run("validate", "--data", str(slip), "--format", "plain") == named


def test_a_faulty_file_exits_3_as_everywhere() -> None:
    bad = TINY.parent.parent / "bad" / "E203-unknown-topic.toml"
    outcome = run("validate", str(bad))
    assert (outcome.status, outcome.out) == (3, "")
    assert "E203" in outcome.err


@pytest.mark.parametrize("arguments", [("",), ("--data", "")])
def test_an_empty_name_is_no_file(arguments: tuple[str, ...]) -> None:
    outcome = run("validate", *arguments)
    assert (outcome.status, outcome.out) == (3, "")


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_field_that_a_warning_does_not_have_is_refused(slip: Path, form: str) -> None:
    assert run("validate", str(slip), "--fields", "nosuch", "--format", form).status == 2
    assert run("validate", "--fields", "nosuch", "--format", form).status == 2


def test_limit_cuts_warnings_and_not_the_exit_code(slip: Path) -> None:
    assert len(run("validate", str(slip), "--format", "plain").lines) > 1
    outcome = run("validate", str(slip), "--format", "plain", "--limit", "1")
    assert (outcome.status, len(outcome.lines)) == (1, 1)


def test_what_numbers_and_figures_come_to_is_reckoned_once_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of forty numbers and as many figures the pairs are 1,600, and triples far more."""
    products = compared = 0

    class Counting(decimal.Context):
        def multiply(self, one: Decimal | int, other: Decimal | int, /) -> Decimal:
            nonlocal products
            products += 1
            return super().multiply(one, other)

    def is_same(one: Figure, other: object) -> bool:
        nonlocal compared
        compared += 1
        return one is other

    monkeypatch.setattr(lint, "EXACTLY", Counting(prec=EXACTLY.prec))
    monkeypatch.setattr(Figure, "__eq__", is_same)
    figures = tuple(figure(str(number), "公里") for number in range(101, 141))
    said = "，".join(f"{number}公里" for number in range(501, 540)) + "，1010公里。"
    words = Bilingual(zh=said, en=None)
    [found] = lint.of(replace(made(*figures), statement=words), 0)
    assert (found.code, found.details["said"]) == ("W301", "1010公里")
    assert products < 10 * 80
    assert compared == 0


# ---- Very many units -----------------------------------------------------------------------------

UNITS = ("吨7", "米7", "元/米7", "亿元/人", "个/米7", "亩", "次", "倍", "个", "")
SAID = (
    "7吨7，7万，2000年，7大，7米7，3亿，第7位，7个，7人，千，7元/人，7亩，7次，7.5%，7",
    "7 million, 7 times, 2000, 7 yuan per person, 7, 7 per person, 7%, 7 mu, the 7th, 7 million kg",
)


@pytest.mark.parametrize(("said", "language"), [(SAID[0], "zh"), (SAID[1], "en")])
def test_a_number_may_mean_what_it_may_mean_of_each_figure_by_itself(
    said: str, language: Language
) -> None:
    figures = [figure("7", unit) for unit in UNITS]
    kinds = lint._Kinds(figures)  # noqa: SLF001 -- that it leaves nothing out
    for amount in reading.find(said, language):
        may = [each for each in figures if lint._may_mean(amount, each, language)]  # noqa: SLF001
        assert kinds.meant(amount, language) == may


def test_of_many_units_without_a_name_a_number_is_held_against_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = 0
    may_mean = lint._may_mean  # noqa: SLF001

    def counted(amount: Amount, figure: Figure, language: Language) -> bool:
        nonlocal held
        held += 1
        return may_mean(amount, figure, language)

    monkeypatch.setattr(lint, "_may_mean", counted)
    figures = tuple(figure("7", f"米{number}") for number in range(40))
    words = Bilingual(zh="、".join(f"{number}吨" for number in range(70, 110)), en=None)
    assert list(lint.of(replace(made(*figures), statement=words), 0)) == []
    assert held == 0


@pytest.mark.parametrize(("number", "codes"), [(10, ["W301"]), (11, [])])
def test_a_scale_alone_means_no_figure_beside_very_many_units(
    number: int, codes: list[str]
) -> None:
    others = (figure("3", f"米{each}") for each in range(number - 1))
    words = Bilingual(zh="700亿", en=None)
    fact = replace(made(figure("7", "亿元"), *others), statement=words)
    assert [fault.code for fault in lint.warnings([fact])] == codes
