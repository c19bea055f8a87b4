"""Money behind a number: currencies, a scale behind them, and coins: 75 USD million, 五元三毛."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import lexicon, number_words
from hunanfacts.figures.numerals import Unreadable

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.tokens import Token


def take(draft: DraftAmount) -> None:
    """Take a currency behind the number, and a scale behind that: 75 USD million, 10 €, 20 MUSD."""
    token = draft.ahead()
    if token is None:
        return
    if token.kind == "money" and draft.scale == 1 and not draft.currency:
        draft.take()
        name, code = token.meaning
        draft.scale, draft.scale_name, draft.unit = lexicon.ENGLISH_SCALES[name], name, code.upper()
    elif token.kind == "currency" and not draft.currency and not _begins_next(draft, token):
        draft.take()
        draft.unit = token.meaning
        scale = draft.ahead()
        if scale is not None and scale.kind == "magnitude" and draft.scale == 1:
            draft.take()
            draft.scale, draft.scale_name = lexicon.ENGLISH_SCALES[scale.meaning], scale.meaning
    take_coins(draft)


def _begins_next(draft: DraftAmount, token: Token) -> bool:
    """Tell whether a currency belongs to the number behind it, as in 1 $10 bill, $20，¥300."""
    return token.start > draft.stop and draft.char(token.end).isdecimal()


def take_coins(draft: DraftAmount) -> None:
    """Take what is paid in coins: 五元三毛, 三块五, 3 dollars 50 cents, 15 dollars 50."""
    unit = draft.unit or draft.currency
    token = draft.ahead()
    if not unit or draft.scale != 1 or token is None:
        return
    if unit in _CHINESE_MONEY:
        unsaid = "0.1" if draft.unit == "块" else ""
        if token.kind == "mixed":
            draft.take()
            token = draft.ahead()
        elif token.meaning == 0 and (coin := draft.ahead(1)) and coin.kind in {"digit", "digits"}:
            draft.take()  # 十块零五毛; 十块零五 leaves out the tenths
            token, unsaid = coin, unsaid and "0.01"
        if token is not None and token.kind in {"digit", "digits"} and token.start == draft.stop:
            _take_chinese_coin(draft, token, unsaid)
    elif unit in lexicon.CURRENCIES or unit in lexicon.MONEY:
        if token.kind == "join" and token.meaning == "and":
            _refuse_small_change(draft)
        elif token.kind in {"number", "digits"}:
            _take_english_coins(draft)


_CHINESE_MONEY = frozenset({"元", "块", "美元", "欧元"})


def _take_chinese_coin(draft: DraftAmount, token: Token, unsaid: str) -> None:
    """Take a number of coins; a single digit may stand for some of the size `unsaid`."""
    coin = draft.ahead(1)
    size = (
        lexicon.SMALL_MONEY.get(coin.meaning) if coin is not None and coin.kind == "unit" else None
    )
    is_short = coin is None and token.end == token.start + 1
    if size is None and not (unsaid and is_short):
        return
    draft.take(2 if size is not None else 1)
    part = Decimal(token.meaning) * Decimal(size or unsaid)
    draft.value = draft.value + part
    following = draft.touching()
    if size == "0.1" and following is not None and following.kind in {"digit", "digits"}:
        _take_chinese_coin(draft, following, "0.01")


def _take_english_coins(draft: DraftAmount) -> None:
    """Take cents, and two digits that can be nothing else: 15 dollars 50."""
    try:
        number = number_words.read(draft.tokens, draft.end, draft.plain)
    except Unreadable:
        return  # what follows is no number of cents
    if number is None or number.scale != 1 or number.is_ordinal:
        return
    last = draft.tokens[number.end - 1].end
    coin = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    follows = coin is not None and draft.is_gap(last, coin.start)
    if coin is not None and follows and coin.kind == "unit" and coin.meaning in lexicon.SMALL_MONEY:
        draft.take(number.end + 1 - draft.end)
        size = Decimal(lexicon.SMALL_MONEY[coin.meaning])
    elif not follows and not draft.currency and number.value in _TWO_DIGITS:
        draft.take(number.end - draft.end)
        size = Decimal("0.01")
    else:
        return
    draft.value = draft.value + number.value * size


_TWO_DIGITS = range(10, 100)


def _refuse_small_change(draft: DraftAmount) -> None:
    """Tell "one dollar and one" as unreadable: what is behind may be small change, or not."""
    if draft.unit not in lexicon.MONEY and draft.currency not in lexicon.CURRENCIES:
        return
    number = draft.ahead(1)
    if number is None or number.kind not in {"number", "digits"}:
        return
    following = draft.ahead(2)
    if following is None or following.kind in {"join", "point"}:
        draft.take(2)
        draft.reason = "several"
