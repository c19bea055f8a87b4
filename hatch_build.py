"""Puts the compiled index of the shipped knowledge into the wheel, so that a first run is fast."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Compiles data/facts.toml; an editable install does without and keeps its index cached."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the index to what the wheel includes."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from hunanfacts.index import cache

        self._folder = TemporaryDirectory()
        target = Path(self._folder.name) / "facts.db"
        cache.compile_index(str(root / "data" / "facts.toml"), str(target))
        build_data["force_include"][str(target)] = "hunanfacts/data/facts.db"

    def finalize(self, version: str, *_: object) -> None:
        """Take the index away once it is in the wheel."""
        if version != "editable":
            self._folder.cleanup()
