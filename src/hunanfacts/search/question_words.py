"""Words of a query that ask or connect but do not name, and are left out of it."""

from __future__ import annotations

from hunanfacts.figures import digits

_CHINESE = """
请问 告诉我 我想知道 有没有 是多少 有多少 占多少 多少 是什么 什么 是谁 谁是 谁 怎么样 怎样 如何
哪里 哪儿 在哪 哪些 哪个 哪家 哪一年 哪年 有几 一共 总共 共有 达到 什么时候 何时 时候 开始 多久
叫什么 名字 什么意思 意思 为什么 有几多 几多 边个系 边个 卖得 一年 每年都 每年 去过 来过
那家 这家 那个 这个 举办 举行 召开 有多快 有多大 有多高 多快 多大 多高 多长 多远
全省 我省 省里 公司 企业 目前 现在 截至 情况 概况 简介 资料 数字 数量 总数 水平 介绍
的 了 是 在 有 和 与 及 吗 呢 把 被 占 达 为 于 到 去 来 其中 分别 以及 叫 做 跟 给 还 已 对 过 得
"""
_ASKED = [f"{asked}{counted}" for asked in ("多少", "几") for counted in digits.COUNTED]
CHINESE = sorted([*_CHINESE.split(), *_ASKED], key=lambda word: -len(word))
"""Longest first, so that 是多少 goes before 多少."""

_ENGLISH = """
a an the of in on at to for from by with and or is are was were be been do does did has have had
how many much what which who whom whose where when why there it its s me tell about please
province number amount total company companies firm firms make makes made produce produces
each every year years fast grow
"""
ENGLISH = frozenset(_ENGLISH.split())


BROAD = frozenset(["人口", "人数", "收入", "population", "people", "income"])
"""Words so general that a name which only has them in it, as 贫困人口, is about something else."""


def content(words: list[str]) -> list[str]:
    """Leave out English words that only connect or ask, if others are left."""
    return [word for word in words if word not in ENGLISH] or words


_PLACE_ENDINGS = ("省", "市", "自治州", "州", " province", " city")


def bare_place(name: str) -> str:
    """Return a folded name of a place without what it is: 长沙市 and Changsha city are 长沙.

    A county is another place than the city of its name.

    >>> bare_place("长沙市"), bare_place("changsha city"), bare_place("市")
    ('长沙', 'changsha', '市')
    """
    for ending in _PLACE_ENDINGS:
        if len(name) > len(ending) + 1 and name.endswith(ending):
            return name.removesuffix(ending)
    return name


_BOUNDS = ("突破", "超过", "超", "逾", "接近", "将近", "近", "不足", "不到", "大约", "约")

_OF_A_PROVINCE = "委长级厅政主"
"""Characters with which 省 makes a word of its own, as in 省委: there it is no part of a name."""


def without_questions(words: list[str], place: str = "", spelt: str = "") -> list[str]:
    """Return the words that name something, Chinese ones cut where a question word stood.

    `place` is what the whole knowledge is about and goes without saying, `spelt` the same in
    letters.

    >>> without_questions(["欧科亿的监事会主席是谁"]), without_questions(["how", "many", "patents"])
    (['欧科亿', '监事会主席'], ['patents'])
    >>> without_questions(["湖南省粮食产量"], "湖南"), without_questions(["湖南省委书记"], "湖南")
    (['粮食产量'], ['省委书记'])
    """
    kept: list[str] = []
    for word in _without_bounds(words):
        if word.isascii():
            kept += [] if word in ENGLISH or word == spelt else [word]
        else:
            kept += _cut(_without_place(word, place)).split()
    named = [word for word in kept if len(word) > 1 or not "\u4e00" <= word <= "\u9fff"]
    return kept if all(word[0].isdigit() for word in named) else named  # 20大 is not any 20


def _without_bounds(words: list[str]) -> list[str]:
    """Cut off what tells how the number behind it is meant: 突破 in 总量突破4万亿."""
    cut = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        endings = (bound for bound in _BOUNDS if following[:1].isdigit() and word.endswith(bound))
        cut.append(word.removesuffix(next(endings, "")))
    return list(filter(None, cut))


def _without_place(word: str, place: str) -> str:
    if not place:
        return word
    for head in _OF_A_PROVINCE:
        word = word.replace(f"{place}省{head}", f" 省{head}")
    return word.replace(f"{place}省", " ").replace(place, " ")


def _cut(word: str) -> str:
    for asked in CHINESE:
        word = word.replace(asked, " ")
    return word
