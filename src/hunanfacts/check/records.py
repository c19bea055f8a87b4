"""What a draft is made of, and what is found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from hunanfacts.model.records import Bilingual, Locator

Verdict = Literal["supported", "weaker", "too-precise", "compatible", "contradicted",
                  "wrong-period", "unknown", "unreadable"]  # fmt: skip
"""What the source says of a figure in a draft:

- supported: the source says so, which is not that it is so;
- weaker: true by the source, which says clearly more;
- too-precise: the draft leaves out that the source is not exact;
- compatible: sharper than the source, which cannot confirm it;
- contradicted: it cannot be so if the source is right;
- wrong-period: the source has this number for another period;
- unknown: no fact is about it; unreadable: a number that cannot be read for sure.
"""
FAULTS: frozenset[Verdict] = frozenset({"too-precise", "contradicted", "wrong-period"})
"""Verdicts that a draft has to be mended for."""
SILENT: frozenset[Verdict] = frozenset({"unknown", "unreadable"})
"""Verdicts on numbers of which nothing is known."""

Diagnosis = Literal["slip", "percent-for-points", "other-fact", "applied-for-granted",
                    "target-as-result", "forecast-as-result", "multiple-as-growth",
                    "total-for-new", "bound-dropped", "bound-turned", "other-unit",
                    "rounded-too-far"]  # fmt: skip
"""What probably went wrong."""

PassageKind = Literal["text", "heading", "cell"]


class Place(NamedTuple):
    """Where something stands in a file, both counted from 1.

    In a Word document the line is the paragraph, and the column counts within it.
    """

    line: int
    column: int


class Passage(NamedTuple):
    """A paragraph, an item of a list, a heading or a cell of a table, without its markup."""

    text: str
    places: tuple[tuple[int, Place], ...]
    """For each stretch of the text that stands together in the file where it begins: its offset in
    the text, ascending and from 0, and its place in the file."""
    kind: PassageKind = "text"
    headings: tuple[str, ...] = ()
    """The headings that it stands under, the nearest last."""
    heads: tuple[str, ...] = ()
    """Of a cell: the heads of its column and its row, as far as it has any."""
    caption: str = ""
    """What a list or a table that it is in is of, and what stands in the table's corner."""
    last: str = ""
    """What the row of the table before is called, or the item of the list."""
    year: str = ""
    """The last one that the draft names before it."""
    ignored: tuple[int, ...] = ()
    """Offsets in the text at which a comment says that a figure is not to be checked."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands over it: headings, heads and a caption, empty where there are none."""
        return (*self.headings, *self.heads, self.caption, self.last)

    def place(self, offset: int) -> Place:
        """Return where the character at an offset of the text stands in the file."""
        nearest = bisect_right(self.places, offset, key=lambda each: each[0]) - 1
        start, place = self.places[nearest]
        return Place(place.line, place.column + offset - start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the facts say of one number in a draft."""

    place: Place
    offset: int
    """Where the number begins in its passage."""
    text: str
    """The number with its hedge and unit, as written."""
    verdict: Verdict
    sentence: str
    start: int
    """Where the number begins in the sentence."""
    message: Bilingual
    diagnosis: Diagnosis | None = None
    factor: Decimal | None = None
    """Of a slip: what the draft has, in the source's figure."""
    key: str | None = None
    """Of the fact that the number is about."""
    figure: str | None = None
    """The id of the figure that it is compared with."""
    source: Locator | None = None
    caution: Bilingual | None = None
