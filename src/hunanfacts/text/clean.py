"""Text made harmless: data is never markup, a terminal escape or a forged row."""

from __future__ import annotations

_LINE_BREAKS = "\u2028\u2029"
_UNSEEN = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""What is printable to Python and shows nothing: Unicode's Default_Ignorable_Code_Point, without
what it has of control and format characters."""
_JSON_SHORT = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def visible(text: str) -> str:
    r"""Show control, format, unseen and unpaired characters as escapes: ESC becomes \x1b."""
    if text.isprintable() and (text.isascii() or _UNSEEN.isdisjoint(text)):
        return text
    return "".join(_visible(char) if char in _UNSEEN or _acts(char) else char for char in text)


def json_string(text: str) -> str:
    """Write a JSON string in which everything that could act on a terminal is escaped."""
    if text.isprintable():  # of what has to be escaped it then has these two alone
        inner = (
            text.replace("\\", "\\\\").replace('"', '\\"') if '"' in text or "\\" in text else text
        )
        return f'"{inner}"'
    written = (
        _JSON_SHORT[char] if char in _JSON_SHORT else _escape(char) if _acts(char) else char
        for char in text
    )
    return f'"{"".join(written)}"'


def json_in_ascii(text: str) -> str:
    """Escape in a JSON text what is not ASCII; such characters stand only in its strings."""
    return "".join(char if char.isascii() else _escape(char) for char in text)


def encodable(encoding: str | None) -> bool:
    """Tell whether a stream of that encoding can take any character."""
    return (encoding or "utf-8").lower().replace("-", "").startswith("utf")


def _acts(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} or char in _LINE_BREAKS


def _visible(char: str) -> str:
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code <= 0xFF
        else f"\\u{code:04x}"
        if code <= 0xFFFF
        else f"\\U{code:08x}"
    )


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
