"""Facts and figures about Hunan province, each with its bound, unit, period and source.

>>> import hunanfacts
>>> kb = hunanfacts.load()
>>> [fact.key for fact in kb.stat("gdp")]
['gdp']

What is named in `__all__` is for everybody; all else is the program's own.
"""

from __future__ import annotations

from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from hunanfacts.api import Answers, KnowledgeBase
    from hunanfacts.figures.reading import find, parse
    from hunanfacts.model import errors, records

__all__ = ["Answers", "KnowledgeBase", "__version__", "errors", "find", "load", "parse", "records"]

_PLACES = {
    "Answers": "hunanfacts.api",
    "KnowledgeBase": "hunanfacts.api",
    "errors": "hunanfacts.model",
    "find": "hunanfacts.figures.reading",
    "parse": "hunanfacts.figures.reading",
    "records": "hunanfacts.model",
}


def load(path: str | os.PathLike[str] | None = None) -> KnowledgeBase:
    """Load a knowledge file, the one that comes with the package unless `path` names another.

    Raises `hunanfacts.errors.DataError` with every fault of the file.
    """
    from os import fspath

    from hunanfacts import api
    from hunanfacts.index import cache

    return api.KnowledgeBase(cache.open_index(None if path is None else fspath(path)))


def __getattr__(name: str) -> object:
    """Import what is public when it is asked for first."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_PLACES[name])
    return getattr(home, name, None) or import_module(f"{_PLACES[name]}.{name}")
