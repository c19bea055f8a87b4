"""Commands as Typer has them, but with help and usage errors of our own, in both languages."""

from collections import Counter
from typing import Any, NoReturn

import typer
import typer.core

from hunanfacts.model import errors

# Typer has no public name for what it raises over a wrong command line, only for this kind of it.
UsageProblem: type[Exception] = typer.BadParameter.__mro__[1]


class Command(typer.core.TyperCommand):
    """A command that refuses what Typer would let pass or say in English, with help of our own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 -- Typer has no public name for it
        """Parse as ever; UsageError for an option given twice, of which Typer takes the last."""
        _, left, given = self.make_parser(ctx).parse_args(list(args))
        for name, count in Counter(
            each.opts[0]
            for each in given
            if each.param_type_name == "option"
            and not (each.multiple or getattr(each, "is_flag", False))
        ).items():
            if count > 1:
                raise errors.UsageError(
                    zh=f"{name}只能给一次",
                    en=f"{name} is given twice; it takes one value",
                    input=name,
                )
        try:
            return super().parse_args(ctx, args)
        except UsageProblem:
            if left:
                from hunanfacts.command import misuse

                raise misuse.too_many(self.name or "", left) from None
            raise

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """Write the page of help, in the language and of the knowledge asked for, and end."""
        return end_with_help(self.name, ctx)


class Commands(typer.core.TyperGroup):
    """The commands, with help of our own."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Find the command; UsageError, with what may have been meant, where there is none."""
        if args[0] not in self.commands:
            from hunanfacts.command import misuse

            raise misuse.no_command(args[0])
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """Write the first page of help, and end."""
        return end_with_help(None, ctx)


def end_with_help(name: str | None, context: Any) -> NoReturn:  # noqa: ANN401 -- of Typer
    """Write a page of help, that of a command or the first, and end."""
    from hunanfacts.command.help import pages

    language, data, no_pager = context.obj
    pages.write(pages.page(name, language, data), no_pager=no_pager)
    raise typer.Exit
