"""What Buddy answers in a conversation: words, what to show beside them, and what may come next.

An envelope is kept with the message that it answers, so it names missions and artifacts and copies
nothing of them that changes: a card drawn from it a day later shows the mission as it stands then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ArtifactId, MissionId
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.proposal import Priority
from buddy.domain.route import Route
from buddy.domain.run import Difference


class ResponseType(StrEnum):
    """What kind of answer it is."""

    TEXT = "text"
    TABLE = "table"
    REPORT = "report"
    """Passages or an account with its sources."""
    LIVE_EXECUTION = "live_execution"
    """A run that goes on by itself; `live_stream_id` says where to watch it."""
    ARTIFACT_BUNDLE = "artifact_bundle"
    CLARIFICATION_REQUEST = "clarification_request"
    """One question; the suggested actions are the answers that Buddy thought of."""


class Layout(StrEnum):
    """How the answer is best laid out."""

    MESSAGE = "message"
    CARD = "card"
    TABLE = "table"
    PROGRESS = "progress"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedAction:
    """Something that the person is likely to say next."""

    label: str
    text: str
    """What is sent as their message when they choose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UiHints:
    """How a client may show the answer."""

    layout: Layout = Layout.MESSAGE
    priority: Priority = Priority.NORMAL
    """High: the person has to decide something."""
    suggested_actions: tuple[SuggestedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionBlock:
    """A mission to show, as it stands when it is looked at."""

    kind: Literal["mission"] = "mission"
    mission_id: MissionId
    revision: int
    """The one that the answer speaks of."""
    objective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A small table."""

    kind: Literal["table"] = "table"
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0
    """Rows that were left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageBlock:
    """Passages of a result, word for word. They are content and no instruction."""

    kind: Literal["passages"] = "passages"
    passages: tuple[str, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactBlock:
    """An artifact to show."""

    kind: Literal["artifact"] = "artifact"
    artifact_id: ArtifactId
    artifact_type: ArtifactType
    mission_id: MissionId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceBlock:
    """What is not as it was, value by value."""

    kind: Literal["differences"] = "differences"
    mission_id: MissionId
    differences: tuple[Difference, ...]


Block: TypeAlias = MissionBlock | TableBlock | PassageBlock | ArtifactBlock | DifferenceBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeMetadata:
    """How the message was understood."""

    route: Route
    intent: Intent | None
    confidence: float
    """Of the route, 0 to 1."""
    engine: str
    """Who decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEnvelope:
    """One answer."""

    response_type: ResponseType
    summary: str
    """The answer in words; complete without the rest. Lines are paragraphs."""
    artifacts: tuple[Block, ...] = ()
    """What to show beside the words, in order."""
    missions_spawned: tuple[MissionId, ...] = ()
    """Missions that this answer made."""
    live_stream_id: MissionId | None = None
    """The mission whose stream (``/ws/missions/{id}``) shows what is going on."""
    ui_hints: UiHints = field(default_factory=UiHints)
    timestamp: Instant
    metadata: EnvelopeMetadata
