"""web_extract over pages from memory."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema_rs
import pytest

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.tools.web_extract import MAX_TEXT, NEEDS_SCRIPT, WebExtract
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.passages import passages_about
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.errors import EgressDenied, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.fetcher import FetchedPage
from buddy.ports.tools import ToolContext

_PARAGRAPH = (
    "The harbour of the small town froze over for the first time in forty years, and the fishing "
    "boats stayed where they were until the middle of March."
)
_ARTICLE = f"""<html lang="en"><head><title>Ice in the harbour - The Coast</title>
<meta name="author" content="Ann Lee"><meta property="og:site_name" content="The Coast">
<meta property="article:published_time" content="2024-02-03T08:00:00Z">
<meta property="og:title" content="Ice in the harbour"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Ice in the harbour</h1><p>{_PARAGRAPH}</p><h2>Prices</h2>
<p>Cod became dear: the prices of a kilo went up week after week, as <a href="/cod?x=1#top">the
market list</a> shows, and the co-operative asked the state for help with its fuel bills.</p>
<table><tr><th>Fish</th><th>Price</th></tr><tr><td>Cod</td><td>9.50</td></tr>
<tr><td>Herring</td><td>3.20</td></tr></table>
<ul><li>Boats in the harbour: 41</li><li>Boats at sea: 0</li></ul>
<p>{_PARAGRAPH.replace("forty", "fifty")}</p></article></main>
<footer>Imprint, cookies, contact</footer></body></html>"""
_SHELL = """<html><head><title>Board</title><script src="/app.js"></script></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body>
</html>"""
_SITE = {
    "https://coast.example/ice": _ARTICLE,
    "https://coast.example/short": "<title>Note</title><body><b>Closed today</b></body>",
    "https://coast.example/app": _SHELL,
    "https://coast.example/empty": "<html><body></body></html>",
    "https://coast.example/loading": (
        "<html><body><div>Home</div><div>Loading…</div><script>go()</script></body></html>"
    ),
    "https://coast.example/api": FetchedPage(
        url="https://coast.example/api",
        status=200,
        content_type="application/json",
        body=b'{"cod": 9.5}',
    ),
    "https://coast.example/latin": FetchedPage(
        url="https://coast.example/latin",
        status=200,
        content_type="text/plain",
        body="Fähre".encode("cp1252"),
        charset="cp1252",
    ),
}


async def _extract(
    tool_input: dict[str, object], scope: Scope | None = None
) -> tuple[ToolResult, list[tuple[int, int, str]]]:
    reports: list[tuple[int, int, str]] = []
    tool = WebExtract()
    bounds, fetcher = scope or Scope(), MemoryFetcher(_SITE)
    context = ToolContext(
        user_id=LOCAL_USER,
        mission_id=MissionId("m_1"),
        effect_key=EffectKey("r_1:tool_execution:1"),
        scope=bounds,
        fetch=lambda url, unless=None: fetcher.fetch(url, bounds, unless=unless),
        report=lambda items, pages, message: reports.append((items, pages, message)),
    )
    jsonschema_rs.validate(dict(tool.spec.input_schema), dict(tool_input))
    result = await tool.call(tool_input, context)
    jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
    json.dumps(result.data)
    return result, reports


async def test_an_article_comes_back_with_its_facts() -> None:
    result, reports = await _extract({"url": "https://coast.example/ice"})
    data = dict(result.data)
    text = str(data["text"])
    assert data["title"] == "Ice in the harbour"
    assert (data["author"], data["date"], data["site"]) == ("Ann Lee", "2024-02-03", "The Coast")
    assert _PARAGRAPH in text
    assert "## Prices" in text
    assert "Imprint" not in text
    assert data["word_count"] == pytest.approx(105, abs=10)
    assert data["links"][0] == {"text": "the market list", "url": "https://coast.example/cod?x=1"}
    assert {"text": "News", "url": "https://coast.example/news"} in data["links"]
    assert data["tables"] == [
        {"head": ["Fish", "Price"], "rows": [["Cod", "9.50"], ["Herring", "3.20"]]}
    ]
    assert ["Boats in the harbour: 41", "Boats at sea: 0"] in data["lists"]
    assert (data["pages"], data["truncated"]) == ([], False)
    assert result.summary == (
        f"Ice in the harbour: {data['word_count']} words, 1 list (2 entries), 1 table (2 rows) "
        "from coast.example"
    )
    assert result.items == reports[-1][0] > 4
    assert [source.url for source in result.sources] == ["https://coast.example/ice"]
    assert reports == [(result.items, 1, "page 1 of 1: Ice in the harbour")]


async def test_what_to_look_for_picks_paragraphs() -> None:
    result, _ = await _extract({"url": "https://coast.example/ice", "what": "price of cod"})
    assert str(result.data["matches"][0]).startswith("Cod became dear")


async def test_a_short_page_gives_its_visible_text() -> None:
    result, _ = await _extract({"url": "coast.example/short"})
    assert result.data["url"] == "https://coast.example/short"
    assert result.data["title"] == "Note"
    assert result.data["text"] == "Closed today"
    assert result.empty_reason is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("app", f"{NEEDS_SCRIPT}: this call was given no browser"),
        ("loading", f"{NEEDS_SCRIPT}: this call was given no browser"),
        ("empty", "the page has no readable text"),
    ],
)
async def test_an_empty_page_says_why(path: str, reason: str) -> None:
    result, _ = await _extract({"url": f"https://coast.example/{path}"})
    assert (result.items, result.empty_reason) == (0, reason)
    assert result.summary.endswith(reason)
    assert result.sources == ()


async def test_json_and_text_are_taken_as_they_are() -> None:
    api, _ = await _extract({"url": "https://coast.example/api"})
    latin, _ = await _extract({"url": "https://coast.example/latin"})
    assert api.data["text"] == '{"cod": 9.5}'
    assert latin.data["text"] == "Fähre"


async def test_several_pages_report_one_by_one_and_keep_going() -> None:
    urls = [f"https://coast.example/{path}" for path in ("ice", "missing", "short")]
    result, reports = await _extract({"url": urls[0], "urls": urls, "what": "closed"})
    pages = result.data["pages"]
    assert [page["error"] for page in pages] == [
        None,
        "HTTP 404 from https://coast.example/missing",
        None,
    ]
    assert [(pages_so_far, message) for _, pages_so_far, message in reports] == [
        (1, "page 1 of 3: Ice in the harbour"),
        (2, "page 2 of 3: HTTP 404 from https://coast.example/missing"),
        (3, "page 3 of 3: Note"),
    ]
    assert reports[0][0] < reports[2][0] == result.items
    assert "# Ice in the harbour\n\n" in str(result.data["text"])
    assert str(result.data["text"]).endswith("# Note\n\nClosed today")
    assert result.data["matches"] == ["Closed today"]
    assert result.data["word_count"] == pages[0]["word_count"] + 2
    assert result.summary.startswith("2 of 3 pages read, ")
    assert len(result.sources) == 2


async def test_nothing_readable_of_several_pages_fails_with_the_cause() -> None:
    urls = ["https://coast.example/a", "https://coast.example/b"]
    with pytest.raises(ToolExecutionFailed, match="none of 2 pages could be read: HTTP 404 from"):
        await _extract({"urls": urls})
    with pytest.raises(ToolExecutionFailed, match=r"^HTTP 404 from https://coast\.example/a$"):
        await _extract({"urls": urls[:1]})


async def test_a_page_outside_the_scope_stops_the_call() -> None:
    scope = Scope(allowed_domains=("coast.example",))
    with pytest.raises(EgressDenied, match=r"other\.example is refused"):
        await _extract({"urls": ["https://coast.example/ice", "https://other.example/"]}, scope)


async def test_more_pages_than_the_scope_allows_are_refused_before_the_first() -> None:
    urls = [f"https://coast.example/{number}" for number in range(3)]
    with pytest.raises(ToolInputInvalid, match="3 pages are asked for and the mission's scope all"):
        await _extract({"urls": urls}, Scope(max_pages=2))


async def test_a_call_without_a_page_is_refused() -> None:
    with pytest.raises(ToolInputInvalid, match="needs the address of a page"):
        await _extract({"url": "  "})


async def test_a_long_text_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    long = FetchedPage(
        url="https://coast.example/long",
        status=200,
        content_type="text/plain",
        body=b"x" * (MAX_TEXT + 1),
    )
    monkeypatch.setitem(_SITE, "https://coast.example/long", long)
    result, _ = await _extract({"url": "https://coast.example/long"})
    assert len(str(result.data["text"])) == MAX_TEXT
    assert result.data["truncated"] is True


def test_importing_the_tool_does_not_import_trafilatura() -> None:
    code = (
        "import sys, buddy.adapters.tools.web_extract; "
        "sys.exit(any(name.split('.')[0] in {'trafilatura', 'lxml'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_passages_prefer_rare_words_and_know_plurals() -> None:
    text = "The boats sail.\nThe boats and the nets.\nPrices of nets.\nWeather."
    assert passages_about(text, "price of a net") == ("Prices of nets.",)
    assert passages_about(text, "boats") == ("The boats sail.", "The boats and the nets.")
    assert passages_about(text, "zebra") == ()
    assert passages_about("", "boats") == ()
