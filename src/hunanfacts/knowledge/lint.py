"""Slips of scale between the words of a fact and its figures: 亿 is 100 million, not a billion.

Such a slip keeps the digits of a number and moves its point: by the four places of a 万, the eight
of a 亿, or by as many as a digit too much or another scale makes. Whatever else words say is not
judged, and neither is a number that may count something else, as it may where the figure itself
stands beside it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.figures import reading, units, writing
from hunanfacts.figures.bounds import PLACES
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.knowledge import plain_words
from hunanfacts.knowledge.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.figures.reading import Amount
    from hunanfacts.figures.units import Unit
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language

    _Kind = tuple[str, bool]
    """A unit, and whether what is told in it is a place in an order."""

_MOST_PAIRS = 2_000
"""Numbers of a text times figures of its fact; each is held against each, which takes seconds."""
_MOST_UNITS = 10
"""Units of figures that one number may be of: one without a unit, beside very many units."""


def warnings(facts: Iterable[Fact]) -> Iterator[Fault]:
    """Yield W301 for every number of a label or statement that is a figure with its point moved."""
    for place, fact in enumerate(facts):
        yield from (fault for fault in of(fact, place) if fault.code == "W301")


def of(fact: Fact, place: int, attention: plain_words.Attention | None = None) -> Iterator[Fault]:
    """Yield W301 and W307 for the one fact that stands at a place among the facts."""
    attention = attention or plain_words.Attention()
    for name, text in (("label", fact.label), ("statement", fact.statement)):
        for language, said in text.items() if fact.figures else ():
            if plain_words.is_plain(said, fact.figures, language) or not attention.is_worth(said):
                continue
            read = list(reading.find(said, language))
            amounts = [amount for amount in read if _is_judged(amount)]
            if len(amounts) * len(fact.figures) > _MOST_PAIRS:
                continue
            held = _Held(amounts, fact.figures, language)
            found = [("W301", *slip) for slip in _slips(held)]
            # A label tells what is counted, not how many: the top ten.
            if name == "statement" and all(amount.kind != "unreadable" for amount in read):
                found += [("W307", *other) for other in _others(held)]
            for code, amount, figure in found:
                details = {
                    "name": f"{name}.{language}",
                    "said": amount.text,
                    "figure": figure.id,
                    "printed": writing.of(figure, language),
                }
                yield Fault(code=code, path=("fact", place, name), details=details)


class _Exact(NamedTuple):
    """A number as a quantity of its dimension, with its digits and where its point is."""

    number: Decimal
    digits: tuple[int, ...]
    exponent: int

    @classmethod
    def of(cls, value: Decimal, unit: Unit) -> _Exact:
        number = EXACTLY.multiply(value, unit.size)
        _, digits, exponent = number.normalize(EXACTLY).as_tuple()
        return cls(number.copy_abs(), digits, int(exponent))


class _Held:
    """The numbers of a text held against the figures of a fact, of which each may mean several.

    What a number comes to in the unit of a figure, and a figure in its own, is reckoned once:
    pairs of them are many.
    """

    def __init__(
        self, amounts: Sequence[Amount], figures: Sequence[Figure], language: Language
    ) -> None:
        self.amounts = amounts
        self.figures = figures
        self._true = {
            id(figure): _Exact.of(figure.value, units.read(figure.unit))
            for figure in figures
            if figure.value is not None
        }
        self._said: dict[tuple[int, str], tuple[_Exact, Decimal]] = {}
        kinds = _Kinds(figures)
        self.meant = [kinds.meant(amount, language) for amount in amounts]
        """The figures that each number may mean."""

    def shift(self, place: int, figure: Figure) -> int | None:
        """Return by how many digits the point of a figure is moved; None for other digits."""
        true = self._true.get(id(figure))
        if true is None:
            return None
        said, _ = self._as_of(place, figure)
        if said.digits != true.digits:  # a fall by 20 % is -20
            return None
        return said.exponent - true.exponent

    def is_near(self, place: int, figure: Figure) -> bool:
        """Tell whether a number is a figure, its digits at another point, or the figure rounded."""
        true = self._true.get(id(figure))
        if true is None:
            return True
        said, width = self._as_of(place, figure)
        if said.digits == true.digits:
            return True
        amount = self.amounts[place]
        allowed = true.number * Decimal(_ROUGHLY) if amount.bound != "exact" else width
        return abs(said.number - true.number) <= allowed

    def _as_of(self, place: int, figure: Figure) -> tuple[_Exact, Decimal]:
        """Return a number in the unit of a figure, and by how much it may be rounded."""
        key = place, figure.unit
        if key not in self._said:
            amount = self.amounts[place]
            unit = units.read(amount.unit, like=units.read(figure.unit))
            value = amount.value or Decimal(0)
            width = EXACTLY.multiply(_step(value) / 2, unit.size)
            self._said[key] = (_Exact.of(value, unit), width)
        return self._said[key]


class _Kinds:
    """The figures of a fact by their units, of which a number is held against those it may fit.

    A fact may have dozens of units that have no name here.
    """

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = [(figure, (figure.unit, figure.measure in PLACES)) for figure in figures]
        self._named: dict[_Kind, Figure] = {}
        self._unnamed: dict[str, dict[_Kind, Figure]] = {}
        """By the base of their unit."""
        for figure, kind in self._figures:
            unit = units.read(figure.unit)
            is_named = units.is_settled_by(unit) or figure.measure in PLACES
            of_base = self._named if is_named else self._unnamed.setdefault(unit.base, {})
            of_base[kind] = figure

    def meant(self, amount: Amount, language: Language) -> list[Figure]:
        """Return the figures that a number may mean, in their order.

        One that may be of too many units means none.
        """
        may = {
            kind
            for kinds in (self._named, *self._alike(amount))
            for kind, figure in kinds.items()
            if _may_mean(amount, figure, language)
        }
        if not may or len(may) > _MOST_UNITS:
            return []
        return [figure for figure, kind in self._figures if kind in may]

    def _alike(self, amount: Amount) -> Iterable[dict[_Kind, Figure]]:
        """Return those whose unit has no name here that a number may be of."""
        base = units.read(amount.unit, like=_UNNAMED).base
        if base == _UNNAMED.base:  # a scale alone
            return self._unnamed.values()
        return [self._unnamed[base]] if base in self._unnamed else []


_UNNAMED = units.Unit(1, "?")
"""A unit that has no name here."""


def _others(held: _Held) -> Iterator[tuple[Amount, Figure]]:
    """Yield the one number of a text that is no figure, with the one figure it can be meant for.

    Where several numbers are no figure, or several figures are not told, nothing is sure.
    """
    strange: dict[str, list[tuple[Amount, list[Figure]]]] = {}
    told: set[int] = set()
    for place, amount in enumerate(held.amounts):
        for dimension, may in _by_dimension(held.meant[place]).items():
            near = [id(figure) for figure in may if held.is_near(place, figure)]
            told.update(near)
            if not near and _is_clear(amount):
                strange.setdefault(dimension, []).append((amount, may))
    for dimension, figures in _by_dimension(held.figures).items():
        untold = [figure for figure in figures if id(figure) not in told]
        if len(untold) != 1 or len(strange.get(dimension, ())) != 1:
            continue
        [(amount, may)] = strange[dimension]
        # A bare number may be of anything.
        if any(untold[0] is each for each in may) and (amount.unit or amount.is_ordinal):
            yield amount, untold[0]


def _by_dimension(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Return the figures that are a number, by what they measure."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.value is not None:
            found.setdefault(units.read(figure.unit).dimension, []).append(figure)
    return found


_ROUGHLY = "0.1"
"""How far a number that is said with a bound may be from the figure, as a part of it."""


def _step(value: Decimal) -> Decimal:
    """Return what the last digit of a number that is not 0 counts."""
    number = value.normalize(EXACTLY)
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _slips(held: _Held) -> Iterator[tuple[Amount, Figure]]:
    """Yield each number that is a figure but for its point, unless that is told right beside it."""
    found = [
        (amount, figure, shift)
        for place, amount in enumerate(held.amounts)
        for figure in held.meant[place]
        if (shift := held.shift(place, figure)) is not None
    ]
    told = {id(figure) for _, figure, shift in found if shift == 0}
    explained = {amount for amount, _, shift in found if shift == 0}
    for amount, figure, shift in found:
        if shift and id(figure) not in told and amount not in explained and _is_clear(amount):
            explained.add(amount)
            yield amount, figure


def _is_judged(amount: Amount) -> bool:
    """Tell whether a number counts or ranks something; ranges and dates are not judged."""
    return amount.kind in {"amount", "ordinal"} and amount.value is not None


def _is_clear(amount: Amount) -> bool:
    """Tell whether a number is surely more than a word: a bare one has several digits."""
    is_written_out = len(amount.written) > 1 and amount.written[0].isdigit()
    return is_written_out or amount.is_ordinal or amount.unit != ""


_PEOPLE = frozenset({"人", "名", "位"})
_IDIOMATIC = frozenset("一百千")
"""Numbers that alone may mean a certain one, or very many: 一个团队, 千家万户."""
_YEARS = frozenset(range(1900, 2101))
"""Looked up by their hashes: a decimal number is sought in a range one by one."""


def _may_mean(amount: Amount, figure: Figure, language: Language) -> bool:
    """Tell whether a number in a text may be a figure, going by its unit and by how it is written.

    A number without any unit counts something in English, if it is no year.
    """
    have = units.read(figure.unit)
    if amount.is_ordinal or figure.measure in PLACES:
        return amount.is_ordinal and figure.measure in PLACES
    read = units.read(amount.unit, like=have)
    if amount.bound == "exact" and read.scale == 1 and amount.written in _IDIOMATIC:
        return False
    if read.base == "年" and amount.value in _YEARS:
        return False
    if not read.base and have.base in units.COUNTED:
        return language == "en" and amount.value not in _YEARS
    if read.base == "大":  # 四大实验室 are 4个
        return have.base in units.COUNTING
    return read.dimension == have.dimension or {read.base, have.base} <= _PEOPLE
