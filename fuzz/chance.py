"""What chance makes for the quick run, fast: prose, knowledge files, command lines, calls of tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from made import BASES, FIELDS, FILES, KNOWN, QUOTED, TEXT, VALUES, WORDS

from hunanfacts.command.help import commands as help_commands
from hunanfacts.command.help import options as help_options
from hunanfacts.mcp import tools

if TYPE_CHECKING:
    import random
    import re

_STRANGE = (
    *map(chr, range(0x20)), "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u202e", "\u3164", "\ufe0f", "％",
    "\U000e0041",
)  # fmt: skip
_SURROGATES = range(0xD800, 0xE000)
_COMMANDS = (*sorted(set(help_commands.COMMANDS) - {"mcp"}), "--version", "nonsense", "")
"""`mcp` starts a server each time; what it is asked is made by `call`."""
_OPTIONS = (*help_options.OPTIONS, "-h", "--nonsense")
_ARGUMENTS = ("tea", "茶叶", "2021", "../2022", "元", "1万", "茶叶产量 2019", "paper", "farming")
"""What means something to a tool."""


def prose(chance: random.Random) -> bytes:
    """Make a piece of prose: a question or a draft."""
    raw = _text(chance).encode("utf-8", "replace")
    return _damaged(chance, raw) if _is(chance, 10) else raw


def knowledge_file(chance: random.Random) -> bytes:
    """Make a knowledge file that is nearly right."""
    lines = list(chance.choice(BASES))
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((
            "", lines[-at], f"{lines[at].split('=')[0]}= {chance.choice(VALUES)}", lines[at][: chance.randrange(20)],
            f"{lines[at]}\n{chance.choice(FIELDS)} = {chance.choice(VALUES)}",
        ))  # fmt: skip
    raw = "\n".join(lines).encode("utf-8", "replace")
    return _damaged(chance, raw) if _is(chance, 10) else raw


def whole_file(chance: random.Random) -> bytes:
    """Make a knowledge file without faults, mostly of one fact, whose texts and numbers are made."""
    lines = chance.choice(BASES) if _is(chance, 10) else BASES[0]
    text = "\n".join(
        f"value = {_number(chance)}" if line.startswith("value = ") else line for line in lines
    )

    def made(_: re.Match[str]) -> str:
        return json.dumps(f"a{_text(chance)}", ensure_ascii=False).replace("\x7f", "")

    return TEXT.sub(lambda line: QUOTED.sub(made, line[0]), text).encode("utf-8", "replace")


def command_line(chance: random.Random) -> bytes:
    """Make the words of a command line, with a NUL between them, which no word can have."""
    words = [chance.choice(_COMMANDS)]
    words += [
        _text(chance) if _is(chance, 3) else chance.choice((*FILES, *_ARGUMENTS))
        for _ in range(chance.randrange(3))
    ]
    for _ in range(chance.randrange(4)):
        words.insert(chance.randrange(1, len(words) + 1), _option(chance))
    words = [word.replace("\x00", "") for word in words]
    return "\0".join(words[not words[0] :]).encode("utf-8", "replace")


def call(chance: random.Random) -> bytes:
    """Make the parameters of a call of a tool, as JSON: mostly of the types that its schema asks for."""
    tool = chance.choice(tools.TOOLS)
    known = tool.takes["properties"]
    names = [*tool.takes["required"], *chance.sample(sorted(known), chance.randrange(4))]
    arguments = {name: _argument(chance, known[name]) for name in names}
    if _is(chance, 6):
        arguments[chance.choice((_text(chance), *known))] = _anything(chance)
    name = _text(chance) if _is(chance, 30) else tool.name
    return json.dumps({"name": name, "arguments": arguments}).encode()


# ---- Pieces --------------------------------------------------------------------------------------


def _text(chance: random.Random) -> str:
    return "".join(_piece(chance) for _ in range(chance.randrange(14)))


def _piece(chance: random.Random) -> str:
    match chance.randrange(8):
        case 0:
            return chance.choice(_STRANGE)
        case 1:
            code = chance.randrange(0x110000 - len(_SURROGATES))
            return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        case 2:
            return f"{chance.randrange(10 ** chance.randrange(1, 13)):,}"
        case _:
            return chance.choice(WORDS)


def _number(chance: random.Random) -> str:
    """Make a number as a knowledge file may have it, often one at the end of what it may."""
    whole = chance.randrange(10 ** chance.randrange(21))
    behind = chance.choice(("", f".{chance.randrange(1000)}", f".{chance.randrange(10**20):020}"))
    return f"{chance.choice(('', '-'))}{whole}{behind}"


def _option(chance: random.Random) -> str:
    name = chance.choice(_OPTIONS)
    told = help_options.OPTIONS.get(name)
    if told is None or told.value is None:
        return name
    known = FILES if told.value["en"] == "FILE" else KNOWN.get(name, _ARGUMENTS)
    return f"{name}={_text(chance) if _is(chance, 4) else chance.choice(known)}"


def _argument(chance: random.Random, schema: dict[str, Any]) -> object:
    match schema:
        case {"enum": words}:
            return chance.choice(words)
        case {"type": "boolean"}:
            return _is(chance, 2)
        case {"type": "integer"}:
            return chance.randrange(-1, 30)
        case {"type": "array", "items": items}:
            return [_argument(chance, items) for _ in range(chance.randrange(4))]
        case _:
            return _text(chance) if _is(chance, 2) else chance.choice(_ARGUMENTS)


def _anything(chance: random.Random) -> object:
    """Make a value that JSON may have, of any type and some depth."""
    match chance.randrange(8):
        case 0:
            return [_anything(chance) for _ in range(chance.randrange(3))]
        case 1:
            return {_text(chance): _anything(chance) for _ in range(chance.randrange(3))}
        case 2:
            return _text(chance)
        case _:
            return chance.choice((None, True, -1, 10**30, 1e300, float("inf"), 0.5, "", "\ud800"))


def _is(chance: random.Random, of: int) -> bool:
    """Say yes once in so many times."""
    return not chance.randrange(of)


def _damaged(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.randbytes(chance.randrange(4)) + raw[at + chance.randrange(9) :]
