"""The Chinese script: simplified characters and pinyin, and the tables they come from."""

from __future__ import annotations

import importlib
import unicodedata
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.text import chinese, chinese_tables
from hunanfacts.text.syllables import SYLLABLES

ROOT = Path(__file__).parents[2]

MIXED = st.text(
    st.sampled_from("长沙市省增重工行乐糧裏衞臺薴麽著㎡ⅡＧ5g.1,、 aİß\n\ud800\U00020000")
    | st.characters()
)
"""Texts of the characters that are special here, and of any other."""


# ---- Simplified characters -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("糧食產量", "粮食产量"),
        ("企業技術中心", "企业技术中心"),
        ("臺灣", "台湾"),
        ("長沙", "长沙"),
        ("裏", "里"),  # OpenCC's t2s
        ("裡", "里"),  # as Taiwan writes it
        ("衞", "卫"),  # as Hong Kong does, which only hk2s knows
        ("着", "着"),
        ("最後", "最后"),
        ("皇后", "皇后"),
        ("薴", "苎"),  # by way of 苧
        ("著名", "著名"),
        ("什么", "什么"),
        ("甚麼", "甚么"),
        ("5G網絡 Network", "5G网络 Network"),
        ("粮食产量", "粮食产量"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified(text: str, simple: str) -> None:
    assert chinese.simplified(text) == simple


@given(MIXED)
def test_simplifying_keeps_the_length_and_twice_is_once(text: str) -> None:
    simple = chinese.simplified(text)
    assert len(simple) == len(text)
    assert chinese.simplified(simple) == simple


def test_each_simplification_is_another_character_that_is_final() -> None:
    assert len(chinese_tables.TRADITIONAL) == len(chinese_tables.SIMPLIFIED) > 2500
    assert len(set(chinese_tables.TRADITIONAL)) == len(chinese_tables.TRADITIONAL)
    assert set(chinese_tables.TRADITIONAL).isdisjoint(chinese_tables.SIMPLIFIED)


# ---- Pinyin --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        # polyphones
        ("三一重工", "san yi zhong gong"),
        ("重复", "chong fu"),
        ("重要", "zhong yao"),
        ("会展", "hui zhan"),
        ("会计", "kuai ji"),
        ("增长", "zeng zhang"),
        ("成长", "cheng zhang"),
        ("长期", "chang qi"),
        ("省长", "sheng zhang"),
        ("银行", "yin hang"),
        ("行业", "hang ye"),
        ("行动", "xing dong"),
        ("音乐", "yin yue"),
        ("快乐", "kuai le"),
        ("都市", "du shi"),
        ("首都", "shou du"),
        ("数据", "shu ju"),
        ("卡脖子", "qia bo zi"),
        ("切削刀具", "qie xiao dao ju"),
        ("曾国藩", "zeng guo fan"),
        ("绿色战略", "lv se zhan lve"),
        # places
        ("长沙", "chang sha"),
        ("耒阳", "lei yang"),
        ("郴州", "chen zhou"),
        ("汨罗", "mi luo"),
        ("崀山", "lang shan"),
        ("芷江", "zhi jiang"),
        ("溆浦", "xu pu"),
        ("长株潭", "chang zhu tan"),
        ("浏阳", "liu yang"),
        ("澧县", "li xian"),
        ("泸溪", "lu xi"),
        ("沅江", "yuan jiang"),
        ("岳阳", "yue yang"),
        # where one word ends another begins
        ("湖南省长沙市", "hu nan sheng chang sha shi"),
        ("长沙市长沙县", "chang sha shi chang sha xian"),
        ("长沙市市长", "chang sha shi shi zhang"),
        ("城市长期", "cheng shi chang qi"),
        ("首都在", "shou du zai"),
        ("效率先进", "xiao lv xian jin"),
        ("为了解决", "wei le jie jue"),
        ("银行行长", "yin hang hang zhang"),
        # other ways of writing
        ("長沙", "chang sha"),
        ("銀行", "yin hang"),
        ("糧食產量", "liang shi chan liang"),
        ("臺灣", "tai wan"),
        ("海牛Ⅱ号", "hai niu ii hao"),
        ("海牛ii号", "hai niu ii hao"),
        ("5G网络", "5g wang luo"),
        ("Ｇ４高速", "g4 gao su"),
        ("增长2.7倍", "zeng zhang 2.7 bei"),
        ("5g.网络", "wang luo"),
    ],
)
def test_a_name_is_spelt_as_it_is_said(text: str, spelt: str) -> None:
    assert chinese.syllables(text) == [spelt.split()]


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("", []),
        ("GDP growth 2021", []),
        ("……！", []),
        ("强链、补链", [["qiang", "lian"], ["bu", "lian"]]),
        ("长 沙", [["chang"], ["sha"]]),
        ("粮食\U00020000产量", [["liang", "shi"], ["chan", "liang"]]),
        ("GDP 增长", [["zeng", "zhang"]]),
        ("GDP、AI集群，R&D", [["ai", "ji", "qun"]]),
    ],
    ids=repr,
)
def test_whatever_has_no_reading_ends_a_run(text: str, spelt: list[list[str]]) -> None:
    assert chinese.syllables(text) == spelt


@given(MIXED)
def test_any_text_is_spelt_in_small_letters_and_digits(text: str) -> None:
    runs = chinese.syllables(text)
    assert all(runs)
    assert all(
        syllable.replace(".", "", 1).isalnum() and syllable.isascii() and syllable.islower()
        for run in runs
        for syllable in run
        if not syllable[0].isdigit()
    )


@given(st.lists(st.sampled_from("".join(chinese_tables.READINGS.values())), min_size=1))
def test_every_character_with_a_reading_has_its_syllable(chars: list[str]) -> None:
    (run,) = chinese.syllables("".join(chars))
    assert len(run) == len(chars)


# ---- The tables ----------------------------------------------------------------------------------


def test_the_syllables_are_those_of_the_tables() -> None:
    assert frozenset(chinese_tables.READINGS) == SYLLABLES


def test_each_character_has_one_usual_reading_and_each_phrase_one_for_each() -> None:
    characters = "".join(chinese_tables.READINGS.values())
    assert len(characters) == len(set(characters)) >= 6763
    assert {
        word for word, said in chinese_tables.PHRASES.items() if len(word) != len(said.split())
    } == set()
    spelt = {syllable for said in chinese_tables.PHRASES.values() for syllable in said.split()}
    assert spelt <= set(chinese_tables.READINGS)


def test_every_chinese_character_of_the_facts_has_a_reading() -> None:
    facts = tomli.loads((ROOT / "data" / "facts.toml").read_text("utf-8"))["fact"]
    labels = "".join(fact["label"]["zh"] + "".join(fact["aliases"]) for fact in facts)
    written = {char for char in labels if unicodedata.name(char).startswith("CJK UNIFIED")}
    assert len(written) > 500
    assert {char for char in written if not chinese.syllables(char)} == set()


def test_the_tables_are_what_the_script_makes() -> None:
    """Run `python tools/make_tables.py` where they are not."""
    for package in ("pypinyin", "opencc"):
        pytest.importorskip(
            package, reason=f"{package} is not installed: pip install -e '.[tables]'"
        )
    make_tables = importlib.import_module("make_tables")
    kept = make_tables.TABLES.read_text("utf-8")
    if f" {make_tables.versions()};" not in kept:
        pytest.skip(f"the tables were not made with {make_tables.versions()}")
    assert make_tables.source() == kept
