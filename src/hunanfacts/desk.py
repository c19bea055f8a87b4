"""The enquiry desk: takes a command's queries, looks them up and writes the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts import batch, console, loading, quantity, query, render
from hunanfacts.errors import AmbiguousError, NotFoundError, UsageError
from hunanfacts.query import KnowledgeBase
from hunanfacts.render import document
from hunanfacts.render.answer import MACHINE_FORMATS, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hunanfacts.options import Options
    from hunanfacts.query import TopicCount
    from hunanfacts.records import Fact, Figure


class Desk:
    """One run of a look-up command: the knowledge, and how its answers are wanted."""

    def __init__(self, options: Options) -> None:
        """Check the options, then load the knowledge file that they name."""
        self.options = options
        self.style = options.style
        self.period = options.asked_period
        self.base = KnowledgeBase(loading.load(_file(options.data)))

    def ask(
        self,
        command: str,
        words: Sequence[str],
        look_up: Callable[[str], list[Fact]],
        tell: Callable[[Answer], None],
    ) -> int:
        """Answer the query that `words` make, or for `-` every line of stdin; return the status.

        Among many queries one without an answer is told of, leaves its line empty, and does not
        keep the next from being answered.
        """
        if list(words) != ["-"]:
            text = " ".join(words)
            tell(self.answer(command, text, look_up(text)))
            return 0
        status = 0
        for text in batch.queries():
            try:
                tell(self.answer(command, text, look_up(text)))
            except (AmbiguousError, NotFoundError) as error:
                self._leave_empty(command, text)
                console.report(error, self.style.language, machine=self._is_for_machine)
                status = max(status, error.exit_code)
        return status

    def answer(
        self, command: str, text: str | None, results: list[Fact] | list[TopicCount]
    ) -> Answer:
        """Make an answer of what was found, in the unit and number asked for."""
        facts = [result for result in results if not isinstance(result, query.TopicCount)]
        if facts and self.options.unit:
            results = facts = query.in_unit(facts, self.options.unit)
        return Answer(
            command=command,
            query=text,
            data_version=self.base.knowledge.version,
            results=results[: self.options.limit],
            sources=self.base.sources(facts),
        )

    def tell(self, answer: Answer) -> None:
        """Write an answer that must not be empty: NotFoundError where it is."""
        document.check_fields(self.style.fields, document.fields(answer))
        if not answer.results:
            self.base.refuse(answer.query)
        self._write(answer)

    def tell_even_nothing(self, answer: Answer) -> None:
        """Write an answer; for a machine an empty one is written too, before NotFoundError."""
        if not answer.results and self._is_for_machine:
            self._write(answer)
        self.tell(answer)

    def tell_value(self, answer: Answer) -> None:
        """Write the one number of an answer, bare; AmbiguousError where there are several."""
        if self.options.format or self.options.json or self.options.ndjson or self.style.fields:
            raise UsageError(
                zh="--value只输出数字，不能与格式或字段选项同用",
                en="--value writes a bare number; it does not go with a format or fields",
            )
        facts = [result for result in answer.results if not isinstance(result, query.TopicCount)]
        figure = _only_figure(facts) or self._no_figure(answer)
        console.write([quantity.digits(figure.value)])
        if figure.bound != "exact":
            display = quantity.display(figure, self.style.language)
            console.say(f"{'注意' if self.style.language == 'zh' else 'note'}: {display}")

    def _no_figure(self, answer: Answer) -> Figure:
        if not answer.results:
            self.base.refuse(answer.query)
        raise NotFoundError(
            zh=f"“{answer.query}”没有数值", en=f'"{answer.query}" has no figure', input=answer.query
        )

    def _leave_empty(self, command: str, text: str) -> None:
        if self.options.json or self.style.format == "json":
            self._write(self.answer(command, text, []))
        elif self.style.format not in {"ndjson", "table", "csv", "tsv", "md"}:
            console.write([""])

    def _write(self, answer: Answer) -> None:
        escape = self.options.ascii and self.style.format not in {"json", "ndjson"}
        console.write(render.lines(answer, self.style), escape=escape)

    @property
    def _is_for_machine(self) -> bool:
        return self.style.format in MACHINE_FORMATS


def _file(asked: str | None) -> Path:
    return Path(asked) if asked else loading.packaged_file()


def _only_figure(facts: Iterable[Fact]) -> Figure | None:
    """Return the one figure of the facts: a level before what is told relative to it."""
    figures = [figure for fact in facts for figure in fact.figures]
    levels = [figure for figure in figures if figure.measure == "level"]
    if len(chosen := levels or figures) > 1:
        ids = tuple(figure.id for figure in chosen)
        raise AmbiguousError(
            zh=f"有{len(ids)}个数值，不知要哪一个；请用其中一个id，或加--period",
            en=f"{len(ids)} figures answer; ask for one by its id, or narrow with --period",
            suggestions=ids[:3],
        )
    return chosen[0] if chosen else None
