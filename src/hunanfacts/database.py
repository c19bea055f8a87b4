"""SQLite, as the standard library has it below `sqlite3`.

`import sqlite3` also brings datetime, time and collections for adapters that an index of texts has
no use for; they cost more than the look-up itself.
"""

try:
    import _sqlite3 as sqlite3
except ImportError:  # another Python may name its module otherwise
    import sqlite3  # type: ignore[no-redef]

__all__ = ["sqlite3"]
