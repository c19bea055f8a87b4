"""Texts made comparable: one folded form for all ways of writing the same words.

Light enough for the start of the program: imports nothing but unicodedata.
"""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.")
"""What ASCII words are made of once folded; a point only within a number."""

_IN_NUMBERS = frozenset(".,")


class _Separators(dict[int, str]):
    """For `str.translate`: letters and digits stay, all else parts words; filled as it is used."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isalnum() or char == "\n" or char in _IN_NUMBERS else " "
        return self[code]


_SEPARATORS = _Separators({ord("%"): " percent "})


def fold(text: str) -> str:
    """Make width, case, punctuation and spaces alike; words in ASCII stay parted by one space.

    >>> fold("专精特新“小巨人”企业 GDP"), fold("1,261.3 Billion-Yuan.")
    ('专精特新小巨人企业gdp', '1261.3 billion yuan')
    """
    return _joined(_tokens(_plain(text)))


def fold_all(texts: Iterable[str]) -> list[str]:
    """Fold many texts at once, which is faster."""
    plain = _plain("\n".join(text.replace("\n", " ") for text in texts))
    return [line if line.isalnum() else _joined(_tokens(line)) for line in plain.split("\n")]


def words(text: str) -> list[str]:
    """Split a query into folded words: at spaces and punctuation, and where the script changes.

    >>> words("园区 企业、GDP2021年")
    ['园区', '企业', 'gdp2021', '年']
    """
    return [run for token in _tokens(_plain(text.replace("\n", " "))) for run in _runs(token)]


def letters(text: str) -> str:
    """Return a query in pinyin as letters alone; "" where it has anything else.

    >>> letters("Chang'sha"), letters("jì shù hétong"), letters("lǜ 5"), letters("粮食")
    ('changsha', 'jishuhetong', '', '')
    """
    plain = unicodedata.normalize("NFD", text).casefold().replace("\u0075\u0308", "v")
    kept = [char for char in plain if not unicodedata.combining(char) and char not in " '’-"]
    joined = "".join(kept)
    return joined if joined.isascii() and joined.isalpha() else ""


def holds(text: str, word: str) -> bool:
    """Tell whether folded `text` holds `word`: one in ASCII at a word's start, others anywhere.

    A number must be there whole: 12 is not in 1261.3, and 500 is in 500强.
    """
    at = text.find(word)
    if word[0] not in ASCII:
        return at >= 0
    end = at + len(word)
    while at >= 0 and (
        (at > 0 and text[at - 1] in ASCII) or (word[0].isdigit() and text[end : end + 1] in ASCII)
    ):
        at = text.find(word, at + 1)
        end = at + len(word)
    return at >= 0


def grams(folded: str) -> list[str]:
    """Return the terms a folded text is indexed by: its ASCII words and its pairs of characters.

    The last character of a run stands alone, so that each character begins a term.

    >>> grams("粮食产量5g grain")
    ['粮食', '食产', '产量', '量', '5g', 'grain']
    """
    terms: list[str] = []
    for token in folded.split():
        for run in [token] if token.isascii() else _runs(token):
            if run[0] in ASCII:
                terms.append(run)
            else:
                terms += [run[at : at + 2] for at in range(len(run) - 1)]
                terms.append(run[-1])
    return terms


def widths_alike(text: str) -> str:
    """Turn full-width letters and digits, and other variants of a character, into the usual."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _plain(text: str) -> str:
    return widths_alike(text).casefold().translate(_SEPARATORS)


def _tokens(plain: str) -> list[str]:
    """Split at separators; a point or comma parts words too, unless it is within a number."""
    if "." not in plain and "," not in plain:
        return plain.split()
    tokens: list[str] = []
    for token in plain.split():
        bare = token.strip(".,")
        if "." in bare or "," in bare:
            tokens += _parts(bare)
        elif bare:
            tokens.append(bare)
    return tokens


def _parts(token: str) -> list[str]:
    kept = "".join(
        "" if _parts_thousands(token, at) else " " if char in _IN_NUMBERS
        and not _is_decimal_point(token, at) else char
        for at, char in enumerate(token)
    )  # fmt: skip
    return kept.split()


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


def _runs(token: str) -> Iterator[str]:
    """Yield the parts of a token that are of one script."""
    if token.isascii() or ASCII.isdisjoint(token):
        yield token
        return
    start = 0
    for at in range(1, len(token) + 1):
        if at == len(token) or (token[at] in ASCII) != (token[start] in ASCII):
            yield token[start:at]
            start = at


def _is_decimal_point(text: str, at: int) -> bool:
    return text[at] == "." and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _parts_thousands(text: str, at: int) -> bool:
    thousand = text[at + 1 : at + 4]
    return (
        text[at] == ","
        and text[at - 1 : at].isdigit()
        and len(thousand) == len("000")
        and thousand.isdigit()
        and not text[at + 4 : at + 5].isdigit()
    )
