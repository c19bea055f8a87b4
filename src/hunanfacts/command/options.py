"""The arguments and options of commands, declared to Typer once; `help.options` has their words."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated

import typer

from hunanfacts.command.request import Request
from hunanfacts.command.words import number, one_of
from hunanfacts.model.vocabulary import CitationStyle, ExportFormat

Words = Annotated[list[str], typer.Argument()]
Keys = Annotated[list[str], typer.Argument()]
AnyKeys = Annotated[list[str] | None, typer.Argument()]

Topics = Annotated[list[str] | None, typer.Option("--topic")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", parser=one_of("--kind"))]
Places = Annotated[list[str] | None, typer.Option("--place")]
Measures = Annotated[list[str] | None, typer.Option("--measure", parser=one_of("--measure"))]
Statuses = Annotated[list[str] | None, typer.Option("--status", parser=one_of("--status"))]
Sources = Annotated[list[str] | None, typer.Option("--source")]
Paragraphs = Annotated[
    list[int] | None, typer.Option("--paragraph", parser=number("--paragraph", 0))
]
Least = Annotated[str | None, typer.Option("--min")]
Most = Annotated[str | None, typer.Option("--max")]
Maybe = Annotated[bool, typer.Option("--maybe")]

InSentences = Annotated[bool, typer.Option("--sentence")]
Style = Annotated[CitationStyle | None, typer.Option("--style", parser=one_of("--style"))]
Article = Annotated[str | None, typer.Option("--article")]
Against = Annotated[str | None, typer.Option("--against")]
OtherKnowledge = Annotated[str | None, typer.Option("--with")]
OneSource = Annotated[str | None, typer.Option("--source")]
Drafts = Annotated[list[str], typer.Argument()]
Globs = Annotated[list[str] | None, typer.Option("--glob")]
WithAll = Annotated[bool, typer.Option("--all")]
Long = Annotated[bool, typer.Option("--long")]
Baseline = Annotated[str | None, typer.Option("--baseline")]
NewBaseline = Annotated[str | None, typer.Option("--write-baseline")]
Picture = Annotated[str | None, typer.Option("--svg")]
Target = Annotated[str, typer.Argument()]
To = Annotated[ExportFormat | None, typer.Option("--to", parser=one_of("--to"))]
Force = Annotated[bool, typer.Option("--force")]
OldFile = Annotated[str, typer.Argument(metavar="OLD")]
NewFile = Annotated[str, typer.Argument(metavar="NEW")]
NewKey = Annotated[str | None, typer.Argument()]
Rows = Annotated[str | None, typer.Option("--from")]
Like = Annotated[str | None, typer.Option("--like")]
Files = Annotated[list[str] | None, typer.Argument()]
Select = Annotated[str | None, typer.Option("--select")]
Find = Annotated[bool, typer.Option("--find")]
Listed = Annotated[bool, typer.Option("--list")]

Spoken = Annotated[str | None, typer.Option("--lang", parser=one_of("--lang"))]


def _declare(  # noqa: PLR0913 -- the options of the contract
    *,
    data: Annotated[str | None, typer.Option("--data")] = None,
    cache: Annotated[bool, typer.Option("--cache/--no-cache")] = True,
    lang: Spoken = None,
    format: Annotated[  # noqa: A002 -- the option's name
        str | None, typer.Option("--format", parser=one_of("--format"))
    ] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
    ndjson: Annotated[bool, typer.Option("--ndjson")] = False,
    excel: Annotated[bool, typer.Option("--excel")] = False,
    fields: Annotated[str | None, typer.Option("--fields")] = None,
    unit: Annotated[str | None, typer.Option("--unit")] = None,
    limit: Annotated[int | None, typer.Option("--limit", parser=number("--limit", 1))] = None,
    period: Annotated[str | None, typer.Option("--period")] = None,
    exact: Annotated[bool, typer.Option("--exact")] = False,
    ascii: Annotated[bool, typer.Option("--ascii")] = False,  # noqa: A002 -- the option's name
    no_color: Annotated[bool, typer.Option("--no-color")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v")] = False,
    explain: Annotated[bool, typer.Option("--explain")] = False,
) -> None:
    """Stand for the part that the signatures of commands share."""


_OPTIONS = inspect.signature(_declare).parameters
_SOME = frozenset({"cache", "unit", "period", "exact", "verbose", "explain"})
"""Options that only some commands have a use for; `takes` names those of a command."""
OF_ANSWERS = (
    "format", "json", "ndjson", "excel", "fields", "limit", "ascii", "no_color", "no_pager",
)  # fmt: skip
"""Options of commands that give an answer out of the knowledge."""

_OF_CHECK = {
    "format": _OPTIONS["format"].replace(
        annotation=Annotated[str | None, typer.Option("--format", parser=one_of("check --format"))]
    )
}
"""Options that the check of drafts has in another form."""

Command = Callable[..., int]


def takes(
    *some: str, without: tuple[str, ...] = (), is_check: bool = False
) -> Callable[[Command], Command]:
    """Give a command the shared options that have an effect on it, and its `request` their values.

    `some` are those of the options that not every command has a use for; `without` others that
    this one has none for.
    """
    left_out = {*_SOME, *without} - set(some)
    known = {**_OPTIONS, **(_OF_CHECK if is_check else {})}
    options = {name: option for name, option in known.items() if name not in left_out}

    def give(command: Command) -> Command:
        signature = inspect.signature(command)
        own = [parameter for name, parameter in signature.parameters.items() if name != "request"]

        @functools.wraps(command)
        def run(**given: object) -> int:
            said = {name: given.pop(name) for name in options}
            return command(**given, request=Request(**said))  # type: ignore[arg-type]

        run.__signature__ = signature.replace(  # type: ignore[attr-defined]
            parameters=[p.replace(kind=p.KEYWORD_ONLY) for p in (*own, *options.values())]
        )
        return run

    return give
