"""The Python API: a knowledge that can be asked, answering with the records of `records`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hunanfacts.index import storing
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual, TopicCount
from hunanfacts.reckoning import audit, trend
from hunanfacts.search import answers, queries
from hunanfacts.search.conditions import Conditions
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from hunanfacts.check.records import Finding as CheckFinding
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found, Row
    from hunanfacts.model.records import Fact, Source
    from hunanfacts.model.vocabulary import CitationStyle, Kind, Measure, Status
    from hunanfacts.reckoning.finding import Finding
    from hunanfacts.reckoning.trend import Trend
    from hunanfacts.search.citing import Citation

Word = TypeVar("Word", bound=str)


class Answers(list["Fact"]):
    """The facts that answer, best first."""

    is_near: bool = False
    """No fact holds all of what was asked: these hold it in parts, or with a slip mended."""
    corrected: str | None = None
    """What was understood, where a slip was mended."""


class KnowledgeBase:
    """A knowledge file, indexed. An empty list means that it does not answer.

    A `period` is written as in a file, 2021 or 2016/2020, and is a UsageError if it is none.
    A knowledge base belongs to the thread that loaded it.
    """

    def __init__(self, index: Index) -> None:
        """Ask `index`."""
        self.index = index

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.index.meta("data_version")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in the file's order."""
        return tuple(storing.sources(self.index))

    def stat(self, text: str, *, period: str | None = None, exact: bool = False) -> Answers:
        """Return the fact that `text` names, or all that fit it equally well, best first.

        `text` is a key, a figure's id, an alias, a label, or words. A year among the words, or
        `period`, leaves only the figures of that time, and facts that have some.
        """
        return _answers(answers.stat(self.index, text, period=periods.checked(period), exact=exact))

    def search(self, text: str, *, period: str | None = None, exact: bool = False) -> Answers:
        """Return every fact that answers `text`, best first."""
        return _answers(answers.find(self.index, text, period=periods.checked(period), exact=exact))

    def show(self, name: str) -> list[Fact]:
        """Return the fact whose key, label or alias is `name`.

        Raises `hunanfacts.errors.NotFoundError`, with suggestions, where there is none.
        """
        return _records(queries.called(self.index, [name]))

    def facts(  # noqa: PLR0913 -- each is a condition of its own
        self,
        *,
        topic: str | Collection[str] = (),
        kind: Kind | Collection[Kind] = (),
        place: str | Collection[str] = (),
        measure: Measure | Collection[Measure] = (),
        status: Status | Collection[Status] = (),
        source: str | Collection[str] = (),
        paragraph: int | Collection[int] = (),
        period: str | None = None,
        least: str | None = None,
        most: str | None = None,
        maybe: bool = False,
    ) -> list[Fact]:
        """Return the facts that meet every condition given, in the file's order.

        Several words of one condition are a union. `least` and `most` are amounts with their units,
        as 300亿元; `maybe` also keeps figures that only may lie between them. Raises
        `hunanfacts.errors.UsageError` for what is no amount, fits no figure, or leaves nothing
        between the two.
        """
        conditions = Conditions(
            topics=_several(topic),
            kinds=_several(kind),
            places=_several(place),
            measures=_several(measure),
            statuses=_several(status),
            sources=_several(source),
            paragraphs=(paragraph,) if isinstance(paragraph, int) else paragraph,
            least=least,
            most=most,
            maybe=maybe,
        )
        found = queries.select(self.index, conditions, period=periods.checked(period))
        return _records(found)

    def trends(self, name: str) -> list[Trend]:
        """Return how the figures of the facts called `name` change over time.

        Raises `hunanfacts.errors.NotFoundError` where there is none, and
        `hunanfacts.errors.IncomparableError` where no two figures of one can be compared.
        """
        return [found for fact in self.show(name) for found in trend.trends(fact)]

    def audit(self, *names: str) -> list[Finding]:
        """Return what the figures of the facts of these names, or of all, imply and contradict.

        Raises `hunanfacts.errors.NotFoundError` where there is none of a name.
        """
        if not names:
            return list(audit.audit(self.facts()))
        called = [fact for name in names for fact in self.show(name)]
        parts = [part for fact in called for key in fact.parts for part in self.show(key)]
        return list(audit.audit([*called, *parts], {fact.key for fact in called}))

    def table(self) -> list[dict[str, Any]]:
        """Return a row a figure with what its fact is, as `pandas.DataFrame` takes it.

        The columns are those of an export as CSV; numbers are Decimals, exactly as printed, lists
        are lists of texts, and what is not known is None. A fact without figures has no row.
        """
        from hunanfacts.export import rows, tables

        names = tables.ROWS.names
        found = rows.joined(self.index.every_fact(), only_figures=True)
        return [dict(zip(names, row, strict=True)) for row in found]

    def check(self, text: str, *, markdown: bool = False) -> list[CheckFinding]:
        """Return what the facts say of every number of a draft, in its order."""
        from hunanfacts.check.checking import Checker
        from hunanfacts.check.reading import drafts

        name = "draft.md" if markdown else "draft.txt"
        passages = drafts.passages_of(text.encode("utf-8", "replace"), name)
        return list(Checker(self.index).findings(passages))

    def cite(
        self, *names: str, style: CitationStyle = "gbt7714", period: str | None = None
    ) -> list[Citation]:
        """Return a citation a source, with the places in it, of facts, figures or sources.

        A name is a key, a figure's id, a label, an alias or the id of a source. The style is
        gbt7714, apa, chicago, bibtex or csl-json. Raises `hunanfacts.errors.NotFoundError` where
        there is none of a name, and `hunanfacts.errors.UsageError` for another style.
        """
        from hunanfacts.search import citing

        return citing.citations(self.index, names, style, period=periods.checked(period))

    def topics(self, *, period: str | None = None) -> list[TopicCount]:
        """Return the topics with the number of their facts, or of those that tell of a period."""
        return [
            _count(found) for found in queries.topics(self.index, period=periods.checked(period))
        ]


def _several(words: Word | Collection[Word]) -> Collection[Word]:
    return (words,) if isinstance(words, str) else words


def _answers(results: answers.Results) -> Answers:
    ranking = results.ranking
    answers = Answers(_records(results))
    answers.is_near = ranking is not None and ranking.is_near
    answers.corrected = ranking.corrected if ranking is not None else None
    return answers


def _records(found: list[Found]) -> list[Fact]:
    return [storing.record(fact) for fact in found]


def _count(found: Row) -> TopicCount:
    read = json_text.loads(found.json)
    return TopicCount(id=read["id"], label=Bilingual(**read["label"]), count=read["count"])
