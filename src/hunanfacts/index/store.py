"""The compiled index, an SQLite file: what is in it, and the look-ups that it answers.

Every fact is kept finished: its JSON in pieces, so that figures can be left out, and the cells a
person reads in each language. Only texts are read from an index, never code.
"""

from __future__ import annotations

from hunanfacts.index.database import MOST_VARIABLES, Database
from hunanfacts.index.stored import FACT_CELLS
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from typing import TypeVar

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language

    Kept = TypeVar("Kept")

LAYOUT = 31
"""Raised with every change of the tables or of what is in them."""

_MOST_COUNTED = 2000
_MOST_ASKED = 100
"""Characters of a word that facts are looked for by; each takes some microseconds."""


def _marks(values: Collection[str | int]) -> str:
    return ", ".join("?" * len(values))


class Index(Database):
    """An open index, and the look-ups that it answers."""

    def once(self, read: Callable[[Index], Kept]) -> Kept:
        """Return what `read` reads of the index, which is kept for the next time: it is small."""
        if read not in self._kept:
            self._kept[read] = read(self)
        return self._kept[read]  # type: ignore[no-any-return]

    def by_key(self, key: str) -> Found | None:
        """Return the fact of that key, which is in ASCII."""
        return next(self.facts("fact WHERE key = ?", key), None) if key.isascii() else None

    def keys(self, start: str) -> list[str]:
        """Return the keys that begin with `start`, in order."""
        keys = self.select(
            "SELECT key FROM fact WHERE key >= ? AND key < ? ORDER BY key", start, start + "\uffff"
        )
        return [key for (key,) in keys]

    def label_of(self, key: str, language: Language) -> str:
        """Return the label of the fact of that key; "" where there is none."""
        fact = self.by_key(key)
        return fact.rows(language)[0][FACT_CELLS.index("label")] if fact else ""

    def named(self, name: str) -> list[Found]:
        """Return the facts of which `name` is a key, label or alias, in the file's order."""
        return list(
            self.facts(
                "name JOIN fact ON fact.id = name.fact WHERE name.folded = ? ORDER BY name.fact",
                folding.fold(self.simplified(name)),
            )
        )

    def simplified(self, text: str) -> str:
        """Turn traditional characters into those that the knowledge is written in."""
        strange = {char for char in text if char > "\u2e7f" and not "\ud800" <= char <= "\udfff"}
        strange = set(sorted(strange)[:MOST_VARIABLES])
        if not strange:
            return text
        pairs = self.select(f"SELECT * FROM variant WHERE written IN ({_marks(strange)})", *strange)
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
        for number, *texts in self.select(
            "SELECT fact.id, named, mentioned, stated FROM gram"
            " JOIN fact ON fact.slot = gram.rowid WHERE gram MATCH ? LIMIT ?",
            terms,
            most,
        ):
            yield number, [text.split("\n") for text in texts]

    def candidates_of_each(
        self, words: Iterable[str], most: int
    ) -> dict[str, list[list[list[str]]]]:
        """Return the folded texts of up to `most` facts that may hold each word, by the words."""
        terms = {word: _terms_of(word) for word in words}
        if len(terms) == 1:  # as of a query that is one word, and has no time to lose
            return {
                word: [texts for _, texts in self.candidates([word], most=most)] for word in terms
            }
        found: dict[str, list[list[list[str]]]] = {asked: [] for asked in terms.values()}
        for asked, *texts in self.select_each(
            "SELECT value, named, mentioned, stated FROM asked JOIN fact ON fact.slot IN"
            " (SELECT rowid FROM gram WHERE gram MATCH value LIMIT ?)",
            found,
            most,
        ):
            found[asked].append([text.split("\n") for text in texts])
        return {word: found[asked] for word, asked in terms.items()}

    def sounding(self, asked: str) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield the number and the syllables of every fact that `sound_terms` asks for.

        The syllables are in two groups: of names, and of what the fact mentions.
        """
        for number, *groups in self.select(
            "SELECT fact.id, sounds, hints FROM gram"
            " JOIN fact ON fact.slot = gram.rowid WHERE gram MATCH ?",
            asked,
        ):
            yield number, [group.split("\n") if group else [] for group in groups]

    def count(self) -> int:
        """Return how many facts there are."""
        return self.once(_count)

    def counts_holding(self, words: Iterable[str]) -> dict[str, int]:
        """Return how many facts may hold each word, up to so many that it tells none apart."""
        terms = {word: _terms_of(word) for word in words}
        counts = dict(
            self.select_each(
                "SELECT value, (SELECT count(*) FROM"
                " (SELECT 1 FROM gram WHERE gram MATCH value LIMIT ?)) FROM asked",
                terms.values(),
                _MOST_COUNTED,
            )
        )
        return {word: counts.get(asked, 0) for word, asked in terms.items()}

    def written(self, terms: Iterable[str]) -> set[str]:
        """Return those of some terms of the full-text table that stand anywhere."""
        found = self.select_each(
            "SELECT value FROM asked WHERE EXISTS (SELECT 1 FROM gram WHERE gram MATCH value)",
            terms,
        )
        return {term for (term,) in found}

    def is_written(self, pair: str) -> bool:
        """Tell whether a pair of Chinese characters stands anywhere."""
        return bool(self.written([f'"{pair}"']))

    def beginnings_of_people(self, words: Iterable[str]) -> set[str]:
        """Return those of some words with which a longer name begins that has a person's in it."""
        found = self.select_each(
            "SELECT value FROM asked WHERE EXISTS (SELECT 1 FROM name WHERE NOT slippable"
            " AND folded > value AND folded < value || char(65535))",
            words,
        )
        return {word for (word,) in found}

    def unlike(self, queries: Iterable[str]) -> dict[int, str]:
        """Return the facts that folded queries must not find, by number, with what they are unlike.

        A name may hold a word that is another thing by itself.
        """
        found = self.select_each(
            "SELECT value, unlike.fact, unlike.folded FROM asked"
            " JOIN unlike ON instr(value, unlike.folded)"
            " AND fact NOT IN (SELECT fact FROM name WHERE name.folded = value)",
            queries,
        )
        return {number: word for query, number, word in found if folding.holds(query, word)}

    def names_among(self, texts: Iterable[str]) -> set[str]:
        """Return those of some texts that are a key, label or alias of a fact."""
        if not (asked := list(dict.fromkeys(texts))):
            return set()
        simple = self.simplified("\n".join(asked)).split("\n")
        folded = dict(zip(asked, map(folding.fold, simple), strict=True))
        found = self.select_each(
            "SELECT value FROM asked WHERE EXISTS (SELECT 1 FROM name WHERE folded = value)",
            folded.values(),
        )
        names = {name for (name,) in found}
        return {text for text, name in folded.items() if name in names}

    def names_of(self, fact: str | int) -> list[str]:
        """Return the folded names of the fact of that key, or of that number."""
        column = "key" if isinstance(fact, str) else "id"
        rows = self.select(f"SELECT named FROM fact WHERE {column} = ?", fact)
        return [name for (names,) in rows for name in names.split("\n")]

    def numbered(self, numbers: Iterable[int]) -> list[Found]:
        """Return the facts of these numbers, in this order, without those that none has."""
        wanted = list(numbers)
        found: dict[int, Found] = {}
        for start in range(0, len(wanted), MOST_VARIABLES):
            some = sorted(set(wanted[start : start + MOST_VARIABLES]))
            facts = list(self.facts(f"fact WHERE id IN ({_marks(some)}) ORDER BY id", *some))
            if len(facts) < len(some):
                ids = self.select(f"SELECT id FROM fact WHERE id IN ({_marks(some)})", *some)
                some = sorted(number for (number,) in ids)
            found.update(zip(some, facts, strict=True))
        return [found[number] for number in wanted if number in found]

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
        if len(topics or ()) + len(places or ()) + len(around) > MOST_VARIABLES:
            return iter(self._of_very_many(topics, kinds, places, around))
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
        return self.facts(f"fact WHERE {where} ORDER BY id", *values)

    def _of_very_many(
        self,
        topics: Collection[str] | None,
        kinds: Collection[str] | None,
        places: Collection[str] | None,
        around: Collection[str],
    ) -> list[Found]:
        """Return the facts of conditions with more words than a statement may be given."""
        of_topics, of_places = set(topics or ()), set(places or ())
        of_others = of_places.union(around)
        return self.numbered(
            number
            for number, topic, kind, place in self.select(
                "SELECT id, topic, kind, place FROM fact ORDER BY id"
            )
            if (topics is None or topic in of_topics)
            and (kinds is None or kind in kinds)
            and (places is None or place in (of_places if kind == "indicator" else of_others))
        )

    def periods(self) -> list[str]:
        """Return every period that some figure has."""
        return [period for (period,) in self.select("SELECT period FROM period")]

    def all_sources(self) -> list[tuple[str, ...]]:
        """Return all that is stored of each source, in the file's order."""
        return self.once(_sources)

    @property
    def has_several_sources(self) -> bool:
        """Tell whether a fact's source could be another."""
        return len(self.all_sources()) > 1

    def source_documents(self, ids: Iterable[str]) -> list[str]:
        """Return the JSON of each source, once, in the file's order."""
        used = set(ids)
        return [json for name, json, *_ in self.all_sources() if name in used]

    def places_named(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the places that have one of these folded names, by the names."""
        wanted: dict[str, None] = {}
        for name in names:
            wanted[name] = None
            if len(wanted) == MOST_VARIABLES:  # a long question would have very many more
                break
        found: dict[str, list[str]] = {}
        for name, place in self.select(
            f"SELECT folded, place FROM place_name WHERE folded IN ({_marks(wanted)})", *wanted
        ):
            found.setdefault(name, []).append(place)
        return found

    def places_within(self, ids: Collection[str]) -> list[str]:
        """Return the ids of the places that lie in some of these, near or far."""
        inner: dict[str, list[str]] = {}
        places = self.select("SELECT id, within FROM place")
        for place, around in places:
            inner.setdefault(around, []).append(place)
        found: set[str] = set()
        beside = list(ids)
        while beside:  # no recursion: a file may have places within places, thousands deep
            fresh = [place for place in inner.get(beside.pop(), ()) if place not in found]
            found.update(fresh)
            beside += fresh
        return [place for place, _ in places if place in found]


def _sources(index: Index) -> list[tuple[str, ...]]:
    return index.select("SELECT * FROM source ORDER BY rowid")


def _count(index: Index) -> int:
    [(count,)] = index.select("SELECT count(*) FROM fact")
    return int(count)


def _terms_of(word: str) -> str:
    """Write the terms that a word is found by; the last of an ASCII word may be a beginning.

    A long word is looked for by its beginning: what is found is held against all of it.
    """
    terms = list(folding.grams(word if word.isascii() else word[:_MOST_ASKED]))
    if word[0] in folding.ASCII:
        return f'"{terms[0]}"*'
    if len(terms) == 1:
        return f'"{word}"*'
    return " AND ".join(f'"{term}"' for term in terms[:-1])
