"""A source as an entry of BibTeX, in UTF-8, as BibTeX itself, biber and reference managers read.

An entry is of the type whose required fields there are, else of `misc`, which requires none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.records import Author, Locator, Source

_ESCAPES = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
"""What TeX would take for its own."""
_LANGUAGES = {"zh": "chinese", "en": "english"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style defines."""
_PLACES = {
    "page": ("p.~{}", "pp.~{}"),
    "section": ("sec.~{}", "secs.~{}"),
    "table": ("table~{}", "tables~{}"),
    "paragraph": ("para.~{}", "paras.~{}"),
    "line": ("line~{}", "lines~{}"),
}


def entry(source: Source, cautions: Iterable[str] = ()) -> str:
    """Return the entry; cautions stand in `annote`, which no standard style prints."""
    kind, holder = _kind(source)
    date = parts.issued(source)
    title, translation = parts.own(source.title, source), parts.translation(source)
    fields = {
        "author": _braced(" and ".join(map(_author, source.authors))),
        "title": f"{{{_braced(_text(title))}}}",
        "titleaddon": _braced(_text(translation)),
        **holder,
        "entrysubtype": _braced("newspaper" if source.type == "article-newspaper" else ""),
        "edition": _braced(_text(source.edition)),
        "volume": _braced(_text(source.volume)),
        "number": _braced(_text(source.issue or source.number)),
        "pages": _braced(_text(source.page).replace("-", "--")),
        "year": _braced(date.shown_year if date else ""),
        "month": _MONTHS[date.month - 1] if date and date.month and not date.is_inferred else "",
        "date": _braced(date.iso if date and date.day and not date.is_inferred else ""),
        "url": _braced(_link(source.url)),
        "doi": _braced(_link(source.doi)),
        "urldate": _braced(source.accessed or "" if source.url else ""),
        "langid": _braced(_LANGUAGES.get(source.language.partition("-")[0], "")),
        "annote": _braced(_text(" ".join(cautions))),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value.strip("{}")]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}"])


def cite(source: Source, locators: Sequence[Locator]) -> str:
    r"""Return the command that cites it in a text: \\cite[para.~3]{new-hunan}."""
    told = parts.located(locators, _PLACES)
    return f"\\cite[{told}]{{{source.id}}}" if told else f"\\cite{{{source.id}}}"


def _kind(source: Source) -> tuple[str, dict[str, str]]:
    """Return the type of the entry, and the fields that say what it is in and who published it."""
    container, publisher = (
        _braced(_text(parts.own(text, source))) for text in (source.container, source.publisher)
    )
    place = {"address": _braced(_text(parts.own(source.publisher_place, source)))}
    match source.type:
        case kind if kind in parts.PERIODICALS and source.container:
            return "article", {"journal": container}
        case "chapter" | "paper-conference" if source.container:
            is_chapter = source.type == "chapter"
            return "incollection" if is_chapter else "inproceedings", {
                "booktitle": container,
                "publisher": publisher,
                **place,
            }
        case "report" if source.publisher:
            return "techreport", {"institution": publisher, **place}
        case "book" if source.publisher:
            return "book", {"publisher": publisher, **place}
        case _:
            held = container if source.container else publisher
            return "misc", {"howpublished": held, **place}


def _author(author: Author) -> str:
    """Write a name; one that has no parts is kept whole by braces."""
    if author.literal or not (author.family and author.given):
        return _braced(_text(author.literal or author.family or author.given))
    return f"{_text(author.family)}, {_text(author.given)}"


def _text(text: str | None) -> str:
    return "".join(_ESCAPES.get(char, char) for char in " ".join((text or "").split()))


def _link(text: str | None) -> str:
    """Write an address: its own characters stay, but none may end the field."""
    kept = (text or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return "".join(kept.split())


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""
