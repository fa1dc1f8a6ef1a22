"""A real server, a page that answers when it is told to, and Chromium."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright
from served_buddy import Served, SlowSite, served_by

FLAGS = [
    "--no-sandbox",  # root, as in continuous integration, may not use Chromium's sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture
async def site() -> AsyncIterator[SlowSite]:
    found = SlowSite()
    server = await asyncio.start_server(found.answer, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    yield found
    found.released.set()
    server.close()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """What the server keeps; a test may put something there before it starts."""
    return tmp_path / "data"


@pytest.fixture
async def served(data_dir: Path, site: SlowSite) -> AsyncIterator[Served]:
    buddy = Path(sys.executable).with_name("buddy")
    command = (str(buddy), "serve", "--port", "0", "--data-dir", str(data_dir))
    async with served_by(command, site) as found:
        yield found


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        await started.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    found = await context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    await context.close()
    assert errors == []
