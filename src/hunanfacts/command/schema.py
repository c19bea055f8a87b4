"""The command that gives schemas, for editors and for programs that read what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.schema import making
from hunanfacts.text import clean

if TYPE_CHECKING:
    from hunanfacts.command.request import Request


def schema(name: str, request: Request) -> int:
    """Answer `schema`."""
    text = making.text(name, request.style.language)
    streams.write([clean.json_in_ascii(text) if request.style.escape else text])
    return 0
