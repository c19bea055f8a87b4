"""Chinese runs taken apart: things, places, words that ask, units, particles and the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import segments
from hunanfacts.search.matching import Held

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase

PLACES = {"湖南", "湖南省", "全国", "怀化", "怀化市", "长沙", "株洲"}


def cut(base: KnowledgeBase, run: str) -> list[tuple[str, str]]:
    found = segments.segments(run, Held(base.index), PLACES)
    return [(segment.kind, segment.text) for segment in found]


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("粮食产量", "thing:粮食产量"),
        ("湖南粮食产量", "place:湖南 thing:粮食产量"),
        ("湖南的粮食产量是多少", "place:湖南 particle:的 thing:粮食产量 word:是多少"),
        ("请问一下粮食产量", "word:请问一下 thing:粮食产量"),
        ("怀化市长是谁", "thing:怀化市长 word:是谁"),
        ("谁是怀化市长", "word:谁是 thing:怀化市长"),
        ("刘飞香职务", "thing:刘飞香 word:职务"),
        ("湖南省委", "thing:湖南省委"),
        ("经济增速", "thing:经济增速"),
        ("株洲产的硬质合金", "place:株洲 unknown:产的 thing:硬质合金"),
        ("刘飞", "unknown:刘飞"),
    ],
)
def test_a_run_is_cut_into_things_places_and_words(
    base: KnowledgeBase, run: str, parts: str
) -> None:
    assert cut(base, run) == [tuple(part.split(":")) for part in parts.split()]


@pytest.mark.parametrize(
    ("run", "unit"),
    [
        ("粮食产量多少吨", "吨"),
        ("总投资多少钱", "钱"),
        ("湖南有多少家国家级企业技术中心", "家"),
        ("共申请专利有几件", "件"),
    ],
)
def test_a_unit_behind_how_many_is_asked_for(base: KnowledgeBase, run: str, unit: str) -> None:
    assert (segments.UNIT, unit) in cut(base, run)


@pytest.mark.parametrize(
    ("run", "things"),
    [
        ("中老和中越班列", ["中老", "中越班列"]),
        ("粮食产量与进出口总额", ["粮食产量", "进出口总额"]),
        ("国家级和省级技术中心", ["国家级", "省级技术中心"]),
    ],
)
def test_a_word_that_joins_stands_between_two_things(
    base: KnowledgeBase, run: str, things: list[str]
) -> None:
    first, (kind, _), last = cut(base, run)
    assert (first, kind, last) == (("thing", things[0]), "word", ("thing", things[1]))


@pytest.mark.parametrize("run", ["技术和同", "技术合同和", "粮食产良"])
def test_nothing_is_joined_to_the_unknown(base: KnowledgeBase, run: str) -> None:
    assert [kind for kind, _ in cut(base, run)] == ["thing", "unknown"]


def test_what_happened_to_a_thing_leaves_it_whole(base: KnowledgeBase) -> None:
    assert cut(base, "脱了贫") == [("thing", "脱贫")]
    assert cut(base, "有多少穷人脱了贫")[-1] == ("thing", "脱贫")


def test_what_is_too_long_for_a_question_is_not_cut(base: KnowledgeBase) -> None:
    run = "粮食产量" * 16
    assert cut(base, run) == [("unknown", run)]


@pytest.mark.parametrize(
    "run",
    ["粮食产量", "湖南的粮食产量是多少", "技术和同", "中老和中越班列", "怀化市长是谁", "魑魅魍魉"],
)
def test_no_character_is_lost(base: KnowledgeBase, run: str) -> None:
    assert "".join(text for _, text in cut(base, run)) == run


@pytest.mark.parametrize(
    ("word", "expected"),
    [("多少", True), ("占比", True), ("目标", True), ("请问", True), ("和", True),
     ("粮食", False), ("的", False), ("", False)],
)  # fmt: skip
def test_words_that_name_nothing_are_known(word: str, *, expected: bool) -> None:
    assert segments.is_word(word) == expected


def test_what_a_name_has_is_rather_a_word_than_what_only_a_sentence_has(
    base: KnowledgeBase,
) -> None:
    assert ("thing", "行业") in cut(base, "行业进了国家级")
