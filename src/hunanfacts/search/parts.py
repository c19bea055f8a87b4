"""Near answers to a question of many words: the facts that hold most of the parts of these words.

Verbs and turns of speech, which no fact has, leave a question without one that holds its words.
Pairs of Chinese characters and English words without their endings are parts; a part weighs the
more the fewer facts hold it, and counts most where it stands in a name.
"""

from __future__ import annotations

import math

from hunanfacts.search import lexicon, matching
from hunanfacts.search.matching import Hit
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.search.question import Question

    Weighed = tuple[float, int, list[list[str]]]
    """A fact's share of the weight, its number and its texts."""

_FEW = 2
"""Words that are no question yet, where nothing is asked."""
_LEAST_SHARE, _ABOUT_AS_GOOD = 0.35, 0.75
"""Of the weight of all parts, and of what the best fact holds."""
_LEAST_WITHOUT_NAME = 0.56
"""The first of one that lacks the first word though that is a name: what is asked is about that."""
_CHARACTER = 0.35
"""What a single character weighs, in what a pair does."""
_UNKNOWN = 0.5
"""What a part that no fact holds weighs, in what the others do on average."""
_MAIN = 1.2
"""Times more of a fact with a name of which the main word of the question is one too."""
_PLACE, _NAMED_WITH_PLACE = 0.2, 1.4
"""Times more of a fact that names the places of a question, and of one named as place and thing."""
_RARE, _RARE_SHARE, _MOST_READ = 3, 0.15, 600
"""Only facts are looked at that hold a part which so many hold, or that share of all; and the
rarest parts alone, where that would be more facts than so many."""
_MOST_PARTS = 300
"""Parts of a question that are looked for in each fact; a long sentence has some hundred."""
_BY_GROUP = (1.0, 0.8, 0.65)
"""What a part counts in a name, in what a fact mentions, and in what it states."""

_LONGEST_NAME = 3
"""Words in a name that is looked for in a clause."""
_MARKS = (*"，。；？！：—–,;:?!", ". ", " - ")
"""What parts a question; a point or hyphen alone may stand within a number or a word."""


def most(index: Index, question: Question) -> tuple[list[Hit], list[str]] | None:
    """Return the facts that hold most of the parts, and the words that the best of them lacks.

    They hold some part that is rare, and is no single character of a word.
    """
    if not _may_be_parted(question):
        return None
    shares = _parts([*_in_naming_clauses(index, question), *question.characters])
    counts = index.counts_holding(shares)
    weights, whole = _weights(shares, counts, index.count())
    singles = question.characters
    telling = [part for part in weights if len(part) > 1 or part in singles or part.isascii()]
    first = [word for word in question.words[:1] if index.named(word)]
    found = []
    for number, texts in index.candidates(_rare(telling, counts, index.count()), some=True):
        joined = [["\n".join(group)] for group in texts]
        share = sum(weight * _counts(joined, part) for part, weight in weights.items()) / whole
        least = _LEAST_SHARE if _holds_all(texts, first) else _LEAST_WITHOUT_NAME
        if share >= least and _holds_numbers(texts, question):
            found.append((share * _by_place(texts, question), number, texts))
    if not found:
        return None
    found = _by_name(_by_main_word(found, question), question)
    top, _, best = max(found, key=lambda each: each[0])
    lacking = [word for word in question.words if not _counts(best, matching.stems([word])[0])]
    hits = [
        Hit(number, matching.STATED, share)
        for share, number, _ in found
        if share >= _ABOUT_AS_GOOD * top
    ]
    return hits, lacking


def _in_naming_clauses(index: Index, question: Question) -> list[str]:
    """Return the words of the clauses that have a name in them; all, where none has.

    我写申论要用 and "thanks a lot" say why or how somebody asks, and name nothing.
    """
    clauses = [folding.fold(clause) for clause in _clauses(question.text)]
    of_each = [[word for word in question.words if word in clause] for clause in clauses]
    phrases = [list(_phrases(words)) for words in of_each]
    names = index.names_among(phrase for each in phrases for phrase in each)
    naming = (
        words for words, each in zip(of_each, phrases, strict=True) if not names.isdisjoint(each)
    )
    return list(dict.fromkeys(word for words in naming for word in words)) or question.words


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield what may be a name: a word, or a few together."""
    for start in range(len(words)):
        for count in range(1, _LONGEST_NAME + 1):
            yield " ".join(words[start : start + count])


def _clauses(text: str) -> list[str]:
    """Part a question at its marks."""
    for mark in _MARKS:
        text = text.replace(mark, "\n")
    return text.split("\n")


def _rare(parts: Iterable[str], counts: dict[str, int], total: int) -> list[str]:
    """Return the rarest of the parts, of which so few facts hold some that all can be read.

    None of them is broad.
    """
    limit = max(_RARE, total * _RARE_SHARE)
    rare: list[str] = []
    read = 0
    for part in sorted(parts, key=lambda part: (counts[part], part)):
        read += counts[part]
        if counts[part] > limit or (rare and read > _MOST_READ):
            break
        rare += [] if part in lexicon.BROAD else [part]
    return rare


def _weights(
    shares: dict[str, float], counts: dict[str, int], total: int
) -> tuple[dict[str, float], float]:
    """Return what each part weighs that some fact holds, and what all parts weigh together."""
    weights = {
        part: share * math.log(1 + total / (counts[part] + 1))
        for part, share in shares.items()
        if counts[part]
    }
    known = sum(shares[part] for part in weights)
    unknown = sum(shares.values()) - known
    whole = sum(weights.values()) * (1 + _UNKNOWN * unknown / known) if known else 1.0
    return weights, whole


def _by_place(texts: Sequence[Sequence[str]], question: Question) -> float:
    """Return how much more a fact counts that names the places of a question, and more with it."""
    if not question.said:
        return 1.0
    if any(question.named in name for name in texts[0]):
        return _NAMED_WITH_PLACE
    return 1 + _PLACE * sum(_counts(texts, place) for place in question.said) / len(question.said)


def _may_be_parted(question: Question) -> bool:
    is_question = question.asked or question.unit or question.measure or len(question.words) > _FEW
    return bool(is_question) and not (
        question.is_one_word or lexicon.BROAD.intersection(question.unknown)
    )


def _parts(words: Sequence[str]) -> dict[str, float]:
    """Return the parts of words, each with what share of a whole one it weighs."""
    found: dict[str, float] = {}
    for word in words:
        if len(found) >= _MOST_PARTS:
            break
        if word.isascii():
            found.update(dict.fromkeys(matching.stems([word]), 1.0))
        else:
            found.update(dict.fromkeys(word, _CHARACTER))
            found.update(dict.fromkeys(map(str.__add__, word, word[1:]), 1.0))
    return found


def _counts(texts: Sequence[Sequence[str]], part: str) -> float:
    """Return what a part counts in a fact with these texts: as where it stands best."""
    for counts, group in zip(_BY_GROUP, texts, strict=True):
        if any(folding.holds(text, part) for text in group):
            return counts
    return 0.0


def _holds_all(texts: Sequence[Sequence[str]], words: Sequence[str]) -> bool:
    return all(_counts(texts, stem) for stem in matching.stems(words))


def _holds_numbers(texts: Sequence[Sequence[str]], question: Question) -> bool:
    return all(_counts(texts, word) for word in question.words if any(map(str.isdecimal, word)))


def _by_main_word(found: list[Weighed], question: Question) -> list[Weighed]:
    """Let facts count more of which the main word of the question is one too, in a name."""
    asked = asked_first(question)
    for word in reversed(asked) if asked and asked[0].isascii() else asked:
        [stem] = matching.stems([word])
        main = [number for _, number, texts in found if _is_main(texts[0], stem)]
        if main:
            return [
                (share * (_MAIN if number in main else 1.0), number, texts)
                for share, number, texts in found
            ]
    return found


def _by_name(found: list[Weighed], question: Question) -> list[Weighed]:
    """Let facts count more of which a few English words that stand together are a whole name."""
    words = folding.words(question.text)
    runs = {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 2, start + _LONGEST_NAME + 1)
    }
    return [
        (share * (_MAIN if runs.intersection(texts[0]) else 1.0), number, texts)
        for share, number, texts in found
    ]


def _is_main(names: Sequence[str], word: str) -> bool:
    """Tell whether a name ends with a word; an English one may also begin with it."""
    if not word.isascii():
        return any(name.endswith(word) for name in names)
    ends = {end for name in names for end in (name.split()[0], name.split()[-1])}
    return any(folding.holds(end, word) for end in ends)


def asked_first(question: Question) -> list[str]:
    """Return the words of which one goes with the others: what is counted, else the last.

    In English they are those behind the word that asks, and the last of them goes with the others.
    """
    text = folding.fold(question.text)
    words = [word for word in question.words if word in text]
    if " " in question.text.strip() and not text.isascii():
        return []  # what is listed goes together in any order
    if not words or not words[0].isascii():
        asked = max((text.find(how) for how in lexicon.HOW_MANY), default=-1)
        return [word for word in words if text.find(word) > asked >= 0][:1] or words[-1:]
    return _behind_asking(folding.words(question.text), words)


def _behind_asking(text: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return the words behind an English one that asks: what is the value of carbide.

    Where none asks they are the first. What was done with a thing, as in "lasers developed in",
    is not what is asked for.
    """
    asking = (at for at, word in enumerate(text) if word in lexicon.ASKED)
    things = (at for at, word in enumerate(text) if word in words)
    at = next(asking, next(things, 0))
    while at < len(text) and (text[at] in lexicon.ASKED or text[at] in _BETWEEN):
        at += 1
    end = at
    while end < len(text) and text[end] in words:
        end += 1
    while end - at > 1 and text[end - 1].endswith("ed"):
        end -= 1
    return list(text[at:end])


_BETWEEN = frozenset(("how", "is", "are", "was", "were", "the", "a", "an"))
