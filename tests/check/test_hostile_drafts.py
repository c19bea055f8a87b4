"""Drafts made to hurt: the time of a check grows with them, even where no sentence has an end."""

from __future__ import annotations

import cProfile
from random import Random
from typing import TYPE_CHECKING

import growth
import pytest

from hunanfacts.check import known_passages, prose
from hunanfacts.check.checking import Checker
from hunanfacts.check.claims import candidates, told_amounts
from hunanfacts.check.names.places import Places
from hunanfacts.check.names.subjects import Subjects
from hunanfacts.check.prose import Span
from hunanfacts.check.reading.drafts import passages_of
from hunanfacts.check.records import Passage, Place
from hunanfacts.check.verdicts import repeated
from hunanfacts.check.verdicts.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.figures.amounts import Amount

DRAFTS = {
    "a sentence without end": lambda n: "湖南省粮食产量3000万吨，" * (n // 14),
    "names without a number": lambda n: "湖南的经济总量和粮食产量是" * (n // 13) + "4万亿元",
    "bare numbers": lambda n: "1 " * (n // 2),
    "numbers and commas": lambda n: "1,a " * (n // 4),
    "shares": lambda n: "GDP 4万亿元 5% " * (n // 13),
    "digits": lambda n: "9" * n,
    "numerals": lambda n: "百" * n,
    "brackets": lambda n: "[(" * (n // 2),
    "combining marks": lambda n: "湖a" + "\u0323\u0301" * (n // 2),
    "a long line": lambda n: "a" * (30 * n),
    "a wide table": lambda n: "a\t1\t" * (n // 8) + "\n" + "b\t2\t" * (n // 8),
}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_time_grows_with_a_draft(
    draft: Callable[[int], str], name: str, base: KnowledgeBase
) -> None:
    def check(length: int) -> None:
        checker = Checker(base.index)
        list(checker.findings(passages_of(draft(length).encode("utf-8"), name)))

    assert growth.is_linear(check, 400)


@pytest.mark.parametrize("mark", ["，", ", ", "、", " ", ""])
def test_a_sentence_without_end_is_parted_where_a_comma_is(mark: str) -> None:
    text = f"{'湖南' * 20}{mark}" * 50
    parts = list(prose.sentences(text, Span(0, len(text))))
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert max(part.end - part.start for part in parts) <= 500
    if mark:
        assert {text[part.end - 1] for part in parts} == {mark[-1]}


def test_a_passage_that_comes_again_is_looked_through_once(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    checker = Checker(base.index)
    real = told_amounts.of

    def counted(passage: Passage) -> list[Amount]:
        looked.append(passage.text)
        return real(passage)

    monkeypatch.setattr(told_amounts, "of", counted)
    told = "湖南省粮食产量3000万吨。"
    draft = f"# 甲\n\n{told}\n\n{told}\n\n  {told}\n\n# 乙\n\n{told}\n"
    found = list(checker.findings(passages_of(draft.encode(), "draft.md")))
    assert looked == ["甲", told, "乙", told]  # under another heading it may be of something else
    assert [each.place.line for each in found] == [3, 5, 7, 11]
    assert len({each.place.column for each in found[:2]}) == 1
    assert len({(each.verdict, each.start) for each in found}) == 1


def test_only_some_passages_are_kept(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_passages, "MOST", 3)
    checker = Checker(base.index)
    kept = known_passages.KnownPassages(lambda passage: checker.findings([passage]))
    passages = [Passage(text=f"{at}人。", places=((0, Place(1, 1)),)) for at in range(9)]
    for passage in passages:
        list(kept.findings(passage))
    assert len(kept) == 3
    list(kept.findings(passages[0]._replace(text="1人，" * 20)))
    assert len(kept) == 3


def test_a_long_sentence_is_looked_through_once_for_all_its_numbers(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [f"{number}项" for number in range(1001, 1071)]
    sentence = f"湖南省粮食产量{'，'.join(numbers)}。"
    looked = count(monkeypatch, Subjects, "_mentions")
    places = count(monkeypatch, Places, "_found")
    weighed = count(monkeypatch, candidates, "_is_sure")
    checker = Checker(base.index)
    found = list(checker.findings(passages_of(sentence.encode(), "draft.md")))
    assert [each.text for each in found] == numbers
    assert len(looked) == len(numbers)  # a clause each
    assert len(places) <= 3
    assert not weighed  # a harvest is told in no such unit


def test_names_are_looked_for_wherever_one_may_be(base: KnowledgeBase) -> None:
    subjects = Subjects(fact for fact in base.facts() if fact.figures)
    names = sorted({name for each in subjects.all for name in each.names})
    pieces = [*names, *(part for name in names for part in (name[:3], name[-3:], name[2:5]))]
    pieces += [word for name in names for word in name.split()] + ["，", " ", "3项", "甲"]
    random = Random(7)
    passed_over = 0
    for _ in range(3000):
        text = " ".join(random.choices(pieces, k=2)) + "".join(random.choices(pieces, k=2))
        whole = Span(0, len(text))
        named = [subjects.mentions(text, part, whole) for part in prose.clauses(text, whole)]
        passed_over += not subjects.may_be_named(text)
        assert subjects.may_be_named(text) or not any(named)
    assert passed_over > 100


def test_a_list_of_very_many_names_names_nothing(base: KnowledgeBase) -> None:
    subjects = Subjects(fact for fact in base.facts() if fact.figures)
    names = [prose.comparable(each.fact.label.zh) for each in subjects.all]
    few, many = "和".join(names[:15]), "和".join(names[:60])
    for text, is_named in ((few, True), (many, False)):
        whole = Span(0, len(text))
        assert bool(subjects.mentions(text, whole, whole)) == is_named


@pytest.mark.parametrize("parted", ["，", "和", "", " and ", ", ", "\n"])
def test_what_a_draft_takes_goes_by_its_effort(base: KnowledgeBase, parted: str) -> None:
    """A number among many names, whatever parts them, takes no longer than is weighed."""
    names = [name for fact in base.facts() for name in fact.label.texts]
    random = Random(3)
    drafts = {
        count: parted.join(
            name if at % count else f"{name}{at}亿元"
            for at, name in enumerate(random.choices(names, k=600))
        )
        for count in (5, 20)
    }
    for text in drafts.values():
        checker = Checker(base.index)
        profile = cProfile.Profile(builtins=False)
        profile.runcall(list, checker.findings(passages_of(text.encode(), "draft.txt")))
        calls = sum(each.callcount for each in profile.getstats())
        assert calls < _CALLS_OF_ONE * checker.effort


_CALLS_OF_ONE = 40
"""Calls of functions that take ten microseconds, by far."""


@pytest.mark.parametrize("name", ["a" * 10, "x-a1-", "a_"], ids=["letters", "hyphens", "lines"])
def test_a_tag_that_is_never_closed_is_read_once(name: str) -> None:
    def read(size: int) -> None:
        list(passages_of(f"<div>\n<{name * size}".encode(), "draft.md"))

    assert growth.is_linear(read, 1_000)


def test_numbers_are_of_nothing_at_once_where_no_name_is(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = count(monkeypatch, Subjects, "_mentions")
    text = "、".join(f"{number}亿元" for number in range(1001, 1401))
    found = list(Checker(base.index).findings(passages_of(text.encode(), "draft.txt")))
    assert {each.verdict for each in found} == {"unknown"}
    assert len(found) == 400
    assert not looked


def count(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[None]:
    """Have a function counted: the list that is returned grows with each call of it."""
    calls: list[None] = []
    real = getattr(owner, name)

    def counted(*arguments: object, **named: object) -> object:
        calls.append(None)
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, counted)
    return calls


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_what_is_too_long_to_be_marked_up_is_read_as_it_stands(
    base: KnowledgeBase, gap: str
) -> None:
    links, said = f"[a](b){gap}" * 8_000, "2021年湖南签订技术合同17712项。"
    read = list(passages_of(f"{links}{said}".encode(), "draft.md"))
    assert any("[a](b)" in passage.text for passage in read)
    [found] = [each for each in Checker(base.index).findings(read) if each.verdict != "unknown"]
    at = said.index("1771") + 1
    place = Place(1, len(links) + at) if gap == " " else Place(8_001, at)
    assert (found.text, found.verdict, found.place) == ("17712项", "contradicted", place)
    short = list(passages_of(f"{links[:7000]}{said}".encode(), "draft.md"))
    assert not any("[a](b)" in passage.text for passage in short)


def test_texts_that_begin_alike_are_repeated_by_the_longest(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand titles that begin alike, at each of a thousand places, are no million."""
    checker = Checker(base.index)
    [passage] = passages_of(("a" * 1_000 + " 5 t").encode(), "draft.txt")
    found = count(monkeypatch, repeated, "Repetition")
    monkeypatch.setattr(checker, "_repeated", Repeated([], ["a" * (5 + at) for at in range(1_000)]))
    before = checker.effort
    list(checker.findings([passage]))
    assert 0 < len(found) <= 20 * 1_000
    assert checker.effort - before >= len(found) // 20


def test_of_texts_that_begin_alike_each_that_stands_there_is_repeated() -> None:
    random = Random(5)
    titles = ["".join(random.choices("ab", k=random.randint(5, 12))) for _ in range(60)]
    text = "".join(random.choices("ab", k=400))
    found = Repeated([], titles)._in(text).by_end  # noqa: SLF001 -- each, not those of a number
    assert {each.span for each in found} == {
        Span(at, at + len(title))
        for title in titles
        for at in range(len(text))
        if text.startswith(title, at)
    }
