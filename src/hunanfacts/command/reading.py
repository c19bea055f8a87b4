"""The drafts that a check is given: which they are, and what is found in one after the other."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check.checking import Checker
from hunanfacts.check.effort import Allowance
from hunanfacts.check.in_batches import BatchChecker
from hunanfacts.check.reading import drafts
from hunanfacts.command import batch, streams
from hunanfacts.command.progress import Watch
from hunanfacts.model.errors import DraftError, UsageError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Finding, Passage, Verdict
    from hunanfacts.command.request import Request
    from hunanfacts.command.session import Session

_STDIN = "-"


class _Draft(NamedTuple):
    """A draft that is to be read: its name, what reads it, and how many bytes it has."""

    name: str
    read: Callable[[IsWanted], Iterator[Passage]]
    size: int


class Reading:
    """The reading of drafts, one after the other; one of several that cannot be read is told of."""

    def __init__(
        self, session: Session, names: Sequence[str], globs: Sequence[str], *, takes_long: bool
    ) -> None:
        """Find the drafts, which may take long or may not.

        Raises DraftError for a single one that is missing, UsageError where folders have none.
        """
        self.status = 0
        self._session = session
        self._takes_long = takes_long
        self._is_alone = len(names) == 1 and not drafts.is_folder(names[0])
        self._drafts = list(self._found(names, tuple(globs) or drafts.GLOB))
        if not self._drafts and not self.status:
            raise UsageError(
                zh="文件夹里没有稿件；可用--glob说明是哪些文件",
                en="there are no drafts in the folder; --glob says which files are",
                input=" ".join(names),
            )

    def findings(
        self, silent: Counter[Verdict] | None, *, is_drawn: bool
    ) -> Iterator[tuple[str, Finding]]:
        """Yield what is found in each draft, with its name; the bar is drawn where it may be.

        Numbers of which nothing is known are only counted, in `silent`, if that is given.
        """
        total = sum(each.size for each in self._drafts)
        one = Checker(self._session.index, counts_silent=silent is not None)
        checker = BatchChecker(one)
        watch = Watch(total, self._session.style.language, is_wanted=is_drawn)
        try:
            for draft in self._drafts:
                allowance = None if self._takes_long else Allowance(draft.name, draft.size)
                passages = watch.passages(draft.read, draft.size)
                try:
                    for finding in checker.findings(passages, allowance):
                        yield draft.name, finding
                except DraftError as error:
                    watch.close()
                    self._tell(error)
        finally:
            watch.close()
            checker.close()
            if silent is not None:
                silent.update(checker.silent)

    def _found(self, names: Sequence[str], globs: Sequence[str]) -> Iterator[_Draft]:
        seen: set[str] = set()
        for name in dict.fromkeys(names):
            if name == _STDIN:
                data = _from_stdin(self._session.request)
                yield _Draft(
                    name,
                    partial(drafts.passages_of, data, name, takes_long=self._takes_long),
                    len(data),
                )
                continue
            try:
                for path in drafts.files([name], globs):
                    if str(path) not in seen:
                        seen.add(str(path))
                        yield _Draft(
                            str(path),
                            partial(drafts.passages, path, takes_long=self._takes_long),
                            _size(path),
                        )
            except DraftError as error:
                self._tell(error)

    def _tell(self, error: DraftError) -> None:
        if self._is_alone:
            raise error
        request = self._session.request
        self.status = error.exit_code
        streams.report(error, request.style.language, machine=request.is_for_machine)


def _from_stdin(request: Request) -> bytes:
    if sys.stdin is None:
        raise UsageError(zh="标准输入已关闭", en="stdin is closed", input=_STDIN)
    if batch.is_waiting() and not request.is_for_machine:
        zh, en = "等候稿件，Ctrl-D结束", "waiting for a draft; Ctrl-D ends"
        streams.say(zh if request.style.language == "zh" else en)
    try:
        return sys.stdin.buffer.read(drafts.LARGEST + 1)
    except OSError as problem:
        raise streams.unreadable(problem) from problem


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say why
