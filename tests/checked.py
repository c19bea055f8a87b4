"""Findings made by hand, for what is told of them: one of each verdict, and hostile ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.check.records import SILENT, Finding, Place
from hunanfacts.command import reading
from hunanfacts.model.records import Bilingual, Locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pytest

    from hunanfacts.check.records import Passage, Verdict
    from hunanfacts.index.store import Index

CONTRADICTED = Finding(
    place=Place(12, 8),
    offset=11,
    text="40万亿元",
    verdict="contradicted",
    sentence="2021年湖南经济总量40万亿元。",
    start=11,
    message=Bilingual(zh="来源说：超过4万亿元", en="the source says: over 4 trillion yuan"),
    diagnosis="slip",
    factor=Decimal(10),
    key="gdp",
    figure="gdp@undated",
    source=Locator(id="new-hunan", paragraph=3),
    caution=Bilingual(zh="原文没有年份。", en="The source gives no year."),
)
SUPPORTED = Finding(
    place=Place(2, 3),
    offset=2,
    text="17721项",
    verdict="supported",
    sentence="合同17721项。",
    start=2,
    message=Bilingual(zh="来源这样说", en="the source says so"),
    key="technology-contracts",
    figure="technology-contracts@2021",
    source=Locator(id="new-hunan", paragraph=22),
)
WEAKER = replace(SUPPORTED, place=Place(3, 1), verdict="weaker")
UNKNOWN = Finding(
    place=Place(4, 1),
    offset=0,
    text="7人",
    verdict="unknown",
    sentence="7人到会。",
    start=0,
    message=Bilingual(zh="资料里没有", en="nothing is known of it"),
)
HOSTILE = replace(
    CONTRADICTED,
    place=Place(1, 1),
    text="\x1b[31m4%",
    sentence="\x1b[31m4%[bold],::error::\n{0} [a](1)",
    start=0,
    message=Bilingual(zh="甲\r\n::error::乙,%0A{0}[a](1)", en="a\r\n::error::b,%0A{0}[a](1)"),
    caution=None,
)


class Checker:
    """Finds what a test wants in every draft, at the same places."""

    found: tuple[Finding, ...] = ()
    effort = 0
    most: int | None = None

    def __init__(self, _: Index, *, counts_silent: bool = False) -> None:
        """Take what a real one takes."""
        self.silent: Counter[Verdict] = Counter()
        self._counted = SILENT if counts_silent else frozenset()

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Read the draft, then yield what the test wants."""
        for _ in passages:
            pass
        for each in self.found:
            if each.verdict in self._counted:
                self.silent[each.verdict] += 1
            else:
                yield each


def let_find(patch: pytest.MonkeyPatch, *found: Finding) -> None:
    """Let every draft have these findings."""
    patch.setattr(Checker, "found", found)
    patch.setattr(reading, "Checker", Checker)
