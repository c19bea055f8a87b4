"""Everything that is known of one fact or source, each with the name of its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hunanfacts.text import clean, json_text
from hunanfacts.wording import names, time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.index.stored import Found, Row
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer

_SENTENCES = ("statement", "said_by")
_WORDS = ("key", "kind", "topic", "place", "subject", "names")
_OF_SOURCES = (
    "id", "type", "title", "authors", "container", "publisher", "publisher_place", "issued",
    "issued_note", "accessed", "volume", "issue", "number", "edition", "page", "url", "doi",
    "language", "licence", "paragraphs", "count",
)  # fmt: skip


def of_fact(fact: Found, language: Language, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a fact below its figures.

    The answer has the names of topics, and in which language sources are.
    """
    record = json_text.loads(fact.json)
    if when := time.period(record["period"], language, is_inferred=record["period_inferred"]):
        yield "period", when
    yield from _told(record, _SENTENCES, language)
    for caution in _cautions(record, language):
        yield "caution", caution
    for note in record["notes"]:
        yield "note", _visible(note, language)
    record["kind"] = names.KINDS[record["kind"]][language]
    record["topic"] = answer.topics.get(record["topic"], record["topic"])
    yield from _told(record, _WORDS, language)
    if record["aliases"]:
        yield "aliases", _visible(_own_first(record["aliases"], language), language)
    yield "as_written", _as_written(record, language, answer.languages)
    yield "where", fact.rows(language)[0][4]


def of_figures(fact: Found, language: Language) -> Iterator[str]:
    """Yield of each figure what its words do not say: the prices it is at, and its variant."""
    for figure in json_text.loads(fact.json)["figures"]:
        prices = figure["prices"]
        told = [names.PRICES[prices][language] if prices else "", figure["variant"] or ""]
        yield ("，" if language == "zh" else ", ").join(filter(None, told))


def of_source(source: Found | Row, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what is known of a source."""
    record = json_text.loads(source.json)
    is_inferred = record["issued_inferred"]
    record["authors"] = list(map(author, record["authors"]))
    record["issued"] = time.period(record["issued"], language, is_inferred=is_inferred)
    record["type"] = names.SOURCE_TYPES[record["type"]][language]
    if record["language"]:
        record["language"] = _spoken(record["language"], language)
    record["accessed"] = time.period(record["accessed"], language)
    yield from _told(record, _OF_SOURCES, language)


def author(author: dict[str, str]) -> str:
    """Write a name as its language does: 周一帆, Ida Halvern."""
    family, given = author.get("family", ""), author.get("given", "")
    if not (family and given):
        return author.get("literal") or family or given
    is_chinese = "\u4e00" <= family[0] <= "\u9fff"
    return family + given if is_chinese else f"{given} {family}"


def said(text: dict[str, str | None], language: Language) -> str:
    """Return a text in a language, or in the other where there is none."""
    return text[language] or text["zh"] or text["en"] or ""


def _told(
    record: dict[str, Any], names: Iterable[str], language: Language
) -> Iterator[tuple[str, str]]:
    for name in names:
        if record[name]:
            yield name, _visible(record[name], language)


def _own_first(aliases: list[str], language: Language) -> list[str]:
    """Put the names in the script of a language before the others."""
    return sorted(aliases, key=lambda alias: alias.isascii() == (language == "zh"))


def _as_written(record: dict[str, Any], language: Language, languages: dict[str, str]) -> str:
    """Return what sources print, with the name of their language where it is another one."""
    by_language: dict[str, list[str]] = {}
    printed = [(record["source"]["id"], record["source"]["as_written"])]
    printed += [(each["source"]["id"], each["as_written"]) for each in record["figures"]]
    for source, text in printed:
        by_language.setdefault(languages.get(source, language), []).append(text)
    return _between(language).join(
        _in_language(_visible(texts, language), spoken, language)
        for spoken, texts in by_language.items()
    )


def _in_language(text: str, spoken: str, language: Language) -> str:
    """Say in which language a text is, where that is not the one chosen."""
    if spoken.partition("-")[0] == language:
        return text
    name = _spoken(spoken, language)
    return f"{name}：{text}" if language == "zh" else f"in {name}: {text}"


def _spoken(code: str, language: Language) -> str:
    """Return what a language is called, or its code where it has no name here."""
    spoken = code.partition("-")[0]
    return names.LANGUAGES[spoken][language] if spoken in names.LANGUAGES else code


def _between(language: Language) -> str:
    return "；" if language == "zh" else "; "


def _cautions(record: dict[str, Any], language: Language) -> Iterable[str]:
    """Return the cautions of a fact and of its figures, each once."""
    told = [record["caution"], *(figure["caution"] for figure in record["figures"])]
    return dict.fromkeys(_visible(caution, language) for caution in told if caution)


def _visible(value: Any, language: Language) -> str:  # noqa: ANN401 -- a JSON value
    match value:
        case {"zh": _, "en": _}:
            return clean.visible(said(value, language))
        case list():
            parts = dict.fromkeys(_visible(part, language) for part in value)
            return _between(language).join(parts)
        case _:
            return clean.visible(str(value))
