"""`hunanfacts export`: which format, where to, and that what is there is never lost."""

from __future__ import annotations

import errno
import json
import sys
from typing import TYPE_CHECKING, get_args

import pytest
from running import DATA, HOSTILE, run

from hunanfacts.export import exporting, rows, tables
from hunanfacts.export.records import Whole
from hunanfacts.index import cache
from hunanfacts.model.vocabulary import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Knowledge

EVERYTHING = DATA / "everything.toml"
FILES: dict[ExportFormat, str] = {
    "sqlite": "x.sqlite",
    "parquet": "x.parquet",
    "csv": "x.csv",
    "ndjson": "x.ndjson",
    "datapackage": "x",
}
"""A name for each format, of which all but one say it by their ending."""


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("a.sqlite", "sqlite"), ("a.sqlite3", "sqlite"), ("a.DB", "sqlite"), ("a.csv", "csv"),
        ("a.ndjson", "ndjson"), ("a.jsonl", "ndjson"), ("a.parquet", "parquet"),
    ],
)  # fmt: skip
def test_the_ending_of_a_path_says_the_format(name: str, asked: str) -> None:
    assert exporting.format_of(name, None) == asked


def test_what_is_asked_for_goes_before_the_ending(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert run("export", str(file), "--to", "ndjson").status == 0
    assert json.loads(file.read_text(encoding="utf-8").split("\n")[0])["key"]


@pytest.mark.parametrize("words", [["a.xlsx"], ["a"], ["-"], ["-", "--to", "sqlite"],
                                   ["-", "--to", "parquet"], ["none/a.csv"], ["."]])  # fmt: skip
def test_what_cannot_be_is_wrong_usage(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", *words, "--lang", "en")
    assert (said.status, said.out) == (2, "")
    assert words[-1].removeprefix("none/") in said.err or '"none"' in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("asked", get_args(ExportFormat))
def test_what_is_there_is_replaced_only_by_force(
    asked: ExportFormat, tmp_path: Path, shipped: Knowledge
) -> None:
    target = tmp_path / FILES[asked]
    words = ["export", str(target), "--to", asked, "--lang", "en"]
    said = run(*words)
    assert (said.status, said.out) == (0, "")
    assert said.err == f"{target}: facts: {shipped.count}\n"
    before = target.stat()
    said = run(*words)
    assert said.status == 2
    assert "--force" in said.err
    assert target.stat().st_mtime_ns == before.st_mtime_ns
    assert run(*words, "--force").status == 0
    assert target.stat().st_ino != before.st_ino
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("asked", ["parquet", "datapackage"])
def test_a_folder_with_anything_else_in_it_is_never_replaced(
    asked: ExportFormat, tmp_path: Path
) -> None:
    target = tmp_path / FILES[asked]
    words = ["export", str(target), "--to", asked, "--force"]
    target.mkdir()
    assert run(*words).status == 0, "an empty folder"
    kept = target / "diary.txt"
    kept.write_text("mine")
    assert run(*words).status == 2
    assert kept.read_text() == "mine"
    kept.unlink()
    assert run(*words).status == 0


@pytest.mark.parametrize("asked", get_args(ExportFormat))
def test_whatever_is_of_another_sort_is_never_replaced(asked: ExportFormat, tmp_path: Path) -> None:
    target = tmp_path / "x"
    is_folder = asked in {"parquet", "datapackage"}
    if is_folder:
        target.write_text("mine")
    else:
        target.mkdir()
    assert run("export", str(target), "--to", asked, "--force").status == 2
    assert target.is_file() if is_folder else target.is_dir()


@pytest.mark.parametrize(
    ("problem", "status"), [(OSError(errno.ENOSPC, "disk full"), 70), (KeyboardInterrupt(), 130)]
)
@pytest.mark.parametrize("asked", get_args(ExportFormat))
def test_the_old_export_stays_where_the_new_one_fails(
    asked: ExportFormat,
    problem: BaseException,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / FILES[asked]
    words = ["export", str(target), "--to", asked, "--force", "--lang", "en"]
    assert run(*words).status == 0
    before = contents(target)

    def fail(facts: Iterable[Found], *_: object, **__: object) -> Iterable[object]:
        yield from list(real(facts))[:3]
        raise problem

    name = "joined" if asked in {"csv", "ndjson"} else "of_facts"
    real = getattr(rows, name)
    monkeypatch.setattr(rows, name, fail)
    said = run(*words)
    assert (said.status, said.out) == (status, "")
    assert contents(target) == before
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def contents(path: Path) -> dict[str, bytes]:
    """Return the bytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("asked", ["csv", "ndjson"])
def test_what_goes_line_by_line_may_go_to_stdout(asked: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{asked}"
    assert run("export", str(file)).status == 0
    said = run("export", "-", "--to", asked)
    assert (said.status, said.err) == (0, "")
    assert said.out.encode() == file.read_bytes()


def test_a_path_and_data_of_a_stranger_act_on_no_terminal(tmp_path: Path) -> None:
    target = tmp_path / "\x1b[31m.csv"
    said = run("export", str(target), "--data", str(HOSTILE))
    assert said.status == 0
    assert "\x1b" not in said.err
    written = target.read_text(encoding="utf-8")
    assert all(char.isprintable() or char == "\n" for char in written)
    for line in written.split("\n"):
        assert line[:1] not in set("=+-@")


@pytest.mark.parametrize(("asked", "package"), [("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_named(
    asked: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    said = run("export", str(tmp_path / "x"), "--to", asked, "--lang", "en")
    assert said.status == 2
    assert f"pip install 'hunanfacts[{asked}]'" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_tables_hold_the_whole_knowledge(base: KnowledgeBase, shipped: Knowledge) -> None:
    told = {table.name: found for table, found in rows.headings(base.index)}
    assert len(told["sources"]) == len(shipped.sources)
    assert len(told["topics"]) == len(shipped.topics)
    assert [row[:3] for row in told["places"]] == [
        [place.id, place.name.zh, place.name.en] for place in shipped.places
    ]
    facts = list(rows.of_facts(base.index.every_fact()))
    assert [each.fact[0] for each in facts] == [fact.key for fact in shipped.facts]
    for each, fact in zip(facts, shipped.facts, strict=True):
        assert [row[2] for row in each.aliases] == list(fact.aliases)
        value = tables.FIGURES.names.index("value")
        assert [(row[0], row[value]) for row in each.figures] == [
            (figure.id, figure.value) for figure in fact.figures
        ]


def test_every_column_is_filled_somewhere_and_needed_ones_always() -> None:
    """In a file that has all that a knowledge file can have."""
    index = cache.open_index(str(EVERYTHING))
    found = dict(rows.headings(index))
    for each in rows.of_facts(index.every_fact()):
        found.setdefault(tables.FACTS, []).append(each.fact)
        found.setdefault(tables.ALIASES, []).extend(each.aliases)
        found.setdefault(tables.FIGURES, []).extend(each.figures)
    assert set(found) == set(tables.TABLES)
    for table, told in found.items():
        for column, values in zip(table.columns, zip(*told, strict=True), strict=True):
            filled = [value not in {None, ""} for value in values if not isinstance(value, list)]
            filled += [bool(value) for value in values if isinstance(value, list)]
            assert any(filled), (table.name, column.name)
            assert all(filled) or not column.is_needed, (table.name, column.name)


def test_only_some_facts_are_in_memory_at_a_time(base: KnowledgeBase) -> None:
    """What is read ahead of what is written does not grow with the knowledge."""
    read = 0

    def counted(facts: Iterable[Found], _: int) -> Iterable[Found]:
        nonlocal read
        for fact in facts:
            read += 1
            yield fact

    whole = Whole(base.index, "en", counted)
    for asked in ("csv", "ndjson"):
        read = 0
        lines = exporting.lines(whole, asked)
        [next(lines) for _ in range(5)]
        assert read <= 5


@pytest.mark.parametrize("length", [240, 300])
def test_a_long_name_is_written_or_refused(length: int, tmp_path: Path) -> None:
    """A file system has names of 255 bytes."""
    target = tmp_path / f"{'x' * length}.csv"
    outcome = run("export", str(target), "--lang", "en")
    assert outcome.status == (0 if length < 255 else 2)
    assert target.name in {each.name for each in tmp_path.iterdir()} or "too long" in outcome.err


@pytest.mark.parametrize("length", [240, 300])
def test_a_picture_with_a_long_name_is_written_or_refused(length: int, tmp_path: Path) -> None:
    target = tmp_path / f"{'x' * length}.svg"
    outcome = run("trend", "trade-total", "--svg", str(target), "--lang", "en")
    assert outcome.status == (0 if length < 255 else 2)
    assert target.name in {each.name for each in tmp_path.iterdir()} or "too long" in outcome.err


@pytest.mark.parametrize("name", ["", "."])
def test_a_picture_without_a_name_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("trend", "trade-total", "--svg", name, "--force").status == 2
    assert not list(tmp_path.iterdir())
