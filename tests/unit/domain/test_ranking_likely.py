"""Judging only the tools that can matter orders them as judging all of them does."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.belief import Evidence
from buddy.domain.exploration import EPSILON, drawn
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.investment import ToolRecord, Worth
from buddy.domain.money import ZERO
from buddy.domain.nudges import Nudges
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Past, learned_from, tools_known, weigh
from buddy.domain.selection import AT_LEAST, READS_ZERO, Judged, rank, rank_likely
from buddy.domain.tool import ToolSpec
from buddy.testing.tools import spec as make_spec

NAMES = [ToolName(f"tool_{number:02}") for number in range(12)]
TOOLS = st.sampled_from(NAMES)
FITS = st.sampled_from([0.0, 0.0049, 0.00495, 0.005, 0.0051, 0.3]) | st.floats(0, 1)
INTENTS = st.sampled_from([(), (Intent.SEARCH,), (Intent.SEARCH, Intent.EXTRACTION)])
NUDGES = st.builds(
    Nudges,
    factor=st.sampled_from([0.0, -0.2, 0.1]),
    survey=st.sampled_from([0.0, -0.1, 0.05]),
    ratings=st.just(1),
    approved_by=st.sampled_from([None, None, "f_1"]),
    rejected_by=st.sampled_from([None, None, "f_2"]),
)
EVIDENCE = st.builds(
    Evidence,
    tool=TOOLS,
    similarity=st.floats(0, 1),
    reward=st.sampled_from([0.0, 1.0]),
    weight=st.sampled_from([0.25, 1.0]),
    age_days=st.floats(0, 100),
)
RECORD = ToolRecord(runs=4, success_rate=1.0, seconds=5.2, cost=ZERO)
PASTS = st.builds(
    Past,
    evidence=st.lists(EVIDENCE, max_size=6),
    nudges=st.dictionaries(TOOLS, NUDGES, max_size=6),
    records=st.dictionaries(TOOLS, st.just(RECORD), max_size=3),
)
SPECS = st.lists(st.tuples(TOOLS, INTENTS), unique_by=lambda each: each[0], max_size=12).map(
    lambda found: [make_spec(name, intents=intents) for name, intents in found]
)


def chosen(
    judged: tuple[Judged, ...], past: Past, kept: frozenset[ToolName], draw: float
) -> tuple[ToolCandidate, ...]:
    """Return tools as they are proposed: in their order, with the probability of the choice."""
    spoken = frozenset(each.tool for each in judged if each.spoken)
    weighed = weigh(judged, learned_from(judged, past), Worth(), spoken, kept)
    return drawn(weighed, draw, epsilon=EPSILON)


@given(
    specs=SPECS,
    likelihood=st.dictionaries(st.sampled_from(Intent), st.floats(0, 1), max_size=3),
    fit=st.dictionaries(TOOLS, FITS),
    past=PASTS,
    spoken=st.sampled_from([frozenset[str](), frozenset({"query"}), frozenset({"url"})]),
    kept=st.frozensets(TOOLS, max_size=1),
    draw=st.floats(0, 1, exclude_max=True),
)
def test_what_is_left_out_early_changes_nothing(
    specs: list[ToolSpec],
    likelihood: Mapping[Intent, float],
    fit: Mapping[str, float],
    past: Past,
    spoken: frozenset[str],
    kept: frozenset[ToolName],
    draw: float,
) -> None:
    plain = rank(specs, likelihood, fit, spoken)
    likely = rank_likely(specs, likelihood, fit, spoken, tools_known(past) | kept)
    assert chosen(likely, past, kept, draw) == chosen(plain, past, kept, draw)


def test_tools_that_read_as_nothing_are_not_judged_where_others_do_not() -> None:
    specs = [make_spec(name, intents=()) for name in NAMES]
    fit = {str(name): 0.4 if number < AT_LEAST else 0.001 for number, name in enumerate(NAMES)}
    assert [each.tool for each in rank_likely(specs, {}, fit)] == NAMES[:AT_LEAST]
    last = NAMES[-1]
    assert [each.tool for each in rank_likely(specs, {}, fit, known={last})][-1] == last
    fit[NAMES[0]] = READS_ZERO / 2  # two that can be read are too few to offer
    assert len(rank_likely(specs, {}, fit)) == len(NAMES)
