"""Drafts of a megabyte: numbers, names and marks without end, as text and as Markdown.

What is looked for around a number has to be found without reading the whole draft for each.
"""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import check
from hostile_making import LETTERS, MARKS, NUMERALS, counted, drawn, filled, repeated

import hunanfacts

if TYPE_CHECKING:
    from hostile_making import Maker, Piece


def prose(size: int) -> bytes:
    """Make what the check of a long draft is timed with."""
    return check.draft(size).encode()


def _prose_again(size: int) -> bytes:
    return check.draft(size, is_new=False).encode()


def _numbers(size: int) -> bytes:
    return check.dense(size).encode()


def _of_two_facts(at: int) -> str:
    return f"湖南经济总量{at * 37 % 9973 / 1000}万亿元，高校{at}所。\n\n"


@cache
def _labels(language: str) -> list[str]:
    """Return what the shipped facts are called."""
    facts = hunanfacts.load().facts()
    return [fact.label.zh if language == "zh" else fact.label.en for fact in facts]


def _named(count: int, between: str, form: str, language: str = "zh") -> Piece:
    """Make pieces out of a form with so many names of facts, parted by something, and a number."""

    def made(at: int) -> str:
        names = random.Random(at).choices(_labels(language), k=count)
        return form.format(names=between.join(names), at=at)

    return made


def _a_wide_table(size: int) -> bytes:
    return b"a\t1\t" * (size // 8) + b"\n" + b"b\t2\t" * (size // 8)


DRAFTS: dict[str, Maker] = {
    "prose": prose,
    "prose again": _prose_again,
    # ---- numbers
    "numbers": _numbers,
    "numbers of two facts": filled(_of_two_facts),
    "numbers of a fact": counted("湖南GDP{at}亿元。"),
    "numbers in English": counted("Hunan's GDP reached {at}.5 billion yuan in 2021, up {at}%. "),
    "numbers in English words": repeated("one hundred and twenty-three thousand four hundred "),
    "numerals": filled(drawn(NUMERALS, 8)),
    "numerals with commas": filled(drawn(NUMERALS, 8, "{}，")),
    "years": filled(lambda at: f"{1900 + at % 200}年，"),
    "percents": counted("增长{at}%，"),
    "ranges": counted("{at}—{at}万元，"),
    "respectively": counted("A、B、C分别为{at}、{at}、{at}亿元，"),
    "shares": repeated("GDP 4万亿元 5% "),
    "bare numbers": repeated("1 "),
    "bare numbers in lines": repeated("1\n"),
    "bare numbers in paragraphs": repeated("1\n\n"),
    # ---- pieces of numbers
    "digits": repeated("9"),
    "digits with commas": repeated("1,234,567,890,"),
    "digits with points": repeated("1.1."),
    "digits with dashes": repeated("1-2-"),
    "hundreds": repeated("百"),
    "tens of thousands": repeated("万亿"),
    # ---- names
    "a sentence without end": repeated("湖南省2021年粮食产量3000万吨，"),
    "names": repeated("湖南的经济总量和粮食产量是"),
    "names and a number": repeated("湖南的经济总量和粮食产量、高校、贫困县，" * 5 + "是4万亿元。"),
    "names and a number in every sentence": filled(_named(12, "，", "{names}为{at}亿元。")),
    "names in turn": filled(_named(8, "、", "{names}分别为{at}、{at}亿元和{at}%。")),
    "names without end": filled(_named(20, "", "{names}{at}")),
    "names joined without end": filled(_named(40, "和", "{names}{at}亿元，")),
    "names in English": filled(
        _named(12, " and ", "The {names} came to {at} billion yuan. ", "en")
    ),
    "a report": filled(
        _named(2, "{at}万吨，同比增长{at}%，", "2021年，{names}为{at}亿元，占{at}%。\n\n")
    ),
    "places": repeated("长沙、株洲、湘潭、衡阳、邵阳、岳阳，"),
    "words": filled(drawn(LETTERS, 5, "{} ")),
    "brackets without end": repeated("（湖南GDP4万亿元"),
    # ---- characters
    "marks": repeated(MARKS),
    "marks behind a letter": repeated(f"湖{MARKS}"),
    "format characters": repeated("\u200b1\u200b"),
    "spaces": repeated(" "),
    "lines": repeated("\n"),
    # ---- tables of tabs
    "a wide table": _a_wide_table,
    "rows of tabs": counted("GDP\t{at}\t亿元\n"),
}


def _a_wide_row(size: int) -> bytes:
    columns = size // 4
    return b"|a" * columns + b"|\n" + b"|-" * columns + b"|\n"


MARKDOWN: dict[str, Maker] = {
    "prose": repeated("湖南 **GDP** 是 `4` 万亿元，见[表](a)。\n\n"),
    # ---- tables
    "rows": counted(
        "| {at} | 湖南GDP | {at}亿元 | 增长{at}% |\n", "| a | b | c | d |\n|---|---|---|---|\n"
    ),
    "narrow rows": repeated("|1\n", "|a|\n|-|\n"),
    "wide rows": repeated("|" + "1|" * 2_000 + "\n", "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n"),
    "a wide row": _a_wide_row,
    "tables": repeated("|a|\n|-|\n|1|\n\n"),
    # ---- lists
    "items": counted("- GDP {at}亿元\n"),
    "items apart": repeated("- a\n\n"),
    "numbered items": counted("{at}. a\n"),
    "nested items": filled(lambda at: "  " * (at % 30) + "- a\n"),
    "names in items": filled(_named(1, "", "- {names}：{at}亿元\n\n")),
    "tables in items": counted("- - - |a|b|\n      |-|-|\n      |GDP|{at}亿元|\n"),
    "items in items": repeated("- " * 60 + "a\n"),
    # ---- headings
    "headings": filled(lambda at: "#" * (at % 6 + 1) + f" 湖南{at}年\n"),
    "headings of names": filled(_named(50, "和", "# {names}\n\n{at}亿元。\n\n")),
    "empty headings": repeated("#\n"),
    "underlined headings": repeated("a\n-\n"),
    "headings and numbers": counted("# 湖南{at}\n\nGDP {at}亿元。\n\n"),
    # ---- other blocks
    "quotations": repeated("> a\n"),
    "quotations apart": repeated("> a\n\n"),
    "lines that go on in deep quotations": repeated("1吨\n", "> " * 39 + "a\n"),
    "deep quotations": repeated(">" * 60 + " a\n"),
    "paragraphs": repeated("a\n\n"),
    "rules": repeated("***\n"),
    "fences": repeated("```\na\n```\n"),
    "indented code": repeated("    a\n\nb\n\n"),
    "front matter": counted("a{at}: 1\n", "---\n", "---\n"),
    "front matter without end": counted("a{at}: 1\n", "---\n"),
    # ---- notes and references
    "a footnote again": repeated("[^1]: a\n"),
    "footnotes": counted("[^{at}]: a\n\n"),
    "references": counted("[a{at}]: b\n"),
    # ---- HTML
    "HTML": repeated("<b>1</b> "),
    "blocks of HTML": repeated("<p>1</p>\n\n"),
    "HTML without end": repeated("<div "),
    "comments": repeated("<!-- a -->1\n"),
    "comments without end": repeated("<!-- "),
    # ---- inside a line
    "stars": repeated("*a **b\n"),
    "stars in one line": repeated("*a "),
    "stars in paragraphs": repeated("**1** *2*\n\n"),
    "tildes": repeated("~~1~~\n"),
    "code": repeated("`1` "),
    "backticks": filled(lambda at: "`" * (at % 50 + 1) + "a"),
    "links": repeated("[1](b)\n"),
    "links in one line": repeated("[a](b) "),
    "pictures": repeated("![a](b)\n"),
    "brackets": repeated("[a\n"),
    "brackets in one line": repeated("["),
    "entities": repeated("&amp;1\n"),
    "entities in one line": repeated("&amp;1"),
    "escapes": repeated("\\*1\n"),
    "hard breaks": repeated("1  \n"),
}
