"""A stream that does not wait, as a pipe of some programs, made to wait until all is taken."""

from __future__ import annotations

import io
import os
import select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Waiting(io.RawIOBase):
    """Writes to a descriptor of the system; where that is full, waits until there is room.

    The descriptor stays as it is, since other processes share it.
    """

    def __init__(self, number: int) -> None:
        """Write to the descriptor of that number."""
        self._number = number

    def fileno(self) -> int:
        """Return the number of the descriptor."""
        return self._number

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return os.isatty(self._number)

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 -- whatever has bytes
        """Write as much as there is room for, once there is some, and return how much."""
        while True:
            try:
                return os.write(self._number, data)
            except BlockingIOError:
                select.select([], [self._number], [])


def stream(number: int, like: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return a stream for text that waits, in the encoding of another."""
    return io.TextIOWrapper(
        io.BufferedWriter(Waiting(number)),
        encoding=like.encoding,
        errors=like.errors,
        line_buffering=like.line_buffering,
    )
