"""Ranking: which facts answer a query, and how well. `rank` is the one way in.

A question is taken apart once (`question`). Then one way is tried after the other, and the first
that finds something decides:

1. the things that it names, every word of them (a whole name beats words of names, those beat what
   a fact mentions, that beats what it states; within one of these, the fuller a name is filled, the
   better);
2. English words without their endings;
3. as pinyin or initials;
4. near: a slip mended, or what holds most of the parts of the words, or most of the words, by
   their weight.

Whether what is found meets the conditions of the question is for `fitting`.
"""

from __future__ import annotations

from hunanfacts.search import lexicon, matching
from hunanfacts.search.matching import EXACT, NAMED, STATED, Held, Hit
from hunanfacts.search.question import Question, parsed, whole
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.index.store import Index

_NEAR = frozenset({"slip", "parts", "most"})
"""Ways that find near answers only."""

_TONES = frozenset("12345")
"""Digits with which a syllable of pinyin may end."""


class Ranking(list[Hit]):
    """Hits, best first; `way` says how they were found, `words` what is to be seen in them.

    `corrected` is the query as it was understood, where a slip was mended; `failed` are the words
    that a near answer leaves out; `unlike` are the numbers of facts that were left out, with why.
    """

    def __init__(  # noqa: PLR0913 -- what there is to know of an answer
        self,
        hits: Iterable[Hit],
        way: str,
        question: Question,
        *,
        words: Sequence[str] = (),
        corrected: str | None = None,
        failed: Sequence[str] = (),
    ) -> None:
        """Put hits in order."""
        super().__init__(sorted(hits, key=lambda hit: (-hit.level, -hit.coverage, hit.number)))
        self.way = way
        self.question = question
        self.words = list(words)
        self.corrected = corrected
        self.failed = list(failed)
        self.unlike: dict[int, str] = {}
        for hit in self if self.is_near else ():
            hit.match = "near"

    @property
    def best(self) -> list[Hit]:
        """The hits that answer equally well as the first."""
        return [hit for hit in self if hit.level == self[0].level]

    def without(self, numbers: dict[int, str]) -> Ranking:
        """Return the ranking without the facts of these numbers.

        Where the nearest is another thing than what was asked, what is less near is too.
        """
        is_other = self.is_near and bool(self) and self[0].number in numbers
        kept = () if is_other else (hit for hit in self if hit.number not in numbers)
        ranking = Ranking(
            kept,
            self.way,
            self.question,
            words=self.words,
            corrected=self.corrected,
            failed=self.failed,
        )
        ranking.unlike = numbers
        return ranking

    @property
    def is_near(self) -> bool:
        """Tell whether these are near answers only."""
        return self.way in _NEAR


def rank(index: Index, query: str) -> Ranking:
    """Return the facts that answer `query`, best first, ties in the file's order.

    What is unlike the query is left out.
    """
    held = Held(index)
    question = parsed(index, query, held)
    return _without_unlike(index, question, _ranked(index, question, held))


def _without_unlike(index: Index, question: Question, ranking: Ranking) -> Ranking:
    """Leave out the facts that a question must not find, however it is put, and note them.

    长沙有多少企业 asks for 长沙企业数.
    """
    asked = [folding.fold(question.text), question.named]
    if question.asked == "how-much":
        asked += [f"{question.named}{counted}" for counted in ("数", "数量", "总数")]
    unlike = index.unlike(asked)
    return ranking.without(unlike) if unlike else ranking


def near(index: Index, ranking: Ranking) -> Ranking:
    """Return what comes near the question of a ranking."""
    found = _nearly(index, ranking.question, Held(index))
    return _without_unlike(index, ranking.question, found)


def groups(index: Index, ranking: Ranking) -> list[Ranking]:
    """Rank each of the things that a question joins by itself, under the same conditions.

    What is said of the first goes for the others too, if that finds some: 技术中心 国家级和省级.
    """
    held = Held(index)
    first, *others = ranking.question.groups
    parts = [_ranked(index, ranking.question.only(first), held)]
    for group in others:
        with_first = _ranked(index, ranking.question.only([*first[:-1], *group]), held)
        is_found = len(first) > 1 and with_first and not with_first.is_near
        alone = ranking.question.only(group)
        parts.append(with_first if is_found else _ranked(index, alone, held))
    return [_without_unlike(index, ranking.question, part) for part in parts]


def _ranked(index: Index, question: Question, held: Held, *, is_mended: bool = False) -> Ranking:
    words = matching.plurals_cut(question.words)
    if not words:
        return Ranking([], "words", question)
    if not question.unknown:
        folded = folding.fold(" ".join(question.words))
        hits = matching.holding(index, folded, words, question.characters)
        if question.said:
            _prefer_whole(index, question, hits)
        if lexicon.BROAD.issuperset(words):
            hits = [hit for hit in hits if hit.level == EXACT]
        if question.is_split:
            hits = _in_one_name(index, hits, words)
        if question.is_cut:
            hits = [hit for hit in hits if hit.level == EXACT]
        if question.characters:
            hits = [hit for hit in hits if hit.level > STATED]  # 新 is in most statements
        if hits:
            return Ranking(hits, "words", question, words=words)
    if question.is_cut:
        question = whole(question)
        words = question.words
    return _ranked_otherwise(index, question, words) or (
        Ranking([], "words", question) if is_mended else _nearly(index, question, held)
    )


def _prefer_whole(index: Index, question: Question, hits: Sequence[Hit]) -> None:
    """Let a fact of which place and thing together are a name come before one of the thing alone.

    全国自贸区 is a name of the number of those of the country, and 自贸区 of the one that is here.
    """
    whole = {folding.fold(name) for name in (question.named, question.text)}
    named = [hit for hit in hits if whole.intersection(index.names_of(hit.number))]
    for hit in hits if named else ():
        if hit in named:
            hit.level = EXACT
        else:
            hit.level = min(hit.level, NAMED)


def _in_one_name(index: Index, hits: Sequence[Hit], words: Sequence[str]) -> list[Hit]:
    """Keep the facts of which one name has all words that stood together, in their order.

    One of the words may also be a whole name, and the others stand in its others: 欧科亿刀具.
    """
    named = [(hit, index.names_of(hit.number)) for hit in hits if hit.level >= NAMED]
    return [
        hit
        for hit, names in named
        if matching.in_one_name(names, words) or matching.is_one_of_names(names, words)
    ]


def _ranked_otherwise(index: Index, question: Question, words: Sequence[str]) -> Ranking:
    stems = matching.stems(words)
    hits = matching.holding(index, "".join(stems), stems) if stems != words else []
    if question.is_one_word:
        hits = [hit for hit in hits if hit.level == EXACT]  # plan is little of planes
    if hits:
        return Ranking(hits, "forms", question, words=stems)
    spelt = " ".join(question.words) if question.periods else question.text
    is_toned = spelt.isascii() and spelt[-1:] in _TONES
    if folding.letters(spelt) or is_toned:
        from hunanfacts.search import pinyin

        spelt = pinyin.toneless(spelt) if is_toned else spelt
        hits = pinyin.sounding(index, spelt)
        if not hits and (asked := pinyin.asking_in_characters(spelt)):
            question = parsed(index, asked, Held(index))
            hits = pinyin.sounding(index, " ".join(question.words))
        return Ranking(hits, "pinyin", question)
    return Ranking([], "words", question)


def _nearly(index: Index, question: Question, held: Held) -> Ranking:
    from hunanfacts.search import near, parts

    corrected = None
    if text := near.mended(index, question, held):
        meant = parsed(index, text, held)
        found = _ranked(index, meant, held, is_mended=True)
        if found or (meant.places and not meant.words):
            return Ranking(found, "slip", meant, words=found.words, corrected=text)
        if len(meant.unknown) < len(question.unknown):
            question, corrected = meant, text
    ways = (("parts", parts.most), ("most", near.most), ("most", near.behind_a_verb))
    for way, of in ways:
        if most := of(index, question):
            hits, failed = most
            words = question.words
            return Ranking(hits, way, question, words=words, corrected=corrected, failed=failed)
    return Ranking([], "words", question)
