"""What a report tells of a mission, as values: differences, decisions, steps, money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from buddy.domain.artifact import Artifact
from buddy.domain.audit import Link, StoredLink, is_sealed
from buddy.domain.audit_deeds import agrees
from buddy.domain.budget import LedgerEntry
from buddy.domain.events.execution import ExecutionStepRecorded
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ClarificationRequested,
    MissionProposed,
    MissionUpdated,
)
from buddy.domain.ids import EventId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin, untrusted
from buddy.domain.proposal import Terms, changed_fields
from buddy.domain.scope import Scope
from buddy.services.artifact_preview_generator import Preview

FIELD_NAMES = {
    "objective": "Objective",
    "intent": "Intent",
    "tool": "Tool",
    "tool_input": "Tool input",
    "input_origins": "Not from you",
    "scope": "Scope",
    "constraints": "Constraints",
    "priority": "Priority",
    "cap_usd": "Cap",
}

SCOPE_NAMES = {
    "allowed_domains": "Allowed domains",
    "blocked_domains": "Blocked domains",
    "max_pages": "Pages at most",
    "max_duration_seconds": "Seconds at most",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArtifact:
    """An artifact with its preview."""

    record: Artifact
    preview: Preview | None
    """None: the content is gone from the blob store, or not what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything that a report of a mission tells."""

    mission: Mission
    events: tuple[Event, ...]
    links: tuple[StoredLink, ...]
    ledger: tuple[LedgerEntry, ...]
    artifacts: tuple[ShownArtifact, ...]
    written_at: Instant
    version: str
    """Of Buddy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which a revision differs from the one before."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionStory:
    """One revision: who made it, when, and what it changed."""

    revision: int
    content_hash: str
    at: Instant
    actor: str
    differences: tuple[Difference, ...]
    asks: tuple[str, ...]
    """The questions that stood in the way of a proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStory:
    """One step of the run."""

    name: str
    started: Instant
    ended: Instant | None
    seconds: float | None
    failed: bool
    message: str


def revisions(account: Account) -> tuple[RevisionStory, ...]:
    """Return the revisions in order."""
    found: list[RevisionStory] = []
    before: Terms | None = None
    for event in account.events:
        data = event.data
        if not isinstance(data, MissionProposed | MissionUpdated | ClarificationRequested):
            continue
        asks = data.questions if isinstance(data, ClarificationRequested) else ()
        actor = data.actor if isinstance(data, MissionUpdated) else event.user_id
        found.append(
            RevisionStory(
                revision=data.revision,
                content_hash=data.content_hash,
                at=event.timestamp,
                actor=actor,
                differences=_differences(before, data.terms),
                asks=tuple(question.text for question in asks),
            )
        )
        before = data.terms
    return tuple(found)


def _differences(before: Terms | None, after: Terms) -> tuple[Difference, ...]:
    if before is None:
        return ()
    found: list[Difference] = []
    for name in changed_fields(before, after):
        title = FIELD_NAMES.get(name, name)
        old, new = (_parts(title, getattr(terms, name)) for terms in (before, after))
        for part in dict.fromkeys((*old, *new)):
            was, now = (_said(part, each) for each in (old, new))
            if was != now:
                found.append(Difference(field=part, before=was, after=now))
    return tuple(found)


def _said(part: str, parts: JsonObject) -> str:
    if part == SCOPE_NAMES["allowed_domains"] and parts.get(part) is None:
        return "any public site"
    return in_words(parts.get(part))


def _parts(title: str, value: Any) -> JsonObject:
    """Return the parts of a field by their names; most have one."""
    match value:
        case Scope():
            return {SCOPE_NAMES[name]: part for name, part in value.to_json().items()}
        case Mapping():
            parts = cast("JsonObject", value)
            return {f"{title}: {name}": part for name, part in parts.items()}
        case tuple():
            marked = untrusted(cast("tuple[InputOrigin, ...]", value))
            return {f"{title}: {each.argument}": each.text for each in marked}
        case _:
            return {title: value}


def in_words(value: Any) -> str:
    """Return a value of the terms as one text."""
    match value:
        case None:
            return "none"
        case Money():
            return str(value)
        case Mapping():
            return canonical_json(dict(cast("JsonObject", value))) if value else "none"
        case list():
            return ", ".join(map(str, cast("list[Any]", value))) or "none"
        case _:
            return str(value)


def steps(account: Account) -> tuple[StepStory, ...]:
    """Return the steps of the run in order, with the time that each took."""
    found: dict[tuple[str, str], StepStory] = {}
    for event in account.events:
        data = event.data
        if not isinstance(data, ExecutionStepRecorded):
            continue
        key = data.run_id, data.step_name
        begun = found.get(key)
        started = begun.started if begun else event.timestamp
        over = data.step_status != "started"
        found[key] = StepStory(
            name=data.step_name,
            started=started,
            ended=event.timestamp if over else None,
            seconds=seconds_between(started, event.timestamp) if over else None,
            failed=data.step_status == "failed",
            message=data.message,
        )
    return tuple(found.values())


def spent(ledger: Iterable[LedgerEntry]) -> Money | None:
    """Return what was settled; None where nothing was."""
    settled = [line.amount.micros for line in ledger if line.kind == "settle"]
    return Money(sum(settled)) if settled else None


def faults(links: Sequence[StoredLink], events: Sequence[Event]) -> tuple[str, ...]:
    """Return what is wrong with a mission's links by themselves, and beside its log."""
    by_id: dict[EventId, Event] = {event.event_id: event for event in events}
    found: list[str] = []
    for link in links:
        if not isinstance(link, Link):
            found.append(f"Link {link.number} cannot be read")
        elif not is_sealed(link):
            found.append(f"Link {link.number} does not have the hash of what it says")
        elif link.event_id is not None:
            event = by_id.get(link.event_id)
            if event is None:
                found.append(f"Link {link.number} names an event that is not in the log")
            elif not agrees(link, event):
                found.append(f"Link {link.number} does not say what its event says")
    return tuple(found)
