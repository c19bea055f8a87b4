"""What every format is given: an answer, and the style it is wanted in."""

from __future__ import annotations

from hunanfacts.index.stored import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.index.stored import Row
    from hunanfacts.model.vocabulary import CheckFormat, Command, Language, ResultKind
    from hunanfacts.render.shapes import Shape

MACHINE_FORMATS: tuple[CheckFormat, ...] = ("json", "ndjson", "csv", "tsv", "sarif")


class Answer:
    """What a command found; `query` is None for commands that ask nothing.

    `sources` are the lines, or for JSON the records, that say where the results come from; `titles`
    are what sources are called, by their ids, for a format that tells them with each row. In a
    batch an answer is one of many, and all but the first follow one that has been written, heading
    and all.
    """

    __slots__ = (
        "command", "data_version", "follows", "is_one_of_many", "kind", "languages", "near",
        "query", "results", "sources", "titles", "topics", "total", "words",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 -- what a format may have to know
        self,
        *,
        command: Command,
        query: str | None,
        data_version: str,
        results: Sequence[Found | Row],
        sources: list[str],
        titles: dict[str, str] | None = None,
        is_one_of_many: bool = False,
        follows: bool = False,
    ) -> None:
        """Take what was found, and for what."""
        self.command = command
        self.kind: ResultKind = command
        """What the results are, where they are not what the command gives by itself."""
        self.query = query
        self.data_version = data_version
        self.results = results
        self.sources = sources
        self.is_one_of_many = is_one_of_many
        self.follows = follows
        self.titles = titles or {}
        self.topics: dict[str, str] = {}
        """What topics are called, by their ids, where facts are shown whole."""
        self.languages: dict[str, str] = {}
        """In which language sources are, by their ids, as far as it is known; likewise."""
        self.near: list[Found] = []
        """Facts that come near a query which has no answer."""
        self.total: int | None = None
        """How many facts were found, of which `results` may be the first; None where all are."""
        self.words: list[str] = []
        """What was looked for, to be shown in the results."""

    @property
    def facts(self) -> list[Found]:
        """The results that are facts."""
        return [result for result in self.results if isinstance(result, Found)]

    @property
    def shape(self) -> Shape:
        """How results of its kind are told."""
        from hunanfacts.render import shapes

        return shapes.of(self.kind)


class Style:
    """How an answer is to look; `width`, `colour` and `verbose` matter to tables only.

    `fields` are paths into the JSON record, empty for the format's own; `escape` keeps JSON ASCII,
    and where it is `indented` it takes many lines; with `excel` CSV is for a person's spreadsheet.
    """

    __slots__ = (
        "colour", "escape", "excel", "fields", "format", "indented", "language", "verbose", "width",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 -- each is a choice of its own
        self,
        *,
        format: CheckFormat,  # noqa: A002 -- the option's name
        language: Language = "zh",
        fields: tuple[str, ...] = (),
        escape: bool = False,
        width: int = 80,
        colour: bool = False,
        excel: bool = False,
        verbose: bool = False,
        indented: bool = False,
    ) -> None:
        """Take every choice."""
        self.format = format
        self.language = language
        self.fields = fields
        self.escape = escape
        self.width = width
        self.colour = colour
        self.excel = excel
        self.verbose = verbose
        self.indented = indented
