"""Near answers: a slip mended, or most of what was asked. They are always told as near."""

from __future__ import annotations

import math
import re

from hunanfacts.search import lexicon, matching, slips
from hunanfacts.search.matching import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.search.matching import Held
    from hunanfacts.search.question import Question

_LEAST_SHARE = 0.45
"""Of the weight of a question's words that a near answer holds."""
_ABOUT_AS_GOOD = 0.95
_UNKNOWN = 0.8
"""What a word that none holds weighs, in what the others do on average."""
_CHARACTER = 0.3
"""The same of a single character, which is often one of grammar."""
_RARE, _RARE_SHARE, _VERY_RARE = 3, 0.05, 2
"""A word is rare that so many facts hold, or that share of all."""


def mended(index: Index, question: Question, held: Held) -> str | None:
    """Return the question with a slip mended in what nothing holds; None where there is none.

    What stood together with an unknown word is tried as one first: 技术和同 is 技术合同.
    """
    text = question.text
    unknown = list(dict.fromkeys(question.unknown))
    for stretch in question.stretches:
        together = "".join(stretch)
        meant = slips.mended(index, together, is_alone=question.is_one_word)
        if meant := meant or slips.mended_within(index, together, held):
            text = text.replace(together, meant)
            unknown = [word for word in unknown if word not in stretch]
    for word in unknown:
        meant = slips.mended(index, word, is_alone=question.is_one_word)
        if meant is None:
            return None
        text = re.sub(re.escape(word), meant, text, flags=re.IGNORECASE)
    return text if text != question.text else None


def most(index: Index, question: Question) -> tuple[list[Hit], list[str]] | None:
    """Return the facts that hold most of the words by their weight, and the words that failed.

    A word weighs the more the fewer facts hold it, and one that none holds as the others do on
    average. Some word must be rare, so that it tells facts apart. Numbers are never left out, and a
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
    counts = {word: index.count_holding(word) for word in known}
    weights = {word: math.log(1 + total / (count + 1)) for word, count in counts.items()}
    weight_failed = _UNKNOWN * len(question.unknown) + _CHARACTER * len(question.characters)
    whole = sum(weights.values()) * (1 + weight_failed / len(known))
    most = max(_RARE, total * _RARE_SHARE) if len(known) > 1 else _VERY_RARE
    rare = {word for word, count in counts.items() if count <= most} - numbers
    found = []
    for number, texts in index.candidates(known, some=True):
        held = {word: level for word in known if (level := matching.level(texts, word))}
        share = sum(weights[word] for word in held) / whole
        if share >= _LEAST_SHARE and rare.intersection(held) and numbers <= held.keys():
            found.append(Hit(number, min(held.values()), share))
    top = max((hit.coverage for hit in found), default=0.0)
    hits = [hit for hit in found if hit.coverage >= _ABOUT_AS_GOOD * top]
    if not hits:
        return None
    return hits, failed or [as_written[word] for word in _left_out(index, known, hits)]


def _left_out(index: Index, words: Sequence[str], hits: Sequence[Hit]) -> list[str]:
    """Return the words that the first of some facts does not hold."""
    numbers = {hit.number for hit in hits[:1]}
    for number, texts in index.candidates(words, some=True):
        if number in numbers:
            return [word for word in words if not matching.level(texts, word)]
    return []
