"""Every ready sentence passes the check: what the source says is told, and nothing sharper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import FILES

import hunanfacts
from hunanfacts.check import drafts
from hunanfacts.check.checking import Checker
from hunanfacts.check.records import FAULTS
from hunanfacts.figures import bounds
from hunanfacts.index import storing
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.render import cited
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.check.records import Finding

NOT_RECOGNISED = {
    # 首批 is taken for another number of the projects.
    ("zh", "core-technologies-mastered@undated"),
    # A rank by something else than the subject is called by: GDP ranked by its growth.
    ("en", "changsha-gdp-increment@2021"),
    ("en", "yiyang-gdp@2021:rank"),
    # The China (Hunan) zone is named by the same words.
    ("en", "national-free-trade-zones@undated"),
    # Statements in words: 第一次, 一年有余, the third, within three hours.
    ("zh", "vietnam-fruit-train@2022-07-07"),
    ("en", "huaihua-asean-corridor@undated"),
    ("en", "hunan-free-trade-zone@2022-05"),
    ("en", "ten-tech-projects-second@2022"),
    ("zh", "three-hour-travel@undated"),
    ("en", "three-hour-travel@undated"),
}
"""Figures whose sentence is right, and which the check does not find in it as yet."""

OTHER_FAULTS = {
    # Numbers of a label and of the source's title, which the check takes for figures.
    "slow-cities-of-top-15@2021",
    "qingdao-hangzhou-deals@2022-07-04/2022-07-10",
}


class Told:
    """A sentence with the figures that it tells, and what the check finds in it."""

    def __init__(self, language: str, figures: list[str], findings: list[Finding]) -> None:
        """Take all of it."""
        self.language = language
        self.figures = figures
        self.findings = findings


def _told(base: KnowledgeBase) -> Iterator[Told]:
    index = base.index
    checker = Checker(index)
    sources = {source.id: source for source in storing.sources(index)}
    places = {place: names for place, _, names in index.places()}
    for fact in base.facts():
        numbered = [each.id for each in fact.figures if bounds.has_number(each)]
        for row in cited.sentence_rows(fact, sources, places.get(fact.place_id or "", ())):
            record = json_text.loads(row.json)
            figures = [record["figure"]] if record["figure"] else numbered
            for language in LANGUAGES:
                if text := record["sentence"][language]:
                    passages = drafts.passages_of(text.encode(), "a.txt")
                    found = list(checker.findings(passages))
                    yield Told(language, [each for each in figures if each in numbered], found)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_every_figure_with_a_number_is_supported_in_its_sentence(file: Path) -> None:
    told = list(_told(hunanfacts.load(file)))
    missing = {
        (each.language, figure)
        for each in told
        for figure in each.figures
        if figure not in {found.figure for found in each.findings if found.verdict == "supported"}
    }
    assert told
    assert missing <= NOT_RECOGNISED


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_nothing_in_a_sentence_is_told_to_be_wrong(file: Path) -> None:
    wrong = {
        (each.language, figure): [found.text for found in each.findings if found.verdict in FAULTS]
        for each in _told(hunanfacts.load(file))
        for figure in each.figures
        if any(found.verdict in FAULTS for found in each.findings)
    }
    assert {
        named: texts
        for named, texts in wrong.items()
        if named not in NOT_RECOGNISED and named[1] not in OTHER_FAULTS
    } == {}
