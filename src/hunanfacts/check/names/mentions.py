"""What figures can be about: facts with the words that they are told in, and mentions of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import prose
from hunanfacts.check.names import bodies, other_places, stems
from hunanfacts.figures import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hunanfacts.check.prose import Span
    from hunanfacts.model.records import Fact

_ENDINGS_TOLD = """
全国名次 全国位次 全国排名 名次 位次 排名 产量 产值 总数 数量 总额 金额 比重 占比 增速 增长率 数
量 额 值
"""
_ENDINGS = tuple(_ENDINGS_TOLD.split())
"""What a name may end in and a text leave out, since the unit says it."""
_LEAST_LEFT = 4
"""Characters of a name without its ending."""


@dataclass(slots=True, eq=False)
class Subject:
    """A fact with figures, and the words that it is told in."""

    fact: Fact
    names: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    """Names of other things that come near."""
    whom: tuple[str, ...] = ()
    """Names of what it is about, which have to be named where it has no place."""
    places: tuple[str, ...] = ()
    """Names of its place."""
    told: str = ""
    """What it says of others, by whom and whom it names."""
    statements: tuple[str, ...] = ()
    """What it states."""
    pairs: set[str] = field(default_factory=set)
    """Pairs of Chinese characters that stand in its texts."""
    stems: set[str] = field(default_factory=set)
    """Stems of English words of its texts."""
    is_of_money: bool = field(init=False)
    """Some of its figures are sums of money."""

    def __post_init__(self) -> None:
        """Look at the units of its figures."""
        self.is_of_money = any(units.is_money(figure.unit) for figure in self.fact.figures)


class Mention(NamedTuple):
    """A name in a text, and the subjects that it is a name of."""

    span: Span
    subjects: tuple[Subject, ...]
    is_whole: bool = True
    """Not in parts."""
    words: frozenset[str] = frozenset()
    """The stems of an English name."""
    told: str = ""
    """As it stands there."""
    is_apart: bool = False
    """Some of it stands in a clause before."""


def _names(fact: Fact) -> Iterator[str]:
    """Yield the names of a fact as they are looked for in texts."""
    for name in (*fact.label.texts, *fact.aliases):
        told = prose.comparable(name)
        yield told
        if told.endswith(_ENDINGS):
            ending = next(each for each in _ENDINGS if told.endswith(each))
            if len(told) - len(ending) >= _LEAST_LEFT:
                yield told.removesuffix(ending)


def subject(fact: Fact, short: Mapping[str, tuple[str, ...]]) -> Subject:
    """Return a fact with figures as what a number may be about; `short` has its shorter names."""
    called = {name: prose.comparable(name) for name in fact.names}
    names = [told for name, told in called.items() if name.lower() not in other_places.NAMES]
    of_whom = map(prose.comparable, fact.subject.texts if fact.subject else ())
    told = (*fact.names, *fact.statement.texts, *(fact.said_by.texts if fact.said_by else ()))
    names_told = tuple(dict.fromkeys(_names(fact)))
    statements = tuple(map(prose.comparable, fact.statement.texts))
    others = [text for each in (fact.subject, fact.place) if each for text in each.texts]
    others_told = map(prose.comparable, [fact.as_written, *others])
    texts = {*names_told, *statements, *called.values(), *others_told}
    pairs = (pair for text in texts for pair in map(add, text, text[1:]))
    return Subject(
        fact,
        names=names_told,
        unlike=tuple(map(prose.comparable, fact.unlike)),
        whom=tuple(bodies.with_short((*names, *of_whom), short)),
        places=tuple(map(prose.comparable, fact.place.texts if fact.place else ())),
        told=prose.comparable(" ".join(told)),
        statements=statements,
        pairs={pair for pair in pairs if not pair.isascii()},
        stems={stems.of_word(word) for text in texts for word in stems.WORD.findall(text)},
    )
