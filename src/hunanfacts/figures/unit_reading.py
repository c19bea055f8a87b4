"""The unit behind a number, known or what is left of a phrase; and 半, 多 and 元/吨 behind it."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import arabic, clock, lexicon, money

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.tokens import Token

_HALF = Decimal("0.5")
_TOLD_SHORT = frozenset("成米尺丈斤毛角")
"""Units with a decimal right behind them: 三成五, 1米75."""
_HALVED = frozenset({"月", "小时", "世纪", "百分点", "星期"})
"""What stands behind 个半: 两个半月."""
_NO_UNIT = frozenset(
    """and or in of to the a an over out per plus minus times by with than for at on from dozen half
    quarter third thirds point as is are was were more less so up down i""".split()
)
_NOT_IN_UNITS = frozenset(
    "零〇一二三四五六七八九十百千万亿两几多余半来点第又折打成倍分和与至到或者约近超的了是在"
)
_MOST_WORDS = 3
_LEAST_ROUND = 100
_NUMBERS = frozenset("number nth part over hundred magnitude digits hedge not".split())
"""Kinds of tokens that no unit has in it."""


def take(draft: DraftAmount) -> None:
    """Take the unit that follows, if one does."""
    token = draft.ahead()
    if token is None:
        _take_bracketed(draft)
    elif token.kind == "unit" and draft.is_bare and token.meaning == "级":
        draft.kind = "name"  # 万亿级 is a class
    elif token.kind == "unit":
        _take_known(draft, token)
    elif token.kind == "dash" and token.start == draft.stop:
        _take_hyphened(draft, token)
    elif token.kind == "digit" and draft.char(token.start) == "两":
        draft.take()
        draft.unit = "两"
        if (counted := draft.touching()) is not None and counted.kind in {"unit", "date-unit"}:
            draft.reason = "several"  # 一两个
    elif token.kind == "point" and draft.char(token.start) == "点":
        clock.take(draft)
    if not draft.unit and draft.kind == "amount":
        _take_unknown(draft)


def _take_bracketed(draft: DraftAmount) -> None:
    """Take a unit in brackets: 20 (kg)."""
    at = draft.stop + (draft.after() == " ")
    if draft.char(at) not in {"(", "{"}:
        return
    token = draft.tokens[draft.end] if draft.end < len(draft.tokens) else None
    if token is None or token.kind not in {"unit", "suffix"} or token.start != at + 1:
        return
    if draft.char(token.end) in {")", "}"}:
        draft.take()
        draft.unit = token.meaning
        draft.stop += 1


def _take_hyphened(draft: DraftAmount, hyphen: Token) -> None:
    """Take the unit of 16-bit and three-foot."""
    unit = draft.ahead(1)
    if unit is not None and unit.kind in {"unit", "suffix"} and unit.start == hyphen.end:
        draft.take(2)
        draft.unit = unit.meaning


def _take_known(draft: DraftAmount, token: Token) -> None:
    """Take a unit that is known; 个 before another one falls away, and 30个亿 is 30亿."""
    draft.take()
    draft.unit = token.meaning
    following = draft.touching()
    if token.meaning == "s" and draft.written.endswith("0") and draft.char(token.start - 1) == "0":
        _take_decade(draft)
    elif token.meaning != "个" or following is None:
        money.take_coins(draft)
        if draft.after() == "整":
            draft.take_text(draft.stop + 1)  # 伍佰元整
    elif following.kind == "scale" and draft.scale == 1 and draft.char(following.end) != "级":
        draft.take()
        draft.unit, draft.scale = "", following.meaning
        draft.scale_name = lexicon.SCALE_NAMES.get(following.meaning, "")
        if (unit := draft.touching()) is not None and unit.kind == "unit":
            draft.take()
            draft.unit = unit.meaning
    elif following.meaning == "人":
        draft.take()
        draft.unit = following.meaning
    elif following.kind == "half":
        _take_half_of(draft, following)


def _take_decade(draft: DraftAmount) -> None:
    """Tell the 1990s as a date; 90s may as well be seconds."""
    if len(draft.written) == len("1990"):
        draft.kind, draft.unit = "date", ""
    elif len(draft.written) == len("90"):
        draft.reason = "units"


def _take_half_of(draft: DraftAmount, half: Token) -> None:
    unit = draft.ahead(1)
    if unit is not None and unit.start == half.end and unit.meaning in _HALVED:
        draft.take(2)
        draft.unit = "个月" if unit.meaning == "月" else unit.meaning
        draft.value = draft.value + _HALF


# ---- Units that are not known --------------------------------------------------------------------


def _take_unknown(draft: DraftAmount) -> None:
    """Take a unit that is not known: all that is left of a phrase, in prose letters behind 万.

    Letters that touch a number without a scale are no unit in prose but make a name of it: 5G.
    """
    if draft.is_phrase:
        stop = _phrase_end(draft)
        is_letter = draft.after().isascii() and draft.after().isalpha()
        if is_letter and (stop == draft.stop + 1 or not draft.plain[draft.stop : stop].isascii()):
            return  # 5G, 4S店
    elif draft.scale_name in lexicon.CHINESE_SCALES:
        stop = _letters_end(draft)
    else:
        return
    if stop > draft.stop:
        draft.unit = draft.plain[draft.stop : stop].strip()
        draft.take_text(stop)


def _letters_end(draft: DraftAmount) -> int:
    stop = draft.stop
    while (char := draft.char(stop)).isascii() and (char.isalpha() or char in {"/", "·"}):
        stop += 1
    return stop


def _phrase_end(draft: DraftAmount) -> int:
    """Return where the unit of a phrase ends: before a bound behind it, or with the phrase."""
    stop, following = len(draft.plain), draft.tokens[draft.end :]
    for token in following:
        if token.kind == "behind":
            stop = token.start
            break
    name = draft.plain[draft.stop : stop].strip()
    words = name.lower().split()
    is_word = len(words) <= _MOST_WORDS and all(
        char in " ·²³/" or _is_letter(char) for char in name
    )
    is_none = not (_NO_UNIT.isdisjoint(words) and _NOT_IN_UNITS.isdisjoint(name))
    has_number = any(token.kind in _NUMBERS for token in following if token.start < stop)
    return draft.stop if is_none or has_number or not is_word else stop


def _is_letter(char: str) -> bool:
    """Tell whether a character makes words, in any script: ரூ has a vowel sign in it."""
    return unicodedata.category(char)[0] in {"L", "M"} or char == '"'


# ---- Behind the unit -----------------------------------------------------------------------------


def take_rate(draft: DraftAmount) -> None:
    """Take what a unit is told by: 元/吨, km/h, yuan per tonne, 件/万人, 3 per 10,000 people."""
    token = draft.ahead()
    start = draft.stop + 1
    if token is not None and token.kind == "per" and draft.char(token.end) == " ":
        start = token.end + 1
    elif draft.after() != "/":
        return
    elif draft.char(start) in arabic.DIGITS:
        draft.take()
        draft.reason = "ratio"  # 5 l/100 km
        return
    unit = _unit_at(draft, start)
    stop = unit.end if unit is not None else start
    while draft.unit and (char := draft.char(stop)) and (
        char in "²³" or (char.isascii() and char.isalpha())):  # fmt: skip
        stop += 1
    if stop > start:
        draft.unit = (draft.unit + draft.plain[draft.stop : stop]).strip()
        draft.take_text(stop)


def _unit_at(draft: DraftAmount, start: int) -> Token | None:
    """Return the unit that begins at a place, or behind a round number that does: 10,000 people."""
    tokens = draft.tokens[draft.end : draft.end + 3]
    at = next((at for at, token in enumerate(tokens) if token.start == start), len(tokens))
    if at + 1 < len(tokens) and _is_round(tokens[at]) and (
        draft.is_gap(tokens[at].end, tokens[at + 1].start)):  # fmt: skip
        at += 1
    return tokens[at] if at < len(tokens) and tokens[at].kind in {"unit", "date-unit"} else None


def _is_round(token: Token) -> bool:
    """Tell whether a token is a number that rates are told by: 百, 千, 万, 亿, 100, 10,000."""
    if token.kind == "digits":
        return str(token.meaning).strip("0") == "1" and Decimal(token.meaning) >= _LEAST_ROUND
    return token.kind in {"place", "scale"}


def take_half(draft: DraftAmount) -> None:
    """Take 半, a decimal or 多 behind a unit: 三斤半, 三成五, 1米75, 一年多."""
    token = draft.touching()
    if token is None:
        return
    is_last = not begins_word(draft.char(token.end))
    if token.kind == "half" and is_last and draft.scale == 1:
        draft.take()
        draft.value = draft.value + _HALF
    elif token.kind in {"digit", "digits"} and draft.unit in _TOLD_SHORT and is_last:
        digits = str(draft.take().meaning)
        if draft.value % 1 or draft.scale != 1 or not digits.isdecimal():
            draft.reason = "several"
        else:
            draft.value = draft.value + Decimal(f"0.{digits}")
    elif token.kind == "more" and draft.plain[token.start] in "多余":
        draft.take()
        draft.bounds.append("over")


def begins_word(char: str) -> bool:
    """Tell whether a character goes on with a word: 半 in 5家半导体企业 is no half."""
    return char.isalnum() and char not in "的以左上多了是及或"
