"""Queries from stdin, one a line, in whatever encoding a shell or an editor left them."""

from __future__ import annotations

import codecs
import sys

from hunanfacts.model.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = " \t\r\n\u3000\u00a0\u200b\ufeff"
"""What is stripped from a query: also the BOM and the spaces that `str.strip` leaves."""


def is_waiting() -> bool:
    """Tell whether stdin is a terminal, where a person may not know that he is waited for."""
    return sys.stdin is not None and sys.stdin.isatty()


def queries() -> Iterator[str]:
    """Yield the queries on stdin as they come, blank lines left out."""
    if sys.stdin is None:
        raise UsageError(zh="标准输入已关闭", en="stdin is closed", input="-")
    for number, line in enumerate(_lines(sys.stdin.buffer), 1):
        for part in _decoded(line, number).split("\0"):
            if query := part.strip(_SPACE):
                yield query


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines of bytes; UTF-16, which some shells write, is turned into UTF-8 first."""
    lines = iter(stream)
    first = next(lines, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = (first + b"".join(lines)).decode("utf-16", "replace")
        yield from text.encode("utf-8").split(b"\n")
        return
    yield first
    yield from lines


def _decoded(line: bytes, number: int) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(
        zh=f"标准输入第{number}行既不是UTF-8，也不是GB18030",
        en=f"line {number} of stdin is neither UTF-8 nor GB18030",
        input="-",
        line=number,
    )
