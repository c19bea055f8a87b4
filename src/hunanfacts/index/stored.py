"""Results as finished text: facts as an index keeps them, and what was reckoned out of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.vocabulary import Language, Match

COLUMNS = "key, head, figures, tail, marks, rest, zh, en, source, topic, period, kind, place"
"""Of the table `fact`, those that a look-up copies."""

FACT_CELLS = ("key", "label", "text", "period", "where", "source")
"""The cells of a row of `Found.rows`."""


MARKS = ("id", "period", "measure", "bound", "value", "status", "source", "paragraph")
"""What can be told of a figure without reading its JSON; empty where it has none of it."""


_WHOLE = ("head", "key", "kind", "match", "period", "place", "rest", "source", "tail", "topic")
"""What stays of a fact when figures are left out."""


class Found:
    """A fact as the index keeps it: finished text, whole or with only some of its figures."""

    __slots__ = (
        "en", "figures", "head", "key", "kind", "marks", "match", "period", "place", "rest",
        "source", "tail", "topic", "zh",
    )  # fmt: skip

    def __init__(self, row: Sequence[str]) -> None:
        """Take a row of `COLUMNS` apart; `match` says how it answers, if anything was asked."""
        self.key, self.head, figures, self.tail, marks, self.rest, zh, en, *others = row
        self.source, self.topic, self.period, self.kind, self.place = others
        self.match: Match | None = None
        self.figures = figures.splitlines()
        self.marks = [tuple(mark.split("\t")) for mark in marks.splitlines()]
        self.zh = zh.split("\n")
        self.en = en.split("\n")

    @property
    def json(self) -> str:
        """The fact's JSON record."""
        match = f'"{self.match}"' if self.match else "null"
        start = f'{{"key": "{self.key}", "match": {match}, '
        return f"{start}{self.head}{', '.join(self.figures)}{self.tail}"

    @property
    def sources(self) -> list[str]:
        """The ids of the sources of the fact and of its figures, each once."""
        place = MARKS.index("source")
        return list(dict.fromkeys([self.source, *(mark[place] for mark in self.marks)]))

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads, a row a figure (one row without figures)."""
        return [line.split("\t") for line in (self.zh if language == "zh" else self.en)]

    def only(self, kept: Iterable[int]) -> Found:
        """Return the fact with only the figures at these places."""
        fact = object.__new__(Found)
        for name in _WHOLE:
            setattr(fact, name, getattr(self, name))
        places = list(kept)
        fact.figures = [self.figures[place] for place in places]
        fact.marks = [self.marks[place] for place in places]
        fact.zh = [self.zh[place] for place in places]
        fact.en = [self.en[place] for place in places]
        return fact


class Row:
    """A result that is no fact, as finished text: its JSON, and its rows of cells by language."""

    __slots__ = ("en", "json", "sources", "zh")

    def __init__(
        self,
        json: str,
        *,
        zh: list[list[str]],
        en: list[list[str]],
        sources: Sequence[str] = (),
    ) -> None:
        """Keep the texts, and the ids of the sources that the result is out of."""
        self.json = json
        self.zh = zh
        self.en = en
        self.sources = list(sources)

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads."""
        return self.zh if language == "zh" else self.en
