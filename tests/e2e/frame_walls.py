"""Hostile HTML in the dashboard's own preview frame, with nobody having sanitised it.

The frame is the one that the built dashboard makes: its attributes and its document are taken from
a real page and filled with each payload. Every event handler in it is then fired and every link
clicked. A second round in a frame without walls shows that what fires is seen.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
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
if (top === window) {
  window.fired = [];
  addEventListener("message", (each) => fired.push(each.data.fired));
}
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => {
    (opener ?? top).postMessage({ fired: window.name || `a page opened: ${location.href}` }, "*");
    return true;
  };
"""
# The browser may give a frame its first script after the document's own have run: in a frame that
# lets scripts run, the one before the payload is there in time.
_BEFORE = f"<script>{_WATCH}</script>"
_FILL = """([frames, sandbox]) => Promise.all(frames.map(([id, html]) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.name = `hostile ${id}`;
  if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
  frame.onload = done;
  setTimeout(done, 20000);
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
ROUNDS: Final = 50
"""How often a frame is stirred until what is sure to run has run: a busy browser tells late of a
frame that it has, and of what came out of it."""
UNWALLED = "allow-scripts allow-forms allow-popups allow-modals"
"""A frame of a foreign origin that lets everything run: what the control uses."""


@dataclass(slots=True)
class Walls:
    """The frame of a dashboard, and what came through it."""

    sandbox: str
    document: str
    """The frame's document around `MARK`."""

    async def try_all(
        self,
        page: Page,
        payloads: Sequence[tuple[str, str]],
        *,
        walled: bool = True,
        sure: Collection[str] = (),
    ) -> set[str]:
        """Return the payloads of which a script ran; stir until those ran that are sure to."""
        fired = set[str]()
        for start in range(0, len(payloads), BATCH):
            part = payloads[start : start + BATCH]
            around = self.document if walled else f"<!doctype html><body>{MARK}</body>"
            filled = [(name, around.replace(MARK, _BEFORE + html)) for name, html in part]
            await page.evaluate(_FILL, [filled, self.sandbox if walled else UNWALLED])
            due = {f"hostile {name}" for name, _ in part if name in sure}
            for _ in range(ROUNDS):
                fired.update(await _stirred(page))
                if due <= fired:
                    break
            await page.evaluate("document.querySelectorAll('iframe').forEach((f) => f.remove())")
        return fired


async def _stirred(page: Page) -> set[str]:
    """Fire and click all that is in the frames, and return what has run since the last time."""
    frames = [frame for frame in page.frames if frame.name.startswith("hostile ")]
    for frame in frames:
        await _evaluate(frame, _STIR)
    for frame in frames:
        await _evaluate(frame, "0")  # what a click led to ran in an earlier turn than this
    return set(await page.evaluate("fired.splice(0)"))


async def _evaluate(frame: Frame, script: str) -> None:
    with contextlib.suppress(Error, TimeoutError):  # it may have led its frame elsewhere
        await asyncio.wait_for(frame.evaluate(script), 20)


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


async def watched(context: BrowserContext) -> Page:
    """Return an empty page that knows what runs in its frames and in the pages that they open.

    It lacks the dashboard's own policy, which a frame would inherit: that would be a wall more.
    """
    await context.add_init_script(_WATCH)
    return await context.new_page()
