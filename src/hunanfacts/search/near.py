"""Near answers: a slip mended, or most of what was asked. They are always told as near."""

from __future__ import annotations

import math

from hunanfacts.search import lexicon, matching, pinyin, slips
from hunanfacts.search.matching import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.search.matching import Held
    from hunanfacts.search.question import Question

_LEAST_SHARE = 0.45
"""Of the weight of a question's words that a near answer holds."""
_LEAST_WITHOUT_NAME = 0.56
"""The same of one that lacks the first word though that is a name: what is asked is about that."""
_ABOUT_AS_GOOD = 0.95
_FEW = 2
"""Words of which all must be mended, or none is."""
_UNKNOWN = 0.8
"""What a word that none holds weighs, in what the others do on average."""
_CHARACTER = 0.3
"""The same of a single character, which is often one of grammar."""
_RARE, _RARE_SHARE, _MOST_RARE, _VERY_RARE = 3, 0.05, 300, 2
"""A word is rare that so many facts hold, or that share of all, up to so many: they are all read. A
word that is left alone has to be very rare, or to stand with a place that is in the same names."""


def mended(index: Index, question: Question, held: Held) -> str | None:
    """Return the question with a slip mended in what nothing holds; None where there is none.

    What stood together with an unknown word is tried as one first: 技术和同 is 技术合同. Among many
    words one that is mended does not wait for another that is not.
    """
    text = question.text
    unknown = list(dict.fromkeys(question.unknown))
    known = (word for word in question.words if word not in unknown)
    is_english = any(word.isascii() and not pinyin.syllables(word) for word in known)
    stretches = ["".join(stretch) for stretch in question.stretches]
    heard = slips.Heard(index, stretches, unknown, held)
    for stretch, together in zip(question.stretches, stretches, strict=True):
        meant = slips.mended(index, together, heard, is_alone=question.is_one_word)
        if meant := meant or heard.mended_within(together):
            text = text.replace(together, meant)
            unknown = [word for word in unknown if word not in stretch]
    for word in unknown:
        is_alone = question.is_one_word
        meant = slips.mended(index, word, heard, is_alone=is_alone, is_english=is_english)
        if meant is None and not word.isascii() and word.isalpha():
            meant = heard.mended_at_start(word)
        if meant is None and len(question.words) <= _FEW:
            return None
        text = _replaced(text, word, meant or word)
    return text if text != question.text else None


def _replaced(text: str, word: str, meant: str) -> str:
    """Return a text with another word in the place of one, in whatever case that is written."""
    if word in text or len(text.lower()) != len(text):
        return text.replace(word, meant)
    at = text.lower().find(word)
    return text[:at] + meant + text[at + len(word) :] if at >= 0 else text


def most(index: Index, question: Question) -> tuple[list[Hit], list[str]] | None:
    """Return the facts that hold most of the words by their weight, and the words that failed.

    A word weighs the more the fewer facts hold it, and one that none holds as the others do on
    average. Some word must be rare, so that it tells facts apart, and not broad. What lacks the
    first word, if that is a name, must hold more of the others. Numbers are never left out, and a
    single word stays one: its parts are other words.
    """
    failed = question.unknown + question.characters
    words = [word for word in question.words if word not in question.unknown]
    as_written = dict(zip(matching.stems(words), words, strict=True))
    known = list(as_written)
    numbers = {word for word in question.words if any(map(str.isdecimal, word))}
    if not known or question.is_one_word or lexicon.BROAD.intersection(failed):
        return None
    if numbers.intersection(failed):
        return None
    total = index.count()
    counts = index.counts_holding(known)
    weights = {word: math.log(1 + total / (count + 1)) for word, count in counts.items()}
    weight_failed = _UNKNOWN * len(question.unknown) + _CHARACTER * len(question.characters)
    whole = sum(weights.values()) * (1 + weight_failed / len(known))
    limit = max(_RARE, min(_MOST_RARE, total * _RARE_SHARE))
    is_weak = len(known) == 1 and counts[known[0]] > _VERY_RARE
    if is_weak and not question.said:
        return None
    rare = {word for word, count in counts.items() if count <= limit} - numbers
    first = {word for word in known[:1] if index.named(as_written[word])}
    found = []
    for number, texts in index.candidates(sorted(rare - lexicon.BROAD), some=True):
        held = {word: level for word in known if (level := matching.level(texts, word))}
        share = sum(weights[word] for word in held) / whole
        least = _LEAST_SHARE if first <= held.keys() else _LEAST_WITHOUT_NAME
        if is_weak and not _is_named_with(texts, question.said):
            continue
        if share >= least and rare.intersection(held) and numbers <= held.keys():
            found.append((Hit(number, min(held.values()), share), held))
    if not found:
        return None
    top, best = max(found, key=lambda hit: hit[0].coverage)
    hits = [hit for hit, _ in found if hit.coverage >= _ABOUT_AS_GOOD * top.coverage]
    return hits, failed or [as_written[word] for word in known if word not in best]


def _is_named_with(texts: Sequence[Sequence[str]], places: Sequence[str]) -> bool:
    return all(matching.level(texts, place) == matching.NAMED for place in places)


def behind_a_verb(index: Index, question: Question) -> tuple[list[Hit], list[str]] | None:
    """Return the facts of which a name stands behind one character that nothing holds with it.

    写论文 asks for 论文. Hardly a word of the language is a character and a whole name.
    """
    if len(question.words) != 1 or question.words[0].isascii():
        return None
    [word] = question.words
    verb, name = word[:1], word[1:]
    if len(name) <= 1:
        return None
    held = matching.holding(index, name, [name])
    hits = [Hit(hit.number, matching.STATED, 1.0) for hit in held if hit.level == matching.EXACT]
    return (hits, [verb]) if hits else None
