"""Compare the search with plain ways to search: `python benchmarks/search.py [--sets first open]`.

Every set of questions is put to each method, and a Markdown table a set counts what came of it:

- right: what is told first is right;
- wrong: something else is told as the answer. For a question that the knowledge does not answer,
  whatever is told is wrong;
- near: told only as coming near, not as the answer; in brackets, how often the first is right.
  Plain ways to search cannot tell, so they have none;
- nothing: nothing is told.

Of a plain method's fact all is judged, of hunanfacts's answer only the figures that it gives.
Methods whose packages are not installed (rapidfuzz; jieba and rank-bm25) are left out, and so are
words whose package is not (jieba, english-words); a line says which. Run it with the interpreter of
an environment that has hunanfacts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

import methods
import question_sets

import hunanfacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from methods import Ask
    from question_sets import Question

KNOWN = ("right", "wrong", "near", "nothing")
UNKNOWN = ("wrong", "near", "nothing")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = question_sets.NAMES
    parser.add_argument("--sets", nargs="+", choices=names, default=names, help="all, if left out")
    parser.add_argument("--words", type=int, default=2000, help="how many words of the open set")
    parser.add_argument("--styles", action="store_true", help="also tell the right ones by style")
    asked = parser.parse_args()
    knowledge = hunanfacts.load()
    ways = methods.methods(knowledge)
    for name in names:
        if name not in asked.sets:
            continue
        for title, questions in question_sets.of(name, asked.words):
            print(f"## {title}\n")
            tell(questions, ways, by_style=asked.styles)
    for line in methods.missing():
        print(line)


def tell(questions: Sequence[Question], ways: Sequence[tuple[str, Ask]], *, by_style: bool) -> None:
    """Print what comes of the questions by each method, those with an answer and those without."""
    if not questions:
        print("No words are at hand.\n")
        return
    outcomes = [(name, [outcome(ask, question) for question in questions]) for name, ask in ways]
    for heading, columns, is_known in (
        ("answered by the knowledge", KNOWN, True),
        ("not answered by it", UNKNOWN, False),
    ):
        chosen = [at for at, each in enumerate(questions) if each.has_answer == is_known]
        if not chosen:
            continue
        print_head(f"{len(chosen)} questions {heading}", columns)
        for name, done in outcomes:
            cells = counted([done[at] for at in chosen], columns)
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        print()
    if by_style and len({question.style for question in questions}) > 1:
        tell_styles(questions, outcomes)


def outcome(ask: Ask, question: Question) -> tuple[str, bool]:
    """Return what came of a question, and whether the first fact told is right."""
    answer = ask(question)
    if answer.first is None:
        return "nothing", False
    is_right = question.is_right(answer.first)
    if answer.is_near:
        return "near", is_right
    return ("right" if is_right else "wrong"), is_right


def counted(done: Sequence[tuple[str, bool]], columns: Sequence[str]) -> list[str]:
    """Return a cell a column: how many of the whole."""
    counts = Counter(what for what, _ in done)
    cells = {what: f"{counts[what]}/{len(done)}" for what in columns}
    if right := sum(is_right for what, is_right in done if what == "near"):
        cells["near"] += f" ({right} right)"
    return list(cells.values())


def tell_styles(
    questions: Sequence[Question], outcomes: Sequence[tuple[str, Sequence[tuple[str, bool]]]]
) -> None:
    """Print by style how many are right, or not answered where the knowledge has no answer."""
    styles = list(dict.fromkeys(question.style for question in questions))
    print_head("right (and right as near), or rightly not answered", styles)
    for name, done in outcomes:
        pairs = list(zip(questions, done, strict=True))
        cells = [style_cell([pair for pair in pairs if pair[0].style == style]) for style in styles]
        print(f"| {name} | {' | '.join(cells)} |")
    print()


def style_cell(pairs: Sequence[tuple[Question, tuple[str, bool]]]) -> str:
    """Return how many questions of a style came out well, and how many right facts only near."""
    good = sum(
        what == "right" if question.has_answer else what != "wrong" for question, (what, _) in pairs
    )
    near = sum(what == "near" and is_right for _, (what, is_right) in pairs)
    return f"{good}/{len(pairs)}" + (f" (+{near})" if near else "")


def print_head(corner: str, columns: Sequence[str]) -> None:
    """Print the first two lines of a table."""
    print(f"| {corner} | {' | '.join(columns)} |")
    print("| --- |" + " --- |" * len(columns))


if __name__ == "__main__":
    main()
