"""Findings as text: marked sentences, lines, workflow commands; nothing in a draft is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from checked import CONTRADICTED, HOSTILE, SUPPORTED, UNKNOWN, WEAKER
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.check.records import FAULTS, Diagnosis, Place, Verdict
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES, CheckFormat
from hunanfacts.render import check, formats, verdicts
from hunanfacts.render.answer import Answer, Style
from hunanfacts.render.check import CheckedNumber, CheckedNumbers
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from hunanfacts.check.records import Finding

FORMATS: tuple[CheckFormat, ...] = get_args(CheckFormat)


def answer(*found: Finding, file: str = "draft.md") -> Answer:
    """Make an answer of findings in a file."""
    results = [CheckedNumber(file, finding) for finding in found]
    return Answer(command="check", query=file, data_version="1", results=results, sources=[])


def lines(found: Answer, form: CheckFormat, **style: object) -> list[str]:
    return list(formats.lines(found, Style(format=form, **style)))  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [verdicts.NAMES, verdicts.MEANINGS])
def test_every_verdict_has_a_name_and_a_meaning(names: dict[Verdict, Bilingual]) -> None:
    assert set(names) == set(get_args(Verdict))
    assert all(text.zh and text.en for text in names.values())


def test_every_diagnosis_has_a_meaning() -> None:
    assert set(verdicts.DIAGNOSES) == set(get_args(Diagnosis))
    assert all(text.zh and text.en for text in verdicts.DIAGNOSES.values())


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (
            CONTRADICTED,
            (
                "::error file=draft.md,line=12,col=8,title=hunanfacts%3A contradicted%2C slip::"
                "40万亿元: the source says: over 4 trillion yuan%0AThe source gives no year."
            ),
        ),
        (
            WEAKER,
            (
                "::notice file=draft.md,line=3,col=1,title=hunanfacts%3A weaker::"
                "17721项: the source says so"
            ),
        ),
        (
            UNKNOWN,
            (
                "::notice file=draft.md,line=4,col=1,title=hunanfacts%3A unknown::"
                "7人: nothing is known of it"
            ),
        ),
        (
            HOSTILE,
            (
                "::error file=draft.md,line=1,col=1,title=hunanfacts%3A contradicted%2C slip::"
                r"\x1b[31m4%25: a\x0d\x0a::error::b,%250A{0}[a](1)"
            ),
        ),
    ],
    ids=["fault", "weaker", "unknown", "hostile"],
)
def test_a_workflow_command_is_as_expected(finding: Finding, expected: str) -> None:
    assert lines(answer(finding), "github", language="en") == [expected]


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_only_what_has_to_be_mended_is_an_error_on_github(verdict: Verdict) -> None:
    (line,) = lines(answer(replace(SUPPORTED, verdict=verdict)), "github")
    assert line.startswith("::error " if verdict in FAULTS else "::notice ")


def test_a_file_name_is_no_property_of_a_workflow_command() -> None:
    (line,) = lines(answer(WEAKER, file="a,line=9::b%\n.md"), "github")
    assert line.startswith(r"::notice file=a%2Cline=9%3A%3Ab%25\x0a.md,line=3,col=1,title=")


def test_a_number_is_marked_by_signs_and_colour_only_adds_to_them() -> None:
    plain = lines(answer(CONTRADICTED), "table", language="en")
    coloured = lines(answer(CONTRADICTED), "table", language="en", colour=True)
    assert "    2021年湖南经济总量»40万亿元«。" in plain
    assert any("\x1b[1;31m»40万亿元«\x1b[0m" in line for line in coloured)
    assert [re.sub(r"\x1b\[[\d;]*m", "", line) for line in coloured] == plain


def test_marks_are_ascii_where_nothing_else_can_be_shown() -> None:
    assert any(">>40万亿元<<" in line for line in lines(answer(CONTRADICTED), "table", escape=True))


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_block_stays_within_its_width(width: int) -> None:
    found = answer(*[CONTRADICTED] * 3, SUPPORTED)
    assert max(map(len, lines(found, "table", width=width))) <= width


def test_a_long_sentence_is_cut_around_its_number_on_a_terminal_alone() -> None:
    long = replace(UNKNOWN, sentence=f"{'甲' * 200}7人{'乙' * 200}", start=200)
    shown = "".join(line.strip() for line in lines(answer(long), "table", width=80))
    assert f"…{'甲' * 80}»7人«{'乙' * 80}…" in shown
    assert "甲" * 200 in lines(answer(long), "json")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_block_says_the_verdict_in_both_words(language: str) -> None:
    (line,) = [each for each in lines(answer(WEAKER), "table", language=language) if "3:1" in each]
    assert line.split() == ["3:1", *dict.fromkeys([verdicts.NAMES["weaker"][language], "weaker"])]  # type: ignore[index]


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_draft_acts_on_nothing(form: CheckFormat) -> None:
    found = answer(HOSTILE, file="a\x1b]0;b\x07\n::error::c.md")
    told = lines(found, form)
    assert not any("\x1b" in line or "\x07" in line or "\n" in line for line in told)
    assert not any(line.startswith("::error::") for line in told)


texts = st.text(st.characters(), max_size=20)
UNSEEN = dict.fromkeys(map(ord, clean._UNSEEN))  # noqa: SLF001 -- all there are


@pytest.mark.parametrize("form", FORMATS)
@given(texts, texts, texts, st.integers(0, 30))
def test_any_text_makes_lines_that_can_be_printed(
    form: CheckFormat, text: str, sentence: str, message: str, start: int
) -> None:
    said = Bilingual(zh=message, en=message)
    found = replace(
        CONTRADICTED, text=text, sentence=sentence, start=start, message=said, caution=said
    )
    is_json = form in {"json", "ndjson", "sarif"}
    for line in lines(answer(found), form):
        # JSON keeps what only shows nothing, and so acts on nothing
        shown = line.translate(UNSEEN if is_json else {}).replace("\t", "")
        assert clean.visible(shown) == shown
        line.encode("utf-8")
        if is_json:
            json_text.loads(line)


@pytest.mark.parametrize("form", ["json", "ndjson", "sarif"])
def test_json_in_ascii_is_the_same_json(form: CheckFormat) -> None:
    (escaped,) = lines(answer(HOSTILE), form, escape=True)
    assert escaped.isascii()
    assert json_text.loads(escaped) == json_text.loads(lines(answer(HOSTILE), form)[0])


# ---- Many of them --------------------------------------------------------------------------------

MANY = [replace(CONTRADICTED, place=Place(line, 1)) for line in range(1, 1002)]


def packed() -> CheckedNumbers:
    return CheckedNumbers(CheckedNumber("draft.md", finding) for finding in MANY)


def test_packed_findings_are_those_that_were_packed() -> None:
    found = packed()
    assert [each.finding for each in found] == MANY
    assert [len(found), found[-1].finding, found[400].finding] == [1001, MANY[-1], MANY[400]]
    assert [each.finding for each in found[199:202]] == MANY[199:202]
    assert not CheckedNumbers([])


class Counted(CheckedNumber):
    """A finding of which it is known how many are in memory."""

    count = 0

    def __init__(self, file: str, finding: Finding) -> None:
        """Count it."""
        super().__init__(file, finding)
        Counted.count += 1

    def __del__(self) -> None:
        """Count it no more."""
        Counted.count -= 1


@pytest.mark.parametrize("form", FORMATS)
def test_only_some_findings_are_in_memory_at_a_time(
    form: CheckFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "CheckedNumber", Counted)
    found = Answer(command="check", query="", data_version="1", results=packed(), sources=[])
    most = max(Counted.count for _ in formats.pieces(found, Style(format=form)))
    assert 0 < most < len(MANY) / 2


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("escape", [False, True])
@pytest.mark.parametrize("indented", [False, True])
def test_pieces_are_the_lines(form: CheckFormat, *, escape: bool, indented: bool) -> None:
    found, style = answer(*MANY[:3], HOSTILE), Style(format=form, escape=escape, indented=indented)
    whole = "".join(f"{line}\n" for line in formats.lines(found, style))
    assert "".join(formats.pieces(found, style)) == whole
