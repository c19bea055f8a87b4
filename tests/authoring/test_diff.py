"""What differs between two files is told, all of it and nothing else."""

from __future__ import annotations

import copy
import csv
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import growth
import pytest
import written
from running import FILES, TINY, environment_with, run

from hunanfacts.index import cache
from hunanfacts.model.vocabulary import Format, Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Outcome

    Edit = Callable[[dict[str, Any]], object]

FORMATS = get_args(Format)
SHIPPED = Path(cache.packaged_file())


class Files:
    """Two files: one as it is, and one with an edit."""

    def __init__(self, folder: Path) -> None:
        """Name them."""
        self.old, self.new = folder / "old.toml", folder / "new.toml"

    def made(self, original: Path, edit: Edit) -> None:
        """Write them."""
        document = written.values(original)
        self.old.write_text(written.text(document), encoding="utf-8")
        edit(document)
        self.new.write_text(written.text(document), encoding="utf-8")

    def diff(self, *arguments: str) -> Outcome:
        """Hold the new one against the old one."""
        return run("diff", str(self.old), str(self.new), *arguments)

    def results(self) -> list[dict[str, Any]]:
        """Return the records of what differs."""
        outcome = self.diff("--json")
        found = json.loads(outcome.out)
        assert outcome.status == int(bool(found["results"]))
        assert found["count"] == len(found["results"])
        return list(found["results"])


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Name two files."""
    return Files(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_does_not_differ_from_itself_however_it_is_written(name: str, files: Files) -> None:
    files.made(FILES[name], lambda _: None)
    assert run("diff", str(FILES[name]), str(files.new)).status == 0
    outcome = files.diff("--lang", "en")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "the files do not differ\n")


# ---- Every field ---------------------------------------------------------------------------------

FIELDS: dict[str, list[tuple[str, object]]] = {
    "source": [
        ("title", "别的"), ("type", "report"), ("publisher", "别社"), ("language", "en"),
        ("issued", "2021"), ("paragraphs", 4), ("url", "https://example.org"), ("volume", 2),
        ("authors", ["某人", {"family": "X"}]), ("issued_inferred", True),
    ],
    "place": [("name", "别地"), ("aliases", ["彼处"])],
    "topic": [("label", {"zh": "农", "en": "Farms"})],
    "fact": [
        ("kind", "event"), ("label", {"zh": "茶产量", "en": "Tea"}), ("aliases", ["茶"]),
        ("unlike", ["茶油"]), ("statement", {"zh": "产茶。", "en": "Tea."}), ("subject", "x"),
        ("names", []), ("period", "2019"), ("said_by", "某人"), ("paragraph", 2), ("page", "3"),
        ("as_written", "茶"), ("caution", "慎"), ("notes", []), ("section", 4), ("table", "5"),
        ("line", 6), ("url", "https://example.org"),
    ],
    "figure": [
        ("value", Decimal("3.5")), ("unit", "吨"), ("bound", "over"), ("status", "target"),
        ("paragraph", 0),
        ("as_written", "3.60万吨"), ("caution", "慎"), ("variant", "x"), ("reads", "三点六"),
        ("period_inferred", False),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [(part, *each) for part, fields in FIELDS.items() for each in fields],
)
def test_a_field_that_changed_is_told_and_no_other(
    part: str, field: str, value: object, files: Files
) -> None:
    def edit(document: dict[str, Any]) -> None:
        fact = document["fact"][0]
        table = fact["figure"][0] if part == "figure" else document[part][0]
        table[field] = value

    files.made(TINY, edit)
    found = files.results()
    assert {(each["change"], each["part"]) for each in found} == {("changed", part)}
    assert {each["field"].partition(".")[0] for each in found} == {field}
    assert all(each["old"] != each["new"] for each in found)
    assert all(field in each["message"][language] for each in found for language in ("zh", "en"))


def test_digits_that_are_printed_are_no_less_than_a_value(files: Files) -> None:
    """3.60 is exact to the hundredth, 3.6 to the tenth."""
    text = TINY.read_text(encoding="utf-8")
    files.old.write_text(text, encoding="utf-8")
    files.new.write_text(text.replace("value = 3.60", "value = 3.6"), encoding="utf-8")
    assert '"old": 3.60, "new": 3.6,' in files.diff("--json").out


def test_where_a_fact_stands_is_told_once_for_all_its_figures(files: Files) -> None:
    files.made(SHIPPED, lambda document: document["fact"][4].update(paragraph=9))
    (found,) = files.results()
    assert (found["field"], found["new"]) == ("paragraph", 9)


# ---- What came, went or was renamed --------------------------------------------------------------


@pytest.mark.parametrize("language", get_args(Language))
def test_a_fact_that_came_or_went_is_told_with_its_figures(
    language: Language, files: Files
) -> None:
    files.made(SHIPPED, lambda document: document["fact"].pop(0))
    gone = written.values(SHIPPED)["fact"][0]
    removed = files.diff("--lang", language).lines
    assert len(removed) == 1 + len(gone.get("figure", ()))
    assert gone["statement"][language] in removed[0]
    files.old, files.new = files.new, files.old
    added = files.diff("--lang", language).lines
    words = ("删除", "新增") if language == "zh" else ("removed", "added")
    assert [line.replace(words[0], words[1]).split() for line in removed] == [
        line.split() for line in added
    ]


def test_a_renamed_key_is_told_as_renamed(files: Files) -> None:
    files.made(SHIPPED, lambda document: document["fact"][0].update(key="renamed"))
    (found,) = files.results()
    old = written.values(SHIPPED)["fact"][0]["key"]
    assert (found["change"], found["old"], found["new"]) == ("renamed", old, "renamed")
    assert found["field"] is None


def test_a_key_that_was_renamed_with_an_edit_is_told_as_both(files: Files) -> None:
    files.made(TINY, lambda document: document["fact"][0].update(key="renamed", aliases=["茶"]))
    assert [(each["change"], each["field"]) for each in files.results()] == [
        ("renamed", None), ("changed", "aliases"),
    ]  # fmt: skip


def test_a_source_that_was_renamed_is_told_with_what_names_it(files: Files) -> None:
    files.made(TINY, lambda document: document["source"][0].update(id="journal"))
    assert [(each["change"], each["part"], each["field"]) for each in files.results()] == [
        ("renamed", "source", None), ("changed", "fact", "source"), ("changed", "figure", "source"),
    ]  # fmt: skip


def test_a_figure_whose_period_was_mended_is_the_same_figure_under_another_id(
    files: Files,
) -> None:
    files.made(TINY, lambda document: document["fact"][0]["figure"][0].update(period="2018"))
    found = [(each["change"], each["field"], each["old"], each["new"]) for each in files.results()]
    assert found == [
        ("renamed", None, "tea@2019", "tea@2018"), ("changed", "period", "2019", "2018"),
    ]  # fmt: skip


def test_figures_of_one_period_that_change_places_change_their_ids(files: Files) -> None:
    """Ids are for good, and the first of a period has the short one."""

    def edit(document: dict[str, Any]) -> None:
        for fact in document["fact"]:
            figures = fact.get("figure", [])
            if len(figures) == 2 and len({each.get("period") for each in figures}) == 1:
                figures.reverse()
                return

    files.made(SHIPPED, edit)
    assert [each["change"] for each in files.results()] == ["renamed", "renamed"]


@pytest.mark.parametrize("table", ["fact", "topic", "place"])
@pytest.mark.parametrize("language", get_args(Language))
def test_order_alone_is_no_difference(table: str, language: Language, files: Files) -> None:
    files.made(SHIPPED, lambda document: document[table].reverse())
    outcome = files.diff("--lang", language)
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (0, "", 1)
    assert ("这不算不同" if language == "zh" else "is no difference") in outcome.err
    note = json.loads(files.diff("--json").err)["note"]
    assert note["code"] == "order"


def test_what_is_added_between_is_no_other_order(files: Files) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["fact"].insert(1, {**copy.deepcopy(document["fact"][0]), "key": "new"})

    files.made(SHIPPED, edit)
    outcome = files.diff()
    assert (outcome.status, outcome.err) == (1, "")
    assert "new" in outcome.lines[0]


def test_of_a_list_what_came_and_went_is_said(files: Files) -> None:
    files.made(TINY, lambda document: document["fact"][0].update(aliases=["茶", "绿茶"]))
    (found,) = files.results()
    assert found["message"] == {
        "zh": "事实tea的aliases：增加绿茶；去掉tea leaves",
        "en": "fact tea, aliases: added 绿茶; removed tea leaves",
    }
    assert (found["old"], found["new"]) == (["茶", "tea leaves"], ["茶", "绿茶"])


# ---- The command ---------------------------------------------------------------------------------


def test_lists_of_very_many_members_are_compared_in_a_time_that_grows_with_them(
    files: Files,
) -> None:
    def compare(count: int) -> None:
        for file, letter in ((files.old, "a"), (files.new, "b")):
            document = written.values(TINY)
            document["fact"][0]["aliases"] = [f"{letter}{number}" for number in range(count)]
            file.write_text(written.text(document), encoding="utf-8")
        assert files.diff().status == 1

    assert growth.is_linear(compare, 3_000)


def edit_much(document: dict[str, Any]) -> None:
    document["version"] = "next"
    document["fact"][0]["figure"][0]["value"] = Decimal("2.5")
    document["fact"][0]["caution"] = "=1+1"
    document["topic"].append({"id": "new", "label": "=1+1"})


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_same(form: str, files: Files) -> None:
    files.made(TINY, edit_much)
    outcome = files.diff("--format", form, "--lang", "en")
    assert (outcome.status, outcome.err) == (1, "")
    for said in ("next", "2.5", "=1+1", "new", "tea"):
        assert said in outcome.out
    if form == "csv":
        rows = list(csv.DictReader(outcome.lines))
        assert [row["part"] for row in rows] == ["file", "topic", "fact", "fact", "figure"]
        assert rows[2]["new"] == "'=1+1"


def test_the_table_puts_differences_below_their_facts(files: Files) -> None:
    files.made(TINY, edit_much)
    assert files.diff("--format", "table", "--lang", "en").lines == [
        "file",
        "  version: tiny → next",
        "",
        "topic  new",
        "  topic added: new: =1+1",
        "",
        "Tea output  tea",
        "  caution.zh: (none) → =1+1",
        "  caution.en: (none) → =1+1",
        "  tea@2019, value: 3.60 → 2.5; the two differ, the second being less by",
        "    10,000 to 12,000 tonnes",
        "",
        "5 differences",
    ]
    assert files.diff("--format", "table", "--lang", "zh", "--limit", "2").lines == [
        "文件",
        "  version：tiny → next",
        "",
        "主题  new",
        "  新增主题new：=1+1",
        "",
        "前2处，共5处不同",
    ]


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        ({"value": Decimal("3.5")}, "；新旧两数不一致，后者较小", "; the two differ, the second"),
        ({"value": Decimal(36000), "unit": "吨"}, "；新旧两数一致", "; the two agree"),
        ({"bound": "at-least"}, "；新旧两数", "; the two "),
        ({"unit": "亿元"}, "", ""),
        ({"value": Decimal(30), "period": "2018"}, "", ""),
    ],
)  # fmt: skip
def test_a_changed_amount_agrees_or_differs_in_words_once(
    change: dict[str, Any], zh: str, en: str, files: Files
) -> None:
    files.made(TINY, lambda document: document["fact"][0]["figure"][0].update(change))
    told = [each["message"] for each in files.results() if each["part"] == "figure"]
    assert sum("新旧两数" in each["zh"] for each in told) == int(bool(zh))
    assert sum("the two" in each["en"] for each in told) == int(bool(en))
    assert any(zh in each["zh"] for each in told)
    assert any(en in each["en"] for each in told)


def test_fields_and_limit_are_as_everywhere(files: Files) -> None:
    files.made(TINY, edit_much)
    outcome = files.diff("--fields", "part,field,new", "--limit", "1")
    assert (outcome.status, outcome.lines) == (1, ["file\tversion\tnext"])
    assert files.diff("--fields", "nosuch").status == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([str(TINY)], 2),
        ([str(TINY)] * 3, 2),
        ([str(TINY), "nosuch.toml"], 3),
        (["tests/bad/E102-missing-key.toml", str(TINY)], 3),
        ([os.devnull, str(TINY)], 1),
        ([str(TINY), os.devnull], 1),
        ([os.devnull, os.devnull], 0),
    ],
)
def test_what_cannot_be_held_against_each_other(arguments: list[str], status: int) -> None:
    outcome = run("diff", *arguments)
    assert outcome.status == status
    assert bool(outcome.out) == (status == 1)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_it_is_a_tool_of_git(tmp_path: Path) -> None:
    beside = str(Path(sys.executable).parent)
    environment = environment_with({
        "PATH": os.pathsep.join((beside, os.environ["PATH"])), "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1", "HUNANFACTS_LANG": "en", "PYTHONWARNINGS": "",
    })  # fmt: skip

    def git(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],  # noqa: S607
            cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    tool = ("difftool", "--no-prompt", "--trust-exit-code", "--extcmd=hunanfacts diff")
    assert git("init", "-q")[0] == 0
    file = tmp_path / "facts.toml"
    text = TINY.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    assert git("add", "facts.toml")[0] == 0
    assert git("commit", "-q", "-m", "x")[0] == 0
    assert git(*tool) == (0, "")
    file.write_text(text.replace("value = 3.60", "value = 3.50"), encoding="utf-8")
    status, said = git(*tool)
    assert status != 0
    assert "changed\tfigure\ttea@2019\tvalue\t3.60\t3.50\n" in said
    file.write_text(f"# only a remark\n{text}", encoding="utf-8")
    assert git(*tool) == (0, "the files do not differ\n")
