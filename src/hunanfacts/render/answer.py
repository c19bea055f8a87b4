"""What every format is given: an answer, and the style it is wanted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hunanfacts.query import TopicCount
    from hunanfacts.records import Fact, Language, Source

Format = Literal["table", "plain", "json", "ndjson", "csv", "tsv", "md"]
MACHINE_FORMATS: tuple[Format, ...] = ("json", "ndjson", "csv", "tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command found; `query` is None for commands that ask nothing."""

    command: str
    query: str | None
    data_version: str
    results: list[Fact] | list[TopicCount]
    sources: list[Source]

    @property
    def is_of_topics(self) -> bool:
        """Tell whether the results are topics; otherwise they are facts."""
        return self.command == "topics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How an answer is to look; `width` and `colour` matter to tables only."""

    format: Format
    language: Language = "zh"
    fields: tuple[str, ...] = ()
    """Paths into the JSON record, as `key` or `figures.value`; empty for the format's own."""
    escape: bool = False
    """Write nothing but ASCII in JSON."""
    width: int = 80
    colour: bool = False
