"""One thing reckoned out of figures, or held against what another source says, and its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hunanfacts.reckoning import arithmetic

if TYPE_CHECKING:
    from hunanfacts.model.records import Bilingual, Fact, Figure
    from hunanfacts.model.vocabulary import Relation, Rule, Verdict
    from hunanfacts.reckoning.arithmetic import Reckoned


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing reckoned out of the figures of a fact, and what the source itself says of it."""

    fact: Fact
    rule: Rule
    what: Bilingual
    """What is reckoned, in words."""
    period: str | None
    """Of when it is."""
    period_inferred: bool
    inputs: tuple[Figure, ...]
    formula: str
    """What is reckoned with the inputs, which stand in it by their numbers: {1} ÷ {0}."""
    result: Reckoned | None
    """None where the inputs do not fit together: `obstacle` says why."""
    stated: Figure | None = None
    """What the source says of it; None where it says nothing."""
    other: Fact | None = None
    """The fact that `stated` is of, where that is another one."""
    obstacle: Bilingual | None = None
    condition: Bilingual | None = None
    """What the result depends on and no source says."""

    @cached_property
    def verdict(self) -> Verdict:
        """What to make of it: in tension is what cannot be as people usually write figures."""
        if self.result is None or not self.result.follows:
            return "nothing-follows"
        if self.stated is None:
            return "derived"
        stated = arithmetic.of(self.stated, self.result.unit)
        is_contradicted = self.result.contradicts(stated)
        if self.rule == "sources":
            return "differ" if is_contradicted or self.result.touches(stated) else "agree"
        if is_contradicted and self.condition:
            return "nothing-follows"
        return "in-tension" if is_contradicted else "consistent"

    @property
    def is_disagreement(self) -> bool:
        """Tell whether figures disagree with one another."""
        return self.verdict in {"in-tension", "differ"}

    @cached_property
    def compared(self) -> Reckoned | None:
        """What another source says of the same, in the unit of the first; None elsewhere."""
        if self.rule != "sources" or self.result is None or self.stated is None:
            return None
        return arithmetic.of(self.stated, self.result.unit)

    @cached_property
    def relation(self) -> Relation | None:
        """How what the second source allows lies to what the first does, read as people write."""
        if self.result is None or self.compared is None:
            return None
        first, second = self.result.usual, self.compared.usual
        if self.verdict == "differ":
            return "apart"
        if first == second:
            return "equal"
        if second.is_within(first):
            return "within"
        return "around" if first.is_within(second) else "overlapping"

    @cached_property
    def difference(self) -> Reckoned | None:
        """How much more the second source says than the first; None where it is no other."""
        if self.compared is None:
            return None
        first = arithmetic.of(self.inputs[0])
        return arithmetic.difference(first, self.compared, first.unit)
