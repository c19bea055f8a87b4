"""References by GB/T 7714-2015, 信息与文献 参考文献著录规则, in the numeric system.

By its chapter 8 a source without an author begins with its title, a year that is only estimated
stands in brackets, and where the place or the publisher of what is printed is not known, that is
noted; of what is online they are left out. An article in a periodical has no such note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.records import Locator, Source
    from hunanfacts.model.vocabulary import Language, SourceType

_CODES: dict[SourceType, str] = {
    "article": "J", "article-journal": "J", "article-magazine": "J", "article-newspaper": "N",
    "review": "J", "periodical": "J", "book": "M", "chapter": "M", "entry": "M",
    "entry-dictionary": "M", "entry-encyclopedia": "M", "paper-conference": "C", "report": "R",
    "thesis": "D", "standard": "S", "map": "CM", "dataset": "DS", "webpage": "EB", "post": "EB",
    "post-weblog": "EB",
}  # fmt: skip
"""Of its annex B; everything else is Z."""

_MOST_AUTHORS = 3
"""Where there are more, the rest are 等 or et al."""

_UNKNOWN: dict[Language, tuple[str, str]] = {
    "zh": ("[出版地不详]", "[出版者不详]"),
    "en": ("[S.l.]", "[s.n.]"),
}
_PLACES: dict[Language, dict[str, tuple[str, str]]] = {
    "zh": {
        "page": ("{}", "{}"),
        "section": ("第{}节", "第{}节"),
        "table": ("表{}", "表{}"),
        "paragraph": ("第{}段", "第{}段"),
        "line": ("第{}行", "第{}行"),
    },
    "en": {
        "page": ("{}", "{}"),
        "section": ("sec. {}", "secs. {}"),
        "table": ("table {}", "tables {}"),
        "paragraph": ("para. {}", "paras. {}"),
        "line": ("line {}", "lines {}"),
    },
}
"""A page is a bare number; the standard has no word for other places."""


def reference(source: Source, locators: Sequence[Locator]) -> str:
    """Return the entry of a source in a list of references, with the places that are cited."""
    if source.type in parts.PERIODICALS:
        where = [_in_periodical(source, locators)]
    else:
        where = [_edition(source), _published(source, locators)]
    where[-1] += _accessed(source)
    links = [source.url or "", f"DOI:{source.doi}" if source.doi else ""]
    return ". ".join(filter(None, [_authors(source), _title(source), *where, *links])) + "."


def _title(source: Source) -> str:
    title = parts.own(source.title, source)
    number = f": {source.number}" if source.number else ""
    is_online = bool(source.url or source.doi) or source.type in parts.ONLINE
    code = f"[{_CODES.get(source.type, 'Z')}{'/OL' if is_online else ''}]"
    host = parts.own(source.container, source) if source.type in parts.PIECES else ""
    return f"{title}{number}{code}{f'//{host}' if host else ''}"


def _authors(source: Source) -> str:
    is_chinese = parts.language(source) == "zh"
    names = [
        parts.name(each, lambda family, given: f"{family.upper()} {parts.initials(given, '')}")
        for each in source.authors[:_MOST_AUTHORS]
    ]
    if len(source.authors) > _MOST_AUTHORS:
        names.append("等" if is_chinese else "et al")
    return ", ".join(names)


def _edition(source: Source) -> str:
    """Write the edition; the first is not noted."""
    edition = source.edition or ""
    if edition in {"", "1"}:
        return ""
    return f"{edition}版" if parts.language(source) == "zh" else f"{parts.ordinal(edition)} ed"


def _in_periodical(source: Source, locators: Sequence[Locator]) -> str:
    """Write where an article stands: 沧宁日报, 2025-05-18(1): 第2段."""
    is_newspaper = source.type == "article-newspaper"
    when = parts.issued(source)
    date = "" if when is None else when.iso if is_newspaper else when.shown_year
    head = ", ".join(filter(None, [parts.holder(source), date]))
    pages = _cited(source, locators)
    if is_newspaper:
        head += f"({source.page})" if source.page else ""
        return _with_pages(head, pages)
    volume = (source.volume or "") + (f"({source.issue})" if source.issue else "")
    head = ", ".join(filter(None, [head, volume]))
    is_paged = any(each.page is not None for each in locators)
    return _with_pages(head, ", ".join(filter(None, ["" if is_paged else source.page, pages])))


def _published(source: Source, locators: Sequence[Locator]) -> str:
    """Write who published it when: 沧宁: 沧宁市统计局, 2025: 第2段."""
    when = parts.issued(source)
    is_online = source.type in parts.ONLINE
    year = when.shown_year if when else ""
    head = ", ".join(filter(None, [_publisher(source), year]))
    told = _with_pages(head, _cited(source, locators))
    return f"{told}({when.iso})" if is_online and when and when.month else told


def _publisher(source: Source) -> str:
    if source.type in parts.ONLINE:
        return parts.holder(source)
    place = parts.own(source.publisher_place, source)
    publisher = parts.own(source.publisher, source)
    no_place, no_publisher = _UNKNOWN[parts.language(source)]
    if source.url or source.doi:
        return ": ".join(filter(None, [place, publisher]))
    return f"{place or no_place}: {publisher or no_publisher}"


def _accessed(source: Source) -> str:
    """Write when a source was looked at, which is noted of what is online."""
    accessed = parts.date(source.accessed)
    return f"[{accessed.iso}]" if accessed and source.url else ""


def _cited(source: Source, locators: Sequence[Locator]) -> str:
    language = parts.language(source)
    several = "、" if language == "zh" else ", "
    return parts.located(locators, _PLACES[language], several=several)


def _with_pages(head: str, pages: str) -> str:
    return ": ".join(filter(None, [head, pages]))
