"""Amounts out of tokens: each number with what belongs to it, ranges of two, and what is no amount.

The grammar goes over the tokens once. At the first piece of a number it reads the number, takes the
words before it that belong to it, and then those behind; it goes on behind what it has taken.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import apart, before, behind, number_words, numerals
from hunanfacts.figures.draft import Draft, bound_of
from hunanfacts.figures.exactly import EXACTLY
from hunanfacts.figures.numerals import Number, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.figures.amounts import Amount
    from hunanfacts.figures.tokens import Text, Token

_CHINESE = frozenset({"digit", "place", "tens"})
_ENGLISH = number_words.STARTS
_ALONE = frozenset({"code", "time", "broken", "slash", "date", "padded", "whole", "first", "nth"})
_STARTS = _CHINESE | _ENGLISH | _ALONE | {"scale", "several", "more"}


def amounts(text: Text, tokens: Sequence[Token], *, is_phrase: bool = False) -> Iterator[Amount]:
    """Yield what the tokens of a text say, in its order."""
    at = floor = 0
    while at < len(tokens):
        if tokens[at].kind not in _STARTS or not (draft := _draft(text, tokens, at, floor, is_phrase)):
            at += 1
            continue
        other = _other_end(draft)
        yield draft.amount() if other is None else _range(draft, other)
        at = floor = (draft if other is None else other).end


def _draft(text: Text, tokens: Sequence[Token], at: int, floor: int, is_phrase: bool) -> Draft | None:
    """Read what begins at a token; None where it is no number after all."""
    draft = Draft(text, tokens, at, floor, is_phrase=is_phrase)
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


def _take_number(draft: Draft) -> bool:
    token = draft.tokens[draft.at]
    if token.kind in _ALONE:
        return _take_alone(draft, token)
    if token.kind in {"several", "more"}:
        return _take_vague(draft)
    if token.kind == "half":
        return _take_half(draft)
    if _is_a_word(draft, token):
        return False
    number = _number(draft)
    if number is None or not _may_be_number(draft, number):
        return False
    draft.take_number(number)
    _take_fraction(draft)
    return True


def _number(draft: Draft) -> Number | None:
    """Read the number at a token, in the way of its language."""
    token = draft.tokens[draft.at]
    following = draft.tokens[draft.at + 1] if draft.at + 1 < len(draft.tokens) else None
    is_chinese = token.kind in _CHINESE or token.kind == "scale" or (
        token.kind == "digits" and following is not None
        and following.kind in {"place", "scale", "more"} and draft.is_gap(token.end, following.start)
    )  # fmt: skip
    read = numerals.read if is_chinese else number_words.read
    return read(draft.tokens, draft.at, draft.plain)


_FORMAL = frozenset("参參陆陸伍肆")
"""Formal numerals that are words of their own: 参加, 大陆, 队伍."""


def _is_a_word(draft: Draft, token: Token) -> bool:
    """Tell whether a formal numeral is none, since no other formal one stands behind it."""
    at = draft.text.place(token.start)
    original = draft.text.original
    return original[at] in _FORMAL and not draft.is_phrase and original[at + 1 : at + 2] not in (
        _FORMAL | frozenset("拾佰仟万萬亿億壹贰貳叁肆柒捌玖"))  # fmt: skip


def _may_be_number(draft: Draft, number: Number) -> bool:
    """Tell whether a number is more than a bare scale: 亿元, 百姓 and 千里 are none, 近百家 is."""
    if not number.is_bare or number.scale == 1 and number.value == 10:
        return True
    last = draft.tokens[number.end - 1].end
    following = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    is_share = following is not None and following.start == last and following.kind in {"over", "percent"}
    previous = draft.tokens[draft.at - 1] if draft.at > draft.floor else None
    is_bounded = previous is not None and previous.kind in {"hedge", "top", "percent", "ordinal"} and (
        draft.is_gap(previous.end, draft.start))  # fmt: skip
    is_small = number.scale == 1 or number.value > 1
    return is_share or is_bounded or (draft.is_phrase and is_small)


def _take_alone(draft: Draft, token: Token) -> bool:
    """Take a token that is a number, or the like, by itself."""
    before_it = draft.tokens[draft.at - 1] if draft.at > draft.floor else None
    follows_article = before_it is not None and before_it.kind == "a" and draft.is_gap(before_it.end, token.start)
    draft.take()
    draft.written = draft.plain[token.start : token.end]
    match token.kind:
        case "whole":
            draft.value, draft.share = Decimal(100), "%"
        case "first":
            draft.value, draft.kind, draft.unit, draft.written = Decimal(1), "ordinal", token.meaning, "首"
        case "nth":
            draft.value, draft.kind = Decimal(token.meaning), "ordinal"
            if follows_article or token.meaning > 99:
                draft.reason = "fraction"
            return not (token.meaning == 2 and before_it is not None and before_it.kind in {"a", "per"})
        case "slash":
            _take_quotient(draft, *token.meaning)
        case "broken":
            draft.reason = token.meaning
        case "date" | "padded" if isinstance(token.meaning, Decimal):
            draft.value = token.meaning
            draft.kind = "date" if token.kind == "date" else "amount"
        case "date":
            return False
        case _:
            draft.kind, draft.written = token.kind, ""
    return True


def _take_half(draft: Draft) -> bool:
    """Take half a million, half an hour, 半年, 半成; what is half of something else is no number."""
    number = number_words.read(draft.tokens, draft.at, draft.plain)
    if number is not None:
        draft.take_number(number)
        return True
    token = draft.take()
    following = draft.ahead()
    if following is not None and following.kind == "a":
        following = draft.ahead(1)
        if following is None or following.kind not in {"unit", "odd"}:
            return False
        draft.take()
    if following is None or following.kind not in {"unit", "date", "odd"} or draft.char(token.start - 1) in _NO_HALF:
        return False
    draft.value, draft.written = Decimal("0.5"), draft.plain[token.start : token.end]
    is_sure = following.meaning in _HALVED or following.kind == "odd" or following.start > token.end
    return is_sure


_NO_HALF = frozenset("上下前后大过多对一各东西南北")
_HALVED = frozenset({"年", "个月", "小时", "个小时", "天", "世纪", "个世纪", "成", "斤", "公里", "吨", "亩", "里", "米", "个"})


def _take_vague(draft: Draft) -> bool:
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


# ---- Fractions -----------------------------------------------------------------------------------


def _take_fraction(draft: Draft) -> None:
    """Take what makes a number part of a fraction: 三分之二, 一百分之2, 三又二分之一, 10 1/2, 3½."""
    token = draft.ahead()
    if token is None:
        return
    if token.kind == "slash" and draft.value % 1 == 0 and draft.scale == 1 and draft.written.isdecimal():
        whole = draft.value
        draft.take()
        _take_quotient(draft, *token.meaning)
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
            _take_fraction(draft)
            draft.value, draft.scale, draft.scale_name = EXACTLY.add(whole, draft.value), 1, ""
    _name_whole(draft)


def _name_whole(draft: Draft) -> None:
    draft.written = draft.plain[draft.tokens[draft.at].start : draft.stop] if draft.scale == 1 else draft.written


def _next_number(draft: Draft) -> Number | None:
    token = draft.ahead()
    if token is None or token.kind not in _CHINESE | {"digits", "scale"}:
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


def _take_quotient(draft: Draft, above: int, below: int) -> None:
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


# ---- What is no amount ---------------------------------------------------------------------------


def _tell_apart(draft: Draft) -> None:
    """Say of a number whether it is part of a date or of a name, or of an expression like 1 in 3."""
    if draft.reason:
        if draft.reason == "several" and len(draft.written) == len("十四五") and draft.written[::2] == "十五":
            draft.kind, draft.reason, draft.value = "name", "", Decimal(0)
        return
    if draft.kind == "amount" and draft.tokens[draft.at].kind == "padded" and not draft.reason:
        draft.kind = "code"
    if draft.kind == "amount" and not draft.unit and not draft.currency:
        _take_ratio(draft)
        if not draft.is_phrase and not draft.reason and draft.scale == 1 and apart.is_year(draft):
            draft.kind = "date"
    if draft.kind == "amount" and not draft.reason and not (draft.is_phrase and draft.unit) and apart.is_name(draft):
        draft.kind = "name"


def _take_ratio(draft: Draft) -> None:
    """Take one in three, one over three: what is so put is a fraction."""
    token = draft.ahead()
    if token is None or draft.scale != 1 or not (
        (token.kind == "in" and draft.value == 1) or draft.plain[token.start : token.end].lower() == "over"):  # fmt: skip
        return
    number = draft.ahead(1)
    if number is None or number.kind not in {"digits", "number"}:
        return
    other = _draft(draft.text, draft.tokens, draft.end + 1, draft.end + 1, is_phrase=False)
    if other is not None and not (other.unit or other.currency or other.reason) and other.kind == "amount":
        draft.take(other.end - draft.end)
        draft.reason = "fraction"


# ---- Ranges --------------------------------------------------------------------------------------


def _other_end(draft: Draft) -> Draft | None:
    """Read the other end of a range whose first end is `draft`; None where it is no range."""
    if draft.reason or draft.kind not in {"amount", "ordinal"} or _is_open(draft):
        return None
    joint = draft.ahead()
    at = draft.end + 1
    if joint is None or not _joins(draft, joint):
        return None
    floor = at
    while at < len(draft.tokens) and at < floor + 3 and draft.tokens[at].kind in {"currency", "percent", "sign", "ordinal"}:
        at += 1
    if at >= len(draft.tokens) or draft.tokens[at].kind not in _CHINESE | _ENGLISH:
        return None
    other = _draft(draft.text, draft.tokens, at, floor, draft.is_phrase)
    if other is None or other.kind not in {"amount", "ordinal"} or not draft.is_gap(joint.end, other.start):
        return None
    is_change = draft.is_from and other.signed() * other.scale <= draft.signed() * draft.scale
    return other if _fit(draft, other) and not is_change else None


def _is_open(draft: Draft) -> bool:
    return any(bound not in {"exact", "about"} for bound in draft.bounds) or draft.stop != (
        draft.tokens[draft.end - 1].end)  # fmt: skip


def _joins(draft: Draft, joint: Token) -> bool:
    if joint.kind == "join":
        return joint.meaning == "to" or draft.is_between
    before, after = draft.char(joint.start - 1), draft.char(joint.end)
    return joint.kind == "dash" and (before == " ") == (after == " ")


def _fit(draft: Draft, other: Draft) -> bool:
    """Tell whether two amounts are of one thing, so that they can be the ends of a range."""
    one = draft.unit or draft.share or draft.currency
    two = other.unit or other.share or other.currency
    return one in {"", two} or two == "" or (
        bool(draft.currency) and (two == draft.currency or one == draft.currency))  # fmt: skip


def _range(draft: Draft, other: Draft) -> Amount:
    """Return the range of two ends; what is named only at the second goes for both: 3至5亿元."""
    other.unit = other.unit or draft.unit
    other.share = other.share or draft.share
    other.currency = other.currency or draft.currency
    high = other.signed()
    low = draft.signed()
    is_shared = draft.scale == 1 and other.scale != 1 and not draft.unit and low <= high
    if other.scale == 1 and draft.scale != 1:
        low = EXACTLY.multiply(low, Decimal(draft.scale))
    elif not is_shared:
        low = EXACTLY.divide(EXACTLY.multiply(low, Decimal(draft.scale)), Decimal(other.scale))
    bounds = [*draft.bounds, *other.bounds]
    other.start = draft.start
    other.written = draft.plain[draft.start : other.stop] if not other.written else (
        draft.plain[draft.tokens[draft.at].start : other.tokens[other.at].start] + other.written)  # fmt: skip
    bound = bound_of(bounds)
    reason = other.reason or ("range" if low >= high or bound not in {"exact", "about"} else "")
    if other.unit_conflicts():
        reason = "units"
    if reason:
        return other.finished(kind="unreadable", bound=None, reason=reason)
    return other.finished(
        kind=draft.kind, low=low, high=high, unit=other.whole_unit(), scale=other.scale,
        bound=None if bound == "exact" else bound)  # fmt: skip
