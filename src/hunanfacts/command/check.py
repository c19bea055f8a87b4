"""The command that holds drafts against the facts."""

from __future__ import annotations

import gc
import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import baseline
from hunanfacts.check.records import FAULTS, SILENT
from hunanfacts.command import streams
from hunanfacts.command.reading import Reading
from hunanfacts.command.session import Session
from hunanfacts.model.errors import UsageError
from hunanfacts.render import verdicts
from hunanfacts.render.check import CheckedNumber, CheckedNumbers
from hunanfacts.render.notes import Note
from hunanfacts.text import wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.baseline import Entry
    from hunanfacts.check.records import Finding, Verdict
    from hunanfacts.command.request import Request
    from hunanfacts.model.vocabulary import CheckFormat

_STREAMED: frozenset[CheckFormat] = frozenset({"plain", "ndjson", "csv", "tsv", "github"})
"""Formats of lines, which are written while a draft is read, so that no draft is too long."""
_TAKES_ALL: frozenset[CheckFormat] = frozenset({"json", "ndjson", "csv", "tsv"})
"""Formats in which what is supported is listed as well."""
_FIXED: frozenset[CheckFormat] = frozenset({"github", "sarif"})
"""Formats whose fields are those of somebody else."""
_AT_ONCE = 200
"""Results that are written together."""
_NEW = 20_000
"""Objects after which the collector looks for cycles; drafts have thousands, and hardly a cycle."""


class Manner(NamedTuple):
    """How drafts are to be checked, besides the options that commands share."""

    globs: Sequence[str] = ()
    lists_all: bool = False
    takes_long: bool = False
    """A draft may be so much work that it takes long."""
    baseline: str | None = None
    new_baseline: str | None = None
    """Where the faults of now are to be written, which accepts them."""


def check(names: Sequence[str], request: Request, manner: Manner) -> int:
    """Answer `check`: 1 where a draft has to be mended, 3 where one of several cannot be read."""
    if request.style.fields and request.style.format in _FIXED:
        raise UsageError(
            zh=f"--fields不能与--format {request.style.format}同用",
            en=f"--fields does not go with --format {request.style.format}",
        )
    if manner.new_baseline is not None:
        baseline.require_writable(manner.new_baseline)
    with Session(request) as session:
        gc.enable()  # which `main` stopped, for a process that answers once
        gc.set_threshold(_NEW)
        session.check_fields(session.answer("check", None, []))
        judging = _Judging(request, manner)
        reading = Reading(session, names, manner.globs, takes_long=manner.takes_long)
        silent = None if manner.lists_all else judging.counts
        found = reading.findings(silent, is_drawn=_is_drawn(request))
        _write(session, " ".join(names), judging.listed(found))
        judging.finish()
        _summarize(judging, request)
    return max(reading.status, int(judging.is_any_fault))


class _Judging:
    """What becomes of findings: which are listed, which a baseline accepts, how many there are."""

    def __init__(self, request: Request, manner: Manner) -> None:
        """Read the baseline."""
        self.counts: Counter[Verdict] = Counter()
        self.accepted = 0
        self._limit = request.limit
        self._manner = manner
        self._lists_supported = manner.lists_all or request.style.format in _TAKES_ALL
        self._known = baseline.read(manner.baseline) if manner.baseline is not None else Counter()
        self._new: list[Entry] = []

    @property
    def is_any_fault(self) -> bool:
        """Tell whether there is a fault that no baseline accepts."""
        return any(self.counts[verdict] for verdict in FAULTS)

    @property
    def lists_all(self) -> bool:
        """Tell whether numbers are listed of which nothing is known."""
        return self._manner.lists_all

    def listed(self, findings: Iterable[tuple[str, Finding]]) -> Iterator[CheckedNumber]:
        """Count every finding, and yield those that are to be listed, as results."""
        listed = 0
        for file, finding in findings:
            if finding.verdict in FAULTS and self._accepts(file, finding):
                self.accepted += 1
                continue
            self.counts[finding.verdict] += 1
            is_listed = finding.verdict != "supported" or self._lists_supported
            if is_listed and listed != self._limit:
                listed += 1
                yield CheckedNumber(file, finding)

    def finish(self) -> None:
        """Write the new baseline, if one is wanted."""
        if self._manner.new_baseline is not None:
            baseline.write(self._manner.new_baseline, self._new)

    def _accepts(self, file: str, finding: Finding) -> bool:
        """Tell whether a fault is accepted: as often as the baseline has it, or by this call."""
        if self._manner.new_baseline is not None:
            self._new.append(baseline.entry(self._manner.new_baseline, file, finding))
            return True
        if self._manner.baseline is None:
            return False
        entry = baseline.entry(self._manner.baseline, file, finding)
        self._known[entry] -= 1
        return self._known[entry] >= 0


def _write(session: Session, query: str, results: Iterator[CheckedNumber]) -> None:
    """Write results: together, or as lines while they are found; a heading even without any."""
    if session.style.format not in _STREAMED:
        session.write_long(session.answer("check", query, CheckedNumbers(results)))
        return
    is_first = True
    chunk: list[CheckedNumber] = []
    while chunk or is_first:
        chunk = []
        try:
            chunk.extend(itertools.islice(results, _AT_ONCE))
        finally:  # what has been found is told, whatever comes
            if chunk:
                session.write(session.answer("check", query, chunk), is_whole=False)
        if is_first and not chunk:
            session.write(session.answer("check", query, []), is_whole=False)
        is_first = False


def _is_drawn(request: Request) -> bool:
    """Tell whether a bar may be drawn: not between lines that go to the same terminal."""
    return request.style.format not in _STREAMED or not streams.is_terminal()


def _summarize(judging: _Judging, request: Request) -> None:
    """Say how many numbers there are of each verdict: below a table, else on stderr."""
    counts = judging.counts
    numbers = sum(counts.values()) + judging.accepted
    known = numbers - sum(counts[verdict] for verdict in SILENT)
    told = [name for name in verdicts.NAMES if counts[name]]
    shown = [name for name in told if name not in SILENT or judging.lists_all]
    zh = "，".join(f"{verdicts.NAMES[name]['zh']}{counts[name]}" for name in shown)
    en = ", ".join(f"{counts[name]} {verdicts.NAMES[name]['en']}" for name in shown)
    accepted = f"，已接受{judging.accepted}", f", {judging.accepted} accepted"
    note = Note(
        "checked",
        zh=f"{numbers}个数，{known}个有资料可核对{f'：{zh}' if zh else ''}"
        f"{accepted[0] if judging.accepted else ''}",
        en=f"numbers: {numbers}, known here: {known}{f'; {en}' if en else ''}"
        f"{accepted[1] if judging.accepted else ''}",
        numbers=numbers,
        verdicts={name: counts[name] for name in told},
        accepted=judging.accepted,
    )
    if request.style.format == "table":
        said = note.zh if request.style.language == "zh" else note.en
        lines = wrapping.lines(said, request.style.width)
        streams.write(["", *lines] if shown else lines, escape=request.is_escaped)
    else:
        streams.note(note, request.style.language, machine=request.is_for_machine)
