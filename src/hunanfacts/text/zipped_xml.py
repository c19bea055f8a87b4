"""The XML in a zipped document of Office, seen before a library reads it, which may take long.

All raise what zipfile does for a damaged file.
"""

from __future__ import annotations

import io
import zipfile

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks of encodings, and spaces."""
_BEGINNING = 4000
"""Bytes by which it is told whether a part is XML; one that begins with so many spaces may be."""


def unpacked(data: bytes) -> int:
    """Return how many bytes the whole unpacks to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def parts(data: bytes, most: int) -> list[bytes] | None:
    """Return the parts that are XML; None where these unpack to more than so many bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = [part for part in archive.infolist() if _is_xml(archive, part)]
        if sum(part.file_size for part in told) > most:
            return None
        return [archive.read(part) for part in told]


def _is_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as opened:
        beginning = opened.read(_BEGINNING).lstrip(_BEFORE_XML)
    return beginning[:1] in {b"", b"<"} and part.file_size > 0


def tags(parts: list[bytes]) -> int:
    """Return how many tags there are, beginnings and ends; what reading takes goes by these."""
    return sum(part.count(b"<") for part in parts)
