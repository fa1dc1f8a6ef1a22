"""Shows what was learned and how each choice came about, and forgets it on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.events.execution import ToolSelected
from buddy.domain.feedback import Feedback
from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.investment import (
    Return,
    RoiCandidate,
    ToolRecord,
    Worth,
    investment,
    rank_by_roi,
    selection_line,
)
from buddy.domain.nudges import Nudges
from buddy.domain.proposal import ToolCandidate
from buddy.domain.record import Record
from buddy.domain.selection import may_be_chosen
from buddy.domain.standing_approval import require_person
from buddy.domain.survey import Survey
from buddy.errors import InputInvalid, MissionNotFound
from buddy.ports.store import Queries
from buddy.services.forgetting import KINDS, Forgetter, forgotten_by, remembered
from buddy.services.learning_book import LearningBook

EVENTS_READ = 500
AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """How a mission came to its tool."""

    mission_id: MissionId
    objective: str
    intent: Intent | None
    tool: ToolName | None
    stage: str
    """``run``: as its run chose; ``proposal``: as it was proposed; ``none``: no tool was chosen."""
    candidates: tuple[ToolCandidate, ...]
    line: str
    """The choice in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolLearned:
    """What is known of a tool, for one intent."""

    tool: ToolName
    intent: Intent | None
    nudges: Nudges
    record: ToolRecord | None
    returned: Return | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedOverview:
    """What a user's missions and words have taught."""

    outcomes: int
    tools: tuple[ToolLearned, ...]
    feedback: tuple[Feedback, ...]
    """Verdicts that stand, the newest first."""
    surveys: tuple[Survey, ...]
    """Ratings that stand, the newest first."""


@dataclass(frozen=True, slots=True)
class LearningService:
    """Shows, exports and forgets."""

    queries: Queries
    book: LearningBook
    forgetter: Forgetter
    worth: Worth

    async def why(self, user_id: UserId, mission_id: MissionId) -> Why:
        """Return how a mission came to its tool, with every candidate and what moved it.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        proposal = mission.proposal
        tool, stage = mission.terms.tool, "proposal" if proposal else "none"
        candidates = proposal.considered if proposal else ()
        selected = await tool_selected(self.queries, user_id, mission_id)
        if selected is not None:
            tool, stage, candidates = selected.tool, "run", selected.candidates
        return Why(
            mission_id=mission_id,
            objective=mission.terms.objective,
            intent=mission.terms.intent,
            tool=tool,
            stage=stage,
            candidates=candidates,
            line=_line(tool, candidates),
        )

    async def overview(self, user_id: UserId) -> LearnedOverview:
        """Return what was learned, tool by tool and intent by intent, and whose words stand."""
        outcomes, feedback, surveys = await self.book.all_of(user_id)
        known = {(each.tool, each.intent) for each in outcomes}
        said = ((each.tool, each.intent) for each in (*feedback, *surveys))
        known |= {(tool, intent) for tool, intent in said if tool is not None}
        tools = list[ToolLearned]()
        for intent in dict.fromkeys(intent for _, intent in sorted(known, key=_named)):
            nudges, records = await self.book.of_tools(user_id, intent)
            for tool in sorted({tool for tool, at in known if at == intent}):
                record = records.get(tool)
                tools.append(
                    ToolLearned(
                        tool=tool,
                        intent=intent,
                        nudges=nudges.get(tool, Nudges()),
                        record=record,
                        returned=investment(record, self.worth) if record else None,
                    )
                )
        return LearnedOverview(
            outcomes=len(outcomes),
            tools=tuple(tools),
            feedback=tuple(each for each in feedback if each.undone_at is None),
            surveys=tuple(each for each in surveys if each.undone_at is None),
        )

    async def export(
        self, user_id: UserId, cursor: str | None = None
    ) -> tuple[tuple[Record, ...], str | None]:
        """Return a page of all that was learned, and where the next one begins.

        Args:
            user_id: Whose.
            cursor: What the last page gave; None at the beginning.

        Raises:
            InputInvalid: No page gave this cursor.
        """
        number, _, place = (cursor or "0:").partition(":")
        if number not in map(str, range(len(KINDS))):
            raise InputInvalid(
                "The cursor is not one that this list gave; begin without one", field="cursor"
            )
        kind = KINDS[int(number)]
        records = self.queries.records
        page = await records.page(kind, user_id, AT_ONCE, cursor=place or None)
        page = remembered(page, await forgotten_by(records, user_id))
        if page.next_cursor is not None:
            return page.items, f"{KINDS.index(kind)}:{page.next_cursor}"
        after = KINDS.index(kind) + 1
        return page.items, f"{after}:" if after < len(KINDS) else None

    async def forget(self, user_id: UserId, channel: str, actor: UserId | None = None) -> int:
        """Forget all outcomes, verdicts and ratings of a user; return how many there were.

        Missions, their logs and artifacts stay; what was said of a mission is taken back in its
        log. Broken off, it is as if done, and the next call removes what is left.

        Args:
            user_id: Whose.
            channel: Where it is said.
            actor: Who says it, where that is not its user.

        Raises:
            PersonRequired: No person speaks there.
        """
        require_person(channel)
        return await self.forgetter.forget(user_id, actor or user_id)


async def tool_selected(
    queries: Queries, user_id: UserId, mission_id: MissionId
) -> ToolSelected | None:
    """Return how a mission's last run chose its tool; None where none has got so far."""
    found: ToolSelected | None = None
    after = 0
    while True:
        events = await queries.events_of_mission(user_id, mission_id, after, EVENTS_READ)
        for event in events:
            if isinstance(event.data, ToolSelected):
                found = event.data
        if len(events) < EVENTS_READ:
            return found
        after = events[-1].sequence


def _named(pair: tuple[ToolName, Intent | None]) -> tuple[str, str]:
    return pair[1] or "", pair[0]


def _line(tool: ToolName | None, candidates: Sequence[ToolCandidate]) -> str:
    chosen = next((each for each in candidates if each.tool == tool), None)
    if chosen is None:
        return "No tool was chosen"
    others = [each for each in candidates if each.tool != tool and may_be_chosen(each)]
    ranks = rank_by_roi(
        RoiCandidate(
            tool=each.tool,
            confidence=each.confidence,
            roi01=each.roi01 if each.roi is not None else None,
            seconds=each.seconds,
        )
        for each in (chosen, *others[:1])
    )
    first = sorted(ranks, key=lambda rank: rank.tool != tool)
    return selection_line(tuple(first))
