"""Whole answers, read back by the programs they are for: what is read is what the facts say."""

from __future__ import annotations

import csv
import html
import io
import itertools
import json
import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from running import CHINESE, DATA, ENGLISH, run

from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE, FIGURES, RECKONING = (
    DATA / f"{name}.toml" for name in ("hostile", "figures", "reckoning")
)
ANSWERS = {
    "hostile": ("list", "--data", str(HOSTILE)),
    "figures": ("list", "--data", str(FIGURES)),
    "english": ("list", "--data", str(ENGLISH)),
    "chinese": ("list", "--data", str(CHINESE)),
    "topics": ("topics", "--data", str(HOSTILE)),
    "sources": ("sources", "--data", str(HOSTILE)),
    "units": ("units", "exports@2012", "tea", "--data", str(RECKONING)),
    "trend": ("trend", "exports", "tea", "--data", str(RECKONING)),
    "audit": ("audit", "--data", str(RECKONING)),
    "shipped": ("list",),
}
each_answer = pytest.mark.parametrize("asked", ANSWERS.values(), ids=ANSWERS)


def told(asked: tuple[str, ...], form: str, *more: str) -> str:
    return run(*asked, "--format", form, *more).out


def results(asked: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the results as the JSON has them, with every number as it is written."""
    out = told(asked, "json")
    found: list[dict[str, Any]] = json.loads(out, parse_float=str, parse_int=str)["results"]
    return found


# ---- Lines and cells -----------------------------------------------------------------------------


@each_answer
def test_ndjson_is_the_results_of_json_a_line_each(asked: tuple[str, ...]) -> None:
    lines = told(asked, "ndjson").splitlines()
    expected = results(asked)
    assert len(lines) == len(expected)
    for line, result in zip(lines, expected, strict=True):
        found = json.loads(line, parse_float=str, parse_int=str)
        assert {name: found[name] for name in result} == result


def by_python(text: str, mark: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True))


def by_pandas(text: str, mark: str) -> list[dict[str, str]]:
    import pandas as pd

    frame = pd.read_csv(
        io.StringIO(text), sep=mark, dtype=str, keep_default_na=False, skip_blank_lines=False
    )
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def by_miller(text: str, mark: str) -> list[dict[str, str]]:
    if not (miller := shutil.which("mlr")):
        pytest.skip("Miller is not installed")
    form = {",": "--icsv", "\t": "--itsv"}[mark]
    done = subprocess.run(
        [miller, form, "--ojson", "--infer-none", "--no-auto-unflatten", "cat"],
        input=text.encode(), capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return [dict(row) for row in json.loads(done.stdout)]


READERS: dict[str, Callable[[str, str], list[dict[str, str]]]] = {
    "python": by_python,
    "pandas": by_pandas,
    "miller": by_miller,
}


@each_answer
@pytest.mark.parametrize(("form", "mark"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_what_is_read_of_a_table_of_cells_is_what_the_json_says(
    asked: tuple[str, ...],
    form: str,
    mark: str,
    read: Callable[[str, str], list[dict[str, str]]],
) -> None:
    text = told(asked, form)
    names = text.partition("\n")[0].split(mark)
    expected = [
        {name: harmless(cell) for name, cell in zip(names, cells, strict=True)}
        for result in results(asked)
        for cells in rows_of(result, names)
    ]
    assert read(text, mark) == expected


def rows_of(result: dict[str, Any], names: list[str]) -> list[list[str]]:
    """Return the rows of a result: one for each member of the list that a name goes into."""
    inner = next(
        (
            name.partition(".")[0]
            for name in names
            if "." in name and isinstance(result[name.partition(".")[0]], list)
        ),
        "",
    )
    members = (result[inner] or [{}]) if inner else [{}]
    return [[cell({**result, inner: member}, name) for name in names] for member in members]


def cell(record: dict[str, Any], path: str) -> str:
    """Return what stands at a path, as a cell has it."""
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return clean.visible(value if isinstance(value, str) else json.dumps(value))


def harmless(text: str) -> str:
    """Return a cell with the quote that keeps it from being a formula."""
    is_number = re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text)
    return f"'{text}" if text[:1] in tuple("=+-@＝＋－＠") and not is_number else text


# ---- Markdown ------------------------------------------------------------------------------------


def github(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def plain_rules(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


@each_answer
@pytest.mark.parametrize("render", [github, plain_rules], ids=["GitHub", "CommonMark"])
def test_what_is_seen_of_a_table_in_markdown_is_what_the_json_says(
    asked: tuple[str, ...], render: Callable[[str], str]
) -> None:
    names = told(asked, "csv").partition("\n")[0].split(",")
    shown = render(told(asked, "md", "--fields", ",".join(names)))
    rows = re.findall(r"<tr>\n(.*?)</tr>", shown, re.DOTALL)[1:]
    found = [list(map(seen, re.findall(r"<td>(.*?)</td>", row, re.DOTALL))) for row in rows]
    expected = [cells for result in results(asked) for cells in rows_of(result, names)]
    assert found == [[text.strip() for text in cells] for cells in expected]


def seen(cell_of_html: str) -> str:
    """Return the text of a cell, which has no element in it but the link of an address."""
    return html.unescape(re.sub(r'<a href="mailto:[^"]*">(.*?)</a>', r"\1", cell_of_html))


# ---- Tables on a terminal ------------------------------------------------------------------------

WIDTHS = (20, 40, 80, 200)
SHOWN = {
    **ANSWERS,
    "a hostile fact": ("show", "escapes", "formulas", "--data", str(HOSTILE)),
    "all of a list": ("list", "-v", "--data", str(FIGURES)),
    "a question": ("search", "制造业", "--limit", "4"),
}
_STYLE = re.compile(r"\x1b\[[\d;]*m")


def on_screen(lines: list[str], width: int) -> list[list[str]]:
    """Return what a terminal has in its columns, a row a line; a wide character has two."""
    pyte = pytest.importorskip("pyte")
    screen = pyte.Screen(width, len(lines) + 1)
    pyte.Stream(screen).feed("".join(f"{line}\r\n" for line in lines))
    assert screen.cursor.y == len(lines)  # no line went on in the next one
    return [[screen.buffer[y][x].data for x in range(width)] for y in range(len(lines))]


def table(asked: tuple[str, ...], width: int, language: str = "zh") -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setenv("FORCE_COLOR", "1")
        return run(*asked, "--format", "table", "--lang", language).lines


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("asked", SHOWN.values(), ids=SHOWN)
def test_what_is_seen_on_a_terminal_is_what_was_written(
    asked: tuple[str, ...], width: int, language: str
) -> None:
    lines = table(asked, width, language)
    bare = [unicodedata.normalize("NFC", _STYLE.sub("", line)).rstrip() for line in lines]
    fits = [line for line, text in zip(lines, bare, strict=True) if columns(text) <= width]
    shown = ["".join(row).rstrip() for row in on_screen(fits, width)]
    assert shown == [text for text in bare if columns(text) <= width]
    beyond = [text for text in bare if columns(text) > width]
    assert all(re.fullmatch(r" *[a-z0-9@-]+", text) for text in beyond)  # a key is never broken


def columns(text: str) -> int:
    """Return how many columns a text of these answers takes."""
    wide = {"W", "F"}
    return sum(1 + (unicodedata.east_asian_width(char) in wide) for char in text)


@pytest.mark.parametrize(
    ("language", "headings"), [("zh", "事实 时期 内容"), ("en", "Fact Period Figure")]
)
def test_the_cells_of_a_wide_table_stand_below_their_headings(language: str, headings: str) -> None:
    rows = on_screen(table(("list", "-v"), 200, language), 200)
    starts = [start_of(heading, rows[0]) for heading in headings.split()]
    ends = [*starts[1:], 200]
    facts = json.loads(told(("list",), "json"))["results"]
    body = list(itertools.takewhile(lambda row: row[0] != "[", rows[1:]))  # cautions stand below
    names, periods, figures = (
        "".join("".join(row[start:end]).strip() for row in body)
        for start, end in zip(starts, ends, strict=True)
    )
    for fact in facts:
        assert squeezed(fact["label"][language]) in squeezed(names)
        for figure in fact["figures"]:
            assert squeezed(figure["display"][language]) in squeezed(figures)
            assert all(year in periods for year in re.findall(r"\d{4}", figure["period"] or ""))
    keys = {fact["key"] for fact in facts}  # which are never broken, and alone where they are long
    told_rows = [row for row in body if "".join(row).rstrip() not in keys]
    assert all(row[start - 1] == " " for row in told_rows for start in starts[1:])


def start_of(heading: str, row: list[str]) -> int:
    """Return the column in which a heading begins."""
    return next(at for at in range(len(row)) if "".join(row[at:]).startswith(heading))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
