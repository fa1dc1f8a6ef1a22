"""What every adapter of the browser port must do.

Subclass `BrowserSuite` in a test module and override the fixtures `browser` and `places`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from dataclasses import dataclass

import pytest

from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed, WarrantExceeded
from buddy.ports.browser import Browser
from buddy.ports.fetcher import permit_all

WRITTEN = "These words were written by a script."
OK, NOT_FOUND = 200, 404
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The addresses that the suite opens, on a site at `inside`."""

    inside: str
    """A host."""
    outside: str
    """Another one, which answers too."""
    scripted: str
    """A page with the title "Scripted" whose script writes `WRITTEN` into it. It loads one thing
    from `outside`."""
    moved: str
    """Redirects to `scripted`."""
    leading_out: str
    """Redirects to a page at `outside`."""
    running_out: str
    """A page whose script goes on to a page at `outside`."""
    error: str
    """A page that comes with the status 404 and the title "Nothing here"."""
    silent: str
    """Nobody answers there."""


class BrowserSuite:
    """Everything that the browser port promises."""

    @pytest.fixture
    def browser(self) -> Browser:
        """Return the adapter."""
        raise NotImplementedError("override the fixture `browser`")

    @pytest.fixture
    def places(self) -> Places:
        """Return the addresses that it can open."""
        raise NotImplementedError("override the fixture `places`")

    async def test_a_page_is_shown_after_its_scripts(
        self, browser: Browser, places: Places
    ) -> None:
        hosts: list[str] = []
        page = await browser.open(places.moved, Scope(), hosts.append, screenshot=True)
        assert (page.url, page.status, page.title) == (places.scripted, OK, "Scripted")
        assert WRITTEN in page.html
        assert page.redirects == (places.moved,)
        assert page.screenshot is not None
        assert page.screenshot.startswith(_PNG)
        assert page.blocked == {}
        assert set(hosts) == {places.inside, places.outside}

    async def test_what_a_page_loads_from_elsewhere_is_left_out_and_counted(
        self, browser: Browser, places: Places
    ) -> None:
        scope = Scope(allowed_domains=(places.inside,))
        page = await browser.open(places.scripted, scope, permit_all)
        assert WRITTEN in page.html
        assert page.screenshot is None
        assert set(page.blocked) == {places.outside}
        assert page.blocked[places.outside] >= 1

    async def test_a_page_that_leads_out_of_the_domains_is_refused(
        self, browser: Browser, places: Places
    ) -> None:
        scope = Scope(allowed_domains=(places.inside,))
        for url in (places.leading_out, places.running_out):
            with pytest.raises(EgressDenied, match=places.outside):
                await browser.open(url, scope, permit_all)

    async def test_what_the_permit_says_comes_out_as_it_is(
        self, browser: Browser, places: Places
    ) -> None:
        refusal = WarrantExceeded("not approved", deviation={"kind": "domain"})

        def permit(host: str) -> None:
            if host == places.outside:
                raise refusal

        with pytest.raises(WarrantExceeded) as refused:
            await browser.open(places.leading_out, Scope(), permit)
        assert refused.value is refusal

    async def test_a_page_outside_the_domains_is_not_opened(
        self, browser: Browser, places: Places
    ) -> None:
        for scope in (
            Scope(allowed_domains=()),
            Scope(allowed_domains=(places.outside,)),
            Scope(blocked_domains=(places.inside,)),
        ):
            with pytest.raises(EgressDenied, match=places.inside):
                await browser.open(places.scripted, scope, permit_all)

    @pytest.mark.parametrize(
        "url",
        [
            "file:///etc/passwd",
            "data:text/html,<p>x",
            "javascript:alert(1)",
            "chrome://version",
            "about:blank",
            "view-source:http://example.org/",
            "ftp://example.org/",
            "http://user:secret@example.org/",
            "no address",
        ],
    )
    async def test_only_addresses_of_the_web_are_opened(self, browser: Browser, url: str) -> None:
        with pytest.raises(EgressDenied):
            await browser.open(url, Scope(), permit_all)

    async def test_an_error_page_is_a_page(self, browser: Browser, places: Places) -> None:
        page = await browser.open(places.error, Scope(), permit_all)
        assert (page.status, page.title) == (NOT_FOUND, "Nothing here")

    async def test_a_site_that_does_not_answer_is_said(
        self, browser: Browser, places: Places
    ) -> None:
        with pytest.raises(ToolExecutionFailed, match="no connection to"):
            await browser.open(places.silent, Scope(), permit_all)

    async def test_it_can_be_closed_and_used_again(self, browser: Browser, places: Places) -> None:
        await browser.close()
        await browser.close()
        page = await browser.open(places.error, Scope(), permit_all)
        assert page.status == NOT_FOUND
