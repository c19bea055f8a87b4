"""The enquiry desk: takes a command's queries, looks them up and writes the answers."""

from __future__ import annotations

import gc

from hunanfacts import cache, console, query, render
from hunanfacts.errors import AmbiguousError, NotFoundError, UnitError, UsageError
from hunanfacts.render.answer import Answer
from hunanfacts.render.json import SCHEMA
from hunanfacts.request import Request
from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hunanfacts.index import Found, Row
    from hunanfacts.vocabulary import Command, Language


def stat(words: Sequence[str], request: Request, *, value: bool = False) -> int:
    """Answer `stat`, with `value` by the bare number."""
    if value and request.is_format_asked:
        raise UsageError(
            zh="--value只输出数字，不能与格式或字段选项同用",
            en="--value writes a bare number; it does not go with a format or fields",
        )
    with Desk(request) as desk:
        return desk.ask("stat", words, query.stat, desk.tell_value if value else desk.tell)


def search(words: Sequence[str], request: Request) -> int:
    """Answer `search`."""
    with Desk(request) as desk:
        return desk.ask("search", words, query.find, desk.tell_even_nothing)


def show(keys: Sequence[str], request: Request) -> int:
    """Answer `show`."""
    with Desk(request) as desk:
        facts = [fact for key in keys for fact in query.show(desk.index, key)]
        desk.tell(desk.found("show", " ".join(keys), facts))
    return 0


def list_facts(  # noqa: PLR0913 -- each is a condition of its own
    request: Request,
    *,
    topic: str | None = None,
    kind: str | None = None,
    place: str | None = None,
    least: str | None = None,
    most: str | None = None,
    maybe: bool = False,
) -> int:
    """Answer `list`."""
    with Desk(request) as desk:
        facts = query.select(
            desk.index, topic=topic, kind=kind, place=place, period=request.period,
            least=least, most=most, maybe=maybe,
        )  # fmt: skip
        desk.tell_even_nothing(desk.found("list", None, facts))
    return 0


def list_topics(request: Request) -> int:
    """Answer `topics`."""
    with Desk(request) as desk:
        found = query.topics(desk.index, period=request.period)
        desk.tell_even_nothing(desk.answer("topics", None, found[: request.limit]))
    return 0


def versions() -> int:
    """Tell the versions of the program, of the data and of the JSON."""
    with Desk(Request()) as desk:
        data = desk.data_version
    console.write([f"hunanfacts {__version__} (data {data}, schema {SCHEMA})"])
    return 0


def keys(start: str) -> list[str]:
    """Return the keys that begin with `start`, for a shell to complete."""
    with Desk(Request()) as desk:
        return desk.index.keys(start)


class Desk:
    """One run of a look-up command: the open index, and how its answers are wanted."""

    def __init__(self, request: Request) -> None:
        """Open the index of the knowledge file that the request names."""
        self.request = request
        self.style = request.style
        self.index = cache.open_index(request.data, use_cache=request.cache, watch=console.watched)
        self.data_version = self.index.meta("data_version")
        self._is_batch = False
        self._has_written = False

    def __enter__(self) -> Desk:  # noqa: PYI034 -- typing would have to be imported for Self
        """Use the desk; it is closed in the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.index.close()

    def ask(
        self,
        command: Command,
        words: Sequence[str],
        look_up: Callable[..., query.Results],
        tell: Callable[[Answer], None],
    ) -> int:
        """Answer the query that `words` make, or for `-` every line of stdin; return the status.

        Among many queries one without an answer is told of, leaves its line empty, and does not
        keep the next from being answered.
        """
        if list(words) != ["-"]:
            text = " ".join(words)
            if not text.strip(" "):
                raise UsageError(zh="查询是空的", en="the query is empty", input=text)
            self._look_up_and_tell(command, text, look_up, tell)
            return 0
        from hunanfacts import batch  # noqa: PLC0415 -- needed only here

        gc.enable()  # which the front door stopped, for a process that answers once
        self._is_batch = True
        status = 0
        for text in batch.queries():
            try:
                self._look_up_and_tell(command, text, look_up, tell)
            except (AmbiguousError, NotFoundError, UnitError) as error:
                if tell == self.tell_value:
                    console.write([""])
                elif tell != self.tell_even_nothing or not self.request.is_for_machine:
                    self._leave_empty(command, text)
                console.report(error, self.style.language, machine=self.request.is_for_machine)
                status = max(status, error.exit_code)
        return status

    def _look_up_and_tell(
        self,
        command: Command,
        text: str,
        look_up: Callable[..., query.Results],
        tell: Callable[[Answer], None],
    ) -> None:
        results = look_up(self.index, text, period=self.request.period, exact=self.request.exact)
        answer = self.found(command, text, results)
        if results.ranking is not None:
            answer.words = results.ranking.words
            if results.ranking.is_near and tell == self.tell_value:
                answer.results = []  # a bare number cannot say that it is near
            elif results.ranking.is_near and results:
                console.note_near(text, results.ranking.corrected, self.style.language,
                                  machine=self.request.is_for_machine)  # fmt: skip
        tell(answer)
        if self.request.explain:
            console.say(*results.reasons[: self.request.limit])

    def found(self, command: Command, text: str | None, facts: list[Found]) -> Answer:
        """Make an answer of the facts that were found, in the unit and number asked for."""
        facts = facts[: self.request.limit]
        if facts and self.request.unit is not None:
            from hunanfacts import conversion  # noqa: PLC0415 -- needed only here

            facts = conversion.in_unit(facts, self.request.unit)
        return self.answer(command, text, facts)

    def answer(self, command: Command, text: str | None, results: Sequence[Found | Row]) -> Answer:
        """Make an answer of results."""
        used = (result.source for result in results)
        return Answer(
            command=command,
            query=text,
            data_version=self.data_version,
            results=results,
            sources=self.index.source_lines(
                used, self.style.language, with_notes=command == "show"
            ),
            is_one_of_many=self._is_batch,
            follows=self._has_written,
        )

    def tell(self, answer: Answer) -> None:
        """Write an answer that must not be empty: NotFoundError where it is."""
        self.check_fields(answer)
        if not answer.results:
            query.refuse(self.index, answer.query)
        self.write(answer)

    def tell_even_nothing(self, answer: Answer) -> None:
        """Write an answer; for a machine an empty one is written too, before NotFoundError."""
        self.check_fields(answer)
        if not answer.results and self.request.is_for_machine:
            self.write(answer)
        self.tell(answer)

    def tell_or_say(self, answer: Answer, nothing: dict[Language, str]) -> None:
        """Write an answer; a person is told where there is nothing in it, which is no error."""
        self.check_fields(answer)
        self.write(answer)
        if not answer.results and not self.request.is_for_machine:
            console.say(nothing[self.style.language])

    def tell_value(self, answer: Answer) -> None:
        """Write the one number of an answer, bare; AmbiguousError where there are several."""
        if not answer.results:
            query.refuse(self.index, answer.query)
        only = query.only_figure(answer.facts)
        if only is None:
            text = answer.query
            zh, en = f"“{text}”没有数值", f'"{text}" has no figure'
            raise NotFoundError(zh=zh, en=en, input=text)
        fact, place = only
        *_, bound, value = fact.marks[place]
        console.write([value])
        if bound != "exact":
            name = f"{answer.query}: " if self._is_batch else ""
            zh, en = ("注意：原文为", "note: the source says ")
            if self.request.unit is not None:
                zh, en = ("注意：按原文换算为", "note: what the source says is ")
            note = zh if self.style.language == "zh" else en
            console.say(name + note + fact.rows(self.style.language)[place][2])

    def check_fields(self, answer: Answer) -> None:
        """Raise UnknownFieldError for an asked field that no record of the answer has."""
        if self.style.fields:
            from hunanfacts.render import fields  # noqa: PLC0415 -- needed only here

            fields.check(self.style.fields, answer)

    def _leave_empty(self, command: Command, text: str) -> None:
        if self.style.format == "json":
            self.write(self.answer(command, text, []))
        elif self.style.format == "plain":
            console.write([""])

    def write(self, answer: Answer) -> None:
        """Write an answer, empty or not."""
        console.write(render.lines(answer, self.style), escape=self.request.is_escaped)
        self._has_written = True
