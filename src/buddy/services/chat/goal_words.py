"""Goals in words, for a conversation."""

from __future__ import annotations

import re
from typing import Final, cast

from buddy.domain.envelope import Layout, ResponseType, TableBlock
from buddy.domain.goal import OVER, Goal, GoalState, PartState
from buddy.domain.goal_plan import Part, expected_seconds
from buddy.domain.goal_steps import percent
from buddy.domain.json_value import JsonValue, canonical_json
from buddy.domain.proposal import Priority
from buddy.domain.regex import regex
from buddy.domain.session import Asked
from buddy.services.chat.turn import Reply, say
from buddy.services.chat.words import quoted

GOAL: Final = "goal"
"""The slot of the question whether a plan shall be carried out."""
LONG: Final = 160
"""Characters of one value that a plan's table shows."""
_MARK: Final = "@"
CARRY_OUT: Final = "carry out the plan"
REJECT: Final = "reject the plan"
"""What Buddy offers to say of a plan, and has to understand."""
_CARRIES: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|yes|please|now|then|so|and|ja|bitte|oui|sí|sì|sim)[\s,]+)*"
    r"(?:carry (?:out|on with) (?:it|(?:the|this|that|my) (?:whole )?(?:plan|goal))|carry it out"
    r"|carry (?:the|this|that) plan out|(?:begin|start|execute|run|do) (?:the|this|that|my)"
    r" (?:whole )?(?:plan|goal)|führ(?:e|en sie)? (?:den|diesen) plan (?:bitte )?(?:aus|durch)"
    r"|ex[ée]cute[rz]? (?:le|ce) plan|ejecuta (?:el|este) plan|esegui (?:il|questo) piano"
    r"|execut[ae] (?:o|este) plano|voer (?:het|dit) plan uit)"
    r"(?:[\s,]+(?:please|now|bitte|jetzt|maintenant|ahora|ora|agora|nu))*[^\w?]*$",
    re.IGNORECASE,
)
SHALL_CARRY_OUT: Final = "Shall I carry out this plan?"


def asked_about(goal: Goal) -> Asked:
    """Return the question that a plan is shown with: it is for this revision."""
    words = goal.question or SHALL_CARRY_OUT
    return Asked(question=words, objective=f"{goal.record_id}{_MARK}{goal.revision}", slot=GOAL)


def shown_revision(asked: Asked | None) -> tuple[str, int] | None:
    """Return which goal, and which revision of it, a conversation asks about."""
    if asked is None or asked.slot != GOAL:
        return None
    goal_id, _, revision = asked.objective.partition(_MARK)
    return goal_id, int(revision)


def carries_out(text: str) -> bool:
    """Tell whether a text orders a plan to be carried out, and says nothing else."""
    return _CARRIES.match(text) is not None


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
    asked = asked_about(goal)
    lines = [
        f"{start}A plan for {quoted(goal.objective, 200)}: {count}, {money}{time}.",
        *goal.notes,
        *_warnings(goal),
        f"{asked.question} Your yes begins it; I go on within this plan. ({goal.record_id})",
    ]
    return Reply(
        summary="\n".join(lines),
        response_type=ResponseType.TABLE,
        layout=Layout.CHOICES,
        priority=Priority.HIGH,
        blocks=(_table(goal),),
        actions=(say("Carry it out", "yes"), say("Reject", "no")),
        asked=asked,
    )


def plan_beside(goal: Goal, head: str) -> Reply:
    """Return the reply to a word that leaves a plan as it is and asks about something else.

    A bare yes to that does not begin the plan: its own question is not put.
    """
    return Reply(
        summary=f"{head}\nThe plan stands as it is, at most {goal.cap} together; "
        f"“{CARRY_OUT}” begins it.",
        actions=(say("Carry it out", CARRY_OUT), say("Reject", REJECT)),
        asked=asked_about(goal),
    )


def _warnings(goal: Goal) -> list[str]:
    """Return what has to be known before a yes, each once, with the parts that it is of."""
    of: dict[str, list[str]] = {}
    for part in goal.parts:
        for warning in part.warnings:
            of.setdefault(warning, []).append(part.key)
    return [f"Mind: {warning} ({', '.join(keys)})" for warning, keys in of.items()]


def _table(goal: Goal) -> TableBlock:
    rows = tuple(
        (
            str(number),
            part.key,
            part.objective,
            part.tool,
            _gets(part),
            _reach(part),
            part.risk,
            _price(part),
            part.on_failure.words,
        )
        for number, part in enumerate(goal.parts, 1)
    )
    columns = ("#", "part", "what", "tool", "gets", "reach", "risk", "price", "if it fails")
    return TableBlock(title="The plan", columns=columns, rows=rows)


def _gets(part: Part) -> str:
    """Return what a part is given: the plan's own words, then pieces of earlier results."""
    own = [f"{name}: {_value(value)}" for name, value in part.tool_input.items()]
    return "; ".join([*own, *(feed.words for feed in part.feeds)])


def _value(value: JsonValue) -> str:
    listed = cast("list[JsonValue]", value) if isinstance(value, list) else [value]
    texts = [each if isinstance(each, str) else canonical_json(each) for each in listed]
    text = ", ".join(texts)
    return text if len(text) <= LONG else f"{text[:LONG]}…"


def _reach(part: Part) -> str:
    return "; ".join(part.touches)


def _price(part: Part) -> str:
    price = part.cost.p50_usd
    return part.cost.basis_text if price is None or not price.micros else str(price)


def goal_stands(goal: Goal, *, paused: bool = False) -> Reply:
    """Return the reply that says how a goal stands.

    Args:
        goal: The goal.
        paused: Whether Buddy is paused, so that nothing of it runs.
    """
    if goal.state in {GoalState.PROPOSED, GoalState.CLARIFICATION_NEEDED}:
        return plan_shown(goal)
    left = f", {goal.settled - goal.done} left out" if goal.settled > goal.done else ""
    done = f"{goal.done} of {len(goal.parts)} parts{left}, {percent(goal)} %"
    lines = [f"{quoted(goal.objective, 200)} is {goal.state}: {done}, {goal.spent} of {goal.cap}."]
    if paused and goal.state is GoalState.RUNNING:
        lines.append("Buddy is paused: nothing of it runs until somebody resumes it.")
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
