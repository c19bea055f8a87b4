"""What a copy of the source says of a knowledge, as results: JSON, and cells for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.index.stored import Row
from hunanfacts.model.records import Bilingual
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document

if TYPE_CHECKING:
    from hunanfacts.check.proof import Proof
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.documents import ProofDocument


class ProvedPhrase(Row):
    """A proof of a phrase in the line of a knowledge file, or of a numeral in the copy.

    Its texts are written when they are read, since a book has very many numerals.
    """

    __slots__ = ("_file", "_line", "_proof", "_text")

    def __init__(self, proof: Proof, file: str, line: int | None, text: str) -> None:
        """Take all that is told of it; `text` is that line, or the sentence of the numeral."""
        super().__init__("", zh=[], en=[])
        self._proof = proof
        self._file = file
        self._line = line
        self._text = text

    @property
    def json(self) -> str:
        """Its JSON record."""
        proof = self._proof
        record: ProofDocument = {
            "file": self._file,
            "line": self._line,
            "outcome": proof.outcome,
            "key": proof.key,
            "figure": proof.figure,
            "text": proof.text,
            "paragraph": proof.paragraph,
            "found_in": list(proof.found_in),
            "nearest": proof.nearest,
            "sentence": proof.sentence,
            "message": document.bilingual(_message(proof)),
        }
        return json_text.dumps(record)

    def rows(self, language: Language) -> list[list[str]]:
        """Return the one row of the cells that a person reads."""
        position = self._file if self._line is None else f"{self._file}:{self._line}"
        said = _message(self._proof)[language]
        return [list(map(clean.visible, (position, self._proof.outcome, said, self._text)))]


def _message(proof: Proof) -> Bilingual:
    zh, en = _named(proof.paragraph)
    text = proof.text
    match proof.outcome:
        case "found":
            where = ", ".join(map(str, proof.found_in))
            return Bilingual(zh=f"“{text}”在第{where}段", en=f'"{text}" is in paragraph {where}')
        case "moved":
            there = "、".join(map(str, proof.found_in)), ", ".join(map(str, proof.found_in))
            return Bilingual(
                zh=f"“{text}”不在{zh}，而在第{there[0]}段",
                en=f'"{text}" is not in {en} but in paragraph {there[1]}',
            )
        case "missing":
            return _missing(proof, zh, en)
        case "unclaimed":
            return Bilingual(
                zh=f"{zh}的“{text}”未被任何数值收录", en=f'no figure tells "{text}" in {en}'
            )


def _missing(proof: Proof, zh: str, en: str) -> Bilingual:
    zh, en = f"{zh}没有“{proof.text}”", f'"{proof.text}" is not in {en}'
    if proof.paragraph is not None:
        zh, en = f"{zh}，别处也没有", f"{en}, nor anywhere else"
    if proof.nearest is not None:
        zh, en = f"{zh}；最接近的是“{proof.nearest}”", f'{en}; the nearest is "{proof.nearest}"'
    return Bilingual(zh=zh, en=en)


def _named(paragraph: int | None) -> tuple[str, str]:
    return (
        ("原文", "the copy")
        if paragraph is None
        else (f"第{paragraph}段", f"paragraph {paragraph}")
    )
