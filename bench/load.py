"""The load that Buddy and its peers are put under: one mission after the other, then many at once.

It imports nothing but the standard library, for it also runs inside the peers' environments.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

STEPS = 7

Carry = Callable[[int], Awaitable[None]]
"""Carries the mission of a number from its execute to its end."""


@dataclass(frozen=True)
class Load:
    """How many missions: to get warm, one after the other, and many at once."""

    warm: int = 5
    in_turn: int = 60
    together: int = 150
    at_once: int = 50

    @property
    def missions(self) -> int:
        return self.warm + self.in_turn + self.together


@dataclass
class Tally:
    """How long each mission took, and what went wrong."""

    took_ms: list[float] = field(default_factory=list[float])
    errors: Counter[str] = field(default_factory=Counter[str])

    async def carry(self, carry: Carry, number: int) -> None:
        began = time.perf_counter()
        try:
            await carry(number)
        except Exception as error:  # noqa: BLE001  # counted; it is what is measured
            self.errors[type(error).__name__] += 1
        else:
            self.took_ms.append((time.perf_counter() - began) * 1000)

    def figures(self, seconds: float, cpu: float) -> dict[str, Any]:
        done = len(self.took_ms)
        return {
            "per_second": round(done / seconds, 2),
            "p50_ms": percentile(self.took_ms, 0.5),
            "p99_ms": percentile(self.took_ms, 0.99),
            "cpu_ms": round(cpu / max(1, done) * 1000, 1),
            "errors": self.errors.total(),
        }


def percentile(values: list[float], share: float) -> float:
    if not values:
        return float("nan")
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 2)


def cpu_seconds() -> float:
    """Return the CPU time of this process and of the children that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


async def in_turn(carry: Carry, load: Load) -> dict[str, Any]:
    for number in range(load.warm):
        await carry(number)
    tally, cpu, began = Tally(), cpu_seconds(), time.perf_counter()
    for number in range(load.warm, load.warm + load.in_turn):
        await tally.carry(carry, number)
    return tally.figures(time.perf_counter() - began, cpu_seconds() - cpu)


async def together(carry: Carry, load: Load) -> dict[str, Any]:
    """Carry many at once; say as well how late a timer of the event loop fires meanwhile."""
    tally, late = Tally(), list[float]()
    places = asyncio.Semaphore(load.at_once)
    watch = asyncio.create_task(lag(late))

    async def one(number: int) -> None:
        async with places:
            await tally.carry(carry, number)

    first = load.warm + load.in_turn
    cpu, began = cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(one(number) for number in range(first, load.missions)))
    figures = tally.figures(time.perf_counter() - began, cpu_seconds() - cpu)
    watch.cancel()
    return {**figures, "loop_lag_p99_ms": percentile(late, 0.99)}


async def lag(into: list[float]) -> None:
    """Note how late a timer of this event loop fires, in milliseconds, until cancelled."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        into.append((time.perf_counter() - began - 0.005) * 1000)


async def measure(carry: Carry, load: Load) -> dict[str, Any]:
    return {
        "load": round(os.getloadavg()[0], 1),
        "at_once": load.at_once,
        "in_turn": await in_turn(carry, load),
        "together": await together(carry, load),
    }
