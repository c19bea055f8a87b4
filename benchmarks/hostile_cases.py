"""Which command is given which hostile input, and how it has to end.

A command stands here once for each of its ways to read or to tell something. Of a knowledge file no
index is ready, so that each call of a look-up reads it whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import hostile_drafts as drafts
import hostile_lines as lines
import hostile_sheets as sheets
from hostile_faulty import FAULTY
from hostile_knowledge import KNOWLEDGE
from hostile_making import chance, counted, noughts, same
from hostile_toml import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hostile_making import Maker

ANSWERED, REFUSED, MISUSED = (0, 1), (3,), (2,)
"""Exit statuses: something or nothing found, a file that is wrong, a call that is."""

_UNREADABLE: dict[str, Maker] = {"noughts": noughts, "chance": chance}


class Case(NamedTuple):
    """A call: its words, the files that it reads by their names, and what stands on stdin."""

    name: str
    words: list[str]
    files: Mapping[str, Maker]
    stdin: Maker = same("")
    statuses: tuple[int, ...] = ANSWERED
    """With which it may end."""


def cases() -> Iterator[Case]:
    """Yield each input with each command that reads it."""
    yield from _of_knowledge()
    yield from _of_drafts()
    yield from _of_other_files()
    yield from _of_lines()
    yield from _of_questions()


# ---- Knowledge files -----------------------------------------------------------------------------

_LOOK_UPS = (
    "stat tea1 --json",
    "stat 茶叶产量多少 --format table",
    "search abcd",
    "show tea1",
    "list --format table --verbose",
    "list --min 3万吨 --maybe --excel",
    "units tea1",
    "audit",
    "trend tea1 --svg a.svg --force",
    "cite tea1 --sentence",
    "export a.sqlite --force",
    "export a --to datapackage --force",
    "new tea-x --like tea1",
)
_WITH_OTHERS = (
    "validate a.toml",
    "validate a.toml --find",
    "validate a.toml --against tea.txt",
    "diff a.toml b.toml",
    "audit --data a.toml --with b.toml",
    "check tea.txt --data a.toml",
)
_ABOUT_TEA = counted("某地茶叶产量{at}有{at}万吨，Tea {at} came to {at} tons.\n\n")


def _of_knowledge() -> Iterator[Case]:
    for name, maker in KNOWLEDGE.items():
        files = {"a.toml": maker}
        for words in _LOOK_UPS:
            # asking for tons where no figure is in tons is misuse, and a picture of very many too
            may_be_misuse = "万吨" in words or "--svg" in words
            statuses = ANSWERED + MISUSED if may_be_misuse else ANSWERED
            yield _case(f"{words} --data a.toml", name, files, statuses)
        yield _case("mcp --data a.toml", name, files)._replace(stdin=_calls)
        others = {"b.toml": _changed(maker), "tea.txt": _a_page_about_tea}
        for words in _WITH_OTHERS:
            # of several sources it has to be said which the article is
            statuses = ANSWERED + MISUSED if "--against" in words else ANSWERED
            yield _case(words, name, files | others, statuses)
    for name in ("topics", "sources"):  # the commands are called as what there are too many of
        yield _case(f"{name} --data a.toml", name, {"a.toml": KNOWLEDGE[name]})
    for name, maker in (FAULTY | _UNREADABLE).items():
        of_a_look_up = REFUSED + ANSWERED if name in _FOUND_BY_VALIDATE_ALONE else REFUSED
        yield _case("stat tea1 --data a.toml", name, {"a.toml": maker}, of_a_look_up)
        yield _case("validate a.toml", name, {"a.toml": maker}, REFUSED)


_FOUND_BY_VALIDATE_ALONE = frozenset({"figures printed otherwise"})


def _case(
    words: str, name: str, files: Mapping[str, Maker], statuses: tuple[int, ...] = ANSWERED
) -> Case:
    return Case(f"{words}: {name}", words.split(), files, statuses=statuses)


def _changed(maker: Maker) -> Maker:
    """Make the same knowledge about rice in place of tea, and with other figures."""
    return lambda size: maker(size).decode().replace("茶", "稻").replace("万吨", "亿吨").encode()


def _a_page_about_tea(size: int) -> bytes:
    return _ABOUT_TEA(size // 200)


def _calls(_: int) -> bytes:
    """Make the calls of an agent that asks with each tool once."""
    return lines.asked(
        [
            ("stat", {"query": "tea1"}),
            ("search", {"query": "茶叶"}),
            ("list", {}),
            ("show", {"key": "tea1"}),
            ("cite", {"names": ["tea1"]}),
            ("check", {"text": "某地产茶3万吨。"}),
        ]
    )


# ---- Drafts and other files ----------------------------------------------------------------------


def _of_drafts() -> Iterator[Case]:
    for inputs, statuses in ((drafts.DRAFTS, ANSWERED), (_UNREADABLE, REFUSED)):
        for name, maker in inputs.items():
            files = {"one.toml": same(ONE), "a.txt": maker}
            yield _case("check a.txt --format ndjson", name, files, statuses + REFUSED)
            yield _case("validate one.toml --against a.txt", name, files, statuses)
    for name, maker in drafts.MARKDOWN.items():  # what is much work is refused
        yield _case("check a.md --format ndjson", name, {"a.md": maker}, ANSWERED + REFUSED)


def _of_other_files() -> Iterator[Case]:
    for words, file, right, wrong in (
        ("new --from a.csv", "a.csv", sheets.SHEETS, sheets.BAD_SHEETS),
        ("new --from a.xlsx", "a.xlsx", sheets.WORKBOOKS, sheets.BAD_WORKBOOKS),
        ("check a.docx", "a.docx", sheets.DOCUMENTS, sheets.BAD_DOCUMENTS),
        ("check a.txt --baseline a.json", "a.json", lines.BASELINES, lines.BAD_BASELINES),
    ):
        draft = {"a.txt": same("GDP 1")}
        statuses = ANSWERED + REFUSED if file == "a.docx" else ANSWERED  # some are much work
        for name, maker in right.items():
            yield _case(words, name, {**draft, file: maker}, statuses)
        for name, maker in (wrong | _UNREADABLE).items():
            yield _case(words, name, {**draft, file: maker}, REFUSED + MISUSED)


# ---- Questions -----------------------------------------------------------------------------------


def _of_lines() -> Iterator[Case]:
    for name, maker in (lines.LINES | _UNREADABLE).items():
        for words in ("stat - --ndjson", "search - --ndjson"):
            yield _case(words, name, {}, ANSWERED + MISUSED)._replace(stdin=maker)
    for name, maker in (lines.REQUESTS | _UNREADABLE).items():
        yield _case("mcp", name, {})._replace(stdin=maker)


_ASKING = (
    "stat",
    "search",
    "show",
    "cite",
    "list --min",
    "list --period",
    "list --topic",
    "list --fields",
)
_LONGEST_WORD = 120_000
"""Bytes: a word of a command line may have 128 KB."""
_MANY = 500
"""Words of 2,000 bytes: a command line may have some 2 MB."""


def _of_questions() -> Iterator[Case]:
    for name, maker in lines.QUESTIONS.items():
        told = lines.typed(maker, _LONGEST_WORD)
        for command in _ASKING:
            yield _asked(command, f"long {name}", [told[: lines.LONGEST]])
        yield _asked("show", f"many {name}", [lines.typed(maker, 2_000)] * _MANY)
    for name in ("letters", "marks", "spaces"):
        yield _asked(
            "stat", f"too long {name}", [lines.typed(lines.QUESTIONS[name], _LONGEST_WORD)]
        )


def _asked(command: str, name: str, words: list[str]) -> Case:
    return Case(
        f"{command} QUESTION: {name}", [*command.split(), *words], {}, statuses=ANSWERED + MISUSED
    )
