"""What was done, what it cost, and what it left."""

from __future__ import annotations

from collections.abc import Iterator

from buddy.domain.audit import Act, Link
from buddy.domain.budget import LedgerEntry
from buddy.domain.events.execution import ToolInvoked
from buddy.domain.events.learning import BudgetReserved
from buddy.services.mission_report.account import (
    Account,
    ShownArtifact,
    StepStory,
    spent,
    steps,
)
from buddy.services.mission_report.decided import cost_words
from buddy.services.mission_report.markup import (
    Child,
    Html,
    facts,
    moment,
    mono,
    section,
    table,
    tag,
    time_of_day,
)


def summary(account: Account) -> Html:
    """Return what came of the mission."""
    record = account.mission.execution_record
    result = record.result_summary if record else None
    wrong = record.error_detail or record.error if record else None
    return section(
        "Outcome",
        tag("p", result) if result else None,
        tag("p", wrong, class_="note bad") if wrong else None,
        facts(_outcome(account)),
        anchor="outcome",
    )


def _outcome(account: Account) -> Iterator[tuple[str, Child]]:
    mission, record, run = (
        account.mission,
        account.mission.execution_record,
        account.mission.run,
    )
    yield "Status", mission.status.replace("_", " ")
    yield "Tool used", record.tool_used if record else None
    yield "Cost", str(spent(account.ledger) or "nothing") if run and run.finished_at else None
    yield "Took", _seconds(record.progress_tracker.elapsed_seconds) if record else None
    yield "Approved by", _approved_by(account)
    yield "Created", moment(mission.created_at)
    yield "Started", moment(run.started_at) if run else None
    yield "Finished", moment(run.finished_at) if run else None
    yield "Tries again", mono(mission.parent_mission_id)
    yield "Answer of", mono(record.reused_from) if record else None


def _approved_by(account: Account) -> str | None:
    warrant = account.mission.warrant
    if warrant is None:
        return None
    return f"{warrant.approved_by} ({warrant.channel}), revision {warrant.revision}"


def timeline(account: Account) -> Html | None:
    """Return the steps of the run with the time that each took."""
    told = steps(account)
    if not told:
        return None
    longest = max((step.seconds or 0.0 for step in told), default=0.0) or 1.0
    rows = [
        (
            time_of_day(step.started),
            tag("span", step.name.replace("_", " "), class_="when"),
            _state(step),
            None if step.seconds is None else tag("span", _seconds(step.seconds), class_="number"),
            _bar((step.seconds or 0.0) / longest),
            step.message,
        )
        for step in told
    ]
    calls = [event for event in account.events if isinstance(event.data, ToolInvoked)]
    return section(
        "Timeline",
        table(("Began", "Step", "State", "Took", "Share", "Message"), rows, "stack"),
        tag("p", f"{len(calls)} tool calls.", class_="muted") if len(calls) > 1 else None,
        anchor="timeline",
    )


def _state(step: StepStory) -> Html:
    if step.failed:
        return tag("span", "failed", class_="badge bad")
    if step.ended is None:
        return tag("span", "under way", class_="badge wait")
    return tag("span", "completed", class_="badge good")


def _bar(share: float) -> Html:
    return tag(
        "span", tag("i", style=f"width:{share * 100:.1f}%"), class_="bar", aria_hidden="true"
    )


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def costs(account: Account) -> Html:
    """Return the money: promised, set aside, spent."""
    mission, offered = account.mission, account.mission.proposal
    limits = [
        limit
        for event in account.events
        if isinstance(event.data, BudgetReserved)
        for limit in event.data.limits
    ]
    reserved = [line.amount.micros for line in account.ledger if line.kind == "reserve"]
    settled = spent(account.ledger)
    rows = [
        (moment(line.at), line.kind.replace("_", " "), line.about, tag("span", _amount(line)))
        for line in account.ledger
    ]
    names = ("When", "Line of the ledger", "For", "Amount")
    lines = table(names, rows, "stack") if rows else None
    none = None if reserved else "nothing"
    return section(
        "Costs",
        facts(
            (
                ("Estimate", cost_words(offered.cost) if offered else "none"),
                ("Cap", str(mission.terms.cap_usd)),
                ("Reserved", none or ", ".join(_reserved(account))),
                ("Spent", str(settled) if settled is not None else "nothing"),
                ("Counted against", ", ".join(dict.fromkeys(limits)) or None),
            )
        ),
        tag("h3", "Ledger") if lines else None,
        lines,
        anchor="costs",
    )


def _amount(line: LedgerEntry) -> str:
    if line.kind == "credits":
        return f"{line.amount.micros} credits"
    return f"${line.amount.usd()}"


def _reserved(account: Account) -> Iterator[str]:
    for line in account.ledger:
        if line.kind == "reserve":
            yield str(line.amount)


def artifacts(account: Account) -> Html | None:
    """Return what the mission left, each with its digest and a preview."""
    if not account.artifacts:
        return None
    sealed = {
        str(link.detail.get("artifact_id")): str(link.detail.get("sha256"))
        for link in account.links
        if isinstance(link, Link) and link.act is Act.ARTIFACT_WRITTEN
    }
    shown = (_artifact(each, sealed.get(each.record.artifact_id)) for each in account.artifacts)
    return section("Artifacts", *shown, anchor="artifacts")


def _artifact(shown: ShownArtifact, sealed: str | None) -> Html:
    record = shown.record
    preview: Child = tag(
        "p",
        "The content is gone from the blob store, or is not what was written.",
        class_="note bad",
    )
    if shown.preview is not None:
        # Written by the preview generator, whose renderer escapes or sanitises all it is given.
        preview = tag("div", Html(shown.preview.html), class_="preview")
    differs = sealed is not None and sealed != record.sha256
    sources = tuple(
        tag("li", source.title or source.url, " ", tag("span", source.url, class_="muted"))
        for source in record.sources
    )
    return tag(
        "div",
        tag("p", tag("strong", record.title)),
        tag("p", "The audit chain has another digest of it.", class_="note bad")
        if differs
        else None,
        facts(
            (
                ("Type", record.artifact_type.replace("_", " ")),
                ("Made by", record.tool),
                ("Created", moment(record.created_at)),
                ("Size", f"{record.size:,} bytes"),
                ("Artifact", mono(record.artifact_id)),
            )
        ),
        tag("p", "SHA-256 ", mono(record.sha256), class_="muted"),
        preview,
        tag("h3", "Sources") if sources else None,
        tag("ol", *sources) if sources else None,
        class_="artifact",
    )
