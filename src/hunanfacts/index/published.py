"""An index file as it was published: whole by its checksum, and the same for as long as it is read.

The checksum stands in the file, in four bytes of SQLite's header that are left to programs. It is
reckoned only where nothing else says that the file is the one that was published; from then on a
look at its times, sizes and number after each read says that nobody has written to it.
"""

from __future__ import annotations

import os
import zlib

from hunanfacts.index.sqlite import sqlite3

_AT, _END = 60, 64
"""The bytes of `PRAGMA user_version`."""
_PIECE = 1 << 20
_KIND, _REGULAR = 0o170000, 0o100000
"""The bits of a file's mode that tell its kind, as in `stat`, which is not imported for them."""
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file is not waited for
)


def is_regular(state: os.stat_result) -> bool:
    """Tell whether it is a plain file, which can be read again and again."""
    return state.st_mode & _KIND == _REGULAR


def identity(state: os.stat_result) -> str:
    """Return what changes whenever a file is written to, replaced or renamed."""
    times = f"{state.st_mtime_ns} {state.st_ctime_ns}"
    return f"{state.st_size} {times} {state.st_ino} {state.st_dev}"


def add_checksum(path: str) -> None:
    """Write the checksum of an index into it, once it is complete."""
    file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        found, _ = _checksums(file)
        os.lseek(file, _AT, os.SEEK_SET)
        os.write(file, found.to_bytes(_END - _AT, "big"))
    finally:
        os.close(file)


def is_whole(path: str) -> bool:
    """Tell whether the checksum in an index is that of the index."""
    file = os.open(path, _FLAGS)
    try:
        found, noted = _checksums(file)
    finally:
        os.close(file)
    return found == noted


def opened(path: str, known: str | None = None) -> Published | None:
    """Open an index; None where it is not there, or not as it was published.

    Its checksum is reckoned unless its identity is `known`.
    """
    try:
        file = os.open(path, _FLAGS)
    except OSError:
        return None
    index = Published(file)
    try:
        if (known == index.state or index.is_whole()) and index.connect(path):
            return index
    except (OSError, sqlite3.Error):
        pass
    index.close()
    return None


class Published:
    """An index, open for reading."""

    __slots__ = ("_file", "connection", "state")

    connection: sqlite3.Connection

    def __init__(self, file: int) -> None:
        """Take a file that has been opened."""
        self._file = file
        self.state = identity(os.fstat(file))
        """Its identity when it was last found to be whole."""

    def connect(self, path: str) -> bool:
        """Let SQLite open the path once more; False where it is another file by now."""
        if not is_regular(os.fstat(self._file)):
            return False
        self.connection = _connected(path)
        return identity(os.stat(path)) == self.state

    def holds(self) -> bool:
        """Tell whether what has been read so far was read from the index as it was published."""
        state = identity(os.fstat(self._file))
        if state != self.state:
            self.state = state  # as when it is removed, which does not change what is in it
            return self.is_whole()
        return True

    def is_whole(self) -> bool:
        """Tell whether its checksum is right, and nobody writes to it meanwhile."""
        found, noted = _checksums(self._file)
        return found == noted and identity(os.fstat(self._file)) == self.state

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if hasattr(self, "connection"):
            self.connection.close()


def _checksums(file: int) -> tuple[int, int]:
    """Return the checksum of a file, and the one that stands in it, which is left out of it."""
    os.lseek(file, 0, os.SEEK_SET)
    head = os.read(file, _END)
    found = zlib.crc32(head[:_AT])
    while piece := os.read(file, _PIECE):
        found = zlib.crc32(piece, found)
    return found, int.from_bytes(head[_AT:], "big") if len(head) == _END else -1


def _connected(path: str) -> sqlite3.Connection:
    """Open a file that nobody writes to: without locks, without a journal, for any thread."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    address = f"file:{quoted}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
