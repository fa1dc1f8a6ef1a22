"""Track a page for changes on a schedule, over a page that is really served."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Any

from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.lifecycle import MissionStatus
from local_site import LocalSite, fetcher
from recipe_worlds import propose, recipe_world
from schedule_worlds import HOUR, TO_ELEVEN, hourly, later, made_by
from worlds import World, make_world


def serve(site: LocalSite, price: str, etag: str) -> None:
    body = f"<html><head><title>Bonsai</title></head><body><p>Lego 10281</p><p>{price}</p></body>"
    site.page("/item", body.encode(), headers=f'ETag: "{etag}"\r\n')


async def records(world: World, schedule: Any) -> list[ExecutionRecord]:
    missions = await made_by(world, schedule)
    assert all(each.metadata["recipe"] == "track-a-page" for each in missions)
    assert all(each.status is MissionStatus.COMPLETED for each in missions)
    found = [each.execution_record for each in missions]
    return [each for each in found if each is not None]


async def test_a_change_is_noticed_and_nothing_new_costs_one_small_answer() -> None:
    async with AsyncExitStack() as stack, LocalSite() as site:

        async def start(*args: Any, **parts: Any) -> World:
            world = make_world(*args, **parts)
            await world.buddy.start()
            stack.push_async_callback(world.buddy.stop)
            return world

        world = await recipe_world(start, fetcher=fetcher(f"127.0.0.1:{site.port}"))
        mission = await propose(world, "track-a-page", url=site.url("/item"))
        request = hourly(world.clock.now())
        schedule = await world.buddy.schedules.create(
            world.user, mission.mission_id, request, "api"
        )
        mission = await world.get(mission)
        await world.buddy.approvals.approve(world.user, mission.mission_id, mission.revision, "api")
        serve(site, "Price 49.99", "v1")
        await later(world, TO_ELEVEN)
        # The server says that nothing changed, in an answer without a body.
        page = site.answers["/item"]
        site.page("/item", b"", status="304 Not Modified", content_type=None)
        await later(world, HOUR)
        serve(site, "Price 44.50", "v2")
        await later(world, HOUR)
        first, same, changed = await records(world, schedule)
        assert "nothing to compare with" in (first.result_summary or "")
        assert same.result_summary == (
            "Bonsai: nothing changed since 2026-01-15 11:00 UTC; "
            "the server said so and sent no page"
        )
        assert changed.result_summary == (
            "Bonsai: 1 line added, 1 line removed since 2026-01-15 12:00 UTC: “Price 44.50”"
        )
        assert site.requests == ["/item"] * 3, "one request a look"
        assert "if-none-match" not in site.heads[0].lower()
        assert ['if-none-match: "v1"' in head.lower() for head in site.heads[1:]] == [True, True]
        assert site.sent < 2 * len(page) + 200, "the look in the middle cost next to nothing"
        data = changed.execution_result
        assert isinstance(data, dict)
        assert (data["added"], data["removed"]) == (["Price 44.50"], ["Price 49.99"])
        figures = await world.buddy.recipes.runs.figures(world.user, "track-a-page")
        assert (figures.runs, figures.completed) == (3, 3)
