"""One warm Chromium: found, started when first needed, started again when it is gone."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from playwright.async_api import Browser, Error, Playwright, async_playwright

from buddy.errors import BrowserUnavailable

_log = logging.getLogger(__name__)

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "brave-browser"),
)
"""Programs that are looked for, in this order."""
_BUNDLES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
OFF = "off"
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Each visit has a proxy of its own. What belongs to no visit ends at a port that nobody
    # listens on, no name is ever looked up here, and no datagram leaves beside the proxy.
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older versions
)
START_SECONDS = 30.0
_CLOSE_SECONDS = 5.0
_INSTALL = (
    "install one (Debian: apt install chromium; macOS: brew install --cask chromium; anywhere: "
    "playwright install chromium) or name it with BUDDY_CHROMIUM"
)


def find_program(named: str | None) -> str | None:
    """Return the path of the browser to use, or None.

    Args:
        named: A path or the name of a program; None: the first of `NAMES` there is.
    """
    if named is not None:
        return shutil.which(str(Path(named).expanduser()))
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for path in _BUNDLES if path.exists()), None)


class ChromiumProcess:
    """Starts and ends the browser; at most one runs.

    Args:
        named: A path or name to use, ``off``, or None for what is found.
        sandbox: Whether Chromium's own sandbox is used; as root it never is.
        flags: More of Chromium's switches; for tests.
    """

    def __init__(
        self, named: str | None = None, *, sandbox: bool = True, flags: Sequence[str] = ()
    ) -> None:
        self._named = named
        self._sandbox = sandbox and not _is_root()
        self._flags = (*FLAGS, *flags)
        self._starting: asyncio.Task[Browser] | None = None
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self.starts = 0
        """How often a browser was started."""

    async def browser(self) -> Browser:
        """Return the running browser; start one where none runs.

        A start belongs to nobody who waits for it: where they are cancelled, it goes on, and the
        browser is there for the next page, or for `close`.

        Raises:
            BrowserUnavailable: There is none, or it does not start.
        """
        if self._starting is None:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            self._starting = asyncio.create_task(self._restarted())
            self._starting.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(self._starting)

    async def close(self) -> None:
        """End the browser, if one runs or starts."""
        starting = self._starting
        if starting is not None:
            starting.cancel()
            await asyncio.wait({starting})
        await self._end()

    async def _restarted(self) -> Browser:
        try:
            await self._end()
            self._browser = await self._start()
        except asyncio.CancelledError as cancelled:
            # Only `close` cancels it; whoever waits for a page is not cancelled by that.
            raise BrowserUnavailable("the browser was closed while it started") from cancelled
        else:
            return self._browser
        finally:
            self._starting = None

    async def _start(self) -> Browser:
        if self._named == OFF:
            raise BrowserUnavailable(
                "the browser is switched off (BUDDY_CHROMIUM=off)", setting="BUDDY_CHROMIUM"
            )
        path = find_program(self._named)
        if path is None and self._named is not None:
            raise BrowserUnavailable(
                f"BUDDY_CHROMIUM names {self._named}, and there is no such program: correct it, "
                f"or unset it and {_INSTALL}",
                setting="BUDDY_CHROMIUM",
            )
        try:
            return await self._launched(path)
        except (Error, OSError) as problem:
            await self._end()
            _log.warning("Chromium (%s) did not start: %s", path, problem)
            hint = (
                "; where its sandbox cannot work, in a container for instance, set "
                "BUDDY_CHROMIUM_SANDBOX=false"
                if self._sandbox
                else ""
            )
            raise BrowserUnavailable(
                f"Chromium ({path or 'of Playwright'}) did not start; the server's log has its "
                f"words{hint}"
            ) from problem
        except (BrowserUnavailable, asyncio.CancelledError):
            await self._end()
            raise

    async def _launched(self, path: str | None) -> Browser:
        self._playwright = await self._driver()
        browser = await self._playwright.chromium.launch(
            executable_path=path or _playwrights_own(self._playwright),
            args=list(self._flags),
            chromium_sandbox=self._sandbox,
            timeout=START_SECONDS * 1000,
            # Buddy decides when the browser ends, not the terminal.
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
        self.starts += 1
        return browser

    async def _driver(self) -> Playwright:
        """Start Playwright's driver. Its own start leaves a process behind when it is cut off."""
        starting = asyncio.ensure_future(async_playwright().start())
        try:
            async with asyncio.timeout(START_SECONDS):
                return await asyncio.shield(starting)
        except (asyncio.CancelledError, TimeoutError):
            await asyncio.wait({starting}, timeout=_CLOSE_SECONDS)
            if not starting.done():
                starting.add_done_callback(_stopped)
            elif starting.exception() is None:
                self._playwright = starting.result()  # for `_end`
            raise

    async def _end(self) -> None:
        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        # A browser that died, or a driver that a terminal's interrupt reached first, cannot answer.
        with suppress(Error, OSError, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                if browser is not None:
                    await browser.close()
        with suppress(Error, OSError, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                if playwright is not None:
                    await playwright.stop()


def _stopped(starting: asyncio.Future[Playwright]) -> None:
    """Stop a driver that came too late, if it came."""
    if not starting.cancelled() and starting.exception() is None:
        stopping = asyncio.ensure_future(starting.result().stop())
        stopping.add_done_callback(lambda done: done.cancelled() or done.exception())


def _playwrights_own(playwright: Playwright) -> str:
    """Return the browser that ``playwright install chromium`` put there.

    Raises:
        BrowserUnavailable: There is none either.
    """
    path = playwright.chromium.executable_path
    if not path or not Path(path).exists():
        raise BrowserUnavailable(f"no Chromium was found on this machine: {_INSTALL}")
    return path


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
