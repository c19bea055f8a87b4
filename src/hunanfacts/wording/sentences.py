"""Ready sentences: a figure with its bound, period, source and caution, to be put into a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual
from hunanfacts.wording import phrases, predicates, time
from hunanfacts.wording.predicates import Manner

if TYPE_CHECKING:
    from collections.abc import Collection

    from hunanfacts.model.records import Fact, Figure, Locator, Source
    from hunanfacts.model.vocabulary import Language, Measure

_CAUTION = Bilingual(zh="（注意：{}）", en=" (Caution: {})")
_UNDATED = Bilingual(zh="未注明所述时间", en="no date given for this")
"""Beside the date of the source, which would pass for that of what it tells."""


def of_figure(
    fact: Fact, figure: Figure, source: Source, language: Language, places: Collection[str] = ()
) -> str:
    """Say one figure of an indicator; `places` are all names of the place that it is about.

    据《全面建设社会主义现代化新湖南》（推定2022年，第3段），湖南经济总量超过4万亿元。
    """
    manner = Manner(
        subject=_subject(fact, language, places),
        is_called_so=_is_called(fact, figure.measure),
        is_of_growth=any(each.measure == "growth" for each in fact.figures)
        and not _is_called(fact, "growth"),
    )
    caution = _caution(phrases.cautions(fact, figure), language)
    spot = _cited(source, figure, language)
    speaker = fact.said_by[language] if fact.said_by else ""
    if language == "zh":
        when = time.period(figure.period, "zh", is_inferred=figure.period_inferred)
        said = predicates.chinese(figure, manner)
        parts = (f"据{spot}", f"{speaker}说" if speaker else "", when, said)
        return f"{'，'.join(filter(None, parts))}。{caution}"
    speaker = re.sub(r"^The\b", "the", speaker)
    told = f"said {speaker}, quoted in {spot}" if speaker else f"according to {spot}"
    return f"{predicates.english(figure, manner)}, {told}.{caution}"


def of_fact(fact: Fact, source: Source, language: Language) -> str:
    """Say what a fact states, with its source behind it; figures and all."""
    told = [fact.caution, *(figure.caution for figure in fact.figures)]
    cautions = "".join(dict.fromkeys(_caution(each, language) for each in told))
    stated = fact.statement[language].rstrip("。.")
    dates = [fact.period, *(figure.period for figure in fact.figures)]
    is_undated = bool(fact.figures) and not any(dates)
    named, spot = _named(source, fact.source, language, is_undated=is_undated)
    if language == "zh":
        return f"{stated}（据{named}，{spot}）。{cautions}"
    return f"{stated} (according to {named}, {spot}).{cautions}"


def _cited(source: Source, figure: Figure, language: Language) -> str:
    """Name the source of a figure in running text: 《大桥通车》（日报，2025年5月18日，第2段）."""
    is_undated = figure.period is None
    named, spot = _named(source, figure.source, language, is_undated=is_undated)
    return f"{named}（{spot}）" if language == "zh" else f"{named} ({spot})"


def _named(
    source: Source, locator: Locator, language: Language, *, is_undated: bool
) -> tuple[str, str]:
    """Return the title of a source, and who brought it out, when, and where in it something is."""
    held = source.container or source.publisher
    date = time.period(source.issued, language)
    if date and source.issued_inferred:
        date = f"推定{date}" if language == "zh" else f"{date} by inference"
    spot = phrases.where(locator, language, names_source=False)[0]
    undated = _UNDATED[language] if is_undated else ""
    parts = filter(None, [held[language] if held else "", date, spot, undated])
    if language == "zh":
        return f"《{source.title['zh']}》", "，".join(parts)
    return f"“{source.title['en']}”", ", ".join(parts)


def _is_called(fact: Fact, measure: Measure) -> bool:
    """Tell whether the label in either language is called by a measure: GDP growth."""
    return any(predicates.is_called(label, measure, each) for each, label in fact.label.items())


def _subject(fact: Fact, language: Language, places: Collection[str]) -> str:
    """Return the label, with the place that it is about where it does not name that itself."""
    label = fact.label[language]
    place = fact.place[language] if fact.place else ""
    told = label.casefold()
    if not place or any(name.casefold() in told for name in {place, *places}):
        return label
    return f"{place}{label}" if language == "zh" else f"{label} in {place}"


def _caution(caution: Bilingual | None, language: Language) -> str:
    return _CAUTION[language].format(caution[language]) if caution else ""
