"""What a command line asks for besides the query: the shared options, checked."""

from __future__ import annotations

import os

from hunanfacts.command import streams
from hunanfacts.model.errors import UsageError
from hunanfacts.render.answer import MACHINE_FORMATS, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import CheckFormat, Language


MOST_LISTED = 1_000
"""Findings of an audit, and warnings of a file, that are listed where no other number is asked for;
a fact of an author's file has hardly one."""

_MOST_FIELDS = 200
"""Fields that --fields names: no record has so many, and each is looked up in every record."""


class Request:
    """The shared options; `options.py` declares each to Typer under the same name."""

    def __init__(  # noqa: PLR0913 -- the options of the contract
        self,
        *,
        data: str | None = None,
        cache: bool = True,
        lang: Language | None = None,
        format: CheckFormat | None = None,  # noqa: A002 -- the option's name
        json: bool = False,
        ndjson: bool = False,
        excel: bool = False,
        fields: str | None = None,
        unit: str | None = None,
        limit: int | None = None,
        period: str | None = None,
        exact: bool = False,
        ascii: bool = False,  # noqa: A002 -- the option's name
        no_color: bool = False,
        no_pager: bool = False,
        verbose: bool = False,
        explain: bool = False,
    ) -> None:
        """Check what is asked for; UsageError where it cannot be had."""
        self.data = os.environ.get("HUNANFACTS_DATA") or None if data is None else data
        """The knowledge file asked for; None for that of the installation."""
        self.cache = cache
        self.unit = _checked_unit(unit)
        self.limit = limit
        self.period = None if period is None else _checked_period(period)
        self.exact = exact
        self.ascii = ascii
        self.explain = explain
        self.pages = streams.is_terminal() and not no_pager
        """Whether what is longer than the screen may go through a pager."""
        self.is_format_asked = bool(format or json or ndjson or excel or fields is not None)
        self.style = Style(
            format=_chosen_format(format, json=json, ndjson=ndjson, csv=excel),
            excel=excel,
            language=lang or streams.language(),
            fields=_split_fields(fields),
            escape=ascii or not streams.takes_any_character(),
            width=streams.width(),
            colour=streams.shows_colour() and not no_color,
            verbose=verbose,
            indented=streams.is_terminal(),
        )

    @property
    def most(self) -> int:
        """How many results of a command are listed whose results may be very many."""
        return MOST_LISTED if self.limit is None else self.limit

    def tell_more(self, there: int) -> None:
        """Say how many results are not listed, where nobody asked for so few of them."""
        if self.limit is None and there > self.most:
            from hunanfacts.render import notes

            said = notes.more(there, self.most)
            streams.note(said, self.style.language, machine=self.is_for_machine)

    @property
    def is_escaped(self) -> bool:
        """Tell whether what is written must be escaped; JSON is so from the start."""
        return self.ascii and self.style.format not in {"json", "ndjson", "sarif"}

    @property
    def is_for_machine(self) -> bool:
        """Tell whether the answer is for a program: then errors are told as JSON."""
        return self.style.format in MACHINE_FORMATS and not self.style.excel


def _checked_period(period: str) -> str | None:
    """Return a period that is written as in a file, or in words: 2022年上半年."""
    from hunanfacts.model import periods

    if periods.is_period(period):
        return period
    from hunanfacts.search import times

    return times.named(period) or periods.checked(period)


def _checked_unit(unit: str | None) -> str | None:
    if unit is None or unit.strip():
        return unit
    raise UsageError(zh="--unit后面没有单位", en="--unit names no unit", input=unit)


def _chosen_format(
    asked: CheckFormat | None, *, json: bool, ndjson: bool, csv: bool
) -> CheckFormat:
    formats: set[CheckFormat] = {asked} if asked else set()
    formats |= {"json"} if json else set()
    formats |= {"ndjson"} if ndjson else set()
    formats |= {"csv"} if csv else set()
    if len(formats) > 1:
        raise UsageError(
            zh="--json、--ndjson、--excel与--format不一致，只能选一种格式",
            en="--json, --ndjson, --excel and --format disagree; ask for one format",
        )
    return formats.pop() if formats else "table" if streams.is_terminal() else "plain"


def _split_fields(fields: str | None) -> tuple[str, ...]:
    if fields is None:
        return ()
    names = tuple(name.strip() for name in fields.split(",") if name.strip())
    if not names:
        raise UsageError(zh="--fields后面没有字段", en="--fields names no field")
    if len(names) > _MOST_FIELDS:
        raise UsageError(
            zh=f"--fields后面有{len(names)}个字段，至多{_MOST_FIELDS}个；每个字段写一次就够",
            en=f"--fields names {len(names):,} fields, and at most {_MOST_FIELDS} can be told;"
            " name each once",
            input="--fields",
        )
    return names
