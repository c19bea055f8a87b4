"""One TOML table being read, key by key: what does not fit is a fault, and reading goes on."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeGuard

from hunanfacts.knowledge import forms, near, other_tables, value_kinds
from hunanfacts.knowledge.faults import Fault
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hunanfacts.knowledge.faults import Found
    from hunanfacts.knowledge.faults import Path as KeyPath
    from hunanfacts.knowledge.value_kinds import Wanted
    from hunanfacts.model.vocabulary import Language

    Readers = Mapping[str, Callable[["Table", str], Any]]
    """What reads the keys of a table, in the order in which they are listed to an author."""

_STAND_IN = "2000"
"""For a period that is none."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_is_period = lru_cache(maxsize=1000)(periods.is_period)
_TEXT_ZH, _TEXT_EN = "文字或{ zh = …, en = … }", "a text or { zh = …, en = … }"
_TABLES = ("source", "place", "topic", "fact", "figure")
"""Keys whose values are lists of tables."""
_MOST_DIGITS = 20
"""Of a value, before and after its point: far beyond any statistic, and exact in all reckoning."""


class Table:
    """One TOML table being read: each read that fails leaves a fault and returns a stand-in.

    The stand-ins let the reading go on to the end, so that all faults are found in one run;
    records made with them are never handed out.
    """

    def __init__(
        self,
        values: dict[str, Any],
        path: KeyPath,
        found: Found,
        languages: tuple[Language, ...] = LANGUAGES,
    ) -> None:
        """Read `values`, under `path` in a file of `languages`; faults go to `found`."""
        self._values = values
        self._path = path
        self._found = found
        self._languages = languages

    def fault(self, code: str, name: str, **details: str | int) -> None:
        """Leave a fault at the key `name`."""
        details = {"name": name, **details}
        self._found.add(Fault(code=code, path=(*self._path, name), details=details))

    def read(self, readers: Readers, needed: Iterable[str]) -> dict[str, Any]:
        """Read every key that is there; a fault for each that is unknown, or needed and missing.

        An unknown key is read as the one that it is likely meant for, so that this is not missed.
        """
        found = {}
        for name in self._values:
            if reader := readers.get(name):
                found[name] = reader(self, name)
                continue
            meant = near.nearest(name, readers)
            self._unknown(name, readers, meant)
            if meant and meant not in self._values:
                found[meant] = readers[meant](self, name)
        for name in needed:
            if name not in found:
                found[name] = readers[name](self, name)
        return found

    def know_only(self, names: Iterable[str]) -> None:
        """Leave a fault for every key that is none of these."""
        for name in self._values:
            if name not in names:
                self._unknown(name, names, near.nearest(name, names))

    def _unknown(self, name: str, known: Iterable[str], meant: str) -> None:
        """Leave a fault for a key that nobody reads: typing slips are the likeliest."""
        self.fault("E101", name, known=", ".join(known), **self._meant(name, meant))

    def _meant(self, name: str, meant: str) -> dict[str, str | int]:
        """Say what an unknown key may be meant for: one of this table, or of another."""
        if belongs := other_tables.hint(name):
            return belongs
        value = self._values[name]
        is_list = isinstance(value, list) and bool(value)
        if meant in _TABLES and isinstance(value[0] if is_list else value, dict):
            meant = f"[[{'.'.join((*map(str, self._path[::2]), meant))}]]"
        return near.asked(meant)

    def text(self, name: str) -> str:
        """Read a text that is not empty."""
        value = self._value(name, str, "text", "文字", "a text")
        if value is not None and not value.strip():
            self.fault("E106", name)
        return value or ""

    def slug(self, name: str, called: Mapping[str, str] | None = None) -> str:
        """Read a key or id: lower-case ASCII words with hyphens.

        `called` are ids by what they are called, which may be written in place of one.
        """
        return self._text_like(
            name,
            SLUG.fullmatch,
            "小写英文词，以连字符相连",
            "lower-case ASCII words joined by hyphens",
            called or {},
        )

    def period(self, name: str) -> str:
        """Read a period in ISO 8601."""
        period = self._text_like(
            name,
            _is_period,
            "2021、2022-05、2022-07-07、2022-Q1、2022-H1、2016/2020、../2022或2012-11/..的形式",
            "like 2021, 2022-05, 2022-07-07, 2022-Q1, 2022-H1, 2016/2020, ../2022 or 2012-11/..",
        )
        return period or _STAND_IN

    def choice(self, name: str, words: tuple[Any, ...]) -> Any:  # noqa: ANN401 -- of a Literal
        """Read one of the words."""
        value = self._value(name, str, "text", "文字", "a text")
        if value is not None and value not in words:
            from hunanfacts.knowledge import other_words  # only a faulty file has a use for it

            known = ", ".join(words)
            meant = near.nearest(value, words) or other_words.meant(value, words)
            self.fault("E104", name, found=value, known=known, **near.asked(meant))
        return value if value in words else words[0]

    def integer(self, name: str, *, least: int | None = None, stand_in: int = 0) -> int:
        """Read a whole number of at most 20 digits."""
        value: int | None = self._value(name, int, "whole", "整数", "a whole number")
        if value is None:
            return stand_in
        if _is_long(value) or (least is not None and value < least):
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

    def natural(self, name: str) -> int:
        """Read a whole number from 0."""
        return self.integer(name, least=0)

    def count(self, name: str) -> int:
        """Read a whole number from 1; the stand-in is more than any other number."""
        return self.integer(name, least=1, stand_in=10**_MOST_DIGITS)

    def number(self, name: str) -> Decimal:
        """Read a number as an exact decimal of at most 20 digits before and after its point."""
        value = self._value(name, (int, Decimal), "number", "数", "a number")
        if value is None:
            return Decimal(0)
        # A whole number of a million digits takes half a minute to turn into a decimal.
        number = Decimal("NaN") if _is_long(value) else Decimal(value)
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
        """Read true or false."""
        return bool(self._value(name, bool, "flag", "true或false", "true or false"))

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts."""
        found = []
        for value in self._list(name):
            if isinstance(value, str):
                found.append(value)
                if not value.strip():
                    self.fault("E106", name)
            else:
                self._wrong_type(name, value, "texts", "由文字组成的列表", "a list of texts")
        return tuple(found)

    def _list(self, name: str) -> list[Any]:
        return self._value(name, list, "list", "[ ]列表", "a list in [ ]") or []

    def languages(self) -> tuple[Language, ...]:
        """Read the languages that the file is written in, both where it does not say."""
        named = self.texts("languages") if "languages" in self._values else ()
        if self._values.get("languages") == []:
            self.fault("E106", "languages")
        for language in named:
            if language not in LANGUAGES:
                known, hint = ", ".join(LANGUAGES), near.hint(language, LANGUAGES)
                self.fault("E104", "languages", found=language, known=known, **hint)
        self._languages = tuple(each for each in LANGUAGES if each in named) or LANGUAGES
        return self._languages

    def bilingual(self, name: str) -> Bilingual:
        """Read a text in the languages of the file, or one text that serves them all."""
        value = self._value(name, (dict, str), "bilingual", _TEXT_ZH, _TEXT_EN)
        return Bilingual(zh="", en="") if value is None else self._bilingual(name, value)

    def bilinguals(self, name: str) -> tuple[Bilingual, ...]:
        """Read a list of such texts."""
        values = self._list(name)
        for value in values:
            if not isinstance(value, (dict, str)):
                expected = (f"由{_TEXT_ZH}组成的列表", f"a list of {_TEXT_EN}")
                self._wrong_type(name, value, "texts", *expected)
        return tuple(
            self._bilingual(name, value, place)
            for place, value in enumerate(values)
            if isinstance(value, (dict, str))
        )

    def _bilingual(self, name: str, value: dict[str, Any] | str, *more: int) -> Bilingual:
        if isinstance(value, str):
            if not value.strip():
                self.fault("E106", name)
            zh, en = (value if each in self._languages else None for each in LANGUAGES)
            return Bilingual(zh=zh, en=en)
        zh, en = value.get("zh"), value.get("en")
        if _is_text(zh) and _is_text(en) and len(value) == len(LANGUAGES):
            return Bilingual(zh=zh, en=en)
        read = self._inner(value, name, *more).read(_TEXTS, self._languages)
        return Bilingual(zh=read.get("zh"), en=read.get("en"))

    def _inner(self, values: dict[str, Any], *path: str | int) -> Table:
        return Table(values, (*self._path, *path), self._found, self._languages)

    def number_or_text(self, name: str) -> Any:  # noqa: ANN401 -- either of two
        """Read a whole number or a text that is not empty, as a page or a section may be."""
        value = self._value(name, (int, str), "text", "整数或文字", "a whole number or a text")
        if isinstance(value, str) and not value.strip():
            self.fault("E106", name)
        return self.integer(name) if isinstance(value, int) else value

    def numeral(self, name: str) -> str:
        """Read the same as text, as volumes and editions are counted in numbers or in words."""
        return str(self.number_or_text(name) or "")

    def pair(self, name: str) -> tuple[Decimal, Decimal]:
        """Read two numbers, the lower first."""
        values = self._value(name, list, "pair", "[低, 高]", "[low, high]")
        inner = self._inner(dict(zip(("0", "1"), values or (), strict=False)), name)
        if values is None or len(values) != len(("low", "high")):
            if values is not None:
                self.fault(
                    "E105",
                    name,
                    found=str(len(values)),
                    expected_zh="[低, 高]，两个数",
                    expected_en="two numbers, [low, high]",
                )
            return Decimal(0), Decimal(0)
        return inner.number("0"), inner.number("1")

    def texts_or_tables(self, name: str) -> Iterator[str | Table]:
        """Read a list of texts and of tables, which are yielded to be read."""
        for place, value in enumerate(self._list(name)):
            if isinstance(value, dict):
                yield self._inner(value, name, place)
            elif isinstance(value, str) and value.strip():
                yield value
            else:
                self._wrong_type(name, value, "texts", "由名字组成的列表", "a list of names")

    def tables(self, name: str, *, required: bool = False) -> Iterable[Table]:
        """Read a list of tables; each is yielded to be read."""
        if name not in self._values and not required:
            return
        values = self._value(name, list, "tables", f"[[{name}]]", f"[[{name}]]") or []
        for place, value in enumerate(values):
            if isinstance(value, dict):
                yield self._inner(value, name, place)
            else:
                self._wrong_type(name, value, "tables", f"[[{name}]]", f"[[{name}]]")

    def _text_like(
        self,
        name: str,
        fits: Callable[[str], object],
        expected_zh: str,
        expected_en: str,
        called: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        value = self._value(name, str, "text", "文字", "a text")
        if value is not None and not fits(value):
            expected = {"expected_zh": expected_zh, "expected_en": expected_en}
            hint = near.asked(called.get(value) or forms.mended(value, fits))
            self.fault("E105", name, found=value, **expected, **hint)
            return ""
        return value or ""

    def _value(
        self,
        name: str,
        kind: type | tuple[type, ...],
        wanted: Wanted,
        expected_zh: str,
        expected_en: str,
    ) -> Any:  # noqa: ANN401 -- TOML is untyped until here
        value = self._values.get(name)
        if value is None:
            self.fault("E102", name)
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._wrong_type(name, value, wanted, expected_zh, expected_en)
            return None
        return value

    def _wrong_type(
        self, name: str, value: object, wanted: Wanted, expected_zh: str, expected_en: str
    ) -> None:
        found_zh, found_en = value_kinds.called(value)
        dotted = ".".join(map(str, (*self._path[::2], name))) if wanted == "tables" else name
        hint_zh, hint_en = value_kinds.advice(dotted, value, wanted)
        self.fault(
            "E103",
            name,
            found_zh=found_zh,
            found_en=found_en,
            hint_zh=hint_zh,
            hint_en=hint_en,
            expected_zh=expected_zh,
            expected_en=expected_en,
        )


_TEXTS: Readers = dict.fromkeys(LANGUAGES, Table.text)


def one_of(words: tuple[str, ...]) -> Callable[[Table, str], str]:
    """Return what reads one of these words."""
    return lambda table, name: table.choice(name, words)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def _is_long(number: int | Decimal) -> bool:
    return isinstance(number, int) and abs(number) >= 10**_MOST_DIGITS


def _shown(number: int | Decimal) -> str:
    """Write a number for a message; Python refuses to write long whole numbers in decimal."""
    is_long = isinstance(number, int) and abs(number) >= 10**40
    return (hex(int(number)) if is_long else str(number))[:40]


def _is_plain(number: Decimal) -> bool:
    _, all_digits, exponent = number.as_tuple()
    before = len(all_digits) + int(exponent)
    return before <= _MOST_DIGITS and -int(exponent) <= _MOST_DIGITS
