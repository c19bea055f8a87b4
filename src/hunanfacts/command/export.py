"""The command that writes the whole knowledge for other tools."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.export import exporting
from hunanfacts.export.records import Whole
from hunanfacts.index import cache
from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.command.request import Request
    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import ExportFormat, Language

_LABELS: dict[Language, str] = {"zh": "导出", "en": "exporting"}
_SAID: dict[Language, str] = {"zh": "{path}：{count}条事实", "en": "{path}: facts: {count}"}


def export(path: str, request: Request, *, asked: ExportFormat | None, force: bool) -> int:
    """Answer `export`: write a file or a folder, or lines to stdout for `-`."""
    language = request.style.language
    chosen = exporting.format_of(path, asked)
    if path != exporting.STDOUT:
        exporting.require_room(path, chosen, force=force)

    def watch(facts: Iterable[Found], count: int) -> Iterable[Found]:
        return streams.watched(facts, count, _LABELS[language])

    index = cache.open_index(request.data, use_cache=request.cache, watch=streams.watched)
    gc.enable()  # which `main` stopped, for a process that answers once
    whole = Whole(index, language, watch)
    if path == exporting.STDOUT:
        lines = exporting.lines(whole, chosen)
        is_json_escaped = chosen == "ndjson" and not streams.takes_any_character()
        streams.write(map(clean.json_in_ascii, lines) if is_json_escaped else lines)
        return 0
    exporting.write(whole, path, chosen)
    streams.say(_SAID[language].format(path=clean.visible(path), count=index.count()))
    return 0
