"""What the command line says of a result that lacks something."""

from __future__ import annotations

from dataclasses import asdict

from buddy.cli.judged import judged
from buddy.domain.evaluation import Evaluation, NextMission
from buddy.domain.ids import ToolName

BARE = Evaluation(satisfied=True, score=1.0, evidence=("1 item found",), gap=None)
LACKING = Evaluation(
    satisfied=False,
    score=0.75,
    evidence=(),
    gap="no price is in it",
    next=NextMission(
        objective="Research Ann's tea", tool=ToolName("web_research"), why="it reads the pages"
    ),
)


def test_what_lacks_nothing_needs_no_line() -> None:
    assert judged(None, "m_1") == judged(asdict(BARE), "m_1") == []


def test_a_gap_is_said_with_the_command_that_would_close_it() -> None:
    said, following = judged(asdict(LACKING), "m_1")
    assert said == "  Judged   not what was asked for: no price is in it (rules)"
    command = "buddy mission create 'Research Ann'\"'\"'s tea' --tool web_research --after m_1"
    assert following == f"  Next     {command}  (it reads the pages)"
    partly = Evaluation(satisfied=True, score=0.75, evidence=(), gap="the text was cut")
    assert judged(asdict(partly), "m_1") == ["  Judged   enough, but the text was cut (rules)"]
