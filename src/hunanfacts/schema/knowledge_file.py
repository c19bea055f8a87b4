"""JSON Schema of the author's file, made by the loader: it reads a file that has every key.

So no key, type or closed list is written down a second time. What several keys together must be is
added here; what only two records, a calendar or the digits of a number tell is left to `validate`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.knowledge import checks, loading
from hunanfacts.knowledge.faults import Found
from hunanfacts.knowledge.toml_table import SLUG, Table
from hunanfacts.model.records import Bilingual
from hunanfacts.schema import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hunanfacts.knowledge.toml_table import Readers
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.schema.types import Schema

_RECORDS = {"authors": "Author"}
"""Records whose key has another name; of all others it is the name."""
_DATE = r"[0-9]{4}(-([QH][12]|Q[34]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
PERIOD = rf"^({_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE})$"
"""What a period looks like; whether there is such a day, and which end is later, it cannot tell."""

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_INTEGER: Schema = {"type": "integer"}
_NUMBER: Schema = {"type": "number"}
_BILINGUAL: Schema = {"$ref": "#/$defs/Text"}
_LANGUAGES = {"zh": _TEXT, "en": _TEXT}


def schema(language: Language) -> Schema:
    """Return the schema of a knowledge file, with descriptions in that language."""
    definitions: dict[str, Schema] = {}
    head = _Keys("Knowledge", language, definitions)
    loading.read_every_key(head)
    head.told["properties"]["schema"] |= {"const": loading.SCHEMA}
    text = {"type": "object", "properties": _LANGUAGES, "minProperties": 1}
    definitions["Text"] = {"anyOf": [_TEXT, {**text, "additionalProperties": False}]}
    for record, rules in _rules().items():
        definitions[record]["allOf"] = rules
    return {**head.told, "$defs": definitions}


class _Keys(Table):
    """A table that has every key, and writes down what each has to be."""

    def __init__(self, record: str, language: Language, definitions: dict[str, Schema]) -> None:
        super().__init__({}, (), Found())
        self._record = record
        self._language = language
        self._definitions = definitions
        self._required: list[str] = []
        said = catalogue.said(record, "", language)
        self.told: Schema = {
            "type": "object",
            "description": said,
            "properties": {},
            "required": self._required,
            "additionalProperties": False,
        }

    def read(self, readers: Readers, needed: Iterable[str]) -> dict[str, Any]:
        """Read every key, and note which are needed."""
        read = {
            name: getattr(_Keys, reader.__name__, reader)(self, name)
            for name, reader in readers.items()
        }
        self._required[:] = [name for name in read if name in needed]
        return read

    def _take(self, name: str, kind: Schema) -> None:
        said = catalogue.said(self._record, name, self._language)
        self.told["properties"][name] = {**kind, **({"description": said} if said else {})}
        self._required.append(name)

    def _take_list(self, name: str, items: Schema) -> None:
        self._take(name, {"type": "array", "items": items})
        self._required.remove(name)

    def fault(self, code: str, name: str, **details: str | int) -> None:
        """Leave none: the stand-ins are faulty, and nobody wrote them."""

    def choice(self, name: str, words: tuple[Any, ...]) -> Any:  # noqa: ANN401 -- the same
        """Read one of the words."""
        self._take(name, {"enum": list(words)})
        return words[0]

    def text(self, name: str) -> str:
        """Read a text that is not empty."""
        self._take(name, _TEXT)
        return ""

    def slug(self, name: str, called: Mapping[str, str] | None = None) -> str:  # noqa: ARG002
        """Read a key or id."""
        self._take(name, {"type": "string", "pattern": f"^{SLUG.pattern}$"})
        return ""

    def period(self, name: str) -> str:
        """Read a period."""
        self._take(name, {"type": "string", "pattern": PERIOD})
        return ""

    def integer(self, name: str, *, least: int | None = None, stand_in: int = 0) -> int:
        """Read a whole number."""
        self._take(name, _INTEGER if least is None else {**_INTEGER, "minimum": least})
        return stand_in

    def number(self, name: str) -> Decimal:
        """Read a number."""
        self._take(name, _NUMBER)
        return Decimal(0)

    def pair(self, name: str) -> tuple[Decimal, Decimal]:
        """Read two numbers."""
        self._take(name, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2})
        return Decimal(0), Decimal(0)

    def number_or_text(self, name: str) -> Any:  # noqa: ANN401 -- either of two
        """Read a whole number or a text."""
        self._take(name, {"anyOf": [_INTEGER, _TEXT]})

    def flag(self, name: str) -> bool:
        """Read true or false."""
        self._take(name, {"type": "boolean"})
        return False

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts."""
        self._take_list(name, _TEXT)
        return ()

    def languages(self) -> tuple[Language, ...]:
        """Read the languages of the file."""
        self._take_list("languages", {"enum": list(_LANGUAGES)})
        self.told["properties"]["languages"]["minItems"] = 1
        return ()

    def bilingual(self, name: str) -> Bilingual:
        """Read a text in the languages of the file."""
        self._take(name, _BILINGUAL)
        return Bilingual(zh="", en="")

    def bilinguals(self, name: str) -> tuple[Bilingual, ...]:
        """Read a list of such texts."""
        self._take_list(name, _BILINGUAL)
        return ()

    def texts_or_tables(self, name: str) -> Iterator[str | Table]:
        """Read a list of texts and of tables."""
        inner = self._of_record(name)
        self._take_list(name, {"anyOf": [_TEXT, self._refer(inner)]})
        yield inner

    def tables(self, name: str, *, required: bool = False) -> Iterable[Table]:
        """Read a list of tables."""
        inner = self._of_record(name)
        self._take(name, {"type": "array", "items": self._refer(inner)})
        if not required:
            self._required.remove(name)
        return [inner]

    def _of_record(self, name: str) -> _Keys:
        record = _RECORDS.get(name, name.capitalize())
        return _Keys(record, self._language, self._definitions)

    def _refer(self, inner: _Keys) -> Schema:
        self._definitions[inner._record] = inner.told
        return {"$ref": f"#/$defs/{inner._record}"}


def _rules() -> dict[str, list[Schema]]:
    """Return what the keys of a record must be together."""
    of_period = _if_true("period_inferred", {"required": ["period"]})
    locators = [{"required": [name]} for name in loading.LOCATORS]
    return {
        "Source": [_if_true("issued_inferred", {"required": ["issued"]})],
        "Fact": [
            of_period,
            {"anyOf": locators},
            _if_true(
                "has_all_parts",
                {"required": ["parts"], "properties": {"parts": {"minItems": 1}}},
            ),
        ],
        "Figure": [
            of_period,
            _if({"value": True}, {"required": ["bound"]}),
            _if({"bound": True}, {"required": ["value"]}),
            {"not": {"required": ["value", "range"]}},
            {"anyOf": [{"required": [name]} for name in ("value", "range", "reads")]},
            *(
                _if({"measure": {"const": measure}}, {"required": [name]})
                for measure, name in checks.NEEDS.items()
            ),
            *(
                _if({name: True}, {"properties": {"measure": {"enum": list(measures)}}})
                for name, measures in checks.BELONGS.items()
            ),
        ],
    }


def _if_true(name: str, then: Schema) -> Schema:
    return _if({name: {"const": True}}, then)


def _if(properties: Schema, then: Schema) -> Schema:
    """Return the rule that where these keys are there, and so, something else must be."""
    return {"if": {"properties": properties, "required": list(properties)}, "then": then}
