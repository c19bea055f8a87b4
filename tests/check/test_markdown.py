"""Markdown as passages, each character with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from placing import misplaced, placed

from hunanfacts.check.reading import blocks, drafts, markdown
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hunanfacts.check.records import Passage

PIECES = st.sampled_from(
    ["甲", "4", "万亿 ", "a", " ", "\t", "\n", "\r\n", "\n\n", "\u3000", "*", "**", "_", "~~", "`",
     "[", "](", "](x)", '](<b> "4")', ")", "![", "<", ">", "<b>", "<br>", "<!--", "-->", "<div>",
     "</td>", "<!-- hunanfacts: ignore -->", "<https://a.b/4>", "<script>", "&nbsp;", "&lt;",
     "&#52;", "&", "\\", "\\*", "\\|", "|",
     "|---|---|\n", "\n| a | b |\n|---|---|\n| 4\\|5 | c |\n",
     "# ", " #", "\n---\n", "\n===\n", "- ", "1. ", "> ", "    ", "```\n", "[^1]", "[^1]: ",
     "[a]: /u\n", "[a]", "---\na: b\n---\n", "\x0c", "\x85", "\u2028", "\xa0", "😀"]
)  # fmt: skip

STARTS = st.sampled_from(
    ["", "", "- ", "- ", "-  ", "-     ", "-\t", "* ", "+ ", "1. ", "2. ", "10) ", "1234567890. ",
     "# ", "#", "###### ", "####### ", "> ", "> ", ">", "> > ", "> - ", "- > ", "- - ", "|", "  ",
     "    ", "\t", "[^1]: ", "[a]: ", "[", "1", "=", ":", "***", "```", "<div>", "\\", "\x0b",
     "- \xa0", "# \x0c", "#\x0c"]
)  # fmt: skip
BODIES = st.sampled_from(
    ["", "", "甲", "a", "4", "4.", "4) a", "a | b", "b |", "|---|", "-|-", "|", "||", "|a\\|4|",
     "---", "===", "--", ":-", "- a", "# a", "> a", "a #", "a  ", "a\\", "**a**", "[a]", "/u",
     "2021年", "单位 | a", "<!-- hunanfacts: ignore -->"]
)  # fmt: skip
LINES = (
    st.tuples(st.lists(STARTS, min_size=1, max_size=3), st.lists(BODIES, min_size=1, max_size=4))
    .map(lambda drawn: [f"{start}{body}" for start in drawn[0] for body in drawn[1]])
    .flatmap(lambda lines: st.lists(st.sampled_from(lines), max_size=8))
    .map("\n".join)
)
"""Lines of few kinds, of which whole blocks come about."""


def read(text: str) -> list[Passage]:
    return list(drafts.passages_of(text.encode(), "draft.md"))


@pytest.mark.parametrize(("text", "piece", "place"), [
    ("产值4万亿", "4", (1, 3)),
    ("产**值**4", "4", (1, 7)),
    ("***产* _值_** 4", "4", (1, 13)),
    ("**over *4* more**", "more", (1, 12)),
    ("产\\*值4", "4", (1, 5)),
    ("产\\*值4", "*", (1, 3)),
    ("产值&nbsp;4&lt;5", "4", (1, 9)),
    ("产值&nbsp;4&lt;5", "<", (1, 10)),
    ("甲\n乙4", "4", (2, 2)),
    ("甲  \n乙4", "4", (2, 2)),
    ("甲\\\n  乙4", "4", (2, 4)),
    ("甲\r\n\r\n乙\r\n丙4", "4", (4, 2)),
    ("# 产值4 #", "4", (1, 5)),
    ("##   产值#4", "4", (1, 9)),
    ("产\n值4\n===", "4", (2, 2)),
    ("- 甲\n  1. 产值4", "4", (2, 8)),
    ("- 甲\n值4", "4", (2, 2)),
    ("-\t产值4", "4", (1, 5)),
    ("> > 甲\n> 乙\n丙4", "4", (3, 2)),
    ("> - 甲 **乙\n>   丙** 4", "4", (2, 9)),
    ("   产值4", "4", (1, 6)),
    ("\u3000\u3000产值4", "4", (1, 5)),
    ("\u3000\n产值4", "4", (2, 3)),
    ('[产值4](http://a/4 "4")5', "5", (1, 22)),
    ("[产值][r]4\n\n[r]: http://a/5", "4", (1, 8)),
    ("![图4](a.png)5", "5", (1, 13)),
    ("`4` 5", "5", (1, 5)),
    ("<https://a.b/4>5", "5", (1, 16)),
    ("~~4~~5", "5", (1, 6)),
    ("<b>产值</b>4", "4", (1, 10)),
    ("产值4[^4]5", "5", (1, 8)),
    ("[^4]: 产值5", "5", (1, 9)),
    ("| a\\|b | 4 |\n|--|--|", "4", (1, 10)),
    ("> | a | b |\n> |--|--|\n> | x\\|y *z* | **4** |", "4", (3, 18)),
    ("a | b\n--|--\nx | 4", "4", (3, 5)),
    ("<div>\n  <p>产值4</p>\n</div>", "4", (2, 8)),
    ("---\ntitle: 3\n---\n产值4", "4", (4, 3)),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_places_are_those_of_the_file(text: str, piece: str, place: tuple[int, int]) -> None:
    passages = read(text)
    assert place in [placed(each, piece) for each in passages if piece in each.text]
    assert misplaced(text, passages) == []


@pytest.mark.parametrize(("text", "texts"), [
    ("产**值**4_万_", ["产值4_万_"]),
    ("甲\n乙 over\nfour", ["甲乙 over four"]),
    ("甲  \n乙<br>丙", ["甲 乙 丙"]),
    ("增长3`x`4", ["增长3 4"]),
    ("增长`x`，4", ["增长，4"]),
    ("[链接](http://a/4)与![图 4](a)", ["链接与"]),
    ("旧~~4~~，新5", ["旧，新5"]),
    ("见<https://a.b/4>。", ["见。"]),
    ("```\n4\n```\n\n    5\n\n甲", ["甲"]),
    ("---\na: 4\n---\n甲", ["甲"]),
    ("---\n\n甲\n\n---\n\n乙", ["甲", "乙"]),
    ("甲 <!-- 4 --> 乙", ["甲 乙"]),
    ("<!-- 4\n5 -->\n\n甲", ["甲"]),
    ("<script>4</script>\n\n<td>甲&lt;4</td><td>乙</td>", ["甲<4", "乙"]),
    ("产值4[^1]。\n\n[^1]:来源5\n[^2]:来源6", ["产值4。", "来源5 来源6"]),
    ("- 甲\n- 乙\n  > 丙", ["甲", "乙", "丙"]),
    ("> " * 60 + "甲", []),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_markup_is_taken_out(text: str, texts: list[str]) -> None:
    passages = read(text)
    assert [passage.text for passage in passages] == texts
    assert misplaced(text, passages) == []


def test_passages_know_the_headings_above_them() -> None:
    passages = read("甲\n# 一\n乙\n## 二\n### 三 *x*\n丙\n\n四\n---\n丁\n")
    assert [(each.text, each.kind, each.headings) for each in passages] == [
        ("甲", "text", ()),
        ("一", "heading", ()),
        ("乙", "text", ("一",)),
        ("二", "heading", ("一",)),
        ("三 x", "heading", ("一", "二")),
        ("丙", "text", ("一", "二", "三 x")),
        ("四", "heading", ("一",)),
        ("丁", "text", ("一", "四")),
    ]


def test_cells_know_their_column_and_their_row() -> None:
    passages = read("# 一\n| 名称 | *2021年* | |\n|---|---|---|\n| **产值** | 4 | 5 |\n| | 6 |\n")
    assert [(each.text, each.kind, each.heads) for each in passages[1:]] == [
        ("名称", "cell", ()),
        ("2021年", "cell", ()),
        ("产值", "cell", ("名称",)),
        ("4", "cell", ("2021年", "产值")),
        ("5", "cell", ("产值",)),
        ("6", "cell", ("2021年",)),
    ]
    assert {each.headings for each in passages[1:]} == {("一",)}


@pytest.mark.parametrize("text", [
    "- <!-- hunanfacts: ignore -->\n  产值4", "<!-- hunanfacts: ignore --> 产值4",
    "<div><!-- hunanfacts: ignore -->产值4</div>",
    "> <!-- hunanfacts: ignore -->\n> 产值4", "<!-- hunanfacts: ignore -->\n# 产值4",
])  # fmt: skip
def test_a_comment_in_front_is_at_the_start(text: str) -> None:
    (passage,) = read(text)
    assert (passage.text, passage.ignored) == ("产值4", (0,))


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), LINES))
def test_any_markdown_is_read_and_every_character_found(text: str) -> None:
    text = text.replace("\0", "").removeprefix("\ufeff")
    assert misplaced(text, read(text)) == []


@settings(max_examples=1000)
@given(st.one_of(st.lists(PIECES).map("".join), LINES, LINES))
@example("<!-- hunanfacts: ignore -->\n\na\n\n4")
@example("<!-- hunanfacts: ignore -->\n\n#\n\n4")
@example("a\x85 | b\n-|-\n4 | b")
@example("a | b\n-|-\na | b\nb | 4")
@example("[^a] | b\n-|-\n4 | 5")
@example("甲[^1]\n\n- [^1]: 乙：4")
def test_what_is_wanted_is_the_same_without_what_is_not(text: str) -> None:
    wanted = list(drafts.passages_of(text.encode(), "draft.md", reading.may_have_any))
    assert wanted == [each for each in read(text) if reading.may_have_any(each.text)]


@given(st.text())
def test_text_as_it_comes_never_fails(text: str) -> None:
    list(markdown.passages(text))


@pytest.mark.parametrize(("text", "captions"), [
    ("# 甲\n\n乙的产值\n\n- 2012年：4\n- 2021年：5\n\n6", ["乙的产值", "乙的产值", ""]),
    ("乙的产值如下。\n\n- 4", [""]),
    ("甲\n\n1. 乙\n   - 4\n2. 5", ["甲 乙", "甲"]),
    ("甲\n\n|乙|丙|\n|-|-|\n|丁|4|", ["甲 乙"]),
    ("甲" * 61 + "\n\n- 4", [""]),
])  # fmt: skip
def test_what_stands_before_a_list_or_a_table_is_of_all_in_it(
    text: str, captions: list[str]
) -> None:
    """So is the corner of a table of what is not in its first column."""
    assert [each.caption for each in read(text) if each.text[-1].isdigit()] == captions


KINDS = {
    "paragraph_close": "text", "heading_close": "heading", "tr_close": "row", "html_block": "html",
    "bullet_list_open": "open", "ordered_list_open": "open", "table_open": "open",
    "bullet_list_close": "close", "ordered_list_close": "close", "table_close": "close",
}  # fmt: skip


@settings(max_examples=2000)
@given(st.one_of(st.lists(PIECES).map("".join), LINES, LINES))
@example("# a | b\n-|-")
@example("a | b\n:-|-\n")
@example("a |\n--")
@example("- a\n- a | b\n|-|-|")
@example("- a\n\n  b | c\n  -|-\nd")
@example("a | b\n-|-\n     c")
@example("1. a\n1234567890. a")
@example("*a\n\na | b\n-|-\n2. c")
def test_the_rules_that_are_not_tried_would_find_nothing(text: str) -> None:
    parser = MarkdownIt("commonmark", {"maxNesting": blocks.DEEPEST}).enable("table")
    parser.block.ruler.at("reference", blocks._reference)  # noqa: SLF001 -- footnotes are text
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    found = list(blocks.blocks(text, {}))
    assert [each.kind for each in found] == [
        KINDS[each.type] for each in tokens if each.type in KINDS
    ]
    assert [text for each in found for text in each.texts] == [
        each.content for each in tokens if each.type in {"inline", "html_block"}
    ]
    assert [(each.level, each.is_marked) for each in found if each.kind == "heading"] == [
        (int(each.tag[1:]), each.markup[0] == "#") for each in tokens if each.type == "heading_open"
    ]


def test_a_row_beyond_all_that_may_be_left_out_is_none() -> None:
    """The parser ends a table at 65,536 cells that are missing."""
    head = "|a" * 257 + "\n" + "|-" * 257 + "\n"
    found = [each.kind for each in blocks.blocks(head + "|1\n" * 300, {})]
    assert found.count("row") == 1 + 65_536 // 256
