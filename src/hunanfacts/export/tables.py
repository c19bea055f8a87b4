"""The tables of an export, defined once for every format: columns, keys, what each is and means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import (
    LANGUAGES,
    Bound,
    Kind,
    Language,
    Measure,
    Prices,
    SourceType,
    Status,
)

Type = Literal["text", "integer", "number", "boolean", "list"]
"""A number is an exact decimal; a list is one of texts."""

NUMBER = "number"
"""Its place among the facts of the file, or of something among others of its fact, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: where its value stands in the JSON record, and what it is."""

    name: str
    path: tuple[str, ...]
    heading: Bilingual
    """What its field is called, without the language of a text that is told in two."""
    language: Language | None = None
    description: Bilingual | None = None
    type: Type = "text"
    is_needed: bool = False
    refers: str | None = None
    """The table whose key it holds."""
    words: tuple[str, ...] = ()
    """The closed list of which it is one."""

    @property
    def title(self) -> Bilingual:
        """What it is called, with the language of its text."""
        zh, en = self.heading.zh, self.heading.en
        if self.language is None:
            return self.heading
        said = _LANGUAGES[self.language]
        return Bilingual(zh=f"{zh}（{said.zh}）", en=f"{en} ({said.en})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, and those that together are its key."""

    name: str
    title: Bilingual
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


def _said(text: str) -> Bilingual | None:
    """Take apart what is said in both languages, parted by a stroke."""
    zh, _, en = text.partition("|")
    return Bilingual(zh=zh, en=en) if text else None


def _column(  # noqa: PLR0913 -- each is a part of the definition
    name: str,
    title: str,
    description: str = "",
    *,
    path: str = "",
    type: Type = "text",  # noqa: A002 -- the name of the part
    needed: bool = False,
    refers: str | None = None,
    words: object = None,
    language: Language | None = None,
) -> Column:
    zh, _, en = title.partition("|")
    return Column(
        name=name,
        path=tuple((path or name).split(".")),
        heading=Bilingual(zh=zh, en=en),
        language=language,
        description=_said(description),
        type=type,
        is_needed=needed,
        refers=refers,
        words=get_args(words),
    )


_LANGUAGES = {"zh": Bilingual(zh="中文", en="Chinese"), "en": Bilingual(zh="英文", en="English")}


def _pair(
    name: str, title: str, description: str = "", *, many: bool = False
) -> tuple[Column, ...]:
    """Return the two columns of a text in two languages."""
    kind: Type = "list" if many else "text"
    return tuple(
        _column(
            f"{name}_{language}",
            title,
            description,
            path=f"{name}.{language}",
            type=kind,
            language=language,
        )
        for language in LANGUAGES
    )


def _flag(name: str, title: str, description: str = "") -> Column:
    return _column(name, title, description, type="boolean", needed=True)


def _numbered(of: str) -> Column:
    return _column(NUMBER, "序号|Number", of, type="integer", needed=True)


def _locators(*, of_figure: bool = False) -> tuple[Column, ...]:
    inside = "source.locator"
    number: dict[str, Type] = {"paragraph": "integer"}
    titles = {
        "paragraph": "第几段|Paragraph",
        "page": "第几页|Page",
        "section": "第几节|Section",
        "table": "表号|Table",
        "line": "第几行|Line",
        "url": "网址|URL",
    }
    written = "as_written" if of_figure else "source.as_written"
    return (
        _column("source", "来源|Source", path="source.id", needed=True, refers="sources"),
        *(
            _column(
                f"locator_{name}",
                title,
                "在来源中的位置|Where in the source it stands",
                path=f"{inside}.{name}",
                type=number.get(name, "text"),
            )
            for name, title in titles.items()
        ),
        _column(
            "as_written",
            "原文|As printed",
            "来源中的原词，可据以找到|The words printed there, by which it is found",
            path=written,
            needed=True,
        ),
    )


_PERIOD = "ISO 8601，另有季度2021-Q1与半年2022-H1；../2022为截至，2012-11/..为以来|"
_PERIOD += "ISO 8601, and quarters 2021-Q1 and halves 2022-H1; ../2022 is as of, 2012-11/.. since"
_PERIODS = (
    _column("period", "时期|Period", _PERIOD),
    _flag("period_inferred", "时期是否推定|Period inferred", "原文未印，由上下文推定|Not printed"),
)
_ID = "永久编号|Its permanent name"
_TYPE = "CSL类型|Type of the Citation Style Language"

SOURCES = Table(
    name="sources",
    title=Bilingual(zh="来源", en="Sources"),
    key=("id",),
    columns=(
        _column("id", "编号|Id", _ID, needed=True),
        _column("type", "类型|Type", _TYPE, needed=True, words=SourceType),
        *_pair("title", "题名|Title"),
        _column("authors", "作者|Authors", type="list"),
        *_pair("container", "载体|In", "所在的报刊或网站|The newspaper, journal or site"),
        *_pair("publisher", "出版者|Publisher"),
        *_pair("publisher_place", "出版地|Published at"),
        _column("issued", "日期|Date", "ISO 8601|ISO 8601"),
        _flag("issued_inferred", "日期是否推定|Date inferred"),
        *_pair("issued_note", "日期依据|How dated"),
        _column("accessed", "查阅日期|Accessed", "ISO 8601|ISO 8601"),
        _column("volume", "卷|Volume"),
        _column("issue", "期|Issue"),
        _column("number", "文号|Number"),
        _column("edition", "版次|Edition"),
        _column("page", "页码|Page"),
        _column("url", "网址|URL"),
        _column("doi", "DOI|DOI"),
        _column("language", "语言|Language", "BCP 47|BCP 47", needed=True),
        _column("licence", "许可|Licence"),
        _column("paragraphs", "段数|Paragraphs", "题名为第0段|The title is 0", type="integer"),
    ),
)

PLACES = Table(
    name="places",
    title=Bilingual(zh="地点", en="Places"),
    key=("id",),
    columns=(
        _column("id", "编号|Id", _ID, needed=True),
        *_pair("name", "名称|Name"),
        _column("aliases", "别名|Aliases", type="list"),
        _column("within", "上级地点|Within", "所在的地点|What it lies in", refers="places"),
    ),
)

TOPICS = Table(
    name="topics",
    title=Bilingual(zh="主题", en="Topics"),
    key=("id",),
    columns=(_column("id", "编号|Id", _ID, needed=True), *_pair("label", "名称|Label")),
)

FACTS = Table(
    name="facts",
    title=Bilingual(zh="事实", en="Facts"),
    key=("key",),
    columns=(
        _column("key", "键|Key", _ID, needed=True),
        _numbered("在文件中的次序，从1起|Its place in the file, from 1"),
        _column("kind", "类别|Kind", needed=True, words=Kind),
        _column("topic", "主题|Topic", needed=True, refers="topics"),
        *_pair("label", "事实|Label"),
        *_pair("statement", "说明|Statement", "用自己的话写成的一句|The fact in a sentence"),
        _column("place", "地点|Place", path="place_id", refers="places"),
        *_pair("subject", "主体|Subject"),
        _column("names", "名称|Names", "提到的名称|What it mentions", type="list"),
        *_PERIODS,
        *_pair("said_by", "说话人|Said by", "来源中的说话人|Who says it inside the source"),
        *_pair(
            "caution", "注意|Caution", "使用前必须知道的|What nobody may use it without knowing"
        ),
        *_pair("notes", "注|Notes", many=True),
        *_locators(),
        _column("parts", "组成部分|Parts", "各部分的键|Keys of facts that are parts", type="list"),
        _flag("has_all_parts", "各部分是否完整|All parts", "合起来即全部|They add up to the whole"),
    ),
)

ALIASES = Table(
    name="aliases",
    title=Bilingual(zh="别名", en="Aliases"),
    key=("fact", NUMBER),
    columns=(
        _column("fact", "事实|Fact", needed=True, refers="facts"),
        _numbered("第几个别名，从1起|Which of the fact's aliases, from 1"),
        _column(
            "alias", "别名|Alias", "也能找到该事实的叫法|Another name that finds it", needed=True
        ),
    ),
)

_EXACT = "原文印出的十进制数|The decimal as printed"
_END = (
    "界限所允许的范围；没有则为空|Of the interval that the bound allows; empty where there is none"
)
_BOUND = "真值与所印数字的关系：over为大于，nearly为接近而不到|"
_BOUND += "How the truth lies to the number printed: over is more than it, nearly just below it"

FIGURES = Table(
    name="figures",
    title=Bilingual(zh="数值", en="Figures"),
    key=("id",),
    columns=(
        _column("id", "编号|Id", "KEY@PERIOD|KEY@PERIOD", needed=True),
        _column("fact", "事实|Fact", needed=True, refers="facts"),
        _numbered("该事实的第几个数值，从1起|Which of the fact's figures, from 1"),
        _column("measure", "性质|Measure", needed=True, words=Measure),
        _column("status", "状态|Status", needed=True, words=Status),
        _column("value", "数值|Value", _EXACT, type="number"),
        _column("unit", "单位|Unit", "与原文一致，含倍数|As printed, with its scale", needed=True),
        _column("bound", "界限|Bound", _BOUND, words=Bound),
        _column("low", "下限|Low end", _END, type="number"),
        _column("high", "上限|High end", _END, type="number"),
        _flag("low_closed", "含下限|Low end included"),
        _flag("high_closed", "含上限|High end included"),
        *_pair("of", "占比或排名的对象|Of", "整体，或排名的领域|The whole, or the field of a rank"),
        _column("among", "参评个数|Among", "排名的总数|How many are ranked", type="integer"),
        *_PERIODS,
        _column("base", "基期|Base", "与之相比的时期|The period that it is compared with"),
        _column("prices", "价格|Prices", words=Prices),
        _column("variant", "变体|Variant", "同期同类数值的区别|What tells it from another like it"),
        *_pair("display", "读法|Reads", "数值、界限和单位|With its bound and unit"),
        *_pair("caution", "注意|Caution", "含所属事实的|With that of its fact"),
        *_locators(of_figure=True),
    ),
)

TABLES = (SOURCES, PLACES, TOPICS, FACTS, ALIASES, FIGURES)
"""In an order in which each refers only to tables before it."""


def _rows() -> Table:
    """Return the one table with a row a figure: the columns of facts, then those of figures."""
    figures = [column for column in FIGURES.columns if column.name not in {"fact", NUMBER}]
    own = {column.name for column in figures} | {NUMBER}
    facts = [column for column in FACTS.columns if column.name not in own]
    aliases = replace(PLACES.columns[3], refers=None)
    figures = [replace(column, is_needed=False) for column in figures]
    return Table(
        name="rows",
        title=Bilingual(zh="事实与数值", en="Facts with their figures"),
        key=(),
        columns=(*facts, aliases, *figures),
    )


ROWS = _rows()
"""All in one table: a row a figure, and one for a fact without figures."""


def key_of(name: str) -> str:
    """Return the column that is the key of the table of that name."""
    return next(table.key[0] for table in TABLES if table.name == name)
