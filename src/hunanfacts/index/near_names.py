"""Names that what was typed may be meant for: by a slip, by their sound, by their beginning.

Only what nothing answers needs them, and completion. Names that are not very many are read once
and stay in memory for the next word.
"""

from __future__ import annotations

import itertools

from hunanfacts.index import sound_terms
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from hunanfacts.index.store import Index

_MOST_NAMES = 20_000
"""That are read as a whole; of more only those that begin as a word does."""
_MOST_SOUNDING = 200
_BEGINNING = 2
"""Letters of an English word that are right, where names are many."""


def names_starting(index: Index, start: str, most: int) -> list[tuple[str, str]]:
    """Return up to `most` labels and aliases that begin so when folded, each with its key."""
    folded = folding.fold(index.simplified(start))
    if not folded:
        return []
    numbers = index.select(
        "SELECT DISTINCT fact FROM name WHERE folded >= ? AND folded < ? LIMIT ?",
        folded,
        folded + "\uffff",
        most,
    )
    from hunanfacts.text import json_text

    found: dict[str, str] = {}
    for fact in index.numbered(number for (number,) in numbers):
        record = json_text.loads(fact.json)
        for name in (*record["label"].values(), *record["aliases"]):
            if name and folding.fold(name).startswith(folded):
                found.setdefault(name, fact.key)
    return list(found.items())[:most]


def slippable(index: Index, word: str) -> list[str]:
    """Return the names that a slip may have been meant for, those of people left out.

    For a word in ASCII those in which some word begins with its first letter or its second, and
    the spelling of such names, or those about as long and such words of others; else those that
    share one of its first two characters, since a slip leaves one of them. Among very many names
    only those that share a beginning are looked at.
    """
    if index.once(_count) > _MOST_NAMES:
        begun = dict.fromkeys(name for name, _ in _starting_alike(index, word, _MOST_NAMES))
        return sorted(begun, key=len)
    if not word.isascii():
        one, *others = _telling(word)[:2]
        other = others[0] if others else one
        pattern = f"*[{one}{other}]*"
        if (names := _names_if_often(index)) is None:
            return _in_order(index.select(_LIKE, pattern, pattern))
        return _in_order(each for each in names if one in each[0] or other in each[0])
    firsts = word[:2]
    words: list[str] = []
    if _names_if_often(index) is None:
        found = _in_order(index.select(_LIKE, f"[{firsts}]*", f"* [{firsts}]*"))
        lines: Iterable[str] = _spelt(index, firsts)
    else:
        found = _begun(index.once(_names_begun), word)
        words = _begun(index.once(_words_begun), word)
        spelt = index.once(_spelt_by_letter)
        lines = (line for first in {*firsts} for line in spelt.get(first, ()))
    letters = (line.replace("'", "") for line in lines)
    return [*found, *sorted(letters, key=lambda name: (len(name), name)), *words]


def alike(index: Index, folded: str, most: int) -> list[tuple[str, int]]:
    """Return up to `most` names about as long, with their facts: all, or those alike at first.

    The shorter has three characters or more for each five of the longer, and they share one; where
    names are read as a whole, also three for each eight of both, or all but one of a name.
    """
    if index.once(_count) > min(most, _MOST_NAMES):
        return _starting_alike(index, folded, most)
    least, longest = 3 * len(folded) // 5, (5 * len(folded) + 2) // 3
    shared = frozenset(_telling(folded))
    if _names_if_often(index) is None:
        return index.select(
            "SELECT folded, fact FROM name WHERE slippable AND length(folded) BETWEEN ? AND ?"
            " AND folded GLOB ? ORDER BY fact",
            least,
            longest,
            f"*[{''.join(shared)}]*",
        )
    found = []
    telling, absent = _characters("".join(shared)), ~_characters(folded)
    by_length = index.once(_names_by_length)
    for size in range(least, longest + 1):
        most_others = max(1, size - 3 * (size + len(folded)) // 8)
        for name, fact, characters in by_length.get(size, ()):
            is_near = characters & telling and (characters & absent).bit_count() <= most_others
            if is_near and not shared.isdisjoint(name):
                found.append((name, fact))
    return sorted(found, key=lambda each: each[1])


def _characters(text: str) -> int:
    """Return a bit for each character of a text; a few characters have the same."""
    bits = 0
    for char in text:
        bits |= 1 << ord(char) % _BITS
    return bits


_BITS = 64


def _names_by_length(index: Index) -> dict[int, list[tuple[str, int, int]]]:
    """Put the names together that are as long, each with its fact and its characters."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for name, fact in index.once(_names):
        found.setdefault(len(name), []).append((name, fact, _characters(name)))
    return found


_LIKE = "SELECT folded, fact FROM name WHERE slippable AND (folded GLOB ? OR folded GLOB ?)"
_SELDOM = 3
"""Times that SQLite looks through names; more often it would take longer than to read all."""


def _names_if_often(index: Index) -> list[tuple[str, int]] | None:
    """Return the names with their facts; None while they were seldom looked through."""
    if next(index.once(_times)) < _SELDOM:
        return None
    return index.once(_names)


def _times(_: Index) -> Iterator[int]:
    """Count how often names were looked through before."""
    return itertools.count()


def _count(index: Index) -> int:
    """Count the names, up to one more than are read as a whole."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM name LIMIT ?)"
    [(count,)] = index.select(counted, _MOST_NAMES + 1)
    return int(count)


def _names(index: Index) -> list[tuple[str, int]]:
    """Read the names that a slip may have been meant for, with their facts."""
    [(names, facts)] = index.select(
        "SELECT group_concat(folded, char(10)), group_concat(fact, char(10))"
        " FROM name WHERE slippable"
    )
    return list(zip(names.split("\n"), map(int, facts.split("\n")), strict=True)) if names else []


_Begun = dict[tuple[str, int], list[tuple[int, str]]]
"""Texts with their ranks, by the first letter of a word in them and by their length."""


def _by_beginning(texts: Iterable[str]) -> _Begun:
    found: _Begun = {}
    for rank, text in enumerate(texts):
        for first in {word[0] for word in text.split()}:
            found.setdefault((first, len(text)), []).append((rank, text))
    return found


def _begun(texts: _Begun, word: str) -> list[str]:
    """Return the texts about as long as a word that begin with its first letter or its second."""
    sizes = range(len(word) - 1, len(word) + 3)
    groups = (texts.get((first, size), ()) for first in word[:2] for size in sizes)
    return [text for _, text in sorted({each for group in groups for each in group})]


def _names_begun(index: Index) -> _Begun:
    return _by_beginning(_in_order(index.once(_names)))


def _words_begun(index: Index) -> _Begun:
    names = _in_order(index.once(_names))
    return _by_beginning(dict.fromkeys(" ".join(names).split()))


def _spelt(index: Index, firsts: str = "") -> set[str]:
    """Read how names and what facts mention are spelt, each once, where one of these begins it."""
    texts = index.select("SELECT sounds || char(10) || hints FROM fact")
    return {
        line
        for (text,) in texts
        for line in text.split("\n")
        if line and (not firsts or line[0] in firsts)
    }


def _spelt_by_letter(index: Index) -> dict[str, list[str]]:
    """Read the same by the first letters."""
    found: dict[str, list[str]] = {}
    for line in _spelt(index):
        found.setdefault(line[0], []).append(line)
    return found


def _starting_alike(index: Index, word: str, most: int) -> list[tuple[str, int]]:
    """Return up to `most` names that begin as a word does, with their facts."""
    start = word[: _BEGINNING if word.isascii() else 1]
    return index.select(
        "SELECT folded, fact FROM name WHERE slippable AND folded >= ? AND folded < ? LIMIT ?",
        start,
        start + "\uffff",
        most,
    )


def places_among(index: Index, names: Collection[str]) -> Collection[str]:
    """Return those of some folded names that a place has."""
    known = index.once(_places)
    return index.places_named(names) if known is None else known.intersection(names)


def _places(index: Index) -> frozenset[str] | None:
    """Read the names of places; None of too many."""
    names = index.select("SELECT folded FROM place_name LIMIT ?", _MOST_NAMES + 1)
    return None if len(names) > _MOST_NAMES else frozenset(name for (name,) in names)


def _in_order(names: Iterable[tuple[str, int]]) -> list[str]:
    """Return names once, the shortest first, then by their facts."""
    ordered = sorted(names, key=lambda each: (len(each[0]), each[1]))
    return list(dict.fromkeys(name for name, _ in ordered))


def _telling(text: str) -> list[str]:
    """Return the characters that what is like a text shares: Chinese ones if it has some."""
    letters = [char for char in text if char.isalpha()]
    return [char for char in letters if not char.isascii()] or letters


def sounding(index: Index, spelt: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[str]]:
    """Return the folded names that may sound as some syllables do, the shortest first, by these.

    They are of facts that `sound_terms` asks for, and of places that are spelt so.
    """
    asked = {run: sound_terms.of_syllables([run]) for run in spelt}
    terms = {run: sound_terms.terms_of(run) for run in asked}
    written = index.written({term for each in terms.values() for term in each})
    told = index.select_each(
        "SELECT value, named FROM asked JOIN fact ON fact.slot IN"
        " (SELECT rowid FROM gram WHERE gram MATCH value LIMIT ?)",
        [asked[run] for run in asked if written.issuperset(terms[run])],
        _MOST_SOUNDING,
    ) + index.select_each(
        "SELECT value, place.folded FROM asked JOIN place_name ON place_name.folded = value"
        " JOIN place ON place.id = place_name.place",
        ["".join(run) for run in asked],
    )
    found: dict[str, set[str]] = {}
    for by, text in told:
        names = (name for name in text.split("\n") if not name.isascii())
        found.setdefault(by, set()).update(names)
    both = {
        run: found.get(text, set()) | found.get("".join(run), set()) for run, text in asked.items()
    }
    return {run: sorted(names, key=lambda name: (len(name), name)) for run, names in both.items()}
