"""The whole knowledge from Python: sources, the table, and the check of a draft."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, cast, get_args

import pytest
from running import DATA, FILES, run

import hunanfacts
from hunanfacts.export import tables
from hunanfacts.knowledge import loading
from hunanfacts.model.vocabulary import CitationStyle

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase

KNOWLEDGES = {**FILES, "everything": DATA / "everything.toml"}


@pytest.mark.parametrize("file", KNOWLEDGES.values(), ids=KNOWLEDGES)
def test_sources_are_those_of_the_file(file: Path) -> None:
    assert hunanfacts.load(file).sources == loading.load(str(file)).sources


@pytest.mark.parametrize("file", KNOWLEDGES.values(), ids=KNOWLEDGES)
def test_the_table_has_a_row_a_figure_with_exact_decimals(file: Path) -> None:
    kb = hunanfacts.load(file)
    found = kb.table()
    figures = [(fact, figure) for fact in kb.facts() for figure in fact.figures]
    for row, (fact, figure) in zip(found, figures, strict=True):
        assert list(row) == tables.ROWS.names
        assert (row["key"], row["id"]) == (fact.key, figure.id)
        assert (row["value"], row["period"], row["unit"]) == (
            figure.value, figure.period, figure.unit
        )  # fmt: skip
        assert row["value"] is None or isinstance(row["value"], Decimal)
        assert row["aliases"] == list(fact.aliases)


@pytest.mark.skipif(not importlib.util.find_spec("pandas"), reason="pandas is missing")
def test_pandas_takes_the_table_as_it_is(base: KnowledgeBase) -> None:
    import pandas as pd

    table = base.table()
    frame = pd.DataFrame(table)
    assert frame.shape == (len(table), len(tables.ROWS.columns))
    values = [value for value in frame["value"] if value is not None]
    assert sum(values) == sum(row["value"] for row in table if row["value"] is not None)


def test_a_draft_is_checked(base: KnowledgeBase) -> None:
    (found,) = base.check("湖南经济总量约3万亿元。")
    assert (found.verdict, found.key) == ("contradicted", "gdp")
    assert base.check("# 标题\n\n`3万亿元`的经济总量", markdown=True) == base.check("")


def test_loading_imports_nothing_that_only_tables_and_checks_need() -> None:
    code = "import hunanfacts, sys; hunanfacts.load(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert "hunanfacts.api" in loaded
    others = ("hunanfacts.check", "hunanfacts.export", "hunanfacts.mcp")
    assert not {name for name in loaded if name.startswith(others)}


@pytest.mark.parametrize("style", get_args(CitationStyle))
def test_a_citation_is_that_of_the_command_line(base: KnowledgeBase, style: CitationStyle) -> None:
    names = ("gdp", "trade-total@2021")
    (found,) = base.cite(*names, style=style)
    (told,) = json.loads(run("cite", *names, "--style", style, "--json").out)["results"]
    assert (found.text, found.in_text, found.csl) == (told["text"], told["in_text"], told["csl"])
    assert (list(found.keys), found.source.id) == (told["keys"], told["source"]["id"])
    assert [each.paragraph for each in found.locators] == [
        each["paragraph"] for each in told["source"]["locators"]
    ]
    assert [{"zh": each.zh, "en": each.en} for each in found.cautions] == told["cautions"]


def test_a_source_is_cited_by_its_id(base: KnowledgeBase) -> None:
    (found,) = base.cite("new-hunan")
    assert (found.style, found.keys, found.locators) == ("gbt7714", (), ())


def test_what_cannot_be_cited_is_an_error(base: KnowledgeBase) -> None:
    with pytest.raises(hunanfacts.errors.NotFoundError):
        base.cite("xylophone")
    for names, style in (((), "apa"), ((" ",), "apa"), (("gdp",), "mla")):
        with pytest.raises(hunanfacts.errors.UsageError):
            base.cite(*names, style=cast("CitationStyle", style))


@pytest.mark.parametrize("is_kept", [True, False])
def test_several_threads_may_ask_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_kept: bool
) -> None:
    """As notebooks and servers do, of knowledge that was loaded in another."""
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache") if is_kept else os.devnull)
    shutil.copy(DATA / "everything.toml", tmp_path / "facts.toml")
    kb = hunanfacts.load(tmp_path / "facts.toml")
    keys = [fact.key for fact in kb.facts()]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: [fact.key for fact in kb.facts()], range(40)))
    assert found == [keys] * 40
    assert (tmp_path / "cache").exists() == is_kept
