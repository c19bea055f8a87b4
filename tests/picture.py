"""A picture of a terminal, as SVG, out of what a program printed in colour."""

from __future__ import annotations

import html
import io
import itertools
import re

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_TEXT = re.compile(
    r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)<'
)


def drawn(printed: str, width: int, name: str) -> str:
    """Draw lines with their ANSI codes; `name` tells its styles from those of other pictures."""
    console = Console(record=True, width=width, file=io.StringIO(), color_system="truecolor")
    console.print(Text.from_ansi(printed.rstrip()))
    return _TEXT.sub(_apart, console.export_svg(title="hunanfacts", unique_id=name))


def _apart(found: re.Match[str]) -> str:
    """Part a text where characters of one cell and of two meet, each run at its place.

    Rich gives a text as many cells as it has characters, so that Chinese would overlap; and a font
    draws a character narrower than two cells, so that it is stretched to fill them.
    """
    style, left, top, length, rest, escaped = found.groups()
    text = html.unescape(escaped)
    cell = float(length) / len(text)
    elements, x = [], float(left)
    for _, run in itertools.groupby(text, cell_len):
        part = "".join(run)
        room = cell * cell_len(part)
        shown = html.escape(part).replace(" ", "&#160;").replace("\xa0", "&#160;")
        elements.append(
            f'<text class="{style}" x="{x:.1f}" y="{top}" textLength="{room:.1f}"'
            f' lengthAdjust="spacingAndGlyphs"{rest}>{shown}<'
        )
        x += room
    return "/text>".join(elements)
