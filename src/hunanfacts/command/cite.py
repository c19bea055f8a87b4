"""The command that cites, and the sentences that other commands give as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.command.session import Session
from hunanfacts.model.errors import UsageError
from hunanfacts.render import cited
from hunanfacts.render.notes import Note
from hunanfacts.search import citing, queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.command.request import Request
    from hunanfacts.model.vocabulary import CitationStyle
    from hunanfacts.render.answer import Answer
    from hunanfacts.search.citing import Citation


_RECORDS: frozenset[CitationStyle] = frozenset({"bibtex", "csl-json"})
"""Styles that are records, and have cautions in them."""


def cite(names: Sequence[str], request: Request, style: CitationStyle | None) -> int:
    """Answer `cite`: a citation a source, with every place in it that is asked for."""
    chosen = style or citing.usual_style(request.style.language)
    with Session(request) as session:
        found = citing.citations(session.index, names, chosen, period=request.period)
        found = found[: request.limit]
        rows = [cited.citation_row(each) for each in found]
        session.write_found(session.answer("cite", " ".join(names), rows))
        if not request.is_for_machine:
            _warn(session, found, chosen)
    return 0


def sentences(names: Sequence[str], request: Request) -> int:
    """Answer `cite --sentence`; UsageError for a source, of which nothing is said."""
    with Session(request) as session:
        if named := citing.source_ids(session.index, names):
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


def _warn(session: Session, found: Sequence[Citation], style: CitationStyle) -> None:
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
