"""Which numbers of a draft claim something, and which belong to names or count items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check.claims import told_amounts

if TYPE_CHECKING:
    from hunanfacts.figures.amounts import Amount

_CLAIMED = frozenset({"amount", "ordinal"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE = re.compile(
    r"(?:[A-Z]{2,}|(?i:\b(?:top|global|fortune|page|p\.|table|figure|chapter|extension|no\.)) ?)$"
)
_NAME_BEHIND = re.compile(
    r"-[A-Za-z]| ?five-year| ?century| (?:quarter|half)(?= of| in|,)", re.IGNORECASE
)
_BEFORE_ITEM, _ITEM_ENDS = re.compile(r"(?:^|[\s。：:；;])$"), re.compile(r"[、.．)）]\s?\D")
_OPTION_BEFORE = re.compile(r"(?:^|[\s(（？?：:。，])[A-Ha-h][)）.．、]\s?$")
_OPTION_ENDS = frozenset(")）.．、")
_OPTION = re.compile(r"[A-H]\. ")


def may_be(amount: Amount) -> bool:
    """Tell whether a number says how much: a single one of something and a year do not."""
    if amount.kind not in _CLAIMED:
        return amount.reason == "vague"
    ends = [amount.written] if amount.low is None else [f"{amount.low}", f"{amount.high}"]
    is_year = amount.unit in {"", "年度"} and all(map(_YEAR.fullmatch, ends))
    return not is_year and not told_amounts.is_one(amount)


def is_part_of_a_name(text: str, amount: Amount) -> bool:
    """Tell whether a number belongs to a name or counts items: Global 500, 100-billion, 二、."""
    before = text[max(amount.start - 20, 0) : amount.start]
    behind = text[amount.end : amount.end + 12]
    if _NAME_BEHIND.match(behind) or amount.text.lower().startswith("five-year"):
        return True
    last = before.rstrip()[-1:]
    is_listed = last in _OPTION_ENDS and _OPTION_BEFORE.search(before)
    is_option = is_listed or _OPTION.match(amount.text)  # no circa
    if is_option or amount.unit:
        return bool(is_option)
    is_item = _ITEM_ENDS.match(behind) and _BEFORE_ITEM.search(before) and _is_short(amount)
    is_named = (last.isalpha() or last == ".") and _NAME_BEFORE.search(before)
    return bool(is_named or is_item)


def _is_short(amount: Amount) -> bool:
    """Tell whether a number may be that of an item: no sentence ends in it, as in totalled 162."""
    return len(amount.written) <= _LONGEST_ITEM


_LONGEST_ITEM = 2
