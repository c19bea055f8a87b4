"""What search needs of a fact: its texts folded, how its names sound, and its terms."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import digits, units, writing
from hunanfacts.figures.exactly import EXACTLY
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.model.records import Fact, Figure

_DIGITS = frozenset("0123456789")
_LONGEST_PERSON = 3
"""Chinese characters up to which a name that a fact mentions may be a person's."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """The searchable side of a fact; texts of a group are joined by line ends."""

    named: str
    mentioned: str
    stated: str
    sounds: str
    hints: str
    terms: str
    names: tuple[tuple[str, bool], ...]
    """Each name once, with whether a slip of the finger may lead to it: never to people."""


def of(fact: Fact) -> Searchable:
    """Fold the texts of a fact in three groups: names, what it mentions, what it states."""
    names = [fact.key, fact.label.zh, fact.label.en, *fact.aliases]
    hints = [*fact.names, fact.subject, fact.place or ""]
    named = dict.fromkeys(map(_folded, names))
    others = map(_folded, [*hints, fact.source.as_written, *map(_amounts, fact.figures)])
    mentioned = dict.fromkeys([*others, *map(_written_out, named)])
    stated = (_folded(fact.statement.zh), _folded(fact.statement.en))
    groups = {
        "named": "\n".join(named),
        "mentioned": "\n".join(text for text in mentioned if text not in named),
        "stated": "\n".join(stated),
    }
    people = _people(fact)
    return Searchable(
        **groups,
        sounds=_sounds(names),
        hints=_sounds(hints),
        terms=" ".join(set(folding.grams("\n".join(groups.values())))),
        names=tuple(
            (name, fact.kind != "person" and not any(person in name for person in people))
            for name in named
        ),
    )


@functools.lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    """Fold a text as queries are folded; places, subjects and units come again and again."""
    return folding.fold(chinese.simplified(text))


def _written_out(name: str) -> str:
    """Write out the numbers of a folded name, if it has some."""
    if _DIGITS.isdisjoint(name):
        return name
    words = folding.runs(name.split())
    written = digits.written_out(words)
    return name if written == words else folding.fold(" ".join(written))


def _amounts(figure: Figure) -> str:
    """Write a figure as people may ask for it: as printed, in words, and written out."""
    size = units.read(figure.unit).scale
    written_out = format(EXACTLY.multiply(figure.value, Decimal(size)).normalize(EXACTLY), "f")
    shown = (writing.of(figure, "zh"), writing.of(figure, "en"))
    return " ".join((figure.as_written, *shown, written_out))


def _sounds(texts: Iterable[str]) -> str:
    """Write how Chinese texts sound, a line each, the syllables parted by apostrophes."""
    return "\n".join(dict.fromkeys(run for text in texts for run in _spelt(text)))


@functools.lru_cache(maxsize=10_000)
def _spelt(text: str) -> list[str]:
    return ["'".join(run) for run in chinese.syllables(text)]


def _people(fact: Fact) -> list[str]:
    """Return how names that may be of people are written and spelt."""
    short = [
        name
        for name in fact.names
        if len(name) <= _LONGEST_PERSON and not name.isascii() and name.isalpha()
    ]
    spelt = (run.replace("'", "") for name in short for run in _spelt(name))
    return [*map(folding.fold, short), *spelt]
