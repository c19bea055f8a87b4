"""JSON written by the standard library is what the program's own writer writes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hunanfacts.text import json_in_bulk, json_text

TEXTS = [
    "", "粮食", 'say "so"', "back\\slash", "a\nb\tc\r\b\f", "\x00\x1b\x1f", "\x7f\x85\x9f",
    "\u00a0\u3000", "\u202e\u2066\u200b\ufeff", "\u2028\u2029", "\ud800", "𠮷", "é", "\ufe0f",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "0.0", "-0.0", "5", "-5", "4E+3", "1261.3", "2.70", "-2.4", "0.00001", "1e-9",
    "12345678901234567890", "12345678901234567890.5", "1E+15", "1E+16", "0.1", "100000000000000000",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_written_alike(text: str) -> None:
    value = {"text": text, text: [text, None, True, 7]}
    assert json_in_bulk.dumps(value) == json_text.dumps(value)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_written_digit_for_digit(number: str) -> None:
    value = {"value": Decimal(number), "of": [Decimal(number)]}
    assert json_in_bulk.dumps(value) == json_text.dumps(value)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        json_in_bulk.dumps({"value": {1, 2}})
