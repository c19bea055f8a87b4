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


def row(proof: Proof, file: str, line: int | None, text: str) -> Row:
    """Tell one proof: of a phrase in the line of a knowledge file, of a numeral in the copy.

    `text` is that line, or the sentence of the numeral.
    """
    said = _message(proof)
    record: ProofDocument = {
        "file": file,
        "line": line,
        "outcome": proof.outcome,
        "key": proof.key,
        "figure": proof.figure,
        "text": proof.text,
        "paragraph": proof.paragraph,
        "found_in": list(proof.found_in),
        "nearest": proof.nearest,
        "sentence": proof.sentence,
        "message": document.bilingual(said),
    }

    def cells(language: Language) -> list[str]:
        position = file if line is None else f"{file}:{line}"
        return list(map(clean.visible, (position, proof.outcome, said[language], text)))

    return Row(json_text.dumps(record), zh=[cells("zh")], en=[cells("en")])


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
