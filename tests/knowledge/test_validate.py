"""The command that checks knowledge files: what it is given, what it tells, how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from running import TESTS, TINY, run

from hunanfacts.knowledge import faults

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = (TESTS / "data" / "slips.toml").read_text(encoding="utf-8")
KNOWLEDGE = sorted((TESTS / "knowledge").glob("*.toml"))


def written(folder: Path, name: str, *changes: tuple[str, str]) -> str:
    """Write the file of slips with some things changed, and return its path."""
    text = SLIPS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


VALUE = ("value = 4402.98", "value = 4420.98")
YEAR = ("岳阳2021年GDP", "岳阳2019年GDP")
BROKEN = ('unit = "亿元"', "unit = 亿元")
COLON = ('topic = "gdp"', 'topic: "gdp"')


@pytest.mark.parametrize("file", KNOWLEDGE, ids=lambda file: file.stem)
def test_a_good_file_has_no_warning(file: Path) -> None:
    assert run("validate", str(file)).status == 0


def test_several_faults_of_toml_are_told_in_one_run(tmp_path: Path) -> None:
    file = written(tmp_path, "a.toml", BROKEN, COLON, ("paragraph = 1\n", "paragraph = １\n"))
    outcome = run("validate", file, "--json")
    told = [(each["code"], each["text"]) for each in json.loads(outcome.out)["results"]]
    assert told == [("E001", 'topic: "gdp"'), ("E001", "paragraph = １"), ("E001", "unit = 亿元")]
    assert len(json.loads(outcome.err)["error"]["faults"]) == len(told)
    assert outcome.status == 3


def test_other_commands_tell_of_the_first_alone(tmp_path: Path) -> None:
    file = written(tmp_path, "a.toml", BROKEN, COLON)
    assert run("list", "--data", file).err.count("E001") == 1


def test_a_person_reads_faults_on_stderr_and_warnings_on_stdout(tmp_path: Path) -> None:
    file = written(tmp_path, "a.toml", VALUE, YEAR)
    outcome = run("validate", file, "--lang", "en")
    assert outcome.status == 3
    assert ": E225 " in outcome.err
    assert "W306" in outcome.out
    assert "E225" not in outcome.out


def test_what_only_validate_finds_keeps_no_file_from_being_read(tmp_path: Path) -> None:
    file = written(tmp_path, "a.toml", VALUE)
    assert run("stat", "yueyang-gdp", "--data", file).status == 0


@pytest.mark.parametrize(
    ("codes", "told", "status"),
    [
        ("W306", ["W306"], 3),
        ("w306", ["W306"], 3),
        ("E225,W306", ["W306", "E225"], 3),
        ("E2", ["E225"], 3),
        ("W301", [], 3),
        ("w3,e2", ["W306", "E225"], 3),
    ],
)
def test_select_leaves_the_rest_out_and_never_calls_a_bad_file_good(
    tmp_path: Path, codes: str, told: list[str], status: int
) -> None:
    file = written(tmp_path, "a.toml", VALUE, YEAR)
    outcome = run("validate", file, "--select", codes, "--json")
    assert [each["code"] for each in json.loads(outcome.out)["results"]] == told
    assert outcome.status == status
    words = run("validate", file, "--select", codes, "--lang", "en")
    assert ("other faults were not asked for" in words.err) is ("E225" not in told)


def test_a_warning_that_is_not_selected_is_no_failure(tmp_path: Path) -> None:
    file = written(tmp_path, "a.toml", YEAR)
    assert run("validate", file).status == 1
    assert run("validate", file, "--select", "W301").status == 0


@pytest.mark.parametrize("codes", ["E999", "", ",", "X"])
def test_a_code_that_there_is_not_is_refused(codes: str) -> None:
    assert run("validate", str(TINY), "--select", codes).status == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_codes_are_listed_with_their_meaning(language: str) -> None:
    outcome = run("validate", "--list", "--json")
    listed = {
        each["code"]: each["message"][language] for each in json.loads(outcome.out)["results"]
    }
    assert list(listed) == list(faults.CATALOGUE)
    assert all(listed.values())
    assert "{" not in "".join(listed.values()).replace("{ zh", "").replace("{{", "")
    words = run("validate", "--list", "--lang", language)
    assert (words.status, words.err) == (0, "")
    assert len(words.lines) == len(listed)


def test_several_files_are_checked_and_one_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "a.toml"), written(tmp_path, "b.toml", YEAR)
    outcome = run("validate", good, bad, "--lang", "en")
    assert outcome.status == 1
    assert f"{good}: nothing wrong found" in outcome.err
    assert outcome.lines[0].startswith(f"{bad}:")
    outcome = run("validate", str(tmp_path / "none.toml"), bad, "--json")
    assert outcome.status == 3
    assert [each["file"] for each in json.loads(outcome.out)["results"]] == [bad]


def test_limit_is_of_faults_too(tmp_path: Path) -> None:
    file = written(
        tmp_path, "a.toml", ('bound = "exact"', 'bound = "x"'), ('kind = "', 'kind = "x')
    )
    outcome = run("validate", file, "--limit", "1", "--lang", "en")
    assert outcome.status == 3
    assert outcome.err.count("E104") == 1
    assert "1 more faults are not listed" in outcome.err
    assert json.loads(run("validate", file, "--limit", "1", "--json").out)["count"] == 1


def test_what_only_the_search_can_tell_is_found_when_asked_for(tmp_path: Path) -> None:
    text = SLIPS[SLIPS.index("[[fact]]") :]
    other = (
        text.replace('key = "yueyang-gdp"', 'key = "other"')
        .replace('zh = "岳阳地区生产总值", en = "Yueyang\'s GDP"', 'zh = "茶叶", en = "Tea"')
        .replace('aliases = ["岳阳GDP"]', 'aliases = ["yueyang-gdp"]')
    )
    file = tmp_path / "a.toml"
    file.write_text(f"{SLIPS}\n{other}", encoding="utf-8")
    assert run("validate", str(file)).status == 0
    outcome = run("validate", str(file), "--find", "--json")
    found = json.loads(outcome.out)["results"]
    assert [(each["code"], each["text"]) for each in found] == [
        ("W310", 'aliases = ["yueyang-gdp"]')
    ]
    assert outcome.status == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('unit = "亿元"', '"un\\u0069t" = 5', '"un'),
        ('place = "yueyang"', "[fact.place]\nx = 1", "[fact.place]"),
        ("paragraph = 1\n", 'paragraph = 1\nnotes = [\n  "a",\n  { zh = "b" },\n]\n', "  { zh"),
        (
            "paragraph = 1\n",
            'paragraph = 1\ncaution.zh = "a"\ncaution.en = 5\n',
            "caution.en",
        ),
    ],
)
def test_the_line_is_right_however_a_key_is_written(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    file = written(tmp_path, "a.toml", (old, new))
    text = SLIPS.replace(old, new, 1)
    number = text[: text.index("\n" + line)].count("\n") + 2
    found = json.loads(run("validate", file, "--json").out)["results"]
    assert number in [each["line"] for each in found]
