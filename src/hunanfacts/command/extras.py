"""The extras of the installation: libraries that only some commands need, and which are there."""

from __future__ import annotations

import sys

PACKAGES = {
    "docx": "docx",
    "xlsx": "openpyxl",
    "svg": "matplotlib",
    "parquet": "pyarrow",
    "mcp": "mcp",
}
"""The extras of `pyproject.toml` for users, with the package that is imported of each."""


def installed() -> list[str]:
    """Return the extras that can be imported; none of them is, which would cost seconds."""
    return [extra for extra, package in PACKAGES.items() if _is_found(package)]


def _is_found(package: str) -> bool:
    """Tell whether there is a package; a folder that only has its name is none."""
    for finder in sys.meta_path:
        if spec := finder.find_spec(package, None):
            return spec.origin is not None
    return False
