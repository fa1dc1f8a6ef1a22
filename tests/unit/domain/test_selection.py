"""Choosing a tool: the approved one first, else the best above the floor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.proposal import ToolCandidate
from buddy.domain.selection import MIN_CONFIDENCE, SPOKEN_CONFIDENCE, choose, rank
from buddy.domain.tool import ToolSpec
from buddy.errors import ToolSelectionFailed
from buddy.testing.tools import spec as make_spec

NAMES = [ToolName(name) for name in ("calculate", "get_time", "web_extract", "web_search")]
CHANCES = st.floats(0, 1)


def spec(name: str, *intents: Intent) -> ToolSpec:
    return ToolSpec(
        name=ToolName(name),
        description=name,
        input_schema={},
        output_schema={},
        intents=intents,
        artifact_type=ArtifactType.JSON,
    )


def candidate(name: str, confidence: float) -> ToolCandidate:
    return ToolCandidate(tool=ToolName(name), confidence=confidence, reason=f"fit of {name}")


CANDIDATES = st.lists(
    st.builds(ToolCandidate, tool=st.sampled_from(NAMES), confidence=CHANCES, reason=st.just("r")),
    unique_by=lambda c: c.tool,
).map(lambda found: tuple(sorted(found, key=lambda c: (-c.confidence, c.tool))))


def test_the_floor_is_as_specified() -> None:
    assert MIN_CONFIDENCE == 0.15


def test_below_the_floor_the_figures_are_named_and_candidates_offered() -> None:
    found = tuple(candidate(name, 0.12 - n / 100) for n, name in enumerate(NAMES))
    with pytest.raises(ToolSelectionFailed) as caught:
        choose(found)
    assert caught.value.message == "confidence 0.12 < 0.15"
    assert caught.value.details == {"candidates": NAMES[:3]}


def test_without_a_tool_there_is_no_confidence() -> None:
    with pytest.raises(ToolSelectionFailed, match=r"confidence 0\.00 < 0\.15"):
        choose(())


def test_the_floor_itself_is_enough() -> None:
    assert choose((candidate("calculate", 0.15),)).tool == "calculate"


def test_a_near_miss_does_not_contradict_itself() -> None:
    with pytest.raises(ToolSelectionFailed) as caught:
        choose((candidate("calculate", 0.1499),))
    assert caught.value.message != "confidence 0.15 < 0.15"


def test_the_approved_tool_is_taken_whatever_its_confidence() -> None:
    found = (candidate("web_search", 0.9), candidate("calculate", 0.01))
    chosen = choose(found, approved=ToolName("calculate"))
    assert (chosen.tool, chosen.confidence) == ("calculate", 0.01)
    assert chosen.why == "approved by a person; fit of calculate"
    assert chosen.candidates == found


def test_an_approved_tool_that_is_gone_falls_back_to_the_best() -> None:
    chosen = choose((candidate("web_search", 0.9),), approved=ToolName("calculate"))
    assert (chosen.tool, chosen.why) == ("web_search", "fit of web_search")


@settings(deadline=None)
@given(CANDIDATES, st.one_of(st.none(), st.sampled_from(NAMES)))
def test_what_is_chosen_is_approved_or_the_best_above_the_floor(
    found: tuple[ToolCandidate, ...], approved: ToolName | None
) -> None:
    names = [c.tool for c in found]
    best = max((c.confidence for c in found), default=0.0)
    if approved in names:
        assert choose(found, approved).tool == approved
    elif best >= MIN_CONFIDENCE:
        assert choose(found, approved).confidence == best
    else:
        with pytest.raises(ToolSelectionFailed):
            choose(found, approved)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(list(Intent)), CHANCES),
    st.dictionaries(st.sampled_from(NAMES), CHANCES),
)
def test_ranks_are_probabilities_in_order(
    intents: dict[Intent, float], fit: dict[str, float]
) -> None:
    specs = [spec(name, Intent.SEARCH, Intent.RESEARCH) for name in reversed(NAMES)]
    found = rank(specs, intents, fit)
    assert {c.tool for c in found} == set(NAMES)
    assert all(0.0 <= c.confidence <= 1.0 for c in found)
    assert [(-c.confidence, c.tool) for c in found] == sorted(
        (-c.confidence, c.tool) for c in found
    )


def test_both_judgements_are_pooled_by_their_geometric_mean() -> None:
    (found,) = rank(
        [spec("web_search", Intent.SEARCH, Intent.RESEARCH)],
        {Intent.SEARCH: 0.5, Intent.RESEARCH: 0.31, Intent.TIME: 0.19},
        {"web_search": 0.64},
    )
    assert found.confidence == pytest.approx(0.72)
    assert found.reason == "intent 0.81, fit 0.64"


def test_either_judgement_near_zero_keeps_a_tool_near_zero() -> None:
    specs = [spec("web_search", Intent.SEARCH), spec("get_time", Intent.TIME)]
    found = rank(specs, {Intent.SEARCH: 1.0}, {"get_time": 1.0})
    assert [c.confidence for c in found] == [0.0, 0.0]
    assert [c.tool for c in found] == ["get_time", "web_search"]


def test_a_tool_that_declares_no_intent_is_judged_by_its_text() -> None:
    (found,) = rank([spec("files.read")], {Intent.SEARCH: 1.0}, {"files.read": 0.4})
    assert (found.confidence, found.reason) == (0.4, "fit 0.40")


def test_what_is_asked_for_in_so_many_words_comes_first_whatever_it_is_about() -> None:
    store = make_spec("knowledge_store", intents=(Intent.KNOWLEDGE,), slot="note_action")
    search = make_spec("web_search", intents=(Intent.SEARCH,))
    intents, fit = {Intent.SEARCH: 0.9}, {"web_search": 0.9, "knowledge_store": 0.1}
    assert rank([store, search], intents, fit)[0].tool == "web_search"
    first = rank([store, search], intents, fit, {"note_action"})[0]
    assert (first.tool, first.confidence) == ("knowledge_store", SPOKEN_CONFIDENCE)
    assert first.reason.endswith("asked for in words")
