"""Units of figures, as Chinese print has them and as English asks for them, with their scales.

Nothing is known of rates of exchange: money of one currency never becomes money of another.
"""

from __future__ import annotations

from collections import namedtuple
from decimal import Decimal
from functools import lru_cache

from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.model.errors import Suggestion, UnitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.vocabulary import Language

SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
ENGLISH_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3}
ABBREVIATED = {"tn": "trillion", "bn": "billion", "mn": "million", "k": "thousand"}

_MASSES = {"斤": Decimal("0.5"), "公斤": Decimal(1), "千克": Decimal(1), "吨": Decimal(1000)}
"""In kilograms."""
_SHARES = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10)}
"""In per cent."""
_DIMENSIONS = {"mass": _MASSES, "%": _SHARES}
"""Base units that turn into one another; any other turns only into itself."""
_MEASURED = {base: dimension for dimension, sizes in _DIMENSIONS.items() for base in sizes}
_SIZES = {**_MASSES, **_SHARES}

_UNSCALED = frozenset({*_SHARES, "百分点", "倍"})
"""Units that nobody tells in 万."""

_ALIASES = {"人民币": "元", "元人民币": "元", "圆": "元", "块": "元", "块钱": "元", "rmb": "元",
            "¥": "元", "￥": "元",
            "美金": "美元", "市斤": "斤", "个百分点": "百分点", "千米": "公里",
            "平方千米": "平方公里", "个小时": "小时", "个月": "月", "日": "天"}  # fmt: skip
TRADITIONAL = str.maketrans("億萬噸圓", "亿万吨圆")

ENGLISH = {
    "元": ("yuan", "yuan", "rmb", "cny", "renminbi"),
    "美元": ("US dollars", "US dollar", "usd"),
    "斤": ("jin", "jin", "catties", "catty"),
    "公斤": ("kg", "kg", "kilograms", "kilogram"),
    "千克": ("kg", "kg", "kilograms", "kilogram"),
    "吨": ("tonnes", "tonne", "metric tons", "metric ton"),
    "人": ("people", "person"),
    "户": ("households", "household"),
    "人次": ("visits", "visit", "person-times"),
    "批次": ("groups", "group"),
    "次": ("times", "time"),
    "倍": ("times", "time", "fold"),
    "年": ("years", "year"),
    "月": ("months", "month"),
    "周": ("weeks", "week"),
    "天": ("days", "day"),
    "小时": ("hours", "hour"),
    "分钟": ("minutes", "minute"),
    "城": ("cities", "city"),
    "%": ("%", "%", "percent", "per cent"),
    "百分点": ("percentage points", "percentage point"),
    "亩": ("mu", "mu"),
    "公顷": ("hectares", "hectare", "ha"),
    "米": ("m", "m", "metres", "metre", "meters", "meter"),
    "公里": ("km", "km", "kilometres", "kilometre"),
    "平方米": ("m²", "m²", "m2", "square metres", "square metre"),
    "平方公里": ("km²", "km²", "km2", "square kilometres", "square kilometre"),
    "立方米": ("m³", "m³", "m3", "cubic metres", "cubic metre"),
    "升": ("litres", "litre", "liters", "liter"),
    "千瓦": ("kW", "kW", "kilowatts", "kilowatt"),
    "千瓦时": ("kWh", "kWh", "kilowatt hours", "kilowatt hour"),
}
"""Base units in English: for many, for one, and what else they are called."""

NAMES = frozenset({"‰"}.union(*ENGLISH.values()))
"""Every base unit in English."""

COUNTING = frozenset(
    "个件项家篇条大位名届所座艘辆台架头只支部种批处间套栋棵株本册门场起宗例张幅颗枚道列趟匹对类"
)
"""Measure words, which fall away in English: 139件 is 139, since a label says what is counted."""
KNOWN = COUNTING | ENGLISH.keys() | {"‰"}
"""Every base unit that has a name here."""
_SCALABLE = KNOWN - _UNSCALED
"""Base units that an English scale alone can be completed with."""

COUNTED = COUNTING | {"人", "户", "次", "人次", "批次", "城"}
"""What a number alone may count."""


_MONEY = frozenset({"元", "美元"})


class Unit(  # typing and dataclasses take longer than a search
    namedtuple("Unit", ("scale", "base", "language"), defaults=("zh",))  # noqa: PYI024
):
    """A unit taken apart: 亿元, like "hundred million yuan", is 10⁸ (`scale`) of 元 (`base`).

    `language` is what it was written in; a sign of any language, as % or MW, counts as Chinese.
    """

    __slots__ = ()
    scale: int
    base: str
    language: Language

    @property
    def dimension(self) -> str:
        """What is measured; only units of one dimension turn into one another."""
        return _MEASURED.get(self.base, self.base)

    @property
    def size(self) -> Decimal:
        """How much one of it is, in the measure of its dimension: kilograms for a mass."""
        return self.scale * _SIZES.get(self.base, Decimal(1))


@lru_cache(maxsize=10_000)  # a knowledge has few units, and reads each thousands of times
def read(text: str, like: Unit | None = None) -> Unit:
    """Take a unit apart.

    `like` settles what the text leaves open: a scale alone is of the same base, and "times" is
    倍 or 次.
    """
    text = _simplified(text)
    if text[:1].isascii():
        return _read_english(text, like)
    scale = leading_scale(text)
    base = text.removeprefix(scale).strip()
    base = "/".join(_ALIASES.get(part.lower(), part) for part in base.split("/"))
    if scale and not base and like and like.base not in _UNSCALED:
        base = like.base
    small, large = (scale[0], scale[1:]) if scale[:1] in SMALL_SCALES else ("", scale)
    return Unit(SMALL_SCALES.get(small, 1) * SCALES.get(large, 1), base)


def is_settled_by(unit: Unit) -> bool:
    """Tell whether a text may be of a unit only by `like` of it, though it is no scale alone."""
    return all(part[len(leading_scale(part)) :] in KNOWN for part in unit.base.split("/"))


def is_money(text: str) -> bool:
    """Tell whether a unit is of money, alone or by something: 亿元, 元/平方米."""
    return read(text).base.partition("/")[0] in _MONEY


def may_be_money(text: str) -> bool:
    """Tell whether a unit is of money, or one that nobody named here and so may be of some."""
    return is_money(text) or read(text).base.partition("/")[0] not in KNOWN


def is_chinese(text: str) -> bool:
    """Tell whether a unit is written in Chinese characters."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _simplified(text: str) -> str:
    return text.strip().translate(TRADITIONAL)


@lru_cache(maxsize=1000)
def leading_scale(text: str) -> str:
    """Return the scale that a Chinese unit begins with.

    千 is one before what is counted, weighed or paid; in 千克 and 千米 it is part of the name.
    """
    small = text[:1] if text[:1] in SMALL_SCALES else ""
    for large in SCALES:
        if text.startswith(large, len(small)):
            return small + large
    rest = text[len(small) :]
    is_name = text in ENGLISH or text in _ALIASES
    return small if not is_name and (not rest or rest in COUNTING or rest in ENGLISH) else ""


def _read_english(text: str, like: Unit | None) -> Unit:
    first, _, rest = text.partition(" ")
    scale = ABBREVIATED.get(first.lower(), first.lower())
    is_scaled = scale in ENGLISH_SCALES
    word = rest.strip() if is_scaled else text
    named = _named(word) or (_quotients(word, like) if _PER in f" {word}" else [])
    if like and (like.base in named or (is_scaled and not word and like.base in _SCALABLE)):
        named = [like.base]
    base = named[0] if named else word
    return Unit(ENGLISH_SCALES.get(scale, 1), base, "zh" if base == text else "en")


def _named(word: str) -> Sequence[str]:
    return _BY_NAME.get(word.lower(), ())


def _by_name() -> dict[str, list[str]]:
    """Return the base units of each English name; "times" are 次 and 倍."""
    bases: dict[str, list[str]] = {}
    for base, names in ENGLISH.items():
        for name in dict.fromkeys(map(str.lower, names)):
            bases.setdefault(name, []).append(base)
    return bases


_BY_NAME = _by_name()


_PER = " per "
_UNITS = ("unit", "units")
"""What a thing is called that something is told by, where English has no word for its measure word:
yuan per unit."""


def _quotients(word: str, like: Unit | None) -> list[str]:
    """Return what "yuan per person" may be, 元/人; nothing where a part of it has no name here."""
    above, _, below = f" {word}".partition(_PER)
    like_above, _, like_below = like.base.partition("/") if like else ("", "", "")
    above, below = above.strip(), below.strip()
    first, _, rest = below.partition(" ")
    number = first.replace(",", "")
    scale = _ROUND.get(number, "") if rest else ""
    below = rest if scale else below
    aboves = _named(above) if above else [like_above] if like_above in COUNTING else []
    belows = _named(below)
    if below in _UNITS and like_below.removeprefix(scale) in COUNTING:
        belows = [like_below.removeprefix(scale)]
    return [f"{one}/{scale}{other}" for one in aboves for other in belows]


_ROUND = {
    str(small_size * size): small + large
    for small, small_size in {"": 1, **SMALL_SCALES}.items()
    for large, size in {"": 1, **SCALES}.items()
    if small or large
}
"""Scales by what they come to, written out: 10000 is 万."""


def agreeing(unit: str, *, is_one: bool) -> str:
    """Return an English unit without a scale for one, or for many, where it is a word known here.

    >>> agreeing("hours", is_one=True), agreeing("hour", is_one=False)
    ('hour', 'hours')
    """
    names = next((names[:2] for names in ENGLISH.values() if unit in names[:2]), (unit, unit))
    return names[1 if is_one else 0]


_MOST_STROKES = 10
"""In a unit that is named part by part; print has two at most, as 千克/人/年."""


def english(base: str, *, is_one: bool) -> str:
    """Name a base unit in English: empty if it only counts, as it is if nobody named it here.

    >>> english("元/平方米", is_one=False), english("件/万人", is_one=False)
    ('yuan per m²', 'per 10,000 people')
    """
    if base in COUNTING:
        return ""
    above, _, below = base.partition("/")
    if not 1 <= base.count("/") <= _MOST_STROKES or not is_chinese(base):
        return ENGLISH.get(base, (base, base))[1 if is_one else 0]
    by = read(below)
    is_by_one = by.scale == 1
    name = english(by.base, is_one=is_by_one) or _UNITS[0 if is_by_one else 1]
    size = "" if is_by_one else f"{by.scale:,} "
    return f"{english(above, is_one=is_one)} per {size}{name}".strip()


def measured_in(printed: str) -> str:
    """Name in English what a printed unit is a multiple of.

    >>> measured_in("亿元"), measured_in("万吨"), measured_in("项")
    ('yuan', 'tonnes', 'counts')
    """
    return english(read(printed).base, is_one=False) or "counts"


def in_english(printed: str) -> str:
    """Name a printed unit in English with its scale, empty for what only counts.

    >>> in_english("亿元"), in_english("万亿元"), in_english("万户"), in_english("个")
    ('100 million yuan', 'trillion yuan', '10,000 households', '')
    """
    if not is_chinese(printed):
        return printed
    unit = read(printed)
    named = {"": 1, **{f"{name} ": size for name, size in ENGLISH_SCALES.items()}}
    scale = next((name for name, size in named.items() if size == unit.scale), None)
    if scale is None:
        scale = f"{unit.scale / 10**6:,.0f} million " if unit.scale > 10**6 else f"{unit.scale:,} "
    return f"{scale}{english(unit.base, is_one=False)}".strip()


def convert(value: Decimal, printed: str, wanted: str) -> Decimal:
    """Turn `value` of one unit into another, exactly; UnitError, with what fits, if it does not."""
    have = read(printed)
    want = read(wanted, like=have)
    if have.dimension != want.dimension:
        raise misfit(printed, wanted, fitting(printed, "zh"), fitting(printed, "en"))
    whole = EXACTLY.multiply(value, have.size)
    return EXACTLY.divide(whole, want.size).normalize(EXACTLY)


def misfit(printed: str, wanted: str, zh: tuple[str, ...], en: tuple[str, ...]) -> UnitError:
    """Return the error for a unit that does not fit, with those that do in both languages."""
    return UnitError(
        zh=f"“{printed}”不能换算成“{wanted}”；可以换算成：{'、'.join(zh)}",
        en=f'{measured_in(printed)} cannot be turned into "{wanted}";'
        f" it can become: {', '.join(en)}",
        input=wanted,
        suggestions=tuple(
            Suggestion(command=f"--unit {_quoted(name)}")
            for name in (en if wanted and wanted.isascii() else zh)[:3]
        ),
    )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


@lru_cache(maxsize=1000)  # thousands of figures are turned into the same few units
def named(wanted: str, printed: str) -> str:
    """Name a unit as it is usually named, and a scale alone with the base of what is printed.

    >>> named("亿", "万元"), named("bn", "万元"), named("Million Tonnes", "斤"), named("块", "元")
    ('亿元', 'billion yuan', 'million tonnes', '元')
    """
    unit = read(wanted, like=read(printed))
    if unit.language == "en":
        scale = next((name for name, size in ENGLISH_SCALES.items() if size == unit.scale), "")
        name = f"{scale} {english(unit.base, is_one=False) or unit.base}".strip()
        return name if read(name).dimension == unit.dimension else unit.base  # "times" are 次
    return leading_scale(_simplified(wanted)) + unit.base


@lru_cache(maxsize=1000)
def fitting(printed: str, language: Language) -> tuple[str, ...]:
    """List the units that a figure printed in `printed` can be turned into.

    They are named in `language`, or in Chinese where English only counts.
    """
    have = read(printed)
    alike = _DIMENSIONS.get(have.dimension, [have.base])
    bases = [base for base in alike if base != "千克"]
    names = [(base, english(base, is_one=False)) for base in bases]
    if language == "en" and any(name and not is_chinese(name) for _, name in names):
        groups = [_scaled(base, f" {name}", ENGLISH_SCALES) for base, name in names]
    else:
        groups = [_scaled(base, base, SCALES) for base in bases]
    return tuple(name.strip() for group in groups for name in group if name.strip())


def _scaled(base: str, name: str, scales: Iterable[str]) -> list[str]:
    larger = [] if base in _UNSCALED else reversed(list(scales))
    return [name, *(f"{scale}{name}" for scale in larger)]


def none_told_in(unit: str, bases: Iterable[str]) -> UnitError:
    """Return the error for a unit that nothing is told in, with the bases of each that is told."""
    from hunanfacts.text import listing  # only this error has a use for it

    known = listing.by_frequency(bases)
    names = dict.fromkeys(english(base, is_one=False) or "counts" for base in known)
    zh, en = listing.listed(known, "zh"), listing.listed(names, "en")
    return UnitError(
        zh=f"没有以“{unit or '个'}”计的数值；有的是：{zh}",
        en=f'no figure is told in "{unit or "counts"}"; there are figures in: {en}',
        input=unit,
    )
