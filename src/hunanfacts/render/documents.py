"""The JSON shape of what is neither fact nor source (contract): counts, conclusions, errors."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from hunanfacts.check import proof
from hunanfacts.model import vocabulary
from hunanfacts.wording.document import (
    BilingualDocument,
    FigureDocument,
    FigureSourceDocument,
    LocatorDocument,
    SourceDocument,
)

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import (
        Bound,
        Change,
        CitationStyle,
        Measure,
        Part,
        Relation,
        Rule,
    )

AuditVerdict = vocabulary.Verdict
Outcome = proof.Outcome


class TopicCountDocument(TypedDict):
    """A topic with the number of its facts."""

    id: str
    label: BilingualDocument
    count: int


class SourceCountDocument(SourceDocument):
    """A source with the number of facts out of it."""

    count: int


class UnitDocument(TypedDict):
    """A figure in one of the units that it fits."""

    key: str
    label: BilingualDocument
    id: str
    unit: str
    value: Decimal | None
    bound: Bound | None
    display: BilingualDocument
    caution: BilingualDocument | None


class IntervalDocument(TypedDict):
    """An interval; a missing end is null and not closed."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    display: BilingualDocument


class ReckonedDocument(TypedDict):
    """What was reckoned, under the strict and the usual reading of printed digits."""

    unit: str
    strict: IntervalDocument
    usual: IntervalDocument


class ChangeDocument(TypedDict):
    """A change from one figure to the next; what cannot be reckoned is null."""

    key: str
    label: BilingualDocument
    measure: Measure
    before: FigureDocument
    after: FigureDocument
    difference: ReckonedDocument | None
    multiple: ReckonedDocument | None
    yearly: ReckonedDocument | None


class ComparedDocument(TypedDict):
    """What another source says of the same thing, beside the first, in the unit of that."""

    file: str | None
    key: str
    label: BilingualDocument
    strict: IntervalDocument
    usual: IntervalDocument
    relation: Relation
    difference: ReckonedDocument


class ConclusionDocument(TypedDict):
    """What an audit concludes from figures, and what the source says of the same."""

    key: str
    label: BilingualDocument
    rule: Rule
    verdict: AuditVerdict
    what: BilingualDocument
    period: str | None
    period_inferred: bool
    inputs: list[FigureDocument]
    working: BilingualDocument
    unit: str | None
    strict: IntervalDocument | None
    usual: IntervalDocument | None
    stated: FigureDocument | None
    compared: ComparedDocument | None
    condition: BilingualDocument | None
    statement: BilingualDocument
    caution: BilingualDocument | None


class WarningDocument(TypedDict):
    """What is likely to be wrong with a knowledge file that is valid."""

    code: str
    message: BilingualDocument
    file: str | None
    line: int | None
    text: str | None


class WrittenDocument(TypedDict, total=False):
    """A table inside a knowledge file: a text in its languages, or an author."""

    zh: str
    en: str
    family: str
    given: str
    literal: str


_Content = str | int | bool | Decimal | WrittenDocument


class DifferenceDocument(TypedDict):
    """One thing in which a knowledge file is unlike another."""

    change: Change
    part: Part
    key: str | None
    label: BilingualDocument | None
    id: str | None
    field: str | None
    old: _Content | list[_Content] | None
    new: _Content | list[_Content] | None
    message: BilingualDocument


class ProofDocument(TypedDict):
    """What a reader's own copy of the source says of a phrase, or a numeral that stands in it."""

    file: str
    line: int | None
    outcome: Outcome
    key: str | None
    figure: str | None
    text: str
    paragraph: int | None
    found_in: list[int]
    nearest: str | None
    sentence: str | None
    message: BilingualDocument


class KeptIndexDocument(TypedDict):
    """An index that is kept of a file; null where no file has it any more."""

    file: str | None
    bytes: int
    used: str | None
    index: str


class CitedSourceDocument(TypedDict):
    """The source that is cited, and where in it things stand."""

    id: str
    locators: list[LocatorDocument]


class CitationDocument(TypedDict):
    """A citation in one style."""

    keys: list[str]
    style: CitationStyle
    text: str
    in_text: str | None
    csl: dict[str, Any]
    cautions: list[BilingualDocument]
    source: CitedSourceDocument


class SentenceDocument(TypedDict):
    """A sentence that may be put into a text as it is."""

    key: str
    figure: str | None
    sentence: BilingualDocument
    caution: BilingualDocument | None
    source: FigureSourceDocument


class FactSuggestionDocument(TypedDict):
    """A fact that may have been meant."""

    key: str
    label: BilingualDocument | None
    display: BilingualDocument | None


class CommandSuggestionDocument(TypedDict):
    """Something else to type."""

    command: str


class FaultDocument(TypedDict):
    """A fault of a knowledge file."""

    code: str
    line: int | None
    column: int | None
    message: str
    text: str


class ErrorDetailsDocument(TypedDict):
    """What there is to say of an error."""

    code: str
    message: str
    input: str | None
    suggestions: list[FactSuggestionDocument | CommandSuggestionDocument]
    file: str | None
    line: int | None
    column: int | None
    faults: list[FaultDocument]


class ErrorDocument(TypedDict):
    """An error, as it is told to a program."""

    schema: str
    error: ErrorDetailsDocument


class NearNoteDocument(TypedDict):
    """A note that an answer is only near."""

    code: Literal["near", "corrected"]
    message: str
    input: str
    corrected: str | None
    failed: list[str]


class MissingNoteDocument(TypedDict):
    """A note on what was asked for that the answer does not have."""

    code: Literal["missing"]
    message: str
    input: str
    missing: list[str]


class MoreNoteDocument(TypedDict):
    """A note that only the first of very many results are listed."""

    code: Literal["more"]
    message: str
    listed: int
    there: int


class PictureNoteDocument(TypedDict):
    """A note that a picture was written."""

    code: Literal["picture"]
    message: str
    file: str


class OrderNoteDocument(TypedDict):
    """A note that records stand in another order."""

    code: Literal["order"]
    message: str


class ProvedNoteDocument(TypedDict):
    """How much of a knowledge file a copy of the source proves."""

    code: Literal["proved"]
    message: str
    found: int
    moved: int
    missing: int
    unclaimed: int


class ParagraphsNoteDocument(TypedDict):
    """A note that a copy has more or fewer paragraphs than the knowledge file says."""

    code: Literal["paragraphs"]
    message: str
    found: int
    expected: int


VerdictCountsDocument = TypedDict(
    "VerdictCountsDocument",
    {
        "contradicted": int,
        "wrong-period": int,
        "too-precise": int,
        "compatible": int,
        "weaker": int,
        "supported": int,
        "unknown": int,
        "unreadable": int,
    },
    total=False,
)


class CheckedNoteDocument(TypedDict):
    """How many numbers of a draft were checked, and what came of it."""

    code: Literal["checked"]
    message: str
    numbers: int
    verdicts: VerdictCountsDocument
    accepted: int


class NoteDocument(TypedDict):
    """What is to be known of an answer besides the answer, as it is told to a program."""

    schema: str
    note: (
        NearNoteDocument
        | MissingNoteDocument
        | MoreNoteDocument
        | PictureNoteDocument
        | OrderNoteDocument
        | ProvedNoteDocument
        | ParagraphsNoteDocument
        | CheckedNoteDocument
    )
