"""`show --article`: the paragraph of a reader's own copy, with the fact's phrases marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.check import proof
from hunanfacts.check.article import Alike
from hunanfacts.command.main import main

if TYPE_CHECKING:
    from pathlib import Path

COPY = "Title\n\nOne.\nThree: 别的话。\n这里说的是经济总量，超过４万亿元。\n"


@pytest.fixture
def copy(tmp_path: Path) -> str:
    """Write a copy in which the third paragraph tells of the size of the economy."""
    file = tmp_path / "copy.txt"
    file.write_text(COPY, encoding="utf-8")
    return str(file)


def test_the_paragraph_of_a_fact_is_shown_with_its_phrases_marked(
    copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "gdp", "--article", copy, "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    assert out.endswith(f"{copy}，第3段：\n这里说的是»经济总量«，»超过４万亿元«。\n")
    assert err == ""


def test_a_copy_that_is_another_version_is_told(
    copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "grain-output", "trade-total", "--article", copy, "--lang", "en"]) == 0
    err = capsys.readouterr().err
    assert "paragraph 3 of " in err
    assert 'does not have "粮食产量": it may be another version' in err
    assert "has no paragraph 34; the last is 3" in err


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--article", "missing.txt"], 3, "missing.txt"),
        (["--json"], 2, "--article"),
    ],
)
def test_what_cannot_be_shown_is_said(
    copy: str, options: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--article", copy, *options] if options == ["--json"] else options
    assert main(["show", "gdp", *given]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_a_paragraph_is_made_comparable_once_for_all_its_phrases(
    copy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []

    def counted(text: str) -> Alike:
        read.append(text)
        return Alike(text)

    monkeypatch.setattr(proof, "Alike", counted)
    assert main(["show", "gdp", "gdp", "--article", copy]) == 0
    assert capsys.readouterr().out.count("»") == 2
    assert len(read) == len(set(read)) == 3


def test_phrases_that_stand_everywhere_are_refused(
    copy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proof, "_MOST_LOOKED", -1)
    monkeypatch.setattr(proof, "_LOOKED_FOR_ONE", 1)
    monkeypatch.setattr(proof, "_MOST_PLACES", 0)
    assert main(["show", "gdp", "--article", copy, "--lang", "en"]) == 0
    monkeypatch.setattr(proof, "_MOST_FOUND", 1)
    assert main(["show", "gdp", "--article", copy, "--lang", "en"]) == 3
    assert f"too many places of {copy}" in capsys.readouterr().err
