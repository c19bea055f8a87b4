"""Drafts in files, folders and bytes, and plain text as passages."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import growth
import pytest
from hypothesis import given
from hypothesis import strategies as st
from placing import misplaced, placed

from hunanfacts.check.reading import composition, drafts, plain
from hunanfacts.model.errors import DraftError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.check.records import Passage

PIECES = st.sampled_from(
    ["甲", "4", "万亿", "over ", "a", " ", "\t", "\n", "\r\n", "\r", "\n\n", "\u3000",
     "\u3000\u3000", "<!-- hunanfacts: ignore -->", "<!--", "。", "“", "😀", "\u2028", "\x0c",
     "\xa0", "\ufeff"]
)  # fmt: skip


def read(text: str, name: str = "draft.txt") -> list[Passage]:
    return list(drafts.passages_of(text.encode(), name))


# ---- Plain text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "texts"), [
    ("", []),
    (" \n\u3000\n", []),
    ("甲\n乙\n\n丙", ["甲乙", "丙"]),
    ("甲，\n  乙“\n丙”\n丁", ["甲，乙“丙”丁"]),
    ("over four\ntrillion\nyuan", ["over four trillion yuan"]),
    ("GDP 超过\r\n4万亿", ["GDP 超过 4万亿"]),
    ("甲\n \t\n乙", ["甲", "乙"]),
    ("标题\u3000\u3000甲。\u3000\u3000乙\u3000丙。", ["标题", "甲。", "乙\u3000丙。"]),
    ("\u3000\u3000甲\n乙\n\u3000\u3000丙", ["甲乙", "丙"]),
    ("\t甲\n\t乙", ["甲乙"]),
], ids=[
    "empty", "blank", "blank-line", "chinese-lines", "english-lines", "mixed-lines", "spaces-alone",
    "wide-spaces", "indents", "tab-indents",
])  # fmt: skip
def test_plain_text_is_paragraphs(text: str, texts: list[str]) -> None:
    passages = read(text)
    assert [passage.text for passage in passages] == texts
    assert {passage.kind for passage in passages} <= {"text"}
    assert misplaced(text, passages) == []


def test_a_joined_line_has_its_own_place() -> None:
    (passage,) = read("地区生产总值\r\n \u3000 超过4万亿元 \r\nand more")
    assert passage.text == "地区生产总值超过4万亿元 and more"
    assert placed(passage, "4") == (2, 6)
    assert placed(passage, "and") == (3, 1)


def test_lines_with_tabs_are_a_table() -> None:
    passages = read("前文\n名称\t2021年\n 产值 \t4万亿元\n\t5\t6\n后文")
    assert [(each.text, each.kind, each.heads) for each in passages] == [
        ("前文", "text", ()),
        ("名称", "cell", ()),
        ("2021年", "cell", ()),
        ("产值", "cell", ("名称",)),
        ("4万亿元", "cell", ("2021年", "产值")),
        ("5", "cell", ("2021年",)),
        ("6", "cell", ()),
        ("后文", "text", ()),
    ]
    assert placed(passages[4], "4") == (3, 6)


def test_the_first_head_of_a_table_may_be_empty() -> None:
    assert [each.heads for each in read("\t2021\n产值\t4")] == [(), (), ("2021", "产值")]


@pytest.mark.parametrize("comment", [
    "<!-- hunanfacts: ignore -->", "<!--HunanFacts:IGNORE-->", "<!--  hunanfacts :\tignore -->",
])  # fmt: skip
@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_a_comment_silences_a_figure(comment: str, name: str) -> None:
    text = f"产值4{comment}万亿元 {comment} 左右"
    (passage,) = read(text, name)
    assert (passage.text, passage.ignored) == ("产值4万亿元 左右", (3, 7))
    assert misplaced(text, [passage]) == []


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_a_comment_on_a_line_of_its_own_is_for_the_next_passage(name: str) -> None:
    text = "甲\n<!-- hunanfacts: ignore -->\n乙4\n\n丙\n\n<!-- hunanfacts: ignore -->"
    assert [(each.text, each.ignored) for each in read(text, name)] == [
        ("甲", ()), ("乙4", (0,)), ("丙", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@pytest.mark.parametrize("unit", ["产值达4万亿元。", "over 4 trillion. ", "万", "甲\n"])
def test_a_very_long_paragraph_is_cut(unit: str, name: str) -> None:
    text = unit * (3 * composition.LONGEST // len(unit))
    passages = read(text, name)
    assert len(passages) > 1
    assert max(len(passage.text) for passage in passages) <= composition.LONGEST
    assert misplaced(text, passages) == []
    joined = "".join(passage.text for passage in passages)
    assert joined == text.replace("\n", "").rstrip()
    if unit[-1] in "。 ":
        assert all(passage.text.endswith(unit) for passage in passages[:-1])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_is_read_and_every_character_found(text: str) -> None:
    text = text.replace("\0", "")
    unmarked = text.removeprefix("\ufeff")
    passages = read(text)
    assert misplaced(unmarked, passages) == []
    kept = composition.COMMENT.sub("", unmarked)
    if kept == unmarked:  # a comment taken out can leave another one
        told = "".join(passage.text for passage in passages)
        assert "".join(told.split()) == "".join(kept.split())


@given(st.binary(), st.sampled_from(["x.md", "x.txt", "x.docx", "x", "-"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(DraftError):
        list(drafts.passages_of(data, name))


def test_the_article_is_parted_at_its_wide_spaces(article: list[str]) -> None:
    text = "\u3000\u3000".join(article)
    passages = list(plain.passages(text))
    assert [passage.text for passage in passages] == [each for each in article if each]
    assert misplaced(text, passages) == []


# ---- Files and folders ---------------------------------------------------------------------------


def test_drafts_in_a_folder_are_found_in_order(tmp_path: Path) -> None:
    names = ["b.md", "a.txt", "c/d.docx", "c/e.md", "f.py", ".git/g.md", "c/~$d.docx", ".h.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in drafts.files([tmp_path])]
    assert found == ["a.txt", "b.md", "c/d.docx", "c/e.md"]
    assert list(drafts.files([tmp_path], ["*.py"])) == [tmp_path / "f.py"]
    named: list[str | Path] = [tmp_path / ".git", str(tmp_path / "f.py"), tmp_path / "f.py"]
    assert list(drafts.files(named)) == [tmp_path / ".git/g.md", tmp_path / "f.py"]


def test_stars_that_follow_each_other_are_one(tmp_path: Path) -> None:
    draft = tmp_path / "/".join("abcdefgh") / "draft.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("4万亿元", encoding="utf-8")
    assert list(drafts.files([tmp_path], ["**/" * 40 + "*.md"])) == [draft]


@pytest.mark.parametrize("glob", ["", "/x/*.md", "**/a/**/b/**/*.md"])
def test_a_glob_that_fits_no_folder_is_refused(tmp_path: Path, glob: str) -> None:
    with pytest.raises(UsageError, match="glob"):
        list(drafts.files([tmp_path], [glob]))


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="no such file") as caught:
        list(drafts.files([tmp_path / "nosuch.md"]))
    assert caught.value.exit_code == 3
    with pytest.raises(DraftError, match="cannot read the draft"):
        list(drafts.passages(tmp_path / "nosuch.md"))
    with pytest.raises(DraftError, match="cannot read the draft"):
        list(drafts.passages(tmp_path))


@pytest.mark.parametrize("ending", [".md", ".markdown", ".MKD"])
def test_the_ending_says_how_a_file_is_read(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_text("# *4*", encoding="utf-8")
    (passage,) = drafts.passages(tmp_path / f"a{ending}")
    assert (passage.text, passage.kind) == ("4", "heading")
    assert [each.text for each in read("# *4*", "a.rst")] == ["# *4*"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_told_apart(encoding: str) -> None:
    (passage,) = drafts.passages_of("湖南4万亿".encode(encoding), "a.txt")
    assert (passage.text, placed(passage, "4")) == ("湖南4万亿", (1, 3))


@pytest.mark.parametrize("data", [
    b"a\0b", b"\xff\xff\xff", b"\xff\xfea", "湖南".encode("utf-16-le") + b"\0\0",
], ids=["nul", "bytes", "half-a-character", "unmarked"])  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError, match="save it as") as caught:
        list(drafts.passages_of(data, "a.txt"))
    assert "UTF-8" in caught.value.zh


def test_a_file_that_is_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(drafts, "LARGEST", 3)
    (tmp_path / "a.txt").write_bytes(b"1234")
    with pytest.raises(DraftError, match="too large"):
        list(drafts.passages(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@pytest.mark.parametrize("unit", [
    "产值达4万亿元。\n\n", "**产值** [达](http://a.b)4万亿元\n", "| 产值 | 4万亿元 |\n", "a\t4\n",
    "- 甲\n", "甲乙丙丁", "> ", "`", "<!--", "&",
])  # fmt: skip
def test_time_grows_with_the_draft(unit: str, name: str) -> None:
    def read(size: int) -> None:
        for _ in drafts.passages_of((unit * (size // len(unit))).encode(), name):
            pass

    assert growth.is_linear(read, 20_000)
