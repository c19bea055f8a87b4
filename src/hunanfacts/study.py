"""The commands that reckon: what figures can be turned into, how they change, what they imply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts import console, conversion, finishing, periods, query, report
from hunanfacts.desk import Desk
from hunanfacts.errors import IncomparableError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.audit import Finding
    from hunanfacts.index import Row
    from hunanfacts.records import Fact
    from hunanfacts.request import Request
    from hunanfacts.vocabulary import Language


def units(names: Sequence[str], request: Request) -> int:
    """Answer `units`."""
    with Desk(request) as desk:
        rows = [
            row
            for fact in _called(desk, names, request.period)[: request.limit]
            for row in report.unit_rows(fact, request.unit)
        ]
        if not rows:
            raise _without_figures(names, request.period)
        desk.tell(desk.answer("units", " ".join(names), rows))
    return 0


def trends(names: Sequence[str], request: Request) -> int:
    """Answer `trend`."""
    from hunanfacts import trend  # noqa: PLC0415 -- needed only here

    with Desk(request) as desk:
        rows: list[Row] = []
        refusals: list[IncomparableError] = []
        for fact in _called(desk, names, request.period)[: request.limit]:
            try:
                found = trend.trends(fact)
            except IncomparableError as refusal:
                refusals.append(refusal)
            else:
                rows += (row for each in found for row in report.change_rows(each, request.unit))
        if refusals and not rows:
            raise _together(refusals)
        desk.tell(desk.answer("trend", " ".join(names), rows))
        if not refusals:
            return 0
        error = _together(refusals)
        console.report(error, desk.style.language, machine=request.is_for_machine)
    return error.exit_code


def audit(names: Sequence[str], request: Request) -> int:
    """Answer `audit`: of some facts or of all; 1 where figures disagree with one another."""
    with Desk(request) as desk:
        found = _findings(desk, names)
        rows = [report.finding_row(finding, request.unit) for finding in found[: request.limit]]
        answer = desk.answer("audit", " ".join(names) or None, rows)
        desk.tell_or_say(answer, _NOTHING_TO_AUDIT)
    return int(any(finding.verdict == "in-tension" for finding in found))


def _findings(desk: Desk, names: Sequence[str]) -> list[Finding]:
    from hunanfacts import audit  # noqa: PLC0415 -- needed only here

    request = desk.request
    called = _called(desk, names)
    parts = [key for fact in called for key in fact.parts]
    others = query.called(desk.index, parts) if names else query.select(desk.index)
    facts = [*called, *(finishing.record(other) for other in others if other.figures)]
    keys = {fact.key for fact in called} if names else None
    found = [each for each in audit.audit(facts, keys) if _is_of(each, request.period)]
    if request.unit is not None and not names:
        conversion.require_fit([finding.fact for finding in found], request.unit)
    return found


_NOTHING_TO_AUDIT: dict[Language, str] = {
    "zh": "没有可以相互推算的数值",
    "en": "there are no figures that imply one another",
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


def _called(desk: Desk, names: Sequence[str], period: str | None = None) -> list[Fact]:
    """Return the facts of these names; UnitError where no figure fits the unit asked for."""
    if not all(name.strip() for name in names):
        raise UsageError(zh="名称是空的", en="a name is empty", input="")
    found = query.called(desk.index, names, period=period)
    if not found and names:
        raise _without_figures(names, period)
    facts = [finishing.record(fact) for fact in found]
    if desk.request.unit is not None:
        conversion.require_fit(facts, desk.request.unit)
    return facts


def _without_figures(names: Sequence[str], period: str | None) -> NotFoundError:
    """Return the error for facts that are there, but have no figures, or none of a period."""
    text = " ".join(names)
    zh, en = f"{period}的" if period else "", f" within {period}" if period else ""
    return NotFoundError(zh=f"“{text}”没有{zh}数值", en=f'"{text}" has no figure{en}', input=text)
