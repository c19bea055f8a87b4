"""The terms that a fact is found by are those that a query asks for."""

from __future__ import annotations

import random

from hunanfacts.index import search_text
from hunanfacts.text import folding

_CHARS = "aZ9.,% \n（）粮糧食ａßé٣²ﷺ\u0345\u3000\x85\x1f_"


def test_texts_have_the_terms_of_their_folded_words() -> None:
    draw = random.Random(7)
    for _ in range(3000):
        texts = [folding.fold("".join(draw.choices(_CHARS, k=draw.randint(0, 9)))) for _ in "abc"]
        found = set(search_text.terms(texts, ()).split())
        assert found == set(folding.grams("\n".join(texts))), texts
