"""Fractions that end as decimals, 四分之三, 三又二分之一, 10 1/2; any other is unreadable."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import numerals
from hunanfacts.figures.exactly import EXACTLY

if TYPE_CHECKING:
    from hunanfacts.figures.draft import Draft
    from hunanfacts.figures.numerals import Number

_STARTS = frozenset({"digit", "place", "tens", "digits", "scale"})


def take(draft: Draft) -> None:
    """Take what makes a number part of a fraction: 三分之二, 一百分之2, 三又二分之一."""
    token = draft.ahead()
    if token is None:
        return
    if (
        token.kind == "slash"
        and draft.value % 1 == 0
        and draft.scale == 1
        and draft.written.isdecimal()
    ):
        whole = draft.value
        draft.take()
        take_quotient(draft, *token.meaning)
        draft.value += whole
        if token.meaning[0] >= token.meaning[1]:
            draft.reason = "fraction"
    elif token.kind == "over" or (token.kind == "percent" and token.start == draft.stop):
        below = EXACTLY.multiply(draft.value, Decimal(draft.scale))
        factor = {"over": 1, "%": 100, "‰": 1000}[token.meaning or "over"]
        draft.take()
        _take_top(draft, EXACTLY.multiply(below, Decimal(factor)))
    elif token.kind == "mixed" and token.start == draft.stop:
        whole = draft.signed() * draft.scale
        draft.take()
        number = _next_number(draft)
        if number is not None:
            draft.take_number(number)
            take(draft)
            draft.value, draft.scale, draft.scale_name = EXACTLY.add(whole, draft.value), 1, ""
    _name_whole(draft)


def _name_whole(draft: Draft) -> None:
    draft.written = (
        draft.plain[draft.tokens[draft.at].start : draft.stop]
        if draft.scale == 1
        else draft.written
    )


def _next_number(draft: Draft) -> Number | None:
    token = draft.ahead()
    if token is None or token.kind not in _STARTS:
        draft.reason = "fraction"
        return None
    return numerals.read(draft.tokens, draft.end, draft.plain)


def _take_top(draft: Draft, below: Decimal) -> None:
    """Take the numerator, which stands last in Chinese; the value where it is an exact decimal."""
    if (sign := draft.touching()) is not None and sign.kind == "sign":
        draft.take()
        draft.reason = "fraction"
    number = _next_number(draft)
    if number is not None:
        draft.take_number(number)
        above = EXACTLY.multiply(number.value, Decimal(number.scale))
        _set_quotient(draft, above, below)


def take_quotient(draft: Draft, above: int, below: int) -> None:
    """Read 1/2; in prose it may be a date or a name, unless what is halved stands behind."""
    following = draft.ahead()
    is_sure = draft.is_phrase or draft.end - draft.at > 1 or (
        following is not None and following.kind == "unit")  # fmt: skip
    if is_sure:
        _set_quotient(draft, Decimal(above), Decimal(below))
    else:
        draft.reason = "fraction"


def _set_quotient(draft: Draft, above: Decimal, below: Decimal) -> None:
    """Set the value of a fraction that ends as a decimal; any other is unreadable."""
    draft.scale, draft.scale_name = 1, ""
    rest = int(below) if below == below.to_integral_value() else 0
    for factor in (2, 5):
        while rest and rest % factor == 0:
            rest //= factor
    if not rest or above % rest:
        draft.reason = "fraction"
    else:
        draft.value = EXACTLY.divide(above, below)
