"""Word documents as passages: paragraphs, headings by their style, and tables as cells.

A place is the number of the paragraph in the document, those in tables and empty ones counted, and
the character in it. What a reviser has deleted is left out, what he has inserted is text.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from hunanfacts.check.reading.composition import COMMENT, Composition, is_any_wanted
from hunanfacts.check.records import Place
from hunanfacts.model.errors import DraftError, UsageError
from hunanfacts.text import zipped_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Passage, PassageKind

    Element: TypeAlias = Any
    """Of lxml, which has no types."""

LARGEST = 200_000_000
"""Bytes of all that a document holds, unpacked; a small file can unpack to any size."""
_MOST_TAGS = 150_000
"""Tags of its XML that are read in a second; 300 pages of usual text have so many."""
_LARGEST_QUICK = 100_000_000
"""Bytes of all, pictures too, which python-docx keeps in memory."""
_LARGEST_XML = 10_000_000
"""Bytes of it, unpacked; such pages have half of them."""

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHARACTERS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "txbxContent", "Fallback", "sdtPr"})
"""Elements of a paragraph whose text is none of it; a text box has paragraphs of its own."""
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_MOST_COLUMNS = 63
"""That a table of Word can have."""
_TITLES = frozenset({"title", "标题"})


def is_quick(data: bytes) -> bool:
    """Tell whether a document is read in a second or so; of a damaged one reading it tells more."""
    try:
        if zipped_xml.unpacked(data) > _LARGEST_QUICK:
            return False
        parts = zipped_xml.parts(data, _LARGEST_XML)
    except Exception:  # noqa: BLE001 -- a damaged file fails anywhere inside zipfile
        return True
    return parts is not None and zipped_xml.tags(parts) <= _MOST_TAGS


def passages(data: bytes, name: str, is_wanted: IsWanted = is_any_wanted) -> Iterator[Passage]:
    """Yield the passages of a document; `name` is what errors call it."""
    document = _opened(data, name)
    try:
        styles = {style.style_id: _level(style.name or "") for style in document.styles}
        yield from _Reader(styles, is_wanted).passages(document.element.body)
    except Exception as problem:  # a part that is no document, or has no body
        raise _damaged(name) from problem


def _damaged(name: str) -> DraftError:
    return DraftError(
        zh=f"不是Word文档，或者已经损坏：{name}；请用Word另存为.docx",
        en=f"not a Word document, or a damaged one: {name}; save it as .docx with Word",
        file=name,
    )


def _opened(data: bytes, name: str) -> Any:  # noqa: ANN401 -- python-docx may be missing
    try:
        import docx
    except ImportError:
        raise UsageError(
            zh=f"读Word文档{name}需要python-docx，请先运行：pip install 'hunanfacts[docx]'",
            en=f"{name} is a Word document, and python-docx, which reads it, is missing;"
            " run: pip install 'hunanfacts[docx]'",
            input=name,
        ) from None
    try:
        is_small = zipped_xml.unpacked(data) <= LARGEST
        document = docx.Document(io.BytesIO(data)) if is_small else None
    except Exception as problem:  # a damaged file fails anywhere inside the libraries
        raise _damaged(name) from problem
    if document is None:
        raise DraftError(
            zh=f"文档太大：{name}，展开后超过{LARGEST // 1_000_000} MB；请去掉图片或分成几份",
            en=f"the document is too large: {name}, over {LARGEST // 1_000_000} MB unpacked;"
            " take out its pictures or part it",
            file=name,
        )
    return document


class _Reader:
    """The reading of one document."""

    def __init__(self, styles: dict[str, int | None], is_wanted: IsWanted) -> None:
        self._styles = styles
        self._composition = Composition(is_wanted)
        self._headings: list[tuple[int, str]] = []
        self._number = 0

    def passages(self, holder: Element, heads: tuple[str, ...] | None = None) -> Iterator[Passage]:
        """Yield the passages of what holds paragraphs and tables; a cell has heads."""
        for element in holder:
            match _name(element):
                case "p":
                    yield from self._paragraph(element, heads)
                case "tbl":
                    yield from self._table(element)
                case "sdt" | "sdtContent" | "ins" | "customXml":
                    yield from self.passages(element, heads)
                case _:  # properties, marks
                    pass

    def _paragraph(self, element: Element, heads: tuple[str, ...] | None) -> Iterator[Passage]:
        self._write(element)
        level = self._styles.get(_style(element)) if heads is None else None
        if level is None:
            under = tuple(text for _, text in self._headings)
            kind: PassageKind = "text" if heads is None else "cell"
            yield from self._composition.finish(kind, under, heads or ())
        elif text := self._composition.text:
            self._headings = [each for each in self._headings if each[0] < level]
            under = tuple(each for _, each in self._headings)
            yield from self._composition.finish("heading", under)
            self._headings.append((level, text))

    def _table(self, table: Element) -> Iterator[Passage]:
        """Yield the cells of a table; those of its first row are the heads of their columns."""
        columns: list[str] | None = None
        for row in _inside(table, "tr"):
            texts: list[str] = []
            for cell in _inside(row, "tc"):
                heads: tuple[str, ...] = ()
                if columns is not None:
                    heads = (*columns[len(texts) : len(texts) + 1], *texts[:1])
                found = list(self.passages(cell, tuple(filter(None, heads))))
                yield from found
                texts += ["".join(each.text for each in found)] * _span(cell)
            columns = texts if columns is None else columns

    def _write(self, paragraph: Element) -> None:
        """Compose the text of a paragraph, comments taken out."""
        self._number += 1
        text = "".join(_texts(paragraph))
        done = 0
        for comment in COMMENT.finditer(text):
            self._composition.add(text[done : comment.start()], Place(self._number, done + 1))
            self._composition.ignore()
            done = comment.end()
        self._composition.add(text[done:], Place(self._number, done + 1))


def _texts(element: Element) -> Iterator[str]:
    """Yield what is written in an element, a character each for a tab and a line break."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _LEFT_OUT:
            yield from _texts(child)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those inside a content control."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _inside(child, name)


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a comment has no name


def _style(paragraph: Element) -> str:
    """Return the id of a paragraph's style, "" for the usual one."""
    found = paragraph.find(f"{_NAMESPACE}pPr/{_NAMESPACE}pStyle")
    return "" if found is None else found.get(f"{_NAMESPACE}val", "")


def _span(cell: Element) -> int:
    """Return over how many columns a cell goes."""
    found = cell.find(f"{_NAMESPACE}tcPr/{_NAMESPACE}gridSpan")
    span = "" if found is None else found.get(f"{_NAMESPACE}val", "")
    return min(int(span), _MOST_COLUMNS) if span.isascii() and span.isdigit() else 1


def _level(style: str) -> int | None:
    """Return the level of the headings that have a style, None for a style of other text."""
    if style.lower() in _TITLES:
        return 0
    found = _HEADING.fullmatch(style)
    return int(found[1]) if found else None
