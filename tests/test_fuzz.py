"""The short run of the fuzzer, and what its long runs have found."""

from __future__ import annotations

import contextlib
import csv
import importlib.util
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import entrances
import guided
import holding
import pytest
import quick
import readers
import toml_files
from running import TINY, Outcome

from hunanfacts.index import publishing

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = {
    "knowledge files": 6,
    "questions": 10,
    "drafts": 8,
    "command lines": 15,
    "exports": 2,
    "requests": 4,
}
"""So many that all of them together take a few seconds."""


@pytest.mark.parametrize("name", entrances.ENTRANCES)
def test_nothing_that_is_made_is_too_much(name: str) -> None:
    if name == "requests" and not importlib.util.find_spec("mcp"):
        pytest.skip("mcp is missing")
    entrances.tried(name, CASES[name], seed=1)


@pytest.mark.parametrize("read", guided.READERS.values(), ids=guided.READERS)
@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", "茶2A。\n|3|\n|-|\n".encode(), TINY.read_bytes()]
)
def test_readers_that_are_run_by_coverage_take_any_bytes(
    read: Callable[[bytes], None], raw: bytes
) -> None:
    read(raw)


@pytest.mark.parametrize("name", quick.readers())
def test_no_reader_fails_at_what_chance_makes(name: str) -> None:
    assert quick.tried(name, 60, seed=1) > 0


def test_a_finding_is_told_as_short_as_it_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    def read(raw: bytes) -> None:
        assert b"a" not in raw

    one = {"one": (lambda _: b"xxxxxaxxx", read)}
    with mock.patch.object(quick, "readers", return_value=one), pytest.raises(AssertionError):
        quick.tried("one", 1, seed=3)
    assert capsys.readouterr().out == "one: FOUND with seed 3: b'a'\n"


@pytest.mark.parametrize("reader", guided.READERS)
def test_a_run_by_coverage_adds_nothing_to_what_the_tests_have(reader: str) -> None:
    assert guided.corpora(reader, "reached")[0] == "reached"


@pytest.mark.parametrize(
    ("name", "text", "is_right"),
    [
        ("valid/a.toml", "a = 1\n", True),
        ("invalid/a.toml", "a = \n", True),
        ("invalid/old.toml", "a = {\n}\n", True),  # TOML since 1.1
        ("valid/a.toml", "a = \n", False),
        ("invalid/a.toml", "a = 1\n", False),
        ("valid/a.toml", TINY.read_text(encoding="utf-8"), False),
    ],
)
def test_a_file_of_the_tests_of_toml_is_refused_as_what_it_is(
    name: str, text: str, *, is_right: bool, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "files-toml-1.1.0").write_text("invalid/a.toml\nvalid/a.toml\n", encoding="utf-8")
    with contextlib.nullcontext() if is_right else pytest.raises(AssertionError):
        assert sum(toml_files.refused(tmp_path).values()) == 1


@pytest.mark.parametrize(
    ("outcome", "arguments", "seconds"),
    [
        (Outcome(0, "a\n", ""), ["topics"], holding.MOST_SECONDS + 1),
        (Outcome(70, "", ""), ["topics"], 0),
        (Outcome(1, "", "Traceback (most recent call last)\n"), ["topics"], 0),
        (Outcome(0, "a\x1b[0m\n", ""), ["topics"], 0),
        (Outcome(1, "", "a\u202e\n"), ["topics"], 0),
        (Outcome(0, "a", ""), ["topics"], 0),
        (Outcome(0, "[]\n", ""), ["topics", "--json"], 0),
        (Outcome(0, '{"a": 1}\n2\n', ""), ["topics", "--ndjson"], 0),
        (Outcome(0, "a,b\n1\n", ""), ["topics", "--format=csv"], 0),
        (Outcome(0, 'a\tb\n"1\t2\n', ""), ["topics", "--format=tsv"], 0),
        (Outcome(0, "| a | b |\n| a |\n", ""), ["topics", "--format=md"], 0),
    ],
)
def test_the_property_can_fail(outcome: Outcome, arguments: list[str], seconds: float) -> None:
    with pytest.raises((AssertionError, ValueError, csv.Error)):
        holding.must_hold(outcome, arguments, seconds)


def test_what_is_written_outside_is_seen(tmp_path: Path) -> None:
    with entrances.scratch(), holding.watched() as outside:
        Path("a").write_text("a", encoding="utf-8")
        assert outside == []
        (tmp_path / "a").write_text("a", encoding="utf-8")
        (tmp_path / "a").unlink()
        with contextlib.suppress(OSError), socket.socket() as plug:
            plug.connect(("127.0.0.1", 1))
    assert [each.split(":")[0] for each in outside] == ["open", "os.remove", "socket.connect"]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("command lines", ["stat", "粮食" * 40_000]),
        ("command lines", ["show", *(f"k{number}" for number in range(2_000))]),
        ("command lines", ["check", "a/" * 3_000]),
        ("questions", "a" + "\u0323\u0301" * 4_000),
        ("drafts", b"1 " * 1_000),
        ("drafts", "4万亿元\n".encode()),
    ],
)
def test_what_was_found_once_is_mended(name: str, made: Any) -> None:  # noqa: ANN401 -- of any entrance
    with entrances.scratch(), mock.patch.object(publishing, "_TRIES", 1):
        entrances.ENTRANCES[name][1](made)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("requests", b'{"name": "check", "arguments": {"text": "1", "limit": 3.0}}'),
        ("requests", b'{"name": "list", "arguments": {"paragraph": [1e0], "limit": 1e300}}'),
        ("requests", b'{"name": "show", "arguments": {"key": "\\u0005\\ufeff"}}'),
        ("text", "3位/\U00011455".encode()),  # a digit of a script that no number is read in
        ("requests", b'{"name": "cite", "arguments": {"names": ["tea"], "period": "../2022"}}'),
    ],
)
def test_what_the_quick_run_has_found_is_mended(name: str, raw: bytes) -> None:
    if name not in quick.readers():
        pytest.skip("mcp is missing")
    with readers.surroundings():
        quick.readers()[name][1](raw)
