"""What is asked: lines of a batch, words of a command line, calls of agents; and baselines.

A question has to be refused for its length before anything else is done with it, and what is just
not too long has to be answered.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hostile_making import (
    CHINESE,
    LETTERS,
    MARKS,
    NUMERALS,
    counted,
    drawn,
    filled,
    repeated,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hostile_making import Maker

LONGEST = 10_000
"""Characters of a question that is answered."""

LINES: dict[str, Maker] = {
    "keys": repeated("gdp\n"),
    "unknown keys": counted("gdp{at}\n"),
    "questions": counted("湖南{at}年的经济总量是多少\n"),
    "Chinese": filled(drawn(CHINESE, 6, "{}\n")),
    "letters": filled(drawn(LETTERS, 9, "{}\n")),
    "long letters": filled(drawn(LETTERS, 9_000, "{}\n")),
    "long Chinese": filled(drawn(CHINESE, 9_000, "{}\n")),
    "long English": filled(sentences(1_500, "{}\n")),
    "long pinyin": repeated("hunan jingji zongliang " * 400 + "\n"),
    "long names": filled(lambda at: f"经济总量{at}粮食" * 600 + "\n"),
    "long marks": repeated(MARKS * 4_900 + "\n"),
    "empty lines": repeated("\n"),
    "a line": repeated("湖南"),
    "a line of marks": repeated(MARKS),
}

QUESTIONS: dict[str, Maker] = {
    "letters": filled(drawn(LETTERS, 9)),
    "English": filled(sentences(9, "{} ")),
    "Chinese": filled(drawn(CHINESE, 9)),
    "names": repeated("经济总量"),
    "pinyin": repeated("jingji zongliang "),
    "pinyin without spaces": repeated("jingjizongliang"),
    "numerals": filled(drawn(NUMERALS, 8)),
    "digits": repeated("9"),
    "marks": repeated(MARKS),
    "spaces": repeated(" "),
    "commas": repeated("gdp,"),
    "slashes": repeated("2021/"),
}


def typed(question: Maker, size: int) -> str:
    """Return a question as a word of a command line, of at most so many bytes."""
    return question(size)[:size].decode(errors="ignore")


# ---- Agents --------------------------------------------------------------------------------------

_HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "a", "version": "1"},
}


def asked(calls: Iterable[tuple[str, dict[str, Any]]]) -> bytes:
    """Return the lines of an agent that greets and calls these tools."""
    lines: list[dict[str, Any]] = [
        {"id": 0, "method": "initialize", "params": _HELLO},
        {"method": "notifications/initialized"},
    ]
    for at, (name, arguments) in enumerate(calls, 1):
        told = {"name": name, "arguments": arguments}
        lines.append({"id": at, "method": "tools/call", "params": told})
    made = (json.dumps({"jsonrpc": "2.0", **line}, ensure_ascii=False) for line in lines)
    return "".join(f"{line}\n" for line in made).encode()


def _the_same_call(size: int) -> bytes:
    return asked(("stat", {"query": "gdp"}) for _ in range(size // 110))


def _calls(size: int) -> bytes:
    return asked(("search", {"query": f"经济{at}"}) for at in range(size // 110))


def _a_long_question(size: int) -> bytes:
    return asked([("search", {"query": "湖" * (size // 3)})])


def _a_long_draft(size: int) -> bytes:
    return asked([("check", {"text": "湖南GDP4万亿元。" * (size // 22)})])


def _many_names(size: int) -> bytes:
    return asked([("cite", {"names": [f"k{at}" for at in range(size // 9)]})])


def _brackets(size: int) -> bytes:
    start = asked([]) + b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": '
    return start + b"[" * (size - len(start)) + b"\n"


REQUESTS: dict[str, Maker] = {
    "the same call": _the_same_call,
    "calls": _calls,
    "a long question": _a_long_question,
    "a long draft": _a_long_draft,
    "many names": _many_names,
    "brackets": _brackets,
    "unknown methods": counted('{"jsonrpc": "2.0", "id": {at}, "method": "a"}\n'),
    "no JSON": repeated("a\n"),
    "a line": repeated("a"),
}

# ---- Baselines -----------------------------------------------------------------------------------

_ENTRY = '{"file": "a", "text": "{at}", "sentence": "a"}'
BASELINES: dict[str, Maker] = {
    "entries": counted(
        _ENTRY + ",\n", '{"schema": "hunanfacts.baseline/1", "accepted": [', _ENTRY + "]}"
    ),
}
BAD_BASELINES: dict[str, Maker] = {
    "brackets": repeated("["),
    "digits": repeated("9"),
    "lines": repeated("\n"),
}
