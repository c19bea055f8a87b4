"""The server: the official SDK, spoken to over stdin and stdout."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hunanfacts.mcp import tools
from hunanfacts.model.errors import HunanfactsError, InternalError, UsageError
from hunanfacts.render import errors
from hunanfacts.text import clean
from hunanfacts.version import __version__

if TYPE_CHECKING:
    from hunanfacts.mcp.answering import Answering
    from hunanfacts.mcp.tools import Tool
    from hunanfacts.model.vocabulary import Language


def require() -> None:
    """Raise UsageError where the SDK is missing."""
    try:
        import mcp_types  # noqa: F401 -- whether it is there
        from mcp.server import stdio  # noqa: F401
    except ImportError:
        raise UsageError(
            zh="mcp需要MCP的SDK，请先运行：pip install 'hunanfacts[mcp]'",
            en="the SDK of MCP is missing; run: pip install 'hunanfacts[mcp]'",
        ) from None


def serve(answering: Answering, language: Language) -> None:
    """Answer until stdin ends."""
    import anyio
    from mcp.server.stdio import stdio_server

    server = _server(answering, language)

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


def _server(answering: Answering, language: Language) -> Any:  # noqa: ANN401 -- of the SDK
    import mcp_types as types
    from jsonschema import Draft202012Validator
    from mcp.server import Server

    told = [
        types.Tool(
            name=tool.name,
            title=tool.title,
            description=tool.description,
            input_schema=tool.takes,
            output_schema=tool.gives,
            annotations=types.ToolAnnotations(
                read_only_hint=True, idempotent_hint=True, open_world_hint=False
            ),
        )
        for tool in tools.TOOLS
    ]
    validators = {tool.name: Draft202012Validator(tool.takes) for tool in tools.TOOLS}

    async def list_tools(*_: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=told)

    async def call_tool(_: object, call: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            tool = _known(call.name)
            given = tools.with_defaults(tool, call.arguments or {})
            _require_right([each.message for each in validators[tool.name].iter_errors(given)])
            answer = answering.answer(tool.name, tools.with_whole_numbers(given))
        except Exception as problem:  # noqa: BLE001 -- a call must not end the server
            return _refused(_named(problem))
        return _result(answer.document, answer.text)

    def _result(
        document: dict[str, Any], text: str, *, is_error: bool = False
    ) -> types.CallToolResult:
        shown = "\n".join(
            map(clean.visible, text.split("\n"))
        )  # a client may show it on a terminal
        content: list[types.ContentBlock] = [types.TextContent(type="text", text=shown)]
        return types.CallToolResult(content=content, structured_content=document, is_error=is_error)

    def _refused(error: HunanfactsError) -> types.CallToolResult:
        document = errors.bounded(errors.document(error, language))
        return _result({**document}, document["error"]["message"], is_error=True)

    return Server(
        "hunanfacts",
        version=__version__,
        instructions=tools.INSTRUCTIONS.format(about=answering.about()),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _known(name: str) -> Tool:
    tool = tools.named(name)
    if tool is None:
        known = ", ".join(each.name for each in tools.TOOLS)
        raise UsageError(
            zh=f"没有工具“{name}”；有：{known}",
            en=f'there is no tool "{name}"; there are: {known}',
            input=name,
        )
    return tool


def _require_right(problems: list[str]) -> None:
    if problems:
        said = "; ".join(problems)
        raise UsageError(zh=f"参数不对：{said}", en=f"wrong arguments: {said}")


def _named(problem: Exception) -> HunanfactsError:
    """Return a problem as an error of the contract."""
    if isinstance(problem, HunanfactsError):
        return problem
    if os.environ.get("HUNANFACTS_DEBUG"):
        raise problem
    what = f"{type(problem).__name__}: {problem}"
    return InternalError(zh=f"程序出错（这是我们的错）：{what}", en=f"a bug of ours: {what}")
