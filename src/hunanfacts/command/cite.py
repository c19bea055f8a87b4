"""The command that cites, and the sentences that other commands give as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.command.session import Session
from hunanfacts.index import storing
from hunanfacts.model.errors import UsageError
from hunanfacts.render import cited
from hunanfacts.render.cited import Cited
from hunanfacts.render.notes import Note
from hunanfacts.search import queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.command.request import Request
    from hunanfacts.model.records import Fact, Figure, Source
    from hunanfacts.model.vocabulary import CitationStyle
    from hunanfacts.render.answer import Answer


_RECORDS: frozenset[CitationStyle] = frozenset({"bibtex", "csl-json"})
"""Styles that are records, and have cautions in them."""


def cite(names: Sequence[str], request: Request, style: CitationStyle | None) -> int:
    """Answer `cite`: a citation a source, with every place in it that is asked for."""
    chosen = style or ("gbt7714" if request.style.language == "zh" else "apa")
    with Session(request) as session:
        found = _cited(session, names)[: request.limit]
        rows = [cited.citation_row(each, chosen) for each in found]
        session.write_found(session.answer("cite", " ".join(names), rows))
        if not request.is_for_machine:
            _warn(session, found, chosen)
    return 0


def sentences(names: Sequence[str], request: Request) -> int:
    """Answer `cite --sentence`; UsageError for a source, of which nothing is said."""
    with Session(request) as session:
        if named := _source_ids(session, names):
            raise UsageError(
                zh=f"“{named[0]}”是一个来源，没有可说的句子；要句子请给出事实",
                en=f'"{named[0]}" is a source; a sentence is one of a fact',
                input=named[0],
            )
        facts = queries.called(session.index, names, period=request.period)
        write_sentences(session, session.found("cite", " ".join(names), facts))
    return 0


def write_sentences(session: Session, answer: Answer) -> None:
    """Write what was found as sentences; NotFoundError where nothing was."""
    rows = cited.sentences_of(session.index, answer.facts)
    told = session.answer(answer.command, answer.query, rows)
    told.kind = "sentence"
    told.near = answer.near
    session.write_found(told)


def _cited(session: Session, names: Sequence[str]) -> list[Cited]:
    """Return the sources that are named, and those of the facts and figures that are."""
    if not all(name.strip() for name in names):
        raise UsageError(zh="名称是空的", en="a name is empty", input="")
    sources = _sources(session)
    found = {name: Cited(sources[name]) for name in _source_ids(session, names)}
    others = [name for name in names if name not in found]
    for result in (
        queries.called(session.index, others, period=session.request.period) if others else ()
    ):
        fact = storing.record(result)
        for name, figure in _asked(fact, others):
            where = figure.source if figure else fact.source
            caution = figure.caution if figure else None
            found.setdefault(where.id, Cited(sources[where.id])).add(
                name, where, [caution, fact.caution]
            )
    return list(found.values())


def _source_ids(session: Session, names: Sequence[str]) -> list[str]:
    """Return the names that are ids of sources, unless a fact has them for its key."""
    known = {source for row in session.index.sources(names) for source in row.sources}
    return [name for name in names if name in known and session.index.by_key(name) is None]


def _sources(session: Session) -> dict[str, Source]:
    return {source.id: source for source in storing.sources(session.index)}


def _asked(fact: Fact, names: Sequence[str]) -> Iterator[tuple[str, Figure | None]]:
    """Yield what is cited of a fact: the figures whose ids were given, else it and all of them."""
    is_of_figures = fact.key not in names and any(name.startswith(f"{fact.key}@") for name in names)
    if not is_of_figures:
        yield fact.key, None
    for figure in fact.figures:
        yield figure.id if is_of_figures else fact.key, figure


def _warn(session: Session, found: Sequence[Cited], style: CitationStyle) -> None:
    """Say the cautions of what is cited, which reference styles have no place for."""
    if style in _RECORDS:
        return
    spoken = session.style.language
    for caution in dict.fromkeys(caution for each in found for caution in each.cautions):
        said = Note(
            "caution",
            zh=f"注意：{caution['zh']}",
            en=f"caution: {caution['en']}",
        )
        streams.note(said, spoken, machine=False)
