"""Times in a question: which it names, and what is left of it."""

from __future__ import annotations

import pytest

from hunanfacts.model import periods
from hunanfacts.search import times

KNOWN = {"2012", "2016", "2020", "2021", "2022"}


def taken_out(text: str) -> tuple[str, list[str], str | None]:
    rest, found, base = times.taken_out(text, KNOWN.__contains__)
    return " ".join(rest.split()), found, base


@pytest.mark.parametrize(
    ("text", "rest", "period"),
    [
        ("2021年粮食产量", "粮食产量", "2021"),
        ("一二年外贸", "外贸", "2012"),
        ("二一年的外贸", "的外贸", "2021"),
        ("专利授权量 2021", "专利授权量", "2021"),
        ("二〇二一年专利授权量", "专利授权量", "2021"),
        ("二零一二年外贸", "外贸", "2012"),
        ("21年专利授权量", "专利授权量", "2021"),
        ("2021年第三季度外贸", "外贸", "2021-Q3"),
        ("2021年三季度外贸", "外贸", "2021-Q3"),
        ("2021Q3 trade", "trade", "2021-Q3"),
        ("Q3 2021 trade", "trade", "2021-Q3"),
        ("trade in the third quarter of 2021", "trade in the", "2021-Q3"),
        ("2022年上半年外贸", "外贸", "2022-H1"),
        ("2022年下半年外贸", "外贸", "2022-H2"),
        ("first half of 2022", "", "2022-H1"),
        ("second half of 2022", "", "2022-H2"),
        ("2022年5月自贸区", "自贸区", "2022-05"),
        ("2022年7月份", "", "2022-07"),
        ("2022/7", "", "2022-07"),
        ("innovations in May 2022", "innovations in", "2022-05"),
        ("2022年7月7日到怀化", "到怀化", "2022-07-07"),
        ("2022-07-07", "", "2022-07-07"),
        ("7 July 2022", "", "2022-07-07"),
        ("7月7日到怀化", "到怀化", "--07-07"),
        ("12月31号", "", "--12-31"),
    ],
)
def test_a_time_is_taken_out_of_a_question(text: str, rest: str, period: str) -> None:
    assert taken_out(text) == (rest, [period], None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2012年和2021年外贸", ["2012", "2021"]),
        ("2021 vs 2012", ["2021", "2012"]),
        ("2012、2021", ["2012", "2021"]),
        ("2021年，还是2021年", ["2021"]),
    ],
)
def test_several_times_are_each_taken_once_in_their_order(text: str, found: list[str]) -> None:
    assert taken_out(text)[1] == found


@pytest.mark.parametrize(
    "text",
    [
        "世界500强", "17721项", "126.2021", "20201", "2,021", "12021", "2000家中小企业", "1998",
        "近10年外贸", "十六年", "二十一年的外贸", "十年前", "20年来", "10年前的外贸",
        "今年总投资", "多少年", "2022年2月30日", "1840年鸦片",
        "",
    ],
)  # fmt: skip
def test_a_number_that_is_no_time_stays(text: str) -> None:
    assert taken_out(text) == (text, [], None)


def test_a_year_of_which_nothing_is_known_is_one_only_if_it_says_so() -> None:
    assert taken_out("2000") == ("2000", [], None)
    assert taken_out("2000年") == ("", ["2000"], None)


@pytest.mark.parametrize(
    ("text", "rest", "found", "base"),
    [
        ("专利授权量是2012年的几倍", "专利授权量 几倍", [], "2012"),
        ("技术合同为2012年的多少倍", "技术合同 多少倍", [], "2012"),
        ("2021年专利授权量是2012年的几倍", "专利授权量 几倍", ["2021"], "2012"),
        ("2012年的专利", "的专利", ["2012"], None),
    ],
)
def test_the_year_that_a_multiple_is_asked_of_is_no_time_of_the_answer(
    text: str, rest: str, found: list[str], base: str | None
) -> None:
    assert taken_out(text) == (rest, found, base)


@pytest.mark.parametrize("text", ["2021Q3", "2022年上半年", "7 July 2022", "2022年5月", "2021年"])
def test_what_is_taken_out_is_a_period(text: str) -> None:
    [found] = taken_out(text)[1]
    assert periods.is_period(found)
