"""Makes facts and figures in code, worlds of true numbers, and figures as people write of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from hunanfacts.model.records import Bilingual, Fact, Figure, Locator

if TYPE_CHECKING:
    from hunanfacts.figures.interval import Interval
    from hunanfacts.model.vocabulary import Bound, Measure

WHOLE = Bilingual(zh="全国", en="the country")
SOURCE = Locator(id="paper", paragraph=1)
OTHER_SOURCE = Locator(id="yearbook", page=3, table="1.3")

BOUNDS: tuple[Bound, ...] = ("exact", "over", "at-least", "under", "at-most", "nearly", "about")
_UNITS: dict[Measure, str] = {
    "level": "亿元",
    "change": "百分点",
    "ordinal": "届",
    "share": "%",
    "growth": "%",
    "annual-growth": "%",
    "multiple": "倍",
    "rank": "位",
}

values = st.builds(
    "{}{}.{}".format,
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20 - 1),
    st.integers(0, 10**20 - 1).map("{:020}".format) | st.integers(0, 999),
).map(Decimal)
"""Numbers as a knowledge file may have them; at most 20 digits before the point and 20 after it."""


def figure(  # noqa: PLR0913 -- a record has many fields
    value: str | Decimal,
    unit: str | None = None,
    bound: Bound = "exact",
    measure: Measure = "level",
    period: str | None = "2021",
    *,
    base: str | None = None,
    of: Bilingual | None = None,
    as_written: str = "",
    period_inferred: bool = False,
    source: Locator = SOURCE,
    **more: Any,  # noqa: ANN401 -- whatever else a figure has
) -> Figure:
    """Make a figure; a share is one of the country."""
    return Figure(
        id=f"a@{period}:{measure}",
        measure=measure,
        value=Decimal(value),
        unit=_UNITS[measure] if unit is None else unit,
        bound=bound,
        of=of or (WHOLE if measure == "share" else None),
        period=period,
        period_inferred=period_inferred,
        base=base,
        source=source,
        as_written=as_written,
        **more,
    )


def ranging(low: str, high: str, unit: str | None = None, **more: Any) -> Figure:  # noqa: ANN401 -- whatever else a figure has
    """Make a figure that the source gives two ends of."""
    ends = (Decimal(low), Decimal(high))
    return replace(figure(low, unit, **more), value=None, bound=None, range=ends)


def without_number(
    zh: str = "几十家",
    en: str = "dozens of firms",
    unit: str = "家",
    **more: Any,  # noqa: ANN401 -- whatever else a figure has
) -> Figure:
    """Make a figure that the source gives no number of."""
    return replace(figure("0", unit, **more), value=None, bound=None, reads=Bilingual(zh=zh, en=en))


def fact(
    *figures: Figure, key: str = "a", parts: tuple[str, ...] = (), has_all_parts: bool = False
) -> Fact:
    """Make a fact of figures."""
    return Fact(
        key=key,
        kind="indicator",
        topic="all",
        label=Bilingual(zh=f"{key}值", en=f"value {key}"),
        statement=Bilingual(zh="某事。", en="Something."),
        subject=Bilingual(zh="某地", en="somewhere"),
        figures=figures,
        source=SOURCE,
        as_written="某",
        parts=parts,
        has_all_parts=has_all_parts,
    )


def holds(span: Interval, exact: Fraction) -> bool:
    """Tell whether an interval holds a number that no decimal can write."""
    low_fits = span.low is None or (
        exact >= Fraction(span.low) if span.low_closed else exact > Fraction(span.low)
    )
    high_fits = span.high is None or (
        exact <= Fraction(span.high) if span.high_closed else exact < Fraction(span.high)
    )
    return low_fits and high_fits


# ---- True numbers, and how people write of them --------------------------------------------------

SIZES = {"元": 1, "万元": 10**4, "亿元": 10**8}

amounts = st.builds(Fraction, st.integers(1, 10**15), st.integers(1, 10**4))
"""True amounts in yuan, from next to nothing to a thousand billion, that few decimals can write."""
rates = st.builds(Fraction, st.integers(-9900, 50000), st.integers(100, 130))
"""True growth in per cent, by less than all."""


@st.composite
def told(  # noqa: PLR0913 -- each is a trait of a figure
    draw: st.DrawFn,
    truth: Fraction,
    measure: Measure = "level",
    unit: str | None = None,
    *,
    period: str | None = "2021",
    base: str | None = None,
) -> Figure:
    """Write of a true number as people do: rounded, or with a word that bounds it.

    An exact number is rounded to its last digit, which may stand behind the point. 不足 and 接近
    take the next round number, N多 and N余 the last one, 左右 the nearest; 超过 and 以上 may be far
    below. Of what is below 0 the size is told. An amount is true in yuan, and written in the unit.
    """
    unit = _UNITS[measure] if unit is None else unit
    number = abs(truth) / SIZES.get(unit, 1)
    bound = draw(st.sampled_from(BOUNDS))
    behind = draw(st.integers(-3, 0 if bound == "exact" else 3))
    place = Fraction(10) ** behind
    below, above = number // place, -(-number // place)
    many = False
    match bound:
        case "exact" | "about":
            count = (number + place / 2) // place
        case "under" | "nearly":
            count = below + 1
        case "over":
            count = above - 1
            if count < 0:  # nothing is over nothing
                bound, count = "at-least", 0
            elif not (many := draw(st.booleans())):
                count -= draw(st.integers(0, count))
        case "at-least":
            count = below - draw(st.integers(0, max(below, 0)))
        case "at-most":
            count = above + draw(st.integers(0, 1000))
    value = Decimal(count).scaleb(behind) if behind <= 0 else Decimal(count * 10**behind)
    if value:
        value = value.copy_sign(Decimal(truth.numerator))
    elif truth < 0 and bound in {"over", "at-least"}:
        bound = "about"  # to be down by more than nothing cannot be told by a sign
    as_written = draw(st.sampled_from(["多", "余"])) if many else ""
    return figure(value, unit, bound, measure, period, base=base, as_written=as_written)


def is_true_at_its_word(shown: Figure, truth: Fraction) -> bool:
    """Tell whether a figure is true as it stands, and not only once it has been rounded."""
    size = SIZES.get(shown.unit, 1)
    return shown.bound != "exact" or Fraction(shown.value or 0) * size == truth
