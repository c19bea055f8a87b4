"""A reader's own copy of a source: paragraphs by indents or by lines, phrases in whatever width."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from hunanfacts.check import article, proof
from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from pathlib import Path

BY_LINES = "标题\n\n 第一段。\n第二段。\n"
BY_INDENTS = "标题\n\u3000\u3000第一段，\n到这里。\u3000\u3000第二段。"


def test_paragraphs_are_told_by_lines() -> None:
    assert article.paragraphs(BY_LINES) == ["标题", "第一段。", "第二段。"]


def test_paragraphs_are_told_by_indents_where_there_are_some() -> None:
    assert article.paragraphs(BY_INDENTS) == ["标题", "第一段，到这里。", "第二段。"]


@pytest.mark.parametrize(
    ("written", "paragraph", "found"),
    [
        ("320多亿元", "产值320多亿元，", "320多亿元"),
        ("320多亿元", "产值３２０ 多亿元，", "３２０ 多亿元"),
        ("“小巨人”企业", "新增'小巨人'企业", "'小巨人'企业"),
        ("320多亿元", "产值330多亿元", None),
        ("10", "½ 10", "10"),
        ("…", "完…", "…"),
    ],
)
def test_a_phrase_is_found_whatever_its_width(
    written: str, paragraph: str, found: str | None
) -> None:
    stretches = proof.Copy([paragraph]).stretches(written).get(0, [])
    assert [paragraph[slice(*each)] for each in stretches] == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "> a\n" + "b\n" * 60_000,
        ("[a](b) " * 1_000 + "\n\n") * 60,
        ("|a" * 600 + "\n" + "|-" * 600 + "\n" + ("|b" * 600 + "\n") * 99 + "\n"),
    ],
)
def test_a_copy_that_takes_long_to_read_is_refused_unless_it_is_text(
    text: str, tmp_path: Path
) -> None:
    (copy := tmp_path / "copy.md").write_text(text, encoding="utf-8")
    with pytest.raises(DraftError) as refused:
        article.read(str(copy))
    assert "save it as text" in refused.value.en
    assert "--long" not in refused.value.zh + refused.value.en
    assert article.read(str(copy.rename(tmp_path / "copy.txt")))


def test_a_character_that_stands_for_many_takes_as_many_of_memory() -> None:
    tracemalloc.start()
    alike = article.Alike("㏂" * 10_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert alike.span(len(alike.text) - 2, len(alike.text)) == (9_999, 10_000)
    assert most < 20 * len(alike.text)


def test_a_ligature_of_many_letters_stands_for_itself() -> None:
    assert article.Alike("㏂ﷺ").text == "a.m.ﷺ"
