"""Four knowledge files of other places, languages and sources, asked as a reader asks them.

Two were written by hand from real texts, in both languages; one is in English alone, one in Chinese
alone. All of them are valid, and none is about the shipped province.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from running import TESTS, run

import hunanfacts

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Verdict

FOLDER = TESTS / "knowledge"
FILES = ("hunan14", "halfyear", "english", "chinese")
LANGUAGES = ("zh", "en")
WIDTHS = (40, 80, 120)
WORDS = {
    "zh": re.compile(r"[A-Za-z]{3,}"),
    "en": re.compile(r"[\u4e00-\u9fff\u3001\u3002\uff0c\uff1a\uff1b\uff08\uff09]"),
}
"""What is not of a language."""


def results(file: str, *arguments: str) -> list[dict[str, Any]]:
    """Return the records that a call of a file prints as JSON."""
    outcome = run(*arguments, "--data", str(FOLDER / f"{file}.toml"), "--json")
    found: list[dict[str, Any]] = json.loads(outcome.out)["results"]
    return found


def lines(file: str, language: str, *arguments: str) -> list[list[str]]:
    """Return the cells of the lines that a call of a file prints."""
    outcome = run(*arguments, "--data", str(FOLDER / f"{file}.toml"), "--lang", language)
    assert (outcome.status, outcome.err) == (0, "")
    return [line.split("\t") for line in outcome.lines]


def listed(file: str, *options: str) -> list[str]:
    """Return the ids of the figures that `list` gives, and the keys of facts without any."""
    return [
        name
        for record in results(file, "list", *options)
        for name in ([shown["id"] for shown in record["figures"]] or [record["key"]])
    ]


@pytest.mark.parametrize("file", FILES)
def test_the_file_is_valid(file: str) -> None:
    assert run("validate", str(FOLDER / f"{file}.toml")).status == 0


# ---- Audit ---------------------------------------------------------------------------------------

AUDITS: dict[str, dict[Verdict, set[str]]] = {
    "hunan14": {"nothing-follows": {"yueyang-gdp", "chenzhou-gdp"}},
    "halfyear": {
        "nothing-follows": {"china-gdp", "china-primary", "china-secondary", "china-tertiary",
                            "income-per-head", "shenzhen-gdp", "shenzhen-primary"},
        "consistent": {"china-gdp", "shenzhen-gdp"},
        "derived": {"car-output", "new-energy-car-sales", "property-investment", "home-sales-area",
                    "income-per-head", "shenzhen-retail", "shenzhen-deposits", "xian-retail"},
    },
    "english": {"differ": {"population"}},
    "chinese": {
        "nothing-follows": {"cangning-gdp"},
        "derived": {"cangning-retail", "cangning-home-price"},
    },
}  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_published_growth_is_in_tension_with_nothing(file: str) -> None:
    found = results(file, "audit")
    verdicts: dict[str, set[str]] = {}
    for finding in found:
        verdicts.setdefault(finding["verdict"], set()).add(finding["key"])
    assert verdicts == AUDITS[file]
    for language in LANGUAGES:
        outcome = run("audit", "--data", str(FOLDER / f"{file}.toml"), "--lang", language)
        assert outcome.status == int(file == "english")


@pytest.mark.parametrize("file", FILES)
def test_what_does_not_follow_is_a_matter_of_prices_and_says_so(file: str) -> None:
    for finding in results(file, "audit"):
        if finding["verdict"] == "nothing-follows":
            assert (finding["strict"], finding["usual"]) == (None, None)
            assert "增速按不变价，数值按现价" in finding["statement"]["zh"]
            assert "not at the same prices" in finding["statement"]["en"]


def test_a_growth_without_prices_says_what_its_result_depends_on() -> None:
    conditions = {
        each["key"]: each["condition"] for each in results("halfyear", "audit") if each["condition"]
    }
    # Deposits are money, and nobody says at which prices they grew; cars are counted.
    assert list(conditions) == ["shenzhen-deposits"]
    assert conditions["shenzhen-deposits"]["en"].startswith("if both are at the same prices")


def test_two_sources_are_set_side_by_side() -> None:
    [finding] = results("english", "audit")
    assert (finding["rule"], finding["verdict"]) == ("sources", "differ")
    assert finding["statement"]["en"] == (
        "Population (2024): 5.42 million people by country-report, 5.47 million people by"
        " yearbook; they differ, the second being more by 0.04 to 0.06 million people."
    )
    assert finding["inputs"][0]["source"]["id"] == "country-report"
    assert finding["stated"]["source"] == {
        "id": "yearbook",
        "locator": {"page": 3, "table": "1.3"},
    }


def test_growth_of_half_years_is_reckoned_from_half_years() -> None:
    found = {
        (each["key"], each["period"]): each["usual"]["display"]["zh"]
        for each in results("halfyear", "audit")
        if each["verdict"] == "derived"
    }
    assert found["new-energy-car-sales", "2021-H1"] == "117.68万至118.68万辆"
    assert found["car-output", "2022-05"] == "192.56万至192.79万辆"
    assert found["car-output", "2021-06"] == "194.81万至195.05万辆"
    # 2.5 % a year over two years and 5.1 % in all come to the same, by and by.
    assert found["xian-retail", "2019-01/2019-07"] == "1393.5亿至1394.9亿元"
    assert found["shenzhen-deposits", "../2021-06"] == "107853亿至107951亿元"


# ---- Trends --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "key", "changes"),
    [
        ("halfyear", "urban-unemployment",
         [("2022-04", "2022-05"), ("2022-05", "2022-06"), ("2022-04", "2022-06")]),
        ("halfyear", "youth-unemployment", [("2022-05", "2022-06")]),
        ("halfyear", "property-climate", [("2022-05", "2022-06")]),
    ],
)  # fmt: skip
def test_months_have_a_trend_and_no_half_year_in_it(
    file: str, key: str, changes: list[tuple[str, str]]
) -> None:
    found = results(file, "trend", key)
    assert [(each["before"]["period"], each["after"]["period"]) for each in found] == changes
    assert {each["difference"]["unit"] for each in found} == {"百分点"}


@pytest.mark.parametrize(
    ("file", "key", "zh", "en"),
    [
        ("english", "population", "来源不同（country-report、yearbook）",
         "sources differ (country-report, yearbook)"),
        ("english", "renewable-power-share", "数据状态不同（公布数、目标）",
         "statuses differ (reported, target)"),
        ("english", "gdp-growth", "口径不同（—、quarter-on-quarter）",
         "variants differ (—, quarter-on-quarter)"),
        ("english", "gdp-growth", "时期长短不同（2024年、2025年第二季度、2026年）",
         "periods differ in length (2024, second quarter of 2025, 2026)"),
        ("halfyear", "income-per-head", "价格口径不同（现价、不变价）",
         "prices differ (current prices, constant prices)"),
        ("halfyear", "car-output", "基期远近不同（2021年6月、2022年5月）",
         "bases are not equally far (June 2021, May 2022)"),
        ("halfyear", "shenzhen-industry-speedup", "性质不同（增长、变动）",
         "measures differ (growth, change)"),
        ("chinese", "cangning-little-giants", "有的没有数字", "not every figure has a number"),
        ("chinese", "cangning-gdp", "数据状态不同（初步数、公布数）",
         "statuses differ (preliminary, reported)"),
    ],
)  # fmt: skip
def test_what_is_unlike_is_not_compared_and_the_reason_is_told(
    file: str, key: str, zh: str, en: str
) -> None:
    for language, said in (("zh", zh), ("en", en)):
        outcome = run("trend", key, "--data", str(FOLDER / f"{file}.toml"), "--lang", language)
        assert (outcome.status, outcome.out) == (1, "")
        assert said in outcome.err


# ---- Times ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "one", "other"),
    [
        ("halfyear", "2022-H1", "2022-01/2022-06"),
        ("halfyear", "2022-Q2", "2022-04/2022-06"),
        ("halfyear", "2022-06", "../2022-06"),
        ("halfyear", "2022-06", "2022-06-01/2022-06-30"),
        ("halfyear", "2021-01/2021-07", "2021-01-01/2021-07-31"),
        ("english", "2025-Q2", "2025-04/2025-06"),
        ("english", "2024", "2024-H1/2024-H2"),
        ("chinese", "2025-H1", "2025-Q1/2025-Q2"),
        ("chinese", "2025-06", "../2025-06"),
    ],
)
def test_a_time_is_one_however_it_is_written(file: str, one: str, other: str) -> None:
    found = listed(file, "--period", one)
    assert found
    assert listed(file, "--period", other) == found


@pytest.mark.parametrize(
    ("file", "period", "expected"),
    [
        ("halfyear", "2022-Q1", ["shenzhen-gdp@2022-Q1"]),
        ("halfyear", "2022-04", ["urban-unemployment@2022-04"]),
        ("halfyear", "2020", []),
        ("english", "2026", ["gdp-growth@2026"]),
        ("english", "2024",
         ["population@2024", "population@2024:level", "gdp-growth@2024",
          "renewable-power-share@2024"]),
        ("chinese", "2024", ["cangning-gdp@2024-H1"]),
        ("chinese", "2025-Q1", ["cangning-gdp@2025-Q1"]),
        ("chinese", "2025-05", ["cangning-bridge-opening@undated"]),
        ("hunan14", "2022-02-09", ["release-of-ranking"]),
        ("hunan14", "2021-12", ["zhangjihuai-railway"]),
    ],
)  # fmt: skip
def test_months_and_quarters_select_figures_and_events(
    file: str, period: str, expected: list[str]
) -> None:
    assert listed(file, "--period", period) == expected


def test_a_longer_time_holds_the_shorter_ones_and_not_the_reverse() -> None:
    year, half, quarter, month = (
        set(listed("halfyear", "--period", period))
        for period in ("2022", "2022-H1", "2022-Q2", "2022-06")
    )
    assert month < quarter < half < year
    assert "china-gdp@2022-H1" not in quarter
    assert "shenzhen-deposits@../2022-06" in month


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", {"2022年上半年", "2022年第二季度", "2022年6月", "截至2022年6月", "2021年1月至7月"}),
        ("en", {"first half of 2022", "second quarter of 2022", "June 2022", "as of June 2022",
                "January to July 2021"}),
    ],
)  # fmt: skip
def test_times_read_as_people_say_them(language: str, said: set[str]) -> None:
    assert said <= {cells[3] for cells in lines("halfyear", language, "list")}


# ---- Places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "names", "keys"),
    [
        ("hunan14", ("长沙", "Changsha", "长沙市", "changsha"),
         {"changsha-gdp", "changsha-gdp-increment", "changsha-national-rank",
          "changsha-gdp-growth"}),
        ("hunan14", ("郴州", "Chenzhou"), {"chenzhou-gdp", "chenzhou-growth-rank"}),
        # What is measured of a city is none of the province's; what lies or happens there is.
        ("hunan14", ("湖南", "Hunan", "全省"),
         {"release-of-ranking", "four-hundred-billion-tier", "yongzhou-growth",
          "zhangjihuai-railway", "three-hour-travel"}),
        ("hunan14", ("湘西", "Jishou"), set()),
        ("halfyear", ("西安", "Xi'an", "Xian", "西安市"), {"xian-retail"}),
        ("halfyear", ("陕西", "Guangdong"), set()),
        ("english", ("Port Ansel", "Ansel", "port-ansel"), {"tidal-barrier"}),
        ("english", ("Northland", "Republic of Northland"),
         {"population", "gdp-growth", "unemployment-rate", "renewable-power-share",
          "logistics-rank", "tidal-barrier"}),
        ("chinese", ("沧东", "全省"), {"cangning-bridge-opening", "lin-wangzhou"}),
    ],
)  # fmt: skip
def test_places_are_told_apart(file: str, names: tuple[str, ...], keys: set[str]) -> None:
    for name in names:
        assert {each["key"] for each in results(file, "list", "--place", name)} == keys, name


def test_no_place_of_a_file_is_taken_for_another() -> None:
    china = {each["key"] for each in results("halfyear", "list", "--place", "China")}
    shenzhen = {each["key"] for each in results("halfyear", "list", "--place", "Shenzhen")}
    assert not china & shenzhen
    for each in results("halfyear", "list", "--place", "Shenzhen"):
        assert each["place"] == {"zh": "深圳", "en": "Shenzhen"}


# ---- Statuses, measures, sources, paragraphs -----------------------------------------------------


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        ("halfyear", ("--status", "target"), ["shenzhen-gdp@2022"]),
        ("hunan14", ("--status", "target"), ["three-hour-travel@undated"]),
        ("english", ("--status", "forecast"), ["gdp-growth@2026"]),
        ("english", ("--status", "estimate"), ["tidal-barrier@undated"]),
        ("english", ("--status", "estimate", "--status", "forecast"),
         ["gdp-growth@2026", "tidal-barrier@undated"]),
        ("english", ("--status", "preliminary", "--period", "2025"),
         ["gdp-growth@2025-Q2", "gdp-growth@2025-Q2:growth"]),
        ("chinese", ("--status", "preliminary", "--measure", "growth"),
         ["cangning-gdp@2025-H1:growth"]),
        ("halfyear", ("--measure", "change"), ["shenzhen-industry-speedup@2022-H1:change"]),
        ("english", ("--measure", "rank"), ["logistics-rank@2025"]),
        ("english", ("--measure", "change"), ["unemployment-rate@2025-Q2:change"]),
        ("english", ("--source", "yearbook"), ["population@2024:level"]),
        ("chinese", ("--source", "daily"), ["cangning-bridge-opening@undated", "lin-wangzhou"]),
        ("chinese", ("--source", "daily", "--paragraph", "4"), ["lin-wangzhou"]),
        ("halfyear", ("--source", "h1-shenzhen", "--paragraph", "27"),
         ["shenzhen-gdp@2021", "shenzhen-gdp@2022"]),
        ("halfyear", ("--paragraph", "27"), ["shenzhen-gdp@2021", "shenzhen-gdp@2022"]),
        ("hunan14", ("--paragraph", "9", "--measure", "level"), ["slow-cities-of-top-15@2021"]),
        ("english", ("--paragraph", "9"), []),
        ("english", ("--status", "target", "--source", "yearbook"), []),
    ],
)  # fmt: skip
def test_a_list_is_of_what_is_asked_for(
    file: str, options: tuple[str, ...], expected: list[str]
) -> None:
    assert listed(file, *options) == expected


def test_the_paragraph_of_a_figure_counts_and_not_that_of_its_fact() -> None:
    assert "china-secondary@2022-Q2" in listed("halfyear", "--paragraph", "10")
    assert "china-secondary@2022-H1" not in listed("halfyear", "--paragraph", "10")


@pytest.mark.parametrize(
    ("file", "limits", "kept", "maybe"),
    [
        ("english", ("--min", "1 billion US dollars"), ["tidal-barrier@undated"], []),
        ("english", ("--min", "1.3 billion US dollars"), [], ["tidal-barrier@undated"]),
        ("english", ("--min", "2 billion US dollars"), [], []),
        ("english", ("--min", "2 per cent", "--max", "3 per cent"), ["gdp-growth@2026"], []),
        ("chinese", ("--min", "1家", "--max", "100家"), ["cangning-little-giants@../2025-06"], []),
    ],
)
def test_ranges_and_what_has_no_number_are_chosen_by_amount_as_they_are(
    file: str, limits: tuple[str, ...], kept: list[str], maybe: list[str]
) -> None:
    assert listed(file, *limits) == kept
    assert set(listed(file, *limits, "--maybe")) >= {*kept, *maybe}
    assert all("applying" not in name for name in listed(file, *limits, "--maybe"))


# ---- Look-ups ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "query", "zh", "en"),
    [
        ("halfyear", "shenzhen-gdp@2022-Q1", ["增长2%"], ["up 2%"]),
        ("halfyear", "深圳GDP",
         ["1.5万亿元", "增长3%", "增长2%", "超过3万亿元", "目标：增长6%"],
         ["1.5 trillion yuan", "up 3%", "up 2%", "over 3 trillion yuan", "target: up 6%"]),
        ("halfyear", "xian-retail",
         ["1465.32亿元", "增长14.9%", "年均增长2.5%", "比2019年1月至7月增长5.1%"],
         ["146.532 billion yuan", "up 14.9%", "up 2.5% a year on average",
          "up 5.1% on January to July 2019"]),
        ("halfyear", "jobs-goal-reached",
         ["占全年就业目标 接近60%"], ["nearly 60% of the goal for the year"]),
        ("hunan14", "changsha-gdp",
         ["13270.7亿元", "第1位（湖南各市州的GDP总量，共14个）"],
         ["1.32707 trillion yuan", "1st of 14 (GDP of Hunan's prefectures)"]),
        ("hunan14", "changsha-gdp-growth", ["增长不足8%"], ["up under 8%"]),
        ("hunan14", "foshan-growth-gap", ["0.8个百分点"], ["0.8 percentage points"]),
        ("english", "GDP growth",
         ["增长3.1%", "初步数：增长1.9%", "初步数：比2025年第一季度增长0.4%",
          "预测：增长2.0%至2.5%"],
         ["up 3.1 per cent", "preliminary: up 1.9 per cent",
          "preliminary: up 0.4 per cent on the first quarter of 2025",
          "forecast: up 2.0 to 2.5 per cent"]),
        ("english", "jobless rate",
         ["占the labour force 5.8%", "下降0.6个百分点"],
         ["5.8 per cent of the labour force", "down 0.6 percentage points"]),
        ("english", "renewables",
         ["占electricity generated 超过61%", "目标：占electricity generated 75%以上"],
         ["over 61 per cent of electricity generated",
          "target: at least 75 per cent of electricity generated"]),
        ("english", "logistics-rank",
         ["第17位（quality of logistics，共48个）"], ["17th of 48 (quality of logistics)"]),
        ("english", "tidal-barrier",
         ["估计：12亿至15亿美元", "3.4公里左右"],
         ["estimate: 1.2 to 1.5 billion US dollars", "about 3.4 km"]),
        ("chinese", "小巨人企业",
         ["43家", "第3位（沧东各市的“小巨人”企业数）", "十几家"],
         ["43", "3rd (沧东各市的“小巨人”企业数)", "十几家"]),
        ("chinese", "房价",
         ["8460元/平方米", "下降2.6%", "比2025年5月下降0.2%"],
         ["8,460 yuan per m²", "down 2.6%", "down 0.2% on May 2025"]),
    ],
)  # fmt: skip
def test_figures_read_in_both_languages(
    file: str, query: str, zh: list[str], en: list[str]
) -> None:
    assert [cells[2] for cells in lines(file, "zh", "stat", query)] == zh
    assert [cells[2] for cells in lines(file, "en", "stat", query)] == en


@pytest.mark.parametrize(("file", "language"), [("english", "zh"), ("chinese", "en")])
def test_a_language_that_a_file_lacks_is_null_in_json(file: str, language: str) -> None:
    for record in results(file, "list"):
        for text in (record["label"], record["statement"], record["place"]):
            assert text[language] is None
        for shown in record["figures"]:
            assert shown["display"][language] is None


@pytest.mark.parametrize("command", [("list",), ("audit",), ("topics",), ("sources",)])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_a_file_in_english_is_told_in_english_alone(
    command: tuple[str, ...], width: int, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    options = ("--data", str(FOLDER / "english.toml"), "--lang", "en", "--format", form)
    outcome = run(*command, *options)
    assert outcome.out
    assert WORDS["en"].findall(outcome.out + outcome.err) == []


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_file_in_chinese_is_told_in_chinese_but_for_keys_and_ids(form: str) -> None:
    options = ("--data", str(FOLDER / "chinese.toml"), "--lang", "zh", "--format", form)
    out = run("list", *options).out
    base = hunanfacts.load(FOLDER / "chinese.toml")
    known = "|".join([*(fact.key for fact in base.facts()), "bulletin", "daily"])
    assert WORDS["zh"].findall(re.sub(known, "", out)) == []


@pytest.mark.parametrize("command", ["list", "audit"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("file", FILES)
def test_nothing_runs_over_the_edge_and_sources_are_named(
    file: str, width: int, language: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", str(width))
    options = ("--data", str(FOLDER / f"{file}.toml"), "--lang", language, "--format", "table")
    told = run(command, *options).lines
    assert max(map(cell_len, told)) <= width
    sources = {shown["id"] for shown in results(file, "sources")}
    named = {name for name in sources if any(f"[{name}]" in line for line in told)}
    used = sources - {"daily"} if command == "audit" else sources  # of the bridge nothing follows
    assert named == (used if len(sources) > 1 else set())
