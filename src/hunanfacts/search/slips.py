"""Slips of the finger, and characters that sound or look like the ones that are meant.

A slip is mended only where it hardly makes another word: a word begins right, and a Chinese
character stands for one that sounds alike (良 for 量), or makes pairs with its neighbours that
nobody writes (合全 for 合金, but not 产值 for 产量). A word that sounds like a name is taken for
it: of two characters for a whole name only, of three and more for a part of one. So is one that
looks like a name but for one character.
"""

from __future__ import annotations

import itertools

from hunanfacts.index import near_names
from hunanfacts.search import matching, pinyin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.search.matching import Held

_LEAST = 4
"""Characters of a word that one slip is looked for in."""
_LONGEST = 60
"""Characters of a word, or of a text without spaces, that may be meant for a name."""
_LEAST_ALONE, _LEAST_REPLACED = 8, 9
"""Letters of an English word that stands alone and has one too many or too few, or a wrong one. A
shorter one is near too many words, unless two of its letters are swapped."""


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether two different words differ by one slip.

    >>> is_one_slip("grian", "grain"), is_one_slip("粮食产良", "粮食产量"), is_one_slip("ab", "ba")
    (True, True, True)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def mended(
    index: Index, word: str, heard: Heard, *, is_alone: bool = False, is_english: bool = False
) -> str | None:
    """Return what a word that nothing holds was meant for: a name, or a part of one.

    What is pinyin is some other word, and not mended, but among English words: a hanio train. A
    word that stands alone is no short form.
    """
    if not _may_be_meant(word, is_english=is_english):
        return None
    names = near_names.slippable(index, word)
    if word.isascii():
        meant = corrected(word, names, index.is_written)
        return meant if meant and (not is_alone or _is_sure_alone(word, meant)) else None
    return (
        heard.name(word)
        or corrected(word, names, index.is_written)
        or (heard.name(word, in_part=True) if len(word) >= _LEAST_HEARD else None)
        or _looking_alike(index, word, names)
        or (None if is_alone else _lengthened(word, names))
    )


def _may_be_meant(word: str, *, is_english: bool = False) -> bool:
    """Tell whether a word may be a slip; a number with another digit is another number."""
    if len(word) > _LONGEST or not word.isalpha():
        return False
    return is_english or not (word.isascii() and pinyin.syllables(word))


def _is_sure_alone(word: str, meant: str) -> bool:
    """Tell whether an English word that stands alone is a slip, and no other word or form of it."""
    if sorted(word) == sorted(meant):
        return True
    if matching.stems([word]) == matching.stems([meant]):
        return False
    return len(word) >= (_LEAST_REPLACED if len(word) == len(meant) else _LEAST_ALONE)


def _lengthened(word: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if _is_shortened(word, name)), None)


_LONGEST_HEARD = 8


def _is_shortened(word: str, name: str) -> bool:
    """Tell whether a word has the first characters of words of two in a name: 技合 of 技术合同."""
    if name.isascii() or len(name) > _LONGEST_SHORTENED * len(word) or name[0] != word[0]:
        return False
    at = 0
    for char in word:
        at = name.find(char, at)
        if at < 0 or at % 2:
            return False
        at += 2
    return True


_LONGEST_SHORTENED = 3
"""Times the characters of what is short for a name that the name may have."""


_LEAST_HEARD = 3
"""Characters of a word that may sound like a part of a name, or begin with what does like one."""


class Heard:
    """Names that sound like words or parts of them, looked for together."""

    def __init__(
        self, index: Index, stretches: Sequence[str], words: Sequence[str], held: Held
    ) -> None:
        """Look for stretches and all parts of them, and for words and their beginnings.

        Parts that the knowledge holds are right as they are.
        """
        self._held = held
        held.look_for_parts(stretch for stretch in stretches if len(stretch) <= _LONGEST)
        held.look_for_parts(word[:_LONGEST_HEARD] for word in words if not word.isascii())
        parts = [word for word in (*stretches, *words) if not word.isascii()]
        parts += [part for stretch in stretches for part in self._within(stretch)]
        parts += [part for word in words for part in self._beginnings(word)]
        self._sounds = {part: _sounds(part) for part in parts if len(part) <= _LONGEST}
        spelt = {heard for word, heard in self._sounds.items() if heard != (word,)}
        self._names = near_names.sounding(index, spelt) if spelt else {}

    def name(self, word: str, *, in_part: bool = False) -> str | None:
        """Return the name that sounds like a word; `in_part` the beginning or end of one."""
        heard = self._sounds.get(word, ())
        for name in self._names.get(heard, ()):
            if in_part or len(name) == len(word):
                for part in dict.fromkeys((name[: len(word)], name[-len(word) :])):
                    if not part.isascii() and _sounds(part) == heard:
                        return part
        return None

    def mended_at_start(self, word: str) -> str | None:
        """Return a word whose beginning, which nothing holds, is the name that it sounds like."""
        named = ((self.name(part), part) for part in self._beginnings(word))
        return next((name + word[len(part) :] for name, part in named if name), None)

    def mended_within(self, text: str) -> str | None:
        """Return a text in which a part that nothing holds is the name that it sounds like."""
        named = ((self.name(part), part) for part in self._within(text))
        return next((text.replace(part, name, 1) for name, part in named if name), None)

    def _beginnings(self, word: str) -> Iterator[str]:
        if not word.isascii() and word.isalpha():
            for size in range(min(len(word) - 1, _LONGEST_HEARD), _LEAST_HEARD - 1, -1):
                if not self._held.holds(word[:size]):
                    yield word[:size]

    def _within(self, text: str) -> Iterator[str]:
        for size in range(min(len(text), _LONGEST_HEARD), 1, -1) if len(text) <= _LONGEST else ():
            for start in range(len(text) - size + 1):
                if not self._held.holds(text[start : start + size]):
                    yield text[start : start + size]


def _looking_alike(index: Index, word: str, names: Sequence[str]) -> str | None:
    """Return the name that a word looks like, one character apart, or as long a part of one."""
    from hunanfacts.text import look_alikes  # near answers alone need its table

    meant = [
        word[:at] + other + word[at + 1 :]
        for at, char in enumerate(word[:_LONGEST_SEEN])
        for other in look_alikes.others(char)
    ]
    places = near_names.places_among(index, meant)
    whole = (each for each in meant if each in places or each in names)
    known = {name[: len(word)] for name in names}
    if len(word) >= _LEAST_HEARD:
        known |= {name[-len(word) :] for name in names}
    return next(whole, None) or next((each for each in meant if each in known), None)


_LONGEST_SEEN = 8


def _sounds(text: str) -> tuple[str, ...]:
    from hunanfacts.text import chinese  # its tables cost milliseconds

    runs = chinese.syllables(text)
    return tuple(runs[0]) if len(runs) == 1 else (text,)


def corrected(word: str, names: Iterable[str], is_written: Callable[[str], bool]) -> str | None:
    """Return the part of a name that `word` is one slip away from, a whole name if there is one.

    `is_written` tells whether a pair of Chinese characters stands anywhere in the knowledge.
    """
    if len(word) < _LEAST or not word.isalpha():
        return None  # a number with another digit is another number
    names = list(names)
    if not word.isascii():
        names = [name for name in names if sum(map(name.__contains__, word)) >= len(word) - 1]
    whole = (name for name in names if abs(len(name) - len(word)) <= 1)
    parts = itertools.chain(whole, _parts(word, names))
    return next((part for part in parts if _is_meant(word, part, is_written)), None)


def _parts(word: str, names: Sequence[str]) -> Iterator[str]:
    """Yield parts of names: for a word in ASCII whole words, for Chinese runs as long first."""
    if word.isascii():
        firsts, longest = (word[0], word[1]), len(word) + len("s") + 1
        words = dict.fromkeys(" ".join(names).split())
        whole = [part for part in words if len(word) - 1 <= len(part) <= longest]
        whole = [part for part in whole if part.startswith(firsts)]
        parts = dict.fromkeys([*whole, *matching.plurals_cut(whole)])
        yield from (part for part in parts if abs(len(part) - len(word)) <= 1)
        return
    for size in (len(word), len(word) + 1, len(word) - 1):
        for name in names if size >= _LEAST else ():
            yield from (name[start : start + size] for start in range(len(name) - size + 1))


def _is_meant(word: str, meant: str, is_written: Callable[[str], bool]) -> bool:
    if word.isascii() and not meant.startswith((word[0], word[1])):
        return False  # told quickly of most
    if not is_one_slip(word, meant):
        return False
    if sorted(word) == sorted(meant):
        return True
    if word.isascii() or len(word) != len(meant):
        return word[0] == meant[0]
    return _sound_alike(word, meant) or (
        word[0] == meant[0] and not any(map(is_written, _new_pairs(word, meant)))
    )


def _sound_alike(word: str, meant: str) -> bool:
    return _sounds(word) == _sounds(meant)


def _new_pairs(word: str, meant: str) -> list[str]:
    """Return the pairs of characters that a wrong one makes with its neighbours."""
    at = next(at for at in range(len(word)) if word[at] != meant[at])
    return [word[start : start + 2] for start in (at - 1, at) if start + 2 <= len(word)]
