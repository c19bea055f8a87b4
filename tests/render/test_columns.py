"""Columns hold: nothing is out of line, whatever a terminal makes of characters of two widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text
from running import run

from hunanfacts.render import columns
from hunanfacts.render.line_breaks import has_doubtful_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELLS = st.text(st.sampled_from("ab湖南“”—·…°±×"), max_size=12).map(Text)
_ROWS = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(_CELLS, min_size=count, max_size=count), min_size=1, max_size=5)
)


def widest(text: str) -> int:
    """Return the columns of a text where every doubtful character takes two."""
    return cell_len(text) + sum(map(has_doubtful_width, text))


@given(_ROWS, st.integers(20, 100))
def test_each_cell_begins_in_its_column_on_every_terminal(
    rows: Sequence[Sequence[Text]], width: int
) -> None:
    lines = columns.aligned(rows, width)
    if lines is None:
        return
    told = [line.plain for line in lines]
    assert max(map(widest, told)) <= width
    assert "".join(told).replace(" ", "") == "".join(cell.plain for row in rows for cell in row)
    for line in told:
        before, gap, _ = line.rpartition("  ")
        assert not has_doubtful_width(before + gap)


def test_a_cell_behind_one_of_doubtful_width_stands_below_it() -> None:
    rows = [[Text("“甲”"), Text("1"), Text("x")], [Text("乙"), Text("22"), Text("y")]]
    lines = columns.aligned(rows, 40)
    assert lines is not None
    assert [line.plain for line in lines] == ["“甲”", "      1   x", "乙    22  y"]


@pytest.mark.parametrize(
    "row", [["a" * 30, "b" * 30], ["a" + "°" * 10, ""]], ids=["too wide", "of doubtful width"]
)
def test_columns_that_do_not_fit_are_none(row: list[str]) -> None:
    assert columns.aligned([list(map(Text, row))], 40 if row[1] else 20) is None


def test_an_empty_column_takes_no_room() -> None:
    lines = columns.aligned([[Text("a"), Text(""), Text("b")]], 40)
    assert lines is not None
    assert [line.plain for line in lines] == ["a  b"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [100, 120])
@pytest.mark.parametrize("call", [("list",), ("list", "--verbose"), ("search", "贸易")])
def test_columns_of_facts_hold_where_characters_of_two_widths_take_two(
    call: tuple[str, ...], width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    told = run(*call, "--format", "table", "--lang", language).lines
    told = told[: told.index("")]
    starts = [cell_len(told[0][: found.start()]) for found in re.finditer(r"(?<!\S)\S", told[0])]
    for line in told:
        for start in starts:
            before = _before(line, start)
            if before is not None and before.endswith("  "):
                assert widest(before) == start, line


def _before(line: str, column: int) -> str | None:
    """Return what stands in a line before a column; None where no cell begins there."""
    for place in range(len(line)):
        if cell_len(line[:place]) == column:
            return line[:place] if line[place] != " " else None
    return None


@pytest.mark.parametrize("width", ["40", "80", "100", "120"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_key_never_stands_beside_a_second_figure(
    width: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    told = run("stat", "trade-total", "--format", "table", "--lang", language).lines
    [line] = [line for line in told if "trade-total" in line]
    assert not re.search(r"\d", line)
