"""How far the reading of drafts is, shown on a terminal's stderr once it takes long."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from hunanfacts.figures import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Passage
    from hunanfacts.model.vocabulary import Language

_PATIENCE = 1.0
"""Seconds that nobody needs to be told of."""
_LABELS: dict[Language, str] = {"zh": "核对稿件", "en": "checking drafts"}


class Watch:
    """Counts the bytes of drafts as they are read, and draws a bar once that takes long."""

    def __init__(self, total: int, language: Language, *, is_wanted: bool = True) -> None:
        """Take how many bytes there are; nothing is drawn where stderr is no terminal."""
        self._total = total
        self._label = _LABELS[language]
        self._is_shown = is_wanted and sys.stderr is not None and sys.stderr.isatty()
        self._since = time.monotonic()
        self._read = 0
        self._bar: tuple[Progress, TaskID] | None = None

    def passages(
        self, read: Callable[[IsWanted], Iterator[Passage]], size: int
    ) -> Iterator[Passage]:
        """Pass on the passages of a draft of so many bytes in which there may be numbers."""
        end = self._read + size

        def may_have_any(text: str) -> bool:
            is_wanted = reading.may_have_any(text)
            if not is_wanted:
                self._count(text, end)
            return is_wanted

        for passage in read(may_have_any):
            yield passage
            self._count(passage.text, end)
        self._read = end

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar[0].stop()
            self._bar = None

    def _count(self, text: str, end: int) -> None:
        """Take a text of a draft that ends there for read."""
        if not self._is_shown:
            return
        self._read = min(self._read + len(text.encode("utf-8", "replace")), end)
        if self._bar is None and time.monotonic() - self._since >= _PATIENCE:
            self._bar = self._drawn()
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=self._read)

    def _drawn(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True)
        task = progress.add_task(self._label, total=self._total)
        progress.start()
        return progress, task
