"""An MCP client of a served world."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

Mode = Literal["auto", "legacy"]


@asynccontextmanager
async def mcp_client(
    url: str, mode: Mode = "auto", host: str = "127.0.0.1"
) -> AsyncGenerator[Client]:
    """Connect to a server's ``/mcp`` from a loopback address."""
    transport = httpx2.AsyncHTTPTransport(local_address=host)
    async with httpx2.AsyncClient(transport=transport, timeout=20) as http:
        streams = streamable_http_client(f"{url}/mcp", http_client=http)
        async with Client(streams, mode=mode, cache=None) as client:
            yield client


async def call(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """Call a tool and return its answer; an answer that it failed is a failure of the test."""
    answer = await client.call_tool(name, arguments)
    assert not answer.is_error, answer.content
    assert answer.structured_content is not None
    return dict(answer.structured_content)


async def refused(client: Client, name: str, **arguments: Any) -> tuple[str, str]:
    """Call a tool that must not work; return the code and the detail."""
    answer = await client.call_tool(name, arguments)
    assert answer.is_error
    assert answer.structured_content is not None
    return answer.structured_content["code"], answer.structured_content["detail"]
