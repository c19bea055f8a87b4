"""Ranges: two amounts of one thing joined by 至, to or a dash."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures.draft_amount import bound_of

if TYPE_CHECKING:
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.figures.draft_amount import DraftAmount

_BEFORE = frozenset({"currency", "percent", "sign", "ordinal"})
_MOST_BEFORE = 3
_CLOSED = frozenset({"exact", "about"})


def second_number(draft: DraftAmount) -> int | None:
    """Return the token where the number of the other end may begin; None where none is joined."""
    is_amount = draft.kind in {"amount", "ordinal"} and not draft.reason
    if not is_amount or not _CLOSED.issuperset(draft.bounds) or not _is_joined(draft):
        return None
    at = draft.end + 1
    if at < len(draft.tokens) and draft.tokens[at].kind == "dash" and (
        draft.tokens[draft.end].kind == "join"):  # fmt: skip
        at += 1  # -2% to -1%
    while at < len(draft.tokens) and draft.tokens[at].kind in _BEFORE and (
        at <= draft.end + _MOST_BEFORE):  # fmt: skip
        at += 1
    return at if at < len(draft.tokens) else None


def _is_joined(draft: DraftAmount) -> bool:
    joint = draft.ahead()
    if joint is None or joint.kind not in {"join", "dash"}:
        return False
    if joint.kind == "join":
        return joint.meaning == "to" or draft.is_between
    before, after = draft.char(joint.start - 1), draft.char(joint.end)
    return (before == " ") == (after == " ")


def fit(draft: DraftAmount, other: DraftAmount) -> bool:
    """Tell whether two amounts are the ends of a range: of one thing, and none of a change.

    从10%到5% is a change and tells two amounts.
    """
    if other.kind not in {"amount", "ordinal"} or not (
        draft.is_gap(draft.tokens[draft.end].end, other.start)):  # fmt: skip
        return False
    one, two = (end.unit or end.share or end.currency for end in (draft, other))
    is_alike = one in {"", two} or two == "" or (
        draft.currency != "" and draft.currency in {one, two})  # fmt: skip
    is_fall = draft.is_from and other.signed() * other.scale <= draft.signed() * draft.scale
    return is_alike and not is_fall


def amount(draft: DraftAmount, other: DraftAmount) -> Amount:
    """Return the range of two ends; a scale and a unit at the second goes for both: 3至5亿元."""
    other.unit = other.unit or draft.unit
    other.share = other.share or draft.share
    other.currency = other.currency or draft.currency
    low, high = draft.signed(), other.signed()
    is_shared = draft.scale == 1 and other.scale != 1 and not draft.unit and low <= high
    if not is_shared:
        low = low * Decimal(draft.scale) / Decimal(other.scale)
    bound = bound_of([*draft.bounds, *other.bounds])
    reason = other.reason
    if other.unit_conflicts():
        reason = "units"
    elif low >= high or bound not in _CLOSED or (draft.is_below and not other.is_negative):
        reason = reason or "range"
    first, last = draft.tokens[draft.at].start, other.tokens[other.at].start
    other.written = draft.plain[first:last] + other.written
    other.start = draft.start
    if reason:
        return other.finished(kind="unreadable", bound=None, reason=reason)
    return other.finished(
        kind=draft.kind, low=low, high=high, unit=other.whole_unit(), scale=other.scale,
        bound=None if bound == "exact" else bound,
    )  # fmt: skip
