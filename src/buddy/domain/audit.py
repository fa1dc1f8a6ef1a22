"""The audit chain: what was decided, by whom and where, each link sealed over the one before.

A link holds no words of a person: figures, names of things, and digests of texts. So it may stay
when the mission that it tells of is removed. Every user has a chain, and the instance has one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from buddy.domain.ids import EventId, MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, digest

INSTANCE_CHAIN = UserId("@instance")
"""Nobody's id: the chain of what concerns all users, such as the kill switch."""
BUDDY = "buddy"
"""The actor of what nobody has told Buddy to do at that moment."""
GENESIS = "0" * 64
"""What the first link of a chain names as the one before it."""
FORM = 1
"""Of what is hashed; a later form gets another number, and both stay readable."""


class Act(StrEnum):
    """What a link says has happened."""

    CREATED = "created"
    ASKED = "asked"
    EDITED = "edited"
    APPROVED = "approved"
    WENT_ON = "went_on"
    REJECTED = "rejected"
    CANCEL_REQUESTED = "cancel_requested"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    EXECUTE_ACCEPTED = "execute_accepted"
    PARKED = "parked"
    ARTIFACT_WRITTEN = "artifact_written"
    COST_SETTLED = "cost_settled"
    ENDED = "ended"
    RETRIED = "retried"
    TOPPED_UP = "topped_up"
    LIMIT_CHANGED = "limit_changed"
    STANDING_GIVEN = "standing_given"
    STANDING_REVOKED = "standing_revoked"
    GOAL_APPROVED = "goal_approved"
    GOAL_ENDED = "goal_ended"
    TOOL_ENABLED = "tool_enabled"
    TOOL_DISABLED = "tool_disabled"
    SETTINGS_CHANGED = "settings_changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    MISSIONS_REMOVED = "missions_removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """A link on its way into a chain; the store gives it its place."""

    user_id: UserId
    """Whose chain."""
    act: Act
    actor: str
    channel: str
    """``api``, ``whiteboard``, ``cli``; ``run`` and ``timer`` where Buddy acts by itself."""
    at: Instant
    mission_id: MissionId | None = None
    event_id: EventId | None = None
    """The event that tells the same in the log, committed together with the link."""
    revision: int | None = None
    content_hash: str | None = None
    """Of the terms of that revision, see `buddy.domain.proposal.content_hash`."""
    detail: JsonObject = field(default_factory=dict[str, Any])
    """Texts, whole numbers, booleans and lists of them; never a person's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(NewLink):
    """A link in its chain."""

    number: int
    """From 1, without gaps."""
    cursor: int
    """Of its event in the user's log; without one, of the last event before it."""
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableLink:
    """Stands for what lies in a link's place and is none."""

    number: int


StoredLink = Link | UnreadableLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of a chain, kept apart from its links, so that a cut-off end is missed."""

    number: int = 0
    hash: str = GENESIS


def forge(head: Head, new: NewLink, cursor: int) -> Link:
    """Return the link that comes after a head."""
    number = head.number + 1
    sealed = seal(new, number=number, cursor=cursor, previous_hash=head.hash)
    return Link(
        user_id=new.user_id,
        act=new.act,
        actor=new.actor,
        channel=new.channel,
        at=new.at,
        mission_id=new.mission_id,
        event_id=new.event_id,
        revision=new.revision,
        content_hash=new.content_hash,
        detail=new.detail,
        number=number,
        cursor=cursor,
        previous_hash=head.hash,
        hash=sealed,
    )


def seal(link: NewLink, *, number: int, cursor: int, previous_hash: str) -> str:
    """Return the hash of a link at a place: SHA-256 over the canonical JSON of all it says."""
    return digest(
        {
            "form": FORM,
            "chain": link.user_id,
            "number": number,
            "previous_hash": previous_hash,
            "cursor": cursor,
            "act": link.act.value,
            "actor": link.actor,
            "channel": link.channel,
            "at": link.at,
            "mission_id": link.mission_id,
            "event_id": link.event_id,
            "revision": link.revision,
            "content_hash": link.content_hash,
            "detail": dict(link.detail),
        }
    )


def is_sealed(link: Link) -> bool:
    """Tell whether a link's hash is that of what it says."""
    try:
        made = seal(link, number=link.number, cursor=link.cursor, previous_hash=link.previous_hash)
    except (TypeError, ValueError):
        return False
    return made == link.hash


def head_of(link: Link) -> Head:
    """Return the head of a chain that ends with a link."""
    return Head(number=link.number, hash=link.hash)


def text_digest(text: str | None) -> str | None:
    """Return what stands for a person's words: their SHA-256; None for none.

    Who knows or guesses the text can confirm it; nobody can read it out of the link.
    """
    if text is None:
        return None
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def removal_links(
    missions: Iterable[tuple[UserId, MissionId]], before: Instant, at: Instant
) -> tuple[NewLink, ...]:
    """Return what the chains say of missions that are removed because of their age.

    Args:
        missions: Whose, and which.
        before: What ended before this had had its time.
        at: When they are removed.
    """
    of_user: defaultdict[UserId, list[MissionId]] = defaultdict(list)
    for user_id, mission_id in missions:
        of_user[user_id].append(mission_id)
    return tuple(
        NewLink(
            user_id=user_id,
            act=Act.MISSIONS_REMOVED,
            actor=BUDDY,
            channel="timer",
            at=at,
            detail={"before": before, "missions": sorted(of_user[user_id])},
        )
        for user_id in sorted(of_user)
    )
