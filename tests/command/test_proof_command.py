"""`validate --against`: what is said of a knowledge file and a reader's own copy of its source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest
from running import TINY

from hunanfacts.command import proof
from hunanfacts.command.main import main

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "题目\n说的是茶叶。\n产茶不到３.６０ 万吨，另有３座茶山。\n"
MOVED = "题目\n产茶不到3.60万吨。\n说的是茶叶。\n"
MISSING = "题目\n说的是茶。\n产茶不到3.66万吨。\n"


def copy(folder: Path, text: str, name: str = "copy.txt", encoding: str = "utf-8") -> str:
    file = folder / name
    file.write_text(text, encoding=encoding)
    return str(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_phrases_in_their_places_are_no_fault(
    tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy(tmp_path, RIGHT, encoding=encoding)
    assert main(["validate", str(TINY), "--against", file, "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{file}\tunclaimed\t第2段的“３座”未被任何数值收录\n"
    assert err == f"{file}：2处与原文相符，0处在别的段落，0处找不到；原文另有1个数字未收录\n"


@pytest.mark.parametrize("name", ["copy.md", "copy.docx"])
def test_markdown_and_word_are_read(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    if name == "copy.md":
        file.write_text("# 题目\n\n说的是**茶叶**。\n\n产茶不到3.60\n万吨。\n", encoding="utf-8")
    else:
        document = docx.Document()
        for text in ("题目", "说的是茶叶。", "产茶不到3.60万吨。"):
            document.add_paragraph(text)
        document.save(str(file))
    assert main(["validate", str(TINY), "--against", str(file), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(
        "phrases in place: 2, elsewhere: 0, missing: 0; numerals that no figure tells: 0\n"
    )


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (MOVED, "zh", ["34\tmoved\t“茶叶”不在第1段，而在第2段",
                       "45\tmoved\t“不到3.60万吨”不在第2段，而在第1段"]),
        (MOVED, "en", ['34\tmoved\t"茶叶" is not in paragraph 1 but in paragraph 2',
                       '45\tmoved\t"不到3.60万吨" is not in paragraph 2 but in paragraph 1']),
        (MISSING, "zh", ["34\tmissing\t第1段没有“茶叶”，别处也没有",
                         "45\tmissing\t第2段没有“不到3.60万吨”，别处也没有；最接近的是“产茶不到3.66万吨。”",
                         "unclaimed\t第2段的“不到3.66万吨”未被任何数值收录"]),
        (MISSING, "en", ['34\tmissing\t"茶叶" is not in paragraph 1, nor anywhere else',
                         ('45\tmissing\t"不到3.60万吨" is not in paragraph 2, nor anywhere else;'
                          ' the nearest is "产茶不到3.66万吨。"'),
                         'unclaimed\tno figure tells "不到3.66万吨" in paragraph 2']),
    ],
)  # fmt: skip
def test_what_is_moved_or_missing_is_told_with_its_line(
    tmp_path: Path, text: str, language: str, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy(tmp_path, text)
    assert main(["validate", str(TINY), "--against", file, "--lang", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(f"{TINY}:")[2] or line.partition("\t")[2] for line in lines] == said


def test_json_tells_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy(tmp_path, RIGHT.replace("茶叶", "叶子"))
    assert main(["validate", str(TINY), "--against", file, "--json", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert (answer["command"], answer["query"], answer["count"]) == ("validate", str(TINY), 3)
    missing, found, unclaimed = answer["results"]
    assert missing == {
        "file": str(TINY), "line": 34, "outcome": "missing", "key": "tea", "figure": None,
        "text": "茶叶", "paragraph": 1, "found_in": [], "nearest": None, "sentence": None,
        "message": {"zh": "第1段没有“茶叶”，别处也没有",
                    "en": '"茶叶" is not in paragraph 1, nor anywhere else'},
    }  # fmt: skip
    assert (found["outcome"], found["figure"], found["found_in"]) == ("found", "tea@2019", [2])
    assert unclaimed["file"] == file
    assert unclaimed["sentence"] == "产茶不到３.６０ 万吨，另有３座茶山。"
    note = json.loads(err)["note"]
    assert {name: note[name] for name in ("found", "moved", "missing", "unclaimed")} == {
        "found": 1, "moved": 0, "missing": 1, "unclaimed": 1,
    }  # fmt: skip


def two_sources(folder: Path) -> str:
    text = TINY.read_text(encoding="utf-8")
    second = '[[source]]\nid = "book"\ntitle = "某书"\ntype = "book"\nlanguage = "zh"\n\n[[place]]'
    text = text.replace("[[place]]", second, 1).replace(
        "paragraph = 1\n", 'paragraph = 1\nsource = "paper"\n'
    )
    text = text.replace("paragraph = 2\n", 'paragraph = 2\nsource = "book"\n')
    file = folder / "two.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_of_several_sources_it_has_to_be_said_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, article = two_sources(tmp_path), copy(tmp_path, RIGHT)
    call = ["validate", file, "--against", article, "--lang", "en"]
    assert main(call) == 2
    assert "--source: paper, book" in capsys.readouterr().err
    assert main([*call, "--source", "pamphlet"]) == 2
    assert 'no source "pamphlet"' in capsys.readouterr().err
    assert main([*call, "--source", "book", "--ndjson"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["figure"] for record in records] == ["tea@2019", None]


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--against", "missing.txt"], 3, "missing.txt"),
        (["--source", "paper"], 2, "--source goes with --against"),
        (["--against", "{copy}", "--fields", "nothing"], 2, "nothing"),
    ],
)
def test_what_cannot_be_proved_is_said(
    tmp_path: Path,
    options: list[str],
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = copy(tmp_path, RIGHT)
    given = [option.replace("{copy}", file) for option in options]
    assert main(["validate", str(TINY), *given, "--lang", "en"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("style", ["csv", "tsv", "md", "table"])
def test_every_format_tells_what_is_moved(
    tmp_path: Path, style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy(tmp_path, MOVED)
    assert main(["validate", str(TINY), "--against", file, "--format", style]) == 1
    told = "而在第" if style == "table" else "moved"
    assert shown(capsys).count(told) == 2
    assert main(["validate", str(TINY), "--against", file, "--format", style, "--limit", "1"]) == 1
    assert shown(capsys).count(told) == 1


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    """Return stdout without its breaks, which are elsewhere where the path of a file is longer."""
    return "".join(capsys.readouterr().out.split())


def test_a_copy_with_more_paragraphs_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy(tmp_path, RIGHT + "又一段。\n")
    assert main(["validate", str(TINY), "--against", file, "--lang", "zh"]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [
        "这份原文有4段，知识文件说paper有3段：段落的数法也许不同"
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "原文另有2个以上数字未收录"),
        ("en", "numerals that no figure tells: 2 or more"),
    ],
)
def test_of_very_many_numerals_the_first_are_told(
    language: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proof, "_MOST_UNCLAIMED", 2)
    file = copy(tmp_path, f"{RIGHT[:-1]}、4座、5座。\n")
    assert main(["validate", str(TINY), "--against", file, "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert out.count("unclaimed") == 2
    assert said in err
    file = copy(tmp_path, f"{RIGHT[:-1]}、4座。\n")
    assert main(["validate", str(TINY), "--against", file, "--lang", language]) == 0
    assert said not in capsys.readouterr().err
