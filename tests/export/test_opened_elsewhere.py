"""Each export is opened by the tool that it is for, and holds there what the facts hold."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import random
import sqlite3
import subprocess
import sys
import warnings
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from running import DATA, FILES, HOSTILE, TESTS, TINY, run

import hunanfacts
from hunanfacts.export import tables

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Figure

_CHINESE = list(map(chr, range(0x4E00, 0x9FA5)))
KNOWLEDGES = {
    **FILES,
    "everything": DATA / "everything.toml",
    "small": TESTS / "small.toml",
    "hostile": HOSTILE,
}


@pytest.fixture(params=KNOWLEDGES)
def file(request: pytest.FixtureRequest) -> Path:
    """A knowledge file of any sort."""
    return KNOWLEDGES[request.param]


def exported(file: Path, target: Path, *words: str) -> Path:
    said = run("export", str(target), "--data", str(file), *words)
    assert said.status == 0, said.err
    return target


def figures_of(file: Path) -> list[Figure]:
    return [figure for fact in hunanfacts.load(file).facts() for figure in fact.figures]


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not importlib.util.find_spec(name), reason=f"{name} is missing")


def test_sqlite_holds_it_with_keys(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(exported(file, tmp_path / "x.sqlite"))) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = db.execute('SELECT "from", "table", "to" FROM pragma_foreign_key_list("figures")')
        assert set(keys) == {("fact", "facts", "key"), ("source", "sources", "id")}
        found = db.execute(
            "SELECT id, value, value_real FROM figures JOIN facts ON facts.key = fact"
            " ORDER BY facts.number, figures.number"
        ).fetchall()
        figures = figures_of(file)
        assert [(name, value and Decimal(value)) for name, value, _ in found] == [
            (figure.id, figure.value) for figure in figures
        ]
        for (_, value, real), figure in zip(found, figures, strict=True):
            assert value == (None if figure.value is None else format(figure.value, "f"))
            assert real == (None if figure.value is None else float(figure.value))
        told = {row[0] for row in db.execute('SELECT "table" || column FROM "columns"')}
        assert told == {t.name + c.name for t in tables.TABLES for c in t.columns}


def test_sqlite_finds_words_in_both_languages(base: KnowledgeBase, tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    assert run("export", str(target)).status == 0
    find = (
        "SELECT key FROM facts WHERE rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?)"
    )
    with closing(sqlite3.connect(target)) as db:
        for asked in ("长沙", "进出口", '"技术合同成交金额"', "manufacturing", "粮食产量", "gdp"):
            found = {key for (key,) in db.execute(find, (asked,))}
            assert found & {fact.key for fact in base.search(asked.strip('"'))}, asked
        assert db.execute(find, ("石油",)).fetchall() == []


def test_sqlite_finds_each_of_very_many_long_names(tmp_path: Path) -> None:
    mine = tmp_path / "a.toml"
    head, fact = TINY.read_text(encoding="utf-8").split("[[fact]]", 1)
    names = [
        ["".join(random.Random(20 * at + each).choices(_CHINESE, k=400)) for each in range(20)]
        for at in range(20)
    ]
    facts = (
        fact.replace('"tea"', f'"tea{at}"').replace('["茶", "tea leaves"]', json.dumps(some))
        for at, some in enumerate(names)
    )
    mine.write_text("[[fact]]".join([head, *facts]), encoding="utf-8")
    with closing(sqlite3.connect(exported(mine, tmp_path / "x.sqlite"))) as db:
        find = "SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?"
        for at, some in enumerate(names, 1):
            for text in (some[0], some[-1][:4], some[7][-3:]):
                assert (at,) in db.execute(find, (text,)).fetchall()
        parts = "SELECT count(DISTINCT segid) FROM facts_fts_idx"
        assert db.execute(parts).fetchone()[0] > 16, "what is filled is merged again and again"
        settings = dict(db.execute("SELECT * FROM facts_fts_config"))
        assert (settings["automerge"], settings["crisismerge"]) == (4, 16)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sqlite_has_a_view_that_reads_well(language: str, tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    assert run("export", str(target)).status == 0
    with closing(sqlite3.connect(target)) as db:
        db.row_factory = sqlite3.Row
        row = db.execute(f"SELECT * FROM figures_{language} WHERE fact = 'gdp'").fetchone()
        count = db.execute(f"SELECT count(*) FROM figures_{language}").fetchone()[0]
        assert count == db.execute("SELECT count(*) FROM figures").fetchone()[0]
    said = {
        "zh": ("经济总量", "超过4万亿元", "湖南"),
        "en": ("Size of the economy (GDP)", "over 4 trillion yuan", "Hunan"),
    }
    assert (row["label"], row["figure"], row["place"]) == said[language]
    assert row["caution"]
    assert row["value"] == 4


@needs("datasette")
def test_datasette_searches_and_shows_it(tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    assert run("export", str(target)).status == 0

    def get(path: str) -> list[dict[str, Any]]:
        words = [sys.executable, "-m", "datasette", str(target), "--get", path]
        done = subprocess.run(words, capture_output=True, check=True, timeout=60)
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows

    found = get("/x/facts.json?_search=%E7%B2%AE%E9%A3%9F&_shape=array")
    assert [row["key"] for row in found] == ["grain-output"]
    (row,) = get("/x/figures_en.json?fact=gdp&_shape=array")
    assert row["figure"] == "over 4 trillion yuan"


def test_csv_has_a_row_a_figure_and_one_for_a_fact_without(file: Path, tmp_path: Path) -> None:
    text = exported(file, tmp_path / "x.csv").read_text(encoding="utf-8")
    found = list(csv.DictReader(io.StringIO(text)))
    facts = hunanfacts.load(file).facts()
    assert len(found) == sum(len(fact.figures) or 1 for fact in facts)
    told = [(row["key"], row["id"]) for row in found]
    assert told == [
        (fact.key, name)
        for fact in facts
        for name in ([figure.id for figure in fact.figures] or [""])
    ]
    values = [Decimal(row["value"]) for row in found if row["value"]]
    assert values == [figure.value for figure in figures_of(file) if figure.value is not None]


def test_ndjson_has_the_same_rows_with_numbers(file: Path, tmp_path: Path) -> None:
    text = exported(file, tmp_path / "x.ndjson").read_text(encoding="utf-8")
    found = [json.loads(line, parse_float=Decimal) for line in text.splitlines()]
    for row in found:
        assert list(row) == tables.ROWS.names
    values = [row["value"] for row in found if row["id"]]
    assert values == [figure.value for figure in figures_of(file)]


def validated(folder: Path) -> Any:  # noqa: ANN401 -- a report of frictionless
    """Have frictionless validate a Data Package; in this process, for it takes long to start.

    It lets cells of CSV have any length from then on, which is taken back.
    """
    longest = csv.field_size_limit()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # what it imports has old escapes
            warnings.simplefilter("ignore", DeprecationWarning)  # as Python called them before
            from frictionless import Package

            return Package(str(folder / "datapackage.json")).validate()
    finally:
        csv.field_size_limit(longest)


@needs("frictionless")
def test_frictionless_finds_the_data_package_valid(file: Path, tmp_path: Path) -> None:
    report = validated(exported(file, tmp_path / "x", "--to", "datapackage"))
    assert report.valid, str(report)[:2000]
    assert [task.name for task in report.tasks] == [table.name for table in tables.TABLES]


@pytest.mark.parametrize(("language", "title"), [("zh", "数值"), ("en", "Value")])
def test_a_data_package_has_titles_in_the_language_chosen(
    language: str, title: str, tmp_path: Path
) -> None:
    target = exported(DATA / "everything.toml", tmp_path / "x", "--to", "datapackage",
                      "--lang", language)  # fmt: skip
    described = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))
    figures = described["resources"][-1]["schema"]
    (value,) = (field for field in figures["fields"] if field["name"] == "value")
    assert (value["type"], value["title"]) == ("number", title)


@needs("frictionless")
def test_frictionless_finds_what_is_wrong_in_a_data_package(tmp_path: Path) -> None:
    """The validation that the export passes is one that can fail."""
    assert run("export", str(tmp_path / "x"), "--to", "datapackage").status == 0
    file = tmp_path / "x" / "figures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("gdp,", "gdq,"), encoding="utf-8")
    report = validated(tmp_path / "x")
    assert "foreign-key" in {error.type for task in report.tasks for error in task.errors}


def test_a_data_package_names_licences_and_addresses(tmp_path: Path) -> None:
    target = exported(DATA / "everything.toml", tmp_path / "x", "--to", "datapackage")
    described = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))
    assert described["licenses"] == [{"name": "CC-BY-4.0"}]
    assert described["sources"] == [{"title": "报告", "path": "https://example.org/report"}]


@needs("pyarrow")
def test_parquet_has_exact_decimals_and_says_what_columns_are(file: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    target = exported(file, tmp_path / "x.parquet", "--lang", "en")
    assert {each.stem for each in target.iterdir()} == {table.name for table in tables.TABLES}
    found = parquet.read_table(target / "figures.parquet")
    figures = figures_of(file)
    assert found["id"].to_pylist() == [figure.id for figure in figures]
    assert found["value"].to_pylist() == [figure.value for figure in figures]
    field = found.schema.field("value")
    assert str(field.type).startswith("decimal128(38, ")
    assert field.metadata[b"title"] == b"Value"
    facts = parquet.read_table(target / "facts.parquet")
    assert str(facts.schema.field("names").type) == "list<element: string>"
    assert facts["key"].to_pylist() == [fact.key for fact in hunanfacts.load(file).facts()]


@needs("pyarrow")
def test_parquet_holds_the_widest_numbers(tmp_path: Path) -> None:
    from pyarrow import parquet

    wide = f"{'1' * 20}.{'2' * 20}"
    small = (TESTS / "small.toml").read_text(encoding="utf-8")
    file = tmp_path / "wide.toml"
    file.write_text(small.replace("value = ", f"value = {wide} # ", 1), encoding="utf-8")
    found = parquet.read_table(exported(file, tmp_path / "x.parquet") / "figures.parquet")
    assert Decimal(wide) in found["value"].to_pylist()
