"""What is cited: the sources of what is named, each once, with all the places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from hunanfacts.cite import csl, parts, styles
from hunanfacts.index import catalogue, storing
from hunanfacts.model.errors import UsageError
from hunanfacts.model.vocabulary import CitationStyle
from hunanfacts.search import queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.model.records import Bilingual, Fact, Figure, Locator, Source
    from hunanfacts.model.vocabulary import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source as a style cites it, for all that was asked for out of it."""

    keys: tuple[str, ...]
    """What was asked for: keys of facts, ids of figures; none where the source itself was named."""
    style: CitationStyle
    text: str
    """The entry of a list of references; of BibTeX and CSL-JSON the record."""
    in_text: str | None
    """What stands in the text or in a note where it is cited, where a style says that."""
    csl: dict[str, Any]
    """The item of CSL-JSON, in any style."""
    cautions: tuple[Bilingual, ...]
    """Of the facts and figures, which styles have no place for; the records have them in them."""
    source: Source
    locators: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class _Cited:
    """A source, with what is cited out of it as far as that is known; none of it twice."""

    source: Source
    keys: dict[str, None] = field(default_factory=dict)
    locators: dict[Locator, None] = field(default_factory=dict)
    cautions: dict[Bilingual, None] = field(default_factory=dict)

    def add(self, name: str, locator: Locator, cautions: Sequence[Bilingual | None]) -> None:
        self.keys[name] = None
        self.locators[locator] = None
        self.cautions.update(dict.fromkeys(caution for caution in cautions if caution))

    def told(self, style: CitationStyle) -> Citation:
        source, locators = self.source, tuple(self.locators)
        cautions = [caution[parts.language(source)] for caution in self.cautions]
        text, in_text = styles.cited(source, locators, style, cautions)
        return Citation(
            keys=tuple(self.keys),
            style=style,
            text=text,
            in_text=in_text,
            csl=csl.item(source, locators, cautions),
            cautions=tuple(self.cautions),
            source=source,
            locators=locators,
        )


def usual_style(language: Language) -> CitationStyle:
    """Return the style that is used where none is asked for."""
    return "gbt7714" if language == "zh" else "apa"


def citations(
    index: Index, names: Sequence[str], style: CitationStyle, *, period: str | None = None
) -> list[Citation]:
    """Cite the sources that are named, and those of the facts and figures that are.

    Raises UsageError for an empty name and a style that there is not, NotFoundError where nothing
    is called so.
    """
    if style not in get_args(CitationStyle):
        known = ", ".join(get_args(CitationStyle))
        raise UsageError(
            zh=f"没有“{style}”这种格式；有：{known}",
            en=f'there is no style "{style}"; there are: {known}',
            input=style,
        )
    if not names or not all(name.strip() for name in names):
        raise UsageError(zh="名称是空的", en="a name is empty", input="")
    sources = {source.id: source for source in storing.sources(index)}
    found = {name: _Cited(sources[name]) for name in source_ids(index, names)}
    others = [name for name in names if name not in found]
    for result in queries.called(index, others, period=period) if others else ():
        fact = storing.record(result)
        for name, figure in _asked(fact, others):
            where = figure.source if figure else fact.source
            caution = figure.caution if figure else None
            cited = found.setdefault(where.id, _Cited(sources[where.id]))
            cited.add(name, where, [caution, fact.caution])
    return [cited.told(style) for cited in found.values()]


def source_ids(index: Index, names: Sequence[str]) -> list[str]:
    """Return the names that are ids of sources, unless a fact has them for its key."""
    known = {source for row in catalogue.sources(index, names) for source in row.sources}
    return [name for name in names if name in known and index.by_key(name) is None]


def _asked(fact: Fact, names: Sequence[str]) -> Iterator[tuple[str, Figure | None]]:
    """Yield what is cited of a fact: the figures whose ids were given, else it and all of them."""
    is_of_figures = fact.key not in names and any(name.startswith(f"{fact.key}@") for name in names)
    if not is_of_figures:
        yield fact.key, None
    for figure in fact.figures:
        yield figure.id if is_of_figures else fact.key, figure
