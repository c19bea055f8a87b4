"""What an author begins with is valid as it stands, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
import tomli
from running import CHINESE, ENGLISH, FILES, TINY, run

from hunanfacts.authoring import toml_text
from hunanfacts.knowledge import loading
from hunanfacts.model.vocabulary import Language

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.model.records import Fact

LANGUAGES = get_args(Language)


def made(folder: Path, *arguments: str) -> Path:
    outcome = run("new", *arguments)
    assert (outcome.status, outcome.err) == (0, "")
    file = folder / "my.toml"
    file.write_text(outcome.out, encoding="utf-8")
    return file


def extended(folder: Path, file: Path, *arguments: str) -> Path:
    """Put what `new` gives behind a file, as >> does."""
    outcome = run("new", *arguments, "--data", str(file))
    assert (outcome.status, outcome.err) == (0, "")
    longer = folder / "longer.toml"
    longer.write_text(file.read_text(encoding="utf-8") + outcome.out, encoding="utf-8")
    return longer


def facts(file: Path) -> list[Fact]:
    return list(loading.load(str(file)).facts)


def assert_valid(file: Path) -> None:
    outcome = run("validate", str(file))
    assert (outcome.status, outcome.out) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_has_no_fault_and_no_warning(language: Language, tmp_path: Path) -> None:
    file = made(tmp_path, "--lang", language)
    assert_valid(file)
    assert loading.load(str(file)).languages == (language,)
    assert [len(fact.figures) for fact in facts(file)] == [2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_answers_by_each_of_its_names(language: Language, tmp_path: Path) -> None:
    file = made(tmp_path, "--lang", language)
    (fact,) = facts(file)
    for name in (fact.key, *fact.label.texts, *fact.aliases):
        assert run("stat", name, "--data", str(file)).status == 0, name


def test_both_languages_show_the_same_fields() -> None:
    """Also those behind #, which are to be thought of."""
    shown = [re.findall(r"^(?:# )?(\w+) = ", run("new", "--lang", each).out, re.MULTILINE)
             for each in LANGUAGES]  # fmt: skip
    assert shown[0] == shown[1]
    assert len(shown[0]) > 35


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_behind_a_mark_may_be_taken_in(language: Language, tmp_path: Path) -> None:
    """A line behind # that shows a field is that field once # is gone; "…" is for the author."""
    lines = run("new", "--lang", language).lines
    shown = [line for line in lines if re.match(r"# \w+ = ", line)]
    assert len(shown) > 5
    assert all(tomli.loads(line[2:]) for line in shown)
    opened = [line[2:] if line in shown and "within" not in line else line for line in lines]
    file = tmp_path / "opened.toml"
    file.write_text("\n".join(opened), encoding="utf-8")
    assert_valid(file)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_new_fact_fits_any_file(name: str, language: Language, tmp_path: Path) -> None:
    longer = extended(tmp_path, FILES[name], "new-fact", "--lang", language)
    assert_valid(longer)
    assert facts(longer)[-1].key == "new-fact"


@pytest.mark.parametrize("name", FILES)
def test_a_fact_like_any_other_is_valid_behind_its_file(name: str, tmp_path: Path) -> None:
    """Of large files every tenth is tried."""
    there = facts(FILES[name])
    for fact in there[:: 1 + len(there) // 15]:
        longer = extended(tmp_path, FILES[name], "new-fact", "--like", fact.key)
        assert_valid(longer)
        new = facts(longer)[-1]
        assert (new.kind, new.topic, new.place_id) == (fact.kind, fact.topic, fact.place_id)
        assert [(each.measure, each.unit, each.bound) for each in new.figures] == [
            (each.measure, each.unit, each.bound) for each in fact.figures
        ]
        assert not new.aliases
        assert "new-fact" in new.label["zh"]


def test_what_is_still_the_other_facts_is_marked(tmp_path: Path) -> None:
    file = made(tmp_path, "--lang", "en")
    lines = run("new", "loans", "--like", "visits", "--data", str(file), "--lang", "en").lines
    marked = [line.partition(" = ")[0] for line in lines if line.endswith("<- change")]
    assert marked == ["page", "as_written", "value", "period", "as_written", "value", "period",
                      "base", "as_written"]  # fmt: skip
    assert [line.partition(" = ")[0] for line in lines if line.endswith("<- fill in")] == [
        "label", "statement",
    ]  # fmt: skip
    assert '# aliases = ["…"]' in lines


@pytest.mark.parametrize("like", ["gdp", "经济总量", "GDP"])
def test_the_other_fact_goes_by_any_of_its_names(like: str) -> None:
    assert 'unit = "万亿元"' in run("new", "k", "--like", like).lines


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("Not-A-Key",), 2, '"Not-A-Key"'),
        (("",), 2, '""'),
        (("gdp",), 2, 'the key "gdp" is taken by line'),
        (("gdp", "--like", "gdp"), 2, 'the key "gdp" is taken by line'),
        (("--like", "gdp"), 2, "--like goes with the key"),
        (("k", "--like", "gpd"), 1, "Did you mean:\n  gdp"),
        (("k", "--data", "nosuch.toml"), 3, "cannot read the knowledge file"),
        (("k", "--data", "tests/bad/E102-missing-key.toml"), 3, "E102"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(arguments: tuple[str, ...], status: int, said: str) -> None:
    outcome = run("new", *arguments, "--lang", "en")
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err


def test_texts_are_in_the_languages_of_the_file_and_remarks_in_that_asked_for() -> None:
    chinese = run("new", "k", "--data", str(CHINESE), "--lang", "en").out
    english = run("new", "k", "--data", str(ENGLISH), "--lang", "zh").out
    assert 'label = "k（待填）"  # <- fill in' in chinese
    assert 'label = "k (to be filled in)"  # ← 填写' in english


def test_a_file_without_a_line_end_may_be_added_to(tmp_path: Path) -> None:
    file = tmp_path / "short.toml"
    file.write_text(TINY.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert_valid(extended(tmp_path, file, "k"))


@pytest.mark.parametrize(
    "text",
    ["", "plain", '"', "\\", "a\tb\nc", "\x00\x1b\x7f\x85", "\u200d\u2028\ufeff", "😀", "湖南"],
)
def test_texts_are_read_back_as_they_were(text: str) -> None:
    line = f"x = {toml_text.written(text)}"
    assert tomli.loads(line) == {"x": text}
    assert line.isprintable()
