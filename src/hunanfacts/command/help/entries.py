"""What there is to say of a command in help, and the options that many commands share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language

    Text = dict[Language, str]


def text(*, zh: str, en: str) -> Text:
    """Return one text; neither language can be left out."""
    return {"zh": zh, "en": en}


class CommandHelp:
    """What is said of a command: its arguments, what it does, more of that, options and examples.

    Examples are lines for a shell with what they show. What stands in braces is filled in with
    names out of the knowledge: see `examples.Sample`.
    """

    __slots__ = ("argument", "examples", "more", "options", "text")

    def __init__(  # noqa: PLR0913 -- all that help tells of it
        self,
        *,
        zh: str,
        en: str,
        argument: tuple[str, str] = ("", ""),
        more: tuple[str, str] = ("", ""),
        options: tuple[str, ...],
        examples: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        """Take the texts, Chinese before English; an example is a line with two explanations."""
        self.text = text(zh=zh, en=en)
        self.argument = text(zh=argument[0], en=argument[1])
        self.more = text(zh=more[0], en=more[1])
        self.options = options
        self.examples = [(line, text(zh=zh, en=en)) for line, zh, en in examples]


ALWAYS = ("--lang", "--help")
"""Options of every command."""
ANSWER = (
    "--data", "--format", "--json", "--ndjson", "--excel", "--fields", "--limit", "--ascii",
    "--no-color", "--no-pager", *ALWAYS,
)  # fmt: skip
"""Options of commands that give an answer out of the knowledge."""
