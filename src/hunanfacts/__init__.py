"""Facts and figures about Hunan province, each with its bound, unit, period and source.

>>> import hunanfacts
>>> kb = hunanfacts.load()
>>> [fact.key for fact in kb.stat("gdp")]
['gdp']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from hunanfacts.query import KnowledgeBase

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load(path: str | os.PathLike[str] | None = None) -> KnowledgeBase:
    """Load a knowledge file, the one that comes with the package unless `path` names another.

    Raises `hunanfacts.errors.DataError` with every fault of the file.
    """
    # Imported here so that `import hunanfacts` costs nothing.
    from pathlib import Path  # noqa: PLC0415

    from hunanfacts import loading, query  # noqa: PLC0415

    file = Path(path) if path is not None else loading.packaged_file()
    return query.KnowledgeBase(loading.load(file))
