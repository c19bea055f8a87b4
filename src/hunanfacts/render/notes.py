"""What is to be known of an answer besides the answer: that it is near, or what it leaves out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


SCHEMA = "hunanfacts.note/2"


class Note:
    """One note, in both languages, with a code for machines and what it speaks of."""

    __slots__ = ("code", "details", "en", "zh")

    def __init__(self, code: str, *, zh: str, en: str, **details: object) -> None:
        """Take what it says."""
        self.code = code
        self.zh = zh
        self.en = en
        self.details = details


def near(query: str, corrected: str | None, failed: Sequence[str]) -> Note:
    """Say that an answer is only near: to a slip mended, or to most of the query's words."""
    kind = "near" if corrected is None else "corrected"
    zh, en = f"没有完全符合“{query}”的，这些相近", f'nothing holds all of "{query}"; these are near'
    if corrected is not None:
        zh, en = f"没有“{query}”，按“{corrected}”查找", f'no "{query}"; answered for "{corrected}"'
    if failed:
        left = "、".join(f"“{word}”" for word in failed), ", ".join(f'"{word}"' for word in failed)
        zh, en = f"{zh}；这里没有说到{left[0]}", f"{en}; nothing here says anything of {left[1]}"
    return Note(kind, zh=zh, en=en, input=query, corrected=corrected, failed=list(failed))


def more(there: int, told: int) -> Note:
    """Say how many results are not listed, which are far more than anybody reads."""
    left = there - told
    return Note(
        "more",
        zh=f"另有{left}项没有列出；--limit {there}列出全部",
        en=f"{left} more are not listed; --limit {there} lists all",
        listed=told,
        there=there,
    )


def missing(query: str, what: Sequence[str]) -> Note:
    """Say which of the times or things asked for the answer does not have."""
    zh, en = "、".join(what), ", ".join(what)
    return Note(
        "missing",
        zh=f"没有查到：{zh}",
        en=f"not in the answer: {en}",
        input=query,
        missing=list(what),
    )
