"""What is told of an answer besides it, on stderr: that it is near, or what it leaves out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from running import TINY, run

from hunanfacts.command import request
from hunanfacts.render import notes

if TYPE_CHECKING:
    from pathlib import Path

# ---- What a note says ----------------------------------------------------------------------------


def test_a_mended_slip_is_told_with_what_was_typed() -> None:
    note = notes.near("粮食产良", "粮食产量", [])
    assert note.code == "corrected"
    assert note.zh == "没有“粮食产良”，按“粮食产量”查找"
    assert note.en == 'no "粮食产良"; answered for "粮食产量"'
    assert note.details == {"input": "粮食产良", "corrected": "粮食产量", "failed": []}


@pytest.mark.parametrize(
    ("failed", "zh", "en"),
    [
        ([], "没有完全符合“a b”的，这些相近", 'nothing holds all of "a b"; these are near'),
        (["b"], "没有完全符合“a b”的，这些相近；这里没有说到“b”",
         'nothing holds all of "a b"; these are near; nothing here says anything of "b"'),
        (["b", "c"], "没有完全符合“a b”的，这些相近；这里没有说到“b”、“c”",
         'nothing holds all of "a b"; these are near; nothing here says anything of "b", "c"'),
    ],
)  # fmt: skip
def test_a_near_answer_is_told_with_what_failed(failed: list[str], zh: str, en: str) -> None:
    note = notes.near("a b", None, failed)
    assert (note.code, note.zh, note.en) == ("near", zh, en)
    assert note.details == {"input": "a b", "corrected": None, "failed": failed}


def test_what_is_missing_is_told() -> None:
    note = notes.missing("外贸 2012 2015", ["2015", "人口"])
    assert (note.code, note.zh) == ("missing", "没有查到：2015、人口")
    assert note.en == "not in the answer: 2015, 人口"
    assert note.details == {"input": "外贸 2012 2015", "missing": ["2015", "人口"]}


WHEAT = (
    'nothing holds all of "super hybrid wheat"; these are near; '
    'nothing here says anything of "wheat"\n'
)

# ---- On stderr -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "query", "lang", "told"),
    [
        ("search", "技术和同", "zh", "没有“技术和同”，按“技术合同”查找\n"),
        ("search", "grian output", "en", 'no "grian output"; answered for "grain output"\n'),
        ("search", "super hybrid wheat", "en", WHEAT),
        ("stat", "进出口总额 2012 2015", "zh", "没有查到：2015\n"),
        ("stat", "进出口总额 2012 2015", "en", "not in the answer: 2015\n"),
        ("stat", "grain output and population", "en", "not in the answer: population\n"),
    ],
)  # fmt: skip
def test_a_note_stands_beside_the_answer(command: str, query: str, lang: str, told: str) -> None:
    outcome = run(command, query, "--lang", lang)
    assert (outcome.status, outcome.err) == (0, told)
    assert outcome.lines != []


@pytest.mark.parametrize(
    ("command", "query"),
    [("stat", "粮食产量"), ("search", "grain"), ("stat", "进出口总额 2012 2021"),
     ("stat", "liangshichanliang"), ("stat", "粮食产量和进出口总额"), ("search", "技术合同")],
)  # fmt: skip
def test_nothing_is_told_of_an_answer_to_all_that_was_asked(command: str, query: str) -> None:
    outcome = run(command, query)
    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("query", "code", "details"),
    [
        ("grian output", "corrected", {"corrected": "grain output", "failed": []}),
        ("super hybrid wheat", "near", {"corrected": None, "failed": ["wheat"]}),
        ("进出口总额 2012 2015", "missing", {"missing": ["2015"]}),
    ],
)
def test_a_machine_gets_a_note_as_one_object(
    query: str, code: str, details: dict[str, object]
) -> None:
    outcome = run("search", query, "--json", "--lang", "en")
    [line] = outcome.err.splitlines()
    told = json.loads(line)
    assert told["schema"] == "hunanfacts.note/2"
    assert set(told["note"]) == {"code", "message", "input", *details}
    assert told["note"]["code"] == code
    assert told["note"]["input"] == query
    assert {name: told["note"][name] for name in details} == details
    assert json.loads(outcome.out)["count"] >= 1


def test_a_note_has_no_escape_and_no_line_of_what_was_typed() -> None:
    outcome = run("search", "grian\noutput\x1b[31m", "--lang", "en")
    assert "\x1b" not in outcome.err
    assert len(outcome.err.splitlines()) <= 1 or outcome.status == 1


def test_a_batch_tells_a_note_for_each_query_that_has_one() -> None:
    asked = "粮食产量\n进出口总额 2012 2015\n进出口总额 2012 2016\n"
    outcome = run("stat", "-", "--lang", "zh", stdin=asked.encode())
    assert outcome.status == 0
    assert outcome.err == "没有查到：2015\n没有查到：2016\n"


def test_what_comes_near_is_no_figure_of_a_stat() -> None:
    outcome = run("stat", "粮食产良", "--lang", "zh")
    assert (outcome.status, outcome.out) == (1, "")
    assert "grain-output" in outcome.err


# ---- Very many results ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["audit"], ["validate", "SLIPS"]], ids=lambda each: each[0])
def test_of_very_many_results_only_some_are_listed_and_the_others_counted(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips = tmp_path / "slips.toml"
    text = TINY.read_text(encoding="utf-8")
    slips.write_text(text.replace('"tea leaves"', '"茶", "茶", "茶", "茶"'), encoding="utf-8")
    call = [str(slips) if word == "SLIPS" else word for word in command]
    whole = json.loads(run(*call, "--json").out)
    monkeypatch.setattr(request, "MOST_LISTED", 2)
    there = whole["count"]
    assert there > 2
    outcome = run(*call, "--json")
    assert outcome.status == 1
    assert json.loads(outcome.out)["results"] == whole["results"][:2]
    message = f"另有{there - 2}项没有列出；--limit {there}列出全部"
    assert json.loads(outcome.err)["note"] == {
        "code": "more", "message": message, "listed": 2, "there": there,
    }  # fmt: skip
    assert run(*call).err == f"{message}\n"
    assert run(*call, "--limit", "1", "--json").err == ""
    assert json.loads(run(*call, "--limit", "99", "--json").out) == whole
