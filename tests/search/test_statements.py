"""How many statements a question puts to an index: as few for a long one as for a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import hunanfacts
from hunanfacts.index.database import Database
from hunanfacts.model.errors import NotFoundError
from hunanfacts.search import answers, suggestions

if TYPE_CHECKING:
    from hunanfacts.index.store import Index

MOST = 30
NONSENSE = {
    "zh": ["紫色狐狸跳舞", "月球背面钓鱼", "骆驼唱歌剧", "鲨鱼骑车", "恐龙下棋", "蟋蟀打架"],
    "en": ["purple foxes dance", "lunar wombats fish", "blorb snarfles", "sharks ride", "yodel"],
}


def statements(index: Index, query: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the statements that refusing a question takes."""
    asked: list[str] = []
    select = Database.select

    def noting(self: Database, statement: str, *values: str | int) -> list[tuple[object, ...]]:
        asked.append(statement)
        return select(self, statement, *values)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "select", noting)
        found = answers.stat(index, query)
        assert not found
        with pytest.raises(NotFoundError):
            suggestions.refuse(index, query, found.near)
    return asked


@pytest.mark.parametrize(
    ("language", "between"), [("zh", ""), ("zh", "，"), ("en", " "), ("en", ", ")]
)
def test_what_finds_nothing_takes_few_statements_however_long_it_is(
    language: str, between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for count in range(1, len(NONSENSE[language]) + 1):
        query = between.join(NONSENSE[language][:count])
        asked = statements(hunanfacts.load().index, query, monkeypatch)
        assert len(asked) <= MOST, query


def test_names_are_read_once_where_questions_keep_coming(monkeypatch: pytest.MonkeyPatch) -> None:
    index = hunanfacts.load().index
    queries = ("狐狸跳舞", "骆驼唱歌", "松鼠做饭", "狐狸跳舞")
    asked = [statements(index, query, monkeypatch) for query in queries]
    reads = [any("FROM name WHERE slippable" in each for each in told) for told in asked]
    assert reads[0]
    assert reads[-2:] == [False, False]
