"""What is in the cache folder, and what of it nobody needs: removed at a build, never at a look-up.

Only files that are named as ours are touched. Whatever is taken away under another's hands costs
that one time, and never an answer: a file that is open can still be read, and what is gone is made
again.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field

from hunanfacts.index import cache_folder

MOST_BYTES = 512 * 1024 * 1024
"""Of all indexes together; what was used least lately goes first."""
_WEEKS = 4 * 7 * 86_400
"""Seconds after which what nobody has used is not kept."""
_HOST = 8
"""Digits that tell the machine."""
_WRITING = 86_400
"""Seconds after which nobody can still be writing a file that is not complete."""


@dataclass(frozen=True, slots=True)
class KeptIndex:
    """An index that is kept."""

    path: str
    size: int
    files: list[cache_folder.Note] = field(default_factory=list)
    """The notes that it answers for."""
    used: float = 0.0
    """When one of them was last written or used, in seconds."""


def kept(place: str) -> list[KeptIndex]:
    """Return the indexes in a cache folder, those used last first, and those of no file last."""
    # A note is written before its index is there: who looks for indexes first misses no note.
    indexes = _ours(place, cache_folder.INDEX)
    notes = [(path, cache_folder.read(path)) for path in _ours(place, cache_folder.NOTE)]
    found = []
    for path in indexes:
        name = os.path.basename(path)
        own = [(where, note) for where, note in notes if note and note.index == name]
        files = [note for _, note in own]
        used = max((_state(where)[1] for where, _ in own), default=0.0)
        found.append(KeptIndex(path, _state(path)[0], files, used))
    return sorted(found, key=lambda each: each.used, reverse=True)


def clear(place: str) -> int:
    """Remove all that is ours, and return how many bytes that were."""
    removed = 0
    for ending in (cache_folder.NOTE, cache_folder.INDEX, cache_folder.PART):
        for path in _ours(place, ending):
            removed += _state(path)[0]
            cache_folder.remove(path)
    return removed


def remove_unneeded(place: str, keep: str) -> None:
    """Remove what nobody needs; `keep` is the index that has just been built."""
    now = time.time()
    for path in _ours(place, cache_folder.PART):
        if _is_left_behind(path, now):
            cache_folder.remove(path)
    for path in _ours(place, cache_folder.NOTE):
        note = cache_folder.read(path)
        is_old = now - _state(path)[1] > _WEEKS
        if is_old or (note is not None and not os.path.exists(note.path)):
            cache_folder.remove(path)
    total = 0
    for index in kept(place):
        total += index.size
        if index.path != keep and (not index.files or total > MOST_BYTES):
            total -= index.size
            cache_folder.remove(index.path)
            # Its notes stay: they are small, and may be of use to somebody who builds it again.


def _state(path: str) -> tuple[int, float]:
    """Return the size of a file and when it was last written, 0 where it is gone."""
    try:
        state = os.stat(path)
    except OSError:
        return 0, 0.0
    return state.st_size, state.st_mtime


def _is_left_behind(path: str, now: float) -> bool:
    """Tell whether the process that was writing a file has ended."""
    host, process, _ = os.path.basename(path).split("-")
    if now - _state(path)[1] > _WRITING:
        return True
    # On Windows to ask for a process is to end it.
    if sys.platform == "win32" or host != cache_folder.host():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass
    return False


def _ours(place: str, ending: str) -> list[str]:
    """Return the files in a folder whose names are made as ours are, and end so."""
    try:
        names = os.listdir(place)
    except OSError:
        return []
    return [os.path.join(place, name) for name in sorted(names) if _is_ours(name, ending)]


def _is_ours(name: str, ending: str) -> bool:
    first, *rest = name.removesuffix(ending).split("-")
    is_hex = not set(first) - set("0123456789abcdef")
    if not name.endswith(ending) or not is_hex:
        return False
    if ending == cache_folder.PART:
        return len(first) == _HOST and len(rest) == len(("process", "random"))
    return len(first) == {cache_folder.INDEX: 40, cache_folder.NOTE: 16}[ending] and bool(rest)
