"""web_search: who is asked, who answered, and what is said when nobody did."""

from __future__ import annotations

import jsonschema_rs
import pytest

from buddy.adapters.search.memory import MemorySearch
from buddy.adapters.tools.web_search import WebSearch
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.errors import ToolExecutionFailed, ToolInputInvalid
from buddy.ports.search import SearchHit
from buddy.ports.tools import ToolContext

_HITS = tuple(
    SearchHit(
        title=f"Kites {number}",
        url=f"https://kites.example/{number}",
        snippet="How kites fly",
        engine="brave",
        score=1.0 / number,
    )
    for number in range(1, 31)
)
_DOCUMENT = SearchHit(
    title="Building kites", url="library:kites.md", snippet="Paper kites", engine="offline library"
)


def _library(*hits: SearchHit) -> MemorySearch:
    return MemorySearch(hits, name="offline library")


def _online(name: str = "SearXNG (s.example)", *hits: SearchHit) -> MemorySearch:
    return MemorySearch(hits, name=name, online=True)


def _down(name: str = "keyless metasearch") -> MemorySearch:
    return MemorySearch(name=name, online=True, unavailable=f"{name}: no network")


_ANY = Scope()


async def _search(
    tool: WebSearch,
    scope: Scope = _ANY,
    **tool_input: object,
) -> ToolResult:
    context = ToolContext(
        user_id=LOCAL_USER,
        mission_id=MissionId("m_1"),
        effect_key=EffectKey("r_1:tool_execution:1"),
        scope=scope,
        report=lambda _items, _pages, _message: None,
    )
    result = await tool.call(tool_input, context)
    jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
    return result


async def test_the_first_engine_that_finds_something_answers() -> None:
    library = _library(_DOCUMENT)
    result = await _search(WebSearch([library, _down(), _online("B", *_HITS)]), query=" kites ")
    assert result.summary == "8 results from B"
    assert (result.data["engine"], result.data["online"]) == ("B", True)
    assert result.data["results"][0] == {
        "title": "Kites 1",
        "url": "https://kites.example/1",
        "snippet": "How kites fly",
        "engine": "brave",
        "score": 1.0,
    }
    assert result.data["attempts"] == [
        {
            "engine": "keyless metasearch",
            "outcome": "unavailable",
            "reason": "keyless metasearch: no network",
        },
        {"engine": "B", "outcome": "answered", "reason": None},
    ]
    assert result.items == len(result.sources) == 8
    assert library.queries == []


async def test_the_offline_library_answers_when_no_engine_is_reachable() -> None:
    result = await _search(WebSearch([_down(), _library(_DOCUMENT)]), query="kites")
    assert result.summary == "1 result from the offline library; no search engine was reachable"
    assert result.data["online"] is False
    assert result.sources[0].url == "library:kites.md"


async def test_the_summary_does_not_blame_the_network_for_an_empty_answer() -> None:
    result = await _search(WebSearch([_online(), _library(_DOCUMENT)]), query="kites")
    assert result.summary == "1 result from the offline library; the search engines found nothing"


async def test_offline_on_purpose_is_said() -> None:
    result = await _search(WebSearch([_library(_DOCUMENT)]), query="kites")
    assert result.summary == "1 result from the offline library; nothing left this machine"


async def test_an_empty_library_without_a_network_is_an_honest_empty_result() -> None:
    result = await _search(WebSearch([_down(), _library()]), query="kites")
    assert result.items == 0
    assert result.empty_reason == (
        "0 results in the offline library; no search engine reachable "
        "(keyless metasearch: no network)"
    )
    assert result.data["engine"] is None


async def test_an_engine_that_found_nothing_is_named() -> None:
    result = await _search(WebSearch([_online(), _library()]), query="kites")
    assert (
        result.empty_reason == "0 results for 'kites' from SearXNG (s.example) and offline library"
    )


async def test_an_empty_library_without_engines_says_that_search_is_off() -> None:
    result = await _search(WebSearch([_library()]), query="kites")
    assert result.empty_reason == (
        "0 results in the offline library; online search is switched off or not configured"
    )


async def test_nobody_to_ask_is_a_failure_with_every_reason() -> None:
    with pytest.raises(ToolExecutionFailed) as failure:
        await _search(WebSearch([_down("A"), _down("B")]), query="kites")
    assert failure.value.message == "no search engine answered: A: no network; B: no network"
    with pytest.raises(ToolExecutionFailed, match="no search engine answered: none is configured"):
        await _search(WebSearch([]), query="kites")


async def test_the_number_of_results_is_bounded() -> None:
    tool = WebSearch([_online("B", *_HITS)])
    assert (await _search(tool, query="kites", max_results=3)).items == 3
    assert (await _search(tool, query="kites", max_results=99)).items == 20
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(dict(tool.spec.input_schema), {"query": "kites", "max_results": 99})


async def test_an_empty_query_is_refused() -> None:
    with pytest.raises(ToolInputInvalid, match="needs a query"):
        await _search(WebSearch([_library()]), query="  ")


def test_the_proposal_can_name_who_sees_the_query() -> None:
    both = WebSearch([_library(), _online("A"), _online("B")])
    assert both.engines_described == "A, then B; without a network, the offline library"
    assert WebSearch([_online("A")]).engines_described == "A"
    offline = WebSearch([_library()])
    assert offline.engines_described == "the offline library only; nothing leaves this machine"
    assert (both.spec.contacts_network, offline.spec.contacts_network) == (True, False)
    assert WebSearch([]).engines_described == "no search engine is configured"


async def test_results_keep_to_the_sites_of_the_mission() -> None:
    other = SearchHit(title="Kites", url="https://rye.test/a", snippet="Kites", engine="brave")
    tool = WebSearch([_online("B", *_HITS[:2], other), _library(_DOCUMENT)])
    never = await _search(tool, Scope(blocked_domains=("kites.example",)), query="kites")
    assert [hit["url"] for hit in never.data["results"]] == ["https://rye.test/a"]
    assert "2 of sites that this mission keeps away from left out" in never.summary
    only = await _search(tool, Scope(allowed_domains=("none.test",)), query="kites")
    assert (
        only.summary == "0 results for 'kites' on the sites of this mission; 3 elsewhere left out"
    )
    library = WebSearch([_library(_DOCUMENT)])
    kept = await _search(library, Scope(allowed_domains=("none.test",)), query="kites")
    assert kept.items == 1, "what lies on this machine is of no site"


async def test_the_sites_and_the_time_of_a_mission_go_out_with_the_query() -> None:
    online, library = _online("B"), _library(_DOCUMENT)
    scope = Scope(allowed_domains=("a.example", "b.example"), blocked_domains=("c.example",))
    result = await _search(WebSearch([online, library]), scope, query="kites", time_range="week")
    assert online.queries == ["kites (site:a.example OR site:b.example) -site:c.example"]
    assert online.withins == ["week"]
    # What lies on this machine is of no site, and has no date: that is said.
    assert library.queries == ["kites"]
    assert result.summary.endswith("has no dates, so none is chosen by the last week")


async def test_without_bounds_the_query_goes_out_as_it_is() -> None:
    online = _online("B", *_HITS)
    result = await _search(WebSearch([online]), query="kites")
    assert (online.queries, online.withins) == (["kites"], [None])
    assert result.summary == "8 results from B"
