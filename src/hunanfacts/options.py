"""The options that every command takes, declared once."""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from hunanfacts import console, quantity
from hunanfacts.errors import UsageError
from hunanfacts.records import Language  # noqa: TC001 -- Typer reads the annotations
from hunanfacts.render.answer import Format, Style

if TYPE_CHECKING:
    from collections.abc import Callable

Words = Annotated[
    list[str],
    typer.Argument(metavar="QUERY...", help="Words of one query; - reads one a line. 查询词"),
]
Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys of facts. 事实的键")]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the shared options say; each field is declared to Typer by its annotation."""

    data: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", envvar="HUNANFACTS_DATA", help="Another knowledge file. 另用知识文件"
        ),
    ] = None
    lang: Annotated[
        Language | None, typer.Option(help="Language of the answer. 语言（默认随系统）")
    ] = None
    format: Annotated[
        Format | None,
        typer.Option(help="Format: table on a terminal, plain elsewhere. 格式"),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="The same as --format json. 输出JSON")] = (
        False
    )
    ndjson: Annotated[bool, typer.Option("--ndjson", help="The same as --format ndjson.")] = False
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B.C", help="Only these fields of the record. 只要这些字段"),
    ] = None
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="Turn figures into this unit. 换算单位")
    ] = None
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most N facts. 最多几条")
    ] = None
    period: Annotated[
        str | None,
        typer.Option(metavar="P", help="Only figures within 2021, 2022-05 … 只要该时期"),
    ] = None
    exact: Annotated[
        bool, typer.Option("--exact", help="Only a whole key, alias or label. 完全匹配")
    ] = False
    ascii: Annotated[bool, typer.Option("--ascii", help="Escape all but ASCII. 只用ASCII")] = False
    no_color: Annotated[bool, typer.Option("--no-color", help="No bold or dim. 不用颜色")] = False

    @property
    def language(self) -> Language:
        """The language asked for, else the locale's."""
        return self.lang or console.language()

    @property
    def asked_period(self) -> str | None:
        """The period asked for; UsageError where it is none."""
        if self.period is not None and not quantity.is_period(self.period):
            raise UsageError(
                zh=f"“{self.period}”不是时期；请写成2021、2022-05、2022-07-07或2016/2020",
                en=f'"{self.period}" is not a period; write 2021, 2022-05, 2022-07-07 or 2016/2020',
                input=self.period,
            )
        return self.period

    @property
    def style(self) -> Style:
        """How the answer is to look."""
        return Style(
            format=self._format,
            language=self.language,
            fields=self._fields,
            escape=self.ascii or not console.takes_any_character(),
            width=console.width(),
            colour=console.shows_colour() and not self.no_color,
        )

    @property
    def _format(self) -> Format:
        asked: set[Format] = {self.format} if self.format else set()
        asked |= {"json"} if self.json else set()
        asked |= {"ndjson"} if self.ndjson else set()
        if len(asked) > 1:
            raise UsageError(
                zh="--json、--ndjson与--format不一致，只能选一种格式",
                en="--json, --ndjson and --format disagree; ask for one format",
            )
        return asked.pop() if asked else "table" if console.is_terminal() else "plain"

    @property
    def _fields(self) -> tuple[str, ...]:
        if self.fields is None:
            return ()
        names = tuple(name.strip() for name in self.fields.split(",") if name.strip())
        if not names:
            raise UsageError(zh="--fields后面没有字段", en="--fields names no field")
        return names


def shared(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command every shared option, and the command an `options` of what they say."""
    options = inspect.signature(Options, eval_str=True).parameters
    signature = inspect.signature(command, eval_str=True)
    own = [parameter for name, parameter in signature.parameters.items() if name != "options"]

    @functools.wraps(command)
    def run(**given: object) -> int:
        said = {name: given.pop(name) for name in options}
        return command(**given, options=Options(**said))  # type: ignore[arg-type]

    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[p.replace(kind=p.KEYWORD_ONLY) for p in (*own, *options.values())]
    )
    return run
