"""A Buddy on SQLite whose tool reports at a steady pace, once it is told to go.

Started by `fan_out.py`: ``python bench/stepping_server.py PORT FOLDER PER_SECOND SECONDS``.
"""

from __future__ import annotations

import asyncio
import random
import sys
from functools import partial
from pathlib import Path

from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.assembly import assemble
from buddy.cli.server import BuddyServer
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.app import memory_parts
from buddy.testing.tools import ScriptedTool, spec
from buddy.web.app import create_app
from ports import now


class Stepping:
    """A tool that does nothing but report, each call with a beat of its own."""

    def __init__(self, per_second: float, seconds: float) -> None:
        self.pause, self.reports = 1 / per_second, round(per_second * seconds)
        self.go = asyncio.Event()

    async def told(self) -> None:
        """Wait until the calls may begin to report."""
        await self.go.wait()

    async def __call__(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        await self.told()
        loop = asyncio.get_running_loop()
        due = loop.time() + random.uniform(0, self.pause)
        for number in range(1, self.reports + 1):
            await asyncio.sleep(max(0.0, due - loop.time()))
            context.report(number, number, f"{now():.4f}")
            due += self.pause
        return ToolResult(data=dict(tool_input), summary="done")


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    stepping = Stepping(float(sys.argv[3]), float(sys.argv[4]))
    parts = memory_parts(
        [ScriptedTool(spec(timeout_seconds=600), behaviour=stepping)],
        make_store=partial(SqlStore.sqlite, folder / "bench.sqlite"),
    )
    buddy = assemble(parts)
    app = create_app(buddy)

    @app.post("/go")
    async def go() -> dict[str, int]:
        stepping.go.set()
        return {"reports": stepping.reports}

    BuddyServer(app, buddy.dismiss, port=port).run()


if __name__ == "__main__":
    main()
