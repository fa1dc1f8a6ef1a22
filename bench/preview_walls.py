"""A file of hostile HTML in the dashboard's own preview frame, with nobody having sanitised it.

    PYTHONPATH=tests/e2e:tests python bench/preview_walls.py payloads.jsonl

A line of the file is {"id": …, "payload": …}. Says how many run with no walls around them, which
shows that what runs is seen, and which run in the frame.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from pathlib import Path

from frame_walls import walls_of, watched
from playwright.async_api import async_playwright
from served_buddy import SlowSite, served_by
from test_story import run_by_api

from conftest import FLAGS


async def measure(lines: list[str]) -> None:
    rows = [json.loads(line) for line in lines if line]
    payloads = [(str(row["id"]), str(row["payload"])) for row in rows]
    buddy = str(Path(sys.executable).with_name("buddy"))
    with tempfile.TemporaryDirectory() as folder:
        command = (buddy, "serve", "--port", "0", "--data-dir", folder)
        async with served_by(command, SlowSite(port=1)) as served, async_playwright() as driver:
            path = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = await driver.chromium.launch(executable_path=path, args=FLAGS)
            mission_id = await run_by_api(served, "what is 2^10?")
            walls = await walls_of(await browser.new_page(), f"{served.page}/?mission={mission_id}")
            page = await watched(await browser.new_context())
            # The frame first: with no walls, what runs may take the whole browser with it.
            held = await walls.try_all(page, payloads)
            print(json.dumps({"payloads": len(payloads), "executed": sorted(held)}), flush=True)
            control = await walls.try_all(page, payloads, walled=False)
            print(json.dumps({"executed_without_walls": len(control)}))
            await browser.close()


if __name__ == "__main__":
    asyncio.run(measure(Path(sys.argv[1]).read_text("utf-8").split("\n")))
