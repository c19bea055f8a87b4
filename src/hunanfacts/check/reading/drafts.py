"""Drafts, in files and folders or from stdin, as passages."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check.reading import plain
from hunanfacts.check.reading.composition import is_any_wanted
from hunanfacts.model import system_errors
from hunanfacts.model.errors import DraftError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Passage

GLOB = ("**/*.md", "**/*.txt", "**/*.docx")
"""The files of a folder that are drafts, unless it is said which."""
LARGEST = 100_000_000
"""Bytes of a draft; a larger file is refused, since its text is kept in memory."""

_MOST_LINES = 50_000
_LETTERS_OF_LINE = 15
"""Characters of a long text for each line; only lists of words and of numbers have fewer."""

_MARKDOWN = frozenset({".md", ".markdown", ".mkd"})
_WORD = ".docx"


class Remedy(NamedTuple):
    """What else may be done with a draft that takes long to read than to part it."""

    zh: str
    en: str


BY_LONG = Remedy(zh="加上--long照样读", en="read it all the same by --long")


def files(paths: Iterable[str | Path], glob: Sequence[str] = GLOB) -> Iterator[Path]:
    """Yield files as they are given, and the files of folders in order; each of them once.

    Of a folder are left out what is hidden and what Word keeps beside a document that is open.
    """
    found: set[Path] = set()
    for path in map(Path, paths):
        if not is_there(path):
            raise DraftError(
                zh=f"没有这个文件或文件夹：{path}；请检查路径",
                en=f"no such file or folder: {path}; check how it is written",
                file=str(path),
            )
        for file in _in_folder(path, glob) if is_folder(path) else [path]:
            if file not in found:
                found.add(file)
                yield file


def is_there(path: str | Path) -> bool:
    """Tell whether there is something of that name, which may be one that no file can have."""
    return os.path.exists(path)  # noqa: PTH110 -- pathlib's raises for such a name


def is_folder(path: str | Path) -> bool:
    """Tell whether a folder has that name."""
    return os.path.isdir(path)  # noqa: PTH112 -- the same


def passages(
    path: str | Path,
    is_wanted: IsWanted = is_any_wanted,
    *,
    takes_long: bool = True,
    remedy: Remedy = BY_LONG,
) -> Iterator[Passage]:
    """Yield the passages of a file.

    Raises DraftError where it cannot be read or is no text, or may not take long and would: then
    with that remedy.
    """
    data = _read(path)
    yield from passages_of(data, str(path), is_wanted, takes_long=takes_long, remedy=remedy)


def is_marked_up(path: str | Path) -> bool:
    """Tell by the ending of a file's name whether it is more than text: Markdown, Word."""
    return Path(path).suffix.lower() in {_WORD, *_MARKDOWN}


def text(path: str | Path) -> str:
    """Return the whole text of a file that is text; DraftError as above."""
    data = _read(path)
    _require_room(data, str(path))
    return _text(data, str(path))


def _read(path: str | Path) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as problem:
        zh, en = system_errors.reason(problem)
        raise DraftError(
            zh=f"读不了稿件：{path}：{zh}",
            en=f"cannot read the draft: {path}: {en}",
            file=str(path),
        ) from problem


def passages_of(
    data: bytes,
    name: str,
    is_wanted: IsWanted = is_any_wanted,
    *,
    takes_long: bool = True,
    remedy: Remedy = BY_LONG,
) -> Iterator[Passage]:
    """Yield the passages of what a file holds, read by the ending of its name."""
    _require_room(data, name)
    ending = Path(name).suffix.lower()
    if ending == _WORD:
        from hunanfacts.check.reading import word

        require_quick(takes_long or word.is_quick(data), name, remedy)
        yield from word.passages(data, name, is_wanted)
    elif ending in _MARKDOWN:
        from hunanfacts.check.reading import markdown

        text = _text(data, name)
        is_quick = takes_long or (_has_few_lines(text) and markdown.is_quick(text))
        require_quick(is_quick, name, remedy)
        yield from markdown.passages(text, is_wanted)
    else:
        text = _text(data, name)
        is_quick = takes_long or (_has_few_lines(text) and plain.is_quick(text))
        require_quick(is_quick, name, remedy)
        yield from plain.passages(text, is_wanted)


def _has_few_lines(text: str) -> bool:
    return are_few(text.count("\n"), len(text))


def are_few(lines: int, letters: int) -> bool:
    """Tell whether the lines of a text, each of which has its place, are read in a second or so."""
    return lines <= max(_MOST_LINES, letters // _LETTERS_OF_LINE)


def require_quick(is_quick: bool, name: str, remedy: Remedy) -> None:  # noqa: FBT001
    """Raise DraftError for a draft that is not read quickly, and may not take long."""
    if not is_quick:
        raise DraftError(
            zh=f"{name}太长，或者行太多、标记太密，读完要很久；请分成几份，或者{remedy.zh}",
            en=f"{name} is so long, or so full of lines or marks, that reading it takes long;"
            f" part it, or {remedy.en}",
            file=name,
        )


def _require_room(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        megabytes = LARGEST // 1_000_000
        raise DraftError(
            zh=f"稿件太大：{name}，超过{megabytes} MB；请分成几个文件",
            en=f"the draft is too large: {name}, over {megabytes} MB; part it into several files",
            file=name,
        )


def _in_folder(folder: Path, glob: Sequence[str]) -> list[Path]:
    try:
        found = {file for pattern in glob for file in folder.glob(_of_few_stars(pattern))}
    except (ValueError, NotImplementedError, IndexError) as problem:
        patterns = " ".join(glob)
        raise UsageError(
            zh=f"--glob不能这样写：{patterns}；请写成文件夹内的样式，如**/*.md",
            en=f"--glob cannot be read: {patterns}; write a pattern within the folder: **/*.md",
            input=patterns,
        ) from problem
    return sorted(file for file in found if _is_shown(file.relative_to(folder)) and file.is_file())


def _of_few_stars(pattern: str) -> str:
    """Return a pattern with one ** for several that follow each other; ValueError for too many.

    Each of them goes through all folders once more.
    """
    told = re.sub(r"(?:\*\*/)+", "**/", pattern)
    if told.count("**") > _MOST_STARS:
        raise ValueError(pattern)
    return told


_MOST_STARS = 2


def _is_shown(file: Path) -> bool:
    return not any(part.startswith((".", "~$")) for part in file.parts)


def _text(data: bytes, name: str) -> str:
    r"""Decode a draft, each line of which then ends with \n."""
    text = _decoded(data)
    if text is None or "\0" in text:
        raise DraftError(
            zh=f"稿件不是文字，或者编码不是UTF-8、UTF-16、GB18030：{name}；"
            "请存成UTF-8的文本、Markdown或.docx",
            en=f"the draft is no text, or not in UTF-8, UTF-16 or GB18030: {name};"
            " save it as text or Markdown in UTF-8, or as .docx",
            file=name,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    """Decode UTF-16, which has to say so, UTF-8 or GB18030; None for what is none of them."""
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
