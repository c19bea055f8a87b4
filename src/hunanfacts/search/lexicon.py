"""Words of a question that do not name a thing: what they ask, measure, join, or are only manner.

Each list is closed: words of grammar and of asking, none of any subject. Traditional characters are
simplified before they are looked up here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(meanings: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in meanings.items() for word in words.split()}


ASKED = _by_word(
    {
        "how-much": """
            多少 几多 总数 总量 数量 数目 多大 多高 多长 多远 多快 多重 多久 多宽 多深 有多少
            是多少 占多少 有几多 有多大 有多高 有多长 有多快 much many big large
            """,
        "who": "谁 是谁 谁是 谁家 哪位 哪个人 什么人 姓什么 姓啥 姓名 边个 边个系 who whose whom",
        "where": """
            哪里 哪儿 在哪 在哪里 在哪儿 位于哪里 哪个地方 什么地方 哪个城市 哪座城市
            哪个市 哪个省 哪个县 哪个国家 边度 喺边度 where
            """,
        "when": """
            什么时候 是什么时候 在什么时候 啥时候 何时 是何时 几时 时候 哪一年 哪年 哪个月 哪天
            哪一天 几号 几月 几月几号 哪日 when
            """,
        "which": """
            什么 是什么 什么是 啥 是啥 咩 乜 乜嘢 哪些 哪个 哪家 哪几个 哪几家 哪几 哪 边啲
            叫什么 叫啥 靠什么 怎么样 怎样 如何 怎么 怎么做 怎么办 咋 咋样 为何 为啥 叫什么名字
            名字 什么名字 什么意思 意思 职务 职位 头衔 身份 全称 全名 简称 英文名 原话 什么样
            what which
            called name named title position
            """,
    }
)
"""What is asked by a word."""

AMOUNTS = frozenset("量数额")
"""Particles behind a thing of which the amount is asked: 额 in 对非贸易额."""
HOW_MANY = ("有多少", "是多少", "占多少", "有几多", "多少", "几多", "有几", "几")
UNITS = _words(
    """
    吨 公斤 千克 斤 克 元 块 块钱 钱 人民币 美元 户 人 名 位 家 个 件 项 篇 次 种 批 台 套 辆 架
    座 条 只 头 所 间 村 县 批 回 趟 遍 米 公里 千米 平方公里 平方米 亩 公顷 岁 天 年 小时 度 倍 %
    """
)
"""What may stand behind 多少 and asks for a unit."""
ENGLISH_UNITS = _by_word(
    {
        "吨": "tonnes tons tonne ton",
        "公斤": "kg kilograms",
        "元": "yuan rmb renminbi money",
        "美元": "dollars",
        "人": "people persons",
        "户": "households",
        "公里": "km kilometres kilometers",
        "米": "metres meters",
        "公顷": "hectares",
        "年": "years",
        "小时": "hours",
        "%": "percent",
    }
)
"""The same behind "how many" and "how much"."""

MEASURES = _by_word(
    {
        "share": """
            占比 比重 比例 份额 百分比 百分之几 百分之多少 几成 share percentage proportion
            """,
        "growth": """
            增长 增速 增幅 增长率 增长了多少 涨 涨幅 涨了多少 同比 年均增速 年均增长 年均增长率
            年均增幅 平均增速 平均增长 growth grow grows growing
            grew grown increase increases increased increasing rise rises rose risen
            变化 变化了多少 change changes changed
            """,
        "rank": """
            第几 第几名 第几位 排第几 排名 名次 排行 位次 排名第几 rank ranking ranked
            """,
        "multiple": "几倍 多少倍 倍数 翻了几番 multiple",
    }
)
"""The measure that a word asks for."""

STATUSES = _by_word(
    {"target": "目标 target targets goal goals", "forecast": "预测 预计 forecast forecasts"}
)
"""How sure the figures asked for are."""

COMPARING = _words("对比 比较 相比 compare compared")
"""What joins two things to be compared; alone it asks what something is compared with."""
JOINS = COMPARING | _words("和 与 及 以及 跟 同 同埋 vs versus and")
"""What joins two things; what follows 对比 or 相比 is another thing too."""

PARTICLES = _words(
    """
    的 之 得 了 过 着 是 系 在 喺 有 吗 么 呢 吧 啊 呀 嘛 啦 哦 咧 噶 嘅 咗 把 被 占 达 为 于 到
    去 来 出 上 起 叫 做 给 还 已 对 都 也 就 才 又 再 里 从 向 由 共 约 数 量 额 个 要 会 请 问
    搞 办 往 朝 靠 用 想 那 这 该 其 咱 我 你 他 她 它 们 呃 嗯 唉 喂 哎 说 讲 各 每 下 句 趟
    将 让 以 呗 噢 哈 诶 冇 咁 俾
    """
)
"""Single characters of grammar; one counts as such only where it stands at the edge of words."""

MANNER = _words(
    """
    请问 请问一下 问一下 想问 想问一下 想知道 我想知道 我想问 告诉我 告诉 帮我 帮我查 查一下
    查查 一下 看看 麻烦 那个 这个 那家 这家 那些 这些 来着 到底 究竟 大概 大约 左右 目前 现在
    如今 今年 去年 近年 近年来 这些年 那些年 这几年 多年来 一直 一直以来 以来 已经 现已 曾经
    最后 最初 开头 那句 那句话 出自 之口 作为 成为 属于 包括 拥有 十年前 旧年 上年 入面 里面
    当中 之中 问下 截至 为止 一共 总共 共有 合计 达到 有没有 其中 分别 可以 能不能 是不是 为什么
    请 谢谢 情况 概况 简介 资料 数据 数字 水平 介绍 相关 关于 有关 开始 举办 举行 召开 每年
    每年都 一年 卖得 去过 来过 唔该 点样 超过 突破 超 逾 接近 将近 不足 不到 多达 高达 的话 是的
    快到 差不多 文中 文章中
    文章里 文章说 原文 原文中 报道中 报道里 提到 提到的 说到 说的

    a an the of in on at to for from by with or is are was were be been do does did has have had
    its it s me tell about please there total each every year years per make makes made i you we
    can could would show give know want any some that this these those so as than how long far
    fast often came come up out get got go went take took use used will would should may
    since through into between during where there while both also now currently recently
    over annual annually yearly list field extract describe describes explain back
    article text source says say said mention mentions mentioned according belongs belong
    """
)
"""Fillers, politeness, hedges of a question, and English words that only connect."""

AFFIXES = frozenset("总量额数率值者们新大小全省市县州区村港站场所局厅部院校司厂年度型化性级类")
"""Characters that extend a word without making another: 企业数 in 企业数量, 投资额 in 总投资额."""

BROAD = frozenset(["人口", "人数", "收入", "population", "people", "income"])
"""Words so general that a name which only has them in it, as 贫困人口, is about something else."""
