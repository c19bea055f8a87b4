"""What stands behind a number and belongs to it: 多, a sign of scale, money, a unit, a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import lexicon, money, not_amounts, unit_reading

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.tokens import Token

_DISPLAYS = frozenset({2, 4, 8})
"""4K names a screen; 40K are forty thousand."""
_NUMBERS = frozenset({"digits", "digit", "place", "tens"})
_CHANGING = frozenset({"more", "odd", "suffix", "digits"})
_PAYING = frozenset({"currency", "money"})
_RATING = frozenset({"per", "half", "digit", "digits", "more"})
_BOUNDING = frozenset({"plus", "behind", "hedge", "unit"})
_WHOLE = frozenset({"lakh", "range"})
"""Reasons for which what follows is taken too: 6 crore and two, 5 ± 1."""
_IN_WHOLE = frozenset({"join", "number", "digits", "hundred", "magnitude"})
_APART = frozenset({"date-unit", "clock", "month", "nth-sign"})
_MOST_BOUNDS = 2


def take(draft: DraftAmount) -> None:
    """Take, in their order, the words behind the number of a draft."""
    token = draft.ahead()
    if token is not None and token.kind in _CHANGING:
        _take_more(draft)
        _take_odd(draft)
        _take_letters(draft)
        token = draft.ahead()
    if token is not None and (draft.currency or token.kind in _PAYING):
        money.take(draft)
        token = draft.ahead()
    if token is not None and token.kind == "plus":
        _take_plus(draft)
        token = draft.ahead()
    if token is not None and token.kind in _APART:
        _take_apart(draft, token)
    if not draft.unit and draft.kind != "date":
        unit_reading.take(draft)
    _take_last(draft)


def _take_last(draft: DraftAmount) -> None:
    """Take what stands behind the unit, if something does."""
    token = draft.ahead()
    if draft.unit and (draft.after() == "/" or (token is not None and token.kind in _RATING)):
        unit_reading.take_rate(draft)
        unit_reading.take_half(draft)
        token = draft.ahead()
    elif token is not None and token.kind == "per" and draft.kind == "amount":
        unit_reading.take_rate(draft)
        token = draft.ahead()
    if token is not None and token.kind in _BOUNDING:
        _take_bounds(draft)


def _take_more(draft: DraftAmount) -> None:
    token = draft.ahead()
    if token is not None and token.kind == "more":
        draft.take()
        draft.bounds.append("over")


def _take_odd(draft: DraftAmount) -> None:
    """Take what changes the number in a way that is not read: two dozen, 5 crore, 九折."""
    token = draft.ahead()
    following = draft.ahead(1)
    if token is not None and token.kind == "digits" and following is not None and (
        following.meaning == "discount"):  # fmt: skip
        draft.take()
        token = following
    while token is not None and (
        token.kind == "odd" or (draft.reason in _WHOLE and token.kind in _IN_WHOLE)):  # fmt: skip
        draft.take()
        draft.reason = draft.reason or str(token.meaning)
        token = draft.ahead()


def _take_letters(draft: DraftAmount) -> None:
    """Take the sign of a scale or unit: 5k, 3.0m beside a currency, 10w; 1.8m is in metres."""
    token = draft.ahead()
    if token is None or token.kind != "suffix":
        return
    sign = token.meaning
    if draft.scale != 1 and sign not in lexicon.SYMBOLS:
        return
    draft.take()
    is_money = _is_of_money(draft)
    name = lexicon.ABBREVIATED.get(sign) or (lexicon.OF_MONEY.get(sign) if is_money else None)
    if draft.scale != 1:
        draft.unit = sign
    elif sign == "K" and not is_money and draft.value in _DISPLAYS:
        draft.kind = "name"
    elif name is not None:
        draft.scale_name = name
        draft.scale = lexicon.ENGLISH_SCALES.get(name) or lexicon.CHINESE_SCALES[name]
    elif sign in lexicon.SYMBOLS:
        draft.unit = sign
    else:
        draft.reason = "scale"


def _is_of_money(draft: DraftAmount) -> bool:
    following = draft.ahead()
    if draft.currency or following is None:
        return draft.currency != ""
    return following.kind == "currency" or (
        following.kind == "unit" and following.meaning in lexicon.MONEY)  # fmt: skip


def _take_plus(draft: DraftAmount) -> None:
    token = draft.touching()
    if token is not None and token.kind == "plus" and not draft.char(token.end).isdecimal():
        draft.take()
        draft.bounds.append("at-least")


def _take_apart(draft: DraftAmount, token: Token) -> None:
    """Take what makes a number part of a date or a clock time, or an ordinal: 5月, 2 pm, 6th."""
    if token.kind == "nth-sign":
        if token.start == draft.stop:
            draft.take()
            draft.kind = "ordinal"
    elif token.kind == "clock":
        draft.take()
        draft.kind = "time"
    elif token.kind == "month":
        draft.kind = "date"
        draft.take()
    else:
        is_date = not_amounts.is_date(draft, token)
        draft.take()
        draft.unit = token.meaning
        if is_date:
            draft.kind = "date"


def _is_last(draft: DraftAmount, token: Token) -> bool:
    """Tell whether "at least" belongs to the number before it, since none follows: 300 at least."""
    words = draft.plain[token.start : token.end].lower()
    following = draft.ahead(1)
    return words in {"at least", "at most"} and (following is None or following.kind not in (
        _NUMBERS | {"number", "currency", "a"}))  # fmt: skip


def _take_bounds(draft: DraftAmount) -> None:
    """Take the bounds behind: 以上, or so; 100元起."""
    _take_plus(draft)
    for _ in range(_MOST_BOUNDS):
        token = draft.ahead()
        if token is None or not (token.kind == "behind" or _is_last(draft, token)):
            break
        draft.take()
        draft.bounds.append(token.meaning)
        word = draft.plain[token.start : token.end].lower()
        draft.of_size = draft.of_size or lexicon.OF_SIZE.get(word)
    token = draft.touching()
    if token is not None and token.kind == "unit" and token.meaning == "起" and draft.unit and (
        not unit_reading.begins_word(draft.char(token.end))):  # fmt: skip
        draft.take()
        draft.bounds.append("at-least")
