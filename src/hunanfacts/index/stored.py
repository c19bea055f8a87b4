"""Results as finished text: facts as an index keeps them, and what was reckoned out of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.vocabulary import Language

COLUMNS = "key, head, figures, tail, marks, wholes, parts, zh, en, source, topic"
"""Of the table `fact`, those that a look-up copies."""

FACT_CELLS = ("key", "label", "text", "period", "where", "source")
"""The cells of a row of `Found.rows`."""


class Found:
    """A fact as the index keeps it: finished text, whole or with only some of its figures."""

    __slots__ = (
        "en", "figures", "head", "key", "marks", "parts", "source", "tail", "topic", "wholes", "zh",
    )  # fmt: skip

    def __init__(self, row: Sequence[str]) -> None:
        """Take a row of `COLUMNS` apart."""
        self.key, self.head, figures, self.tail, marks, wholes, self.parts, zh, en, *rest = row
        self.source, self.topic = rest
        self.figures = figures.splitlines()
        self.marks = [tuple(mark.split("\t")) for mark in marks.splitlines()]
        self.wholes = wholes.split("\n") if self.figures else []
        self.zh = zh.split("\n")
        self.en = en.split("\n")

    @property
    def json(self) -> str:
        """The fact's JSON record."""
        return f"{self.head}{', '.join(self.figures)}{self.tail}"

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads, a row a figure (one row without figures)."""
        return [line.split("\t") for line in (self.zh if language == "zh" else self.en)]

    def only(self, kept: Iterable[int]) -> Found:
        """Return the fact with only the figures at these places."""
        fact = object.__new__(Found)
        for name in ("key", "head", "tail", "parts", "source", "topic"):
            setattr(fact, name, getattr(self, name))
        places = list(kept)
        fact.figures = [self.figures[place] for place in places]
        fact.marks = [self.marks[place] for place in places]
        fact.wholes = [self.wholes[place] for place in places]
        fact.zh = [self.zh[place] for place in places]
        fact.en = [self.en[place] for place in places]
        return fact


class Row:
    """A result that is no fact, as finished text: its JSON, and its rows of cells by language."""

    __slots__ = ("en", "json", "source", "zh")

    def __init__(
        self, json: str, *, zh: list[list[str]], en: list[list[str]], source: str = ""
    ) -> None:
        """Keep the texts, and the id of the source that the result is out of."""
        self.json = json
        self.zh = zh
        self.en = en
        self.source = source

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads."""
        return self.zh if language == "zh" else self.en
