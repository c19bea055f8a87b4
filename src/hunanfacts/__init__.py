"""Facts and figures about Hunan province, each with its bound, unit, period and source.

>>> import hunanfacts
>>> kb = hunanfacts.load()
>>> [fact.key for fact in kb.stat("gdp")]
['gdp']
"""

from __future__ import annotations

from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from hunanfacts.knowledge import KnowledgeBase

__all__ = ["__version__", "load"]


def load(path: str | os.PathLike[str] | None = None) -> KnowledgeBase:
    """Load a knowledge file, the one that comes with the package unless `path` names another.

    Raises `hunanfacts.errors.DataError` with every fault of the file.
    """
    # Imported here so that `import hunanfacts` costs nothing.
    from os import fspath  # noqa: PLC0415

    from hunanfacts import cache, knowledge  # noqa: PLC0415

    return knowledge.KnowledgeBase(cache.open_index(None if path is None else fspath(path)))
