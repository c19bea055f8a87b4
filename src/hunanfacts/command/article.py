"""What `show --article` adds: the paragraphs of a reader's own copy in which a fact stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hunanfacts.check import article, proof
from hunanfacts.command import streams
from hunanfacts.index import storing
from hunanfacts.model.errors import UsageError
from hunanfacts.text import clean, wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.command.request import Request
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Fact

_OPEN, _CLOSE = "»", "«"
"""What stands about a phrase of a fact, as about a number in a draft."""


class Copy:
    """A reader's own copy of the source, of which paragraphs are shown."""

    def __init__(self, path: str, request: Request) -> None:
        """Read it.

        Raises DraftError where it cannot be read, UsageError for a format that only facts have.
        """
        if request.is_for_machine:
            raise UsageError(
                zh="--article给人看，不能与机读格式同用",
                en="--article is for people; it does not go with a format for programs",
                input="--article",
            )
        self._path = path
        self._style = request.style
        self._paragraphs = article.read(path)

    def write(self, facts: Iterable[Found]) -> None:
        """Write each paragraph in which the facts stand, and tell what does not stand there.

        Raises DraftError where their phrases stand in too many places to tell them.
        """
        written: dict[int, list[str]] = {}
        for found in facts:
            for number, phrase in _phrases(storing.record(found)):
                written.setdefault(number, []).append(phrase)
        there = [number for number in sorted(written) if number < len(self._paragraphs)]
        copy = proof.Copy([self._paragraphs[number] for number in there], self._path)
        stretches = cache(copy.stretches)  # a phrase may be that of thousands of figures
        for place, number in enumerate(there):
            spans = [_first(stretches(phrase).get(place)) for phrase in written[number]]
            streams.write(self._lines(number, written[number], spans))
        for number in sorted(written.keys() - set(there)):
            self._warn_of_the_end(number)

    def _lines(
        self, number: int, phrases: list[str], spans: list[tuple[int, int] | None]
    ) -> Iterator[str]:
        name = clean.visible(self._path)
        for phrase, span in zip(phrases, spans, strict=True):
            if span is None:
                self._warn(
                    zh=f"{name}第{number}段里没有“{phrase}”：也许是另一个版本",
                    en=f'paragraph {number} of {name} does not have "{phrase}":'
                    " it may be another version",
                )
        marked = _marked(self._paragraphs[number], [span for span in spans if span])
        shown, is_chinese = clean.visible(marked), self._style.language == "zh"
        yield ""
        yield f"{name}，第{number}段：" if is_chinese else f"{name}, para {number}:"
        yield from wrapping.lines(shown, self._style.width) if streams.is_terminal() else [shown]

    def _warn_of_the_end(self, number: int) -> None:
        name, last = clean.visible(self._path), len(self._paragraphs) - 1
        self._warn(
            zh=f"{name}没有第{number}段，最后是第{last}段",
            en=f"{name} has no paragraph {number}; the last is {last}",
        )

    def _warn(self, *, zh: str, en: str) -> None:
        streams.say(zh if self._style.language == "zh" else en)


def _phrases(fact: Fact) -> Iterator[tuple[int, str]]:
    """Yield what is printed of a fact and its figures, with the paragraph it stands in."""
    for source, phrase in (
        (fact.source, fact.as_written),
        *((figure.source, figure.as_written) for figure in fact.figures),
    ):
        if source.paragraph is not None:
            yield source.paragraph, phrase


def _first(stretches: list[tuple[int, int]] | None) -> tuple[int, int] | None:
    return stretches[0] if stretches else None


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    """Put marks about the spans of a text; those that touch are marked as one."""
    marked, end = "", 0
    for start, stop in _joined(spans):
        marked += f"{text[end:start]}{_OPEN}{text[start:stop]}{_CLOSE}"
        end = stop
    return marked + text[end:]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
