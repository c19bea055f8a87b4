"""The pages of help: what there is, one command, one topic; laid out for the terminal's width."""

from __future__ import annotations

import re

from hunanfacts.command import streams
from hunanfacts.command.help.commands import COMMANDS
from hunanfacts.command.help.examples import Sample
from hunanfacts.command.help.options import OPTIONS
from hunanfacts.command.help.topics import TOPICS
from hunanfacts.model.errors import UsageError
from hunanfacts.text import wrapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.model.vocabulary import Language, ResultKind

_NARROW = 60
"""Columns below which what a word means stands under it."""
_WIDEST = 100
_MOST_BEFORE = 24
"""Columns that a word may have for its meaning to stand beside it."""

_UNPARTED = re.compile(r"'[^']*'|\"[^\"]*\"|(?<= )--[\w-]+ (?=[\w.])")
"""What a shell, or a reader, takes for one: what is quoted, an option and its value."""
_NO_BREAK = "\xa0"

_SHORT = {"--help": "-h, --help", "--verbose": "-v, --verbose"}


class _Page:
    """Lines in one language, no wider than the terminal as far as words allow."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.width = min(streams.width(), _WIDEST)
        self.lines: list[str] = []

    def of(self, *, zh: str, en: str) -> str:
        """Return the text in the page's language."""
        return zh if self.language == "zh" else en

    def paragraph(self, text: str) -> None:
        """Add a paragraph after an empty line."""
        if text:
            self.lines += ["", *wrapping.lines(text, self.width)]

    def heading(self, text: str) -> None:
        """Add a heading after an empty line."""
        self.lines += ["", self.of(zh=f"{text}：", en=f"{text}:")]

    def rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add words with what they mean: beside them, or below where there is no room."""
        found = list(rows)
        fitting = [wrapping.width(word) for word, _ in found]
        column = max((each for each in fitting if each <= _MOST_BEFORE), default=0)
        is_narrow = self.width < _NARROW
        indent = 6 if is_narrow else column + 4
        for word, meaning in found:
            told = wrapping.lines(meaning, self.width - indent)
            if is_narrow or wrapping.width(word) > column:
                head = wrapping.lines(word, self.width - 2)
                self.lines += [f"  {line}" for line in head]
            else:
                self.lines.append(f"  {wrapping.padded(word, column)}  {told.pop(0)}")
            self.lines += [" " * indent + line for line in told if line]

    def example(self, line: str, meaning: str) -> None:
        """Add a line for a shell, broken as a shell allows it, with what it shows above it."""
        whole = _UNPARTED.sub(lambda found: found[0].replace(" ", _NO_BREAK), line)
        broken = wrapping.lines(whole, self.width - 4, " \\")
        first, *more = (part.replace(_NO_BREAK, " ") for part in broken)
        self.lines += [f"  # {each}" for each in wrapping.lines(meaning, self.width - 4)]
        self.lines += [f"  {first}", *(f"    {each}" for each in more)]


def page(name: str | None, language: Language, data: str | None = None) -> list[str]:
    """Return the page of a command, of a topic, or of all; UsageError for any other name."""
    if name is None:
        return overview(language, data)
    if name in COMMANDS:
        return of_command(name, language, data)
    if name in TOPICS:
        return of_topic(name, language)
    raise UsageError(
        zh=f"没有命令或题目“{name}”；题目有：{'、'.join(TOPICS)}",
        en=f'there is no command or topic "{name}"; the topics are: {", ".join(TOPICS)}',
        input=name,
    )


def write(lines: Sequence[str], *, no_pager: bool = False) -> None:
    """Write a page, on a terminal through the pager where it is longer than the screen."""
    if no_pager or not streams.is_terminal():
        streams.write(lines)
        return
    from hunanfacts.command import pager

    pager.show(lines)


def overview(language: Language, data: str | None = None) -> list[str]:
    """Say what the program does, of which knowledge, and which commands and topics there are."""
    page = _Page(language)
    page.lines = wrapping.lines(
        page.of(
            zh="hunanfacts：查事实与数据，每个数都带界限、单位、时期和出处",
            en="hunanfacts: facts and figures, each with its bound, unit, period and source",
        ),
        page.width,
    )
    sample = Sample(data, language)
    page.paragraph(sample.about)
    page.lines += ["", *_usage(page, page.of(zh="命令 [选项]", en="COMMAND [OPTIONS]"))]
    page.heading(page.of(zh="命令", en="Commands"))
    page.rows((name, command.text[language]) for name, command in COMMANDS.items())
    page.heading(page.of(zh="选项", en="Options"))
    page.rows(_options(("--lang", "--no-pager", "--version", "--help"), language))
    page.heading(page.of(zh="题目（help 题目）", en="Topics (help TOPIC)"))
    page.rows((name, topic.title[language]) for name, topic in TOPICS.items())
    page.heading(page.of(zh="例子", en="Examples"))
    for name in ("stat", "search", "help"):
        line, meaning = COMMANDS[name].examples[0]
        page.example(sample.filled(line), meaning[language])
    return page.lines


def of_command(name: str, language: Language, data: str | None = None) -> list[str]:
    """Say what a command does with its arguments and options, with examples."""
    page, command = _Page(language), COMMANDS[name]
    rest = " ".join((name, command.argument[language], page.of(zh="[选项]", en="[OPTIONS]")))
    page.lines = _usage(page, rest.replace("  ", " "))
    page.paragraph(_sentence(command.text[language], language))
    page.paragraph(command.more[language])
    page.heading(page.of(zh="选项", en="Options"))
    page.rows(_options(command.options, language, is_check=name == "check"))
    page.heading(page.of(zh="例子", en="Examples"))
    sample = Sample(data, language)
    for line, meaning in command.examples:
        page.example(sample.filled(line), meaning[language])
    return page.lines


def of_topic(name: str, language: Language) -> list[str]:
    """Return the page of a topic."""
    page, topic = _Page(language), TOPICS[name]
    page.lines = [f"{name}{page.of(zh='：', en=': ')}{topic.title[language]}"]
    page.paragraph(topic.before[language])
    page.lines.append("")
    if name == "fields":
        page.rows((", ".join(names), fields) for names, fields in _records())
    else:
        page.rows((term, meaning[language]) for term, meaning in topic.rows)
    page.paragraph(topic.after[language])
    return page.lines


def _usage(page: _Page, rest: str) -> list[str]:
    return wrapping.lines(
        page.of(zh="用法：hunanfacts ", en="Usage: hunanfacts ") + rest, page.width
    )


def _sentence(text: str, language: Language) -> str:
    return f"{text}。" if language == "zh" else f"{text[:1].upper()}{text[1:]}."


def _options(
    names: Iterable[str], language: Language, *, is_check: bool = False
) -> Iterable[tuple[str, str]]:
    """Yield options as they are typed, with what they do; all in the order of `OPTIONS`."""
    wanted = set(names)
    for name, option in OPTIONS.items():
        if name in wanted:
            value = f" {option.value[language]}" if option.value else ""
            yield (
                _SHORT.get(name, name) + value,
                _with_words(option.text[language], language, is_check=is_check),
            )


def _with_words(text: str, language: Language, *, is_check: bool) -> str:
    """Put the closed lists of words where the names of their options stand."""
    if "{" not in text:
        return text
    from hunanfacts.command import words

    return words.filled(text, language, is_check=is_check)


_ASKED_FOR: dict[ResultKind, str] = {
    "proof": "validate --against",
    "sentence": "stat --sentence, show --sentence, cite --sentence",
}
"""What gives the records that are of no command by themselves."""


def _records() -> Iterable[tuple[list[str], str]]:
    """Yield the fields of records, each kind once, with the commands that give them."""
    from hunanfacts.render import shapes

    commands: dict[str, list[str]] = {}
    kinds = {**{command: command for command in shapes.COMMANDS}, **_ASKED_FOR}
    for kind, name in kinds.items():
        commands.setdefault(" ".join(_shown(shapes.of(kind).fields)), []).append(name)
    for fields, names in commands.items():
        yield names, fields


def _shown(fields: Sequence[str]) -> list[str]:
    """Leave out what is said once for all: languages of a text, locators, figures but the first."""
    figures = [field for field in fields if f"{field}.among" in fields and field != "figures"]
    told = [
        f"{field}.*" if field in figures else field
        for field in fields
        if not field.endswith((".zh", ".en"))
        and ".locator." not in field
        and not field.startswith(tuple(f"{figure}." for figure in figures))
    ]
    return [field for field in told if f"{field}.id" not in fields and f"{field}.low" not in fields]
