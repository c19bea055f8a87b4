"""The XML in a zipped document of Office, seen before a library reads it, which may take long."""

from __future__ import annotations

import io
import zipfile

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks of encodings, and spaces."""


def parts(data: bytes, most: int) -> list[bytes] | None:
    """Return the parts that are XML; None where the whole unpacks to more than so many bytes.

    Raises what zipfile does for a damaged file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = archive.infolist()
        if sum(part.file_size for part in told) > most:
            return None
        unpacked = map(archive.read, told)
        return [part for part in unpacked if part.lstrip(_BEFORE_XML).startswith(b"<")]


def tags(parts: list[bytes]) -> int:
    """Return how many tags there are, beginnings and ends; what reading takes goes by these."""
    return sum(part.count(b"<") for part in parts)
