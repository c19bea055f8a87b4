"""One TOML table being read, key by key: what does not fit is a fault, and reading goes on."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from hunanfacts.knowledge.faults import Fault
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.knowledge.faults import Path as KeyPath

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_DIGITS = 20
"""Of a value, before and after its point: far beyond any statistic, and exact in all reckoning."""


class Table:
    """One TOML table being read: each read that fails leaves a fault and returns a stand-in.

    The stand-ins let the reading go on to the end, so that all faults are found in one run;
    records made with them are never handed out.
    """

    def __init__(self, values: dict[str, Any], path: KeyPath, faults: list[Fault]) -> None:
        """Read `values`, which stand under `path`, and add to `faults`."""
        self._values = values
        self._path = path
        self._faults = faults
        self._read: dict[str, None] = {}
        """The keys asked for, in order."""

    def fault(self, code: str, name: str, **details: str | int) -> None:
        """Leave a fault at the key `name`."""
        details = {"name": name, **details}
        self._faults.append(Fault(code=code, path=(*self._path, name), details=details))

    def close(self) -> None:
        """Leave a fault for every key that nobody has read: typing slips are the likeliest."""
        for name in self._values:
            if name not in self._read:
                self.fault("E101", name, known=", ".join(self._read))

    def text(self, name: str) -> str:
        """Read a text that is not empty."""
        value = self._value(name, str, "文字", "a text")
        if value is not None and not value.strip():
            self.fault("E106", name)
        return value or ""

    def slug(self, name: str) -> str:
        """Read a key or id: lower-case ASCII words with hyphens."""
        return self._text_like(
            name,
            _SLUG.fullmatch,
            "小写英文词，以连字符相连",
            "lower-case ASCII words joined by hyphens",
        )

    def period(self, name: str) -> str:
        """Read a period in ISO 8601."""
        return self._text_like(
            name,
            periods.is_period,
            "2021、2022-05、2022-07-07或2016/2020的形式",
            "like 2021, 2022-05, 2022-07-07 or 2016/2020",
        )

    def choice(self, name: str, words: tuple[Any, ...]) -> Any:  # noqa: ANN401 -- of a Literal
        """Read one of the words."""
        value = self._value(name, str, "文字", "a text")
        if value is not None and value not in words:
            self.fault("E104", name, found=value, known=", ".join(words))
        return value if value in words else words[0]

    def integer(
        self, name: str, default: int | None = None, *, least: int | None = None, stand_in: int = 0
    ) -> int:
        """Read a whole number of at most 20 digits; without a `default` it must be there."""
        if default is not None and name not in self._values:
            self._read[name] = None
            return default
        value: int | None = self._value(name, int, "整数", "a whole number")
        if value is None:
            return stand_in
        if abs(value) >= 10**_MOST_DIGITS or (least is not None and value < least):
            zh, en = ("", "") if least is None else (f"、不小于{least}", f" from {least}")
            self.fault(
                "E105",
                name,
                found=_shown(value),
                expected_zh=f"二十位以内{zh}的整数",
                expected_en=f"a whole number{en} of at most 20 digits",
            )
            return stand_in
        return value

    def number(self, name: str) -> Decimal:
        """Read a number as an exact decimal of at most 20 digits before and after its point."""
        value = self._value(name, (int, Decimal), "数", "a number")
        if value is None:
            return Decimal(0)
        number = Decimal(value)
        if not number.is_finite() or not _is_plain(number):
            self.fault(
                "E105",
                name,
                found=_shown(value),
                expected_zh="二十位以内的数",
                expected_en="a number of at most 20 digits",
            )
            return Decimal(0)
        return number

    def flag(self, name: str) -> bool:
        """Read true or false; false where it is absent."""
        return (
            self.optional(lambda key: self._value(key, bool, "true或false", "true or false"), name)
            or False
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; empty where it is absent."""
        values = self.optional(lambda key: self._value(key, list, "列表", "a list"), name) or []
        for value in values:
            if not isinstance(value, str):
                self._wrong_type(name, value, "由文字组成的列表", "a list of texts")
            elif not value.strip():
                self.fault("E106", name)
        return tuple(value for value in values if isinstance(value, str))

    def bilingual(self, name: str) -> Bilingual:
        """Read a text in both languages."""
        inner = self._value(name, dict, "{ zh = …, en = … }", "{ zh = …, en = … }")
        if inner is None:
            return Bilingual(zh="", en="")
        return Table(inner, (*self._path, name), self._faults).whole_text()

    def whole_text(self) -> Bilingual:
        """Read all of the table as a text in both languages."""
        text = Bilingual(zh=self.text("zh"), en=self.text("en"))
        self.close()
        return text

    def tables(self, name: str, *, required: bool = True) -> Iterable[Table]:
        """Read a list of tables; each is yielded to be read."""
        self._read[name] = None
        if name not in self._values and not required:
            return
        values = self._value(name, list, "表的列表", "a list of tables") or []
        for place, value in enumerate(values):
            if isinstance(value, dict):
                yield Table(value, (*self._path, name, place), self._faults)
            else:
                self._wrong_type(name, value, "表的列表", "a list of tables")

    _Read = TypeVar("_Read")

    def optional(self, read: Callable[[str], _Read], name: str) -> _Read | None:
        """Read a key with `read` where it is there."""
        if name in self._values:
            return read(name)
        self._read[name] = None
        return None

    def _text_like(
        self, name: str, fits: Callable[[str], object], expected_zh: str, expected_en: str
    ) -> str:
        value = self._value(name, str, "文字", "a text")
        if value is not None and not fits(value):
            self.fault("E105", name, found=value, expected_zh=expected_zh, expected_en=expected_en)
        return value or ""

    def _value(
        self, name: str, kind: type | tuple[type, ...], expected_zh: str, expected_en: str
    ) -> Any:  # noqa: ANN401 -- TOML is untyped until here
        self._read[name] = None
        value = self._values.get(name)
        if value is None:
            self.fault("E102", name)
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._wrong_type(name, value, expected_zh, expected_en)
            return None
        return value

    def _wrong_type(self, name: str, value: object, expected_zh: str, expected_en: str) -> None:
        found = {"dict": "table", "Decimal": "float", "str": "text"}
        kind = type(value).__name__
        self.fault(
            "E103",
            name,
            found=found.get(kind, kind),
            expected_zh=expected_zh,
            expected_en=expected_en,
        )


def _shown(number: int | Decimal) -> str:
    """Write a number for a message; Python refuses to write long whole numbers in decimal."""
    is_long = isinstance(number, int) and abs(number) >= 10**40
    return (hex(int(number)) if is_long else str(number))[:40]


def _is_plain(number: Decimal) -> bool:
    _, all_digits, exponent = number.as_tuple()
    before = len(all_digits) + int(exponent)
    return before <= _MOST_DIGITS and -int(exponent) <= _MOST_DIGITS
