"""The command line, as Typer commands: parse, look up and tell."""

import contextlib
import copy
import difflib
import os
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer
import typer.core

from hunanfacts.command import error_boundary, lookup, options, streams
from hunanfacts.command.options import AnyKeys, File, Keys, Words, listed, one_of, takes
from hunanfacts.command.request import Request
from hunanfacts.model import errors
from hunanfacts.model.vocabulary import Kind, Measure, Status
from hunanfacts.search.conditions import Conditions

# Typer has no public name for what it raises over a wrong command line, only for this kind of it.
_UsageProblem: type[Exception] = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="hunanfacts",
    help="Facts and figures about Hunan, each with its bound, unit, period and source.\n\n"
    "查湖南的事实与数据，每个数都带界限、单位、时期和出处。",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class _Command(typer.core.TyperCommand):
    """A command that refuses an option given twice, of which Typer would take the last alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 -- Typer has no public name for it
        """Parse as ever, once it is known that no option is there twice."""
        _, _, given = self.make_parser(ctx).parse_args(list(args))
        for name, count in Counter(
            each.opts[0]
            for each in given
            if each.param_type_name == "option"
            and not (each.multiple or getattr(each, "is_flag", False))
        ).items():
            if count > 1:
                raise errors.UsageError(
                    zh=f"{name}只能给一次",
                    en=f"{name} is given twice; it takes one value",
                    input=name,
                )
        return super().parse_args(ctx, args)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the versions. 版本")] = False,
) -> None:
    """Answer what is asked without a command."""
    if version:
        lookup.versions()
        raise typer.Exit
    if context.invoked_subcommand is None:
        streams.write([context.get_help()])
        raise typer.Exit


@app.command(cls=_Command)
@takes("cache", "unit", "period", "exact", "explain")
def stat(
    words: Words,
    request: Request,
    *,
    value: Annotated[bool, typer.Option("--value", help="The bare number. 只要数字")] = False,
) -> int:
    """Give the figures of what QUERY names (查数据)."""
    return lookup.stat(words, request, value=value)


@app.command(cls=_Command)
@takes("cache", "unit", "period", "exact", "explain")
def search(words: Words, request: Request) -> int:
    """Find facts that answer QUERY, best first (搜索)."""
    return lookup.search(words, request)


@app.command(cls=_Command)
@takes("cache", "unit")
def show(keys: Keys, request: Request) -> int:
    """Show facts whole, with source and notes (细节)."""
    return lookup.show(keys, request)


@app.command("list", cls=_Command)
@takes("cache", "unit", "period")
def list_(  # noqa: PLR0913 -- each is a condition of its own
    request: Request,
    *,
    topic: Annotated[
        list[str] | None, typer.Option(metavar="TOPIC", help="Of a topic. 主题")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(parser=one_of(Kind), metavar=listed(Kind), help="Of a kind. 类别"),
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="Of a place. 地点")
    ] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            parser=one_of(Measure), metavar=listed(Measure), help="Figures of a measure. 性质"
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            parser=one_of(Status), metavar=listed(Status), help="Figures of a status. 状态"
        ),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Out of a source. 来源")
    ] = None,
    paragraph: Annotated[
        list[int] | None, typer.Option(metavar="N", help="In a paragraph. 段落")
    ] = None,
    least: Annotated[
        str | None, typer.Option("--min", metavar="AMOUNT", help="Figures from this on. 不小于")
    ] = None,
    most: Annotated[
        str | None, typer.Option("--max", metavar="AMOUNT", help="Figures up to this. 不大于")
    ] = None,
    maybe: Annotated[
        bool, typer.Option("--maybe", help="Also figures that may be within. 也列可能的")
    ] = False,
) -> int:
    """List facts that meet conditions, or all (列出)."""
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


@app.command(cls=_Command)
@takes("cache", "period")
def topics(request: Request) -> int:
    """Count the facts of each topic (主题)."""
    return lookup.list_topics(request)


@app.command(cls=_Command)
@takes("cache")
def sources(request: Request) -> int:
    """List the sources, with the number of facts out of each (来源)."""
    return lookup.list_sources(request)


@app.command(cls=_Command)
@takes("cache", "unit", "period")
def units(keys: Keys, request: Request) -> int:
    """List the units that the figures of facts fit (可换算的单位)."""
    from hunanfacts.command import reckon

    return reckon.units(keys, request)


@app.command(cls=_Command)
@takes("cache", "unit", "period")
def trend(keys: Keys, request: Request) -> int:
    """Show how the figures of facts change over time (变化)."""
    from hunanfacts.command import reckon

    return reckon.trends(keys, request)


@app.command(cls=_Command)
@takes("cache", "unit", "period")
def audit(request: Request, keys: AnyKeys = None) -> int:
    """Reckon what figures imply, and where they disagree (核算)."""
    from hunanfacts.command import reckon

    return reckon.audit(keys or (), request)


@app.command(cls=_Command)
@takes("cache", is_check=True)
def check(  # noqa: PLR0913 -- each is a choice of its own
    files: options.Drafts,
    request: Request,
    *,
    glob: options.Globs = None,
    with_all: options.WithAll = False,
    baseline: options.Baseline = None,
    write_baseline: options.NewBaseline = None,
) -> int:
    """Hold the figures of drafts against the facts (核对稿件)."""
    from hunanfacts.command import check

    manner = check.Manner(
        globs=glob or (),
        lists_all=with_all,
        baseline=baseline,
        new_baseline=write_baseline,
    )
    return check.check(files, request, manner)


@app.command(cls=_Command)
@takes("cache", only=("data", "cache", "lang"))
def export(
    path: options.Target,
    request: Request,
    *,
    to: options.To = None,
    force: options.Force = False,
) -> int:
    """Write the whole knowledge for other tools (导出)."""
    from hunanfacts.command import export

    return export.export(path, request, asked=to, force=force)


@app.command(cls=_Command)
@takes("cache", only=("data", "cache", "lang"))
def mcp(request: Request) -> int:
    """Serve agents over stdin and stdout, by the Model Context Protocol (供智能体查询)."""
    from hunanfacts.command import mcp

    return mcp.serve(request)


@app.command(cls=_Command)
@takes()
def validate(request: Request, file: File = None) -> int:
    """Check a knowledge file, and its words against its figures (检查)."""
    from hunanfacts.command import author

    return author.validate(file, request)


@app.command(cls=_Command)
@takes(without=("data",))
def cache(
    request: Request,
    action: Annotated[
        str | None,
        typer.Argument(
            parser=one_of(Literal["clear"]), metavar="[clear]", help="Remove them. 清除"
        ),
    ] = None,
) -> int:
    """Show what is kept of files of your own, or clear it away (缓存)."""
    from hunanfacts.command import cache

    return cache.list_indexes(request, clear=action is not None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line through Typer alone and return its exit status."""
    return error_boundary.guarded(run, arguments)


def run(given: list[str]) -> int:
    """Run the command line; UsageError for what Typer finds wrong."""
    if os.environ.get("_HUNANFACTS_COMPLETE"):
        with contextlib.suppress(KeyError, ValueError):  # a shell that does not say what is typed
            typer.main.get_command(app).main([], "hunanfacts")
        return 0
    command = typer.main.get_command(_app_with(given[0]) if given else app)
    try:
        with command.make_context("hunanfacts", list(given)) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except _UsageProblem as error:
        raise _usage(error, given) from error


def _app_with(name: str) -> typer.Typer:
    """Return the application with that command alone, if there is one.

    Typer takes about half a bare start of Python to prepare them all.
    """
    alone = copy.copy(app)
    alone.registered_commands = [info for info in app.registered_commands if _name(info) == name]
    return alone if alone.registered_commands else app


def _name(info: typer.models.CommandInfo) -> str:
    return str(info.name or getattr(info.callback, "__name__", ""))


def _usage(error: Exception, given: list[str]) -> errors.UsageError:
    """Take over what Typer finds wrong; a fact in place of a command is the likeliest slip.

    Typer itself names a command that looks like what was typed.
    """
    message = str(error.format_message())  # type: ignore[attr-defined]
    first = given[0] if given else ""
    commands = list(map(_name, app.registered_commands))
    if first in commands:
        return errors.UsageError(
            zh=f"用法不对：{message}\n用法见：hunanfacts {first} -h",
            en=f"{message}\nSee: hunanfacts {first} -h",
        )
    is_answered = not first.startswith("-") and lookup.is_answered(first)
    near = f"hunanfacts stat {first}" if is_answered else "hunanfacts -h"
    is_slip = bool(difflib.get_close_matches(first, commands))
    return errors.UsageError(
        zh=f"用法不对：{message}",
        en=message,
        input=first,
        suggestions=() if is_slip else (errors.Suggestion(command=near),),
    )
