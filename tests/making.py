"""Makes facts and figures in code, worlds of true numbers, and figures as people write of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from hunanfacts.model.records import Bilingual, Fact, Figure, Locator

if TYPE_CHECKING:
    from hunanfacts.figures.interval import Interval
    from hunanfacts.model.vocabulary import Bound, Measure

WHOLE = Bilingual(zh="全国", en="the country")

BOUNDS: tuple[Bound, ...] = ("exact", "over", "at-least", "under", "at-most", "nearly", "about")
_UNITS: dict[Measure, str] = {
    "level": "亿元",
    "target": "亿元",
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
        paragraph=1,
        as_written=as_written,
    )


def fact(
    *figures: Figure, key: str = "a", parts: tuple[str, ...] = (), has_all_parts: bool = False
) -> Fact:
    """Make a fact of figures."""
    return Fact(
        key=key,
        kind="indicator",
        topic="all",
        label=Bilingual(zh=f"{key}值", en=f"value {key}"),
        aliases=(),
        statement=Bilingual(zh="某事。", en="Something."),
        place=None,
        subject="某地",
        names=(),
        figures=figures,
        source=Locator(id="paper", paragraph=1, as_written="某"),
        notes=(),
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
    below. An amount is true in yuan, and written in the unit. Of what is below zero, words speak of
    the size.
    """
    unit = _UNITS[measure] if unit is None else unit
    number = abs(truth) / SIZES.get(unit, 1)
    sign = -1 if truth < 0 else 1
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
            if not (many := draw(st.booleans())) and count > 0:
                count -= draw(st.integers(0, count))
        case "at-least":
            count = below - draw(st.integers(0, max(below, 0)))
        case "at-most":
            count = above + draw(st.integers(0, 1000))
    if count < 0 or (sign < 0 and not count):  # what is over nothing, or below it, is no fall
        bound, many, behind, count = "exact", False, 0, (number + Fraction(1, 2)) // 1
    count *= sign
    value = Decimal(count).scaleb(behind) if behind <= 0 else Decimal(count * 10**behind)
    as_written = draw(st.sampled_from(["多", "余"])) if many else ""
    return figure(value, unit, bound, measure, period, base=base, as_written=as_written)


def is_true_at_its_word(shown: Figure, truth: Fraction) -> bool:
    """Tell whether a figure is true as it stands, and not only once it has been rounded."""
    return shown.bound != "exact" or Fraction(shown.value) * SIZES.get(shown.unit, 1) == truth
