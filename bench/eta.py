"""How good the time left is: asked during runs of known length, under a clock that is advanced.

`asked` runs missions in memory. Their tools take random times of five shapes; while one runs, its
progress is read at fixed moments, and each answer is held against what the run really took.
`compared` takes runs of four steps and holds two rules against each other: the remaining time of
past runs taken whole (what Buddy does), and the quantiles of the steps added up.
"""

from __future__ import annotations

import asyncio
import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from buddy.bootstrap.buddy import Buddy
from buddy.domain.eta import Estimate, History, RunDurations, StepDuration
from buddy.domain.ids import LOCAL_USER, RunId, ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.services.proposal_service import MissionRequest
from buddy.testing.app import memory_buddy
from buddy.testing.clock import START, CountingIds, FixedClock
from buddy.testing.tools import ScriptedTool, spec

SEED = 20260115
MISSIONS_PER_TOOL = 120
MOMENTS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Seconds after the call at which progress is read. Fixed ones: moments that depended on how long
the run takes would tell of it what nobody can know."""

SHAPES: dict[str, Callable[[Random], float]] = {
    "steady": lambda random: max(0.1, random.gauss(5.0, 0.5)),
    "bounded": lambda random: random.uniform(1.0, 30.0),
    "long_tail": lambda random: random.lognormvariate(2.0, 0.8),
    "heavy_tail": lambda random: 2.0 * random.paretovariate(1.5),
    "two_modes": lambda random: (
        random.uniform(0.3, 0.8) if random.random() < 0.6 else random.gauss(20.0, 3.0)
    ),
}

STEPS = ("fetch", "read", "write", "check")
PAST, TRIALS = 100, 3_000


@dataclass(frozen=True)
class Answer:
    """What was said during a run, and what was true."""

    tool: str
    moment: float
    eta: Estimate | None
    left: float


@dataclass
class Asker:
    """Makes tools that take their time and read their own mission's progress meanwhile."""

    random: Random = field(default_factory=lambda: Random(SEED))
    clock: FixedClock = field(default_factory=FixedClock)
    answers: list[Answer] = field(default_factory=list[Answer])
    buddy: Buddy | None = None

    def tool(self, name: str) -> ScriptedTool:
        async def behave(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
            assert self.buddy
            seconds, passed = SHAPES[name](self.random), 0.0
            for moment in MOMENTS:
                if moment > seconds:
                    break
                self.clock.advance(moment - passed)
                passed = moment
                progress = await self.buddy.missions.get_mission_progress(
                    context.user_id, context.mission_id
                )
                self.answers.append(Answer(name, moment, progress.eta, seconds - moment))
            self.clock.advance(seconds - passed)
            return ToolResult(data={}, summary="Done")

        return ScriptedTool(spec(name), behave)

    async def run(self) -> None:
        tools = [self.tool(name) for name in SHAPES]
        buddy = self.buddy = memory_buddy(tools, clock=self.clock, ids=CountingIds())
        await buddy.start()
        order = [name for name in SHAPES for _ in range(MISSIONS_PER_TOOL)]
        self.random.shuffle(order)
        for name in order:
            request = MissionRequest(objective="search for python tutorials", tool=ToolName(name))
            mission_id = (await buddy.proposals.create(LOCAL_USER, request)).mission_id
            await buddy.approvals.approve(LOCAL_USER, mission_id, 1, "api")
            await buddy.executions.request_execution(LOCAL_USER, mission_id)
            await buddy.executions.result(LOCAL_USER, mission_id)
            self.clock.advance(60.0)
        await buddy.stop()


def asked() -> dict[str, dict[str, float | None]]:
    asker = Asker()
    asyncio.run(asker.run())
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in asker.answers:
        for group in ("all", answer.tool, f"after {answer.moment:g} s"):
            groups[group].append(answer)
    return {name: figures(found) for name, found in groups.items()}


def share(found: Sequence[bool]) -> float | None:
    return round(statistics.mean(found), 3) if found else None


def figures(answers: Sequence[Answer]) -> dict[str, float | None]:
    told = [(answer.eta, answer.left) for answer in answers if answer.eta]
    inside = [
        eta.low <= left <= eta.high
        for eta, left in told
        if eta.low is not None and eta.high is not None
    ]
    return {
        "asked": len(answers),
        "told": round(len(told) / len(answers), 3),
        "median_error_s": round(statistics.median(abs(eta.median - left) for eta, left in told), 2),
        "median_left_s": round(statistics.median(left for _, left in told), 2),
        "under_median": share([left <= eta.median for eta, left in told]),
        "with_range": round(len(inside) / len(answers), 3),
        "in_range": share(inside),
    }


def past_run(random: Random, *, alike: bool) -> RunDurations:
    """A run of four steps; where they are alike, a slow run is slow in all of them."""
    pace = random.lognormvariate(0.0, 0.7) if alike else 1.0
    steps = (
        StepDuration(step=name, seconds=pace * random.lognormvariate(1.0, 0.6)) for name in STEPS
    )
    return RunDurations(
        run_id=RunId("r"), tool=ToolName("t"), finished_at=START, steps=tuple(steps)
    )


def compared(*, alike: bool) -> dict[str, dict[str, float | None]]:
    """Both rules at the start of a run, 100 past runs behind them."""
    random = Random(SEED)
    found: dict[str, list[tuple[float, float, float, float]]] = defaultdict(list)
    for _ in range(TRIALS):
        runs = [past_run(random, alike=alike) for _ in range(PAST)]
        actual = sum(each.seconds for each in past_run(random, alike=alike).steps)
        whole = History.of(runs).estimate(STEPS[0], 0.0)
        alone = [History.of([single(run, step) for run in runs]) for step in STEPS]
        parts = [history.estimate(step, 0.0) for history, step in zip(alone, STEPS, strict=True)]
        for rule, estimates in (("whole", [whole]), ("summed", parts)):
            low = sum(each.low or 0.0 for each in estimates if each)
            median = sum(each.median for each in estimates if each)
            high = sum(each.high or 0.0 for each in estimates if each)
            found[rule].append((low, median, high, actual))
    return {
        rule: {
            "in_range": share([low <= left <= high for low, _, high, left in all_]),
            "under_median": share([left <= mid for _, mid, _, left in all_]),
            "mean_error_s": round(statistics.mean(abs(mid - left) for _, mid, _, left in all_), 2),
            "mean_width_s": round(statistics.mean(high - low for low, _, high, _ in all_), 2),
        }
        for rule, all_ in found.items()
    }


def single(run: RunDurations, step: str) -> RunDurations:
    """Return a run that had this step only."""
    kept = tuple(each for each in run.steps if each.step == step)
    return RunDurations(run_id=run.run_id, tool=run.tool, finished_at=run.finished_at, steps=kept)


def main() -> dict[str, object]:
    return {
        "asked": asked(),
        "steps independent": compared(alike=False),
        "steps alike": compared(alike=True),
    }


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
