"""Amounts read as people write them in Chinese and English: a phrase, or all that a text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import grammar, tokens
from hunanfacts.figures.amounts import REASONS, Amount
from hunanfacts.model.errors import AmountError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.model.vocabulary import Language

_LONGEST = 200
"""Characters of a phrase; what is longer is no amount, and would be read for long."""

__all__ = ["Amount", "find", "parse"]


def parse(text: str) -> Amount:
    """Read a text that is an amount and nothing else; AmountError, which says why, for any other.

    >>> amount = parse("近6000亿元")
    >>> amount.value, amount.unit, amount.bound, amount.scale
    (Decimal('6000'), '亿元', 'nearly', 100000000)
    """
    phrase = tokens.Text(" ".join(text.split()).removesuffix("."))
    if len(phrase.plain) > _LONGEST:
        raise _no_amount(text, [])
    found = grammar.amounts(phrase, tokens.scan(phrase.plain), is_phrase=True)
    whole = len(found) == 1 and found[0].text == phrase.original
    if whole and found[0].kind in {"amount", "ordinal"}:
        return found[0]
    raise _no_amount(text, found)


def find(text: str, language: Language | None = None) -> Iterator[Amount]:
    """Find every number of a text, in its order, each with its place.

    `language` says in which language numbers are written in words; without it, in both. What is no
    amount is told as what it is, by its `kind`; what cannot be read for sure is `unreadable`, with
    the reason, and never told in part. A unit that is not known is left out, but for one in letters
    behind a scale.
    """
    whole = tokens.Text(text)
    return iter(grammar.amounts(whole, tokens.scan_around_numbers(whole.plain, language)))


def without_ones(text: str) -> list[Amount]:
    """Find the numbers of a text as `find` does, but for most that claim nothing: 一路, 一步.

    A 一 that stands alone with its unit is told from others at once, and prose has many of them.
    """
    whole = tokens.Text(text)
    return grammar.amounts(whole, tokens.scan_around_numbers(whole.plain), has_ones=False)


def may_have_any(text: str) -> bool:
    """Tell whether there is any use in looking for numbers in a text, which is told at once."""
    return tokens.may_have_numbers(text)


def _no_amount(text: str, found: list[Amount]) -> AmountError:
    reason = next((amount.reason for amount in found if amount.reason), "")
    zh, en = REASONS.get(reason, ("", ""))
    return AmountError(
        zh=f"“{text}”不是数量{f'：{zh}' if zh else ''}；"
        "请写成300亿元、20余项、六百万吨或百分之三十五",
        en=f'"{text}" is not an amount{f": {en}" if en else ""}; write 30 billion yuan, '
        "over 20 million tonnes or 35%",
        input=text,
    )
