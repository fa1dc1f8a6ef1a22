"""The report as one HTML file.

It asks for nothing: no script, no picture, no other file. Its own policy forbids all of them, so
that even a hole in the escaping would fetch and run nothing.
"""

from __future__ import annotations

from buddy.domain.lifecycle import MissionStatus
from buddy.services.mission_report.account import Account, faults
from buddy.services.mission_report.decided import decisions, proposal, revision_stories
from buddy.services.mission_report.done import artifacts, costs, summary, timeline
from buddy.services.mission_report.markup import Child, Html, moment, tag
from buddy.services.mission_report.proof import audit, verifying
from buddy.services.mission_report.style import STYLE

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: its own style and pictures inside it. A server adds its own header."""

_TONES = {
    MissionStatus.COMPLETED: "good",
    MissionStatus.FAILED: "bad",
    MissionStatus.CANCELLED: "bad",
    MissionStatus.REJECTED: "bad",
    MissionStatus.EXPIRED: "wait",
    MissionStatus.AWAITING_APPROVAL: "wait",
    MissionStatus.CLARIFICATION_NEEDED: "wait",
}


def page(account: Account) -> str:
    """Return the whole file."""
    mission = account.mission
    # A long objective would be the name of a tab and of a printed file.
    title = f"Mission {mission.mission_id}: {mission.terms.objective[:80]}"
    body = tag(
        "main",
        _head(account),
        summary(account),
        proposal(account),
        revision_stories(account),
        decisions(account),
        timeline(account),
        costs(account),
        artifacts(account),
        audit(account),
        verifying(account),
        _foot(account),
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        Html(f"<style>{STYLE}</style>"),
    )
    return "<!doctype html>\n" + tag("html", head, tag("body", body), lang="en").text + "\n"


def _head(account: Account) -> Html:
    mission = account.mission
    status: Child = tag(
        "span",
        mission.status.replace("_", " "),
        class_=f"badge {_TONES.get(mission.status, '')}".strip(),
    )
    wrong = faults(account.links, account.events)
    count = len(account.links)
    seal = "audit links do not hold" if wrong else f"{count} audit links hold"
    checked = tag("span", seal, class_="badge bad" if wrong else "badge good")
    over = tag(
        "div",
        "Mission report",
        status,
        checked if count else None,
        tag("code", mission.mission_id),
        class_="over",
    )
    return tag("header", over, tag("h1", mission.terms.objective))


def _foot(account: Account) -> Html:
    text = tag(
        "p",
        "Written ",
        moment(account.written_at),
        f" by Buddy {account.version}. Times are UTC. This file shows the mission as it stood "
        "then; it loads nothing and sends nothing.",
    )
    return tag("footer", text)
