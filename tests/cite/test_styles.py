"""Citations in every style: whole texts, BibTeX read back, CSL-JSON held against its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from running import DATA, FILES, run

import hunanfacts
from hunanfacts.cite import bibtex, csl, styles
from hunanfacts.model.records import Author, Bilingual, Locator, Source
from hunanfacts.model.vocabulary import CitationStyle, SourceType

if TYPE_CHECKING:
    from pathlib import Path


def _text(text: str) -> Bilingual:
    return Bilingual(zh=text, en=text)


def _at(**place: Any) -> Locator:  # noqa: ANN401 -- a number or a text
    return Locator(id="it", **place)


NEWS = Source(
    id="new-hunan",
    type="article-newspaper",
    title=Bilingual(zh="新湖南", en="New Hunan"),
    language="zh",
    issued="2022",
    issued_inferred=True,
    paragraphs=36,
)
"""No author, no newspaper, and a date that is only inferred."""
DAILY = Source(
    id="daily",
    type="article-newspaper",
    title=_text("大桥通车"),
    authors=(Author(literal="周一帆"),),
    container=_text("沧宁日报"),
    issued="2025-05-18",
    page="1",
    language="zh",
)
JOURNAL = Source(
    id="journal",
    type="article-journal",
    title=_text("五人合写"),
    authors=tuple(Author(family=family, given="一") for family in "王李张赵"),
    container=_text("统计研究"),
    issued="2021-03",
    volume="3",
    issue="2",
    page="1-9",
    language="zh",
)
BULLETIN = Source(
    id="bulletin",
    type="report",
    title=_text("上半年经济运行情况"),
    publisher=_text("沧宁市统计局"),
    issued="2025-07-24",
    language="zh",
)
REPORT = Source(
    id="report",
    type="report",
    title=_text("Country report: Northland"),
    authors=(Author(family="Halvern", given="Ida Q."), Author(literal="Institute of Studies")),
    publisher=_text("Institute of Studies"),
    publisher_place=_text("Port Ansel"),
    issued="2025-09",
    number="CR 2025/14",
    language="en",
)
YEARBOOK = Source(
    id="yearbook",
    type="book",
    title=_text("Statistical Yearbook"),
    publisher=_text("Bureau of Statistics"),
    issued="2025",
    edition="22",
    language="en",
)
PAGE = Source(
    id="page",
    type="webpage",
    title=_text("上半年GDP"),
    container=_text("新浪财经"),
    issued="2022-07-15",
    accessed="2026-11-25",
    url="https://example.org/a_b",
    language="zh",
)
CHAPTER = Source(
    id="chapter",
    type="chapter",
    title=_text("A Chapter"),
    authors=tuple(Author(family=family, given="Jo") for family in ("Ames", "Bly", "Cox", "Dow")),
    container=_text("A Book"),
    publisher=_text("Press"),
    issued="2016/2020",
    page="10-19",
    doi="10.1000/x_1",
    language="en",
)
BARE = Source(id="bare", type="report", title=_text("无名报告"), language="zh")
ALL = (NEWS, DAILY, JOURNAL, BULLETIN, REPORT, YEARBOOK, PAGE, CHAPTER, BARE)

PARAGRAPHS = (_at(paragraph=3), _at(paragraph=22))
PAGES = (_at(page=31, section="3.2"),)

REFERENCES: list[tuple[Source, tuple[Locator, ...], CitationStyle, str, str | None]] = [
    (NEWS, (_at(paragraph=3),), "gbt7714", "新湖南[N]. [2022]: 第3段.", None),
    (NEWS, PARAGRAPHS, "gbt7714", "新湖南[N]. [2022]: 第3、22段.", None),
    (NEWS, (), "gbt7714", "新湖南[N]. [2022].", None),
    (
        DAILY,
        PARAGRAPHS,
        "gbt7714",
        "周一帆. 大桥通车[N]. 沧宁日报, 2025-05-18(1): 第3、22段.",
        None,
    ),
    (JOURNAL, (), "gbt7714", "王一, 李一, 张一, 等. 五人合写[J]. 统计研究, 2021, 3(2): 1-9.", None),
    (
        JOURNAL,
        (_at(page=5),),
        "gbt7714",
        "王一, 李一, 张一, 等. 五人合写[J]. 统计研究, 2021, 3(2): 5.",
        None,
    ),
    (
        BULLETIN,
        (_at(paragraph=1),),
        "gbt7714",
        "上半年经济运行情况[R]. [出版地不详]: 沧宁市统计局, 2025: 第1段.",
        None,
    ),
    (
        REPORT,
        PAGES,
        "gbt7714",
        (
            "HALVERN I Q, Institute of Studies. Country report: Northland: CR 2025/14[R]."
            " Port Ansel: Institute of Studies, 2025: 31, sec. 3.2."
        ),
        None,
    ),
    (
        YEARBOOK,
        (_at(table="1.3"),),
        "gbt7714",
        "Statistical Yearbook[M]. 22nd ed. [S.l.]: Bureau of Statistics, 2025: table 1.3.",
        None,
    ),
    (
        PAGE,
        (_at(paragraph=3),),
        "gbt7714",
        "上半年GDP[EB/OL]. 新浪财经, 2022: 第3段(2022-07-15)[2026-11-25]. https://example.org/a_b.",
        None,
    ),
    (
        CHAPTER,
        (_at(page=12),),
        "gbt7714",
        (
            "AMES J, BLY J, COX J, et al. A Chapter[M/OL]//A Book. Press, 2016-2020: 12."
            " DOI:10.1000/x_1."
        ),
        None,
    ),
    (BARE, (), "gbt7714", "无名报告[R]. [出版地不详]: [出版者不详].", None),
    (NEWS, PARAGRAPHS, "apa", "新湖南 [New Hunan]. ([2022]).", "(“新湖南,” [2022], paras. 3, 22)"),
    (
        DAILY,
        (_at(paragraph=2),),
        "apa",
        "周一帆. (2025, May 18). 大桥通车. 沧宁日报, 1.",
        "(周一帆, 2025, para. 2)",
    ),
    (
        JOURNAL,
        (_at(page=5),),
        "apa",
        "王一, 李一, 张一, & 赵一. (2021, March). 五人合写. 统计研究, 3(2), 1–9.",
        "(王一 et al., 2021, p. 5)",
    ),
    (
        REPORT,
        PAGES,
        "apa",
        "Halvern, I. Q., & Institute of Studies. (2025). Country report: Northland (CR 2025/14).",
        "(Halvern & Institute of Studies, 2025, p. 31, sec. 3.2)",
    ),
    (
        YEARBOOK,
        (_at(page=3), _at(page=9)),
        "apa",
        "Statistical Yearbook (22nd ed.). (2025). Bureau of Statistics.",
        "(Statistical Yearbook, 2025, pp. 3, 9)",
    ),
    (
        CHAPTER,
        (),
        "apa",
        (
            "Ames, J., Bly, J., Cox, J., & Dow, J. (2016-2020). A Chapter. In A Book (pp. 10–19)."
            " Press. https://doi.org/10.1000/x_1"
        ),
        "(Ames et al., 2016-2020)",
    ),
    (BARE, (), "apa", "无名报告. (n.d.).", "(无名报告, n.d.)"),
    (
        NEWS,
        PARAGRAPHS,
        "chicago",
        "“新湖南” [New Hunan]. [2022].",
        "“新湖南” [New Hunan], [2022], paras. 3, 22.",
    ),
    (
        DAILY,
        (_at(paragraph=2),),
        "chicago",
        "周一帆. “大桥通车.” 沧宁日报, May 18, 2025, 1.",
        "周一帆, “大桥通车,” 沧宁日报, May 18, 2025, para. 2.",
    ),
    (
        JOURNAL,
        (_at(page=5),),
        "chicago",
        "王一, 李一, 张一, and 赵一. “五人合写.” 统计研究 3, no. 2 (March 2021): 1–9.",
        "王一 et al., “五人合写,” 统计研究 3, no. 2 (March 2021): 5.",
    ),
    (
        REPORT,
        PAGES,
        "chicago",
        (
            "Halvern, Ida Q., and Institute of Studies. Country report: Northland. CR 2025/14."
            " Port Ansel: Institute of Studies, 2025."
        ),
        (
            "Ida Q. Halvern and Institute of Studies, Country report: Northland, CR 2025/14"
            " (Port Ansel: Institute of Studies, 2025), 31, sec. 3.2."
        ),
    ),
    (
        PAGE,
        (_at(paragraph=3),),
        "chicago",
        "“上半年GDP.” 新浪财经, July 15, 2022. https://example.org/a_b.",
        "“上半年GDP,” 新浪财经, July 15, 2022, para. 3, https://example.org/a_b.",
    ),
    (
        CHAPTER,
        (_at(page=12),),
        "chicago",
        (
            "Ames, Jo, Jo Bly, Jo Cox, and Jo Dow. “A Chapter.” In A Book, 10–19. Press, 2016-2020."
            " https://doi.org/10.1000/x_1."
        ),
        (
            "Jo Ames et al., “A Chapter,” in A Book (Press, 2016-2020), 12,"
            " https://doi.org/10.1000/x_1."
        ),
    ),
]


@pytest.mark.parametrize(
    ("source", "locators", "style", "text", "in_text"),
    REFERENCES,
    ids=[f"{row[0].id}-{row[2]}-{number}" for number, row in enumerate(REFERENCES)],
)
def test_a_citation_is_as_its_style_has_it(
    source: Source,
    locators: tuple[Locator, ...],
    style: CitationStyle,
    text: str,
    in_text: str | None,
) -> None:
    assert styles.cited(source, locators, style) == (text, in_text)


@pytest.mark.parametrize("style", get_args(CitationStyle))
@pytest.mark.parametrize("kind", get_args(SourceType))
def test_every_type_of_source_is_cited_in_every_style_without_inventing(
    kind: SourceType, style: CitationStyle
) -> None:
    source = Source(id="it", type=kind, title=_text("Title"), language="en")
    citation = styles.cited(source, (), style)
    assert "Title" in citation.text
    assert "None" not in citation.text
    assert "None" not in (citation.in_text or "")


# ---- BibTeX --------------------------------------------------------------------------------------


def _read(text: str) -> dict[str, str]:
    """Read one entry by a parser of BibTeX, and take TeX's escapes out."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: str(field.value) for field in entry.fields}
    return {"type": entry.entry_type, "id": entry.key, **fields}


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.id)
def test_bibtex_is_read_back_by_a_parser_of_it(source: Source) -> None:
    read = _read(bibtex.entry(source))
    assert (read["id"], read["title"]) == (source.id, source.title["zh"])
    assert read.get("url") == source.url
    assert read.get("doi") == source.doi
    year = (source.issued or "").partition("/")[0][:4]
    assert year in read.get("year", "")


def test_bibtex_says_what_is_known_and_no_more() -> None:
    assert _read(bibtex.entry(NEWS, ["年份不明。"])) == {
        "type": "misc",
        "id": "new-hunan",
        "title": "新湖南",
        "titleaddon": "New Hunan",
        "entrysubtype": "newspaper",
        "year": "[2022]",
        "langid": "chinese",
        "annote": "年份不明。",
    }
    assert _read(bibtex.entry(REPORT)) == {
        "type": "techreport",
        "id": "report",
        "author": "Halvern, Ida Q. and Institute of Studies",
        "title": "Country report: Northland",
        "institution": "Institute of Studies",
        "address": "Port Ansel",
        "number": "CR 2025/14",
        "year": "2025",
        "month": "sep",
        "langid": "english",
    }


def test_a_name_without_parts_is_kept_whole() -> None:
    assert "author = {Halvern, Ida Q. and {Institute of Studies}}," in bibtex.entry(REPORT)


def test_what_tex_would_take_for_its_own_is_escaped() -> None:
    title = "50% & more: a_b #1 {x} $5 \\y ~z ^"
    read = _read(bibtex.entry(Source(id="it", type="book", title=_text(title), language="en")))
    assert read["title"].replace("ˆ", "^") == title  # as the parser reads \\textasciicircum


def test_a_title_cannot_end_the_entry() -> None:
    title = "a}\n}\n@book{evil,\n title = {b"
    source = Source(id="it", type="book", title=_text(title), language="en", url="http://a/}{,\\")
    assert _read(bibtex.entry(source))["id"] == "it"


def test_bibtex_says_how_a_place_is_cited() -> None:
    assert bibtex.cite(NEWS, PARAGRAPHS) == "\\cite[paras.~3, 22]{new-hunan}"
    assert bibtex.cite(REPORT, PAGES) == "\\cite[p.~31, sec.~3.2]{report}"
    assert bibtex.cite(REPORT, ()) == "\\cite{report}"


# ---- CSL-JSON ------------------------------------------------------------------------------------

_SCHEMA = json.loads((DATA / "csl" / "csl-data.json").read_text(encoding="utf-8"))
"""The schema that the Citation Style Language project publishes, whole."""


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.id)
def test_csl_json_is_valid_by_its_schema(source: Source) -> None:
    jsonschema.validate([csl.item(source, PARAGRAPHS, ["caution"])], _SCHEMA)


@pytest.mark.parametrize("kind", get_args(SourceType))
def test_every_type_of_source_is_one_of_csl(kind: SourceType) -> None:
    source = Source(id="it", type=kind, title=_text("T"), language="en", issued="2022-05/2022-07")
    jsonschema.validate([csl.item(source, (), ())], _SCHEMA)


def test_the_schema_refuses_what_is_not_csl() -> None:
    item = csl.item(NEWS, PARAGRAPHS)
    for wrong in ({"type": "newspaper"}, {"locators": "3"}, {"custom": "3"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{**item, **wrong}], _SCHEMA)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_the_sources_of_every_file_are_read_by_others(file: Path) -> None:
    ids = [source.id for source in hunanfacts.load(file).sources]
    told = run("cite", *ids, "--style", "csl-json", "--data", str(file)).out
    jsonschema.validate(json.loads(told), _SCHEMA)
    library = parse_string(run("cite", *ids, "--style", "bibtex", "--data", str(file)).out)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ids


def test_csl_json_says_what_is_known_and_no_more() -> None:
    assert csl.item(NEWS, PARAGRAPHS, ["年份不明。"]) == {
        "id": "new-hunan",
        "type": "article-newspaper",
        "language": "zh",
        "title": "新湖南",
        "issued": {"date-parts": [[2022]], "circa": True},
        "custom": {
            "translated-title": "New Hunan",
            "locators": [
                {"label": "paragraph", "locator": "3"},
                {"label": "paragraph", "locator": "22"},
            ],
            "cautions": ["年份不明。"],
        },
    }
    assert csl.item(REPORT, ())["author"] == [
        {"family": "Halvern", "given": "Ida Q."},
        {"literal": "Institute of Studies"},
    ]
    assert csl.item(CHAPTER, ())["issued"] == {"date-parts": [[2016], [2020]]}


@pytest.mark.parametrize("period", ["2025-Q1", "../2022", "2012-11/.."])
def test_a_date_that_has_no_parts_stays_as_it_is_written(period: str) -> None:
    source = Source(id="it", type="report", title=_text("T"), language="en", issued=period)
    assert csl.item(source, ())["issued"] == {"literal": period}
