"""What every adapter of the event bus port must do.

Subclass `EventBusSuite` in a test module and override the fixture `bus`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
import threading

import pytest

from buddy.domain.ids import UserId
from buddy.ports.event_bus import EventBus

ANNA, BEN = UserId("anna"), UserId("ben")
SOON = 5.0
"""Seconds within which a ring must have arrived, on a slow machine too."""
NOW = 0.0


class EventBusSuite:
    """Tests on a bus that nobody else rings."""

    @pytest.fixture
    def bus(self) -> EventBus:
        """Return a bus."""
        raise NotImplementedError("override the fixture `bus`")

    async def test_a_ring_wakes_a_waiting_listener(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            waiting = asyncio.ensure_future(doorbell.wait(SOON))
            await asyncio.sleep(0)
            bus.ring(ANNA)
            assert await waiting is True

    async def test_a_ring_before_the_wait_counts(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            bus.ring(ANNA)
            assert await doorbell.wait(SOON) is True

    async def test_many_rings_are_one(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            for _ in range(9):
                bus.ring(ANNA)
            assert await doorbell.wait(SOON) is True
            assert await doorbell.wait(NOW) is False

    async def test_without_a_ring_the_wait_ends_by_itself(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            assert await doorbell.wait(0.01) is False

    async def test_every_listener_of_the_user_wakes_and_nobody_else(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as one, bus.listen(ANNA) as two, bus.listen(BEN) as other:
            bus.ring(ANNA)
            assert await one.wait(SOON) is True
            assert await two.wait(SOON) is True
            assert await other.wait(NOW) is False

    async def test_a_ring_nobody_hears_is_forgotten(self, bus: EventBus) -> None:
        bus.ring(ANNA)
        async with bus.listen(ANNA) as doorbell:
            assert await doorbell.wait(NOW) is False

    async def test_one_listener_leaving_does_not_deafen_the_other(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as stays:
            async with bus.listen(ANNA):
                pass
            bus.ring(ANNA)
            assert await stays.wait(SOON) is True

    async def test_a_ring_from_another_thread_arrives(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            thread = threading.Thread(target=bus.ring, args=(ANNA,))
            thread.start()
            assert await doorbell.wait(SOON) is True
            thread.join()

    async def test_ping_answers(self, bus: EventBus) -> None:
        await bus.ping()
