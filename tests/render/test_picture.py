"""Pictures of trends: what they say, that they say all of it, and the files they are kept in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from making import fact, figure, ranging
from running import DATA, HOSTILE, run

from hunanfacts.command import new_file
from hunanfacts.model.errors import UsageError
from hunanfacts.reckoning import trend
from hunanfacts.render import picture

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure

TRADE = ("trend", "trade-total")
OLD = "what was there"


def _texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if _is_text(each)]  # noqa: S314 -- our own


def _is_text(element: ET.Element) -> bool:
    return element.tag == "{http://www.w3.org/2000/svg}text"


def _drawn(path: Path, *arguments: str) -> list[str]:
    outcome = run(*arguments, "--svg", str(path))
    assert outcome.status == 0
    return _texts(path.read_text(encoding="utf-8"))


def test_a_picture_says_what_it_shows_with_bounds_and_source(tmp_path: Path) -> None:
    zh = _drawn(tmp_path / "zh.svg", *TRADE, "--lang", "zh")
    assert set(zh) == {
        "进出口总额", "湖南 · 现价", "2012年", "2021年", "不足1400亿元", "接近6000亿元",
        "箭头指向真值所在的一侧，浅色部分不能确定。",
        "来源：《全面建设社会主义现代化新湖南》，2022年（推定）；第34段",
    }  # fmt: skip
    en = _drawn(tmp_path / "en.svg", *TRADE, "--lang", "en", "--unit", "亿元")
    assert {"Total imports and exports", "under 140 billion yuan", "2012"} <= set(en)


def test_cautions_and_all_sources_are_in_the_picture(tmp_path: Path) -> None:
    data = tmp_path / "data.toml"
    text = (DATA / "reckoning.toml").read_text(encoding="utf-8")
    data.write_text(
        text.replace('key = "exports"', 'key = "exports"\ncaution = "口径有变。"'), encoding="utf-8"
    )
    texts = _drawn(
        tmp_path / "a.svg", "trend", "exports", "ships", "--data", str(data), "--lang", "zh"
    )
    assert "注意：口径有变。" in texts


def test_the_answer_is_written_as_without_a_picture(tmp_path: Path) -> None:
    outcome = run(*TRADE, "--svg", str(tmp_path / "a.svg"), "--lang", "en")
    assert outcome.out == run(*TRADE, "--lang", "en").out
    assert outcome.err == f"the picture is in {tmp_path / 'a.svg'}\n"


def test_the_same_trend_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        _drawn(tmp_path / name, *TRADE)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_texts_are_texts_in_fonts_that_have_chinese(tmp_path: Path) -> None:
    _drawn(tmp_path / "a.svg", *TRADE)
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    for font in ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"):
        assert font in svg


def test_nothing_of_a_hostile_file_is_markup(tmp_path: Path) -> None:
    told = fact(figure("1", period="2020"), figure("2", period="2021"), key="\x1b<b>$x^2$&\u202e")
    texts = _texts(picture.svg(trend.trends(told), ["\x07<script>"], "zh"))
    assert "\\x1b<b>$x^2$&\\u202e值" in texts
    assert any("\\x07<script>" in text for text in texts)
    run("trend", "evil", "--data", str(HOSTILE), "--svg", str(tmp_path / "a.svg"))


def _of_years(count: int) -> list[trend.Trend]:
    """Return a trend of so many figures, one a year."""
    figures = (figure(str(at + 1), period=str(1900 + at)) for at in range(count))
    return trend.trends(fact(*figures))


def test_as_many_figures_are_drawn_as_can_be_told_apart() -> None:
    assert "2019年" in _texts(picture.svg(_of_years(120), [], "zh"))
    told = [*_of_years(60), *_of_years(61)]
    with pytest.raises(UsageError, match=r"120 figures .* 121; take fewer with --period"):
        picture.svg(told, [], "en")


def test_no_more_is_written_in_a_picture_than_can_be_read() -> None:
    told = _of_years(2)
    picture.svg(told, ["A" * 9_000], "en")
    with pytest.raises(UsageError, match=r"10,000 characters .* take fewer with --period"):
        picture.svg(told, ["A" * 10_000], "en")


def test_too_many_figures_are_refused_before_anything_is_told(tmp_path: Path) -> None:
    months = (f"{year}-{month:02}" for year in range(1990, 2001) for month in range(1, 13))
    rows = (
        f'{{ value = 7, unit = "亿元", bound = "exact", measure = "level", prices = "current",'
        f' period = "{month}", as_written = "7亿元" }},\n'
        for month in months
    )
    text = (DATA / "reckoning.toml").read_text(encoding="utf-8")
    data, path = tmp_path / "data.toml", tmp_path / "a.svg"
    data.write_text(
        text.replace("figure = [\n", "figure = [\n" + "".join(rows), 1), encoding="utf-8"
    )
    asked = ("trend", "exports", "--svg", str(path), "--data", str(data), "--lang", "en")
    outcome = run(*asked)
    assert (outcome.status, outcome.out, path.exists()) == (2, "", False)
    assert "take fewer with --period" in outcome.err
    assert run(*asked, "--period", "1990").status == 0


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (figure("10"), (10, 10, False, False, True)),
        (figure("10", bound="over"), (10, 10, True, False, False)),
        (figure("10", bound="at-least"), (10, 10, True, False, True)),
        (figure("10", bound="under"), (10, 0, False, True, False)),
        (figure("10", bound="nearly"), (10, 0, False, True, False)),
        (figure("10", bound="at-most"), (10, 0, False, True, True)),
        (figure("10", bound="about"), (10, 0, True, True, False)),
        (figure("-7", "%", measure="growth", bound="over"), (-7, -7, False, True, False)),
        (figure("-7", "%", measure="growth", bound="nearly"), (-7, 0, True, False, False)),
        (ranging("3", "5"), (5, 3, False, False, True)),
        (ranging("-5", "-3", "%", measure="growth"), (-5, -3, False, False, True)),
        (ranging("-1", "2", "%", measure="growth"), (2, 0, False, False, True)),
        (figure("100000", "万元"), (10, 10, False, False, True)),
    ],
)
def test_a_bound_is_an_end_that_is_open_where_the_truth_may_lie(
    shown: Figure, expected: tuple[float, float, bool, bool, bool]
) -> None:
    unit = "%" if shown.measure == "growth" else "亿元"
    assert picture.ends(shown, unit) == expected


def test_no_text_is_lost_in_lines_and_none_begins_with_a_mark() -> None:
    text = "注意：这是很长的一段话，带有 English words，" * 12 + "完。"
    lines = list(picture.wrapped(text))
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。：；"]


# ---- Files ---------------------------------------------------------------------------------------


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(OLD, encoding="utf-8")
    outcome = run(*TRADE, "--svg", str(path), "--lang", "en")
    assert (outcome.status, outcome.out) == (2, "")
    assert "--force" in outcome.err
    assert path.read_text(encoding="utf-8") == OLD
    assert run(*TRADE, "--svg", str(path), "--force").status == 0
    assert path.read_text(encoding="utf-8").startswith("<?xml")
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.svg"
    path.write_text(OLD, encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match="No space left"):
        new_file.write(str(path), "new")
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    outcome = run(*TRADE, "--svg", str(tmp_path / "none" / "a.svg"))
    assert outcome.status == 2
    assert outcome.out == ""


def test_where_matplotlib_is_missing_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    outcome = run(*TRADE, "--svg", str(tmp_path / "a.svg"), "--lang", "en")
    assert outcome.status == 2
    assert outcome.err == "a picture needs matplotlib; run: pip install 'hunanfacts[svg]'\n"
    assert not list(tmp_path.iterdir())
