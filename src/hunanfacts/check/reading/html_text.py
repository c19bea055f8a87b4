"""The text that a reader sees of a block of HTML in Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from hunanfacts.check.reading.composition import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.check.reading.block_text import BlockText
    from hunanfacts.check.reading.composition import Composition, Lines
    from hunanfacts.check.records import Passage

_PIECE = re.compile(
    r"<!--(?:.*?-->|.*)"  # what is never closed hides the rest
    r"|<(?P<hidden>script|style|pre|textarea)\b(?:.*?</(?P=hidden)\s*>|.*)"
    r"|</?(?P<tag>[a-z][\w-]*)(?![\w-])[^<>]*>"  # a name is taken whole, or it takes minutes
    r"|<[?!][^<>]*>"
    r"|(?P<entity>&(?:#\w{1,8}|\w{1,32});)"
    r"|(?P<line>\n[ \t]*)"
    r"|(?P<text>[^<&\n]+|.)",
    re.DOTALL | re.IGNORECASE,
)
_WITHIN_TEXT = frozenset(
    ["a", "abbr", "b", "big", "cite", "del", "em", "font", "i", "ins", "label", "mark", "q", "s",
     "small", "span", "strong", "sub", "sup", "time", "u"]
)  # fmt: skip
"""Tags that no paragraph ends at."""


def passages(
    block: BlockText, lines: Lines, composition: Composition, headings: tuple[str, ...]
) -> Iterator[Passage]:
    """Yield the passages of a block; tags that lay out a page part them."""
    for piece in _PIECE.finditer(block.text):
        place = lines.place(block.source(piece.start()))
        match piece.lastgroup:
            case "text":
                for text, source in block.pieces(*piece.span()):
                    composition.add(text, lines.place(source))
            case "entity":
                composition.add(unescape(piece[0]), place)
            case "line":
                composition.part("line", place)
            case "tag" if piece["tag"].lower() == "br":
                composition.part("space", place)
            case "tag" if piece["tag"].lower() not in _WITHIN_TEXT:
                yield from composition.finish(headings=headings)
            case _ if COMMENT.fullmatch(piece[0]):
                composition.ignore()
            case _:  # a tag within text, or what no reader sees
                pass
    yield from composition.finish(headings=headings)
