"""Results as finished text: facts as an index keeps them, and what was reckoned out of them."""

from __future__ import annotations

import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.vocabulary import Language, Match

COLUMNS = "told"
"""Of the table `fact`, those that a look-up copies: all texts of a `Found`, packed."""

FACT_CELLS = ("key", "label", "text", "period", "where", "source", "caution")
"""The cells of a row of `Found.rows`."""

_BETWEEN = "\x1f"
"""Parts packed texts; it stands in none, since control characters are escaped in all of them."""
_USUAL = (
    b'"bound": "over", "low": null, "high": null, "low_closed": false, "high_closed": false, "of": '
    b'null, "among": null, "period": "20", "period_inferred": true, "base": null, "prices": '
    b'"constant", "variant": null, "display": {"zh": "\xe8\xb6\x85\xe8\xbf\x87", "en": "over "}, '
    b'"caution": null, "as_written": "", "source": {"id": "", "locator": {"paragraph": }}}'
    b'\x1f, "source": {"id": "", "locator": {"page": }, "as_written": ""}, "caution": null, '
    b'"notes": []}\x1f\t202\tlevel\tover\t\treported\t{"figures": {}, "place_id": ""}'
    b'"kind": "indicator", "topic": "", "label": {"zh": "", "en": ""}, "aliases": [""], '
    b'"statement": {"zh": "", "en": ""}, "place": {"zh": "", "en": ""}, "subject": {"zh": "", '
    b'"en": ""}, "names": [""], "period": null, "period_inferred": false, '
    b'"said_by": {"zh": "", "en": ""}, "figures": [{"id": "@20", "measure": "level", "status": '
    b'"reported", "value": , "unit": "'
    b'\xe4\xba\xbf\xe5\x85\x83", "bound": "exact", "low": , "high": , "low_closed": true, '
    b'"high_closed": true, "of": null, "among": null, "period": "20", "period_inferred": false, '
    b'"base": null, "prices": null, "variant": null, "display": {"zh": "", "en": " billion yuan"}, '
    b'"caution": null, "as_written": "", "source": {"id": "", "locator": {"paragraph": }}}'
)
"""What most facts have in them, so that it takes no room; what is packed with it needs it again."""
_WINDOW = 13
"""Two to that many bytes are looked back for what comes again."""


class DamagedError(Exception):
    """What is packed is not as it was when it was packed."""


def packer() -> zlib._Compress:
    """Return what packs facts: it takes as long to be made as a fact to be packed."""
    return zlib.compressobj(3, zlib.DEFLATED, _WINDOW, 4, zlib.Z_DEFAULT_STRATEGY, _USUAL)


def packed(texts: Iterable[str], unused: zlib._Compress) -> bytes:
    """Pack the texts of a fact, with a checksum, by a copy of a packer that was never used."""
    packer = unused.copy()
    return packer.compress(_BETWEEN.join(texts).encode()) + packer.flush()


def unpacked(told: bytes) -> list[str]:
    """Return the texts that were packed; DamagedError where they are not what they were."""
    unpacker = zlib.decompressobj(_WINDOW, _USUAL)
    try:
        texts = unpacker.decompress(told).decode()
    except (zlib.error, ValueError, TypeError) as error:
        raise DamagedError from error
    if not unpacker.eof:
        raise DamagedError
    return texts.split(_BETWEEN)


MARKS = ("id", "period", "measure", "bound", "value", "status", "source", "paragraph",
         "unit", "base")  # fmt: skip
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
        """Take the texts of a fact; `match` says how it answers, if anything was asked."""
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

    def label(self, language: Language) -> str | None:
        """Return the label as it is read; None where the knowledge has none in that language."""
        start, end = (self.head.index(f'"{name}": ') for name in ("label", "aliases"))
        label = self.head[start:end].removesuffix(", ")
        lacks = ('"label": {"zh": null' in label, label.endswith('"en": null}'))
        if lacks[language == "en"]:
            return None
        return self.rows(language)[0][FACT_CELLS.index("label")]

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

    __slots__ = ("_json", "en", "sources", "zh")

    def __init__(
        self,
        json: str,
        *,
        zh: list[list[str]],
        en: list[list[str]],
        sources: Sequence[str] = (),
    ) -> None:
        """Keep the texts, and the ids of the sources that the result is out of."""
        self._json = json
        self.zh = zh
        self.en = en
        self.sources = list(sources)

    @property
    def json(self) -> str:
        """Its JSON record."""
        return self._json

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads."""
        return self.zh if language == "zh" else self.en
