"""What help says of options, in Chinese and English, and which of them take a value.

Which options a command has is declared to Typer alone; the tests hold that each has its words here.
Completion goes by this too, at every press of a key: it is of plain dicts.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language


def _both(*, zh: str, en: str) -> dict[Language, str]:
    return {"zh": zh, "en": en}


class OptionHelp:
    """What is said of an option: the name of its value, if it takes one, and what it does."""

    __slots__ = ("text", "value")

    def __init__(self, *, zh: str, en: str, value: tuple[str, str] | None = None) -> None:
        """Take the texts; `value` is what stands for the value in Chinese and in English."""
        self.text = _both(zh=zh, en=en)
        self.value = None if value is None else _both(zh=value[0], en=value[1])


OPTIONS = {
    "--topic": OptionHelp(
        value=("主题", "TOPIC"),
        zh="属于这个主题的：编号或名称",
        en="of this topic: its id or label",
    ),
    "--kind": OptionHelp(
        value=("类别", "KIND"), zh="属于这个类别的：{--kind}", en="of this kind: {--kind}"
    ),
    "--place": OptionHelp(
        value=("地点", "PLACE"),
        zh="关于这个地方的；统计数只按它自己的地点找",
        en="about this place; a measurement is found by its own place alone",
    ),
    "--measure": OptionHelp(
        value=("性质", "MEASURE"),
        zh="只要这种性质的数：{--measure}",
        en="only figures of this measure: {--measure}",
    ),
    "--status": OptionHelp(
        value=("状态", "STATUS"),
        zh="只要这种状态的数：{--status}",
        en="only figures of this status: {--status}",
    ),
    "--source": OptionHelp(value=("来源", "ID"), zh="出自这个来源的", en="out of this source"),
    "--paragraph": OptionHelp(
        value=("段落", "N"), zh="在这一段里的", en="in this paragraph of the source"
    ),
    "--min": OptionHelp(
        value=("数量", "AMOUNT"),
        zh="不小于它的数，如300亿元",
        en='figures of at least this amount, as "30 billion yuan"',
    ),
    "--max": OptionHelp(
        value=("数量", "AMOUNT"), zh="不大于它的数", en="figures of at most this amount"
    ),
    "--maybe": OptionHelp(
        zh="与 --min、--max 同用：可能在其间的数也列出",
        en="with --min and --max: also figures that may lie between them",
    ),
    "--select": OptionHelp(
        value=("代码", "CODES"),
        zh="只查这些代码，如 E225,W3",
        en="only faults of these codes, as E225,W3",
    ),
    "--find": OptionHelp(
        zh="名称和别名都查一遍，看能否查到",
        en="also ask for every label and alias",
    ),
    "--list": OptionHelp(zh="列出全部代码及含义", en="list all codes with their meaning"),
    "--value": OptionHelp(zh="只要数字", en="the bare number"),
    "--sentence": OptionHelp(
        zh="现成的句子，连同出处和注意事项", en="ready sentences, with source and caution"
    ),
    "--article": OptionHelp(
        value=("文件", "FILE"),
        zh="自己的原文：事实所在的段落也显示出来",
        en="your own copy of the source, of which the paragraph is shown too",
    ),
    "--against": OptionHelp(
        value=("文件", "FILE"),
        zh="自己的原文：逐处查对 as_written 是否在所说的段落里",
        en="your own copy of the source: whether each as_written stands where the file says",
    ),
    "--with": OptionHelp(
        value=("文件", "FILE"),
        zh="另一个知识文件：同一件事，两份文件说的是否一致",
        en="another knowledge file: whether both agree on what they both tell",
    ),
    "--verbose": OptionHelp(
        zh="列出全部数值和出处", en="all figures, with where they stand in the source"
    ),
    "--no-pager": OptionHelp(
        zh="长的结果也直接输出，不分页", en="write long answers at once, without a pager"
    ),
    "--svg": OptionHelp(
        value=("文件", "FILE"),
        zh="另外画成这个 SVG 图",
        en="also draw them into this SVG file",
    ),
    "--force": OptionHelp(zh="文件已存在也替换", en="replace a file that is there"),
    "--style": OptionHelp(
        value=("格式", "STYLE"),
        zh="著录格式：{--style}；中文默认 gbt7714，英文默认 apa",
        en="style: {--style}; gbt7714 in Chinese and apa in English by default",
    ),
    "--glob": OptionHelp(
        value=("样式", "PATTERN"),
        zh="文件夹里哪些文件是稿件，如 '**/*.md'",
        en="which files of a folder are drafts, as '**/*.md'",
    ),
    "--all": OptionHelp(
        zh="有依据的数、没有资料的数也列出",
        en="also figures that are supported, and those of which nothing is known",
    ),
    "--long": OptionHelp(
        zh="数太多太密、要核对很久的稿件也核对到底",
        en="also to the end of a draft whose numbers are so many that it takes long",
    ),
    "--baseline": OptionHelp(
        value=("文件", "FILE"),
        zh="不列这个文件里已接受的问题",
        en="leave out the faults that this file accepts",
    ),
    "--write-baseline": OptionHelp(
        value=("文件", "FILE"),
        zh="接受现有的问题，写进这个文件",
        en="accept the faults there are now, and write them to this file",
    ),
    "--like": OptionHelp(
        value=("键", "KEY"),
        zh="照这条事实的样子，值待改",
        en="as this fact is written, its values to be changed",
    ),
    "--from": OptionHelp(
        value=("文件", "FILE"),
        zh="表格里的事实：CSV或.xlsx，列名与 list --format csv 的相同，一行一个数值",
        en="the facts of a spreadsheet, CSV or .xlsx, with the columns of list --format csv",
    ),
    "--to": OptionHelp(
        value=("格式", "FORMAT"),
        zh="{--to}；默认看路径的后缀",
        en="{--to}; the path's ending says it, if not this",
    ),
    "--period": OptionHelp(
        value=("时期", "PERIOD"),
        zh="只要这段时期之内的：2021、2022年5月、2022年上半年、2016/2020",
        en="only what is within 2021, 2022-05, 2022-H1, 2016/2020 …",
    ),
    "--unit": OptionHelp(
        value=("单位", "UNIT"),
        zh="换算成这个单位，如亿元、万吨",
        en='turn figures into this unit, as "billion yuan"',
    ),
    "--exact": OptionHelp(zh="键、名称或别名须完全相同", en="only a whole key, label or alias"),
    "--limit": OptionHelp(value=("N", "N"), zh="最多几条", en="at most N of them"),
    "--format": OptionHelp(
        value=("格式", "FORMAT"),
        zh="{--format}；终端上默认 table，否则 plain（见 help formats）",
        en="{--format}; table on a terminal, else plain (see help formats)",
    ),
    "--json": OptionHelp(zh="即 --format json", en="the same as --format json"),
    "--ndjson": OptionHelp(zh="即 --format ndjson", en="the same as --format ndjson"),
    "--excel": OptionHelp(
        zh="给电子表格看的 CSV：中文列名，带注意事项和来源",
        en="CSV for a spreadsheet that a person reads: headings in words, with caution and source",
    ),
    "--fields": OptionHelp(
        value=("字段,...", "A,B.C"),
        zh="只要记录里的这些字段（见 help fields）",
        en="only these fields of the record (see help fields)",
    ),
    "--lang": OptionHelp(
        value=("zh|en", "zh|en"),
        zh="说中文还是英文（见 help environment）",
        en="the language of the answer (see help environment)",
    ),
    "--data": OptionHelp(
        value=("文件", "FILE"),
        zh="另用一个知识文件；默认随 HUNANFACTS_DATA",
        en="another knowledge file, in place of HUNANFACTS_DATA",
    ),
    "--no-cache": OptionHelp(
        zh="不为该文件保存索引（默认 --cache）",
        en="keep no index of that file for the next time (default: --cache)",
    ),
    "--explain": OptionHelp(
        zh="在标准错误上说明每条结果为何排在那里",
        en="say on stderr why each result stands where it stands",
    ),
    "--ascii": OptionHelp(zh="非 ASCII 字符一律转义", en="escape all but ASCII"),
    "--no-color": OptionHelp(zh="不用粗体和暗色", en="no bold or dim"),
    "--version": OptionHelp(
        zh="程序、资料和 JSON 的版本，已安装的可选组件",
        en="the versions of program, data and JSON, and the extras installed",
    ),
    "--help": OptionHelp(zh="这份帮助", en="this help"),
}
"""In the order in which help tells them; what stands in braces is a closed list of words."""
