"""Write a knowledge file of invented facts, as large as wanted: `generate.py 100000 > big.toml`.

The facts are shaped like the shipped ones (a label, aliases and a statement in two languages, one
or two figures) and the same for every run. Nothing in them is true.
"""

from __future__ import annotations

import itertools
import random
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOPICS = 500
_PLACES = {"青": "Qing", "白": "Bai", "云": "Yun", "石": "Shi", "溪": "Xi", "桥": "Qiao",
           "南": "Nan", "平": "Ping", "安": "An", "江": "Jiang"}  # fmt: skip
_GOODS = {"茶叶": "tea", "水泥": "cement", "钢材": "steel", "电池": "batteries", "纸张": "paper",
          "玻璃": "glass", "木材": "timber", "棉布": "cotton cloth", "瓷器": "porcelain",
          "药材": "herbs", "轴承": "bearings", "电机": "motors"}  # fmt: skip
_MEASURES = {"产量": ("output", "万吨"), "产值": ("output value", "亿元"),
             "出口额": ("exports", "亿元"), "企业数": ("firms", "家")}  # fmt: skip
_BOUNDS = ("exact", "exact", "exact", "over", "about", "nearly")
_WORDS = {"exact": "{}", "over": "超过{}", "about": "{}左右", "nearly": "接近{}"}


def facts(count: int) -> Iterator[str]:
    """Yield the text of the knowledge file, a fact at a time."""
    draw = random.Random(2022)
    yield 'schema = 2\nversion = "invented"\n'
    yield 'title = { zh = "虚构年鉴", en = "Invented yearbook" }\n'
    yield '[[source]]\nid = "invented"\ntitle = "虚构年鉴"\ntype = "book"\n'
    yield 'language = "zh"\nparagraphs = 1000000\n'
    for parts in itertools.product(_PLACES, repeat=3):
        zh, en = _named(parts)
        yield f'[[place]]\nid = "{_slug(en)}"\nname = {{ zh = "{zh}", en = "{en}" }}\n'
    for topic in range(_TOPICS):
        label = f'{{ zh = "主题{topic}", en = "Topic {topic}" }}'
        yield f'[[topic]]\nid = "topic-{topic}"\nlabel = {label}\n'
    for number in range(count):
        yield _fact(number, draw)


def _fact(number: int, draw: random.Random) -> str:
    parts = [draw.choice(list(_PLACES)) for _ in range(3)]
    zh_place, en_place = _named(parts)
    zh_good, en_good = draw.choice(list(_GOODS.items()))
    zh_measure, (en_measure, unit) = draw.choice(list(_MEASURES.items()))
    year, value = draw.randint(2001, 2021), draw.randint(10, 99999)
    zh, en = f"{zh_place}{zh_good}{zh_measure}", f"{en_good} {en_measure} of {en_place}"
    figures = "".join(
        _figure(value + step, unit, draw.choice(_BOUNDS), year - step)
        for step in range(draw.randint(1, 2))
    )
    stated_zh = f"据虚构的年鉴，{zh_place}在{year}年的{zh_good}{zh_measure}是{value}{unit}。"
    stated_en = f"By an invented yearbook the {en} in {year} came to {value} ({number})."
    return f"""
[[fact]]
key = "invented-{number}"
kind = "indicator"
topic = "topic-{number % _TOPICS}"
label = {{ zh = "{zh}（{number}）", en = "{en.capitalize()} ({number})" }}
aliases = ["{zh_place}{zh_good}", "{zh_good}{zh_measure}{number}", "{en_place} {en_good}"]
statement = {{ zh = "{stated_zh}", en = "{stated_en}" }}
place = "{_slug(en_place)}"
subject = "{zh_place}{zh_good}业"
names = ["{zh_place}"]
paragraph = {number}
as_written = "{zh_good}{zh_measure}"
{figures}"""


def _named(parts: Sequence[str]) -> tuple[str, str]:
    """Name a county in Chinese and in English."""
    return "".join(parts) + "县", "".join(_PLACES[part] for part in parts).capitalize() + " County"


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _figure(value: int, unit: str, bound: str, year: int) -> str:
    return f"""
[[fact.figure]]
value = {value}
unit = "{unit}"
bound = "{bound}"
measure = "level"
period = "{year}"
as_written = "{_WORDS[bound].format(f"{value}{unit}")}"
"""


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(facts(int(sys.argv[1])))
