"""The faults a knowledge file can have: a closed list of codes (contract) with their messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hunanfacts.knowledge import near
from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hunanfacts.model.vocabulary import Language

Path = tuple[str | int, ...]
"""Where in a TOML document: `("fact", 3, "figure", 0, "unit")`."""


def _message(*, zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


MESSAGES: dict[str, Bilingual] = {
    "E001": _message(
        zh="不是有效的TOML：{detail_zh}",
        en="not valid TOML: {detail_en}",
    ),
    "E002": _message(
        zh="不是UTF-8编码；请以UTF-8保存文件",
        en="not UTF-8; save the file as UTF-8",
    ),
    "E101": _message(
        zh="不认识的键“{name}”；{hint_zh}可用的键：{known}",
        en='unknown key "{name}"; {hint_en}the keys here are: {known}',
    ),
    "E102": _message(
        zh="缺少键“{name}”",
        en='missing key "{name}"',
    ),
    "E103": _message(
        zh="“{name}”应为{expected_zh}，这里却是{found_zh}；{hint_zh}",
        en='"{name}" must be {expected_en}, not {found_en}; {hint_en}',
    ),
    "E104": _message(
        zh="“{name}”不能是“{found}”；{hint_zh}可用的值：{known}",
        en='"{name}" cannot be "{found}"; {hint_en}use one of: {known}',
    ),
    "E105": _message(
        zh="“{name}”的写法“{found}”不对；{hint_zh}应为{expected_zh}",
        en='"{name}" cannot be written "{found}"; {hint_en}it must be {expected_en}',
    ),
    "E106": _message(
        zh="“{name}”不能为空",
        en='"{name}" must not be empty',
    ),
    "E107": _message(
        zh="schema = 1是旧的格式，须改成schema = 2：加上title；[[source]]的kind改为type（CSL类型，"
        "如article-newspaper），date改为issued；place改为[[place]]的id；kind的target、rank改为"
        'indicator，目标写status = "target"。各字段见docs/authors.md',
        en="schema = 1 is an earlier form; write schema = 2 and change: a title is needed; in"
        " [[source]] kind is now type (a CSL type, as article-newspaper) and date is issued; a"
        " place is the id of a [[place]]; the kinds target and rank are indicator, and a target"
        ' has status = "target". docs/authors.md explains each field',
    ),
    "E108": _message(
        zh="schema应为2，这里是{found}；此文件需要别的版本的程序",
        en="schema must be 2, not {found}; this file needs another version of the program",
    ),
    "E201": _message(
        zh="键“{found}”已用于第{first}行；每条事实的键不得重复",
        en='the key "{found}" is taken by line {first}; every fact needs a key of its own',
    ),
    "E202": _message(
        zh="id“{found}”已用于第{first}行",
        en='the id "{found}" is taken by line {first}',
    ),
    "E203": _message(
        zh="没有主题“{found}”；{hint_zh}已有的主题：{known}",
        en='there is no topic "{found}"; {hint_en}the topics are: {known}',
    ),
    "E204": _message(
        zh="没有来源“{found}”；{hint_zh}已有的来源：{known}",
        en='there is no source "{found}"; {hint_en}the sources are: {known}',
    ),
    "E205": _message(
        zh="段落{found}超出来源“{source}”的范围（0至{last}）",
        en='paragraph {found} is not in the source "{source}", which has 0 to {last}',
    ),
    "E206": _message(
        zh="这个数值与“{found}”的时期、measure、来源都相同；若不是一回事，须用variant加以区别",
        en='this figure has the period, measure and source of "{found}"; if it is another thing,'
        " tell them apart with variant",
    ),
    "E207": _message(
        zh="measure为“{measure}”时须写“{name}”",
        en='a figure whose measure is "{measure}" needs "{name}"',
    ),
    "E208": _message(
        zh="没有period，就不能写period_inferred = true",
        en="period_inferred = true needs a period",
    ),
    "E209": _message(
        zh="来源不止一个，须用“source”指明是哪一个",
        en='there is more than one source: say which with "source"',
    ),
    "E210": _message(
        zh="parts所指的“{found}”不是任何事实的键；{hint_zh}请写那条事实的key",
        en='parts names "{found}", which is no fact\'s key; {hint_en}write the key of a fact',
    ),
    "E211": _message(
        zh="parts里的“{found}”是这条事实自己，或已经列过",
        en='parts names "{found}", which is the fact itself or named before',
    ),
    "E212": _message(
        zh="没有parts，就不能写has_all_parts = true",
        en="has_all_parts = true needs parts",
    ),
    "E213": _message(
        zh="没有地点“{found}”；{hint_zh}已有的地点：{known}",
        en='there is no place "{found}"; {hint_en}the places are: {known}',
    ),
    "E214": _message(
        zh="地点“{found}”经within又回到自己；一个地点不能在自己里面",
        en='by "within" the place "{found}" lies in itself',
    ),
    "E215": _message(
        zh="“{name}”不用于measure为“{measure}”、单位为“{unit}”的数值；它只用于：{known}",
        en='"{name}" does not belong to a figure whose measure is "{measure}" and whose unit is'
        ' "{unit}"; it is for: {known}',
    ),
    "E216": _message(
        zh="一个数值要么写value，要么写range；原文没有数字的，两者都不写，而用reads写出读法",
        en="a figure has a value or a range; where the source gives no number it has neither, and"
        " reads says how it reads",
    ),
    "E217": _message(
        zh="bound与value同写：有value就要有bound，没有value就不能有",
        en="bound goes with value: a value needs one, and without a value there is none",
    ),
    "E218": _message(
        zh="range的两端颠倒了：{low}大于{high}；应写[低, 高]",
        en="the ends of the range are the wrong way round: {low} is more than {high}; write"
        " [low, high]",
    ),
    "E219": _message(
        zh="没有写出在来源的何处；须写paragraph、page、section、table、line、url之一",
        en="nothing says where in the source it stands; write paragraph, page, section, table, line"
        " or url",
    ),
    "E220": _message(
        zh="share应在0%至100%之间，这里是{found}{unit}；不是占比的，请改measure"
        "（增长用growth，倍数用multiple）",
        en="a share lies between 0% and 100%, not at {found}{unit}; where it is none, write another"
        " measure (growth, or multiple)",
    ),
    "E221": _message(
        zh="measure为“{measure}”的value是名次，应为不小于1的整数，这里是{found}；请写1、2、3……",
        en='the value of a figure whose measure is "{measure}" is a place in a row, a whole number'
        " from 1, not {found}; write 1, 2, 3 …",
    ),
    "E222": _message(
        zh="名次{found}比among（{among}）还大；请核对value和among",
        en="the rank {found} is beyond the {among} that are ranked; check value and among",
    ),
    "E223": _message(
        zh="base“{found}”应早于period“{period}”；base是比较的基期，请写更早的时期",
        en='base "{found}" must come before period "{period}"; it is the period compared with:'
        " write an earlier one",
    ),
    "E224": _message(
        zh="measure为“{measure}”的数值不能以“{unit}”为单位；{hint_zh}",
        en='a figure whose measure is "{measure}" cannot be told in "{unit}"; {hint_en}',
    ),
    "E225": _message(
        zh="value与as_written不一致：value是{found}{unit}，as_written“{printed}”里是{said}；"
        "请核对原文，写成一致",
        en='value and as_written disagree: value is {found} {unit}, as_written "{printed}" says'
        " {said}; look at the source and write the same in both",
    ),
    "E226": _message(
        zh="bound“{found}”与as_written“{printed}”不一致；按原文应为"
        'bound = "{bound}"，或把界限词写进as_written',
        en='bound "{found}" does not fit as_written "{printed}"; write bound = "{bound}", or put'
        " the word that bounds it into as_written",
    ),
    "E227": _message(
        zh='unit“{found}”与as_written“{printed}”不一致；按原文应为unit = "{unit}"',
        en='unit "{found}" does not fit as_written "{printed}"; write unit = "{unit}"',
    ),
}

WARNINGS: dict[str, Bilingual] = {
    "W301": _message(
        zh="{name}里的“{said}”与数值{figure}（{printed}）数字相同而大小不同；万、亿或小数点是否写错？",
        en='"{said}" in {name} has the digits of the figure {figure} ({printed}), but another size;'
        " is a scale or a point wrong?",
    ),
    "W302": _message(
        zh="value {found}像是把百分数写成了小数：as_written“{printed}”里是{said}；"
        "请写value = {value}",
        en='value {found} looks like a fraction of 1: as_written "{printed}" says {said}; write'
        " value = {value}",
    ),
    "W303": _message(
        zh="unit“{found}”不是认识的单位，也没有这样印在as_written里；是不是“{near}”？",
        en='unit "{found}" is not known and not printed so in as_written; did you mean "{near}"?',
    ),
    "W304": _message(
        zh="measure为“{found}”，而as_written“{printed}”说的像是{meant_zh}；若是，"
        '请写measure = "{meant}"',
        en='measure is "{found}", but as_written "{printed}" sounds like {meant_en}; if it is,'
        ' write measure = "{meant}"',
    ),
    "W305": _message(
        zh="{name}“{found}”不大可能；{hint_zh}请核对年份",
        en='{name} "{found}" is not likely; {hint_en}check the year',
    ),
    "W306": _message(
        zh="{name}里的{found}年不是这条事实的时期（{known}）；请核对年份",
        en="the year {found} in {name} is no period of this fact ({known}); check the year",
    ),
    "W307": _message(
        zh="{name}里的“{said}”与哪个数值都不符；数值{figure}是{printed}，请核对",
        en='"{said}" in {name} is no figure of this fact; the figure {figure} is {printed}: check'
        " which is right",
    ),
    "W308": _message(
        zh="别名“{found}”与{other_zh}重复；请删去",
        en='the alias "{found}" repeats {other_en}; leave it out',
    ),
    "W309": _message(
        zh="别名“{found}”正是另一条事实（{other}，第{first}行）的名称；"
        "请换一个，或只留在那条事实里",
        en='the alias "{found}" is the label of another fact ({other}, line {first}); write another'
        " one, or leave it to that fact",
    ),
    "W310": _message(
        zh="别名“{found}”先找到的是另一条事实（{other}）；请改明确，或在那条的unlike里写上",
        en='the alias "{found}" finds another fact first ({other}); make it plainer, or write it'
        " into unlike of that one",
    ),
    "W311": _message(
        zh="用名称“{found}”查不到这条事实{hint_zh}；请改名称，或加上别名",
        en='the label "{found}" does not find this fact{hint_en}; change it, or add aliases',
    ),
}
"""What is likely to be wrong with a file that is valid."""
CATALOGUE = {**MESSAGES, **WARNINGS}


MOST_FOUND = 5_000
"""Faults of a file that are looked for; what has more is not being written by an author."""
_LONGEST_DETAIL = 400
"""Characters of what a message speaks of; more than any closed list of words here has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault or warning: its code, where it is, and what its message speaks of."""

    code: str
    path: Path = ()
    first: Path | None = None
    """Where the same thing stood before, for what is given twice; `{first}` is its line."""
    line: int | None = None
    column: int | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)
    among: near.Names | None = field(default=None, repr=False, compare=False)
    """Names of which `found` may be meant for one; looked through only for a fault that is told."""

    def message(self, language: Language) -> str:
        """Say what is wrong and what to do."""
        hint = near.asked(self.among.nearest(str(self.details["found"]))) if self.among else {}
        details = {"hint_zh": "", "hint_en": "", **self.details, **hint}
        told = {name: _told(value) for name, value in details.items()}
        return CATALOGUE[self.code][language].format(**told)


class EnoughFaultsError(Exception):
    """A file is read no further, for what was found in it is enough to refuse it."""


class Found:
    """The faults found in a file while it is read; reading ends where there are too many."""

    def __init__(self) -> None:
        """Begin without any."""
        self.faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Keep a fault; EnoughFaultsError where no more are looked for."""
        self.faults.append(fault)
        if len(self.faults) >= MOST_FOUND:
            raise EnoughFaultsError

    def add_all(self, faults: Iterable[Fault]) -> None:
        """Keep faults one by one, as they are found."""
        for fault in faults:
            self.add(fault)


def meaning(code: str, language: Language) -> str:
    """Say what a code stands for, whatever a message of it speaks of being left out."""
    message = re.sub(r"\{hint_\w+\}", "", CATALOGUE[code][language])
    return re.sub(r"(?:\{\w+\})+", "…", message).rstrip("；; ")


def _told(detail: str | int) -> str:
    """Return a detail on one line, without its end where it is long."""
    text = str(detail)
    text = text if len(text) <= _LONGEST_DETAIL else f"{text[:_LONGEST_DETAIL]}…"
    return text.replace("\n", "\\n")
