"""The commands that reckon: what figures can be turned into, how they change, what they imply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.command.session import Session
from hunanfacts.index import catalogue, storing
from hunanfacts.model import periods
from hunanfacts.model.errors import IncomparableError, NotFoundError, UsageError
from hunanfacts.reckoning import conversion
from hunanfacts.render import audited, reckoned
from hunanfacts.render.quantities import Manner
from hunanfacts.search import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.command.other_file import OtherFile
    from hunanfacts.command.request import Request
    from hunanfacts.index.stored import Row
    from hunanfacts.model.records import Fact
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.reckoning.finding import Finding
    from hunanfacts.reckoning.trend import Trend


def units(names: Sequence[str], request: Request) -> int:
    """Answer `units`."""
    with Session(request) as session:
        rows = [
            row
            for fact in _of_few_figures(session, names)
            for row in reckoned.unit_rows(fact, request.unit)
        ]
        if not rows:
            raise _without_figures(names, request.period)
        session.write_found(session.answer("units", " ".join(names), rows))
    return 0


def trends(
    names: Sequence[str], request: Request, *, svg: str | None = None, force: bool = False
) -> int:
    """Answer `trend`; `svg` names a file for a picture, which only `force` lets replace another."""
    from hunanfacts.reckoning import trend

    if svg is not None:
        from hunanfacts.command import new_file

        new_file.require_free(svg, force=force)
    with Session(request) as session:
        rows: list[Row] = []
        drawn: list[Trend] = []
        refusals: list[IncomparableError] = []
        for fact in _of_few_figures(session, names):
            try:
                found = trend.trends(fact)
            except IncomparableError as refusal:
                refusals.append(refusal)
            else:
                drawn += found
                rows += (
                    row for each in found for row in reckoned.change_rows(each, _manner(session))
                )
        if refusals and not rows:
            raise _together(refusals)
        if svg is not None and drawn:
            _draw(session, drawn, svg)
        session.write_found(session.answer("trend", " ".join(names), rows))
        if not refusals:
            return 0
        error = _together(refusals)
        streams.report(error, session.style.language, machine=request.is_for_machine)
    return error.exit_code


def _draw(session: Session, trends: Sequence[Trend], path: str) -> None:
    """Write a picture of trends, in the unit asked for."""
    from hunanfacts.command import new_file
    from hunanfacts.render import picture
    from hunanfacts.render.notes import Note

    language, unit = session.style.language, session.request.unit
    used = [figure.source.id for trend in trends for figure in trend.figures]
    sources = catalogue.source_lines(session.index, used, language)
    shown = [
        replace(trend, figures=tuple(conversion.if_fits(each, unit) for each in trend.figures))
        for trend in trends
    ]
    new_file.write(path, picture.svg(shown, sources, language))
    said = Note("picture", zh=f"图已存为{path}", en=f"the picture is in {path}", file=path)
    streams.note(said, language, machine=session.request.is_for_machine)


def audit(names: Sequence[str], request: Request, other: str | None = None) -> int:
    """Answer `audit` of some facts or of all: 1 where figures disagree; those come first.

    Where `other` names a second file, what both say of one thing is told, and nothing else.
    """
    with Session(request) as session:
        second, _has_several = _opened(other, session), session.index.has_several_sources
        found = sorted(_findings(session, names, second), key=lambda each: not each.is_disagreement)
        manner = Manner(
            request.unit, second is not None or session.index.has_several_sources, other
        )
        rows = [audited.finding_row(finding, manner) for finding in found[: request.most]]
        answer = session.answer("audit", " ".join(names) or None, rows)
        if second:
            second.tell_sources(answer)
        session.write_or_note(answer, _NOTHING_IN_BOTH if second else _NOTHING_TO_AUDIT)
        request.tell_more(len(found))
    return int(any(finding.is_disagreement for finding in found))


def _manner(session: Session) -> Manner:
    return Manner(session.request.unit, names_source=session.index.has_several_sources)


def _opened(path: str | None, session: Session) -> OtherFile | None:
    if path is None:
        return None
    from hunanfacts.command.other_file import OtherFile

    return OtherFile(path, session)


def _findings(
    session: Session, names: Sequence[str], second: OtherFile | None = None
) -> list[Finding]:
    request = session.request
    called = _called(session, names)
    keys = {fact.key for fact in called} if names else None
    if second:
        facts = called if names else _all(session)
        found = second.findings(facts)
    else:
        from hunanfacts.reckoning import audit

        facts = [*called, *_beside(session, called)]
        has_several = session.index.has_several_sources
        places = catalogue.place_names(session.index) if has_several else None
        found = list(audit.audit(facts, keys, places))
    found = [each for each in found if _is_of(each, request.period)]
    if request.unit is not None and not names:
        conversion.require_fit([finding.fact for finding in found], request.unit)
    return found


def _beside(session: Session, called: Sequence[Fact]) -> list[Fact]:
    """Return what has to be known besides the facts asked for: parts, and others of one thing."""
    if not called or session.index.has_several_sources:
        keys = {fact.key for fact in called}
        return [fact for fact in _all(session) if fact.key not in keys]
    parts = [key for fact in called for key in fact.parts]
    return [storing.record(part) for part in queries.called(session.index, parts) if part.figures]


def _all(session: Session) -> list[Fact]:
    return [storing.record(fact) for fact in queries.select(session.index) if fact.figures]


_NOTHING_TO_AUDIT: dict[Language, str] = {
    "zh": "没有可以相互推算的数值",
    "en": "there are no figures that imply one another",
}
_NOTHING_IN_BOTH: dict[Language, str] = {
    "zh": "两份文件没有同一件事、同一时期的数值可以对比",
    "en": "the files have no figures of one thing and one time to be compared",
}


def _together(refusals: list[IncomparableError]) -> IncomparableError:
    """Return one error that says what several say."""
    return IncomparableError(
        zh="\n".join(error.zh for error in refusals),
        en="\n".join(error.en for error in refusals),
        input=" ".join(error.input or "" for error in refusals),
        suggestions=tuple(each for error in refusals for each in error.suggestions)[:3],
    )


def _is_of(finding: Finding, period: str | None) -> bool:
    """Tell whether any figure of a finding, or what is reckoned, lies within a period."""
    figures = (*finding.inputs, *filter(None, [finding.stated]))
    told = (finding.period, *(figure.period for figure in figures))
    return period is None or any(periods.within(each, period) for each in told)


def _called(session: Session, names: Sequence[str], period: str | None = None) -> list[Fact]:
    """Return the facts of these names; UnitError where no figure fits the unit asked for."""
    if not all(name.strip() for name in names):
        raise UsageError(zh="名称是空的", en="a name is empty", input="")
    found = queries.called(session.index, names, period=period)
    if not found and names:
        raise _without_figures(names, period)
    facts = [storing.record(fact) for fact in found]
    if session.request.unit is not None:
        conversion.require_fit(facts, session.request.unit)
    return facts


def _of_few_figures(session: Session, names: Sequence[str]) -> list[Fact]:
    """Return the facts that are asked for; UsageError where what there is to tell has no end.

    Each figure is told in a dozen units, or with what changed since the one before.
    """
    request = session.request
    facts = _called(session, names, request.period)[: request.limit]
    told = sum(len(fact.figures) for fact in facts)
    if told > _MOST_TOLD:
        raise UsageError(
            zh=f"共有{told}个数值，一次至多{_MOST_TOLD}个；请少写几个事实，或用--period只看一段时期",
            en=f"there are {told:,} figures, and at most {_MOST_TOLD:,} are told at once;"
            " name fewer facts, or a --period",
            input=" ".join(names),
        )
    return facts


_MOST_TOLD = 3_000
"""Figures; a fact has at most 2,000, and thirty years of months are 360."""


def _without_figures(names: Sequence[str], period: str | None) -> NotFoundError:
    """Return the error for facts that are there, but have no figures, or none of a period."""
    text = " ".join(names)
    zh, en = f"{period}的" if period else "", f" within {period}" if period else ""
    return NotFoundError(zh=f"“{text}”没有{zh}数值", en=f'"{text}" has no figure{en}', input=text)
