"""Prefect: a flow of seven tasks that do nothing, on its ephemeral server with SQLite.

    python prefect_pipeline.py FOLDER LOAD

The server is a process of its own that Prefect starts; its CPU time is not in the figure.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

os.environ |= {
    "PREFECT_HOME": str(Path(sys.argv[1]).resolve()),
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
os.environ.pop("PREFECT_API_URL", None)

from prefect import flow, task  # it reads its settings when it is imported
from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_HOME

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from load import STEPS, Load, measure  # the line above makes it findable


@task
async def nothing(number: int) -> int:
    return number + 1


@flow
async def pipeline() -> int:
    number = 0
    for _ in range(STEPS):
        number = await nothing(number)
    return number


async def carry(_number: int) -> None:
    assert await pipeline() == STEPS


def main(load: Load) -> None:
    logging.disable(logging.CRITICAL)
    assert Path(sys.argv[1]).resolve() == PREFECT_HOME.value()
    # Started here, so that it can be stopped here: Prefect would leave it to its exit hooks.
    server = SubprocessASGIServer()
    server.start(timeout=120)
    os.environ["PREFECT_API_URL"] = server.api_url
    try:
        print(json.dumps(asyncio.run(measure(carry, load))), flush=True)
    finally:
        server.stop()


if __name__ == "__main__":
    main(Load(**json.loads(sys.argv[2])))
