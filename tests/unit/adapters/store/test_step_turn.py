"""Steps go one at a time, and a command that came goes before the next one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from buddy.adapters.store.sql import step_turn
from buddy.adapters.store.sql.step_turn import StepTurn
from buddy.adapters.store.sql.store import SqlStore

NEVER = 3600.0


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_turn, "HEAD_START_SECONDS", NEVER)
    monkeypatch.setattr(step_turn, "PATIENCE_SECONDS", NEVER)


async def rounds(count: int = 50) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


class Steps:
    """Steps that begin when they may, and end when they are told."""

    def __init__(self, turn: StepTurn) -> None:
        self.turn, self.begun, self.end = turn, list[int](), asyncio.Event()

    async def carry(self, number: int) -> None:
        async with self.turn:
            self.begun.append(number)
            await self.end.wait()


async def test_one_at_a_time_in_the_order_they_came() -> None:
    steps = Steps(StepTurn())
    tasks = [asyncio.create_task(steps.carry(number)) for number in range(3)]
    await rounds()
    assert steps.begun == [0]
    steps.end.set()
    await asyncio.gather(*tasks)
    assert steps.begun == [0, 1, 2]


async def test_no_step_begins_while_a_command_is_answered() -> None:
    turn = StepTurn()
    steps = Steps(turn)
    with turn.command():
        task = asyncio.create_task(steps.carry(1))
        await rounds()
        with turn.command():
            await rounds()
        await rounds()
        assert steps.begun == []
    await rounds()
    assert steps.begun == [1]
    steps.end.set()
    await task


async def test_a_command_that_comes_while_steps_stand_in_line_goes_before_them() -> None:
    turn = StepTurn()
    steps = Steps(turn)
    tasks = [asyncio.create_task(steps.carry(number)) for number in range(2)]
    await rounds()
    with turn.command():
        steps.end.set()
        await rounds()
        assert steps.begun == [0]
    await asyncio.gather(*tasks)


async def test_what_a_run_does_after_a_step_waits_for_a_command_as_well() -> None:
    turn = StepTurn()
    steps, gone_on = Steps(turn), asyncio.Event()

    async def carry() -> None:
        await steps.carry(1)
        gone_on.set()

    task = asyncio.create_task(carry())
    await rounds()
    with turn.command():
        steps.end.set()
        await rounds()
        assert not gone_on.is_set()
    await task
    assert gone_on.is_set()


async def test_a_step_that_fails_says_so_at_once() -> None:
    turn, fail = StepTurn(), asyncio.Event()

    async def carry() -> None:
        async with turn:
            await fail.wait()
            raise ValueError("no")

    task = asyncio.create_task(carry())
    await rounds()
    with turn.command():
        fail.set()
        await rounds()
        assert isinstance(task.exception(), ValueError)


async def test_a_command_that_waits_for_a_run_does_not_wait_for_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(step_turn, "HEAD_START_SECONDS", 0.0)
    turn = StepTurn()
    steps = Steps(turn)
    steps.end.set()
    with turn.command():
        await steps.carry(1)
    assert steps.begun == [1]
    with turn.command():  # and it is counted once, not twice
        await steps.carry(2)


async def test_commands_without_end_do_not_hold_a_step_up_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(step_turn, "PATIENCE_SECONDS", 0.0)
    turn = StepTurn()
    steps = Steps(turn)
    steps.end.set()
    with turn.command():
        await steps.carry(1)
    assert steps.begun == [1]


async def test_a_step_that_is_cancelled_in_line_leaves_the_turn_to_the_next() -> None:
    turn = StepTurn()
    steps = Steps(turn)
    with turn.command():
        first = asyncio.create_task(steps.carry(1))
        await rounds()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        second = asyncio.create_task(steps.carry(2))
        await rounds()
    steps.end.set()
    await second
    assert steps.begun == [2]


async def test_work_that_can_wait_does(tmp_path: Path) -> None:
    store = SqlStore.sqlite(tmp_path / "buddy.sqlite")
    begun = asyncio.Event()

    async def aside() -> None:
        async with store.aside():
            begun.set()

    with store.command():
        task = asyncio.create_task(aside())
        await rounds()
        assert not begun.is_set()
    await task
    assert begun.is_set()
    await store.close()
