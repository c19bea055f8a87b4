"""Which index answers for a knowledge file: the wheel's, a cached one, or one in memory.

No reader can ever see a half-written or a stale index, whoever writes, is killed or does damage:
1. An index is written under a name of its own and renamed when it is complete; its final name is
   the digest of the content it is of. After that nobody writes to it, so it can be read unlocked.
2. A content has one index. Two processes that build the same one publish the same answers, and
   either may win; one that reads a file which is then replaced or removed still has the old one.
3. Which content a path has is said by its note, a few lines under a checksum, replaced whole.
4. A note is believed only for a file of the very size, times (ctime too), number and device that
   was read, and only if the last of its times was well past then; else the file is read again.
5. The digest is of the bytes that the index is built of, so a file that changes while it is read
   can give an index that soon nobody asks for, but never one that is taken for another's.
6. An index has its own checksum in it. It is reckoned unless the note knows the index by its size,
   times and number; and each fact is packed with a checksum of its own, for what no time tells.
7. After every read the times are looked at again: what came before was read from the whole index.
8. Where any of this fails, the file itself is read, and answers from memory if need be.
So a missing, old or damaged note or index costs time and never an answer; and there is no lock.
"""

from __future__ import annotations

import os
import zlib

from hunanfacts.index import published
from hunanfacts.index.sqlite import sqlite3
from hunanfacts.index.store import LAYOUT, Index
from hunanfacts.model.errors import unreadable
from hunanfacts.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.index.build import Watch

_QUICKLY_READ = 500_000
"""Bytes of a file of which an index is built in less than a second."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def open_index(asked: str | None, *, use_cache: bool = True, watch: Watch | None = None) -> Index:
    """Open the index of the knowledge file `asked`, or of the one that comes with the program.

    An index is built where there is none or the file has changed; DataError for a faulty file.
    """
    path, state = _found(asked)
    keep = use_cache and published.is_regular(state)
    if ready := _ready(asked, path, state, keep=keep):
        return ready
    from hunanfacts.index import publishing

    return publishing.index_of(path, keep=keep, watch=watch)


def open_quickly(asked: str | None) -> Index | None:
    """Open an index as `open_index` does; None where it would first be built of a large file.

    What is no plain file is left alone, since it may be read only once.
    """
    path, state = _found(asked)
    keep = published.is_regular(state)
    if ready := _ready(asked, path, state, keep=keep):
        return ready
    if not keep or state.st_size > _QUICKLY_READ:
        return None
    from hunanfacts.index import publishing

    return publishing.index_of(path, keep=True)


def _found(asked: str | None) -> tuple[str, os.stat_result]:
    """Return the path of the knowledge file asked for, and what the system says of it."""
    path = packaged_file() if asked is None else asked
    try:
        return path, os.stat(path)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _ready(asked: str | None, path: str, state: os.stat_result, *, keep: bool) -> Index | None:
    """Open the index that is there already: the wheel's, or one that is kept."""
    if asked is None and (ready := _ready_made(path)):
        return ready
    return _kept(path, state) if keep else None


def packaged_file() -> str:
    """Return the knowledge file of this installation: the wheel's, else the checkout's."""
    in_wheel = os.path.join(_PACKAGE, "data", "facts.toml")
    if os.path.exists(in_wheel):
        return in_wheel
    return os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "data", "facts.toml")


def compile_index(path: str, target: str) -> None:
    """Build the index of a knowledge file at `target`, to be carried along with the file.

    Of the file it keeps only what is the same on every machine, so that builds are the same too.
    """
    from hunanfacts.index import publishing

    publishing.compile_index(path, target)


def _ready_made(path: str) -> Index | None:
    """Open the index that the wheel carries, if it is of this version and of the wheel's file."""
    target = os.path.join(_PACKAGE, "data", "facts.db")
    ready = published.opened(target)
    if ready is None:
        return None
    try:
        meta = dict(ready.connection.execute("SELECT name, value FROM meta"))
        with open(path, "rb") as file:
            raw = file.read()
        if (meta["layout"], meta["program"]) == (str(LAYOUT), __version__) and (
            meta["bytes"] == f"{len(raw)} {zlib.crc32(raw)}"
        ):
            return _index(ready, path, meta["digest"])
    except (OSError, sqlite3.Error, KeyError):
        pass  # not ours: as good as none
    ready.close()
    return None


def _kept(path: str, state: os.stat_result) -> Index | None:
    """Open the index that the note of a path says to be of it, where the note can be believed."""
    from hunanfacts.index import cache_folder

    place = cache_folder.usable()
    note = cache_folder.note_of(place, path) if place else None
    if place is None or note is None or not note.is_of(state):
        return None
    target = os.path.join(place, note.index)
    try:
        is_known = published.identity(os.stat(target)) == note.index_state
    except OSError:
        return None
    kept = published.opened(target, note.index_state) if is_known else None
    return _index(kept, path, note.index.split("-")[0]) if kept else None


def _index(opened: published.Published, path: str, digest: str) -> Index:
    """Return an open index of a content whose digest begins so."""

    def rebuilt() -> sqlite3.Connection:
        from hunanfacts.index import publishing

        return publishing.in_memory(path, digest)

    return Index(opened.connection, rebuilt, opened)
