"""The commands that look up: facts and their figures, lists of them, topics, versions."""

from __future__ import annotations

from hunanfacts.command import streams
from hunanfacts.command.request import Request
from hunanfacts.command.session import Session
from hunanfacts.model.errors import UsageError
from hunanfacts.render.json import SCHEMA
from hunanfacts.search import queries
from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.search.conditions import Conditions


def stat(words: Sequence[str], request: Request, *, value: bool = False) -> int:
    """Answer `stat`, with `value` by the bare number."""
    if value and request.is_format_asked:
        raise UsageError(
            zh="--value只输出数字，不能与格式或字段选项同用",
            en="--value writes a bare number; it does not go with a format or fields",
        )
    with Session(request) as session:
        return session.ask(
            "stat", words, queries.stat, session.write_value if value else session.write_found
        )


def search(words: Sequence[str], request: Request) -> int:
    """Answer `search`."""
    with Session(request) as session:
        return session.ask("search", words, queries.find, session.write_even_nothing)


def show(keys: Sequence[str], request: Request) -> int:
    """Answer `show`."""
    with Session(request) as session:
        sources = [
            row
            for key in keys
            if session.index.by_key(key) is None
            for row in session.index.headings_called(key)
        ]
        if len(sources) == len(keys):
            session.write_found(session.answer("sources", " ".join(keys), sources))
            return 0
        if sources:
            raise UsageError(
                zh="事实和来源请分开查看",
                en="facts and sources are shown by calls of their own",
                input=" ".join(keys),
            )
        facts = [fact for key in keys for fact in queries.show(session.index, key)]
        session.write_found(session.found("show", " ".join(keys), facts))
    return 0


def list_facts(request: Request, conditions: Conditions | None = None) -> int:
    """Answer `list`."""
    with Session(request) as session:
        facts = queries.select(session.index, conditions, period=request.period)
        session.write_even_nothing(session.found("list", None, facts))
    return 0


def list_topics(request: Request) -> int:
    """Answer `topics`."""
    with Session(request) as session:
        found = queries.topics(session.index, period=request.period)
        session.write_even_nothing(session.answer("topics", None, found[: request.limit]))
    return 0


def list_sources(request: Request) -> int:
    """Answer `sources`."""
    with Session(request) as session:
        found = queries.sources(session.index)
        session.write_even_nothing(session.answer("sources", None, found[: request.limit]))
    return 0


def versions() -> int:
    """Tell the versions of the program, of the data and of the JSON."""
    with Session(Request()) as session:
        data = session.data_version
    streams.write([f"hunanfacts {__version__} (data {data}, schema {SCHEMA})"])
    return 0


def keys(start: str) -> list[str]:
    """Return the keys that begin with `start`, for a shell to complete."""
    with Session(Request()) as session:
        return session.index.keys(start)
