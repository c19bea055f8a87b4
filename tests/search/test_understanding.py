"""How a query is understood when its words as typed find nothing, and what is told of it."""

from __future__ import annotations

import doctest
import json
from typing import TYPE_CHECKING

import pytest
from running import run

from hunanfacts.figures import digits
from hunanfacts.model import periods
from hunanfacts.render import explained
from hunanfacts.search import pinyin, slips
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


@pytest.mark.parametrize("module", [chinese, digits, folding, periods, pinyin, slips])
def test_the_examples_of_a_module_hold(module: object) -> None:
    outcome = doctest.testmod(module)  # type: ignore[arg-type]
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("grain", "grian", True),
        ("grain", "gain", True),
        ("grain", "graain", True),
        ("grain", "brain", True),
        ("grain", "grain", False),
        ("grain", "grians", False),
        ("grain", "gnair", False),
        ("", "a", True),
        ("粮食产良", "粮食产量", True),
        ("粮产", "产粮", True),
    ],
)
def test_one_slip_is_a_letter_wrong_missing_too_many_or_two_swapped(
    one: str, other: str, *, expected: bool
) -> None:
    assert slips.is_one_slip(one, other) == expected
    assert slips.is_one_slip(other, one) == expected


@pytest.mark.parametrize(
    ("word", "names", "fixed"),
    [
        ("grian", ["grain output"], "grain"),
        ("粮食产良", ["粮食产量稳定"], "粮食产量"),
        ("粮食产良", ["其粮食产量", "粮食产量"], "粮食产量"),
        ("硬质合全", ["硬质合金"], "硬质合金"),
        ("粮食产值", ["粮食产量"], None),
        ("市级实验室", ["省级实验室"], None),
        ("省实级验室", ["省级实验室"], "省级实验室"),
        ("brain", ["grain"], None),
        ("gdo", ["gdp"], None),
        ("17722", ["17721"], None),
        ("1261.4", ["1261.3"], None),
        ("5ghz", ["5ghx"], None),
    ],
)
def test_a_slip_is_mended_in_words_of_four_and_never_in_numbers(
    word: str, names: list[str], fixed: str | None
) -> None:
    assert slips.corrected(word, names, lambda pair: pair in "产值") == fixed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["1261.3", "亿元"], ["126130000000", "元"]),
        (["12613000", "万"], ["126130000000"]),
        (["4", "万亿元"], ["4000000000000", "元"]),
        (["2", "billion", "yuan"], ["2000000000", "yuan"]),
        (["500", "强"], ["500", "强"]),
        (["5g", "亿"], ["5g", "亿"]),
        (["3", "billionaires"], ["3", "billionaires"]),
    ],
)
def test_a_number_and_its_scale_are_written_out(typed: list[str], written: list[str]) -> None:
    assert digits.written_out(typed) == written


WAYS = {
    "words": ("粮食 产量", "grain-output"),
    "forms": ("manufacturing innovated centres", "national-manufacturing-innovation-centres"),
    "pinyin": ("liangshichanliang", "grain-output"),
    "slip": ("粮食产良", "grain-output"),
    "most": ("硬质合金产量污染", "zhuzhou-carbide-output"),
}


@pytest.mark.parametrize(("query", "key"), WAYS.values(), ids=WAYS)
def test_explain_tells_the_way_on_stderr(
    query: str, key: str, request: pytest.FixtureRequest
) -> None:
    way = request.node.callspec.id
    outcome = run("search", query, "--explain", "--lang", "en")
    assert outcome.status == 0
    assert outcome.lines[0].startswith(f"{key}\t")
    reasons = [line for line in outcome.err.splitlines() if line.startswith(f"{key}: ")]
    assert len(reasons) == 1
    assert f"by {way}" in reasons[0]
    assert any(level["en"] in reasons[0] for level in explained.LEVELS.values())


def test_explain_tells_of_what_is_shown_alone() -> None:
    outcome = run("search", "企业", "--limit", "1", "--explain", "--lang", "en")
    things, shown, *others = outcome.err.splitlines()
    assert things == "things: 企业"
    assert shown.startswith(f"{outcome.out.split(chr(9))[0]}: ")
    assert others == []


def test_explain_tells_what_was_understood_before_what_was_found() -> None:
    asked = ("search", "长沙 2021年 研发投入占比多少", "--explain", "--lang")
    assert run(*asked, "en").err.splitlines()[:5] == [
        "things: 研发 投入", "places: 长沙", "periods: 2021", "asked: how-much", "measure: share",
    ]  # fmt: skip
    assert run(*asked, "zh").err.splitlines()[:5] == [
        "事物：研发 投入", "地点：长沙", "时间：2021", "问的是：多少", "量度：占比",
    ]  # fmt: skip


def test_many_words_take_no_longer_than_a_few() -> None:
    assert run("search", "liangshi " * 1000).out == run("search", "liangshi").out


def test_a_bare_number_is_never_a_near_answer() -> None:
    outcome = run("stat", "粮食产良", "--value")
    assert (outcome.status, outcome.out) == (1, "")


def test_the_api_tells_a_near_answer_from_others(base: KnowledgeBase) -> None:
    near, full = base.search("粮食产良"), base.search("粮食产量")
    assert list(near) == list(full) != []
    assert (near.is_near, near.corrected) == (True, "粮食产量")
    assert (full.is_near, full.corrected) == (False, None)


def test_explain_of_a_name_is_that_it_is_one() -> None:
    assert run("stat", "gdp", "--explain", "--lang", "en").err == "gdp: name\n"
    assert run("stat", "gdp", "--explain", "--lang", "zh").err == "gdp：名称\n"


def test_a_near_answer_is_none_to_stat_but_suggested(base: KnowledgeBase) -> None:
    assert base.stat("粮食产良") == []
    outcome = run("stat", "grian output", "--lang", "en")
    assert (outcome.status, outcome.out) == (1, "")
    assert "  grain-output  Grain output  about 60 billion jin\n" in outcome.err


def test_a_mended_slip_is_told() -> None:
    outcome = run("search", "grian output", "--lang", "en")
    assert outcome.lines[0].startswith("grain-output\t")
    assert outcome.err == 'no "grian output"; answered for "grain output"\n'


def test_a_near_answer_is_told() -> None:
    outcome = run("search", "硬质合金产量污染", "--lang", "zh")
    assert outcome.lines[0].startswith("zhuzhou-carbide-output\t")
    assert outcome.err == ("没有完全符合“硬质合金产量污染”的，这些相近；这里没有说到“污染”\n")


@pytest.mark.parametrize(
    ("query", "code", "corrected"),
    [("grian output", "corrected", "grain output"), ("硬质合金产量污染", "near", None)],
)
def test_a_machine_gets_the_note_as_an_object(query: str, code: str, corrected: str | None) -> None:
    outcome = run("search", query, "--json")
    assert json.loads(outcome.out)["count"] >= 1
    told = json.loads(outcome.err)
    assert told["schema"] == "hunanfacts.note/2"
    assert (told["note"]["code"], told["note"]["corrected"]) == (code, corrected)
    assert told["note"]["input"] == query


@pytest.mark.parametrize(
    "query", ["粮食产量", "grain output", "liangshi", "糧食產量", "粮食有多少"]
)
def test_nothing_is_told_of_a_full_answer(query: str) -> None:
    assert run("stat", query).err == ""


@pytest.mark.parametrize(
    "query",
    ["2021年GDP", "GDP 2022", "2021年粮食产量", "人口", "湖南有多少人", "湖南人", "湖南去过几次",
     "湖南省委书记是谁", "湖南省主席",      "收入"],
)  # fmt: skip
def test_what_only_shares_a_word_or_a_year_is_no_answer(query: str) -> None:
    outcome = run("search", query)
    assert (outcome.status, outcome.out) == (1, "")
    assert run("stat", query).status == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [("张亦", "zhang-yi"), ("刘飞翔", "liu-feixiang"), ("黎春丘", "li-chunqiu")],
)
def test_a_name_that_only_sounds_like_one_is_near_it(name: str, key: str) -> None:
    outcome = run("search", name, "--lang", "en")
    assert outcome.lines[0].startswith(f"{key}\t")
    assert outcome.err.startswith(f'no "{name}"; answered for ')
    assert run("stat", name).status == 1


@pytest.mark.parametrize("query", ["习近平出访", "liu feixong", "广东省粮食产量", "17722"])
def test_what_is_not_known_is_not_mended_into_what_is(query: str) -> None:
    outcome = run("search", query)
    assert (outcome.status, outcome.out) == (1, "")


def test_what_was_looked_for_is_underlined_on_a_terminal_alone() -> None:
    shown = run("search", "粮食", "--lang", "zh", is_terminal=True)
    assert "\x1b[4m粮食\x1b[0m" in shown.out
    assert "\x1b" not in run("search", "粮食", "--format", "table").out


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("growth of imports and exports", "trade-total"),
        ("外贸年均增速", "trade-total"),
        ("How many smart upgrading SMEs?", "smart-upgrade-target"),
    ],
)
def test_a_measure_is_told_from_the_name_of_what_it_measures(query: str, key: str) -> None:
    assert run("stat", query).lines[0].startswith(f"{key}\t")


@pytest.mark.parametrize("query", ["exports", "total exports", "exports 2021"])
def test_half_of_what_is_measured_together_is_not_answered_by_the_whole(query: str) -> None:
    assert run("stat", query, "--lang", "en").status == 1


def test_two_clusters_are_two_answers() -> None:
    keys = [line.split("\t")[0] for line in run("stat", "万亿级跟千亿级集群各几个").lines]
    assert keys == ["trillion-yuan-clusters", "hundred-billion-yuan-clusters"]


@pytest.mark.parametrize("word", ["patient", "hosting", "averages", "clutterz"])
def test_an_english_word_alone_is_no_slip_of_one_that_it_is_near(word: str) -> None:
    assert (run("search", word).status, run("search", word).out) == (1, "")


def test_a_longer_word_alone_is_mended() -> None:
    assert run("search", "excavtor").lines[0].startswith("sany-excavators\t")


@pytest.mark.parametrize(
    "text",
    [
        "What are cutting tools compared to?",  # a word that compares is a word where it joins none
        "FTZ成果published几项",  # a word of it is only in the statement, and little of the name
        "今年新部署的十大技术攻关项目包括哪些领域？",  # 新 stands by chance in a statement
        "制造业想高质量发展要靠什么撑着",
    ],
)
def test_what_holds_a_question_by_chance_is_near(base: KnowledgeBase, text: str) -> None:
    assert base.search(text)
    assert base.stat(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "compare grain output",
        "gdp and grain output compared",
        "粮食产量和财政收入比较",
        "2012年和2021年进出口总额对比",
        "2021年进出口总额与2012年相比",
    ],
)
def test_a_word_that_compares_years_or_begins_is_no_thing(base: KnowledgeBase, text: str) -> None:
    assert base.stat(text)
