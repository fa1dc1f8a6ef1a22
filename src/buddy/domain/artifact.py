"""Artifacts: what a mission leaves behind (SPEC section 11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instant import Instant

INLINE_LIMIT_BYTES = 64 * 1024
"""Content over this size goes to the blob store (SPEC sections 4 and 11)."""


class ArtifactType(StrEnum):
    """What an artifact holds, and so how it is shown."""

    WEB_SEARCH_RESULT = "web_search_result"
    WEB_EXTRACTION_RESULT = "web_extraction_result"
    WEB_NAVIGATION_RESULT = "web_navigation_result"
    CALCULATION_RESULT = "calculation_result"
    DOCUMENT = "document"
    TABLE = "table"
    CHART = "chart"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a piece of a result came from."""

    title: str
    url: str
    """An http(s) address, ``library:`` and a document's path in the offline library, ``note:`` and
    a note's id, or ``file:`` and a path on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactReference:
    """The short name of an artifact inside a mission's record."""

    artifact_id: ArtifactId
    artifact_type: ArtifactType


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """The record of an artifact; its content lies in the blob store under its digest."""

    artifact_id: ArtifactId
    artifact_type: ArtifactType
    user_id: UserId
    mission_id: MissionId
    run_id: RunId
    tool: ToolName
    title: str
    created_at: Instant
    size: int
    """Bytes of the content's canonical JSON."""
    sha256: str
    """64 hex digits of that JSON; also the blob's key."""
    sources: tuple[Source, ...] = ()

    @property
    def reference(self) -> ArtifactReference:
        """The short name that a mission's record carries."""
        return ArtifactReference(artifact_id=self.artifact_id, artifact_type=self.artifact_type)
