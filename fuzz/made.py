"""What is made for each entrance: knowledge files, questions, drafts, command lines, calls of tools."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

from hypothesis import strategies as st
from making import values as numbers
from running import DATA, HOSTILE, TINY

from hunanfacts.command.help import commands as help_commands
from hunanfacts.command.help import options as help_options
from hunanfacts.mcp import tools
from hunanfacts.model.vocabulary import CheckFormat, CitationStyle, ExportFormat

EVERYTHING = DATA / "everything.toml"
BASES = [file.read_text(encoding="utf-8").splitlines() for file in (TINY, EVERYTHING, HOSTILE)]

WORDS = (
    "湖南", "粮食", "茶叶产量", "tea", "water", "水深", "GDP", "2021年", "2021", "4万亿元", "3.60万吨", "超过", "不足", "多少",
    "和", "的", "百", "％", "$", "3.60", "-1", "1e9", "liangshi", "cha", "全省", "某地", "同比增长", "5%", "增长2.5倍", "第3位",
    "分别为", "respectively", "half of", "more than", "由", "到", "～", "，", "。", "、", "\t", "\n", "\r\n", " ", "|", "|-|",
    "**", "`", "```\n", "<!--", "-->", "<b>", "&amp;", "[", "](", "[^1]", "# ", "> ", "- ", "1. ", "---\n", "    ", "\x1b[31m",
    "\u202e", "\u3164", "\u0301" * 40, "\x00", "\ufeff", "\u2028", "=1+1", '"', "'", "\\", "--", "@", "/", "零", "〇",
)  # fmt: skip
VALUES = (
    "1", "-1", "0x" + "f" * 60, "1e400", "nan", "inf", "true", "[]", "{}", '""', '"a"', '"2021/2020"', "[1, 2]", "2021-01-01",
    '"' + "长" * 10_001 + '"', '{ zh = "a" }', '"\\u001b[0m"', '"=1"', "[[[[]]]]", '"over"', '"multiple"', '"2012"', "'''a\n'''",
    "0.5", "00:00", "9" * 30, '{ zh = "a", en = "b", c = 1 }', '["a", "a"]', '"tea"', '"half"',
)  # fmt: skip
_FIELD = re.compile(r"^(\w+) = ", re.MULTILINE)
FIELDS = sorted({name for lines in BASES for name in _FIELD.findall("\n".join(lines))} | {"x"})

texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map("".join)
"""Questions, and pieces of drafts."""

_bytes = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    texts.map(lambda text: text.encode("utf-16")),
    texts.map(lambda text: text.encode("gb18030", "replace")),
    st.binary(max_size=60),
)


# ---- Knowledge files -----------------------------------------------------------------------------


@st.composite
def knowledge_files(draw: st.DrawFn) -> bytes:
    """Make a knowledge file that is nearly right: lines are lost, told twice, changed or cut."""
    lines = list(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lose", "twice", "value", "number", "add", "text", "cut"])):
            case "lose":
                lines[at] = ""
            case "twice":
                lines.append(lines[at])
            case "value":
                lines[at] = f"{lines[at].split('=')[0]}= {draw(st.sampled_from(VALUES))}"
            case "number":
                lines = _with_numbers(draw, lines)
            case "add":
                key, value = draw(st.sampled_from(FIELDS)), draw(st.sampled_from(VALUES))
                lines.insert(at, f"{key} = {value}")
            case "text":
                lines[at] += draw(texts)
            case _:
                lines[at] = lines[at][: draw(st.integers(0, 20))]
    raw = "\n".join(lines).encode("utf-8", "surrogatepass")
    return raw if draw(st.integers(0, 9)) else draw(_bytes) + raw


def _with_numbers(draw: st.DrawFn, lines: list[str]) -> list[str]:
    return [f"value = {draw(numbers)}" if line.startswith("value = ") else line for line in lines]


TEXT = re.compile(
    r"^(?:label|statement|caution|subject|said_by|notes|publisher|reads)\b.*$", re.MULTILINE
)
QUOTED = re.compile(r'"(?:[^"\\]|\\.)+"')


@st.composite
def whole_files(draw: st.DrawFn) -> bytes:
    """Make a knowledge file without faults, whose texts and numbers are made."""
    lines = _with_numbers(draw, list(draw(st.sampled_from(BASES))))

    def made(_: re.Match[str]) -> str:
        return json.dumps(f"a{draw(texts)}", ensure_ascii=False).replace("\x7f", "")

    def with_texts(line: re.Match[str]) -> str:
        return QUOTED.sub(made, line[0])

    return TEXT.sub(with_texts, "\n".join(lines)).encode("utf-8", "surrogatepass")


# ---- Drafts --------------------------------------------------------------------------------------

drafts = st.lists(texts, max_size=6).map("\n".join)
"""Of prose and of Markdown."""
draft_bytes = drafts.map(lambda text: text.encode("utf-8", "surrogatepass")) | _bytes


# ---- Command lines -------------------------------------------------------------------------------

KNOWN: dict[str, tuple[str, ...]] = {
    "--format": get_args(CheckFormat),
    "--to": get_args(ExportFormat),
    "--style": get_args(CitationStyle),
    "--lang": ("zh", "en"),
    "--limit": ("0", "1", "99999999999999999999"),
    "--fields": ("key,figures.value", "label", "figures.source.locator"),
    "--unit": ("元", "%", "吨", "million yuan"),
    "--min": ("1万", "0", "-5%"),
    "--max": ("1万", "1e400"),
    "--period": ("2021", "../2022", "2021-H1", "上半年"),
    "--glob": ("*.md", "**/*", "["),
}
"""Values that mean something, beside any text."""
FILES = ("a.csv", "a.sqlite", "a.ndjson", "a", "-", "", "nowhere/a.csv", ".")
"""Names of files in the folder where the call is made."""


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Make a command line of any command and any options that there are."""
    command = draw(st.sampled_from([*help_commands.COMMANDS, "--version", "nonsense", ""]))
    words = draw(st.lists(st.sampled_from(FILES) | relative(), max_size=2))
    options = [draw(_option(name)) for name in draw(st.lists(_names, max_size=3))]
    return [*([command] if command else []), *words, *options]


_names = st.sampled_from([*help_options.OPTIONS, "-h", "--nonsense"])


def _option(name: str) -> st.SearchStrategy[str]:
    told = help_options.OPTIONS.get(name)
    if told is None or told.value is None:
        return st.just(name)
    if told.value["en"] == "FILE":
        return st.sampled_from(FILES).map(lambda value: f"{name}={value}")
    known = st.sampled_from(KNOWN.get(name, ("tea",)))
    return (known | known | texts).map(lambda value: f"{name}={value}")


def relative() -> st.SearchStrategy[str]:
    """Make a text that names no file outside of the folder where the call is made."""
    return texts.map(lambda text: text.replace("/", "").replace("\x00", "").replace("..", ""))


# ---- Calls of tools ------------------------------------------------------------------------------

_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


def _argument(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    match schema:
        case {"enum": words}:
            return st.sampled_from(words)
        case {"type": "boolean"}:
            return st.booleans()
        case {"type": "integer"}:
            return st.integers(-1, 30)
        case {"type": "array", "items": items}:
            return st.lists(_argument(items), max_size=3)
        case _:
            return texts | st.sampled_from(["tea", "茶叶", "2021", "../2022", "元", "1万"])


@st.composite
def tool_calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Make a call of a tool: mostly of the types that its schema asks for."""
    tool = draw(st.sampled_from(tools.TOOLS))
    known = tool.takes["properties"]
    names = draw(st.lists(st.sampled_from(sorted(known)), max_size=4, unique=True))
    arguments = {name: draw(_argument(known[name])) for name in [*tool.takes["required"], *names]}
    if not draw(st.integers(0, 4)):
        arguments[draw(texts)] = draw(_anything)
    return (tool.name if draw(st.integers(0, 30)) else draw(texts)), arguments


requests = st.lists(tool_calls(), min_size=1, max_size=4)
