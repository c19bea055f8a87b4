"""The command line. Each command parses, looks up and tells; `main` is where all errors end."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from hunanfacts import __version__, console, errors, loading
from hunanfacts.desk import Desk
from hunanfacts.options import Keys, Options, Words, shared
from hunanfacts.records import Kind, Language
from hunanfacts.render import json
from hunanfacts.render.answer import MACHINE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(
    name="hunanfacts",
    help="Facts and figures about Hunan, each with its bound, unit, period and source.\n\n"
    "查湖南的事实与数据，每个数都带界限、单位、时期和出处。",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the versions. 版本")] = False,
) -> None:
    """Answer what is asked without a command."""
    if version:
        data = loading.load(loading.packaged_file()).version
        console.write([f"hunanfacts {__version__} (data {data}, schema {json.SCHEMA})"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        console.write([context.get_help()])
        raise typer.Exit


@app.command()
@shared
def stat(
    words: Words,
    options: Options,
    *,
    value: Annotated[bool, typer.Option("--value", help="The bare number. 只要数字")] = False,
) -> int:
    """Give the figures of what QUERY names (查数据)."""
    desk = Desk(options)
    return desk.ask(
        "stat",
        words,
        lambda text: desk.base.stat(text, period=desk.period, exact=options.exact),
        desk.tell_value if value else desk.tell,
    )


@app.command()
@shared
def search(words: Words, options: Options) -> int:
    """Find facts that hold every word of QUERY (搜索)."""
    desk = Desk(options)
    return desk.ask(
        "search",
        words,
        lambda text: desk.base.search(text, period=desk.period, exact=options.exact),
        desk.tell_even_nothing,
    )


@app.command()
@shared
def show(keys: Keys, options: Options) -> int:
    """Show facts whole, with source and notes (细节)."""
    desk = Desk(options)
    facts = [fact for key in keys for fact in desk.base.show(key)]
    desk.tell(desk.answer("show", " ".join(keys), facts))
    return 0


@app.command("list")
@shared
def list_(
    options: Options,
    *,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of a topic. 主题")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Of a kind. 类别")] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="Of a place. 地点")] = None,
) -> int:
    """List facts that meet conditions, or all (列出)."""
    desk = Desk(options)
    facts = desk.base.facts(topic=topic, kind=kind, place=place, period=desk.period)
    desk.tell_even_nothing(desk.answer("list", None, facts))
    return 0


@app.command()
@shared
def topics(options: Options) -> int:
    """Count the facts of each topic (主题)."""
    desk = Desk(options)
    desk.tell_even_nothing(desk.answer("topics", None, desk.base.topics(period=desk.period)))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing escapes but SystemExit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console.prepare()
    try:
        return _run(given)
    except BrokenPipeError:
        return _after_closed_pipe()
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001 -- the last resort
        error = _named(problem, given)
        language, machine = _glimpse(given)
        console.report(error, language, machine=machine)
        return error.exit_code


def _run(given: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("hunanfacts", given) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as done:
        return done.exit_code


def _named(problem: BaseException, given: list[str]) -> errors.HunanfactsError:
    """Say in our own terms what went wrong."""
    match problem:
        case errors.HunanfactsError():
            return problem
        case typer.TyperException():
            return _usage(problem, given)
        case KeyboardInterrupt() | typer.Abort():
            return errors.InterruptedByUserError(zh="已中断", en="interrupted")
        case OSError():
            reason = problem.strerror or str(problem)
            return errors.OutputError(zh=f"写不出：{reason}", en=f"cannot write: {reason}")
        case _:
            return _bug(problem)


def _glimpse(given: Sequence[str]) -> tuple[Language, bool]:
    """Guess language and kind of format of a command line that may not be a right one."""
    said = dict(zip(given, [*given[1:], ""], strict=True))
    said |= dict(word.split("=", 1) for word in given if word.startswith("--") and "=" in word)
    language = said.get("--lang", "")
    machine = {"--json", "--ndjson"} & set(given) or said.get("--format") in MACHINE_FORMATS
    return (
        language if language in get_args(Language) else console.language(),  # type: ignore[return-value]
        bool(machine),
    )


def _usage(error: typer.TyperException, given: list[str]) -> errors.UsageError:
    """Take over what Typer finds wrong; a fact in place of a command is the likeliest slip."""
    commands = [info.name or info.callback.__name__ for info in app.registered_commands
                if info.callback]  # fmt: skip
    first = given[0] if given else ""
    message = error.format_message()
    if first in commands:
        return errors.UsageError(
            zh=f"用法不对：{message}\n用法见：hunanfacts {first} -h",
            en=f"{message}\nSee: hunanfacts {first} -h",
        )
    is_word = not first.startswith("-")
    return errors.UsageError(
        zh=f"用法不对：{message}",
        en=message,
        input=first,
        suggestions=(f"hunanfacts stat {first}",) if is_word else ("hunanfacts -h",),
    )


def _bug(problem: BaseException) -> errors.InternalError:
    if os.environ.get("HUNANFACTS_DEBUG"):
        traceback.print_exception(problem)
    what = f"{type(problem).__name__}: {problem}"
    return errors.InternalError(
        zh=f"程序出错（这是我们的错）：{what}\n设HUNANFACTS_DEBUG=1再试可看到全部细节",
        en=f"a bug of ours: {what}\nset HUNANFACTS_DEBUG=1 and try again for the details",
    )


def _after_closed_pipe() -> int:
    """Let nothing more be written, not even at exit; a reader that has enough is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
