"""Keys that stand in a table which does not have them: where they belong, and what they became."""

from __future__ import annotations

import functools
from dataclasses import fields

from hunanfacts.model.records import Fact, Figure, Knowledge, Locator, Place, Source, Topic

_TABLES: tuple[tuple[type, str, tuple[str, ...]], ...] = (
    (Fact, "[[fact]]", ("place_id", "figures")),
    (Figure, "[[fact.figure]]", ("id",)),
    (Source, "[[source]]", ()),
    (Place, "[[place]]", ()),
    (Topic, "[[topic]]", ()),
    (Locator, "[[fact]]", ("id",)),
    (Knowledge, "", ("sources", "places", "topics", "facts", "count")),
)
"""The records that tables are read into, with the fields that no author writes."""
_LISTS = {"figure": "[[fact.figure]]", "figures": "[[fact.figure]]"}
"""Lists of tables by a word that stands alone."""
_RENAMED = {"kind": "type", "date": "issued"}
"""Keys of a source in schema 1."""


def hint(name: str) -> dict[str, str | int]:
    """Return the details of a message that say where a key belongs; none for one of no table."""
    tables = list(
        dict.fromkeys(table for kind, table, left in _TABLES if name in _keys(kind, left))
    )
    if name in _LISTS:
        return {"hint_zh": f"请写{_LISTS[name]}；", "hint_en": f"write {_LISTS[name]}; "}
    if not tables:
        return {}
    zh = "或".join(table or "文件开头" for table in tables)
    en = " or ".join(table or "the head of the file" for table in tables)
    if name in _RENAMED:
        zh, en = f"{zh}（来源的“{_RENAMED[name]}”）", f'{en} (of a source it is "{_RENAMED[name]}")'
    return {"hint_zh": f"它属于{zh}；", "hint_en": f"it belongs to {en}; "}


@functools.cache
def _keys(kind: type, left: tuple[str, ...]) -> set[str]:
    return {field.name for field in fields(kind)}.difference(left)
