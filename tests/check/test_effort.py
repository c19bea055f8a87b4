"""A draft that would take long is checked as far as it may, unless it is to be to its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from running import TINY, run

from hunanfacts import workers
from hunanfacts.check import effort, in_batches
from hunanfacts.check.checking import Checker
from hunanfacts.check.in_batches import BatchChecker
from hunanfacts.check.reading import drafts, markdown, word
from hunanfacts.check.verdicts.matching import Matcher
from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.records import Finding
    from hunanfacts.check.verdicts.match import Match

LONG = "2019年某地茶叶产量9万吨。\n\n" * 5 + "".join(
    f"第{at}行有{at}棵树。\n\n" for at in range(6, 700)
)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A draft whose numbers are too many."""
    monkeypatch.setattr(effort, "MOST", 20_000)
    monkeypatch.setattr(in_batches, "_BATCH", 200)
    file = tmp_path / "draft.md"
    file.write_text(LONG, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("number", [0, 3])
def test_lines_are_told_as_far_as_it_is_checked(
    draft: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "ALONE", 0)
    monkeypatch.setattr(workers, "count", lambda: number)
    outcome = run("check", draft, "--data", str(TINY), "--ndjson")
    assert outcome.status == 3
    assert [json.loads(line)["verdict"] for line in outcome.lines] == ["contradicted"] * 5
    [note] = [told for told in map(json.loads, outcome.err.splitlines()) if "error" in told]
    assert note["error"]["file"] == draft
    assert 100 < note["error"]["line"] < 200
    outcome = run("check", draft, "--data", str(TINY), "--ndjson", "--long")
    assert (outcome.status, len(outcome.lines)) == (1, 5)


def test_how_far_it_is_checked_depends_on_no_number_of_processors(
    draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "ALONE", 0)
    told = []
    for number in (0, 2, 3):
        monkeypatch.setattr(workers, "count", lambda number=number: number)
        outcome = run("check", draft, "--data", str(TINY), "--ndjson", "--all")
        told.append((outcome.status, outcome.out, outcome.err))
    assert told == [told[0]] * 3
    assert told[0][0] == 3


@pytest.mark.parametrize("form", ["json", "md", "sarif", "table"])
def test_of_a_whole_nothing_is_told(draft: str, form: str) -> None:
    outcome = run("check", draft, "--data", str(TINY), "--format", form, "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert "part it, or check it to its end by --long" in outcome.err
    outcome = run("check", draft, "--data", str(TINY), "--format", form, "--long")
    assert outcome.status == 1
    assert outcome.out


@pytest.mark.parametrize("number", [0, 3])
def test_other_drafts_are_checked_all_the_same(
    draft: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "ALONE", 0)
    monkeypatch.setattr(workers, "count", lambda: number)
    (tmp_path / "other.md").write_text("2019年某地茶叶产量8万吨。\n", encoding="utf-8")
    outcome = run("check", str(tmp_path), "--data", str(TINY), "--ndjson")
    assert outcome.status == 3
    told = list(map(json.loads, outcome.lines))
    assert [each["file"] for each in told] == [draft] * 5 + [str(tmp_path / "other.md")]
    assert draft in outcome.err


def test_from_stdin_it_is_the_same(draft: str) -> None:
    outcome = run("check", "-", "--data", str(TINY), "--lang", "zh", stdin=LONG.encode())
    assert outcome.status == 3
    assert "行以后没有核对；请分成几份，或者加上--long核对到底" in outcome.err
    assert draft not in outcome.err


def test_a_document_of_very_many_marks_is_read_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("2019年某地茶叶产量9万吨。")
    file = tmp_path / "a.docx"
    document.save(str(file))
    assert run("check", str(file), "--data", str(TINY)).status == 1
    monkeypatch.setattr(word, "_MOST_TAGS", 10)
    outcome = run("check", str(file), "--data", str(TINY), "--lang", "en")
    assert outcome.status == 3
    assert "so full of lines or marks, that reading it takes long; part it" in outcome.err
    assert run("check", str(file), "--data", str(TINY), "--long").status == 1


def test_markdown_of_very_many_marks_is_read_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text("**2019年**某地茶叶产量9万吨（*初步*）。", encoding="utf-8")
    assert run("check", str(file), "--data", str(TINY)).status == 1
    monkeypatch.setattr(markdown, "_MOST_MARKS", 5)
    outcome = run("check", str(file), "--data", str(TINY), "--lang", "zh")
    assert (outcome.status, outcome.out) == (3, "")
    assert "标记太密，读完要很久；请分成几份，或者加上--long照样读" in outcome.err
    assert run("check", str(file), "--data", str(TINY), "--long").status == 1
    monkeypatch.setattr(markdown, "_LONGEST_MARKED", 5)
    assert run("check", str(file), "--data", str(TINY)).status != 3  # it is read as it stands


def test_markdown_of_lines_in_many_quotations_is_read_where_that_is_asked_for() -> None:
    """A line costs as much again for each quotation that it may end."""
    lines = "3吨\n" * 2000
    assert markdown.is_quick("> " * 20 + lines)
    assert not markdown.is_quick("> " * 30 + lines)
    assert not markdown.is_quick("- > 1. > " * 15 + lines)
    assert markdown.is_quick("> " * 30 + lines.replace("\n", "\n\n"))
    assert markdown.is_quick(lines + "\n" + "> " * 30)
    assert not markdown.is_quick(lines + "> " * 30)


def test_text_of_very_many_cells_is_read_where_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(("茶\t" * 100 + "\n") * 501, encoding="utf-8")
    outcome = run("check", str(file), "--data", str(TINY), "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert "so full of lines or marks" in outcome.err
    assert run("check", str(file), "--data", str(TINY), "--long").status == 0
    file.write_text(("茶\t" * 100 + "\n") * 499, encoding="utf-8")
    assert run("check", str(file), "--data", str(TINY)).status == 0


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_draft_of_very_many_lines_is_read_where_that_is_asked_for(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / name
    file.write_text("2019年某地茶叶产量9万吨。\n\n\n", encoding="utf-8")
    assert run("check", str(file), "--data", str(TINY)).status == 1
    monkeypatch.setattr(drafts, "_MOST_LINES", 2)
    monkeypatch.setattr(drafts, "_LETTERS_OF_LINE", 10)
    outcome = run("check", str(file), "--data", str(TINY), "--lang", "zh")
    assert (outcome.status, outcome.out) == (3, "")
    assert "行太多、标记太密" in outcome.err
    assert run("check", str(file), "--data", str(TINY), "--long").status == 1


def test_a_book_as_full_of_figures_as_the_article_is_checked(
    base: KnowledgeBase, article: list[str]
) -> None:
    """No paragraph of a real one is there twice; here each would be known again."""
    text = "\n\n".join(article).encode()
    checker = Checker(base.index)
    found = list(checker.findings(drafts.passages_of(text, "article.md")))
    assert len(found) > 60
    passages = drafts.passages_of(text, "article.md")
    read = sum(map(effort.of_reading, passages))
    told = effort.OF_A_FINDING * len(found)
    assert (checker.effort + read + told) * (450_000 / len(text)) < 0.95 * effort.MOST


@pytest.mark.parametrize(
    ("size", "is_shared", "most"),
    [(0, True, 2_000_000), (1_000_000, False, 1_000_000), (2_000_000, True, 7_500_000)],
)
def test_a_long_draft_may_be_more_work(size: int, most: int, *, is_shared: bool) -> None:
    effort.Allowance("a", size, is_shared=is_shared).spend(most, 1)
    with pytest.raises(DraftError, match="beyond line 7"):
        effort.Allowance("a", size, is_shared=is_shared).spend(most + 1, 7)


def test_a_passage_is_left_where_it_is_more_work_than_a_draft_may_be(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found in the passages before it is told; without a bound it is read to its end."""
    matched: list[Claim] = []
    real = Matcher.match

    def counted(self: Matcher, claim: Claim) -> Match | None:
        matched.append(claim)
        return real(self, claim)

    monkeypatch.setattr(Matcher, "match", counted)
    monkeypatch.setattr(effort, "MOST", 20_000)
    text = "湖南经济总量5万亿元。\n\n" + "，".join(f"粮食产量{at}万吨" for at in range(2, 202))
    told: list[Finding] = []
    with pytest.raises(DraftError, match="beyond line 3"):
        told.extend(
            BatchChecker(Checker(base.index)).findings(
                drafts.passages_of(text.encode(), "a.txt"), effort.Allowance("a.txt", 0)
            )
        )
    assert [each.text for each in told] == ["5万亿元"]
    assert 1 < len(matched) < 100
    matched.clear()
    list(BatchChecker(Checker(base.index)).findings(drafts.passages_of(text.encode(), "a.txt")))
    assert len(matched) == 201


def test_what_is_known_again_is_no_work(base: KnowledgeBase) -> None:
    checker = Checker(base.index)
    text = "湖南经济总量5万亿元。\n\n有3棵树。\n\n"
    list(checker.findings(drafts.passages_of(text.encode() * 50, "draft.md")))
    before = checker.effort
    list(checker.findings(drafts.passages_of(text.encode(), "draft.md")))
    assert checker.effort == before > 0
    team = BatchChecker(checker)
    allowance = effort.Allowance("draft.md", 0)
    assert len(list(team.findings(drafts.passages_of(text.encode(), "draft.md"), allowance))) == 2
