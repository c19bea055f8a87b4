"""How time grows with what is given, told by the seconds of this process at n and at 4n."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMES = 4
_MOST = 9
"""Times the time that four times as much may take; what grows by the square takes 16."""
_NOTHING = 0.05
"""Seconds below which nothing can be told."""
_TRIES = 3


def is_linear(run: Callable[[int], object], size: int, *, nothing: float = _NOTHING) -> bool:
    """Tell whether four times the size takes about four times the time, in a try."""
    return any(_is_linear(run, size, nothing) for _ in range(_TRIES))


def _is_linear(run: Callable[[int], object], size: int, nothing: float) -> bool:
    large = _seconds(run, _TIMES * size)
    return large <= _MOST * nothing or large <= _MOST * _seconds(run, size)


def _seconds(run: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    run(size)
    return time.process_time() - start
