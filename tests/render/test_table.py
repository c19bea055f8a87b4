"""What a person finds in a table: a line a fact in a list, counts, what is wrong first."""

from __future__ import annotations

import io
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text
from running import DATA, run

import hunanfacts
from hunanfacts.model.vocabulary import SourceType
from hunanfacts.render.table import painted
from hunanfacts.wording import names

FACTS = hunanfacts.load().facts()
RECKONING = DATA / "reckoning.toml"


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def table(*arguments: str, width: int, language: str) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        return run(*arguments, "--format", "table", "--lang", language).lines


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_list_takes_at_most_two_lines_a_fact(width: int, language: str) -> None:
    lines = table("list", width=width, language=language)
    assert len(lines[: lines.index("")]) <= 2 * len(FACTS)


def test_a_list_on_a_wide_terminal_is_mostly_one_line_a_fact(language: str) -> None:
    lines = table("list", width=120, language=language)
    assert len(lines[: lines.index("")]) <= 1.2 * len(FACTS)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_list_has_key_label_first_figure_and_period_in_that_order(
    width: int, language: str
) -> None:
    lines = table("list", width=width, language=language)
    text = re.sub(r"\s", "", "".join(lines))
    shown = {
        "zh": "trade-total进出口总额不足1400亿元2012年另2项",
        "en": "trade-totalTotalimportsandexportsunder140billionyuan20122more",
    }
    assert shown[language] in text
    assert "34" not in "".join(line for line in lines if "trade-total" in line)


def test_a_verbose_list_has_every_figure_and_where_it_stands(language: str) -> None:
    short = "\n".join(table("list", width=80, language=language))
    whole = "\n".join(table("list", "-v", width=80, language=language))
    figure, where = {"zh": ("年均增长25.1%", "第34段"), "en": ("up 25.1% a year", "para 34")}[
        language
    ]
    assert figure not in short
    assert where not in short
    assert figure in whole
    assert where in whole


@pytest.mark.parametrize(
    ("key", "language", "told"),
    [
        ("gdp", "en", ["Topic Economy and livelihoods", "As printed in Chinese: 经济总量; 超过"]),
        ("gdp", "zh", ["主题 经济与民生", "原文 经济总量；超过4万亿元"]),
        ("gdp", "en", ["Aliases GDP; gross domestic product;"]),
        ("gdp", "zh", ["别名 地区生产总值；"]),
    ],
)
def test_a_whole_fact_has_its_topic_by_title_and_what_is_printed_with_its_language(
    key: str, language: str, told: list[str]
) -> None:
    lines = [" ".join(line.split()) for line in table("show", key, width=120, language=language)]
    assert all(any(line.startswith(each) for line in lines) for each in told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", ["类型 报纸文章", "语言 中文"]),
        ("en", ["Type newspaper article", "Language Chinese"]),
    ],
)
def test_a_source_has_its_type_and_language_in_words(language: str, told: list[str]) -> None:
    lines = table("show", "new-hunan", width=80, language=language)
    assert set(told) <= {" ".join(line.split()) for line in lines}


def test_every_type_of_a_source_has_a_name_in_both_languages() -> None:
    assert set(names.SOURCE_TYPES) == set(get_args(SourceType))
    assert len({name["zh"] for name in names.SOURCE_TYPES.values()}) == len(names.SOURCE_TYPES)


def test_verbose_is_only_for_the_eye() -> None:
    for form in ("plain", "json", "csv", "md"):
        assert run("list", "-v", "--format", form) == run("list", "--format", form)


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("list",), f"共{len(FACTS)}条", f"{len(FACTS)} facts"),
        (
            ("list", "--limit", "3"),
            f"前3条，共{len(FACTS)}条",
            f"the first 3 of {len(FACTS)} facts",
        ),
        (("search", "trade-total", "--exact"), "共1条", "1 fact"),
        (("audit", "trade-total"), "共1项，其中1项有出入", "1 finding, 1 where figures disagree"),
        (("audit", "technology-contracts"), "共1项", "1 finding"),
    ],
)
def test_the_count_is_told_below_a_table_and_in_no_other_format(
    arguments: tuple[str, ...], zh: str, en: str
) -> None:
    assert zh in table(*arguments, width=80, language="zh")
    assert en in table(*arguments, width=80, language="en")
    for form in ("plain", "csv", "md"):
        outcome = run(*arguments, "--format", form, "--lang", "zh")
        assert zh not in outcome.out + outcome.err


@pytest.mark.parametrize("form", ["plain", "json", "table"])
def test_an_audit_puts_what_disagrees_first(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in ((), ("--data", str(RECKONING))):
        monkeypatch.setenv("COLUMNS", "80")
        out = run("audit", *data, "--format", form, "--lang", "en").out
        wrong, right = (
            r"in tension|in-tension|sources differ",
            r"consistent|derived|nothing follows",
        )
        verdicts = re.findall(rf"\b({wrong}|{right})\b", out)
        assert re.fullmatch(wrong, verdicts[0])


def test_an_audit_marks_what_disagrees_without_colour(language: str) -> None:
    lines = table("audit", width=80, language=language)
    verdict = {"zh": "结论      有出入", "en": "Verdict        in tension"}[language]
    marked = [number for number, line in enumerate(lines) if line.startswith("!  ")]
    assert marked == [number - 1 for number, line in enumerate(lines) if line.strip() == verdict]
    assert marked[0] == 0


def test_figures_stand_out_and_labels_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for command in ("stat", "search", "show", "trend"):
        for width in (40, 80, 120):
            out = "\n".join(table(command, "trade-total", width=width, language="zh"))
            assert "\x1b[1m不足1400亿元\x1b[0m" in out
            assert not re.search(r"\x1b\[[\d;]*1m[^\x1b]*进出口总额", out)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_one_long_period_or_name_moves_nothing_else(width: int, language: str) -> None:
    """The place of a fact's figures does not depend on how long another fact's names are."""
    short = table("search", "poor-villages", width=width, language=language)
    lines = table("list", "-v", width=width, language=language)
    if width < 100:
        assert [line for line in short[:2] if line not in lines] == []
    else:
        assert max(len(line) - len(line.lstrip()) for line in lines) < width * 2 // 3


_STYLED = st.tuples(
    st.text(st.sampled_from("ab 湖南“”\u0301"), max_size=6),
    st.sampled_from(["", "bold", "dim", "yellow", "underline"]),
)


@given(
    st.lists(_STYLED, max_size=6),
    st.sampled_from(["", "dim", "bold underline"]),
    st.sampled_from(["湖", "a", "南“"]),
)
def test_styles_are_written_as_by_the_console_of_rich(
    parts: list[tuple[str, str]], style: str, word: str
) -> None:
    text = Text.assemble(*parts, style=style)
    text.highlight_words([word], "underline")
    console = Console(
        file=io.StringIO(), force_terminal=True, color_system="standard", no_color=False, width=80
    )
    with console.capture() as capture:
        console.print(text, soft_wrap=True, end="")
    expected, told = (Text.from_ansi(each) for each in (capture.get(), painted(text)))
    assert told.plain == expected.plain
    assert [told.get_style_at_offset(console, at) for at in range(len(told))] == [
        expected.get_style_at_offset(console, at) for at in range(len(expected))
    ]
