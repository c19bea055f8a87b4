"""What every format is given: an answer, and the style it is wanted in."""

from __future__ import annotations

from hunanfacts.index import FACT_CELLS, TOPIC_CELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.index import Found
    from hunanfacts.vocabulary import Format, Language

MACHINE_FORMATS: tuple[Format, ...] = ("json", "ndjson", "csv", "tsv")


class Answer:
    """What a command found; `query` is None for commands that ask nothing.

    `sources` are the lines that say where the results come from. In a batch an answer is one of
    many, and all but the first follow one that has been written, heading and all.
    """

    __slots__ = (
        "command", "data_version", "follows", "is_one_of_many", "query", "results", "sources",
        "words",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 -- what a format may have to know
        self,
        *,
        command: str,
        query: str | None,
        data_version: str,
        results: list[Found],
        sources: list[str],
        is_one_of_many: bool = False,
        follows: bool = False,
    ) -> None:
        """Take what was found, and for what."""
        self.command = command
        self.query = query
        self.data_version = data_version
        self.results = results
        self.sources = sources
        self.is_one_of_many = is_one_of_many
        self.follows = follows
        self.words: list[str] = []
        """What was looked for, to be shown in the results."""

    @property
    def is_of_topics(self) -> bool:
        """Tell whether the results are topics; otherwise they are facts."""
        return self.command == "topics"

    @property
    def cells(self) -> tuple[str, ...]:
        """The names of the cells in a row of a result."""
        return TOPIC_CELLS if self.is_of_topics else FACT_CELLS


class Style:
    """How an answer is to look; `width` and `colour` matter to tables only.

    `fields` are paths into the JSON record, empty for the format's own; `escape` keeps JSON ASCII.
    """

    __slots__ = ("colour", "escape", "fields", "format", "language", "width")

    def __init__(  # noqa: PLR0913 -- each is a choice of its own
        self,
        *,
        format: Format,  # noqa: A002 -- the option's name
        language: Language = "zh",
        fields: tuple[str, ...] = (),
        escape: bool = False,
        width: int = 80,
        colour: bool = False,
    ) -> None:
        """Take every choice."""
        self.format = format
        self.language = language
        self.fields = fields
        self.escape = escape
        self.width = width
        self.colour = colour
