"""Values of another kind than a key takes: what they are called, and what to write in their place.

Authors know texts and numbers, not the types of TOML or of Python.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Wanted = Literal["text", "number", "whole", "list", "flag", "texts", "bilingual", "tables", "pair"]
"""What a key takes."""

_NUMBER = re.compile(r"([-+]?(?:\d[\d,，_]*(?:\.\d*)?|\.\d+))\s*(.*)", re.DOTALL)
_TRUE = frozenset({"true", "yes", "y", "on", "1", "是", "真", "对"})
_LONGEST = 40
"""Characters of a value that is written out as an example."""


def called(value: object) -> tuple[str, str]:
    """Return what a value is called in Chinese and English."""
    match value:
        case bool():
            return "true或false", "true or false"
        case int() | Decimal():
            return "数字", "a number"
        case str():
            return "引号里的文字", "a text in quotes"
        case list():
            return "[ ]列表", "a list in [ ]"
        case dict():
            return "表", "a table"
        case _:
            return "日期或时间", "a date or time"


def advice(name: str, value: object, wanted: Wanted) -> tuple[str, str]:
    """Say in Chinese and English what to write in place of a value."""
    match wanted:
        case "number" | "whole" if isinstance(value, str):
            return _number(name, value, is_whole=wanted == "whole")
        case "tables":
            return f"请写双层方括号[[{name}]]", f"write [[{name}]] in double brackets"
        case "text" | "bilingual":
            return _write(f"{name} = {quoted(value)}", "加引号", "in quotes")
        case "texts" | "list":
            return _write(f"{name} = [{listed(value)}]", "加方括号", "in brackets")
        case "flag":
            word = "true" if str(value).strip().casefold() in _TRUE else "false"
            return _write(f"{name} = {word}", "小写，不加引号", "in lower case, without quotes")
        case "pair":
            return _write(f"{name} = [10, 15]", "两个数", "two numbers")
        case _:
            example = "3" if wanted == "whole" else "12.5"
            return _write(f"{name} = {example}", "不加引号", "without quotes")


def _write(example: str, zh: str, en: str) -> tuple[str, str]:
    return f"请写{example}（{zh}）", f"write {example} ({en})"


def _number(name: str, text: str, *, is_whole: bool) -> tuple[str, str]:
    """Say how a number is written that stands in quotes, perhaps with its unit."""
    number, rest = split_number(text)
    if not number or (is_whole and "." in number):
        example = "3" if is_whole else "12.5"
        return _write(f"{name} = {example}", "数字，不加引号", "a number, without quotes")
    if rest and name == "value":
        example = f'value = {number}, unit = "{rest}"'
        return _write(example, "单位另写", "the unit on a line of its own")
    return _write(f"{name} = {number}", "不加引号", "without quotes")


def split_number(text: str) -> tuple[str, str]:
    """Take the number off the front of a text, as TOML has it; empty where there is none.

    >>> split_number("４，402.98亿元"), split_number(".5"), split_number("约五")
    (('4402.98', '亿元'), ('0.5', ''), ('', '约五'))
    """
    if len(text) > _LONGEST:
        return "", text
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _NUMBER.fullmatch(re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", plain))
    if not found:
        return "", text
    sign = "-" if found[1].startswith("-") else ""
    whole, point, part = re.sub("[-+,，_]", "", found[1]).partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}{point if part else ''}{part}", found[2].strip()


def quoted(value: object) -> str:
    """Write a value as a text of TOML."""
    match value:
        case bool():
            return f'"{str(value).lower()}"'
        case list() if len(value) == 1 and isinstance(value[0], str):
            return quoted(value[0])
        case str() | int() | Decimal() | dt.date() | dt.time():
            text = short(value)
            return f'"{text}"' if '"' not in text else f"'{text}'"
        case _:
            return '"…"'


def listed(value: object) -> str:
    """Write a value as the one of a list."""
    if isinstance(value, dict):
        return table(value)
    return quoted(value)


def table(values: Mapping[str, object]) -> str:
    """Write a table in one line, as far as it is of texts."""
    pairs = ", ".join(f"{name} = {quoted(value)}" for name, value in values.items())
    return f"{{ {pairs} }}" if len(pairs) <= 2 * _LONGEST else "{ zh = …, en = … }"


def short(value: object) -> str:
    """Write a value, or its beginning where it is long."""
    text = " ".join(_written(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _written(value: object) -> str:
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return "…"  # Python refuses to write long whole numbers in decimal
    return str(value)
