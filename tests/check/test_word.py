"""Word documents as passages."""

from __future__ import annotations

import io
import re
import sys
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from hunanfacts.check.reading import drafts, word
from hunanfacts.check.records import Passage, Place
from hunanfacts.model.errors import DraftError, UsageError
from hunanfacts.text import zipped_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REVISED = f"""<w:p {W}><w:r><w:t>产值</w:t></w:r>
<w:del w:id="1" w:author="a"><w:r><w:delText>4</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="a"><w:r><w:t>5</w:t><w:tab/><w:t>万</w:t><w:br/></w:r></w:ins>
<w:moveFrom w:id="3" w:author="a"><w:r><w:t>6</w:t></w:r></w:moveFrom>
<w:hyperlink><w:r><w:t>亿</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>元</w:t></w:r>
</w:sdtContent></w:sdt></w:p>"""


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document: docx.document.Document) -> list[Passage]:
    return list(drafts.passages_of(saved(document), "draft.docx"))


def test_paragraphs_stand_under_their_headings() -> None:
    document = docx.Document()
    document.add_heading("题", 0)
    document.add_heading("一", 1)
    document.add_paragraph("")
    document.add_paragraph("产值").add_run("4万亿").bold = True
    document.add_heading("二", 2)
    document.add_heading("三", 1)
    document.add_paragraph("甲", style="List Bullet")
    passages = read(document)
    assert [(each.text, each.kind, each.headings) for each in passages] == [
        ("题", "heading", ()),
        ("一", "heading", ("题",)),
        ("产值4万亿", "text", ("题", "一")),
        ("二", "heading", ("题", "一")),
        ("三", "heading", ("题",)),
        ("甲", "text", ("题", "三")),
    ]
    assert passages[2].place(2) == Place(4, 3)


def test_tables_are_cells_with_their_heads() -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    table = document.add_table(3, 3)
    for row, texts in enumerate([("名称", "2021年", ""), ("产值", "4", "5"), ("", "6", "7")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph("乙")
    passages = read(document)
    assert [(each.text, each.kind, each.heads) for each in passages] == [
        ("甲", "text", ()),
        ("名称", "cell", ()),
        ("2021年", "cell", ()),
        ("产值", "cell", ("名称",)),
        ("4", "cell", ("2021年", "产值")),
        ("5", "cell", ("2021年", "产值")),
        ("6", "cell", ("2021年",)),
        ("7", "cell", ("2021年",)),
        ("乙", "text", ()),
    ]
    assert passages[3].place(0).line < passages[4].place(0).line


def test_a_revised_paragraph_reads_as_its_reviser_wants_it() -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(REVISED.replace("\n", "")))
    (passage,) = read(document)
    assert passage.text == "产值5 万 亿元"


def test_a_comment_silences_a_figure() -> None:
    document = docx.Document()
    document.add_paragraph("产值4<!-- hunanfacts: ignore -->万亿")
    (passage,) = read(document)
    assert (passage.text, passage.ignored) == ("产值4万亿", (3,))
    assert passage.place(3) == Place(1, 31)


def archive(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("data", [
    b"", b"PK\x03\x04", archive(), archive(x="y"), saved(docx.Document())[:-200],
], ids=["empty", "start", "no-member", "member", "cut"])  # fmt: skip
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError, match="not a Word document"):
        list(drafts.passages_of(data, "draft.docx"))


def test_a_document_without_a_body_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    body = re.compile(rb"(?s)<w:body>.*</w:body>")
    parts["word/document.xml"] = body.sub(b"", parts["word/document.xml"])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    with pytest.raises(DraftError, match="not a Word document"):
        list(drafts.passages_of(stream.getvalue(), "draft.docx"))


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST", 1000)
    with pytest.raises(DraftError, match="too large"):
        read(docx.Document())


def test_a_document_of_much_xml_is_read_where_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = saved(docx.Document())
    assert word.is_quick(data)
    monkeypatch.setattr(word, "_LARGEST_XML", len(data))
    assert not word.is_quick(data)
    assert list(drafts.passages_of(data, "draft.docx")) == []
    with pytest.raises(DraftError, match="is so long, or so full of lines or marks"):
        list(drafts.passages_of(data, "draft.docx", takes_long=False))


def test_pictures_are_no_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive(**{"a.xml": "\n<a/>" * 10, "b.png": "\x89PNG" * 100, "empty": ""})
    assert zipped_xml.unpacked(data) == 50 + 500
    monkeypatch.setattr(word, "_LARGEST_QUICK", 549)
    assert not word.is_quick(data)
    monkeypatch.setattr(word, "_LARGEST_QUICK", 550)
    assert zipped_xml.parts(data, 100) == [b"\n<a/>" * 10]
    assert zipped_xml.parts(data, 40) is None
    monkeypatch.setattr(word, "_LARGEST_XML", 100)
    assert word.is_quick(data)


def test_of_a_long_head_its_cells_have_the_beginning() -> None:
    document = docx.Document()
    document.add_heading("湖" * 1000, 1)
    table = document.add_table(2, 2)
    table.cell(0, 1).text, table.cell(1, 0).text = "南" * 1000, "省" * 1000
    table.cell(1, 1).text = "5万吨"
    cell = read(document)[-1]
    assert cell.text == "5万吨"
    assert (cell.headings, cell.heads) == (("湖" * 300,), ("南" * 300, "省" * 300))


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(docx.Document())
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"pip install 'hunanfacts\[docx\]'") as caught:
        list(drafts.passages_of(data, "draft.docx"))
    assert "pip install 'hunanfacts[docx]'" in caught.value.zh
