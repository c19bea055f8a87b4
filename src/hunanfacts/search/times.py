"""Times in a question: years, months, days, quarters and halves, in digits or in characters."""

from __future__ import annotations

import re

from hunanfacts.model import periods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_MONTH = "|".join(sorted({*_MONTHS, *(month[:3] for month in _MONTHS)}, key=len, reverse=True))
_YEAR = r"(?<![\d.,])(?P<{}>(?:19|20)\d\d)"
_SHORT_YEAR = re.compile(r"(?<![\d.近去这])([0-2]\d)年(?!前|后|来|间|内|以)")
_SPELT_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}(?=年)")
_DAY = r"(?P<m2>0?[1-9]|1[0-2])月(?:份|(?P<d2>0?[1-9]|[12]\d|3[01])[日号])?"
_ORDINALS = {"一": "1", "二": "2", "三": "3", "四": "4", "first": "1", "second": "2", "third": "3",
             "fourth": "4"}  # fmt: skip
_PATTERNS = (
    (
        rf"{_YEAR.format('y1')}[-/.](?P<m1>0?[1-9]|1[0-2])(?:[-/.](?P<d1>0?[1-9]|[12]\d|3[01]))?"
        r"(?![\d.]|\s*[万亿倍%吨元])"
    ),
    rf"{_YEAR.format('y2')}\s*年\s*(?:第?(?P<q2>[一二三四1-4])季度?|(?P<h2>[上下])半年|{_DAY})",
    rf"(?P<h3>first|second)\s+half\s+of\s+{_YEAR.format('y3')}",
    rf"(?P<q4>first|second|third|fourth)\s+quarter\s+of\s+{_YEAR.format('y4')}",
    rf"{_YEAR.format('y5')}[-\s]?(?P<p5>[QH][1-4])\b|\b(?P<p6>[QH][1-4])\s+(?P<y6>(?:19|20)\d\d)\b",
    rf"(?:(?P<d7>\d{{1,2}})\s+)?\b(?P<m7>{_MONTH})\b\s+{_YEAR.format('y7')}",
    r"(?<!\d)(?P<m8>0?[1-9]|1[0-2])月(?P<d8>0?[1-9]|[12]\d|3[01])[日号]",
    rf"{_YEAR.format('y9')}\s*(?P<n9>年)?(?![\d.]|,\d)",
)
_TIME = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\d.,])((?:19|20)\d\d)\s*年?\s*(?:[-–—~～至到]+|\bto\b)\s*((?:19|20)\d\d)(?![\d.,-])\s*年?"
)
_STRETCH = re.compile(r"(.+?)(?:至|到|[—–~～]+|\s+to\s+)(.+)")
_OPEN = (
    (re.compile(r"(?:截至|as of\s+(?:the\s+)?)(.+)", re.IGNORECASE), "../{}"),
    (re.compile(r"(.+?)以来"), "{}/.."),
    (re.compile(r"since\s+(?:the\s+)?(.+)", re.IGNORECASE), "{}/.."),
)
"""Words that say that a period has one end, and how it is written then."""
_BASE = re.compile(r"(?:是|为|比|相当于|占)?\s*((?:19|20)\d\d)\s*年?的?\s*(?=(?:几|多少|多少个)倍)")
_SINCE = re.compile(
    r"(?:\b(?:since|from|than\s+in|compared\s+(?:with|to))\s+|(?<![占同环对])[自从比较])"
    r"((?:19|20)\d\d年?)(?![\d.,])(?:以来|起|相比)?|(?<![\d.,])((?:19|20)\d\d\s*年?)\s*(?:以来|起|相比)",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """Leave out of a question that a year is one to compare with: since 2012, 比2012年."""
    return _SINCE.sub(lambda match: f" {match[1] or match[2]} ", text)


def taken_out(text: str, is_known: Callable[[str], bool]) -> tuple[str, list[str], str | None]:
    """Take the times out of a question: what is left, the periods, and the base of a multiple.

    A year that stands alone is one only if `is_known` says that something is of it; else it is a
    number. A day without a year is written --07-07, and
    the years from one to another are one period.
    """
    text = _SHORT_YEAR.sub(lambda match: f"20{match[1]}年", text)
    text = _SPELT_YEAR.sub(lambda match: match[0].translate(_DIGITS), text)
    base = _BASE.search(text)
    if base:
        text = text[: base.start()] + " " + text[base.end() :]
    found: list[str] = []

    def note_range(match: re.Match[str]) -> str:
        if match[1] >= match[2]:
            return match[0]
        found.append(f"{match[1]}/{match[2]}")
        return " "

    text = _RANGE.sub(note_range, text)

    def note(match: re.Match[str]) -> str:
        period = _period({name[0]: value for name, value in match.groupdict().items() if value})
        if period is None or (match["y9"] and not match["n9"] and not is_known(match["y9"])):
            return match[0]
        if period not in found:
            found.append(period)
        return " "

    return _TIME.sub(note, text), found, base[1] if base else None


def named(text: str) -> str | None:
    """Return the period that words name, also as the output says it; None where they name none.

    >>> named("2022年上半年"), named("截至2022年"), named("2022年1月至7月"), named("最近")
    ('2022-H1', '../2022', '2022-01/2022-07', None)
    >>> named("January to July 2022"), named("since November 2012")
    ('2022-01/2022-07', '2012-11/..')
    """
    for pattern, opened in _OPEN:
        if match := pattern.fullmatch(text.strip()):
            time = _time(match[1])
            return opened.format(time) if time else None
    if time := _time(text):
        return time
    if not (match := _STRETCH.fullmatch(text.strip())):
        return None
    first, last = match[1], match[2]
    start = _time(first) or _time(f"{first} {(_time(last) or '')[:4]}")
    end = _time(last) or _time(f"{(start or '')[:4]}年{last}")
    stretch = f"{start}/{end}"
    return stretch if start and end and periods.is_period(stretch) else None


def _time(text: str) -> str | None:
    """Return the one time that a text is, with its year."""
    left, found, base = taken_out(text, lambda _: True)
    is_one = len(found) == 1 and base is None and not left.strip()
    return found[0] if is_one and not found[0].startswith("-") else None


def _period(parts: dict[str, str]) -> str | None:
    """Return the period of a time's parts by their initials; None where it is none."""
    year = parts.get("y", "-")
    if half := parts.get("h"):
        return f"{year}-H{1 if half in {'上', 'first'} else 2}"
    if quarter := parts.get("q"):
        return f"{year}-Q{_ORDINALS.get(quarter.lower(), quarter)}"
    if part := parts.get("p"):
        name = f"{year}-{part.upper()}"
        return name if periods.is_period(name) else None
    month = parts.get("m")
    if month is None:
        return year
    name = f"{year}-{_month(month):02}"
    if day := parts.get("d"):
        name += f"-{int(day):02}"
    return name if year == "-" or periods.is_period(name) else None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
