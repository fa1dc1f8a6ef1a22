"""What a play of the ledger is drawn from: runs, their calls, what is asked of models, who dies."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from buddy.domain.budget import BudgetLimits
from buddy.domain.money import Money
from buddy.domain.tool import PriceKind

LIMITS = BudgetLimits(
    per_user_day=Money(500),
    per_user_month=Money(800),
    per_goal=Money(350),
    per_schedule=Money(400),
    per_instance_month=Money(900),
    credits_per_month=6,
)
WHOLE_CAP = -1
"""What a run sets aside that takes all its mission may spend."""
FATES = ("lives", "lives", "lives", "dies before", "dies inside", "dies after")


@dataclass(frozen=True, slots=True)
class CallPlan:
    """A call: what it is announced at, what it costs of that, whether it answers."""

    kind: PriceKind
    price: int
    at_most: int | None
    percent: int
    credits: int


@dataclass(frozen=True, slots=True)
class AskPlan:
    """A model's call: the most it can cost, what it costs of that, whether its answer comes."""

    most: int
    percent: int
    answers: bool


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run: whose, what it sets aside, what it calls, where its process dies and what follows."""

    user: int
    goal: bool
    schedule: bool
    cap: int
    reserves: int
    asks: tuple[AskPlan, ...]
    """Of a model, before anything is set aside."""
    calls: tuple[CallPlan, ...]
    late: tuple[AskPlan, ...]
    """Of a model, at the end."""
    top_up: int
    fate: str
    dies_at: int
    resumes: bool


@dataclass(frozen=True, slots=True)
class Play:
    """Runs, and which of them take their next step together."""

    runs: tuple[RunPlan, ...]
    turns: tuple[tuple[int, ...], ...]


_CALLS = st.builds(
    CallPlan,
    st.sampled_from(list(PriceKind)),
    st.integers(0, 200),
    st.none() | st.integers(0, 200),
    st.integers(0, 100),
    st.integers(0, 3),
)
_ASKS = st.lists(
    st.builds(AskPlan, st.integers(0, 60), st.integers(0, 100), st.booleans()), max_size=2
).map(tuple)
_RUNS = st.builds(
    RunPlan,
    st.integers(0, 1),
    st.booleans(),
    st.booleans(),
    st.integers(0, 300),
    st.integers(0, 300) | st.just(WHOLE_CAP),
    _ASKS,
    st.lists(_CALLS, max_size=2).map(tuple),
    _ASKS,
    st.integers(0, 200),
    st.sampled_from(FATES),
    st.integers(0, 6),
    st.booleans(),
)
PLAYS = st.builds(
    Play,
    st.lists(_RUNS, min_size=2, max_size=4).map(tuple),
    st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=4).map(tuple), max_size=5).map(tuple),
)
