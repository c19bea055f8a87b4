"""How names are found by their sound: terms of the full-text table, and what looks for them.

They begin with letters that are in no other term, so that nothing typed in Chinese or English is
found by how some name sounds.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PAIR = "\u01c2"
"""Before two syllables that follow each other, or the only one of a name."""
_INITIALS = "\u01c1"
"""Before the initials of a whole name."""
MOST_INITIALS = 12


def terms(lines: Iterable[str]) -> set[str]:
    """Return the terms of names, each as a line of syllables parted by apostrophes."""
    initials: set[str] = set()
    pairs: set[str] = set()
    for line in lines:
        syllables = line.split("'")
        initials.add("".join([syllable[0] for syllable in syllables]))
        pairs.update(_pairs(syllables))
    return {_INITIALS + each for each in initials} | {_PAIR + each for each in pairs}


def of_syllables(runs: Sequence[Sequence[str]]) -> str:
    """Write what finds the names that have one of these runs of syllables; "" without any."""
    return " OR ".join(f"({' AND '.join(_asked(run))})" for run in runs)


def terms_of(run: Sequence[str]) -> list[str]:
    """Write the terms that all names have which have a run of syllables."""
    return list(_asked(run))


def of_initials(letters: str) -> str:
    """Write what finds the names whose initials begin so."""
    return f'"{_INITIALS}{letters}"*'


def _pairs(syllables: Sequence[str]) -> Iterable[str]:
    return map(str.__add__, syllables, syllables[1:]) if len(syllables) > 1 else syllables


def _asked(run: Sequence[str]) -> Iterator[str]:
    more = "*" if len(run) == 1 else ""  # one syllable may begin a pair
    return (f'"{_PAIR}{pair}"{more}' for pair in _pairs(run))
