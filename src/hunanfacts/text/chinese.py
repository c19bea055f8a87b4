"""The Chinese script: simplified characters and pinyin, for building an index.

Its tables cost a few milliseconds to import: nothing that a look-up uses may import it.
"""

from __future__ import annotations

from hunanfacts.text import folding
from hunanfacts.text.chinese_tables import PHRASES, READINGS, SIMPLIFIED, TRADITIONAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = frozenset("0123456789")
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz") | _DIGITS
_SIMPLIFIED = str.maketrans(TRADITIONAL, SIMPLIFIED)
_TRADITIONAL = frozenset(TRADITIONAL)
_SYLLABLES = "\n".join(f"{syllable} {chars}" for syllable, chars in READINGS.items())
"""A line a syllable: what is written in it is found sooner than a table of it all is made."""
_FIRST_CHINESE = "\u2e80"
_LENGTHS: dict[str, list[int]] = {}
"""How long the phrases are that begin with a character, longest first."""
for _word in sorted(PHRASES, key=len, reverse=True):
    _lengths = _LENGTHS.setdefault(_word[0], [])
    if len(_word) not in _lengths:
        _lengths.append(len(_word))


def simplified(text: str) -> str:
    """Write each character in its simplified form; the text stays as long as it is.

    Characters are taken one by one, so 乾 becomes 干 in every word: for comparing, not for showing.

    >>> simplified("糧食產量")
    '粮食产量'
    """
    is_simple = text.isascii() or _TRADITIONAL.isdisjoint(text)
    return text if is_simple else text.translate(_SIMPLIFIED)


def syllables(text: str) -> list[list[str]]:
    """Spell each run of Chinese characters in syllables of pinyin without tones, with v for ü.

    ASCII words and numbers within a run are syllables of their own, in small letters. All else
    ends a run, and so does a character that the tables do not know. A run that has no Chinese
    character is left out.

    >>> syllables("长沙、5G网络 GDP")
    [['chang', 'sha'], ['5g', 'wang', 'luo']]
    """
    if text.isascii():
        return []
    text = folding.widths_alike(text).casefold()
    simple = simplified(text)
    runs: list[list[str]] = []
    run: list[str] = []
    chinese = False
    at, end = 0, len(text)
    while at < end:
        said = _phrase(simple, at) if simple[at] in _LENGTHS else None
        if said := said or _READ[text[at]]:
            run += said
            at += len(said)
            chinese = True
        elif text[at] in _ALPHANUMERIC:
            run.append(_ascii_word(text, at))
            at += len(run[-1])
        else:
            if chinese:
                runs.append(run)
            run, chinese = [], False
            at += 1
    return [*runs, run] if chinese else runs


def _ascii_word(text: str, at: int) -> str:
    """Return the ASCII letters and digits at `at`, with a decimal point among digits."""
    end = _end_of(text, at, _ALPHANUMERIC)
    if end > at and text[end - 1] in _DIGITS and text[end : end + 1] == ".":
        last = _end_of(text, end + 1, _DIGITS)
        end = last if last > end + 1 else end
    return text[at:end]


def _end_of(text: str, at: int, chars: frozenset[str]) -> int:
    while at < len(text) and text[at] in chars:
        at += 1
    return at


def _phrase(text: str, at: int) -> list[str] | None:
    """Return the syllables of the longest phrase that begins at `at`, if one does."""
    for length in _LENGTHS[text[at]]:
        if said := PHRASES.get(text[at : at + length]):
            return said.split()
    return None


class _Read(dict[str, list[str]]):
    """How characters are read, a syllable each; filled as it is used. Empty for all else."""

    def __missing__(self, char: str) -> list[str]:
        syllable = _syllable(char) or _syllable(char.translate(_SIMPLIFIED))
        self[char] = [syllable] if syllable else []
        return self[char]


def _syllable(char: str) -> str:
    at = _SYLLABLES.find(char) if char >= _FIRST_CHINESE else -1
    start = _SYLLABLES.rfind("\n", 0, at) + 1
    return _SYLLABLES[start : _SYLLABLES.find(" ", start)] if at >= 0 else ""


_READ = _Read()


def variants() -> Iterator[tuple[str, str]]:
    """Yield every character that has a simplified form, with it."""
    return zip(TRADITIONAL, SIMPLIFIED, strict=True)
