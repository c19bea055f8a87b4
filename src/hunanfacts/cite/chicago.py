"""Notes and bibliography by the Chicago Manual of Style, 17th edition.

By its rules a source without an author begins with its title, a date that it does not print stands
in brackets, and a title in another language is followed by its English in brackets. Places in a
source belong into the note. The manual's italics are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import english, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.records import Locator, Source

_MOST_AUTHORS = 10
_FIRST_AUTHORS = 7
"""Of more than ten that many are named."""
_MOST_IN_NOTES = 3


def reference(source: Source) -> str:
    """Return the entry of a source in a bibliography."""
    authors, title = english.sentence(_authors(source)), _title(source, ".")
    if source.type in parts.PERIODICALS | parts.ONLINE:
        rest = [_in_print(source, "")]
    elif source.type in parts.PIECES and source.container:
        pages = f", {source.page.replace('-', '–')}" if source.page else ""
        rest = [f"In {parts.own(source.container, source)}{pages}", _published(source)]
    else:
        rest = [_edition(source), source.number or "", _published(source)]
    told = [authors, title, *map(english.sentence, rest), english.sentence(_link(source))]
    return " ".join(filter(None, told))


def note(source: Source, locators: Sequence[Locator]) -> str:
    """Return the note that stands where a source is cited, with the places in it."""
    places = english.located(locators, ("{}", "{}"))
    names = [parts.name(each, lambda family, given: f"{given} {family}") for each in source.authors]
    authors = english.together(names, "and")
    if len(names) > _MOST_IN_NOTES:
        authors = f"{names[0]} et al."
    if source.type in parts.PERIODICALS | parts.ONLINE:
        told = [authors, _title(source, ","), _in_print(source, places)]
    else:
        in_book = source.type in parts.PIECES and source.container
        host = f"in {parts.own(source.container, source)}" if in_book else ""
        about = [_title(source, ","), host, _edition(source), source.number or ""]
        published = _published(source)
        head = _joined([authors, *about]) + (f" ({published})" if published else "")
        told = [head, places]
    return english.sentence(_joined([*told, _link(source)]))


def _joined(told: Sequence[str]) -> str:
    """Join by commas what has none of its own at its end, as a quoted title has inside."""
    text = ""
    for each in filter(None, told):
        between = "" if not text else " " if text.endswith((",”", ", ")) else ", "
        text += between + each
    return text.replace(",”,", ",”").removesuffix(",")


def _title(source: Source, mark: str) -> str:
    """Write a title; the mark behind it stands inside its quotation marks."""
    title, translation = parts.own(source.title, source), parts.translation(source)
    translated = f" [{translation}]" if translation else ""
    is_part = source.type in parts.PERIODICALS | parts.ONLINE | parts.PIECES
    if not is_part:
        return f"{title}{translated}{mark if mark == '.' else ''}"
    if translated:
        return f"“{title}”{translated}{mark if mark == '.' else ''}"
    return f"“{title}{mark}”"


def _authors(source: Source) -> str:
    names = [parts.name(each, lambda family, given: f"{given} {family}") for each in source.authors]
    if names:
        names[0] = parts.name(source.authors[0], lambda family, given: f"{family}, {given}")
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[:_FIRST_AUTHORS])}, et al."
    if len(names) == len(("one", "other")):
        return f"{names[0]}, and {names[1]}"
    return english.together(names, "and")


def _edition(source: Source) -> str:
    return f"{parts.ordinal(source.edition)} ed." if source.edition else ""


def _in_print(source: Source, places: str) -> str:
    """Say what a source stands in, and when: 沧宁日报, May 18, 2025, para. 2."""
    date = parts.issued(source)
    when = "n.d."
    if date:
        day = english.day(date)
        when = f"{day}{',' if date.day else ''} {date.shown_year}" if day else date.shown_year
    holder = parts.holder(source)
    pages = (source.page or "").replace("-", "–")
    if source.type == "article-journal" and source.volume:
        number = f", no. {source.issue}" if source.issue else ""
        told = f"{holder} {source.volume}{number} ({when})"
        return f"{told}: {places or pages}" if places or pages else told
    return ", ".join(filter(None, [holder, when, places or (f"{pages}" if pages else "")]))


def _published(source: Source) -> str:
    date = parts.issued(source)
    place, publisher = (
        parts.own(source.publisher_place, source),
        parts.own(source.publisher, source),
    )
    who = ": ".join(filter(None, [place, publisher]))
    return ", ".join(filter(None, [who, date.shown_year if date else "n.d."]))


def _link(source: Source) -> str:
    return f"https://doi.org/{source.doi}" if source.doi else source.url or ""
