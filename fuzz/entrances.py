"""Made inputs for every entrance of the program, and what must hold of each call."""

from __future__ import annotations

import json
import re
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import TINY, run

from hunanfacts.index import publishing

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Outcome

MOST_SECONDS = 5.0
"""Of a call on a busy machine; on one that does nothing else it takes a tenth."""
STATUSES = frozenset({0, 1, 2, 3})
_ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

_TINY = TINY.read_text(encoding="utf-8")
_LINES = _TINY.splitlines()
_WORDS = (
    "湖南", "粮食", "茶叶产量", "tea", "GDP", "技术合同成交金额", "2021年", "2021", "4万亿元", "超过", "多少", "和", "的",
    "百", "％", "$", "3.60", "-1", "1e9", "liangshi", "chan", "全省", "长沙", "同比增长", "5%", "，", "。", "\t", "\n",
    "|", "**", "`", "<!--", "-->", "[", "](", "# ", "> ", "- ", "1. ", "\x1b[31m", "\u202e", "\u3164", "\u0301" * 40,
    "\x00", "\ufeff", "=1+1", '"', "'", "\\", "--", "@",
)  # fmt: skip
_VALUES = (
    "1", "-1", "0x" + "f" * 60, "1e400", "nan", "inf", "true", "[]", "{}", '""', '"a"', '"2021/2020"', "[1, 2]", "2021-01-01",
    '"' + "长" * 10_001 + '"', '{ zh = "a" }', '"\\u001b[0m"', '"=1"', "[[[[]]]]", '"over"', '"multiple"', '"2012"',
)  # fmt: skip
_KEYS = (
    "value",
    "unit",
    "bound",
    "measure",
    "period",
    "base",
    "range",
    "reads",
    "status",
    "of",
    "page",
    "parts",
    "x",
)

texts = st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=12).map("".join)
"""Questions, and pieces of drafts."""


@st.composite
def knowledge_files(draw: st.DrawFn) -> bytes:
    """Make a knowledge file that is nearly right: lines are lost, told twice, changed or cut."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lose", "twice", "value", "add", "text", "cut"])):
            case "lose":
                lines[at] = ""
            case "twice":
                lines.append(lines[at])
            case "value":
                lines[at] = f"{lines[at].split('=')[0]}= {draw(st.sampled_from(_VALUES))}"
            case "add":
                key, value = draw(st.sampled_from(_KEYS)), draw(st.sampled_from(_VALUES))
                lines.append(f"{key} = {value}")
            case "text":
                lines[at] += draw(texts)
            case _:
                lines[at] = lines[at][: draw(st.integers(0, 20))]
    raw = "\n".join(lines).encode("utf-8", "surrogatepass")
    return raw if draw(st.integers(0, 9)) else draw(st.binary(max_size=40)) + raw


commands = st.sampled_from(
    ["stat", "search", "show", "list", "topics", "sources", "units", "trend", "audit", "check",
     "validate", "help", "cache", "--version", "nonsense", ""]
)  # fmt: skip
options = st.sampled_from(
    ["--json", "--ndjson", "--exact", "--value", "--ascii", "--explain", "--excel", "--no-color",
     "--lang=en", "--lang=xx", "--limit=1", "--limit=-1", "--unit=元", "--unit=%", "--min=1万",
     "--max=x", "--period=2021", "--period=上半年", "--fields=key,figures.value", "--fields=x",
     "--format=csv", "--format=tsv", "--format=md", "--format=plain", "--format=table", "--kind=event",
     "--topic=farming", "--place=某地", "--paragraph=1", "--source=paper", "-h", "--nonsense"]
)  # fmt: skip


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Make a command line of the tiny knowledge; `check` is given none but stdin."""
    command = draw(commands)
    words = ["-"] if command == "check" else draw(st.lists(texts, max_size=2))
    words = [] if command in {"cache", "validate"} else words
    line = [command, *words, *draw(st.lists(options, max_size=3))]
    return [*line, "--data", str(TINY)] if command != "--version" else line


def must_hold(outcome: Outcome, arguments: list[str], seconds: float) -> None:
    """Raise AssertionError where a call did what no call may do."""
    assert outcome.status in STATUSES, (arguments, outcome.status, outcome.err[:500])
    assert "Traceback" not in outcome.err
    assert not _ACTS.search(outcome.err), arguments
    assert not _ACTS.search(outcome.out.removeprefix("\ufeff").replace("\r\n", "\n")), arguments
    assert seconds < MOST_SECONDS, (arguments, seconds)
    if {"--json", "--ndjson"} & set(arguments) and "-h" not in arguments:
        for line in outcome.out.splitlines():
            json.loads(line)


def call(*arguments: str, stdin: bytes = b"") -> Outcome:
    """Run a command line, and see that what must hold of it holds."""
    start = time.process_time()
    outcome = run(*arguments, stdin=stdin)
    must_hold(outcome, list(arguments), time.process_time() - start)
    return outcome


# ---- The entrances -------------------------------------------------------------------------------


def knowledge_file(raw: bytes) -> None:
    """Ask several things of a knowledge file; it is not waited for as one that is in writing."""
    once = mock.patch.object(publishing, "_TRIES", 1)
    with once, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.toml"
        file.write_bytes(raw)
        for arguments in (["validate"], ["list", "--json"], ["trend", "tea"], ["audit"]):
            call(
                *arguments,
                *([] if arguments == ["validate"] else ["--no-cache"]),
                "--data",
                str(file),
            )
        assert file.read_bytes() == raw
        assert list(Path(folder).iterdir()) == [file]


def question(text: str) -> None:
    """Ask a question in words, and as a line of stdin."""
    call("search", "--json", "--", text)
    call("stat", "--format", "md", "--", text)
    call("stat", "-", stdin=text.encode("utf-8", "surrogatepass"))


def draft(text: str) -> None:
    """Check a draft, read as text and as Markdown."""
    call("check", "-", "--json", stdin=text.encode("utf-8", "surrogatepass"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draft.md"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        call("check", str(file))


def command_line(arguments: list[str]) -> None:
    """Run a command line."""
    call(*arguments, stdin="湖南的经济总量超过4万亿元。".encode())


ENTRANCES: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], None]]] = {
    "knowledge files": (knowledge_files(), knowledge_file),
    "questions": (texts, question),
    "drafts": (st.lists(texts, max_size=6).map("\n".join), draft),
    "command lines": (command_lines(), command_line),
}
"""What is made for each entrance, and what is done with it."""


def tried(name: str, cases: int) -> None:
    """Try an entrance with so many cases; what fails is raised, with the smallest that does."""
    made, enter = ENTRANCES[name]

    @settings(max_examples=cases, suppress_health_check=list(HealthCheck), deadline=None)
    @given(case=made)
    def each(case: Any) -> None:  # noqa: ANN401 -- of any entrance
        enter(case)

    each()
