"""The numbers of a passage as a draft means them: with a unit told elsewhere, halves and thirds."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.figures import lexicon as number_words
from hunanfacts.figures import reading, units
from hunanfacts.model.errors import AmountError

if TYPE_CHECKING:
    from hunanfacts.check.records import Passage
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.model.vocabulary import Bound

_TOLD_IN_HEADS = units.COUNTED.union(units.ENGLISH)


def of(passage: Passage) -> list[Amount]:
    """Return the numbers of a passage, in their order."""
    text = passage.text
    found = [
        _of_hundreds(text, each)
        for amount in reading.without_ones(text)
        for each in _ends_of_change(text, amount)
    ]
    found = _without_scales(passage, found)
    if _HAS_PART.search(text):
        found = _with_parts(text, found)
    for at in range(len(found) - 1, -1, -1):
        amount = found[at]
        if is_one(amount):
            continue
        if amount.kind != "amount" or amount.value is None:
            continue
        if amount.unit:
            found[at] = _parted(text, amount)
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        unit = _of_next(text, amount, following) or _of_heads(passage.heads)
        found[at] = replace(amount, unit=unit) if unit else amount
    return [amount if is_one(amount) else _of_people(text, amount) for amount in found]


def is_one(amount: Amount) -> bool:
    """Tell whether a number is a single one of something, which claims nothing."""
    return amount.written in {"一", "one", "a"} and amount.bound == "exact"


def _ends_of_change(text: str, amount: Amount) -> list[Amount]:
    """Take apart what reads like a range and tells a change: from 15 to 23.9 per cent."""
    if amount.low is None:
        return [amount]
    told = _TWO_ENDS.fullmatch(amount.text)
    before = text[max(amount.start - _LONGEST_VERB, 0) : amount.start]
    if told is None or not _CHANGED.search(before):
        return [amount]
    values = (amount.low, amount.high)
    return [
        replace(
            amount,
            value=value,
            low=None,
            high=None,
            bound="exact",
            start=amount.start + told.start(group),
            end=amount.start + told.end(group),
            text=told[group],
            written=_DIGITS.findall(told[group])[0],
        )
        for group, value in enumerate(values, 1)
    ]


_TWO_ENDS = re.compile(r"(\d\S*(?: [a-z]+){0,3}?) ?(?:to|到|至) ?(\d.*)")
_DIGITS = re.compile(r"[\d.,]*\d")
_CHANGED = re.compile(r"(?<!rang)(?<!ranges )(?<!ranging )(?:\bfrom |从|由)$", re.IGNORECASE)
_LONGEST_VERB = 20


# ---- Units that stand elsewhere ------------------------------------------------------------------


def _of_next(text: str, amount: Amount, following: Amount | None) -> str:
    """Return the unit that two numbers have together: 2.7和28.5倍, 15 and 23.9 per cent."""
    if following is None or not _JOINS.fullmatch(text, amount.end, following.start):
        return ""
    is_counted = units.read(following.unit).base in units.COUNTED - {"次"}
    return "" if is_counted else following.unit


_JOINS = re.compile(r"[和与及、]|,? and ")


def _of_heads(heads: tuple[str, ...]) -> str:
    """Return the unit that the heads of a cell have in brackets, or alone."""
    for head in heads:
        in_brackets = _IN_BRACKETS.findall(head)
        for told in (*map(_scale_in_words, in_brackets), head):
            name = told.removeprefix("单位：").strip()
            unit = units.read(name)
            if unit.base in _TOLD_IN_HEADS:
                return name
            if (scale := name.lower().removesuffix("s")) in units.ENGLISH_SCALES:
                return scale
            if not unit.base and unit.scale > 1:
                return name
        for unit_told, words in _RELATIVE.items():
            if words.search(head):
                return unit_told
    return ""


_RELATIVE = {
    "倍": re.compile(r"倍数?$|\b(?:times|multiple)\b", re.IGNORECASE),
    "%": re.compile(
        r"增速|增长(?![额量数])|增幅|同比|环比|比重|占比|比例|份额|占有率|"
        r"\b(?:share|growth|proportion|percentage)\b",
        re.IGNORECASE,
    ),
}
"""Units of heads that tell how one amount is to another, whatever its own row is counted in."""


_IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[）)]")
_SCALES = {10**3: "千", 10**4: "万", 10**6: "百万", 10**8: "亿", 10**9: "十亿"}


def _scale_in_words(told: str) -> str:
    """Return the unit of a head whose scale is a number: (10,000 tonnes), (100 million yuan)."""
    found = list(reading.find(told))
    if len(found) != 1 or found[0].text != told or found[0].value is None:
        return told
    scale = _SCALES.get(int(found[0].value * found[0].scale))
    return scale + units.read(found[0].unit).base if scale else told


def _without_scales(passage: Passage, found: list[Amount]) -> list[Amount]:
    """Leave out the numbers of a cell that are the scale of a unit, and count nothing."""
    if passage.kind != "cell":
        return found
    scales = [
        match.span() for match in _IN_BRACKETS.finditer(passage.text)
        if _scale_in_words(match[1]) != match[1]
    ]  # fmt: skip
    return [each for each in found if all(not low < each.start < high for low, high in scales)]


def _parted(text: str, amount: Amount) -> Amount:
    """Take a number apart from a compound behind it: three trillion-yuan clusters."""
    told = _COMPOUND.fullmatch(amount.text) if "-" in amount.text else None
    behind = text[amount.end : amount.end + _LONGEST_NOUN]
    if told is None or not _MANY.match(behind):
        return amount
    end = amount.start + told.end(1)
    return replace(amount, unit="", scale=1, end=end, text=told[1])


def _of_hundreds(text: str, amount: Amount) -> Amount:
    """Take a number apart from a compound behind it: 14 hundred-billion-yuan clusters."""
    if amount.value is None or not _OF_A_SCALE.match(text, amount.end):
        return amount
    told = _HUNDRED.fullmatch(amount.text)
    if told is None:
        return amount
    value = amount.value / _ONE_HUNDRED
    return replace(
        amount, value=value, end=amount.start + told.end(1), text=told[1], written=told[1]
    )


_HUNDRED = re.compile(r"(\w+) hundred", re.IGNORECASE)
_OF_A_SCALE = re.compile(r"-(?:trillion|billion|million)", re.IGNORECASE)
_ONE_HUNDRED = 100
_COMPOUND = re.compile(r"(.*\w) (?:trillion|billion|million)-[a-z]+", re.IGNORECASE)
_MANY = re.compile(r"(?: [a-z-]+){0,2} [a-z]+s\b", re.IGNORECASE)
_LONGEST_NOUN = 60


def _of_people(text: str, amount: Amount) -> Amount:
    """Give a bare number the unit of the people behind it: 682万贫困人口, 5,000 poor people."""
    if amount.kind != "amount" or amount.value is None:
        return amount
    scale = units.read(amount.unit)
    if scale.base and scale.base not in units.ENGLISH_SCALES:
        return amount
    behind = text[amount.end : amount.end + _LONGEST_NOUN]
    english = _ENGLISH_PEOPLE.match(behind)
    words = english[1].lower().split() if english else []
    if english and not any(word in lexicon.GRAMMAR or word.endswith("s") for word in words):
        return replace(amount, unit=f"{amount.unit} {english[2].lower()}".strip())
    return replace(amount, unit=amount.unit + "人") if _PEOPLE.match(behind) else amount


_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:人口|人员|群众|居民)")
_ENGLISH_PEOPLE = re.compile(r"((?: [a-z-]+){0,3}?) (people|persons?|households?)\b", re.IGNORECASE)


# ---- Halves and thirds ---------------------------------------------------------------------------


_HALF = Decimal(50)
_PARTED_BY = {"quarter": 4, "third": 3, "fifth": 5}
_MANY_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_NUMBERS = "零一二三四五六七八九十"


def _any_of(tables: dict[Bound, str], *, is_english: bool) -> str:
    words = (word for table in tables.values() for word in number_words.words(table))
    told = [word for word in words if word[0].isascii() == is_english and word[0].isalpha()]
    return "|".join(map(re.escape, sorted(told, key=len, reverse=True)))


_HAS_PART = re.compile("半|分之|half|third|quarter|fifth", re.IGNORECASE)
_PART = re.compile(
    rf"""
    (?P<before>{_any_of(number_words.BEFORE, is_english=False)})?
    (?P<zh>一半|半数|过半(?!数)|[二三四五六七八九十]分之[一二三四五六七八九])
    (?P<behind>{_any_of(number_words.BEHIND, is_english=False)})?
    |
    \b(?:(?P<over>{_any_of(number_words.BEFORE, is_english=True)})[ ])?
    (?<!first[ ])(?<!second[ ])(?<!latter[ ])
    (?P<en>half|(?:a|one)[ -](?:half|third|quarter|fifth)
        |(?:two|three|four)[ -](?:third|quarter|fifth)s)
    (?=[ ]of[ ](?!(?:19|20)\d\d|the[ ]year)|[ ]the[ ](?!year)|[.,;)]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def _share(told: str) -> Decimal:
    """Return how much per cent a part of a whole is."""
    if "分之" in told:
        parts, many = (_NUMBERS.index(char) for char in told.split("分之"))
        return Decimal(100) * many / parts
    for word, parts in _PARTED_BY.items():
        if word in told:
            return Decimal(100) * _MANY_PARTS[re.split("[ -]", told)[0]] / parts
    return _HALF


def _with_parts(text: str, found: list[Amount]) -> list[Amount]:
    """Add the parts of a whole that are told in words, in per cent, in place of what was read."""
    parts = [part for match in _PART.finditer(text) if (part := _part(match))]
    starts = [part.start for part in parts]
    ends = [0, *(part.end for part in parts)]
    others = [each for each in found if ends[bisect_left(starts, each.end)] <= each.start]
    return sorted([*others, *parts], key=lambda each: each.start)


def _part(match: re.Match[str]) -> Amount | None:
    told = match["zh"] or match["en"]
    share = _share(told.lower())
    before = "超过" if told == "过半" else match["before"] or match["over"] or ""
    try:
        amount = reading.parse(f"{before}{share:.6g}%{match['behind'] or ''}")
    except AmountError:
        return None
    is_endless = share * 100 % 1 != 0  # a third is no more than about 33 %
    bound = "about" if amount.bound == "exact" and is_endless else amount.bound
    return replace(
        amount, bound=bound, start=match.start(), end=match.end(), text=match[0], written=told
    )
