"""A Buddy on SQLite whose events carry the times at which they passed each place in the server.

Started by `painted.py` and `busy_page.py`:
``python bench/marked_server.py PORT FOLDER REPORTS PAUSE``. The tool reports so many times, a pause
of so many seconds apart. The marks are put on from here: around the store's announcement, its log
and the application; nothing in the product knows of them.
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.assembly import assemble
from buddy.cli.server import BuddyServer
from buddy.domain.events.log import Event
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.app import memory_parts
from buddy.testing.tools import ScriptedTool, spec
from buddy.web.app import create_app
from ports import now

EVENT_ID = re.compile(r'"id":"(e_[^"]+)"')


class Marks:
    """When each event passed: milliseconds since 1970 by stage, the first time counts."""

    def __init__(self) -> None:
        self.of: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def put(self, stage: str, *event_ids: str) -> None:
        at = now() * 1000
        for event_id in event_ids:
            self.of[event_id].setdefault(stage, at)


class MarkedQueries:
    """The store's queries; what is read from a user's log is marked."""

    def __init__(self, queries: Any, marks: Marks) -> None:
        self._queries, self._marks = queries, marks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queries, name)

    async def events_of_user(self, *given: Any) -> tuple[Event, ...]:
        found: tuple[Event, ...] = await self._queries.events_of_user(*given)
        self._marks.put("read", *(event.event_id for event in found))
        return found


def marked_sends(app: ASGIApp, marks: Marks) -> ASGIApp:
    """Return the application; what it hands to a whiteboard's socket is marked."""

    async def marked(scope: Scope, receive: Receive, send: Send) -> None:
        async def mark_and_send(message: Message) -> None:
            if message["type"] == "websocket.send":
                marks.put("sent", *EVENT_ID.findall(message.get("text") or ""))
            await send(message)

        await app(scope, receive, mark_and_send if scope["type"] == "websocket" else send)

    return marked


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    reports, pause = int(sys.argv[3]), float(sys.argv[4])
    marks, go = Marks(), asyncio.Event()

    async def paced(tool_input: JsonObject, context: ToolContext) -> ToolResult:
        await go.wait()
        loop = asyncio.get_running_loop()
        due = loop.time() + random.uniform(0, pause)
        for number in range(reports):
            await asyncio.sleep(max(0.0, due - loop.time()))
            context.report(number, number, f"page {number}")
            due += pause
        return ToolResult(data=dict(tool_input), summary="done")

    def make_store(on_commit: Any) -> SqlStore:
        def announce(events: Sequence[Event]) -> None:
            marks.put("committed", *(event.event_id for event in events))
            on_commit(events)

        store = SqlStore.sqlite(folder / "bench.sqlite", announce)
        store.queries = MarkedQueries(store.queries, marks)  # type: ignore[assignment]
        return store

    tool = ScriptedTool(spec(timeout_seconds=600), behaviour=paced)
    buddy = assemble(memory_parts([tool], make_store=make_store))
    app = create_app(buddy)

    @app.post("/go")
    async def start() -> dict[str, int]:
        go.set()
        return {"reports": reports}

    @app.get("/marks")
    async def passed() -> dict[str, dict[str, float]]:
        return marks.of

    BuddyServer(marked_sends(app, marks), buddy.dismiss, port=port).run()


if __name__ == "__main__":
    main()
