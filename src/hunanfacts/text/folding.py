"""Texts made comparable: one folded form for all ways of writing the same words.

Light enough for the start of the program: imports unicodedata alone, and not for ASCII or for
short Chinese words.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.")
"""What ASCII words are made of once folded; a point only within a number."""

_ONLY_ASCII = bytes(code if chr(code) in ASCII else ord(" ") for code in range(256))
"""For `bytes.translate`: leaves what ASCII words are made of."""
_IN_NUMBERS = frozenset(".,")


class _Separators(dict[int, str]):
    """For `str.translate`: letters and digits stay, all else parts words; filled as it is used."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isalnum() or char in _IN_NUMBERS else " "
        return self[code]


_SEPARATORS = _Separators({ord("%"): " percent "})


def fold(text: str) -> str:
    """Make width, case, punctuation and spaces alike; words in ASCII stay parted by one space.

    >>> fold("专精特新“小巨人”企业 GDP"), fold("1,261.3 Billion-Yuan.")
    ('专精特新小巨人企业gdp', '1261.3 billion yuan')
    """
    plain = _plain(text)
    return plain if plain.isalnum() else _joined(_tokens(plain))


def words(text: str) -> list[str]:
    """Split a query into folded words: at spaces and punctuation, and where the script changes.

    >>> words("园区 企业、GDP2021年")
    ['园区', '企业', 'gdp2021', '年']
    """
    return runs(_tokens(_plain(text)))


def runs(tokens: Iterable[str]) -> list[str]:
    """Split folded words where the script changes."""
    parted: list[str] = []
    for token in tokens:
        if token.isascii() or ASCII.isdisjoint(token):
            parted.append(token)
        else:
            parted += _mixed_runs(token)
    return parted


def _mixed_runs(token: str) -> Iterator[str]:
    """Yield the runs of a folded word in several scripts."""
    for run in token.encode("ascii", "replace").translate(_ONLY_ASCII).decode().split():
        before, _, token = token.partition(run)
        if before:
            yield before
        yield run
    if token:
        yield token


def letters(text: str) -> str:
    """Return a query in pinyin as letters alone; "" where it has anything else.

    >>> letters("Chang'sha"), letters("jì shù hétong"), letters("lǜ 5"), letters("粮食")
    ('changsha', 'jishuhetong', '', '')
    """
    import unicodedata

    plain = (
        unicodedata.normalize("NFD", _in_short_runs(text)).casefold().replace("\u0075\u0308", "v")
    )
    kept = [char for char in plain if not unicodedata.combining(char) and char not in " '’-"]
    joined = "".join(kept)
    return joined if joined.isascii() and joined.isalpha() else ""


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_ENDINGS = frozenset(
    ("s", "es", "ies", "e", "d", "ed", "ing", "r", "er", "rs", "ers", "y", "ly", "al", "ally",
     "ion", "ions", "ation", "ations", "ment", "ments", "ance", "ence")
)  # fmt: skip
"""What an English word may go on with and still be the same."""
_LEAST_BEGINNING = 7
"""Letters of a word that is a beginning of no other: supercomp for supercomputers."""


def holds(text: str, word: str) -> bool:
    """Tell whether folded `text` holds `word`: in ASCII as a whole word, others anywhere.

    An English word may have another ending, a number must be there whole: 12 is not in 1261.3, and
    500 is in 500强.
    """
    at = text.find(word)
    if word[0] not in ASCII:
        return at >= 0
    while at >= 0 and (
        (at > 0 and text[at - 1] in ASCII) or not _is_whole(text, at + len(word), word)
    ):
        at = text.find(word, at + 1)
    return at >= 0


def _is_whole(text: str, end: int, word: str) -> bool:
    """Tell whether a word that stands in a text up to `end` is the whole of one there."""
    if word[0].isdigit():
        return text[end : end + 1] not in ASCII or end == len(text)
    last = end
    while last < len(text) and text[last] in _LETTERS:
        last += 1
    return end == last or text[end:last] in _ENDINGS or len(word) >= _LEAST_BEGINNING


def grams(folded: str) -> list[str]:
    """Return the terms a folded text is indexed by: its ASCII words and its pairs of characters.

    The last character of a run stands alone, so that each character begins a term.

    >>> grams("粮食产量5g grain")
    ['粮食', '食产', '产量', '量', '5g', 'grain']
    """
    return grams_of(runs(dict.fromkeys(folded.split())))


def grams_of(parted: Iterable[str]) -> list[str]:
    """Return the terms of folded words that were split where the script changes."""
    terms: list[str] = []
    for run in parted:
        if run[0] in ASCII:
            terms.append(run)
        else:
            terms += map(str.__add__, run, run[1:])
            terms.append(run[-1])
    return terms


def widths_alike(text: str) -> str:
    """Turn full-width letters and digits, and other variants of a character, into the usual.

    A long text that would be many times as long, one of nothing but ligatures, stays as it is.
    """
    if text.isascii() or (len(text) <= _WORD and min(text) >= "一" and max(text) <= "龥"):
        return text
    import unicodedata

    alike = unicodedata.normalize("NFKC", _in_short_runs(text))
    return alike if len(alike) <= max(_SHORT, _TIMES_LONGER * len(text)) else text


_WORD = 20
"""Characters of a text that it is worth while to look through for any but common Chinese ones."""
_SHORT = 500
"""Characters of a text of which even marks alone are put in order at once."""
_TIMES_LONGER = 5
"""What a text may become; a sign is two letters or three, and one ligature of Arabic eighteen."""
_LONGEST_RUN = 30
"""Combining marks one after the other; what is written has five. UAX #15, stream-safe text."""
_JOINER = "\u034f"
"""A mark that shows nothing, and that no other is put in order across."""


def _in_short_runs(text: str) -> str:
    """Part long runs of combining marks: to put a run in order takes the square of its length."""
    if len(text) <= _SHORT or text.isalnum():
        return text
    from unicodedata import combining

    if not any(map(combining, set(text))):
        return text
    parted: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if combining(char) else 0
        if run > _LONGEST_RUN:
            parted.append(_JOINER)
            run = 1
        parted.append(char)
    return "".join(parted)


def _plain(text: str) -> str:
    return widths_alike(text).casefold()


def _tokens(plain: str) -> list[str]:
    """Split at separators; a point or comma parts words too, unless it is within a number."""
    text = plain.translate(_SEPARATORS)
    if "," in text:
        text = _parted(text, ",", "", _is_thousand)
    if "." in text:
        text = _parted(text, ".", ".", _begins_with_digit)
    return text.split()


def _parted(text: str, mark: str, kept: str, continues: Callable[[str], bool]) -> str:
    """Part words at a mark; `kept` stands for one between a digit and what `continues` it."""
    parted, *rest = text.split(mark)
    for part in rest:
        is_within = parted[-1:].isdigit() and continues(part)
        parted += (kept if is_within else " ") + part
    return parted


def _joined(tokens: list[str]) -> str:
    """Put tokens together; a space is kept only between two words in ASCII."""
    if len(tokens) == 1:
        return tokens[0]
    text = " ".join(tokens)
    if text.isascii():
        return text
    joined = ""
    for token in tokens:
        parted = joined and joined[-1] in ASCII and token[0] in ASCII
        joined += f" {token}" if parted else token
    return joined


def _begins_with_digit(text: str) -> bool:
    return text[:1].isdigit()


def _is_thousand(text: str) -> bool:
    return len(text[:3]) == len("000") and text[:3].isdigit() and not text[3:4].isdigit()
