"""What help says of commands, in Chinese and English, with examples.

Typer declares which options a command has. They stand here too, so that neither help nor completion
waits for Typer; the tests hold both to be the same.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Language

    Text = dict[Language, str]


def text(*, zh: str, en: str) -> Text:
    """Return one text; neither language can be left out."""
    return {"zh": zh, "en": en}


class CommandHelp:
    """What is said of a command: its arguments, what it does, more of that, options and examples.

    Examples are lines for a shell with what they show. What stands in braces is filled in with
    names out of the knowledge: see `examples.Sample`.
    """

    __slots__ = ("argument", "examples", "more", "options", "text")

    def __init__(  # noqa: PLR0913 -- all that help tells of it
        self,
        *,
        zh: str,
        en: str,
        argument: tuple[str, str] = ("", ""),
        more: tuple[str, str] = ("", ""),
        options: tuple[str, ...],
        examples: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        """Take the texts, Chinese before English; an example is a line with two explanations."""
        self.text = text(zh=zh, en=en)
        self.argument = text(zh=argument[0], en=argument[1])
        self.more = text(zh=more[0], en=more[1])
        self.options = options
        self.examples = [(line, text(zh=zh, en=en)) for line, zh, en in examples]


_ALWAYS = ("--lang", "--help")
_ANSWER = (
    "--data", "--format", "--json", "--ndjson", "--excel", "--fields", "--limit", "--ascii",
    "--no-color", "--no-pager", *_ALWAYS,
)  # fmt: skip
"""Options of commands that give an answer out of the knowledge."""
_INDEXED = ("--no-cache", *_ANSWER)
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
        options=("--glob", "--all", "--baseline", "--write-baseline", *_INDEXED),
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
    "validate": CommandHelp(
        zh="检查知识文件：一次列出全部错误",
        en="check a knowledge file and tell all of its faults at once",
        argument=("[文件]...", "[FILE]..."),
        more=(
            (
                "不写文件就检查所用的那个。E是错误（退出码3），W是可能有错（退出码1）。"
                "加上 --against 就把一个文件对照自己的原文（文本、Markdown 或"
                " .docx）：哪些词句在别的段落，哪些找不到，原文的哪些数字未收录；"
                "只有前两种算错。来源不止一个时，用 --source 指明原文是哪一个。"
            ),
            (
                "Without a FILE the one in use is checked. E is a fault (exit status 3), W what is"
                " likely to be wrong (1). With --against one file is held against your"
                " own copy of the source (text, Markdown or .docx): which phrases stand in another"
                " paragraph, which nowhere, and which numerals of the copy no figure tells; only"
                " the first two are faults. Where there are several sources, --source says which"
                " it is."
            ),
        ),
        options=("--select", "--find", "--list", "--against", "--source", *_ANSWER),
        examples=(
            ("hunanfacts validate my.toml", "自己的文件", "a file of your own"),
            (
                "hunanfacts validate my.toml --find",
                "名称和别名也都查一遍",
                "ask for its labels and aliases as well",
            ),
            ("hunanfacts validate my.toml --json", "给程序用", "for a program"),
            (
                "hunanfacts validate my.toml --against article.txt",
                "对照原文",
                "against its source",
            ),
        ),
    ),
    "new": CommandHelp(
        zh="新建：一份带说明的知识文件，一条待填的事实，或表格里的事实",
        en="give a knowledge file to begin with, one more fact, or the facts of a spreadsheet",
        argument=("[键]", "[KEY]"),
        more=(
            (
                "写到标准输出，用 > 存成文件。写了键就是一条事实，合乎所用的知识文件，用 >>"
                " 接在它后面；标“←”的要改。"
            ),
            (
                "It is written to the standard output; > makes a file of it. With KEY it is a fact"
                " that fits the knowledge file in use, to be put behind it with >>; what is marked"
                " <- is to be changed."
            ),
        ),
        options=("--like", "--from", "--data", *_ALWAYS),
        examples=(
            ("hunanfacts new > facts-of-mine.toml", "一份新文件", "a new file"),
            ("hunanfacts new my-key", "一条事实", "a fact"),
            (
                "hunanfacts new my-key --like {key}",
                "一条事实，照已有的一条",
                "a fact that is like another",
            ),
        ),
    ),
    "diff": CommandHelp(
        zh="比较两份知识文件：增加、删除、修改了哪些事实和数值",
        en="tell what differs between two knowledge files, field by field",
        argument=("旧文件 新文件", "OLD NEW"),
        more=(
            "有不同则退出码为1；先后顺序不同不算。怎样与 Git 同用，见 docs/authors.zh.md。",
            (
                "Exit status 1 means that something differs; another order does not."
                " docs/authors.md tells how Git uses it."
            ),
        ),
        options=_ANSWER[1:],
        examples=(
            ("hunanfacts diff my.toml my.toml", "两份文件", "two files"),
            ("hunanfacts diff my.toml my.toml --json", "给程序用", "for a program"),
        ),
    ),
    "schema": CommandHelp(
        zh="结构：知识文件或 JSON 输出的 JSON Schema",
        en="print the JSON Schema of a knowledge file, or of a command's JSON",
        argument=("[名称]", "[NAME]"),
        more=(
            (
                "名称是 knowledge（知识文件，默认）、output（任何命令的 JSON）、一个命令，"
                "error（错误）或 note（说明）。一个命令的 $defs/Line 是它的 ndjson 的一行。--fields"
                " 挑出来的记录不在其内。知识文件开头写 #:schema ./facts.schema.json，装有 Taplo"
                " 或 Even Better TOML 的编辑器就会补全和检查；两条事实之间才看得出的错要用"
                " validate。"
            ),
            (
                "NAME is knowledge, for the file and by default, output for the JSON of any"
                " command, a command, error, or note (both on stderr). $defs/Line of a command is"
                " a line of its ndjson."
                " Records with only some --fields are not told of. With"
                " #:schema ./facts.schema.json at its head a knowledge file is completed and"
                " checked by editors that have Taplo or Even Better TOML; what only two facts"
                " can tell is left to validate."
            ),
        ),
        options=("--ascii", *_ALWAYS),
        examples=(
            (
                "hunanfacts schema > facts.schema.json",
                "给编辑器，放在知识文件旁边",
                "for an editor, beside the knowledge file",
            ),
            ("hunanfacts schema stat", "stat --json 的输出", "what stat --json prints"),
        ),
    ),
    "cache": CommandHelp(
        zh="缓存：自备文件的索引存了哪些；clear 清除",
        en="show which indexes of your own files are kept; clear removes them",
        argument=("[clear]", "[clear]"),
        options=_ANSWER[1:],
        examples=(
            ("hunanfacts cache", "有哪些，多大", "which there are, and how large"),
            ("hunanfacts cache clear", "全部清除", "remove them all"),
        ),
    ),
    "export": CommandHelp(
        zh="导出：把全部知识写给别的工具用",
        en="write the whole knowledge for other tools",
        argument=("路径", "PATH"),
        more=(
            (
                "格式看路径的后缀：.sqlite、.parquet、.csv、.ndjson；Data Package 要写 --to"
                " datapackage。“-”是标准输出，限 csv 和 ndjson。先写在旁边，写完整了再改名，"
                "写不成时原有的不受影响。"
            ),
            (
                "The ending of PATH says the format: .sqlite, .parquet, .csv, .ndjson; for a Data"
                " Package write --to datapackage. - is the standard output, for csv and ndjson. It"
                " is written beside PATH and renamed when it is whole; what is there stays if it"
                " fails."
            ),
        ),
        options=("--to", "--force", "--data", "--no-cache", *_ALWAYS),
        examples=(
            ("hunanfacts export facts.sqlite", "SQLite 数据库", "an SQLite database"),
            ("hunanfacts export facts --to datapackage", "Data Package", "a Data Package"),
        ),
    ),
    "mcp": CommandHelp(
        zh="供智能体查询：通过标准输入输出提供同样的查询（MCP）",
        en="serve agents: the same look-ups over the standard streams, by MCP",
        more=(
            "由客户端启动，设置见 docs/agents.zh.md。",
            "A client starts it; docs/agents.md has the settings.",
        ),
        options=("--data", "--no-cache", *_ALWAYS),
        examples=(
            ("hunanfacts mcp", "等候客户端", "wait for a client"),
            ("hunanfacts mcp --data my.toml", "用自己的文件", "out of a file of your own"),
        ),
    ),
    "completion": CommandHelp(
        zh="补全：打印让 shell 用 Tab 键补全的脚本",
        en="print the script with which a shell completes at the Tab key",
        argument=("bash|zsh|fish", "bash|zsh|fish"),
        more=(
            (
                "命令、选项、选项的值、键和名称都能补全，中文也行。脚本放好以后重开终端即可。"
                'bash 也可以在 ~/.bashrc 里写：eval "$(hunanfacts completion bash)"；'
                "zsh 要在 ~/.zshrc 的 compinit 之前写：fpath+=~/.zfunc"
            ),
            (
                "Commands, options, their values, keys and labels are completed, also in"
                " Chinese. Open"
                " a new terminal once the script is in its place. Or write in ~/.bashrc:"
                ' eval "$(hunanfacts completion bash)". For zsh write in ~/.zshrc, before compinit:'
                " fpath+=~/.zfunc"
            ),
        ),
        options=_ALWAYS,
        examples=(
            (
                (
                    "hunanfacts completion bash"
                    " > ~/.local/share/bash-completion/completions/hunanfacts"
                ),
                "bash",
                "bash",
            ),
            ("hunanfacts completion zsh > ~/.zfunc/_hunanfacts", "zsh", "zsh"),
            (
                "hunanfacts completion fish > ~/.config/fish/completions/hunanfacts.fish",
                "fish",
                "fish",
            ),
        ),
    ),
    "help": CommandHelp(
        zh="帮助：命令的用法，或一个题目",
        en="explain a command or a topic",
        argument=("[命令或题目]", "[COMMAND or TOPIC]"),
        options=("--data", "--no-pager", *_ALWAYS),
        examples=(
            ("hunanfacts help stat", "一个命令", "a command"),
            ("hunanfacts help bounds", "一个题目", "a topic"),
        ),
    ),
}
"""In the order in which help tells them."""
