"""What every format is given: a whole knowledge, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

    Watch = Callable[[Iterable[Found], int], Iterable[Found]]
    """Passes facts on, of which it is told the number, and may show how far it is."""

SCHEMA = "hunanfacts.export/1"


@dataclass(frozen=True, slots=True)
class Whole:
    """A knowledge that is written out whole; what is told of its columns is in one language."""

    index: Index
    language: Language
    watch: Watch

    def facts(self) -> Iterable[Found]:
        """Return every fact, a few in memory at a time."""
        return self.watch(self.index.every_fact(), self.index.count())

    @property
    def about(self) -> dict[str, str]:
        """What the knowledge is, and which version of it."""
        return {
            "schema": SCHEMA,
            "title_zh": self.index.meta("title_zh"),
            "title_en": self.index.meta("title_en"),
            "data_version": self.index.meta("data_version"),
            "program": f"hunanfacts {__version__}",
        }
