"""Writes artifacts: content into the blob store, a record for the database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from buddy.domain.artifact import Artifact, ArtifactType, Source
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.tool import ToolResult
from buddy.errors import NotFound, StoreUnavailable
from buddy.ports.blobs import BlobStore
from buddy.ports.clock import Clock, IdSource
from buddy.ports.engine import RunRequest
from buddy.ports.store import Queries
from buddy.services.tool_registry import ToolRegistry

TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ArtifactWriter:
    """Builds and writes artifacts, and reads them back."""

    blobs: BlobStore
    clock: Clock
    ids: IdSource
    registry: ToolRegistry
    queries: Queries

    async def content(self, result: ToolResult, blob: JsonObject | None) -> JsonObject:
        """Return a tool's output, from the blob store where it was too large for memory.

        Raises:
            StoreUnavailable: The blob is gone.
        """
        if blob is None:
            return result.data
        return await self._load(blob["sha256"])

    async def write_artifact(
        self, request: RunRequest, tool: ToolName, result: ToolResult, content: JsonObject
    ) -> Artifact:
        """Put the content into the blob store and return the record (not stored yet)."""
        encoded = canonical_json(dict(content)).encode()
        sha256 = await self.blobs.put(encoded)
        return Artifact(
            artifact_id=ArtifactId(self.ids.new("a")),
            artifact_type=self.registry.spec(tool).artifact_type,
            user_id=request.user_id,
            mission_id=request.mission_id,
            run_id=request.run_id,
            tool=tool,
            title=(result.title or result.summary)[:TITLE_LIMIT],
            created_at=self.clock.now(),
            size=len(encoded),
            sha256=sha256,
            sources=result.sources,
        )

    async def read(self, user_id: UserId, artifact_id: ArtifactId) -> tuple[Artifact, JsonObject]:
        """Return an artifact and its content.

        Raises:
            NotFound: This user has no such artifact.
            StoreUnavailable: Its blob is gone, or is not what was written.
        """
        artifact = await self.record(user_id, artifact_id)
        return artifact, await self._load(artifact.sha256)

    async def record(self, user_id: UserId, artifact_id: ArtifactId) -> Artifact:
        """Return an artifact without its content.

        Raises:
            NotFound: This user has no such artifact.
        """
        artifact = await self.queries.artifact(user_id, artifact_id)
        if artifact is None:
            raise NotFound(f"No artifact {artifact_id}", artifact_id=artifact_id)
        return artifact

    async def _load(self, sha256: str) -> JsonObject:
        encoded = await self.blobs.get(sha256)
        if encoded is None or hashlib.sha256(encoded).hexdigest() != sha256:
            state = "is missing from" if encoded is None else "was changed in"
            raise StoreUnavailable(f"The content {sha256[:12]}… {state} the blob store")
        return json.loads(encoded)

    @staticmethod
    def to_json(artifact: Artifact) -> JsonObject:
        """Return a record as a JSON object, for an engine's memory."""
        return asdict(artifact)

    @staticmethod
    def from_json(value: JsonObject) -> Artifact:
        """Return the record that `to_json` wrote."""
        return Artifact(
            artifact_id=ArtifactId(value["artifact_id"]),
            artifact_type=ArtifactType(value["artifact_type"]),
            user_id=UserId(value["user_id"]),
            mission_id=MissionId(value["mission_id"]),
            run_id=RunId(value["run_id"]),
            tool=ToolName(value["tool"]),
            title=value["title"],
            created_at=Instant(value["created_at"]),
            size=value["size"],
            sha256=value["sha256"],
            sources=tuple(Source(**source) for source in value["sources"]),
        )
