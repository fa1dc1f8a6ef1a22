"""Goals in words, for a conversation."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.edit_request import edit_in
from buddy.domain.envelope import Layout, ResponseType, TableBlock
from buddy.domain.goal import OVER, Goal, GoalState, PartState
from buddy.domain.goal_clauses import counted_word
from buddy.domain.goal_plan import Part, expected_seconds
from buddy.domain.goal_steps import percent
from buddy.domain.proposal import Priority
from buddy.domain.scope import Scope
from buddy.domain.session import Asked
from buddy.services.chat.turn import Reply, say
from buddy.services.chat.words import quoted
from buddy.services.goal_request import GoalChange

GOAL: Final = "goal"
"""The slot of the question whether a plan shall be carried out."""
_MARK: Final = "@"
_DROP: Final = re.compile(
    r"\b(?:drop|leave out|skip|without|remove|omit)\s+(?:the\s+)?(?:(?:step|part|number)\s+)?"
    r"(?P<what>[a-z][a-z0-9-]*|\d)\b",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"\b(?:make (?:it|that|them)|take|use|only|just|rather)\s+(?P<count>\d{1,2}|[a-z]+)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few)\b",
    re.IGNORECASE,
)


def asked_about(goal: Goal) -> Asked:
    """Return the question that a plan is shown with: it is for this revision."""
    words = goal.question or "Shall I carry out this plan?"
    return Asked(question=words, objective=f"{goal.record_id}{_MARK}{goal.revision}", slot=GOAL)


def shown_revision(asked: Asked | None) -> tuple[str, int] | None:
    """Return which goal, and which revision of it, a conversation asks about."""
    if asked is None or asked.slot != GOAL:
        return None
    goal_id, _, revision = asked.objective.partition(_MARK)
    return goal_id, int(revision)


def plan_shown(goal: Goal, head: str = "") -> Reply:
    """Return the reply that shows a plan as one proposal, or the question before it."""
    start = f"{head}\n" if head else ""
    if goal.state is GoalState.CLARIFICATION_NEEDED:
        return Reply(
            summary=f"{start}{goal.question}",
            response_type=ResponseType.CLARIFICATION_REQUEST,
            layout=Layout.CHOICES,
            priority=Priority.HIGH,
            actions=(say("Drop it", "no"),),
            asked=asked_about(goal),
        )
    seconds = expected_seconds(goal.parts)
    time = "" if seconds is None else f", about {max(1, round(seconds))} s"
    count = "1 mission" if len(goal.parts) == 1 else f"{len(goal.parts)} missions"
    money = f"at most {goal.cap} together"
    lines = [
        f"{start}A plan for {quoted(goal.objective, 200)}: {count}, {money}{time}.",
        *goal.notes,
        f"Your yes begins it; I go on by myself within this plan. ({goal.record_id})",
    ]
    return Reply(
        summary="\n".join(lines),
        response_type=ResponseType.TABLE,
        layout=Layout.CHOICES,
        priority=Priority.HIGH,
        blocks=(_table(goal),),
        actions=(say("Carry it out", "yes"), say("Reject", "no")),
        asked=asked_about(goal),
    )


def _table(goal: Goal) -> TableBlock:
    rows = tuple(
        (
            str(number),
            part.key,
            part.objective,
            part.tool,
            _reach(part),
            _price(part),
            part.on_failure.words,
        )
        for number, part in enumerate(goal.parts, 1)
    )
    columns = ("#", "part", "what", "tool", "reach", "price", "if it fails")
    return TableBlock(title="The plan", columns=columns, rows=rows)


def _reach(part: Part) -> str:
    return part.touches[0] if part.touches else ""


def _price(part: Part) -> str:
    price = part.cost.p50_usd
    return part.cost.basis_text if price is None or not price.micros else str(price)


def goal_stands(goal: Goal) -> Reply:
    """Return the reply that says how a goal stands."""
    if goal.state in {GoalState.PROPOSED, GoalState.CLARIFICATION_NEEDED}:
        return plan_shown(goal)
    done = f"{goal.settled} of {len(goal.parts)} parts, {percent(goal)} %"
    lines = [f"{quoted(goal.objective, 200)} is {goal.state}: {done}, {goal.spent} of {goal.cap}."]
    if goal.reason:
        lines.append(goal.reason)
    for each in goal.progress:
        if each.state is PartState.PLANNED and goal.state in OVER:
            continue
        said = each.reason or each.summary
        lines.append(f"  {each.key}: {each.state}{f' ({said})' if said else ''}")
    result = goal.result
    if result is not None and result.mission_id is not None:
        lines.append(f"The result is that of {result.mission_id}.")
    actions = () if goal.state in OVER else (say("Stop it", f"cancel {goal.record_id}"),)
    return Reply(summary="\n".join(lines), actions=actions)


def change_in(text: str, goal: Goal) -> GoalChange | None:
    """Return what a sentence changes of a plan; None where it changes nothing."""
    found = edit_in(text, goal.objective, ())
    scope = None
    if found.allowed_domains is not None or found.blocked_domains or found.any_site:
        scope = Scope(allowed_domains=found.allowed_domains, blocked_domains=found.blocked_domains)
    drop = _dropped(text, goal)
    objective = _counted(text, goal.objective)
    if objective is None and not (drop or scope or found.cap):
        objective = found.objective
    if not (drop or scope or found.cap or objective):
        return None
    return GoalChange(objective=objective, scope=scope, max_cost=found.cap, drop=drop)


def _dropped(text: str, goal: Goal) -> tuple[str, ...]:
    match = _DROP.search(text)
    if match is None:
        return ()
    said = match["what"].lower()
    if said.isdigit():
        at = int(said) - 1
        return (goal.parts[at].key,) if 0 <= at < len(goal.parts) else ()
    if said in {"first", "last"} and goal.parts:
        return (goal.parts[0 if said == "first" else -1].key,)
    named = [p.key for p in goal.parts if p.key == said or p.key.startswith(said[:5])]
    return tuple(named[:1]) if named else ()


def _counted(text: str, objective: str) -> str | None:
    """Return an objective with another number in it: "make it five"."""
    match = _COUNT.search(text)
    count = counted_word(match["count"]) if match else None
    if count is None or not _NUMBERED.search(objective):
        return None
    return _NUMBERED.sub(str(count), objective, count=1)
