"""The words in which missions, money and time are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from buddy.domain.assent import agrees
from buddy.domain.json_value import JsonValue, canonical_json
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import CostBasis, Proposal, differences
from buddy.domain.regex import regex
from buddy.domain.run import Deviation, Difference, RunState
from buddy.domain.schedule import SCHEDULE_SAYS, SCHEDULED_BY
from buddy.domain.scope import DEFAULT_MAX_DURATION_SECONDS
from buddy.domain.selection import may_be_chosen

SHORT: Final = 120
GIVEN: Final = 500
"""Characters of one argument that a proposal in words shows."""
_TOLD: Final = 0.005
"""Less than this reads as +0.00."""
NO_HURRY: Final = "Take your time; it stays open, and nothing runs."
UNKNOWN: Final = (
    "I do not know that about myself. What I can tell: my tools (“what can you do?”), prices "
    "(“what does a mission cost?”), limits (“how much is left?”) and where data stays (“is my data "
    "private?”). More stands in the documentation."
)
CHANGE_WHAT: Final = "What shall I change? Say it in your words: the site, the cap, the subject…"
MISSION_ID: Final = regex(r"\bm_[A-Za-z0-9_-]{12}(?![A-Za-z0-9_-])")
LIKE_AN_ID: Final = regex(r"(?<![\w-])m_[\w-]*")
"""What is written like a mission's id, and may be none."""
_GRANT: Final = regex(r"(?:approve|allow)(?: it| that)?(?: (?P<choice>.+))?")
_ADD: Final = regex(
    r"(?:please )?(?:and )?(?:add|top (?:it |that |the run )?up (?:by|with)|give it|allow it)"
    r"(?: another| an extra)? \$?(?P<usd>\d{1,9}(?:\.\d{1,6})?)(?: usd| dollars?)?"
    r"(?: more| extra| on top)?(?: to(?: it| that| the run)?)?(?: please)?"
)
_FIELDS: Final = {
    "objective": "objective",
    "tool": "tool",
    "cap_usd": "cost cap",
    "priority": "priority",
    "scope.allowed_domains": "allowed sites",
    "scope.blocked_domains": "sites never contacted",
    "scope.max_pages": "pages at most",
    "scope.max_duration_seconds": "seconds at most",
    "intent": "kind of work",
}
_STATUS: Final = {
    MissionStatus.CLARIFICATION_NEEDED: "waits for your answer",
    MissionStatus.PROPOSED: "waits for your yes",
    MissionStatus.APPROVED: "is approved and not started",
    MissionStatus.RUNNING: "is running",
    MissionStatus.AWAITING_APPROVAL: "stopped and asks you",
    MissionStatus.COMPLETED: "is done",
    MissionStatus.FAILED: "failed",
    MissionStatus.CANCELLED: "was cancelled",
    MissionStatus.REJECTED: "was rejected",
    MissionStatus.EXPIRED: "lapsed",
}


def grants(text: str, deviation: Deviation, *, just_asked: bool) -> bool:
    """Tell whether a message is word for word an answer that a parked run is offered with.

    Args:
        text: The message; the run's id may stand in it.
        deviation: What the run asks.
        just_asked: Whether that was the last thing said: then a bare yes is an answer too.
    """
    said = _bare(text)
    if just_asked and agrees(text):
        return True
    if _ADD.fullmatch(said):
        return deviation.missing_usd is not None
    match = _GRANT.fullmatch(said)
    offered = [None, *(choice.replace("_", " ") for choice in deviation.choices)]
    return match is not None and match["choice"] in offered


def added_in(text: str) -> Money | None:
    """Return the money of "add $0.20" or "top it up by $1"; None where a message is not that."""
    match = _ADD.fullmatch(_bare(text))
    return None if match is None else Money.parse(match["usd"])


def _bare(text: str) -> str:
    """Return a message in lower case without mission ids and the marks around its words."""
    said = " ".join(MISSION_ID.sub(" ", text).lower().replace("_", " ").split())
    return said.replace(", ", " ").strip(" .!,")


def quoted(text: str, limit: int = SHORT) -> str:
    """Return a text in quotation marks, cut where it is long."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= limit else words[: limit - 1].rstrip() + '…'}”"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Return names as a sentence lists them: a, b and c."""
    if len(names) < 2:  # noqa: PLR2004  # one needs no word between
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def state_of(mission: Mission) -> str:
    """Return how a mission stands, as the end of a sentence about it."""
    queued = mission.run is not None and mission.run.state is RunState.QUEUED
    if mission.status is MissionStatus.APPROVED and queued:
        return "waits in the queue"
    if mission.status is MissionStatus.APPROVED and SCHEDULED_BY in mission.metadata:
        return "is scheduled"
    return _STATUS[mission.status]


def cost_of(proposal: Proposal) -> str:
    """Return what a proposal says of money, as a sentence."""
    cost = proposal.cost
    if cost.basis is CostBasis.FREE:
        return f"It costs nothing; the cap is {cost.cap_usd}."
    if cost.p50_usd is None:
        return f"Its price is not known; it stops at {cost.cap_usd}."
    most = f", at worst {cost.p90_usd}" if cost.p90_usd not in {None, cost.p50_usd} else ""
    return f"It costs about {cost.p50_usd}{most} ({cost.basis_text}) and stops at {cost.cap_usd}."


def duration_of(proposal: Proposal) -> str:
    """Return how long a proposal takes, as a sentence; empty where nobody knows."""
    seconds, samples = proposal.duration.p50_seconds, proposal.duration.samples
    if seconds is None:
        return ""
    basis = f"by {samples} past run{'s' if samples != 1 else ''}" if samples else "as declared"
    return f"It takes about {seconds:.3g} s ({basis})."


def time_limit_of(mission: Mission) -> str:
    """Return when a run is stopped, as a sentence; empty where that is as usual."""
    seconds = mission.terms.scope.max_duration_seconds
    usual = seconds == DEFAULT_MAX_DURATION_SECONDS
    return "" if usual else f"It is stopped after {seconds:g} s."


def given_words(mission: Mission) -> tuple[str, ...]:
    """Return what the tool is given, where it is given something: a yes is for this too."""
    tool_input = mission.terms.tool_input
    if not tool_input:
        return ()
    told = [f"{name}: {_given(value)}" for name, value in tool_input.items()]
    return (f"It is given {'; '.join(told)}.",)


def proposal_words(mission: Mission) -> str:
    """Return a proposal in words: tool, cost, scope, what happens next."""
    proposal = mission.proposal
    if proposal is None:
        return f"{quoted(mission.terms.objective)} {state_of(mission)}."
    lines = [
        f"I would use {proposal.tool} for {quoted(mission.terms.objective)}.",
        *given_words(mission),
        *past_words(proposal),
        " ".join(
            part
            for part in (cost_of(proposal), duration_of(proposal), time_limit_of(mission))
            if part
        ),
        f"It touches: {'; '.join(proposal.touches)}.",
        *(f"Mind: {warning}." for warning in proposal.warnings),
        *_next_words(mission),
    ]
    return "\n".join(lines)


def past_words(proposal: Proposal) -> list[str]:
    """Return what the past changed of the tool that is proposed, as a line; none where nothing."""
    chosen = proposal.chosen
    if chosen is None or chosen.base is None:
        return []
    told = [each for each in chosen.adjustments if abs(each.by) >= _TOLD]
    if not told:
        return []
    moved = "; ".join(f"{each.why} ({each.what} {each.by:+.2f})" for each in told)
    fit = f"{chosen.base:.0%} to {chosen.confidence:.0%}"
    line = f"Past missions moved {proposal.tool} from {fit}: {moved}."
    other = next((each for each in proposal.alternatives if may_be_chosen(each)), None)
    return [line + (f" Next comes {other.tool} with {other.confidence:.0%}." if other else "")]


def _next_words(mission: Mission) -> tuple[str, ...]:
    says = mission.metadata.get(SCHEDULE_SAYS)
    if not isinstance(says, str):
        said = "Say “approve” to run it, or tell me what to change."
        return (f"Nothing runs before you approve. {said}",)
    said = "Say “approve” to schedule it, or tell me what to change."
    return (f"It would run {says}.", f"Nothing is scheduled before you approve. {said}")


def differences_words(found: Iterable[Difference]) -> str:
    """Return differences as one line each: what, old, new."""
    return "\n".join(
        f"{_FIELDS.get(each.field, each.field.replace('_', ' '))}: "
        f"{_value(each.old, each.field)} → {_value(each.new, each.field)}"
        for each in found
        if each.field != "intent"
    )


def changes_between(before: Mission, after: Mission) -> tuple[Difference, ...]:
    """Return what an edit has changed of a mission's terms, value by value."""
    return differences(before.terms, after.terms)


def _given(value: JsonValue) -> str:
    text = value if isinstance(value, str) else canonical_json(value)
    text = " ".join(text.split())
    if len(text) <= GIVEN:
        return text
    return f"{text[:GIVEN]}… ({len(text):,} characters, whole in the mission)"


def _value(value: JsonValue, field: str) -> str:
    if field == "scope.allowed_domains" and value is None:
        return "any public site"
    if value is None or value == []:
        return "none"
    if field == "cap_usd":
        return f"${value}"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value) or "none"  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # JSON
    return value if isinstance(value, str) else canonical_json(value)
