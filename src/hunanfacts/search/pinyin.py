"""Chinese typed in letters: whole syllables of pinyin, with or without tones, or initials alone."""

from __future__ import annotations

from hunanfacts.index import sound_terms
from hunanfacts.search import lexicon
from hunanfacts.search.matching import MENTIONED, NAMED, Hit
from hunanfacts.text import folding
from hunanfacts.text.syllables import SYLLABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.index.store import Index

_MOST_WORDS = 64
"""Of a query; the same goes for every question."""
_LONGEST_NAME = 16
"""Syllables that are written apart."""
_LEAST_INITIALS = 3
_MOST_LETTERS = 96
_LONGEST_SYLLABLE = len("zhuang")
_MOST_WAYS = 32
_ENDINGS = tuple("aeiouvngr")
"""Letters with which a syllable of pinyin ends."""
_ALONE = frozenset("aeo")
"""Single letters that are syllables of names; n and m are only sounds that people make."""
_LONGEST_ASKING = 5
"""Words that ask, where each syllable is written apart: you duo shao jia."""
_LEAST_SYLLABLES = 3
"""Of a part of a name: two syllables are too many other words."""


def sounding(index: Index, text: str) -> list[Hit]:
    """Return the facts whose names, or what they mention, sound like a query in letters.

    Words that stand apart may be syllables of one name, or parts of several.
    """
    words = list(dict.fromkeys(map(folding.letters, text.split()[:_MOST_WORDS])))
    if not words or not all(words):
        return []
    return _spelt(index, ["".join(words)]) or _spelt(index, _longest_parts(index, words))


def _spelt(index: Index, parts: Sequence[str]) -> list[Hit]:
    if not parts or min(map(len, parts)) < _LEAST_INITIALS:
        return []
    longest = max(parts, key=len)
    ways = [sound_terms.of_syllables(syllables(longest))]
    if len(longest) <= sound_terms.MOST_INITIALS:
        ways.append(sound_terms.of_initials(longest))
    asked = " OR ".join(filter(None, ways))
    found = []
    for number, groups in index.sounding(asked) if asked else ():
        levels = [_level(groups, part, is_alone=len(parts) == 1) for part in parts]
        if min(levels)[0] > 0:
            found.append(Hit(number, *min(levels)))
    return found


def toneless(text: str) -> str:
    """Return pinyin without the digits that tell its tones; "" unless each syllable has one.

    >>> toneless("liang2shi2 chan3liang4"), toneless("hainiu 2"), toneless("covid19")
    ('liang shi chan liang', '', '')
    """
    spelt = "".join(" " if char in "12345" else char for char in text.casefold())
    parts = spelt.split(" ") if text[-1:].isdigit() else []
    toned = [part for part in parts if part]
    count = sum(map(str.isdigit, text))
    return " ".join(toned) if len(toned) == count and SYLLABLES.issuperset(toned) else ""


def asking_in_characters(text: str) -> str:
    """Return a question in pinyin with the words that ask in characters; "" where none asks.

    >>> asking_in_characters("pinkun xian you duoshao ge"), asking_in_characters("pinkun xian")
    ('pinkun xian 有多少个', '')
    """
    words = list(map(folding.letters, text.split()[:_MOST_WORDS]))
    if len(words) <= 1 or not all(map(syllables, words)):
        return ""
    written = _asking()
    for count in range(min(len(words) - 1, _LONGEST_ASKING), 0, -1):
        for start in range(len(words) - count + 1):
            asking = written.get("".join(words[start : start + count]))
            if asking:
                return " ".join([*words[:start], asking, *words[start + count :]])
    return ""


def _asking() -> dict[str, str]:
    """Return the words that ask, by how they sound; one character alone sounds like many."""
    from hunanfacts.text import chinese  # its tables cost milliseconds

    def spelt(word: str) -> str:
        return "".join(sound for run in chinese.syllables(word) for sound in run)

    how = {spelt(word): word for word in lexicon.HOW_MANY}
    units = {spelt(word): word for word in sorted(lexicon.UNITS)}
    counting = {how_many + unit: how[how_many] + units[unit] for how_many in how for unit in units}
    return counting | {spelt(word): word for word in lexicon.ASKED if len(word) > 1}


def syllables(letters: str) -> list[list[str]]:
    """Return the ways to part letters into syllables of pinyin, a few of them at most.

    >>> syllables("xian"), syllables("grain")
    ([['xian'], ['xi', 'an']], [])
    >>> syllables("fangan")
    [['fan', 'gan'], ['fang', 'an']]
    """
    if len(letters) > _MOST_LETTERS or (letters and not letters.endswith(_ENDINGS)):
        return []
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - _LONGEST_SYLLABLE), end)
        found = [
            [*way, letters[start:end]]
            for start in starts
            if letters[start:end] in SYLLABLES and (end - start > 1 or letters[start] in _ALONE)
            for way in ways[start]
        ]
        ways.append(found[:_MOST_WAYS])
    return ways[-1]


def _longest_parts(index: Index, words: Sequence[str]) -> list[str]:
    """Put syllables that stand apart together to the longest parts of names there are.

    Nothing where a part is in no name.
    """
    if len(words) <= 1:
        return []
    parts: list[str] = []
    rest = list(words)
    while rest:
        beginnings = [
            "".join(rest[:count]) for count in range(min(len(rest), _LONGEST_NAME), 0, -1)
        ]
        known = _with_known_ways(index, beginnings)
        part = next((part for part, ways in known.items() if _is_in_a_name(index, part, ways)), "")
        if not part:
            return []
        parts.append(part)
        rest = rest[len(beginnings) - beginnings.index(part) :]
    return parts


def _with_known_ways(index: Index, parts: Sequence[str]) -> dict[str, list[list[str]]]:
    """Return parts with the ways to part them of which all syllables stand together somewhere."""
    ways = {part: syllables(part) for part in parts}
    terms = {term for each in ways.values() for way in each for term in sound_terms.terms_of(way)}
    written = index.written(terms)
    return {
        part: [way for way in each if written.issuperset(sound_terms.terms_of(way))]
        for part, each in ways.items()
    }


def _is_in_a_name(index: Index, part: str, ways: Sequence[Sequence[str]]) -> bool:
    asked = sound_terms.of_syllables(ways)
    return any(
        part in line.replace("'", "")
        for _, groups in (index.sounding(asked) if asked else ())
        for group in groups
        for line in group
    )


def _level(groups: Sequence[Sequence[str]], part: str, *, is_alone: bool) -> tuple[int, float]:
    for level, group in zip((NAMED, MENTIONED), groups, strict=True):
        shares = [
            share
            for line in group
            if _may_hold(line, part) and (share := _share(line.split("'"), part, is_alone=is_alone))
        ]
        if shares:
            return level, max(shares)
    return 0, 0.0


def _may_hold(line: str, part: str) -> bool:
    """Tell quickly of most lines that they do not spell a part: by its letters, or as initials."""
    return part in line.replace("'", "") or len(part) <= line.count("'") + 1


def _share(syllables: list[str], part: str, *, is_alone: bool) -> float:
    """Return how much of a name `part` spells, by whole syllables or by all initials; or 0.

    What is asked alone and has few syllables must be the whole name.
    """
    initials = "".join(syllable[0] for syllable in syllables)
    if part == initials or (len(part) > _LEAST_INITIALS and initials.startswith(part)):
        return len(part) / len(initials)
    for start in range(len(syllables)):
        spelt = ""
        for end in range(start, len(syllables)):
            spelt += syllables[end]
            count = end + 1 - start
            is_enough = count >= _LEAST_SYLLABLES or count == len(syllables) or not is_alone
            if spelt == part and is_enough:
                return count / len(syllables)
    return 0.0
