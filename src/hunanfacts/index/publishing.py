"""Indexes that are made or looked at closely: whatever a note cannot answer for."""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.index import build, cache_folder, cleanup, published, renewal
from hunanfacts.index.fact_rows import Document
from hunanfacts.index.sqlite import sqlite3
from hunanfacts.index.store import Index
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.index.build import Watch
    from hunanfacts.index.published import Published

_TRIES = 20
"""How often a file is read that changes while it is read, or that is faulty and has just changed:
somebody may be writing it."""
_PAUSE = 0.05
"""Seconds between."""
_SMALL = 1_000_000
"""Characters of a file up to which an index of large pages would be mostly air."""
_SMALL_PAGE, _LARGE_PAGE = 1024, 16384
_CACHE = 65536
"""Kilobytes of an index held while it is built: names come in no order, and go to any page."""
_FAILURES = (OSError, sqlite3.Error, MemoryError)
"""No room, no right, or taken away or damaged under our hands: memory will do."""


class _Read(NamedTuple):
    """What a file was when it was read."""

    raw: bytes
    digest: str
    state: str
    """Its identity; empty where it changed meanwhile or cannot be read twice."""
    at: int
    """When, in nanoseconds, before its first byte was read."""


def index_of(path: str, *, keep: bool, watch: Watch | None = None) -> Index:
    """Return the index of a file as it now is; with `keep` it is kept for the next time.

    DataError for a faulty file.
    """
    for left in reversed(range(_TRIES)):
        read = _read(path)
        try:
            return _index_of(path, read, keep=keep, watch=watch)
        except DataError:
            if not left or not _may_be_in_writing(path, read):
                raise
            time.sleep(_PAUSE)
    raise AssertionError


def in_memory(path: str, digest: str) -> sqlite3.Connection:
    """Build an index from its file, in memory; `digest` is how that of the content begins.

    DataUnreadableError where the file has another content by now.
    """
    read = _read(path)
    if not read.digest.startswith(digest):
        raise unreadable(path, OSError(0, "it has changed, and what it was before is damaged"))
    return _in_memory(_document(path, read))


def compile_index(path: str, target: str) -> None:
    """Build an index at `target` that knows its file by its bytes alone."""
    read = _read(path)
    document = _document("", read)

    def fill(part: str) -> None:
        _fill(part, document, None)
        connection = sqlite3.connect(part)
        known = f"{len(read.raw)} {zlib.crc32(read.raw)}"
        connection.execute("INSERT INTO meta VALUES ('bytes', ?)", (known,))
        connection.commit()
        connection.close()

    _publish(target, f"{target}{cache_folder.PART}", fill)


def _index_of(path: str, read: _Read, *, keep: bool, watch: Watch | None) -> Index:
    if not keep:
        return Index(_in_memory(_document(path, read), watch))
    place = cache_folder.usable(make=True)
    if place is not None and (found := _there(place, path, read)):
        return _opened(found, path, read)
    document = _document(path, read)
    if place is not None:
        try:
            return _opened(_published(place, document, read, watch), path, read)
        except _FAILURES:
            pass
    return Index(_in_memory(document, watch))


def _opened(opened: Published, path: str, read: _Read) -> Index:
    return Index(opened.connection, lambda: in_memory(path, read.digest), opened)


# ---- The file ------------------------------------------------------------------------------------


def _read(path: str) -> _Read:
    """Read a knowledge file once; again where it changed meanwhile."""
    try:
        for _ in range(_TRIES):
            at = time.time_ns()
            with open(path, "rb") as file:
                before = os.fstat(file.fileno())
                raw = loading.read_from(file)
                after = os.fstat(file.fileno())
            is_steady = published.identity(before) == published.identity(after)
            if is_steady or not published.is_regular(before):
                break
            time.sleep(_PAUSE)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    is_noted = is_steady and published.is_regular(before)
    digest = hashlib.sha256(raw).hexdigest()
    return _Read(raw, digest, published.identity(before) if is_noted else "", at)


def _may_be_in_writing(path: str, read: _Read) -> bool:
    """Tell whether a file has changed since it was read, or so shortly before that it may still."""
    try:
        state = os.stat(path)
    except OSError:
        return False
    age = time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns)
    is_young = 0 <= age < 10 * _PAUSE * 1e9
    return published.is_regular(state) and (is_young or published.identity(state) != read.state)


def _document(path: str, read: _Read) -> Document:
    return Document(path, read.digest, *loading.document(read.raw, path))


# ---- The index -----------------------------------------------------------------------------------


def _there(place: str, path: str, read: _Read) -> Published | None:
    """Return the index of a content where there is one that is whole, and note that it is."""
    name = cache_folder.index_name(read.digest)
    note = cache_folder.note_of(place, path)
    known = note.index_state if note and note.index == name else None
    opened = published.opened(os.path.join(place, name), known)
    if opened is None:
        return None
    try:
        select = "SELECT value FROM meta WHERE name = 'digest'"
        if opened.connection.execute(select).fetchall() == [(read.digest,)]:
            _note(place, path, read, opened.state)
            return opened
    except sqlite3.Error:
        pass
    opened.close()
    return None


def _note(place: str, path: str, read: _Read, index_state: str) -> None:
    """Note what is known of a path; it does not matter where that cannot be done."""
    name = cache_folder.index_name(read.digest)
    try:
        cache_folder.write(place, cache_folder.Note(
            path=path, state=read.state, read_at=read.at, index=name, index_state=index_state
        ))  # fmt: skip
    except OSError:
        pass


def _published(place: str, document: Document, read: _Read, watch: Watch | None) -> Published:
    """Build the index of a file in its place, out of the last one of that path if there is one."""
    target = os.path.join(place, cache_folder.index_name(read.digest))
    note = cache_folder.note_of(place, document.path)

    def fill(part: str) -> None:
        if not (note and _renewed(os.path.join(place, note.index), part, document)):
            _fill(part, document, watch)
        # Noted before it is there, so that it is not removed as one that nobody asks for.
        _note(place, document.path, read, "")

    _publish(target, cache_folder.part(place), fill)
    opened = published.opened(target, published.identity(os.stat(target)))
    if opened is None:
        raise FileNotFoundError(target)
    _note(place, document.path, read, opened.state)
    cleanup.remove_unneeded(place, keep=target)
    return opened


def _publish(target: str, part: str, fill: Callable[[str], None]) -> None:
    """Let an index be written, seal it, and give it its name in one step."""
    try:
        fill(part)
        published.add_checksum(part)
        os.replace(part, target)
    except BaseException:
        cache_folder.remove(part)
        raise


def _renewed(last: str, part: str, document: Document) -> bool:
    """Make an index out of the last one; False where it must be built from nothing."""
    try:
        if published.is_whole(last) and renewal.renewed(last, part, document):
            return True
    except (*_FAILURES, TypeError, ValueError):
        pass
    cache_folder.remove(part)
    return False


def _fill(part: str, document: Document, watch: Watch | None) -> None:
    connection = sqlite3.connect(part)
    try:
        page = _SMALL_PAGE if len(document.text) < _SMALL else _LARGE_PAGE
        connection.executescript(
            f"PRAGMA page_size = {page}; PRAGMA cache_size = -{_CACHE};"
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        )
        build.build(connection, document, watch)
    finally:
        connection.close()


def _in_memory(document: Document, watch: Watch | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        build.build(connection, document, watch)
    except BaseException:
        connection.close()
        raise
    return connection
