"""An amount while it is being read: what has been taken of it so far, and what stands around it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.figures import lexicon, units
from hunanfacts.figures.amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.amounts import AmountKind
    from hunanfacts.figures.numerals import Number
    from hunanfacts.figures.tokens import Text, Token
    from hunanfacts.model.vocabulary import Bound

_WIDEST_GAP = 3
"""Spaces that may part two words of one amount."""
_SPACES = frozenset(" \n\t\r")


class DraftAmount:
    """What is known of one amount, whose number begins at the token `at`; the next one is `end`."""

    value = Decimal(0)
    scale = 1
    scale_name = ""
    is_bare = False
    written = ""
    is_negative = False
    currency = ""
    share = ""
    """% or ‰, where 百分之 or 千分之 stands before."""
    unit = ""
    is_between = False
    is_from = False
    is_below = False
    """Whether 零下 stands before, which is said of both ends of a range."""
    of_size: dict[Bound, Bound] | None = None
    """What its bound says of a size, where it compares numbers as 低于 does, and 不足 not."""
    kind: AmountKind = "amount"
    reason = ""

    def __init__(
        self, text: Text, tokens: Sequence[Token], at: int, floor: int, *, is_phrase: bool
    ) -> None:
        """Begin with nothing but the place; no word before the token `floor` belongs to it."""
        self.text = text
        self.plain = text.plain
        self.tokens = tokens
        self.at = at
        self.floor = floor
        self.end = at
        self.is_phrase = is_phrase
        self.start = self.stop = tokens[at].start
        self._looked_from = -1
        self._next: Token | None = None
        self.bounds: list[Bound] = []

    # ---- Looking around --------------------------------------------------------------------------

    def ahead(self, places: int = 0) -> Token | None:
        """Return a token that follows with nothing but spaces between, or None."""
        if places:
            at = self.end + places
            return self._behind(self.tokens[at - 1].end, at) if at < len(self.tokens) else None
        if self._looked_from != self.stop:
            self._looked_from = self.stop
            self._next = self._behind(self.stop, self.end)
        return self._next

    def _behind(self, stop: int, at: int) -> Token | None:
        token = self.tokens[at] if at < len(self.tokens) else None
        return token if token is not None and self.is_gap(stop, token.start) else None

    def touching(self) -> Token | None:
        """Return the token that follows without a space, or None."""
        token = self.ahead()
        return token if token is not None and token.start == self.stop else None

    def is_gap(self, start: int, end: int) -> bool:
        """Tell whether two words with nothing but a few spaces between them stand together."""
        return start == end or (
            start < end <= start + _WIDEST_GAP and _SPACES.issuperset(self.plain[start:end])
        )

    def char(self, at: int) -> str:
        """Return the character at a place, or nothing beyond the text."""
        return self.plain[at : at + 1] if at >= 0 else ""

    def after(self) -> str:
        """Return the character right behind what has been taken."""
        return self.plain[self.stop : self.stop + 1]

    # ---- Taking ----------------------------------------------------------------------------------

    def take(self, count: int = 1) -> Token:
        """Take tokens that follow; return the last."""
        self.end += count
        token = self.tokens[self.end - 1]
        self.stop = token.end
        return token

    def take_number(self, number: Number) -> None:
        """Take a number that begins where the draft stands."""
        first, last = self.tokens[self.end], self.tokens[number.end - 1]
        self.value, self.scale, self.scale_name = number.value, number.scale, number.scale_name
        self.is_bare = number.is_bare
        self.end, self.stop = number.end, last.end
        self.written = self.plain[first.start : self.stop]
        if number.scale_name:
            self.written = self.written.rstrip("万亿多余几 ") or self.written
        if number.is_more:
            self.bounds.append("over")
        if number.is_ordinal:
            self.kind = "ordinal"

    def take_text(self, stop: int) -> None:
        """Take what is no token of ours, as an unknown unit."""
        self.stop = stop
        while self.end < len(self.tokens) and self.tokens[self.end].start < stop:
            self.end += 1

    # ---- The result ------------------------------------------------------------------------------

    def has_unit(self) -> bool:
        """Tell whether it has a unit, or a scale that may be one."""
        return bool(self.unit or self.scale_name or self.share or self.currency)

    def whole_unit(self) -> str:
        """Return the unit with its scale, in the language of the scale: 万元, million yuan."""
        unit = self.unit or self.share or self.currency
        if self.scale_name == "" or self.scale_name in lexicon.ENGLISH_SCALES:
            return f"{self.scale_name} {unit}".strip()
        return self.scale_name + _CHINESE_NAMES.get(unit, unit)

    def signed(self) -> Decimal:
        """Return the value with its sign."""
        return -self.value if self.is_negative else self.value

    def unit_conflicts(self) -> bool:
        """Tell whether the units named before and behind are of different things: ¥300亿吨."""
        if not (self.share or self.currency):
            return False
        named = [name for name in (self.unit, self.share, self.currency) if name]
        if len(named) <= 1 or (self.unit == "dollars" and self.currency.endswith("dollars")):
            return False
        return len({units.read(_CHINESE_NAMES.get(name, name)).base for name in named}) > 1

    def amount(self) -> Amount:
        """Return the finished amount."""
        if self.unit_conflicts():
            self.reason = self.reason or "units"
        bound = bound_of(self.bounds) if self.bounds else "exact"
        if bound is not None and self.of_size is not None and self.is_negative:
            bound = self.of_size.get(bound)
        if bound is None:
            self.reason = self.reason or "bounds"
        if self.reason:
            return self.finished(kind="unreadable", bound=None, reason=self.reason)
        if self.kind in {"code", "time", "name"} and not self.written:
            return self.finished(kind=self.kind, bound=None)
        unit = self.whole_unit()
        return self.finished(
            kind=self.kind, value=self.signed(), unit=unit, bound=bound, scale=self.scale
        )

    def finished(self, **fields: Any) -> Amount:  # noqa: ANN401 -- the fields of an amount
        """Return an amount in this place."""
        start, end = self.text.place(self.start), self.text.end(self.stop)
        text = self.text.original[start:end]
        return Amount(**fields, start=start, end=end, text=text, written=self.written)


_CHINESE_NAMES = {"yuan": "元", "US dollars": "美元", "euros": "欧元", "pounds sterling": "英镑",
                  "yen": "日元", "HK dollars": "港元"}  # fmt: skip


def bound_of(said: list[Bound]) -> Bound | None:
    """Return the one bound that the words around a number come to; None where they disagree.

    A word that says no more than "exact" gives way, and 超过300亿元以上 is over.
    """
    bounds = {bound for bound in said if bound != "exact"}
    if len(bounds) <= 1:
        return bounds.pop() if bounds else "exact"
    return "over" if bounds == {"over", "at-least"} else None
