"""Names out of the knowledge for the examples of help, so that they answer whatever it is about."""

from __future__ import annotations

from hunanfacts.index import cache, catalogue
from hunanfacts.index.stored import FACT_CELLS, MARKS
from hunanfacts.model.errors import HunanfactsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

_LOOKED_AT = 200
"""Facts that an example may be taken from; the first of a file are enough."""
_SOURCES_TOLD = 3


class Sample:
    """What help says of the knowledge: `about` it, and `names` to put into examples.

    Both are empty where it cannot be read, or not at once; then examples name what stands there.
    """

    def __init__(self, data: str | None, language: Language) -> None:
        """Look at the first facts of the knowledge file `data`, or of the installation's."""
        self._language = language
        self.about = ""
        self.names = _PLACEHOLDERS[language]
        try:
            index = cache.open_quickly(data)
            if index is not None:
                self.about = _about(index, language)
                self.names = {**self.names, **_names(index, language)}
                index.close()
        except HunanfactsError:
            pass  # help is needed most where something is wrong

    def filled(self, line: str) -> str:
        """Return an example with names in it."""
        for name, value in self.names.items():
            place = f"{{{name}}}"
            if place in line:
                line = line.replace(
                    place, _quoted(self._word_of(value) if name == "kind" else value)
                )
        return line

    def _word_of(self, kind: str) -> str:
        if self._language == "en":
            return kind
        from hunanfacts.command import words

        told = words.names_of("--kind").get(kind)
        return told["zh"] if told else kind


_PLACEHOLDERS: dict[Language, dict[str, str]] = {
    "zh": {"key": "键", "label": "名称", "series": "键", "source": "来源", "topic": "主题",
           "place": "地点", "kind": "类别"},
    "en": {"key": "KEY", "label": "LABEL", "series": "KEY", "source": "SOURCE", "topic": "TOPIC",
           "place": "PLACE", "kind": "KIND"},
}  # fmt: skip


def _about(index: Index, language: Language) -> str:
    """Say the title, the sources with their dates, and how many facts there are."""
    titles = catalogue.source_titles(index, language)
    title, count = index.meta(f"title_{language}"), index.count()
    if language == "zh":
        return f"{title}，{count}条，出自{'；'.join(titles[:_SOURCES_TOLD])}"
    return f"{title}: {count} facts out of {'; '.join(titles[:_SOURCES_TOLD])}"


def _names(index: Index, language: Language) -> dict[str, str]:
    facts = index.numbered(range(1, _LOOKED_AT + 1))
    names = {}
    if sources := catalogue.sources(index):
        names["source"] = sources[0].sources[0]
    if single := [fact for fact in facts if _is_one_number(fact)]:
        best = next((fact for fact in single if _mark(fact, "bound") != ["exact"]), single[0])
        names |= {"key": best.key, "series": best.key, "topic": best.topic}
        names["label"] = best.rows(language)[0][FACT_CELLS.index("label")]
    if series := [fact.key for fact in facts if _is_series(fact)]:
        names["series"] = series[0]
    for fact in reversed(facts):
        if fact.place:
            names |= {"kind": fact.kind, "place": fact.place}
    if language == "zh":
        called = {place: folded[0] for place, _, folded in catalogue.places(index)}
        names |= {name: called[each] for name, each in names.items() if name == "place"}
    return names


def _mark(fact: Found, name: str) -> list[str]:
    place = MARKS.index(name)
    return [mark[place] for mark in fact.marks]


def _is_one_number(fact: Found) -> bool:
    return len(fact.marks) == 1 and _mark(fact, "value") != [""]


def _is_series(fact: Found) -> bool:
    """Tell whether the fact has levels of two periods, which a trend can be made of."""
    pairs = zip(_mark(fact, "measure"), _mark(fact, "period"), strict=True)
    return len({period for measure, period in pairs if measure == "level" and period}) > 1


def _quoted(word: str) -> str:
    """Write a word for a shell: quoted where it is not of letters, digits and hyphens alone."""
    if all(char.isalnum() or char in "-_ " for char in word):
        return word
    return "'" + word.replace("'", "'\\''") + "'"
