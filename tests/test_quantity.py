"""Bounds as intervals, units and their scales, periods, and figures in words."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.errors import UnitError
from hunanfacts.interval import Interval
from hunanfacts.quantity import digits, display, display_interval, interval, strict, usual
from hunanfacts.records import Figure
from hunanfacts.units import Unit, convert, fitting, read
from hunanfacts.vocabulary import Bound

if TYPE_CHECKING:
    from hunanfacts.vocabulary import Measure

V = Decimal("4.5")

WIDE = Context(prec=100)

values = st.builds(
    "{}{}.{}".format,
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20 - 1),
    st.integers(0, 10**20 - 1).map("{:020}".format) | st.integers(0, 999),
).map(Decimal)
"""Numbers as a knowledge file may have them; at most 20 digits before the point and 20 after it."""


def figure(  # noqa: PLR0913 -- a record has many fields
    value: str,
    unit: str,
    bound: Bound = "exact",
    measure: Measure = "level",
    period: str = "2021",
    *,
    as_written: str = "1",
) -> Figure:
    return Figure(
        id=f"a@{period}",
        measure=measure,
        value=Decimal(value),
        unit=unit,
        bound=bound,
        of=None,
        period=period,
        period_inferred=False,
        base=None,
        paragraph=0,
        as_written=as_written,
    )


# ---- Bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "meaning"),
    [
        ("exact", Interval(low=V, high=V, low_closed=True, high_closed=True)),
        ("over", Interval(low=V)),
        ("at-least", Interval(low=V, low_closed=True)),
        ("under", Interval(high=V)),
        ("at-most", Interval(high=V, high_closed=True)),
        ("nearly", Interval(high=V)),
        ("about", Interval()),
    ],
)
def test_a_bound_is_an_interval(bound: Bound, meaning: Interval) -> None:
    assert interval(V, bound) == meaning


def test_a_missing_end_is_never_closed() -> None:
    assert Interval() == Interval(low=None, high=None, low_closed=False, high_closed=False)


# ---- The usual reading ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "bound", "as_written", "low", "high"),
    [
        ("17721", "exact", "17721项", "17720.5", "17721.5"),
        ("2000", "exact", "2000家", "1999.5", "2000.5"),
        ("2.70", "exact", "2.70倍", "2.695", "2.705"),
        ("35", "exact", "占比35%", "34.5", "35.5"),
        ("1400", "under", "不足1400亿元", "1300", "1400"),
        ("6000", "nearly", "接近6000亿元", "5000", "6000"),
        ("600", "about", "600亿斤左右", "500", "700"),
        ("320", "over", "320多亿元", "320", "330"),
        ("20", "over", "20余项", "20", "30"),
        ("4", "over", "超过4万亿元", "4", None),
        ("75", "at-least", "75%以上", "75", None),
        ("30", "at-most", "30%以下", None, "30"),
        ("2.5", "nearly", "近2.5亿元", "2.4", "2.5"),
        ("0", "nearly", "近0", None, "0"),
    ],
)
def test_a_figure_is_read_as_people_write(
    value: str, bound: Bound, as_written: str, low: str | None, high: str | None
) -> None:
    span = usual(figure(value, "亿元", bound, as_written=as_written))
    assert span.low == (low and Decimal(low))
    assert span.high == (high and Decimal(high))


def test_a_rank_is_what_it_is() -> None:
    assert usual(figure("6", "位", measure="rank")) == Interval.point(Decimal(6))


@given(value=values, bound=st.sampled_from(get_args(Bound)), odd=st.booleans())
def test_the_usual_reading_never_leaves_the_strict_one(
    value: Decimal, bound: Bound, *, odd: bool
) -> None:
    """But where a number was rounded, or stands for those around it."""
    shown = figure(str(value), "亿元", bound, as_written="多" if odd else "")
    if bound == "exact":
        assert value in usual(shown)
    else:
        assert usual(shown).is_within(strict(shown))


# ---- Intervals in words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("6443.8181818", "6687.3584905", "项", "6440至6690项", "6,440 to 6,690"),
        ("44.1769", "44.3356", "亿元", "44.17亿至44.34亿元", "4.417 to 4.434 billion yuan"),
        ("15.193", "18.523", "%", "15.1%至18.6%", "15.1% to 18.6%"),
        ("6", "6", "万吨", "6万吨", "60,000 tonnes"),
        ("6563.3333333", "6563.3333334", "项", "6563.33至6563.34项", "6,563.33 to 6,563.34"),
        ("9000", "12000", "万元", "9000万至12000万元", "90 to 120 million yuan"),
        ("900", "1200", "万元", "900万至1200万元", "9 to 12 million yuan"),
        ("90", "120", "万元", "90万至120万元", "900,000 to 1.2 million yuan"),
        ("0.09", "0.12", "billion yuan", "9000万至1.2亿元", "0.09 to 0.12 billion yuan"),
        ("-5", "3", "百分点", "-5至3个百分点", "-5 to 3 percentage points"),
        ("320", None, "亿元", "超过320亿元", "over 32 billion yuan"),
        (None, "26.99", "项", "不足26.99项", "under 26.99"),
        ("0", "660", "亿元", "0亿至660亿元", "0 to 66 billion yuan"),
        ("0", None, "%", "超过0%", "over 0%"),
        (None, None, "亿元", "", ""),
    ],
)
def test_an_interval_is_written_no_narrower_than_it_is(
    low: str | None, high: str | None, unit: str, zh: str, en: str
) -> None:
    span = Interval(low=Decimal(low) if low else None, high=Decimal(high) if high else None)
    assert display_interval(span, unit, "zh") == zh
    assert display_interval(span, unit, "en") == en


# ---- Units ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "scale", "base"),
    [
        ("元", 1, "元"),
        ("万元", 10**4, "元"),
        ("亿元", 10**8, "元"),
        ("万亿元", 10**12, "元"),
        ("十亿元", 10**9, "元"),
        ("百万元", 10**6, "元"),
        ("千万元", 10**7, "元"),
        ("千亿元", 10**11, "元"),
        ("千万亿次", 10**15, "次"),
        ("万吨", 10**4, "吨"),
        ("亿斤", 10**8, "斤"),
        ("万户", 10**4, "户"),
        ("千克", 1, "千克"),
        ("万千克", 10**4, "千克"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10**4, "千瓦"),
        ("百分点", 1, "百分点"),
        ("万", 10**4, ""),
        ("十元", 10, "元"),
        ("百吨", 100, "吨"),
        ("千家", 1000, "家"),
        ("%", 1, "%"),
        ("MW", 1, "MW"),
        ("", 1, ""),
    ],
)
def test_a_unit_is_taken_apart(text: str, scale: int, base: str) -> None:
    assert read(text) == Unit(scale, base)


@pytest.mark.parametrize(
    ("text", "scale", "base"),
    [
        ("billion yuan", 10**9, "元"),
        ("Million RMB", 10**6, "元"),
        ("million tonnes", 10**6, "吨"),
        ("kg", 1, "公斤"),
        ("per cent", 1, "%"),
        ("percentage points", 1, "百分点"),
        ("thousand", 1000, ""),
        ("million MW", 10**6, "MW"),
        ("km²", 1, "平方公里"),
        ("km2", 1, "平方公里"),
    ],
)
def test_an_english_unit_is_taken_apart(text: str, scale: int, base: str) -> None:
    assert read(text) == Unit(scale, base, "en")


@pytest.mark.parametrize(
    ("text", "printed", "base"),
    [
        ("bn", "亿元", "元"),
        ("times", "次", "次"),
        ("times", "倍", "倍"),
        ("万", "件", "件"),
        ("million", "万户", "户"),
        ("million", "个", "个"),
    ],
)
def test_what_a_unit_leaves_open_is_settled_by_the_other(
    text: str, printed: str, base: str
) -> None:
    assert read(text, like=read(printed)).base == base


@pytest.mark.parametrize(
    ("value", "printed", "wanted", "result"),
    [
        ("4", "万亿元", "亿元", "40000"),
        ("4", "万亿元", "元", "4000000000000"),
        ("1261.3", "亿元", "万元", "12613000"),
        ("1261.3", "亿元", "万亿元", "0.12613"),
        ("320", "亿元", "千亿元", "0.32"),
        ("682", "万户", "户", "6820000"),
        ("2.1", "万吨", "吨", "21000"),
        ("600", "亿斤", "万吨", "3000"),
        ("600", "亿斤", "亿公斤", "300"),
        ("600", "亿斤", "千克", "30000000000"),
        ("2.1", "万吨", "亿斤", "0.42"),
        ("2.7", "倍", "倍", "2.7"),
        ("4", "万亿元", "billion yuan", "4000"),
        ("600", "亿斤", "million tonnes", "30"),
        ("98936", "件", "万", "9.8936"),
        ("2.7", "倍", "times", "2.7"),
        ("35", "%", "percent", "35"),
        ("3", "成", "%", "30"),
        ("5", "‰", "%", "0.5"),
        ("300", "亿元", "bn yuan", "30"),
        ("300", "亿元", "億元", "300"),
        ("300", "亿元", "亿人民币", "300"),
        ("0", "亿元", "元", "0"),
        ("-3", "亿元", "万元", "-30000"),
        ("98936", "件", "thousand", "98.936"),
        ("35", "%", "%", "35"),
    ],
)
def test_a_value_turns_into_another_unit(
    value: str, printed: str, wanted: str, result: str
) -> None:
    assert digits(convert(Decimal(value), printed, wanted)) == result


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("亿元", "吨"), ("万户", "人"), ("%", "倍"), ("倍", "%"), ("件", "项"), ("吨", "元"),
     ("万吨", "吨公里"), ("亿元", ""), ("%", "万"), ("亿元", "美元")],
)  # fmt: skip
def test_units_of_other_things_do_not_fit(printed: str, wanted: str) -> None:
    with pytest.raises(UnitError) as refused:
        convert(Decimal(1), printed, wanted)
    assert refused.value.input == wanted
    named = fitting(printed, "en" if wanted and wanted.isascii() else "zh")
    assert refused.value.suggestions == named[:3]
    assert printed in refused.value.zh
    assert printed in refused.value.en


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("亿元", ("元", "万元", "亿元", "万亿元")),
        ("家", ("家", "万家", "亿家", "万亿家")),
        ("%", ("%", "‰", "成")),
        ("万", ("万", "亿", "万亿")),
        ("倍", ("倍",)),
    ],
)
def test_the_units_that_fit_are_listed(printed: str, units: tuple[str, ...]) -> None:
    assert fitting(printed, "zh") == units


def test_any_mass_fits_any_other() -> None:
    units = fitting("亿斤", "zh")
    assert {"斤", "亿斤", "公斤", "吨", "万吨", "亿吨"} <= set(units)
    assert set(fitting("万吨", "zh")) == set(units)


@pytest.mark.parametrize("printed", ["万亿元", "万户", "件", "%", "倍", "亿斤", "万千克", "公里"])
@given(value=values)
def test_turning_there_and_back_changes_nothing(printed: str, value: Decimal) -> None:
    for wanted in fitting(printed, "zh"):
        assert convert(convert(value, printed, wanted), wanted, printed) == value


@given(value=values)
def test_a_value_in_its_own_unit_stays_the_same(value: Decimal) -> None:
    assert convert(value, "亿元", "亿元") == value


@pytest.mark.parametrize(
    "value",
    [
        "12345678901234567890.12345678901234567891",
        "99999999999999999999.99999999999999999999",
        "-0.00000000000000000001",
        "10000000000000000000.00000000000000000001",
    ],
)
def test_the_longest_values_of_a_file_turn_exactly(value: str) -> None:
    """A file may have 20 digits before the point and 20 after it."""
    number = Decimal(value)
    assert convert(number, "亿元", "亿元") == number
    assert convert(convert(number, "亿元", "元"), "元", "亿元") == number
    assert convert(convert(number, "斤", "万亿吨"), "万亿吨", "斤") == number


# ---- Wording -------------------------------------------------------------------------------------


@given(values)
def test_digits_are_the_same_number(value: Decimal) -> None:
    text = digits(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()


@pytest.mark.parametrize(
    ("value", "text"),
    [("1261.3", "1261.3"), ("2.10", "2.10"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("0", "0"),
     ("-0.5", "-0.5")],
)  # fmt: skip
def test_digits_are_written_out(value: str, text: str) -> None:
    assert digits(Decimal(value)) == text


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "4万亿元", "4 trillion yuan"),
        ("over", "超过4万亿元", "over 4 trillion yuan"),
        ("at-least", "4万亿元以上", "at least 4 trillion yuan"),
        ("under", "不足4万亿元", "under 4 trillion yuan"),
        ("at-most", "4万亿元以下", "at most 4 trillion yuan"),
        ("nearly", "接近4万亿元", "nearly 4 trillion yuan"),
        ("about", "4万亿元左右", "about 4 trillion yuan"),
    ],
)
def test_a_figure_is_never_shown_without_its_bound(bound: Bound, zh: str, en: str) -> None:
    shown = figure("4", "万亿元", bound)
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


@pytest.mark.parametrize(
    ("value", "printed", "zh", "en"),
    [
        ("1261.3", "亿元", "1261.3亿元", "126.13 billion yuan"),
        ("600", "亿斤", "600亿斤", "60 billion jin"),
        ("682", "万户", "682万户", "6.82 million households"),
        ("2.1", "万吨", "2.1万吨", "21,000 tonnes"),
        ("99", "万人", "99万人", "990,000 people"),
        ("100", "万人", "100万人", "1 million people"),
        ("0.5", "亿元", "0.5亿元", "50 million yuan"),
        ("17721", "项", "17721项", "17,721"),
        ("98936", "件", "98936件", "98,936"),
        ("4.26", "倍", "4.26倍", "4.26 times"),
        ("35", "%", "35%", "35%"),
        ("23.9", "%", "23.9%", "23.9%"),
        ("1", "年", "1年", "1 year"),
        ("10", "年", "10年", "10 years"),
        ("1", "次", "1次", "1 time"),
        ("3", "次", "3次", "3 times"),
        ("10", "批次", "10批次", "10 groups"),
        ("1", "个", "1个", "1"),
        ("0.0001", "万吨", "0.0001万吨", "1 tonne"),
        ("5", "艘", "5艘", "5"),
        ("5", "港元", "5港元", "5 港元"),
        ("5", "人民币", "5人民币", "5 yuan"),
        ("5", "万元人民币", "5万元人民币", "50,000 yuan"),
        ("5", "百万元", "5百万元", "5 million yuan"),
        ("7", "成", "7成", "70%"),
        ("98.936", "thousand 件", "9.8936万件", "98.936 thousand"),
        ("4", "万亿元", "4万亿元", "4 trillion yuan"),
        ("3", "km²", "3平方公里", "3 km²"),
        ("5", "MW", "5MW", "5 MW"),
        ("2.5", "billion yuan", "25亿元", "2.5 billion yuan"),
        ("0.5", "million tonnes", "50万吨", "0.5 million tonnes"),
        ("-5", "亿元", "-5亿元", "-500 million yuan"),
    ],
)
def test_a_figure_is_shown_in_both_languages(value: str, printed: str, zh: str, en: str) -> None:
    shown = figure(value, printed)
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1", "第1位", "1st"),
        ("2", "第2位", "2nd"),
        ("3", "第3位", "3rd"),
        ("4", "第4位", "4th"),
        ("6", "第6位", "6th"),
        ("10", "第10位", "10th"),
        ("11", "第11位", "11th"),
        ("12", "第12位", "12th"),
        ("13", "第13位", "13th"),
        ("20", "第20位", "20th"),
        ("21", "第21位", "21st"),
        ("22", "第22位", "22nd"),
        ("23", "第23位", "23rd"),
        ("101", "第101位", "101st"),
        ("111", "第111位", "111th"),
        ("112", "第112位", "112th"),
        ("1013", "第1013位", "1,013th"),
        ("6.0", "第6.0位", "6th"),
    ],
)
def test_a_rank_is_an_ordinal(value: str, zh: str, en: str) -> None:
    shown = figure(value, "位", measure="rank")
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


@given(values)
def test_english_says_the_same_number(value: Decimal) -> None:
    """4万亿 is 4 trillion: no digit is gained or lost between the languages."""
    text = display(figure(digits(value), "亿元"), "en").removesuffix(" yuan")
    number, _, scale = text.partition(" ")
    size = {"": 0, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert Decimal(number.replace(",", "")).scaleb(size, WIDE) == value.scaleb(8, WIDE)
