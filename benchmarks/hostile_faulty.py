"""Knowledge files of a megabyte that are wrong, each in one way, from their beginning to their end.

They have to be refused, and their faults told, in about the time that a right file takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile_making import MARKS, counted, filled, repeated
from hostile_toml import HEAD, ONE, TOP, both, fact, figure, figures

if TYPE_CHECKING:
    from hostile_making import Maker


def _figures(**fields: str) -> Maker:
    """Make figures that differ in nothing but their number, and are wrong in these fields."""
    return figures(lambda at: figure(at, variant=f"v{at}", **fields))


def _parts_that_are_none(size: int) -> bytes:
    return (HEAD + fact(parts=[f"k{at}" for at in range(size // 10)]) + figure()).encode()


def _invalid_at_its_end(size: int) -> bytes:
    return filled(fact, HEAD)(size) + b"\xff\n"


def _a_long_label_of_marks(size: int) -> bytes:
    return (HEAD + fact(label=both(MARKS * (size // 4), "Tea"))).encode()


FAULTY: dict[str, Maker] = {
    # ---- tables and keys
    "unknown keys": counted("k{at} = 1\n", end=ONE),
    "unknown tables": counted("[k{at}]\n", ONE),
    "dotted keys": counted("a{at}.b.c.d = 1\n", end=ONE),
    "keys told twice": repeated("a = 1\n", end=ONE),
    "a dotted key": repeated("a.", end="a = 1\n" + ONE),
    "arrays in arrays": repeated("[", "a = "),
    "tables in tables": repeated("{a = ", "a = "),
    "a long array": repeated("1, ", "a = [", "]\n" + ONE),
    "an array of tables": repeated("{}, ", TOP + "fact = [", "]\n" + HEAD.removeprefix(TOP)),
    # ---- facts and figures
    "facts without anything": repeated("[[fact]]\n", HEAD),
    "facts of one key": filled(lambda _: fact(), HEAD),
    "unknown topics": filled(lambda at: fact(at, topic=f"farming{at}"), HEAD),
    "unknown parts": _parts_that_are_none,
    "figures without anything": figures(lambda _: "[[fact.figure]]\n"),
    "figures of unknown words": _figures(bound="exactly", measure="height"),
    "figures of no period": _figures(period="2019-13-01"),
    "figures printed otherwise": _figures(as_written="0.1万吨"),
    "figures beyond number": filled(lambda at: figure(at, variant=f"v{at}"), HEAD + fact()),
    # ---- values
    "a hexadecimal number": repeated("f", "a = 0x", "\n" + ONE),
    "a number": repeated("9", "a = ", "\n" + ONE),
    "a fraction": repeated("9", "a = 0.", "\n" + ONE),
    "a long text": repeated("长", 'a = "', '"\n' + ONE),
    "a long label of marks": _a_long_label_of_marks,
    "escapes": repeated("\\u0041", 'a = "', '"\n' + ONE),
    "a text without end": repeated("长", 'a = "'),
    "lines of a text without end": repeated("长\n", 'a = """'),
    # ---- characters
    "carriage returns": repeated("\r", end=ONE),
    "invalid UTF-8 at its end": _invalid_at_its_end,
}
