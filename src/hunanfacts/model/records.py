"""The frozen records of the knowledge: facts, figures, sources, places, topics.

Texts in both languages are `Bilingual`; what is absent is None or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from hunanfacts.model.vocabulary import (
        Bound,
        Kind,
        Language,
        Measure,
        Prices,
        SourceType,
        Status,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """One text in Chinese and in English; `text["zh"]` picks by language.

    A language that the knowledge lacks is None, and picking it gives the other.
    """

    zh: str | None
    en: str | None

    def __getitem__(self, language: Language) -> str:
        """Return the text in that language, else in the other."""
        return (self.zh or self.en or "") if language == "zh" else (self.en or self.zh or "")

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that there are, each once."""
        texts = (self.zh,) if self.zh == self.en else (self.zh, self.en)
        return tuple(text for text in texts if text)

    def items(self) -> Iterator[tuple[Language, str]]:
        """Yield each language that there is a text in, with the text."""
        if self.zh:
            yield "zh", self.zh
        if self.en:
            yield "en", self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who wrote a source: by a family and a given name, or by one name as it stands."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that facts come from, its fields named as the Citation Style Language does."""

    id: str
    type: SourceType
    title: Bilingual
    language: str
    authors: tuple[Author, ...] = ()
    container: Bilingual | None = None
    """The newspaper, journal or site that it stands in."""
    publisher: Bilingual | None = None
    publisher_place: Bilingual | None = None
    issued: str | None = None
    issued_inferred: bool = False
    """The source does not print its date: `issued_note` says how it was concluded."""
    issued_note: Bilingual | None = None
    accessed: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    edition: str | None = None
    page: str | None = None
    url: str | None = None
    doi: str | None = None
    licence: str | None = None
    paragraphs: int | None = None
    """How many paragraphs it has, where they are counted; they are numbered from 0, the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where facts are about, and what other place that lies in."""

    id: str
    name: Bilingual
    aliases: tuple[str, ...] = ()
    within: str | None = None
    """The id of the place that it lies in."""


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
    """Where in which source something stands; what is None is not said."""

    id: str
    """The source's id."""
    paragraph: int | None = None
    page: int | str | None = None
    section: int | str | None = None
    table: int | str | None = None
    line: int | str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a fact, exactly as the source has it."""

    id: str
    """`KEY@PERIOD` for the first figure of a period, `KEY@PERIOD:MEASURE` for each further one, and
    where that is taken a last part more; `undated` stands for a period that is not given."""
    measure: Measure
    unit: str
    """As the source prints it, scale included: 亿元, 万吨, 件, %."""
    as_written: str
    source: Locator
    value: Decimal | None = None
    """None for a range, and where the source gives no number."""
    range: tuple[Decimal, Decimal] | None = None
    """Both ends are in it."""
    reads: Bilingual | None = None
    """How it reads, where that is not the plain number and unit: 几十批次, dozens of groups."""
    bound: Bound | None = None
    """None where there is no value."""
    status: Status = "reported"
    of: Bilingual | None = None
    """The whole that a share is a share of, or the field of a rank."""
    among: int | None = None
    """How many are ranked."""
    period: str | None = None
    """As `periods` has it; None where the source gives none."""
    period_inferred: bool = False
    base: str | None = None
    """The other period of a multiple, a growth or a change."""
    prices: Prices | None = None
    variant: str | None = None
    """A word that tells two figures of one period and measure apart: month-on-month."""
    caution: Bilingual | None = None
    """What nobody may use it without knowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the source says, under a permanent key."""

    key: str
    kind: Kind
    topic: str
    label: Bilingual
    statement: Bilingual
    source: Locator
    as_written: str
    """The short phrase that pins it in the source."""
    aliases: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    """Words that come near and mean something else: they do not find it."""
    place: Bilingual | None = None
    place_id: str | None = None
    subject: Bilingual | None = None
    names: tuple[str, ...] = ()
    period: str | None = None
    """Of an event or a designation."""
    period_inferred: bool = False
    said_by: Bilingual | None = None
    """Who says it inside the source."""
    figures: tuple[Figure, ...] = ()
    caution: Bilingual | None = None
    notes: tuple[Bilingual, ...] = ()
    parts: tuple[str, ...] = ()
    """Keys of facts whose levels are parts of this fact's level; no two parts overlap."""
    has_all_parts: bool = False
    """The parts are the whole: their levels add up to this fact's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything in one knowledge file, in the file's order."""

    version: str
    title: Bilingual
    languages: tuple[Language, ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    facts: Iterable[Fact]
    """From a loader they are read while they are asked for, once."""
    count: int
    """How many facts there are."""
