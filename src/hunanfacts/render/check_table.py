"""What was found in drafts on a terminal: a block a number, below the name of its file."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.text import Text

from hunanfacts.render import columns, rows
from hunanfacts.render.check import CheckedNumber
from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def lines(answer: Answer, style: Style, width: int) -> Iterator[Text]:
    """Draw each finding: where it is, the sentence with the number marked, what the source says."""
    found = (each for each in answer.results if isinstance(each, CheckedNumber))
    for number, (file, group) in enumerate(itertools.groupby(found, key=lambda each: each.file)):
        if number:
            yield Text()
        yield from columns.flowed([Text(clean.visible(file), "bold underline")], width)
        for each in group:
            cells = dict(zip(answer.shape.cells, each.rows(style.language)[0], strict=True))
            yield from _block(each, cells, style, width)


def _block(each: CheckedNumber, cells: dict[str, str], style: Style, width: int) -> Iterator[Text]:
    verdict = each.finding.verdict
    place = f"{each.finding.place.line}:{each.finding.place.column}"
    title = [Text(place, "dim"), Text(cells["verdict"], _COLOURS[verdict])]
    if cells["verdict"] != verdict:
        title.append(Text(verdict, "dim"))
    yield from columns.indented(columns.flowed(title, width - 2), 2)
    told = [_marked(cells, _COLOURS[verdict], style), Text(cells["message"])]
    if cells["caution"]:
        heading = rows.heading("caution", style.language)
        colon = "：" if style.language == "zh" else ": "
        told.append(Text(f"{heading}{colon}{cells['caution']}"))
    for text in told:
        yield from columns.indented(columns.flowed([text], width - 4), 4)


def _marked(cells: dict[str, str], colour: str, style: Style) -> Text:
    """Return the sentence with its number between marks, to which colour only adds."""
    opening, closing = (">>", "<<") if style.escape else ("»", "«")
    number = f"{opening}{cells['text']}{closing}"
    return Text.assemble(cells["before"], (number, colour), cells["after"])
