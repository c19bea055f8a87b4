"""Numbers as people write them in a query, with 万, 亿 or billion behind, written out in digits."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = {"w": 4, "k": 3}
"""Scales that people type for 万 and 千, right behind a number and before a unit."""
_SCALES = {"万亿": 12, "亿": 8, "万": 4, "trillion": 12, "billion": 9, "million": 6, "thousand": 3}
COUNTED = "个家件项次条篇人户吨年种位名届批座所回趟倍斤份款台"
"""Measure words, as they stand behind a number."""
_UNITS = f"{COUNTED}元强"
"""What stands behind a number without making a name with it."""


def written_out(words: Sequence[str]) -> list[str]:
    """Write a number and the scale behind it out as one: 12613000 万元 as 126130000000 元.

    A measure word is parted from what is counted: 139 件专利 is 139 件 专利. What makes a name with
    its number stays with it: 20 大 is 20大.
    """
    out: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if rest and word[-1] in _LETTERS and _is_number(word[:-1]) and _is_scaled(rest[0]):
            word = shifted(word[:-1], _LETTERS[word[-1]])
        if rest and word[0].isdigit() and word[-1].isdigit():
            if scale := _scale(rest[0]):
                word = shifted(word, _SCALES[scale])
                rest[:1] = [behind] if (behind := rest[0].removeprefix(scale)) else []
            elif len(rest[0]) == 1 and not rest[0].isascii() and rest[0] not in _UNITS:
                word += rest.pop(0)
            if rest and len(rest[0]) > 1 and rest[0][0] in COUNTED:
                rest[:1] = [rest[0][0], rest[0][1:]]
        out.append(word)
    return out


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal()


def _is_scaled(word: str) -> bool:
    """Tell whether a word begins with what is counted or with a scale."""
    return word[0] in _UNITS or bool(_scale(word))


def _scale(word: str) -> str:
    """Return the scale that a word begins with, an English one only as the whole word."""
    found = (scale for scale in _SCALES if word.startswith(scale))
    return next((scale for scale in found if not word.isascii() or scale == word), "")


def shifted(number: str, places: int) -> str:
    """Move the point of a plain number to the right: 1261.3 by 8 places is 126130000000.

    >>> shifted("1261.3", 8), shifted("12613000", 4), shifted("2.70", 0)
    ('126130000000', '126130000000', '2.7')
    """
    whole, _, part = number.partition(".")
    part = part.ljust(places, "0")
    whole, part = (whole + part[:places]).lstrip("0") or "0", part[places:].rstrip("0")
    return f"{whole}.{part}" if part else whole
