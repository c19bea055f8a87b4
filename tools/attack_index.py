"""Attack the index of a knowledge file, and count what goes wrong: `python tools/attack_index.py`.

Three attacks, each on files of its own in a temporary folder:

- a crowd: many processes at once ask for a file that is being rewritten, in place (with the times
  put back) and by renaming; an answer that the file did not have while the process ran is stale;
- kills: a process that builds, renews or cleans up is killed at any moment, then another asks;
- damage: bits, bytes and pages of indexes and notes are overwritten, cut off or swapped, before a
  call and between two questions of one process.

All numbers must be 0 but the first; `--short` does a small share of each, as the tests do.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.command.main import main as run
from hunanfacts.index import cache
from hunanfacts.model.errors import HunanfactsError
from hunanfacts.search import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNTED = ("attacks", "wrong", "stale", "exit 70", "other exit", "left behind")
FACTS = 40
_BUG = 70
_OFTEN, _SELDOM = 0.8, 0.1
"""How likely things are that are to happen most of the time, or now and then."""


@dataclass(frozen=True)
class Size:
    """How much is done of each attack."""

    processes: int = 100
    rounds: int = 20
    kills: int = 1000
    damages: int = 1000


SHORT = Size(processes=8, rounds=3, kills=40, damages=30)


def main() -> int:
    """Attack, print what was counted, and return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--short", action="store_true", help="a small share of each attack")
    parser.add_argument("--only", choices=ATTACKS, help="one of the attacks")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    print(f"| attack | {' | '.join(COUNTED)} |\n|{' --- |' * (1 + len(COUNTED))}")
    failed = False
    names = [asked.only] if asked.only else list(ATTACKS)
    for name in names:
        found = attack(name, SHORT if asked.short else Size(), random.Random(asked.seed))
        print(f"| {name} | {' | '.join(str(found[each]) for each in COUNTED)} |", flush=True)
        failed = failed or any(found[each] for each in COUNTED[1:])
    return int(failed)


def attack(name: str, size: Size, draw: random.Random) -> Counter[str]:
    """Make one attack in a folder of its own, and return what was counted."""
    with tempfile.TemporaryDirectory() as folder, cache_in(Path(folder) / "cache"):
        return ATTACKS[name](Path(folder), size, draw)


@contextlib.contextmanager
def cache_in(folder: Path) -> Iterator[None]:
    """Keep indexes in a folder, and return to the one before."""
    before = os.environ.get("HUNANFACTS_CACHE")
    os.environ["HUNANFACTS_CACHE"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("HUNANFACTS_CACHE")
        if before is not None:
            os.environ["HUNANFACTS_CACHE"] = before


# ---- Files ---------------------------------------------------------------------------------------


def knowledge(version: int) -> bytes:
    """Return a knowledge file, as long for every version; three of its facts tell the version."""
    head = (
        f'schema = 2\nversion = "{version:06}"\ntitle = "T"\n[[source]]\nid = "s"\ntitle = "T"\n'
        'type = "book"\nlanguage = "zh"\nparagraphs = 9\n[[topic]]\nid = "t"\nlabel = "题"\n'
    )
    told = {3, FACTS // 2, FACTS - 2}
    facts = (
        f'[[fact]]\nkey = "fact-{number}"\nkind = "event"\ntopic = "t"\n'
        f'label = {{ zh = "第{number}号茶叶", en = "tea {number}" }}\nstatement = "'
        f'{version if number in told else 0:06}"\nparagraph = 1\nas_written = "茶"\n'
        for number in range(FACTS)
    )
    return (head + "".join(facts)).encode()


def rewrite(file: Path, version: int, draw: random.Random) -> None:
    """Put another version in the place of a file, in one of the ways that editors have."""
    way = draw.choice(["in place", "in place, times put back", "renamed"])
    if way == "renamed" or not file.exists():
        beside = file.with_suffix(".new")
        beside.write_bytes(knowledge(version))
        beside.replace(file)
        return
    state = file.stat()
    with file.open("r+b") as opened:
        opened.write(knowledge(version))
    if way == "in place, times put back":
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def versions_in(answer: str) -> set[int]:
    """Return the versions that the statements of an answer tell; those without one tell 0."""
    results = json.loads(answer)["results"]
    return {int(result["statement"]["zh"]) for result in results} - {0}


# ---- A crowd -------------------------------------------------------------------------------------


def crowd(folder: Path, size: Size, draw: random.Random) -> Counter[str]:
    """Let many processes ask at once while the file is rewritten."""
    counted: Counter[str] = Counter()
    file = folder / "facts.toml"
    version = 1
    rewrite(file, version, draw)
    for _ in range(size.rounds):
        started = []
        for number in range(size.processes):
            process = subprocess.Popen(
                [sys.executable, "-m", "hunanfacts", *asked_by(number), "--json", "--data", file],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONUTF8": "1"},
            )
            started.append((version, process))
            if draw.random() < 5 / size.processes:
                version += 1
                rewrite(file, version, draw)
        for before, process in started:
            out, _ = process.communicate()
            counted["attacks"] += 1
            count_answer(counted, process.returncode, out.decode(), range(before, version + 1))
    counted["left behind"] += left_behind(folder, file)
    return counted


def asked_by(number: int) -> list[str]:
    """Return a question of which the answer tells the version."""
    return [["stat", "fact-3"], ["search", "茶叶"], ["show", "fact-3", "fact-38"]][number % 3]


def count_answer(counted: Counter[str], status: int, answer: str, right: range) -> None:
    """Count what is wrong with an answer, which tells one version, one of those that are right."""
    if status != 0:
        counted["exit 70" if status == _BUG else "other exit"] += 1
        return
    try:
        (version,) = versions_in(answer)
    except ValueError:
        counted["wrong"] += 1
        return
    counted["stale"] += version not in right


def left_behind(folder: Path, file: Path) -> int:
    """Build once more, and count the files in the cache that are not of the one file there is."""
    with file.open("ab") as opened:
        opened.write(b"# the last\n")
    cache.open_index(str(file)).close()
    kept = Counter(path.suffix for path in (folder / "cache").iterdir())
    return sum((kept - Counter({".index": 1, ".note": 1})).values())


# ---- Kills ---------------------------------------------------------------------------------------


def kills(folder: Path, size: Size, draw: random.Random) -> Counter[str]:
    """Kill processes while they build, renew a note, or clean up, and ask after each."""
    counted: Counter[str] = Counter()
    file = folder / "facts.toml"
    rewrite(file, 1, draw)
    cache.open_index(str(file)).close()
    longest, current = 0.001, 1
    for version in range(2, size.kills + 2):
        if draw.random() < _OFTEN:
            rewrite(file, version, draw)
            current = version
        else:  # the note alone is to be renewed
            os.utime(file)
        if draw.random() < _SELDOM:
            shutil.rmtree(folder / "cache")
        began = time.perf_counter()
        child = fork(lambda: cache.open_index(str(file)).close())
        time.sleep(draw.uniform(0, 1.2 * longest))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):  # it was through before
            longest = time.perf_counter() - began
        else:
            longest *= 1.02
        counted["attacks"] += 1
        status, answer = call([*asked_by(version), "--json", "--data", str(file)])
        count_answer(counted, status, answer, range(current, current + 1))
    counted["left behind"] += left_behind(folder, file)
    return counted


def fork(work: Callable[[], None]) -> int:
    """Do something in a process of its own, without a start of Python, and return its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def call(arguments: list[str]) -> tuple[int, str]:
    """Run a command line in this process; return its status and what it writes."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(arguments)
    return status, out.getvalue()


# ---- Damage --------------------------------------------------------------------------------------


def damage(folder: Path, size: Size, draw: random.Random) -> Counter[str]:
    """Damage what is kept, and ask three times: twice anew, once in the midst of a process."""
    counted: Counter[str] = Counter()
    file, kept, whole = folder / "facts.toml", folder / "cache", folder / "whole"
    rewrite(file, 7, draw)
    cache.open_index(str(file)).close()
    time.sleep(2.1)  # until the note of the file is believed
    cache.open_index(str(file)).close()
    shutil.copytree(kept, whole)
    for _ in range(size.damages):
        counted["attacks"] += 1
        target = draw.choice([*kept.glob("*.index"), *kept.glob("*")])
        index = cache.open_index(str(file))
        before = [fact.json for fact in answers.find(index, "茶叶")]
        spoil(target, draw)
        for arguments in (["stat", "fact-3"], ["search", "茶叶"]):
            status, answer = call([*arguments, "--json", "--data", str(file)])
            count_answer(counted, status, answer, range(7, 8))
            counted["wrong"] += status == 0 and '"count": 0' in answer
        try:
            counted["wrong"] += before != [fact.json for fact in answers.find(index, "茶叶")]
        except HunanfactsError:
            counted["other exit"] += 1
        index.close()
        if not kept.is_dir() or draw.random() < _OFTEN:  # else what was mended is damaged again
            shutil.rmtree(kept)
            shutil.copytree(whole, kept)
    counted["left behind"] += left_behind(folder, file)
    return counted


def spoil(target: Path, draw: random.Random) -> None:
    """Overwrite, cut or swap some of a file, in place."""
    whole = bytearray(target.read_bytes())
    at = draw.randrange(len(whole))
    match draw.choice(["bit", "bytes", "page", "zeros", "cut", "swap", "longer", "nothing left"]):
        case "bit":
            whole[at] ^= 1 << draw.randrange(8)
        case "bytes":
            whole[at : at + 16] = draw.randbytes(len(whole[at : at + 16]))
        case "page":
            at -= at % 4096
            whole[at : at + 4096] = draw.randbytes(len(whole[at : at + 4096]))
        case "zeros":
            whole[at : at + 1024] = bytes(len(whole[at : at + 1024]))
        case "cut":
            del whole[at:]
        case "swap":
            half = len(whole) // 2
            whole[:half], whole[half:] = whole[half:], whole[:half]
        case "longer":
            whole += draw.randbytes(4096)
        case _:
            whole.clear()
    with target.open("r+b") as opened:
        opened.write(whole)
        opened.truncate(len(whole))


ATTACKS: dict[str, Callable[[Path, Size, random.Random], Counter[str]]] = {
    "crowd": crowd,
    "kills": kills,
    "damage": damage,
}

if __name__ == "__main__":
    sys.exit(main())
