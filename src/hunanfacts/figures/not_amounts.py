"""Numbers that are no amounts, told apart from them: years and days, plans, parts of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures.arabic import YEARS

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.tokens import Token

_MONTHS, _DAYS = 12, 31
_RECENT = range(1900, 2100)
_PLACES = frozenset("十百千万亿")
_AFTER_A_NUMBER = frozenset("至到的是不那却而和与或及了吗呢加减乘除等，。；、！？：")
"""What may stand behind a single numeral that counts nothing and is yet a number: 这是五那是四."""
_WORDS = ("一起", "一次性", "一级", "十分")
"""Words that begin with a numeral, and a unit behind it, and count nothing."""
_NAMED = frozenset({"强"})
"""Units of what is only a name: 500强."""


def is_date(draft: DraftAmount, token: Token) -> bool:
    """Tell whether a number with 年, 月 or 日 behind it is a part of a date."""
    if draft.bounds or draft.scale != 1 or draft.value % 1 or draft.kind != "amount":
        return False
    value = int(draft.value)
    match token.meaning[0]:
        case "年":
            is_written_out = _PLACES.isdisjoint(draft.written)
            return token.meaning == "年代" or (
                is_written_out and (value in YEARS or draft.written.startswith("0")))  # fmt: skip
        case "月":
            return 0 < value <= _MONTHS
        case _:
            return 0 < value <= _DAYS


def is_plan(written: str) -> bool:
    """Tell whether a numeral names a five-year plan: 十四五."""
    return len(written) == len("十四五") and written[0] + written[-1] == "十五"


def is_year(draft: DraftAmount) -> bool:
    """Tell whether a number that counts nothing is a year: in 2021, by 2035."""
    is_plain = len(draft.written) == len("2021") and draft.written.isdecimal()
    if not is_plain or int(draft.value) not in _RECENT or draft.bounds or draft.is_negative:
        return False
    behind = draft.plain[draft.stop : draft.stop + 2].lstrip()
    word = draft.plain[max(draft.start - 9, 0) : draft.start].split()[-1:]
    return not behind[:1].isalnum() or (word != [] and word[0].lower() in _BEFORE_A_YEAR)


_BEFORE_A_YEAR = frozenset(
    """in since of by until till from for year during before after early late mid fy than
    """.split()
)


def is_name(draft: DraftAmount) -> bool:
    """Tell whether a number is part of a word: COVID-19, B12, 5G, 三高四新, 500强.

    A word of letters with a bound or a scale behind it is none: GDP超过4万亿元, GDP4万亿元.
    """
    start = draft.start if draft.currency else draft.tokens[draft.at].start
    before, after = draft.char(start - 1), draft.after()
    is_joined = before in {"-", "–"} and _is_letter(draft.char(start - 2))
    if (_is_letter(before) and draft.scale == 1) or (is_joined and not draft.unit):
        return True
    if draft.plain.startswith(_WORDS, draft.start) and not draft.plain.startswith(
        "十分钟", draft.start
    ):
        return True
    if draft.has_unit() or draft.bounds:
        return draft.unit in _NAMED
    if _is_letter(after):
        draft.written = ""  # what 5G counts is not said
        return True
    is_single = len(draft.written) == 1 and not draft.written.isascii()
    return is_single and _is_chinese(after) and after not in _AFTER_A_NUMBER


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
