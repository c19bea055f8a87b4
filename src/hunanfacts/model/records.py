"""The frozen records of the knowledge: facts, figures, sources and topics. No input or output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from hunanfacts.model.vocabulary import Bound, Kind, Language, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """One text in Chinese and in English; `text["zh"]` picks by language."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in that language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that facts come from."""

    id: str
    title: str
    kind: str
    language: str
    paragraphs: int
    """How many paragraphs it has; they are numbered from 0, the title."""
    publisher: str | None
    date: str | None
    date_inferred: bool
    """The source does not print its date: `date_note` says how it was concluded."""
    date_note: Bilingual | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A heading that facts are listed under."""

    id: str
    label: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """A topic with the number of its facts."""

    id: str
    label: Bilingual
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a fact stands: a paragraph of a source, and a phrase that pins it there."""

    id: str
    """The source's id."""
    paragraph: int
    as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a fact, exactly as the source has it."""

    id: str
    """`KEY@PERIOD` for the first figure of a period, `KEY@PERIOD:MEASURE` for each further one;
    `undated` stands for a period that the source does not give."""
    measure: Measure
    value: Decimal
    unit: str
    """As the source prints it, scale included: 亿元, 万吨, 件, %."""
    bound: Bound
    of: Bilingual | None
    """The whole that a share is a share of."""
    period: str | None
    """ISO 8601: 2021, 2022-05, 2022-07-07, 2016/2020; None where the source gives none."""
    period_inferred: bool
    base: str | None
    """The other period of a multiple or a growth."""
    paragraph: int
    as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the source says, under a permanent key."""

    key: str
    kind: Kind
    topic: str
    label: Bilingual
    aliases: tuple[str, ...]
    statement: Bilingual
    place: str | None
    subject: str
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    source: Locator
    notes: tuple[Bilingual, ...]
    parts: tuple[str, ...] = ()
    """Keys of facts whose levels are parts of this fact's level; no two parts overlap."""
    has_all_parts: bool = False
    """The parts are the whole: their levels add up to this fact's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything in one knowledge file, in the file's order."""

    version: str
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    facts: Iterable[Fact]
    """From a loader they are read while they are asked for, once."""
    count: int
    """How many facts there are."""
