"""What stands before a number and belongs to it: 超过人民币, not more than $, minus, 第, 百分之."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import lexicon

if TYPE_CHECKING:
    from hunanfacts.figures.draft import Draft
    from hunanfacts.figures.tokens import Token

_MOST_WORDS = 10
_OPENING = frozenset(" \n\t(（[【“\"'：:，,;；、=")


def take(draft: Draft) -> None:
    """Go from the number to the words before it, as long as they belong to it."""
    at = draft.at - 1
    last = max(draft.floor, at - _MOST_WORDS + 1)
    pending: list[Token] = []
    while at >= last and _is_near(draft, draft.tokens[at], _start(draft, pending)):
        token = draft.tokens[at]
        if token.kind == "particle" or token.kind == "a":
            pending.append(token)
        elif not _is_taken(draft, token, at, pending):
            return
        else:
            pending.clear()
        at -= 1


def _is_near(draft: Draft, token: Token, start: int) -> bool:
    """Tell whether a word stands right before a place; one cut short may have its point behind it."""
    if draft.is_gap(token.end, start):
        word = draft.plain[token.start : token.end]
        return word != "c"
    is_short = token.kind in {"hedge", "not", "numbered", "month"} and draft.char(token.end) == "."
    return is_short and draft.is_gap(token.end + 1, start)


def _start(draft: Draft, pending: list[Token]) -> int:
    return pending[-1].start if pending else draft.start


def _is_taken(draft: Draft, token: Token, at: int, pending: list[Token]) -> bool:
    """Take one word if it belongs to the number; words that only link (超过了) go with it."""
    match token.kind:
        case "hedge":
            draft.bounds.insert(0, token.meaning)
        case "not" if not draft.bounds and draft.char(token.end) == ".":
            draft.kind = "name"  # no. 5
        case "not" if draft.bounds and draft.tokens[at + 1 + len(pending)].kind in {"hedge", "top"}:
            _turn(draft)
        case "top" if not pending and (draft.is_bare or (token.meaning == "over" and draft.scale > 1)):
            draft.bounds.insert(0, token.meaning)
        case "currency" if not (draft.currency or draft.share):
            draft.currency = token.meaning
        case "money" if not draft.currency:
            name, code = token.meaning
            draft.currency = code
            draft.scale, draft.scale_name = lexicon.ENGLISH_SCALES[name], name
        case "percent" if not draft.share and not pending:
            draft.share = token.meaning
        case "ordinal" if token.end == draft.start:
            draft.kind = "ordinal"
        case "sign":
            draft.is_negative = True
        case "dash" if _is_minus(draft, token):
            draft.is_negative = True
        case "plus" if token.end == draft.start and draft.char(token.start - 1) in _OPENING | {""}:
            pass
        case "join" if token.meaning == "to" and draft.plain[token.start] == "~" and token.end == draft.start:
            draft.bounds.insert(0, "about")
        case "between":
            draft.is_between = True
        case "from":
            draft.is_from = True
            if not draft.is_phrase:
                return False
        case "several" | "of":
            draft.reason = "vague"
        case "numbered" if not draft.bounds and draft.kind == "amount":
            draft.kind = "name"
        case "month" if draft.kind == "amount" and not draft.bounds:
            draft.kind = "date"
        case _:
            return False
    draft.start = token.start
    return True


def _turn(draft: Draft) -> None:
    """Turn the bound that a negation stands before: 不超过 is at most."""
    turned = lexicon.TURNED.get(draft.bounds[0])
    if turned is None:
        draft.reason = "bounds"
    else:
        draft.bounds[0] = turned


def _is_minus(draft: Draft, token: Token) -> bool:
    """Tell whether a dash right before a number is its sign, and not one that joins or parts."""
    if token.end != draft.start:
        return False
    before = draft.char(token.start - 1)
    is_hyphen = draft.plain[token.start] == "-"
    if before in _OPENING or not before:
        floor = draft.tokens[draft.floor - 1].end if draft.floor else -1
        if draft.floor and draft.is_gap(floor, token.start):
            draft.reason = "sign"  # 27 -30
        return True
    return is_hyphen and not before.isascii() and before.isalpha()
