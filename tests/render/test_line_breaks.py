"""Lines end where Chinese typesetting and English words let them, and nothing is lost of a text."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text
from running import run

from hunanfacts.render import line_breaks
from hunanfacts.render.line_breaks import most_columns, pieces


def parted(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return [piece.plain for piece in pieces(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("湖南的粮食产量很稳定。", 20, ["湖南的粮食产量很稳", "定。"]),
        ("湖南的粮食产量，很稳定", 14, ["湖南的粮食产", "量，很稳定"]),
        ("他说湖南《统计年鉴》", 10, ["他说湖南", "《统计年", "鉴》"]),
        ("产量达到（推定）的", 10, ["产量达到", "（推定）的"]),
        ("湖南产量为600亿斤左右", 14, ["湖南产量", "为600亿斤左右"]),
        ("增长25.1%，低于", 12, ["增长25.1%，", "低于"]),
        ("over 4 trillion yuan", 10, ["over 4", "trillion", "yuan"]),
        ("一带一路“朋友圈”扩大", 10, ["一带一路", "“朋友圈”", "扩大"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("产量增长25.1% [1]", 14, ["产量增", "长25.1% [1]"]),
        ("up 25.1% a year [1]", 15, ["up 25.1% a", "year [1]"]),
        ("see [note] here", 10, ["see [note]", "here"]),
        ("mine.toml:annual：12亿元", 16, ["mine.toml:", "annual：12亿元"]),
        ("yearbook：12亿元", 8, ["yearboo", "k：12亿", "元"]),
        ("进出口总额»突破6000亿元«。", 24, ["进出口总额»突破6000亿", "元«。"]),
        ("文件：/home/mine/facts.toml", 22, ["文件：", "/home/mine/facts.toml"]),
        ("写成2021、2022-05、2022-Q1", 19, ["写成2021、2022-05、", "2022-Q1"]),
        ("in-depth work", 9, ["in-depth", "work"]),
        ("", 5, [""]),
        ("甲", 1, ["甲"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert parted(text, width) == lines


def test_what_is_not_to_be_wrapped_stays_whole() -> None:
    assert [piece.plain for piece in pieces(Text("a b c", no_wrap=True), 2)] == ["a b c"]


def test_styles_stay_with_their_characters() -> None:
    text = Text.assemble("湖南的粮食产量", ("很稳定", "bold"))
    drawn = [(piece.plain, [piece.plain[s.start : s.end] for s in piece.spans]) for piece in
             pieces(text, 16)]  # fmt: skip
    assert drawn == [("湖南的粮食产量很", ["很"]), ("稳定", ["稳定"])]


_WORDS = st.sampled_from(
    ["湖", "南省", "产量，", "定。", "（推定）", "《年鉴》", "“友”", "3年的", "abc "]
)


@given(st.lists(_WORDS, min_size=1, max_size=20).map("".join), st.integers(14, 40))
def test_no_line_begins_or_ends_with_a_sign_that_may_not(text: str, width: int) -> None:
    lines = parted(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(most_columns, lines)) <= width
    assert [line for line in lines[1:] if line[0] in "，。）》”"] == []
    assert [line for line in lines[:-1] if line[-1] in "（《“"] == []
    pairs = [(a[-1], b[0]) for a, b in itertools.pairwise(lines) if a + b in text]
    parted_numbers = [pair for pair in pairs if any(char.isdigit() for char in pair)]
    assert [stop for stop, _ in parted_numbers if stop not in "，。"] == []


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60), st.integers(2, 40))
def test_nothing_but_spaces_is_lost_of_any_text(text: str, width: int) -> None:
    assert re.sub(r"\s", "", "".join(parted(text, width))) == re.sub(r"\s", "", text)


_CALLS = [("list", "--verbose"), ("audit",), ("trend", "trade-total"), ("show", "gdp"),
          ("search", "贸易"), ("sources",)]  # fmt: skip


@pytest.mark.parametrize("width", ["40", "60", "80", "100", "120"])
@pytest.mark.parametrize("call", _CALLS, ids=lambda call: call[0])
def test_no_line_of_a_table_begins_or_ends_with_a_sign_that_may_not(
    call: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    told = run(*call, "--format", "table", "--lang", "zh").lines
    cells = [cell for line in told for cell in re.split(r" {2,}", line.strip()) if cell]
    assert [cell for cell in cells if cell[0] in "。，、；：）》”？！"] == []
    assert [cell for cell in cells if cell[-1] in "（《“"] == []
    assert [line for line in told if most_columns(line) > int(width) and " " in line] == []


_SHOWN = st.characters(exclude_categories=["Cc", "Cs"])


@given(st.text(st.sampled_from("a长Ａ“±❤\u0301\u200d\ufe0f👩") | _SHOWN, max_size=12))
def test_columns_are_those_that_rich_counts_with_one_more_for_what_may_be_wide(text: str) -> None:
    may_be_wide = sum(unicodedata.east_asian_width(char) == "A" for char in text)
    assert most_columns(text) == cell_len(text) + may_be_wide


def test_each_character_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def noting(text: str) -> int:
        measured.append(text)
        return cell_len(text)

    monkeypatch.setattr(line_breaks, "cell_len", noting)
    text = "".join(chr(0x20000 + number) for number in range(5_000))
    assert len(pieces(Text(text * 2), 60)) > 300
    assert sum(map(len, measured)) <= 5_000
