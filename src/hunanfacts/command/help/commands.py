"""What help says of commands, in Chinese and English, with examples.

Typer declares which options a command has. They stand here too, so that neither help nor completion
waits for Typer; the tests hold both to be the same.
"""

from __future__ import annotations

from hunanfacts.command.help.entries import ANSWER, CommandHelp
from hunanfacts.command.help.file_commands import FILE_COMMANDS

_INDEXED = ("--no-cache", *ANSWER)
_FIGURES = ("--unit", "--period", *_INDEXED)
_KEYS = ("键...", "KEY...")
_DRAFT = ("稿件.md", "draft.md")
_ABOUT_QUERIES = (
    (
        "查询词可以是键、名称、别名，也可以是一句问话；几个词合成一个问题。写“-”则从标准输入读，"
        "每行一问。"
    ),
    (
        "QUERY is a key, a label, an alias, or a question in words; all words are one query."
        " With - each line of the standard input is one."
    ),
)
COMMANDS = {
    "stat": CommandHelp(
        zh="查数据：给出所问事实的数，连同界限、单位、时期和出处",
        en="give the figures of what QUERY names, with bound, unit, period and source",
        argument=("查询词...", "QUERY..."),
        more=_ABOUT_QUERIES,
        options=("--value", "--sentence", "--exact", "--explain", *_FIGURES),
        examples=(
            ("hunanfacts stat {label}", "按名称查", "by its label"),
            (
                "hunanfacts stat {key} --json",
                "给程序用的完整记录",
                "the whole record, for a program",
            ),
            ("hunanfacts stat {key} --value", "只要数字", "the bare number"),
        ),
    ),
    "search": CommandHelp(
        zh="搜索：找出能回答问题的事实，最贴切的在前",
        en="find facts that answer QUERY, best first",
        argument=("查询词...", "QUERY..."),
        more=_ABOUT_QUERIES,
        options=("--exact", "--explain", *_FIGURES),
        examples=(
            ("hunanfacts search {label} --limit 5", "最多五条", "five facts at most"),
            ("hunanfacts search {label} --explain", "说明为何这样排列", "say why they stand so"),
        ),
    ),
    "show": CommandHelp(
        zh="看全文：一条事实的全部内容，连同来源、注意事项和附注；也可看来源或主题",
        en="show facts whole, with source, caution and notes; also a source or a topic by its id",
        argument=_KEYS,
        options=("--sentence", "--article", "--unit", *_INDEXED),
        examples=(
            ("hunanfacts show {key}", "一条事实", "one fact"),
            ("hunanfacts show {source}", "一个来源", "one source"),
        ),
    ),
    "cite": CommandHelp(
        zh="引用：事实、数或来源的著录，也可以是现成的句子",
        en="cite the sources of facts and figures, or give ready sentences",
        argument=_KEYS,
        options=("--style", "--sentence", "--period", *_INDEXED),
        examples=(
            ("hunanfacts cite {key}", "按所用语言的格式", "in the style of the language"),
            (
                "hunanfacts cite {key} --style bibtex",
                "给文献管理软件",
                "for a reference manager",
            ),
            ("hunanfacts cite {key} --sentence", "现成的句子", "as ready sentences"),
        ),
    ),
    "list": CommandHelp(
        zh="列出：符合条件的事实，没有条件就列出全部",
        en="list the facts that meet conditions, or all",
        more=(
            "条件可以合用。同一个条件写几次取并集；--min 和 --max 各写一次。",
            (
                "Conditions go together; one given several times is a union, --min and --max once"
                " each."
            ),
        ),
        options=(
            "--topic",
            "--kind",
            "--place",
            "--measure",
            "--status",
            "--source",
            "--paragraph",
            "--min",
            "--max",
            "--maybe",
            "--verbose",
            *_FIGURES,
        ),
        examples=(
            ("hunanfacts list --topic {topic}", "一个主题的", "of a topic"),
            (
                "hunanfacts list --kind {kind} --place {place}",
                "一个地方的一类",
                "of a kind and place",
            ),
            ("hunanfacts list --excel > facts.csv", "全部，给电子表格", "all, for a spreadsheet"),
        ),
    ),
    "topics": CommandHelp(
        zh="主题：各有多少条事实",
        en="list the topics, with the number of facts of each",
        options=("--period", *_INDEXED),
        examples=(
            ("hunanfacts topics", "有哪些主题", "which topics there are"),
            ("hunanfacts topics --json", "给程序用", "for a program"),
        ),
    ),
    "sources": CommandHelp(
        zh="来源：各有多少条事实出自它",
        en="list the sources, with the number of facts out of each",
        options=_INDEXED,
        examples=(
            ("hunanfacts sources", "有哪些来源", "which sources there are"),
            ("hunanfacts sources --json", "连同题名、日期等", "with title, date and the rest"),
        ),
    ),
    "units": CommandHelp(
        zh="单位：这些事实的数可以换算成哪些单位",
        en="list the units that the figures of facts can be turned into",
        argument=_KEYS,
        options=_FIGURES,
        examples=(
            ("hunanfacts units {key}", "一条事实的", "of one fact"),
            ("hunanfacts units {key} {series} --format csv", "几条事实的", "of several facts"),
        ),
    ),
    "trend": CommandHelp(
        zh="变化：这些事实的数随时间怎样变化",
        en="show how the figures of facts change over time",
        argument=_KEYS,
        options=("--svg", "--force", *_FIGURES),
        examples=(
            ("hunanfacts trend {series}", "增减、倍数和年均增长", "difference, multiple, growth"),
            ("hunanfacts trend {series} --json", "给程序用", "for a program"),
        ),
    ),
    "audit": CommandHelp(
        zh="核算：由已有的数推算别的数，核对它们彼此有没有出入",
        en="reckon what figures imply, and where they disagree",
        argument=("[键]...", "[KEY]..."),
        more=(
            (
                "不写键就核算全部。几个来源说的是同一件事，就并排列出，说明是否一致；加上 --with"
                " 就对比两个文件，只说两边都有的。有彼此不合的数，退出码为1。"
            ),
            (
                "Without a KEY all facts are audited. What several sources say of one thing stands"
                " side by side, as agreeing or differing; --with compares two files, and tells only"
                " of what is in both. Exit status 1 means that figures disagree."
            ),
        ),
        options=("--with", *_FIGURES),
        examples=(
            ("hunanfacts audit {key}", "一条事实的", "of one fact"),
            ("hunanfacts audit --with other.toml", "与另一个文件对比", "beside another file"),
            ("hunanfacts audit {key} --format csv", "给电子表格", "for a spreadsheet"),
        ),
    ),
    "check": CommandHelp(
        zh="核对稿件：稿件里的数与事实是否一致",
        en="hold the figures of drafts against the facts",
        argument=("稿件...", "DRAFT..."),
        more=(
            "稿件是文件或文件夹；写“-”则从标准输入读。有要改的数，退出码为1。",
            (
                "DRAFT is a file or a folder; - reads the standard input. Exit status 1 means"
                " that some"
                " figure needs mending."
            ),
        ),
        options=("--glob", "--all", "--long", "--baseline", "--write-baseline", *_INDEXED),
        examples=(
            (f"hunanfacts check {_DRAFT[1]}", "一篇稿件", "one draft"),
            (f"hunanfacts check {_DRAFT[1]} --all", "没有问题的数也列出", "also what is in order"),
            (
                "hunanfacts check . --glob '*.md' --format github",
                "文件夹，用于持续集成",
                "a folder, in continuous integration",
            ),
        ),
    ),
    **FILE_COMMANDS,
}
"""In the order in which help tells them."""
