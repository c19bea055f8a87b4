"""Queries from stdin, one a line, in whatever encoding a shell or an editor left them."""

from __future__ import annotations

import codecs
import sys

from hunanfacts.command import streams
from hunanfacts.model.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_SPACE = " \t\r\n\u3000\u00a0\u200b\ufeff"
"""What is stripped from a query: also the BOM and the spaces that `str.strip` leaves."""
_PIECE = 65536
"""Bytes that are read at once, or fewer where no more have come."""
_LONGEST_LINE = 1_000_000
"""Bytes of a line; what is longer is no query, and must not fill the memory."""


def is_waiting() -> bool:
    """Tell whether stdin is a terminal, where a person may not know that he is waited for."""
    return sys.stdin is not None and sys.stdin.isatty()


def queries() -> Iterator[str]:
    """Yield the queries on stdin as they come, blank lines left out.

    Raises UsageError for what is no text or no query, and where stdin cannot be read.
    """
    if sys.stdin is None:
        raise UsageError(zh="标准输入已关闭", en="stdin is closed", input="-")
    for number, line in enumerate(_lines(_in_utf_8(_pieces(sys.stdin.buffer))), 1):
        for part in _decoded(line, number).split("\0"):
            if query := part.strip(_SPACE):
                yield query


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what comes, as it comes; answers to what came before do not wait for it."""
    read = getattr(stream, "read1", stream.read)
    while True:
        streams.send()
        try:
            piece = read(_PIECE)
        except OSError as problem:
            raise streams.unreadable(problem) from problem
        if not piece:
            return
        yield piece


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines of bytes, the last one even where it has no end."""
    held = b""
    number = 1
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for line in ended:
            yield held + line
            held = b""
            number += 1
        held += rest
        if len(held) > _LONGEST_LINE:
            raise UsageError(
                zh=f"标准输入第{number}行太长：超过{_LONGEST_LINE}字节；每行一问",
                en=f"line {number} of stdin is too long: over {_LONGEST_LINE:,} bytes; write one"
                " question a line",
                input="-",
                line=number,
            )
    yield held


def _in_utf_8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Turn UTF-16, which some shells write, into UTF-8; leave all else alone."""
    first = next(pieces, b"")
    encoding = _utf_16(first)
    if encoding is None:
        yield first
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(first).encode("utf-8", "replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")


def _utf_16(beginning: bytes) -> str | None:
    """Return the encoding of what is UTF-16 with a mark, or without one but plainly no UTF-8.

    What is ASCII in UTF-16, such as the end of a line, is a byte of nothing and another, and the
    former always stands first or always last. Where nothing but the end of a query is such a
    byte, a query has more than one letter, and the end of a line is not told beside it.
    """
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, here, there in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if (
            len(beginning) % 2 == 0
            and 0 in beginning[here::2]
            and 0 not in beginning[there::2]
            and _has_ends_in(beginning, here)
        ):
            return encoding
    return None


def _has_ends_in(beginning: bytes, here: int) -> bool:
    """Tell whether lines end as in UTF-16, or where none ends, single letters are all there is."""
    others = zip(beginning[1 - here :: 2], beginning[here::2], strict=True)
    alone = [other for other, nothing in others if nothing == 0]
    return ord("\n") in alone or (b"\n" not in beginning and 2 * len(alone) == len(beginning))


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
