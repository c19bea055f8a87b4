"""点 behind a number: an hour, with the minutes behind it, or a point of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import numerals

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount

_HOURS, _MINUTES, _TWO_DIGITS = 24, 60, 10
_NUMBERS = frozenset({"digits", "digit", "place", "tens"})
_BEHIND = frozenset({"半", "整", "钟", "许"})
_BEFORE = ("上午", "下午", "晚上", "早上", "凌晨", "中午", "傍晚", "时间", "今晚", "明早", "今早")


def take(draft: DraftAmount) -> None:
    """Take 点 as what it is: 三点五十分, 20点整, 下午3点; 3200点 and 涨5点 count points."""
    is_hour = draft.value <= _HOURS and not draft.value % 1 and draft.scale == 1
    is_time = is_hour and _is_time(draft)
    draft.take()
    following = draft.touching()
    if is_time:
        draft.kind = "time"
        if following is not None and following.kind == "half":
            draft.take()
    elif is_hour and following is not None and following.kind in _NUMBERS:
        _take_minutes(draft)
    else:
        draft.unit = "点"


def _is_time(draft: DraftAmount) -> bool:
    before = draft.plain[max(draft.start - 3, 0) : draft.start]
    return draft.char(draft.stop + 1) in _BEHIND or before.endswith(_BEFORE)


def _take_minutes(draft: DraftAmount) -> None:
    """Take the minutes of 三点五十; in 一点两小时 the second number counts hours."""
    try:
        number = numerals.read(draft.tokens, draft.end, draft.plain)
    except numerals.Unreadable:
        draft.unit = "点"
        return
    last = draft.tokens[number.end - 1].end
    after = draft.tokens[number.end] if number.end < len(draft.tokens) else None
    follows = after is not None and after.start == last and after.kind == "unit"
    unit = after.meaning if after is not None and follows else ""
    if unit not in {"", "分"}:
        draft.unit = "点"
    elif number.value < _MINUTES and (unit or number.value >= _TWO_DIGITS):
        draft.take(number.end - draft.end + (unit != ""))
        draft.kind, draft.written = "time", ""
    else:
        draft.reason = "several"
