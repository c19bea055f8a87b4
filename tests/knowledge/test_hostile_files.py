"""Files made to hurt: what is said of them is short, and time grows no faster than they do."""

from __future__ import annotations

import difflib
import itertools
import json
import resource
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import growth
import pytest
from running import FILES, TINY, command, environment_with, run

from hunanfacts.command import finding
from hunanfacts.figures import reading
from hunanfacts.index import cache
from hunanfacts.index.store import Index
from hunanfacts.knowledge import fault_report, loading, near, review, sizes
from hunanfacts.knowledge.faults import MOST_FOUND
from hunanfacts.model.errors import DataError, DataSyntaxError, DataUnreadableError
from hunanfacts.search import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.model.vocabulary import Language


TINY_TEXT = TINY.read_text(encoding="utf-8")
MOST_SAID = 200_000
"""Characters of a report: a hundred faults in each of them some lines of a few hundred."""


def refusal(text: str) -> DataError:
    """Return the error that a knowledge file with that text gets."""
    with pytest.raises(DataError) as caught:
        list(loading.parse(text.encode("utf-8", "surrogatepass"), "x").facts)
    return caught.value


def tiny(old: str, new: str) -> str:
    """Return the tiny file with one thing in it changed."""
    assert TINY_TEXT.count(old) == 1
    return TINY_TEXT.replace(old, new)


# ---- What is said --------------------------------------------------------------------------------


MANY_FAULTS: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda n: "".join(f"k{i} = 1\n" for i in range(n)) + TINY_TEXT,
    "facts on one line": lambda n: f"schema = 2\nfact = [{', '.join(['{}'] * n)}]\n",
    "a long name": lambda n: f"{'k' * n} = 1\n{TINY_TEXT}",
    "a long word": lambda n: tiny('bound = "under"', f'bound = "{"u" * n}"'),
    "a long line": lambda n: tiny("paragraphs = 3", f"paragraphs = [{'1, ' * n}"),
    "unknown topics": lambda n: (
        TINY_TEXT.replace('topic = "farming"', 'topic = "none"')
        + "".join(f'[[topic]]\nid = "t{i}"\nlabel = "T"\n' for i in range(n))
    ),
    "an unknown place": lambda n: TINY_TEXT + f'[[place]]\nid = "a"\nname="a"\nwithin="{"b" * n}"',
}


@pytest.mark.parametrize("name", MANY_FAULTS)
def test_what_is_said_of_a_file_does_not_grow_with_it(name: str) -> None:
    error = refusal(MANY_FAULTS[name](20_000))
    assert 1 <= len(error.faults) <= fault_report.MOST_TOLD
    assert max(len(error.zh), len(error.en)) < MOST_SAID
    longest = max(len(line) for line in f"{error.zh}\n{error.en}".split("\n"))
    assert longest < 1_500
    assert all(len(fault.text) <= fault_report.LONGEST_LINE + 2 for fault in error.faults)


def test_the_faults_that_are_not_listed_are_counted() -> None:
    error = refusal(MANY_FAULTS["unknown keys"](250))
    assert len(error.faults) == 100
    assert error.zh.endswith("\n另有150处问题没有列出")
    assert error.en.endswith("\n150 more faults are not listed")


def test_a_hundred_faults_are_all_of_them() -> None:
    error = refusal(MANY_FAULTS["unknown keys"](100))
    assert len(error.faults) == 100
    assert "没有列出" not in error.zh


@pytest.mark.parametrize(
    "text",
    [
        f"fact = [{', '.join(['{}'] * 20_000)}]\n" + TINY_TEXT.partition("[[fact]]")[0],
        MANY_FAULTS["unknown keys"](20_000),
        TINY_TEXT.replace("[[topic]]", "[[topic]]\n" * 20_000),
        TINY_TEXT.replace('place = "moudi"', "parts = [" + '"none", ' * 20_000 + "]"),
    ],
    ids=["facts", "head", "topics", "parts"],
)
def test_a_file_with_very_many_faults_is_not_read_to_its_end(text: str) -> None:
    error = refusal(text)
    assert len(error.found) == MOST_FOUND
    assert error.zh.endswith("\n另有4900处问题没有列出；问题太多，文件没有读完")
    assert error.en.endswith(" there are so many that the file was not read to its end")


def test_the_names_there_are_are_listed_once_for_all_that_are_none() -> None:
    """Of twenty long ones the list has two hundred thousand characters, for each of thousands."""
    ids = (f'[[topic]]\nid = "{"t" * 9_000}{number}"\nlabel = "T"\n' for number in range(20))
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :].replace("farming", "none")
    facts = (fact.replace('"tea"', f'"tea{number}"') for number in range(50))
    error = refusal("".join((TINY_TEXT, *ids, *facts)))
    assert len(error.found) == 50
    assert len({id(fault.details["known"]) for fault in error.found}) == 1


def test_of_very_many_unknown_names_the_first_are_compared_with_those_there_are() -> None:
    names = near.Names(["farming"])
    slips = [f"farming{number}" for number in range(200)]
    assert [names.nearest(slip) for slip in slips] == ["farming"] * 100 + [""] * 100
    assert names.nearest(slips[0]) == "farming"


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (None, "a" * 200 + "…"),
        (1, "a" * 200 + "…"),
        (301, "…" + "a" * 100 + "b" * 100 + "…"),
        (600, "…" + "b" * 200),
    ],
)
def test_of_a_long_line_what_stands_around_the_place_is_shown(
    column: int | None, shown: str
) -> None:
    assert fault_report.excerpt("a" * 300 + "b" * 300, column) == shown


def test_a_machine_is_told_no_more(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(MANY_FAULTS["unknown keys"](5_000), encoding="utf-8")
    outcome = run("list", "--json", "--data", str(file))
    assert len(json.loads(outcome.err)["error"]["faults"]) == 100
    assert len(outcome.err) < MOST_SAID
    assert outcome.status == 3


@pytest.mark.parametrize(
    ("old", "new", "handed_on"),
    [
        ('name = "某地"', f'name = "{"地" * 10_001}"', []),
        ('key = "tea1"', 'key = "tea1"\nodd = 1', ["tea", "tea0"]),
    ],
    ids=["place", "fact"],
)
def test_facts_of_a_file_that_is_refused_are_not_handed_on(
    old: str, new: str, handed_on: list[str]
) -> None:
    """A name that is far too long would be stored and searched with each fact of the place."""
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :]
    others = (fact.replace('"tea"', f'"tea{number}"') for number in range(5))
    text = TINY_TEXT + "".join(others)
    assert old in text
    facts = iter(loading.parse(text.replace(old, new).encode(), "x").facts)
    assert [fact.key for fact in itertools.islice(facts, len(handed_on))] == handed_on
    with pytest.raises(DataError):
        next(facts)


# ---- How long it takes ---------------------------------------------------------------------------


FIGURE = """[[fact.figure]]
value = 1
unit = "元"
bound = "exact"
measure = "level"
as_written = "a"
period = "{year}-{month:02}"
"""


def topics(count: int) -> str:
    return TINY_TEXT + "".join(f'[[topic]]\nid = "t{i}"\nlabel = "T"\n' for i in range(count))


def places_in_a_row(count: int) -> str:
    row = (f'[[place]]\nid = "p{i}"\nname = "P"\nwithin = "p{i + 1}"\n' for i in range(count))
    return f'{TINY_TEXT}{"".join(row)}[[place]]\nid = "p{count}"\nname = "P"\n'


def figures(count: int) -> str:
    months = (divmod(number, 12) for number in range(count))
    told = (FIGURE.format(year=1000 + year, month=month + 1) for year, month in months)
    return TINY_TEXT + "".join(told)


def parts(count: int) -> str:
    names = ", ".join(f'"k{number}"' for number in range(count))
    return TINY_TEXT.replace('place = "moudi"', f"parts = [{names}]")


def unknown_topics(count: int) -> str:
    """Return facts each of a topic that is none of as many, though it is much like them."""
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :]
    facts = (
        fact.replace('"tea"', f'"tea{number}"').replace("farming", f"farmt{number}x")
        for number in range(count)
    )
    topics = (f'[[topic]]\nid = "farm{number}"\nlabel = "T"\n' for number in range(count))
    return "".join((TINY_TEXT, *topics, *facts))


def dotted_key(count: int) -> str:
    return f"{'.'.join('a' * count)} = 1\n{TINY_TEXT}"


def hexadecimal(digits: int) -> str:
    return TINY_TEXT.replace("value = 3.60", f"value = 0x{'f' * digits}")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (topics, 2_500),
        (places_in_a_row, 2_500),
        (figures, 1_000),
        (parts, 5_000),
        (unknown_topics, 400),
        (dotted_key, 5_000),
        (hexadecimal, 250_000),
    ],
)
def test_time_grows_with_a_file(text: Callable[[int], str], size: int) -> None:
    def read(count: int) -> None:
        try:
            list(loading.parse(text(count).encode("utf-8"), "x").facts)
        except DataError as error:
            assert error.faults  # noqa: PT017 -- some of the files are valid

    assert growth.is_linear(read, size)


def test_time_of_a_review_grows_with_numbers_and_with_figures() -> None:
    """A text of very many numbers of a fact with very many figures is not held against them."""

    def reviewed(count: int) -> None:
        said = '{ zh = "' + "7万吨，" * min(count, 2_000) + '", en = "A place." }'
        start = TINY_TEXT.index("statement = ") + len("statement = ")
        text = TINY_TEXT[:start] + said + TINY_TEXT[TINY_TEXT.index("\n", start) :]
        several = figures(count).removeprefix(TINY_TEXT).replace('"元"', '"万吨"')
        knowledge = loading.parse((text + several).encode(), "x")
        list(review.faults(knowledge, list(knowledge.facts)))

    assert growth.is_linear(reviewed, 300)


def reviewed(text: str) -> list[str]:
    knowledge = loading.parse(text.encode(), "x")
    return [fault.code for fault in review.faults(knowledge, list(knowledge.facts))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("某地产茶不到3.60万吨。", "某地产茶不到3.60亿吨。{}"),
        ("不到3.60万吨", "不到3.61万吨{}"),
    ],
    ids=["statement", "as_written"],
)
def test_numbers_in_words_are_read_as_far_as_facts_have_some(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    find = reading.find

    def noting(text: str, language: Language | None = None) -> Iterable[reading.Amount]:
        read.append(text)
        return find(text, language)

    monkeypatch.setattr(reading, "find", noting)
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :]
    many = fact.replace(old, new.format("，另有7" * 1_500))
    others = "".join(many.replace('"tea"', f'"tea{number}"') for number in range(50))
    assert reviewed(TINY_TEXT + others + fact.replace(old, new.format("")).replace("tea", "tee", 1))
    assert 5 * 1_500 < sum(text.count("7") for text in read) < 12_000
    assert len(read[-1]) < 100


def test_units_that_are_none_are_compared_as_far_as_anybody_reads_of_them() -> None:
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :]
    slips = (
        fact.replace('"tea"', f'"tea{number}"').replace(
            'unit = "万吨"', f'unit = "kilomete{number}"'
        )
        for number in range(150)
    )
    assert reviewed(TINY_TEXT + "".join(slips)).count("W303") == 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('aliases = ["茶", "tea leaves"]', 'aliases = ["a{}"]'),
        ('period = "2019"', 'period = "2019{}"'),
        ('unit = "万吨"', 'unit = "吨{}"'),
        ("value = 3.60", 'value = "3.60{}"'),
    ],
    ids=["aliases", "period", "unit", "value"],
)
def test_time_of_a_review_grows_with_marks_put_on_a_letter(old: str, new: str) -> None:
    """A run of marks that are to be put in order would take the square of its length."""

    def reviewed(length: int) -> None:
        text = tiny(old, new.replace("{}", "\u0323\u0301" * (length // 2)))
        try:
            knowledge = loading.parse(text.encode(), "x")
            list(review.faults(knowledge, list(knowledge.facts)))
        except DataError as error:
            assert error.faults  # noqa: PT017 -- some of them are no values

    assert growth.is_linear(reviewed, 2_400, nothing=0.002)


@pytest.mark.parametrize(
    "arguments", [["list", "--place", "p3000"], ["stat", "P", "tea"]], ids=lambda each: each[0]
)
def test_places_may_lie_in_one_another_thousands_deep(arguments: list[str], tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    text = places_in_a_row(3_000).replace('place = "moudi"', 'place = "p0"')
    text = text.replace('kind = "indicator"', 'kind = "description"')
    file.write_text(text, encoding="utf-8")
    outcome = run(*arguments, "--data", str(file))
    assert (outcome.status, outcome.err) == (0, "")
    assert "tea" in outcome.out


@pytest.mark.parametrize("command", ["list", "audit", "units"])
def test_a_unit_may_be_by_a_unit_by_a_unit_thousands_of_times(command: str, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(tiny('unit = "万吨"', f'unit = "吨{"/件" * 3_000}"'), encoding="utf-8")
    names = ["tea"] if command == "units" else []
    assert run(command, *names, "--data", str(file), "--lang", "en").status == 0


def test_a_word_that_is_far_too_long_is_compared_with_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of ten thousand characters would be compared for a tenth of a second."""
    names = ["ab-" * 33, "ab-" * 3_000]
    assert near.nearest("ab-" * 32 + "ac-", names) == names[0]
    monkeypatch.setattr(difflib, "SequenceMatcher", None)
    assert near.nearest("ab-" * 2_999 + "ac-", names) == ""


def test_a_slip_is_told_among_very_many_names_too() -> None:
    names = [*(f"topic{number}" for number in range(5_000)), "farming"]
    assert [near.nearest(slip, names) for slip in ("farmin", "framing", "Famring", "x")] == [
        *["farming"] * 3, "",
    ]  # fmt: skip


def test_a_file_may_be_written_in_toml_1_1() -> None:
    text = tiny(
        'title = { zh = "测试", en = "Test" }', 'title = {\n  zh = "\\e\\x41",\n  en = "A",\n}'
    )
    assert loading.parse(text.encode("utf-8"), "x").title.zh == "\x1bA"


def test_names_are_not_searched_for_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aliases = ", ".join(f'"a{number}", "tea@{number}"' for number in range(1_500))
    file = tmp_path / "facts.toml"
    file.write_text(tiny('["茶", "tea leaves"]', f"[{aliases}]"), encoding="utf-8")
    asked: list[object] = []
    monkeypatch.setattr(Index, "select", lambda _, *asking: asked.append(asking))
    assert run("validate", "--find", str(file)).status == 0
    assert asked == []


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_names_find_what_they_find_when_they_are_asked_for(path: Path) -> None:
    facts = list(loading.load(str(path)).facts)
    index = cache.open_index(str(path))
    names = finding.Names(facts)
    given = [name for fact in facts for name in (fact.key, *fact.aliases, *fact.label.texts)]
    others = [other(name) for name in given for other in (str.upper, lambda name: f"“{name}”。")]
    others += [figure.id for fact in facts for figure in fact.figures]
    for name in (*given, *others):
        assert list(names.found(name)) == [fact.key for fact in answers.stat(index, name)]
    index.close()


def test_names_find_what_they_find_where_they_are_keys_ids_or_signs(tmp_path: Path) -> None:
    fact = TINY_TEXT[TINY_TEXT.index("[[fact]]") :].replace('"茶"', '"!", "@", "，", "糧食"')
    other = fact.replace('"tea"', '"coffee"').replace(
        'aliases = ["!"', 'aliases = ["tea", "TEA", "tea@2019", "tea@2019:level", "tea@", "tea@20"'
    )
    file = tmp_path / "facts.toml"
    file.write_text(TINY_TEXT.replace('"茶"', '"粮食"') + other, encoding="utf-8")
    facts = list(loading.load(str(file)).facts)
    index = cache.open_index(str(file))
    names = finding.Names(facts)
    for name in (name for fact in facts for name in (*fact.aliases, *fact.label.texts)):
        assert list(names.found(name)) == [fact.key for fact in answers.stat(index, name)], name
    index.close()


# ---- What is too much ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('aliases = ["茶", "tea leaves"]', 'aliases = ["{}"]', "aliases"),
        ('title = "某报告"', 'title = "{}"', "title"),
        ('notes = [{ zh = "数据待核。"', 'notes = [{ zh = "{}"', "zh"),
    ],
)
def test_a_text_that_is_too_long_is_a_fault_in_its_place(old: str, new: str, name: str) -> None:
    list(loading.parse(tiny(old, new.replace("{}", "长" * 10_000)).encode(), "x").facts)
    error = refusal(tiny(old, new.replace("{}", "长" * 10_001)))
    line = TINY_TEXT[: TINY_TEXT.index(old)].count("\n") + 1
    assert [(fault.code, fault.line) for fault in error.faults] == [("E105", line)]
    assert f"“{name}”" in error.zh
    assert "不超过10000字的文字，这里有10001字" in error.zh
    assert "at most 10,000 characters, and has 10,001" in error.en


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paragraph = 2", "page = 0x{}"),
        ("value = 3.60", "value = 0x{}"),
        ("paragraphs = 3", "volume = 0x{}"),
    ],
)
def test_a_whole_number_without_end_is_a_fault(old: str, new: str) -> None:
    error = refusal(tiny(old, new.replace("{}", "f" * 5_000)))
    assert {fault.code for fault in error.faults} == {"E105"}


@pytest.mark.parametrize("line", ["[x{}.a.b.c]\n", "[[x{}.a.'b'.c]]\n", 'x{}."a".b . c = 1\n'])
def test_tables_in_tables_that_would_fill_the_memory_are_no_toml(line: str) -> None:
    """A megabyte of them took more than 300 MB; of fewer it is told that no such name is known."""
    head = 'schema = 2\nversion = "1"\ntitle = "x"\n'
    many = head + "".join(map(line.format, range(60_000)))
    with pytest.raises(DataSyntaxError, match="tables are nested too deep"):
        loading.document(many.encode(), "many.toml")
    few = head + "".join(map(line.format, range(1_000)))
    assert len(loading.document(few.encode(), "few.toml")[1]) == 1_003


@pytest.mark.parametrize("line", [" ", "a ", "[", "\t[", "'", "a. "])
def test_time_of_a_look_for_tables_grows_with_a_line(line: str) -> None:
    def look(count: int) -> None:
        loading._has_too_many_tables("." * 100_000 + "\n" + line * count)  # noqa: SLF001 -- alone

    assert growth.is_linear(look, 20_000)


def test_a_fact_of_too_many_figures_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST_FIGURES", 5)
    list(loading.parse(figures(4).encode(), "x").facts)
    error = refusal(figures(5))
    place = TINY_TEXT[: TINY_TEXT.index("[[fact.figure]]")].count("\n") + 1
    assert [(fault.code, fault.line) for fault in error.faults] == [("E105", place)]
    assert "不超过5个数值，这里有6个" in error.zh
    assert "at most 5 figures, and there are 6" in error.en


def test_names_of_a_place_that_are_too_long_together_are_a_fault() -> None:
    """Each fact of the place is found by all of them."""
    place = 'name = "某地"\naliases = ["{}", "{}"]'
    names = place.format("a" * 4_999, "b" * 4_999)
    list(loading.parse(tiny('name = "某地"', names).encode(), "x").facts)
    error = refusal(tiny('name = "某地"', place.format("a" * 5_000, "b" * 4_999)))
    line = TINY_TEXT[: TINY_TEXT.index('name = "某地"')].count("\n") + 2
    assert [(fault.code, fault.line) for fault in error.faults] == [("E105", line)]
    assert "与name一起不超过10000字，这里有10001字" in error.zh
    assert "at most 10,000 characters together with name, and there are 10,001" in error.en


def test_texts_that_are_too_long_for_so_many_figures_are_a_fault() -> None:
    """They are told with each of them."""
    texts = (
        'place = "moudi"\ncaution = {{ zh = "{}", en = "{}" }}\nsaid_by = {{ zh = "{}", en = "a" }}'
    )
    text = figures(1_999)
    least = text.replace('place = "moudi"', texts.format("慎" * 900, "c" * 900, "n" * 900))
    list(loading.parse(least.encode(), "x").facts)
    error = refusal(text.replace('place = "moudi"', texts.format("慎" * 3000, "c", "n")))
    line = TINY_TEXT[: TINY_TEXT.index("[[fact]]")].count("\n") + 1
    assert [(fault.code, fault.line) for fault in error.faults] == [("E105", line)]
    assert "文字一共不超过3000字的事实，因为它们与2000个数值一起列出；这里有3" in error.zh
    assert "at most 3,000 characters in all, since they are told with each of 2,000" in error.en


@pytest.mark.parametrize(
    "line",
    ["[fact{}" + " " * 9, 'key = "{}' + '\\"' * 9, "aliases = [1{}]", "key = {}" + '"' * 9],
    ids=["header", "quotes", "word", "quotation marks"],
)
def test_a_long_line_that_is_no_toml_is_told_at_once(line: str) -> None:
    def read(size: int) -> None:
        with pytest.raises(DataSyntaxError, match="E001 not valid TOML"):
            loading.parse((TINY_TEXT + line.replace("{}", line[-1] * size)).encode(), "x")

    assert growth.is_linear(read, 5_000)


@pytest.mark.parametrize("arguments", [["list", "--data"], ["validate"]], ids=lambda each: each[0])
def test_a_file_without_end_is_refused(arguments: list[str]) -> None:
    """Neither is it kept in memory: a process that may have no more than 600 MB tells of it."""
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))

    done = subprocess.run(
        command(*arguments, "/dev/zero"),
        env=environment_with({}),
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=bounded,
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert "知识文件太大：/dev/zero，超过100 MB" in done.stderr.decode()


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "LARGEST_FILE", 100)
    file = tmp_path / "facts.toml"
    file.write_text(TINY_TEXT, encoding="utf-8")
    for read in (loading.load, cache.open_index):
        with pytest.raises(DataUnreadableError, match="too large"):
            read(str(file))
