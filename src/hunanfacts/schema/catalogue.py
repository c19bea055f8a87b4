"""What every field is, in Chinese and English: of the author's file and of what is answered.

What the tables of an export say of a column is said here too, of the field that it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hunanfacts.export import tables
from hunanfacts.model.records import Bilingual
from hunanfacts.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hunanfacts.export.tables import Column
    from hunanfacts.model.vocabulary import Language

_TABLES = {
    "Source": tables.SOURCES,
    "Place": tables.PLACES,
    "Topic": tables.TOPICS,
    "Fact": tables.FACTS,
    "Figure": tables.FIGURES,
}
_WORDS: dict[str, Mapping[Any, Bilingual]] = {
    "kind": names.KINDS,
    "measure": names.MEASURES,
    "status": names.STATUSES,
    "prices": names.PRICES,
}
"""Closed lists whose words are called something else in Chinese."""

# Of records as a whole, and of fields that no table has; the Chinese stands before the English.
_SAID = {
    "Knowledge": "知识文件|A knowledge file",
    "Fact": "一条事实|One fact",
    "Figure": "一个数值|One figure",
    "Source": "一个来源|One source",
    "SourceCount": "一个来源，连同出自它的事实数|A source, with the number of facts out of it",
    "Place": "一个地点|One place",
    "Topic": "一个主题|One topic",
    "TopicCount": "一个主题，连同它的事实数|A topic, with the number of its facts",
    "Author": "一位作者|Somebody who wrote a source",
    "Locator": "在来源中的位置，知道什么写什么|Where in the source, with what is known",
    "Bilingual": "两种语言的文字，没有的是null|A text in both languages; null where there is none",
    "FactSource": "事实的出处|Where a fact stands",
    "FigureSource": "数值的出处|Where a figure stands",
    "Unit": "一个数值换算成的一种单位|A figure in one of the units that it fits",
    "Interval": "一个区间，没有的一端是null|An interval; an end that is not there is null",
    "Reckoned": "推算的结果|What was reckoned",
    "Change": "前后两个数值的变化|The change from one figure to the next",
    "Conclusion": "由数值推出的结论|What follows from figures",
    "Compared": "另一个来源对同一件事的说法|What another source says of the same thing",
    "Warning": "文件有效，但可能有误之处|What is likely to be wrong with a valid file",
    "Proof": "对照原文的一项结果|What a copy of the source says of one thing",
    "Difference": "两份知识文件的一处不同|One thing in which two knowledge files differ",
    "Written": "知识文件里的一段文字或一位作者|A text or an author in a knowledge file",
    "KeptIndex": "保存着的一个索引|An index that is kept",
    "Citation": "一条著录|A citation",
    "CitedSource": "被引的来源|The source that is cited",
    "Sentence": "一个现成的句子|A ready sentence",
    "Finding": "稿件里的一个数|A number of a draft",
    "Error": "一个错误|An error",
    "ErrorDetails": "错误的详情|What there is to say of an error",
    "Fault": "知识文件的一处错误|A fault of a knowledge file",
    "Note": "对答案的说明，机读时在标准错误输出里|What is to be known of an answer, on stderr",
    "NearNote": "答案只是相近|That the answer is only near",
    "MissingNote": "问到而答案里没有的|What was asked for that the answer does not have",
    "MoreNote": "没有全部列出|That not all results are listed",
    "PictureNote": "图存到了哪里|That a picture was written",
    "OrderNote": "记录的先后不同|That records stand in another order",
    "ProvedNote": "对照原文的总数|How much of a file a copy of the source proves",
    "ParagraphsNote": "原文与文件所说的段数不同|That a copy has another number of paragraphs",
    "CheckedNote": "核对稿件的总数|What came of a check, counted",
    "VerdictCounts": "各个结论的个数，没有的不列|How often each verdict was given, if at all",
    "Note.note": "说明的详情|What there is to say",
    "NearNote.corrected": "改正后的查询|The question as it was corrected",
    "failed": "没有说到的词|The words of which nothing here says anything",
    "MissingNote.missing": "没有查到的时间或事物|The times and things that are not in the answer",
    "MoreNote.listed": "列出了几项|How many are listed",
    "MoreNote.there": "一共有几项|How many there are",
    "PictureNote.file": "图的路径|The path of the picture",
    "ProvedNote.found": "几处与原文相符|Phrases in their place",
    "ProvedNote.moved": "几处在别的段落|Phrases in other paragraphs",
    "ProvedNote.missing": "几处找不到|Phrases that stand nowhere",
    "ProvedNote.unclaimed": "原文里没有收录的数字|Numerals that no figure tells",
    "ParagraphsNote.found": "这份原文有几段|Paragraphs of the copy",
    "ParagraphsNote.expected": "知识文件说有几段|Paragraphs by the knowledge file",
    "CheckedNote.numbers": "稿件里有几个数|Numbers in the draft",
    "CheckedNote.verdicts": "各个结论的个数|How often each verdict was given",
    "CheckedNote.accepted": "基准里已接受的个数|Findings that a baseline accepts",
    "contradicted": "不符|Contradicted",
    "wrong-period": "时期不符|Of the wrong period",
    "too-precise": "过于确切|Too precise",
    "compatible": "不能证实|Compatible",
    "weaker": "可以更确切|Weaker",
    "supported": "有依据|Supported",
    "unknown": "没有资料|Unknown",
    "unreadable": "读不准|Unreadable",
    "FactSuggestion": "可能想找的事实|A fact that may have been meant",
    "CommandSuggestion": "可以改用的命令|Something else to type",
    "Difference.change": "怎样不同|How it differs",
    "Difference.part": "哪种记录；file是文件开头|What sort of record; file is the head of the file",
    "Difference.id": "记录的键或编号|The key or id of the record",
    "Difference.field": "哪一项；整条增删就是null|Which field; null where a record came or went",
    "Difference.old": "旧文件里是什么，照文件的写法|What the old file has, as it is written there",
    "Difference.new": "新文件里是什么，照文件的写法|What the new file has, as it is written there",
    "Written.zh": "中文|Chinese",
    "Written.en": "英文|English",
    "Written.family": "姓|Family name",
    "Written.given": "名|Given name",
    "Written.literal": "不分姓和名的全名|A name that is not parted",
    "Bilingual.zh": "中文|Chinese",
    "Bilingual.en": "英文|English",
    "Author.family": "姓|Family name",
    "Author.given": "名|Given name",
    "Author.literal": "不分姓和名的全名|A name that is not parted",
    "Knowledge.schema": "文件格式的版本|The version of the form of the file",
    "Knowledge.version": "资料的版本，如2026.11.25|The version of the data, as 2026.11.25",
    "Knowledge.title": "资料的题名：关于什么|What the knowledge is about",
    "Knowledge.languages": "文件所用的语言；不写就是两种都用"
    "|The languages of the file; both where nothing is written",
    "Knowledge.source": "来源，每个一段[[source]]|The sources, each under [[source]]",
    "Knowledge.place": "地点，每个一段[[place]]|The places, each under [[place]]",
    "Knowledge.topic": "主题，每个一段[[topic]]|The topics, each under [[topic]]",
    "Knowledge.fact": "事实，每条一段[[fact]]|The facts, each under [[fact]]",
    "Fact.figure": "数值，每个一段[[fact.figure]]|Its figures, each under [[fact.figure]]",
    "Fact.match": "怎样找到的：exact键、名称或别名，words词语，near相近；没有问就是null"
    "|How it was found: exact, by a key, label or alias; words; near; null where nothing was asked",
    "Fact.figures": "它的数值|Its figures",
    "Fact.aliases": "也能找到它的叫法|Other names that find it",
    "Fact.unlike": "相近但不是它的叫法：不该找到它|Words that come near and must not find it",
    "Fact.period": "事件或称号的时期；ISO 8601，另有2021-Q1、2022-H1、../2022、2012-11/.."
    "|Of an event or designation; ISO 8601, and 2021-Q1, 2022-H1, ../2022, 2012-11/..",
    "Figure.source": "出处|Where it stands",
    "Figure.range": "两端的数[低, 高]，都算在内|Both ends, [low, high], which are in it",
    "Figure.reads": "不是单纯的数和单位时的读法|How it reads, where not as a number with its unit",
    "place": "地点|Place",
    "source": "出处|Where it stands",
    "locator": "在来源中的位置|Where in the source it stands",
    "locators": "在来源中的各处|The places in the source",
    "count": "几条|How many",
    "key": "事实的键|The key of the fact",
    "keys": "引用的事实、数值或来源|The facts, figures or sources that it is for",
    "id": "编号|Its permanent name",
    "label": "名称|Its name",
    "unit": "单位|The unit",
    "value": "数值|The value",
    "bound": "界限|The bound",
    "display": "连同界限和单位的读法|How it reads, with bound and unit",
    "caution": "使用前必须知道的|What nobody may use it without knowing",
    "cautions": "使用前必须知道的|What nobody may use it without knowing",
    "low": "下限|The low end",
    "high": "上限|The high end",
    "low_closed": "含下限|The low end is in it",
    "high_closed": "含上限|The high end is in it",
    "strict": "只取字面意思的区间|The interval, if nothing is read into the printed digits",
    "usual": "按惯例读的区间|The interval, if the printed digits are read as usual",
    "measure": "性质|What is measured",
    "before": "前一个数值|The figure before",
    "after": "后一个数值|The figure after",
    "difference": "差额|The difference",
    "multiple": "后者是前者的几倍|How many times the one before",
    "yearly": "年均增长|The growth a year",
    "rule": "怎样推算的|How it was reckoned",
    "verdict": "结论|The verdict",
    "what": "推算的是什么|What was reckoned",
    "period": "时期|The period",
    "period_inferred": "时期是否推定|Whether the period is inferred",
    "inputs": "所用的数值|The figures that went in",
    "working": "算式|The working",
    "stated": "来源自己的说法，或另一个来源的说法|What the source itself says, or another one",
    "compared": "另一个来源的说法与前者相比|What another source says, beside the first",
    "Compared.file": "另一个文件；同一个文件就是null|The other file; null where it is the same",
    "Compared.key": "另一个来源的事实的键|The key of the fact in the other source",
    "Compared.difference": "后者减去前者|How much more the other says than the first",
    "relation": "equal相等，within范围较窄，around较宽，overlapping部分重合，apart不一致"
    "|How it lies to the first: equal, within (narrower), around (wider), overlapping, or apart",
    "condition": "成立的条件|What it depends on",
    "statement": "用一句话说|It in a sentence",
    "code": "代码，不会改变|Its code, which does not change",
    "message": "说明|What it says",
    "file": "文件|The file",
    "line": "第几行，从1起|The line, from 1",
    "column": "第几字，从1起|The column, from 1",
    "text": "原文|As it is written",
    "bytes": "大小，以字节计|How large it is, in bytes",
    "used": "上次使用的时间，ISO 8601|When it was last used, ISO 8601",
    "index": "索引的路径|The path of the index",
    "style": "著录格式|The style",
    "Citation.text": "著录文字|The citation",
    "in_text": "文中夹注|The citation within a text",
    "csl": "CSL-JSON 1.0.2的一项|An item of CSL-JSON 1.0.2",
    "sentence": "句子|The sentence",
    "figure": "数值的编号|The id of the figure",
    "outcome": "found在所说的段落里，moved在别的段落，missing没有，unclaimed未被任何数值收录的数字"
    "|found where the file says; moved; missing; unclaimed, a numeral that no figure tells",
    "paragraph": "第几段，题名为第0段|The paragraph; the title is 0",
    "found_in": "原文里实际在哪几段|The paragraphs in which it is found",
    "nearest": "没有找到时，原文里最接近的文字|Of what is missing, the text that is most like it",
    "diagnosis": "大概错在哪里|What probably went wrong",
    "factor": "差了几倍|How many times off it is",
    "schema": "格式的版本|The version of the form",
    "error": "错误的详情|What there is to say of it",
    "input": "输入的内容|What was typed",
    "suggestions": "可能的意思|What may have been meant",
    "faults": "知识文件的各处错误|The faults of a knowledge file",
    "command": "命令|The command",
    "data_version": "资料的版本|The version of the data",
    "query": "所问的；没有就是null|What was asked; null where nothing was",
    "results": "结果|The results",
    "sources": "结果的来源|The sources of the results",
}


def said(record: str, field: str, language: Language) -> str | None:
    """Return what a field of a record is, or with no field the record; None where it is unknown."""
    if not field:
        places = [record]
    else:
        inside = [f"{record}Source", "Locator"] if record in _TABLES else []
        homes = [record, record.removesuffix("Count"), *inside]
        places = [*(f"{home}.{field}" for home in homes), field]
    found = next((_KNOWN[place] for place in places if place in _KNOWN), None)
    return found[language] if found else None


def _of_tables() -> Iterator[tuple[str, Bilingual]]:
    """Yield the fields that columns come from, each with what the column says."""
    for record, table in _TABLES.items():
        for column in table.columns:
            match column.path:
                case "source", "locator", name:
                    yield f"Locator.{name}", _told(column)
                case "source", name:
                    yield f"{record}Source.{name}", _told(column)
                case path:
                    yield f"{record}.{path[0]}", _told(column)


def _told(column: Column) -> Bilingual:
    """Return what a column is called, what it is, and the words that it may have."""
    zh, en = column.heading.zh, column.heading.en
    if column.description:
        zh, en = f"{zh}：{column.description.zh}", f"{en}: {column.description.en}"
    if words := [f"{word}{said.zh}" for word, said in _WORDS.get(column.name, {}).items()]:
        zh = f"{zh}：{'、'.join(words)}"
    return Bilingual(zh=zh, en=en)


def _parted(text: str) -> Bilingual:
    zh, _, en = text.partition("|")
    return Bilingual(zh=zh, en=en)


_KNOWN = {**dict(_of_tables()), **{name: _parted(text) for name, text in _SAID.items()}}
