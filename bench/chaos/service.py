"""The receiving test service: the outside world that Buddy's tools touch. It survives every kill.

Started by `world.py`: ``python -m chaos.service REQUESTS_FILE``. It prints its port, and keeps of
each request, before it answers, one line: the effect key, when, and whether it took effect. A safe
call takes effect once per key; any other takes effect each time it is made.

What a call shall do stands in its query: ``wait 0.25 then ok``, ``wait 2 then error``.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from buddy.adapters.clock.system import SystemClock
from chaos.state import append, lines

_ORDER = re.compile(r"wait ([\d.]+) then (\w+)")


class Ledger:
    """What the service has done, by effect key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._clock = SystemClock()
        self._requests = Counter(str(line["key"]) for line in lines(path))

    def take(self, call: dict[str, Any]) -> str:
        """Keep a request, and return what to answer."""
        key, order = str(call["key"]), _ORDER.search(str(call["query"]))
        outcome = order[2] if order else "ok"
        self._requests[key] += 1
        number = self._requests[key]
        effect = outcome == "ok" and (number == 1 or not call["safe"])
        append(
            self._path,
            {
                "at": self._clock.now(),
                "key": key,
                "mission_id": call["mission_id"],
                "tool": call["tool"],
                "safe": call["safe"],
                "number": number,
                "effect": effect,
            },
        )
        return outcome


def application(ledger: Ledger) -> Starlette:
    async def call(request: Request) -> JSONResponse:
        asked = await request.json()
        outcome = ledger.take(asked)
        order = _ORDER.search(str(asked["query"]))
        await asyncio.sleep(float(order[1]) if order else 0.05)
        if outcome == "ok":
            return JSONResponse({"done": asked["query"]})
        return JSONResponse({"refused": asked["query"]}, status_code=500)

    return Starlette(routes=[Route("/call", call, methods=["POST"])])


class _Server(uvicorn.Server):
    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        print(json.dumps({"port": port}), flush=True)


def main() -> None:
    app = application(Ledger(Path(sys.argv[1])))
    _Server(uvicorn.Config(app, port=0, log_config=None, access_log=False)).run()


if __name__ == "__main__":
    main()
