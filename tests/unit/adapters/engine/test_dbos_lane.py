import asyncio
import threading
from contextvars import ContextVar
from typing import Any

import pytest

from buddy.adapters.engine.dbos_lane import Abandoned, Lane

BOUND: ContextVar[str] = ContextVar("bound", default="nothing")


async def on_thread(lane: Lane, work: Any) -> Any:
    return await asyncio.to_thread(lane.serve, work)


async def test_jobs_run_on_the_serving_thread_and_coroutines_on_the_loop() -> None:
    lane, loop_thread = Lane(asyncio.get_running_loop()), threading.get_ident()

    async def inner() -> int:
        return threading.get_ident()

    async def work() -> tuple[int, int, int]:
        here = threading.get_ident()
        there = await lane.do(threading.get_ident)
        back = await lane.do(lambda: lane.run(inner()))
        return here, there, back

    here, there, back = await on_thread(lane, work())
    assert here == back == loop_thread
    assert there != loop_thread


async def test_what_the_thread_is_bound_to_does_not_reach_the_loop() -> None:
    lane = Lane(asyncio.get_running_loop())

    async def seen() -> str:
        return BOUND.get()

    def serve() -> tuple[str, str]:
        BOUND.set("a workflow")
        return lane.serve(seen()), lane.run(seen())

    assert await asyncio.to_thread(serve) == ("nothing", "nothing")


async def test_an_error_crosses_over_both_ways() -> None:
    lane = Lane(asyncio.get_running_loop())

    async def raises() -> None:
        raise ValueError("from the loop")

    async def work() -> str:
        with pytest.raises(ValueError, match="from the loop"):
            await lane.do(lambda: lane.run(raises()))
        with pytest.raises(ZeroDivisionError):
            await lane.do(lambda: 1 // 0)
        return "still served"

    assert await on_thread(lane, work()) == "still served"


async def test_a_cancelled_run_abandons_its_thread_with_no_exception_to_record() -> None:
    lane, begun, tasks = Lane(asyncio.get_running_loop()), asyncio.Event(), []

    async def work() -> None:
        tasks.append(asyncio.current_task())
        begun.set()
        await asyncio.Event().wait()

    def serve() -> str:
        try:
            lane.serve(work())
        except Exception:  # noqa: BLE001  # what DBOS would record
            return "recorded"
        except Abandoned:
            return "abandoned"
        return "returned"

    serving = asyncio.create_task(asyncio.to_thread(serve))
    await begun.wait()
    tasks[0].cancel()
    assert await serving == "abandoned"


async def test_an_abandoned_job_cancels_the_coroutine_that_waits_for_it() -> None:
    lane = Lane(asyncio.get_running_loop())

    def abandon() -> None:
        raise Abandoned

    async def work() -> None:
        await lane.do(abandon)

    with pytest.raises(Abandoned):
        await on_thread(lane, work())


def test_a_closed_loop_abandons() -> None:
    loop = asyncio.new_event_loop()
    loop.close()

    async def never() -> None:
        raise AssertionError

    with pytest.raises(Abandoned):
        Lane(loop).serve(never())
