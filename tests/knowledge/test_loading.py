"""From TOML to records: every fault is found, with its line, in words; nothing else escapes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import DATA, EMPTY, TESTS, TINY, run

from hunanfacts.index import cache
from hunanfacts.knowledge import fault_report, faults, loading, positions, review
from hunanfacts.model.errors import DataError, DataSyntaxError, DataUnreadableError
from hunanfacts.model.records import Knowledge

PAPER, INDICATOR, FARMING = 'id = "paper"', 'kind = "indicator"', 'topic = "farming"'
FIGURE, VALUE, UNDER = "[[fact.figure]]", "value = 3.60", 'bound = "under"'
BAD = TESTS / "bad"
BAD_FILES = sorted(BAD.glob("*.toml"))
TINY_TEXT = TINY.read_text(encoding="utf-8")
SHIPPED_LINES = Path(cache.packaged_file()).read_bytes().splitlines(keepends=True)


def parsed(raw: bytes, name: str) -> Knowledge:
    """Read a knowledge file's bytes to the end."""
    knowledge = loading.parse(raw, name)
    return replace(knowledge, facts=tuple(knowledge.facts))


def refused(raw: bytes, name: str) -> DataError:
    """Return the error that a bad file gets: when it is read, or when it is looked through."""
    try:
        knowledge = parsed(raw, name)
    except DataError as error:
        return error
    text = loading.decoded(raw)
    return fault_report.data_error(
        name, text, fault_report.located(text, review.faults(knowledge, knowledge.facts))
    )


def loaded(path: str) -> Knowledge:
    """Read a knowledge file to the end."""
    knowledge = loading.load(path)
    return replace(knowledge, facts=tuple(knowledge.facts))


def refusal(content: str | bytes) -> DataError:
    """Return the error that a knowledge file with that content gets."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    with pytest.raises(DataError) as caught:
        parsed(raw, "x")
    return caught.value


def heads(error: DataError) -> list[str]:
    """Return the first line of each fault's report, up to its code."""
    return re.findall(r"^(x:\d+: E\d{3})", error.en, re.MULTILINE)


def is_handled(raw: bytes) -> bool:
    """Tell whether a file with those bytes is loaded or refused with a place and a message."""
    try:
        return isinstance(parsed(raw, "x"), Knowledge)
    except DataError as error:
        return all(re.match(r"x:[1-9]\d*: E\d{3} .", text) for text in (error.zh, error.en))


def tiny(old: str, new: str) -> str:
    """Return the tiny file with one thing in it changed."""
    assert TINY_TEXT.count(old) == 1
    return TINY_TEXT.replace(old, new)


def line_of(text: str) -> int:
    """Return the line of the tiny file that `text` stands on, once."""
    assert TINY_TEXT.count(text) == 1
    return TINY_TEXT[: TINY_TEXT.index(text)].count("\n") + 1


# ---- The messages --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_a_bad_file_gets_its_whole_message(file: Path, language: str) -> None:
    error = refused(file.read_bytes(), file.name)
    message = error.zh if language == "zh" else error.en
    assert set(re.findall(r": (E\d{3}) ", message)) == {file.stem[:4]}
    golden.check(file.with_suffix(f".{language}.txt"), message + "\n")


def test_every_fault_code_has_a_bad_file_and_every_bad_file_a_code() -> None:
    assert {file.stem[:4] for file in BAD_FILES} == set(faults.MESSAGES)


def test_no_message_is_kept_for_a_bad_file_that_is_gone() -> None:
    kept = {file.name.split(".")[0] for file in BAD.glob("*.txt")}
    assert kept == {file.stem for file in BAD_FILES}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_line_shows_the_message_and_exits_3(language: str) -> None:
    file = BAD / "E104-not-one-of-the-words.toml"
    outcome = run("list", "--data", str(file), "--lang", language)
    message = file.with_suffix(f".{language}.txt").read_text(encoding="utf-8")
    assert outcome.err == message.replace(file.name, str(file), 1)
    assert (outcome.status, outcome.out) == (3, "")


# ---- Many faults, one run ------------------------------------------------------------------------


def test_all_faults_are_reported_in_one_run_in_the_order_of_lines() -> None:
    content = (
        TINY_TEXT.replace('version = "tiny"', "version = 1")
        .replace('id = "paper"', 'id = "A Paper"')
        .replace('kind = "indicator"', 'kind = "number"\nkindd = 1')
        .replace("value = 3.60", "value = true")
        .replace('unit = "万吨"\n', "")
        .replace('topic = "farming"', 'topic = "fishing"')
    )
    assert heads(refusal(content)) == [
        "x:3: E103",
        f"x:{line_of(PAPER)}: E105",
        f"x:{line_of(INDICATOR)}: E104",
        f"x:{line_of(INDICATOR) + 1}: E101",
        f"x:{line_of(FARMING) + 1}: E203",
        f"x:{line_of(FIGURE) + 1}: E102",
        f"x:{line_of(VALUE) + 1}: E103",
    ]


def test_the_error_itself_has_the_place_of_the_first_fault() -> None:
    error = refusal(tiny("paragraphs = 3", "paragraphs = 3 3"))
    line = line_of("paragraphs = 3")
    assert (error.code, error.file, error.line, error.column) == ("data-syntax", "x", line, 16)
    error = refusal(tiny('bound = "under"', 'bound = "less"'))
    assert (error.code, error.file, error.line) == ("data-invalid", "x", line_of(UNDER))
    [fault] = error.faults
    assert (fault.code, fault.line, fault.text) == ("E104", line_of(UNDER), 'bound = "less"')


def test_a_text_of_a_fault_cannot_forge_a_line_of_another() -> None:
    error = refusal(tiny('bound = "under"', r'bound = "x\nx:1: E001 forged"'))
    assert heads(error) == [f"x:{line_of(UNDER)}: E104"]


# ---- What files really look like -----------------------------------------------------------------


def test_a_mark_at_the_start_and_windows_line_ends_change_nothing() -> None:
    raw = TINY.read_bytes()
    plain = parsed(raw, "x")
    assert parsed(b"\xef\xbb\xbf" + raw, "x") == plain
    assert parsed(raw.replace(b"\n", b"\r\n"), "x") == plain


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_lines_are_counted_alike_with_a_mark_and_with_windows_line_ends(
    mark: bytes, end: bytes
) -> None:
    def lines(text: str) -> list[str]:
        return heads(refusal(mark + text.encode("utf-8").replace(b"\n", end)))

    assert lines(tiny('bound = "under"', 'bound = "less"')) == [f"x:{line_of(UNDER)}: E104"]
    assert lines(tiny('bound = "under"', "bound =")) == [f"x:{line_of(UNDER)}: E001"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_the_line_of_a_byte_that_is_not_utf_8_is_told(mark: bytes) -> None:
    assert heads(refusal(mark + b"# one\n# two\n\xff\n")) == ["x:3: E002"]
    assert heads(refusal(mark + b"# one\n# two\n# \xff\n")) == ["x:3: E002"]


def test_a_number_is_kept_digit_for_digit() -> None:
    fact = next(iter(loaded(str(TINY)).facts))
    assert str(fact.figures[0].value) == "3.60"
    assert fact.figures[0].value == Decimal("3.6")


def test_a_file_without_facts_is_valid() -> None:
    assert loaded(str(EMPTY)).facts == ()


@pytest.mark.parametrize(("key", "slip"), [("topic", "topci"), ("as_written", "as_writen")])
def test_a_key_that_is_written_wrongly_is_not_missed_as_well(key: str, slip: str) -> None:
    error = refusal(TINY_TEXT.replace(f"\n{key} = ", f"\n{slip} = ", 1))
    assert re.findall(r": (E\d{3}) ", error.en) == ["E101"]


def test_an_unknown_key_is_told_with_the_keys_there_are_each_once() -> None:
    assert refusal("topics = []\n" + TINY_TEXT).en.splitlines()[0] == (
        'x:1: E101 unknown key "topics"; did you mean "topic"? the keys here are: schema,'
        " version, languages, title, source, place, topic, fact"
    )


def test_a_file_of_nothing_lacks_every_key_that_must_be_there() -> None:
    assert heads(refusal("")) == ["x:1: E102"] * 5


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("nan", "E105"),
        ("-inf", "E105"),
        ("1e400", "E105"),
        ("1e-400", "E105"),
        ("123456789012345678901", "E105"),
        ("0.123456789012345678901", "E105"),
        ("1e99999999999999999999999", "E105"),
        ("0x" + "f" * 20, "E105"),
        ("0x" + "f" * 5000, "E105"),
        ("true", "E103"),
        ("2021-01-01", "E103"),
        ("[1]", "E103"),
    ],
    ids=lambda text: text[:12],
)
def test_a_value_that_is_no_plain_number_is_a_fault_on_its_line(value: str, code: str) -> None:
    assert heads(refusal(tiny("value = 3.60", f"value = {value}"))) == [
        f"x:{line_of(VALUE)}: {code}"
    ]


def test_a_whole_number_too_long_to_read_is_refused() -> None:
    assert heads(refusal(tiny("value = 3.60", f"value = {'9' * 5000}"))) == ["x:1: E001"]


@pytest.mark.parametrize("value", ["12345678901234567890", "0.00000000000000000001", "-0", "1e3"])
def test_twenty_digits_on_each_side_are_enough(value: str) -> None:
    knowledge = parsed(tiny("value = 3.60", f"value = {value}").encode("utf-8"), "x")
    assert next(iter(knowledge.facts)).figures[0].value == Decimal(value)


NOTES = 'notes = [{ zh = "数据待核。", en = "To be checked." }]'
ALIASES = 'aliases = ["茶", "tea leaves"]'
STATEMENT = 'en = "A place made less than 36,000 tonnes of tea."'
PERIOD, KEY = 'period = "2019"', 'key = "tea"'


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema = 2", "schema = 0", "E108"),
        ("schema = 2", "schema = 1", "E107"),
        ("schema = 2", "schema = -1", "E108"),
        ("schema = 2", "schema = 1.0", "E103"),
        ("schema = 2", "schema = true", "E103"),
        ("schema = 2", "schema = 0x" + "f" * 5000, "E105"),
        ("paragraphs = 3", "paragraphs = 0", "E105"),
        ("paragraphs = 3", "paragraphs = -1", "E105"),
        ("paragraph = 2", "paragraph = -1", "E105"),
        ("paragraph = 2", "paragraph = 3", "E205"),
        ("paragraph = 2", 'paragraph = "2"', "E103"),
        ("paragraph = 2", "page = 2.5", "E103"),
        ("paragraph = 2", 'page = " "', "E106"),
        ("paragraph = 2", "paragraph = 0x" + "f" * 5000, "E105"),
        (ALIASES, "aliases = [1]", "E103"),
        (ALIASES, 'aliases = [""]', "E106"),
        (ALIASES, 'aliases = "茶"', "E103"),
        (NOTES, "notes = [1]", "E103"),
        (NOTES, 'notes = { zh = "一", en = "one" }', "E103"),
        (NOTES, 'notes = [\n  { zh = "数据待核。" },\n]', "E102"),
        (NOTES, 'caution = ""', "E106"),
        ('issued = "2020"', "issued = 2020-01-01", "E103"),
        ('type = "article-newspaper"', 'type = "newspaper"', "E104"),
        (PERIOD, 'period = "2020/2016"', "E105"),
        (PERIOD, 'period = "2020-Q5"', "E105"),
        (PERIOD, 'period = "2021-2025"', "E105"),
        (PERIOD, 'period = "../.."', "E105"),
        (PERIOD, 'period = "２０１９"', "E105"),
        (KEY, 'key = "Tea"', "E105"),
        (KEY, 'key = "茶"', "E105"),
        (KEY, 'key = "tea\\n"', "E105"),
        (VALUE, "value = 3.60\nrange = [3, 4]", "E216"),
        (UNDER, 'bound = "under"\nstatus = "sure"', "E104"),
        (UNDER, 'bound = "under"\namong = 3', "E215"),
        ('place = "moudi"', 'place = "某地"', "E105"),
        ('place = "moudi"', 'place = "nowhere"', "E213"),
    ],
)
def test_a_value_that_does_not_fit_is_a_fault_where_it_stands(
    old: str, new: str, code: str
) -> None:
    [head] = heads(refusal(tiny(old, new)))
    line, _, found = head.removeprefix("x:").partition(": ")
    assert (found, line_of(old) <= int(line) + 1 <= line_of(old) + 1 + new.count("\n") + 1) == (
        code,
        True,
    )


def test_a_fact_may_be_written_with_dotted_keys_and_subtables() -> None:
    content = tiny(
        'label = { zh = "茶叶产量", en = "Tea output" }',
        'label.zh = "茶叶产量"\nlabel.en = "Tea output"',
    )
    assert parsed(content.encode("utf-8"), "x") == loaded(str(TINY))


def test_a_text_over_several_lines_that_looks_like_a_table_does_not_move_the_lines() -> None:
    statement = 'statement = { zh = """\n[[fact]]\nkey = "no"\n\\"""\n[[fact]]\n""", en = "x" }'
    content = tiny(
        'statement = { zh = "某地产茶不到3.60万吨。", en = "A place made less than 36,000 '
        'tonnes of tea." }',
        statement,
    )
    content = content.replace('bound = "under"', 'bound = "less"')
    assert heads(refusal(content)) == [f"x:{line_of(UNDER) + 5}: E104"]


def test_what_is_nested_deeply_is_refused_and_not_a_crash() -> None:
    for content in ("a = " + "[" * 50_000, "[" + "a." * 50_000 + "b]", "a." * 50_000 + "b = 1"):
        assert isinstance(refusal(content), DataError)
    nested = refusal("deep = " + "[" * 60 + "]" * 60 + "\n" + TINY_TEXT)
    assert heads(nested) == ["x:1: E101"]


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(kind: str, tmp_path: Path) -> None:
    file = tmp_path if kind == "folder" else tmp_path / "missing.toml"
    with pytest.raises(DataUnreadableError) as caught:
        loaded(str(file))
    reason = "Is a directory" if kind == "folder" else "No such file or directory"
    assert caught.value.en == f"cannot read the knowledge file: {file}: {reason}"
    told = "这是文件夹" if kind == "folder" else "没有这个文件或文件夹"
    assert caught.value.zh == f"读不了知识文件：{file}：{told}"
    assert caught.value.file == str(file)


# ---- Whatever the bytes --------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_any_bytes_are_loaded_or_refused(raw: bytes) -> None:
    assert is_handled(raw)


_SCRAPS = st.sampled_from(
    ["schema", "fact", "[[fact]]", "[[fact.figure]]", "[source]", "=", ".", "1", "-0", "nan",
     "2021-01", "'", '"', '"""', "'''", "\\", "[", "]", "{", "}", ",", "#", "\n", "\r\n", " ",
     "湘", "\0"]
)  # fmt: skip


@given(st.lists(_SCRAPS, max_size=60).map("".join))
def test_any_scraps_of_toml_are_loaded_or_refused(text: str) -> None:
    assert is_handled(text.encode("utf-8"))


_VALUES = st.recursive(
    st.one_of(
        st.booleans().map(lambda value: str(value).lower()),
        st.integers().map(str),
        st.sampled_from(["nan", "inf", "1e9", "2021-01-01", "07:32:00", '""', "'x'", '"湖南"']),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        inner.map(lambda item: f"{{ zh = {item}, x = {item} }}"),
    ),
    max_leaves=6,
)
_SETTINGS = [number for number, line in enumerate(TINY_TEXT.split("\n")) if " = " in line]


@given(st.sampled_from(_SETTINGS), _VALUES)
def test_a_value_of_any_type_anywhere_is_loaded_or_refused(number: int, value: str) -> None:
    lines = TINY_TEXT.split("\n")
    lines[number] = f"{lines[number].split(' = ')[0]} = {value}"
    assert is_handled("\n".join(lines).encode("utf-8"))


@settings(max_examples=25)
@given(
    number=st.integers(0, len(SHIPPED_LINES) - 1),
    change=st.sampled_from(["delete", "duplicate", "cut the line", "cut the file"]),
    column=st.integers(0, 80),
)
def test_the_shipped_file_with_a_slip_in_it_is_loaded_or_refused(
    number: int, change: str, column: int
) -> None:
    before, line, after = SHIPPED_LINES[:number], SHIPPED_LINES[number], SHIPPED_LINES[number + 1 :]
    middle = {
        "delete": [],
        "duplicate": [line, line],
        "cut the line": [line.rstrip(b"\n")[:column], b"\n"],
        "cut the file": [line[:column]],
    }[change]
    raw = b"".join([*before, *middle, *([] if change == "cut the file" else after)])
    assert is_handled(raw)


# ---- Where things stand --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a = 1\nb = 2", {("a",): 1, ("b",): 2}, id="keys"),
        pytest.param("# a = 1\n\n  a = 2", {("a",): 3}, id="comments and blank lines"),
        pytest.param("[t]\na = 1", {("t",): 1, ("t", "a"): 2}, id="table"),
        pytest.param(" [ t . u ] # c\na = 1", {("t", "u"): 1, ("t", "u", "a"): 2}, id="spaces"),
        pytest.param("a.b = 1\na . c = 2", {("a", "b"): 1, ("a", "c"): 2}, id="dotted keys"),
        pytest.param("'a' = 1\n\"b\".c = 2", {("a",): 1, ("b", "c"): 2}, id="quoted keys"),
        pytest.param('"a.b" = 1\n["c.d"]', {("a.b",): 1, ("c.d",): 2}, id="quoted dots"),
        pytest.param('"a = b" = 1', {("a = b",): 1}, id="quoted equals sign"),
        pytest.param('["a]b"]\nc = 1', {("a]b",): 1, ("a]b", "c"): 2}, id="quoted bracket"),
        pytest.param('"#" = 1\n"湘+" = 2', {("#",): 1, ("湘+",): 2}, id="quoted signs"),
        pytest.param(
            "[[f]]\nk = 1\n[[f]]\nk = 2",
            {("f", 0): 1, ("f", 0, "k"): 2, ("f", 1): 3, ("f", 1, "k"): 4},
            id="array of tables",
        ),
        pytest.param(
            "[[f]]\n[[f.g]]\nk = 1\n[[f]]\n[[f.g]]\n[[f.g]]\nk = 2\n[f.h]\nx = 1",
            {
                ("f", 0): 1,
                ("f", 0, "g", 0): 2,
                ("f", 0, "g", 0, "k"): 3,
                ("f", 1): 4,
                ("f", 1, "g", 0): 5,
                ("f", 1, "g", 1): 6,
                ("f", 1, "g", 1, "k"): 7,
                ("f", 1, "h"): 8,
                ("f", 1, "h", "x"): 9,
            },
            id="arrays within arrays",
        ),
        pytest.param(
            'a = """\n[[f]]\nb = 1\n"""\nc = 1', {("a",): 1, ("c",): 5}, id="multi-line text"
        ),
        pytest.param(
            'a = """\n\\"""\nb = 1\n"""\nc = 1', {("a",): 1, ("c",): 5}, id="escaped quotes"
        ),
        pytest.param(
            "a = '''\n\\'''\nb = 1", {("a",): 1, ("b",): 3}, id="no escapes in a literal text"
        ),
        pytest.param('a = """x""""\nb = 1', {("a",): 1, ("b",): 2}, id="four quotes at the end"),
        pytest.param('a = """x"""""\nb = 1', {("a",): 1, ("b",): 2}, id="five quotes at the end"),
        pytest.param('a = ""\nb = \'\'\nc = "\'"', {("a",): 1, ("b",): 2, ("c",): 3}, id="empty"),
        pytest.param(
            "a = [ # ]\n  '[', \"]\",\n  [1],\n]\nb = 1", {("a",): 1, ("b",): 5}, id="list of lines"
        ),
        pytest.param("a = { b = 1, c = [\n2] }\nd = 1", {("a",): 1, ("d",): 3}, id="inline table"),
        pytest.param('a = "\\"["\nb = "\\\\"\nc = 1', {("a",): 1, ("b",): 2, ("c",): 3},
                     id="escapes"),
        pytest.param("a = 1 # \"\"\" [ '''\nb = 1", {("a",): 1, ("b",): 2}, id="quote in comment"),
    ],
)  # fmt: skip
def test_lines_are_where_tables_and_keys_are(
    text: str, expected: dict[tuple[str | int, ...], int]
) -> None:
    assert positions.lines_of(text) == {(): 1, **expected}


def test_what_has_no_line_of_its_own_stands_where_its_table_does() -> None:
    lines = positions.lines_of("[[f]]\nk = { zh = 1 }")
    assert positions.line_at(lines, ("f", 0, "k", "zh")) == 2
    assert positions.line_at(lines, ("f", 0, "missing")) == 1
    assert positions.line_at(lines, ("missing",)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c = 1\na.b.d = [\n1,\n{ e.f = 2 }]\n[g.h]\ni = 1\n[[g.j]]\n[g.j.k]\n[[g.j]]\nl.m=1",
        Path(cache.packaged_file()).read_text(encoding="utf-8"),
    ],
    ids=["made", "shipped"],
)
def test_what_holds_a_key_begins_where_its_first_key_does(text: str) -> None:
    told = positions.all_lines_of(text)
    firsts: dict[tuple[str | int, ...], int] = {}
    for path, line in positions.lines_of(text).items():
        for length in range(len(path) + 1):
            firsts.setdefault(path[:length], line)
    assert {path: told[path] for path in firsts} == firsts
    assert told["a", "b", "d", 1, "e", "f"] == 4 if "a.b.c" in text else len(told) > len(firsts)


def test_every_key_of_the_shipped_file_is_on_the_line_that_is_told() -> None:
    text = Path(cache.packaged_file()).read_text(encoding="utf-8")
    lines = positions.lines_of(text)
    knowledge = loaded(cache.packaged_file())
    written = text.split("\n")
    for place, fact in enumerate(knowledge.facts):
        assert written[lines["fact", place, "key"] - 1] == f'key = "{fact.key}"'
        for number, figure in enumerate(fact.figures):
            at = lines["fact", place, "figure", number, "as_written"]
            assert written[at - 1] == f'as_written = "{figure.as_written}"'
    assert len([path for path in lines if path[-1:] == ("key",)]) == knowledge.count > 100


def test_a_file_that_is_not_toml_is_an_error_of_its_own_kind() -> None:
    assert isinstance(refusal("a"), DataSyntaxError)
    assert not isinstance(refusal("a = 1"), DataSyntaxError)


def test_the_files_of_the_tests_are_valid() -> None:
    for file in sorted(DATA.glob("*.toml")):
        assert isinstance(loaded(str(file)), Knowledge), file.name
