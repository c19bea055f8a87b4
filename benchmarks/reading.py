"""Read a peer's numbers: `python benchmarks/reading.py --peers DIR [--show wrong|refused]`.

DIR has files of rows, one JSON object a line, as ../shared/peers/numbers.jsonl has them: `lang`,
`kind`, `input` (a sentence), `text` (the number in it) and `value`, of the unit where the row has
one, in per cent where it says so. Each number is read as a phrase by itself (`hunanfacts.parse`),
and among all that is found in its sentence (`hunanfacts.find`). It is right where the value is, a
range where one of its ends is; refused where nothing, or something unreadable, is told in its
place; and wrong otherwise, silently. Rows in which the peer itself errs are told apart.
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

_LOWERED = "the row's text is in small letters, in which it is another unit"
_CODE = "a part of an address or a telephone number counts nothing"
_BITS = "三千比特 is 3000 bits, told by the peer as 3 of kilobits; so are bytes"
PEER_ERRS = {
    ("10G", "10g"): _LOWERED,
    ("That account revenue target is US$ 1MM", "1mm"): _LOWERED,
    ("1,674,200.5 M", "1,674,200.5 m"): _LOWERED,
    **{("192.168.1.2", part): _CODE for part in ("192", "168", "1", "2")},
    **{("My phone number is +1-222-2222/2222", part): _CODE for part in ("1", "222", "2222")},
    ("2222.2222.22222.222", "222"): _CODE,
    ("2222.2222.22222.222", "22222"): _CODE,
    ("percent of 10", "percent of 10"): "10 is the whole, not the per cent",
    ("per cent of 210", "per cent of 210"): "210 is the whole, not the per cent",
    ("per cent of twenty-two", "per cent of twenty-two"): "22 is the whole, not the per cent",
    ("It costs one dollar and one and one point of your credit points.", "one dollar and one"):
        "the second one is a credit point as well as a cent",
    ("It costs you 10 us dollar and me c $ 100 and fifty.", "c $ 100 and fifty"):
        "as well 150 dollars",
    ("五十千", "五十"): "五十千 is no number, and 五十 not told in it",
    ("1502222, 二百五, 还有二分之。", "二"): "二分之 is a fraction broken off",
    ("1502222, 二百五, 還有二分之。", "二"): "二分之 is a fraction broken off",
    ("1 in twenty-one", "twenty-one"): "another row has it as 1/21",
    ("a twenty-first", "a twenty-first"): "as well an ordinal, as in a twenty-first birthday",
}  # fmt: skip
"""Rows, by sentence and number, that are not counted, each with the reason."""
_PER_CENT = {"‰": Decimal("0.1"), "成": Decimal(10), "": Decimal(100)}
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_CLOSE = Decimal("1e-9")


def main() -> None:
    """Print the table, then what is asked for row by row."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--show", choices=["wrong", "refused"])
    asked = parser.parse_args()
    rows = [row for row in read(asked.peers) if name(row) not in PEER_ERRS]
    told = [(row, phrase(row), sentence(row)) for row in rows]
    judged = " | ".join(f"{place}: right | refused | wrong" for place in ("phrase", "sentence"))
    print(f"| language | kind | rows | {judged} |")
    print("| --- |" + " --- |" * 8)
    for language, kind in sorted({(row["lang"], row["kind"]) for row in rows}):
        print(
            line(
                language,
                kind,
                [each for each in told if (each[0]["lang"], each[0]["kind"]) == (language, kind)],
            )
        )
    for language in ("zh", "en"):
        print(line(language, "**all**", [each for each in told if each[0]["lang"] == language]))
    for row, alone, within in told:
        if asked.show in (alone, within):
            number = f"{row['lang']} {row['kind']}: {row['text']!r} = {row['value']}"
            print(f"{number}: {alone} alone, {within} in {row['input']!r}")


def read(folder: Path) -> Iterator[Row]:
    """Yield the rows of every file of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for each in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(each)


def name(row: Row) -> tuple[str, str]:
    """Return what a row is known by, which is its sentence and its number."""
    return row["input"].translate(_WIDE).strip(), row["text"]


def line(language: str, kind: str, told: list[tuple[Row, str, str]]) -> str:
    """Return a row of the table."""
    cells = [language, kind, str(len(told))]
    for place in (1, 2):
        counts = Counter(each[place] for each in told)
        cells += [
            f"{counts['right']} ({counts['right'] / len(told):.3f})",
            str(counts["refused"]),
            str(counts["wrong"]),
        ]
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
    return next(
        (verdict for verdict in ("right", "refused", "wrong") if verdict in judged), "refused"
    )


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
