"""The check itself: every number of a draft, and what the facts say of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from hunanfacts.check import effort, prose
from hunanfacts.check.claims import carried, claims, told_amounts
from hunanfacts.check.known_passages import KnownPassages
from hunanfacts.check.names.places import Places
from hunanfacts.check.names.subjects import Subjects
from hunanfacts.check.prose import Span
from hunanfacts.check.verdicts import beside, messages
from hunanfacts.check.verdicts.judging import Judge
from hunanfacts.check.verdicts.known_numbers import KnownNumbers
from hunanfacts.check.verdicts.matching import Matcher
from hunanfacts.check.verdicts.repeated import Repeated
from hunanfacts.index import catalogue, storing
from hunanfacts.search import queries
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.claims.claims import Claim, Text
    from hunanfacts.check.names.places import PlaceHit
    from hunanfacts.check.records import Finding, Passage, Verdict
    from hunanfacts.check.verdicts.match import Match
    from hunanfacts.index.store import Index


class Checker:
    """Holds drafts against the facts of an index."""

    def __init__(self, index: Index, *, counts_silent: bool = False) -> None:
        """Read the facts: figures are of those that have some, bodies and places of all.

        Numbers of which nothing is known may be only counted, which is much less work.
        """
        facts = [storing.record(found) for found in queries.select(index)]
        self._subjects = Subjects(facts)
        numbers = KnownNumbers(self._subjects.all)
        self._places = Places(catalogue.places(index), self._subjects.main)
        sources = [json_text.loads(row.json) for row in catalogue.sources(index)]
        titles = (title for source in sources for title in source["title"].values() if title)
        self._repeated = Repeated(self._subjects.all, titles)
        self.silent: Counter[Verdict] = Counter()
        """The verdicts on numbers that were only counted."""
        self._effort = 0
        self.most: int | None = None
        """How much effort it may come to; what is more raises SpentError."""
        self._counts_silent = counts_silent
        self._known = KnownPassages(self._found)
        years = {source["id"]: (source["issued"] or "")[:4] for source in sources}
        self._judge = Judge(self._subjects, numbers, self._places, years)
        self._matcher = Matcher(self._subjects, numbers, self._judge, self._repeated)

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order."""
        for passage in passages:
            for found in self._known.findings(passage):
                if isinstance(found, str):
                    self.silent[found] += 1
                else:
                    yield found

    def _found(self, passage: Passage) -> Iterator[Finding | Verdict]:
        """Yield what is found of each number of a passage, the bare verdict where it is counted."""
        numbers = told_amounts.of(passage)
        found = list(claims.claims(passage, numbers))
        self._effort += effort.of_labels(passage) + effort.of_text(passage.text)
        self._effort += effort.OF_A_NUMBER * len(numbers)
        self._effort += sum(self._effort_of(claim) for _, claim in found)
        ignored = _ignored(passage, found)
        claimed = [claim for _, claim in found]
        matches = beside.kept(claimed, list(self._matches_of(found)))
        for (text, claim), match in zip(found, matches, strict=True):
            is_repeated = self._repeated.holds(claim) and not (match and match.is_supported)
            if claim in ignored or is_repeated:
                continue
            if match is None and self._counts_silent:
                yield messages.silent(claim)
            else:
                yield messages.finding(text, claim, match)

    @property
    def effort(self) -> int:
        """How much work the numbers of all passages were, by the weights of `effort`."""
        parts = (self._subjects, self._judge, self._matcher, self._repeated)
        return self._effort + sum(part.effort for part in parts)

    def _effort_of(self, claim: Claim) -> int:
        """Return how much work a number is before any fact is found that it may be of."""
        if not carried.may_be_named(claim, self._subjects):
            return effort.OF_A_CLAIM
        return effort.OF_A_CLAIM + effort.of_letters(claim.sentence_text)

    def _matches_of(self, found: list[tuple[Text, Claim]]) -> Iterator[Match | None]:
        """Yield the figures that the numbers of a passage are about."""
        carried: PlaceHit | None = None
        start = 0
        for text, claim in found:
            if claim.sentence.start > start:
                carried = self._carried(text, Span(start, claim.sentence.start), carried)
                start = claim.sentence.start
            claim.carried = carried
            yield self._matcher.match(claim)
            if self.most is not None and self.effort > self.most:
                raise effort.SpentError

    def _carried(self, text: Text, span: Span, carried: PlaceHit | None) -> PlaceHit | None:
        """Return the place that a sentence leaves for the next one."""
        for sentence in prose.sentences(text.told, span):
            carried = self._places.subject(text.told, sentence) or (
                carried and self._places.widened(carried, text.told, sentence)
            )
        return carried


def _ignored(passage: Passage, found: list[tuple[Text, Claim]]) -> set[Claim]:
    """Return the numbers that a comment silences: the one before it, else the first."""
    if not passage.ignored or not found:
        return set()
    starts = [text.origin(claim.span.start) for text, claim in found]
    before = (bisect_left(starts, offset) - 1 for offset in passage.ignored)
    return {found[max(at, 0)][1] for at in before}
