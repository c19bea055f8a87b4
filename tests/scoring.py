"""How well the check does on passages of which it is known what is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tomli

from hunanfacts.check.reading import drafts
from hunanfacts.check.records import FAULTS

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.check.checking import Checker
    from hunanfacts.check.records import Finding

_SILENT = {"unknown", "unreadable"}


@dataclass
class Score:
    """Counts of what was found; `told` says each thing that is not right, for whoever reads it."""

    claims: int = 0
    right: int = 0
    """Claims with the right verdict."""
    named: int = 0
    """And with the right diagnosis too."""
    silent: int = 0
    """Passages of which nothing is to be said."""
    alarms: int = 0
    """Those of them in which something is said to be wrong."""
    faults: Counter[str] = field(default_factory=Counter)
    """Of what is or was told to be wrong: true, false and missed."""
    told: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How much of what is told to be wrong is wrong."""
        return self.faults["true"] / (self.faults["true"] + self.faults["false"])

    @property
    def recall(self) -> float:
        """How much of what is wrong is told."""
        return self.faults["true"] / (self.faults["true"] + self.faults["missed"])


def score(checker: Checker, path: Path) -> Score:
    """Check every passage of a file, and compare what is found with what is right.

    A passage says of each claim what is right, or only which numbers are `wrong`.
    """
    result = Score()
    for passage in tomli.loads(path.read_text(encoding="utf-8"))["passage"]:
        read = drafts.passages_of(passage["text"].encode(), "draft.md")
        _score_passage(result, passage, list(checker.findings(read)))
    return result


def _score_passage(result: Score, passage: dict[str, Any], found: list[Finding]) -> None:
    left = list(found)
    claims = passage.get("claim", [])
    wrong = passage.get("wrong", [])
    for number in wrong:
        finding = _of({"number": number}, [each for each in left if each.verdict in FAULTS])
        if finding is not None:
            left.remove(finding)
        _count(result, is_wrong=True, is_told=finding is not None)
        result.told += [] if finding else [f"{number}: wrong, and not told"]
    for claim in claims:
        finding = _of(claim, left)
        if finding is not None:
            left.remove(finding)
        got = finding.verdict if finding else ""
        result.claims += 1
        result.right += got == claim["verdict"]
        is_named = finding is not None and (finding.diagnosis or "") == claim["diagnosis"]
        result.named += got == claim["verdict"] and is_named
        _count(result, is_wrong=claim["verdict"] in FAULTS, is_told=got in FAULTS)
        if got != claim["verdict"]:
            result.told.append(f"{claim['number']}: {claim['verdict']} is right, not {got}")
    alarms = [finding for finding in left if finding.verdict in FAULTS]
    result.faults["false"] += len(alarms)
    result.told += [
        f"{finding.text}: silence is right, not {finding.verdict}" for finding in alarms
    ]
    is_right = not claims and not wrong
    result.silent += is_right
    result.alarms += is_right and bool(alarms)


def _of(claim: dict[str, Any], found: list[Finding]) -> Finding | None:
    """Return what was found of a claim, which may be written with its noun."""
    number = "".join(claim["number"].split())
    return next(
        (
            finding
            for finding in found
            if (text := "".join(finding.text.split())) in number or number in text
        ),
        None,
    )


def _count(result: Score, *, is_wrong: bool, is_told: bool) -> None:
    result.faults["true"] += is_wrong and is_told
    result.faults["missed"] += is_wrong and not is_told
    result.faults["false"] += is_told and not is_wrong
