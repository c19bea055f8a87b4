"""What every result of reckoning is told by: intervals in both readings, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hunanfacts.index.stored import Row
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import conversion
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document, phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.figures.interval import Interval
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language, Relation
    from hunanfacts.reckoning.arithmetic import Reading, Reckoned
    from hunanfacts.reckoning.finding import Finding
    from hunanfacts.render import documents

    Cells = Callable[[Language], list[list[str]]]

_MOST_DIGITS = 12
"""Of an end in JSON that was reckoned; what has more is rounded outwards."""


_NOTHING = Bilingual(zh="不能确定", en="nothing follows")
"""What stands in place of an interval that leaves everything open."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How results are told: in which unit where that fits, and whether the source is named.

    `other` is the file that the second of two figures stands in, where that is another one.
    """

    unit: str | None = None
    names_source: bool = False
    other: str | None = None


class WrittenLate(Row):
    """A result whose texts are written when they are read: in one form and language of all."""

    __slots__ = ("_cells", "_record", "_rows")

    def __init__(
        self, record: Callable[[], object], cells: Cells, sources: Iterable[str] = ()
    ) -> None:
        """Take what makes its record and its rows of cells, and what it is out of."""
        super().__init__("", zh=[], en=[], sources=tuple(sources))
        self._record = record
        self._cells = cells
        self._rows: dict[Language, list[list[str]]] = {}

    @property
    def json(self) -> str:
        """Its JSON record."""
        return json_text.dumps(self._record())

    def rows(self, language: Language) -> list[list[str]]:
        """Return the cells that a person reads."""
        if language not in self._rows:
            rows = self._cells(language)
            together = "".join(map("".join, rows))
            if clean.visible(together) != together:
                rows = [list(map(clean.visible, row)) for row in rows]
            self._rows[language] = rows
        return self._rows[language]


def said(text: Callable[[Language], str]) -> document.BilingualDocument:
    """Return what is said in each language."""
    return {"zh": text("zh"), "en": text("en")}


def caution(figures: Iterable[Figure], fact: Fact, language: Language) -> str:
    """Return what nobody may use these figures of a fact without knowing."""
    told = phrases.cautions(fact, *figures)
    return told[language] if told else ""


def shown(reckoned: Reckoned | None, language: Language) -> tuple[str, str]:
    """Write both readings for a person, the usual one first; "" where nothing was reckoned."""
    if reckoned is None:
        return "", ""
    usual, strict = reckoned.display("usual", language), reckoned.display("strict", language)
    return usual or _NOTHING[language], strict or _NOTHING[language]


def of_figure(figure: Figure, fact: Fact, wanted: str | None) -> document.FigureDocument:
    """Return the document of a figure, in the unit asked for where that fits."""
    return document.of_figure(conversion.if_fits(figure, wanted), fact)


def in_unit(reckoned: Reckoned | None, wanted: str | None) -> Reckoned | None:
    """Return what was reckoned in the unit asked for, where that fits."""
    return reckoned and conversion.reckoned_if_fits(reckoned, wanted)


def of_reckoned(reckoned: Reckoned | None) -> documents.ReckonedDocument | None:
    """Return the document of what was reckoned."""
    if reckoned is None:
        return None
    return {
        "unit": reckoned.unit,
        "strict": _interval(reckoned, "strict"),
        "usual": _interval(reckoned, "usual"),
    }


def _interval(reckoned: Reckoned, reading: Reading) -> documents.IntervalDocument:
    span: Interval = getattr(reckoned, reading)
    ends = [abs(end).adjusted() for end in (span.low, span.high) if end]
    told = span.rounded(max(ends, default=0) + 1 - _MOST_DIGITS)
    return {
        "low": told.low,
        "high": told.high,
        "low_closed": told.low_closed,
        "high_closed": told.high_closed,
        "display": said(lambda language: reckoned.display(reading, language)),
    }


# ---- Two sources of one thing --------------------------------------------------------------------

_RELATIONS: dict[Relation, Bilingual] = {
    "equal": Bilingual(zh="", en=""),
    "within": Bilingual(zh="，后者的范围较窄", en=", the second being the narrower"),
    "around": Bilingual(zh="，后者的范围较宽", en=", the second being the wider"),
    "overlapping": Bilingual(zh="，范围只是部分重合", en=", though their ranges only overlap"),
    "apart": Bilingual(zh="", en=""),
}
_LESS = Bilingual(zh="，后者较小", en=", the second being less")
_MORE = Bilingual(zh="，后者较大", en=", the second being more")
_BY = Bilingual(zh="，相差{}", en=" by {}")


def relation(found: Finding, wanted: str | None, language: Language) -> str:
    """Say how two sources lie to one another: which is the narrower, or how much they differ."""
    if found.relation is None or found.difference is None:
        return ""
    if found.relation != "apart":
        return _RELATIONS[found.relation][language]
    difference = found.difference
    is_less = difference.usual.high is not None and difference.usual.high <= 0
    if is_less:
        difference = replace(difference, strict=-difference.strict, usual=-difference.usual)
    said = in_unit(replace(difference, can_be_negative=False), wanted)
    much = said.display("usual", language) if said else ""
    text = (_LESS if is_less else _MORE)[language]
    return text + _BY[language].format(much) if much else text
