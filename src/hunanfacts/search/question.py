"""A question taken apart once: the things it names, its conditions, and what it asks."""

from __future__ import annotations

from hunanfacts.search import lexicon, segments
from hunanfacts.search.matching import NAMED
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.search.matching import Held

_MOST_WORDS = 64
"""Of a query; what is longer is no question, and would take long."""
_LEAST_COMPOUND = 6
"""Characters of what is rather several words than one, though written without a break."""
_LONGEST_PLACE = 3
"""English words in the name of a place."""
_LONGEST_NAME = 10
"""Chinese characters in it."""

_LEAST_WITH_OF = 3
"""Characters of an unknown word of which 的 at an edge is no part: 的大家伙."""

_ORDINAL, _OF_RANKS = "第", frozenset("名位")

_SPELT_DIGITS = frozenset("零〇一二三四五六七八九十百千万亿两")


class Question:
    """What a question says.

    `groups` are the things that it names, each a list of words; two things are two groups where
    they are joined by 和 or "vs". `unknown` are the words that nothing in the knowledge has.
    """

    __slots__ = (
        "asked", "base", "characters", "groups", "is_compared", "is_cut", "is_shortened",
        "is_split", "measure", "periods", "places", "rest", "said", "status", "stretches", "text",
        "unit", "unknown", "years",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        """Start with nothing but the text, simplified."""
        self.text = text
        self.rest = text
        """The text without the times in it."""
        self.groups: list[list[str]] = [[]]
        self.unknown: list[str] = []
        self.characters: list[str] = []
        """Single characters that may shorten a word of the answer: 投 for 投资."""
        self.is_compared = False
        """The year that is named is one to compare with."""
        self.is_cut = False
        """A short word from which a character was left out: 需求量 is another word than 需求."""
        self.is_split = False
        """Two things stood together as if they were one word."""
        self.is_shortened = False
        """Something was left out that may be part of a word."""
        self.stretches: list[list[str]] = []
        """Words that stood together as if they were one, which a slip may have parted wrongly."""
        self.places: list[list[str]] = []
        """For each place that is named the ids it may be."""
        self.said: list[str] = []
        """The names of these places."""
        self.periods: list[str] = []
        self.base: str | None = None
        """The year that a multiple is asked of."""
        self.asked = ""
        """How-much, who, where, when, which; empty where nothing of the kind is asked."""
        self.unit = ""
        """In which how much is asked."""
        self.measure = ""
        self.years = 0
        """Over which growth is asked for; 0 where no number of them is said."""
        self.status = ""

    @property
    def words(self) -> list[str]:
        """All words that name things."""
        return list(dict.fromkeys(word for group in self.groups for word in group))

    def only(self, words: list[str]) -> Question:
        """Return the same question of some of its words alone."""
        question = Question(self.text)
        for name in Question.__slots__:
            setattr(question, name, getattr(self, name))
        question.groups = [words]
        question.unknown = [word for word in self.unknown if word in words]
        return question

    @property
    def is_one_word(self) -> bool:
        """Tell whether it is a word that stands alone, however it was cut."""
        together = "".join([*self.words, *self.characters])
        is_short = together.isascii() or len(together) < _LEAST_COMPOUND
        return is_short and not self.places and folding.fold(self.text) == together

    @property
    def measured(self) -> str:
        """The measure that is asked for: growth by how many times is a multiple."""
        return "multiple" if self.measure == "growth" and self.unit == "倍" else self.measure

    @property
    def named(self) -> str:
        """All that it names, places and things, without a break."""
        return "".join([*self.said, *self.words])

    @property
    def has_conditions(self) -> bool:
        """Tell whether an answer has to meet more than to hold the words."""
        return bool(
            self.places
            or self.periods
            or self.years
            or self.base
            or self.unit
            or self.measure
            or self.status
            or self.asked in {"when", "where", "how-much"}
        )

    def told(self) -> dict[str, str]:
        """Return what was understood, by what it is, without what there is nothing of."""
        told = {
            "things": " / ".join(" ".join(group) for group in self.groups if group),
            "places": " ".join(self.said),
            "periods": " ".join(self.periods),
            "base": self.base,
            "asked": self.asked,
            "unit": self.unit,
            "measure": self.measure,
            "years": str(self.years or ""),
            "status": self.status,
            "unknown": " ".join([*self.unknown, *self.characters]),
        }
        return {part: text for part, text in told.items() if text}


def parsed(index: Index, text: str, held: Held) -> Question:
    """Take a question apart; `held` tells what the knowledge holds."""
    question = Question(_in_digits(index.simplified(_without_tones(folding.widths_alike(text)))))
    question.rest = _without_times(index, question)
    words = _written_out(folding.words(question.rest))[:_MOST_WORDS]
    places = index.places_named(_substrings(words))
    _look_for(words, held, places)
    at = 0
    while at < len(words):
        at += _take(question, words, at, held, places)
    question.groups = [group for group in question.groups if group] or [[]]
    _take_comparison(question, words, held)
    if not question.words and not question.said and not question.periods:
        _take_literally(question, words, held)
    question.is_cut = len(words) == 1 and len(words[0]) < _LEAST_COMPOUND and question.is_shortened
    return question if question.words or not question.is_cut else whole(question)


def _look_for(words: Sequence[str], held: Held, places: Collection[str]) -> None:
    """Look for words together, and then for the parts of those that are no part of a name."""
    things = [word for word in words if word not in places and not segments.is_word(word)]
    runs = [word for word in things if not word.isascii()]
    held.look_for(word for word in things if len(word) <= segments.LONGEST_RUN)
    held.look_for_parts(
        run for run in runs if len(run) <= segments.LONGEST_RUN and held.level(run) != NAMED
    )


def _written_out(words: list[str]) -> list[str]:
    """Write numbers and the scales behind them out in digits, if there are some."""
    if not any(map(str.isdigit, "".join(words))):
        return words
    from hunanfacts.figures import digits

    return digits.written_out(words)


_LAST_MARK = "\u036f"
"""Of the marks that are put on Latin letters."""


def _without_tones(text: str) -> str:
    """Write pinyin that has marks for its tones without them; café is no pinyin."""
    if text.isascii() or max(text) > _LAST_MARK or not folding.letters(text):
        return text
    from hunanfacts.search import pinyin

    words = [folding.letters(word) for word in text.split()]
    return " ".join(words) if all(map(pinyin.syllables, words)) else text


def _in_digits(text: str) -> str:
    """Write numbers that are spelt in characters in digits: 四万亿 is 4万亿."""
    if _SPELT_DIGITS.isdisjoint(text):
        return text
    from hunanfacts.figures import spelt

    return spelt.in_digits(text)


def _take_literally(question: Question, words: Sequence[str], held: Held) -> None:
    """Take what only measures or counts for a thing, where nothing else is named."""
    things = [
        word
        for word in words
        if word in lexicon.MEASURES or word in lexicon.STATUSES or word in lexicon.ENGLISH_UNITS
    ]
    if things and all(map(held.holds, things)):
        question.groups = [things]
        question.measure = question.status = question.unit = question.asked = ""


def _take_comparison(question: Question, words: Sequence[str], held: Held) -> None:
    """Take a word that compares for a thing where it joins none: what is this compared to."""
    is_asked = question.asked == "which" and question.words and not question.periods
    if not is_asked or len(question.groups) > 1 or len(question.places) > 1:
        return
    for word in words:
        if word in lexicon.COMPARING:
            question.groups[-1].append(word)
            question.unknown += [] if held.holds(word) else [word]


def whole(question: Question) -> Question:
    """Return the question as one word that nothing holds, without what asks at its end."""
    text = folding.fold(question.rest)
    asking = (text[start:] for start in range(1, len(text)) if text[start:] in lexicon.ASKED)
    alone = question.only([text.removesuffix(next(asking, ""))])
    alone.unknown = alone.words
    alone.characters, alone.places, alone.said, alone.stretches = [], [], [], []
    return alone


def _without_times(index: Index, question: Question) -> str:
    """Note the times of a question, and return what is left of it."""
    text = question.text
    if not _may_name_a_time(text):
        return text
    from hunanfacts.model import periods
    from hunanfacts.search import spans, times

    def is_known(year: str) -> bool:
        return any(periods.within(period, year) for period in index.periods())

    rest, question.periods, question.base = times.taken_out(times.bare(text), is_known)
    question.is_compared = times.bare(text) != text
    if not question.periods:
        rest, question.years = spans.taken_out(rest)
    return rest


def _may_name_a_time(text: str) -> bool:
    """Tell whether a text has what every time has: other numbers need not load its patterns."""
    if any(unit in text for unit in ("年", "月", "year", "decade")):
        return True
    if "19" not in text and "20" not in text:
        return False
    years = (text[at : at + 4] for at in range(len(text) - 3))
    return any(year.isdecimal() and year.startswith(("19", "20")) for year in years)


def _substrings(words: Sequence[str]) -> Iterator[str]:
    """Yield what may be the name of a place: parts of Chinese runs, and a few words together."""
    for at, word in enumerate(words):
        if word.isascii():
            for count in range(1, _LONGEST_PLACE + 1):
                yield " ".join(words[at : at + count])
        else:
            for start in range(len(word)):
                yield from (word[start:end] for end in range(start + 1, start + _LONGEST_NAME + 1))


def _take(
    question: Question, words: Sequence[str], at: int, held: Held, places: dict[str, list[str]]
) -> int:
    """Note what the word at a place says; return how many words that took."""
    word = words[at]
    if at and words[at - 1][-1].isdigit() and word in lexicon.UNITS:
        question.groups[-1].append(word)
        return 1
    if word[-1] == _ORDINAL and "".join(words[at + 1 : at + 2]).isdecimal():
        return _take_ordinal(question, words, at, held, places)
    if not word.isascii():
        _note_all(question, segments.segments(word, held, places.keys()), places)
        return 1
    for count in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
        name = " ".join(words[at : at + count])
        if name in places:
            _note(question, segments.Segment(name, segments.PLACE), places)
            return count
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in {"many", "much"} and following in lexicon.ENGLISH_UNITS:
        _note(question, segments.Segment(lexicon.ENGLISH_UNITS[following], segments.UNIT), places)
        return 2
    if count := _named_together(words[at : at + _LONGEST_PLACE], held):
        question.groups[-1] += words[at : at + count]
        return count
    if segments.is_word(word):
        _note_word(question, word)
    else:
        question.groups[-1].append(word)
        question.unknown += [] if held.holds(word) else [word]
    return 1


def _take_ordinal(
    question: Question, words: Sequence[str], at: int, held: Held, places: dict[str, list[str]]
) -> int:
    """Note what stands before an ordinal, and that with what it counts as one word.

    第24条 is neither 24 nor 第24段; of a rank, 名 and 位 are the same.
    """
    before, number, *following = words[at : at + 3]
    if bare := before.removesuffix(_ORDINAL):
        _note_all(question, segments.segments(bare, held, places.keys()), places)
    counted = [word for word in following if word in lexicon.UNITS - _OF_RANKS]
    ordinal = "".join([_ORDINAL, number, *counted])
    question.groups[-1].append(ordinal)
    question.unknown += [] if held.holds(ordinal) else [ordinal]
    return 2 + len(counted)


def _named_together(words: Sequence[str], held: Held) -> int:
    """Return how many English words are a part of one name, though one also measures or joins.

    What only connects, as in "growth of", makes no name.
    """
    for count in range(len(words), 1, -1):
        together = words[:count]
        if not any(map(_means_more, together)):
            return 0
        is_whole = not any(word in lexicon.MANNER for word in (together[0], together[-1]))
        is_held = is_whole and all(map(held.holds, together))
        name = " ".join(together)
        is_named = is_held and held.level(name) == NAMED
        if is_named and (not _means_more(together[-1]) or held.is_in_a_name(name)):
            return count
    return 0


def _means_more(word: str) -> bool:
    return word in lexicon.MEASURES or word in lexicon.STATUSES or word in lexicon.JOINS


def _note_all(
    question: Question, found: Sequence[segments.Segment], places: dict[str, list[str]]
) -> None:
    stretch: list[segments.Segment] = []
    for segment in [*found, segments.Segment("", segments.WORD)]:
        if segment.kind in {segments.THING, segments.UNKNOWN}:
            question.is_split |= [each.kind for each in stretch[-1:]] == [segment.kind]
            stretch.append(segment)
        else:
            words = [each.text for each in stretch]
            if len(words) > 1:
                question.stretches.append(words)
            stretch = []
        if segment.text:
            _note(question, segment, places)
        question.is_shortened |= segment.kind == segments.PARTICLE and (
            segment.text not in segments.SURE
        )


def _note(question: Question, segment: segments.Segment, places: dict[str, list[str]]) -> None:
    text = segment.text
    match segment.kind:
        case segments.PLACE:
            question.places.append(places[text])
            question.said.append(text)
        case segments.THING:
            question.groups[-1].append(text)
        case segments.UNKNOWN:
            _note_unknown(question, text)
        case segments.UNIT:
            question.unit = text
            question.asked = "how-much"
        case _:
            _note_word(question, text)


def _note_unknown(question: Question, text: str) -> None:
    """Note an unknown word; a single character, as 签 in 签了, may shorten one that is known.

    What joins nothing else joins the times that were named.
    """
    if text in lexicon.JOINS and len(question.periods) > 1:
        return
    bare = text.rstrip("了过着")
    if len(text) >= _LEAST_WITH_OF:
        bare = text = bare.strip("的")
    if len(bare) == 1:
        question.characters.append(bare)
        question.is_shortened = True
    else:
        question.groups[-1].append(text)
        question.unknown.append(text)


def _note_word(question: Question, text: str) -> None:
    is_amount = text[0] == "几" or text in lexicon.AMOUNTS
    asked = "how-much" if is_amount else lexicon.ASKED.get(text, "")
    question.asked = question.asked or asked
    question.measure = question.measure or lexicon.MEASURES.get(text, "")
    question.status = question.status or lexicon.STATUSES.get(text, "")
    if text in lexicon.JOINS and question.groups[-1]:
        question.groups.append([])
