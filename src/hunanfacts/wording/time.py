"""How periods read: 2022年上半年, first half of 2022; 截至2022年, as of 2022."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PARTS = {
    "Q1": Bilingual(zh="{}年第一季度", en="first quarter of {}"),
    "Q2": Bilingual(zh="{}年第二季度", en="second quarter of {}"),
    "Q3": Bilingual(zh="{}年第三季度", en="third quarter of {}"),
    "Q4": Bilingual(zh="{}年第四季度", en="fourth quarter of {}"),
    "H1": Bilingual(zh="{}年上半年", en="first half of {}"),
    "H2": Bilingual(zh="{}年下半年", en="second half of {}"),
}

INFERRED = Bilingual(zh="（推定）", en=" (inferred)")


def period(text: str | None, language: Language, *, is_inferred: bool = False) -> str:
    """Say a period, and whether it was inferred; empty where there is none."""
    if text is None:
        return ""
    return _said(text, language) + (INFERRED[language] if is_inferred else "")


def base(text: str | None, language: Language) -> str:
    """Say what a figure is compared with: the first half of 2022; what is as of a time is of it."""
    if text is None:
        return ""
    text = text.removeprefix("../")
    return _said(text, language) if "/" in text else _named(text, language)


def when(text: str | None, *, is_inferred: bool = False) -> str:
    """Say in English when something was, behind a verb: ` in the first half of 2022`."""
    if text is None:
        return ""
    first, slash, last = text.partition("/")
    said = _named(text, "en") if not slash else _said(text, "en")
    if not slash:
        said = f"{'on' if text.count('-') == len(('month', 'day')) else 'in'} {said}"
    elif ".." not in (first, last):
        said = f"from {said}"
    return f" {said}{INFERRED['en'] if is_inferred else ''}"


@lru_cache(maxsize=1000)  # a knowledge has few periods, and names each thousands of times
def _said(text: str, language: Language) -> str:
    first, slash, last = text.partition("/")
    if not slash:
        return _date(text, language)
    if first == "..":
        said = _named(last, language)
        return f"截至{said}" if language == "zh" else f"as of {said}"
    if last == "..":
        said = _named(first, language)
        return f"{said}以来" if language == "zh" else f"since {said}"
    return _stretch(first, last, language)


def _stretch(first: str, last: str, language: Language) -> str:
    """Say a stretch, a year that both ends share only once: 2022年1月至7月."""
    start, end = _date(first, language), _date(last, language)
    year, *rest = first.split("-")
    if rest and rest[0].isdigit() and last.startswith(f"{year}-"):
        if language == "zh":
            end = end.removeprefix(f"{year}年")
        else:
            start = start.removesuffix(f" {year}")
    return f"{start}至{end}" if language == "zh" else f"{start} to {end}"


def _named(date: str, language: Language) -> str:
    """Say a date after another word: since the first half of 2022."""
    article = "the " if language == "en" and date.partition("-")[2] in _PARTS else ""
    return article + _date(date, language)


def _date(date: str, language: Language) -> str:
    year, *rest = date.split("-")
    if rest and rest[0] in _PARTS:
        return _PARTS[rest[0]][language].format(year)
    numbers = [int(part) for part in rest]
    if language == "zh":
        parts = zip([year, *numbers], "年月日", strict=False)
        return "".join(f"{number}{name}" for number, name in parts)
    names = [
        _MONTHS[number - 1] if place == 0 else str(number) for place, number in enumerate(numbers)
    ]
    return " ".join([*reversed(names), year])
