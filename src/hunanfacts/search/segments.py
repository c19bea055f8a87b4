"""A run of Chinese characters taken apart: the things it names, and the words around them.

Characters are cut only where both sides are words: 和 joins two things in 中老和中越, and is part
of an unknown word in 技术和同. What a word is, the knowledge says and the lists of `lexicon`.
"""

from __future__ import annotations

from hunanfacts.search import lexicon
from hunanfacts.search.matching import MENTIONED, NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from hunanfacts.search.matching import Held

THING, PLACE, WORD, UNIT, PARTICLE, JOIN, UNKNOWN = (
    "thing", "place", "word", "unit", "particle", "join", "unknown"
)  # fmt: skip
_COSTS = {PLACE: 2, WORD: 3, UNIT: 3, PARTICLE: 3, THING: 6, UNKNOWN: 60}
_MEASURE = 2
"""More for a word that measures: 经济增速 is rather one thing than 经济 and 增速."""
"""Of a segment, of one more unknown character; the cheapest way to cut a run is taken."""
_OF_GRAMMAR = 4
"""More for a particle at an edge of a thing: 是全国 is rather 是 and 全国."""
_BEHIND_A_WORD = frozenset("级化性型率")
"""A little more for a thing that begins with what rather ends one: 千亿级 and 集群."""
_OF_A_STATEMENT = 2
"""More for what only sentences have, perhaps across two words: 业进 of 企业进入."""
SURE = frozenset("的了是在和与及吗呢把被")
"""Particles that hardly begin or end a word."""
_COUNTS = "几一两二三四五六七八九十"
_SCALES = "十百千万亿"
"""What may stand between 哪 and what is counted: 哪两个."""
LONGEST_RUN = 60
_ASPECTS = frozenset("了过着")
_OF_AN_OFFICE = frozenset("委长级厅政主会辖直内外")
"""Characters with which 省, 市 and 县 make a word of their own: 省委, 市长, 县级."""
_ENDINGS = frozenset("省市县区州")


class Segment:
    """A part of a run: its text and what it is; 脱了贫 is the thing 脱贫."""

    __slots__ = ("kind", "text")

    def __init__(self, text: str, kind: str) -> None:
        """Take what it is."""
        self.text = text
        self.kind = kind

    @property
    def is_single(self) -> bool:
        """Tell whether it may be a part of an unknown word beside it."""
        is_short = self.kind == WORD and len(self.text) == 1 and self.text not in lexicon.ASKED
        return is_short or self.kind in {PARTICLE, UNKNOWN}


def segments(run: str, held: Held, places: Collection[str]) -> list[Segment]:
    """Cut a run; `held` tells what the knowledge holds, `places` are names of places."""
    if len(run) > LONGEST_RUN:
        return [Segment(run, UNKNOWN)]
    is_thing = run not in places and not is_word(run) and not _unit_asked(run)
    if is_thing and held.level(run) == NAMED:
        return [Segment(run, THING)]
    ends = _ends(run, held.is_written)
    best: list[tuple[float, Segment | None, int]] = [(0, None, 0)]
    for end in range(1, len(run) + 1):
        ways = [
            (best[start][0] + cost, segment, start)
            for start in range(end)
            for cost, segment in _ways(run, start, end, (ends, held, places))
        ]
        best.append(min(ways, key=lambda way: way[0]))
    return _joined(_unwound(best))


def _ends(run: str, is_written: Callable[[str], bool]) -> list[int]:
    """Return for each start how far the longest word goes that stands anywhere.

    A part of what is written is written too, so that no end lies before an earlier one.
    """
    ends: list[int] = []
    end = 0
    for start in range(len(run)):
        end = max(end, start + 1)
        while end < len(run) and is_written(run[start : end + 1]):
            end += 1
        ends.append(end)
    return ends


def _ways(
    run: str, start: int, end: int, known: tuple[Sequence[int], Held, Collection[str]]
) -> Iterator[tuple[float, Segment]]:
    """Yield what a part of a run may be, each with its cost."""
    text, (ends, held, places) = run[start:end], known
    if text in places:
        is_cut = text[-1] in _ENDINGS and run[end : end + 1] in _OF_AN_OFFICE
        if not is_cut or end == len(run):
            yield _COSTS[PLACE] - len(text) / 10, Segment(text, PLACE)
    elif len(text) == 1:
        if text in lexicon.PARTICLES:
            yield _COSTS[PARTICLE], Segment(text, PARTICLE)
        yield _COSTS[UNKNOWN], Segment(text, UNKNOWN)
    elif end <= ends[start] and held.holds(text) and not _cuts_behind_a_place(text, held, places):
        more = _OF_GRAMMAR * _count_grammar(text, is_named=held.level(text) == NAMED)
        more += text[0] in _BEHIND_A_WORD
        more += _OF_A_STATEMENT * (held.level(text) < MENTIONED)
        yield _COSTS[THING] + more, Segment(text, THING)
    elif len(text) == len("脱了贫") and text[1] in _ASPECTS and held.holds(text[0] + text[2]):
        yield _COSTS[THING] + 1, Segment(text[0] + text[2], THING)
    if text[0] == "哪" and text[1:].lstrip(_COUNTS) in lexicon.UNITS and not is_word(text):
        yield _COSTS[WORD] - len(text) / 10, Segment("哪", WORD)
    if is_word(text):
        more = _MEASURE if text in lexicon.MEASURES or text in lexicon.STATUSES else 0
        yield _COSTS[WORD] + more - len(text) / 10, Segment(text, WORD)
    if unit := _unit_asked(text):
        yield _COSTS[UNIT] - len(text) / 10, Segment(unit, UNIT)


def _cuts_behind_a_place(text: str, held: Held, places: Collection[str]) -> bool:
    """Tell whether a text is a place and the first half of a word: 株洲产 of 株洲产业."""
    return text[:-1] in places and not held.ends_a_name(text)


def _count_grammar(text: str, *, is_named: bool) -> int:
    """Count the particles at the edges of a thing, in a part of a name only the sure ones."""
    edges = (text[0], text[-1])
    sure = sum(char in SURE for char in edges)
    if is_named:
        return sure
    return sum(char in lexicon.PARTICLES or char in lexicon.JOINS for char in edges) + text.count(
        "的", 1, -1
    )


def _unit_asked(text: str) -> str:
    """Return the unit that is asked for: 吨 in 多少吨."""
    for how in lexicon.HOW_MANY:
        if text.startswith(how) and text[len(how) :] in lexicon.UNITS:
            return text[len(how) :]
    return ""


def is_word(text: str) -> bool:
    """Tell whether a text is a word of the lists, a particle aside."""
    return (
        text in lexicon.ASKED
        or text in lexicon.MEASURES
        or text in lexicon.STATUSES
        or text in lexicon.MANNER
        or text in lexicon.JOINS
        or (text[1:2] == "不" and text[0] == text[2:])  # 快不快
        or (text[:1] == "几" and not text[1:].strip(_SCALES))  # 几千亿
    )


def _unwound(best: list[tuple[float, Segment | None, int]]) -> list[Segment]:
    found = []
    end = len(best) - 1
    while end:
        _, segment, start = best[end]
        if segment is not None:
            found.append(segment)
        end = start
    return found[::-1]


def _joins(found: Sequence[Segment]) -> bool:
    """Tell whether the first segment joins what follows, if that is an unknown word."""
    first, *following = found[:3]
    is_unknown = [segment.kind == UNKNOWN for segment in following]
    return first.text in lexicon.JOINS and is_unknown == [True, True]


def _joined(found: list[Segment]) -> list[Segment]:
    """Put unknown characters together, with the single characters that they touch.

    What touches the unknown may be a part of it, but not what joins a thing and an unknown word.
    """
    joined: list[Segment] = []
    if found and found[-1].text in lexicon.JOINS - lexicon.COMPARING:
        found = [*found[:-1], Segment(found[-1].text, UNKNOWN)]  # it joins nothing
    for at, segment in enumerate(found):
        last = joined[-1] if joined else None
        if last and last.kind == THING and _joins(found[at:]):
            joined.append(Segment(segment.text, JOIN))
        elif last and UNKNOWN in {last.kind, segment.kind} and last.is_single and segment.is_single:
            joined[-1] = Segment(last.text + segment.text, UNKNOWN)
        else:
            joined.append(segment)
    return joined
