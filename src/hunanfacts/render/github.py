"""Workflow commands of GitHub Actions, which show a finding beside its line in a pull request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.check.records import FAULTS
from hunanfacts.render.details import said
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield a command a finding: an error for what has to be mended, else a notice."""
    for result in answer.results:
        record = json_text.loads(result.json)
        level = "error" if record["verdict"] in FAULTS else "notice"
        known = [record["verdict"], record["diagnosis"]]
        properties = {
            "file": Path(record["file"]).as_posix(),
            "line": str(record["line"]),
            "col": str(record["column"]),
            "title": f"hunanfacts: {', '.join(filter(None, known))}",
        }
        message = [f"{record['text']}: {said(record['message'], style.language)}"]
        if record["caution"]:
            message.append(said(record["caution"], style.language))
        told = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
        yield f"::{level} {told}::{'%0A'.join(map(_data, message))}"


def _data(text: str) -> str:
    """Escape a message by the rule of GitHub's toolkit; what would end its line is shown first."""
    return clean.visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
