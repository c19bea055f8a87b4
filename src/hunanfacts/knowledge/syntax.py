"""What is wrong with a line that is not TOML, in an author's words, and what to write instead.

A parser stops where it can go no further and names its own rule; what was typed there tells more:
Chinese punctuation, a colon as in YAML, a unit behind a number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hunanfacts.knowledge import value_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Said = tuple[str, str]

_LONGEST = 2_000
"""Characters of a line that is looked through for what is wrong: some rules try at each of them."""
_TABLES = ("fact.figure", "fact", "source", "topic", "place")
_HEADER = re.compile(r"\[+\s*([\w.\s\"']+?)\s*\]*\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w\-.\"']+)\s*=")
_PAIR = re.compile(r"([\w\-.\"']+)\s*=\s*(.*)", re.DOTALL)
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_QUOTES = dict.fromkeys("“”„‟〝〞＂「」『』", '"') | dict.fromkeys("‘’‚‛＇", "'")
_STROKES = {"、": ",", "。": ".", "【": "[", "】": "]", "〔": "[", "〕": "]", "−": "-"}
_CLOSED = re.compile(r'("(?:[^"\\]|\\.)*"|\'[^\']*\')\s*(?:#.*)?')
_NO_WORDS = frozenset({"none", "null", "nil", "na", "n/a", "nan", "-"})
_COUNTED = frozenset({"value", "paragraph", "paragraphs", "among", "schema"})
"""Keys that take a number."""
_TRUTHS = frozenset({"true", "false", "yes", "no", "on", "off", "是", "否"})


def line_of(lines: list[str], number: int) -> int:
    """Return the line on which the statement begins that a parser gives up in at line `number`."""
    at = min(number, len(lines))
    text = lines[at - 1].strip() if lines else ""
    if len(text) <= _LONGEST and (header := _HEADER.fullmatch(text)):
        name = header[1].replace(" ", "")
        single = re.compile(rf"\s*\[\s*{re.escape(name)}\s*\]\s*(?:#.*)?")
        if text.startswith("[["):
            found = [place for place in range(1, at) if single.fullmatch(lines[place - 1])]
            if found:
                return found[-1]
    opened = _opened_before(lines, at)
    return opened or at


def _opened_before(lines: list[str], at: int) -> int | None:
    """Return the line before `at` whose value has a bracket or a long quote that is not closed."""
    text = lines[at - 1]
    if at > 1 and not (_KEY.match(text) or text.lstrip().startswith("[") or not text.strip()):
        return None
    for place in range(at - 1, 0, -1):
        line = lines[place - 1]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if pair := _PAIR.match(line.strip()):
            return place if _is_open(pair[2]) else None
        if line.lstrip().startswith("["):
            return None
    return None


def _is_open(value: str) -> bool:
    if any(value.count(quote) % 2 for quote in ('"""', "'''")):
        return True
    bare = _STRINGS.sub("", value) if len(value) <= _LONGEST else value
    bare = bare.partition("#")[0]
    return bare.count("[") > bare.count("]") or bare.count("{") > bare.count("}")


def explained(lines: list[str], number: int, reason: str) -> Said:
    """Say in Chinese and English what is wrong with the statement that begins on a line."""
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    if said := _given_twice(lines, number, reason):
        return said
    for rule in _RULES if len(line) <= _LONGEST else ():
        if said := rule(line):
            return said
    return (
        "这一行不合写法；每行写一个“键 = 值”，文字放在英文双引号里",
        "this line cannot be read; write one key = value a line, texts in double quotes",
    )


def _rules_of_header(line: str) -> Said | None:
    """Name the brackets that a table needs."""
    header = _HEADER.fullmatch(line)
    if not header or not line.startswith("["):
        return None
    name = re.sub(r"[\s\"']", "", header[1])
    wanted = f"[[{name}]]" if name in _TABLES or line.startswith("[[") else f"[{name}]"
    if line.partition("#")[0].strip() == wanted:
        return None
    return f"请写{wanted}（方括号成对）", f"write {wanted}, its brackets in pairs"


def _wide(line: str) -> Said | None:
    """Find Chinese punctuation and full-width characters where TOML has its own."""
    bare = _STRINGS.sub("", line) if not _QUOTES.keys() & _unquoted_start(line) else line
    found = {char: _narrow(char) for char in bare.partition("#")[0] if _narrow(char)}
    if not found:
        return None
    pair = _PAIR.match(line)
    if pair and pair[2][:1].isdecimal() and (said := _number(pair[1], pair[2], pair[2])):
        return said
    pairs = list(found.items())[:4]
    zh = "、".join(f"{wide}改为{narrow}" for wide, narrow in pairs)
    en = ", ".join(f"{narrow} for {wide}" for wide, narrow in pairs)
    return f"这里用了全角或中文符号；请用英文半角：{zh}", f"full-width or Chinese signs: write {en}"


def _unquoted_start(line: str) -> set[str]:
    """Return the first character of a value."""
    pair = _PAIR.match(line)
    return {pair[2][:1]} if pair else set()


def _narrow(char: str) -> str:
    """Return the sign of ASCII that a character stands for; empty where it is one, or none."""
    if char.isascii():
        return ""
    narrow = _QUOTES.get(char) or _STROKES.get(char) or unicodedata.normalize("NFKC", char)
    return narrow if narrow.isascii() and len(narrow) == 1 else ""


def _colon(line: str) -> Said | None:
    """Find a colon in place of the sign of equality, as YAML and JSON have it."""
    pair = re.fullmatch(r"[\"']?([\w-]+)[\"']?\s*[:：]=?\s*(.*?)[,;]?", line)
    if not pair or _KEY.match(line):
        return None
    return _write(pair[1], _valued(pair[1], pair[2]), "用等号", "with =")


def _no_equals(line: str) -> Said | None:
    """Find a key whose value follows without a sign of equality, or that has none."""
    if _PAIR.match(line) or line.startswith("["):
        return None
    if pair := re.fullmatch(r"([\w-]+)\s+([\"'\d\[{].*)", line):
        return _write(pair[1], pair[2], "缺等号", "the = is missing")
    if re.fullmatch(r"[\w-]+", line):
        return _write(line, "…", "缺等号和值", "the = and a value are missing")
    if re.match(r"//|/\*|--|;|<!--", line):
        return "注释请以#开头", "begin a comment with #"
    if pair := re.fullmatch(r"([\w-]+(?: +[\w-]+)+)\s*=\s*(.*)", line):
        return _write(pair[1].replace(" ", "_"), pair[2], "键里不能有空格", "a key has no spaces")
    return None


def _value(line: str) -> Said | None:
    """Find what is wrong with the value behind a sign of equality."""
    pair = _PAIR.match(line)
    if not pair:
        return None
    name, value = pair[1], pair[2].strip()
    bare = value.rstrip(" ,;") if not value.startswith(("[", "{")) else value
    if value.startswith(("[", "{")):
        return _structure(name, value)
    if not value or value.startswith("#"):
        return _missing(name)
    return (
        _truth(name, bare)
        or _number(name, value, bare)
        or _quote(name, value, bare)
        or _text(name, bare)
    )


def _missing(name: str) -> Said:
    return (f"“{name} =”后面没有值；请写上值，或删去这一行",
            f'there is no value behind "{name} ="; write one, or take the line out')  # fmt: skip


def _truth(name: str, bare: str) -> Said | None:
    word = bare.partition("#")[0].strip().casefold()
    if word in _NO_WORDS:
        return (
            f"没有的不写；请删去“{name}”这一行",
            f'what is not known is left out: take "{name}" away',
        )
    if word in _TRUTHS:
        return value_kinds.advice(name, word, "flag")
    return None


def _structure(name: str, value: str) -> Said | None:
    bare = _STRINGS.sub('""', value).partition("#")[0].rstrip()
    for opening, closing in ("[]", "{}"):
        if bare.count(opening) > bare.count(closing):
            return (
                f"缺少{closing}；{opening}要有{closing}收尾",
                f"{closing} is missing: {opening} needs it",
            )
        if bare.count(opening) < bare.count(closing):
            return f"多了{closing}；请删去", f"there is one {closing} too many: take it out"
    if bare.count('"') % 2:
        return _inner_quotes()
    if re.search(r'""[^\s,\]}=#"]|[^\s,\[{="]""', bare):
        return _inner_quotes()
    if re.search(r'""\s*(?:""|[\w{\[])', bare):
        return "两项之间缺逗号", "put a comma between two items"
    if value.startswith("{") and re.search(r"[\w\"]\s*[:：]", bare):
        return f'{{ }}里请用等号：{name} = {{ zh = "…", en = "…" }}', (
            f'write = within {{ }}: {name} = {{ zh = "…", en = "…" }}')  # fmt: skip
    if re.search(r"\w+\s*=\s*[^\s\"'\d\[{tf]|[\[,]\s*[^\W\d]", bare):
        return "里面的文字要放在双引号里", "texts within it need double quotes"
    return None


def _number(name: str, value: str, bare: str) -> Said | None:
    bare = bare.partition("#")[0].rstrip()
    if (
        re.fullmatch(r"\d{2,4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{4}[年QHqh].*", bare)
        and name != "value"
    ):
        return _write(name, f'"{bare}"', "日期加引号", "dates in quotes")
    number, rest = value_kinds.split_number(bare)
    if not number or re.match(r"[.\d]*[-/]", rest):
        return None
    if rest:
        if name in {"period", "base", "issued", "accessed"}:
            return _write(name, f'"{bare}"', "加引号", "in quotes")
        if name != "value":
            return _write(name, f'"{bare}" 或/or {number}', "文字加引号", "a text needs quotes")
        zh, en = (
            f'请写value = {number}，单位另写unit = "{rest}"',
            (f'write value = {number}, and unit = "{rest}" on a line of its own'),
        )
        return zh, en
    if number == bare or bare != value.partition("#")[0].rstrip():
        return _write(name, number, "后面不要标点", "without a sign behind it")
    return _write(
        name,
        number,
        "不用逗号、空格和多余的零，小数点前后都要有数字",
        "no commas, spaces or needless zeros, and a digit on both sides of the point",
    )


def _quote(name: str, value: str, bare: str) -> Said | None:
    if value.startswith(('"""', "'''")):
        return f"{value[:3]}没有收尾", f"{value[:3]} is never closed"
    if not value.startswith(('"', "'")):
        return None
    if _CLOSED.fullmatch(bare) and bare != value:
        return _write(name, bare, "后面不要标点", "without a sign behind it")
    if "\\" in value and _CLOSED.fullmatch(value.replace("\\", "\\\\")) is not None:
        return (
            "\\要写成\\\\，或把文字放在单引号里",
            "write \\\\ for \\, or put the text in single quotes",
        )
    if value.count(value[0]) == 1:
        if value[-1] in {'"', "'"}:
            return (
                "首尾引号不一样；请都用双引号",
                "the quotes differ; use double quotes at both ends",
            )
        return f"缺少收尾的引号{value[0]}", f"the closing quote {value[0]} is missing"
    if re.match(r"([\"'])[^\"']*\1\s+[\w-]+\s*=", value):
        return "一行只写一个键", "write one key a line"
    if value.count(value[0]) == 2 and (closed := _STRINGS.match(value)):  # noqa: PLR2004
        rest = value[closed.end() :].strip()
        return (f"引号后面还有“{rest}”；请放进引号里，或删去",
                f'behind the quotes stands "{rest}": put it into them, or take it out')  # fmt: skip
    return _inner_quotes()


def _inner_quotes() -> Said:
    return (
        '文字里面又有双引号；里面的请改用“”，或写成\\"',
        'there are double quotes within the text; for the inner ones write “ ” or \\"',
    )


def _text(name: str, bare: str) -> Said | None:
    if not bare[:1].isalpha() and bare[:1] not in {"<", "《", "（", "(", "@", "/", "$", "¥", "~"}:
        return None
    if name in _COUNTED:
        return f"请用阿拉伯数字写，如{name} = 12", f"write a number in digits, as {name} = 12"
    text = bare.partition(" #")[0].strip("\"'“” ")
    return _write(name, f'"{text}"', "文字放在双引号里", "texts in double quotes")


def _valued(name: str, value: str) -> str:
    """Return a value that followed a colon, in quotes where it needs them."""
    is_value = value.startswith(('"', "'", "[", "{")) or re.fullmatch(r"-?\d+(\.\d+)?", value)
    if name == "period" and value[:1].isdecimal():
        is_value = None
    return value if is_value or value in {"true", "false"} else f'"{value}"' if value else "…"


def _write(name: str, value: str, zh: str, en: str) -> Said:
    example = f"{name} = {value}"
    example = example if len(example) <= 120 else f"{example[:120]}…"  # noqa: PLR2004
    return f"请写{example}（{zh}）", f"write {example} ({en})"


def _given_twice(lines: list[str], number: int, reason: str) -> Said | None:
    """Tell a key or table that stands there before, as the parser's reason says."""
    if not re.search("overwrite|twice|mutate|redefine|[Dd]uplicate", reason):
        return None
    line = lines[number - 1].strip()
    if len(line) <= _LONGEST and (header := _HEADER.fullmatch(line)):
        name = header[1]
        wanted = f"[[{name}]]" if name in _TABLES else ""
        zh = f"表[{name}]写了两次；" + (f"每条都写{wanted}" if wanted else "请合成一处")
        return zh, f"the table [{name}] stands there twice; " + (
            f"write {wanted} for each" if wanted else "put both together")  # fmt: skip
    pair = _PAIR.match(line)
    name = pair[1] if pair else line
    first = next(_before(lines, number, name), None)
    zh = f"“{name}”写了两次" + (f"，先在第{first}行" if first else "") + "；请删去一个"
    en = f'"{name}" stands there twice' + (f", first on line {first}" if first else "")
    return zh, f"{en}; take one out"


def _before(lines: list[str], number: int, name: str) -> Iterator[int]:
    for place in range(number - 1, 0, -1):
        line = lines[place - 1].strip()
        if line.startswith("["):
            return
        pair = _PAIR.match(line)
        if pair and pair[1] == name:
            yield place


_RULES: tuple[Callable[[str], Said | None], ...] = (
    _rules_of_header,
    _colon,
    _wide,
    _no_equals,
    _value,
)
