"""Texts that have nearly the form they need: full-width, with other strokes, or in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_CHINESE_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}


def mended(text: str, fits: Callable[[str], object]) -> str:
    """Return the form that a text was probably meant to have; empty where none is near."""
    return next((form for form in _forms(text) if form != text and fits(form)), "")


def _forms(text: str) -> Iterator[str]:
    plain = folding.widths_alike(text).strip()
    yield plain
    yield from _periods(plain)
    if plain.isascii():
        yield re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _periods(plain: str) -> Iterator[str]:
    """Yield the periods that a text may mean: 2021H1, 2021-1, 2021–2025, 2021年5月, 11 Feb 2022."""
    text = _CHINESE_DATE.sub(_dated, re.sub(r"\s+", " ", plain))
    if part := re.fullmatch(r"(\d{4})[-年 ]*(?:第?([一二三四])季度?|([上下])半年)", plain):
        yield f"{part[1]}-{'Q' if part[2] else 'H'}{_QUARTERS[part[2] or part[3]]}"
    if part := re.fullmatch(r"(?i)(\d{4})[-_/. ]*([QH])([1-4])", text):
        yield f"{part[1]}-{part[2].upper()}{part[3]}"
    if part := re.fullmatch(r"(?i)([QH])([1-4])[-_/. ]*(\d{4})", text):
        yield f"{part[3]}-{part[1].upper()}{part[2]}"
    if part := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        yield "-".join([part[1], *(each.zfill(2) for each in (part[2], part[3]) if each)])
    if part := re.fullmatch(r"(\d{4})(\d{2})(\d{2})?", text):
        yield "-".join(each for each in part.groups() if each)
    if part := re.fullmatch(r"([\d-]+?) ?[-–—―~～至到/]+ ?([\d-]+)", text):
        yield f"{part[1]}/{part[2]}"
        yield f"{part[1]}/{part[1][:2]}{part[2]}"
    if part := re.fullmatch(r"(?:截至|as of )?(\d{4}[\d-]*)年?(以来|起|至今|/)?", text):
        yield f"{part[1]}/.." if part[2] else f"../{part[1]}" if text != part[1] else part[1]
    words = re.findall(r"[A-Za-z]{3,}|\d+", text)
    yield from _in_english(words)


def _dated(date: re.Match[str]) -> str:
    return "-".join([date[1], *(each.zfill(2) for each in (date[2], date[3]) if each)])


def _in_english(words: list[str]) -> Iterator[str]:
    months = [word for word in words if word[:3].lower() in _MONTHS]
    years = [word for word in words if len(word) == len("2021") and word.isdecimal()]
    days = [word for word in words if word.isdecimal() and word not in years]
    if len(months) == len(years) == 1 and len(days) <= 1:
        month = f"{_MONTHS.index(months[0][:3].lower()) + 1:02}"
        yield "-".join([years[0], month, *(day.zfill(2) for day in days)])
