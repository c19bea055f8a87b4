"""The command that tells what differs between two knowledge files."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.authoring import differences
from hunanfacts.command import pager, streams
from hunanfacts.knowledge import loading
from hunanfacts.model.records import Bilingual, Knowledge
from hunanfacts.render import compared, fields, formats
from hunanfacts.render.answer import Answer
from hunanfacts.render.notes import Note

if TYPE_CHECKING:
    from hunanfacts.command.request import Request
    from hunanfacts.model.vocabulary import Language

_NOTHING: dict[Language, str] = {"zh": "两份文件没有不同", "en": "the files do not differ"}
_NO_FILE = Knowledge(
    version="", title=Bilingual(zh=None, en=None), languages=(), sources=(), places=(), topics=(),
    facts=(), count=0,
)  # fmt: skip


def diff(old: str, new: str, request: Request) -> int:
    """Answer `diff`: 1 where something differs."""
    before, after = _loaded(old), _loaded(new)
    found = differences.compare(before, after)
    answer = Answer(
        command="diff",
        query=f"{old} {new}",
        data_version=after.version,
        results=[compared.row(each) for each in found.differences[: request.limit]],
        sources=[],
    )
    answer.total = len(found.differences)
    if request.style.fields:
        fields.check(request.style.fields, answer)
    pager.write(formats.lines(answer, request.style), request)
    language = request.style.language
    if found.is_reordered:
        streams.note(_REORDERED, language, machine=request.is_for_machine)
    elif not found.differences and not request.is_for_machine:
        streams.say(_NOTHING[language])
    return int(bool(found.differences))


_REORDERED = Note(
    "order",
    zh="排列的先后不一样，这不算不同",
    en="records stand in another order, which is no difference",
)


def _loaded(path: str) -> Knowledge:
    """Load a file; what Git names where there is none on one side is an empty one."""
    if path == os.devnull:
        return _NO_FILE
    knowledge = loading.load(path)
    return replace(knowledge, facts=tuple(knowledge.facts))
