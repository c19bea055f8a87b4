"""What all styles make citations of: the source's own texts, its date, and places in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hunanfacts.model.records import Author, Bilingual, Locator, Source
    from hunanfacts.model.vocabulary import Language, SourceType

PERIODICALS: frozenset[SourceType] = frozenset(
    {"article", "article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
)
"""Sources that stand in what comes out again and again."""
ONLINE: frozenset[SourceType] = frozenset({"webpage", "post", "post-weblog"})
"""Sources that there are nowhere but online."""
PIECES: frozenset[SourceType] = frozenset(
    {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"}
)
"""Sources that are a part of a book."""

KINDS = ("page", "section", "table", "paragraph", "line")
"""What a place in a source is counted in; a URL is no place to be printed."""


class Date(NamedTuple):
    """A date as far as it is known; the month and the day are None where they are not."""

    year: str
    """Of a stretch of years both, joined by a hyphen."""
    month: int | None = None
    day: int | None = None
    is_inferred: bool = False

    @property
    def shown_year(self) -> str:
        """The year, in brackets where the source does not print it, as all styles write that."""
        return f"[{self.year}]" if self.is_inferred else self.year

    @property
    def iso(self) -> str:
        """The date in digits, in brackets where it is inferred: 2025-05-18, [2022]."""
        numbers = [format(part, "02") for part in (self.month, self.day) if part is not None]
        text = "-".join([self.year, *numbers])
        return f"[{text}]" if self.is_inferred else text


def date(period: str | None, *, is_inferred: bool = False) -> Date | None:
    """Return a period as a date; of a stretch its years alone."""
    if period is None:
        return None
    first, _, last = period.partition("/")
    ends = [end.partition("-")[0] for end in (first, last) if end and end != ".."]
    if len(ends) > 1 or ".." in period:
        return Date("-".join(dict.fromkeys(ends)), is_inferred=is_inferred)
    year, *rest = first.split("-")
    numbers = [int(part) for part in rest if part.isdecimal()]
    month, day = (*numbers, None, None)[:2]
    return Date(year, month, day, is_inferred)


def issued(source: Source) -> Date | None:
    """Return when a source came out."""
    return date(source.issued, is_inferred=source.issued_inferred)


def language(source: Source) -> Language:
    """Return the language that a source is cited in: its own, where there are texts in it."""
    return "zh" if source.language.partition("-")[0] == "zh" else "en"


def own(text: Bilingual | None, source: Source) -> str:
    """Return a text of a source in its own language."""
    return text[language(source)] if text else ""


def translation(source: Source) -> str:
    """Return the English title of a source that is in another language."""
    title = source.title
    return title.en if title.en and language(source) != "en" and title.en != title.zh else ""


def holder(source: Source) -> str:
    """Return what a source stands in, else who publishes it."""
    return own(source.container or source.publisher, source)


def is_chinese(name: str) -> bool:
    """Tell whether a name is written in Chinese characters."""
    return "\u4e00" <= name[:1] <= "\u9fff"


def name(author: Author, write: Callable[[str, str], str]) -> str:
    """Return a name: in Chinese as it stands, else a family and a given name as `write` does."""
    family, given = author.family or "", author.given or ""
    if author.literal or not (family and given):
        return author.literal or family or given
    return family + given if is_chinese(family) else write(family, given)


def initials(given: str, after: str) -> str:
    """Return the first letters of given names: I. J."""
    return " ".join(f"{part[0]}{after}" for part in given.replace(".", " ").split())


def ordinal(number: str) -> str:
    """Return a number in English as the place that it is: 31st; what is no number as it is."""
    if not number.isdecimal():
        return number
    teens = number[-2:] in {"11", "12", "13"}
    return number + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def located(
    locators: Sequence[Locator],
    words: dict[str, tuple[str, str]],
    *,
    several: str = ", ",
    between: str = "; ",
) -> str:
    """Write places in a source: paras. 3, 22.

    `words` has for each kind of place how one is written, and how several are, with `{}` for the
    numbers, which `several` joins; places of several kinds are joined by `between`.
    """
    places = [_numbers(each) for each in locators]
    kinds = {kind for place in places for kind, _ in place}
    if len(kinds) == 1 and all(len(place) == 1 for place in places):
        numbers = list(dict.fromkeys(number for ((_, number),) in places))
        one, more = words[kinds.pop()]
        return (one if len(numbers) == 1 else more).format(several.join(numbers))
    told = [several.join(words[kind][0].format(number) for kind, number in each) for each in places]
    return between.join(dict.fromkeys(filter(None, told)))


def _numbers(locator: Locator) -> list[tuple[str, str]]:
    found = ((kind, getattr(locator, kind)) for kind in KINDS)
    return [(kind, str(number)) for kind, number in found if number is not None]


def labelled(locators: Sequence[Locator]) -> list[tuple[str, str]]:
    """Return the kind and the number of every place, each once."""
    return list(dict.fromkeys(place for each in locators for place in _numbers(each)))
