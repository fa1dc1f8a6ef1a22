"""A Buddy on SQLite whose one tool takes its time, and a bare socket beside it as the floor.

Started by `event_latency.py`: ``python bench/server.py PORT FOLDER``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import WebSocket, WebSocketDisconnect

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.assembly import assemble
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.app import memory_parts
from buddy.testing.tools import ScriptedTool
from buddy.web.app import create_app

REPORTS, PAUSE_SECONDS = 20, 0.5


async def paced(tool_input: JsonObject, context: ToolContext) -> ToolResult:
    """Work for ten seconds and report twice a second."""
    for number in range(REPORTS):
        await asyncio.sleep(PAUSE_SECONDS)
        context.report(number, number, f"page {number}")
    return ToolResult(data=dict(tool_input), summary="done")


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    parts = memory_parts(
        [ScriptedTool(behaviour=paced)],
        make_store=lambda on_commit: SqlStore.sqlite(folder / "bench.sqlite", on_commit),
    )
    app = create_app(assemble(parts))
    clock = SystemClock()

    @app.websocket("/floor")
    async def floor(socket: WebSocket) -> None:
        await socket.accept()
        filler: dict[str, Any] = {"data": "x" * 400}
        with suppress(WebSocketDisconnect):
            while True:
                await asyncio.sleep(0.01)
                await socket.send_text(json.dumps({"timestamp": clock.now(), **filler}))

    uvicorn.run(app, port=port, log_config=None, ws="websockets-sansio", ws_ping_interval=None)


if __name__ == "__main__":
    main()
