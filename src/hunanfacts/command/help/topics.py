"""What `hunanfacts help TOPIC` says, in Chinese and English."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language


class TopicHelp:
    """A page: what it is about, a paragraph before and one after, and terms with what they mean.

    Of each term and paragraph the Chinese stands before the English.
    """

    __slots__ = ("after", "before", "rows", "title")

    def __init__(
        self,
        *,
        title: tuple[str, str],
        before: tuple[str, str],
        rows: tuple[tuple[str, str, str], ...],
        after: tuple[str, str] = ("", ""),
    ) -> None:
        """Take the texts."""
        self.title = _both(title)
        self.before = _both(before)
        self.rows = [(term, _both((zh, en))) for term, zh, en in rows]
        self.after = _both(after)


def _both(texts: tuple[str, str]) -> dict[Language, str]:
    return {"zh": texts[0], "en": texts[1]}


TOPICS = {
    "formats": TopicHelp(
        title=("输出的格式", "the formats of the output"),
        before=(
            (
                "终端上默认 table，输出到管道或文件时默认 plain；--format 另选。标准输出只有答案，"
                "其余的话都在标准错误上。"
            ),
            (
                "On a terminal the default is table, into a pipe or file plain; --format"
                " chooses. stdout"
                " carries only the answer, everything else goes to stderr."
            ),
        ),
        rows=(
            (
                "table",
                "表格，供阅读；窄终端上竖排",
                "a table to read; stacked where the terminal is narrow",
            ),
            (
                "plain",
                "一行一条，以制表符分列，无表头，不截断",
                "one record a line, its cells parted by tabs; no heading, nothing cut",
            ),
            (
                "json",
                "完整的记录，UTF-8；--ascii 转义",
                "the whole records in UTF-8; --ascii escapes",
            ),
            ("ndjson", "一行一条记录，没有外层", "one record a line, without the envelope"),
            (
                "csv",
                "一行一个数，有表头，供程序和数据分析用；电子表格请用 --excel",
                "a heading, then one row a figure, for data frames; for a spreadsheet use --excel",
            ),
            ("tsv", "同上，以制表符分列", "the same, parted by tabs"),
            ("md", "Markdown 表格", "a table in Markdown"),
            (
                "github",
                "限 check：GitHub Actions 的批注",
                "check only: annotations of GitHub Actions",
            ),
            (
                "sarif",
                "限 check：SARIF 2.1.0，供代码扫描用",
                "check only: SARIF 2.1.0, for code scanning",
            ),
        ),
        after=(
            (
                "格式为 json、ndjson、csv、tsv 或 sarif 时，错误也是标准错误上的一个 JSON 对象；"
                "标准错误是终端时则用文字。"
            ),
            (
                "With json, ndjson, csv, tsv and sarif an error is one JSON object on stderr,"
                " unless that is a terminal."
            ),
        ),
    ),
    "fields": TopicHelp(
        title=("记录里的字段", "the fields of a record"),
        before=(
            (
                "--fields 只留要的字段，以逗号分隔；用点号指明一部分，如"
                " --fields key,figures.value。各命令的记录由这些字段组成："
            ),
            (
                "--fields keeps only the fields asked for, parted by commas; a point leads into a"
                " part, as in --fields key,figures.value. The records of each command are made of:"
            ),
        ),
        rows=(),
        after=(
            (
                "文字都有 .zh 和 .en 两部分。locator 是在来源中的位置，知道什么写什么："
                "paragraph、page、section、table、line、url。带星号的是一个数，"
                "与 figures 的各部分相同。"
            ),
            (
                "Texts have the parts .zh and .en. A locator says where in the source, with what is"
                " known of paragraph, page, section, table, line and url. What has a star is a"
                " figure, with the same parts as those of figures."
            ),
        ),
    ),
    "exit-codes": TopicHelp(
        title=("退出码", "the exit codes"),
        before=("脚本可以据此判断：", "What a script can go by:"),
        rows=(
            (
                "0",
                "有答案：找到了，稿件无误，文件有效",
                "answered: found, the draft is in order, the file valid",
            ),
            (
                "1",
                "答案是“没有”：没找到，不能比较，有要改的数，有出入，有不同",
                (
                    "answered in the negative: nothing found, not comparable, a figure to mend, a"
                    " tension, a difference"
                ),
            ),
            (
                "2",
                "用法不对：没有这样的命令、选项、字段或值，单位不能换算",
                "wrong usage: no such command, option, field or value; a unit that does not fit",
            ),
            (
                "3",
                "知识文件或稿件不存在、读不了或有错",
                "a knowledge file or draft that is missing, unreadable or not valid",
            ),
            (
                "70",
                "程序自身的错误，或写不出去",
                "a bug of ours, or an output that cannot be written",
            ),
            ("130", "被中断（Ctrl-C）", "interrupted (Ctrl-C)"),
        ),
        after=(
            "管道的另一端提前关闭（如 | head）不算出错。",
            "A pipe that is closed early, as by | head, is no error.",
        ),
    ),
    "bounds": TopicHelp(
        title=("数的界限", "the bounds of figures"),
        before=(
            "界限说明原文印的数和真实的数是什么关系。原文写“超过4万亿”，答案就不会是“4万亿”。",
            (
                "A bound says how the source ties the truth to the number that it prints."
                " What the source"
                " calls over 4 trillion is never told as 4 trillion."
            ),
        ),
        rows=(
            (
                "exact",
                "如原文所印；末位是四舍五入的",
                "the figure as printed; its last digit is rounded",
            ),
            ("over", "超过：比它大", "more than that: 超过, 突破, 多, 余"),
            ("at-least", "以上：不小于它", "that or more: 以上"),
            ("under", "不足：比它小", "less than that: 不足, 不到"),
            ("at-most", "以下、以内：不大于它", "that or less: 以下, 以内"),
            (
                "nearly",
                "接近：比它小，但相差不远；差多少原文没说",
                "less, but close: 接近; how close is not said",
            ),
            (
                "about",
                "左右、约：上下相去不远；差多少原文没说",
                "close on either side: 左右, 约; how close is not said",
            ),
        ),
        after=(
            (
                "负数反过来：“下降超过7%”是比 −7% 还低。范围的两端都算在内，没有界限。JSON 里"
                " low 和 high 是真实的数所在的"
                "区间，没有的一端是 null，low_closed 和 high_closed 说明端点本身算不算在内。"
            ),
            (
                "Below zero it is mirrored: down by more than 7% is below −7%. A range has"
                " both of its ends"
                " in it and no bound. In JSON, low and high are the interval that the true"
                " number is in; a"
                " missing end is null, and low_closed and high_closed tell whether an end is"
                " allowed."
            ),
        ),
    ),
    "environment": TopicHelp(
        title=("环境变量", "the environment"),
        before=("选项优先于环境变量。", "Options win over the environment."),
        rows=(
            ("HUNANFACTS_DATA", "所用的知识文件", "the knowledge file"),
            ("HUNANFACTS_LANG", "语言：zh 或 en", "the language: zh or en"),
            (
                "LANGUAGE",
                "语言，按喜好排列，如 zh:en；locale 为 C 或未设时不算",
                "languages in order of liking, as en:zh; not heeded where the locale is C or none",
            ),
            (
                "LC_ALL, LC_MESSAGES, LANG",
                "locale：zh、C 或未设为中文，其余为英文",
                "the locale: Chinese for zh, C or none, else English",
            ),
            (
                "HUNANFACTS_CACHE",
                "自备文件的索引存放的文件夹；默认在 XDG_CACHE_HOME、LOCALAPPDATA 等处",
                (
                    "the folder for indexes of your own files; by default under"
                    " XDG_CACHE_HOME, LOCALAPPDATA"
                    " or what the system has"
                ),
            ),
            (
                "HUNANFACTS_DEBUG",
                "不为空时，程序自身出错会打印调用栈",
                "not empty: a bug of ours prints its traceback",
            ),
            ("NO_COLOR", "不为空时，不用粗体和暗色", "not empty: no bold or dim"),
            (
                "FORCE_COLOR",
                "不为空时，不在终端上也用粗体和暗色",
                "not empty: bold and dim off a terminal as well",
            ),
            ("COLUMNS", "行宽，以列计", "the width of lines, in columns"),
            ("TERM", "为 dumb 时不用粗体和暗色", "dumb: no bold or dim"),
        ),
    ),
}
