"""The blocks of a Markdown text, by the parser's own rules, and where each of their lines begins.

The parser makes some tokens for every block, of which few are read; they are taken up one by one,
and what is read of a block is kept as one record.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt, rules_block
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

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
        super().__init__(text, _parser(), environment, [])
        self._found: list[Block] = []
        self._texts: list[Token] = []
        """The texts of the block that is being read."""
        self._unread = Token("", "", 0)
        """Given to a rule for what is not read."""
        self._opened = self._unread
        self._is_head = False

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, those that stand at the left one after the other."""
        rules = _parser().block.ruler.getRules("")
        while (line := self.skipEmptyLines(self.line)) < self.lineMax:
            self.line = line
            for rule in rules:
                if rule(self, line, self.lineMax, False):  # noqa: FBT003 -- the parser's form
                    break
            yield from self._found
            self._found.clear()

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
    rules = (rules_block.table, *_BY_MARK.get(state.src[begin], ()))
    if not silent:
        following = start + 1
        is_alone = following >= state.lineMax or state.isEmpty(following)
        if is_alone and _UNMARKED.match(state.src, begin):
            return _take_line(state, start, begin)
        rules += (_reference, rules_block.lheading, rules_block.paragraph)
    return any(rule(state, start, end, silent) for rule in rules)


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
    "table": (rules_block.table, ["reference"]),
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
