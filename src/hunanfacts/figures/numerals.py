"""Numbers out of tokens, as Chinese writes them: 三亿六千万, 3.6亿, 两千, 5万4千6百, 二十几万.

A chain of numeral tokens is one number or none: what is left over is never thrown away, and a chain
that could be two numbers (三百五百), or several (二三十), is told as unreadable with its reason.
"""

from __future__ import annotations

from decimal import Decimal

from hunanfacts.figures import lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.figures.tokens import Token

    Piece = tuple[str, Decimal]
    """A part of a chain: its kind (number, digit, place, scale, point), and how much it is."""

_STARTS = frozenset({"digits", "digit", "place", "tens", "scale"})
_SINGLE = frozenset({"digits", "digit"})
"""Kinds of tokens that are numbers by themselves."""
_BEHIND_SPACE = frozenset({"place", "scale", "more"})
_MOST_PIECES = 60
"""No number has as many characters; what is longer is none, however often it repeats itself."""
_TEN, _HUNDRED, _ABOVE = Decimal(10), Decimal(100), Decimal(10**5)
_WAN, _YI, _WAN_YI = Decimal(10**4), Decimal(10**8), Decimal(10**12)
_UNSURE: Piece = ("scale", Decimal(0))
_ZERO: Piece = ("digit", Decimal(0))
_UNSURE_PAIR = 2


class Unreadable(Exception):  # noqa: N818 -- it is no error of the program's
    """What looks like a number and cannot be told for sure, with one of `amounts.REASONS`."""

    def __init__(self, reason: str, end: int) -> None:
        """Keep why, and behind which token the reader goes on."""
        super().__init__(reason)
        self.reason = reason
        self.end = end


class Number:
    """A number that was read: `value` times `scale`, before the token `end`.

    三亿六千万 is 36000 with the scale 万, which stands last and belongs to the unit.
    """

    __slots__ = ("end", "is_bare", "is_more", "is_ordinal", "scale", "scale_name", "value")

    def __init__(  # noqa: PLR0913 -- each is a part of a number
        self, value: Decimal, end: int, scale: int = 1, scale_name: str = "", *,
        is_more: bool = False, is_bare: bool = False, is_ordinal: bool = False,
    ) -> None:  # fmt: skip
        """Keep the parts; `is_more` tells of a 多, `is_bare` that it is 百, 千, 万 or 亿 alone."""
        self.value = value
        self.end = end
        self.scale = scale
        self.scale_name = scale_name
        self.is_more = is_more
        self.is_bare = is_bare
        self.is_ordinal = is_ordinal


def read(tokens: Sequence[Token], at: int, plain: str) -> Number:
    """Read the number whose first token is `at`; Unreadable where it is not one for sure.

    It is reckoned with in the context of decimal numbers of the caller.
    """
    end, is_more = _chain(tokens, at, plain)
    if tokens[at].kind in _SINGLE and (number := _simple(tokens, at, end)) is not None:
        return number
    if end - at > _MOST_PIECES:
        raise Unreadable("long", end)
    pieces = _pieces(tokens[at:end])
    if not pieces:
        raise Unreadable("vague", end)
    try:
        total = _value(pieces)
    except ValueError as problem:
        raise Unreadable(str(problem), end) from None
    scale = pieces[-1][1] if pieces[-1][0] == "scale" else Decimal(1)
    kinds = {kind for kind, _ in pieces}
    return Number(
        total / scale,
        end,
        int(scale),
        lexicon.SCALE_NAMES.get(int(scale), ""),
        is_more=is_more,
        is_bare=kinds <= {"place", "scale"} and pieces[0] != ("place", _TEN),
    )


def _simple(tokens: Sequence[Token], at: int, end: int) -> Number | None:
    """Return a number of one token that a scale may stand behind, as most are: 35, 八, 35万."""
    value = Decimal(tokens[at].meaning)
    if end == at + 1:
        return Number(value, end)
    scale = tokens[at + 1]
    if end > at + 2 or scale.kind != "scale" or scale.meaning <= 1:
        return None
    return Number(value, end, scale.meaning, lexicon.SCALE_NAMES.get(scale.meaning, ""))


# ---- The chain -----------------------------------------------------------------------------------


def _chain(tokens: Sequence[Token], at: int, plain: str) -> tuple[int, bool]:
    """Return behind which token the number ends, and whether a 多 stands in it or behind it."""
    end, is_more, has_point = at + 1, False, False
    while end < len(tokens) and _continues(tokens, end, plain, is_more=is_more):
        if tokens[end].kind == "more":
            is_more = True
        elif tokens[end].kind == "point":
            if has_point or is_more or not _is_decimal(tokens, end, plain):
                break
            has_point = True
        end += 1
    return end, is_more


def _continues(tokens: Sequence[Token], at: int, plain: str, *, is_more: bool) -> bool:
    """Tell whether a token goes on with the number that the one before it is part of."""
    last, token = tokens[at - 1], tokens[at]
    if is_more:
        return token.kind == "scale" and plain[last.end : token.start].strip() == ""
    if token.start != last.end:
        is_space = plain[last.end : token.start].strip(" ") == ""
        return is_space and (
            token.kind in _BEHIND_SPACE
            or (token.kind == "digits" and last.kind in _BEHIND_SPACE and _is_lower(tokens, at))
        )
    if token.kind == "digits":
        return last.kind in {"scale", "place"} or (last.kind == "digit" and last.meaning == 0)
    if token.kind == "digit" and plain[token.start] == "两":
        return _is_lower(tokens, at)  # 三十两 is a weight
    if token.kind == "digit":
        return last.kind != "digits" or (token.meaning == 0 and _is_lower(tokens, at))
    return token.kind in _STARTS or token.kind in {"more", "point"}


def _is_lower(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place or scale, or a further digit, stands right behind a digit."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.start == tokens[at].end and after.kind in {
        "place", "scale", "more", "digits"}  # fmt: skip


def _is_decimal(tokens: Sequence[Token], at: int, plain: str) -> bool:
    """Tell whether 点 is a decimal point: digits stand behind it, and it is not 三点五十分."""
    if tokens[at - 1].kind == "digits":
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].kind == "digit" and (
        tokens[end].start == tokens[end - 1].end and plain[tokens[end].start] != "两"):  # fmt: skip
        end += 1
    after = tokens[end] if end < len(tokens) and tokens[end].start == tokens[end - 1].end else None
    is_clock = after is not None and (after.kind == "place" or after.meaning == "分")
    return end > at + 1 and not is_clock


def _pieces(chain: Sequence[Token]) -> list[Piece]:
    """Turn tokens into pieces; 四万多亿 has one scale, 万亿, and 廿 is two tens."""
    pieces: list[Piece] = []
    for place, token in enumerate(chain):
        if token.kind == "more":
            if pieces == [_ZERO]:
                return []  # 零几
            if pieces[-1] == _ZERO:
                pieces.pop()  # 一百零几万
            continue
        if token.kind == "tens":
            pieces += [("digit", Decimal(token.meaning // 10)), ("place", _TEN)]
        elif token.kind == "scale" and place and chain[place - 1].kind == "more" and (
            pieces[-1] == ("scale", _WAN) and token.meaning == _YI):  # fmt: skip
            pieces[-1] = ("scale", _WAN_YI)
        else:
            kind = "number" if token.kind == "digits" else token.kind
            pieces.append((kind, Decimal(token.meaning or 0)))
    if _UNSURE in pieces and ("scale", _YI) in pieces[pieces.index(_UNSURE) :]:
        pieces[pieces.index(_UNSURE)] = ("scale", _WAN_YI)
    return pieces


# ---- The value -----------------------------------------------------------------------------------


def _value(pieces: list[Piece]) -> Decimal:
    """Return the value of a whole chain; ValueError with the reason where it has none."""
    kinds = [kind for kind, _ in pieces]
    if any(kind == "scale" and value <= 1 for kind, value in pieces):
        raise ValueError("scale")
    if "point" not in kinds:
        return _whole(pieces)
    at = kinds.index("point")
    end = at + 1
    while end < len(pieces) and kinds[end] == "digit":
        end += 1
    if any(kind != "scale" for kind in kinds[end:]) or len(kinds) - end > 1 or not at:
        raise ValueError("several")
    digits = "".join(str(digit) for _, digit in pieces[at + 1 : end])
    number = _whole(pieces[:at]) + Decimal(f"0.{digits}")
    scale = pieces[end][1] if end < len(pieces) else Decimal(1)
    return number * scale


def _whole(pieces: list[Piece]) -> Decimal:
    """Add up what stands before each scale: 三亿六千万; in 一万二千亿 the 亿 is of all."""
    total, size = Decimal(0), Decimal(0)
    section: list[Piece] = []
    for kind, value in pieces:
        if kind != "scale":
            section.append((kind, value))
            continue
        if size and (not section or total % 1 or size == value):
            raise ValueError("several")
        part = _section(section) if section else Decimal(1)
        if size and size < value:
            if (size, value) != (_WAN, _YI):
                raise ValueError("several")
            total = (total + part) * value
        else:
            total = total + part * value
        size, section = value, []
    return total + _rest(section, size, total) if section else total


def _rest(section: list[Piece], size: Decimal, total: Decimal) -> Decimal:
    """Return what stands behind the last scale: 三万五 is 35,000 and 三万零五 is 30,005."""
    part = _section(section, is_alone=not size)
    if not size:
        return part
    [(kind, value), *others] = section
    if total % size or value != value.to_integral_value():
        raise ValueError("several")  # 10.1万100
    has_zero = kind == "digit" and not value
    if len(section) == 1 and part < _TEN:
        return part * size / _TEN
    top = min(size, _YI)
    is_next = part * _TEN >= top
    if not has_zero and not is_next and (size != _WAN or kind == "number"):
        raise ValueError("several")  # 一亿二千 is 1.2亿 or less
    if has_zero and is_next and not others:
        raise ValueError("several")
    return part


def _section(section: list[Piece], *, is_alone: bool = False) -> Decimal:
    """Read what has no 万 and 亿: 三千六, 5千4百, 〇五, 二〇二一."""
    kinds = {kind for kind, _ in section}
    if "number" in kinds:
        if any(kind == "digit" and value for kind, value in section):
            raise ValueError("several")
        return _in_figures(section)
    if kinds == {"digit"} and len(section) > 1:
        return _digit_by_digit(section, is_alone=is_alone)
    return _in_characters(section)


def _digit_by_digit(section: list[Piece], *, is_alone: bool) -> Decimal:
    """Read 二〇二一 and 一〇五; 七八 is seven or eight, and 三五 a few."""
    digits = [value for _, value in section]
    if len(digits) == _UNSURE_PAIR and not digits[0] and not is_alone:  # 万零五
        return digits[1]
    if (
        not is_alone
        or not (len(digits) >= len("二〇二一") or Decimal(0) in digits[1:])
        or not digits[0]
    ):
        raise ValueError("several")
    return Decimal("".join(map(str, digits)))


def _in_figures(section: list[Piece]) -> Decimal:
    """Read digits with places: 5千4百, 1千零20, 3百."""
    total, last, zero = Decimal(0), _ABOVE, False
    held: Decimal | None = None
    for kind, value in section:
        if kind == "digit":
            zero = True
        elif kind == "number":
            if held is not None or (total and value % 1):
                raise ValueError("several")
            held = value
        elif held is None or value >= last or (total and held >= _TEN):
            raise ValueError("several")
        else:
            total += held * value
            last, held, zero = value, None, False
    if held is None and not zero:
        return total
    if held is None or (total and (total % last or held >= last)):
        raise ValueError("several")
    return total + (held * last / _TEN if total and held < _TEN and not zero else held)


def _in_characters(section: list[Piece]) -> Decimal:
    """Read characters with places, from the highest down: 一千零一十二, 二百五, 十五, 零十."""
    total, last, zero = Decimal(0), _ABOVE, False
    held: Decimal | None = None
    for at, (kind, value) in enumerate(section):
        if kind == "digit":
            if held is not None or (not value and zero):
                raise ValueError("several")
            held, zero = (value, zero) if value else (None, True)
            continue
        if value >= last or (held is None and value > _TEN and at):
            raise ValueError("several")
        if held is None and value == _TEN and at and not zero and last != _HUNDRED:
            raise ValueError("several")
        total += (held or Decimal(1)) * value
        last, held, zero = value, None, False
    is_bare = section[0][0] == "place" and section[0][1] > _TEN
    is_bare_twice = is_bare and len(section) > 1 and section[1][0] == "place"
    if (
        (zero and held is None and len(section) > 1)
        or is_bare_twice
        or (is_bare and len(section) > len("百三"))
    ):
        raise ValueError("several")  # 一百零; 百八十 is about as many
    if held is None:
        return total
    return total + (held if zero or last in {_TEN, _ABOVE} else held * last / _TEN)
