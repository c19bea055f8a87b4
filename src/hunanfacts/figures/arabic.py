"""Numbers in Arabic digits, and what looks like them: dates, clock times, versions, codes, powers.

A stretch of digits and the marks within it is taken whole and judged whole: 1,234 is a number, 5,00
is one or two and told as neither, 192.168.1.2 is a code.
"""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Piece = tuple[str, int, int, Any]
    """The kind of a token, where it starts and ends, and its meaning."""

DIGITS = frozenset("0123456789")
_MARKS = frozenset(".,:/'-·")
"""What stands between two digits of one stretch."""
_POWERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻^")
_TIMES = frozenset("×*xX")
_IN_POWERS = DIGITS | _POWERS | _TIMES | frozenset("+-.eE")
CHARS = _IN_POWERS | _MARKS
"""All that stands in numbers, besides spaces."""
_GOES_ON = _POWERS | _TIMES | frozenset("eE")
"""What may stand behind a stretch of digits and belong to the number."""
MOST_DIGITS = 40
"""A value of a knowledge file has up to 20 digits on either side of its point."""
_HOURS, _MINUTES, _MONTHS, _DAYS = 24, 60, 12, 31
YEARS = range(1000, 2200)
_GROUP, _LONG_GROUP, _SHORT = 3, 4, 2


def scan(text: str, at: int) -> tuple[list[Piece], int]:
    """Return the tokens of the stretch of digits that begins at `at`, and where it ends.

    The kinds: `digits` (a Decimal), `padded` (one with zeros before it), `slash` (the two numbers
    of 3/4), `date` (a Decimal, for each part), `time`, `code`, and `broken` with the reason.
    """
    end = _stretch(text, at)
    if (run := text[at:end]).isdecimal() and not _may_go_on(text, end):
        return [_plain(run, at, end)], end
    if (last := _power(text, end)) > end:
        return [("broken", at, last, "power")], last
    first, *others = text[at:end].split("-")
    if not others:
        spaced = _spaced(text, at, end)
        return ([spaced], spaced[2]) if spaced else (_judged(first, at), end)
    parts = [first, *others]
    if _is_date(parts) or _is_month(parts):
        return _parts(parts, at, "date"), end
    if len(parts) > _SHORT or (first[0] == "0" and first.isdecimal() and len(first) > 1):
        return [("code", at, end, None)], end
    return _judged(first, at), at + len(first)


def _may_go_on(text: str, end: int) -> bool:
    """Tell whether what stands behind a stretch of digits may belong to it: 2³, 5 × 10, 1 234."""
    behind, next_to_it = text[end : end + 1], text[end + 1 : end + 2]
    if behind != " ":
        return behind in _GOES_ON
    return _is_group(text, end) or next_to_it in _TIMES or next_to_it == " "


def _stretch(text: str, at: int) -> int:
    end, size = at + (text[at] == "."), len(text)
    while end < size:
        char = text[end]
        if char not in DIGITS:
            if char not in _MARKS or text[end + 1 : end + 2] not in DIGITS:
                break
            end += 1
        end += 1
    return end


def _power(text: str, end: int) -> int:
    """Return where the power ends that a number is the base or the first factor of, or `end`."""
    after = text[end : end + 4]
    mark = after.lstrip(" ")[:1]
    is_exponent = after[:1] in ("e", "E") and after[1:3].lstrip("+-")[:1] in DIGITS
    behind = after.lstrip(" ")[1:].lstrip(" ")[:1]
    is_product = mark in _TIMES and behind in DIGITS and (mark in "×*" or after[:1] == mark)
    if not (
        after[:1] in _POWERS or (after[:1] and is_exponent) or (mark and behind and is_product)
    ):
        return end
    while end < len(text) and (text[end] in _IN_POWERS or (text[end] == " " and is_product)):
        end += 1
    return end


def _spaced(text: str, at: int, end: int) -> Piece | None:
    """Read groups that spaces part: 1 234 567.89; 100 200 may as well be two numbers."""
    first, last = text[at:end], end
    if not (first.isdecimal() and len(first) <= _GROUP and first[0] != "0"):
        return None
    while _is_group(text, last):
        last += 1 + _GROUP
    if last == end:
        return None
    if text[last : last + 1] == "." and text[last + 1 : last + 2] in DIGITS:
        last += 1
        while last < len(text) and text[last] in DIGITS:
            last += 1
    written = text[at:last].replace(" ", "")
    is_sure = len(first) < _GROUP or written.endswith("000")
    if len(written) > MOST_DIGITS or not is_sure:
        return "broken", at, last, "digits"
    return "digits", at, last, Decimal(written)


def _is_group(text: str, at: int) -> bool:
    group = text[at + 1 : at + 1 + _GROUP]
    after = text[at + 1 + _GROUP : at + 3 + _GROUP]
    ends = after[:1] not in DIGITS and not (after[:1] in _MARKS - {"."} and after[1:] in DIGITS)
    return (
        text[at : at + 1] == " "
        and len(group) == _GROUP
        and group.isdecimal()
        and (ends or not after)
    )


def _judged(run: str, at: int) -> list[Piece]:
    """Say what a stretch without hyphens is."""
    end = at + len(run)
    if ":" in run:
        kind = ("time", None) if _is_time(run.split(":")) else ("broken", "ratio")
        return [(kind[0], at, end, kind[1])]
    if "/" in run:
        return _with_slash(run.split("/"), at, end)
    if "·" in run:
        return [("code", at, end, None)]  # 9·11
    if "'" in run:
        return [("broken", at, end, "digits")]
    if "," in run:
        return _with_commas(run, at, end)
    return [_plain(run, at, end)]


def _plain(run: str, at: int, end: int) -> Piece:
    if run.count(".") > 1:
        return "code", at, end, None
    if len(run) > MOST_DIGITS:
        return "broken", at, end, "long"
    is_padded = len(run) > 1 and run[0] == "0" and run[1] != "."
    return "padded" if is_padded else "digits", at, end, Decimal(run)


def _with_commas(run: str, at: int, end: int) -> list[Piece]:
    whole, _, behind = run.partition(".")
    first, *groups = whole.split(",")
    sizes = set(map(len, groups))
    is_grouped = first != "" and first[0] != "0" and "," not in behind and "." not in behind
    by_three = sizes == {_GROUP} and len(first) <= _GROUP
    by_four = sizes == {_LONG_GROUP} and len(first) < _LONG_GROUP and (
        len(groups) > 1 or groups[0] == "0000")  # fmt: skip
    if is_grouped and (by_three or by_four) and len(run) <= MOST_DIGITS:
        return [("digits", at, end, Decimal(run.replace(",", "")))]
    sizes.add(len(first))
    is_list = (sizes <= {1, 2} and len(groups) > 1) or sizes == {_LONG_GROUP}
    if is_list and not behind:
        return _parts([first, *groups], at, "digits")
    return [("broken", at, end, "digits")]


def _with_slash(parts: list[str], at: int, end: int) -> list[Piece]:
    if all(map(str.isdecimal, parts)):
        if _is_date(parts) or all(_is_year(part) for part in parts):
            return _parts(parts, at, "date")
        if len(parts) == _SHORT and max(map(len, parts)) <= MOST_DIGITS:
            return [("slash", at, end, (int(parts[0]), int(parts[1])))]
    return [("code", at, end, None)]


def _parts(parts: list[str], at: int, kind: str) -> list[Piece]:
    pieces = []
    for part in parts:
        pieces.append((kind, at, at + len(part), Decimal(part)))
        at += len(part) + 1
    return pieces


def _is_year(part: str) -> bool:
    return len(part) == len("2021") and int(part) in YEARS


def _is_month(parts: list[str]) -> bool:
    """Tell whether two parts are a year and a month with its zero: 2021-05, but not 1995-12."""
    return len(parts) == _SHORT and parts[1].isdecimal() and parts[0].isdecimal() and (
        _is_year(parts[0]) and len(parts[1]) == _SHORT and parts[1][0] == "0")  # fmt: skip


def _is_date(parts: list[str]) -> bool:
    if len(parts) != len("ymd") or not all(
        part.isdecimal() and len(part) <= _LONG_GROUP for part in parts
    ):
        return False
    years = [part for part in parts if _is_year(part)]
    others = [int(part) for part in parts if not _is_year(part)]
    in_place = parts[1] not in years and len(years) == 1
    return in_place and min(others) in range(1, _MONTHS + 1) and max(others) <= _DAYS


def _is_time(parts: list[str]) -> bool:
    return (
        len(parts) <= len("hms")
        and all(part.isdecimal() and len(part) == _SHORT for part in parts[1:])
        and parts[0].isdecimal()
        and len(parts[0]) <= _SHORT
        and int(parts[0]) <= _HOURS
        and max(map(int, parts[1:])) < _MINUTES
    )
