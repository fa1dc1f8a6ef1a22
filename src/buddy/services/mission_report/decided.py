"""What was proposed, edited and decided."""

from __future__ import annotations

from collections.abc import Iterator

from buddy.domain.audit import Act, Link
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ApprovalRequired,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionRejected,
)
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.proposal import CostEstimate, DurationEstimate, Proposal
from buddy.services.mission_report.account import (
    Account,
    Difference,
    RevisionStory,
    in_words,
    revisions,
)
from buddy.services.mission_report.markup import (
    Child,
    Html,
    facts,
    join,
    moment,
    mono,
    section,
    table,
    tag,
)

ACT_WORDS = {
    Act.CREATED: "Proposed",
    Act.ASKED: "Asked a question",
    Act.EDITED: "Edited",
    Act.APPROVED: "Approved",
    Act.WENT_ON: "Approved to go on",
    Act.REJECTED: "Rejected",
    Act.CANCEL_REQUESTED: "Told to stop",
    Act.CANCELLED: "Cancelled",
    Act.EXPIRED: "Expired",
    Act.EXECUTE_ACCEPTED: "Execution accepted",
    Act.PARKED: "Parked: approval required",
    Act.ARTIFACT_WRITTEN: "Artifact written",
    Act.COST_SETTLED: "Cost settled",
    Act.ENDED: "Ended",
    Act.RETRIED: "Tried again",
    Act.TOPPED_UP: "Topped up",
    Act.LIMIT_CHANGED: "Limit changed",
}
"""What each act is called; one that is not here goes by its name."""

_DECISIONS = (
    Act.APPROVED,
    Act.WENT_ON,
    Act.REJECTED,
    Act.CANCEL_REQUESTED,
    Act.CANCELLED,
    Act.EXPIRED,
    Act.EXECUTE_ACCEPTED,
    Act.PARKED,
    Act.TOPPED_UP,
    Act.RETRIED,
)


def proposal(account: Account) -> Html | None:
    """Return what Buddy offered to do, in the revision that stands."""
    mission = account.mission
    offered = mission.proposal
    if offered is None:
        return None
    return section(
        f"Proposal (revision {mission.revision})",
        facts(_terms(mission, offered)),
        *_values("Tool input", mission.terms.tool_input),
        *_values("Constraints", mission.terms.constraints),
        *_listed("It would touch", offered.touches),
        *_listed("Warnings", offered.warnings),
        *_listed("Steps", offered.steps),
        *_listed(
            "Alternatives",
            tuple(f"{each.tool} ({each.confidence:.0%})" for each in offered.alternatives),
        ),
        anchor="proposal",
    )


def _terms(mission: Mission, offered: Proposal) -> Iterator[tuple[str, Child]]:
    terms = mission.terms
    yield "Tool", f"{offered.tool} ({offered.confidence:.0%} confidence)"
    yield "Intent", terms.intent
    yield "Risk", offered.risk
    yield "Cost", cost_words(offered.cost)
    yield "Duration", _duration_words(offered.duration)
    yield "Priority", terms.priority
    allowed = terms.scope.allowed_domains
    reach = "any public site" if allowed is None else ", ".join(allowed) or "none"
    yield "Allowed domains", reach
    yield "Blocked domains", ", ".join(terms.scope.blocked_domains) or None
    yield "Pages and time", f"{terms.scope.max_pages}, {terms.scope.max_duration_seconds:g} s"


def cost_words(cost: CostEstimate) -> str:
    """Return an estimate in words."""
    if cost.p50_usd is None or cost.p90_usd is None:
        return f"unknown, at most {cost.cap_usd}"
    basis = cost.basis.replace("_", " ")
    if cost.samples:
        basis = f"{cost.samples} {basis}"
    spread = (
        f"{cost.p50_usd}"
        if cost.p50_usd == cost.p90_usd
        else (f"{cost.p50_usd}, 9 of 10 within {cost.p90_usd}")
    )
    return f"{spread} ({basis}); cap {cost.cap_usd}"


def _duration_words(duration: DurationEstimate) -> str:
    if duration.p50_seconds is None:
        return "unknown"
    text = f"{duration.p50_seconds:g} s"
    if duration.p90_seconds is not None:
        text += f", 9 of 10 within {duration.p90_seconds:g} s"
    return text


def _values(title: str, values: JsonObject) -> tuple[Child, ...]:
    if not values:
        return ()
    lines = "\n".join(f"{name}: {in_words(value)}" for name, value in values.items())
    return tag("h3", title), tag("pre", lines)


def _listed(title: str, lines: tuple[str, ...]) -> tuple[Child, ...]:
    if not lines:
        return ()
    return tag("h3", title), tag("ul", *(tag("li", line) for line in lines))


def revision_stories(account: Account) -> Html | None:
    """Return how the proposal came to be what it is."""
    stories = revisions(account)
    if not stories:
        return None
    return section("Revisions", *map(_story, stories), anchor="revisions")


def _story(story: RevisionStory) -> Html:
    asked = (tag("p", f"Asked: {question}") for question in story.asks)
    changes: Child = None
    if story.differences:
        rows = ((each.field, *_difference(each)) for each in story.differences)
        changes = table(("Field", "Before", "After"), rows, "stack")
    elif story.revision > 1:
        changes = tag("p", "Estimated anew; the terms are the same.", class_="muted")
    head = tag(
        "div",
        tag("strong", f"Revision {story.revision}"),
        tag("span", moment(story.at), f" by {story.actor}", class_="muted"),
        class_="over",
    )
    sealed = tag("p", "Content hash ", mono(story.content_hash), class_="muted")
    return tag("div", head, sealed, *asked, changes, class_="artifact")


def _difference(each: Difference) -> tuple[Child, Child]:
    return tag("del", each.before), tag("ins", each.after)


def decisions(account: Account) -> Html:
    """Return who decided what, when and where."""
    by_id = {event.event_id: event for event in account.events}
    rows: list[tuple[Child, ...]] = []
    for link in account.links:
        if isinstance(link, Link) and link.act in _DECISIONS:
            event = by_id.get(link.event_id) if link.event_id else None
            rows.append(
                (
                    moment(link.at),
                    ACT_WORDS[link.act],
                    f"{link.actor} ({link.channel})",
                    link.revision,
                    join(_about(event, link)),
                )
            )
    if not rows:
        return section("Decisions", tag("p", "Nobody has decided yet."), anchor="decisions")
    names = ("When", "What", "Who (where)", "Revision", "About")
    return section("Decisions", table(names, rows, "stack"), anchor="decisions")


def _about(event: Event | None, link: Link) -> Iterator[Child]:
    """Return what a decision was about, in the log's words; the link holds only digests of them."""
    if link.content_hash is not None:
        yield tag("p", "Content hash ", mono(link.content_hash))
    data = event.data if event else None
    match data:
        case MissionApproved():
            warrant = data.warrant
            yield tag(
                "p",
                f"Warrant for {warrant.tool or 'no tool'}, cap {warrant.cap_usd}, until ",
                moment(warrant.expires_at),
            )
            if data.deviation is not None:
                yield tag("p", data.deviation.message)
            if data.choice is not None:
                yield tag("p", f"Choice: {data.choice}")
        case ApprovalRequired():
            yield tag("p", data.deviation.message)
        case MissionRejected() | MissionCancelled() | MissionExpired():
            yield tag("p", f"Reason: {data.reason}") if data.reason else None
        case _ if link.act is Act.EXECUTE_ACCEPTED:
            yield tag("p", "Run ", mono(str(link.detail.get("run_id"))))
        case _ if link.act is Act.RETRIED:
            yield tag("p", "As ", mono(str(link.detail.get("as"))))
        case _:
            yield None
