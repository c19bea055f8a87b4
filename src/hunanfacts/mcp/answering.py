"""From the call of a tool to its answer: the same look-ups as on the command line, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.check.checking import Checker
from hunanfacts.check.effort import Allowance
from hunanfacts.check.in_batches import BatchChecker
from hunanfacts.check.reading import drafts
from hunanfacts.check.records import FAULTS
from hunanfacts.index import catalogue
from hunanfacts.index.held import HeldIndex
from hunanfacts.model import periods
from hunanfacts.model.errors import NotFoundError, UsageError
from hunanfacts.reckoning import conversion
from hunanfacts.render import cited, errors, formats, notes
from hunanfacts.render.answer import Answer, Style
from hunanfacts.render.check import CheckedNumber, with_caution
from hunanfacts.search import answers, citing, queries, suggestions
from hunanfacts.search.conditions import Conditions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.records import Finding
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found, Row
    from hunanfacts.model.vocabulary import Command, Language
    from hunanfacts.render.notes import Note
    from hunanfacts.search.answers import Results
    from hunanfacts.search.citing import Citation

Arguments = dict[str, Any]
"""Of a call: what the schema of its tool allows."""

_PLAIN = "draft.txt"
_MARKDOWN = "draft.md"
_NEAR = {
    "zh": "没有完全符合的，下面只是相近的，不是答案。",
    "en": "Nothing answers this; what follows only comes near and is no answer.",
}


class Told(NamedTuple):
    """An answer: JSON in the shape of the contract, and the same as text."""

    document: dict[str, Any]
    text: str


class Answering:
    """Answers calls out of a knowledge file, whose changes are seen at the next."""

    def __init__(self, data: str | None, language: Language, *, use_cache: bool = True) -> None:
        """Take the file, None for that of the installation, and the language of answers."""
        self._held = HeldIndex(data, use_cache=use_cache)
        self._language = language
        self._checker: tuple[str, Checker] | None = None
        self.about()

    def about(self) -> str:
        """Say what the knowledge is about; DataError where it cannot be read."""
        return self._held.opened().meta(f"title_{self._language}")

    def close(self) -> None:
        """Close the index."""
        self._held.close()

    def answer(self, tool: str, given: Arguments) -> Told:
        """Answer the call of a tool; HunanfactsError where it cannot be."""
        try:
            return self._answer(tool, given)
        except BaseException:
            self.close()  # whatever was wrong with it
            raise

    def _answer(self, tool: str, given: Arguments) -> Told:
        index = self._held.opened()
        answering = _Call(index, given, given.get("language") or self._language)
        match tool:
            case "stat":
                return answering.asked("stat", answers.stat)
            case "search":
                return answering.asked("search", answers.find)
            case "show":
                return answering.shown()
            case "list":
                return answering.listed()
            case "cite":
                return answering.cited()
            case _:
                return answering.checked(self._checker_of(index))

    def _checker_of(self, index: Index) -> Checker:
        """Return what checks drafts, made anew when the knowledge has changed."""
        digest = index.meta("digest")
        if self._checker is None or self._checker[0] != digest:
            self._checker = digest, Checker(index)
        return self._checker[1]


class _Call:
    """One call, answered out of one index."""

    def __init__(self, index: Index, given: Arguments, language: Language) -> None:
        self._index = index
        self._given = given
        self._language = language
        self._limit: int | None = given.get("limit")

    def asked(self, command: Command, look_up: Any) -> Told:  # noqa: ANN401 -- of `answers`
        query = self._given["query"]
        if not query.strip():
            raise UsageError(zh="查询是空的", en="the query is empty", input=query)
        period = periods.checked(self._given.get("period"))
        exact = self._given.get("exact", False)
        found: Results = look_up(self._index, query, period=period, exact=exact)
        if not found:
            return self._nothing(command, query, found.near)
        return self._told(command, query, found, note=_note(query, found))

    def shown(self) -> Told:
        key = self._given["key"]
        if rows := catalogue.sources(self._index, [key]):
            return self._rows("sources", key, rows)
        if rows := catalogue.topics(self._index, ids=[key]):
            return self._rows("topics", key, rows)
        try:
            return self._told("show", key, queries.called(self._index, [key]))
        except NotFoundError:
            return self._nothing("show", key, None)

    def listed(self) -> Told:
        given = self._given
        conditions = Conditions(
            topics=given.get("topic", ()),
            kinds=given.get("kind", ()),
            places=given.get("place", ()),
            measures=given.get("measure", ()),
            statuses=given.get("status", ()),
            sources=given.get("source", ()),
            paragraphs=given.get("paragraph", ()),
            least=given.get("min"),
            most=given.get("max"),
        )
        period = periods.checked(given.get("period"))
        found = queries.select(self._index, conditions, period=period)
        return self._told("list", None, found) if found else self._nothing("list", None, None)

    def cited(self) -> Told:
        names, period = self._given["names"], periods.checked(self._given.get("period"))
        style = self._given.get("style") or citing.usual_style(self._language)
        try:
            found = citing.citations(self._index, names, style, period=period)
        except NotFoundError:
            found = []
        if not found:
            return self._nothing("cite", " ".join(names), None)
        shown = found[: self._limit]
        rows = [cited.citation_row(each) for each in shown]
        quotes = [cell for row in rows for cell in row.rows(self._language)[0] if cell]
        told = self._whole("cite", " ".join(names), rows, quotes, total=len(found))
        return Told(told.document, "\n".join([told.text, *self._cautions(shown)]))

    def _cautions(self, found: Sequence[Citation]) -> list[str]:
        """Say what nobody may cite it without knowing, which is no part of a citation."""
        before = {"zh": "注意：", "en": "Caution: "}[self._language]
        cautions = dict.fromkeys(caution for each in found for caution in each.cautions)
        return [f"{before}{caution[self._language]}" for caution in cautions]

    def checked(self, checker: Checker) -> Told:
        name = _MARKDOWN if self._given.get("markdown") else _PLAIN
        text = self._given["text"].encode()
        passages = drafts.passages_of(text, name, takes_long=False)
        allowance = Allowance(name, len(text), is_shared=False)
        found = list(BatchChecker(checker, may_share=False).findings(passages, allowance))
        shown = [each for each in found if self._given.get("all") or each.verdict in FAULTS]
        rows = [CheckedNumber("-", each) for each in shown[: self._limit]]
        quotes = [self._verdict(each) for each in shown[: self._limit]]
        said = {
            "zh": f"数：{len(found)}，需改：{{}}",
            "en": f"numbers: {len(found)}, to mend: {{}}",
        }
        faults = sum(each.verdict in FAULTS for each in found)
        quotes.append(said[self._language].format(faults))
        return self._whole("check", None, rows, quotes, total=len(shown))

    def _verdict(self, finding: Finding) -> str:
        language = self._language
        caution = finding.caution[language] if finding.caution else ""
        message = with_caution(finding.message[language], caution, language)
        at = f"{finding.place.line}:{finding.place.column}"
        return f"{at}: {finding.verdict}: {finding.text}: {message}"

    def _told(
        self, command: Command, query: str | None, found: list[Found], *, note: Note | None = None
    ) -> Told:
        facts = found[: self._limit]
        if unit := self._given.get("unit"):
            several = self._index.has_several_sources
            facts = conversion.in_unit(facts, unit, names_source=several)
        quotes = cited.quotes_of(self._index, facts, self._language)
        return self._whole(command, query, facts, quotes, total=len(found), note=note)

    def _rows(self, command: Command, query: str, rows: list[Row]) -> Told:
        cells = [row.rows(self._language)[0] for row in rows]
        quotes = [each[-1] if command == "sources" else " ".join(each) for each in cells]
        return self._whole(command, query, rows, quotes, total=len(rows))

    def _nothing(self, command: Command, query: str | None, near: Sequence[Found] | None) -> Told:
        """Say that nothing answers, and what comes near, as an error of the contract."""
        try:
            suggestions.refuse(self._index, query, near, period=self._given.get("period"))
        except NotFoundError as error:
            told = self._whole(command, query, [], [], total=0, error=error)
            near_ones = [f"  {each.text(self._language)}" for each in error.suggestions]
            said = {"zh": "可能是：", "en": "Did you mean:"}[self._language]
            message = error.zh if self._language == "zh" else error.en
            return Told(
                told.document, "\n".join([message, *([said] if near_ones else []), *near_ones])
            )

    def _whole(  # noqa: PLR0913 -- the parts of an answer
        self,
        command: Command,
        query: str | None,
        results: Sequence[Found | Row],
        quotes: list[str],
        *,
        total: int,
        note: Note | None = None,
        error: NotFoundError | None = None,
    ) -> Told:
        used = [source for result in results for source in result.sources]
        answer = Answer(
            command=command,
            query=query,
            data_version=self._index.meta("data_version"),
            results=results,
            sources=self._index.source_documents(used),
        )
        (text,) = formats.lines(answer, Style(format="json"))
        is_near = note is not None and note.code != "missing"
        document = json.loads(text)
        document |= {
            "answer": "nothing" if error else "near" if is_near else "found",
            "total": total,
            "quotes": quotes,
            "note": _note_document(note, self._language),
            "error": errors.details(error, self._language) if error else None,
        }
        said = [document["note"]["message"]] if note else []
        said += [_NEAR[self._language]] if is_near else []
        return Told(document, "\n".join([*said, *quotes]))


def _note(query: str, found: Results) -> Note | None:
    """Return the note that goes with an answer: that it is near, or what it has not."""
    if any(fact.match == "near" for fact in found) and found.ranking is not None:
        return notes.near(query, found.ranking.corrected, found.ranking.failed)
    return notes.missing(query, found.missing) if found.missing else None


def _note_document(note: Note | None, language: Language) -> dict[str, Any] | None:
    if note is None:
        return None
    return {"code": note.code, "message": note.zh if language == "zh" else note.en}
