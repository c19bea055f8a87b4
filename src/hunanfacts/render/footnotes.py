"""The cautions of a table: a mark on each figure that has one, and the texts below the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hunanfacts.render import rows

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language


class Footnotes:
    """The cautions of one table, each with a number of its own."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[str, int] = {}

    def marked(self, text: Text, caution: str) -> Text:
        """Return a text with the mark of its caution, if it has one."""
        if not caution:
            return text
        number = self._numbers.setdefault(caution, len(self._numbers) + 1)
        return Text.assemble(text, " ", (f"[{number}]", "yellow"))

    def texts(self) -> list[Text]:
        """Return the cautions behind their marks, in the order of their numbers."""
        return [
            Text.assemble((f"[{number}]", "yellow"), f" {caution}")
            for caution, number in self._numbers.items()
        ]

    def lines(self, language: Language) -> list[Text]:
        """Return a line for each caution, in the order of their numbers."""
        colon = "：" if language == "zh" else ": "
        heading = rows.heading("caution", language)
        return [
            Text.assemble((f"[{number}]", "yellow"), f" {heading}{colon}{caution}")
            for caution, number in self._numbers.items()
        ]
