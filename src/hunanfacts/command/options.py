"""The options that commands share, declared to Typer once."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, get_args

import typer

from hunanfacts.command import lookup
from hunanfacts.command.request import Request
from hunanfacts.model.vocabulary import CheckFormat, ExportFormat, Format, Language

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY...",
        help="Words of one query; - reads one a line. 查询词",
        autocompletion=lookup.keys,
    ),
]
Keys = Annotated[
    list[str],
    typer.Argument(metavar="KEY...", help="Keys of facts. 事实的键", autocompletion=lookup.keys),
]
AnyKeys = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[KEY]...", help="Of these facts; else of all. 只看这些", autocompletion=lookup.keys
    ),
]

Drafts = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Drafts, or folders; - reads one. 稿件或文件夹"),
]
Globs = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="Which files of a folder: **/*.md … 哪些文件"),
]
WithAll = Annotated[bool, typer.Option("--all", help="Also numbers that need no mending. 全部列出")]
Baseline = Annotated[
    str | None, typer.Option(metavar="FILE", help="Leave out what it accepts. 不列已接受的")
]
NewBaseline = Annotated[
    str | None, typer.Option(metavar="FILE", help="Accept the faults of now. 记下现有的")
]
Target = Annotated[
    str, typer.Argument(metavar="PATH", help="Where to; - is stdout, for csv and ndjson. 写到哪里")
]
To = Annotated[
    ExportFormat | None, typer.Option(help="The format, if PATH's ending does not say it. 格式")
]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there. 替换已有的")]
File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="A knowledge file. 知识文件")]


def one_of(words: object) -> Callable[[str], str]:
    """Return a parser of one of the words of a Literal, which Typer does not take several of."""
    known = get_args(words)

    def parse(word: str) -> str:
        if word in known:
            return word
        raise typer.BadParameter(f"{word!r} is not one of {', '.join(map(repr, known))}.")

    return parse


def listed(words: object) -> str:
    """Return what stands for one of the words in a help text."""
    return f"[{'|'.join(get_args(words))}]"


def _declare(  # noqa: PLR0913 -- the options of the contract
    *,
    data: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Another knowledge file [env var: HUNANFACTS_DATA]. 另用知识文件",
        ),
    ] = None,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep a file's index for the next time. 缓存")
    ] = True,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the answer. 语言（默认随系统）")
    ] = None,
    format: Annotated[  # noqa: A002 -- the option's name
        Format | None,
        typer.Option(help="Format: table on a terminal, plain elsewhere. 格式"),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="The same as --format json. 输出JSON")
    ] = False,
    ndjson: Annotated[
        bool, typer.Option("--ndjson", help="The same as --format ndjson. 每行一条")
    ] = False,
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B.C", help="Only these fields of the record. 只要这些字段"),
    ] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="Turn figures into this unit. 换算单位")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most N facts. 最多几条")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="P", help="Only figures within 2021, 2022-05 … 只要该时期"),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only a whole key, alias or label. 完全匹配")
    ] = False,
    ascii: Annotated[  # noqa: A002 -- the option's name
        bool, typer.Option("--ascii", help="Escape all but ASCII. 只用ASCII")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No bold or dim. 不用颜色")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say on stderr why results stand so. 说明排序")
    ] = False,
) -> None:
    """Stand for the part that the signatures of commands share."""


_OPTIONS = inspect.signature(_declare).parameters
_SOME = frozenset({"cache", "unit", "period", "exact", "explain"})
"""Options that only some commands have a use for; `takes` names those of a command."""

_OF_CHECK = {
    "format": _OPTIONS["format"].replace(
        annotation=Annotated[
            CheckFormat | None,
            typer.Option(help="Format: table on a terminal, plain elsewhere. 格式"),
        ]
    )
}
"""Options that the check of drafts has in another form."""

Command = Callable[..., int]


def takes(
    *some: str,
    without: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    is_check: bool = False,
) -> Callable[[Command], Command]:
    """Give a command the shared options that have an effect on it, and its `request` their values.

    `some` are those of the options that not every command has a use for; `without` others that
    this one has none for, or all but the `only` ones.
    """
    without = tuple(set(_OPTIONS) - set(only)) if only else without
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
