"""What search needs of a fact: its texts folded, how its names sound, and its terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts import amounts, folding, quantity, script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.records import Fact, Figure

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
    mentioned = [*hints, fact.source.as_written, *map(_amounts, fact.figures)]
    mentioned += [
        " ".join(amounts.written_out(folding.words(name)))
        for name in names
        if not _DIGITS.isdisjoint(name)
    ]
    stated = [fact.statement.zh, fact.statement.en]
    texts = map(script.simplified, [*names, *mentioned, *stated])
    folded = folding.fold_all(texts)
    ends = (len(names), len(names) + len(mentioned))
    named = folded[: ends[0]]
    sounds = _sounds(names)
    people = _people(fact)
    return Searchable(
        named="\n".join(named),
        mentioned="\n".join(folded[ends[0] : ends[1]]),
        stated="\n".join(folded[ends[1] :]),
        sounds=sounds,
        hints=_sounds(hints),
        terms=" ".join(set(folding.grams("\n".join(folded)))),
        names=tuple(
            (name, fact.kind != "person" and not any(person in name for person in people))
            for name in dict.fromkeys(named)
        ),
    )


def _amounts(figure: Figure) -> str:
    """Write a figure as people may ask for it: as printed, in words, and written out."""
    size = quantity.unit(figure.unit).scale
    written_out = format((figure.value * size).normalize(), "f")
    shown = (quantity.display(figure, "zh"), quantity.display(figure, "en"))
    return " ".join((figure.as_written, *shown, written_out))


def _sounds(texts: Iterable[str]) -> str:
    """Write how Chinese texts sound, a line each, the syllables parted by apostrophes."""
    runs = (run for text in texts if not text.isascii() for run in script.syllables(text))
    return "\n".join(dict.fromkeys("'".join(run) for run in runs))


def _people(fact: Fact) -> list[str]:
    """Return how names that may be of people are written and spelt."""
    short = [
        name
        for name in fact.names
        if len(name) <= _LONGEST_PERSON and not name.isascii() and name.isalpha()
    ]
    spelt = ("".join(run) for name in short for run in script.syllables(name))
    return [*map(folding.fold, short), *spelt]
