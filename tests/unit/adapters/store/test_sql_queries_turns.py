"""Reading hundreds of open missions leaves turns to everybody else on the loop."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from buddy.adapters.store.codec import encode
from buddy.adapters.store.sql.queries import _readable  # pyright: ignore[reportPrivateUsage]
from buddy.domain.mission import Mission
from buddy.testing.factories import make_mission


async def test_many_missions_are_decoded_in_several_turns() -> None:
    missions = [make_mission(mission_id=f"m_{number:012}") for number in range(80)]
    rows: list[Any] = [
        SimpleNamespace(mission_id=each.mission_id, body=encode(each)) for each in missions
    ]
    reading = asyncio.create_task(_readable(Mission, rows))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1
    assert list(await reading) == missions
    assert turns > 3
