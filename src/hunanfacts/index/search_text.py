"""What search needs of a fact: its texts folded, how its names sound, and its terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import digits, units, writing
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.index import sound_terms
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hunanfacts.model.records import Bilingual, Fact, Figure, Place

_DIGITS = frozenset("0123456789")
_RUNS = re.compile(r"[a-z0-9.]+|[^a-z0-9.\s]+")
"""What `folding.runs` parts the words of a folded text into."""
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


def of(fact: Fact, place: Place | None) -> Searchable:
    """Fold the texts of a fact in three groups: names, what it mentions, what it states."""
    names = [fact.key, *fact.label.texts, *fact.aliases]
    hints = dict.fromkeys([*fact.names, *_texts(fact.subject), *_texts(fact.said_by)])
    hints |= dict.fromkeys([*place.name.texts, *place.aliases]) if place else {}
    named = dict.fromkeys(map(_folded, names))
    others = [*map(_folded, hints), *map(_folded, [fact.as_written, *map(_amounts, fact.figures)])]
    mentioned = dict.fromkeys([*others, *map(_written_out, named)])
    stated = map(_folded, fact.statement.texts)
    groups = {
        "named": "\n".join(named),
        "mentioned": "\n".join(text for text in mentioned if text not in named),
        "stated": "\n".join(stated),
    }
    spelt = {text: _spelt(text) for text in (*names, *hints)}
    people = _people(fact, spelt)
    sounds = {"sounds": _sounds(names, spelt), "hints": _sounds(hints, spelt)}
    return Searchable(
        **groups,
        **sounds,
        terms=terms(groups.values(), sounds.values()),
        names=tuple(
            (name, fact.kind != "person" and not any(person in name for person in people))
            for name in named
        ),
    )


def terms(groups: Iterable[str], sounds: Iterable[str]) -> str:
    """Return the terms of the three groups of texts, and of how names sound."""
    found = set(folding.grams_of(set(_RUNS.findall("\n".join(groups)))))
    found |= sound_terms.terms(set("\n".join(sounds).split()))
    return " ".join(found)


def _folded(text: str) -> str:
    """Fold a text as queries are folded."""
    return folding.fold(chinese.simplified(text))


def _written_out(name: str) -> str:
    """Write out the numbers of a folded name, if it has some."""
    if _DIGITS.isdisjoint(name.rstrip("0123456789")):
        return name  # no word stands behind a number
    words = folding.runs(name.split())
    written = digits.written_out(words)
    return name if written == words else folding.fold(" ".join(written))


def _amounts(figure: Figure) -> str:
    """Write a figure as people may ask for it: as printed, in words, and written out."""
    shown = [figure.as_written, *(writing.of(figure, language) for language in LANGUAGES)]
    if figure.value is not None:
        scale = Decimal(units.read(figure.unit).scale)
        shown.append(format(EXACTLY.multiply(figure.value, scale).normalize(EXACTLY), "f"))
    return " ".join(dict.fromkeys(shown))


def _texts(text: Bilingual | None) -> tuple[str, ...]:
    return text.texts if text else ()


def _sounds(texts: Iterable[str], spelt: Mapping[str, list[str]]) -> str:
    """Write how Chinese texts sound, a line each, the syllables parted by apostrophes."""
    return "\n".join(dict.fromkeys(run for text in texts for run in spelt[text]))


def _spelt(text: str) -> list[str]:
    return ["'".join(run) for run in chinese.syllables(text)]


def _people(fact: Fact, spelt: Mapping[str, list[str]]) -> list[str]:
    """Return how names that may be of people are written and spelt."""
    short = [
        name
        for name in fact.names
        if len(name) <= _LONGEST_PERSON and not name.isascii() and name.isalpha()
    ]
    sounds = (run.replace("'", "") for name in short for run in spelt[name])
    return [*map(folding.fold, short), *sounds]
