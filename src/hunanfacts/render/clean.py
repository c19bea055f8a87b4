"""Text made harmless: data is never markup, a terminal escape, a forged row or a formula."""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache

_LINE_BREAKS = {0x2028, 0x2029}
_JSON_SHORT = {0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r",
               0x22: '\\"', 0x5C: "\\\\"}  # fmt: skip


def visible(text: str) -> str:
    r"""Show control, format and unpaired characters as escapes: ESC becomes \x1b, a tab \x09."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def json_string(text: str, *, escape: bool) -> str:
    """Write a JSON string; what could act on a terminal is escaped, with `escape` all but ASCII."""
    return f'"{"".join(_json(char, escape=escape) for char in text)}"'


def _acts(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} or ord(char) in _LINE_BREAKS


@lru_cache(maxsize=4096)
def _visible(char: str) -> str:
    if not _acts(char):
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code <= 0xFF
        else f"\\u{code:04x}"
        if code <= 0xFFFF
        else f"\\U{code:08x}"
    )


@lru_cache(maxsize=4096)
def _json(char: str, *, escape: bool) -> str:
    code = ord(char)
    if code in _JSON_SHORT:
        return _JSON_SHORT[code]
    if not (_acts(char) or (escape and code > 0x7E)):
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def encodable(encoding: str | None) -> bool:
    """Tell whether a stream of that encoding can take any character."""
    return (encoding or sys.getdefaultencoding()).lower().replace("-", "").startswith("utf")
