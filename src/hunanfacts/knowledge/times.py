"""Years that are not likely: in periods, and in words that no period of the fact bears out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.knowledge.faults import Fault
from hunanfacts.model import periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hunanfacts.knowledge.faults import Path
    from hunanfacts.model.records import Fact, Figure, Source

_LIKELY = range(1800, 2101)
"""Years of statistics, back to the first and on to the farthest forecasts."""
_NUMBER = re.compile(r"(?<![\d.,，-])(?:18|19|20)\d\d(?![\d%]|[,.]\d|-)")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_BEFORE_YEARS = {"in", "of", "since", "from", "by", "for", "during", "over", "than", "year", "and",
                 "to", "until", "till", *_MONTHS}  # fmt: skip
_THINGS = re.compile(r"[ -]?(?:yuan|people|firms|tonnes)\b")
"""What makes a number of what looks like a year, beside a preposition."""


def of_sources(sources: Iterable[Source]) -> Iterator[Fault]:
    """Yield W305 for a source whose dates are not likely."""
    for place, source in enumerate(sources):
        for name in ("issued", "accessed"):
            period = getattr(source, name)
            if period and not _is_likely(period):
                yield _unlikely(("source", place, name), name, period)


def of(fact: Fact, place: int, issued: Mapping[str, str | None]) -> Iterator[Fault]:
    """Yield W305 and W306 for the periods of a fact and of its figures, and years in its words."""
    path: Path = ("fact", place)
    told = f"{fact.statement.zh} {fact.statement.en} {fact.as_written}"
    if fact.period and not _is_likely(fact.period) and _first(fact.period) not in told:
        yield _unlikely((*path, "period"), "period", fact.period)
    for number, figure in enumerate(fact.figures):
        yield from _of_figure(figure, (*path, "figure", number), told, issued)
    yield from _in_words(fact, path)


def _of_figure(
    figure: Figure, path: Path, told: str, issued: Mapping[str, str | None]
) -> Iterator[Fault]:
    for name in ("period", "base"):
        period = getattr(figure, name)
        if not period:
            continue
        if not _is_likely(period) and _first(period) not in told + figure.as_written:
            yield _unlikely((*path, name), name, period)
        elif _is_ahead(figure, period, issued):
            hint: dict[str, str | int] = {"hint_zh": f"来源是{issued[figure.source.id]}发表的；",
                    "hint_en": f"the source is of {issued[figure.source.id]}; "}  # fmt: skip
            yield _unlikely((*path, name), name, period, **hint)


def _is_ahead(figure: Figure, period: str, issued: Mapping[str, str | None]) -> bool:
    """Tell whether what is reported begins after its source was issued."""
    date = issued.get(figure.source.id)
    if not date or figure.status not in {"reported", "preliminary"} or period.startswith(".."):
        return False
    return periods.span(period)[0] > periods.span(date)[1]


def _first(period: str) -> str:
    return periods.ends(period)[0][:4]


def _is_likely(period: str) -> bool:
    return all(int(end[:4]) in _LIKELY for end in periods.ends(period))


def _unlikely(path: Path, name: str, period: str, **hint: str | int) -> Fault:
    return Fault(code="W305", path=path, details={"name": name, "found": period, **hint})


# ---- Years in words ------------------------------------------------------------------------------


def _in_words(fact: Fact, path: Path) -> Iterator[Fault]:
    """Yield W306 for each year of a label or statement that the fact's periods do not bear out."""
    main = {year for period in _periods(fact) for year in _years(period)}
    if not main:
        return
    bases = {year for figure in fact.figures if figure.base for year in _years(figure.base)}
    for name, text in (("label", fact.label), ("statement", fact.statement)):
        for language, words in text.items():
            years = _said(language, words)
            is_dated = bool(years & main)
            others = [each for other, each in text.items() if other != language]
            for year in sorted(years - main):
                is_in_both = not others or str(year) in others[0]
                if is_dated and (year in bases or is_in_both):
                    continue
                if not is_dated and not fact.figures and is_in_both:
                    continue
                if _is_told_elsewhere(fact, year):
                    continue
                details: dict[str, str | int] = {
                    "name": f"{name}.{language}",
                    "found": year,
                    "known": ", ".join(_periods(fact)),
                }
                yield Fault(code="W306", path=(*path, name), details=details)


def _said(language: str, words: str) -> set[int]:
    """Return the years that a text names: 2021年, in 2021."""
    return {
        int(found[0])
        for found in _NUMBER.finditer(words)
        if (_is_chinese_year if language == "zh" else _is_english_year)(words, found)
    }


def _is_chinese_year(words: str, found: re.Match[str]) -> bool:
    return words.startswith("年", found.end()) and not words.startswith("年来", found.end())


def _is_english_year(words: str, found: re.Match[str]) -> bool:
    before = words[: found.start()].rsplit(None, 1)
    is_after_word = bool(before) and words[found.start() - 1] == " "
    is_dated = is_after_word and before[-1].lower() in _BEFORE_YEARS
    return is_dated and not _THINGS.match(words, found.end())


def _periods(fact: Fact) -> list[str]:
    told = [fact.period, *(figure.period for figure in fact.figures)]
    return list(dict.fromkeys(period for period in told if period))


def _years(period: str) -> range:
    first, last = periods.span(period)
    return range(int(first[:4]), int(last[:4]) + 1)


def _is_told_elsewhere(fact: Fact, year: int) -> bool:
    """Tell whether a year stands in what is printed, or in what else is said of the fact."""
    texts = [fact.as_written, *fact.names, *fact.aliases]
    texts += [figure.as_written for figure in fact.figures]
    more = [fact.caution, fact.said_by, fact.subject, *fact.notes]
    more += [figure.of for figure in fact.figures] + [figure.caution for figure in fact.figures]
    texts += [text for each in more if each for text in each.texts]
    return any(str(year) in text for text in texts)
