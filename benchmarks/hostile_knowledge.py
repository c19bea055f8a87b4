"""Knowledge files of a megabyte that are valid, and have far too much or too many of something.

Whatever is told of one fact, figure, name or text has to be told without looking at all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import generate
from hostile_making import (
    CHINESE,
    INSECTS,
    LETTERS,
    MARKS,
    chosen,
    counted,
    day,
    drawn,
    filled,
    repeated,
    sentences,
    until,
)
from hostile_toml import (
    HEAD,
    ONE,
    TOP,
    both,
    fact,
    figure,
    figures,
    place,
    source,
    topic,
)

if TYPE_CHECKING:
    from hostile_making import Maker, Piece
    from hostile_toml import Value


def _tea(at: int, **fields: Value) -> str:
    """Return a fact with a figure of its own."""
    return fact(at, **fields) + figure(at)


def _each_with(**fields: str) -> Maker:
    """Make facts that have these texts, each with its number behind it."""

    def made(at: int) -> str:
        told = {name: both(f"{text}{at}", f"Tea {at}") for name, text in fields.items()}
        return fact(at, **told) + figure(7)

    return filled(made, HEAD)


def _aliases(word: Piece) -> Maker:
    """Make facts of twenty aliases each."""

    def made(at: int) -> str:
        return _tea(at, aliases=[word(20 * at + each) for each in range(20)])

    return filled(made, HEAD)


def _daily(unit: str = "万吨", **fields: Value) -> Maker:
    """Make facts that have a figure a day."""
    return figures(lambda at: figure(at * 37 % 97 + 1, unit, period=day(at), **fields))


def _of_its_own_unit(at: int) -> str:
    return fact(at) + figure(at, chosen(INSECTS, 3, at))


def _of_its_own_topic(at: int) -> str:
    return topic(f"t{at}") + _tea(at, topic=f"t{at}")


def _of_its_own_source(at: int) -> str:
    return source(f"s{at}") + _tea(at, source=f"s{at}")


def _as_they_are_written(size: int) -> bytes:
    return until(size, generate.facts(size)).encode()


def _places_in_places(size: int) -> bytes:
    """Make a row of places each of which lies in the one before, and a fact about the last."""
    last = size // 60
    row = (place(f"p{at}", within=f"p{at - 1}") for at in range(1, last + 1))
    return (HEAD + place("p0") + "".join(row) + _tea(1, place=f"p{last}")).encode()


def _authors(size: int) -> bytes:
    names: Value = [{"family": chosen(LETTERS, 6, at), "given": "A"} for at in range(size // 37)]
    return (TOP + source(authors=names) + ONE.removeprefix(TOP + source())).encode()


def _parts(size: int) -> bytes:
    """Make a fact whose figure is the sum of all the others."""
    count = size // 390
    keys: Value = [f"tea{at}" for at in range(2, count)]
    whole = fact(1, parts=keys, has_all_parts=True) + figure(sum(range(2, count)))
    return (HEAD + whole + "".join(map(_tea, range(2, count)))).encode()


def _notes(size: int) -> bytes:
    notes: Value = [both(f"注{at}", f"Note {at}") for at in range(size // 38)]
    return (HEAD + _tea(1, notes=notes)).encode()


def _names(size: int) -> bytes:
    names: Value = [chosen(CHINESE, 3, at) for at in range(size // 13)]
    return (HEAD + _tea(1, names=names)).encode()


KNOWLEDGE: dict[str, Maker] = {
    "facts": filled(_tea, HEAD),
    "facts as they are written": _as_they_are_written,
    "facts of one name": filled(lambda at: _tea(at, label=both("茶叶产量", "Tea")), HEAD),
    "facts that tell of other numbers": _each_with(statement="某地产茶3万吨，"),
    "parts": _parts,
    # ---- figures
    "figures of a fact": _daily(),
    "figures of one period": figures(lambda at: figure(at, variant=f"v{at}")),
    "shares of a fact": _daily("%", measure="share", of="茶"),
    "growth of a fact": _daily("%", measure="growth"),
    "units": filled(_of_its_own_unit, HEAD),
    # ---- what facts name
    "topics": filled(_of_its_own_topic, HEAD),
    "sources": filled(_of_its_own_source, HEAD),
    "authors": _authors,
    "places": counted('[[place]]\nid = "p{at}"\nname = "P{at}"\nwithin = "moudi"\n', ONE),
    "places in places": _places_in_places,
    "names": _names,
    # ---- aliases
    "aliases": _aliases(drawn(CHINESE, 4)),
    "aliases in English": _aliases(drawn(LETTERS, 8)),
    "long aliases": _aliases(drawn(CHINESE, 400)),
    "long aliases in English": _aliases(sentences(200)),
    # ---- long texts
    "long labels": filled(
        lambda at: _tea(at, label=both(chosen(CHINESE, 9_000, at), f"Tea {at}")), HEAD
    ),
    "labels of numerals": _each_with(label="一二三四五六七八九" * 1_000),
    "labels of marks": _each_with(label="a" + MARKS * 4_000),
    "labels of spaces": _each_with(label="a " * 4_000),
    "labels of many readings": _each_with(label="乐行重长" * 2_000),
    "long statements": filled(
        lambda at: _tea(at, statement=both(chosen(CHINESE, 9_000, at), "Tea.")), HEAD
    ),
    "statements of numbers": _each_with(statement="7万吨，" * 2_000),
    "statements of numerals": _each_with(statement="一二三四五六七八九" * 1_000),
    "notes": _notes,
    # ---- layout
    "comments": repeated("#\n", end=ONE),
    "blank lines": repeated("\n", end=ONE),
}
