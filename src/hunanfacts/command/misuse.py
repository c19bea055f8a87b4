"""What is wrong with a command line, said in both languages, with what may have been meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from hunanfacts.command import lookup
from hunanfacts.command.help.commands import COMMANDS
from hunanfacts.command.help.options import OPTIONS
from hunanfacts.model import errors
from hunanfacts.model.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence


def named(error: Any, given: Sequence[str]) -> errors.UsageError:  # noqa: ANN401 -- Typer has no public name for it
    """Return the error for what Typer finds wrong with a command line, said in our words."""
    command = given[0] if given and given[0] in COMMANDS else ""
    see = f"hunanfacts {command} -h".replace("  ", " ")
    if hasattr(error, "possibilities"):
        return _no_option(error.option_name, error.possibilities or (), command, see)
    if hasattr(error, "option_name"):
        option = OPTIONS.get(error.option_name)
        needs = option is not None and option.value is not None
        zh, en = ("后面还要写值", "needs a value") if needs else ("不带值", "takes no value")
        return _misused(f"{error.option_name}{zh}", f"{error.option_name} {en}", see)
    if hasattr(error, "param_type") and command in COMMANDS:
        zh, en = (COMMANDS[command].argument[each].rstrip(".") for each in LANGUAGES)
        return _misused(f"还要写：{zh}", f"{en} is missing", see)
    message = str(error.format_message())
    return _misused(f"用法不对：{message}", message, see)


def _misused(zh: str, en: str, see: str, typed: str | None = None) -> errors.UsageError:
    """Return the error, with where to read how it is done."""
    return errors.UsageError(zh=f"{zh}\n用法见：{see}", en=f"{en}\nSee: {see}", input=typed)


def too_many(command: str, left: Sequence[str]) -> errors.UsageError:
    """Return the error for words behind a command that takes no more."""
    typed = " ".join(left)
    return _misused(
        f"多了“{typed}”", f'there is no place for "{typed}"', f"hunanfacts {command} -h"
    )


def _no_option(name: str, near: Sequence[str], command: str, see: str) -> errors.UsageError:
    """Return the error for an option that there is not, or not there."""
    if not command and name in OPTIONS:
        return _misused(f"{name}要写在命令后面", f"{name} goes after the command", see, name)
    zh, en = f"没有选项“{name}”", f'there is no option "{name}"'
    if not near:
        return _misused(zh, en, see, name)
    suggested = tuple(errors.Suggestion(command=option) for option in sorted(near))
    return errors.UsageError(zh=zh, en=en, input=name, suggestions=suggested)


def no_command(name: str) -> errors.UsageError:
    """Return the error for no command; a fact in place of a command is the likeliest slip."""
    near = difflib.get_close_matches(name, COMMANDS)
    if near:
        tries = [f"hunanfacts {each}" for each in near]
    else:
        is_answered = not name.startswith("-") and lookup.is_answered(name)
        tries = [f"hunanfacts stat {name}" if is_answered else "hunanfacts -h"]
    return errors.UsageError(
        zh=f"没有命令“{name}”",
        en=f'there is no command "{name}"',
        input=name,
        suggestions=tuple(errors.Suggestion(command=each) for each in tries),
    )
