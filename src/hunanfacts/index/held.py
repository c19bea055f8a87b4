"""An index that stays open from one answer to the next, for a process that gives many."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.index import cache, cache_folder, published

if TYPE_CHECKING:
    from hunanfacts.index.store import Index


class HeldIndex:
    """The index of a knowledge file, opened anew only where the file may have changed."""

    def __init__(self, asked: str | None, *, use_cache: bool = True) -> None:
        """Take the file, None for that of the installation; it is not opened yet."""
        self._asked = asked
        self._use_cache = use_cache
        self._index: Index | None = None
        self._state: str | None = None

    def opened(self) -> Index:
        """Return the index of the file as it is now; DataError where it cannot be read."""
        state = self._unchanging_state()
        if self._index is None or state is None or state != self._state:
            self.close()
            self._index = cache.open_index(self._asked, use_cache=self._use_cache)
            self._state = state if state == self._unchanging_state() else None
        return self._index

    def close(self) -> None:
        """Close it, to be opened anew where it is asked for."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _unchanging_state(self) -> str | None:
        """Return the identity of the file; None where it may change and keep that."""
        path = cache.packaged_file() if self._asked is None else self._asked
        try:
            state = Path(path).stat()
        except (OSError, ValueError):
            return None
        is_settled = cache_folder.is_settled(state, time.time_ns())
        return published.identity(state) if is_settled and published.is_regular(state) else None
