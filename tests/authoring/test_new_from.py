"""A spreadsheet becomes facts, and what is wrong in it is told by row and column."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import written
from running import FILES, run
from shown import ROOT

from hunanfacts.authoring import cells, sheet_facts, sheets
from hunanfacts.render import shapes

if TYPE_CHECKING:
    from pathlib import Path

    from running import Outcome

    from hunanfacts.model.records import Knowledge

UNHELD = {"aliases", "unlike", "names", "notes", "parts", "has_all_parts", "as_written"}
"""Fields of a fact that the CSV of facts has no column for."""
HELD_IF_ASKED = ("aliases", "names", "notes", "source.as_written")


class Folder:
    """A knowledge file without facts, and a spreadsheet beside it."""

    def __init__(self, folder: Path, original: Path) -> None:
        """Write what stands in a file before its facts."""
        self.path, self.original = folder, original
        self.head = folder / "head.toml"
        document = {**written.values(original), "fact": []}
        self.head.write_text(written.text(document), encoding="utf-8")

    def listed(self, *fields: str) -> list[list[str]]:
        """Return the CSV of the facts, as rows."""
        more = ["--fields", ",".join((*shapes.FACTS.csv, *fields))] if fields else []
        outcome = run("list", "--format", "csv", *more, "--data", str(self.original))
        return list(csv.reader(io.StringIO(outcome.out)))

    def made(self, rows: list[list[str]], *options: str) -> Outcome:
        """Make facts of rows."""
        held = io.StringIO()
        csv.writer(held).writerows(rows)
        sheet = self.path / "rows.csv"
        sheet.write_text(held.getvalue(), encoding="utf-8")
        return self.made_of(sheet, *options)

    def made_of(self, sheet: Path, *options: str) -> Outcome:
        """Make facts of a spreadsheet."""
        return run("new", "--from", str(sheet), "--data", str(self.head), *options)

    def differences(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Return in what the facts that were made are unlike the original."""
        assert (outcome.status, outcome.err) == (0, "")
        made = self.path / "made.toml"
        made.write_text(self.head.read_text(encoding="utf-8") + outcome.out, encoding="utf-8")
        assert run("validate", str(made)).status == 0
        found = run("diff", str(self.original), str(made), "--json")
        return list(json.loads(found.out)["results"])


@pytest.fixture(params=sorted(FILES))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    """Take every knowledge file."""
    return Folder(tmp_path, FILES[request.param])


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """Take the smallest."""
    return Folder(tmp_path, FILES["halfyear"])


def test_what_csv_holds_is_read_back_as_it_was(folder: Folder) -> None:
    found = folder.differences(folder.made(folder.listed()))
    fields = {(each["part"], (each["field"] or "").partition(".")[0]) for each in found}
    assert {each["change"] for each in found} <= {"changed"}
    assert fields <= {("fact", field) for field in UNHELD}


def test_more_columns_hold_more(folder: Folder) -> None:
    found = folder.differences(folder.made(folder.listed(*HELD_IF_ASKED)))
    assert {each["field"] for each in found} <= {"unlike", "parts", "has_all_parts"}


def test_rows_of_a_key_are_one_fact_wherever_they_stand(small: Folder) -> None:
    heading, *rows = small.listed()
    rows.sort(key=lambda row: row[heading.index("figures.id")].partition("@")[2])
    found = small.differences(small.made([heading, *rows]))
    assert {each["change"] for each in found} <= {"changed", "renamed"}
    assert {each["field"] for each in found} <= {*UNHELD, None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("part", [",", ";", "\t"])
def test_a_spreadsheet_may_be_saved_in_many_ways(encoding: str, part: str, small: Folder) -> None:
    rows = small.listed()
    expected = small.made(rows).out
    held = io.StringIO()
    csv.writer(held, delimiter=part).writerows(rows)
    sheet = small.path / "other.csv"
    sheet.write_bytes(held.getvalue().encode(encoding))
    assert small.made_of(sheet).out == expected


def test_a_workbook_is_read_as_csv_is(small: Folder) -> None:
    import openpyxl

    rows = small.listed()
    expected = small.made(rows).out
    book = openpyxl.Workbook()
    numbers = {place for place, name in enumerate(rows[0]) if name.endswith(("page", "paragraph"))}
    for row in rows:
        book.active.append(
            [int(cell) if place in numbers and cell.isdigit() else cell or None
             for place, cell in enumerate(row)]
        )  # fmt: skip
    sheet = small.path / "rows.xlsx"
    book.save(sheet)
    assert small.made_of(sheet).out == expected
    sheet.write_bytes(b"PK no workbook")
    outcome = small.made_of(sheet, "--lang", "en")
    assert (outcome.status, outcome.out) == (2, "")
    assert "damaged" in outcome.err


# ---- Faults --------------------------------------------------------------------------------------

SLIPS = [
    (
        "figures.value",
        "many",
        'column figures.value: E103 "value" must be a number, not a text in quotes',
    ),
    (
        "figures.value",
        "9" * 5000,
        'column figures.value: E103 "value" must be a number, not a text in quotes',
    ),
    (
        "source.locator.paragraph",
        "9" * 5000,
        'column source.locator.paragraph: E103 "paragraph" must be a whole number',
    ),
    ("figures.measure", "levle", 'column figures.measure: E104 "measure" cannot be "levle"'),
    ("figures.bound", "", ": E217 bound goes with value"),
    ("figures.unit", "", ': E102 missing key "unit"'),
    ("figures.period", "last year", 'column figures.period: E105 "period" cannot be written'),
    ("topic", "nosuch", 'column topic: E203 there is no topic "nosuch"'),
    ("place.zh", "别处", 'column place.zh: E213 there is no place "别处"'),
    ("kind", "figure", 'column kind: E104 "kind" cannot be "figure"'),
    ("label.zh", "", "label"),
    ("key", "Not A Key", 'column key: E105 "key" cannot be written "Not A Key"'),
    ("period_inferred", "maybe", 'column period_inferred: E103 "period_inferred" must be'),
]


@pytest.mark.parametrize(("column", "cell", "said"), SLIPS, ids=lambda each: str(each)[:20])
def test_a_slip_is_told_by_row_and_column(column: str, cell: str, said: str, small: Folder) -> None:
    heading, *rows = small.listed()
    place = heading.index("figures.measure")
    number = next(each for each, row in enumerate(rows) if row[place] == "level")
    alone = [row for row in rows if row[0] == rows[number][0]]
    alone[0][heading.index(column)] = cell
    for row in alone[1:]:
        row[0] = alone[0][0]
        if not column.startswith("figures."):
            row[heading.index(column)] = cell
    outcome = small.made([heading, *alone], "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    first = outcome.err.split("\n")[0]
    assert first.startswith(f"{small.path / 'rows.csv'}, row 2")
    assert said in first
    chinese = small.made([heading, *alone], "--lang", "zh").err.split("\n")[0]
    assert chinese.startswith(f"{small.path / 'rows.csv'}，第2行")


def test_all_slips_are_told_in_one_run_and_as_json(small: Folder) -> None:
    heading, *rows = small.listed()
    for row in rows[:3]:
        row[heading.index("kind")] = "thing"
    held = io.StringIO()
    csv.writer(held).writerows([heading, *rows])
    outcome = small.made([heading, *rows], "--lang", "en")
    keys = list(dict.fromkeys(row[0] for row in rows[:3]))
    assert outcome.err.count("E104") == len(keys)


def test_a_column_that_there_is_not_is_told_with_the_nearest(small: Folder) -> None:
    heading, *rows = small.listed()
    heading[heading.index("figures.value")] = "figure.value"
    outcome = small.made([heading, *rows], "--lang", "en")
    assert outcome.status == 3
    assert (
        'row 1, column figure.value: E101 there is no column "figure.value"; is it "figures.value"?'
        in outcome.err
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a,b\n"' + "x" * 200_000 + "\n", "line 2: a cell of more than 131,072 characters"),
        (",".join(f"c{at}" for at in range(20_000)), "column c99: E101"),
        ("x" * 100_000, "…"),
    ],
    ids=["a quotation mark alone", "many columns", "a long heading"],
)
def test_what_is_said_of_a_sheet_made_to_hurt_is_short(small: Folder, text: str, said: str) -> None:
    sheet = small.path / "rows.csv"
    sheet.write_text(text, encoding="utf-8")
    outcome = small.made_of(sheet, "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert said in outcome.err
    assert len(outcome.err) < 50_000


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576"])
def test_a_cell_that_stands_far_away_fills_no_memory(small: Folder, cell: str) -> None:
    """Where it stands under the heading, the rows before it are empty; else it is of no column."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["key", "kind"])
    book.active[cell] = "x"
    sheet = small.path / "far.xlsx"
    book.save(sheet)
    outcome = small.made_of(sheet, "--lang", "en")
    assert (outcome.status, outcome.out) == ((0, "") if cell[1].isalpha() else (3, ""))
    assert ("row 1048576: E102" in outcome.err) == (outcome.status == 3)


def test_a_workbook_whose_cells_share_one_long_text_is_refused(small: Folder) -> None:
    import openpyxl

    def saved(rows: int) -> Path:
        book = openpyxl.Workbook()
        book.active.append(["key", "label.zh"])
        for at in range(rows):
            book.active.append([f"k{at}", "shared"])
        book.save(small.path / "book.xlsx")
        sheet = small.path / "shared.xlsx"
        inline = b't="inlineStr"><is><t>shared</t></is>'
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        listed = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        with (
            zipfile.ZipFile(small.path / "book.xlsx") as old,
            zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                part = old.read(name).replace(b"</Types>", listed.encode())
                new.writestr(name, part.replace(inline, b't="s"><v>0</v>'))
            texts = f'<sst xmlns="{space}"><si><t>{"长" * 30_000}</t></si></sst>'
            new.writestr("xl/sharedStrings.xml", texts)
        return sheet

    assert "长长…" in small.made_of(saved(50)).err
    assert "too large" in small.made_of(saved(400), "--lang", "en").err


def test_a_workbook_that_is_too_large_is_refused(small: Folder) -> None:
    import openpyxl

    def saved(rows: int) -> Path:
        book = openpyxl.Workbook()
        book.active.append(["key", "kind"])
        for at in range(rows):
            book.active.append([f"k{at}", at])
        sheet = small.path / "long.xlsx"
        book.save(sheet)
        return sheet

    assert "row 2: E" in small.made_of(saved(20_000), "--lang", "en").err
    outcome = small.made_of(saved(40_000), "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err == (
        f"{small.path / 'long.xlsx'} is too large: over 10 MB unpacked, or over 300,000 tags"
        " (some 60,000 cells); save it as CSV\n"
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("<cellXfs>" + "<xf/>" * 40_000 + "</cellXfs>", "300,000 tags"),
        ("<!-- " + "a" * 10_000_000 + " -->", "10 MB unpacked"),
        ("\x89PNG" + "<<" * 200_000, "damaged"),
    ],
    ids=["styles", "bytes", "a picture"],
)
def test_of_what_costs_more_than_cells_a_workbook_has_little(
    small: Folder, part: str, said: str
) -> None:
    """A picture costs nothing, and is no reason."""
    sheet = small.path / "made.xlsx"
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/styles.xml", part)
    assert said in small.made_of(sheet, "--lang", "en").err


def test_empty_rows_before_a_cell_that_stands_far_away_have_an_end(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    monkeypatch.setattr(sheets, "_MOST_CELLS", 2_000)
    book = openpyxl.Workbook()
    book.active.append(["key", "kind"])
    book.active["A1001"] = "x"
    sheet = small.path / "far.xlsx"
    book.save(sheet)
    outcome = small.made_of(sheet, "--lang", "zh")
    assert outcome.status == 3
    assert "太大：" in outcome.err
    monkeypatch.undo()
    assert "row 1001: E102" in small.made_of(sheet, "--lang", "en").err


def test_of_a_long_sheet_without_a_right_row_the_first_faults_are_told(small: Folder) -> None:
    rows = [["key"], *([f"k{at}"] for at in range(50_000))]
    outcome = small.made(rows, "--lang", "en")
    assert outcome.status == 3
    assert "row 2: E102" in outcome.err
    assert outcome.err.count(": E") == 100


def test_what_is_wrong_at_the_end_of_a_long_sheet_is_told(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_facts, "_TRIED_FIRST", 1)
    rows = small.listed()
    expected = small.made(rows).out
    assert expected.count("[[fact]]") > 1
    rows[-1][rows[0].index("kind")] = "nosuch"
    outcome = small.made(rows, "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert f"row {len(rows)}" in outcome.err


def test_rows_of_a_key_that_contradict_each_other_are_told(small: Folder) -> None:
    heading, *rows = small.listed()
    twice = next(row for row in rows if sum(each[0] == row[0] for each in rows) > 1)
    last = [row for row in rows if row[0] == twice[0]][-1]
    last[heading.index("label.zh")] = "别的名称"
    outcome = small.made([heading, *rows], "--lang", "zh")
    assert outcome.status == 3
    assert "label.zh列：E201 与第" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("k", "--from", "x.csv"), 2), (("--like", "gdp", "--from", "x.csv"), 2),
     (("--from", "nosuch.csv"), 3)],
)  # fmt: skip
def test_what_cannot_be_is_said(arguments: tuple[str, ...], status: int) -> None:
    outcome = run("new", *arguments)
    assert (outcome.status, outcome.out) == (status, "")


def test_an_empty_spreadsheet_makes_nothing(small: Folder) -> None:
    assert small.made(small.listed()[:1]).out == ""
    (small.path / "rows.csv").write_text("")
    assert small.made_of(small.path / "rows.csv").out == ""


def read_with_memory(sheet: Path) -> tuple[tuple[sheets.SheetRow, ...], int]:
    """Return the rows of a sheet, and the most bytes that reading them took."""
    tracemalloc.start()
    try:
        rows = sheets.read(str(sheet)).rows
        return rows, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_of_very_many_rows_some_faults_are_looked_for(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    real = cells.unknown_place

    def counted(row: cells.Cells, knowledge: Knowledge) -> str | None:
        looked.append(row)
        return real(row, knowledge)

    monkeypatch.setattr(cells, "unknown_place", counted)
    sheet = small.path / "places.csv"
    sheet.write_text("key,place.zh\n" + "a,无此地\n" * 20_000, encoding="utf-8")
    assert "row 2, column place.zh: E213" in small.made_of(sheet, "--lang", "en").err
    assert len(looked) == 5_000


def test_rows_are_read_one_by_one(tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text("key,kind\n" + "\n" * 100_000 + "a,indicator\n", encoding="utf-8")
    rows, most = read_with_memory(sheet)
    assert [(row.number, row.cells) for row in rows] == [
        (100_002, {"key": "a", "kind": "indicator"})
    ]
    assert most < 2_000_000


def test_every_column_of_the_csv_of_facts_is_known() -> None:
    assert set(shapes.FACTS.csv) <= set(cells.KNOWN)
    assert set(HELD_IF_ASKED) <= set(cells.KNOWN) & set(shapes.FACTS.fields)


@pytest.mark.parametrize(("page", "language"), [("authors.md", "en"), ("authors.zh.md", "zh")])
def test_the_spreadsheet_that_authors_are_shown_fits_a_new_file(
    page: str, language: str, tmp_path: Path
) -> None:
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith("| key |"))
    rows = [[cell.strip() for cell in lines[at].strip("|").split("|")]
            for at in (start, start + 2, start + 3)]  # fmt: skip
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    (tmp_path / "rows.csv").write_text(held.getvalue(), encoding="utf-8")
    file = tmp_path / "my.toml"
    file.write_text(run("new", "--lang", language).out, encoding="utf-8")
    outcome = run("new", "--from", str(tmp_path / "rows.csv"), "--data", str(file))
    file.write_text(file.read_text(encoding="utf-8") + outcome.out, encoding="utf-8")
    checked = run("validate", str(file), "--lang", "en")
    assert (checked.status, checked.out) == (0, "")
    assert checked.err.endswith("; 2 facts, 4 figures\n")


def test_of_a_wide_sheet_only_what_it_has_is_kept(tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    heading = ",".join(f"c{at}" for at in range(1_000))
    sheet.write_text(heading + "\n" + ("x" + "," * 999 + "\n") * 301, encoding="utf-8")
    rows, most = read_with_memory(sheet)
    assert [row.cells for row in rows] == [{"c0": "x"}] * 301
    assert most < 5_000_000


def test_a_cell_that_contradicts_another_is_told_by_its_own_column(small: Folder) -> None:
    outcome = small.made([["key", "", "kind", "topic"], ["a", "", "event", "x"],
                          ["a", "", "indicator", "x"]], "--lang", "en")  # fmt: skip
    assert "row 3, column kind: E201 row 2 has the same key and another kind" in outcome.err


@pytest.mark.parametrize("cell", [
    "[" * 100_000, '[{"a": ' * 5_000, f"[1e{'9' * 100}]", "[1e999999]", "[NaN]", "[null]",
    "[[null]]", '[{"zh": [null]}]', f"[{'9' * 5_000}]",
])  # fmt: skip
@pytest.mark.parametrize("column", ["aliases", "notes"])
def test_json_that_is_no_list_of_texts_is_a_fault(small: Folder, column: str, cell: str) -> None:
    outcome = small.made([["key", column], ["a", cell]], "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert "row 2" in outcome.err


def test_a_file_without_an_end_is_refused(small: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LARGEST_FILE", 1_000)
    outcome = small.made([["key"], ["a" * 1_000]], "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert "too large" in outcome.err
