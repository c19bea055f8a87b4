"""Words of reports that name nothing by themselves: they may stand beside any indicator.

Each list is closed: grammar, and the words in which figures are told, none of any subject.
"""

from __future__ import annotations

import re

from hunanfacts.search import lexicon as questions

_TOLD = """
刚刚 刚
" 达 达到 达成 达至 实现 完成 突破 跃升至 跃升到 跃升 升至 升到 增至 增到 增加到 增长到 扩大到
扩大至 提高到 提高至 提升至 提升到 上升至 上升到 上升 下降 降至 降到 减少 减少到 增长 增加 提高
提升 增幅 增速 同比 环比 比上年 较上年 上年 年均 平均 累计 总计 合计 共计 全部 现有 现已 拥有 建成
建有 约为 左右 上下 连续 稳定在 保持在 维持在 稳定 保持 维持 大体 大致 基本 大约 稳居 位居 位列
排名 名列 跻身 排在 排 居 一举 大关 关口 台阶 迈上 站上 跨过 越过 首次 十年 十年来 十年间 这十年
分别 分别为 分别是 分别达 分别达到 仅 只有 还不 还不到 不到 不足 接近 逼近 将近 超过 超出 高于
低于 全年 当年 同年 同期 年末 年底 底 末 期间 时 后 前 中 内 其中 此外 另外 同时 并 而 且 但 却 则
即 由 从 自 较 比 相比 比较 相当于 折合 换算 规模 总量 总额 总数 数量 数 额 量 值 水平 比重 比例
占比 份额 占 所占 率 名义 已经 早已 已 早就 就 便 也 还 又 再 更 均 都 各 每 每年 年 月 日 号 第
公布 发布 统计 统计显示 数据显示 显示 据统计 据悉 据报道 据介绍 介绍 表示 指出 资料显示 一年 去年
今年 明年 本年 近年 近年来 目前 当前 如今 截至 截止 以来 至今 今天 现在 过去 当时 至 到 了 的 地
得 之 在 于 为 是 有 和 与 及 以及 把 将 被 让 使 对 向 等 约 近 超 逾 余 多 几 共 总
年度 单位 指标 数值 情况 结果 成绩 可喜 亮眼 骄人 喜人 全省 我省 本省 贵省 该省 省内 全市 我市
贵市 该市 全国 国内 我国 多少 获 获得 荣获 签订 签 签署 授予 授权 开发 研发 攻克 吸引 入驻 落户
花落 打通 斩获 收获 共获 新增 引进 啃下 上 下 起 来 去 出 过 着 者 所 其 这 那 此 该 本 它
他们 我们 人们 大家 作为 成为 属于 有着 拿下 交出 形成 产出 推出 研制 取得 发布 出台
得到 捧回 捧得 摘得 摘取 夺得 夺取 揽获 揽下 赢得 拿到 签下 攻下 接待 迎来 到访 造出 产出 出产
达了 一个 这个 数字 一数字 这一数字 该数字 该指标
这一指标 家底 日益 厚实 逐年 显著 明显 大幅 快速 持续 稳步 不断 进一步 连年 历年 多年
"""
_ENGLISH_TOLD = """
reached reach reaching rose rise risen rising grew grow grown growing stood stand standing hit
passed passing crossed crossing mark exceeded exceed exceeding exceeds topped top surpassed surpass
totalled totaled totalling totaling
amounted amount amounting accounted account accounting accounts made make makes making valued
recorded record recording climbed climb increased increase increasing up down fell fall fallen
dropped drop came come at about around nearly almost over under below above more less than least
most approximately roughly some close just only already still was were is are be been being has
have had having it its that which who whose this these those year years annual annually average
averaged averaging per percent cent percentage points point times time fold respectively while
whereas and or but with by for from to in of on the a an as since until till between during end
total totals overall figure figures number numbers value worth share rate level period same last
previous past decade now then today there their they them he she said says according report
reported reports data show shows showed official officials statistics province
nationwide country yuan rmb billion million trillion thousand hundred compared compare
against among through within into out also both all each every any not no nor so far yet again
first second would will could can may should did does do done versus even well another other
further meanwhile counting counted count one two three output production produced produces produce
turned size scale volume won win wins signed sign granted grant concluded struck put gross
approx kept keep goods officially designated boasts boast hosts host operates operate maintains
maintain logged notched posted tallied chalked clocked booked attained achieved yielded yields
result results outcome outcomes achievement achievements
"""

WORDS = frozenset(_TOLD.split()) | {
    word
    for word in questions.MANNER | questions.JOINS | questions.PARTICLES - {"个"}
    if not word.isascii()
}
"""Chinese words that may stand beside any indicator."""
RANKS = {"national", "provincial", "first", "second", "one", "two", "three"}
ENGLISH_WORDS = frozenset(_ENGLISH_TOLD.split()) | {
    word for word in questions.MANNER | questions.JOINS if word.isascii()
}


GRAMMAR = ENGLISH_WORDS - RANKS
"""English words that a name may have and a text leave out."""
VALUE = ("金额", "总额", "产值", "成交额", "value", "worth", "turnover")
"""Words that tell money from a count of the same things."""
COUNT = ("产量", "项数", "数量", "件数", "签约数", "number", "output", "tonnage")
"""Words that tell a count or a mass from money."""
HALVES = ("出口", "进口", "export", "import")
"""Words that are other words within a longer one: 进出口, imports and exports."""
BOTH_HALVES = re.compile(r"进出口|(?:im|ex)ports?(?: and |-|/)(?:im|ex)ports?")
"""These longer words."""
FORMER, LATTER = ("前者", "the former"), ("后者", "the latter")
"""Words that stand for the one and the other of two names."""
EDITIONS = ("届",)
"""Units of events that come again."""
SUMS = ("合计", "总计", "共", "小计", "总数", "total", "altogether")
"""Words before the sum of several rows or items."""
OF_WHICH = (
    "其中",
    "内有",
    "其余",
    "其他",
    "of which",
    "of these",
    "of them",
    "the other",
    "remaining",
)
"""Words before a part of what was told."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROWTH = _words(
    """
    上升 下降 提高 提升 减少 涨 翻 多 grew grow grown growth rose rise risen rising
    up increased increase climbed expanded growing fell fall down dropped gained jump jumped
    higher
    """
)
FALL = _words(
    "下降 降 减少 下滑 下跌 跌 回落 缩减 down fell fall falling dropped decreased lower below"
)
YEARLY = _words("年均 每年 平均 annual annually average averaged yearly year-on-year")
SHARE = _words(
    """
    占 比重 占比 份额 比例 占有率 市占率 share accounted accounts accounting proportion percentage
    made makes represent represented represents contributed provided
    """
)
TO = _words("至 到 达 为 to at reach reached hit")
NEW = _words(
    """
    新增 新认定 新培育 新入选 新晋 新添 又添 增添 再添 添了 又有 入选 入围 上榜 认定
    added new newly more additional gained joined
    """
)
ADDED = _words(
    """
    新增 新认定 新引 新设 新落户 新入驻 新批 新获批 新签 新建 新添 又添 再添 添了 又有
    added newly additional
    """
)
"""Words of what is added to what there is."""
SAYS = _words("说 表示 介绍 称 said says told adds added")
"""Words of who said it."""
FURTHERED = _words("打造 推动 培育 支持")
"""Verbs of what is planned, unless 已 stands before them."""
CONVERTED = _words("折合 约合 换算 也就是 也即 equivalent")
"""Words before the same amount told in another way."""
RATE = _words("增速 增幅 增长率 涨幅 同比 growth rate pace")
"""Nouns of how fast something grows: what rises to so much is that, and not what they are of."""
IN_ALL = _words("累计 总数 总计 合计 total altogether cumulative cumulatively")
TARGET = FURTHERED | _words(
    """
    目标 力争 将 计划 拟 争取 规划 预计 预期 有望 期间 要 will plans
    plan planned aims aim target targets targeted goal intends to-be seeks expects
    expected set
    """
)
DONE = _words(
    """
    已 已经 建成 完成 实现 现有 拥有 共有 了 达到 达 目前 has have had completed finished built
    already done were was upgraded reached now
    """
)
BODIES = (
    "大学", "学院", "公司", "集团", "医院", "银行", "研究院", "研究所", "学校", "中学", "高校",
    "协会", "某企业", "一家企业", "园区", "开发区", "高新区", "park", "university", "universities",
    "college", "colleges", "company", "corporation", "group", "hospital", "hospitals", "bank",
    "banks",
)  # fmt: skip
"""Bodies that have figures of their own."""
PER = (
    "人均", "户均", "日均", "月均", "亩均", "每万", "每百", "每人", "每户", "per capita",
    "per person", "per head",
)  # fmt: skip
"""What makes a figure one of each, and so another."""
MEASURED = _words(
    """
    投资 利润 营收 营业收入 收入 税收 用电量 销量 销售额 销售收入 库存 订单 工资 就业 从业人员
    交货值 价格
    investment profit profits revenue revenues sales wages employment orders prices inventory
    """
)
"""What is measured of many things: beside the name of one it makes it another indicator."""
LABELLED_NEW = _words("新增 新认定 newly")
FILED = _words("申请 申报 applied filed application applications filings filing")
GRANTED = _words("授权 获得 获授 拥有 取得 获批 granted won holds obtained owns received awarded")
PLANNED = ("总投资", "total investment")
"""Labels of money that is planned."""
SPENT = _words("完成投资 完成总投资 已投入 累计投入 实际投入 到位 花费 spent completed disbursed")
"""Words of money that is no plan any more."""
COMPARED = _words("比 较 相比 than over from against compared since")
"""Words of what something is compared with."""
