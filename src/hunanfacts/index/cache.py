"""Which index answers for a knowledge file: the wheel's, a cached one, or one in memory."""

from __future__ import annotations

import os
import sys

from hunanfacts.index.sqlite import sqlite3
from hunanfacts.index.store import LAYOUT, Index
from hunanfacts.model.errors import unreadable
from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.index.build import Watch

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_KIND, _REGULAR = 0o170000, 0o100000
"""The bits of a file's mode that tell its kind, as in `stat`, which is not imported for them."""
_CLOSE_TO = 2_000_000_000
"""Nanoseconds: a file changed so shortly before its index was built may change again unnoticed,
since file systems keep time coarsely."""


def open_index(asked: str | None, *, use_cache: bool = True, watch: Watch | None = None) -> Index:
    """Open the index of the knowledge file `asked`, or of the one that comes with the program.

    An index is built where there is none or the file has changed; DataError for a faulty file.
    """
    path = packaged_file() if asked is None else asked
    try:
        state = os.stat(path)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if asked is None and (ready := _ready_made(state)):
        return Index(ready, lambda: _built(path, None, watch))
    # What is not a regular file, as a pipe, can be read only once.
    is_regular = state.st_mode & _KIND == _REGULAR
    cached = _place(path) if use_cache and is_regular else None
    if cached and (kept := _still_good(cached, path, state)):
        return Index(kept, lambda: _built(path, cached, watch))
    return Index(_built(path, cached, watch))


def packaged_file() -> str:
    """Return the knowledge file of this installation: the wheel's, else the checkout's."""
    in_wheel = os.path.join(_PACKAGE, "data", "facts.toml")
    if os.path.exists(in_wheel):
        return in_wheel
    return os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "data", "facts.toml")


def folder() -> str:
    """Return the folder for cached indexes, by the rules of each system; HUNANFACTS_CACHE wins.

    It is relative, and so not used, where it would lie in a home that is not there.
    """
    if asked := os.environ.get("HUNANFACTS_CACHE"):
        return asked
    home = os.path.expanduser("~")
    home = home if os.path.isdir(home) else ""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "hunanfacts")


def _ready_made(state: os.stat_result) -> sqlite3.Connection | None:
    """Open the index that the wheel carries, if it is of this version and of the wheel's file."""
    path = os.path.join(_PACKAGE, "data", "facts.db")
    if not os.path.exists(path):
        return None
    return _opened_if(path, lambda meta: meta["size"] == str(state.st_size), immutable=True)


def _place(path: str) -> str | None:
    """Return where the index of `path` is cached; None where that is no safe place of our own."""
    cache = folder()
    if not os.path.isabs(cache):
        return None
    try:
        os.makedirs(cache, mode=0o700, exist_ok=True)
        state = os.stat(cache)
    except OSError:
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    import zlib

    whole = os.path.abspath(path)
    return os.path.join(cache, f"{os.path.basename(whole)}-{zlib.crc32(os.fsencode(whole)):08x}.db")


def _still_good(cached: str, path: str, state: os.stat_result) -> sqlite3.Connection | None:
    """Open a cached index if it is whole, of this version, and of the file as it now is."""

    def is_of_file(meta: dict[str, str]) -> bool:
        if meta["path"] != os.path.abspath(path):
            return False
        settled = int(meta["built"]) - state.st_mtime_ns > _CLOSE_TO
        if settled and meta["state"] == _state(state):
            return True
        if meta["size"] != str(state.st_size) or meta["sha256"] != _read(path)[1]["sha256"]:
            return False
        _renew(cached, state)
        return True

    return _opened_if(cached, is_of_file)


def _built(path: str, cached: str | None, watch: Watch | None) -> sqlite3.Connection:
    """Build an index in its place; in memory where it cannot be kept."""
    from hunanfacts.index import build

    raw, identity = _read(path)
    if cached is not None:
        try:
            _compile(raw, path, cached, identity, watch)
            return _opened(cached)
        except (OSError, sqlite3.Error):
            pass  # no room, no right, or taken away under our hands: memory will do
    connection = sqlite3.connect(":memory:")
    try:
        build.build(connection, raw, path, identity, watch)
    except BaseException:
        connection.close()
        raise
    return connection


def compile_index(path: str, target: str) -> None:
    """Build the index of a knowledge file at `target`, to be carried along with the file.

    Of the file it keeps only what is the same on every machine, so that builds are the same too.
    """
    raw, identity = _read(path)
    _compile(raw, "", target, {"size": identity["size"], "built": "0"}, None)


def _compile(
    raw: bytes, path: str, target: str, identity: dict[str, str], watch: Watch | None
) -> None:
    """Build an index beside `target` and move it there in one step."""
    from hunanfacts.index import build

    beside = f"{target}.{os.getpid()}-{os.urandom(4).hex()}"
    try:
        connection = sqlite3.connect(beside)
        try:
            connection.executescript(
                "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            )
            build.build(connection, raw, path, identity, watch)
        finally:
            connection.close()
        os.replace(beside, target)
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def _read(path: str) -> tuple[bytes, dict[str, str]]:
    """Read a knowledge file once, and what tells later whether it is still the same."""
    import hashlib
    import time

    built = time.time_ns()
    try:
        with open(path, "rb") as file:
            state, raw = os.fstat(file.fileno()), file.read()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    identity = {
        "path": os.path.abspath(path),
        "state": _state(state),
        "size": str(len(raw)),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "built": str(built),
    }
    return raw, identity


def _opened(path: str, *, immutable: bool = False) -> sqlite3.Connection:
    """Open an index for reading only, and trust nothing in it."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    options = "mode=ro&immutable=1" if immutable else "mode=ro"
    connection = sqlite3.connect(f"file:{quoted}?{options}", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _opened_if(
    path: str, holds: Callable[[dict[str, str]], bool], *, immutable: bool = False
) -> sqlite3.Connection | None:
    """Open an index if it is of this version, and `holds` agrees to what it says of itself."""
    if not os.path.isfile(path):
        return None  # SQLite would wait for a pipe
    try:
        connection = _opened(path, immutable=immutable)
    except sqlite3.Error:
        return None
    try:
        meta = _meta(connection)
        if (meta["layout"], meta["program"]) == (str(LAYOUT), __version__) and holds(meta):
            return connection
    except (OSError, sqlite3.Error, KeyError, ValueError):
        pass  # damaged, or not ours: as good as none
    connection.close()
    return None


def _meta(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what an index says of itself; nothing where it has views, which may never end."""
    if ("view",) in connection.execute("SELECT DISTINCT type FROM sqlite_master"):
        return {}
    return dict(connection.execute("SELECT name, value FROM meta"))


def _state(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"


def _renew(cached: str, state: os.stat_result) -> None:
    """Note that the file was touched but not changed; the index is as good as new."""
    import time

    connection = sqlite3.connect(cached)
    try:
        values = [(_state(state), "state"), (str(time.time_ns()), "built")]
        connection.executemany("UPDATE meta SET value = ? WHERE name = ?", values)
        connection.commit()
    except sqlite3.Error:
        pass  # it will be compared again next time
    finally:
        connection.close()
