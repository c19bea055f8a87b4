"""An index made out of the last one: exactly what a fresh build makes, whatever was edited."""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from hunanfacts.index import (
    build,
    cache,
    catalogue,
    fact_rows,
    near_names,
    published,
    publishing,
    renewal,
)
from hunanfacts.index.store import Index
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError, NotFoundError
from hunanfacts.search import answers, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

Values = dict[str, Any]

EDITS = int(os.environ.get("HUNANFACTS_EDITS", "48"))
"""Random edits in all, more where the variable says so; the shipped knowledge gets a twelfth."""
ASKED_EVERY = 4
"""All rows and terms are compared after each edit, and the answers made of them less often."""
PLACES = {"a": "甲县", "b": "乙县", "c": "丙縣", "d": "丁市"}
WORDS = ["粮食", "糧食", "茶叶", "茶葉", "hetong 5G", "鋼材", "钢材", "grain", "贛江", "面积",
         "1.2万吨", "Zhang"]  # fmt: skip
QUERIES = ["粮食", "糧食", "茶叶产量", "liangshi", "lsjs", "grian", "钢材产", "甲县", "丙縣 2021",
           "2020", "f-3", "粮食3", "grain 3", "江", "贛", "亿元 粮食", "主题", "nosuch",
           "f-1@2021"]  # fmt: skip


def invented(draw: random.Random, number: int) -> Values:
    """Return a fact that is valid among the places and topics of `world`."""
    word, other = draw.choice(WORDS), draw.choice(WORDS)
    fact: Values = {
        "key": f"f-{number}",
        "kind": draw.choice(["indicator", "event", "person", "project"]),
        "topic": draw.choice("tuvw"),
        "label": {"zh": f"{word}{number}", "en": f"{other} {number}"},
        "aliases": draw.sample(WORDS, draw.randint(0, 3)),
        "unlike": draw.sample(WORDS, draw.randint(0, 1)),
        "statement": {"zh": f"{word}与{other}。", "en": f"{word} and {other}."},
        "names": [draw.choice(WORDS)],
        "paragraph": draw.randint(0, 9),
        "as_written": word,
    }
    if draw.random() < 0.7:
        fact["place"] = draw.choice("aaabcd")
    if draw.random() < 0.3:
        fact["source"] = "s"
    if draw.random() < 0.3:
        fact["period"] = draw.choice(["2019", "2020-05"])
    for year in draw.sample(["2018", "2020", "2021"], draw.randint(0, 2)):
        fact.setdefault("figure", []).append({
            "value": Decimal(draw.randint(1, 9999)) / 10, "unit": draw.choice(["亿元", "万吨"]),
            "measure": "level", "bound": "over", "period": year, "as_written": f"{year}{word}",
        })  # fmt: skip
    return fact


def world(draw: random.Random) -> Values:
    """Return a small knowledge."""
    return {
        "schema": 2,
        "version": "1",
        "title": "T",
        "source": [{"id": "s", "title": "T", "type": "book", "language": "zh", "paragraphs": 10}],
        "place": [{"id": name, "name": zh, "aliases": []} for name, zh in PLACES.items()],
        "topic": [{"id": name, "label": f"主题{name}"} for name in "tuvw"],
        "fact": [invented(draw, number) for number in range(30)],
    }


# ---- Edits ---------------------------------------------------------------------------------------


def change(draw: random.Random, values: Values) -> None:
    fact = draw.choice(values["fact"])
    fact["label"] = {"zh": fact["key"] + draw.choice(WORDS), "en": draw.choice(WORDS)}
    fact["statement"] = f"{draw.choice(WORDS)}，{draw.random()}"


def change_figure(draw: random.Random, values: Values) -> None:
    with_figures = [fact for fact in values["fact"] if fact.get("figure")]
    figure = draw.choice(draw.choice(with_figures)["figure"])
    figure["caution"] = f"{draw.random()}"


def add(draw: random.Random, values: Values) -> None:
    fact = invented(draw, draw.randint(100, 10**9))
    fact["place"] = draw.choice(values["place"])["id"]
    fact["topic"] = draw.choice(values["topic"])["id"]
    fact["source"] = draw.choice(values["source"])["id"]
    values["fact"].insert(draw.randint(0, len(values["fact"])), fact)


def remove(draw: random.Random, values: Values) -> None:
    wanted = {part for fact in values["fact"] for part in fact.get("parts", ())}
    loose = [fact for fact in values["fact"] if fact["key"] not in wanted]
    values["fact"].remove(draw.choice(loose))


def move(draw: random.Random, values: Values) -> None:
    fact = values["fact"].pop(draw.randrange(len(values["fact"])))
    values["fact"].insert(draw.randint(0, len(values["fact"])), fact)


def shuffle_some(draw: random.Random, values: Values) -> None:
    start = draw.randrange(len(values["fact"]))
    some = values["fact"][start : start + 10]
    draw.shuffle(some)
    values["fact"][start : start + 10] = some


def rename_topic(draw: random.Random, values: Values) -> None:
    draw.choice(values["topic"])["label"] = {"zh": draw.choice(WORDS), "en": f"{draw.random()}"}


def rename_topic_id(draw: random.Random, values: Values) -> None:
    topic = draw.choice(values["topic"])
    new = f"t-{draw.randrange(10**9)}"
    for fact in values["fact"]:
        if fact["topic"] == topic["id"]:
            fact["topic"] = new
    topic["id"] = new


def rename_place(draw: random.Random, values: Values) -> None:
    draw.choice(values["place"])["name"] = {
        "zh": draw.choice(WORDS) + "县",
        "en": f"{draw.random()}",
    }


def add_heading(draw: random.Random, values: Values) -> None:
    new = f"x-{draw.randrange(10**9)}"
    if draw.random() < 0.5:
        values["place"].append({"id": new, "name": new, "within": values["place"][0]["id"]})
    else:
        values["topic"].insert(0, {"id": new, "label": new})


def retitle(draw: random.Random, values: Values) -> None:
    values["version"] = f"{draw.random()}"
    values["title"] = f"{draw.random()}"


def several(draw: random.Random, values: Values) -> None:
    for edit in draw.sample([change, add, remove, move, rename_topic], 3):
        edit(draw, values)


ONE_BY_ONE = [change, change_figure, add, remove, move, shuffle_some, rename_topic, rename_topic_id,
              rename_place, add_heading, retitle, several]  # fmt: skip


# ---- Comparing -----------------------------------------------------------------------------------


def written(value: object) -> str:
    """Write a value as TOML, a table in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, Decimal):
        return format(value, "f") if "." in format(value, "f") else f"{value:f}.0"
    return json.dumps(value, ensure_ascii=False)


def text_of(values: Values) -> bytes:
    lines = [f"{name} = {written(each)}" for name, each in values.items() if not is_tables(each)]
    for name, tables in values.items():
        for table in tables if is_tables(tables) else ():
            lines += [f"[[{name}]]", *(f"{key} = {written(each)}" for key, each in table.items())]
    return "\n".join(lines).encode()


def is_tables(value: object) -> bool:
    return isinstance(value, list) and isinstance((value or [None])[0], dict)


def read(values: Values) -> fact_rows.Document:
    raw = text_of(values)
    return fact_rows.Document("x.toml", f"{hash(raw)}", *loading.document(raw, "x.toml"))


def fresh(path: Path, document: fact_rows.Document) -> Path:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    build.build(connection, document)
    connection.close()
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of an index in their order, and its terms by fact.

    Slots are left out: they are what may differ, since they join a fact to its terms and no more.
    """
    connection = sqlite3.connect(path)
    select = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gram%'"
    rows = {
        name: list(connection.execute(f"SELECT * FROM {name}"))
        for (name,) in connection.execute(select)
    }
    slots = {slot: number for number, slot, *_ in rows["fact"]}
    rows["fact"] = [(number, *rest) for number, _, *rest in rows["fact"]]
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, gram, instance)")
    found = connection.execute("SELECT term, doc FROM temp.terms")
    rows["gram"] = sorted((term, slots[doc]) for term, doc in found)
    connection.close()
    return rows


def told_of(path: Path) -> list[object]:
    """Return what an index answers to questions of every kind."""
    index = Index(sqlite3.connect(path))
    told: list[object] = [
        [row.json for row in catalogue.topics(index)],
        [row.json for row in catalogue.sources(index)],
    ]
    told += [
        sorted(index.periods()),
        near_names.slippable(index, "grian"),
        near_names.alike(index, "粮", 9),
    ]
    for query in QUERIES:
        found = answers.find(index, query)
        told.append([(fact.json, fact.rows("zh"), fact.match) for fact in found])
        try:
            suggestions.refuse(index, query)
        except NotFoundError as error:
            told.append([each.text("en") for each in error.suggestions])
    index.close()
    return told


def edited(
    values: Values, folder: Path, draw: random.Random, edits: list[Callable[..., None]]
) -> int:
    """Make one edit after the other, each out of the last index; return how many were renewed."""
    last, renewed, count = folder / "last", folder / "renewed", 0
    fresh(last, read(values))
    for edit in edits:
        edit(draw, values)
        document = read(values)
        built = fresh(folder / "fresh", document)
        renewed.unlink(missing_ok=True)
        if renewal.renewed(str(last), str(renewed), document):
            assert contents(renewed) == contents(built), edit.__name__
            if count % ASKED_EVERY == 0:
                assert told_of(renewed) == told_of(built), edit.__name__
            count += 1
            shutil.copy(renewed, last)
        else:
            shutil.copy(built, last)
    return count


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_it_is_what_a_fresh_build_makes(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    edits = draw.choices(ONE_BY_ONE, k=EDITS // 4)
    assert edited(world(draw), tmp_path, draw, edits) > 0.6 * len(edits)


@pytest.mark.parametrize("seed", range(2))
def test_so_it_is_with_the_shipped_knowledge(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    raw = Path(cache.packaged_file()).read_text(encoding="utf-8")
    values = tomli.loads(raw, parse_float=Decimal)
    edits = draw.choices(ONE_BY_ONE, k=EDITS // 24)
    assert edited(values, tmp_path, draw, edits) > 0.6 * len(edits)


@pytest.mark.parametrize("edit", ONE_BY_ONE)
def test_each_edit_alone_is_renewed(edit: Callable[..., None], tmp_path: Path) -> None:
    """Or the tests above would show nothing of it."""
    draw = random.Random(2)
    assert edited(world(draw), tmp_path, draw, [edit]) == 1


# ---- Faults --------------------------------------------------------------------------------------


def repeat_key(values: Values) -> None:
    values["fact"][3]["key"] = values["fact"][7]["key"]


def lose_part(values: Values) -> None:
    values["fact"].pop(9)


def lose_topic(values: Values) -> None:
    values["topic"].pop()


def lose_place(values: Values) -> None:
    values["place"].pop(0)


def repeat_place(values: Values) -> None:
    values["place"].append(values["place"][0])


def repeat_topic(values: Values) -> None:
    values["topic"].append(values["topic"][0])


def shorten_source(values: Values) -> None:
    values["source"][0]["paragraphs"] = 2


def lose_source(values: Values) -> None:
    values["source"][0]["id"] = "other"


def part_of_nothing(values: Values) -> None:
    values["fact"][4]["parts"] = ["nosuch"]


def unknown_word(values: Values) -> None:
    values["fact"][4]["nosuch"] = 1


def unknown_head(values: Values) -> None:
    values["nosuch"] = 1


def earlier_schema(values: Values) -> None:
    values["schema"] = 1


def no_facts(values: Values) -> None:
    values["fact"] = "none"


def no_table(values: Values) -> None:
    values["place"] = [1]


FAULTS = [repeat_key, lose_part, lose_topic, lose_place, repeat_place, repeat_topic, shorten_source,
          lose_source, part_of_nothing, unknown_word, unknown_head, earlier_schema, no_facts,
          no_table]  # fmt: skip


@pytest.mark.parametrize("spoil", FAULTS)
def test_a_fault_is_told_as_a_fresh_build_tells_it(
    spoil: Callable[[Values], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = world(random.Random(5))
    values["fact"][2]["parts"] = [values["fact"][9]["key"]]
    file = tmp_path / "x.toml"
    file.write_bytes(text_of(values))
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(publishing, "_PAUSE", 0)
    cache.open_index(str(file)).close()
    spoil(values)
    file.write_bytes(text_of(values))
    errors = []
    for use_cache in (True, False):
        with pytest.raises(DataError) as raised:
            cache.open_index(str(file), use_cache=use_cache)
        errors.append((raised.value.zh, raised.value.en, raised.value.line))
    assert errors[0] == errors[1]


def test_what_was_edited_is_made_out_of_the_last_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = world(random.Random(5))
    file = tmp_path / "x.toml"
    file.write_bytes(text_of(values))
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache"))
    cache.open_index(str(file)).close()
    values["fact"][4]["label"] = "新名"
    file.write_bytes(text_of(values))
    with monkeypatch.context() as patch:
        patch.setattr(build, "build", lambda *_: pytest.fail("built from nothing"))
        found = answers.find(cache.open_index(str(file)), "新名")
    assert [fact.key for fact in found] == ["f-4"]
    (kept,) = (tmp_path / "cache").glob("*.index")
    assert published.is_whole(str(kept))


def test_changes_are_those_of_places() -> None:
    old, new = [b"a", b"b", b"c", b"d"], [b"d", b"a", b"x", b"c"]
    assert renewal.changes_between(old, new) == ([2], [(4, 1), (1, 2), (3, 4)], [3])
    assert renewal.changes_between(old, old) == ([], [], [])


def test_a_copy_of_values_is_not_changed_by_reading_it() -> None:
    """The digests are of what was read, so reading may leave nothing in it."""
    document = read(world(random.Random(5)))
    before = copy.deepcopy(document.values)
    list(loading.knowledge(document.text, document.values, "x").facts)
    assert document.values == before
