"""The numbers of a passage with what stands around them: clause, sentence and period."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import prose
from hunanfacts.check.claims import claimed, told_amounts
from hunanfacts.check.prose import Span
from hunanfacts.search import times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.check.names.places import PlaceHit
    from hunanfacts.check.records import Passage
    from hunanfacts.figures.amounts import Amount

_PART_OF_A_YEAR = re.compile(
    r"[一二三四1-4]季度|前[一二三四1-4]个?季|前[\d一二三四五六七八九十]+个?月|[上下]半年|"
    r"\d{1,2}月?[-—~至到]\d{1,2}月|(?<![个\d])1?\d月(?!\d*日)|[一二三四五六七八九十]月(?!\d*日)|"
    r"quarter|(?:three|six|nine) months|(?:first|second) half|half of|january|february|march|april|"
    r"\bmay \d|june|july|august|september|october|november|december"
)
_SIGN_OF_A_PART = re.compile(
    "[季月]|半年|quarter|month|half|january|february|march|april|may|june|july|august|ember|october"
)
"""What every such name has in it."""
_PLAN = re.compile(r"十([一二三四五六])五(?!个)|(1\d)th five-year")
_MAY_BE_TIME = re.compile(r"\d|十[一二三四五六]五|[一二][〇零一二三四五六七八九]{3}年")
"""What every time that is told has in it."""
_PLANS = "一二三四五六"
_COMPARED = re.compile(
    r"(?:是|比|较|相当于|as in |(?:than|with|that of|against) (?:in )?)(?:19|20)\d\d年?(?!至|到|-)|"
    r"the (?:19|20)\d\d (?:figure|level|total)"
)
"""A year that something is compared with, and not of."""
_NOW = re.compile(
    r"目前|如今|现在|现有|截至|至今|去年|今年|明年|上年|"
    r"\b(?:today|now|currently|so far|this year|last year)\b"
)
_IN_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_OPENED = re.compile(r"[（(][^（()）]*$")
"""A bracket behind a number in which another one stands, of another time: （2012年的28.5倍）."""
_FULL_STOP = re.compile(r"\.(?!\d)")
_BETWEEN = re.compile(r"between ((?:19|20)\d\d) and ((?:19|20)\d\d)")
_RESPECTIVELY = re.compile(r"分别|respectively")
_TIME = r"(?:(?:19|20)\d\d年?|十[一二三四五六]五|1\dth five-year plan)(?:期间|时期)?"
_JOINED_TIMES = re.compile(rf"{_TIME}(?:(?:[、和与及]|,? and |, ){_TIME})+")
"""Periods that stand side by side, which numbers may go with in turn."""


@dataclass(slots=True, eq=False)
class Text:
    """A passage made comparable, and how to find a place of it in the passage."""

    passage: Passage
    told: str = ""
    at: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the text of the passage."""
        self.told, self.at = prose.squeezed(prose.plain(self.passage.text))

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the passage's text stands in the comparable one."""
        return Span(self.offset(start), self.offset(end))

    def offset(self, origin: int) -> int:
        """Return where a character of the passage's text stands, or the next that is kept."""
        return bisect_left(self.at, origin)

    def origin(self, offset: int) -> int:
        """Return where a character of the comparable text stands in the passage's."""
        return self.at[offset] if offset < len(self.at) else len(self.passage.text)


@dataclass(slots=True, eq=False)
class Claim:
    """A number, and what stands around it."""

    text: str
    """The comparable text of the passage."""
    amount: Amount
    span: Span
    core: Span
    """The number with its hedge, without what is counted."""
    bare: str
    """The text with its amounts left blank, so that no number is taken for a year."""
    numbers: list[Span]
    """The numbers of the sentence."""
    last_unit: str
    """The unit of the number before in the sentence."""
    sentence: Span
    clause: Span
    before: str
    """What stands between the number before, or the beginning of the clause, and this one."""
    behind: str
    """What stands between this number and the next, or the end of the clause."""
    heads: str = ""
    """Of a cell of a table: what its row and its column are called."""
    above: str = ""
    """The nearest heading, and what a list or a table is of."""
    last: str = ""
    """What the row or the item before is called."""
    previous: Span | None = None
    """The sentence before."""
    earlier: Span | None = None
    """The sentence before that."""
    carried: PlaceHit | None = None
    """The place that the sentences before leave for this one."""
    clause_text: str = field(init=False)
    """The clause."""
    sentence_text: str = field(init=False)
    """The sentence."""

    def __post_init__(self) -> None:
        """Take the texts that are asked for again and again."""
        self.clause_text = self.text[self.clause.start : self.clause.end]
        self.sentence_text = self.text[self.sentence.start : self.sentence.end]


def claims(passage: Passage) -> Iterator[tuple[Text, Claim]]:
    """Yield the numbers of a passage, each with what stands around it."""
    amounts = [
        amount
        for amount in told_amounts.of(passage)
        if claimed.may_be(amount) and not claimed.is_part_of_a_name(passage.text, amount)
    ]
    if not amounts:
        return
    text = Text(passage)
    found = [(amount, text.span(amount.start, amount.end)) for amount in amounts]
    times_told = [
        Span(*match.span())
        for told in (_SINCE_JANUARY, _QUARTER)
        for match in told.finditer(text.told)
    ]
    if times_told:
        found = [each for each in found if not any(told.holds(each[1]) for told in times_told)]
    starts = [span.start for _, span in found]
    bare = _blanked(text.told, [span for _, span in found])
    heads = prose.comparable(" ".join(passage.heads))
    last_called = prose.comparable(passage.last)
    above = prose.comparable(" ".join((*passage.headings[-1:], passage.caption)).strip())
    previous: Span | None = None
    earlier: Span | None = None
    for sentence in prose.sentences(text.told, Span(0, len(text.told))):
        inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        clauses = prose.clauses(text.told, sentence) if inside else ()
        ends = [clause.end for clause in clauses]
        numbers = [span for _, span in inside]
        last = sentence.start
        for place, (amount, span) in enumerate(inside):
            clause = _clause(text.told, clauses, bisect_right(ends, span.start), span, sentence)
            following = numbers[place + 1].start if place + 1 < len(numbers) else clause.end
            start = max(clause.start, last)
            last = max(last, span.end)
            yield (
                text,
                Claim(
                    text=text.told,
                    amount=amount,
                    span=span,
                    core=Span(span.start, text.offset(_core_end(amount))),
                    bare=bare,
                    numbers=numbers,
                    last_unit=inside[place - 1][0].unit if place else "",
                    sentence=sentence,
                    clause=clause,
                    before=text.told[start : span.start],
                    behind=text.told[span.end : min(clause.end, following)],
                    heads=heads,
                    above=above,
                    last=last_called,
                    previous=previous,
                    earlier=earlier,
                ),
            )
        previous, earlier = sentence, previous


def _clause(text: str, clauses: Sequence[Span], place: int, span: Span, sentence: Span) -> Span:
    """Return the clause of a number, with the one before that a colon parts from it: 增长：15%."""
    if place == len(clauses):
        return Span(sentence.start, max(sentence.end, span.end))
    start, end = clauses[place]
    if place and text[start - 1] in "：:" and not text[start : span.start].strip():
        start = clauses[place - 1].start
    return Span(start, max(end, span.end))


def _core_end(amount: Amount) -> int:
    at = amount.text.find(amount.written) if amount.written else -1
    return amount.start + at + len(amount.written) if at >= 0 else amount.end


def _blanked(text: str, spans: list[Span]) -> str:
    """Return a text of the same length with some stretches blank."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join([*parts, text[done:]])


# ---- Periods -------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def periods(claim: Claim) -> tuple[Sequence[str], bool]:
    """Return the periods that a number may be claimed for, the nearest first.

    With them comes whether a part of a year is meant, though its year may not be said.
    """
    text = claim.bare
    opened = _OPENED.search(claim.behind)
    behind = claim.behind[: opened.start()] if opened else claim.behind
    end = claim.span.end + len(behind) if opened else claim.clause.end
    near = text[claim.clause.start : end]
    sentence = text[claim.sentence.start : claim.clause.start]
    is_part = _names_a_part(claim, claim.sentence.start, end)
    if paired := _paired(claim):
        return [paired], is_part
    before = text[claim.span.start - len(claim.before) : claim.span.start]
    if behind.isascii() and (found := named(behind)):
        return found[:1], is_part and _names_a_part(claim, claim.clause.start, end)
    for told in (before, _COMPARED.sub(" ", near), claim.heads):
        if found := named(told):
            return found[::-1], is_part and _names_a_part(claim, claim.clause.start, end)
    if alone := _time_alone(sentence):
        since = alone + near[: claim.span.start - claim.clause.start] + behind
        return named(alone), bool(_PART_OF_A_YEAR.search(since))
    is_then = near.lstrip().startswith(("when", "当时", "那时"))
    earlier = sentence if is_then else _COMPARED.sub(" ", sentence)
    if found := named(earlier):
        return found[::-1], is_part
    later = "" if opened else text[claim.clause.end : claim.sentence.end]
    if later.isascii() and (found := named(_COMPARED.sub(" ", later))):
        return found[:1], is_part
    if _NOW.search(sentence + near):
        return (), is_part
    earlier = text[claim.previous.start : claim.previous.end] if claim.previous else ""
    found = named(_COMPARED.sub(" ", earlier)) or named(claim.above)
    found = found if len(set(found)) == 1 else ()
    return found, is_part or bool(_PART_OF_A_YEAR.search(claim.above + claim.heads))


def _names_a_part(claim: Claim, start: int, end: int) -> bool:
    """Tell whether a part of a year is named around a number between two places."""
    around = (start, claim.span.start), (claim.span.end, end)
    return _may_name_a_part(claim.text) and any(
        _PART_OF_A_YEAR.search(claim.text, *stretch) for stretch in around
    )


def periods_here(claim: Claim) -> tuple[str, ...]:
    """Return the periods that the clause of a number names, or one before that names nothing else.

    2012年，湖南地区生产总值22154.2亿元: the year is that of the number.
    """
    alone = _time_alone(claim.bare[claim.sentence.start : claim.clause.start])
    if _SAME_YEAR.search(claim.clause_text):
        alone = claim.bare[(claim.previous or claim.sentence).start : claim.clause.start]
    return named(claim.bare[claim.clause.start : claim.clause.end]) + named(alone)


_SAME_YEAR = re.compile(r"同年|当年|那一年|\b(?:the same|that) year\b")


@lru_cache(maxsize=4)
def _may_name_a_part(text: str) -> bool:
    """Tell whether there is any use in looking for the name of a part of a year."""
    return bool(_SIGN_OF_A_PART.search(text))


def _time_alone(text: str) -> str:
    """Return the last clause that is nothing but a time, which what follows is told of, or "".

    据《年报》（2022年7月27日），2021年，出口额…: a date in brackets is that of something else.
    """
    if not _MAY_BE_TIME.search(text):
        return ""
    clauses = re.split("[，,；;]", _IN_BRACKETS.sub("", text))
    return next((clause for clause in reversed(clauses) if _is_time(clause)), "")


@lru_cache(maxsize=512)
def _is_time(clause: str) -> bool:
    """Tell whether a clause is nothing but a time."""
    if not _MAY_BE_TIME.search(clause):
        return False
    left, told, base = times.taken_out(clause, _is_any)
    return len(told) == 1 and not base and not left.strip()


def is_paired_with_time(claim: Claim) -> bool:
    """Tell whether several numbers go with several periods: 2012年和2021年分别为."""
    return bool(_paired(claim))


@lru_cache(maxsize=4)
def _tells_in_turn(text: str) -> bool:
    return bool(_RESPECTIVELY.search(text))


def _paired(claim: Claim) -> str:
    """Return the period that goes with a number where several go with several, each in its turn."""
    if not _tells_in_turn(claim.text):
        return ""
    whole = claim.bare[claim.sentence.start : claim.sentence.end]
    if not _RESPECTIVELY.search(whole):
        return ""
    inside = [span for span in claim.numbers if claim.clause.holds(span)]
    for joined in _JOINED_TIMES.finditer(whole):
        found = named(joined[0])
        for numbers in (inside, claim.numbers):
            if len(found) == len(numbers) and claim.span in numbers:
                return found[numbers.index(claim.span)]
    return ""


@lru_cache(maxsize=256)
def named(text: str) -> tuple[str, ...]:
    """Return the periods that a text names, in its order."""
    if not _MAY_BE_TIME.search(text):
        return ()
    if match := _SINCE_JANUARY.search(text):
        return (*named(text[: match.start()]), _since_january(match), *named(text[match.end() :]))
    if match := _SINCE.search(text):
        since = [f"{each}/.." for each in named(match["year"])]
        return (*named(text[: match.start()]), *since, *named(text[match.end() :]))
    found: list[str] = []
    for match in _PLAN.finditer(text):
        number = int(match[2]) if match[2] else 11 + _PLANS.index(match[1])
        start = 1956 + 5 * (number - 1)
        found.append(f"{start}/{start + 4}")
    told_as_stretch = _BETWEEN.sub(r"from \1 to \2", _FULL_STOP.sub(" ", text))
    _, told, base = times.taken_out(told_as_stretch, _is_any)
    return (*found, *([base] if base else []), *told)


def _since_january(match: re.Match[str]) -> str:
    """Return the stretch since January that a match tells of."""
    year = match["year"] or match["of"]
    return f"{year}-01/{year}-{_last_month(match):02}"


def _last_month(match: re.Match[str]) -> int:
    """Return the month that a stretch since January ends with."""
    if match["month"]:
        return int(match["month"])
    count = match["quarters"] or match["months"] or match["count"]
    number = int(count) if count.isdecimal() else _COUNTS.index(count) % _PLACES + 1
    return number * (3 if match["quarters"] or match["part"] == "quarters" else 1)


_ENGLISH_COUNTS = "one two three four five six seven eight nine"
_COUNTS = [*"一二三四五六七八九", *_ENGLISH_COUNTS.split()]
_PLACES = 9
_QUARTER = re.compile("[一二三四1-4]季度")
_SINCE_JANUARY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?"
    r"(?:1月?[-—~至到](?P<month>[2-9]|1[0-2])月|前(?P<quarters>[二三23])个?季度"
    r"|前(?P<months>[二三四五六七八九2-9]|1[01])个?月)"
    r"|first (?P<count>two|three|four|five|six|seven|eight|nine) (?P<part>months|quarters) of "
    r"(?P<of>(?:19|20)\d\d)"
)


_SINCE = re.compile(r"[自从]?(?P<year>(?:19|20)\d\d年(?:1?\d月(?:\d+日)?)?)[^，。；,;]{0,10}以来")


def _is_any(year: str) -> bool:
    return bool(year)
