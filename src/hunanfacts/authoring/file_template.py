"""A whole knowledge file to begin with, explained line by line; valid as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language


def lines(language: Language) -> list[str]:
    """Return the lines of the file that is in that language, and is explained in it."""
    file = Path(__file__).with_name(f"file.{language}.toml")
    return file.read_text(encoding="utf-8").splitlines()
