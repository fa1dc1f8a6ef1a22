"""Questions about a run that is over, answered from its record and its approval."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.cost_question import CostQuestion, cost_question
from buddy.domain.envelope import ArtifactBlock, Layout
from buddy.domain.feedback import tool_named
from buddy.domain.instant import to_datetime
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.regex import regex
from buddy.domain.run_question import RunQuestion, export_format, run_question
from buddy.domain.warrant import is_beforehand
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.status import StatusHandler
from buddy.services.chat.target import named_in, running_in
from buddy.services.chat.turn import Handler, Reply, Turn, card
from buddy.services.chat.words import listed, past_words, quoted, state_of
from buddy.services.tool_registry import ToolRegistry

WRITTEN: Final = ("csv", "json", "md", "html")
"""What an artifact can be taken away as, by everybody."""
_WHY: Final = regex(
    r"^\W*(?:\w+\W+)?(?:why|warum|pourquoi|por qu[eé]|perch[eé]|waarom)\b", re.IGNORECASE
)
_OTHERS: Final = {
    "xlsx": "No Excel file is written; a spreadsheet opens the CSV.",
    "pdf": "No PDF is written; the HTML page prints as one.",
    "doc": "No Word file is written; Word opens the HTML page.",
    "docx": "No Word file is written; Word opens the HTML page.",
    "word": "No Word file is written; Word opens the HTML page.",
}


@dataclass(frozen=True, slots=True)
class OfRunAside:
    """Takes questions about the run that this conversation spoke of last."""

    status: StatusHandler
    artifacts: ArtifactWriter
    registry: ToolRegistry

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing has run, or something else was said."""
        ran = _ran(turn)
        if ran is None:
            return None
        asked = run_question(turn.text)
        if asked is RunQuestion.STATE:
            return None if _is_proposed(turn) else partial(self._state, running_in(turn) or ran)
        if asked is RunQuestion.TOOL and _WHY.match(turn.text) and _is_proposed(turn):
            return None  # a proposal is on the table, and its tool is the one that is asked about
        if asked is not None:
            return partial(self._told, asked, ran)
        return self._cost if cost_question(turn.text) is CostQuestion.PAST else None

    async def _state(self, ran: Mission, turn: Turn) -> Reply:
        return await self.status.tell(turn, ran)

    async def _cost(self, turn: Turn) -> Reply:
        return await self.status.cost(turn, CostQuestion.PAST)

    async def _told(self, asked: RunQuestion, ran: Mission, turn: Turn) -> Reply:
        if asked in {RunQuestion.ADDRESS, RunQuestion.EXPORT}:
            return await self._result(asked, ran, turn)
        match asked:
            case RunQuestion.APPROVAL:
                text = _approval(ran, turn)
            case RunQuestion.TOOL:
                names = [spec.name for spec in self.registry.all_specs()]
                text = _tool(ran, tool_named(turn.text, names))
            case _:
                text = _times(ran)
        return Reply(
            summary=text,
            layout=Layout.CARD,
            blocks=(card(ran),),
            spoken=(ran,),
            keeps_question=True,
        )

    async def _result(self, asked: RunQuestion, ran: Mission, turn: Turn) -> Reply:
        made = await self.artifacts.queries.artifacts_of_mission(turn.user_id, ran.mission_id)
        last = max(made, key=lambda each: each.created_at, default=None)
        if last is None:
            text = f"{quoted(ran.terms.objective)} {state_of(ran)} and left no artifact."
            return Reply(summary=text, spoken=(ran,), keeps_question=True)
        text = _export(last, export_format(turn.text)) if asked is RunQuestion.EXPORT else ""
        block = ArtifactBlock(
            artifact_id=last.artifact_id,
            artifact_type=last.artifact_type,
            mission_id=last.mission_id,
            title=last.title,
        )
        return Reply(
            summary=text or _address(last),
            layout=Layout.CARD,
            blocks=(block,),
            spoken=(ran,),
            keeps_question=True,
        )


def _ran(turn: Turn) -> Mission | None:
    """Return the mission that a question about a run is about: the one named, else the last."""
    named = named_in(turn)
    found = (named,) if named is not None else turn.talk.spoken
    return next((each.mission for each in found if each.mission.execution_record is not None), None)


def _is_proposed(turn: Turn) -> bool:
    first = turn.talk.spoken[0].mission if turn.talk.spoken else None
    return first is not None and first.status is MissionStatus.PROPOSED


def _times(ran: Mission) -> str:
    """Return how long a run took and when, in UTC as it is recorded."""
    run, record = ran.run, ran.execution_record
    assert record is not None
    what = quoted(ran.terms.objective)
    if run is None or run.started_at is None or run.finished_at is None:
        return f"{what} took {record.progress_tracker.elapsed_seconds:.3g} s."
    began, ended = to_datetime(run.started_at), to_datetime(run.finished_at)
    waited = (began - to_datetime(run.requested_at)).total_seconds()
    queued = f"; before, it waited {waited:.3g} s for its turn" if waited >= 1 else ""
    return (
        f"{what} took {(ended - began).total_seconds():.3g} s: it began at "
        f"{began:%Y-%m-%d %H:%M:%S} and was over at {ended:%H:%M:%S} (UTC){queued}."
    )


def _approval(ran: Mission, turn: Turn) -> str:
    warrant, what = ran.warrant, quoted(ran.terms.objective)
    if warrant is None:
        return f"{what} has no approval on record."
    given = f"revision {warrant.revision}, {warrant.tool}, at most {warrant.cap_usd}"
    at = f"{to_datetime(warrant.approved_at):%Y-%m-%d %H:%M:%S} (UTC)"
    who = "you" if warrant.approved_by == turn.actor else warrant.approved_by
    if is_beforehand(warrant):
        return f"{what} ran under a standing approval that {who} gave: {given}; used {at}."
    return f"{what} was approved by {who} at {at} through {warrant.channel}: {given}."


def _tool(ran: Mission, named: str | None) -> str:
    """Return which tool worked and why it was chosen."""
    record, proposal = ran.execution_record, ran.proposal
    used = record.tool_used if record is not None else None
    what = quoted(ran.terms.objective)
    if used is None:
        return f"No tool was at work on {what}: it {state_of(ran)}."
    other = f"{named} was not at work on {what}; {used} was. " if named not in {None, used} else ""
    if proposal is None or proposal.tool != used:
        return f"{other}{used} was at work on {what}."
    beside = [f"{each.tool} ({each.confidence:.0%})" for each in proposal.alternatives]
    lines = [
        f"{other}{used} fitted {what} best: I was {proposal.confidence:.0%} sure of it.",
        *past_words(proposal),
        f"Instead of it I considered {listed(beside)}." if beside else "",
        "You saw it in the proposal, and could have named another one.",
    ]
    return "\n".join(line for line in lines if line)


def _path(artifact: Artifact) -> str:
    return f"/artifacts/{artifact.artifact_id}"


def _address(artifact: Artifact) -> str:
    return (
        f"The artifact of {quoted(artifact.title)} is {artifact.artifact_id}, below. Its address "
        f"on this Buddy is {_path(artifact)}; as a file it is {_path(artifact)}/export?format=md "
        f"(or {listed(WRITTEN[:2], 'or')})."
    )


def _export(artifact: Artifact, wanted: str | None) -> str:
    """Return where a result is to be had as a file."""
    form = wanted if wanted in WRITTEN else {"xlsx": "csv"}.get(wanted or "csv", "html")
    form = "csv" if wanted is None else form
    told = "" if wanted in {None, *WRITTEN} else f"{_OTHERS.get(wanted or '', '')} ".lstrip()
    others = [each for each in WRITTEN if each != form]
    return (
        f"{told}{quoted(artifact.title)} as {form.upper()}: {_path(artifact)}/export?format={form}"
        f" on this Buddy. The artifact below has it as a button; {listed(others, 'or')} work too."
    )
