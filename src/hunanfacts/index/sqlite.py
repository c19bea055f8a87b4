"""SQLite, as the standard library has it below `sqlite3`, without what a look-up has no use for.

`import sqlite3` also brings datetime, time and collections for adapters that an index of texts does
not need. The module in C below it wants one thing of `functools`, its cache for statements, which
is in C too; to import all of `functools` for that takes a quarter of a whole look-up.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FUNCTOOLS = "functools"


def _lend_cache() -> bool:
    """Let `_sqlite3` find its cache without `functools`; tell whether it was needed and done."""
    if _FUNCTOOLS in sys.modules:
        return False
    try:
        from _functools import _lru_cache_wrapper  # type: ignore[import-not-found]
    except ImportError:  # another Python may name it otherwise
        return False

    def lru_cache(size: int) -> Callable[[object], object]:
        return lambda call: _lru_cache_wrapper(call, size, False, tuple)  # noqa: FBT003 -- no names

    lent = type(sys)(_FUNCTOOLS)
    vars(lent)["lru_cache"] = lru_cache
    sys.modules[_FUNCTOOLS] = lent
    return True


_is_lent = _lend_cache()
try:
    import _sqlite3 as sqlite3
except ImportError:
    if _is_lent:
        del sys.modules[_FUNCTOOLS]
        _is_lent = False
    import sqlite3  # type: ignore[no-redef]
finally:
    if _is_lent:
        del sys.modules[_FUNCTOOLS]

__all__ = ["sqlite3"]
