"""A source as an item of CSL-JSON 1.0.2, the form in which reference managers exchange them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hunanfacts.cite import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.records import Author, Locator, Source

_NAMES = {
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "edition": "edition",
    "page": "page",
    "url": "URL",
    "doi": "DOI",
}
"""Fields that are taken over as they are, and what they are called there."""


def item(
    source: Source, locators: Sequence[Locator], cautions: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what is known of a source; what is not has no field.

    An inferred date is marked as one that is not exact (`circa`). For places cited and cautions
    CSL-JSON has no field: they stand in `custom`, which is for what has none.
    """
    found: dict[str, Any] = {"id": source.id, "type": source.type, "language": source.language}
    texts = {
        "title": source.title,
        "container-title": source.container,
        "publisher": source.publisher,
        "publisher-place": source.publisher_place,
    }
    found |= {name: parts.own(text, source) for name, text in texts.items() if text}
    if source.authors:
        found["author"] = [_author(author) for author in source.authors]
    if source.issued:
        found["issued"] = _date(source.issued)
        if source.issued_inferred:
            found["issued"]["circa"] = True
    if source.accessed:
        found["accessed"] = _date(source.accessed)
    for name, called in _NAMES.items():
        if (value := getattr(source, name)) is not None:
            found[called] = value
    custom: dict[str, Any] = {}
    if translation := parts.translation(source):
        custom["translated-title"] = translation
    if places := parts.labelled(locators):
        custom["locators"] = [{"label": kind, "locator": number} for kind, number in places]
    if told := list(cautions):
        custom["cautions"] = told
    return {**found, "custom": custom} if custom else found


def _author(author: Author) -> dict[str, str]:
    names = {"family": author.family, "given": author.given, "literal": author.literal}
    return {name: value for name, value in names.items() if value}


def _date(period: str) -> dict[str, Any]:
    """Return a date or a stretch of dates; what is a quarter or open stays as it is written."""
    ends = [end.split("-") for end in period.split("/")]
    if all(part.isdecimal() for end in ends for part in end):
        return {"date-parts": [[int(part) for part in end] for end in ends]}
    return {"literal": period}
