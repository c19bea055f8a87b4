"""A small share of `tools/attack_index.py`: nothing may go wrong, and it is counted if it does."""

from __future__ import annotations

import os
import random
from collections import Counter
from typing import TYPE_CHECKING

import attack_index
import pytest

from hunanfacts.command.error_boundary import guarded
from hunanfacts.index import cache

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the attacks fork")


@pytest.mark.parametrize("name", attack_index.ATTACKS)
def test_nothing_goes_wrong(name: str) -> None:
    found = attack_index.attack(name, attack_index.SHORT, random.Random(1))
    assert found["attacks"] >= 20
    assert {each: found[each] for each in attack_index.COUNTED[1:] if found[each]} == {}


@pytest.mark.parametrize(
    ("status", "answer", "counted"),
    [
        (70, "", "exit 70"),
        (3, "", "other exit"),
        (0, '{"results": []}', "wrong"),
        (0, '{"results": [{"statement": {"zh": "000004"}}]}', "stale"),
    ],
)
def test_what_goes_wrong_is_counted(status: int, answer: str, counted: str) -> None:
    found = Counter[str]()
    attack_index.count_answer(found, status, answer, range(5, 7))
    assert +found == {counted: 1}
    assert guarded(lambda _: 1 // 0, []) == 70


def test_what_is_left_behind_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_bytes(attack_index.knowledge(1))
    with attack_index.cache_in(tmp_path / "cache"):
        cache.open_index(str(file)).close()
        (tmp_path / "cache" / "x").touch()
        assert attack_index.left_behind(tmp_path, file) == 1
