"""What `--explain` says: what was understood, and why each answer stands where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual
from hunanfacts.search.matching import EXACT, MENTIONED, NAMED, STATED
from hunanfacts.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.search.answers import Results
    from hunanfacts.search.ranking import Ranking

PARTS = {
    "things": Bilingual(zh="事物", en="things"),
    "places": Bilingual(zh="地点", en="places"),
    "periods": Bilingual(zh="时间", en="periods"),
    "base": Bilingual(zh="相比", en="base"),
    "asked": Bilingual(zh="问的是", en="asked"),
    "unit": Bilingual(zh="单位", en="unit"),
    "measure": Bilingual(zh="量度", en="measure"),
    "years": Bilingual(zh="年数", en="years"),
    "status": Bilingual(zh="性质", en="status"),
    "unknown": Bilingual(zh="没有见过", en="unknown"),
}
"""The parts of a question."""
ASKED = {
    "how-much": Bilingual(zh="多少", en="how-much"),
    "who": Bilingual(zh="谁", en="who"),
    "where": Bilingual(zh="哪里", en="where"),
    "when": Bilingual(zh="何时", en="when"),
    "which": Bilingual(zh="哪个", en="which"),
}
LEVELS = {
    EXACT: Bilingual(zh="名称", en="name"),
    NAMED: Bilingual(zh="名称中有", en="in names"),
    MENTIONED: Bilingual(zh="提到", en="mentioned"),
    STATED: Bilingual(zh="陈述中有", en="in the statement"),
}
"""How a fact answers."""
WAYS = {
    "words": Bilingual(zh="按词", en="by words"),
    "forms": Bilingual(zh="按词形", en="by forms"),
    "pinyin": Bilingual(zh="按拼音", en="by pinyin"),
    "slip": Bilingual(zh="改了错字", en="by slip"),
    "parts": Bilingual(zh="按词的部分", en="by parts"),
    "most": Bilingual(zh="按多数的词", en="by most"),
}


def lines(results: Results, shown: Iterable[Found], language: Language) -> Iterator[str]:
    """Yield what was understood, and of each of the results shown why it is there, a line each."""
    ranking = results.ranking
    if ranking is not None:
        yield from _understood(ranking.question.told(), language)
    colon = "：" if language == "zh" else ": "
    for fact in shown:
        yield f"{fact.key}{colon}{_reason(ranking, fact.key, language)}"


def _understood(told: Mapping[str, str], language: Language) -> Iterator[str]:
    words: dict[str, Mapping[str, Bilingual]] = {
        "asked": ASKED,
        "measure": dict(names.MEASURES.items()),
        "status": dict(names.STATUSES.items()),
    }
    colon = "：" if language == "zh" else ": "
    for part, text in told.items():
        called = words[part].get(text) if part in words and language == "zh" else None
        yield f"{PARTS[part][language]}{colon}{called[language] if called else text}"


def _reason(ranking: Ranking | None, key: str, language: Language) -> str:
    hit = next((hit for hit in ranking or () if hit.key == key), None)
    if ranking is None or hit is None:
        return LEVELS[EXACT][language]
    comma = "，" if language == "zh" else ", "
    told = (LEVELS[hit.level], WAYS[ranking.way])
    return comma.join([*(each[language] for each in told), f"{hit.coverage:.2f}"])
