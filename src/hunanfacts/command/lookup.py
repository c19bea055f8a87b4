"""The commands that look up: facts and their figures, lists of them, topics, versions."""

from __future__ import annotations

from hunanfacts.command import streams
from hunanfacts.command.request import Request
from hunanfacts.command.session import Session
from hunanfacts.model.errors import HunanfactsError, UsageError
from hunanfacts.render.json import SCHEMA
from hunanfacts.search import answers, queries
from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hunanfacts.command.article import Copy
    from hunanfacts.index.stored import Row
    from hunanfacts.render.answer import Answer
    from hunanfacts.search.conditions import Conditions


def stat(
    words: Sequence[str], request: Request, *, value: bool = False, sentence: bool = False
) -> int:
    """Answer `stat`, with `value` by the bare number, with `sentence` by ready sentences."""
    if sentence and value:
        raise UsageError(
            zh="--value与--sentence只能选一个", en="--value and --sentence do not go together"
        )
    if value and request.is_format_asked:
        raise UsageError(
            zh="--value只输出数字，不能与格式或字段选项同用",
            en="--value writes a bare number; it does not go with a format or fields",
        )
    with Session(request) as session:
        if sentence:
            return session.ask("stat", words, answers.stat, _sentences(session))
        return session.ask(
            "stat", words, answers.stat, session.write_value if value else session.write_found
        )


def _sentences(session: Session) -> Callable[[Answer], None]:
    from hunanfacts.command import cite

    return lambda answer: cite.write_sentences(session, answer)


def search(words: Sequence[str], request: Request) -> int:
    """Answer `search`."""
    with Session(request) as session:
        return session.ask("search", words, answers.find, session.write_even_nothing)


def show(
    keys: Sequence[str], request: Request, *, sentence: bool = False, article: str | None = None
) -> int:
    """Answer `show`: facts by their names or for a question; sources and topics by their ids.

    With `article`, the path of a reader's own copy of the source, its paragraphs follow.
    """
    from hunanfacts.index import catalogue

    copy = _copy(article, request) if article is not None else None
    with Session(request) as session:
        index, text = session.index, " ".join(keys)
        ids = {key for key in keys if index.by_key(key) is None}
        if sentence:
            _sentences(session)(session.found("show", text, queries.called(index, keys)))
        elif found := catalogue.sources(index, ids):
            _require_alone(found, keys)
            session.write_found(session.answer("sources", text, found))
        elif found := catalogue.topics(index, ids=ids):
            _require_alone(found, keys)
            session.write_found(session.answer("topics", text, found))
        else:
            answer = session.found("show", text, queries.called(index, keys))
            session.write_found(answer)
            if copy is not None:
                copy.write(answer.facts)
    return 0


def _copy(path: str, request: Request) -> Copy:
    from hunanfacts.command.article import Copy

    return Copy(path, request)


def _require_alone(found: Sequence[Row], keys: Sequence[str]) -> None:
    """Raise UsageError where sources or topics are asked for together with something else."""
    if len(found) < len(set(keys)):
        raise UsageError(
            zh="事实、来源和主题请分开查看",
            en="facts, sources and topics are shown by calls of their own",
            input=" ".join(keys),
        )


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
    """Tell the versions of the program, of the data and of the JSON, and the extras there are."""
    from hunanfacts.command import extras

    with Session(Request()) as session:
        data = session.data_version
    there = ", ".join(extras.installed()) or "none"
    streams.write([f"hunanfacts {__version__} (data {data}, schema {SCHEMA})", f"extras: {there}"])
    return 0


def is_answered(text: str) -> bool:
    """Tell whether `stat` answers a question; False also where the knowledge cannot be read."""
    try:
        with Session(Request()) as session:
            return bool(answers.stat(session.index, text))
    except HunanfactsError:
        return False
