"""Hostile HTML in a preview: the sanitiser alone holds, and so does the frame alone."""

from __future__ import annotations

import pytest
from frame_walls import walls_of, watched
from playwright.async_api import Browser
from served_buddy import Served
from test_story import run_by_api

from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.testing.conformance.rendering import DANGEROUS

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

CLICKED = [
    '<a href="javascript:alert(1)">x</a>',
    '<a href="javascript:alert(1)" target="_blank">x</a>',
    '<base href="javascript:/" target="_top"><a href="alert(1)">x</a>',
    '<form action="javascript:alert(1)" target="_blank"><button>x</button></form>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<button onclick="alert(1)">x</button>',
]

SURE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>text</p>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<details open ontoggle=alert(1)>x</details>",
]
"""What runs in every browser that is let."""


async def test_each_wall_holds_alone(browser: Browser, served: Served) -> None:
    mission_id = await run_by_api(served, "what is 2^10?")
    walls = await walls_of(await browser.new_page(), f"{served.page}/?mission={mission_id}")
    context = await browser.new_context()
    page = await watched(context)
    vectors = {str(n): html for n, html in enumerate([*DANGEROUS, *CLICKED])}
    sure = {name for name, html in vectors.items() if html in SURE}
    ran = await walls.try_all(page, list(vectors.items()), walled=False, sure=sure)
    hostile = [(name, html) for name, html in vectors.items() if f"hostile {name}" in ran]
    assert {vectors[name] for name, _ in hostile} >= set(SURE)
    sanitised = [(name, MarkdownRenderer().safe(html)) for name, html in hostile]
    assert await walls.try_all(page, sanitised, walled=False) == set()
    assert (
        await walls.try_all(page, [*hostile, *((f"c{n}", html) for n, html in enumerate(CLICKED))])
        == set()
    )
    await context.close()
