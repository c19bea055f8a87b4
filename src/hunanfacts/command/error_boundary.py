"""The one error boundary: whatever happens ends in a message and an exit status."""

from __future__ import annotations

import os
import sys

from hunanfacts.command import streams
from hunanfacts.model import errors
from hunanfacts.render.answer import MACHINE_FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hunanfacts.model.vocabulary import Language


def guarded(run: Callable[[list[str]], int], arguments: Sequence[str] | None) -> int:
    """Run a command line, sys.argv's by default, and return its exit status."""
    given = _typed() if arguments is None else list(arguments)
    streams.prepare()
    try:
        return run(given)
    except BrokenPipeError:
        streams.close_stdout()
        return 0  # a reader that has enough is no error
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001 -- the last resort
        error = _named(problem)
        language, _, machine = glimpse(given)
        streams.report(error, language, machine=machine)
        return error.exit_code


def _typed() -> list[str]:
    """Return the words of the command line, read as UTF-8 where Python took them for ASCII.

    It does so under LC_ALL=C if it is kept from mending that. The name of a file is left as it is,
    since the system is asked for it in the same way.
    """
    return [word if word.isascii() else _in_utf_8(word) for word in sys.argv[1:]]


def _in_utf_8(word: str) -> str:
    try:
        read = word.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return word  # read rightly, or in no encoding
    _, _, value = word.rpartition("=")
    # pathlib costs more to import than a whole look-up
    return word if os.path.exists(value) else read  # noqa: PTH110


def _named(problem: BaseException) -> errors.HunanfactsError:
    """Say in our own terms what went wrong."""
    match problem:
        case errors.HunanfactsError():
            return problem
        case KeyboardInterrupt():
            return errors.InterruptedByUserError(zh="已中断", en="interrupted")
        case OSError():
            if sys.stdout is not None:
                streams.close_stdout()  # what is still held back could not be written either
            from hunanfacts.model import system_errors

            zh, en = system_errors.reason(problem)
            return errors.OutputError(zh=f"写不出：{zh}", en=f"cannot write: {en}")
        case _:
            return _bug(problem)


def glimpse(given: Sequence[str]) -> tuple[Language, str | None, bool]:
    """Guess language, knowledge file and kind of format of a line that may not be a right one.

    The file is None where none is named; the last tells whether the answer is for a machine.
    """
    said = dict(zip(given, [*given[1:], ""], strict=False))
    said |= dict(word.split("=", 1) for word in given if word.startswith("--") and "=" in word)
    asked = said.get("--lang")
    language: Language = "zh" if asked == "zh" else "en" if asked == "en" else streams.language()
    machine = {"--json", "--ndjson"} & set(given) or said.get("--format") in MACHINE_FORMATS
    data = said.get("--data") or os.environ.get("HUNANFACTS_DATA") or None
    return language, data, bool(machine) and "--excel" not in given


def _bug(problem: BaseException) -> errors.InternalError:
    if os.environ.get("HUNANFACTS_DEBUG"):
        import traceback

        traceback.print_exception(problem)
    what = f"{type(problem).__name__}: {problem}"
    return errors.InternalError(
        zh=f"程序出错（这是我们的错）：{what}\n设HUNANFACTS_DEBUG=1再试可看到全部细节",
        en=f"a bug of ours: {what}\nset HUNANFACTS_DEBUG=1 and try again for the details",
    )
