"""Responses about events, artifacts and tools."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from buddy.domain.artifact import Artifact, ArtifactType
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.tool import Price, Risk, ToolSpec
from buddy.ports.tool_source import ToolServer
from buddy.services.llm_health import LLMState


class EventView(BaseModel):
    """An event of the log; `data` has the shape that `events.schema.json` gives its type."""

    id: str
    user_id: str
    subject_type: str
    subject_id: str
    mission_id: str | None
    sequence: int
    cursor: int
    event_type: str
    timestamp: Instant
    data: dict[str, Any]


class EventList(BaseModel):
    """A page of events."""

    items: list[EventView]
    next_cursor: str | None


class ArtifactList(BaseModel):
    """A mission's artifacts."""

    items: tuple[Artifact, ...]
    next_cursor: str | None


class ToolView(BaseModel):
    """A tool with what it declares, and whether it is switched on."""

    name: str
    description: str
    examples: tuple[str, ...]
    input_schema: dict[str, Any]
    output_schema: dict[str, Any]
    intents: tuple[Intent, ...]
    artifact_type: ArtifactType
    price: Price
    risk: Risk
    idempotent: bool
    undo: str | None
    contacts_network: bool
    timeout_seconds: float
    typical_seconds: float | None
    server: str | None
    """The MCP server that it is of; null: built in."""
    enabled: bool
    unavailable: str | None
    """Why it cannot be called now; null: it can."""

    @classmethod
    def of(cls, spec: ToolSpec, *, enabled: bool, unavailable: str | None) -> ToolView:
        """Return the view of a tool."""
        own = {"enabled", "unavailable"}
        fields = {name: getattr(spec, name) for name in cls.model_fields if name not in own}
        return cls(**fields, enabled=enabled, unavailable=unavailable)


class ToolList(BaseModel):
    """The tools, and the MCP servers that some of them are of."""

    items: list[ToolView]
    next_cursor: str | None
    servers: list[ToolServer]


class ToolSwitch(BaseModel):
    """A tool after it was switched."""

    name: str
    enabled: bool


class Ready(BaseModel):
    """Whether a mission can be served."""

    status: str
    paused: bool = False
    """Paused is ready: everything answers, and runs wait for a person."""
    checks: dict[str, str]
    llm: LLMState | None = None
    """The language model, where one is set up; without it, or while it fails, the embedded models
    decide, so it makes nothing unready."""
