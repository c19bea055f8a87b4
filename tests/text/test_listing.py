"""Messages that list what is known: as short where there are hundreds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import TINY, run

from hunanfacts.text import listing

if TYPE_CHECKING:
    from pathlib import Path

_MANY = 130
UNITS = [chr(0x8760 + at) for at in range(_MANY)]
_FIGURE = """
[[fact.figure]]
value = 1
unit = "{unit}"
bound = "exact"
measure = "level"
period = "2018"
as_written = "1"
variant = "v{at}"
"""
MORE = {
    "figures": "".join(
        _FIGURE.format(unit=unit, at=at) for at, unit in enumerate([*UNITS, UNITS[-1], "吨"])
    ),
    "sources": "".join(
        f'[[source]]\nid = "s{at}"\ntitle = "甲"\ntype = "report"\nlanguage = "zh"\n'
        for at in range(_MANY)
    ),
}


def test_few_names_are_listed_whole_in_their_order_and_of_many_the_most_frequent() -> None:
    assert listing.by_frequency(["b", "a", "b"]) == ["a", "b"]
    names = list(map(str, range(100, 150)))
    assert listing.by_frequency([*names, "149", "120", "149"])[:3] == ["149", "120", "100"]
    assert listing.listed(names[:20], "en") == ", ".join(names[:20])
    assert listing.listed(names, "en") == ", ".join(names[:20]) + " and 30 more"
    assert listing.listed(names, "zh") == "、".join(names[:20]) + "，另有30个"


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("list --min 3牛", "figures", f"tonnes, {UNITS[-1]}, {UNITS[0]}, "),
        ("units tea --unit 牛", "figures", f"tonnes, {UNITS[-1]}, {UNITS[0]}, "),
        ("trend tea", "figures", "variants differ (—, v0, v1, "),
        ("validate {file} --against {copy}", "sources", "--source: paper, s0, s1, "),
        ("validate {file} --against {copy} --source x", "sources", "there is: paper, s0, s1, "),
    ],
)
def test_what_is_known_is_listed_on_a_short_line(
    tmp_path: Path, words: str, kind: str, said: str
) -> None:
    text = TINY.read_text(encoding="utf-8")
    head, rest = text.split("[[place]]")
    more = MORE[kind]
    told = f"{head}{more}[[place]]{rest}" if kind == "sources" else text + more
    file, copy = tmp_path / "a.toml", tmp_path / "copy.txt"
    file.write_text(told.replace("key = ", 'source = "paper"\nkey = '), encoding="utf-8")
    copy.write_text("茶", encoding="utf-8")
    asked = words.format(file=file, copy=copy).split()
    data = [] if asked[0] == "validate" else ["--data", str(file)]
    outcome = run(*asked, *data, "--lang", "en")
    assert said in outcome.err
    assert max(map(len, outcome.err.split("\n"))) < 400
    assert "…" in outcome.err or " more" in outcome.err
