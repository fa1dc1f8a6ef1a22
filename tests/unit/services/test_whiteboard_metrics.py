"""The whiteboard's data, and whether the parts answer."""

from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind
from buddy.errors import StoreUnavailable
from buddy.services.health import Health
from buddy.services.whiteboard_metrics import BOARD_LIMIT
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, MakeWorld, World, one_at_a_time


async def test_an_empty_board(world: World) -> None:
    found = await world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
    assert (found.agents, found.task_pipeline, found.cursor) == ((), (), 0)
    assert [(a.scope, a.limit.usd(), a.reserved.usd()) for a in found.costs] == [
        ("user/day 2026-01-15", "20.00", "0.00"),
        ("user/month 2026-01", "200.00", "0.00"),
    ]


async def test_a_running_mission_with_its_time_and_money(
    start_world: MakeWorld, gate: Gate
) -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))
    tool = ScriptedTool(spec(price=price), gate)
    world = await start_world([tool], make_engine=one_at_a_time)
    mission = await world.start()
    await gate.entered.wait()
    waiting = await world.start()
    world.clock.advance(23)
    found = await world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
    cards = {agent.card.mission_id: agent for agent in found.agents}
    running = cards[mission.mission_id]
    assert running.elapsed_seconds == 23.0
    assert running.card.status is MissionStatus.RUNNING
    assert (running.card.progress_percent, running.card.current_step) == (65, "tool_execution")
    assert cards[waiting.mission_id].card.status is MissionStatus.APPROVED
    assert cards[waiting.mission_id].elapsed_seconds is None
    assert [card.mission_id for card in found.task_pipeline] == [mission.mission_id]
    assert [a.reserved.usd() for a in found.costs] == ["1.00", "1.00"]
    assert (found.capacity.running, found.capacity.queued, found.capacity.limit) == (1, 1, 1)
    assert found.cursor == await world.buddy.store.queries.last_cursor(LOCAL_USER)
    gate.opened.set()
    await world.result(waiting)


async def test_the_pipeline_is_the_last_five(world: World) -> None:
    missions = []
    for _ in range(7):
        missions.append(await world.run())
        world.clock.advance(1)
    found = await world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
    expected = [mission.mission_id for mission in reversed(missions)]
    assert [card.mission_id for card in found.task_pipeline] == expected[:5]
    assert [agent.card.mission_id for agent in found.agents] == expected


async def test_proposals_that_pile_up_push_nothing_out_of_the_pipeline(world: World) -> None:
    ran = await world.run()
    world.clock.advance(1)
    for _ in range(BOARD_LIMIT + 1):
        await world.propose()
    found = await world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
    assert ran.mission_id not in {agent.card.mission_id for agent in found.agents}
    assert [card.mission_id for card in found.task_pipeline] == [ran.mission_id]


async def test_after_a_day_what_ended_is_off_the_board(world: World) -> None:
    await world.run()
    world.clock.advance(24 * 3600 + 1)
    found = await world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
    assert found.agents == ()


async def test_health_asks_every_part(world: World) -> None:
    assert await world.buddy.health.check() == {
        "store": "ok",
        "engine": "ok",
        "event_bus": "ok",
        "models": "ok",
    }


async def test_health_says_the_code_of_what_is_wrong(world: World) -> None:
    class Silent:
        async def ping(self) -> None:
            raise StoreUnavailable("a text that stays inside")

    class Cold:
        ready = False
        failure: str | None = None

        async def warm(self) -> None: ...

    parts = world.buddy.health
    health = Health(parts.queries, parts.engine, Silent(), (Cold(),))  # type: ignore[arg-type]  # only ping is asked
    found = await health.check()
    assert (found["event_bus"], found["models"]) == ("store_unavailable", "warming")
    assert found["store"] == "ok"


async def test_health_survives_what_a_part_does(world: World) -> None:
    class Broken:
        async def ping(self) -> None:
            raise ValueError("Connection closed")

    class Failed:
        ready, failure = False, "The package has no weights"

        async def warm(self) -> None: ...

    parts = world.buddy.health
    health = Health(parts.queries, parts.engine, Broken(), (Failed(),))  # type: ignore[arg-type]  # only ping is asked
    found = await health.check()
    assert (found["event_bus"], found["models"]) == ("failed", "failed")
    assert found["store"] == "ok"
