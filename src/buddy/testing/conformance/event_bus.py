"""What every adapter of the event bus port must do.

Subclass `EventBusSuite` in a test module and override the fixture `bus`; a bus that hears other
processes subclasses `SharedEventBusSuite` and overrides `ring_elsewhere` as well.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from buddy.domain.ids import UserId
from buddy.ports.event_bus import EventBus

ANNA, BEN = UserId("anna"), UserId("ben")
SOON = 5.0
"""Seconds within which a ring must have arrived, on a slow machine too."""
SHORTLY = 0.2
"""Seconds within which a ring would have arrived, on most machines."""
NOW = 0.0


RingElsewhere = Callable[[UserId], Awaitable[None]]
"""Does in another process what makes that process ring for a user; returns when it is done."""


class EventBusSuite:
    """Tests on a bus that nobody else rings."""

    @pytest.fixture
    def bus(self) -> EventBus:
        """Return a started bus; it is closed after the test."""
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

    async def test_a_closed_bus_still_rings_within_its_process(self, bus: EventBus) -> None:
        async with bus.listen(ANNA) as doorbell:
            await bus.close()
            bus.ring(ANNA)
            assert await doorbell.wait(SOON) is True

    async def test_it_can_be_closed_twice(self, bus: EventBus) -> None:
        await bus.close()
        await bus.close()


class SharedEventBusSuite(EventBusSuite):
    """What a bus promises that hears other processes."""

    @pytest.fixture
    def ring_elsewhere(self) -> RingElsewhere:
        """Return a function that has another process ring."""
        raise NotImplementedError("override the fixture `ring_elsewhere`")

    async def test_a_ring_of_another_process_wakes_a_listener(
        self, bus: EventBus, ring_elsewhere: RingElsewhere
    ) -> None:
        async with bus.listen(ANNA) as doorbell:
            for _ in range(3):
                await ring_elsewhere(ANNA)
                assert await doorbell.wait(SOON) is True

    async def test_a_ring_of_another_process_wakes_every_listener_of_the_user(
        self, bus: EventBus, ring_elsewhere: RingElsewhere
    ) -> None:
        async with bus.listen(ANNA) as one, bus.listen(ANNA) as two:
            await ring_elsewhere(ANNA)
            assert await one.wait(SOON) is True
            assert await two.wait(SOON) is True

    async def test_of_many_rings_the_last_is_heard(
        self, bus: EventBus, ring_elsewhere: RingElsewhere
    ) -> None:
        """However they are drawn together, no wait after the last of them is in vain."""
        async with bus.listen(ANNA) as doorbell, bus.listen(BEN) as other:
            for _ in range(20):
                await ring_elsewhere(ANNA)
            await ring_elsewhere(BEN)
            assert await doorbell.wait(SOON) is True
            assert await other.wait(SOON) is True

    async def test_a_closed_bus_does_not_hear_other_processes(
        self, bus: EventBus, ring_elsewhere: RingElsewhere
    ) -> None:
        async with bus.listen(ANNA) as doorbell:
            await bus.close()
            await ring_elsewhere(ANNA)
            assert await doorbell.wait(SHORTLY) is False
