"""Numbers with nothing beside them that may belong to them, which are read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures.amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.tokens import Text, Token

_UNITS = frozenset({"unit", "date-unit"})
_LINKS = frozenset(" \t\n\r.(/{整、及|")
"""Characters beside a number, beyond which there may be what belongs to it."""
_JOINED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-–")
"""Characters that make a name of a number that they touch, or a range: 5G, B12, 5-6."""


def end_of_one(plain: str, tokens: Sequence[Token], at: int, floor: int) -> int:
    """Return behind which token a 一 ends that is alone with its unit, as 一步 is; 0 for another.

    Nothing else that it may belong to is near it, so that it is a single one and no more.
    """
    token = tokens[at]
    if token.kind != "digit" or plain[token.start] != "一" or _follows(plain, tokens, at, floor):
        return 0
    end = at + 1
    if end < len(tokens) and tokens[end].start == token.end and tokens[end].kind in _UNITS:
        end += 1
    return 0 if _goes_on(plain, tokens, end) else end


def in_digits(text: Text, tokens: Sequence[Token], at: int, floor: int) -> Amount | None:
    """Return a number in digits without a unit, as in a list of them; None for any other.

    One of four digits may be a year.
    """
    token, plain = tokens[at], text.plain
    if token.kind != "digits" or token.end - token.start == len("2021"):
        return None
    touched = plain[token.start - 1 : token.start], plain[token.end : token.end + 1]
    if not _JOINED.isdisjoint(touched) or (at > floor and _follows(plain, tokens, at, floor)):
        return None
    if not _precedes_another(tokens, at) and _goes_on(plain, tokens, at + 1):
        return None
    start, end = text.place(token.start), text.end(token.end)
    return Amount(
        value=token.meaning, start=start, end=end, text=text.original[start:end],
        written=plain[token.start : token.end],
    )  # fmt: skip


def _follows(plain: str, tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Tell whether something before a number may belong to it."""
    start = tokens[at].start
    return (at > floor and tokens[at - 1].end == start) or plain[start - 1 : start] in _LINKS


def _goes_on(plain: str, tokens: Sequence[Token], end: int) -> bool:
    """Tell whether something may belong to what ends before a token."""
    stop = tokens[end - 1].end
    return (end < len(tokens) and tokens[end].start == stop) or plain[stop : stop + 1] in _LINKS


def _precedes_another(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the next number follows, and is no discount: 8 5折."""
    following = tokens[at + 1 : at + 3]
    is_number = following != [] and following[0].kind == "digits"
    return is_number and (len(following) == 1 or following[1].kind != "odd")
