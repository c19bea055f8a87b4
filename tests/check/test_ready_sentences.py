"""Every ready sentence passes the check: what the source says is told, and nothing sharper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import FILES

import hunanfacts
from hunanfacts.check.checking import Checker
from hunanfacts.check.reading import drafts
from hunanfacts.check.records import FAULTS
from hunanfacts.figures import bounds
from hunanfacts.index import catalogue, storing
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.render import cited
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.check.records import Finding


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
    places = {place: names for place, _, names in catalogue.places(index)}
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
    assert missing == set()


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_nothing_in_a_sentence_is_told_to_be_wrong(file: Path) -> None:
    wrong = {
        (each.language, figure): [found.text for found in each.findings if found.verdict in FAULTS]
        for each in _told(hunanfacts.load(file))
        for figure in each.figures
        if any(found.verdict in FAULTS for found in each.findings)
    }
    assert wrong == {}


TITLE = "《湖南14市州GDP排行出炉，郴州勇夺GDP增速第一》"


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"据{TITLE}，长沙的GDP为13270.7亿元。", ["13270.7亿元 supported"]),
        (f"据{TITLE}，长沙的GDP为13720.7亿元。", ["13720.7亿元 contradicted"]),
        (
            f"{TITLE.replace('14', '15')}：长沙的GDP为13270.7亿元。",
            ["15 unknown", "13270.7亿元 supported"],
        ),
        ("目标是从全国各地坐高铁，3小时到张家界旅游。", ["3小时 supported"]),
        ("目标是从全国各地坐高铁，4小时到张家界旅游。", ["4小时 unknown"]),
    ],
    ids=["a title", "beside a title", "another title", "a statement", "another statement"],
)
def test_a_text_repeated_word_for_word_tells_what_it_says(text: str, verdicts: list[str]) -> None:
    checker = Checker(hunanfacts.load(FILES["hunan14"]).index)
    found = checker.findings(drafts.passages_of(text.encode(), "a.txt"))
    assert [f"{each.text} {each.verdict}" for each in found] == verdicts
