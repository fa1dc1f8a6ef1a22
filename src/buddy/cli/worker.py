"""`buddy worker`: carries the runs that any process accepted (PostgreSQL)."""

from __future__ import annotations

import asyncio
import importlib
import logging.config
import os
import signal
import sys
from typing import Annotated, Any

import typer

from buddy.cli.interpreter import favour_the_loop, hurry
from buddy.cli.serve import LOG_CONFIG, DataDir
from buddy.errors import BuddyError


def worker(
    data_dir: DataDir = None,
    runs_at_once: Annotated[
        int | None, typer.Option("--runs", help="Missions carried at once.", min=1, max=1000)
    ] = None,
) -> None:
    """Carry missions for every `buddy api` on the same database; start as many as you like."""
    os.environ["BUDDY_ROLE"] = "worker"
    if data_dir is not None:
        os.environ["BUDDY_DATA_DIR"] = str(data_dir)
    if runs_at_once is not None:
        os.environ["BUDDY_RUNS_AT_ONCE"] = str(runs_at_once)
    logging.config.dictConfig(LOG_CONFIG)
    hurry()
    build = importlib.import_module("buddy.bootstrap.build").build_from_environment
    try:
        asyncio.run(_work(build()))
    except BuddyError as error:
        print(error.message, file=sys.stderr)
        raise typer.Exit(1) from None


async def _work(buddy: Any) -> None:
    """Carry runs until told to stop."""
    told, loop = asyncio.Event(), asyncio.get_running_loop()

    def tell() -> None:
        told.set()
        buddy.stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, tell)
    await buddy.start()
    favour_the_loop()
    print("Buddy's worker is ready", flush=True)
    try:
        await told.wait()
    finally:
        await buddy.stop()
