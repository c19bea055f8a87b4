"""Fractions that end as decimals, 四分之三, 三又二分之一, 10 1/2; any other is unreadable."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import numerals

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.numerals import Number

_STARTS = frozenset({"digit", "place", "tens", "digits", "scale"})


def take(draft: DraftAmount) -> None:
    """Take what makes a number part of a fraction: 三分之二, 一百分之2, 三又二分之一."""
    token = draft.ahead()
    if token is None:
        return
    if token.kind == "slash" and draft.scale == 1 and draft.written.isdecimal():
        _take_mixed(draft, *token.meaning)
    elif token.kind == "over" or (token.kind == "percent" and token.start == draft.stop):
        _take_below(draft, token.meaning or "")
    elif token.kind == "mixed" and token.start == draft.stop:
        whole = draft.value * Decimal(draft.scale)
        draft.take()
        if (number := _next_number(draft)) is not None:
            draft.take_number(number)
            following = draft.touching()
            if following is None or following.kind not in {"over", "percent"}:
                draft.reason = "fraction"
            else:
                _take_below(draft, following.meaning or "")
            draft.value = whole + draft.value
    else:
        return
    draft.written = draft.plain[draft.tokens[draft.at].start : draft.stop]


_SHARES = {"": 1, "%": 100, "‰": 1000}


def _take_mixed(draft: DraftAmount, above: int, below: int) -> None:
    """Take the fraction behind a whole number: 10 1/2."""
    whole = draft.value
    draft.take()
    take_quotient(draft, above, below)
    draft.value = whole + draft.value
    if above >= below:
        draft.reason = "fraction"


def _take_below(draft: DraftAmount, share: str) -> None:
    """Take 分之 and the numerator behind what has been read as the denominator."""
    below = draft.value * Decimal(draft.scale * _SHARES[share])
    draft.take()
    _take_top(draft, below)


def _next_number(draft: DraftAmount) -> Number | None:
    token = draft.ahead()
    if token is None or token.kind not in _STARTS:
        draft.reason = "fraction"
        return None
    return numerals.read(draft.tokens, draft.end, draft.plain)


def _take_top(draft: DraftAmount, below: Decimal) -> None:
    """Take the numerator, which stands last in Chinese; the value where it is an exact decimal."""
    if (sign := draft.touching()) is not None and sign.kind == "sign":
        draft.take()
        draft.reason = "fraction"
    number = _next_number(draft)
    if number is not None:
        draft.take_number(number)
        above = number.value * Decimal(number.scale)
        _set_quotient(draft, above, below)


def take_quotient(draft: DraftAmount, above: int, below: int) -> None:
    """Read 1/2; in prose it may be a date or a name, unless what is halved stands behind."""
    following = draft.ahead()
    is_sure = draft.is_phrase or draft.end - draft.at > 1 or (
        following is not None and following.kind == "unit")  # fmt: skip
    if is_sure:
        _set_quotient(draft, Decimal(above), Decimal(below))
    else:
        draft.reason = "fraction"


def _set_quotient(draft: DraftAmount, above: Decimal, below: Decimal) -> None:
    """Set the value of a fraction that ends as a decimal; any other is unreadable."""
    draft.scale, draft.scale_name = 1, ""
    rest = int(below) if below == below.to_integral_value() else 0
    for factor in (2, 5):
        while rest and rest % factor == 0:
            rest //= factor
    if not rest or above % rest:
        draft.reason = "fraction"
    else:
        draft.value = above / below
