"""Read a peer's numbers: `python benchmarks/reading.py --peers DIR [--show wrong|refused]`.

DIR has files of rows, one JSON object a line, as ../shared/peers/numbers.jsonl: `lang`, `kind`, `input` (a
sentence), `text` (the number in it) and `value`, of the unit where the row has one, in per cent where it says so.
Each number is read as a phrase by itself (`hunanfacts.parse`), and among all that is found in its sentence
(`hunanfacts.find`). It is right where the value is, a range where one of its ends is; refused where nothing, or
something unreadable, is told in its place; and wrong, silently, otherwise.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hunanfacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.figures.amounts import Amount

    Row = dict[str, Any]

PEER_ERRS: dict[tuple[str, str], str] = {}
_PER_CENT = {"‰": Decimal("0.1"), "成": Decimal(10), "": Decimal(100)}
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_CLOSE = Decimal("1e-9")


def main() -> None:
    """Print the table, then what is asked for row by row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--show", choices=["wrong", "refused"])
    asked = parser.parse_args()
    rows = [row for row in read(asked.peers) if (row["input"], row["text"]) not in PEER_ERRS]
    told = [(row, phrase(row), sentence(row)) for row in rows]
    print("| language | kind | rows | phrase: right | refused | wrong | sentence: right | refused | wrong |")
    print("| --- |" + " --- |" * 8)
    for language, kind in sorted({(row["lang"], row["kind"]) for row in rows}):
        print(line(language, kind, [each for each in told if (each[0]["lang"], each[0]["kind"]) == (language, kind)]))
    for language in ("zh", "en"):
        print(line(language, "**all**", [each for each in told if each[0]["lang"] == language]))
    for row, alone, within in told:
        if asked.show in (alone, within):
            print(f"{row['lang']} {row['kind']}: {row['text']!r} = {row['value']}: {alone} alone, {within} in {row['input']!r}")


def read(folder: Path) -> Iterator[Row]:
    """Yield the rows of every file of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for each in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(each)


def line(language: str, kind: str, told: list[tuple[Row, str, str]]) -> str:
    """Return a row of the table."""
    cells = [language, kind, str(len(told))]
    for place in (1, 2):
        counts = Counter(each[place] for each in told)
        cells += [f"{counts['right']} ({counts['right'] / len(told):.3f})", str(counts["refused"]), str(counts["wrong"])]
    return f"| {' | '.join(cells)} |"


def phrase(row: Row) -> str:
    """Judge how a number is read by itself."""
    try:
        return "right" if is_right(hunanfacts.parse(row["text"]), row["value"]) else "wrong"
    except hunanfacts.errors.AmountError:
        return "refused"


def sentence(row: Row) -> str:
    """Judge what is found where a number stands in its sentence; the best place counts."""
    found = list(hunanfacts.find(row["input"]))
    judged = [judge(found, start, end, row["value"]) for start, end in places(row)]
    return next((verdict for verdict in ("right", "refused", "wrong") if verdict in judged), "refused")


def places(row: Row) -> Iterator[tuple[int, int]]:
    """Yield where a row's number stands in its sentence, with no digit right beside it."""
    text, part = (row[name].translate(_WIDE).lower() for name in ("input", "text"))
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def judge(found: list[Amount], start: int, end: int, value: str) -> str:
    """Judge what is told in one place."""
    there = [amount for amount in found if amount.start < end and start < amount.end]
    if any(is_right(amount, value) for amount in there):
        return "right"
    if any(amount.value is not None or amount.low is not None for amount in there):
        return "wrong"
    return "refused"


def is_right(amount: Amount, value: str) -> bool:
    """Tell whether an amount has the peer's value, or is a range that ends with it."""
    wanted = Decimal(value.removesuffix("%"))
    size = Decimal(amount.scale)
    if value.endswith("%"):
        size *= _PER_CENT.get(amount.unit, Decimal(1))
    ends = (end for end in (amount.value, amount.low, amount.high) if end is not None)
    return any(abs(end * size - wanted) <= abs(wanted) * _CLOSE for end in ends)


if __name__ == "__main__":
    main()
