"""The command line, as Typer commands: parse, look up and tell."""

import copy
import functools
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from hunanfacts.command import error_boundary, lookup, options, streams
from hunanfacts.command.options import AnyKeys, Files, Find, Keys, Listed, Select, Words, takes
from hunanfacts.command.request import Request
from hunanfacts.command.typer_classes import Command, Commands, UsageProblem, end_with_help
from hunanfacts.command.words import one_of
from hunanfacts.model import errors
from hunanfacts.search.conditions import Conditions

app = typer.Typer(
    name="hunanfacts",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version")] = False,
    lang: options.Spoken = None,
    no_pager: Annotated[bool, typer.Option("--no-pager")] = False,
) -> None:
    """Answer what is asked without a command; the other options are of the one that follows."""
    if version:
        lookup.versions()
        raise typer.Exit
    if context.invoked_subcommand is None:
        end_with_help(None, context)
    context.default_map = {context.invoked_subcommand: {"lang": lang, "no_pager": no_pager}}


@app.command(cls=Command)
@takes("cache", "unit", "period", "exact", "explain")
def stat(
    words: Words,
    request: Request,
    *,
    value: Annotated[bool, typer.Option("--value")] = False,
    sentence: options.InSentences = False,
) -> int:
    """Give the figures of what QUERY names."""
    return lookup.stat(words, request, value=value, sentence=sentence)


@app.command(cls=Command)
@takes("cache", "unit", "period", "exact", "explain")
def search(words: Words, request: Request) -> int:
    """Find facts that answer QUERY, best first."""
    return lookup.search(words, request)


@app.command(cls=Command)
@takes("cache", "unit")
def show(
    keys: Keys,
    request: Request,
    *,
    sentence: options.InSentences = False,
    article: options.Article = None,
) -> int:
    """Show facts whole, with source and notes."""
    return lookup.show(keys, request, sentence=sentence, article=article)


@app.command(cls=Command)
@takes("cache", "period")
def cite(
    keys: Keys,
    request: Request,
    *,
    style: options.Style = None,
    sentence: options.InSentences = False,
) -> int:
    """Cite the sources of facts, of figures, or by their ids."""
    from hunanfacts.command import cite

    return cite.sentences(keys, request) if sentence else cite.cite(keys, request, style)


@app.command("list", cls=Command)
@takes("cache", "unit", "period", "verbose")
def list_(  # noqa: PLR0913 -- each is a condition of its own
    request: Request,
    *,
    topic: options.Topics = None,
    kind: options.Kinds = None,
    place: options.Places = None,
    measure: options.Measures = None,
    status: options.Statuses = None,
    source: options.Sources = None,
    paragraph: options.Paragraphs = None,
    least: options.Least = None,
    most: options.Most = None,
    maybe: options.Maybe = False,
) -> int:
    """List facts that meet conditions, or all."""
    conditions = Conditions(
        topics=topic or (),
        kinds=kind or (),
        places=place or (),
        measures=measure or (),
        statuses=status or (),
        sources=source or (),
        paragraphs=paragraph or (),
        least=least,
        most=most,
        maybe=maybe,
    )
    return lookup.list_facts(request, conditions)


@app.command(cls=Command)
@takes("cache", "period")
def topics(request: Request) -> int:
    """Count the facts of each topic."""
    return lookup.list_topics(request)


@app.command(cls=Command)
@takes("cache")
def sources(request: Request) -> int:
    """List the sources, with the number of facts out of each."""
    return lookup.list_sources(request)


@app.command(cls=Command)
@takes("cache", "unit", "period")
def units(keys: Keys, request: Request) -> int:
    """List the units that the figures of facts fit."""
    from hunanfacts.command import reckon

    return reckon.units(keys, request)


@app.command(cls=Command)
@takes("cache", "unit", "period")
def trend(
    keys: Keys, request: Request, *, svg: options.Picture = None, force: options.Force = False
) -> int:
    """Show how the figures of facts change over time."""
    from hunanfacts.command import reckon

    return reckon.trends(keys, request, svg=svg, force=force)


@app.command(cls=Command)
@takes("cache", "unit", "period")
def audit(request: Request, keys: AnyKeys = None, *, other: options.OtherKnowledge = None) -> int:
    """Reckon what figures imply, and where they or two sources disagree."""
    from hunanfacts.command import reckon

    return reckon.audit(keys or (), request, other)


@app.command(cls=Command)
@takes("cache", is_check=True)
def check(  # noqa: PLR0913 -- each is a choice of its own
    files: options.Drafts,
    request: Request,
    *,
    glob: options.Globs = None,
    with_all: options.WithAll = False,
    long: options.Long = False,
    baseline: options.Baseline = None,
    write_baseline: options.NewBaseline = None,
) -> int:
    """Hold the figures of drafts against the facts."""
    from hunanfacts.command import check

    manner = check.Manner(
        globs=glob or (),
        lists_all=with_all,
        takes_long=long,
        baseline=baseline,
        new_baseline=write_baseline,
    )
    return check.check(files, request, manner)


@app.command(cls=Command)
@takes("cache", without=options.OF_ANSWERS)
def export(
    path: options.Target,
    request: Request,
    *,
    to: options.To = None,
    force: options.Force = False,
) -> int:
    """Write the whole knowledge for other tools."""
    from hunanfacts.command import export

    return export.export(path, request, asked=to, force=force)


@app.command(cls=Command)
@takes("cache", without=options.OF_ANSWERS)
def mcp(request: Request) -> int:
    """Serve agents over stdin and stdout, by the Model Context Protocol."""
    from hunanfacts.command import mcp

    return mcp.serve(request)


@app.command(cls=Command)
@takes()
def validate(  # noqa: PLR0913 -- one for each option
    request: Request,
    files: Files = None,
    *,
    select: Select = None,
    find: Find = False,
    listed: Listed = False,
    against: options.Against = None,
    source: options.OneSource = None,
) -> int:
    """Check knowledge files, their words against their figures, or all against the source."""
    if against is not None:
        from hunanfacts.command import proof

        return proof.prove(files, against, source, request)
    if source is not None:
        raise errors.UsageError(
            zh="--source要与--against同用", en="--source goes with --against", input="--source"
        )
    from hunanfacts.command import author

    return author.validate(files or [], request, author.Manner(select, find, listed))


@app.command(cls=Command)
@takes(without=options.OF_ANSWERS)
def new(
    request: Request,
    key: options.NewKey = None,
    *,
    like: options.Like = None,
    rows: options.Rows = None,
) -> int:
    """Give a knowledge file, or facts, to begin with."""
    from hunanfacts.command import new

    return new.new(key, request, like=like, rows=rows)


@app.command(cls=Command)
@takes(without=("data",))
def diff(old: options.OldFile, new: options.NewFile, request: Request) -> int:
    """Tell what differs between two knowledge files."""
    from hunanfacts.command import diff

    return diff.diff(old, new, request)


@app.command(cls=Command)
@takes(without=(*(name for name in options.OF_ANSWERS if name != "ascii"), "data"))
def schema(
    request: Request,
    name: Annotated[str, typer.Argument(parser=one_of("schema"))] = "knowledge",
) -> int:
    """Print the JSON Schema of a knowledge file, or of an output."""
    from hunanfacts.command import schema

    return schema.schema(name, request)


@app.command(cls=Command)
@takes(without=("data",))
def cache(
    request: Request,
    action: Annotated[str | None, typer.Argument(parser=one_of("cache"))] = None,
) -> int:
    """Show what is kept of files of your own, or clear it away."""
    from hunanfacts.command import cache

    return cache.list_indexes(request, clear=action is not None)


@app.command(cls=Command)
@takes(without=(*options.OF_ANSWERS, "data"))
def completion(
    request: Request,  # noqa: ARG001 -- its options are checked
    shell: Annotated[str, typer.Argument(parser=one_of("completion"))],
) -> int:
    """Print the script with which a shell completes."""
    from hunanfacts.command.completion import scripts

    streams.write([scripts.SCRIPTS[shell]])
    return 0


@app.command("help", cls=Command)
@takes("no_pager", without=options.OF_ANSWERS)
def help_(request: Request, name: Annotated[str | None, typer.Argument()] = None) -> int:
    """Explain a command or a topic."""
    from hunanfacts.command.help import pages

    language = request.style.language
    pages.write(pages.page(name, language, request.data), no_pager=not request.pages)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line through Typer alone and return its exit status."""
    return error_boundary.guarded(run, arguments)


def run(given: list[str]) -> int:
    """Run the command line; UsageError for what Typer finds wrong."""
    command = _command(given[0] if given and given[0] in _names() else "")
    language, data, _ = error_boundary.glimpse(given)
    asked = (language, data, "--no-pager" in given)
    try:
        with command.make_context("hunanfacts", list(given), obj=asked) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except UsageProblem as error:
        from hunanfacts.command import misuse

        raise misuse.named(error, given) from error


@functools.cache
def _command(name: str) -> Any:  # noqa: ANN401 -- Typer has no public name for it
    """Return the application as Typer has prepared it: with that command alone, or "" for all.

    Typer takes about half a bare start of Python to prepare them all.
    """
    alone = copy.copy(app)
    alone.registered_commands = [
        info for info in app.registered_commands if name in {"", _name(info)}
    ]
    return typer.main.get_command(alone)


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(map(_name, app.registered_commands))


def _name(info: typer.models.CommandInfo) -> str:
    return str(info.name or getattr(info.callback, "__name__", ""))
