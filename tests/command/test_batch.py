"""Queries from stdin: what is no query does not fill the memory, and none waits for the next."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from unittest import mock

import growth
import pytest
from running import DATA, TINY, command, environment_with, run

from hunanfacts.command import answered, batch
from hunanfacts.command.typer_app import main
from hunanfacts.model.errors import UsageError
from hunanfacts.search import answers


def read(stdin: bytes) -> list[str]:
    """Return the queries that are read of that stdin."""
    with mock.patch.object(sys, "stdin", mock.Mock(buffer=io.BytesIO(stdin))):
        return list(batch.queries())


@pytest.mark.parametrize(
    ("stdin", "queries"),
    [
        ("湖南GDP".encode("utf-16"), ["湖南GDP"]),
        ("湖南GDP\n".encode("utf-16-le"), ["湖南GDP"]),
        ("GDP".encode("utf-16-le"), ["GDP"]),
        ("GDP".encode("utf-16-be"), ["GDP"]),
        ("湖南\r\n粮食\r\n".encode("utf-16-be"), ["湖南", "粮食"]),
        (b"gdp\0tea\0", ["gdp", "tea"]),
        ("茶\0tea\0".encode(), ["茶", "tea"]),
        (b"tea\0gdp\n", ["tea", "gdp"]),
        ("湖南\n".encode() * 30_000, ["湖南"] * 30_000),
        ("湖南\n".encode("utf-16"), ["湖南"]),
        (("湖南\n" * 40_000).encode("utf-16-le"), ["湖南"] * 40_000),
    ],
)
def test_the_encoding_is_told_by_the_beginning(stdin: bytes, queries: list[str]) -> None:
    assert read(stdin) == queries


def test_a_line_that_is_too_long_is_refused_with_its_number() -> None:
    with pytest.raises(UsageError, match="line 2 of stdin is too long") as caught:
        read(b"tea\n" + b"a" * 1_100_000)
    assert caught.value.line == 2


def test_a_line_without_end_is_not_read_to_its_end() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def read1(self, size: int) -> bytes:
            self.read_so_far += size
            return b"a" * size

    endless = Endless()
    with (
        mock.patch.object(sys, "stdin", mock.Mock(buffer=endless)),
        pytest.raises(UsageError, match="too long"),
    ):
        next(batch.queries())
    assert endless.read_so_far < 2_000_000


def test_time_grows_with_the_lines() -> None:
    assert growth.is_linear(lambda count: read("湖南\n".encode() * count), 20_000)


def test_a_question_that_is_too_long_does_not_keep_the_next_from_an_answer() -> None:
    long = "粮" * (answers.LONGEST_QUESTION + 1)
    outcome = run("stat", "-", "--json", "--data", str(TINY), stdin=f"{long}\ntea\n".encode())
    assert [json.loads(line)["count"] for line in outcome.lines] == [0, 1]
    assert "问题太长：有10001字，最多10000字" in outcome.err
    assert outcome.status == 2


@pytest.mark.parametrize("arguments", [("stat", "-"), ("check", "-")], ids=lambda each: each[0])
def test_a_stdin_that_cannot_be_read_is_told_as_such(arguments: tuple[str, ...]) -> None:
    writable = os.open(os.devnull, os.O_WRONLY)
    try:
        done = subprocess.run(
            command(*arguments),
            env=environment_with({}),
            stdin=writable,
            capture_output=True,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writable)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("读不了标准输入：")


@pytest.mark.parametrize(
    "arguments",
    [("search", "-"), ("search", "-", "--json"), ("stat", "-", "--value"),
     ("stat", "-", "--format=csv"), ("stat", "-", "--sentence"), ("stat", "-", "--explain")],
    ids=" ".join,
)  # fmt: skip
def test_a_question_that_is_asked_again_is_answered_as_at_first(arguments: tuple[str, ...]) -> None:
    """Whatever was answered before, and whichever came first."""
    questions = ["nosuch", "tea", "水深", "nosuch", "水深", "tea", "tea", "nosuch"]
    stdin = "".join(f"{question}\n" for question in questions).encode()
    with mock.patch.object(answered, "_MOST_CHARACTERS", 0):
        anew = run(*arguments, "--data", str(DATA / "everything.toml"), stdin=stdin)
    assert run(*arguments, "--data", str(DATA / "everything.toml"), stdin=stdin) == anew
    assert anew.out.count("\n") >= len(questions) - 3


def test_a_question_that_is_asked_again_is_not_looked_up_again() -> None:
    with mock.patch.object(answers, "stat", wraps=answers.stat) as look_up:
        outcome = run("stat", "-", "--data", str(TINY), stdin=b"tea\n" * 10_000 + b"nosuch\n" * 9)
    assert (outcome.status, outcome.err.count("nosuch")) == (1, 9)
    assert len(outcome.lines) == 10_009
    assert look_up.call_count <= 3


def test_what_is_written_and_said_stays_in_its_order() -> None:
    both = io.StringIO()
    asked = mock.Mock(buffer=io.BytesIO(b"tea\nnosuch\n" * 3))
    with (
        contextlib.redirect_stdout(both),
        contextlib.redirect_stderr(both),
        mock.patch.object(sys, "stdin", asked),
    ):
        status = main(["stat", "-", "--data", str(TINY)])
    assert status == 1
    first, second, third = (part.count("\n") for part in both.getvalue().split("tea")[1:])
    assert first >= second == third > 1


def test_an_answer_does_not_wait_for_the_next_question() -> None:
    with subprocess.Popen(
        command("stat", "-", "--data", str(TINY)), bufsize=0, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, env=environment_with({}),
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(b"tea\n")
            assert process.stdout.readline().startswith(b"tea\t")
        process.stdin.close()
        assert process.wait(60) == 0
