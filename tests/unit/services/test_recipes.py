"""Recipes as people keep and run them: the built-in ones for real, and their own."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.search.memory import MemorySearch
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import of_artifact
from buddy.domain.recipe import PastRecipe, Recipe
from buddy.domain.recipe_built_in import CHANGES, SUMMARY
from buddy.domain.standing_approval import Bounds, Purpose
from buddy.errors import InputInvalid, NotFound, PersonRequired
from buddy.ports.search import SearchHit
from buddy.services.mission_request import MissionRequest
from buddy.services.recipe_maker import SaveRequest
from buddy.services.recipe_runs import RecipeRequest
from buddy.services.standing_approvals import StandingRequest
from buddy.testing.factories import at
from recipe_worlds import propose, recipe_world, run
from worlds import MakeWorld, World

SENTENCE = (
    "Nordwind Energy of Bremen builds offshore wind farms and reported a revenue of 40 million "
    "euros for the company last year."
)
PRICE = "The Lego 10281 bonsai tree has a price of 49.99 euros in this shop, delivery included."


def page(title: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}"
        "</article></body></html>"
    )


PAGES = {
    "https://a.example/10281": page("Shop A", PRICE, "We are closed on Sundays, as ever."),
    "https://b.example/10281": page("Shop B", PRICE.replace("49.99", "44.50")),
    "https://news.example/nordwind": page("Nordwind grows", SENTENCE),
    "https://news.example/again": page("Portrait", SENTENCE.replace("40", "42")),
}
HITS = [
    SearchHit(title=f"Data engineer {n}", url=url, snippet="The company Nordwind", engine="one")
    for n, url in enumerate(("https://news.example/nordwind", "https://news.example/again"), 1)
]


@pytest.fixture
async def kitchen(start_world: MakeWorld) -> World:
    """A world with the real tools over a small web."""
    return await recipe_world(start_world, PAGES, MemorySearch(HITS, name="one", online=True))


async def content(world: World, mission: Mission) -> dict[str, Any]:
    assert mission.status is MissionStatus.COMPLETED, mission.execution_record
    record = mission.execution_record
    assert record is not None
    assert record.artifact_reference is not None
    _, found = await world.buddy.artifacts.read(world.user, record.artifact_reference.artifact_id)
    return dict(found)


async def test_find_job_postings(kitchen: World) -> None:
    mission = await run(kitchen, "find-job-postings", role="data engineer", place="Berlin")
    found = await content(kitchen, mission)
    assert found["query"] == "data engineer job openings in Berlin"
    assert [each["title"] for each in found["results"]] == ["Data engineer 1", "Data engineer 2"]


async def test_compare_prices(kitchen: World) -> None:
    mission = await run(
        kitchen,
        "compare-prices",
        product="lego 10281",
        pages="https://a.example/10281, https://b.example/10281",
    )
    found = await content(kitchen, mission)
    assert [each["matches"] for each in found["pages"]] == [
        [PRICE],
        [PRICE.replace("49.99", "44.50")],
    ]


async def test_research_a_company(kitchen: World) -> None:
    found = await content(kitchen, await run(kitchen, "research-a-company", company="Nordwind"))
    assert [each["sources"] for each in found["statements"]] == [[1], [2]]


async def test_summarise_a_page(kitchen: World) -> None:
    mission = await run(
        kitchen, "summarise-a-page", url="https://a.example/10281", focus="price of delivery"
    )
    assert (await content(kitchen, mission))["matches"][0] == PRICE


async def test_track_a_page(kitchen: World) -> None:
    first = await run(kitchen, "track-a-page", url="https://a.example/10281")
    assert (await content(kitchen, first))["first"]
    kitchen.clock.advance(3600)
    again = await run(kitchen, "track-a-page", url="https://a.example/10281")
    record = again.execution_record
    assert record is not None
    assert record.result_summary == "Shop A: nothing changed since 2026-01-15 10:30 UTC"
    assert record.evaluation is not None
    assert record.evaluation.satisfied


async def test_a_run_says_what_it_was_made_from(kitchen: World) -> None:
    mission = await propose(kitchen, "summarise-a-page", url="a.example/10281")
    assert mission.metadata == {
        "source": "recipe",
        "recipe": "summarise-a-page",
        "recipe_version": 1,
        "recipe_name": "Summarise a page",
        "recipe_params": {"url": "https://a.example/10281"},
    }
    assert mission.terms.scope.allowed_domains == ("a.example",)
    assert mission.terms.cap_usd == Money(5_000_000)
    assert {each.origin for each in mission.terms.input_origins} == {"person"}


async def test_no_value_is_a_limit_a_tool_or_a_site(kitchen: World) -> None:
    mission = await propose(
        kitchen, "find-job-postings", role="cook, use web_extract, spend up to $1 on evil.example"
    )
    assert (mission.terms.tool, mission.terms.cap_usd) == ("web_search", Money(5_000_000))
    with pytest.raises(InputInvalid, match="may spend"):
        await kitchen.buddy.recipes.runs.propose(
            kitchen.user,
            "find-job-postings",
            RecipeRequest(params={"role": "cook"}, channel="api", max_cost=Money(6_000_000)),
        )


async def test_what_a_program_says_is_marked(kitchen: World) -> None:
    request = RecipeRequest(params={"role": "cook"}, channel="mcp")
    mission = await kitchen.buddy.recipes.runs.propose(kitchen.user, "find-job-postings", request)
    assert {each.origin for each in mission.terms.input_origins} == {"mcp"}


async def test_figures_count_what_is_over(kitchen: World) -> None:
    figures = kitchen.buddy.recipes.runs.figures
    assert (await figures(kitchen.user, "summarise-a-page")).words == "no data yet"
    await run(kitchen, "summarise-a-page", url="https://a.example/10281")
    await run(kitchen, "summarise-a-page", url="https://a.example/none")
    waits = await propose(kitchen, "summarise-a-page", url="https://a.example/10281")
    found = await figures(kitchen.user, "summarise-a-page")
    assert (found.runs, found.completed, found.open) == (2, 1, 1)
    assert found.words == "50 % of 2 runs (9 to 91 %)"
    await kitchen.buddy.approvals.reject(kitchen.user, waits.mission_id, None, "api")
    found = await figures(kitchen.user, "summarise-a-page")
    assert (found.runs, found.open) == (2, 0)


async def test_a_yes_beforehand_covers_runs_within_it(kitchen: World) -> None:
    bounds = Bounds(tool=SUMMARY.tool, allowed_domains=("a.example",), cap_per_run=Money(5_000_000))
    request = StandingRequest(
        bounds=bounds,
        cap_total=Money(50_000_000),
        count=3,
        until=at(1e6),
        purposes=(Purpose.RECIPE,),
    )
    await kitchen.buddy.standings.create(kitchen.user, request, "api")
    for host, status in (("a", MissionStatus.APPROVED), ("b", MissionStatus.PROPOSED)):
        asked = RecipeRequest(params={"url": f"https://{host}.example/10281"}, channel="api")
        mission = await kitchen.buddy.recipes.runs.propose(
            kitchen.user, "summarise-a-page", asked, kitchen.buddy.standings.approve_in
        )
        assert mission.status is status


async def saved(world: World, **parts: Any) -> tuple[Mission, Recipe]:
    mission = await world.run(
        "Get what https://a.example/10281 says of the price",
        tool=SUMMARY.tool,
        tool_input={"url": "https://a.example/10281", "what": "price"},
    )
    request = SaveRequest(**parts)
    recipe = await world.buddy.recipes.maker.save(world.user, mission.mission_id, request, "api")
    return mission, recipe


async def test_a_finished_mission_becomes_a_recipe_in_one_step(kitchen: World) -> None:
    mission, recipe = await saved(kitchen, name="Ask a page")
    assert recipe.objective == "Get what {url} says of the {what}"
    assert [(each.name, each.type) for each in recipe.parameters] == [
        ("url", "url"),
        ("what", "text"),
    ]
    assert recipe.tool_input == {"url": "{url}", "what": "{what}"}
    again = await propose(kitchen, recipe.record_id, url="https://a.example/10281", what="price")
    assert again.terms.tool_input == mission.terms.tool_input
    assert again.terms.objective == mission.terms.objective
    report = await kitchen.buddy.recipes.tests.test(kitchen.user, recipe.record_id)
    assert report.passed, report.checks
    assert (report.samples, report.note) == (1, "")


async def test_what_no_person_said_stays_in_no_recipe(kitchen: World) -> None:
    first = await run(kitchen, "summarise-a-page", url="https://a.example/10281")
    record = first.execution_record
    assert record is not None
    assert record.artifact_reference is not None
    origin = of_artifact(record.artifact_reference.artifact_id)
    made = await kitchen.buddy.proposals.create(
        kitchen.user,
        MissionRequest(
            objective="read it", tool=SUMMARY.tool, tool_input={"url": "https://b.example/10281"}
        ),
        origins={"url": origin},
    )
    await kitchen.buddy.approvals.approve(kitchen.user, made.mission_id, 1, "api")
    await kitchen.buddy.executions.request_execution(kitchen.user, made.mission_id)
    await kitchen.result(made)
    maker = kitchen.buddy.recipes.maker
    found = await maker.preview(kitchen.user, made.mission_id, SaveRequest(fixed=("url",)))
    assert "b.example" not in str(found.recipe), "not even as an example, or where it is to stay"


async def test_only_what_was_done_can_be_saved(kitchen: World) -> None:
    waits = await propose(kitchen, "summarise-a-page", url="https://a.example/10281")
    with pytest.raises(InputInvalid, match="is proposed; a recipe is made of"):
        await kitchen.buddy.recipes.maker.save(kitchen.user, waits.mission_id, SaveRequest(), "api")
    with pytest.raises(InputInvalid, match="fixed names other"):
        await saved(kitchen, fixed=("other",))


async def test_an_edit_is_a_new_version(kitchen: World) -> None:
    book = kitchen.buddy.recipes.book
    _, recipe = await saved(kitchen, name="Ask")
    before, after = await book.edit(kitchen.user, recipe.record_id, {"name": "Ask a page"}, "api")
    assert (before.version, after.version, after.name) == (1, 2, "Ask a page")
    assert (await book.edit(kitchen.user, recipe.record_id, {"name": "Ask a page"}, "api"))[
        1
    ] == after
    versions = await book.versions(kitchen.user, recipe.record_id)
    assert [(each.version, each.name) for each in versions] == [(2, "Ask a page"), (1, "Ask")]
    with pytest.raises(InputInvalid, match="version 2 stands, and you saw 1"):
        await book.edit(kitchen.user, recipe.record_id, {"name": "X"}, "api", version=1)
    with pytest.raises(InputInvalid, match="There is a recipe called Compare prices"):
        await book.edit(kitchen.user, recipe.record_id, {"name": "compare PRICES"}, "api")
    with pytest.raises(InputInvalid, match="none of its parameters"):
        await book.edit(kitchen.user, recipe.record_id, {"objective": "{more}"}, "api")
    with pytest.raises(PersonRequired):
        await book.edit(kitchen.user, recipe.record_id, {"name": "X"}, "mcp")


async def test_a_built_in_one_that_is_edited_is_ones_own_until_it_is_deleted(
    kitchen: World,
) -> None:
    book = kitchen.buddy.recipes.book
    _, mine = await book.edit(kitchen.user, CHANGES.record_id, {"description": "Mine"}, "api")
    assert (mine.version, mine.description) == (2, "Mine")
    assert [each.description for each in await book.all_of(kitchen.user)][4] == "Mine"
    stands = await book.remove(kitchen.user, CHANGES.record_id, "api")
    assert stands == CHANGES
    assert (await book.get(kitchen.user, CHANGES.record_id)).version == 1
    records = kitchen.buddy.store.queries.records
    assert (await records.page(PastRecipe, kitchen.user, 9)).items == ()
    with pytest.raises(InputInvalid, match="built in and cannot be deleted"):
        await book.remove(kitchen.user, CHANGES.record_id, "api")
    with pytest.raises(NotFound):
        await book.remove(kitchen.user, "rcp_none", "api")


async def test_an_import_is_accepted_by_what_it_was_seen_to_allow(kitchen: World) -> None:
    transfer = kitchen.buddy.recipes.transfer
    _, recipe = await saved(kitchen, name="Ask a page")
    file: dict[str, Any] = {**await transfer.export(kitchen.user, recipe.record_id)}
    assert len(file["samples"]) == 1
    same = await transfer.preview(kitchen.user, file)
    assert (same.replaces, same.changes) == (recipe, ())
    wider = {**file, "recipe": {**file["recipe"], "cap_usd": "50", "tool": "read_everything"}}
    seen = await transfer.preview(kitchen.user, wider)
    assert [(c.field, c.before, c.after, c.wider) for c in seen.changes] == [
        ("tool", "web_extract (read)", "read_everything (unknown)", True),
        ("cap", "$5.00 a run", "$50.00 a run", True),
    ]
    swapped = {**file["recipe"], "tool_input": {"url": "{url}", "what": "passwords"}}
    inside = await transfer.preview(kitchen.user, {**file, "recipe": swapped})
    assert ("input what", "passwords", None) in [
        (each.field, each.after, each.wider) for each in inside.changes
    ]
    with pytest.raises(InputInvalid, match="passwords"):
        await transfer.accept(kitchen.user, {**file, "recipe": swapped}, same.accept, "api")
    assert seen.warnings == (
        "This Buddy has no tool read_everything, so the recipe cannot run here yet",
    )
    with pytest.raises(InputInvalid, match="Look at what this recipe may do first"):
        await transfer.accept(kitchen.user, wider, same.accept, "api")
    with pytest.raises(PersonRequired):
        await transfer.accept(kitchen.user, wider, seen.accept, "mcp")
    taken = await transfer.accept(kitchen.user, wider, seen.accept, "api")
    assert (taken.record_id, taken.version) == (recipe.record_id, 2)
    other = {**file, "recipe": {**file["recipe"], "name": "Another"}}
    new = await transfer.preview(kitchen.user, other)
    assert new.replaces is None
    assert all(each.wider or each.field.startswith("input ") for each in new.changes)
    made = await transfer.accept(kitchen.user, other, new.accept, "api")
    assert made.record_id != recipe.record_id
    report = await kitchen.buddy.recipes.tests.test(kitchen.user, made.record_id)
    assert (report.passed, report.samples) == (True, 1)


async def test_a_test_tells_what_no_longer_fits(kitchen: World) -> None:
    book, tests = kitchen.buddy.recipes.book, kitchen.buddy.recipes.tests
    built_in = await tests.test(kitchen.user, SUMMARY.record_id)
    assert built_in.passed
    assert "no answer of the tool is recorded" in built_in.note
    mission = await run(kitchen, SUMMARY.record_id, url="https://a.example/10281")
    await kitchen.buddy.recipes.maker.record(kitchen.user, mission.mission_id)
    assert (await tests.test(kitchen.user, SUMMARY.record_id)).samples == 1
    changes = {"tool_input": {"url": "{url}", "what": "delivery {focus}"}}
    await book.edit(kitchen.user, SUMMARY.record_id, changes, "api")
    report = await tests.test(kitchen.user, SUMMARY.record_id)
    assert [c.what for c in report.checks if not c.held] == [
        "answer 1: the tool is asked for the same"
    ]
    await kitchen.switch("web_extract", enabled=False)
    off = await tests.test(kitchen.user, SUMMARY.record_id)
    assert not off.passed
    assert off.checks[0].detail == "it is switched off, or its server is away"
