"""Golden files: whole expected texts, compared to the letter.

To write them anew after a change that is meant, run `HUNANFACTS_REWRITE=1 pytest`, read the
difference in Git line by line, and run the tests again: a run that writes a file fails.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def check(file: Path, found: str) -> None:
    """Compare `found` with the golden file, or write it and fail where that is asked for."""
    expected = file.read_bytes().decode("utf-8") if file.exists() else None
    if expected != found and os.environ.get("HUNANFACTS_REWRITE"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found.encode("utf-8"))
        pytest.fail(f"wrote {file.name}: read the difference, then run again")
    assert expected is not None, f"{file.name} is missing; see tests/golden.py"
    assert found == expected
