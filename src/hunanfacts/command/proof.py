"""What `validate --against` does: it looks for the phrases of a file in a reader's own copy."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from hunanfacts.check import article
from hunanfacts.check.proof import FAULTS, OUTCOMES, Copy
from hunanfacts.command import pager, streams
from hunanfacts.index import cache
from hunanfacts.knowledge import fault_report, loading, near, positions
from hunanfacts.model.errors import UsageError
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.render import fields, formats
from hunanfacts.render.answer import Answer
from hunanfacts.render.notes import Note
from hunanfacts.render.proof import ProvedPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.check.proof import Outcome, Proof
    from hunanfacts.command.request import Request
    from hunanfacts.model.records import Source

_MOST_UNCLAIMED = 5_000
"""Numerals of a copy that are looked for beside those of figures: more than a book has."""


def prove(files: list[str] | None, copy: str, source: str | None, request: Request) -> int:
    """Answer `validate --against`: 1 where a phrase does not stand where the file says."""
    if files and len(files) > 1:
        raise UsageError(
            zh="--against只对照一个文件", en="--against takes one file", input=files[1]
        )
    file = files[0] if files else None
    named = request.data if file is None else file
    path = cache.packaged_file() if named is None else named
    raw = loading.read(path)
    knowledge = loading.parse(raw, path)
    facts = tuple(knowledge.facts)
    asked = _source(knowledge.sources, source)
    paragraphs = Copy(article.read(copy), copy)
    proofs = list(paragraphs.proofs(facts, asked.id))
    language = next((each for each in LANGUAGES if asked.language.startswith(each)), None)
    others = paragraphs.unclaimed(language)
    proofs += islice(others, _MOST_UNCLAIMED)
    is_cut = next(others, None) is not None
    listed = [each for each in proofs if each.outcome != "found" or request.is_for_machine]
    answer = Answer(
        command="validate",
        query=path,
        data_version=knowledge.version,
        results=list(_rows(listed[: request.limit], path, copy, loading.decoded(raw))),
        sources=[],
    )
    answer.kind = "proof"
    if request.style.fields:
        fields.check(request.style.fields, answer)
    if request.pages:
        pager.write(formats.lines(answer, request.style), request)
    else:
        streams.write_pieces(formats.pieces(answer, request.style), escape=request.is_escaped)
    counts = Counter(each.outcome for each in proofs)
    summary = _summary(copy, counts, is_cut=is_cut)
    for note in (summary, *_other_length(asked, len(paragraphs.paragraphs))):
        streams.note(note, request.style.language, machine=request.is_for_machine)
    return int(any(counts[outcome] for outcome in FAULTS))


def _source(sources: Sequence[Source], asked: str | None) -> Source:
    """Return the source that the copy is of; UsageError where it is not said, or is none."""
    known = near.Names([source.id for source in sources]).listed()
    if asked is None and len(sources) > 1:
        raise UsageError(
            zh=f"来源不止一个，请用--source指明原文是哪一个：{known}",
            en=f"there are several sources; say which the article is with --source: {known}",
            input="--against",
        )
    found = next((source for source in sources if asked in {None, source.id}), None)
    if found is None:
        raise UsageError(
            zh=f"没有来源“{asked}”；有：{known}",
            en=f'there is no source "{asked}"; there is: {known}',
            input=asked,
        )
    return found


def _rows(proofs: Sequence[Proof], path: str, copy: str, text: str) -> Iterator[ProvedPhrase]:
    places, lines = positions.lines_of(text), text.split("\n")
    for proof in proofs:
        if proof.outcome == "unclaimed":
            yield ProvedPhrase(proof, copy, None, proof.sentence or "")
        else:
            line = positions.line_at(places, proof.path)
            yield ProvedPhrase(proof, path, line, fault_report.excerpt(lines[line - 1]))


def _other_length(source: Source, count: int) -> list[Note]:
    """Say where the copy has more or fewer paragraphs, which then have other numbers."""
    if source.paragraphs in {None, count}:
        return []
    zh = f"这份原文有{count}段，知识文件说{source.id}有{source.paragraphs}段：段落的数法也许不同"
    en = f"this copy has {count} paragraphs, and {source.id} {source.paragraphs} by the file:"
    en += " they may be counted in another way"
    return [Note("paragraphs", zh=zh, en=en, found=count, expected=source.paragraphs)]


def _summary(copy: str, counts: Counter[Outcome], *, is_cut: bool) -> Note:
    found, moved, missing, unclaimed = (counts[outcome] for outcome in OUTCOMES)
    zh, en = ("以上", f" {unclaimed} or more") if is_cut else ("", f" {unclaimed}")
    return Note(
        "proved",
        zh=f"{copy}：{found}处与原文相符，{moved}处在别的段落，{missing}处找不到；"
        f"原文另有{unclaimed}个{zh}数字未收录",
        en=f"{copy}: phrases in place: {found}, elsewhere: {moved}, missing: {missing};"
        f" numerals that no figure tells:{en}",
        **{outcome: counts[outcome] for outcome in OUTCOMES},
    )
