"""What a screen needs stands in the page's head, and nothing that was not in its address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from web_site import Site

from buddy.web import pages
from buddy.web.early import screens_of, with_early

PAGE = "<!doctype html><html><head><title>Buddy</title></head><body></body></html>"
BUILT = [
    {"address": "/", "scripts": [], "styles": [], "reads": ["/inbox?limit=1"]},
    {
        "address": "/?mission={mission}",
        "scripts": ["/assets/MissionPage-a.js"],
        "styles": ["/assets/MissionPage-a.css"],
        "reads": ["/missions/{mission}", "/missions?limit=20&q=x"],
    },
    {
        "address": "/chat/{session}",
        "scripts": ["/assets/ChatPage-a.js"],
        "styles": [],
        "reads": ["/conversation/sessions/{session}/messages?limit=40"],
    },
    {"address": "/missions", "scripts": ["/assets/M-a.js"], "styles": [], "reads": ["/missions"]},
]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "early.json").write_text(json.dumps(BUILT))
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    return tmp_path


def head(built: Path, path: str, query: str = "") -> str:
    page = with_early(PAGE, screens_of(built / "early.json"), path, query)
    return page.partition("<title>Buddy</title>")[2].partition("</head>")[0]


def test_a_mission_is_read_beside_the_script(built: Path) -> None:
    found = head(built, "/", "mission=m_abc-123")
    assert '<link rel="modulepreload" crossorigin href="/assets/MissionPage-a.js">' in found
    assert '<link rel="stylesheet" crossorigin href="/assets/MissionPage-a.css">' in found
    assert '<link rel="preload" as="fetch" crossorigin href="/missions/m_abc-123">' in found
    assert 'href="/missions?limit=20&amp;q=x"' in found


def test_a_conversation_is_named_by_the_path(built: Path) -> None:
    assert 'href="/conversation/sessions/s_1/messages?limit=40"' in head(built, "/chat/s_1")


def test_other_filters_read_something_else(built: Path) -> None:
    found = head(built, "/missions", "status=failed")
    assert "modulepreload" in found
    assert "as=" not in found


@pytest.mark.parametrize(
    "query", ["mission=..%2Fbudgets", "mission=%22%3E%3Cscript%3E", "mission=", "mission=a%2Fb"]
)
def test_what_is_no_identifier_reads_nothing(built: Path, query: str) -> None:
    assert head(built, "/", query) == ""


def test_an_address_that_is_no_screen_gets_the_page_as_it_is(built: Path) -> None:
    assert head(built, "/elsewhere") == ""
    assert with_early(PAGE, screens_of(built / "none.json"), "/", "") == PAGE


@pytest.mark.usefixtures("built")
async def test_the_page_comes_with_it(site: Site) -> None:
    page = await site.get("/?mission=m_1", headers={"accept": "text/html"})
    assert 'href="/missions/m_1"' in page.text
    assert page.headers["cache-control"] == "no-cache"
    screen = await site.get("/missions", headers={"accept": "text/html"})
    assert 'href="/assets/M-a.js"' in screen.text
