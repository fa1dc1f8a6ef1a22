"""The documented nudges on a tool, on top of what was learned (SPEC section 8).

They are bounded and scoped to one user and one intent, they are listed one by one where a choice is
explained, they fade with a half-life of 30 days, and each goes away with the record it stands on. A
person's word on a tool itself, to keep it or to leave it out, does not fade.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant, milliseconds
from buddy.domain.intent import Intent
from buddy.domain.outcome import decay, decay_after
from buddy.domain.survey import Survey

FEEDBACK_BOUND: Final = 0.2
"""Verdicts move a confidence by at most this share of it, down or up."""
APPROVED: Final = 0.15
"""Added once to the confidence of a tool that a person asked to keep."""
RATED: Final = ((8, 0.05), (6, 0.0), (1, -0.10))
"""The lowest rating of each band, and what a rating in it adds."""
_SIGNS: Final = {Verdict.HELPFUL: 1.0, Verdict.NOT_HELPFUL: -1.0}
STANDS: Final = (Verdict.APPROVE_TOOL, Verdict.REJECT_TOOL)
"""Words on a tool itself; of these, the latest one stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudges:
    """What people said of one tool, for one user and intent."""

    factor: float = 0.0
    """f of ``base * (1 + f)``, within ±`FEEDBACK_BOUND`."""
    helpful: int = 0
    unhelpful: int = 0
    survey: float = 0.0
    """Added for ratings, within -0.10 and +0.05."""
    ratings: int = 0
    approved_by: str | None = None
    """The record that asked to keep the tool."""
    rejected_by: str | None = None
    """The record that excludes the tool."""
    rejected_at: Instant | None = None
    """When that was said."""


NONE: Final = Nudges()


class Rated(NamedTuple):
    """A rating as it moves a tool. A tuple, for a tool may have hundreds at every choice."""

    at: int
    """When it was given, in milliseconds since 1970."""
    nudge: float
    """What it adds where it is the only one."""


def rated(survey: Survey) -> Rated | None:
    """Return a rating as it moves its tool; None where it was taken back."""
    if survey.undone_at is not None:
        return None
    return Rated(milliseconds(survey.created_at), survey_nudge(survey.rating))


def survey_nudge(rating: int) -> float:
    """Return what one rating adds: 8 to 10 +0.05, 6 to 7 nothing, 1 to 5 -0.10."""
    return next(nudge for lowest, nudge in RATED if rating >= lowest)


def nudges_of(
    intent: Intent | None,
    feedback: Iterable[Feedback],
    surveys: Iterable[Survey],
    now: Instant,
) -> dict[ToolName, Nudges]:
    """Return the nudges of every tool that somebody said something of.

    Args:
        intent: Of the objective at hand. Verdicts and ratings of other intents are passed over; a
            verdict on a tool that names no intent holds for all.
        feedback: A user's verdicts, in any order; what was taken back counts for nothing.
        surveys: The user's ratings, likewise.
        now: This moment.
    """
    said = dict[ToolName, list[Feedback]]()
    for each in feedback:
        if each.tool is not None:
            said.setdefault(each.tool, []).append(each)
    ratings = dict[ToolName, list[Rated]]()
    for survey in surveys:
        one = rated(survey) if survey.intent == intent else None
        if survey.tool is not None and one is not None:
            ratings.setdefault(survey.tool, []).append(one)
    found = {
        tool: nudges_on(intent, said.get(tool, []), ratings.get(tool, []), now)
        for tool in {*said, *ratings}
    }
    return {tool: nudges for tool, nudges in found.items() if nudges is not NONE}


def nudges_on(
    intent: Intent | None, feedback: Iterable[Feedback], ratings: Sequence[Rated], now: Instant
) -> Nudges:
    """Return the nudges of one tool; `NONE` itself where nothing that stands was said of it.

    Args:
        intent: Of the objective at hand.
        feedback: Verdicts on the tool, in any order, of any intent.
        ratings: Those of the intent that stand.
        now: This moment.
    """
    said = [
        each
        for each in feedback
        if each.undone_at is None and (each.intent is None or each.intent == intent)
    ]
    if not said and not ratings:
        return NONE
    said.sort(key=lambda each: (each.created_at, each.record_id))
    return _nudges(said, ratings, now)


def _nudges(said: list[Feedback], ratings: Sequence[Rated], now: Instant) -> Nudges:
    verdicts = dict[MissionId | str, Feedback]()
    stand: Feedback | None = None
    for each in said:  # the oldest first, so that the latest word on a mission stays
        if each.verdict in STANDS:
            stand = each
        else:
            verdicts[each.mission_id or each.record_id] = each
    leaning = sum(_SIGNS[v.verdict] * decay(v.created_at, now) for v in verdicts.values())
    helpful = sum(v.verdict is Verdict.HELPFUL for v in verdicts.values())
    moment = milliseconds(now)
    worths = [decay_after(moment - each.at) for each in ratings]
    moved = sum([worth * each.nudge for worth, each in zip(worths, ratings, strict=True)])
    approved = stand is not None and stand.verdict is Verdict.APPROVE_TOOL
    return Nudges(
        factor=FEEDBACK_BOUND * max(-1.0, min(1.0, leaning)),
        helpful=helpful,
        unhelpful=len(verdicts) - helpful,
        survey=moved / max(1.0, sum(worths)),
        ratings=len(ratings),
        approved_by=stand.record_id if stand and approved else None,
        rejected_by=stand.record_id if stand and not approved else None,
        rejected_at=stand.created_at if stand and not approved else None,
    )
