"""The rows of facts: those of several processors are those of one, and so are the faults."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hunanfacts import workers
from hunanfacts.index import build, cache, fact_rows
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are for Linux")

SHIPPED = Path(cache.packaged_file()).read_text(encoding="utf-8")


@contextmanager
def shared_among(number: int) -> Iterator[None]:
    """Let so many workers make the rows of short files too, a few facts at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "count", lambda: number)
        patch.setattr(fact_rows, "LONG", 1)
        patch.setattr(fact_rows, "_PART", 7)
        yield


def built(text: str, folder: Path) -> bytes:
    document = fact_rows.Document("x.toml", "0", *loading.document(text.encode(), "x.toml"))
    target = folder / "index"
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as connection:
        build.build(connection, document)
    return target.read_bytes()


def faults(text: str, folder: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(DataError) as raised:
        built(text, folder)
    return [(fault.code, fault.line) for fault in raised.value.faults]


@pytest.mark.parametrize("number", [1, 3])
def test_an_index_is_the_same_byte_for_byte(number: int, tmp_path: Path) -> None:
    alone = built(SHIPPED, tmp_path)
    with shared_among(number):
        assert built(SHIPPED, tmp_path) == alone


def test_few_facts_of_very_many_figures_are_shared_among_all_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[list[int]] = []

    class Noted(workers.Workers[int, object]):
        def results(self, tasks: Iterable[int]) -> Iterator[object]:
            given.append(list(tasks))
            return super().results(given[-1])

    alone = built(SHIPPED, tmp_path)
    monkeypatch.setattr(workers, "Workers", Noted)
    monkeypatch.setattr(workers, "count", lambda: 3)
    assert built(SHIPPED, tmp_path) == alone
    assert given == []
    monkeypatch.setattr(fact_rows, "_LONG_TEXT", len(SHIPPED))
    assert built(SHIPPED, tmp_path) == alone
    assert [len(tasks) for tasks in given] == [3]


FAULTY = {
    "in facts far apart": SHIPPED.replace('kind = "person"', 'kind = "persn"'),
    "one key twice": SHIPPED + SHIPPED[SHIPPED.rindex("[[fact]]") :],
    "a part that is not there": f'{SHIPPED.rstrip()}\nparts = ["nosuch"]\n',
    "in the head": SHIPPED.replace("\nversion = ", "\nversoin = ", 1),
    "an unknown topic": SHIPPED.replace("\ntopic = ", '\ntopic = "nosuch" #', 1),
}


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY)
def test_faults_are_told_as_by_one_process(text: str, tmp_path: Path) -> None:
    alone = faults(text, tmp_path)
    with shared_among(2):
        assert faults(text, tmp_path) == alone != []
