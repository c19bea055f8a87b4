"""The places that a text names: those of the knowledge, and others."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import lexicon, prose
from hunanfacts.check.names import other_places
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ANY = re.compile(
    r"^(?:[全我本该]?[省市县州区]$|贵[省市县区]$|province-wide|"
    r"(?:the |whole |entire )?(?:province|city|county)$)"
)
"""Names that stand for whichever place the text is about: 全省, the province."""
_WITH = ("与", "和", "跟", "同")
"""Before a place that may only lie beside another: 与湖南相邻的贵州省."""
_ITS_PLACE = "所在"
"""Behind a place that only says which other one is meant."""
_THAN = "比"
"""Before a place that another is compared with: 比全国高2.8个百分点."""
_BEFORE_A_WHOLE = ("占", "占到", "占了", "居", "在", "位列", "of", "in")
_RANKED = """
第 前 比重 平均 同类 最 唯一 首位 首个 首家 首次 首创 首例 首条 首座
领先 一流 先进 同行 占比 份额 市场
"""
_BEHIND_A_WHOLE = (*_RANKED.split(), "'s large", "'s big", "'s first", "'s only")
_ADVERBS = frozenset(["nationwide", "nationally", "countrywide"])
"""At the start of a sentence they say what it is about, and behind a number what that is of."""
_DATELINE = re.compile(r"(?:, [^—\-]{1,30})? ?(?:--|—)")
_SOON = 100
"""Characters of a report in which it tells what it is about."""
_PART_OF_IT = re.compile(r"\bin (?:north|south|east|west|central)[a-z]* $")
_LONGEST_PART = 20
"""Characters of a part of a place, in which another lies: Yiyang in northern Hunan."""
_DIRECTIONS = frozenset("东西南北中")
_OPENING = ("（", "(", " (")
_BESIDE = 5
"""Characters in which one of them stands."""


class PlaceHit(NamedTuple):
    """A place that is named in a text."""

    span: Span
    ids: frozenset[str] = frozenset()
    """Of the places of the knowledge that have this name; none of them for another place."""
    is_any: bool = False
    """A name as 全省, which stands for whichever place the text is about."""
    is_whole: bool = False
    """Named only as what something is a part of or ranked in: 占全国35%."""


class Places:
    """The places of a knowledge by their names."""

    def __init__(self, named: Iterable[tuple[str, str, tuple[str, ...]]], main: str = "") -> None:
        """Take the places, of each its id, the id of the place around it, and its names."""
        self.around: dict[str, str] = {}
        self.main = main
        """The place that most facts are about: a draft need not name it."""
        self._ids: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        """The names of each place."""
        for place, within, names in named:
            self.around[place] = within
            for name in names:
                told = prose.comparable(name)
                for each in (told, told.replace(" ", "'")):  # xi an is how xi'an is kept
                    self._ids.setdefault(each, set()).add(place)
                    self._names[place].add(each)
        chinese = {name for name in self._ids if not name.isascii()} | other_places.CHINESE
        english = {name for name in self._ids if name.isascii()} | other_places.ENGLISH
        longest_first = sorted(chinese, key=len, reverse=True)
        firsts = "".join(sorted({name[0] for name in chinese}))
        letters = "".join(sorted({name[0] for name in english}))
        in_english = "|".join(map(re.escape, sorted(english, key=len, reverse=True)))
        in_english = f"(?=[{letters}])(?:{in_english})"
        self._holding = frozenset(self.around.values())
        """Places that have others of the knowledge in them, and "" for what lies in none."""
        self._pattern = re.compile(
            f"(?=[{re.escape(firsts)}])(?:"  # so that most characters are passed over at once
            + "|".join(map(re.escape, longest_first))
            + rf")|\b{in_english}\b|{other_places.ENDING.pattern}"
        )
        self._sign = re.compile(rf"[{re.escape(firsts + other_places.LAST)}]|\b(?={in_english})")
        """What every name of a place has in it."""
        self._meant = lru_cache(maxsize=1024)(self._meant_by)
        self._signs = lru_cache(maxsize=4)(self._places_of_signs)
        self.hits = lru_cache(maxsize=64)(self._hits)
        """The places that a stretch of a text names; each stretch is looked through once."""
        self._in_clauses = lru_cache(maxsize=4)(self._hits_in_clauses)
        self.is_named = lru_cache(maxsize=64)(self._is_named)
        """Whether a text has a name of a place of the knowledge."""
        self.names_others = lru_cache(maxsize=4)(self._names_others)
        """Whether a text names a place that is none of the knowledge."""

    def subject(self, text: str, span: Span) -> PlaceHit | None:
        """Return the place that a stretch names first, others than 全省 and the like."""
        hits = [
            hit
            for hit in self.hits(text, span)
            if not (hit.is_any and hit.ids) and not hit.is_whole
        ]
        for hit, behind in itertools.pairwise(hits):
            if text[hit.span.end : behind.span.start] in _OPENING:
                return behind  # 中国（湖北）
        hits = [
            hit
            for hit in hits
            if text[hit.span.start - 1 : hit.span.start] != _THAN
            and (hit.span.start <= span.start + 1 or text[slice(*hit.span)] not in _ADVERBS)
        ]
        beside = [hit for hit in hits if text[hit.span.start - 1 : hit.span.start] in _WITH]
        return next((hit for hit in hits if hit not in beside), hits[0] if hits else None)

    def widened(self, hit: PlaceHit, text: str, sentence: Span) -> PlaceHit:
        """Return the place around another of all of which a sentence speaks: 全省 behind 长沙."""
        wide = (each for each in self.hits(text, sentence) if each.is_any and not each.is_whole)
        return next((each for each in wide if self.lies_in(hit, each)), hit)

    def lies_in(self, hit: PlaceHit, other: PlaceHit) -> bool:
        """Tell whether a place lies in another: 长沙 in what 全省 is."""
        around = {each for place in hit.ids for each in self.all_around(place)}
        return not around.isdisjoint(other.ids)

    def all_around(self, place: str) -> Iterator[str]:
        """Yield the places that a place lies in, the nearest first."""
        while place := self.around.get(place, ""):
            yield place

    def last_before(self, text: str, sentence: Span, end: int) -> PlaceHit | None:
        """Return the last place in the clauses of a sentence that end so far, no whole."""
        hits = self._in_clauses(text, sentence)
        at = bisect_left(hits, end, key=lambda hit: hit.span.start)
        return hits[at - 1] if at else None

    def _hits_in_clauses(self, text: str, sentence: Span) -> list[PlaceHit]:
        clauses = prose.clauses(text, sentence) if self.hits(text, sentence) else ()
        return [hit for clause in clauses for hit in self.hits(text, clause) if not hit.is_whole]

    def _hits(self, text: str, span: Span) -> tuple[PlaceHit, ...]:
        signs = self._signs(text)
        first = bisect_left(signs, span.start)
        if first == len(signs) or signs[first] >= span.end:
            return ()
        return tuple(self._found(text, span))

    def _places_of_signs(self, text: str) -> list[int]:
        return [match.start() for match in self._sign.finditer(text)]

    def _found(self, text: str, span: Span) -> Iterator[PlaceHit]:
        for match in self._pattern.finditer(text, span.start, span.end):
            start, end = match.span()
            meant = self._meant(match[0])
            if meant is None or (start and text[start - 1 : start + 1] in lexicon.WORDS):
                continue  # 中国 in 其中国家级
            if text.startswith(_ITS_PLACE, end):
                continue  # 炎陵县所在的株洲市
            if end == start + 1 and text[end : end + 1] in _DIRECTIONS:
                continue  # 湘 in 湘南, which is a part of it
            if not start and self._is_dateline(text, end):
                continue
            ids, is_any = meant
            is_whole = not self._holding.isdisjoint(ids) and _is_whole(text, start, end)
            yield PlaceHit(Span(start, end), ids, is_any, is_whole)

    def _is_dateline(self, text: str, end: int) -> bool:
        """Tell whether a place only says where a report was written: CHANGSHA -- Hunan's trade."""
        dash = _DATELINE.match(text, end)
        if dash is None:
            return False
        found = (each[0] for each in self._pattern.finditer(text, dash.end(), dash.end() + _SOON))
        return any(self.main in self._ids.get(name, ()) and not _ANY.match(name) for name in found)

    def _meant_by(self, name: str) -> tuple[frozenset[str], bool] | None:
        """Return the places of a name, and whether it stands for any; None where it is no name."""
        is_any = bool(_ANY.match(name))
        if ids := self._ids.get(name):
            return frozenset(ids), is_any
        if name not in other_places.CHINESE and other_places.ENDING.fullmatch(name):
            for own, ids in self._ids.items():
                if name.endswith(own):
                    return frozenset(ids), is_any
            if not name.startswith("贵") and not _is_name(name):
                return None
        return frozenset(), is_any

    def has_others(self, place: str) -> bool:
        """Tell whether a place has others of the knowledge in it."""
        return place in self._holding

    def _is_named(self, place: str, text: str) -> bool:
        return any(name in text for name in self._names.get(place, ()))

    def _names_others(self, text: str) -> bool:
        return any(not hit.ids for hit in self.hits(text, Span(0, len(text))))

    def is_around(self, place: str) -> bool:
        """Tell whether a place has others of the knowledge in it, and lies in none itself."""
        return bool(place) and not self.around.get(place) and place in self._holding


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside a place makes it the whole of which something is a part."""
    before = text[max(start - _BESIDE, 0) : start].rstrip()
    behind = text[end : end + _BESIDE].lstrip()
    if before.endswith(_BEFORE_A_WHOLE) or behind.startswith(_BEHIND_A_WHOLE):
        return True
    return bool(_PART_OF_IT.search(text, max(start - _LONGEST_PART, 0), start))


_NO_NAMES_TOLD = """
贫困县 贫困村 各市 各县 各州 市州 强省 小省 大省 弱省 县市 全省 个省 个市 个县 三省 兄弟省 外省
中部省 内陆省 城市 省市 超市 都市 上市 门市 股市 楼市 县域 我市 全市 该市 本市 该省 贫县 穷县
"""
_NO_NAMES = tuple(_NO_NAMES_TOLD.split())


def _is_name(text: str) -> bool:
    """Tell whether what ends as a place's name does is one."""
    return not text.endswith(_NO_NAMES) and text[:-1] not in lexicon.WORDS
