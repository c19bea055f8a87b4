"""The command about what is kept between calls: the indexes of readers' own files."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.command import pager, streams
from hunanfacts.index import cache, cache_folder, cleanup
from hunanfacts.index.stored import Row
from hunanfacts.render import fields, formats
from hunanfacts.render.answer import Answer
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from hunanfacts.command.request import Request
    from hunanfacts.index.cleanup import KeptIndex
    from hunanfacts.render.documents import KeptIndexDocument

_MEGA = 1_000_000

_SAID = {
    "zh": ("{folder}：{count}个索引，{size}", "{folder}：清除了{count}个索引，{size}"),
    "en": ("{folder}: indexes: {count}, {size}", "{folder}: indexes removed: {count}, {size}"),
}
_NO_FOLDER = {
    "zh": "{folder}：不存在，或别人也能写，不用来存放索引",
    "en": "{folder}: is not there, or others may write to it; nothing is kept in it",
}


def list_indexes(request: Request, *, clear: bool = False) -> int:
    """Answer `cache`: where indexes are kept, of which files, and how much; or clear them away."""
    place = cache_folder.usable()
    kept = cleanup.kept(place) if place else []
    results = [row for index in kept for row in _rows(index)][: None if clear else request.limit]
    shipped = cache.open_index(None)
    version = shipped.meta("data_version")
    shipped.close()
    answer = Answer(command="cache", query=None, data_version=version, results=results, sources=[])
    if request.style.fields:
        fields.check(request.style.fields, answer)
    if clear and place:
        cleanup.clear(place)
    pager.write(formats.lines(answer, request.style), request)
    if not request.is_for_machine:
        language = request.style.language
        said = _SAID[language][clear] if place else _NO_FOLDER[language]
        size = _size(sum(each.size for each in kept))
        where = clean.visible(cache_folder.location())
        streams.say(said.format(folder=where, count=len(kept), size=size))
    return 0


def _rows(index: KeptIndex) -> list[Row]:
    """Return a row for each file that an index answers for; one where there is none any more."""
    return [_row(index, note.path) for note in index.files] or [_row(index, None)]


def _row(index: KeptIndex, file: str | None) -> Row:
    moment = datetime.fromtimestamp(index.used, timezone.utc) if index.files else None
    used = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
    record: KeptIndexDocument = {
        "file": file,
        "bytes": index.size,
        "used": used,
        "index": index.path,
    }
    cells = [file or "", _size(index.size), used or "", Path(index.path).name]
    shown = [list(map(clean.visible, cells))]
    return Row(json_text.dumps(record), zh=shown, en=shown)


def _size(count: int) -> str:
    return f"{count / _MEGA:.1f} MB"
