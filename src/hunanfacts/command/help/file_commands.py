"""What help says of the commands that are for files and tools, and not for asking."""

from __future__ import annotations

from hunanfacts.command.help.entries import ALWAYS, ANSWER, CommandHelp

FILE_COMMANDS = {
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
        options=("--select", "--find", "--list", "--against", "--source", *ANSWER),
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
        options=("--like", "--from", "--data", *ALWAYS),
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
        options=ANSWER[1:],
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
        options=("--ascii", *ALWAYS),
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
        options=ANSWER[1:],
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
        options=("--to", "--force", "--data", "--no-cache", *ALWAYS),
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
        options=("--data", "--no-cache", *ALWAYS),
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
        options=ALWAYS,
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
        options=("--data", "--no-pager", *ALWAYS),
        examples=(
            ("hunanfacts help stat", "一个命令", "a command"),
            ("hunanfacts help bounds", "一个题目", "a topic"),
        ),
    ),
}
"""In the order in which help tells them."""
