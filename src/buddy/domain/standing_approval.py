"""Standing approvals: a person's yes, given beforehand, within bounds.

A standing approval says yes to missions of one tool, inside named domains, up to so many pages and
a cap for each run and one cap for all of them, so many times and until a date. It is never silent:
it reaches only missions that a schedule or a recipe made, or that name it themselves.

Buddy notes how often a person has approved the same bounds in a row (`ApprovalPattern`), and after
some times offers a standing approval. Only a person makes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.json_value import JsonObject, digest
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.origin import untrusted
from buddy.domain.proposal import Terms
from buddy.domain.scope import DEFAULT_MAX_PAGES, Scope, allows
from buddy.domain.tool import Risk
from buddy.errors import PersonRequired

PERSONAL_CHANNELS = frozenset({"api", "whiteboard", "cli"})
"""Where a person speaks. Whatever comes from elsewhere can neither make nor use a yes."""
DEFAULT_COUNT = 30
MAX_COUNT = 1000
DAY = 86_400.0
DEFAULT_DAYS = 90
MAX_DAYS = 366
USES_KEPT = 50
MISSIONS_KEPT = 10


def require_person(channel: str) -> None:
    """Have a yes come from where a person speaks: an AI can propose, and nobody says yes for one.

    Raises:
        PersonRequired: It comes from elsewhere.
    """
    if channel not in PERSONAL_CHANNELS:
        raise PersonRequired(channel)


class Purpose(StrEnum):
    """Which missions a standing approval is meant for."""

    SCHEDULE = "schedule"
    RECIPE = "recipe"
    REQUESTED = "requested"
    """A mission that names this standing approval."""


ALL_PURPOSES = tuple(Purpose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a yes is for: which tool, where, and for how much a run."""

    tool: ToolName
    allowed_domains: tuple[str, ...] | None
    """None: any public site; empty: none."""
    blocked_domains: tuple[str, ...] = ()
    """A mission has to leave these alone as well."""
    max_pages: int = DEFAULT_MAX_PAGES
    """Pages that one run may fetch."""
    cap_per_run: Money

    @property
    def key(self) -> str:
        """A name that equal bounds share."""
        allowed = self.allowed_domains
        value: JsonObject = {
            "tool": self.tool,
            "allowed": None if allowed is None else sorted({name.lower() for name in allowed}),
            "blocked": sorted({name.lower() for name in self.blocked_domains}),
            "pages": self.max_pages,
            "cap": self.cap_per_run.micros,
        }
        return digest(value)[:24]


def bounds_of(terms: Terms) -> Bounds | None:
    """Return the bounds that approving these terms is a yes to; None where they name no tool."""
    if terms.tool is None:
        return None
    return Bounds(
        tool=terms.tool,
        allowed_domains=terms.scope.allowed_domains,
        blocked_domains=terms.scope.blocked_domains,
        max_pages=terms.scope.max_pages,
        cap_per_run=terms.cap_usd,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One mission that a standing approval said yes to."""

    mission_id: MissionId
    revision: int
    cap: Money
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingApproval:
    """A yes given beforehand. `used` and `committed` never pass `count` and `cap_total`."""

    record_kind: ClassVar[str] = "standing_approval"
    record_id: str
    user_id: UserId
    bounds: Bounds
    cap_total: Money
    """The most that all its missions together may spend, counted by their caps."""
    count: int
    until: Instant
    purposes: tuple[Purpose, ...] = ALL_PURPOSES
    note: str = ""
    spec_digest: str = ""
    """Of what the tool's server said of it then (`ToolSpec.digest`)."""
    created_by: str
    channel: str
    created_at: Instant
    revoked_at: Instant | None = None
    revoked_by: str | None = None
    used: int = 0
    committed: Money = ZERO
    """The caps of the missions it has approved, added up."""
    uses: tuple[Use, ...] = ()
    """The latest ones, the newest last."""


def problems(standing: StandingApproval) -> tuple[str, ...]:
    """Return what is wrong with a new one, one sentence each; empty when it is sound."""
    found: list[str] = []
    if not 1 <= standing.count <= MAX_COUNT:
        found.append(f"count is {standing.count}; it must be 1 to {MAX_COUNT}")
    if standing.until <= standing.created_at:
        found.append(f"until is {standing.until}, which is over; give a later time")
    if standing.until > plus_seconds(standing.created_at, MAX_DAYS * DAY):
        found.append(
            f"until is {standing.until}; a standing approval holds {MAX_DAYS} days at most"
        )
    caps = {"cap_per_run_usd": standing.bounds.cap_per_run, "cap_total_usd": standing.cap_total}
    found += [
        f"{name} is {cap}; it must not be below zero" for name, cap in caps.items() if cap < ZERO
    ]
    if not standing.purposes:
        found.append("purposes is empty; name schedule, recipe or requested")
    return tuple(found)


def is_open(standing: StandingApproval, now: Instant) -> bool:
    """Tell whether it can still say yes: not revoked, not over, not used up."""
    left = standing.used < standing.count
    return standing.revoked_at is None and now < standing.until and left


def purpose_of(mission: Mission) -> Purpose | None:
    """Return why a mission may be approved by a standing approval; None where a person decides.

    A mission that somebody states by hand is theirs to decide, unless it names a standing approval
    and comes from where a person speaks.
    """
    source = mission.metadata.get("source")
    if source in {Purpose.SCHEDULE, Purpose.RECIPE}:
        return Purpose(source)
    asked = isinstance(mission.metadata.get("standing_approval"), str)
    return Purpose.REQUESTED if asked and source in PERSONAL_CHANNELS else None


def reasons_against(standing: StandingApproval, mission: Mission, now: Instant) -> tuple[str, ...]:
    """Return why a standing approval does not cover a mission; empty where it does."""
    return (
        *_lapsed(standing, now),
        *_meant(standing, mission),
        *_outside(standing, mission.terms),
        *_changed(standing, mission),
    )


def _lapsed(standing: StandingApproval, now: Instant) -> Iterable[str]:
    if standing.revoked_at is not None:
        yield f"it was revoked at {standing.revoked_at}"
    if now >= standing.until:
        yield f"it held until {standing.until}"
    if standing.used >= standing.count:
        yield f"it was used {standing.used} of {standing.count} times"


def _meant(standing: StandingApproval, mission: Mission) -> Iterable[str]:
    purpose, named = purpose_of(mission), mission.metadata.get("standing_approval")
    if mission.user_id != standing.user_id:
        yield "it is another user's"
    if purpose is None:
        yield "the mission neither comes from a schedule or a recipe nor asks for it"
    elif purpose not in standing.purposes:
        yield f"it is not meant for missions of the kind {purpose}"
    if isinstance(named, str) and named != standing.record_id:
        yield f"the mission names {named}"


def _outside(standing: StandingApproval, terms: Terms) -> Iterable[str]:
    bounds = standing.bounds
    if terms.tool != bounds.tool:
        yield f"it is for {bounds.tool}, not for {terms.tool or 'a mission without a tool'}"
    if not _within(terms.scope, bounds):
        yield "the mission's domains reach beyond its own"
    for each in untrusted(terms.input_origins):
        yield f"{each.argument} is {each.text}: a person decides on that each time"
    if terms.scope.max_pages > bounds.max_pages:
        pages = terms.scope.max_pages
        yield f"the mission may fetch {pages} pages, and it is for {bounds.max_pages}"
    if terms.cap_usd > bounds.cap_per_run:
        yield f"the mission's cap is {terms.cap_usd}, above {bounds.cap_per_run} for a run"
    left = standing.cap_total - standing.committed
    if terms.cap_usd > left:
        yield f"the mission's cap is {terms.cap_usd}, and {left} of {standing.cap_total} is left"


def _changed(standing: StandingApproval, mission: Mission) -> Iterable[str]:
    if mission.proposal is not None and mission.proposal.spec_digest != standing.spec_digest:
        yield f"the server of {standing.bounds.tool} has changed its description or schema since"


def _within(scope: Scope, bounds: Bounds) -> bool:
    blocked = Scope(allowed_domains=scope.blocked_domains)
    if not all(allows(blocked, domain) for domain in bounds.blocked_domains):
        return False
    if bounds.allowed_domains is None:
        return True
    if scope.allowed_domains is None:
        return False
    inside = Scope(allowed_domains=bounds.allowed_domains)
    return all(allows(inside, domain) for domain in scope.allowed_domains)


def first_that_covers(
    standings: Iterable[StandingApproval], mission: Mission, now: Instant
) -> StandingApproval | None:
    """Return the standing approval to use for a mission: of those that cover it, the first to end.

    Which one it is depends on nothing but the values, so two processes choose the same.
    """
    covering = [each for each in standings if not reasons_against(each, mission, now)]
    return min(covering, key=lambda each: (each.until, each.record_id), default=None)


def use(standing: StandingApproval, mission: Mission, at: Instant) -> StandingApproval:
    """Return the standing approval once it has said yes to a mission.

    Raises:
        ValueError: It does not cover the mission.
    """
    against = reasons_against(standing, mission, at)
    if against:
        raise ValueError(f"{standing.record_id} does not cover {mission.mission_id}: {against[0]}")
    cap = mission.terms.cap_usd
    used = Use(mission_id=mission.mission_id, revision=mission.revision, cap=cap, at=at)
    return replace(
        standing,
        used=standing.used + 1,
        committed=standing.committed + cap,
        uses=(*standing.uses, used)[-USES_KEPT:],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalPattern:
    """The same bounds, approved by a person again and again."""

    record_kind: ClassVar[str] = "approval_pattern"
    record_id: str
    user_id: UserId
    bounds: Bounds
    approvals: int = 0
    """In a row; a rejection of the same bounds begins anew."""
    missions: tuple[MissionId, ...] = ()
    """The latest ones."""
    created_at: Instant
    declined_at: int = 0
    """How many approvals there were when a person declined the offer; 0: never."""


def noted(pattern: ApprovalPattern, mission_id: MissionId) -> ApprovalPattern:
    """Return the pattern after one more approval; the same mission counts once."""
    if mission_id in pattern.missions:
        return pattern
    missions = (*pattern.missions, mission_id)[-MISSIONS_KEPT:]
    return replace(pattern, approvals=pattern.approvals + 1, missions=missions)


def broken(pattern: ApprovalPattern) -> ApprovalPattern:
    """Return the pattern after a rejection of the same bounds."""
    return replace(pattern, approvals=0, missions=(), declined_at=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A standing approval that a person may make; nothing holds until they do."""

    offer_id: str
    bounds: Bounds
    cap_total: Money
    count: int
    until: Instant
    approvals: int
    message: str = field(compare=False)


def offer_of(
    pattern: ApprovalPattern,
    standings: Iterable[StandingApproval],
    risk: Risk | None,
    after: int,
    now: Instant,
) -> Offer | None:
    """Return what to offer a person who has approved the same bounds often enough.

    Args:
        pattern: The bounds, and how often they were approved.
        standings: The user's; where one for these bounds is open, there is nothing to offer.
        risk: Of the tool. Nothing is offered for what cannot be undone, or is not known.
        after: How many approvals it takes; a declined offer comes back after so many more.
        now: This moment.
    """
    if risk is None or risk is Risk.IRREVERSIBLE or pattern.approvals < after:
        return None
    if pattern.declined_at and pattern.approvals < pattern.declined_at + after:
        return None
    if any(each.bounds.key == pattern.bounds.key and is_open(each, now) for each in standings):
        return None
    bounds = pattern.bounds
    return Offer(
        offer_id=pattern.record_id,
        bounds=bounds,
        cap_total=Money(bounds.cap_per_run.micros * DEFAULT_COUNT),
        count=DEFAULT_COUNT,
        until=plus_seconds(now, DEFAULT_DAYS * DAY),
        approvals=pattern.approvals,
        message=(
            f"You approved {bounds.tool} within the same bounds {pattern.approvals} times in a "
            f"row. A standing approval would let schedules and recipes go on without asking, "
            f"{DEFAULT_COUNT} times and {DEFAULT_DAYS} days at most"
        ),
    )
