"""Texts made to hurt: what another program reads of an answer is what was written."""

from __future__ import annotations

import csv as standard_csv
import html
import io
import re
import unicodedata
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hunanfacts.render import csv, markdown
from hunanfacts.render.answer import Style
from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

NASTY = (
    "---", "===", "- a", "+ a", "* a", "1. a", "12) a", "# a", "> a", "| a |", "~~~", "```",
    "    a", "[a](b)", "![a](b)", "<b>a</b>", "<!-- a -->", "&amp;", "&#64;", "**a**",
    "_a_", "~a~", "`a`", "http://example.org/a_b", "https://example.org", "ftp://a.example",
    "www.example.org", "\\", "a\\", '"a', '"', 'a"b', '""', "'a", "=1+1", "＝1+1", "＋1",
    "－1", "＠a", "@a", "-1", "+1.5", "a|b", "a,b", "1", "1.", "2021年", "", "粮食", "a  b", "#",
    "!", "=", "-", "___", "[ ] a", "[^1]: a", "[a]: b",
)  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text("-+=*#>|~`[]()<>!&;:/.@_\\'\"w 1a粮", max_size=12)


def words(text: str) -> str:
    """Return a text as a reader sees it: without the spaces at its ends."""
    return text.strip()


def github(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def plain_rules(text: str) -> str:
    return str(MarkdownIt("commonmark").render(text))


RENDERERS: dict[str, Callable[[str], str]] = {"GitHub": github, "CommonMark": plain_rules}


@pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
@given(text=TEXTS)
@settings(max_examples=300)
def test_a_paragraph_of_markdown_is_what_was_written(
    render: Callable[[str], str], text: str
) -> None:
    shown = render(markdown._paragraph(text))  # noqa: SLF001 -- what sources are written with
    if not words(text):
        return
    inner = re.fullmatch(r"<p>(.*)</p>\n", shown, re.DOTALL)
    assert inner is not None, shown
    bare = re.sub(r'<a href="mailto:[^"]*">(.*?)</a>', r"\1", inner[1])
    assert html.unescape(bare) == words(text)


@given(texts=st.lists(TEXTS, min_size=2, max_size=4))
@settings(max_examples=300)
def test_a_cell_of_markdown_is_what_was_written(texts: list[str]) -> None:
    table = [["a"] * len(texts), ["---"] * len(texts), list(map(markdown.escaped, texts))]
    shown = github("\n".join(map(markdown._row, table)))  # noqa: SLF001
    cells = re.findall(r"<td>(.*?)</td>", shown, re.DOTALL)
    bare = [re.sub(r'<a href="mailto:[^"]*">(.*?)</a>', r"\1", cell) for cell in cells]
    assert list(map(html.unescape, bare)) == list(map(words, texts))


@pytest.mark.parametrize("form", ["csv", "tsv"])
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
@settings(max_examples=150)
def test_what_is_read_of_a_row_is_what_was_written(
    form: str, rows: list[tuple[str, str, str]]
) -> None:
    style = Style(format="csv" if form == "csv" else "tsv")
    text = "".join(csv.line(list(row), style) + "\n" for row in [("a", "b", "c"), *rows])
    mark = "," if form == "csv" else "\t"
    expected = [[harmless(cell) for cell in row] for row in rows]
    assert list(standard_csv.reader(io.StringIO(text), delimiter=mark))[1:] == expected
    import pandas as pd

    frame = pd.read_csv(
        io.StringIO(text), sep=mark, dtype=str, keep_default_na=False, skip_blank_lines=False
    )
    assert frame.to_numpy().tolist() == expected


def harmless(cell: str) -> str:
    """Return a cell with the quote that keeps it from being a formula."""
    is_number = re.fullmatch(r"[+-]?\d+(?:\.\d+)?", cell)
    return f"'{cell}" if cell[:1] in tuple("=+-@＝＋－＠") and not is_number else cell


@pytest.mark.parametrize("mark", ["=", "＝", "＋", "－", "＠", "@", "+", "-"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_is_a_formula_in_any_width(mark: str, form: str) -> None:
    style = Style(format="csv" if form == "csv" else "tsv")
    assert csv.line([f"{mark}cmd()"], style) == f"'{mark}cmd()"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u3164b", r"a\u3164b"),
        ("a\ufe0fb", r"a\ufe0fb"),
        ("a\U000e0041b", r"a\U000e0041b"),
        ("a\U000e0100b", r"a\U000e0100b"),
        ("a\u115f\uffa0", r"a\u115f\uffa0"),
        ("é 粮食 葛", "é 粮食 葛"),
    ],
)
def test_what_shows_nothing_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert clean.visible(text) == shown


def test_every_character_that_unicode_lets_be_ignored_is_shown() -> None:
    """The names of such characters are of few kinds; none of them passes."""
    unseen = re.compile(
        "TAG |LANGUAGE TAG|VARIATION SELECTOR|MONGOLIAN FREE VARIATION|ZERO WIDTH|INVISIBLE "
        "|COMBINING GRAPHEME JOINER|.*HANGUL (?:CHOSEONG |JUNGSEONG )?FILLER"
    )
    named = ((chr(code), unicodedata.name(chr(code), "")) for code in range(0x110000))
    found = {name: clean.visible(char) == char for char, name in named if unseen.match(name)}
    assert len(found) > 300
    assert [name for name, passes in found.items() if passes] == []
