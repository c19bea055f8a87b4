"""What hostile inputs are made of: a piece again and again, counted or drawn, until it is enough.

Nothing here knows what the pieces mean. The same call makes the same bytes every time.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import random
import string
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    Maker: TypeAlias = Callable[[int], bytes]
    """Makes an input of about so many bytes."""
    Piece: TypeAlias = Callable[[int], str]
    """Makes one piece of an input out of its number, which counts from 1."""

CHINESE = "".join(map(chr, range(0x4E00, 0x9FA5)))
INSECTS = CHINESE[0x866B - 0x4E00 : 0x8840 - 0x4E00]
"""Characters none of which counts or measures anything."""
LETTERS = string.ascii_lowercase
NUMERALS = "一二三四五六七八九十百千万亿"
MARKS = "\u0323\u0301"
"""A mark below a letter and one above it; a row of them has to be put in order."""


def filled(piece: Piece, start: str = "", end: str = "") -> Maker:
    """Make an input of pieces, between what stands before the first and behind the last."""

    def made(size: int) -> bytes:
        left = size - len(start.encode()) - len(end.encode())
        return (start + until(left, map(piece, itertools.count(1))) + end).encode()

    return made


def until(size: int, pieces: Iterable[str]) -> str:
    """Return pieces together, as many as it takes to have so many bytes."""
    told = []
    for piece in pieces:
        told.append(piece)
        size -= len(piece.encode())
        if size <= 0:
            break
    return "".join(told)


def repeated(text: str, start: str = "", end: str = "") -> Maker:
    """Make an input of one text again and again."""
    return filled(lambda _: text, start, end)


def counted(form: str, start: str = "", end: str = "") -> Maker:
    """Make an input of one text again and again, its number in place of every {at}."""
    return filled(lambda at: form.replace("{at}", str(at)), start, end)


def drawn(characters: str, count: int, form: str = "{}") -> Piece:
    """Make pieces of so many characters drawn from these, put into a form."""
    return lambda at: form.format(chosen(characters, count, at))


def sentences(count: int, form: str = "{}") -> Piece:
    """Make pieces of so many invented words of five letters."""

    def made(at: int) -> str:
        letters = chosen(LETTERS, 5 * count, at)
        return form.format(" ".join(letters[5 * word : 5 * word + 5] for word in range(count)))

    return made


def chosen(characters: str, count: int, seed: int) -> str:
    """Return so many characters drawn from these, the same for the same seed."""
    return "".join(random.Random(seed).choices(characters, k=count))


def day(at: int) -> str:
    """Return one of the ten thousand days from 1990 on, by its number."""
    return dt.date.fromordinal(_FIRST_DAY + at % 10_000).isoformat()


_FIRST_DAY = dt.date(1990, 1, 1).toordinal()


def same(text: str) -> Maker:
    """Make an input that is this text, whatever size is asked for."""
    return lambda _: text.encode()


def noughts(size: int) -> bytes:
    """Make an input of NUL alone."""
    return bytes(size)


def chance(size: int) -> bytes:
    """Make an input of any bytes."""
    return random.Random(1).randbytes(size)


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return an archive of these texts by their names, as Excel and Word write theirs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()
