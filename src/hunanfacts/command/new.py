"""The command that gives an author something to begin with: a whole file, or one more fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.index import cache
from hunanfacts.model.errors import UsageError

if TYPE_CHECKING:
    from hunanfacts.command.request import Request


def new(
    key: str | None,
    request: Request,
    *,
    like: str | None = None,
    rows: str | None = None,
) -> int:
    """Answer `new`: a file, or for the knowledge file in use a fact, or those of a spreadsheet."""
    path = cache.packaged_file() if request.data is None else request.data
    if rows is not None:
        if key is not None or like is not None:
            raise UsageError(
                zh="--from不与键或--like同用：键在表格里",
                en="--from goes with no key and no --like: the keys are in the spreadsheet",
                input=rows,
            )
        from hunanfacts.authoring import sheet_facts, sheets

        streams.write(sheet_facts.lines(sheets.read(rows), path))
        return 0
    language = request.style.language
    if key is None and like is not None:
        raise UsageError(
            zh="--like要与新事实的键同用：new 键 --like 另一个键",
            en="--like goes with the key of the new fact: new KEY --like OTHER",
            input=like,
        )
    if key is None:
        from hunanfacts.authoring import file_template

        streams.write(file_template.lines(language))
        return 0
    from hunanfacts.authoring import fact_template

    streams.write(fact_template.lines(key, like, path, language))
    return 0
