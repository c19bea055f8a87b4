"""The command that serves agents."""

from __future__ import annotations

import gc
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hunanfacts.command.request import Request


def serve(request: Request) -> int:
    """Answer `mcp`, until stdin ends."""
    from hunanfacts.mcp import server

    server.require()
    from hunanfacts.mcp.answering import Answering

    language = request.style.language
    with closing(Answering(request.data, language, use_cache=request.cache)) as answering:
        gc.enable()  # which `main` stopped, for a process that answers once
        server.serve(answering, language)
    return 0
