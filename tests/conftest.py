"""What every test has in common: a neutral environment, and property tests that repeat."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.load_profile("suite")

_SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR",
           "HUNANFACTS_DATA", "HUNANFACTS_DEBUG", "PYTHONIOENCODING", "PYTHONUTF8")  # fmt: skip


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave nothing of the environment that an answer depends on."""
    for name in _SPOKEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
