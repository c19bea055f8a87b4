"""The blocks of a Markdown text, by the parser's own rules, and where each of their lines begins.

The parser makes some tokens for every block, of which few are read; they are taken up one by one,
and what is read of a block is kept as one record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt, rules_block
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit
from markdown_it.token import Token

from hunanfacts.check.reading import simple_blocks
from hunanfacts.check.reading.composition import starts_of_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

DEEPEST = 40
"""Levels of lists, quotations and brackets; deeper ones are not read, and each costs time."""


class Block(NamedTuple):
    """A block of text, or the beginning or the end of a list or a table."""

    kind: Literal["text", "heading", "row", "html", "open", "close"]
    texts: Sequence[str] = ()
    """The text, or those of the cells of a row."""
    begins: Sequence[int] = ()
    """Where the first character of each of its lines stands in the file that is no space."""
    level: int = 0
    """Of a heading."""
    is_marked: bool = False
    """Of a heading that it begins with #, of a row that its cells are the heads of columns."""


def blocks(text: str, environment: dict[str, Any]) -> Iterator[Block]:
    """Yield the blocks of a text; what links refer to is noted in the environment on the way."""
    return _State(text, environment).blocks()


class _State(StateBlock):
    """A text being taken apart: the parser's rules give it the tokens of each block."""

    def __init__(self, text: str, environment: dict[str, Any]) -> None:
        super().__init__("", _parser(), environment, [])
        self._set_lines(text)
        self._found: list[Block] = []
        self._texts: list[Token] = []
        """The texts of the block that is being read."""
        self._unread = Token("", "", 0)
        """Given to a rule for what is not read."""
        self._opened = self._unread
        self._is_head = False
        self._columns = 0
        """Of a table at the left whose rows are still to be read."""

    def _set_lines(self, text: str) -> None:
        """Note where lines begin and end and how far they are indented, as the parser would."""
        starts = starts_of_lines(text)
        ends = [*(start - 1 for start in starts[1:]), len(text)]
        if not text[starts[-1] :].strip(" \t"):  # no line to the parser
            del starts[-1], ends[-1]
        self.src = text
        self.lineMax = len(starts)
        self.tShift, self.sCount, self.bsCount = ([0] * (len(starts) + 1) for _ in range(3))
        line = 0
        for indent in _INDENT.finditer(text, 0, ends[-1] if ends else 0):
            line = bisect_left(starts, indent.start(), line)
            self.tShift[line] = len(indent[0])
            self.sCount[line] = len(indent[0].expandtabs(4))
        self.bMarks, self.eMarks = starts, ends
        for marks in (starts, ends):  # the parser looks one line beyond the last
            marks.append(len(text))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, those that stand at the left one after the other."""
        while (line := self.skipEmptyLines(self.line)) < self.lineMax:
            self.line = line
            if simple := simple_blocks.read(self.src, self.bMarks[line]):
                yield self._simple(simple)
                continue
            yield from self._items()
            if self.line == line:
                self._try_rules()
            else:  # the list goes on
                rules_block.list_block(self, self.line, self.lineMax, False)  # noqa: FBT003 -- the parser's form
                del self._found[0]
            if self._columns:
                self._found.pop()
            yield from self._found
            self._found.clear()
            if self._columns:
                yield from self._rows(self._columns, self.lineMax)
                yield _CLOSE
                self._columns = 0

    def _simple(self, simple: simple_blocks.Simple) -> Block:
        """Take the lines of a block that no rule is needed for."""
        line, begin = self.line, self.bMarks[self.line]
        text = mdTrim(simple.text)
        if simple.level:
            self.line += 1 if simple.is_marked else 2
            return Block("heading", (text,), (begin,), simple.level, simple.is_marked)
        self.line += simple.text.count("\n") + 1
        begins = self.bMarks[line : self.line]
        if simple.marks:
            begins = [each + simple.marks for each in begins]
        return Block("text", (text,), begins)

    def _items(self) -> Iterator[Block]:
        """Yield the items of a list that begins here, as long as they are lines by themselves."""
        line = self.line
        for item in simple_blocks.items(self.src, self.bMarks[line]):
            if self.line == line:
                yield _OPEN
            yield Block("text", (mdTrim(item[1]),), (item.start(1),))
            self.line += item[0].count("\n")

    def _try_rules(self) -> None:
        """Let one of the parser's rules take what begins here."""
        line = self.line
        for rule in _parser().block.ruler.getRules(""):
            if rule(self, line, self.lineMax, False):  # noqa: FBT003 -- the parser's form
                break

    def take_rows(self, end: int) -> None:
        """Read the rows of a table of which the head has been read, at the left one by one."""
        columns = len(self._found[-2].texts)
        if not self.level:
            self._columns = columns
            return
        self._found[-1:] = [*self._rows(columns, end), _CLOSE]

    def _rows(self, columns: int, end: int) -> Iterator[Block]:
        """Yield the rows of a table as far as it goes; what is missing of a row is empty."""
        missing = 0
        within, self.parentType = self.parentType, "table"
        while self.line < end and (cells := self._cells(self.line, end)) is not None:
            missing += columns - len(cells)
            if missing > MAX_AUTOCOMPLETED_CELLS:
                break
            texts = [mdTrim(cell) for cell in cells[:columns]]
            texts += [""] * (columns - len(texts))
            yield Block("row", texts, (self.bMarks[self.line] + self.tShift[self.line],))
            self.line += 1
        self.parentType = within

    def _cells(self, line: int, end: int) -> list[str] | None:
        """Return the cells of a row as they stand there, None where the table ends."""
        begin = self.bMarks[line] + self.tShift[line]
        text = mdTrim(self.src[begin : self.eMarks[line]])
        if not text or self.sCount[line] < self.blkIndent or self.is_code_block(line):
            return None
        if not _UNMARKED.match(text):
            ends = _parser().block.ruler.getRules("blockquote")
            if any(rule(self, line, end, True) for rule in ends):  # noqa: FBT003 -- the parser's form
                return None
        cells = escapedSplit(text) if "\\" in text else text.split("|")
        return cells[0 if cells[0] else 1 : None if cells[-1] else -1]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Return a token for a rule to fill, and keep what is closed by the next one."""
        self.level += nesting
        match ttype:
            case "inline" | "html_block":
                token = Token(ttype, tag, nesting)
                self._texts.append(token)
                return token
            case "paragraph_close":
                self.close("text")
            case "heading_open":
                self._opened = Token(ttype, tag, nesting)
                return self._opened
            case "heading_close":
                level = int(tag.removeprefix("h"))
                self.close("heading", level, is_marked=self._opened.markup.startswith("#"))
            case "thead_open" | "thead_close":
                self._is_head = nesting > 0
            case "tr_close":
                self.close("row", is_marked=self._is_head)
            case "bullet_list_open" | "ordered_list_open" | "table_open":
                self._found.append(_OPEN)
            case "bullet_list_close" | "ordered_list_close" | "table_close":
                self._found.append(_CLOSE)
            case _:  # marks, code
                pass
        return self._unread

    def close(
        self,
        kind: Literal["text", "heading", "row", "html"],
        level: int = 0,
        *,
        is_marked: bool = False,
    ) -> None:
        """Keep the texts of a block that is whole, while the beginnings of its lines are known."""
        lines = range(*(self._texts[0].map or ()))
        begins = [self.bMarks[line] + self.tShift[line] for line in lines]
        texts = tuple([token.content for token in self._texts])
        self._texts.clear()
        self._found.append(Block(kind, texts, begins, level, is_marked))

    def take_line(self, line: int, begin: int) -> None:
        """Keep a line that is a paragraph by itself."""
        self.line = line + 1
        text = mdTrim(self.src[begin : self.eMarks[line]])
        self._found.append(Block("text", (text,), (begin,)))


_OPEN, _CLOSE = Block("open"), Block("close")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    ruler = parser.block.ruler
    ruler.at("reference", _reference)
    for name, (rule, interrupted) in _INTERRUPTING.items():
        ruler.at(name, rule, {"alt": interrupted})
    ruler.before("table", "line", _line, {"alt": ["paragraph"]})
    return parser


_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_UNMARKED = re.compile(r"[^\s`~>*_+\-\[<#\d]|\d+(?![\d.)])")
"""How a line begins that no mark of a block begins."""


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- the parser's form
    """Try the rules that the first character of a line allows; the others would find nothing.

    What no mark begins and what stands alone, as no table does, is a paragraph. Asked silently, it
    tells whether the line ends the paragraph before it.
    """
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    rules = (_table, *_BY_MARK.get(state.src[begin], ()))
    if not silent:
        following = start + 1
        is_alone = following >= state.lineMax or state.isEmpty(following)
        if is_alone and _UNMARKED.match(state.src, begin):
            return _take_line(state, start, begin)
        rules += (_reference, rules_block.lheading, rules_block.paragraph)
    return any(rule(state, start, end, silent) for rule in rules)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take the head of a table, and then its rows, for which the parser takes long."""
    is_there = rules_block.table(state, start, min(end, start + 2), silent)
    if is_there and not silent and isinstance(state, _State):
        state.take_rows(end)
    return is_there


def _take_line(state: StateBlock, line: int, begin: int) -> bool:
    if isinstance(state, _State):
        state.take_line(line, begin)
    return True


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    is_there = rules_block.html_block(state, start, end, silent)
    if is_there and not silent and isinstance(state, _State):
        state.close("html")
    return is_there


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take the address of a link; a footnote, which has the same form, is text."""
    begin = state.bMarks[start] + state.tShift[start]
    is_footnote = state.src.startswith("[^", begin)
    return not is_footnote and rules_block.reference(state, start, end, silent)


_ANYTHING = ["reference", "blockquote", "list"]
_INTERRUPTING: dict[str, tuple[BlockRule, list[str]]] = {
    "table": (_table, ["reference"]),
    "fence": (rules_block.fence, _ANYTHING),
    "blockquote": (rules_block.blockquote, _ANYTHING),
    "hr": (rules_block.hr, _ANYTHING),
    "list": (rules_block.list_block, ["reference", "blockquote"]),
    "html_block": (_html, ["reference", "blockquote"]),
    "heading": (rules_block.heading, ["reference", "blockquote"]),
}
"""The parser's rules, and which blocks each of them interrupts besides paragraphs."""
_BY_MARK: dict[str, tuple[BlockRule, ...]] = {
    "#": (rules_block.heading,),
    ">": (rules_block.blockquote,),
    "<": (_html,),
    "_": (rules_block.hr,),
    **dict.fromkeys("`~", (rules_block.fence,)),
    **dict.fromkeys("*-", (rules_block.hr, rules_block.list_block)),
    **dict.fromkeys("+0123456789", (rules_block.list_block,)),
}
"""The rules that a line may be right for by its first character, in the parser's order; those for
links and for text are tried behind them."""
