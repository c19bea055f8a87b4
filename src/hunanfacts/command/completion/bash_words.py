"""A line that is typed in bash: its words, and how a word is written in place of the last one.

Bash completes only what stands behind the last of its word breaks (COMP_WORDBREAKS), of which = and
@ are some, or behind the quote that is open.
"""

from __future__ import annotations

_SPECIAL = frozenset(" !\"#$&'()*;<>?[\\]^`{|}~")
"""What means something to bash where it is not quoted."""
_QUOTES = "'\""
_IN_DOUBLE_QUOTES = frozenset('"$\\`')


class Typed:
    """A line up to the cursor; the last of its `words` is being typed and may be empty."""

    def __init__(self, line: str) -> None:
        """Take the line apart at spaces that are not quoted."""
        self.words: list[str] = []
        self._quote = ""
        self._before_quote = 0
        self._raw = word = ""
        is_escaped = False
        for char in line:
            if self._raw or not char.isspace():
                self._raw += char
            if is_escaped:
                word, is_escaped = word + char, False
            elif char == "\\" and self._quote != "'":
                is_escaped = True
            elif char == self._quote:
                self._quote = ""
            elif not self._quote and char in _QUOTES:
                self._quote, self._before_quote = char, len(word)
            elif self._quote or not char.isspace():
                word += char
            elif self._raw:
                self.words.append(word)
                self._raw = word = ""
        self.words.append(word)

    def written(self, word: str, breaks: str) -> str:
        """Return what bash is to put in place of the part that it completes."""
        if self._quote == '"':
            return _escaped(word[self._before_quote :], _IN_DOUBLE_QUOTES)
        if self._quote:
            return word[self._before_quote :].replace("'", r"'\''")
        written = _escaped(word, _SPECIAL)
        places = (self._raw.rfind(char) for char in breaks if char not in _SPECIAL)
        kept = self._raw[: max(places, default=-1) + 1]
        return written.removeprefix(kept)


def _escaped(text: str, special: frozenset[str]) -> str:
    return "".join(f"\\{char}" if char in special else char for char in text)
