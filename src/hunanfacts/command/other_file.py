"""The second knowledge file that `audit --with` holds the first one against."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.index import cache, catalogue, storing
from hunanfacts.reckoning import same_things
from hunanfacts.search import queries
from hunanfacts.text import json_text
from hunanfacts.wording import document, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.command.session import Session
    from hunanfacts.model.records import Fact, Figure, Locator, Source
    from hunanfacts.reckoning.finding import Finding
    from hunanfacts.render.answer import Answer


class OtherFile:
    """A second file, its sources called so that none is taken for one of the first file."""

    def __init__(self, path: str, session: Session) -> None:
        """Open the file, as the first one was."""
        self.path = path
        self._session = session
        index = cache.open_index(path, use_cache=session.request.cache, watch=streams.watched)
        try:
            self._own = list(storing.sources(session.index))
            sources = list(storing.sources(index))
            self._names = _names(path, sources, {source.id for source in self._own})
            self._sources = [replace(each, id=self._names[each.id]) for each in sources]
            self._facts = [self._renamed(storing.record(each)) for each in queries.select(index)]
            self._places = catalogue.place_names(index)
        finally:
            index.close()

    def findings(self, facts: Iterable[Fact]) -> list[Finding]:
        """Hold the figures of facts of the first file against those of the second."""
        ours = same_things.things(facts, catalogue.place_names(self._session.index))
        return list(same_things.between(ours, same_things.things(self._facts, self._places)))

    def tell_sources(self, answer: Answer) -> None:
        """Give an answer the sources of both files."""
        style = self._session.style
        used = {source for result in answer.results for source in result.sources}
        sources = [each for each in (*self._own, *self._sources) if each.id in used]
        if style.format == "json":
            answer.sources = [json_text.dumps(document.of_source(each)) for each in sources]
        else:
            answer.sources = [
                phrases.source_line(each, style.language, names_source=True) for each in sources
            ]
        if style.excel:
            answer.titles.update({each.id: each.title[style.language] for each in self._sources})

    def _renamed(self, fact: Fact) -> Fact:
        def called(locator: Locator) -> Locator:
            return replace(locator, id=self._names[locator.id])

        def figure(each: Figure) -> Figure:
            return replace(each, source=called(each.source))

        return replace(fact, source=called(fact.source), figures=tuple(map(figure, fact.figures)))


def _names(path: str, sources: Sequence[Source], taken: set[str]) -> dict[str, str]:
    """Return what sources are called: by their ids, with the file's name where one is taken."""
    names = {}
    for source in sources:
        name = source.id
        while name in taken:
            name = f"{Path(path).name}:{name}"
        taken.add(name)
        names[source.id] = name
    return names
