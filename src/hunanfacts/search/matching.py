"""Which facts hold words, and how well: in names, in what they mention, or in what they state."""

from __future__ import annotations

from hunanfacts.search import lexicon
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Match

EXACT, NAMED, MENTIONED, STATED = 4, 3, 2, 1
"""How a fact answers: the query is one of its names (key, label or alias); its names hold every
word of the query; a word stands only in what the fact is about or quotes; only in its statement."""

_ENDINGS = ("ies", "es", "s", "ing", "ed", "e")
_DOUBLING = frozenset({"ing", "ed"})
"""Before them a consonant is written twice: tunnelling."""
_LEAST_STEM = 4


class Hit:
    """A fact, by number, that answers a query: how, and how much of its names the query fills."""

    __slots__ = ("coverage", "key", "level", "match", "number")

    def __init__(self, number: int, level: int, coverage: float) -> None:
        """Take how the fact answers; `key` is its key, once it has been read."""
        self.number = number
        self.key = ""
        self.level = level
        self.coverage = coverage
        self.match: Match = "exact" if level == EXACT else "words"

    @property
    def filled(self) -> float:
        """How much of a name the words fill; `coverage` is 1 more where one name has them all."""
        return self.coverage % 1 or 1.0


class Held:
    """What the knowledge holds of the words of one question, each looked for once."""

    def __init__(self, index: Index) -> None:
        """Ask `index`."""
        self._index = index
        self._levels: dict[str, int] = {}
        self._written: dict[str, bool] = {}
        self._parted: list[str] = []

    def look_for(self, words: Iterable[str]) -> None:
        """Look for words together, which takes less than one by one."""
        new = [word for word in dict.fromkeys(words) if word not in self._levels]
        for word, texts in self._index.candidates_of_each(new, _MOST_LOOKED_AT).items():
            self._levels[word] = _best_level(texts, word)
            self._written[word] = self._levels[word] > 0 or any(
                folding.holds(text, word) for each in texts for group in each for text in group
            )
        self._leave_out_people(new)

    def look_for_parts(self, runs: Iterable[str]) -> None:
        """Look for all parts of runs of Chinese characters: longer ones of what is written."""
        new = [run for run in runs if not self._is_parted(run)]
        self._parted += new
        size, parts = 2, dict.fromkeys(part for run in new for part in _parts(run, 2))
        while parts:
            self.look_for(parts)
            written = {part for part in parts if self._written[part]}
            size += 1
            longer = (part for run in new for part in _parts(run, size))
            parts = dict.fromkeys(
                part for part in longer if part[1:] in written and part[:-1] in written
            )

    def _is_parted(self, word: str) -> bool:
        """Tell whether all written parts of a word were looked for, and itself where it is one."""
        return len(word) > 1 and any(word in run for run in self._parted)

    def level(self, word: str) -> int:
        """Return the best level at which a fact holds a word, or 0."""
        if word in self._levels:
            return self._levels[word]
        if self._is_parted(word):
            return 0
        self.look_for([word])
        return self._levels[word]

    def _leave_out_people(self, words: Iterable[str]) -> None:
        """Hold no word that stands in no name but as the beginning of a person's: 王小 of 王小明.

        Such a beginning is another person, or nobody.
        """
        short = (word for word in words if 1 < len(word) <= _LONGEST_SHORT_OF_A_PERSON)
        unnamed = [word for word in short if not word.isascii() and 0 < self._levels[word] < NAMED]
        for word in self._index.beginnings_of_people(unnamed) if unnamed else ():
            self._levels[word] = 0

    def holds(self, word: str) -> bool:
        """Tell whether any fact holds a word."""
        return self.level(word) > 0

    def ends_a_name(self, word: str) -> bool:
        """Tell whether a name ends with a word, or goes on with no character behind it."""
        texts = (texts for _, texts in self._index.candidates([word], most=_MOST_LOOKED_AT))
        names = (name for names, *_ in texts for name in names if word in name)
        return any(not name[name.find(word) + len(word) :][:1].isalnum() for name in names)

    def is_in_a_name(self, words: str) -> bool:
        """Tell whether a name has English words whole: trade growth, where trade grow is not it."""
        found = self._index.candidates([words], most=_MOST_LOOKED_AT)
        return any(f" {words} " in f" {name} " for _, texts in found for name in texts[0])

    def is_written(self, word: str) -> bool:
        """Tell whether a word stands anywhere, if only within a longer one."""
        self.level(word)
        return self._written.get(word, False)


def _parts(run: str, size: int) -> Iterator[str]:
    return (run[start : start + size] for start in range(len(run) - size + 1))


_LONGEST_SHORT_OF_A_PERSON = 3
"""Characters that a person's name of one more may begin with."""
_MOST_LOOKED_AT = 200
"""Of the facts that may hold a word: if none of so many does, none is taken to."""


def holding(
    index: Index, folded: str, words: Sequence[str], characters: Sequence[str] = ()
) -> list[Hit]:
    """Return the facts that hold every word; `folded` is what a name would have to be, exactly.

    They also hold the `characters`, anywhere.
    """
    found = []
    for number, texts in index.candidates(words):
        hit = _hit(number, texts, folded, words)
        if hit and all(_has(texts, character) for character in characters):
            found.append(hit)
    return found


def _has(texts: Sequence[Sequence[str]], character: str) -> bool:
    return any(character in text for group in texts for text in group)


def _hit(
    number: int, texts: Sequence[Sequence[str]], folded: str, words: Sequence[str]
) -> Hit | None:
    names = texts[0]
    if folded in names:
        return Hit(number, EXACT, 1.0)
    levels = [level(texts, word) for word in words]
    if min(levels) == 0:
        return None
    return Hit(number, min(levels), coverage(names, words))


def level(texts: Sequence[Sequence[str]], word: str) -> int:
    """Return the best level at which the fact with these texts holds `word`, or 0."""
    longer = _longer(texts[0], word)
    for found, group in zip((NAMED, MENTIONED, STATED), texts, strict=True):
        if any(folding.holds(_masked(text, longer), word) for text in group):
            return found
    return 0


def _best_level(facts: Sequence[Sequence[Sequence[str]]], word: str) -> int:
    """Return the best level at which one of the facts with these texts holds `word`, or 0."""
    best = 0
    for texts in facts:
        best = max(best, level(texts, word))
        if best == NAMED:
            break
    return best


def _longer(names: Sequence[str], word: str) -> list[str]:
    """Return the names that are a word one character longer, and so another: 进出口 for 出口.

    Characters that extend a word without making another are no such: 企业数 is in 企业数量.
    """
    if word.isascii():
        return []
    longer = []
    for name in names:
        if len(name) == len(word) + 1 and word in name:
            rest = name[-1] if name.startswith(word) else name[0]
            longer += [name] if rest not in lexicon.AFFIXES else []
    return longer


def _masked(text: str, longer: Sequence[str]) -> str:
    for name in longer:
        text = text.replace(name, " ")
    return text


def coverage(names: Sequence[str], words: Sequence[str]) -> float:
    """Return how much of one name all words fill, else how much of a name each fills."""
    whole = [len(name) for name in names if all(folding.holds(name, word) for word in words)]
    if whole:
        return 1 + sum(map(len, words)) / min(whole)
    shares = (
        max((len(word) / len(name) for name in names if folding.holds(name, word)), default=0.0)
        for word in words
    )
    return sum(shares) / len(words)


def is_half(names: Sequence[str], word: str, words: Sequence[str]) -> bool:
    """Tell whether names have an English word only joined to another that is not among `words`.

    So is exports in imports and exports.
    """
    if not word.isascii():
        return False
    holding = [name.split() for name in names if folding.holds(name, word)]
    return bool(holding) and all(
        any(
            not any(folding.holds(half, asked) for asked in words)
            for half in _joined_to(name, word)
        )
        for name in holding
    )


def _joined_to(name: Sequence[str], word: str) -> Iterator[str]:
    for before, join, after in zip(name, name[1:], name[2:], strict=False):
        if join == "and" and folding.holds(f"{before} {after}", word):
            yield after if folding.holds(before, word) else before


_LEAST_NAME = 3
"""Characters of a name that says alone what is meant."""


def in_one_name(names: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether one name has all words in their order, and little else between them."""
    for name in names:
        at = 0
        for word in words:
            at = name.find(word, at) + len(word) if name.find(word, at) >= 0 else len(name) + 1
        if at <= len(name) and 2 * sum(map(len, words)) >= len(name):
            return True
    return False


def is_one_of_names(names: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a word is one of some names, and no short one."""
    return any(len(word) >= _LEAST_NAME and word in names for word in words)


def plurals_cut(words: Sequence[str]) -> list[str]:
    """Turn English plurals into the singular, which is how the plural begins too."""
    return [
        word[:-1]
        if word.isascii()
        and word.isalpha()
        and len(word) >= _LEAST_STEM
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        else word
        for word in words
    ]


def stems(words: Sequence[str]) -> list[str]:
    """Take the endings off English words, so that they match as beginnings of other forms."""
    return [_stem(word) if word.isascii() and word.isalpha() else word for word in words]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST_STEM - (ending == "s") and not word.endswith("ss"):
            return stem[:-1] if ending in _DOUBLING and stem[-2] == stem[-1] else stem
    return word
