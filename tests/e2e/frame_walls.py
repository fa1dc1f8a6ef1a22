"""Hostile HTML in the dashboard's own preview frame, with nobody having sanitised it.

The frame is the one that the built dashboard makes: its attributes and its document are taken from
a real page and filled with each payload. Every event handler in it is then fired and every link
clicked. A second round in a frame without walls shows that what fires is seen.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.async_api import (
    BrowserContext,
    Error,
    Frame,
    Page,
    Route,
    expect,
)

MARK: Final = "@@the preview@@"
BATCH = 20
_WATCH = """
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => { buddyFired(name); return true; };
"""
_FILL = """([frames, sandbox]) => Promise.all(frames.map(([id, html]) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.name = `hostile ${id}`;
  if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
  frame.onload = done;
  setTimeout(done, 1000);
  frame.srcdoc = html;
  document.body.append(frame);
})))"""
_STIR = """() => {
  for (const each of [...document.querySelectorAll("*")].slice(0, 400)) {
    for (const name of each.getAttributeNames())
      if (/^on/i.test(name)) each.dispatchEvent(new Event(name.slice(2).toLowerCase()));
    if (/^(a|area|button|input|summary|set|animate)$/i.test(each.localName))
      each.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    if (each.localName === "form") try { each.requestSubmit(); } catch {}
  }
}"""
UNWALLED = "allow-scripts allow-forms allow-popups allow-modals"
"""A frame of a foreign origin that lets everything run: what the control uses."""


@dataclass(slots=True)
class Walls:
    """The frame of a dashboard, and what came through it."""

    sandbox: str
    document: str
    """The frame's document around `MARK`."""
    fired: set[str] = field(default_factory=set[str])

    async def try_all(
        self, page: Page, payloads: Sequence[tuple[str, str]], *, walled: bool = True
    ) -> set[str]:
        """Return the payloads of which a script ran."""
        self.fired.clear()
        for start in range(0, len(payloads), BATCH):
            part = payloads[start : start + BATCH]
            around = self.document if walled else f"<!doctype html><body>{MARK}</body>"
            filled = [(name, around.replace(MARK, html)) for name, html in part]
            await page.evaluate(_FILL, [filled, self.sandbox if walled else UNWALLED])
            for frame in page.frames:
                if frame.name.startswith("hostile "):
                    await _stir(frame)
            await page.evaluate("document.querySelectorAll('iframe').forEach((f) => f.remove())")
        return set(self.fired)


async def _stir(frame: Frame) -> None:
    with contextlib.suppress(Error, TimeoutError):  # it may have led its frame elsewhere
        await asyncio.wait_for(frame.evaluate(_STIR), 5)


async def walls_of(page: Page, address: str) -> Walls:
    """Open a mission's page and return the frame that it shows a document in."""

    async def as_document(route: Route) -> None:
        answer = await route.fetch()
        body: dict[str, Any] = {**(await answer.json()), "kind": "document", "html": MARK}
        await route.fulfill(response=answer, json=body)

    await page.route("**/artifacts/*/preview*", as_document)
    await page.goto(address)
    frame = page.locator("iframe.preview-frame")
    await expect(frame).to_be_visible(timeout=20_000)
    sandbox, document = await frame.get_attribute("sandbox"), await frame.get_attribute("srcdoc")
    assert sandbox is not None
    assert document is not None
    assert document.count(MARK) == 1
    return Walls(sandbox=sandbox, document=document)


async def watched(context: BrowserContext, walls: Walls) -> Page:
    """Return an empty page that tells the walls what runs in its frames and what they open.

    It lacks the dashboard's own policy, which a frame would inherit: that would be a wall more.
    """

    def fired(source: dict[str, Any], _name: str) -> None:
        walls.fired.add(source["frame"].name or f"opened {source['frame'].url}")

    await context.expose_binding("buddyFired", fired)
    await context.add_init_script(_WATCH)
    return await context.new_page()
