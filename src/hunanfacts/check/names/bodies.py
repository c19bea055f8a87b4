"""Companies and other bodies that facts are about, by their names in a text and parts of these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hunanfacts.check.prose import Span
    from hunanfacts.model.records import Fact

_RUN = 3
"""Words, or one character less, of a long name that stand for it."""
_LONGEST = 200
"""Characters of a name in which parts are looked for; those of companies have some fifty."""
_COMPANIES = ("公司", "集团", "股份", "有限", "企业", "制品")


class Bodies:
    """The bodies of a knowledge, and whom else figures are about that have no place."""

    def __init__(self, facts: Iterable[Fact], short: Mapping[str, tuple[str, ...]]) -> None:
        """Take the subjects of facts; `short` has what else a name goes by."""
        named = [
            (name, fact)
            for fact in facts
            for text in (fact.subject.texts if fact.subject else ())
            for name in with_short([prose.comparable(text)], short)
        ]
        self.without_place = frozenset(
            name for name, fact in named if fact.figures and not fact.place_id
        )
        """Whom figures without a place are of."""
        found = {name for name, _ in named if _is_body(name)}
        found |= {each for name in found for each in short.get(name, ())}
        self._names = tuple(sorted(found | self.without_place))
        parts = {part for name in self._names for part in _telling_parts(name)}
        self._parts = re.compile("|".join(map(re.escape, sorted(parts))) or r"(?!)")
        self._has_any = lru_cache(maxsize=4)(self._parts.search)
        self._found = lru_cache(maxsize=64)(self._named)

    def named(self, text: str, span: Span) -> tuple[str, ...]:
        """Return the names of those that a stretch of a text names."""
        return self._found(text[span.start : span.end]) if self._has_any(text) else ()

    def _named(self, text: str) -> tuple[str, ...]:
        if not self._parts.search(text):
            return ()
        return tuple(name for name in self._names if is_named(name, text))


def is_named(name: str, text: str) -> bool:
    """Tell whether a text has a name, or so much of it that it is no other: 铁建重工."""
    return any(part in text for part in _telling_parts(name))


@lru_cache(maxsize=1024)
def _telling_parts(name: str) -> tuple[str, ...]:
    """Return a name, and what of it, or of the beginning of a long one, is enough to name it."""
    name = name[:_LONGEST]
    if name.isascii():
        words = name.split()
        runs = [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    else:
        runs = [name[at : at + _RUN + 1] for at in range(len(name) - _RUN)]
        runs = [run for run in runs if not any(part in run for part in _COMPANIES)]
    return name, *runs


def _is_body(name: str) -> bool:
    return any(word in name.lower() for word in (*lexicon.BODIES, "重工", "重科", "industry"))


def short_names(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """Return what else a thing goes by that is a part of its name: 美丽来, CRCHI.

    What only says of what kind it is, 发制品, 研究院 or hair products, is none of these.
    """
    return {
        prose.comparable(name): tuple(
            prose.comparable(alias)
            for alias in fact.aliases
            if alias in label
            and (alias[0].isupper() if alias.isascii() else label[-1] != alias[-1])
            if not any(part in alias for part in _COMPANIES)
        )
        for fact in facts
        for label in fact.label.texts
        for name in (fact.subject.texts if fact.subject else ())
        if label.partition(" (")[0] == name and not fact.figures
    }


def with_short(names: Iterable[str], short: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield names, each with what else it goes by."""
    for name in names:
        yield name
        yield from short.get(name, ())
