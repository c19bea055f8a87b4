"""Where the tables and keys of a TOML text stand, which a TOML reader does not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.knowledge.faults import Path

_PART = re.compile(r"""[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOTTED = rf"(?:{_PART.pattern})(?:[ \t]*\.[ \t]*(?:{_PART.pattern}))*"
_HEADER = re.compile(rf"\s*\[(\[)?\s*({_DOTTED})\s*\]?\]\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_CLOSERS = {
    '"""': re.compile(r'(?:[^\\]|\\.)*?""""{0,2}'),
    "'''": re.compile(r".*?''''{0,2}"),
}
"""The rest of a text over several lines; up to two more quotes belong to the text."""
_OPENERS = re.compile(
    r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]',
)


def lines_of(text: str) -> dict[Path, int]:
    """Map the path of every table header and of every key outside inline tables to its line.

    Lines count from 1. The text must be valid TOML.
    """
    lines: dict[Path, int] = {(): 1}
    for path, number, _ in _keys(text):
        lines.setdefault(path, number)
    return lines


def all_lines_of(text: str) -> dict[Path, int]:
    """Map the same, what holds them, and what stands inside values over several lines."""
    lines: dict[Path, int] = {(): 1}
    for path, number, statement in _keys(text):
        holder = path
        while holder not in lines:  # what holds a path that is there is there too
            lines[holder] = number
            holder = holder[:-1]
        if "\n" in statement:
            _add_inner(lines, path, statement, number)
    return lines


def _keys(text: str) -> Iterator[tuple[Path, int, str]]:
    """Yield the path of every header and key, with the line on which its statement begins."""
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, statement in _statements(text):
        name, equals, _ = statement.partition(" = ")
        if equals and name.isidentifier():
            yield (*table, name), number, statement
        elif header := _HEADER.fullmatch(statement):
            table = _table(_parts(header[2]), counts, is_array=bool(header[1]))
            yield table, number, ""
        elif key := _KEY.match(statement):
            yield table + _parts(key[1]), number, statement


def line_at(lines: dict[Path, int], path: Path) -> int:
    """Return the line of `path`, or of the nearest key or table that holds it."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each logical line with its number, a value over several lines being one."""
    start, held, quote, depth = 1, "", "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not held:
            start = number
            if _is_whole(line):
                yield number, line
                continue
        quote, depth = _state_after(line, quote, depth)
        held += line + "\n"
        if not quote and depth == 0:
            yield start, held.rstrip("\r\n")
            held = ""


def _is_whole(line: str) -> bool:
    """Tell at a glance that a line is a logical line; most are."""
    if '"""' in line or "'''" in line:
        return False
    if "[" not in line and "{" not in line:
        return True
    if line.partition("=")[2].lstrip()[:1] in {'"', "'"}:
        return True  # what stands in a text opens nothing
    is_even = line.count("[") == line.count("]") and line.count("{") == line.count("}")
    return is_even and line.rstrip()[-1:] in {"]", "}"} and "#" not in line


def _state_after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the open multi-line quote and the bracket depth at the end of `line`."""
    at = 0
    while True:
        if quote:
            end = _CLOSERS[quote].match(line, at)
            if not end:
                return quote, depth
            at, quote = end.end(), ""
        match = _OPENERS.search(line, at)
        if not match:
            return quote, depth
        at, token = match.end(), match[0]
        if token in {'"""', "'''"}:
            quote = token
        elif token in {"[", "{"}:
            depth += 1
        elif token in {"]", "}"}:
            depth -= 1


_SIGN = re.compile(
    r'"""(?:[^\\]|\\.)*?""""{0,2}|'
    r"'''.*?''''{0,2}|"
    r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{},=\n]|[^\s\[\]{},=#"\']+',
    re.DOTALL,
)


def _add_inner(lines: dict[Path, int], path: Path, statement: str, number: int) -> None:
    """Add the lines of what stands inside a value over several lines."""
    start = _KEY.match(statement)
    holders: list[tuple[Path, str]] = []
    here, words, index = path, "", 0
    indexes: list[int] = []
    at = start.end() if start else 0
    number += statement.count("\n", 0, at)
    for found in _SIGN.finditer(statement, at):
        sign = found[0]
        holder = holders[-1] if holders else (path, "")
        if sign in {"[", "{"}:
            lines.setdefault(here, number)
            holders.append((here, sign))
            indexes.append(index)
            index, words = 0, ""
            here = (*here, 0) if sign == "[" else here
        elif sign in {"]", "}"} and holders:
            holders.pop()
            here, index, words = holder[0], indexes.pop(), ""
        elif sign == ",":
            index, words = index + 1, ""
            here = (*holder[0], index) if holder[1] == "[" else holder[0]
        elif sign == "=":
            here = holder[0] + _parts(words)
            lines.setdefault(here, number)
        elif sign != "\n" and not sign.startswith("#"):
            words += sign
            if holder[1] == "[":
                lines.setdefault(here, number)
        number += sign.count("\n")


def _parts(dotted: str) -> Path:
    return tuple(_name(part) for part in _PART.findall(dotted))


def _name(part: str) -> str:
    """Return the name that a part of a key stands for, where it has escapes."""
    if "\\" not in part or part.startswith("'"):
        return part.strip("\"'")
    return str(next(iter(tomli.loads(f"{part} = 0"))))


def _table(parts: Path, counts: dict[Path, int], *, is_array: bool) -> Path:
    """Return the path of a header, arrays of tables being counted from 0."""
    path: Path = ()
    for part in parts[:-1]:
        path += (part,)
        if path in counts:
            path += (counts[path],)
    path += (parts[-1],)
    if not is_array:
        return path
    counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path])
