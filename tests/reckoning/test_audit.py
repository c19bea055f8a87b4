"""What figures imply, by hand and in true worlds, and what an audit must never make of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import (
    OTHER_SOURCE,
    SIZES,
    amounts,
    fact,
    figure,
    holds,
    is_true_at_its_word,
    ranging,
    rates,
    told,
    without_number,
)

from hunanfacts.figures.interval import Interval
from hunanfacts.model.errors import NotFoundError, UsageError
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import same_things
from hunanfacts.reckoning.audit import audit

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Bound, Measure, Prices, Rule, Status, Verdict
    from hunanfacts.reckoning.arithmetic import Reckoned
    from hunanfacts.reckoning.finding import Finding

IN_COUNTRY, IN_WORLD = Bilingual(zh="全国", en="China"), Bilingual(zh="全球", en="the world")
CHANGES: tuple[Measure, ...] = ("multiple", "growth", "annual-growth")


def only(*facts: Fact) -> Finding:
    """Return the one finding of an audit."""
    found = list(audit(facts))
    assert len(found) == 1, found
    return found[0]


def reckoned(found: Finding) -> Reckoned:
    """Return what was reckoned, which must have been."""
    assert found.result is not None
    return found.result


def is_just_around(span: Interval, low: Fraction | None, high: Fraction | None) -> bool:
    """Tell whether an interval has these ends, or misses them to its own outside by a hair."""
    hair = Fraction(1, 10**40)
    lows = (low is None) == (span.low is None)
    highs = (high is None) == (span.high is None)
    if low is not None and span.low is not None:
        lows = low * (1 - hair) <= Fraction(span.low) <= low
    if high is not None and span.high is not None:
        highs = high <= Fraction(span.high) <= high * (1 + hair)
    return lows and highs


# ---- The shipped knowledge -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped_findings(base: KnowledgeBase) -> dict[str, Finding]:
    """Audit the shipped knowledge, in which no fact has more than one finding."""
    found = base.audit()
    by_key = {finding.fact.key: finding for finding in found}
    assert len(by_key) == len(found)
    return by_key


def test_of_the_shipped_knowledge_just_this_is_found(shipped_findings: dict[str, Finding]) -> None:
    assert {
        key: (finding.rule, finding.verdict, finding.period)
        for key, finding in shipped_findings.items()
    } == {
        "zhuzhou-carbide-output": ("whole", "derived", "2021"),
        "zhuzhou-carbide-value": ("whole", "derived", "2021"),
        "technology-contracts": ("base-level", "derived", "2012"),
        "technology-contract-value": ("base-level", "derived", "2012"),
        "patents-granted": ("base-level", "derived", "2012"),
        "ftz-innovations": ("parts", "consistent", "2022-05"),
        "trade-total": ("change", "in-tension", "2012/2021"),
    }


@pytest.mark.parametrize(
    ("key", "usual", "word"),
    [
        # 17721 contracts are 17721, and 2.7 is 2.65 to 2.75: the least is least by most.
        ("technology-contracts",
         (Fraction(17721) / Fraction(275, 100), Fraction(17721) / Fraction(265, 100)),
         Fraction(17721 * 10, 27)),
        ("technology-contract-value",
         (Fraction(126125, 100) / Fraction(2855, 100), Fraction(126135, 100) / Fraction(2845, 100)),
         Fraction(12613, 285)),
        ("patents-granted",
         (Fraction(98936) / Fraction(4265, 1000), Fraction(98936) / Fraction(4255, 1000)),
         Fraction(98936 * 100, 426)),
        # 2.1 is 2.05 to 2.15, and 35 % is 34.5 to 35.5 %.
        ("zhuzhou-carbide-output",
         (Fraction(205, 100) / Fraction(355, 1000), Fraction(215, 100) / Fraction(345, 1000)),
         Fraction(6)),
    ],
)  # fmt: skip
def test_what_the_source_implies_is_what_comes_of_it_by_hand(
    shipped_findings: dict[str, Finding], key: str, usual: tuple[Fraction, Fraction], word: Fraction
) -> None:
    result = reckoned(shipped_findings[key])
    assert result.unit == shipped_findings[key].inputs[0].unit
    assert is_just_around(result.usual, *usual)
    assert is_just_around(result.strict, word, word)


def test_over_320_of_over_50_per_cent_is_over_320_and_usually_under_660(
    shipped_findings: dict[str, Finding],
) -> None:
    found = shipped_findings["zhuzhou-carbide-value"]
    result = reckoned(found)
    # A share is at most 100 %, so that the whole is more than 320, and 330 is under 50 % of 660.
    assert result.strict == Interval(low=Decimal(320))
    assert result.usual == Interval(low=Decimal(320), high=Decimal(660))
    assert (found.what.zh, found.period) == ("全国硬质合金产值", "2021")
    assert found.formula == "{0} ÷ {1}"


def test_trade_cannot_have_grown_by_what_is_stated(shipped_findings: dict[str, Finding]) -> None:
    found = shipped_findings["trade-total"]
    usual = reckoned(found).usual
    assert usual.low is not None
    assert usual.high is not None
    # 5000 to 6000 by 1300 to 1400, over nine years.
    for end, ratio in ((usual.low, Fraction(5000, 1400)), (usual.high, Fraction(6000, 1300))):
        factor, hair = 1 + Fraction(end) / 100, Fraction(1, 10**40)
        assert (factor - hair) ** 9 < ratio < (factor + hair) ** 9
    assert 15.193 < usual.low < 15.194
    assert 18.522 < usual.high < 18.523
    assert reckoned(found).strict == Interval()
    assert found.stated is not None
    assert (found.stated.value, found.stated.unit) == (Decimal("25.1"), "%")
    assert found.formula == "({1} ÷ {0})^(1/9) - 1"


def test_innovations_are_no_fewer_than_those_of_them_that_were_first(
    shipped_findings: dict[str, Finding],
) -> None:
    found = shipped_findings["ftz-innovations"]
    assert found.stated is not None
    assert found.stated.value == 47
    assert [figure.bound for figure in found.inputs] == ["over"]
    assert reckoned(found).strict == Interval(low=Decimal(20))


def test_of_targets_ranks_and_undated_figures_nothing_is_made(base: KnowledgeBase) -> None:
    used = [
        shown
        for found in base.audit()
        for shown in (*found.inputs, *([found.stated] if found.stated else []))
    ]
    assert {shown.measure for shown in used}.isdisjoint({"rank", "ordinal", "change"})
    assert {shown.status for shown in used}.isdisjoint({"forecast", "target"})
    assert all(shown.period for shown in used)


# ---- What is reckoned ----------------------------------------------------------------------------

BOTH_LEVELS = (
    figure("100", period="2012", prices="current"),
    figure("400", prices="current"),
)


@pytest.mark.parametrize(
    ("figures", "rule", "verdict", "low", "high"),
    [
        # The level before: 399.5 to 400.5 by 3.5 to 4.5, and so on.
        ([figure("400"), figure("4", measure="multiple", base="2012")],
         "base-level", "derived", Fraction(3995, 45), Fraction(4005, 35)),
        ([figure("400"), figure("25", measure="growth", base="2012")],
         "base-level", "derived", Fraction(39950) / Fraction(1255, 10),
         Fraction(40050) / Fraction(1245, 10)),
        ([figure("400"), figure("-50", measure="growth", base="2012")],
         "base-level", "derived", Fraction(39950) / Fraction(505, 10),
         Fraction(40050) / Fraction(495, 10)),
        ([figure("400"), figure("10", measure="annual-growth", period="2019/2021", base="2019")],
         "base-level", "derived", Fraction(3995, 10) / Fraction(1105, 1000) ** 2,
         Fraction(4005, 10) / Fraction(1095, 1000) ** 2),
        # The level after.
        ([figure("100", period="2012"), figure("4", measure="multiple", base="2012")],
         "later-level", "derived", Fraction(995, 10) * Fraction(35, 10),
         Fraction(1005, 10) * Fraction(45, 10)),
        ([figure("100", period="2012"), figure("25", measure="growth", base="2012")],
         "later-level", "derived", Fraction(995, 10) * Fraction(1245, 1000),
         Fraction(1005, 10) * Fraction(1255, 1000)),
        ([figure("100", period="2019"), figure("10", measure="annual-growth", base="2019")],
         "later-level", "derived", Fraction(995, 10) * Fraction(1095, 1000) ** 2,
         Fraction(1005, 10) * Fraction(1105, 1000) ** 2),
        # Both levels, against what is stated of them.
        ([*BOTH_LEVELS, figure("4", measure="multiple", base="2012")],
         "change", "consistent", Fraction(3995, 1005), Fraction(4005, 995)),
        ([*BOTH_LEVELS, figure("5", measure="multiple", base="2012")],
         "change", "in-tension", Fraction(3995, 1005), Fraction(4005, 995)),
        ([*BOTH_LEVELS, figure("300", measure="growth", base="2012", prices="current")],
         "change", "consistent", 100 * (Fraction(3995, 1005) - 1),
         100 * (Fraction(4005, 995) - 1)),
        ([*BOTH_LEVELS, figure("400", measure="growth", base="2012", prices="current")],
         "change", "in-tension", 100 * (Fraction(3995, 1005) - 1),
         100 * (Fraction(4005, 995) - 1)),
        # Levels in unlike scales.
        ([figure("100", period="2012"), figure("4000000", "万元"),
          figure("4", measure="multiple", base="2012")],
         "change", "consistent", Fraction(39999995, 10050000), Fraction(40000005, 9950000)),
        ([figure("100", "万元", period="2012"), figure("4", "百万元"),
          figure("4", measure="multiple", base="2012")],
         "change", "consistent", Fraction(3500, 1005), Fraction(4500, 995)),
        # The whole.
        ([figure("100"), figure("40", measure="share")],
         "whole", "derived", Fraction(9950) / Fraction(405, 10),
         Fraction(10050) / Fraction(395, 10)),
        ([figure("100"), figure("3", "成", measure="share")],
         "whole", "derived", Fraction(9950, 35), Fraction(10050, 25)),
        ([figure("400"), figure("2", "成", measure="growth", base="2012")],
         "base-level", "derived", Fraction(39950, 125), Fraction(40050, 115)),
        ([*BOTH_LEVELS, figure("30", "成", measure="growth", base="2012")],
         "change", "consistent", 100 * (Fraction(3995, 1005) - 1),
         100 * (Fraction(4005, 995) - 1)),
        ([figure("100"), figure("100", measure="share")],
         "whole", "derived", Fraction(9950, 100), Fraction(10050) / Fraction(995, 10)),
    ],
)  # fmt: skip
def test_what_follows_is_what_comes_of_it_by_hand(
    figures: list[Figure], rule: Rule, verdict: Verdict, low: Fraction, high: Fraction
) -> None:
    found = only(fact(*figures))
    assert (found.rule, found.verdict) == (rule, verdict)
    assert is_just_around(reckoned(found).usual, low, high)


@pytest.mark.parametrize(
    ("stated", "bound", "verdict"),
    [
        # The ninth root of 3.975 to 4.025 is 1.1657 to 1.1673.
        ("16.7", "exact", "consistent"),
        ("17", "exact", "consistent"),
        ("16", "exact", "in-tension"),
        ("18", "exact", "in-tension"),
        ("17", "nearly", "consistent"),
        ("17", "over", "in-tension"),
        ("16", "over", "consistent"),
        ("15", "at-most", "in-tension"),
        ("20", "about", "consistent"),
        ("-17", "exact", "in-tension"),
        ("-17", "under", "in-tension"),
    ],
)
def test_yearly_growth_is_held_against_the_root_of_the_multiple(
    stated: str, bound: Bound, verdict: Verdict
) -> None:
    rate = figure(stated, bound=bound, measure="annual-growth", base="2012", prices="current")
    assert only(fact(*BOTH_LEVELS, rate)).verdict == verdict


@pytest.mark.parametrize(
    ("period", "base"),
    [("2021-05", "2020-05"), ("2021-05", "2020-12"), ("2021-07-07", "2021-07-06")],
)
def test_a_multiple_may_be_of_a_month_or_a_day(period: str, base: str) -> None:
    found = only(
        fact(figure("30", period=period), figure("3", measure="multiple", period=period, base=base))
    )
    assert (found.rule, found.period) == ("base-level", base)
    assert is_just_around(reckoned(found).usual, Fraction(295, 35), Fraction(305, 25))


def test_the_growth_of_a_stretch_over_another_is_of_their_own_levels() -> None:
    half, before = "2021-01/2021-06", "2020-01/2020-06"
    growth = figure("20", measure="growth", period=half, base=before)
    june = figure("20", period="2021-06")
    assert list(audit([fact(june, growth)])) == []
    found = only(fact(june, figure("120", period=half), growth))
    assert (found.rule, found.period, found.inputs[0].period) == ("base-level", before, half)
    assert holds(reckoned(found).usual, Fraction(100))


def test_what_is_reckoned_for_an_inferred_period_is_marked() -> None:
    known = figure("100", period="2012")
    doubled = figure("2", measure="multiple", base="2012", period_inferred=True)
    later = only(fact(known, doubled))
    assert (later.rule, later.period_inferred) == ("later-level", True)
    before = only(fact(figure("100"), doubled))
    assert (before.rule, before.period_inferred) == ("base-level", False)
    inferred = figure("100", period_inferred=True)
    whole = only(fact(inferred, figure("40", measure="share")))
    assert (whole.rule, whole.period_inferred) == ("whole", True)
    [total] = total_of("100", inferred)
    assert total.period_inferred


def test_some_facts_may_be_told_of_alone(base: KnowledgeBase) -> None:
    keys = [found.fact.key for found in base.audit("trade-total", "专利授权量")]
    assert keys == ["trade-total", "patents-granted"]
    [found] = base.audit("ftz-innovations")
    assert found.rule == "parts"
    with pytest.raises(NotFoundError):
        base.audit("nosuch")


def test_growth_beyond_all_numbers_tells_nothing() -> None:
    rate = figure("9E+200", measure="annual-growth", base="0001", period="9999")
    found = only(fact(figure("100", period="0001"), rate))
    assert (found.verdict, reckoned(found).strict) == ("nothing-follows", Interval())


def test_yearly_growth_over_a_plan_is_counted_from_the_year_before_it() -> None:
    rate = figure("10", measure="annual-growth", period="2016/2020", base="2015")
    found = only(fact(figure("161", period="2020"), rate))
    assert (found.period, found.formula) == ("2015", "{0} ÷ (1 + {1})^5")
    assert holds(reckoned(found).usual, Fraction(100))


# ---- Parts and their total -----------------------------------------------------------------------


def total_of(
    total: str, *parts: Figure | None, are_all: bool = True, period: str = "2021"
) -> list[Finding]:
    """Audit a total of parts, of which None is not known for the period."""
    keys = tuple(f"part-{number}" for number in range(len(parts)))
    whole = fact(figure(total, period=period), key="whole", parts=keys, has_all_parts=are_all)
    known = [
        fact(*([part] if part else []), key=key) for key, part in zip(keys, parts, strict=True)
    ]
    return [found for found in audit([whole, *known]) if found.fact.key == "whole"]


@pytest.mark.parametrize(
    ("total", "are_all", "verdict"),
    [
        ("100", True, "consistent"),  # 40 and 60
        ("101", True, "consistent"),  # 100.5 is both
        ("99", True, "consistent"),
        ("102", True, "in-tension"),
        ("98", True, "in-tension"),
        ("102", False, "consistent"),
        ("1000000", False, "consistent"),
        ("99", False, "consistent"),
        ("98", False, "in-tension"),
    ],
)
def test_all_parts_add_up_and_some_are_no_more(
    total: str, verdict: Verdict, *, are_all: bool
) -> None:
    [found] = total_of(total, figure("40"), figure("60"), are_all=are_all)
    assert (found.rule, found.verdict, found.formula) == ("parts", verdict, "{0} + {1}")
    assert reckoned(found).usual == Interval(
        low=Decimal(99),
        low_closed=True,
        high=Decimal(101) if are_all else None,
        high_closed=are_all,
    )


def test_a_part_may_be_a_loss_and_then_the_others_may_be_so_too() -> None:
    [found] = total_of("10", figure("15"), figure("-5"))
    assert found.verdict == "consistent"
    assert Decimal(10) in reckoned(found).usual
    [found] = total_of("20", figure("15"), figure("-5"))
    assert found.verdict == "in-tension"
    [found] = total_of("-20", figure("15"), figure("-5"), are_all=False)
    assert found.verdict == "nothing-follows"


def test_things_that_are_counted_are_not_rounded() -> None:
    firms = [
        figure(number, "家", period=period) for number, period in (("1", "2012"), ("2", "2021"))
    ]
    tripled = figure("3", measure="multiple", base="2012")
    assert only(fact(*firms, tripled)).verdict == "in-tension"
    assert only(fact(*firms, replace(tripled, value=Decimal(2)))).verdict == "consistent"
    none = replace(firms[0], value=Decimal(0))
    assert only(fact(none, firms[1], tripled)).verdict == "nothing-follows"


def test_all_parts_with_one_missing_are_not_all() -> None:
    assert total_of("100", figure("40"), None) == []
    assert total_of("100", figure("40"), figure("60", period="2020")) == []
    assert total_of("100", figure("40"), figure("60", status="target")) == []
    [found] = total_of("100", figure("40"), None, are_all=False)
    assert found.verdict == "consistent"
    assert total_of("100", None, None, are_all=False) == []


def test_parts_in_unlike_scales_add_up_in_that_of_their_total() -> None:
    [found] = total_of("100", figure("400000", "万元"), figure("60"))
    assert (found.verdict, reckoned(found).unit) == ("consistent", "亿元")
    [found] = total_of("100", figure("400001", "万元"), figure("60.0000"), are_all=True)
    assert found.verdict == "consistent"
    [found] = total_of("100.0000", figure("400002", "万元"), figure("60.0000"))
    assert found.verdict == "in-tension"


def test_unlike_units_are_not_added_and_the_reason_is_told() -> None:
    [found] = total_of("100", figure("40", "万吨"), figure("60"))
    assert (found.verdict, found.result) == ("nothing-follows", None)
    assert found.obstacle is not None
    assert found.obstacle.zh == "单位不同：亿元、万吨"
    assert found.obstacle.en == "the units differ: yuan, tonnes"


def test_masses_of_several_names_are_like() -> None:
    whole = fact(figure("3", "万吨"), key="whole", parts=("a", "b"), has_all_parts=True)
    parts = [fact(figure("2000", "万斤"), key="a"), fact(figure("20000000", "公斤"), key="b")]
    assert only(whole, *parts).verdict == "consistent"


def test_yuan_and_dollars_are_unlike() -> None:
    found = only(
        fact(
            figure("100", "亿美元", period="2012"),
            figure("400"),
            figure("4", measure="multiple", base="2012"),
        )
    )
    assert (found.rule, found.verdict, found.result) == ("change", "nothing-follows", None)
    assert found.obstacle is not None
    assert found.obstacle.en == "the units differ: yuan, US dollars"


def test_parts_that_are_over_something_may_be_any_total_above() -> None:
    [found] = total_of("100", figure("40", bound="over"), figure("50", bound="at-least"))
    assert reckoned(found).strict == reckoned(found).usual == Interval(low=Decimal(90))
    assert found.verdict == "consistent"
    [found] = total_of("89", figure("40", bound="over"), figure("50", bound="at-least"))
    assert found.verdict == "in-tension"


# ---- What does not follow ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figures",
    [
        [figure("4", bound="over"), figure("2", bound="over", measure="multiple", base="2012")],
        [figure("4", bound="at-most"),
         figure("2", bound="at-most", measure="multiple", base="2012")],
        [figure("100"), figure("-150", measure="growth", base="2012")],
        [figure("100", period="2012"), figure("-150", measure="growth", base="2012")],
        [figure("100"), figure("-150", measure="annual-growth", base="2012")],
        [figure("100", period="2012"), figure("-2", measure="multiple", base="2012")],
        [figure("0", period="2012", bound="at-most"), figure("5"),
         figure("3", measure="multiple", base="2012")],
        [figure("4", bound="at-least", period="2012"), figure("2", bound="at-least"),
         figure("2", measure="growth", base="2012")],
    ],
)  # fmt: skip
def test_where_bounds_are_too_wide_or_cannot_be_nothing_follows(figures: list[Figure]) -> None:
    found = only(fact(*figures))
    assert found.verdict == "nothing-follows"
    assert found.obstacle is None


def test_growth_by_less_than_all_leaves_no_less_than_nothing() -> None:
    found = only(fact(figure("100", period="2012"), figure("-100", measure="growth", base="2012")))
    assert reckoned(found).strict == Interval.point(Decimal(0))
    assert reckoned(found).usual.low == 0
    assert reckoned(found).usual.high == Decimal("100.5") * Decimal("0.005")


@pytest.mark.parametrize(
    "figures",
    [
        # Nothing is on both sides.
        [],
        [figure("100")],
        [figure("4", measure="multiple", base="2012")],
        [figure("40", measure="share")],
        # Of another period.
        [figure("100", period="2020"), figure("40", measure="share")],
        [figure("100", period="2020"), figure("4", measure="multiple", base="2012")],
        [figure("100", period="2021-05"), figure("4", measure="multiple", base="2012")],
        # A target is no result, and neither are places in a row.
        [figure("100", status="target"), figure("4", measure="multiple", base="2012")],
        [figure("100", period="2012"), figure("400", status="target"),
         figure("4", status="target", unit="倍", base="2012")],
        [figure("100", status="target"), figure("40", measure="share")],
        [figure("6", measure="rank"), figure("2", measure="multiple", base="2012")],
        [figure("6", measure="rank"), figure("2", measure="rank", period="2012")],
        # Growth from nobody knows when.
        [figure("100"), figure("25", measure="growth")],
        [figure("100"), figure("25", measure="annual-growth")],
        [figure("100"), figure("90", period="2016"),
         figure("25", measure="growth", period="2016/2021")],
        [figure("100"), figure("25", measure="annual-growth", period="2016/2021")],
        [figure("100", period=None), figure("25", measure="growth", period=None)],
        # Growth of no years.
        [figure("100"), figure("25", measure="growth", base="2021")],
        [figure("100"), figure("25", measure="annual-growth", base="2020-05")],
        [figure("100", period="2021-05"),
         figure("25", measure="annual-growth", period="2021-05", base="2021-01")],
        # Growth from a later time.
        [figure("100"), figure("25", measure="annual-growth", base="2022")],
        # No share, and what is none of a whole.
        [figure("100"), figure("101", measure="share")],
        [figure("100"), figure("-1", measure="share")],
        [figure("100"), replace(figure("40", measure="share"), of=None)],
        # What is below nothing is no amount.
        [figure("-100"), figure("40", measure="share")],
        [figure("-100"), figure("4", measure="multiple", base="2012")],
        [figure("-5", period="2012"), figure("5"), figure("200", measure="growth", base="2012")],
        # A month or a stretch is no year.
        [figure("100", period="2020"),
         figure("20", measure="growth", period="2021-01/2021-06", base="2020")],
        [figure("100", period="2020"), figure("9", period="2021-06"),
         figure("20", measure="growth", period="2021-06", base="2020")],
        [figure("100", period="2015"), figure("300", period="2016/2020"),
         figure("3", measure="multiple", period="2016/2020", base="2015")],
        # What is not in per cent, or not in times, is not taken for it.
        [figure("100"), figure("2", "倍", measure="growth", base="2012")],
        [figure("100"), figure("2", "百分点", measure="growth", base="2012")],
        [figure("100"), figure("270", "%", measure="multiple", base="2012")],
        [figure("100"), figure("11", "成", measure="share")],
        [*BOTH_LEVELS, figure("3", "倍", measure="growth", base="2012")],
        [*BOTH_LEVELS, figure("400", "%", measure="multiple", base="2012")],
    ],
)  # fmt: skip
def test_of_what_does_not_belong_together_nothing_is_made(figures: list[Figure]) -> None:
    assert list(audit([fact(*figures)])) == []


def test_a_total_that_is_a_target_is_not_held_against_its_parts() -> None:
    whole = fact(figure("100", status="target"), key="w", parts=("a",), has_all_parts=True)
    assert list(audit([whole, fact(figure("40"))])) == []


def test_parts_that_are_not_known_are_left_out() -> None:
    whole = fact(figure("100"), key="w", parts=("nosuch", "a"))
    assert only(whole, fact(figure("40"))).verdict == "consistent"
    assert list(audit([replace(whole, has_all_parts=True), fact(figure("40"))])) == []


# ---- Prices --------------------------------------------------------------------------------------

OTHER_PRICES = (
    "增速按不变价，数值按现价（或相反）",
    "the growth and the levels are not at the same prices",
)


@pytest.mark.parametrize("measure", ["growth", "annual-growth"])
@pytest.mark.parametrize(
    ("prices", "of_levels"), [("constant", "current"), ("current", "constant")]
)
@pytest.mark.parametrize("known", [("2012",), ("2021",), ("2012", "2021")])
def test_growth_at_constant_prices_says_nothing_of_levels_at_current_ones(
    measure: Measure, prices: Prices, of_levels: Prices, known: tuple[str, ...]
) -> None:
    levels = [figure("100", period=period, prices=of_levels) for period in known]
    rate = figure("90", measure=measure, base="2012", prices=prices)
    found = only(fact(*levels, rate))
    assert (found.verdict, found.result, found.condition) == ("nothing-follows", None, None)
    assert found.obstacle is not None
    assert (found.obstacle.zh, found.obstacle.en) == OTHER_PRICES


@pytest.mark.parametrize(
    ("of_growth", "of_levels", "is_said"),
    [
        ("current", "current", True),
        ("constant", "constant", True),
        (None, "current", False),
        ("current", None, False),
        (None, None, False),
    ],
)
def test_growth_of_money_depends_on_prices_that_nobody_says(
    of_growth: Prices | None, of_levels: Prices | None, *, is_said: bool
) -> None:
    level = figure("400", prices=of_levels)
    rate = figure("300", measure="growth", base="2012", prices=of_growth)
    derived = only(fact(level, rate))
    assert derived.verdict == "derived"
    earlier = figure("100", period="2012", prices=of_levels)
    held = only(fact(earlier, level, rate))
    assert held.verdict == "consistent"
    wrong = only(fact(earlier, level, replace(rate, value=Decimal(50))))
    assert wrong.verdict == ("in-tension" if is_said else "nothing-follows")
    for found in (derived, held, wrong):
        assert found.obstacle is None
        assert (found.condition is None) == is_said
        if found.condition is not None:
            assert found.condition.zh == "前提是增速与数值按同一价格计算，来源没有说"
            assert found.condition.en is not None
            assert found.condition.en.startswith("if both are at the same prices")


@pytest.mark.parametrize("unit", ["元/人", "亿美元", "million yuan"])
def test_money_by_something_and_money_abroad_are_money(unit: str) -> None:
    found = only(fact(figure("400", unit), figure("300", measure="growth", base="2012")))
    assert found.condition is not None


def test_a_level_that_has_prices_is_of_money_whatever_it_is_called() -> None:
    level = figure("400", "million crowns", prices="current")
    assert only(fact(level, figure("3", measure="growth", base="2012"))).condition is not None


def test_what_is_counted_or_weighed_has_no_prices() -> None:
    tonnes = [figure("100", "万吨", period="2012"), figure("400", "万吨")]
    found = only(fact(*tonnes, figure("50", measure="growth", base="2012")))
    assert (found.verdict, found.condition) == ("in-tension", None)
    # Output by weight may well grow at constant prices.
    real = figure("300", measure="growth", base="2012", prices="constant")
    assert only(fact(*tonnes, real)).verdict == "consistent"


def test_a_multiple_is_one_of_levels_as_they_are_printed() -> None:
    multiple = figure("5", measure="multiple", base="2012")
    found = only(fact(figure("100", period="2012"), figure("400"), multiple))
    assert (found.verdict, found.condition) == ("in-tension", None)
    assert only(fact(figure("400"), multiple)).condition is None
    mixed = (figure("100", period="2012", prices="constant"), figure("400", prices="current"))
    assert only(fact(*mixed, multiple)).verdict == "nothing-follows"


def test_parts_at_other_prices_do_not_add_up_to_a_total() -> None:
    whole = fact(figure("100", prices="current"), key="w", parts=("a",), has_all_parts=True)
    found = only(whole, fact(figure("40", prices="constant")))
    assert (found.verdict, found.result) == ("nothing-follows", None)
    assert found.obstacle is not None
    assert found.obstacle.en == "the total and its parts are not at the same prices"


# ---- Statuses ------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["forecast", "target"])
@pytest.mark.parametrize(
    "figures",
    [
        # A level or a growth that is none yet.
        [figure("100", period="2012"), figure("4", measure="multiple", base="2012")],
        [figure("100", period="2012"), figure("10", measure="growth", base="2012")],
        [figure("100", period="2012"), figure("10", measure="annual-growth", base="2012")],
        [figure("100"), figure("40", measure="share")],
    ],
)
def test_what_is_to_come_is_never_held_against_a_result(
    figures: list[Figure], status: Status
) -> None:
    result, relative = figures
    assert only(fact(*figures)).verdict == "derived"
    assert list(audit([fact(result, replace(relative, status=status))])) == []
    assert list(audit([fact(replace(result, status=status), relative)])) == []


@pytest.mark.parametrize(
    ("is_goal_total", "is_goal_part", "rules"),
    [(False, False, ["parts"]), (True, False, []), (False, True, []), (True, True, ["parts"])],
)
def test_a_goal_is_added_up_of_goals(
    rules: list[Rule], *, is_goal_total: bool, is_goal_part: bool
) -> None:
    statuses: list[Status] = [
        "target" if is_goal else "reported" for is_goal in (is_goal_total, is_goal_part)
    ]
    whole = fact(figure("100", status=statuses[0]), key="w", parts=("a",), has_all_parts=True)
    part = fact(figure("100", status=statuses[1]))
    assert [found.rule for found in audit([whole, part])] == rules


def test_goals_are_reckoned_with_one_another() -> None:
    levels = [figure("100", period="2025"), figure("200", period="2030")]
    doubled = figure("2", measure="multiple", period="2030", base="2025")
    goals = [replace(each, status="target") for each in (*levels, doubled)]
    assert only(fact(*goals)).verdict == "consistent"


@pytest.mark.parametrize("status", ["preliminary", "estimate"])
def test_what_is_not_final_is_a_result_nonetheless(status: Status) -> None:
    figures = [figure("400", status=status), figure("4", measure="multiple", base="2012")]
    assert only(fact(*figures)).verdict == "derived"


def test_of_two_levels_of_one_time_the_first_is_taken() -> None:
    revised = figure("500", status="estimate")
    found = only(fact(figure("400"), revised, figure("4", measure="multiple", base="2012")))
    assert found.inputs[0].value == 400


# ---- Change in points, variants, places ----------------------------------------------------------


@pytest.mark.parametrize(
    "figures",
    [
        # What is in percentage points is no level, and no growth of one.
        [figure("5", period="2020"), figure("1", measure="change", base="2020")],
        [figure("5"), figure("1", measure="change", base="2020")],
        [figure("5", "百分点", period="2020"), figure("6", "百分点"),
         figure("9", measure="change", base="2020")],
        [figure("5", measure="change", base="2020"), figure("2", measure="multiple", base="2020")],
        [figure("5", measure="change"), figure("40", measure="share")],
        # A level of another way of counting is none of the fact's.
        [figure("400", variant="imf"), figure("4", measure="multiple", base="2012")],
        # Places in a row are no amounts.
        [figure("3", measure="ordinal"), figure("2", measure="ordinal", period="2012"),
         figure("9", measure="multiple", base="2012")],
        # Nobody knows when what goes on ends.
        [figure("100", period="2012"),
         figure("9", measure="annual-growth", period="2013/..", base="2012")],
        [figure("100", period="2012"), figure("500", period="2013"),
         figure("3", measure="multiple", period="2013/..", base="2012")],
    ],
)  # fmt: skip
def test_what_is_no_level_is_not_reckoned_with(figures: list[Figure]) -> None:
    assert list(audit([fact(*figures)])) == []


@pytest.mark.parametrize(
    ("base", "period", "level"),
    [
        ("2021-H1", "2022-H1", "2022-01/2022-06"),
        ("2021-H1", "2022-01/2022-06", "2022-H1"),
        ("2021-Q1", "2022-Q1", "2022-Q1"),
        ("2022-Q1", "2022-Q2", "2022-Q2"),
        ("../2021-06", "../2022-06", "2022-06"),
        ("2021-06", "2022-06", "../2022-06"),
        ("../2021", "../2022", "../2022"),
    ],
)
def test_periods_are_what_they_are_however_they_are_written(
    base: str, period: str, level: str
) -> None:
    rate = figure("25", measure="growth", period=period, base=base)
    found = only(fact(figure("100", period=level), rate))
    assert (found.rule, found.period) == ("base-level", base)
    before = only(fact(figure("100", period=base), rate))
    assert (before.rule, before.period) == ("later-level", period)


def test_yearly_growth_of_halves_and_quarters_is_over_whole_years() -> None:
    rate = figure("10", measure="annual-growth", period="2021-01/2021-07", base="2019-01/2019-07")
    found = only(fact(figure("121", period="2021-01/2021-07"), rate))
    assert found.formula == "{0} ÷ (1 + {1})^2"
    assert holds(reckoned(found).usual, Fraction(100))


# ---- Ranges, and figures without a number --------------------------------------------------------


def test_a_range_is_reckoned_with_as_all_that_lies_between_its_ends() -> None:
    level = ranging("100", "200")
    found = only(fact(level, figure("50", measure="share", of=None)))
    assert reckoned(found).strict == Interval(
        low=Decimal(200), high=Decimal(400), low_closed=True, high_closed=True
    )
    # Neither of its ends was rounded.
    assert is_just_around(
        reckoned(found).usual,
        Fraction(10000) / Fraction(505, 10),
        Fraction(20000, 1) / Fraction(495, 10),
    )


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [("3", "4", "consistent"), ("4", "5", "consistent"), ("2", "3", "in-tension"),
     ("4.1", "9", "in-tension"), ("1", "9", "consistent")],
)  # fmt: skip
def test_a_stated_range_is_in_tension_with_what_lies_outside(
    low: str, high: str, verdict: Verdict
) -> None:
    stated = ranging(low, high, "倍", measure="multiple", base="2012")
    assert only(fact(*BOTH_LEVELS, stated)).verdict == verdict


def test_parts_that_are_ranges_add_up_to_one() -> None:
    keys = ("a", "b")
    whole = fact(figure("100"), key="whole", parts=keys, has_all_parts=True)
    parts = [fact(ranging("30", "40"), key="a"), fact(ranging("50", "70"), key="b")]
    found = only(whole, *parts)
    assert reckoned(found).strict == Interval(
        low=Decimal(80), high=Decimal(110), low_closed=True, high_closed=True
    )
    assert found.verdict == "consistent"
    high = fact(ranging("71", "80"), key="b")
    assert only(whole, parts[0], high).verdict == "in-tension"


@pytest.mark.parametrize(
    "figures",
    [
        [without_number()],
        [without_number(), figure("4", measure="multiple", base="2012")],
        [without_number(), figure("40", measure="share")],
        [figure("40", "家"), without_number("几成", "a few tenths", "%", measure="share")],
        [figure("40", "家"),
         without_number("数倍", "several times", "倍", measure="multiple", base="2012")],
        [without_number(), without_number(source=OTHER_SOURCE)],
        [figure("40", "家"), without_number(source=OTHER_SOURCE)],
    ],
)  # fmt: skip
def test_of_what_has_no_number_nothing_is_made(figures: list[Figure]) -> None:
    assert list(audit([fact(*figures)])) == []


def test_a_part_without_a_number_is_not_known() -> None:
    whole = fact(figure("100", "家"), key="w", parts=("a",), has_all_parts=True)
    assert list(audit([whole, fact(without_number())])) == []


# ---- Several sources -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (figure("5.42", "million people"), figure("5.47", "million people"), "differ"),
        (figure("5.42", "million people"), figure("5.4", "million people"), "agree"),
        (figure("542", "万人"), figure("5.42", "million people"), "agree"),
        (figure("100", bound="over"), figure("102"), "agree"),
        (figure("100", bound="over"), figure("99"), "differ"),
        (figure("100", bound="about"), figure("103"), "agree"),
        (ranging("5", "6"), figure("5.5"), "agree"),
        (ranging("5", "6"), figure("6.5"), "differ"),
        (ranging("5", "6"), ranging("6", "7"), "agree"),
        (figure("3", measure="growth", base="2020"), figure("-3", measure="growth", base="2020"),
         "differ"),
        (figure("3", measure="change", base="2020"), figure("4", measure="change", base="2020"),
         "differ"),
        (figure("6", measure="rank"), figure("7", measure="rank"), "differ"),
        (figure("3", status="forecast"), figure("4", status="forecast"), "differ"),
        (figure("3", variant="imf"), figure("3", variant="imf"), "agree"),
        (figure("3"), figure("4"), "differ"),  # though 3.5 might be both
        (figure("3"), figure("3.5"), "agree"),
        (figure("3", "家"), figure("4", "家"), "differ"),
        (figure("3", period="2022-H1"), figure("3", period="2022-01/2022-06"), "agree"),
    ],
)  # fmt: skip
def test_two_sources_of_one_thing_agree_or_differ(
    one: Figure, other: Figure, verdict: Verdict
) -> None:
    found = only(fact(one, replace(other, source=OTHER_SOURCE)))
    assert (found.rule, found.verdict) == ("sources", verdict)
    assert found.inputs == (one,)
    assert found.stated is not None
    assert found.stated.source == OTHER_SOURCE


@pytest.mark.parametrize(
    "unlike",
    [{"period": "2020"}, {"period": None}, {"status": "estimate"}, {"variant": "imf"},
     {"prices": "current"}, {"unit": "亿美元"}, {"measure": "growth"}, {"measure": "rank"}],
)  # fmt: skip
def test_what_is_unlike_in_more_than_its_source_is_not_compared(unlike: dict[str, Any]) -> None:
    shown = {"unit": "亿元", **unlike}
    assert list(audit([fact(figure("3"), figure("4", **shown, source=OTHER_SOURCE))])) == []


def test_places_in_different_fields_are_not_compared() -> None:
    place = figure("3", measure="rank", of=IN_COUNTRY, among=14)
    for unlike in ({"of": IN_WORLD}, {"among": 24}):
        other = replace(place, value=Decimal(5), source=OTHER_SOURCE, **unlike)
        assert list(audit([fact(place, other)])) == []


def test_figures_of_one_source_are_not_reckoned_with_those_of_another() -> None:
    other = figure("4", measure="multiple", base="2012", source=OTHER_SOURCE)
    assert list(audit([fact(figure("400"), other)])) == []
    assert list(audit([fact(*BOTH_LEVELS, other)])) == []
    whole = fact(figure("100"), key="w", parts=("a",), has_all_parts=True)
    assert list(audit([whole, fact(figure("40", source=OTHER_SOURCE))])) == []


def test_each_source_is_held_against_the_first() -> None:
    third = replace(OTHER_SOURCE, id="third")
    figures = [figure("3"), figure("3", source=OTHER_SOURCE), figure("4", source=third)]
    found = list(audit([fact(*figures)]))
    assert [each.verdict for each in found] == ["agree", "differ"]
    assert all(each.inputs == (figures[0],) for each in found)


# ---- Zero, and the very large and small ----------------------------------------------------------


def test_of_nothing_the_multiple_is_nothing() -> None:
    found = only(fact(figure("0"), figure("4", measure="multiple", base="2012")))
    assert found.rule == "base-level"
    assert reckoned(found).strict == Interval.point(Decimal(0))


def test_nothing_is_divided_by_a_level_or_a_share_of_nothing() -> None:
    found = only(
        fact(figure("0", period="2012"), figure("5"), figure("5", measure="multiple", base="2012"))
    )
    assert reckoned(found).strict == Interval()
    found = only(fact(figure("5"), figure("0", measure="share")))
    assert reckoned(found).strict == Interval()


def test_what_was_rounded_to_zero_may_have_been_something() -> None:
    # 0.4 and 0.4 are printed as 0 and 0, and together as 1.
    [found] = total_of("1", figure("0"), figure("0"))
    assert found.verdict == "consistent"
    flat = [figure("10000", period="2012"), figure("10004")]
    found = only(fact(*flat, figure("0.0", measure="growth", base="2012")))
    assert found.verdict == "consistent"


def test_levels_of_nothing_add_up_to_nothing() -> None:
    [found] = total_of("0", figure("0"), figure("0"))
    assert (found.verdict, reckoned(found).strict) == ("consistent", Interval.point(Decimal(0)))
    [found] = total_of("5", figure("0"), figure("0"))
    assert found.verdict == "in-tension"


@pytest.mark.parametrize("size", ["1E+30", "1E-30", "123456789012345678901234567890.12345"])
def test_the_very_large_and_small_are_reckoned_to_the_last_digit(size: str) -> None:
    level = figure(Decimal(size))
    found = only(fact(level, figure("4", measure="multiple", base="2012")))
    assert is_just_around(reckoned(found).strict, Fraction(size) / 4, Fraction(size) / 4)
    [found] = total_of(size, level, figure("0", bound="at-least"))
    assert found.verdict == "consistent"


def test_growth_over_very_many_years_is_reckoned_or_nothing_follows() -> None:
    rate = figure("9E+18", measure="annual-growth", period="9999", base="0001")
    found = only(fact(figure("100", period="0001"), rate))
    assert found.verdict == "derived"
    assert not holds(reckoned(found).usual, Fraction(10) ** 10000)


def test_what_is_under_nothing_is_below_it_and_in_tension_with_nothing() -> None:
    [found] = total_of("5", figure("0", bound="under"), figure("6"))
    assert found.verdict != "in-tension"


# ---- True worlds ---------------------------------------------------------------------------------

spots = st.sampled_from(list(SIZES))


@given(part=amounts, whole=amounts, data=st.data())
def test_the_whole_is_what_its_part_and_share_say(
    part: Fraction, whole: Fraction, data: st.DataObject
) -> None:
    part, whole = sorted((part, whole))
    share = 100 * part / whole
    shown = data.draw(told(part, unit=data.draw(spots)))
    of_whole = data.draw(told(share, "share"))
    if of_whole.value is not None and of_whole.value > 100:
        assert list(audit([fact(shown, of_whole)])) == []
        return
    found = only(fact(shown, of_whole))
    assert found.verdict in {"derived", "nothing-follows"}
    size = SIZES[reckoned(found).unit]
    assert holds(reckoned(found).usual, whole / size)
    if is_true_at_its_word(shown, part) and is_true_at_its_word(of_whole, share):
        assert holds(reckoned(found).strict, whole / size)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Fraction, Fraction, Fraction, Measure, Figure]:
    """Draw two true levels, nine years apart or fewer, the true change, and how it is told of."""
    before, measure = draw(amounts), draw(st.sampled_from(CHANGES))
    rate = draw(rates)
    years = draw(st.integers(1, 9)) if measure == "annual-growth" else 9
    factor = 1 + rate / 100
    after = before * (factor**years if measure == "annual-growth" else factor)
    truth = factor if measure == "multiple" else rate
    shown = draw(told(truth, measure, period="2021", base=str(2021 - years)))
    return before, after, truth, measure, shown


@given(world=changes(), data=st.data())
def test_the_level_at_the_other_end_is_what_the_change_says(
    world: tuple[Fraction, Fraction, Fraction, Measure, Figure], data: st.DataObject
) -> None:
    before, after, truth, _, change = world
    ends = ((after, "2021", before), (before, change.base, after))
    for known, period, wanted in ends:
        level = data.draw(told(known, unit=data.draw(spots), period=period))
        found = only(fact(level, change))
        assert found.rule == ("base-level" if known is after else "later-level")
        assert found.verdict in {"derived", "nothing-follows"}
        size = SIZES[reckoned(found).unit]
        assert holds(reckoned(found).usual, wanted / size)
        if is_true_at_its_word(level, known) and is_true_at_its_word(change, truth):
            assert holds(reckoned(found).strict, wanted / size)


@given(world=changes(), data=st.data())
def test_true_levels_are_never_in_tension_with_their_true_change(
    world: tuple[Fraction, Fraction, Fraction, Measure, Figure], data: st.DataObject
) -> None:
    before, after, truth, measure, change = world
    first = data.draw(told(before, unit=data.draw(spots), period=change.base))
    last = data.draw(told(after, unit=data.draw(spots)))
    # Where nobody says at which prices they are, no growth is in tension with anything.
    at_current_prices = (replace(each, prices="current") for each in (first, last, change))
    found = only(fact(*at_current_prices))
    assert (found.rule, reckoned(found).unit) == ("change", "倍" if measure == "multiple" else "%")
    assert found.verdict in {"consistent", "nothing-follows"}
    assert holds(reckoned(found).usual, truth)
    if is_true_at_its_word(first, before) and is_true_at_its_word(last, after):
        assert holds(reckoned(found).strict, truth)


@given(data=st.data(), parts=st.lists(amounts, min_size=1, max_size=4), are_all=st.booleans())
def test_a_true_total_is_never_in_tension_with_its_true_parts(
    data: st.DataObject, parts: list[Fraction], *, are_all: bool
) -> None:
    total = sum(parts, start=Fraction(0)) + (0 if are_all else data.draw(amounts))
    shown = [data.draw(told(part, unit=data.draw(spots))) for part in parts]
    whole = data.draw(told(total, unit=data.draw(spots)))
    keys = tuple(f"part-{number}" for number in range(len(parts)))
    found = only(
        fact(whole, key="whole", parts=keys, has_all_parts=are_all),
        *(fact(part, key=key) for part, key in zip(shown, keys, strict=True)),
    )
    assert found.verdict in {"consistent", "nothing-follows"}
    assert holds(reckoned(found).usual, total / SIZES[whole.unit])
    if all(map(is_true_at_its_word, shown, parts)):
        assert holds(reckoned(found).strict, total / SIZES[whole.unit])


def test_the_levels_of_parts_are_looked_up_and_not_gone_through_for_each_total(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of totals and parts, as many as each has levels, the product would be gone through."""
    asked: list[str | None] = []
    when = same_things.when

    def noting(period: str | None) -> object:
        asked.append(period)
        return when(period)

    monkeypatch.setattr(same_things, "when", noting)
    years = [str(year) for year in range(1000, 1100)]
    levels = [figure("2", period=year) for year in years]
    parts = [fact(*levels, key=f"part-{number}") for number in range(10)]
    keys = tuple(part.key for part in parts)
    found = list(audit([fact(*levels, key="whole", parts=keys), *parts], keys={"whole"}))
    assert [len(each.inputs) for each in found] == [10] * 100
    assert len(asked) < 3 * 11 * 100


def test_a_part_is_told_of_once_in_the_order_in_which_parts_are_named() -> None:
    targets = figure("1", status="target"), figure("2", status="forecast")
    parts = [
        fact(*targets, figure("3"), figure("4", source=OTHER_SOURCE), key="b"),
        fact(figure("5"), key="a"),
    ]
    whole = fact(figure("9"), figure("7", status="target"), key="w", parts=("b", "no", "a"))
    found = list(audit([*parts, whole], {"w"}))
    assert [[str(each.value) for each in one.inputs] for one in found] == [["3", "5"], ["1"]]


def parts_of_parts(facts: int, years: int) -> list[Fact]:
    """Return facts of which each is made of all that come after it."""
    levels = [figure("2", period=str(1000 + year)) for year in range(years)]
    keys = [f"k{number}" for number in range(facts)]
    return [
        fact(*levels, key=key, parts=tuple(keys[number + 1 :])) for number, key in enumerate(keys)
    ]


def test_where_figures_hold_of_one_another_in_far_more_ways_than_they_are_some_are_named() -> None:
    facts = parts_of_parts(facts=60, years=10)
    found: list[Finding] = []
    with pytest.raises(UsageError) as caught:
        found.extend(audit(facts))
    assert "hunanfacts audit KEY" in caught.value.en
    assert "hunanfacts audit KEY" in caught.value.zh
    assert 0 < sum(len(one.inputs) for one in found) < 5_000 + 3 * 600
    assert [len(one.inputs) for one in audit(facts, {"k0"})] == [59] * 10


@pytest.mark.parametrize(
    "facts",
    [
        [
            fact(
                *(figure("2", period=str(1000 + year)) for year in range(900)),
                *(
                    figure("3", measure="growth", base=str(999 + year), period=str(1000 + year))
                    for year in range(1, 900)
                ),
                *(figure("4", measure="share", period=str(1000 + year)) for year in range(100)),
                key=f"k{number}",
            )
            for number in range(10)
        ],
        [
            fact(
                *(figure("2", period=str(1000 + year)) for year in range(100)),
                key=f"k{number}",
                parts=tuple(f"k{10 * number + each}" for each in range(1, 11)),
            )
            for number in range(111)
        ],
        [*parts_of_parts(facts=20, years=20)],
    ],
    ids=["growth and shares of each year", "parts of ten parts", "each part of all"],
)
def test_what_a_file_says_as_files_do_is_all_reckoned_out(facts: list[Fact]) -> None:
    assert len(list(audit(facts))) > 200
