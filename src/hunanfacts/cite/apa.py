"""References by the Publication Manual of the American Psychological Association, 7th edition.

By its rules a source without an author begins with its title, one without a date has n.d., and a
date that it does not print stands in brackets. A title in another language is followed by its
English in brackets. Places in a source belong into the text, not into the list; paragraphs are
counted where there are no pages. The manual's italics are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import english, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.records import Locator, Source

_MOST_AUTHORS = 20
_MOST_IN_TEXT = 2


def reference(source: Source) -> str:
    """Return the entry of a source in a list of references."""
    title = english.sentence(_title(source))
    date = f"({_date(source, in_full=source.type in parts.PERIODICALS | parts.ONLINE)})."
    authors = english.sentence(_authors(source))
    head = [authors, date, title] if authors else [title, date]
    link = f"https://doi.org/{source.doi}" if source.doi else source.url or ""
    return " ".join(filter(None, [*head, english.sentence(_where(source)), link]))


def in_text(source: Source, locators: Sequence[Locator]) -> str:
    """Return what stands in the text where a source is cited: (Halvern, 2025, p. 31)."""
    names = [parts.name(each, lambda family, _: family) for each in source.authors]
    told = f"{names[0]} et al." if len(names) > _MOST_IN_TEXT else english.together(names, "&")
    title = parts.own(source.title, source)
    is_part = source.type in parts.PERIODICALS | parts.ONLINE | parts.PIECES
    head = f"{told}," if told else f"“{title},”" if is_part else f"{title},"
    places = english.located(locators, ("p. {}", "pp. {}"))
    rest = ", ".join(filter(None, [_date(source, in_full=False), places]))
    return f"({head} {rest})"


def _title(source: Source) -> str:
    told = parts.own(source.title, source)
    about = [f"{parts.ordinal(source.edition)} ed." if source.edition else "", source.number or ""]
    if details := ", ".join(filter(None, about)):
        told += f" ({details})"
    translation = parts.translation(source)
    return f"{told} [{translation}]" if translation else told


def _authors(source: Source) -> str:
    names = [
        parts.name(each, lambda family, given: f"{family}, {parts.initials(given, '.')}")
        for each in source.authors
    ]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, . . . {names[-1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return "".join(names)


def _date(source: Source, *, in_full: bool) -> str:
    date = parts.issued(source)
    if date is None:
        return "n.d."
    day = english.day(date) if in_full else ""
    return ", ".join(filter(None, [date.shown_year, day]))


def _where(source: Source) -> str:
    """Say what a source stands in, or who published it, unless that is its author."""
    if source.type in parts.PERIODICALS:
        volume = (source.volume or "") + (f"({source.issue})" if source.issue else "")
        pages = (source.page or "").replace("-", "–")
        return ", ".join(filter(None, [parts.holder(source), volume, pages]))
    if source.type in parts.PIECES and source.container:
        pages = f" (pp. {source.page.replace('-', '–')})" if source.page else ""
        publisher = parts.own(source.publisher, source)
        return ". ".join(
            filter(None, [f"In {parts.own(source.container, source)}{pages}", publisher])
        )
    told = parts.holder(source)
    return "" if told in {each.literal for each in source.authors} else told
