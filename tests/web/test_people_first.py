"""The collector of garbage rests while a command is being answered, and for no longer."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from buddy.web import people_first
from buddy.web.people_first import RestingCollector


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    gc.enable() if was_on else gc.disable()


async def test_it_rests_until_the_last_one_is_answered() -> None:
    gc.enable()
    collector = RestingCollector()
    with collector.rest():
        with collector.rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


async def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    with RestingCollector().rest():
        pass
    assert not gc.isenabled()


async def test_a_command_that_takes_long_does_not_keep_it_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people_first, "REST_SECONDS", 0.0)
    gc.enable()
    collector, over = RestingCollector(), asyncio.Event()
    with collector.rest():
        asyncio.get_running_loop().call_later(0.0, over.set)
        await over.wait()
        assert gc.isenabled()
        monkeypatch.setattr(people_first, "REST_SECONDS", 3600.0)
        with collector.rest():
            assert not gc.isenabled()
        assert gc.isenabled()
    assert gc.isenabled()


async def test_commands_that_overlap_without_end_leave_it_its_turns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people_first, "REST_SECONDS", 3600.0)
    gc.enable()
    now = 0.0
    collector, on = RestingCollector(lambda: now), list[bool]()
    with ExitStack() as before:
        before.enter_context(collector.rest())
        for _ in range(8):
            now += 1800.0
            with collector.rest():
                on.append(gc.isenabled())
    assert on == [False, True, True, False] * 2
    assert gc.isenabled()


async def test_a_failed_command_wakes_it_too() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="no"), RestingCollector().rest():
        raise ValueError("no")
    assert gc.isenabled()
