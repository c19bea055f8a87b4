"""The command that checks a knowledge file: its faults, and what is likely to be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import pager, streams
from hunanfacts.index import cache
from hunanfacts.index.stored import Row
from hunanfacts.knowledge import fault_report, lint, loading
from hunanfacts.render import fields, formats
from hunanfacts.render.answer import Answer
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from hunanfacts.command.request import Request
    from hunanfacts.knowledge.faults import Fault
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.documents import WarningDocument

_NOTHING_WRONG = {
    "zh": "{path}：没有发现问题；{facts}条事实，{figures}个数值",
    "en": "{path}: nothing wrong found; {facts} facts, {figures} figures",
}


def validate(file: str | None, request: Request) -> int:
    """Answer `validate`: 1 where a valid file has something that is likely to be wrong."""
    named = request.data if file is None else file
    path = cache.packaged_file() if named is None else named
    raw = loading.read(path)
    knowledge = loading.parse(raw, path)
    facts = list(knowledge.facts)
    text = loading.decoded(raw)
    found = fault_report.located(text, lint.warnings(facts))
    rows = [_row(path, text.split("\n"), fault) for fault in found]
    answer = Answer(
        command="validate",
        query=path,
        data_version=knowledge.version,
        results=rows[: request.limit],
        sources=[],
    )
    if request.style.fields:
        fields.check(request.style.fields, answer)
    pager.write(formats.lines(answer, request.style), request)
    if not rows and not request.is_for_machine:
        figures = sum(len(fact.figures) for fact in facts)
        said = _NOTHING_WRONG[request.style.language]
        streams.say(said.format(path=clean.visible(path), facts=len(facts), figures=figures))
    return int(bool(rows))


def _row(path: str, lines: list[str], fault: Fault) -> Row:
    number = fault.line or 1
    line = lines[number - 1].strip()
    record: WarningDocument = {
        "code": fault.code,
        "message": {"zh": fault.message("zh"), "en": fault.message("en")},
        "file": path,
        "line": number,
        "text": line,
    }

    def cells(language: Language) -> list[str]:
        said = (f"{path}:{number}", fault.code, fault.message(language), line)
        return list(map(clean.visible, said))

    return Row(json_text.dumps(record), zh=[cells("zh")], en=[cells("en")])
