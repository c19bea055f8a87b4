"""The compiled index, an SQLite file: what is in it, and the look-ups that it answers.

Every fact is kept finished: its JSON in pieces, so that figures can be left out, and the cells a
person reads in each language. Only texts are read from an index, never code.
"""

from __future__ import annotations

from hunanfacts.index.database import Database
from hunanfacts.index.stored import FACT_CELLS, Row
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

LAYOUT = 30
"""Raised with every change of the tables or of what is in them."""

_MOST_VARIABLES = 500
"""Of a statement; old SQLite takes no more than 999."""
_MOST_NAMES = 20_000
_MOST_SOUNDING = 200
_MOST_COUNTED = 2000
_BEGINNING = 2
"""Letters of an English word that are right, where names are many."""


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


class Index(Database):
    """An open index, and the look-ups that it answers."""

    _sources: list[tuple[str, ...]] | None = None

    def by_key(self, key: str) -> Found | None:
        """Return the fact of that key."""
        return next(self._facts("fact WHERE key = ?", key), None)

    def keys(self, start: str) -> list[str]:
        """Return the keys that begin with `start`, in order."""
        keys = self._select(
            "SELECT key FROM fact WHERE key >= ? AND key < ? ORDER BY key", start, start + "\uffff"
        )
        return [key for (key,) in keys]

    def label_of(self, key: str, language: Language) -> str:
        """Return the label of the fact of that key; "" where there is none."""
        fact = self.by_key(key)
        return fact.rows(language)[0][FACT_CELLS.index("label")] if fact else ""

    def names_starting(self, start: str, most: int) -> list[tuple[str, str]]:
        """Return up to `most` labels and aliases that begin so when folded, each with its key."""
        folded = folding.fold(self.simplified(start))
        if not folded:
            return []
        numbers = self._select(
            "SELECT DISTINCT fact FROM name WHERE folded >= ? AND folded < ? LIMIT ?",
            folded,
            folded + "\uffff",
            most,
        )
        from hunanfacts.text import json_text

        found: dict[str, str] = {}
        for fact in self.numbered(number for (number,) in numbers):
            record = json_text.loads(fact.json)
            for name in (*record["label"].values(), *record["aliases"]):
                if name and folding.fold(name).startswith(folded):
                    found.setdefault(name, fact.key)
        return list(found.items())[:most]

    def named(self, name: str) -> list[Found]:
        """Return the facts of which `name` is a key, label or alias, in the file's order."""
        return list(
            self._facts(
                "name JOIN fact ON fact.id = name.fact WHERE name.folded = ? ORDER BY name.fact",
                folding.fold(self.simplified(name)),
            )
        )

    def simplified(self, text: str) -> str:
        """Turn traditional characters into those that the knowledge is written in."""
        strange = {char for char in text if char > "\u2e7f" and not "\ud800" <= char <= "\udfff"}
        strange = set(sorted(strange)[:_MOST_VARIABLES])
        if not strange:
            return text
        pairs = self._select(
            f"SELECT * FROM variant WHERE written IN ({_marks(strange)})", *strange
        )
        return text.translate(str.maketrans(dict(pairs))) if pairs else text

    def candidates(
        self, words: Sequence[str], *, some: bool = False, most: int = -1
    ) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield the number and the folded texts of every fact that may hold all words, or `some`.

        The texts are in three groups: names, what the fact mentions, what it states.
        """
        if not words:
            return
        terms = (" OR " if some else " AND ").join(f"({_terms_of(word)})" for word in words)
        for number, *texts in self._select(
            "SELECT fact.id, named, mentioned, stated FROM gram"
            " JOIN fact ON fact.slot = gram.rowid WHERE gram MATCH ? LIMIT ?",
            terms,
            most,
        ):
            yield number, [text.split("\n") for text in texts]

    def sounding(self, asked: str) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield the number and the syllables of every fact that `sound_terms` asks for.

        The syllables are in two groups: of names, and of what the fact mentions.
        """
        for number, *groups in self._select(
            "SELECT fact.id, sounds, hints FROM gram"
            " JOIN fact ON fact.slot = gram.rowid WHERE gram MATCH ?",
            asked,
        ):
            yield number, [group.split("\n") if group else [] for group in groups]

    def count(self) -> int:
        """Return how many facts there are."""
        [(count,)] = self._select("SELECT count(*) FROM fact")
        return int(count)

    def count_holding(self, word: str) -> int:
        """Return how many facts may hold a word, up to so many that it tells none apart."""
        counted = "SELECT count(*) FROM (SELECT 1 FROM gram WHERE gram MATCH ? LIMIT ?)"
        [(count,)] = self._select(counted, _terms_of(word), _MOST_COUNTED)
        return int(count)

    def is_written(self, pair: str) -> bool:
        """Tell whether a pair of Chinese characters stands anywhere."""
        return bool(self._select("SELECT 1 FROM gram WHERE gram MATCH ? LIMIT 1", f'"{pair}"'))

    def begins_a_person(self, folded: str) -> bool:
        """Tell whether a longer name begins so that is a person's, or has one in it."""
        select = "SELECT 1 FROM name WHERE folded > ? AND folded < ? AND NOT slippable LIMIT 1"
        return bool(self._select(select, folded, folded + "\uffff"))

    def slippable(self, word: str) -> list[str]:
        """Return the names that a slip may have been meant for, those of people left out.

        For a word in ASCII those in which some word begins with its first letter or its second, and
        the spelling of such names; else those that share one of its first two characters, since a
        slip leaves one of them. Among very many names only those that share a beginning are looked
        at.
        """
        if self._has_more_names(_MOST_NAMES):
            names = self._select(
                "SELECT DISTINCT folded FROM name WHERE slippable AND folded >= ? AND folded < ?"
                " LIMIT ?",
                *_beginning(word),
                _MOST_NAMES,
            )
            return sorted((name for (name,) in names), key=len)
        select = "SELECT DISTINCT folded FROM name WHERE slippable"
        order = "ORDER BY length(folded), fact"
        if not word.isascii():
            sharing = self._select(f"{select} AND folded GLOB ? {order}", _sharing(word, most=2))
            return [name for (name,) in sharing]
        begins = f"[{word[:2]}]*"
        names = self._select(
            f"{select} AND (folded GLOB ? OR folded GLOB ?) {order}", begins, f"* {begins}"
        )
        spelt = self._select("SELECT sounds || char(10) || hints FROM fact")
        firsts = (word[0], word[1:2])
        lines = {
            line for (text,) in spelt for line in text.split("\n") if line and line[0] in firsts
        }
        return [name for (name,) in names] + sorted(
            (line.replace("'", "") for line in lines), key=lambda name: (len(name), name)
        )

    def _has_more_names(self, most: int) -> bool:
        [(count,)] = self._select("SELECT count(*) FROM (SELECT 1 FROM name LIMIT ?)", most + 1)
        return int(count) > most

    def unlike(self, folded: str) -> dict[int, str]:
        """Return the facts that a folded query must not find, by number, with what they are unlike.

        A name may hold a word that is another thing by itself.
        """
        numbers = self._select(
            "SELECT fact, folded FROM unlike WHERE instr(?, folded) AND fact NOT IN"
            " (SELECT fact FROM name WHERE folded = ?)",
            folded,
            folded,
        )
        return {number: word for number, word in numbers if folding.holds(folded, word)}

    def names_of(self, fact: str | int) -> list[str]:
        """Return the folded names of the fact of that key, or of that number."""
        column = "key" if isinstance(fact, str) else "id"
        rows = self._select(f"SELECT named FROM fact WHERE {column} = ?", fact)
        return [name for (names,) in rows for name in names.split("\n")]

    def names_sounding(self, asked: str, spelt: str) -> list[str]:
        """Return folded names, the shortest first, that may sound so.

        They are of facts that `sound_terms` asks for, and of places that are spelt so.
        """
        names = self._select(
            "SELECT * FROM (SELECT named FROM gram JOIN fact ON fact.slot = gram.rowid"
            " WHERE gram MATCH ? LIMIT ?) UNION"
            " SELECT place.folded FROM place_name JOIN place ON place.id = place_name.place"
            " WHERE place_name.folded = ?",
            asked,
            _MOST_SOUNDING,
            spelt,
        )
        found = {name for (text,) in names for name in text.split("\n") if not name.isascii()}
        return sorted(found, key=lambda name: (len(name), name))

    def numbered(self, numbers: Iterable[int]) -> list[Found]:
        """Return the facts of these numbers, in this order."""
        return [fact for number in numbers for fact in self._facts("fact WHERE id = ?", number)]

    def filtered(
        self,
        *,
        topics: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        places: Collection[str] | None = None,
        around: Collection[str] = (),
    ) -> Iterator[Found]:
        """Return the facts that meet every condition given, in the file's order.

        Each condition is a union. What is measured answers only for `places` themselves, other
        things also for those that lie `around`: in them.
        """
        wheres = ["1"]
        values: list[str] = []
        for column, words in (("topic", topics), ("kind", kinds)):
            if words is not None:
                wheres.append(f"{column} IN ({_marks(words)})")
                values += words
        if places is not None:
            wheres.append(
                f"(place IN ({_marks(places)})"
                f" OR (kind != 'indicator' AND place IN ({_marks(around)})))"
            )
            values += [*places, *around]
        where = " AND ".join(wheres)
        return self._facts(f"fact WHERE {where} ORDER BY id", *values)

    def periods(self) -> list[str]:
        """Return every period that some figure has."""
        return [period for (period,) in self._select("SELECT period FROM period")]

    def _all_sources(self) -> list[tuple[str, ...]]:
        if self._sources is None:
            self._sources = self._select("SELECT * FROM source ORDER BY rowid")
        return self._sources

    @property
    def has_several_sources(self) -> bool:
        """Tell whether a fact's source could be another."""
        return len(self._all_sources()) > 1

    def source_lines(
        self, ids: Iterable[str], language: Language, *, with_notes: bool = False
    ) -> list[str]:
        """Return what there is to say of each source, once, in the file's order."""
        used = set(ids)
        lines = []
        for name, _, zh, en, _, _, zh_note, en_note, _ in self._all_sources():
            line, note = (zh, zh_note) if language == "zh" else (en, en_note)
            if name in used:
                lines.append(f"{line}\n{note}" if with_notes and note else line)
        return lines

    def source_titles(self, language: Language) -> list[str]:
        """Return what each source is, without the word "source" before it."""
        return list(self.titles_by_source(language).values())

    def titles_by_source(self, language: Language) -> dict[str, str]:
        """Return the same by the ids of the sources."""
        place = 2 if language == "zh" else 3
        parting = "：" if language == "zh" else ": "
        return {source[0]: source[place].partition(parting)[2] for source in self._all_sources()}

    def topic_labels(self, ids: Collection[str], language: Language) -> list[str]:
        """Return the labels of topics."""
        rows = self._select("SELECT id, zh, en FROM topic ORDER BY rowid")
        return [zh if language == "zh" else en for topic, zh, en in rows if topic in ids]

    def source_documents(self, ids: Iterable[str]) -> list[str]:
        """Return the JSON of each source, once, in the file's order."""
        used = set(ids)
        return [json for name, json, *_ in self._all_sources() if name in used]

    def sources(self, ids: Collection[str] | None = None) -> list[Row]:
        """Return the sources, or those of these ids, with the number of facts out of each.

        A fact is out of each source that it or a figure of it stands in.
        """
        found = []
        for name, json, zh, en, zh_title, en_title, _, _, count in self._all_sources():
            if ids is None or name in ids:
                zh_cells, en_cells = (
                    [[name, title, str(count), line]]
                    for title, line in ((zh_title, zh), (en_title, en))
                )
                record = f'{json[:-1]}, "count": {count}}}'
                found.append(Row(record, zh=zh_cells, en=en_cells, sources=[name]))
        return found

    def places_called(self, name: str) -> list[str]:
        """Return the ids of the places of that name, in any language or in letters.

        A name is whole; where no place has it, it may be a part of one.
        """
        places = self._select("SELECT id, folded, spelt FROM place")
        folded = folding.fold(self.simplified(name))
        whole = [
            place
            for place, names, spelt in places
            if folded in {place, *names.split("\n"), *spelt.split("\n")}
        ]
        if whole or len(folded) < len("新区"):
            return whole
        return [place for place, names, _ in places if folded in names]

    def places_named(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the places that have one of these folded names, by the names."""
        wanted = list(dict.fromkeys(names))[:_MOST_VARIABLES]
        found: dict[str, list[str]] = {}
        for name, place in self._select(
            f"SELECT folded, place FROM place_name WHERE folded IN ({_marks(wanted)})", *wanted
        ):
            found.setdefault(name, []).append(place)
        return found

    def places(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return every place: its id, the id of the place around it, and its folded names."""
        rows = self._select("SELECT id, within, folded FROM place")
        return [(place, within, tuple(names.split("\n"))) for place, within, names in rows]

    def place_names(self) -> dict[str, frozenset[str]]:
        """Return the folded names of every place, by its id."""
        return {place: frozenset(names) for place, _, names in self.places()}

    def place_documents(self) -> list[str]:
        """Return the JSON of every place, in the file's order."""
        return [record for (record,) in self._select("SELECT json FROM place ORDER BY rowid")]

    def places_within(self, ids: Collection[str]) -> list[str]:
        """Return the ids of the places that lie in some of these, near or far."""
        around = dict(self._select("SELECT id, within FROM place"))

        def lies_within(place: str) -> bool:
            outer = around.get(place, "")
            return bool(outer) and (outer in ids or lies_within(outer))

        return [place for place in around if lies_within(place)]

    def topics_called(self, name: str) -> list[str]:
        """Return the ids of the topics whose id or label in either language is `name`."""
        folded = folding.fold(self.simplified(name))
        topics = self._select("SELECT id, folded FROM topic")
        return [topic for topic, names in topics if folded in names.split("\n")]

    def topics(
        self, counts: dict[str, int] | None = None, *, ids: Collection[str] | None = None
    ) -> list[Row]:
        """Return the topics, or those of these ids, with the number of their facts.

        The number is that of all facts, unless `counts` says.
        """
        if counts is None:
            counts = dict(self._select("SELECT topic, count(*) FROM fact GROUP BY topic"))
        found = []
        for name, label, zh, en in self._select(
            "SELECT id, label, zh, en FROM topic ORDER BY rowid"
        ):
            if ids is not None and name not in ids:
                continue
            count = counts.get(name, 0)
            record = f'{{"id": "{name}", "label": {label}, "count": {count}}}'
            cells = ([[name, text, str(count)]] for text in (zh, en))
            found.append(Row(record, zh=next(cells), en=next(cells)))
        return found

    def names_near(self, folded: str, most: int) -> list[tuple[str, str]]:
        """Return up to `most` names about as long, with their keys: all, or those alike at first.

        The shorter has three characters or more for each five of the longer, and they share one.
        """
        select = "SELECT folded, key FROM name JOIN fact ON fact.id = name.fact AND slippable"
        if not self._has_more_names(most):
            length = len(folded)
            return self._select(
                f"{select} WHERE length(folded) BETWEEN ? AND ? AND folded GLOB ? ORDER BY fact",
                3 * length // 5,
                (5 * length + 2) // 3,
                _sharing(folded),
            )
        return self._select(
            f"{select} WHERE folded >= ? AND folded < ? LIMIT ?", *_beginning(folded), most
        )


def _sharing(text: str, most: int | None = None) -> str:
    """Return the pattern of what shares a character with a text, a Chinese one if it has some.

    It may be any, or one of the first so many.
    """
    letters = [char for char in text if char.isalpha()]
    shared = [char for char in letters if not char.isascii()] or letters
    return f"*[{''.join(shared[:most])}]*"


def _beginning(word: str) -> tuple[str, str]:
    """Return between which names those lie that begin as a word does."""
    start = word[: _BEGINNING if word.isascii() else 1]
    return start, start + "\uffff"


def _terms_of(word: str) -> str:
    """Write the terms that a word is found by; the last of an ASCII word may be a beginning."""
    terms = list(folding.grams(word))
    if word[0] in folding.ASCII:
        return f'"{terms[0]}"*'
    if len(terms) == 1:
        return f'"{word}"*'
    return " AND ".join(f'"{term}"' for term in terms[:-1])
