"""Amounts out of tokens: each number with what belongs to it, ranges of two, and what is no amount.

The grammar goes over the tokens once. At the first piece of a number it reads the number, takes the
words before it that belong to it, and then those behind; it goes on behind what it has taken.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from hunanfacts.figures import (
    alone,
    before,
    behind,
    not_amounts,
    number_words,
    numerals,
    quotients,
    ranges,
)
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.draft_amount import DraftAmount
from hunanfacts.figures.numerals import Number, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.amounts import Amount
    from hunanfacts.figures.tokens import Text, Token

_CHINESE = frozenset({"digit", "place", "tens"})
_ENGLISH = number_words.STARTS
_ALONE = frozenset({"code", "time", "broken", "slash", "date", "padded", "whole", "first", "nth"})
_STARTS = _CHINESE | _ENGLISH | _ALONE | {"scale", "several", "more"}


def amounts(
    text: Text, tokens: Sequence[Token], *, is_phrase: bool = False, has_ones: bool = True
) -> list[Amount]:
    """Return what the tokens of a text say, in its order, a 一 that is alone only if asked for."""
    found: list[Amount] = []
    floor = 0
    with localcontext(EXACTLY):
        for at, token in enumerate(tokens):
            if at < floor or token.kind not in _STARTS:
                continue
            if not has_ones and (end := alone.end_of_one(text.plain, tokens, at, floor)):
                floor = end
                continue
            amount, end = None if is_phrase else alone.in_digits(text, tokens, at, floor), at + 1
            if amount is None:
                amount, end = _amount(text, tokens, at, floor, is_phrase=is_phrase)
            if amount is not None:
                floor = end
                found.append(amount)
    return found


def _amount(
    text: Text, tokens: Sequence[Token], at: int, floor: int, *, is_phrase: bool
) -> tuple[Amount | None, int]:
    """Read what begins at a token; return it, and behind which token it ends."""
    draft = _draft(text, tokens, at, floor, is_phrase=is_phrase)
    if draft is None:
        return None, at
    if draft.ahead() is not None:
        _take_ratio(draft)
        if (other := _other_end(draft)) is not None:
            return ranges.amount(draft, other), other.end
    return draft.amount(), draft.end


def _draft(
    text: Text, tokens: Sequence[Token], at: int, floor: int, *, is_phrase: bool
) -> DraftAmount | None:
    """Read what begins at a token; None where it is no number after all."""
    draft = DraftAmount(text, tokens, at, floor, is_phrase=is_phrase)
    try:
        if not _take_number(draft):
            return None
    except Unreadable as problem:
        draft.take(problem.end - draft.end)
        draft.written = text.plain[draft.start : draft.stop]
        draft.reason = problem.reason
    before.take(draft)
    if draft.kind in {"code", "time"} and not draft.written:
        return draft
    behind.take(draft)
    _tell_apart(draft)
    return draft


def _take_number(draft: DraftAmount) -> bool:
    token = draft.tokens[draft.at]
    if token.kind in _ALONE:
        return _take_alone(draft, token)
    if token.kind in {"several", "more"}:
        return _take_vague(draft)
    if token.kind == "half":
        return _take_half(draft)
    if token.kind == "digit" and _is_a_word(draft, token):
        return False
    number = _number(draft)
    if number is None or not _may_be_number(draft, number):
        return False
    draft.take_number(number)
    quotients.take(draft)
    return True


def _number(draft: DraftAmount) -> Number | None:
    """Read the number at a token, in the way of its language."""
    token = draft.tokens[draft.at]
    following = draft.tokens[draft.at + 1] if draft.at + 1 < len(draft.tokens) else None
    goes_on = following is not None and following.kind in _BEHIND_DIGITS and (
        draft.is_gap(token.end, following.start))  # fmt: skip
    is_chinese = token.kind in _CHINESE or token.kind == "scale"
    read = numerals.read if is_chinese or goes_on else number_words.read
    return read(draft.tokens, draft.at, draft.plain)


_BEHIND_DIGITS = frozenset({"place", "scale", "more"})
_FORMAL = frozenset("参參陆陸伍肆")
"""Formal numerals that are words of their own: 参加, 大陆, 队伍."""


def _is_a_word(draft: DraftAmount, token: Token) -> bool:
    """Tell whether a formal numeral is none, since no other formal one stands behind it."""
    at = draft.text.place(token.start)
    original = draft.text.original
    return original[at] in _FORMAL and not draft.is_phrase and original[at + 1 : at + 2] not in (
        _FORMAL | frozenset("拾佰仟万萬亿億壹贰貳叁肆柒捌玖"))  # fmt: skip


def _may_be_number(draft: DraftAmount, number: Number) -> bool:
    """Tell whether a number is more than a bare scale: 亿元, 百姓 and 千里 are none, 近百家 is."""
    if not number.is_bare:
        return True
    last = draft.tokens[number.end - 1].end
    following = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    if following is not None and following.start == last and following.kind in {"over", "percent"}:
        return True
    previous = draft.tokens[draft.at - 1] if draft.at > draft.floor else None
    if (
        previous is not None
        and previous.kind in _BOUNDING
        and draft.is_gap(previous.end, draft.start)
    ):
        return True
    return draft.is_phrase and (number.scale == 1 or number.value > 1)


_BOUNDING = frozenset({"hedge", "top", "percent", "ordinal"})


def _take_alone(draft: DraftAmount, token: Token) -> bool:
    """Take a token that is a number, or the like, by itself."""
    draft.take()
    draft.written = draft.plain[token.start : token.end]
    match token.kind:
        case "whole":
            draft.value, draft.share = Decimal(100), "%"
        case "first":
            draft.value, draft.kind = Decimal(1), "ordinal"
            draft.unit, draft.written = token.meaning, "首"
        case "nth":
            return _take_ordinal(draft, token)
        case "slash":
            quotients.take_quotient(draft, *token.meaning)
        case "broken":
            draft.reason = token.meaning
        case "date" | "padded":
            draft.value = token.meaning
            draft.kind = "date" if token.kind == "date" else "amount"
        case "code":
            draft.kind, draft.written = "code", ""
        case "time":
            draft.kind, draft.written = "time", ""
        case _:
            return False
    return True


def _take_ordinal(draft: DraftAmount, token: Token) -> bool:
    """Take an ordinal in one word; a fifth may be a fraction, and a second is a stretch of time."""
    before_it = draft.tokens[draft.at - 1].kind if draft.at > draft.floor and draft.is_gap(
        draft.tokens[draft.at - 1].end, token.start) else ""  # fmt: skip
    draft.value, draft.kind = Decimal(token.meaning), "ordinal"
    if before_it == "a" or token.meaning >= _HUNDREDTH:
        draft.reason = "fraction"
    is_time = token.meaning == len("1st 2nd".split()) and before_it in {"a", "per"}
    return not is_time


_HUNDREDTH = 100


def _take_half(draft: DraftAmount) -> bool:
    """Take half a million, half an hour, 半年, 半成; any other half is no number."""
    number = number_words.read(draft.tokens, draft.at, draft.plain)
    if number is not None:
        draft.take_number(number)
        return True
    half = draft.take()
    following = draft.ahead()
    if following is not None and following.kind == "a":
        draft.take()
        following = draft.ahead()
    is_named = draft.char(half.start - 1) in _NO_HALF
    if following is None or following.kind not in {"unit", "date-unit", "odd"} or is_named:
        return False
    draft.value, draft.written = Decimal("0.5"), draft.plain[half.start : half.end]
    return following.kind == "odd" or following.meaning in _HALVED or following.start > half.end


_NO_HALF = frozenset("上下前后大过多对一各东西南北")
_HALVED = frozenset("年 个月 小时 个小时 天 世纪 个世纪 成 斤 公里 吨 亩 里 米 个".split())


def _take_vague(draft: DraftAmount) -> bool:
    """Take what names no number, as 几十, 数百万, several million, thousands of."""
    token = draft.take()
    following = draft.ahead()
    kinds = {"place", "scale"} if not token.start or not draft.plain[token.start].isascii() else {
        "hundred", "magnitude", "number", "digits", "odd"}  # fmt: skip
    if following is None or following.kind not in kinds:
        return False
    while (following := draft.ahead()) is not None and following.kind in kinds | {"more", "odd"}:
        draft.take()
    draft.written = draft.plain[token.start : draft.stop]
    draft.reason = "vague"
    return True


def _tell_apart(draft: DraftAmount) -> None:
    """Say of a number whether it is part of a date or of a name."""
    if draft.reason == "several" and not_amounts.is_plan(draft.written):
        draft.kind, draft.reason, draft.value = "name", "", Decimal(0)
    if draft.reason or draft.kind != "amount":
        return
    if draft.tokens[draft.at].kind == "padded":
        draft.kind = "code"
    elif not draft.is_phrase and not draft.has_unit() and not_amounts.is_year(draft):
        draft.kind = "date"
    elif not (draft.is_phrase and draft.unit) and not_amounts.is_name(draft):
        draft.kind = "name"


def _take_ratio(draft: DraftAmount) -> None:
    """Take one in three, one over three: what is so put is a fraction."""
    token = draft.ahead()
    if token is None or draft.kind not in {"amount", "name"} or draft.has_unit() or draft.reason:
        return
    is_in = token.kind == "ratio" or (token.kind == "in" and draft.value == 1)
    if not (is_in or draft.plain[token.start : token.end].lower() == "over"):
        return
    number = draft.ahead(1)
    if number is None or number.kind not in _CHINESE | _ENGLISH:
        return
    other = _draft(draft.text, draft.tokens, draft.end + 1, draft.end + 1, is_phrase=False)
    if other is not None and other.kind == "amount" and not (other.has_unit() or other.reason):
        draft.take(other.end - draft.end)
        draft.reason = "ratio"


def _other_end(draft: DraftAmount) -> DraftAmount | None:
    """Read the other end of a range whose first end is `draft`; None where it is no range."""
    at = ranges.second_number(draft)
    if at is None or draft.tokens[at].kind not in _CHINESE | _ENGLISH:
        return None
    other = _draft(draft.text, draft.tokens, at, draft.end + 1, is_phrase=draft.is_phrase)
    return other if other is not None and ranges.fit(draft, other) else None
