"""The errors a user can meet, each with its code and exit status (both are contract)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class Suggestion:
    """What may have been meant: a fact, with its label and figure, or something else to type.

    `label` and `display` are texts by language, None in one that the knowledge lacks; `display` is
    None for a fact without figures.
    """

    __slots__ = ("command", "display", "key", "label")

    def __init__(
        self,
        *,
        key: str = "",
        label: dict[str, str | None] | None = None,
        display: dict[str, str | None] | None = None,
        command: str = "",
    ) -> None:
        """Take a key with its label and figure, or a command."""
        self.key = key
        self.label = label
        self.display = display
        self.command = command

    def text(self, language: str) -> str:
        """Say it in a line; a language that the knowledge lacks is the other one."""
        texts = [each for each in (self.label, self.display) if each]
        told = [each[language] or each["zh"] or each["en"] for each in texts]
        return "  ".join(part for part in (self.command or self.key, *told) if part)


class FaultMessage:
    """One fault of a knowledge file, as it is told: its code, place, message and line."""

    __slots__ = ("code", "column", "en", "line", "text", "zh")

    def __init__(  # noqa: PLR0913 -- every part of the JSON contract
        self, *, code: str, zh: str, en: str, line: int | None, column: int | None, text: str
    ) -> None:
        """Take what there is to tell; `text` is the line as it stands in the file."""
        self.code = code
        self.zh = zh
        self.en = en
        self.line = line
        self.column = column
        self.text = text


class HunanfactsError(Exception):
    """Something a user can understand and mend: said in both languages, with a code for machines.

    `input` is what was given, `suggestions` what may have been meant (three at most), `faults`
    those of a knowledge file.
    """

    code: ClassVar[str]
    exit_code: ClassVar[int]

    def __init__(  # noqa: PLR0913 -- every part of the JSON contract
        self,
        *,
        zh: str,
        en: str,
        input: str | None = None,  # noqa: A002 -- the name in the JSON contract
        suggestions: tuple[Suggestion, ...] = (),
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        faults: tuple[FaultMessage, ...] = (),
    ) -> None:
        """Keep what is known of the place and the remedy."""
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.input = input
        self.suggestions = suggestions
        self.file = file
        self.line = line
        self.column = column
        self.faults = faults


class NotFoundError(HunanfactsError):
    """Nothing in the knowledge answers the query."""

    code = "not-found"
    exit_code = 1


class IncomparableError(HunanfactsError):
    """The figures asked about cannot be compared with one another."""

    code = "incomparable"
    exit_code = 1


class UsageError(HunanfactsError):
    """The command line asks for something that does not exist or does not fit together."""

    code = "usage"
    exit_code = 2


class TooLongError(UsageError):
    """A question is longer than any question is."""


class AmbiguousError(UsageError):
    """A single number is asked for, and several figures answer."""

    code = "ambiguous"


class UnknownFieldError(UsageError):
    """`--fields` names a field that the output does not have."""

    code = "unknown-field"


class UnitError(UsageError):
    """A unit was asked for that the figures cannot be turned into, or that none is told in."""

    code = "unit-mismatch"


class AmountError(UsageError):
    """An amount was to be given, as a limit or to be read, and what is given is none."""

    code = "amount"


class DataError(HunanfactsError):
    """The knowledge file is missing, unreadable, not TOML or not valid."""

    code = "data-invalid"
    exit_code = 3
    found: tuple[Any, ...] = ()
    """The faults themselves, all of them, as `knowledge` has them; `faults` are those to tell."""


class DataUnreadableError(DataError):
    """The knowledge file is missing or cannot be read."""

    code = "data-unreadable"


def unreadable(path: str, problem: Exception) -> DataUnreadableError:
    """Return the error for a knowledge file that the system gives `problem` for."""
    from hunanfacts.model import system_errors

    zh, en = system_errors.reason(problem)
    return DataUnreadableError(
        zh=f"读不了知识文件：{path}：{zh}",
        en=f"cannot read the knowledge file: {path}: {en}",
        file=path,
    )


class DataSyntaxError(DataError):
    """The knowledge file is not TOML."""

    code = "data-syntax"


class DraftError(HunanfactsError):
    """A draft is missing, cannot be read, or is no text."""

    code = "draft-unreadable"
    exit_code = 3


class OutputError(HunanfactsError):
    """The answer could not be written, as on a full disk."""

    code = "output"
    exit_code = 70


class InternalError(HunanfactsError):
    """A bug of ours."""

    code = "internal"
    exit_code = 70


class InterruptedByUserError(HunanfactsError):
    """The user pressed Ctrl-C."""

    code = "interrupted"
    exit_code = 130
