"""What was found in drafts on a terminal: a block a number, below the name of its file."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from hunanfacts.render import rows
from hunanfacts.render.check import CheckedNumber
from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from hunanfacts.check.records import Verdict
    from hunanfacts.render.answer import Answer, Style

_COLOURS: dict[Verdict, str] = {
    "contradicted": "bold red",
    "wrong-period": "bold red",
    "too-precise": "bold red",
    "compatible": "yellow",
    "weaker": "yellow",
    "supported": "green",
    "unknown": "dim",
    "unreadable": "dim",
}


def blocks(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw each finding: where it is, the sentence with the number marked, what the source says."""
    found = (each for each in answer.results if isinstance(each, CheckedNumber))
    for number, (file, group) in enumerate(itertools.groupby(found, key=lambda each: each.file)):
        if number:
            yield Text()
        for place, each in enumerate(group):
            cells = dict(zip(answer.shape.cells, each.rows(style.language)[0], strict=True))
            if not place:
                yield Text(clean.visible(file), "bold underline")
            yield from _block(each, cells, style)


def _block(each: CheckedNumber, cells: dict[str, str], style: Style) -> Iterator[RenderableType]:
    verdict = each.finding.verdict
    place = f"{each.finding.place.line}:{each.finding.place.column}"
    title = [Text(place, "dim"), Text(cells["verdict"], _COLOURS[verdict])]
    if cells["verdict"] != verdict:
        title.append(Text(verdict, "dim"))
    yield Padding(Text("  ").join(title), (0, 0, 0, 2))
    yield _indented(_marked(cells, _COLOURS[verdict], style))
    yield _indented(Text(cells["message"]))
    if cells["caution"]:
        heading = rows.heading("caution", style.language)
        colon = "：" if style.language == "zh" else ": "
        yield _indented(Text(f"{heading}{colon}{cells['caution']}"))


def _marked(cells: dict[str, str], colour: str, style: Style) -> Text:
    """Return the sentence with its number between marks, to which colour only adds."""
    opening, closing = (">>", "<<") if style.escape else ("»", "«")
    number = f"{opening}{cells['text']}{closing}"
    return Text.assemble(cells["before"], (number, colour), cells["after"])


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 4))
