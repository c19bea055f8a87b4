"""One run of a look-up command: queries in, answers out, in the form that was asked for."""

from __future__ import annotations

import gc

from hunanfacts.command import streams
from hunanfacts.index import cache
from hunanfacts.index.stored import FACT_CELLS, MARKS
from hunanfacts.model.errors import (
    AmbiguousError,
    NotFoundError,
    TooLongError,
    UnitError,
    UsageError,
)
from hunanfacts.render import formats
from hunanfacts.render.answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from hunanfacts.command.request import Request
    from hunanfacts.index.stored import Found, Row
    from hunanfacts.model.vocabulary import Command, Language
    from hunanfacts.search.answers import Results


_SCALES = frozenset("十百千万亿")
"""What a unit with a scale begins with; in 千米 it is none."""


class Session:
    """One run of a look-up command: the open index, and how its answers are wanted."""

    def __init__(self, request: Request) -> None:
        """Open the index of the knowledge file that the request names."""
        self.request = request
        self.style = request.style
        self.index = cache.open_index(request.data, use_cache=request.cache, watch=streams.watched)
        self.data_version = self.index.meta("data_version")
        self._is_batch = False
        self._has_written = False

    def __enter__(self) -> Session:  # noqa: PYI034 -- typing would have to be imported for Self
        """Use the session; it is closed in the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.index.close()

    def ask(
        self,
        command: Command,
        words: Sequence[str],
        look_up: Callable[..., Results],
        write: Callable[[Answer], None],
    ) -> int:
        """Answer the query that `words` make, or for `-` every line of stdin; return the status.

        Among many queries one without an answer is told of, leaves its line empty, and does not
        keep the next from being answered.
        """
        if list(words) != ["-"]:
            text = " ".join(words)
            if not text.strip(" "):
                raise UsageError(zh="查询是空的", en="the query is empty", input=text)
            self._look_up_and_write(command, text, look_up, write)
            return 0
        from hunanfacts.command import batch
        from hunanfacts.command.answered import Answered

        if batch.is_waiting() and not self.request.is_for_machine:
            zh, en = (
                "等候输入，每行一问，Ctrl-D结束",
                "waiting for questions, one a line; Ctrl-D ends",
            )
            streams.say(zh if self.style.language == "zh" else en)
        gc.enable()  # which `main` stopped, for a process that answers once
        self._is_batch = True
        answered = Answered()
        status = 0
        for text in batch.queries():

            def answer(text: str = text) -> int:
                return self._answer_one_of_many(command, text, look_up, write)

            status = max(status, answered.status((text, self._has_written), answer))
        streams.send()
        return status

    def _answer_one_of_many(
        self,
        command: Command,
        text: str,
        look_up: Callable[..., Results],
        write: Callable[[Answer], None],
    ) -> int:
        try:
            self._look_up_and_write(command, text, look_up, write)
        except (AmbiguousError, NotFoundError, TooLongError, UnitError) as error:
            if write == self.write_value:
                streams.write([""])
            elif write != self.write_even_nothing or not self.request.is_for_machine:
                self._leave_empty(command, text)
            streams.report(error, self.style.language, machine=self.request.is_for_machine)
            return error.exit_code
        return 0

    def _look_up_and_write(
        self,
        command: Command,
        text: str,
        look_up: Callable[..., Results],
        write: Callable[[Answer], None],
    ) -> None:
        results = look_up(self.index, text, period=self.request.period, exact=self.request.exact)
        answer = self.found(command, text, results)
        answer.near = results.near
        ranking = results.ranking
        if ranking is not None:
            answer.words = ranking.words
        self._note(text, results)
        if self.request.explain:
            from hunanfacts.render import explained

            streams.say(*explained.lines(results, answer.facts, self.style.language))
        write(answer)

    def _note(self, text: str, results: Results) -> None:
        """Say that an answer is only near, or what was asked for that it has not."""
        is_near = any(fact.match == "near" for fact in results)
        if not results or not (is_near or results.missing):
            return
        from hunanfacts.render import notes

        ranking = results.ranking
        if is_near and ranking is not None:
            said = notes.near(text, ranking.corrected, ranking.failed)
        else:
            said = notes.missing(text, results.missing)
        streams.note(said, self.style.language, machine=self.request.is_for_machine)

    def found(self, command: Command, text: str | None, facts: list[Found]) -> Answer:
        """Make an answer of the facts that were found, in the unit and number asked for."""
        total, facts = len(facts), facts[: self.request.limit]
        if facts and self.request.unit is not None:
            from hunanfacts.reckoning import conversion

            facts = conversion.in_unit(
                facts, self.request.unit, names_source=self.index.has_several_sources
            )
        answer = self.answer(command, text, facts)
        answer.total = total
        return answer

    def answer(self, command: Command, text: str | None, results: Sequence[Found | Row]) -> Answer:
        """Make an answer of results."""
        used = [source for result in results for source in result.sources]
        titles = self._titles() if self.style.excel else None
        answer = Answer(
            command=command,
            query=text,
            data_version=self.data_version,
            results=results,
            sources=self._sources(command, used),
            titles=titles,
            is_one_of_many=self._is_batch,
            follows=self._has_written,
        )
        if command == "show" and self.style.format == "table":
            self._name(answer, used)
        return answer

    def _name(self, answer: Answer, used: list[str]) -> None:
        """Tell an answer that shows facts whole how topics are called and sources written."""
        from hunanfacts.index import catalogue
        from hunanfacts.text import json_text

        topics = (row.rows(self.style.language)[0] for row in catalogue.topics(self.index, {}))
        answer.topics = {topic: label for topic, label, _ in topics}
        sources = map(json_text.loads, self.index.source_documents(used))
        answer.languages = {each["id"]: each["language"] for each in sources if each["language"]}

    def _titles(self) -> dict[str, str]:
        from hunanfacts.index import catalogue

        return catalogue.titles_by_source(self.index, self.style.language)

    def _sources(self, command: Command, used: list[str]) -> list[str]:
        """Return the sources as the format tells them: as JSON, or a line each."""
        if self.style.format == "json":
            return self.index.source_documents(used)
        if self.style.format not in {"md", "table"}:
            return []  # no other has a place for them
        from hunanfacts.index import catalogue

        language, with_notes = self.style.language, command == "show"
        return catalogue.source_lines(self.index, used, language, with_notes=with_notes)

    def write_found(self, answer: Answer) -> None:
        """Write an answer that must not be empty: NotFoundError where it is."""
        self.check_fields(answer)
        if not answer.results:
            self._refuse(answer)
        self.write(answer)

    def _refuse(self, answer: Answer) -> NoReturn:
        from hunanfacts.search import suggestions

        suggestions.refuse(self.index, answer.query, answer.near, period=self.request.period)

    def write_even_nothing(self, answer: Answer) -> None:
        """Write an answer; for a machine an empty one is written too, before NotFoundError."""
        self.check_fields(answer)
        if not answer.results and self.request.is_for_machine:
            self.write(answer)
        self.write_found(answer)

    def write_or_note(self, answer: Answer, nothing: dict[Language, str]) -> None:
        """Write an answer; a person is told where there is nothing in it, which is no error."""
        self.check_fields(answer)
        self.write(answer)
        if not answer.results and not self.request.is_for_machine:
            streams.say(nothing[self.style.language])

    def write_value(self, answer: Answer) -> None:
        """Write the one number of an answer, bare; AmbiguousError where there are several."""
        if not answer.results:
            self._refuse(answer)
        from hunanfacts.search import queries

        only = queries.only_figure(answer.facts)
        if only is None:
            text = answer.query
            raise NotFoundError(zh=f"“{text}”没有数值", en=f'"{text}" has no figure', input=text)
        fact, place = only
        bound, value, unit = (
            fact.marks[place][MARKS.index(name)] for name in ("bound", "value", "unit")
        )
        if not value:
            text, said = answer.query, fact.rows(self.style.language)[place][2]
            zh = f"“{text}”不是一个数：{said}"
            raise NotFoundError(zh=zh, en=f'"{text}" is not one number: {said}', input=text)
        streams.write([value])
        is_scaled = self.request.unit is None and _has_scale(unit)
        self._warn(answer, fact, place, is_short=bound != "exact" or is_scaled)

    def _warn(self, answer: Answer, fact: Found, place: int, *, is_short: bool) -> None:
        """Say on stderr what a bare number leaves out: its bound, its scale, and its caution."""
        is_chinese = self.style.language == "zh"
        cells = dict(zip(FACT_CELLS, fact.rows(self.style.language)[place], strict=True))
        name = f"{answer.query}: " if self._is_batch else ""
        if is_short:
            zh, en = ("注意：原文为", "note: the source says ")
            if self.request.unit is not None:
                zh, en = ("注意：按原文换算为", "note: what the source says is ")
            streams.say(name + (zh if is_chinese else en) + cells["text"])
        if cells["caution"]:
            streams.say(name + ("注意：" if is_chinese else "caution: ") + cells["caution"])

    def check_fields(self, answer: Answer) -> None:
        """Raise UnknownFieldError for an asked field that no record of the answer has."""
        if self.style.fields:
            from hunanfacts.render import fields

            fields.check(self.style.fields, answer)

    def _leave_empty(self, command: Command, text: str) -> None:
        if self.style.format == "json":
            self.write(self.answer(command, text, []))
        elif self.style.format == "plain":
            streams.write([""])

    def write_long(self, answer: Answer) -> None:
        """Write an answer that may be too long to be in memory as text, but for the pager."""
        if self.request.pages:
            self.write(answer)
        else:
            streams.write_pieces(formats.pieces(answer, self.style), escape=self.request.is_escaped)

    def write(self, answer: Answer, *, is_whole: bool = True) -> None:
        """Write an answer, empty or not; what is only one of many is not read in a pager."""
        lines = formats.lines(answer, self.style)
        if self.request.pages and is_whole and not self._is_batch and not self.style.excel:
            from hunanfacts.command import pager

            pager.write(lines, self.request)
        else:
            streams.write(lines, escape=self.request.is_escaped, crlf=self.style.excel)
        self._has_written = True


def _has_scale(unit: str) -> bool:
    """Tell whether a number in a unit is so many times as much: 682 in 万户."""
    if unit[:1] not in _SCALES:
        return False
    from hunanfacts.figures import units

    return bool(units.leading_scale(unit))
