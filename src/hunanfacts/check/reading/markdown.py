"""Markdown as passages: CommonMark, with the tables, struck-out text and footnotes of GitHub.

The parser tells only the lines of a block; where a token within its text begins is noted while the
rules for text run.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hunanfacts.check.reading import html_text, plain
from hunanfacts.check.reading.block_text import BlockText, of_cells, of_lines
from hunanfacts.check.reading.blocks import DEEPEST, blocks
from hunanfacts.check.reading.composition import (
    COMMENT,
    LONGEST,
    Composition,
    Lines,
    is_any_wanted,
    joined,
    unit_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Literal

    from hunanfacts.check.reading.blocks import Block
    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Passage, PassageKind

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[ \t]*\n|#.*\n)*[\w-]+[ \t]*:(?s:.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""YAML at the top; what has no key at its start is text between two rules."""
_FOOTNOTE = re.compile(r"(?m)^\[\^[^\]\s]+\]:[ \t]*|\[\^[^\]\s]+\]")
"""A footnote begins with its mark and a colon; in the text there is the mark alone."""
_HEADING_MARK = re.compile(r"#+[ \t]*")
_MARKUP = re.compile(r"[\n\\`~*_\[<&]")
"""What all markup within a text begins with, and so does the end of a line."""
_MARKED_LINES = re.compile(r"[\\`~*_\[<&]|\s\n|\n\s|^\s|\s\Z")
"""What lines have that are more than text: markup, and spaces where they begin or end."""
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def passages(text: str, is_wanted: IsWanted = is_any_wanted) -> Iterator[Passage]:
    r"""Yield the passages of a text, whose lines end with \n."""
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    if _has_too_long_a_line(text):
        return plain.passages(text, is_wanted)
    return _Reader(text, is_wanted).passages()


_MARKS = "*_`~[[[[[]<>&\\"
"""Characters of markup within a text, each of which takes some microseconds; what may begin a link
takes five times as many."""
_MOST_MARKS = 50_000
_BYTES_OF_MARK = 10
"""Characters of a long text for each of them; of documents full of links and code twenty."""


_OPENED = re.compile(r"^[ \t]*(?:[-*+>]|\d+[.)])[-*+> \t\d.)]*", re.MULTILINE)
"""Marks of lists and quotations that a line begins with."""
_ONE_OPENED = re.compile(r">|(?:[-*+]|\d+[.)])(?=[ \t]|$)")
_END_OF_BLOCK = re.compile(r"\n[ \t]*(?=\n)")


def is_quick(text: str) -> bool:
    """Tell whether a text is read in a second or so for each million characters."""
    most = max(_MOST_MARKS, len(text) // _BYTES_OF_MARK)
    is_text = _has_too_long_a_line(text) or sum(map(text.count, _MARKS)) <= most
    return is_text and _depths(text) <= most


def _depths(text: str) -> int:
    """Return in how many lists and quotations the lines of a text may stand, all added up.

    A line is tried as the end of each of those that are opened in one line, until an empty line.
    """
    return sum(
        block.count("\n") * _most_opened(block)
        for block in _END_OF_BLOCK.split(text)
        if _OPENED.search(block)
    )


def _most_opened(block: str) -> int:
    return max(len(_ONE_OPENED.findall(marks)) for marks in _OPENED.findall(block))


_LONGEST_MARKED = 50_000
"""Characters of a line or a paragraph that anybody marks up; a longer one is read as it stands,
since its marks would take minutes."""


def _has_too_long_a_line(text: str) -> bool:
    return any(len(line) > _LONGEST_MARKED for line in text.split("\n"))


_LONGEST_CAPTION = 60
_ENDS = tuple("。.！!？?；;…")


_LABEL = re.compile(r"[:：\d].*", re.DOTALL)
"""What stands behind what an item of a list is called."""


class _Reader:
    """The reading of one text."""

    def __init__(self, text: str, is_wanted: IsWanted) -> None:
        self._text = text
        self._lines = Lines(text)
        self._environment: dict[str, Any] = {}
        self._composition = Composition(is_wanted)
        self._is_wanted = is_wanted
        self._headings: list[tuple[int, str]] = []
        self._under: tuple[str, ...] = ()
        """The headings that stand above."""
        self._heads: list[str] = []
        self._unit_at: int | None = None
        """The column of the table in which its units are."""
        self._captions: list[str] = []
        """What stands before each list and table that is open."""
        self._last = ""
        """What the last row or item of these is called."""
        self._said_last = ""
        """The paragraph before."""

    def passages(self) -> Iterator[Passage]:
        """Yield the passages, block by block."""
        found: Iterable[Block] = blocks(self._text, self._environment)
        if "]:" in self._text:
            found = list(found)  # what a link refers to may stand behind it
        for block in found:
            match block.kind:
                case "heading":
                    yield from self._heading(block)
                case "row":
                    yield from self._row(block)
                case "text":
                    yield from self._paragraph(block)
                case "open":
                    self._captions.append(self._caption())
                    self._last = ""
                case "close":
                    self._captions.pop()
                case "html":
                    text = of_lines(block.texts[0], self._text, block.begins)
                    yield from html_text.passages(text, self._lines, self._composition, self._under)

    def _paragraph(self, block: Block) -> Iterator[Passage]:
        (text,) = block.texts
        mark = _FOOTNOTE.match(text) if text.startswith("[^") else None
        said = self._passed_over(text[mark.end() :] if mark else text)
        if said is None:
            self._write_block(text, block.begins)
            said = self._composition.text
            yield from self._finish()
        self._said_last = said
        self._last = _LABEL.sub("", said) if self._captions else ""

    def _heading(self, block: Block) -> Iterator[Passage]:
        self._headings = [each for each in self._headings if each[0] < block.level]
        self._under = tuple([text for _, text in self._headings if text])
        text = self._passed_over(block.texts[0])
        if text is None:
            begin, *rest = block.begins
            if block.is_marked and (mark := _HEADING_MARK.match(self._text, begin)):
                begin = mark.end()
            self._write_block(block.texts[0], [begin, *rest])
            text = self._composition.text
            yield from self._finish("heading")
        if text:
            self._headings.append((block.level, text))
            self._under = (*self._under, text)

    def _row(self, block: Block) -> Iterator[Passage]:
        """Yield the cells of a row; those of the first row are the heads of their columns."""
        if self._passed_over("|".join(block.texts)) is None:
            texts: list[str] = []
            yield from self._cells(block, texts)
        else:
            texts = [text.strip() for text in block.texts]
        if block.is_marked:
            self._heads, self._unit_at = texts, unit_column(texts)
        else:
            self._last = texts[0]

    def _cells(self, block: Block, texts: list[str]) -> Iterator[Passage]:
        """Yield the cells of a row, and add the text of each."""
        unit = ""
        if self._unit_at is not None and not block.is_marked:
            unit = block.texts[self._unit_at].strip()
        for column, cell in enumerate(of_cells(block.texts, self._text, block.begins[0])):
            said = self._passed_over(cell.text)
            if said is None:
                self._write(cell)
                said = self._composition.text
                heads: tuple[str, ...] = ()
                corner: Sequence[str] = ()
                if not block.is_marked:
                    heads = self._heads[column], texts[0] if column else "", unit
                    corner = self._heads[:1] if column else ()
                yield from self._finish("cell", tuple(filter(None, heads)), corner)
            texts.append(said)

    def _finish(
        self, kind: PassageKind = "text", heads: tuple[str, ...] = (), corner: Sequence[str] = ()
    ) -> Iterator[Passage]:
        caption = " ".join(filter(None, (*self._captions, *corner)))
        return self._composition.finish(kind, self._under, heads, caption, self._last)

    def _passed_over(self, text: str) -> str | None:
        """Return what a text says that no passage is made of, since it is not wanted.

        None for one that may be wanted: what its markup hides is not known yet.
        """
        if not text:
            return ""
        if "\n" not in text:
            said = None if _MARKUP.search(text) else text.strip()
        else:
            said = None if _MARKED_LINES.search(text) else joined(text.split("\n"))
        if said is None or self._is_wanted(said):
            return None
        if said:
            self._composition.skip()
        return said

    def _caption(self) -> str:
        """Return the paragraph before a list or a table, if it is no sentence: what that is of."""
        told, self._said_last = self._said_last.strip(), ""
        return "" if told[-1:] in _ENDS or len(told) > _LONGEST_CAPTION else told

    def _write_block(self, text: str, begins: Sequence[int]) -> None:
        """Compose the text of a block whose lines begin there, its markup taken out."""
        if self._text.startswith(text, begins[0]):  # as most of them are
            self._write(BlockText(text, (0,), (begins[0],)))
        else:
            self._write(of_lines(text, self._text, begins))

    def _write(self, block: BlockText) -> None:
        """Compose the text of a block, its markup taken out."""
        if block.is_together and not _MARKUP.search(block.text):
            self._composition.add(block.text, self._lines.place(block.source(0)))
        else:
            self._write_marked(block)

    def _write_marked(self, block: BlockText) -> None:
        hidden = 0
        for token in self._tokens(block):
            place = self._lines.place(block.source(token.meta["at"]))
            match token.type:
                case "text" | "text_special" if not hidden:
                    self._add(token, block)
                case "softbreak":
                    self._composition.part("line", place)
                case "hardbreak":
                    self._composition.part("space", place)
                case "html_inline" if COMMENT.fullmatch(token.content):
                    self._composition.ignore()
                case "html_inline" if _LINE_BREAK.fullmatch(token.content):
                    self._composition.part("space", place)
                case "footnote" if "]:" in token.markup:
                    self._composition.part("space", place)
                case "code_inline" | "image" | "footnote":
                    self._composition.part("left-out", place)
                case "s_open" | "s_close" | "link_open" | "link_close" if _is_hidden(token):
                    hidden += token.nesting
                    self._composition.part("left-out", place)

    def _tokens(self, block: BlockText) -> Iterator[Token]:
        """Yield the tokens of a block; markup does not reach over the cuts of a long one."""
        if len(block.text) > _LONGEST_MARKED:
            yield from _unmarked(block.text)
            return
        for start, end in block.parts(LONGEST):
            for token in _tokens(block.text[start:end], self._environment):
                token.meta["at"] += start
                yield token

    def _add(self, token: Token, block: BlockText) -> None:
        """Add a text, or the character that an escape or an entity stands for."""
        at, text = token.meta["at"], token.content
        if token.markup == "\\" + text:
            at += 1
        if block.text.startswith(text, at):
            for piece, source in block.pieces(at, at + len(text)):
                self._composition.add(piece, self._lines.place(source))
        else:
            self._composition.add(text, self._lines.place(block.source(at)))


def _unmarked(text: str) -> Iterator[Token]:
    """Yield the lines of a text as they stand."""
    at = 0
    for line in text.split("\n"):
        yield Token("text", "", 0, content=line, meta={"at": at})
        at += len(line) + 1
        yield Token("softbreak", "", 0, meta={"at": at - 1})


class _PlacedInline(StateInline):
    """The text of a block being taken apart: each token is given the offset at which it begins."""

    def __init__(self, text: str, environment: dict[str, Any]) -> None:
        super().__init__(text, _parser(), environment, [])
        self._rule_at = 0
        self._pending_at: int | None = None

    def enter(self) -> None:
        """Note where the parser stands before any rule is tried."""
        self._rule_at = self.pos
        if self._pending_at is None:
            self._pending_at = self.pos

    def pushPending(self) -> Token:  # noqa: N802 -- the parser's own name
        """Make a token of text that no rule has taken."""
        token = super().pushPending()
        token.meta["at"] = self._rule_at if self._pending_at is None else self._pending_at
        self._pending_at = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token for what a rule has found; a rule may make several texts in a row."""
        last = self.tokens[-1] if self.tokens else None
        token = super().push(ttype, tag, nesting)
        at = self._rule_at
        if last is not None and last.type == "text" and last.meta["at"] >= at:
            at = last.meta["at"] + len(last.content)
        token.meta["at"] = at
        self._pending_at = None
        return token


def _tokens(text: str, environment: dict[str, Any]) -> list[Token]:
    """Take the text of a block apart."""
    if text and not _MARKUP.search(text):
        return [Token("text", "", 0, content=text, meta={"at": 0})]
    state = _PlacedInline(text, environment)
    _parser().inline.tokenize(state)
    for rule in _parser().inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("strikethrough")
    parser.inline.ruler.before("text", "enter", _enter)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler2.disable("fragments_join")  # it makes one token of several, with one place
    return parser


def _enter(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if isinstance(state, _PlacedInline) and not silent:
        state.enter()
    return False


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take the mark of a footnote, whose number is none of the text."""
    mark = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if mark is None:
        return False
    if not silent:
        state.push("footnote", "", 0).markup = mark[0]
    state.pos = mark.end()
    return True


def _is_hidden(token: Token) -> bool:
    """Tell whether a mark begins or ends text that is struck out, or an address that is a link."""
    return token.type.startswith("s_") or token.info == "auto"
