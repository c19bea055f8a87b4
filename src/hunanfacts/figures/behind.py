"""What stands behind a number and belongs to it: its scale, money, unit, coins, 半, 多 and bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import apart, lexicon, number_words, numerals
from hunanfacts.figures.exactly import EXACTLY

if TYPE_CHECKING:
    from hunanfacts.figures.draft import Draft
    from hunanfacts.figures.tokens import Token

_HALF = Decimal("0.5")
_DISPLAYS = frozenset({2, 4, 8})
"""4K names a screen; 40K are forty thousand."""
_NUMBERS = frozenset({"digits", "digit", "place", "tens"})
_TWO = 2


def take(draft: Draft) -> None:
    """Take, in their order, the words behind the number of a draft."""
    _take_odd(draft)
    _take_letters(draft)
    _take_money(draft)
    _take_plus(draft)
    if (token := draft.ahead()) is not None and token.kind in {"date", "clock", "month", "nth-sign"}:
        _take_apart(draft, token)
    if not draft.unit and draft.kind != "date":
        _take_unit(draft)
    if draft.unit:
        _take_rate(draft)
        _take_half(draft)
    _take_bounds(draft)


def _take_odd(draft: Draft) -> None:
    """Take 多 behind words, and what changes the number in a way that is not read: dozen, 折."""
    token = draft.ahead()
    if token is not None and token.kind == "more" and (token.start == draft.stop or token.meaning != "几"):
        draft.take()
        draft.bounds.append("over")
        token = draft.ahead()
    if token is not None and token.kind == "digits" and (odd := draft.ahead(1)) and odd.meaning == "discount":
        draft.take()  # 7 2 折
        token = odd
    while token is not None and token.kind == "odd":
        draft.take()
        draft.reason = draft.reason or token.meaning
        token = draft.ahead()
    if draft.reason == "lakh":
        while token is not None and token.kind in {"join", "number", "digits", "hundred", "odd", "magnitude"}:
            draft.take()
            token = draft.ahead()


def _take_letters(draft: Draft) -> None:
    """Take the sign of a scale or unit: 5k, 3.0m beside a currency, 10w; 1.8m is in metres."""
    token = draft.ahead()
    if token is None or token.kind != "suffix" or draft.scale != 1 and token.meaning not in lexicon.SYMBOLS:
        return
    sign = draft.take().meaning
    following = draft.ahead()
    is_money = bool(draft.currency) or (following is not None and following.kind == "currency") or (
        following is not None and following.kind == "unit" and following.meaning in lexicon.MONEY)  # fmt: skip
    name = lexicon.ABBREVIATED.get(sign) or (lexicon.OF_MONEY.get(sign) if is_money else None)
    if sign == "K" and not is_money and draft.value in _DISPLAYS:
        draft.kind = "name"
    elif name is not None:
        draft.scale_name = name
        draft.scale = lexicon.ENGLISH_SCALES.get(name) or lexicon.CHINESE_SCALES[name]
    elif sign in lexicon.SYMBOLS:
        draft.unit = sign
    else:
        draft.reason = "scale"


def _take_money(draft: Draft) -> None:
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
    _take_coins(draft)


def _begins_next(draft: Draft, token: Token) -> bool:
    """Tell whether a currency belongs to the number behind it, as in 1 $10 bill, $20，¥300."""
    return token.start > draft.stop and draft.char(token.end).isdecimal()


def _take_plus(draft: Draft) -> None:
    token = draft.touching()
    if token is not None and token.kind == "plus" and not draft.char(token.end).isdecimal():
        draft.take()
        draft.bounds.append("at-least")


def _take_apart(draft: Draft, token: Token) -> None:
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
        is_date = apart.is_date(draft, token)
        draft.take()
        draft.unit = token.meaning
        if is_date:
            draft.kind = "date"


# ---- Units ---------------------------------------------------------------------------------------


def _take_unit(draft: Draft) -> None:
    token = draft.ahead()
    if token is None:
        _take_bracketed(draft) or _take_unknown(draft)
    elif token.kind == "unit" and _is_class(draft, token):
        draft.kind = "name"
    elif token.kind == "unit":
        _take_known(draft, token)
    elif token.kind == "dash" and token.start == draft.stop:
        unit = draft.ahead(1)
        if unit is not None and unit.kind in {"unit", "suffix"} and unit.start == token.end:
            draft.take(2)
            draft.unit = unit.meaning
    elif token.kind == "digit" and draft.char(token.start) == "两":
        draft.take()
        draft.unit = "两"
    elif token.kind == "point" and draft.char(token.start) == "点":
        _take_point(draft)
    elif token.kind == "first" or token.kind == "numbered" or token.kind == "join":
        return
    else:
        _take_unknown(draft)


def _take_bracketed(draft: Draft) -> bool:
    """Take a unit in brackets: 20 (kg)."""
    at = draft.stop + (draft.after() == " ")
    token = draft.tokens[draft.end] if draft.end < len(draft.tokens) else None
    is_closed = token is not None and draft.char(token.end) in {")", "}"} and token.start == at + 1
    if not is_closed or draft.char(at) not in {"(", "{"} or token.kind not in {"unit", "suffix"}:
        return False
    draft.take()
    draft.unit = token.meaning
    draft.stop += 1
    return True


def _is_class(draft: Draft, token: Token) -> bool:
    """Tell whether a bare scale names a class: 万亿级 is no number."""
    return draft.is_bare and token.meaning == "级"


def _take_known(draft: Draft, token: Token) -> None:
    """Take a unit that is known; 个 before another one falls away, and 30个亿 is 30亿."""
    draft.take()
    draft.unit = token.meaning
    following = draft.touching()
    if token.meaning != "个" or following is None:
        _take_coins(draft)
        return
    if following.kind == "scale" and draft.scale == 1 and draft.char(following.end) != "级":
        draft.take()
        draft.unit, draft.scale = "", following.meaning
        draft.scale_name = lexicon.SCALE_NAMES[following.meaning]
        if (unit := draft.touching()) is not None and unit.kind == "unit":
            draft.take()
            draft.unit = unit.meaning
    elif following.meaning == "人":
        draft.take()
        draft.unit = following.meaning
    elif following.kind == "half" and (unit := draft.ahead(1)) and unit.start == following.end and (
        unit.meaning in _HALVED):  # fmt: skip
        draft.take(2)
        draft.unit = f"个{unit.meaning}" if unit.meaning == "月" else unit.meaning
        draft.value = EXACTLY.add(draft.value, _HALF)


_HALVED = frozenset({"月", "小时", "世纪", "百分点", "星期"})


def _take_coins(draft: Draft) -> None:
    """Take what is paid in coins: 五元三毛, 三块五, 3 dollars 50 cents, $10 30 cents, 15 dollars 50."""
    unit = draft.unit or draft.currency
    token = draft.ahead()
    if token is not None and token.kind == "mixed" and unit in {"美元", "欧元", "元"}:
        draft.take()
        token = draft.ahead()
    if unit and token is not None and token.kind == "join" and token.meaning == "and":
        _refuse_small_change(draft)
        return
    if not unit or draft.scale != 1 or token is None or token.kind not in _NUMBERS | {"number"}:
        return
    is_chinese = unit in {"元", "块", "美元", "欧元"}
    is_english = unit in lexicon.CURRENCIES or unit in lexicon.MONEY
    if not (is_chinese or is_english) or (is_chinese and token.start != draft.stop):
        return
    try:
        if token.kind == "number":
            number = number_words.read(draft.tokens, draft.end, draft.plain)
        else:
            number = numerals.read(draft.tokens, draft.end, draft.plain)
    except numerals.Unreadable:
        return
    if number is None or number.scale != 1 or number.is_ordinal:
        return
    _add_coins(draft, number, is_chinese=is_chinese)


def _refuse_small_change(draft: Draft) -> None:
    """Tell "one dollar and one" as unreadable: what is behind may be small change, or another number."""
    if draft.unit not in lexicon.MONEY and draft.currency not in lexicon.CURRENCIES:
        return
    number = draft.ahead(1)
    if number is None or number.kind not in {"number", "digits"}:
        return
    following = draft.ahead(2)
    if following is None or following.kind in {"join", "point"}:
        draft.take(2)
        draft.reason = "several"


def _add_coins(draft: Draft, number: numerals.Number, *, is_chinese: bool) -> None:
    last = draft.tokens[number.end - 1]
    coin = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    follows = coin is not None and draft.is_gap(last.end, coin.start)
    size = lexicon.SMALL_MONEY.get(coin.meaning) if follows and coin and coin.kind == "unit" else None
    written = draft.plain[draft.tokens[draft.end].start : last.end]
    if size is not None:
        draft.end, draft.stop = number.end + 1, coin.end
        draft.value = EXACTLY.add(draft.value, EXACTLY.multiply(number.value, Decimal(size)))
        if is_chinese and size == "0.1":
            _take_coins(draft)
    elif is_chinese and draft.unit == "块" and len(written) == 1 and not (follows and coin.kind in {"unit", "scale", "more"}):
        draft.end, draft.stop = number.end, last.end
        draft.value = EXACTLY.add(draft.value, EXACTLY.multiply(number.value, Decimal("0.1")))
    elif not is_chinese and draft.value % 1 == 0 and not draft.currency and 10 <= number.value < 100 and number.value % 1 == 0 and not (
        follows and coin.kind in {"unit", "magnitude", "hundred", "currency", "suffix", "place", "scale", "dash"}):
        draft.end, draft.stop = number.end, last.end
        draft.value = EXACTLY.add(draft.value, EXACTLY.divide(number.value, Decimal(100)))


def _take_point(draft: Draft) -> None:
    """Take 点 behind a number: an hour, or a point of an index."""
    if apart.is_clock(draft):
        draft.kind = "time"
    draft.take()
    if draft.kind == "time":
        half = draft.touching()
        if half is not None and half.kind == "half":
            draft.take()
        return
    minutes = draft.touching()
    if minutes is None or minutes.kind not in _NUMBERS or draft.value > 24 or draft.value % 1:
        draft.unit = "点"
        return
    try:
        number = numerals.read(draft.tokens, draft.end, draft.plain)
    except numerals.Unreadable:
        draft.unit = "点"
        return
    after = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    last = draft.tokens[number.end - 1].end
    unit = after.meaning if after is not None and after.start == last and after.kind == "unit" else ""
    if unit not in {"", "分"}:
        draft.unit = "点"
    elif number.value < 60 and (unit or number.value >= 10):
        draft.end, draft.stop = number.end, last
        if unit:
            draft.take()
        draft.kind, draft.written = "time", ""
    else:
        draft.reason = "several"


def _take_unknown(draft: Draft) -> None:
    """Take a unit that is not known: in a phrase all that is left, in prose a sign such as kW·h.

    Letters that touch a number without a scale are no unit in prose but make a name of it: 5G.
    """
    if draft.unit or draft.kind == "ordinal":
        return
    if draft.is_phrase:
        stop = _unknown_end(draft)
    elif draft.scale_name in lexicon.CHINESE_SCALES and draft.after().isascii() and draft.after().isalpha():
        stop = _letters_end(draft)
    else:
        return
    if stop > draft.stop:
        draft.unit = draft.plain[draft.stop : stop].strip()
        draft.take_text(stop)


def _letters_end(draft: Draft) -> int:
    stop = draft.stop
    while draft.char(stop).isascii() and (draft.char(stop).isalnum() or draft.char(stop) in {"/", "·"}) and draft.char(stop):
        stop += 1
    return stop


_NO_UNIT = frozenset("""and or in of to the a an over out per plus minus times by with than for at on
from dozen half quarter third thirds half point as is are was were more less so up down i""".split())
_MOST_WORDS = 3
_NOT_IN_UNITS = frozenset("零〇一二三四五六七八九十百千万亿两几多余半来点第又折打成倍分和与至到或者约近超的了是在")


def _unknown_end(draft: Draft) -> int:
    """Return where the unit of a phrase ends: before a bound behind it, or where the phrase does."""
    stop = len(draft.plain)
    for token in draft.tokens[draft.end :]:
        if token.kind == "behind":
            stop = token.start
            break
    name = draft.plain[draft.stop : stop].strip()
    words = name.lower().split()
    is_word = all(char.isalpha() or char in " ·²³/" for char in name) and len(words) <= _MOST_WORDS
    if not is_word or not _NO_UNIT.isdisjoint(words) or not _NOT_IN_UNITS.isdisjoint(name[:-1] + name[-1:]):
        return draft.stop
    has_number = any(token.kind in {"number", "nth", "over", "hundred", "magnitude", "digits", "hedge", "not"}
                     for token in draft.tokens[draft.end :] if token.start < stop)  # fmt: skip
    return draft.stop if has_number else stop


# ---- Behind the unit -----------------------------------------------------------------------------


def _take_rate(draft: Draft) -> None:
    """Take what a unit is told by: 元/吨, km/h, yuan per tonne."""
    token = draft.ahead()
    if token is not None and token.kind == "per" and draft.char(token.end) == " ":
        stop = token.end + 1
        while draft.char(stop).isalpha():
            stop += 1
        draft.unit = f"{draft.unit} {draft.plain[token.start : stop]}"
        draft.take_text(stop)
        return
    at = draft.stop
    if draft.char(at) == "/" and draft.char(at + 1).isalpha():
        token = next((token for token in draft.tokens[draft.end : draft.end + 2] if token.start == at + 1), None)
        stop = token.end if token is not None and token.kind in {"unit", "date"} else at + 1
        while draft.char(stop).isascii() and draft.char(stop).isalpha():
            stop += 1
        if stop > at + 1:
            draft.unit += draft.plain[at:stop]
            draft.take_text(stop)


def _take_half(draft: Draft) -> None:
    """Take 半 or 多 behind a unit: 三斤半, 一年多, 三成五."""
    token = draft.touching()
    if token is None:
        return
    after = draft.char(token.end)
    if token.kind == "half" and not _is_word(after) and draft.scale == 1:
        draft.take()
        draft.value = EXACTLY.add(draft.value, _HALF)
    elif token.kind == "digit" and draft.unit == "成" and not _is_word(after) and not draft.value % 1:
        draft.take()
        draft.value = EXACTLY.add(draft.value, Decimal(token.meaning) / 10)
    elif token.kind == "more" and draft.plain[token.start] in "多余":
        draft.take()
        draft.bounds.append("over")


def _is_word(char: str) -> bool:
    return char.isalnum() and char not in "的以左上多了，是及或"


def _is_last(draft: Draft, token: Token) -> bool:
    """Tell whether "at least" belongs to the number before it, since none follows: 300 at least."""
    words = draft.plain[token.start : token.end].lower()
    following = draft.ahead(1)
    return words in {"at least", "at most"} and (following is None or following.kind not in (
        _NUMBERS | {"number", "currency", "a"}))  # fmt: skip


def _take_bounds(draft: Draft) -> None:
    """Take the bounds behind: 以上, or so; 100元起."""
    _take_plus(draft)
    for _ in range(_TWO):
        token = draft.ahead()
        if token is None or not (token.kind == "behind" or _is_last(draft, token)):
            break
        draft.take()
        draft.bounds.append(token.meaning)
    token = draft.touching()
    if token is not None and token.kind == "unit" and token.meaning == "起" and draft.unit and (
        not _is_word(draft.char(token.end))):  # fmt: skip
        draft.take()
        draft.bounds.append("at-least")
