"""The short run of the fuzzer, and what its long runs have found."""

from __future__ import annotations

from typing import Any

import entrances
import pytest


@pytest.mark.parametrize("name", entrances.ENTRANCES)
def test_nothing_that_is_made_is_too_much(name: str) -> None:
    entrances.tried(name, 25)


def test_the_property_can_fail() -> None:
    with pytest.raises(AssertionError):
        entrances.must_hold(entrances.call("topics"), ["topics"], entrances.MOST_SECONDS + 1)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("command lines", ["stat", "粮食" * 40_000]),
        ("command lines", ["show", *(f"k{number}" for number in range(2_000))]),
        ("command lines", ["check", "a/" * 3_000]),
        ("questions", "a" + "\u0323\u0301" * 4_000),
        ("drafts", "1 " * 1_000),
    ],
)
def test_what_was_found_once_is_mended(name: str, made: Any) -> None:  # noqa: ANN401 -- of any entrance
    entrances.ENTRANCES[name][1](made)
