"""`hunanfacts check`: what it tells of drafts, where it writes it, and how it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from checked import CONTRADICTED, SUPPORTED, UNKNOWN, WEAKER, let_find
from running import TINY, run

from hunanfacts.check import baseline
from hunanfacts.check.records import FAULTS, Place
from hunanfacts.command import progress

if TYPE_CHECKING:
    from hunanfacts.check.records import Verdict

SUMMARY_EN = "numbers: 4, known here: 3; 1 contradicted, 1 weaker, 1 supported\n"
SUMMARY_ZH = "4个数，3个有资料可核对：不符1，可以更确切1，有依据1\n"


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of drafts to be called in, each with one finding of four verdicts."""
    (tmp_path / "draft.md").write_text("稿1\n" * 20, encoding="utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "b.txt").write_text("b1", encoding="utf-8")
    (tmp_path / "notes" / "c.md").write_text("c1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    let_find(monkeypatch, SUPPORTED, WEAKER, UNKNOWN, CONTRADICTED)
    return tmp_path


def records(out: str) -> list[dict[str, Any]]:
    """Return the results of a JSON answer."""
    results: list[dict[str, Any]] = json.loads(out)["results"]
    return results


def test_off_a_terminal_there_is_a_line_for_all_that_needs_an_eye() -> None:
    outcome = run("check", "draft.md", "--lang", "en")
    assert outcome.out == (
        "draft.md:3:1: weaker: 17721项: the source says so\n"
        "draft.md:12:8: contradicted: 40万亿元: the source says: over 4 trillion yuan"
        " (caution: The source gives no year.)\n"
    )
    assert (outcome.status, outcome.err) == (1, SUMMARY_EN)


def test_on_a_terminal_there_is_a_block_each_below_the_file() -> None:
    outcome = run("check", "draft.md", "--lang", "zh", "--no-color", is_terminal=True)
    assert outcome.out == (
        "draft.md\n"
        "  3:1  可以更确切  weaker\n"
        "    合同»17721项«。\n"
        "    来源这样说\n"
        "  12:8  不符  contradicted\n"
        "    2021年湖南经济总量»40万亿元«。\n"
        "    来源说：超过4万亿元\n"
        "    注意：原文没有年份。\n"
        "\n"
        f"来源：{source()}\n"
        f"\n{SUMMARY_ZH}"
    )
    assert (outcome.status, outcome.err) == (1, "")


def source() -> str:
    """Return what the shipped knowledge is out of, as other commands tell it."""
    told = run("stat", "gdp", "--lang", "zh", "--format", "table").out
    return told.rstrip("\n").rpartition("来源：")[2]


def test_all_lists_what_is_supported_or_unknown_as_well() -> None:
    outcome = run("check", "draft.md", "--all", "--lang", "en")
    told = [line.split(": ")[1] for line in outcome.lines]
    assert told == ["supported", "weaker", "unknown", "contradicted"]
    assert outcome.err == SUMMARY_EN.replace("supported", "supported, 1 unknown")


def test_json_has_the_envelope_and_each_result_its_fields_in_their_order() -> None:
    outcome = run("check", "draft.md", "--json")
    answer = json.loads(outcome.out)
    assert list(answer) == [
        "schema", "data_version", "command", "query", "count", "results", "sources",
    ]  # fmt: skip
    assert (answer["schema"], answer["command"]) == ("hunanfacts/2", "check")
    assert (answer["query"], answer["count"]) == ("draft.md", 3)
    assert [source["id"] for source in answer["sources"]] == ["new-hunan"]
    assert [result["verdict"] for result in answer["results"]] == [
        "supported", "weaker", "contradicted",
    ]  # fmt: skip
    assert list(answer["results"][2].items()) == [
        ("file", "draft.md"),
        ("line", 12),
        ("column", 8),
        ("text", "40万亿元"),
        ("verdict", "contradicted"),
        ("diagnosis", "slip"),
        ("factor", 10),
        ("key", "gdp"),
        ("figure", "gdp@undated"),
        ("sentence", "2021年湖南经济总量40万亿元。"),
        ("message", {"zh": "来源说：超过4万亿元", "en": "the source says: over 4 trillion yuan"}),
        ("caution", {"zh": "原文没有年份。", "en": "The source gives no year."}),
        ("source", {"id": "new-hunan", "locator": {"paragraph": 3}}),
    ]


def test_a_machine_is_told_the_counts_as_a_note() -> None:
    note = json.loads(run("check", "draft.md", "--json", "--lang", "en").err)
    assert note["schema"] == "hunanfacts.note/2"
    assert note["note"] == {
        "code": "checked",
        "message": SUMMARY_EN.rstrip("\n"),
        "numbers": 4,
        "verdicts": {"contradicted": 1, "weaker": 1, "supported": 1, "unknown": 1},
        "accepted": 0,
    }


def test_ndjson_is_the_results_without_the_envelope() -> None:
    whole = records(run("check", "draft.md", "--json").out)
    assert list(map(json.loads, run("check", "draft.md", "--ndjson").lines)) == whole


@pytest.mark.parametrize("form", ["plain", "ndjson", "csv", "tsv", "github"])
def test_many_lines_are_written_in_parts_with_one_heading(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_find(monkeypatch, *(replace(CONTRADICTED, place=Place(n, 1)) for n in range(1, 451)))
    lines = run("check", "draft.md", "--format", form).lines
    assert len(lines) == 450 + (form in {"csv", "tsv"})
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_sheet_has_its_heading_even_where_nothing_is_found(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_find(monkeypatch)
    outcome = run("check", "draft.md", "--format", form)
    assert outcome.status == 0
    assert [len(outcome.lines), outcome.lines[0][:4]] == [1, "file"]


def test_markdown_is_a_table_with_its_source() -> None:
    out = run("check", "draft.md", "--format", "md", "--lang", "en").out
    assert out.startswith(
        "| At | Verdict | Figure | Message | Caution |\n| --- | --- | --- | --- | --- |\n"
        "| draft.md:3:1 | weaker | 17721项 | the source says so |  |\n"
    )


@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "tsv", "md"])
def test_the_fields_asked_for_are_all_there_is(form: str) -> None:
    out = run("check", "draft.md", "--format", form, "--fields", "verdict,source.id").out
    assert "new-hunan" in out
    assert "draft.md" not in out.replace('"query": "draft.md"', "")


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_fields_do_not_go_with_formats_of_others(form: str) -> None:
    outcome = run("check", "draft.md", "--format", form, "--fields", "verdict")
    assert (outcome.status, outcome.out) == (2, "")


def test_limit_ends_the_list_but_not_the_count() -> None:
    outcome = run("check", "draft.md", "--limit", "1", "--lang", "en")
    assert (len(outcome.lines), outcome.status, outcome.err) == (1, 1, SUMMARY_EN)


@pytest.mark.parametrize(
    ("verdict", "status"),
    [("supported", 0), ("weaker", 0), ("compatible", 0), ("unknown", 0), ("unreadable", 0),
     ("too-precise", 1), ("contradicted", 1), ("wrong-period", 1)],
)  # fmt: skip
def test_only_what_has_to_be_mended_ends_with_one(
    verdict: Verdict, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_find(monkeypatch, replace(SUPPORTED, verdict=verdict))
    assert run("check", "draft.md").status == status == int(verdict in FAULTS)


# ---- Which drafts --------------------------------------------------------------------------------


def files_in(out: str) -> list[str]:
    """Return the files of the lines, each once."""
    return list(dict.fromkeys(line.split(":")[0] for line in out.splitlines()))


def test_a_folder_is_its_drafts_and_a_glob_says_which() -> None:
    both = [str(Path("notes", name)) for name in ("b.txt", "c.md")]
    assert files_in(run("check", "notes").out) == both
    assert files_in(run("check", "notes", "--glob", "*.md").out) == both[1:]
    assert files_in(run("check", "notes", "notes", str(Path("notes", "c.md"))).out) == both


def test_stdin_is_a_draft() -> None:
    outcome = run("check", "-", stdin="稿1".encode())
    assert files_in(outcome.out) == ["-"]
    assert outcome.status == 1


def test_a_folder_without_drafts_is_a_usage_error() -> None:
    outcome = run("check", "notes", "--glob", "*.rst", "--lang", "en")
    assert (outcome.status, outcome.out) == (2, "")
    assert "no drafts" in outcome.err


def test_a_draft_that_cannot_be_read_ends_with_three_and_writes_nothing() -> None:
    outcome = run("check", "missing.md", "--json", "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    error = json.loads(outcome.err)["error"]
    assert (error["code"], error["file"]) == ("draft-unreadable", "missing.md")


def test_of_several_drafts_the_others_are_checked(drafts: Path) -> None:
    (drafts / "binary.md").write_bytes(b"\xff\x00\xff")
    outcome = run("check", "missing.md", "binary.md", "draft.md", "--lang", "en")
    assert (outcome.status, files_in(outcome.out)) == (3, ["draft.md"])
    assert "missing.md" in outcome.err
    assert "binary.md" in outcome.err


def test_a_knowledge_file_that_is_missing_ends_with_three() -> None:
    assert run("check", "draft.md", "--data", "missing.toml").status == 3


def test_a_knowledge_file_of_ones_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    let_find(monkeypatch)
    out = run("check", "draft.md", "--data", str(TINY), "--json").out
    assert json.loads(out)["data_version"] == json.loads(
        run("list", "--data", str(TINY), "--json").out
    )["data_version"]  # fmt: skip


# ---- The baseline --------------------------------------------------------------------------------


def test_what_a_baseline_accepts_is_not_told_again_wherever_its_line_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = run("check", "draft.md", "--write-baseline", "accepted.json", "--lang", "en")
    assert written.status == 0
    assert written.err.endswith("1 weaker, 1 supported, 1 accepted\n")
    moved = replace(CONTRADICTED, place=Place(40, 1))
    let_find(monkeypatch, moved)
    outcome = run("check", "draft.md", "--baseline", "accepted.json", "--lang", "en")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == "numbers: 1, known here: 1, 1 accepted\n"
    assert run("check", "draft.md").status == 1


@pytest.mark.parametrize(
    "change",
    [{"text": "41万亿元"}, {"sentence": "2022年湖南经济总量40万亿元。"}],
    ids=["another number", "another sentence"],
)
def test_anything_else_is_told(change: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    run("check", "draft.md", "--write-baseline", "accepted.json")
    let_find(monkeypatch, CONTRADICTED, replace(CONTRADICTED, **change))  # type: ignore[arg-type]
    outcome = run("check", "draft.md", "--baseline", "accepted.json")
    assert (outcome.status, len(outcome.lines)) == (1, 1)


def test_the_same_fault_once_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    run("check", "draft.md", "--write-baseline", "accepted.json")
    let_find(monkeypatch, CONTRADICTED, CONTRADICTED)
    assert len(run("check", "draft.md", "--baseline", "accepted.json").lines) == 1


def test_a_baseline_is_sorted_stable_and_holds_from_any_folder(
    drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", "notes", "draft.md", "--write-baseline", "accepted.json")
    first = (drafts / "accepted.json").read_text(encoding="utf-8")
    assert first == (
        '{\n  "schema": "hunanfacts.baseline/1",\n  "accepted": [\n'
        '    {"file": "draft.md", "text": "40万亿元", "sentence": "f54a013bd5ff1509"},\n'
        '    {"file": "notes/b.txt", "text": "40万亿元", "sentence": "f54a013bd5ff1509"},\n'
        '    {"file": "notes/c.md", "text": "40万亿元", "sentence": "f54a013bd5ff1509"}\n'
        "  ]\n}\n"
    )
    monkeypatch.chdir(drafts / "notes")
    again = ["c.md", "../draft.md", "b.txt"]
    assert run("check", *again, "--baseline", "../accepted.json").status == 0
    run("check", *again, "--write-baseline", "../accepted.json")
    assert (drafts / "accepted.json").read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    "told", ["", "[]", "{}", '{"schema": "x"}', '{"schema": "hunanfacts.baseline/1"}',
             '{"schema": "hunanfacts.baseline/1", "accepted": [1]}',
             '{"schema": "hunanfacts.baseline/1", "accepted": [{"a": 1}]}', "[" * 100_000,
             ('{"schema": "hunanfacts.baseline/1",'
             ' "accepted": [{"file": "a", "text": [[1.5]], "sentence": "c"}]}'),
             ('{"schema": "hunanfacts.baseline/1",'
             ' "accepted": [{"file": "a", "text": "b", "sentence": {"c": 1}}]}'),
             f"[1e{'9' * 100}]", " " * 1_001]
)  # fmt: skip
def test_what_is_no_baseline_is_a_usage_error_and_never_overwritten(
    told: str, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told.isspace():  # it would be valid with an entry behind it
        monkeypatch.setattr(baseline, "_LARGEST", 1_000)
        told += '{"schema": "hunanfacts.baseline/1", "accepted": []}'
    file = drafts / "accepted.json"
    file.write_text(told, encoding="utf-8")
    for option in ("--baseline", "--write-baseline"):
        outcome = run("check", "draft.md", option, str(file))
        assert (outcome.status, outcome.out) == (2, "")
    assert file.read_text(encoding="utf-8") == told


def test_a_missing_baseline_is_a_usage_error() -> None:
    outcome = run("check", "draft.md", "--baseline", "missing.json", "--lang", "en")
    assert outcome.status == 2
    assert "--write-baseline" in outcome.err


def test_a_baseline_that_cannot_be_written_is_a_usage_error() -> None:
    assert run("check", "draft.md", "--write-baseline", "no/such/folder.json").status == 2


# ---- The progress bar ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("patience", "form", "is_drawn"),
    [(0.0, "table", True), (0.0, "json", True), (0.0, "plain", False), (60.0, "table", False)],
)
def test_a_bar_is_drawn_on_a_terminal_once_it_takes_long(
    patience: float, form: str, *, is_drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    outcome = run("check", "draft.md", "--format", form, "--lang", "en", is_terminal=True)
    assert ("checking drafts" in outcome.err) == is_drawn


def test_no_bar_is_drawn_off_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert "checking drafts" not in run("check", "draft.md", "--lang", "en").err
