"""What a knowledge lists beside its facts: the sources, topics and places of an index."""

from __future__ import annotations

from collections import defaultdict

from hunanfacts.index.stored import Row
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Language


def source_lines(
    index: Index, ids: Iterable[str], language: Language, *, with_notes: bool = False
) -> list[str]:
    """Return what there is to say of each source, once, in the file's order."""
    used = set(ids)
    lines = []
    for name, _, zh, en, _, _, zh_note, en_note, _ in index.all_sources():
        line, note = (zh, zh_note) if language == "zh" else (en, en_note)
        if name in used:
            lines.append(f"{line}\n{note}" if with_notes and note else line)
    return lines


def source_titles(index: Index, language: Language) -> list[str]:
    """Return what each source is, without the word "source" before it."""
    return list(titles_by_source(index, language).values())


def titles_by_source(index: Index, language: Language) -> dict[str, str]:
    """Return the same by the ids of the sources."""
    place = 2 if language == "zh" else 3
    parting = "：" if language == "zh" else ": "
    return {source[0]: source[place].partition(parting)[2] for source in index.all_sources()}


def topic_labels(index: Index, ids: Collection[str], language: Language) -> list[str]:
    """Return the labels of topics."""
    rows = index.select("SELECT id, zh, en FROM topic ORDER BY rowid")
    return [zh if language == "zh" else en for topic, zh, en in rows if topic in ids]


def sources(index: Index, ids: Collection[str] | None = None) -> list[Row]:
    """Return the sources, or those of these ids, with the number of facts out of each.

    A fact is out of each source that it or a figure of it stands in.
    """
    found = []
    for name, json, zh, en, zh_title, en_title, _, _, count in index.all_sources():
        if ids is None or name in ids:
            zh_cells, en_cells = (
                [[name, title, str(count), line]]
                for title, line in ((zh_title, zh), (en_title, en))
            )
            record = f'{json[:-1]}, "count": {count}}}'
            found.append(Row(record, zh=zh_cells, en=en_cells, sources=[name]))
    return found


def topics(
    index: Index, counts: dict[str, int] | None = None, *, ids: Collection[str] | None = None
) -> list[Row]:
    """Return the topics, or those of these ids, with the number of their facts.

    The number is that of all facts, unless `counts` says.
    """
    if counts is None:
        counts = dict(index.select("SELECT topic, count(*) FROM fact GROUP BY topic"))
    found = []
    for name, label, zh, en in index.select("SELECT id, label, zh, en FROM topic ORDER BY rowid"):
        if ids is not None and name not in ids:
            continue
        count = counts.get(name, 0)
        record = f'{{"id": "{name}", "label": {label}, "count": {count}}}'
        cells = ([[name, text, str(count)]] for text in (zh, en))
        found.append(Row(record, zh=next(cells), en=next(cells)))
    return found


def topics_called(index: Index, names: Iterable[str]) -> list[str]:
    """Return the ids of the topics whose id or label in either language is one of these names."""
    wanted = {folding.fold(index.simplified(name)) for name in names}
    topics = index.select("SELECT id, folded FROM topic")
    return [topic for topic, told in topics if not wanted.isdisjoint(told.split("\n"))]


def places(index: Index) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return every place: its id, the id of the place around it, and its folded names."""
    rows = index.select("SELECT id, within, folded FROM place")
    return [(place, within, tuple(names.split("\n"))) for place, within, names in rows]


def places_called(index: Index, names: Iterable[str]) -> list[str]:
    """Return the ids of the places of these names, in any language or in letters.

    A name is whole; where no place has it, it may be a part of one.
    """
    places = index.select("SELECT id, folded, spelt FROM place")
    of_names: dict[str, list[str]] = defaultdict(list)
    for place, told, spelt in places:
        for name in {place, *told.split("\n"), *spelt.split("\n")}:
            of_names[name].append(place)
    found: list[str] = []
    for name in dict.fromkeys(folding.fold(index.simplified(name)) for name in names):
        if name in of_names or len(name) < len("新区"):
            found += of_names.get(name, ())
        else:
            found += (place for place, told, _ in places if name in told)
    return list(dict.fromkeys(found))


def place_names(index: Index) -> dict[str, frozenset[str]]:
    """Return the folded names of every place, by its id."""
    return {place: frozenset(names) for place, _, names in places(index)}


def place_documents(index: Index) -> list[str]:
    """Return the JSON of every place, in the file's order."""
    return [record for (record,) in index.select("SELECT json FROM place ORDER BY rowid")]
