"""Ranking: which facts answer a query, and how well. `rank` is the one way in.

A query is tried in one way after the other, and the first that finds something decides:

1. every word as typed, but for English words that only connect (a whole name beats words of names,
   those beat what a fact mentions, that beats what it states; within one of these, the fuller a
   name is filled, the better);
2. without the words that only ask (多少, how many), and English words without their endings;
3. with numbers in digits that are spelt in characters;
4. as pinyin or initials of names, for a query in letters;
5. with one slip of the finger mended, for words of four letters or characters or more;
6. with every character of the query found in the fact, if not every word in one piece.

The last two are near answers and are told to be. What leaves a word without any trace in a fact is
not answered by it: better none than a wrong one.
"""

from __future__ import annotations

from hunanfacts.figures import digits
from hunanfacts.search import question_words
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Match

EXACT, NAMED, MENTIONED, STATED = 4, 3, 2, 1
"""How a fact answers: the query is one of its names (key, label or alias); its names hold every
word of the query; a word stands only in what the fact is about or quotes; only in its statement."""

LEVELS = {EXACT: "name", NAMED: "in names", MENTIONED: "mentioned", STATED: "in the statement"}

_SPELT_DIGITS = frozenset("一二两三四五六七八九十多余")
"""One of them stands in every number that is spelt, and in 20多亿."""

_MOST_WORDS = 64
"""Of a query; what is longer is no question, and would take long."""
_LEAST_PINYIN, _LEAST_INITIALS = 4, 3
_ENDINGS = ("ies", "es", "s", "ing", "ed", "e")
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


class Ranking(list[Hit]):
    """Hits, best first; `way` says how they were found, `words` what is to be seen in them.

    `corrected` is the query as it was understood, where a slip was mended.
    """

    def __init__(
        self, hits: Iterable[Hit], way: str, words: Sequence[str], corrected: str | None = None
    ) -> None:
        """Put hits in order."""
        super().__init__(sorted(hits, key=lambda hit: (-hit.level, -hit.coverage, hit.number)))
        self.way = way
        for hit in self if self.is_near else ():
            hit.match = "near"
        self.words = list(words)
        self.corrected = corrected

    @property
    def best(self) -> list[Hit]:
        """The hits that answer equally well as the first."""
        return [hit for hit in self if hit.level == self[0].level]

    def reason_of(self, key: str) -> str:
        """Say why the fact of that key, which must have been hit, stands where it stands."""
        hit = next(hit for hit in self if hit.key == key)
        return f"{LEVELS[hit.level]}, by {self.way}, {hit.coverage:.2f}"

    @property
    def is_near(self) -> bool:
        """Tell whether these are near answers only."""
        return self.way in {"slip", "parts"}


def rank(index: Index, query: str, *, exact: bool = False) -> Ranking:
    """Return the facts that answer `query`, best first, ties in the file's order.

    With `exact` only a whole name counts.
    """
    ranking = _rank(index, query, exact=exact)
    if unlike := index.unlike(folding.fold(index.simplified(query))) if ranking else None:
        kept = (hit for hit in ranking if hit.number not in unlike)
        return Ranking(kept, ranking.way, ranking.words, ranking.corrected)
    return ranking


def _rank(index: Index, query: str, *, exact: bool = False) -> Ranking:
    text = index.simplified(query)
    typed = question_words.content(digits.written_out(folding.words(text)))
    words = list(dict.fromkeys(_plurals_cut(typed)))[:_MOST_WORDS]
    hits = _holding(index, folding.fold(text), words)
    if exact or not words or question_words.BROAD.issuperset(words):
        return Ranking((hit for hit in hits if hit.level == EXACT), "words", words)
    return Ranking(hits, "words", words) if hits else _rank_otherwise(index, text, words)


def _rank_otherwise(index: Index, text: str, typed: list[str]) -> Ranking:
    words = question_words.without_questions(typed, *index.place)
    for way, other in (("questions", words), ("forms", _forms(words))):
        if other != typed and (hits := _holding(index, "".join(other), other)):
            return Ranking(_named_if_too_little(hits, other), way, other)
    in_digits = _in_digits(text)
    if in_digits != text and (found := _rank(index, in_digits)) and not found.is_near:
        return found
    if hits := _sounding(index, text):
        return Ranking(hits, "pinyin", [])
    return _mended(index, words) or Ranking(_in_parts(index, _forms(words)), "parts", words)


def _in_digits(text: str) -> str:
    """Write numbers that are spelt in characters in digits: 四万亿 is 4000000000000."""
    if _SPELT_DIGITS.isdisjoint(text):
        return text
    from hunanfacts.figures import spelt

    return spelt.in_digits(text)


def _named_if_too_little(hits: list[Hit], words: Sequence[str]) -> list[Hit]:
    """Keep whole names alone where a query came down to single characters or to broad words."""
    is_little = question_words.BROAD.issuperset(words) or not any(len(word) > 1 for word in words)
    return [hit for hit in hits if hit.level == EXACT] if is_little else hits


# ---- Words ---------------------------------------------------------------------------------------


def _holding(index: Index, folded: str, words: Sequence[str]) -> list[Hit]:
    found = (_hit(number, texts, folded, words) for number, texts in index.candidates(words))
    return [hit for hit in found if hit is not None]


def _hit(
    number: int, texts: Sequence[Sequence[str]], folded: str, words: Sequence[str]
) -> Hit | None:
    names = texts[0]
    if folded in names:
        return Hit(number, EXACT, 1.0)
    levels = [_level(texts, word) for word in words]
    if min(levels) == 0:
        return None
    return Hit(number, min(levels), _coverage(names, words))


def _level(texts: Sequence[Sequence[str]], word: str) -> int:
    """Return the best level at which the fact holds `word`, or 0."""
    for level, group in zip((NAMED, MENTIONED, STATED), texts, strict=True):
        if any(folding.holds(text, word) for text in group):
            return level
    return 0


def _coverage(names: Sequence[str], words: Sequence[str]) -> float:
    """Return how much of one name all words fill, else how much of a name each fills."""
    whole = [len(name) for name in names if all(folding.holds(name, word) for word in words)]
    if whole:
        return 1 + sum(map(len, words)) / min(whole)
    shares = (
        max((len(word) / len(name) for name in names if folding.holds(name, word)), default=0.0)
        for word in words
    )
    return sum(shares) / len(words)


def _plurals_cut(words: Sequence[str]) -> list[str]:
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


def _forms(words: Sequence[str]) -> list[str]:
    """Take the endings off English words, so that they match as beginnings of other forms."""
    return [_stem(word) if word.isascii() and word.isalpha() else word for word in words]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST_STEM - (ending == "s") and not word.endswith("ss"):
            return stem
    return word


# ---- Pinyin --------------------------------------------------------------------------------------


def _sounding(index: Index, text: str) -> list[Hit]:
    """Return the facts whose names, or what they mention, sound like the query."""
    words = [folding.letters(word) for word in text.split()]
    if not all(words):
        return []
    return _spelt(index, ["".join(words)]) or (_spelt(index, words) if len(words) > 1 else [])


def _spelt(index: Index, parts: Sequence[str]) -> list[Hit]:
    if min(map(len, parts)) < _LEAST_INITIALS:
        return []
    found = []
    for number, groups in index.sounding(parts[0]):
        levels = [_spelt_level(groups, part) for part in parts]
        if min(levels)[0] > 0:
            found.append(Hit(number, *min(levels)))
    return found


def _spelt_level(groups: Sequence[Sequence[str]], part: str) -> tuple[int, float]:
    for level, group in zip((NAMED, MENTIONED), groups, strict=True):
        shares = [share for line in group if (share := _spelt_share(line.split("'"), part))]
        if shares:
            return level, max(shares)
    return 0, 0.0


def _spelt_share(syllables: list[str], part: str) -> float:
    """Return how much of a name `part` spells, by whole syllables or by all initials; or 0."""
    initials = "".join(syllable[0] for syllable in syllables)
    if part == initials or (len(part) > _LEAST_INITIALS and initials.startswith(part)):
        return len(part) / len(initials)
    for start in range(len(syllables)):
        spelt = ""
        for end in range(start, len(syllables)):
            spelt += syllables[end]
            if spelt == part and len(part) >= _LEAST_PINYIN:
                return (end + 1 - start) / len(syllables)
    return 0.0


# ---- Near answers --------------------------------------------------------------------------------


def _mended(index: Index, words: Sequence[str]) -> Ranking | None:
    """Mend a slip in each word that nothing holds, and rank again."""
    from hunanfacts.search import slips

    mended = []
    for word in words:
        known = any(True for _ in _holding(index, word, [word])) or (
            word.isascii() and _spelt(index, [word])
        )
        fixed = word if known else slips.corrected(word, index.slippable(word), index.is_written)
        if fixed is None:
            return None
        mended.append(fixed)
    if mended == list(words):
        return None
    said = " ".join(mended)
    hits = _holding(index, folding.fold(said), folding.words(said)) or _spelt(index, mended)
    return Ranking(hits, "slip", mended, said) if hits else None


def _in_parts(index: Index, words: Sequence[str]) -> list[Hit]:
    """Return the facts that hold every character of the query in pieces of two or more.

    A rest would be a word that the fact knows nothing of.
    """
    if not words or all(word.isascii() for word in words):
        return []
    found = []
    for number, texts in index.candidates(words, partly=True):
        shares = [_share_in_parts(texts, word) for word in words]
        if min(shares) > 0:
            found.append(Hit(number, STATED, sum(shares) / len(shares)))
    top = max((hit.coverage for hit in found), default=0.0)
    return [hit for hit in found if hit.coverage > 0.8 * top]  # about as good


def _share_in_parts(texts: Sequence[Sequence[str]], word: str) -> float:
    """Return how far names hold `word` in pieces; 0 where some of it is nowhere in the fact."""
    if word.isascii():
        return float(_level(texts, word) > 0)
    named = _held(texts[0], word)
    held = named | _held([*texts[1], *texts[2]], word)
    if len(held) < len(word):
        return 0.0
    return (len(named) + len(held)) / (2 * len(word))


def _held(texts: Iterable[str], word: str) -> set[int]:
    """Return the places of `word` that lie in a pair of characters which some text has."""
    joined = "\n".join(texts)
    pairs = [at for at in range(len(word) - 1) if word[at : at + 2] in joined]
    return {place for at in pairs for place in (at, at + 1)}
