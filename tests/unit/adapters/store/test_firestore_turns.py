import asyncio

import pytest

from buddy.adapters.store.firestore.backoff import JitteredBackoff
from buddy.adapters.store.firestore.turns import OutOfTurn, Turns
from buddy.domain.ids import UserId

ANNA, BEN = UserId("anna"), UserId("ben")
SOON = 10.0


async def test_one_at_a_time_works_for_a_user() -> None:
    turns, order = Turns(), list[str]()

    async def work(name: str) -> None:
        async with turns.of([]) as turn:
            await turn.take(ANNA)
            await turn.take(ANNA)
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    await asyncio.gather(work("one"), work("two"))
    assert order == ["one begins", "one ends", "two begins", "two ends"]


async def test_work_for_two_users_goes_on_side_by_side() -> None:
    turns = Turns()
    async with turns.of([ANNA]), turns.of([BEN]):
        pass


async def test_crossed_users_begin_again_instead_of_waiting_for_ever() -> None:
    turns, both = Turns(), asyncio.Barrier(2)
    restarts: list[frozenset[UserId]] = []

    async def work(first: UserId, second: UserId) -> None:
        users = frozenset[UserId]()
        while True:
            try:
                async with turns.of(users) as turn:
                    await turn.take(first)
                    if not users:
                        await both.wait()
                    await turn.take(second)
                    return
            except OutOfTurn as late:
                users = late.users
                restarts.append(users)

    async with asyncio.timeout(SOON):
        await asyncio.gather(work(ANNA, BEN), work(BEN, ANNA))
    assert restarts == [{ANNA, BEN}]


async def test_a_missed_turn_cannot_be_swallowed() -> None:
    turns = Turns()
    async with turns.of([ANNA]), turns.of([BEN]) as turn:
        with pytest.raises(OutOfTurn):
            await turn.take(ANNA)
        with pytest.raises(OutOfTurn):
            turn.check()


async def test_a_cancelled_waiter_leaves_the_line() -> None:
    turns = Turns()

    async def work() -> None:
        async with turns.of([ANNA]):
            pass

    async with turns.of([ANNA]):
        waiting = asyncio.ensure_future(work())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(SOON):
        await work()


async def test_waits_double_up_to_a_second_and_chance_shortens_them() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    backoff = JitteredBackoff(lambda: 0.5, sleep)
    for repetition in (1, 2, 3, 40):
        await backoff(repetition)
    assert slept == [0.01, 0.02, 0.04, 0.5]
