"""The folder where indexes are kept, and the note that says which one is of a file as it now is."""

from __future__ import annotations

import os
import sys
import time
import zlib

from hunanfacts.index import published
from hunanfacts.index.store import LAYOUT
from hunanfacts.version import __version__

_CLOSE_TO = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again unnoticed, since file
systems keep time coarsely."""
_MOST_BYTES = 1 << 16
"""Of a note, which is a few lines; what is larger is none."""

_DAY = 86_400
"""Seconds after which it is noted that a note is still used."""

INDEX, NOTE, PART = ".index", ".note", ".part"
"""How names end: of an index, of a note, of what is being written and will be one of them."""
MADE_BY = f"-{LAYOUT}-{__version__}"
"""How they go before that: another layout or version has files of its own."""


def location() -> str:
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


def usable(*, make: bool = False) -> str | None:
    """Return that folder where it is there, or with `make` can be made, and nobody else writes."""
    folder = location()
    if not os.path.isabs(folder):
        return None
    try:
        if make:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        state = os.stat(folder)
    except (OSError, ValueError):
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder


def is_settled(state: os.stat_result, read_at: int) -> bool:
    """Tell whether a file read at a time in nanoseconds gets another time by the next change."""
    return read_at - max(state.st_mtime_ns, state.st_ctime_ns) > _CLOSE_TO


class Note:
    """What was found when a file was read: its identity then, and the index of its content."""

    __slots__ = ("index", "index_state", "is_long_unused", "path", "read_at", "state")

    def __init__(
        self, *, path: str, state: str, read_at: int, index: str, index_state: str = ""
    ) -> None:
        """Note a file read at a time in nanoseconds; `index` is the name of its index."""
        self.path = os.path.abspath(path)
        self.state = state
        self.read_at = read_at
        self.index = index
        self.index_state = index_state
        """The identity of the index as it was published; empty where it must be looked at."""
        self.is_long_unused = False

    def is_of(self, state: os.stat_result) -> bool:
        """Tell whether the file, which is now in that state, cannot have changed since."""
        return self.state == published.identity(state) and is_settled(state, self.read_at)


def note_of(folder: str, path: str) -> Note | None:
    """Return the note of a path, if there is one that is whole."""
    place = os.path.join(folder, _name(path))
    note = read(place)
    if note is None or note.path != os.path.abspath(path):
        return None
    if note.is_long_unused:
        try:
            os.utime(place)  # what is used is not removed
        except OSError:
            pass
    return note


def read(place: str) -> Note | None:
    """Return the note that stands in a file, if there is one that is whole."""
    try:
        file = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            written = os.read(file, _MOST_BYTES)
            used = os.fstat(file).st_mtime
        finally:
            os.close(file)
        checksum, _, rest = written.partition(b"\n")
        if int(checksum, 16) != zlib.crc32(rest):
            return None
        state, read_at, index, index_state, path = rest.split(b"\n", 4)
        note = Note(
            path=os.fsdecode(path),
            state=state.decode(),
            read_at=int(read_at),
            index=index.decode(),
            index_state=index_state.decode(),
        )
        note.is_long_unused = time.time() - used > _DAY
    except (OSError, ValueError):
        return None
    return note


def write(folder: str, note: Note) -> None:
    """Put a note in the place of the one that there may be, in one step; OSError where it fails."""
    lines = (note.state, str(note.read_at), note.index, note.index_state)
    rest = b"\n".join([*(line.encode() for line in lines), os.fsencode(note.path)])
    place = part(folder)
    try:
        with open(place, "xb") as file:
            file.write(b"%08x\n%b" % (zlib.crc32(rest), rest))
        os.replace(place, os.path.join(folder, _name(note.path)))
    except BaseException:
        remove(place)
        raise


def part(folder: str) -> str:
    """Return a name of our own for a file that is not yet complete; it tells whose it is."""
    return os.path.join(folder, f"{host()}-{os.getpid()}-{os.urandom(8).hex()}{PART}")


def host() -> str:
    """Return eight digits that tell this machine from others that may share the folder."""
    name = os.uname().nodename if hasattr(os, "uname") else ""
    return f"{zlib.crc32(os.fsencode(name)):08x}"


def remove(path: str) -> None:
    """Remove a file where that can be done."""
    try:
        os.remove(path)
    except OSError:
        pass


def index_name(digest: str) -> str:
    """Return what the index of a content is called."""
    return f"{digest[:40]}{MADE_BY}{INDEX}"


def _name(path: str) -> str:
    """Return what the note of a path is called; two that share it take turns."""
    whole = os.fsencode(os.path.abspath(path))
    return f"{zlib.crc32(whole):08x}{zlib.crc32(whole[::-1]):08x}{MADE_BY}{NOTE}"
