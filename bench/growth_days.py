"""Adds the log of a growing store up, and gives it two years of days that a busy user would have.

The missions of `growth_fill.py` are one mission multiplied: one tool, one duration, a minute apart.
Their log is added up as a server does it. The days before it are made up here: each with eight
tools, 30 calls of each, with durations from all over the buckets.
"""

from __future__ import annotations

import time
from random import Random

from buddy.bootstrap.buddy import Buddy
from buddy.domain.histogram import combined, of_seconds
from buddy.domain.ids import LOCAL_USER
from buddy.domain.rollup import DayRollup, MonthRollup, Rollup, begin_of, days_back, with_days
from buddy.ports.store import UnitOfWork

TOOLS = tuple(f"tool_{number}" for number in range(8))
CALLS, YEARS = 30, 730


def busy_day(random: Random) -> Rollup:
    counts = {"proposed": 240, "approved": 240, "started": 240, "settlements": 240, "settled": 360}
    counts |= {"ended/completed": 200, "ended/failed": 40, "ratings": 50, "rated": 380}
    times = {name: _times(random) for name in ("run", "approval")}
    for tool in TOOLS:
        counts |= {f"selected/{tool}": CALLS, f"confidence/{tool}": 20_000_000}
        counts |= {f"succeeded/{tool}": 25, f"failed/{tool}": 5}
        counts |= {f"runs/{tool}": CALLS, f"satisfied/{tool}": 20, f"cost/{tool}": 4500}
        times[f"tool/{tool}"] = _times(random)
    return Rollup(counts=counts, times=times)


def _times(random: Random):  # noqa: ANN202  # a histogram
    return combined(of_seconds(random.lognormvariate(1.0, 1.2)) for _ in range(CALLS))


async def add_up(buddy: Buddy) -> tuple[int, float]:
    """Add the log up; return how many events that was, and seconds."""
    began = time.perf_counter()
    standing = await buddy.rollups.rollups.catch_up(LOCAL_USER)
    return standing.added, time.perf_counter() - began


async def add_years(buddy: Buddy) -> int:
    """Put busy days before the first day there is, where that is not done; return how many."""
    records, random = buddy.store.queries.records, Random(4)
    today = buddy.clock.now()[:10]
    known = {
        each.record_id for each in (await records.page(DayRollup, LOCAL_USER, 2 * YEARS)).items
    }
    days = [day for back in range(YEARS + 31) if (day := days_back(today, back)) not in known]
    months: dict[str, list[DayRollup]] = {}
    for day in days:
        row = DayRollup(
            record_id=day,
            user_id=LOCAL_USER,
            created_at=begin_of(day),
            rollup=busy_day(random),
        )
        months.setdefault(row.month, []).append(row)

    async def write(uow: UnitOfWork) -> None:
        for month, rows in months.items():
            for row in rows:
                await uow.records.put(row)
            kept = await uow.records.get(MonthRollup, LOCAL_USER, month)
            await uow.records.put(with_days(kept, month, rows))

    await buddy.store.transact(write)
    return len(days)
