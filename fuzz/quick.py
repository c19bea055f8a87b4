"""The quick run: `python fuzz/quick.py [--seconds T] [--seed S] [READER ...]`.

What is made by chance is handed to the readers themselves, and what is found to the renderers: many hundred
cases a second, where a whole call takes some hundredths of one. It says for each reader how many cases were
tried; a finding ends it, with its bytes on a line of its own, made as short as it stays a finding.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from hunanfacts.index.store import Index
    from hunanfacts.render.answer import Answer, Style
    from hunanfacts.search.answers import Results

    Make: TypeAlias = Callable[[random.Random], bytes]
    Read: TypeAlias = Callable[[bytes], None]

ROOT = Path(__file__).resolve().parents[1]
TURN = 200
"""Cases of a reader before the next one has its turn."""
_MOST_SECONDS = 2.0
"""Of the processor for a case."""
_STRANGE = "".join(
    map(
        chr,
        (
            *range(0x20),
            0x7F,
            0x85,
            0xA0,
            0xAD,
            0x200B,
            0x2028,
            0x202E,
            0x3164,
            0xFE0F,
            0xFF05,
            0xE0041,
        ),
    )
)

_open: dict[str, Index] = {}


def ask(raw: bytes) -> None:
    """Ask a question in both ways, and write what is found in a format; only its length is refused."""
    from hunanfacts.model.errors import TooLongError
    from hunanfacts.search import answers

    chance = random.Random(raw)
    text = raw.decode("utf-8", "replace")
    try:
        for look_up in (answers.find, answers.stat):
            _write(text, look_up(_index(), text), chance)
    except TooLongError:
        return


def _write(text: str, found: Results, chance: random.Random) -> None:
    from holding import ACTS, must_be_valid

    from hunanfacts.render import formats

    answer, style = _answer(text, found), _style(chance)
    lines = list(formats.lines(answer, style))
    assert not any(ACTS.search(line.replace("\n", "")) for line in lines), (style.format, lines)
    must_be_valid("".join(f"{line}\n" for line in lines), style.format, [text])


def _answer(text: str, found: Results) -> Answer:
    from hunanfacts.render.answer import Answer

    used = [source for fact in found for source in fact.sources]
    sources = _index().source_documents(used)
    return Answer(command="search", query=text, data_version="1", results=found, sources=sources)


def _style(chance: random.Random) -> Style:
    from hunanfacts.render.answer import Style

    return Style(
        format=chance.choice(("table", "plain", "json", "ndjson", "csv", "tsv", "md")),
        language=chance.choice(("zh", "en")),
        width=chance.choice((20, 40, 80, 200)),
        verbose=_is(chance, 2),
        fields=chance.choice(((), ("key", "figures.value", "label"))),
        escape=_is(chance, 5),
    )


def _index() -> Index:
    from hunanfacts.index import cache

    if "" not in _open:
        _open[""] = cache.open_index(str(ROOT / "tests/data/everything.toml"), use_cache=False)
    return _open[""]


# ---- What is made --------------------------------------------------------------------------------


def _prose(chance: random.Random) -> bytes:
    from made import WORDS

    pieces = [_piece(chance, WORDS) for _ in range(chance.randrange(14))]
    raw = "".join(pieces).encode("utf-8", "replace")
    return _damaged(chance, raw) if _is(chance, 10) else raw


def _piece(chance: random.Random, words: tuple[str, ...]) -> str:
    match chance.randrange(8):
        case 0:
            return chance.choice(_STRANGE)
        case 1:
            return chr(
                chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))
            )
        case 2:
            return f"{chance.randrange(10 ** chance.randrange(1, 13)):,}"
        case _:
            return chance.choice(words)


def _file(chance: random.Random) -> bytes:
    from made import BASES, FIELDS, VALUES

    lines = list(chance.choice(BASES))
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((
            "", lines[-at], f"{lines[at].split('=')[0]}= {chance.choice(VALUES)}", lines[at][: chance.randrange(20)],
            f"{lines[at]}\n{chance.choice(FIELDS)} = {chance.choice(VALUES)}",
        ))  # fmt: skip
    raw = "\n".join(lines).encode("utf-8", "replace")
    return _damaged(chance, raw) if _is(chance, 10) else raw


def _is(chance: random.Random, of: int) -> bool:
    """Say yes once in so many times."""
    return not chance.randrange(of)


def _damaged(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.randbytes(chance.randrange(4)) + raw[at + chance.randrange(9) :]


def readers() -> dict[str, tuple[Make, Read]]:
    """Return what is made for each reader, and the reader."""
    import guided

    known: dict[str, tuple[Make, Read]] = {
        name: (_file if name == "knowledge" else _prose, read)
        for name, read in guided.READERS.items()
    }
    return known | {"questions": (_prose, ask)}


# ---- The run -------------------------------------------------------------------------------------


def tried(name: str, cases: int, seed: int) -> float:
    """Try so many cases of a reader, and return the seconds of the slowest; what fails is raised."""
    make, read = readers()[name]
    chance = random.Random(seed)
    slowest = 0.0
    for _ in range(cases):
        raw = make(chance)
        start = time.process_time()
        try:
            read(raw)
        except Exception:
            print(f"{name}: FOUND with seed {seed}: {shortened(raw, read)!r}", flush=True)
            raise
        took = time.process_time() - start
        assert took < _MOST_SECONDS, (name, took, raw)
        slowest = max(slowest, took)
    return slowest


def shortened(raw: bytes, read: Read) -> bytes:
    """Leave out what is not needed for `read` to fail."""
    size = len(raw)
    while size := size // 2:
        at = 0
        while at < len(raw):
            less = raw[:at] + raw[at + size :]
            if _fails(less, read):
                raw = less
            else:
                at += size
    return raw


def _fails(raw: bytes, read: Read) -> bool:
    try:
        read(raw)
    except Exception:  # noqa: BLE001 -- whichever it is, it is one
        return True
    return False


def main() -> None:
    """Run for so long; the reader that has had the least time is next."""
    names = list(readers())
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(names))
    options = parser.parse_args()
    counts = dict.fromkeys(options.readers or names, 0)
    spent = dict.fromkeys(counts, 0.0)
    until, seed, slowest = time.monotonic() + options.seconds, options.seed, 0.0
    while time.monotonic() < until:
        name, start = min(spent, key=lambda each: spent[each]), time.process_time()
        slowest = max(slowest, tried(name, TURN, seed))
        counts[name] += TURN
        spent[name] += time.process_time() - start
        seed += 1
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"nothing found, seeds {options.seed} to {seed - 1}: {told}; the slowest {slowest:.2f} s")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]
    main()
