"""web_extract on pages that a script fills: the browser opens what is empty without it."""

from __future__ import annotations

import pytest
from small_web import SHELL, SmallWeb, rendered

from buddy.adapters.tools.page_reader import NEEDS_SCRIPT
from buddy.adapters.tools.web_extract import NO_TEXT, WebExtract
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed, WarrantExceeded
from buddy.ports.fetcher import FetchedPage
from buddy.services.warrant_guard import deviation_of

APP = "https://board.example/app"
TEXT = (
    "The council met on Tuesday and decided to keep the library open on Sundays, as the people "
    "of the town had asked for in a letter that more than two thousand of them had signed."
)
FILLED = f"""<html><head><title>Board</title></head><body><noscript>enable JavaScript</noscript>
<div id="root"><main><h1>Library</h1><p>{TEXT}</p><table><tr><th>Day</th><th>Open</th></tr>
<tr><td>Sunday</td><td>10 to 4</td></tr><tr><td>Monday</td><td>closed</td></tr></table>
<ul><li>Books: 40,000</li><li>Seats: 120</li></ul></main></div></body></html>"""


async def test_an_empty_page_is_read_once_its_script_has_run() -> None:
    web = SmallWeb({APP: SHELL}, {APP: rendered(APP, FILLED)}, {APP: ("https://track.example/p",)})
    result = await web.call(WebExtract(), {"url": APP}, Scope(allowed_domains=("board.example",)))
    data = dict(result.data)
    assert TEXT in str(data["text"])
    assert (data["rendered"], data["blocked_requests"]) == (True, 1)
    assert data["tables"] == [
        {"head": ["Day", "Open"], "rows": [["Sunday", "10 to 4"], ["Monday", "closed"]]}
    ]
    assert ["Books: 40,000", "Seats: 120"] in data["lists"]
    assert result.items > 0
    assert (web.fetched, web.opened) == ([APP], [APP])


async def test_a_page_that_shows_its_text_needs_no_browser() -> None:
    web = SmallWeb({APP: FILLED}, {})
    result = await web.call(WebExtract(), {"url": APP})
    assert result.data["rendered"] is False
    assert web.opened == []


async def test_without_a_browser_it_says_what_to_do() -> None:
    result = await SmallWeb({APP: SHELL}).call(WebExtract(), {"url": APP})
    assert result.items == 0
    assert result.empty_reason == f"{NEEDS_SCRIPT}: this Buddy was set up without a browser"


async def test_a_page_that_stays_empty_is_honest() -> None:
    web = SmallWeb({APP: SHELL}, {APP: rendered(APP, "<html><body></body></html>")})
    result = await web.call(WebExtract(), {"url": APP})
    assert (result.items, result.empty_reason) == (0, NO_TEXT)


async def test_fetching_and_opening_one_address_is_one_page() -> None:
    other = "https://board.example/other"
    web = SmallWeb(
        {APP: SHELL, other: SHELL}, {APP: rendered(APP, FILLED), other: rendered(other, FILLED)}
    )
    result = await web.call(WebExtract(), {"urls": [APP, other]}, Scope(max_pages=2))
    assert result.summary.startswith("2 of 2 pages read")
    assert [pages for _, pages, _ in web.reports] == [1, 2]


async def test_a_script_that_leads_elsewhere_stops_the_call_with_the_difference() -> None:
    led = rendered("https://elsewhere.example/", FILLED, redirects=(APP,))
    web = SmallWeb({APP: SHELL}, {APP: led})
    with pytest.raises(WarrantExceeded, match=r"elsewhere\.example is outside") as refused:
        await web.call(WebExtract(), {"url": APP}, Scope(allowed_domains=("board.example",)))
    deviation = deviation_of(refused.value)
    assert deviation is not None
    assert (deviation.kind, deviation.needed) == ("domain", "elsewhere.example")


async def test_of_several_pages_one_that_the_browser_cannot_show_is_noted() -> None:
    plain = "https://board.example/plain"
    web = SmallWeb({APP: SHELL, plain: FILLED}, {})
    result = await web.call(WebExtract(), {"urls": [APP, plain]})
    assert [page["error"] for page in result.data["pages"]] == [
        "no connection to board.example",
        None,
    ]
    with pytest.raises(ToolExecutionFailed, match="no connection to board"):
        await web.call(WebExtract(), {"url": APP})


async def test_an_error_page_of_the_site_is_no_content() -> None:
    web = SmallWeb({APP: SHELL}, {APP: rendered(APP, FILLED, status=403)})
    with pytest.raises(ToolExecutionFailed, match="HTTP 403 from https://board"):
        await web.call(WebExtract(), {"url": APP})


async def test_the_browser_is_no_way_around_the_domains() -> None:
    moved = FetchedPage(
        url="https://elsewhere.example/app",
        status=200,
        content_type="text/html",
        body=SHELL.encode(),
        redirects=(APP,),
    )
    web = SmallWeb({APP: moved}, {})
    with pytest.raises(EgressDenied):
        await web.call(WebExtract(), {"url": APP}, Scope(allowed_domains=("board.example",)))
    assert web.opened == []
