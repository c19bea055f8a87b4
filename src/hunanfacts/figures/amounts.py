"""Amounts as they were read: how much, of what, how sure, and where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from hunanfacts.model.vocabulary import Bound

AmountKind = Literal["amount", "ordinal", "date", "time", "name", "code", "unreadable"]
"""What a number in a text is: how much, the how-manieth, part of a date (2021年 and 5月 are one
each), a clock time, part of a name (5G, 三高四新, version 2), a code (a version, a telephone
number), or something that has a number in it and cannot be told for sure."""

REASONS: dict[str, tuple[str, str]] = {
    "several": ("可能是几个数", "it may be several numbers"),
    "digits": ("数字的写法不明确，如5,00", "its digits are grouped in no sure way"),
    "long": ("数字太长", "it has too many digits"),
    "fraction": ("是分数，没有确切的小数", "it is a fraction without an exact decimal"),
    "power": ("是乘方或乘积", "it is a power or a product"),
    "ratio": ("是比例", "it is a ratio"),
    "vague": ("没有说出确切的数", "it names no number"),
    "discount": ("是折扣", "it is a discount"),
    "dozens": ("是打、对等说法", "it counts by the dozen or the like"),
    "lakh": ("是印度的计数单位", "it counts in lakhs or crores"),
    "scale": ("数级有几种含义，如兆", "its scale has several meanings, as 兆"),
    "bounds": ("界限的说法互相矛盾", "its bounds contradict one another"),
    "units": ("单位互相矛盾", "its units contradict one another"),
    "range": ("范围的两端不能确定", "the ends of its range are not sure"),
    "sign": ("正负号不明确", "its sign is not sure"),
}  # fmt: skip
"""Why something is unreadable, with what is said of it in Chinese and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number that was read in a text, with its unit and bound and its place there.

    320多亿元 is 320 亿元, over: `value` is told in `unit`, which is written with its scale, as the
    units of a knowledge file are. `scale` is that scale as a factor: value times scale is how much
    it is of the unit without it. A range (10%至15%) has `low` and `high`, both ends in it, and no
    `value`; what is not readable has none of them. `bound` speaks of the size that is printed: -7,
    over, lies below -7.
    """

    value: Decimal | None = None
    unit: str = ""
    """As `units.read` takes it; one that it does not know is kept whole: 万kW."""
    bound: Bound | None = "exact"
    """None where there is no value, and where no word bounds a range."""
    kind: AmountKind = "amount"
    low: Decimal | None = None
    high: Decimal | None = None
    scale: int = 1
    """The factor that the unit has in it: 10⁴ for 万kW, 10⁹ for billion yuan."""
    reason: str = field(default="", compare=False)
    """Why it is unreadable, one of `REASONS`."""
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    """Its place in the text, its bound and unit in it: text[start:end] is `text`."""
    text: str = field(default="", compare=False, repr=False)
    written: str = field(default="", compare=False, repr=False)
    """The number alone, letter by letter, without its scale."""

    @property
    def is_ordinal(self) -> bool:
        """Tell whether it is a place in a row: 第六, 6th."""
        return self.kind == "ordinal"
