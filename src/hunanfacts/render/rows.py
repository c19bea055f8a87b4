"""The rows of plain text, tables and Markdown: a reader's columns, or the asked fields."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer, Style

_HEADINGS = {
    "key": ("键", "Key"),
    "id": ("编号", "Id"),
    "label": ("事实", "Fact"),
    "title": ("题名", "Title"),
    "type": ("类型", "Type"),
    "authors": ("作者", "Authors"),
    "container": ("载体", "In"),
    "publisher": ("出版者", "Publisher"),
    "publisher_place": ("出版地", "Published at"),
    "issued": ("日期", "Date"),
    "issued_note": ("日期依据", "How dated"),
    "accessed": ("查阅日期", "Accessed"),
    "volume": ("卷", "Volume"),
    "issue": ("期", "Issue"),
    "number": ("文号", "Number"),
    "edition": ("版次", "Edition"),
    "page": ("页码", "Page"),
    "url": ("网址", "URL"),
    "doi": ("DOI", "DOI"),
    "language": ("语言", "Language"),
    "licence": ("许可", "Licence"),
    "paragraphs": ("段数", "Paragraphs"),
    "said_by": ("说话人", "Said by"),
    "caution": ("注意", "Caution"),
    "text": ("内容", "Figure"),
    "period": ("时期", "Period"),
    "where": ("出处", "Source"),
    "count": ("条数", "Facts"),
    "kind": ("类别", "Kind"),
    "topic": ("主题", "Topic"),
    "place": ("地点", "Place"),
    "subject": ("主体", "Subject"),
    "names": ("名称", "Names"),
    "aliases": ("别名", "Aliases"),
    "statement": ("说明", "Statement"),
    "note": ("注", "Note"),
    "as_written": ("原文", "As printed"),
    "unit": ("单位", "Unit"),
    "value": ("数值", "Value"),
    "what": ("推算项目", "Reckoned"),
    "working": ("算式", "Working"),
    "usual": ("按惯例", "Usually read"),
    "strict": ("照字面", "Strictly read"),
    "stated": ("原文所载", "Source says"),
    "code": ("代码", "Code"),
    "message": ("说明", "Message"),
    "source": ("出处", "Source"),
    "file": ("文件", "File"),
    "size": ("大小", "Size"),
    "used": ("上次使用", "Last used"),
    "index": ("索引", "Index"),
    "verdict": ("结论", "Verdict"),
    "position": ("位置", "At"),
    "change": ("改动", "Change"),
    "part": ("对象", "Of"),
    "field": ("字段", "Field"),
    "old": ("原", "Old"),
    "new": ("新", "New"),
}


def heading(name: str, language: Language) -> str:
    """Return what stands over a column or before a line."""
    return _HEADINGS[name][0 if language == "zh" else 1]


def headings(style: Style, columns: tuple[str, ...]) -> list[str]:
    """Return what stands over the rows of `readable`."""
    return list(style.fields) or [heading(column, style.language) for column in columns]


def readable(answer: Answer, style: Style, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield each row of `columns` as a person reads it, or of the fields the style asks for."""
    if style.fields:
        from hunanfacts.render import fields

        yield from fields.visible_rows(answer, style.fields)
        return
    places = [answer.shape.cells.index(column) for column in columns]
    for result in answer.results:
        for row in result.rows(style.language):
            yield [row[place] for place in places]
