"""What differs between two files, as results: JSON in the shape of the contract, and cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.authoring import toml_text
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.reckoning import same_things
from hunanfacts.render import quantities
from hunanfacts.wording import document

if TYPE_CHECKING:
    from collections.abc import Hashable

    from hunanfacts.authoring.differences import Difference
    from hunanfacts.authoring.record_fields import Value
    from hunanfacts.index.stored import Row
    from hunanfacts.model.vocabulary import Change, Language, Part, Verdict
    from hunanfacts.reckoning.finding import Finding

PARTS: dict[Part, Bilingual] = {
    "file": Bilingual(zh="文件", en="file"),
    "source": Bilingual(zh="来源", en="source"),
    "place": Bilingual(zh="地点", en="place"),
    "topic": Bilingual(zh="主题", en="topic"),
    "fact": Bilingual(zh="事实", en="fact"),
    "figure": Bilingual(zh="数值", en="figure"),
}
CHANGES: dict[Change, Bilingual] = {
    "added": Bilingual(zh="新增", en="added"),
    "removed": Bilingual(zh="删除", en="removed"),
    "changed": Bilingual(zh="修改", en="changed"),
    "renamed": Bilingual(zh="改名", en="renamed"),
}
_SAID: dict[Change, Bilingual] = {
    "added": Bilingual(zh="新增{name}：{told}", en="{part} added: {id}: {told}"),
    "removed": Bilingual(zh="删除{name}：{told}", en="{part} removed: {id}: {told}"),
    "changed": Bilingual(zh="{name}的{field}：{values}", en="{name}, {field}: {values}"),
    "renamed": Bilingual(zh="{part}改名：{values}", en="{part} renamed: {values}"),
}
_IN_FACT = Bilingual(zh="{field}：{values}", en="{field}: {values}")
_IN_FIGURE = Bilingual(zh="{id}的{field}：{values}", en="{id}, {field}: {values}")
"""What is said below a heading that names the record, and of the figures of a fact."""
_AGREEMENTS: dict[Verdict, Bilingual] = {
    "agree": Bilingual(zh="；新旧两数一致", en="; the two agree"),
    "differ": Bilingual(zh="；新旧两数不一致", en="; the two differ"),
}
_NONE = Bilingual(zh="（无）", en="(none)")
_ADDED = Bilingual(zh="增加{}", en="added {}")
_REMOVED = Bilingual(zh="去掉{}", en="removed {}")
_BETWEEN = Bilingual(zh="、", en=", ")
_AND = Bilingual(zh="；", en="; ")
_JOINED: dict[Language, str] = {"zh": "", "en": " "}


def row(found: Difference) -> Row:
    """Tell one difference."""
    return quantities.WrittenLate(
        lambda: _document(found), lambda language: [_cells(found, language)]
    )


def _document(found: Difference) -> dict[str, object]:
    label, held = found.fact.label if found.fact else None, _held(found)
    return {
        "change": found.change,
        "part": found.part,
        "key": found.fact.key if found.fact else None,
        "label": document.bilingual(label) if label else None,
        "id": found.id or None,
        "field": found.field,
        "old": found.old,
        "new": found.new,
        "message": {language: _message(found, held, language) for language in LANGUAGES},
    }


def _held(found: Difference) -> Finding | None:
    """Hold the old amount of a figure against the new one; None for whatever else differs."""
    if found.fact is None or found.figures is None:
        return None
    return same_things.of_change(found.fact, *found.figures)


def _cells(found: Difference, language: Language) -> list[str]:
    """Return the cells that `shapes.DIFFERENCES` names."""
    held = _held(found)
    told = found.told[language] if found.told else ""
    heading = found.fact.label[language] if found.fact else PARTS[found.part][language]
    return [
        heading,
        found.fact.key if found.fact else found.id,
        CHANGES[found.change][language],
        PARTS[found.part][language],
        found.id,
        found.field or "",
        told if found.change == "removed" else _shown(found.old, language),
        told if found.change == "added" else _shown(found.new, language),
        _short(found, held, language),
        _message(found, held, language),
    ]


def _message(found: Difference, held: Finding | None, language: Language) -> str:
    """Say in a sentence what differs."""
    return _filled(_SAID[found.change], found, language) + _agreement(held, language)


def _short(found: Difference, held: Finding | None, language: Language) -> str:
    """Say the same below a heading that names the fact."""
    if found.change != "changed":
        return _message(found, held, language)
    text = _IN_FIGURE if found.part == "figure" else _IN_FACT
    return _filled(text, found, language) + _agreement(held, language)


def _agreement(held: Finding | None, language: Language) -> str:
    """Say whether the old and the new amount of a figure can both be, and how they lie."""
    if held is None or held.verdict not in _AGREEMENTS:
        return ""
    return _AGREEMENTS[held.verdict][language] + quantities.relation(held, None, language)


def _filled(text: Bilingual, found: Difference, language: Language) -> str:
    part = PARTS[found.part][language]
    return text[language].format(
        part=part,
        id=found.id,
        name=_JOINED[language].join(filter(None, [part, found.id])),
        field=found.field,
        told=found.told[language] if found.told else "",
        values=_values(found.old, found.new, language),
    )


def _values(old: Value | None, new: Value | None, language: Language) -> str:
    """Say what came in place of what; of lists which members came and went."""
    if isinstance(old, list) and isinstance(new, list):
        added, removed = _members_without(new, old), _members_without(old, new)
        told = [
            said[language].format(_shown(members, language))
            for said, members in ((_ADDED, added), (_REMOVED, removed))
            if members
        ]
        if told and len(removed) < len(old):
            return _AND[language].join(told)
    before, after = (_NONE[language] if each is None else _shown(each, language)
                     for each in (old, new))  # fmt: skip
    return f"{before} → {after}"


def _members_without(these: list[Value], others: list[Value]) -> list[Value]:
    """Return the members of a list that another one does not have."""
    known = set(map(_hashable, others))
    return [each for each in these if _hashable(each) not in known]


def _hashable(member: Value) -> Hashable:
    match member:
        case dict():
            return frozenset((name, _hashable(part)) for name, part in member.items())
        case list():
            return tuple(map(_hashable, member))
        case _:
            return member


def _shown(value: Value | None, language: Language) -> str:
    """Write a value for a person: a list with its members parted, a table as TOML."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return _BETWEEN[language].join(_shown(each, language) for each in value)
        case dict() if language in value:
            return str(value[language])
        case _:
            return toml_text.written(value)
