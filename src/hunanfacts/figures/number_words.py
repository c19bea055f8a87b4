"""Numbers out of tokens, as English writes them: five hundred million, 3 hundred and 21.

Words are put together while each part is smaller than the one before; what cannot follow ends the
number, as in "3 hundred and 2 hundred". A fraction behind it makes all of it unreadable.
"""

from __future__ import annotations

from decimal import Decimal

from hunanfacts.figures import lexicon
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.numerals import Number, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.tokens import Token

STARTS = frozenset({"digits", "number", "a", "half", "vulgar", "quarter"})
_HUNDRED, _TEN, _TWENTY = Decimal(100), Decimal(10), Decimal(20)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_SECOND = 2
_HYPHENED = frozenset({"number", "nth", "part", "hundred", "magnitude"})
_MOST_WORDS = 40


class _Reader:
    """The tokens, and how far they have been read."""

    def __init__(self, tokens: Sequence[Token], at: int, plain: str) -> None:
        self.tokens = tokens
        self.at = at
        self.plain = plain
        self.start = at

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of a token that follows without anything between; "" where none does."""
        at = self.at + ahead
        if at >= len(self.tokens):
            return ""
        if at > self.start:
            gap = self.plain[self.tokens[at - 1].end : self.tokens[at].start]
            if gap.strip():
                return ""
        return self.tokens[at].kind

    def follows(self, word: str) -> bool:
        """Tell whether a word of no table parts the next token from the last."""
        if self.at >= len(self.tokens):
            return False
        return self.plain[self.tokens[self.at - 1].end : self.tokens[self.at].start].strip() == word

    def value(self, ahead: int = 0) -> Decimal:
        return Decimal(self.tokens[self.at + ahead].meaning)

    def skips_hyphen(self) -> bool:
        """Tell whether a hyphen joins two words here: fifty-two, fifty - two."""
        return self.kind() == "dash" and self.kind(1) in _HYPHENED


def read(tokens: Sequence[Token], at: int, plain: str) -> Number | None:
    """Read the number whose first token is `at`; None where there is none.

    Unreadable where it is a fraction, or words that are several numbers.
    """
    if tokens[at].kind == "digits" and (number := _in_digits(tokens, at, plain)) is not None:
        return number
    reader = _Reader(tokens, at, plain)
    if (part := _part_of_a_scale(reader)) is not None:
        return part
    if reader.kind() not in {"digits", "number", "a", "vulgar"} or (
        reader.kind() == "a" and reader.kind(1) not in {"hundred", "magnitude"}):  # fmt: skip
        return None
    parts = _parts(reader)
    if ordinal := _ordinal(reader, parts):
        return ordinal
    _refuse_fraction(reader)
    value, scale = parts[0] if len(parts) == 1 else (_total(parts), "")
    return Number(value, reader.at, lexicon.ENGLISH_SCALES.get(scale, 1), scale)


_FOLLOWERS = frozenset(
    {"number", "hundred", "magnitude", "point", "vulgar", "join", "part", "dash"}
)
_BEHIND_SCALES = _FOLLOWERS | {"digits", "nth", "a", "half", "quarter"}
"""Kinds of tokens that may go on with a number in digits, and with one that has its scale."""


def _in_digits(tokens: Sequence[Token], at: int, plain: str) -> Number | None:
    """Read a number in digits that no words go on with, besides one scale: 35, 3.5 million."""
    following = [token.kind for token in tokens[at + 1 : at + 3]] + ["", ""]
    if following[0] not in _FOLLOWERS:
        return Number(tokens[at].meaning, at + 1)
    if following[0] != "magnitude" or following[1] in _BEHIND_SCALES:
        return None
    scale = tokens[at + 1]
    if plain[tokens[at].end : scale.start].strip():
        return None
    size = lexicon.ENGLISH_SCALES[scale.meaning]
    return Number(tokens[at].meaning, at + 2, size, scale.meaning)


def _part_of_a_scale(reader: _Reader) -> Number | None:
    """Read half a million, half million, a quarter of a million; half alone is no number."""
    at = reader.at
    if reader.kind() == "a" and reader.kind(1) in _PARTS:
        reader.at += 1
    value = _PARTS.get(reader.kind())
    if value is not None:
        reader.at += 1
        if reader.kind() == "a" or reader.follows("of"):
            reader.at += 1
        if reader.kind() == "magnitude":
            scale = reader.tokens[reader.at].meaning
            return Number(value, reader.at + 1, lexicon.ENGLISH_SCALES[scale], scale)
    reader.at = at
    return None


# ---- The parts of a number -----------------------------------------------------------------------


def _parts(reader: _Reader) -> list[tuple[Decimal, str]]:
    """Read groups with their scales while each is smaller: 4 thousand 3 hundred and 21."""
    parts = [_group(reader)]
    while parts[-1][1] and _goes_on(reader, parts[-1][1]):
        if reader.kind() == "join":
            reader.at += 1
        parts.append(_group(reader))
        if reader.at - reader.start > _MOST_WORDS:
            raise Unreadable("long", reader.at)
    return parts


def _goes_on(reader: _Reader, scale: str) -> bool:
    """Tell whether a group follows that is smaller than the scale before it."""
    at = reader.at
    if reader.kind() == "join" and reader.tokens[at].meaning == "and":
        reader.at += 1
    is_group = reader.at > at or reader.kind(1) in {"hundred", "magnitude"}
    fits = False
    if reader.kind() == "number" or (reader.kind() == "digits" and is_group):
        number, lower = _group(reader)
        below = number * lexicon.ENGLISH_SCALES.get(lower, 1)
        fits = 0 < below < lexicon.ENGLISH_SCALES[scale]
    reader.at = at
    return fits


def _group(reader: _Reader) -> tuple[Decimal, str]:
    """Read a number below a thousand, or in digits, with the scale behind it."""
    value = _below_hundred(reader)
    if reader.kind() == "hundred" or (reader.skips_hyphen() and reader.kind(1) == "hundred"):
        reader.at += 2 if reader.kind() == "dash" else 1
        value = value * _HUNDRED
        value = value + _tail(reader)
    value = _decimals(reader, value)
    value = _and_a_half(reader, value)
    if reader.kind() == "vulgar":
        value = value + _vulgar(reader)
    if reader.kind() == "magnitude":
        reader.at += 1
        if reader.kind() == "magnitude":
            raise Unreadable("scale", reader.at + 1)
        return value, reader.tokens[reader.at - 1].meaning
    return value, ""


def _below_hundred(reader: _Reader) -> Decimal:
    if reader.kind() == "a":
        reader.at += 1
        return Decimal(1)
    if reader.kind() == "vulgar":
        return _vulgar(reader)
    value, is_word = reader.value(), reader.kind() == "number"
    reader.at += 1
    if not is_word:
        return value
    hyphen = 1 if reader.kind() == "dash" and reader.kind(1) == "number" else 0
    if value >= _TWENTY and reader.kind(hyphen) == "number" and 0 < reader.value(hyphen) < _TEN:
        value += reader.value(hyphen)
        reader.at += 1 + hyphen
    return value


def _vulgar(reader: _Reader) -> Decimal:
    written = reader.tokens[reader.at].meaning
    reader.at += 1
    if not written:
        raise Unreadable("fraction", reader.at)
    return Decimal(written)


def _tail(reader: _Reader) -> Decimal:
    """Read what stands behind a hundred: two hundred and five; but not 3 hundred and 2 hundred."""
    at = reader.at
    if reader.kind() == "join" and reader.tokens[at].meaning == "and":
        reader.at += 1
    is_joined = reader.at > at
    if reader.kind() == "number" or (is_joined and reader.kind() == "digits"):
        value = _below_hundred(reader)
        if (
            0 < value < _HUNDRED
            and value == value.to_integral_value()
            and reader.kind() != "hundred"
        ):
            return value
    reader.at = at
    return Decimal(0)


def _decimals(reader: _Reader, value: Decimal) -> Decimal:
    """Read what stands behind "point": nine point nought four, two hundred point seventy-one."""
    if reader.kind() != "point" or reader.kind(1) != "number":
        return value
    reader.at += 1
    digits = ""
    while reader.kind() == "number" and reader.at - reader.start < _MOST_WORDS:
        digits += str(_below_hundred(reader))
    return value + Decimal(f"0.{digits}")


def _and_a_half(reader: _Reader, value: Decimal) -> Decimal:
    """Read three and a half, two and a quarter; a million and a half is told as unreadable."""
    if reader.kind() == "join" and reader.kind(1) == "a" and reader.kind(2) in _PARTS and (
        reader.tokens[reader.at].meaning == "and"):  # fmt: skip
        value = EXACTLY.add(value, _PARTS[reader.kind(2)])
        reader.at += 3
    return value


def _total(parts: list[tuple[Decimal, str]]) -> Decimal:
    total = Decimal(0)
    for value, scale in parts:
        total = total + value * lexicon.ENGLISH_SCALES.get(scale, 1)
    return total


# ---- Ordinals and fractions ----------------------------------------------------------------------


def _ordinal(reader: _Reader, parts: list[tuple[Decimal, str]]) -> Number | None:
    """Read twenty-first, one hundred and fifth; one fifth is a fraction."""
    at = reader.at
    if reader.kind() == "join" and reader.kind(1) == "nth" and reader.tokens[at].meaning == "and":
        reader.at += 1
    is_joined = reader.kind() == "dash" and reader.kind(1) == "nth"
    if is_joined:
        reader.at += 1
    if reader.kind() == "nth" and reader.tokens[reader.start].kind == "number":
        place, total = reader.value(), _total(parts)
        below = total % _HUNDRED
        fits = (below >= _TWENTY and not below % _TEN and place < _TEN) or (
            total and not below and place < _HUNDRED)  # fmt: skip
        is_second = (
            place == _SECOND and not is_joined and below and len(parts) == 1
        )  # "twenty second delay"
        reader.at += 1
        if fits and not is_second and not _follows_article(reader):
            return Number(total + place, reader.at, is_ordinal=True)
        raise Unreadable("fraction", reader.at)
    reader.at = at
    return None


def _refuse_fraction(reader: _Reader) -> None:
    """Raise Unreadable where a fraction belongs to the number: six million and a half."""
    if reader.kind() == "number" and reader.tokens[reader.at - 1].kind != "digits":
        while reader.kind() in {"number", "hundred", "magnitude"}:
            reader.at += 1
        raise Unreadable("several", _with_fraction(reader, has_top=True))
    end = _with_fraction(reader)
    if end > reader.at:
        raise Unreadable("fraction", end)


def _with_fraction(reader: _Reader, *, has_top: bool = False) -> int:
    """Return behind which token a fraction ends that begins here, or where the reader stands."""
    ahead = 0
    if reader.kind() == "join" and reader.tokens[reader.at].meaning == "and":
        ahead = 1
    while (
        reader.kind(ahead) in {"number", "hundred", "magnitude", "a", "dash", "join"}
        and ahead < _MOST_WORDS
    ):
        has_top = has_top or reader.kind(ahead) != "dash"
        ahead += 1
    kind = reader.kind(ahead)
    if kind in _PARTS and ahead:
        has_top = True
    if kind == "part" or (has_top and kind in {"half", "quarter", "nth"}):
        return _with_whole(reader, ahead + 1)
    return reader.at


def _with_whole(reader: _Reader, ahead: int) -> int:
    """Return behind which token a fraction ends with its whole: two thirds of a million."""
    end = reader.at + ahead
    article, scale = reader.tokens[end : end + 1], reader.tokens[end + 1 : end + 2]
    if article and scale and article[0].kind == "a" and scale[0].kind == "magnitude":
        gap = reader.plain[reader.tokens[end - 1].end : article[0].start]
        return end + 2 if gap.strip() == "of" else end
    return end + 1 if reader.kind(ahead) == "magnitude" else end


def _follows_article(reader: _Reader) -> bool:
    before = reader.tokens[reader.start - 1] if reader.start else None
    return (
        before is not None
        and before.kind == "a"
        and before.end + 1 == reader.tokens[reader.start].start
    )
