"""What results are made of, by command: the cells of their rows and the paths of their records."""

from __future__ import annotations

from hunanfacts.index.stored import FACT_CELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import ResultKind

_BILINGUAL = ("zh", "en")


def _bilingual(*names: str) -> tuple[str, ...]:
    return tuple(path for name in names for path in (name, f"{name}.zh", f"{name}.en"))


def _under(name: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    return (name, *(f"{name}.{path}" for path in paths))


_LOCATOR = ("paragraph", "page", "section", "table", "line", "url")
_FIGURE = (
    "id", "measure", "status", "value", "unit", "bound", "low", "high", "low_closed", "high_closed",
    *_bilingual("of"), "among", "period", "period_inferred", "base", "prices", "variant",
    *_bilingual("display"), *_bilingual("caution"), "as_written",
    *_under("source", ("id", *_under("locator", _LOCATOR))),
)  # fmt: skip
_INTERVAL = ("low", "high", "low_closed", "high_closed", *_bilingual("display"))
_READINGS = ("unit", *_under("strict", _INTERVAL), *_under("usual", _INTERVAL))

_COMPARED = (
    "file", "key", *_bilingual("label"), *_under("strict", _INTERVAL), *_under("usual", _INTERVAL),
    "relation", *_under("difference", _READINGS),
)  # fmt: skip
_ENDS = tuple(
    f"{reading}.{end}"
    for reading in ("usual", "strict")
    for end in ("low", "high", "low_closed", "high_closed")
)
"""What a spreadsheet needs of an interval."""


class Shape:
    """How the results of a command are told.

    `cells` are those of a row, `line` what plain text tells of them, `columns` what a table does,
    `fields` are all paths of a record, `csv` those that a spreadsheet gets.
    """

    __slots__ = ("cells", "columns", "csv", "fields", "line")

    def __init__(
        self,
        *,
        cells: tuple[str, ...],
        line: tuple[str, ...],
        columns: tuple[str, ...],
        fields: tuple[str, ...],
        csv: tuple[str, ...],
    ) -> None:
        """Take all of it."""
        self.cells = cells
        self.line = line
        self.columns = columns
        self.fields = fields
        self.csv = csv


FACTS = Shape(
    cells=FACT_CELLS,
    line=("key", "label", "text", "period", "source", "caution"),
    columns=("label", "text", "period", "where", "caution"),
    fields=(
        "key", "match", "kind", "topic", *_bilingual("label"), "aliases", *_bilingual("statement"),
        *_bilingual("place"), *_bilingual("subject"), "names", "period", "period_inferred",
        *_bilingual("said_by"), *_under("figures", _FIGURE),
        *_under("source", ("id", *_under("locator", _LOCATOR), "as_written")),
        *_bilingual("caution"), "notes",
    ),
    csv=(
        "key", "match", "kind", "topic", "label.zh", "label.en", "place.zh", "place.en",
        "subject.zh", "subject.en", "period", "period_inferred", "said_by.zh", "said_by.en",
        "figures.id", "figures.measure", "figures.status", "figures.value", "figures.unit",
        "figures.bound", "figures.low", "figures.high", "figures.low_closed",
        "figures.high_closed", "figures.of.zh", "figures.of.en", "figures.among",
        "figures.period", "figures.period_inferred", "figures.base", "figures.prices",
        "figures.variant", "figures.display.zh", "figures.display.en", "figures.caution.zh",
        "figures.caution.en", "figures.as_written",
        "figures.source.id", *(f"figures.source.locator.{name}" for name in _LOCATOR),
        "source.id", *(f"source.locator.{name}" for name in _LOCATOR),
        "statement.zh", "statement.en", "caution.zh", "caution.en",
    ),
)  # fmt: skip

_SOURCE = (
    "id", "type", *_bilingual("title"), "authors", *_bilingual("container"),
    *_bilingual("publisher"), *_bilingual("publisher_place"), "issued", "issued_inferred",
    *_bilingual("issued_note"), "accessed", "volume", "issue", "number", "edition", "page", "url",
    "doi", "language", "licence", "paragraphs",
)  # fmt: skip

SOURCES = Shape(
    cells=("id", "title", "count", "text"),
    line=("id", "title", "count", "text"),
    columns=("id", "count", "title"),
    fields=(*_SOURCE, "count"),
    csv=(
        "id", "type", "title.zh", "title.en", "container.zh", "container.en", "publisher.zh",
        "publisher.en", "issued", "issued_inferred", "url", "doi", "language", "licence", "count",
    ),
)  # fmt: skip

TOPICS = Shape(
    cells=("id", "topic", "count"),
    line=("id", "topic", "count"),
    columns=("id", "count", "topic"),
    fields=("id", *_bilingual("label"), "count"),
    csv=("id", "label.zh", "label.en", "count"),
)

UNITS = Shape(
    cells=("key", "label", "id", "text", "unit", "value", "caution"),
    line=("id", "text", "unit", "value", "caution"),
    columns=("label", "id", "text", "unit", "value", "caution"),
    fields=(
        "key", *_bilingual("label"), "id", "unit", "value", "bound", *_bilingual("display"),
        *_bilingual("caution"),
    ),
    csv=("id", "unit", "value", "bound", "display.zh", "display.en", "caution.zh", "caution.en"),
)  # fmt: skip

CHANGES = Shape(
    cells=("key", "label", "period", "text", "usual", "strict", "where", "source", "caution",
           "bar"),
    line=("key", "label", "period", "text", "usual", "strict", "source", "caution"),
    columns=("label", "period", "text", "usual", "strict", "where", "caution"),
    fields=(
        "key", *_bilingual("label"), "measure", *_under("before", _FIGURE),
        *_under("after", _FIGURE), *_under("difference", _READINGS),
        *_under("multiple", _READINGS), *_under("yearly", _READINGS),
    ),
    csv=(
        "key", "label.zh", "label.en", "measure", "before.id", "before.value", "before.unit",
        "before.bound", "before.caution.zh", "before.caution.en", "after.id", "after.value",
        "after.unit", "after.bound", "after.caution.zh", "after.caution.en",
        *(f"{quantity}.{end}"
          for quantity in ("difference", "multiple", "yearly")
          for end in ("unit", *_ENDS)),
    ),
)  # fmt: skip

FINDINGS = Shape(
    cells=("key", "label", "what", "period", "working", "usual", "strict", "stated", "verdict",
           "where", "source", "caution", "mark"),
    line=("key", "verdict", "what", "period", "working", "usual", "strict", "stated", "source",
          "caution"),
    columns=("label", "verdict", "what", "working", "usual", "strict", "stated", "where",
             "caution"),
    fields=(
        "key", *_bilingual("label"), "rule", "verdict", *_bilingual("what"), "period",
        "period_inferred", *_under("inputs", _FIGURE), *_bilingual("working"), *_READINGS,
        *_under("stated", _FIGURE), *_under("compared", _COMPARED), *_bilingual("condition"),
        *_bilingual("statement"), *_bilingual("caution"),
    ),
    csv=(
        "key", "label.zh", "label.en", "rule", "verdict", "what.zh", "what.en", "period", "unit",
        *_ENDS, "stated.value", "stated.unit",
        "working.zh", "working.en", "statement.zh", "statement.en", "caution.zh", "caution.en",
        "compared.file", "compared.key", "compared.relation",
        *(f"compared.{end}" for end in _ENDS),
    ),
)  # fmt: skip

WARNINGS = Shape(
    cells=("source", "code", "message", "text"),
    line=("source", "code", "message"),
    columns=("source", "code", "message"),
    fields=("code", *_bilingual("message"), "file", "line", "text"),
    csv=("file", "line", "code", "message.zh", "message.en"),
)

PROOFS = Shape(
    cells=WARNINGS.cells,
    line=WARNINGS.line,
    columns=WARNINGS.columns,
    fields=(
        "file", "line", "outcome", "key", "figure", "text", "paragraph", "found_in", "nearest",
        "sentence", *_bilingual("message"),
    ),
    csv=(
        "file", "line", "outcome", "key", "figure", "text", "paragraph", "found_in", "nearest",
        "sentence", "message.zh", "message.en",
    ),
)  # fmt: skip

INDEXES = Shape(
    cells=("file", "size", "used", "index"),
    line=("file", "size", "used", "index"),
    columns=("size", "used", "file"),
    fields=("file", "bytes", "used", "index"),
    csv=("file", "bytes", "used", "index"),
)

CHECKED = Shape(
    cells=("told", "position", "verdict", "text", "message", "caution", "before", "after"),
    line=("told",),
    columns=("position", "verdict", "text", "message", "caution"),
    fields=(
        "file", "line", "column", "text", "verdict", "diagnosis", "factor", "key", "figure",
        "sentence", *_bilingual("message"), *_bilingual("caution"),
        *_under("source", ("id", *_under("locator", _LOCATOR))),
    ),
    csv=(
        "file", "line", "column", "text", "verdict", "diagnosis", "factor", "key", "figure",
        "sentence", "message.zh", "message.en", "caution.zh", "caution.en", "source.id",
        *(f"source.locator.{name}" for name in _LOCATOR),
    ),
)  # fmt: skip

DIFFERENCES = Shape(
    cells=("label", "key", "change", "part", "id", "field", "old", "new", "text", "message"),
    line=("change", "part", "id", "field", "old", "new"),
    columns=("change", "part", "id", "field", "old", "new"),
    fields=(
        "change", "part", "key", *_bilingual("label"), "id", "field", "old", "new",
        *_bilingual("message"),
    ),
    csv=(
        "change", "part", "key", "label.zh", "label.en", "id", "field", "old", "new",
        "message.zh", "message.en",
    ),
)  # fmt: skip

CITATIONS = Shape(
    cells=("text", "in_text"),
    line=("text", "in_text"),
    columns=("text", "in_text"),
    fields=(
        "keys", "style", "text", "in_text", "csl", *_bilingual("cautions"),
        *_under("source", ("id", *_under("locators", _LOCATOR))),
    ),
    csv=("keys", "style", "text", "in_text", "source.id"),
)  # fmt: skip

SENTENCES = Shape(
    cells=("text",),
    line=("text",),
    columns=("text",),
    fields=(
        "key", "figure", *_bilingual("sentence"), *_bilingual("caution"),
        *_under("source", ("id", *_under("locator", _LOCATOR))),
    ),
    csv=("key", "figure", "sentence.zh", "sentence.en", "source.id"),
)  # fmt: skip

_BY_KIND: dict[ResultKind, Shape] = {
    "stat": FACTS,
    "search": FACTS,
    "show": FACTS,
    "list": FACTS,
    "topics": TOPICS,
    "sources": SOURCES,
    "units": UNITS,
    "trend": CHANGES,
    "audit": FINDINGS,
    "validate": WARNINGS,
    "cache": INDEXES,
    "check": CHECKED,
    "cite": CITATIONS,
    "diff": DIFFERENCES,
    "sentence": SENTENCES,
    "proof": PROOFS,
}

COMMANDS = tuple(kind for kind in _BY_KIND if kind not in {"sentence", "proof"})


def of(kind: ResultKind) -> Shape:
    """Return how the results of a command are told, or sentences."""
    return _BY_KIND[kind]


def fields_of(command: str) -> tuple[str, ...]:
    """Return the fields of a command's results; none of one that has no results."""
    return next((of(each).fields for each in COMMANDS if each == command), ())
