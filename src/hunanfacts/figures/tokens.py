"""A text as tokens: the pieces of numbers and the words around them, each with its place.

The scanner goes from left to right, takes the longest token that begins where it stands, and never
comes back to what it has taken; so a text takes time in proportion to its length. What is no token
of an amount is passed over. Imports nothing heavy, since questions are scanned with it too.
"""

from __future__ import annotations

import re
from functools import cache

from hunanfacts.figures import arabic, lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from hunanfacts.model.vocabulary import Bound, Language

    Entry = tuple[str, str, Any]
    """A word, the kind of token that it is, and what it means."""
    Trie = dict[str, Any]
    """The words of a table by their beginnings."""


class Token:
    """One token: what it is, where it stands in the text, and what it means.

    The kind decides the type of the meaning; `_chinese`, `_english` and `arabic.scan` list them.
    """

    __slots__ = ("end", "kind", "meaning", "start")

    def __init__(self, kind: str, start: int, end: int, meaning: Any) -> None:  # noqa: ANN401 -- as its kind has it
        """Keep what it is."""
        self.kind = kind
        self.start = start
        self.end = end
        self.meaning = meaning

    def __repr__(self) -> str:
        """Show it to whoever looks into a reading."""
        return f"{self.kind}[{self.start}:{self.end}]={self.meaning!r}"


# ---- The tables ----------------------------------------------------------------------------------

_SIGNS: tuple[Entry, ...] = (
    ("-", "dash", None), ("–", "dash", None), ("—", "dash", None), ("+", "plus", None),
    ("~", "join", "to"), ("$", "currency", "US dollars"), ("¥", "currency", "yuan"),
    ("%", "unit", "%"), ("‰", "unit", "‰"), ("per mille", "unit", "‰"),
    ("per thousand", "unit", "‰"), ("-odd", "more", None), ("-plus", "behind", "at-least"),
    ("#", "numbered", None), ("№", "numbered", None), ("--", "plain", None), ("——", "plain", None),
)  # fmt: skip


def _words(table: dict[Bound, str] | dict[str, str], kind: str) -> Iterator[Entry]:
    for meaning, words in table.items():
        yield from ((word, kind, meaning) for word in lexicon.words(words))


def _shared() -> Iterator[Entry]:
    """Yield the words that either language may have: bounds, money, units."""
    yield from ((word, "plain", None) for word in lexicon.words(lexicon.PLAIN))
    yield from ((word, "unit", word) for word in lexicon.words(lexicon.CHINESE_UNITS))
    yield from ((word, "unit", word) for word in lexicon.words(lexicon.CHINESE_MONEY))
    yield from ((word, "unit", word) for word in lexicon.words(lexicon.ENGLISH_UNITS))
    yield from _words(lexicon.MONEY, "unit")
    yield from _words(lexicon.CURRENCIES, "currency")
    yield from _words(lexicon.BEFORE, "hedge")
    yield from _words(lexicon.BEHIND, "behind")
    yield from _words(lexicon.ODD, "odd")
    yield from ((word, "not", None) for word in lexicon.words(lexicon.NEGATIONS))
    yield from ((word, "money", meaning) for word, meaning in lexicon.SCALED_MONEY.items())
    yield from ((word, "particle", None) for word in lexicon.words(lexicon.PARTICLES))
    yield from ((char, "vulgar", value) for char, value in lexicon.VULGAR.items())
    yield from ((sign.lower(), "unit", sign) for sign in lexicon.SYMBOLS if sign[0] not in _LETTERS)
    yield from _SIGNS


def _chinese() -> Iterator[Entry]:
    """Yield what makes numbers in Chinese, and what stands around them."""
    yield from ((char, "digit", value) for char, value in lexicon.CHINESE_DIGITS.items())
    yield from ((char, "place", value) for char, value in lexicon.PLACES.items())
    yield from ((char, "tens", value) for char, value in lexicon.TENS.items())
    yield from ((word, "scale", value) for word, value in lexicon.CHINESE_SCALES.items())
    yield from ((word, "date-unit", word) for word in lexicon.DATE_UNITS)
    yield from ((char, "top", bound) for char, bound in lexicon.TOPPING.items())
    yield from ((word, "more", None) for word in ("多", "余", "几"))
    yield from ((word, "several", None) for word in ("数", "好几", "若干"))
    yield from ((f"首{what}", "first", what) for what in "届次个批趟家项位")
    yield from ((word, "join", "to") for word in ("至", "到"))
    yield from ((word, "join", "and") for word in ("与", "和"))
    yield from (("点", "point", None), ("半", "half", None), ("又", "mixed", None),
                ("分之", "over", None), ("百分之", "percent", "%"), ("千分之", "percent", "‰"),
                ("百分百", "whole", None), ("百分点", "unit", "百分点"),
                ("个百分点", "unit", "百分点"), ("第", "ordinal", None), ("负", "sign", None),
                ("零下", "sign", None), ("介于", "between", None), ("比", "ratio", None),
                ("从", "from", None), ("由", "from", None))  # fmt: skip


def _english() -> Iterator[Entry]:
    """Yield what makes numbers in English, and what stands around them."""
    yield from ((word, "number", value) for word, value in lexicon.ENGLISH_NUMBERS.items())
    yield from ((word, "nth", value) for word, value in lexicon.ENGLISH_ORDINALS.items())
    yield from ((word, "part", None) for word in lexicon.FRACTIONS)
    yield from ((word, "magnitude", word) for word in lexicon.ENGLISH_SCALES)
    yield from ((word, "month", None) for word in lexicon.MONTHS)
    yield from ((word, "clock", None) for word in lexicon.CLOCK)
    yield from ((word, "numbered", None) for word in lexicon.NUMBERED.split())
    yield from ((word, "several", None) for word in lexicon.words(lexicon.VAGUE_BEFORE))
    yield from ((word, "nth-sign", None) for word in ("st", "nd", "rd", "th"))
    yield from (
        ("hundred", "hundred", None), ("point", "point", None), ("a", "a", None), ("an", "a", None),
        ("half", "half", None), ("quarter", "quarter", None), ("minus", "sign", None),
        ("negative", "sign", None), ("per", "per", None), ("between", "between", None),
        ("from", "from", None), ("and", "join", "and"), ("to", "join", "to"),
        ("through", "join", "to"), ("in", "in", None), ("out of", "in", None),
        ("odd", "more", None),
    )  # fmt: skip


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZμµ")
_SPACES = frozenset(" \t\n\r")
_END = ""
"""The key of a trie under which the kind and the meaning of a word stand."""


def _pieces(word: str) -> Sequence[str]:
    """Split a word as the scanner meets it: letters by the word, all else by the character."""
    if _LETTERS.isdisjoint(word):
        return word
    pieces: list[str] = []
    joins = False
    for char in word:
        if char in _LETTERS and joins:
            pieces[-1] += char
        elif char not in " -." or not pieces:
            pieces.append(char)
        joins = char in _LETTERS
    return pieces


def _trie(entries: Iterable[Entry]) -> Trie:
    """Put words in a tree; a word that stands in several tables is what the last one says."""
    root: Trie = {}
    for word, kind, meaning in entries:
        node = root
        for piece in _pieces(word):
            node = node.setdefault(piece, {})
        node[_END] = (kind, meaning)
    return root


_tries: dict[str | None, Trie] = {}


def _table(language: Language | None) -> Trie:
    """Return the tokens of a language, or of both; each table is made once."""
    if language not in _tries:
        _tries[language] = _trie(entries(language))
    return _tries[language]


def entries(language: Language | None) -> Iterator[Entry]:
    """Yield the words that tokens are made of, in a language or in both."""
    yield from _shared()
    if language != "en":
        yield from _chinese()
    if language != "zh":
        yield from _english()


_LEAST_LONG = 40
"""Characters of a text for which it is worth while to make a pattern of where numbers may be."""
_NUMBERS = frozenset("""
    digit place tens scale number hundred magnitude half quarter vulgar whole first nth
""".split())  # fmt: skip
"""Kinds of tokens of which each number in words has one."""
_stretches: dict[str | None, re.Pattern[str]] = {}


def _stretch(language: Language | None) -> re.Pattern[str]:
    """Return a pattern of a stretch that may have a number in it, and of all that may belong to it.

    It ends at characters that no token has in it, and no gap between tokens.
    """
    if language not in _stretches:
        table = [(word, kind) for word, kind, _ in entries(language)]
        known = {char for word, _ in table for char in word} | _LETTERS | arabic.CHARS
        numbers = [word for word, kind in table if kind in _NUMBERS]
        needed = {word for word in numbers if len(word) == 1} | _LETTERS | arabic.DIGITS
        needed |= {word[0] for word in numbers if needed.isdisjoint(word)}
        _stretches[language] = re.compile(
            rf"(?<![{_any(known)}\s])[{_any(known - needed)}\s]*[{_any(needed)}][{_any(known)}\s]*"
        )
    return _stretches[language]


def _any(chars: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(chars)))


@cache
def _signs_of_numbers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what every number has: a digit or a numeral, or the first of its words.

    Both begin with one of a few characters, and heed case, so that others are passed over at once.
    """
    words = [word for word, kind, _ in entries(None) if kind in {*_NUMBERS, "odd", "more"}]
    chars = {word[0] for word in words if _LETTERS.isdisjoint(word)} | arabic.DIGITS
    alike = {chr(code) for code, as_ in lexicon.READ_AS.items() if {*as_} & (chars | _LETTERS)}
    first = {_pieces(word)[0].casefold() for word in words if not _LETTERS.isdisjoint(word)}
    return re.compile(f"[{_any(chars | alike)}]"), re.compile("|".join(map(re.escape, first)))


def may_have_numbers(text: str) -> bool:
    """Tell whether there is any use in looking for numbers in a text, which is told at once."""
    signs, words = _signs_of_numbers()
    if signs.search(text):
        return True
    told = text.casefold()
    found = (match.start() for match in words.finditer(told))
    return any(not start or told[start - 1] not in _LETTERS for start in found)


# ---- The text ------------------------------------------------------------------------------------


class Text:
    """A text as the scanner reads it, and where each of its characters stands in the original."""

    def __init__(self, original: str) -> None:
        """Make width and script alike, and drop spaces between Chinese characters."""
        self.original = original
        plain = original
        if not original.isascii():
            plain = original.translate(lexicon.READ_AS)
            if "，" in original:
                plain = _with_wide_commas(original, plain)
        self._places: list[int] | None = None
        if " " in plain and not original.isascii():
            self.plain, self._places = _without_spaces(plain)
        else:
            self.plain = plain

    def place(self, at: int) -> int:
        """Return where a character of the plain text stands in the original."""
        if self._places is None:
            return at
        return self._places[at] if at < len(self._places) else len(self.original)

    def end(self, at: int) -> int:
        """Return where a stretch ends in the original that ends at `at` in the plain text."""
        return self.place(at - 1) + 1 if at else 0


def _with_wide_commas(original: str, plain: str) -> str:
    """Let a full-width comma between full-width digits group them: １，２３４ is a number."""
    wide = frozenset("０１２３４５６７８９")
    parts = []
    done = 0
    at = original.find("，")
    while at >= 0:
        if at and original[at - 1] in wide and original[at + 1 : at + 2] in wide:
            parts.append(f"{plain[done:at]},")
            done = at + 1
        at = original.find("，", at + 1)
    return "".join([*parts, plain[done:]])


def _without_spaces(plain: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    at = plain.find(" ")
    while at >= 0:
        end = at + 1
        while plain.startswith(" ", end):
            end += 1
        if at and end < len(plain) and _is_chinese(plain[at - 1]) and _is_chinese(plain[end]):
            parts.append(plain[done:at])
            kept += range(done, at)
            done = end
        at = plain.find(" ", end)
    return "".join([*parts, plain[done:]]), [*kept, *range(done, len(plain))]


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "〇"


# ---- The scanner ---------------------------------------------------------------------------------


def scan(text: str, language: Language | None = None) -> list[Token]:
    """Return the tokens of a plain text, in its order."""
    tokens: list[Token] = []
    _scan(text, 0, len(text), _table(language), tokens)
    return tokens


def scan_around_numbers(text: str, language: Language | None = None) -> list[Token]:
    """Return the tokens of a plain text among which numbers may be, in its order."""
    if len(text) < _LEAST_LONG:
        return scan(text, language)
    table = _table(language)
    tokens: list[Token] = []
    for stretch in _stretch(language).finditer(text):
        _scan(text, stretch.start(), stretch.end(), table, tokens)
    return tokens


def _scan(text: str, at: int, end: int, table: Trie, tokens: list[Token]) -> None:
    """Take the tokens of a stretch, at the ends of which none is cut."""
    while at < end:
        char = text[at]
        if char in arabic.DIGITS or (char == "." and _begins_number(text, at)):
            pieces, at = arabic.scan(text, at)
            tokens += [Token(*piece) for piece in pieces]
        elif char in _LETTERS:
            at = _word(text, at, table, tokens)
        elif (node := table.get(char)) is not None:
            at = _longest(text, at, at + 1, node, tokens)
        else:
            at += 1


def _begins_number(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return (
        text[at + 1 : at + 2] in arabic.DIGITS
        and not (before in arabic.DIGITS or before in _LETTERS or before == ".")
        if at + 1 < len(text)
        else False
    )


def _word(text: str, at: int, table: Trie, tokens: list[Token]) -> int:
    """Take a word in letters: the sign of a unit or a scale as it is, others in small letters."""
    end = _letters_end(text, at)
    node = table.get(text[at:end].lower())
    count = len(tokens)
    last = end if node is None else _longest(text, at, end, node, tokens)
    is_clock = len(tokens) > count and tokens[-1].kind == "clock"
    if (sign := _symbol(text, at, end)) is not None and not is_clock and (
        sign >= last or len(tokens) == count):  # fmt: skip
        kind = "suffix" if text[at:sign] in _SUFFIXES else "unit"
        tokens[count:] = [Token(kind, at, sign, text[at:sign])]
        return sign
    return last


_BEFORE_SYMBOLS = arabic.DIGITS | frozenset("百千万亿({")
_SUFFIXES = lexicon.ABBREVIATED.keys() | lexicon.OF_MONEY.keys()
_BEHIND_NUMBERS = lexicon.SYMBOLS | _SUFFIXES


def _symbol(text: str, at: int, end: int) -> int | None:
    """Return where the sign of a unit or scale ends that stands behind a digit or a scale."""
    before = text[at - 2 : at - 1] if text[at - 1 : at] == " " else text[at - 1 : at]
    if before not in _BEFORE_SYMBOLS:
        return None
    for last in (_letters_end(text, end + 1) if text[end : end + 1] == "/" else 0, end + 1, end):
        if end <= last <= len(text) and text[at:last] in _BEHIND_NUMBERS:
            return last
    return None


def _letters_end(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at] in _LETTERS:
        at += 1
    return at


def _longest(text: str, at: int, end: int, node: Trie, tokens: list[Token]) -> int:
    """Take the longest word that begins at `at`; return where the scanner goes on."""
    found, last = node.get(_END), end
    shorter = found, last
    is_word = text[end - 1] in _LETTERS
    while len(node) > 1 or _END not in node:
        start = _after_gap(text, end) if is_word else end
        if start >= len(text):
            break
        is_word = text[start] in _LETTERS
        end = _letters_end(text, start) if is_word else start + 1
        following = node.get(text[start:end].lower() if is_word else text[start])
        if following is None:
            break
        node = following
        if _END in node:
            found, last = node[_END], end
    if found is not None and found[0] == "behind" and _BEFORE_A_NUMBER.match(text, last):
        found, last = shorter
    if found is None:
        return last
    if found[0] != "plain":
        tokens.append(Token(found[0], at, last, found[1]))
    return last


_BEFORE_A_NUMBER = re.compile(r"\s(?:than\s)?[$€£¥￥]?\d")
"""Behind a bound: it speaks of the number that follows, as in "and over 90,000"."""


def _after_gap(text: str, at: int) -> int:
    """Return where the next word of a phrase may stand: behind spaces, a hyphen or a point."""
    size = len(text)
    if at < size and text[at] in "-.":
        at += 1
    while at < size and text[at] in _SPACES:
        at += 1
    return at
