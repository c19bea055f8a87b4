"""What stands before a number and belongs to it: 超过人民币, not more than $, minus, 第, 百分之."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.figures import lexicon

if TYPE_CHECKING:
    from hunanfacts.figures.draft_amount import DraftAmount
    from hunanfacts.figures.tokens import Token

_MOST_WORDS = 10
_FARTHEST = 4
"""Characters between a number and a word before it: spaces, and the point of approx."""
_OPENING = frozenset(" \n\t(（[【“\"'：:，,;；、=")


def take(draft: DraftAmount) -> None:
    """Go from the number to the words before it, as long as they belong to it."""
    at = draft.at - 1
    if at < draft.floor or draft.tokens[at].end < draft.start - _FARTHEST:
        return
    last = max(draft.floor, at - _MOST_WORDS + 1)
    pending: list[Token] = []
    while at >= last and _is_near(draft, draft.tokens[at], _start(draft, pending)):
        token = draft.tokens[at]
        if token.kind in {"particle", "a"}:
            pending.append(token)
        elif not _is_taken(draft, token, at, pending):
            return
        else:
            pending.clear()
        at -= 1


def _is_near(draft: DraftAmount, token: Token, start: int) -> bool:
    """Tell whether a word stands right before a place; approx. has its point between."""
    if draft.is_gap(token.end, start):
        word = draft.plain[token.start : token.end]
        return word != "c"
    is_short = token.kind in {"hedge", "not", "numbered", "month"} and draft.char(token.end) == "."
    if token.kind == "numbered" and token.end - token.start > _LONGEST_SHORT:
        return False  # of that class. Twenty-two
    return is_short and draft.is_gap(token.end + 1, start)


_LONGEST_SHORT = 3
"""Letters of nrs., after which a point is no full stop."""


def _start(draft: DraftAmount, pending: list[Token]) -> int:
    return pending[-1].start if pending else draft.start


def _is_taken(  # noqa: C901 -- a case a kind of word
    draft: DraftAmount, token: Token, at: int, pending: list[Token]
) -> bool:
    """Take one word if it belongs to the number; words that only link (超过了) go with it."""
    touches = token.end == draft.start
    match token.kind:
        case "hedge" | "not" | "top" | "join":
            is_taken = _bounds(draft, token, at, pending)
        case "currency" | "money":
            is_taken = _pays(draft, token)
        case "sign" | "dash" | "plus":
            is_taken = _signs(draft, token)
        case "percent" if not draft.share and not pending:
            draft.share, is_taken = token.meaning, True
        case "ordinal" if touches:
            draft.kind, is_taken = "ordinal", True
        case "numbered" | "month" if _is_name(draft, token):
            draft.kind, is_taken = "date" if token.kind == "month" else "name", True
        case "between":
            draft.is_between = is_taken = True
        case "from":
            draft.is_from, is_taken = True, draft.is_phrase
        case "point" if draft.char(token.start).isascii():
            draft.reason, is_taken = "digits", True  # point five
        case "several" if token.end == draft.tokens[draft.at].start and not _ends_a_noun(
            draft, token
        ):
            draft.reason, is_taken = "vague", True
        case _:
            is_taken = False
    if is_taken:
        draft.start = token.start
    return is_taken


def _ends_a_noun(draft: DraftAmount, token: Token) -> bool:
    """Tell whether 数 before digits is no word by itself: 总数47 and 人数100, but not 达数100."""
    if draft.char(token.start) != "数" or not draft.char(token.end).isdecimal():
        return False
    before = draft.char(token.start - 1)
    return "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_SEVERAL


_BEFORE_SEVERAL = frozenset("有了达近超约等的和及与至到过逾出用花费")
"""Characters behind which 数 begins a word: several."""


def _is_name(draft: DraftAmount, token: Token) -> bool:
    return draft.kind == "amount" and not draft.bounds and not _counts(draft, token)


def _counts(draft: DraftAmount, token: Token) -> bool:
    """Tell whether a word is the verb of a count: the centres number 320; no bus number 5."""
    is_number = draft.plain[token.start : token.end].lower() == "number"
    first = max(token.start - _LONGEST_COUNTED, 0)
    return is_number and bool(_COUNTED.search(draft.plain, first, token.start))


_COUNTED = re.compile(r"(?:[A-Za-z]{2}[^\Wius]s|\bnow|\b(?:in|of) [A-Z][a-z]+) $")
"""What stands before the verb: things, now, or where they are; no bus and no class has a number."""
_LONGEST_COUNTED = 100
"""Letters of a name behind "in", which are far fewer."""


def _bounds(draft: DraftAmount, token: Token, at: int, pending: list[Token]) -> bool:
    """Take a word that bounds the number, or a negation of one."""
    word = draft.plain[token.start : token.end].lower()
    match token.kind:
        case "hedge":
            draft.bounds.insert(0, token.meaning)
            draft.of_size = draft.of_size or lexicon.OF_SIZE.get(word)
        case "not" if not draft.bounds and draft.char(token.end) == ".":
            draft.kind = "name"  # no. 5
        case "not" if draft.bounds and draft.tokens[at + 1 + len(pending)].kind in {"hedge", "top"}:
            _turn(draft)
        case "top" if _is_passed(draft, token, pending):
            draft.bounds.insert(0, token.meaning)
        case "join" if word == "~" and token.end == draft.start:
            draft.bounds.insert(0, "about")
        case _:
            return False
    return True


def _is_passed(draft: DraftAmount, token: Token, pending: list[Token]) -> bool:
    """Tell whether a number is one that is passed, or a bare scale: 迈过了4万亿, 破万亿."""
    if any(draft.plain[each.start : each.end] != _DONE for each in pending):
        return False
    is_over = token.meaning == "over" and _is_large(draft)
    return is_over or (draft.is_bare and not pending)


_DONE = "了"
"""Behind a verb: it is done."""


def _is_large(draft: DraftAmount) -> bool:
    """Tell whether a number is one that something passes: 3 trillion, 98,000, no three rivers."""
    return draft.scale > 1 or draft.value >= _LARGE


_LARGE = 10_000


def _pays(draft: DraftAmount, token: Token) -> bool:
    """Take the currency of the number, with its scale in MAUD 60."""
    if draft.currency or draft.share:
        return False
    draft.currency = token.meaning
    if token.kind == "money":
        draft.scale_name, draft.currency = token.meaning
        draft.scale = lexicon.ENGLISH_SCALES[draft.scale_name]
    return True


def _signs(draft: DraftAmount, token: Token) -> bool:
    """Take the sign of the number; a plus only where nothing stands before it."""
    if token.kind == "plus":
        before = draft.char(token.start - 1)
        return token.end == draft.start and (not before or before in _OPENING)
    draft.is_negative = token.kind == "sign" or _is_minus(draft, token)
    draft.is_below = draft.plain.startswith("零下", token.start)
    return draft.is_negative


def _turn(draft: DraftAmount) -> None:
    """Turn the bound that a negation stands before: 不超过 is at most."""
    turned = lexicon.TURNED.get(draft.bounds[0])
    if turned is None:
        draft.reason = "bounds"
    else:
        draft.bounds[0] = turned


def _is_minus(draft: DraftAmount, token: Token) -> bool:
    """Tell whether a dash right before a number is its sign, and not one that joins or parts."""
    if token.end != draft.start:
        return False
    before = draft.char(token.start - 1)
    is_hyphen = draft.plain[token.start] == "-"
    if before in _OPENING or not before:
        floor = draft.tokens[draft.floor - 1] if draft.floor else None
        if floor is not None and floor.kind != "join" and draft.is_gap(floor.end, token.start):
            draft.reason = "sign"  # 27 -30
        return True
    return is_hyphen and not before.isascii() and before.isalpha()
