"""Numbers that a question spells in characters, written in digits; imports nothing heavy."""

from __future__ import annotations

from decimal import localcontext

from hunanfacts.figures import numerals, tokens
from hunanfacts.figures.decimal_context import EXACTLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.tokens import Token

_STARTS = frozenset({"digit", "place", "tens"})


def in_digits(text: str) -> str:
    """Write the numbers that a text spells in characters, with their scales, in digits.

    What may be part of a name is left alone, a single character or several that are no year, and so
    is what may be several numbers, or, as 十六年, is a stretch of years and no year.

    >>> in_digits("突破四万多亿"), in_digits("百分之五"), in_digits("二〇二一年三一重工三高四新")
    ('突破4万亿', '5%', '2021年三一重工三高四新')
    """
    read = tokens.Text(text)
    found = tokens.scan(read.plain, "zh")
    written: list[str] = []
    at = done = 0
    with localcontext(EXACTLY):
        while at < len(found):
            end, digits = _digits(found, at, read.plain)
            if digits:
                written += [text[done : read.place(found[at].start)], digits]
                done = read.end(found[end - 1].end)
            at = end
    return "".join([*written, text[done:]])


def _digits(found: Sequence[Token], at: int, plain: str) -> tuple[int, str]:
    """Return behind which token a number ends, and the number in digits; "" for none."""
    is_share = found[at].kind == "percent" and found[at].meaning == "%"
    first = at + is_share
    following = found[at + 1].kind if at + 1 < len(found) else ""
    is_loose = found[at].kind == "digits" and following == "more"  # 20多亿
    if first >= len(found) or not (found[first].kind in _STARTS or is_loose):
        return at + 1, ""
    try:
        number = numerals.read(found, first, plain)
    except numerals.Unreadable as problem:
        return problem.end, ""
    chain = found[first : number.end]
    if number.end < len(found) and found[number.end].kind == "point":
        return _behind_clock(found, number.end), ""
    is_year = len(chain) == len("二〇二一")
    is_number = len(chain) > 1 and (is_year or any(token.kind != "digit" for token in chain))
    behind = plain[chain[-1].end : chain[-1].end + 1]
    is_word = behind == "大" or (behind == "年" and not is_year)  # 党的二十大, 十大, 十六年
    if number.is_bare or is_word or chain[-1].kind == "more" or not (is_share or is_number):
        return number.end, ""
    value = number.value.normalize()
    return number.end, f"{value:f}{number.scale_name}{'%' if is_share else ''}"


def _behind_clock(found: Sequence[Token], at: int) -> int:
    """Return behind which token a clock time ends, 十二点五十, which is no number."""
    while at < len(found) and found[at].kind in {"point", "digit", "place", "tens", "digits"}:
        at += 1
    return at
