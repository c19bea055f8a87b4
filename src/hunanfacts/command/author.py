"""The command that checks knowledge files: their faults, and what is likely to be wrong."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.command import pager, streams
from hunanfacts.index import cache
from hunanfacts.index.stored import Row
from hunanfacts.knowledge import fault_report, faults, loading, review
from hunanfacts.model.errors import DataError, DataUnreadableError, UsageError
from hunanfacts.render import fields, formats
from hunanfacts.render.answer import Answer
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.command.request import Request
    from hunanfacts.knowledge.faults import Fault
    from hunanfacts.model.records import Fact, Knowledge
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.documents import WarningDocument

_NOTHING_WRONG = {
    "zh": "{path}：没有发现问题；{facts}条事实，{figures}个数值",
    "en": "{path}: nothing wrong found; {facts} facts, {figures} figures",
}
_OTHERS = {
    "zh": "{path}：另有{count}处问题不在所选之列；知识文件无效",
    "en": "{path}: {count} other faults were not asked for; the file is not valid",
}
_CHECKING = {"zh": "检查知识文件", "en": "checking the knowledge file"}
_SYNTAX_FAULTS = 20
"""Places where a file is not TOML that are looked for: each costs one reading of it."""


class Manner(NamedTuple):
    """What is to be looked for, besides the options that commands share."""

    codes: str | None = None
    """Codes, or their beginnings, with commas between; None for all."""
    searches: bool = False
    lists: bool = False
    """The codes are to be listed, and no file is read."""


class _Checked(NamedTuple):
    """A file that was checked; `facts` is None where it cannot be read as facts."""

    path: str
    text: str
    found: list[Fault]
    facts: list[Fact] | None
    version: str
    error: type[DataError]


def validate(files: Sequence[str], request: Request, manner: Manner) -> int:
    """Answer `validate`: 3 where a file has faults, 1 where something is likely to be wrong."""
    codes = _selected(manner.codes)
    if request.style.fields:
        fields.check(request.style.fields, _answer([], []))
    if manner.lists:
        rows = [_row(None, [], _Listed(code)) for code in codes]
        pager.write(formats.lines(_answer([], rows), request.style), request)
        return 0
    default = cache.packaged_file() if request.data is None else request.data
    named = list(files) or [default]
    told, status = [], 0
    for path in named:
        try:
            told.append(_checked(path, request, manner))
        except DataUnreadableError as error:
            if len(named) == 1:
                raise
            streams.report(error, request.style.language, machine=request.is_for_machine)
            status = error.exit_code
    return max(status, _tell(told, codes, request))


def _selected(asked: str | None) -> list[str]:
    """Return the codes that are asked for; UsageError for one that there is not."""
    if asked is None:
        return list(faults.CATALOGUE)
    found: dict[str, None] = {}
    for word in filter(None, map(str.strip, asked.upper().replace("，", ",").split(","))):
        codes = [code for code in faults.CATALOGUE if code.startswith(word)]
        if not codes:
            raise UsageError(
                zh=f"没有代码“{word}”；hunanfacts validate --list列出全部代码",
                en=f'there is no code "{word}"; hunanfacts validate --list lists them all',
                input=word,
            )
        found |= dict.fromkeys(codes)
    if not found:
        raise UsageError(zh="--select后面没有代码", en="--select names no code")
    return list(found)


def _checked(path: str, request: Request, manner: Manner) -> _Checked:
    """Read a file and look for everything; DataUnreadableError where it cannot be read."""
    raw = loading.read(path)
    text = raw.decode("utf-8", "replace")
    try:
        text, values = loading.document(raw, path, most=_SYNTAX_FAULTS)
        knowledge = loading.knowledge(text, values, path)
        facts = list(knowledge.facts)
    except DataError as error:
        return _Checked(path, text, list(error.found), None, "", type(error))
    found = chain(_reviewed(knowledge, facts, request), _searched(facts, request, manner))
    located = fault_report.located(text, found)
    return _Checked(path, text, located, facts, knowledge.version, DataError)


def _reviewed(knowledge: Knowledge, facts: list[Fact], request: Request) -> Iterator[Fault]:
    label = _CHECKING[request.style.language]
    return review.faults(knowledge, streams.watched(facts, len(facts), label))


def _searched(facts: list[Fact], request: Request, manner: Manner) -> Iterator[Fault]:
    if not manner.searches:
        return iter(())
    from hunanfacts.command import finding

    return finding.faults(facts, request)


def _tell(told: list[_Checked], codes: list[str], request: Request) -> int:
    """Write what was found in files, and return the exit status."""
    errors: list[tuple[_Checked, list[Fault]]] = []
    shown: list[tuple[_Checked, Fault]] = []
    status = 0
    for file in told:
        wanted = [fault for fault in file.found if fault.code in codes]
        is_faulty = any(map(_is_error, file.found))
        status = max(status, 3 if is_faulty else int(bool(wanted)))
        shown += [(file, each) for each in wanted if request.is_for_machine or not _is_error(each)]
        if faulty := list(filter(_is_error, wanted)):
            errors.append((file, faulty))
    if shown or request.is_for_machine or not errors:
        answer = _answer([file.path for file in told], _rows(shown[: request.most]))
        answer.data_version = next((file.version for file in told if file.version), "")
        pager.write(formats.lines(answer, request.style), request)
        request.tell_more(len(shown))
    for file, faulty in errors:
        error = fault_report.data_error(file.path, file.text, faulty, file.error, request.limit)
        streams.report(error, request.style.language, machine=request.is_for_machine)
    if not request.is_for_machine:
        _summarize(told, codes, request.style.language)
    return status


def _summarize(told: list[_Checked], codes: list[str], language: Language) -> None:
    """Say which files have nothing wrong, or faults that were not asked for."""
    for file in told:
        path = clean.visible(file.path)
        others = sum(fault.code not in codes for fault in file.found if _is_error(fault))
        if others:
            streams.say(_OTHERS[language].format(path=path, count=others))
        elif file.facts is not None and not any(fault.code in codes for fault in file.found):
            figures = sum(len(fact.figures) for fact in file.facts)
            said = _NOTHING_WRONG[language]
            streams.say(said.format(path=path, facts=len(file.facts), figures=figures))


def _is_error(fault: Fault) -> bool:
    return fault.code in faults.MESSAGES


def _answer(paths: list[str], rows: list[Row]) -> Answer:
    return Answer(
        command="validate",
        query=" ".join(paths) or None,
        data_version="",
        results=rows,
        sources=[],
    )


class _Listed:
    """A code to be listed, told as a fault is, without its place."""

    line = None

    def __init__(self, code: str) -> None:
        self.code = code

    def message(self, language: Language) -> str:
        return faults.meaning(self.code, language)


def _rows(shown: Sequence[tuple[_Checked, Fault]]) -> list[Row]:
    texts = {file.path: file.text for file, _ in shown}
    lines = {path: text.split("\n") for path, text in texts.items()}
    return [_row(file.path, lines[file.path], fault) for file, fault in shown]


def _row(path: str | None, lines: list[str], fault: Fault | _Listed) -> Row:
    """Return a fault as a result, or a code of one."""
    number = (fault.line or 1) if path is not None else None
    line = fault_report.excerpt(lines[number - 1]) if number and number <= len(lines) else None
    record: WarningDocument = {
        "code": fault.code,
        "message": {"zh": fault.message("zh"), "en": fault.message("en")},
        "file": path,
        "line": number,
        "text": line,
    }

    def cells(language: Language) -> list[str]:
        place = f"{path}:{number}" if path is not None else ""
        return list(map(clean.visible, (place, fault.code, fault.message(language), line or "")))

    return Row(json_text.dumps(record), zh=[cells("zh")], en=[cells("en")])
