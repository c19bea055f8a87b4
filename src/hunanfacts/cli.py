"""The command line, as Typer commands: parse, look up and tell."""

import contextlib
import copy
import difflib
import os
from collections.abc import Sequence
from typing import Annotated

import typer

from hunanfacts import boundary, console, desk, errors
from hunanfacts.options import AnyKeys, File, Keys, Words, shared
from hunanfacts.request import Request
from hunanfacts.vocabulary import Kind

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


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the versions. 版本")] = False,
) -> None:
    """Answer what is asked without a command."""
    if version:
        desk.versions()
        raise typer.Exit
    if context.invoked_subcommand is None:
        console.write([context.get_help()])
        raise typer.Exit


@app.command()
@shared
def stat(
    words: Words,
    request: Request,
    *,
    value: Annotated[bool, typer.Option("--value", help="The bare number. 只要数字")] = False,
) -> int:
    """Give the figures of what QUERY names (查数据)."""
    return desk.stat(words, request, value=value)


@app.command()
@shared
def search(words: Words, request: Request) -> int:
    """Find facts that answer QUERY, best first (搜索)."""
    return desk.search(words, request)


@app.command()
@shared
def show(keys: Keys, request: Request) -> int:
    """Show facts whole, with source and notes (细节)."""
    return desk.show(keys, request)


@app.command("list")
@shared
def list_(  # noqa: PLR0913 -- each is a condition of its own
    request: Request,
    *,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of a topic. 主题")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Of a kind. 类别")] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="Of a place. 地点")] = None,
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
    return desk.list_facts(
        request, topic=topic, kind=kind, place=place, least=least, most=most, maybe=maybe
    )


@app.command()
@shared
def topics(request: Request) -> int:
    """Count the facts of each topic (主题)."""
    return desk.list_topics(request)


@app.command()
@shared
def units(keys: Keys, request: Request) -> int:
    """List the units that the figures of facts fit (可换算的单位)."""
    from hunanfacts import study  # noqa: PLC0415 -- only these commands reckon

    return study.units(keys, request)


@app.command()
@shared
def trend(keys: Keys, request: Request) -> int:
    """Show how the figures of facts change over time (变化)."""
    from hunanfacts import study  # noqa: PLC0415

    return study.trends(keys, request)


@app.command()
@shared
def audit(request: Request, keys: AnyKeys = None) -> int:
    """Reckon what figures imply, and where they disagree (核算)."""
    from hunanfacts import study  # noqa: PLC0415

    return study.audit(keys or (), request)


@app.command()
@shared
def validate(request: Request, file: File = None) -> int:
    """Check a knowledge file, and its words against its figures (检查)."""
    from hunanfacts import inspection  # noqa: PLC0415

    return inspection.validate(file, request)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line through Typer alone and return its exit status."""
    return boundary.guarded(run, arguments)


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
    near = "hunanfacts -h" if first.startswith("-") else f"hunanfacts stat {first}"
    is_slip = bool(difflib.get_close_matches(first, commands))
    return errors.UsageError(
        zh=f"用法不对：{message}", en=message, input=first, suggestions=() if is_slip else (near,)
    )
