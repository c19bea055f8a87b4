"""What was found in drafts, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

import itertools
import pickle
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, overload

from hunanfacts.index.stored import Row
from hunanfacts.render import verdicts
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from hunanfacts.check.records import Diagnosis, Finding, Verdict
    from hunanfacts.model.vocabulary import Language

_LONGEST = 80
"""Characters of a sentence that are shown on either side of a number."""


class FindingDocument(TypedDict):
    """What was found of one number; what does not apply is null."""

    file: str
    line: int
    column: int
    text: str
    verdict: Verdict
    diagnosis: Diagnosis | None
    factor: Decimal | None
    key: str | None
    figure: str | None
    sentence: str
    message: document.BilingualDocument
    caution: document.BilingualDocument | None
    source: document.FigureSourceDocument | None


class CheckedNumber(Row):
    """A finding with the file that it was made in; its texts are written when they are read."""

    __slots__ = ("file", "finding")

    def __init__(self, file: str, finding: Finding) -> None:
        """Take both."""
        super().__init__("", zh=[], en=[], sources=[finding.source.id] if finding.source else [])
        self.file = file
        self.finding = finding

    @property
    def json(self) -> str:
        """Its JSON record."""
        return json_text.dumps(_document(self.file, self.finding))

    def rows(self, language: Language) -> list[list[str]]:
        """Return the one row of the cells that a person reads."""
        return [list(map(clean.visible, _cells(self.file, self.finding, language)))]


class CheckedNumbers(Sequence[CheckedNumber]):
    """Findings of drafts of whatever length, packed in little memory, and read some at a time."""

    def __init__(self, results: Iterable[CheckedNumber]) -> None:
        """Take and pack them."""
        self._length = 0
        self._packed: list[bytes] = []
        rest = iter(results)
        while batch := [(each.file, each.finding) for each in itertools.islice(rest, _AT_ONCE)]:
            self._length += len(batch)
            self._packed.append(zlib.compress(pickle.dumps(batch), 1))

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    def __iter__(self) -> Iterator[CheckedNumber]:
        """Yield them in their order."""
        for at in range(len(self._packed)):
            yield from self._batch(at)

    @overload
    def __getitem__(self, at: int) -> CheckedNumber: ...
    @overload
    def __getitem__(self, at: slice) -> list[CheckedNumber]: ...
    def __getitem__(self, at: int | slice) -> CheckedNumber | list[CheckedNumber]:
        """Return one, or some of them."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._length))]
        place = range(self._length)[at]
        return self._batch(place // _AT_ONCE)[place % _AT_ONCE]

    def _batch(self, at: int) -> list[CheckedNumber]:
        batch = pickle.loads(zlib.decompress(self._packed[at]))  # noqa: S301 -- packed here
        return [CheckedNumber(file, finding) for file, finding in batch]


_AT_ONCE = 200
"""Findings that are packed together."""


def with_caution(message: str, caution: str, language: Language) -> str:
    """Return a message with the caution that nobody may read it without."""
    if not caution:
        return message
    return (
        f"{message}（注意：{caution}）" if language == "zh" else f"{message} (caution: {caution})"
    )


def _document(file: str, finding: Finding) -> FindingDocument:
    return {
        "file": file,
        "line": finding.place.line,
        "column": finding.place.column,
        "text": finding.text,
        "verdict": finding.verdict,
        "diagnosis": finding.diagnosis,
        "factor": finding.factor,
        "key": finding.key,
        "figure": finding.figure,
        "sentence": finding.sentence,
        "message": document.bilingual(finding.message),
        "caution": document.bilingual(finding.caution) if finding.caution else None,
        "source": document.of_locator(finding.source) if finding.source else None,
    }


def _cells(file: str, finding: Finding, language: Language) -> list[str]:
    """Return the cells that `shapes.CHECKED` names."""
    position = f"{file}:{finding.place.line}:{finding.place.column}"
    message = finding.message[language]
    caution = finding.caution[language] if finding.caution else ""
    told = f"{position}: {finding.verdict}: {finding.text}: "
    told += with_caution(message, caution, language)
    verdict = verdicts.NAMES[finding.verdict][language]
    before, after = _around(finding)
    return [told, position, verdict, finding.text, message, caution, before, after]


def _around(finding: Finding) -> tuple[str, str]:
    """Return what stands before and behind the number in its sentence, cut where it is long."""
    before = finding.sentence[: finding.start]
    after = finding.sentence[finding.start + len(finding.text) :]
    if len(before) > _LONGEST:
        before = f"…{before[-_LONGEST:]}"
    if len(after) > _LONGEST:
        after = f"{after[:_LONGEST]}…"
    return before, after
