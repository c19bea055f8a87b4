"""Slips that authors make, one at a time: each is told, on its line, with what to write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
from running import TESTS, run

if TYPE_CHECKING:
    from pathlib import Path

FILE = TESTS / "data" / "slips.toml"
TEXT = FILE.read_text(encoding="utf-8")


class Slip(NamedTuple):
    """What is typed in place of what, and what is told of it: a code, and words of the message."""

    name: str
    old: str
    new: str
    code: str = ""
    """Empty where nothing is wrong."""
    zh: str = ""
    en: str = ""
    line: str = ""
    """How the line begins that is told of; else it is where `new` is."""

    @property
    def text(self) -> str:
        """The file with the slip in it."""
        at = TEXT.index(self.old)
        return TEXT[:at] + self.new + TEXT[at + len(self.old) :]

    @property
    def number(self) -> int:
        """The line that is to be told of."""
        text = self.text
        if not self.line:
            return text[: TEXT.index(self.old)].count("\n") + 1
        return text[: text.index("\n" + self.line)].count("\n") + 2


LEVEL = """value = 4402.98
unit = "亿元"
bound = "exact"
measure = "level"
period = "2021"
as_written = "4402.98亿元"
"""
GROWTH = """value = 8.1
unit = "%"
bound = "exact"
measure = "growth"
period = "2021"
base = "2020"
as_written = "同比增长8.1%"
"""
V, U, B, M = "value = 4402.98", 'unit = "亿元"', 'bound = "exact"', 'measure = "level"'
P, BASE, ISSUED, PAR = (
    'period = "2021"',
    'base = "2020"',
    'issued = "2022-02-11"',
    "paragraph = 1\n",
)
ALIASES, LABEL = (
    'aliases = ["岳阳GDP"]',
    'label = { zh = "岳阳地区生产总值", en = "Yueyang\'s GDP" }',
)
AW, AWG = 'as_written = "4402.98亿元"', 'as_written = "同比增长8.1%"'
ZH, EN = "岳阳2021年GDP为4402.98亿元", "in 2021 was 440.298 billion yuan"


def level(**changed: str) -> str:
    """Return the first figure with other fields."""
    return _changed(LEVEL, changed)


def growth(**changed: str) -> str:
    """Return the second figure with other fields."""
    return _changed(GROWTH, changed)


def _changed(figure: str, changed: dict[str, str]) -> str:
    fields = dict(line.split(" = ", 1) for line in figure.splitlines())
    return "".join(f"{name} = {value}\n" for name, value in (fields | changed).items())


def share(value: str = "35", unit: str = "%", as_written: str = "占35%", **more: str) -> str:
    """Return a third figure that is a share."""
    return _further(
        value=value,
        unit=f'"{unit}"',
        measure='"share"',
        of='"全省"',
        as_written=f'"{as_written}"',
        **more,
    )


def rank(value: str = "2", as_written: str = "全省第二", **more: str) -> str:
    """Return a third figure that is a rank."""
    return _further(
        value=value, unit='"位"', measure='"rank"', as_written=f'"{as_written}"', **more
    )


def _further(**fields: str) -> str:
    fields = {"bound": '"exact"', "period": '"2021"', **fields}
    return GROWTH + "\n[[fact.figure]]\n" + "".join(f"{k} = {v}\n" for k, v in fields.items())


GIVEN = [
    Slip("wrong key name", V, "vaule = 4402.98", "E101", "value", "value"),
    Slip("wrong table", "[[fact]]", "[[facts]]", "E101", "[[fact]]", "[[fact]]"),
    Slip("single bracket", "[[fact]]", "[fact]", "E103", "[[fact]]", "[[fact]]"),
    Slip("wrong bound", B, 'bound = "exactly"', "E104", "是不是“exact”", '"exact"'),
    Slip("wrong measure", M, 'measure = "rate"', "E104", "growth", "growth"),
    Slip(
        "two levels",
        "[[fact.figure]]\n" + GROWTH,
        "[[fact.figure]]\n" + LEVEL,
        "E206",
        "variant",
        "variant",
    ),
    Slip("label plain", LABEL, 'label = "岳阳地区生产总值"'),
    Slip("tab indent", V, "\t" + V),
    Slip("single quotes", U, "unit = '亿元'"),
    Slip("yaml colon", U, 'unit: "亿元"', "E001", 'unit = "亿元"', 'unit = "亿元"'),
    Slip("inner quotes", 'subject = "岳阳市"', 'subject = "岳阳"市""', "E001", "“”", "“ ”"),
    Slip("traditional unit", U, 'unit = "億元"', "W303", "亿元", "亿元"),
    Slip("value in quotes", V, 'value = "4402.98"', "E103", V, V),
    Slip("value with underscore", V, "value = 4_402.98"),
    Slip("value with unit", V, V + "亿元", "E001", V, 'unit = "亿元"'),
    Slip("value without zero", "value = 8.1", "value = .5", "E001", "value = 0.5", "value = 0.5"),
    Slip("value in powers", "value = 8.1", "value = 8.1e0"),
    Slip("value nan", V, "value = nan", "E105", "数", "a number"),
    Slip("no such day", P, 'period = "2021-02-30"', "E105", "2022-07-07", "2022-07-07"),
    Slip(
        "date bare",
        P,
        "period = 2021-05-01",
        "E103",
        'period = "2021-05-01"',
        'period = "2021-05-01"',
    ),
    Slip("half-year", P, 'period = "2021H1"', "E105", "2021-H1", "2021-H1"),
    Slip("month", P, 'period = "2021-1"', "E105", "2021-01", "2021-01"),
    Slip("dash", P, 'period = "2021-2025"', "E105", "2021/2025", "2021/2025"),
    Slip("period 1021", P, 'period = "1021"', "W305", "1021", "1021"),
    Slip(
        "per cent as fraction", "value = 8.1", "value = 0.081", "W302", "value = 8.1", "value = 8.1"
    ),
    Slip(
        "share 235", GROWTH, share("235", as_written="235%"), "E220", "100%", "100%", "value = 235"
    ),
    Slip(
        "multiple without base",
        GROWTH,
        _further(value="2.7", unit='"倍"', measure='"multiple"', as_written='"2.7倍"'),
        "E207",
        "base",
        "base",
        "[[fact.figure]]\nbound",
    ),
    Slip("base later", BASE, 'base = "2022"', "E223", "更早", "earlier"),
    Slip("rank 0", GROWTH, rank("0", "第0"), "E221", "不小于1", "from 1", "value = 0"),
    Slip("value disagrees", V, "value = 4420.98", "E225", "4402.98亿元", "4402.98亿元"),
    Slip("bound over", B, 'bound = "over"', "E226", 'bound = "exact"', 'bound = "exact"'),
    Slip(
        "wrong scale",
        "440.298 billion",
        "4402.98 billion",
        "W301",
        "4402.98 billion",
        "440.298 billion",
    ),
    Slip("statement year", "岳阳2021年GDP", "岳阳2020年GDP", "W306", "2020", "2020"),
    Slip("paragraph text", PAR, 'paragraph = "1"\n', "E103", "paragraph = 1", "paragraph = 1"),
    Slip("paragraph negative", PAR, "paragraph = -1\n", "E105", "不小于0", "from 0"),
    Slip("key with underscore", "yueyang-gdp", "yueyang_gdp", "E105", "yueyang-gdp", "yueyang-gdp"),
    Slip("key Chinese", "yueyang-gdp", "岳阳GDP", "E105", "小写英文", "lower-case"),
    Slip(
        "alias is label",
        ALIASES,
        'aliases = ["岳阳GDP", "岳阳地区生产总值"]',
        "W308",
        "删去",
        "leave it out",
    ),
    Slip(
        "notes table",
        PAR,
        'notes = { zh = "注", en = "note" }\n' + PAR,
        "E103",
        "notes = [{",
        "notes = [{",
    ),
    Slip(
        "True",
        PAR,
        "period_inferred = True\n" + PAR,
        "E001",
        "period_inferred = true",
        "period_inferred = true",
    ),
    Slip("schema text", "schema = 2", 'schema = "2"', "E103", "schema = 2", "schema = 2"),
    Slip("source type", 'type = "webpage"', 'type = "web page"', "E104", "webpage", "webpage"),
    Slip("source date", ISSUED, 'issued = "11 Feb 2022"', "E105", "2022-02-11", "2022-02-11"),
    Slip("key twice", U, U + "\n" + U, "E001", "两次", "twice", line=U + "\n" + B),
    Slip("byte order mark", "schema = 2", "\ufeffschema = 2"),
    Slip("full-width digits", V, "value = ４４０２.98", "E001", V, V),
    Slip("url on fact", PAR, 'url = "https://example.org/a"\n' + PAR),
]

MORE = [
    # Keys and tables
    Slip("as-written", AW, AW.replace("_", "-"), "E101", "as_written", "as_written"),
    Slip("lable", LABEL, LABEL.replace("label", "lable"), "E101", "label", "label"),
    Slip("Unit", U, 'Unit = "亿元"', "E101", "unit", "unit"),
    Slip("alias", ALIASES, ALIASES.replace("aliases", "alias"), "E101", "aliases", "aliases"),
    Slip("kind of source", 'type = "webpage"', 'kind = "webpage"', "E101", "type", "type"),
    Slip("date of source", ISSUED, 'date = "2022-02-11"', "E101", "issued", "issued"),
    Slip(
        "value on fact",
        PAR,
        PAR + "value = 5\n",
        "E101",
        "[[fact.figure]]",
        "[[fact.figure]]",
        "value = 5",
    ),
    Slip("key on figure", V, 'label = "x"\n' + V, "E101", "[[fact]]", "[[fact]]"),
    Slip("topics", "[[topic]]", "[[topics]]", "E101", "[[topic]]", "[[topic]]"),
    Slip(
        "figures",
        "[[fact.figure]]",
        "[[fact.figures]]",
        "E101",
        "[[fact.figure]]",
        "[[fact.figure]]",
    ),
    Slip(
        "figure alone",
        "[[fact.figure]]",
        "[[figure]]",
        "E101",
        "[[fact.figure]]",
        "[[fact.figure]]",
    ),
    Slip("single source", "[[source]]", "[source]", "E103", "[[source]]", "[[source]]"),
    Slip("bracket missing", "[[fact]]", "[[fact]", "E001", "[[fact]]", "[[fact]]"),
    Slip(
        "bracket too few",
        "[[fact.figure]]",
        "[fact.figure]]",
        "E001",
        "[[fact.figure]]",
        "[[fact.figure]]",
    ),
    Slip("full-width brackets", "[[fact]]", "【【fact】】", "E001", "[", "["),
    Slip(
        "key twice, other value",
        B,
        B + '\nbound = "over"',
        "E001",
        "两次",
        "twice",
        line='bound = "over"',
    ),
    # Signs
    Slip("full-width equals", U, 'unit ＝ "亿元"', "E001", "=", "="),
    Slip("Chinese quotes", U, "unit = “亿元”", "E001", '"', '"'),
    Slip("corner quotes", U, "unit = 「亿元」", "E001", '"', '"'),
    Slip("Chinese comma", ALIASES, 'aliases = ["岳阳GDP"，"岳阳经济"]', "E001", ",", ","),
    Slip("Chinese comma in list 2", ALIASES, 'aliases = ["岳阳GDP"、"岳阳经济"]', "E001", ",", ","),
    Slip("no comma in list", ALIASES, 'aliases = ["岳阳GDP" "岳阳经济"]', "E001", "逗号", "comma"),
    Slip("list not closed", ALIASES, 'aliases = ["岳阳GDP"', "E001", "]", "]"),
    Slip("table not closed", LABEL, LABEL.removesuffix(" }"), "E001", "}", "}"),
    Slip(
        "colon in table", LABEL, 'label = { zh: "岳阳地区生产总值", en: "GDP" }', "E001", "=", "="
    ),
    Slip("no closing quote", U, 'unit = "亿元', "E001", "引号", "quote"),
    Slip("no opening quote", U, 'unit = 亿元"', "E001", 'unit = "亿元"', 'unit = "亿元"'),
    Slip("no quotes", U, "unit = 亿元", "E001", 'unit = "亿元"', 'unit = "亿元"'),
    Slip(
        "no quotes, English", M, "measure = level", "E001", 'measure = "level"', 'measure = "level"'
    ),
    Slip("quotes differ", U, "unit = \"亿元'", "E001", "引号", "quote"),
    Slip("comma behind", V, V + ",", "E001", V, V),
    Slip("semicolon", U, U + ";", "E001", U, U),
    Slip("no equals", U, 'unit "亿元"', "E001", U, U),
    Slip("no value", U, "unit =", "E001", "值", "value"),
    Slip("null", PAR, PAR + "caution = null\n", "E001", "删去", "take", line="caution"),
    Slip("comment with strokes", PAR, PAR + "// to do\n", "E001", "#", "#", line="//"),
    Slip("yaml colon, full-width", U, "unit：亿元", "E001", 'unit = "亿元"', 'unit = "亿元"'),
    Slip("FALSE", PAR, "period_inferred = FALSE\n" + PAR, "E001", "= false", "= false"),
    Slip("true in quotes", PAR, 'period_inferred = "true"\n' + PAR, "E103", "= true", "= true"),
    Slip("backslash", 'subject = "岳阳市"', r'subject = "岳阳\市"', "E001", "\\\\", "\\\\"),
    Slip("inner quotes in statement", "岳阳2021年GDP为", '岳阳"2021"年GDP为', "E001", "“”", "“ ”"),
    # Numbers
    Slip("comma in number", V, "value = 4,402.98", "E001", V, V),
    Slip("space in number", V, "value = 4 402.98", "E001", V, V),
    Slip("per cent sign", "value = 8.1", "value = 8.1%", "E001", "value = 8.1", 'unit = "%"'),
    Slip("number in words", V, "value = 四千", "E001", "数", "number"),
    Slip("text with unit", V, 'value = "4402.98亿元"', "E103", V, 'unit = "亿元"'),
    Slip("trailing point", V, "value = 4402.", "E001", "value = 4402", "value = 4402"),
    Slip("leading zero", V, "value = 04402.98", "E001", V, V),
    Slip("bare year", P, "period = 2021", "E103", P, P),
    Slip("bare month", P, "period = 2021-05", "E001", 'period = "2021-05"', 'period = "2021-05"'),
    Slip("bare slash", P, "period = 2021/05", "E001", "引号", "quotes"),
    Slip(
        "version number", 'version = "1"', "version = 1", "E103", 'version = "1"', 'version = "1"'
    ),
    Slip("aliases text", ALIASES, 'aliases = "岳阳GDP"', "E103", ALIASES, ALIASES),
    Slip("alias number", ALIASES, "aliases = [5]", "E103", 'aliases = ["5"]', 'aliases = ["5"]'),
    Slip(
        "label list",
        LABEL,
        'label = ["岳阳地区生产总值"]',
        "E103",
        'label = "岳阳地区生产总值"',
        'label = "',
    ),
    Slip("paragraph float", PAR, "paragraph = 1.5\n", "E103", "paragraph = 3", "paragraph = 3"),
    Slip(
        "paragraph with sign", PAR, 'paragraph = "第1段"\n', "E103", "paragraph = ", "paragraph = "
    ),
    Slip("value true", V, "value = true", "E103", "数", "a number"),
    Slip(
        "range text",
        V + "\n" + U + "\n" + B,
        'range = "10-15"\n' + U,
        "E103",
        "range = [",
        "range = [",
    ),
    # Periods
    Slip("period 2201", P, 'period = "2201"', "W305", "2201", "2201"),
    Slip("period after the source", P, 'period = "2031"', "W305", "2022-02-11", "2022-02-11"),
    Slip("year with 年", P, 'period = "2021年"', "E105", "2021", "2021"),
    Slip("quarter", P, 'period = "2021年第三季度"', "E105", "2021-Q3", "2021-Q3"),
    Slip("13th month", P, 'period = "2021-13"', "E105", "2021", "2021"),
    Slip("turned round", P, 'period = "2025/2021"', "E105", "2016/2020", "2016/2020"),
    Slip("slashes", ISSUED, 'issued = "2022/02/11"', "E105", "2022-02-11", "2022-02-11"),
    Slip("issued 2202", ISSUED, 'issued = "2202-02-11"', "W305", "2202", "2202"),
    Slip("base equal", BASE, 'base = "2021"', "E223", "更早", "earlier"),
    Slip("base 1020", BASE, 'base = "1020"', "W305", "1020", "1020"),
    # Values, units and bounds
    Slip("digits turned", "value = 8.1", "value = 1.8", "E225", "8.1%", "8.1%"),
    Slip("digit lost", V, "value = 402.98", "E225", "4402.98", "4402.98"),
    Slip("point moved", V, "value = 44029.8", "E225", "4402.98", "4402.98"),
    Slip("no unit scale", U, 'unit = "元"', "E227", U, U),
    Slip("other scale", U, 'unit = "万元"', "E227", U, U),
    Slip("dollars", U, 'unit = "亿美元"', "E227", U, U),
    Slip("tonnes", U, 'unit = "亿吨"', "E227", U, U),
    Slip("亿无", U, 'unit = "亿无"', "W303", "亿元", "亿元"),
    Slip(
        "billion yaun",
        LEVEL,
        level(unit='"billion yaun"', as_written='"4402.98 billion yuan"'),
        "W303",
        "billion yuan",
        "billion yuan",
        'unit = "b',
    ),
    Slip("nearly", B, 'bound = "nearly"', "E226", 'bound = "exact"', 'bound = "exact"'),
    Slip(
        "exact beside 超过",
        LEVEL,
        level(as_written='"超过4402.98亿元"'),
        "E226",
        'bound = "over"',
        "over",
        B,
    ),
    Slip(
        "exact beside 约",
        LEVEL,
        level(as_written='"约4402.98亿元"'),
        "E226",
        'bound = "about"',
        "about",
        B,
    ),
    Slip(
        "over beside 以上",
        LEVEL,
        level(bound='"over"', as_written='"4402.98亿元以上"'),
        "E226",
        "at-least",
        "at-least",
        'bound = "over"',
    ),
    Slip(
        "over beside 近",
        LEVEL,
        level(bound='"over"', as_written='"近4402.98亿元"'),
        "E226",
        "nearly",
        "nearly",
        'bound = "over"',
    ),
    Slip("bound in Chinese", B, 'bound = "超过"', "E104", "是不是“over”", '"over"'),
    Slip("bound of a suffix", B, 'bound = "以上"', "E104", "是不是“at-least”", '"at-least"'),
    Slip("measure in Chinese", M, 'measure = "占比"', "E104", "是不是“share”", '"share"'),
    Slip("kind in Chinese", 'kind = "indicator"', 'kind = "人物"', "E104", "“person”", '"person"'),
    Slip("a sign", V, "value = -4402.98", "E225", "-4402.98亿元", "-4402.98"),
    Slip("scale alone", 'unit = "亿元"', 'unit = "亿"', "E227", 'unit = "亿元"', 'unit = "亿元"'),
    Slip("bound more than", B, 'bound = "more-than"', "E104", "over", "over"),
    Slip("bound at least", B, 'bound = "at least"', "E104", "at-least", "at-least"),
    Slip(
        "percentage points",
        GROWTH,
        growth(as_written='"提高8.1个百分点"'),
        "E227",
        "百分点",
        "百分点",
        'unit = "%"',
    ),
    Slip(
        "growth as level",
        'measure = "growth"\nperiod = "2021"\nbase = "2020"\n',
        'measure = "level"\nvariant = "x"\nperiod = "2021"\n',
        "W304",
        'measure = "growth"',
        "growth",
    ),
    Slip("level as growth", M, 'measure = "growth"\nvariant = "x"', "E224", "level", "level", U),
    Slip("growth in points", 'unit = "%"', 'unit = "个百分点"', "E224", "change", "change"),
    # Shares and ranks
    Slip(
        "share fraction", GROWTH, share("0.35"), "W302", "value = 35", "value = 35", "value = 0.35"
    ),
    Slip("share negative", GROWTH, share("-3", as_written="-3%"), "E220", "0%", "0%", "value = -3"),
    Slip(
        "share in money",
        GROWTH,
        share("35", "亿元", "35亿元"),
        "E224",
        "%",
        "%",
        'unit = "亿元"\nmeasure = "share"',
    ),
    Slip("rank broken", GROWTH, rank("2.5", "第二"), "E221", "整数", "whole", "value = 2.5"),
    Slip("rank negative", GROWTH, rank("-2"), "E221", "1", "from 1", "value = -2"),
    Slip("rank wrong", GROWTH, rank("3"), "E225", "第二", "第二", "value = 3"),
    Slip("rank beyond", GROWTH, rank("15", "第15", among="14"), "E222", "14", "14", "value = 15"),
    Slip(
        "rank as level",
        GROWTH,
        _further(value="2", unit='"位"', measure='"level"', variant='"y"', as_written='"居第二位"'),
        "W304",
        "rank",
        "rank",
        'measure = "level"\nvariant',
    ),
    # Words
    Slip("year in English", "in 2021 was", "in 2012 was", "W306", "2012", "2012"),
    Slip(
        "number in Chinese", "4402.98亿元，", "4420.98亿元，", "W307", "4420.98亿元", "4402.98亿元"
    ),
    Slip(
        "number in English",
        "440.298 billion",
        "404.298 billion",
        "W307",
        "404.298 billion",
        "440.298 billion",
    ),
    Slip("growth in words", "增长8.1%。", "增长1.8%。", "W307", "1.8%", "8.1%"),
    Slip("million", "440.298 billion", "440.298 million", "W301", "million", "billion"),
    Slip("万 for 亿", "4402.98亿元，", "4402.98万元，", "W301", "4402.98万元", "4402.98亿元"),
    Slip("alias twice", ALIASES, 'aliases = ["岳阳GDP", "岳阳gdp"]', "W308", "岳阳gdp", "岳阳gdp"),
    # What refers to others
    Slip("topic", 'topic = "gdp"', 'topic = "gpd"', "E203", "是不是“gdp”", '"gdp"'),
    Slip("place", 'place = "yueyang"', 'place = "yeuyang"', "E213", "是不是“yueyang”", '"yueyang"'),
    Slip("place by its name", 'place = "yueyang"', 'place = "岳阳"', "E105", "yueyang", "yueyang"),
    Slip("source", PAR, 'source = "ss"\n' + PAR, "E204", "s", "s"),
    Slip("paragraph beyond", PAR, "paragraph = 10\n", "E205", "0至9", "0 to 9"),
    Slip("paragraph missing", PAR, "", "E219", "paragraph", "paragraph", 'key = "yueyang-gdp"'),
    Slip("kind", 'kind = "indicator"', 'kind = "indicater"', "E104", "indicator", "indicator"),
    Slip(
        "languages",
        'version = "1"',
        'version = "1"\nlanguages = ["cn"]',
        "E104",
        "zh",
        "zh",
        "languages",
    ),
    # Rightly nothing
    Slip("crlf", TEXT, TEXT.replace("\n", "\r\n")),
    Slip("spaces", V, "  value   =   4402.98  # as printed"),
    Slip("dotted keys", LABEL, 'label.zh = "岳阳地区生产总值"\nlabel.en = "Yueyang\'s GDP"'),
    Slip("long text", 'subject = "岳阳市"', 'subject = """\n岳阳市"""'),
    Slip("list over lines", ALIASES, 'aliases = [\n  "岳阳GDP",\n  "岳阳经济",\n]'),
    Slip("rounded", "为4402.98亿元", "约为4403亿元"),
    Slip("since", "增长8.1%。", "比2020年增长8.1%。"),
]


def told(slip: Slip, folder: Path) -> list[dict[str, object]]:
    """Return what is told of a slip to a program."""
    file = folder / "slip.toml"
    file.write_bytes(slip.text.encode("utf-8"))
    outcome = run("validate", str(file), "--format", "json")
    assert outcome.status == {"E": 3, "W": 1, "": 0}[slip.code[:1]], outcome
    results: list[dict[str, object]] = json.loads(outcome.out)["results"]
    return results


@pytest.mark.parametrize("slip", [*GIVEN, *MORE], ids=lambda slip: slip.name)
def test_a_slip_is_told_on_its_line_with_what_to_write(slip: Slip, tmp_path: Path) -> None:
    found = told(slip, tmp_path)
    if not slip.code:
        assert found == []
        return
    fitting = [each for each in found if (each["code"], each["line"]) == (slip.code, slip.number)]
    assert fitting, (slip.code, slip.number, found)
    message = fitting[0]["message"]
    assert isinstance(message, dict)
    assert slip.zh in message["zh"]
    assert slip.en in message["en"]


def test_the_file_itself_has_nothing_wrong() -> None:
    assert run("validate", str(FILE)).status == 0
