"""Artifacts: the record, the content, the preview."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import TypeAdapter

from buddy.domain.artifact import Artifact
from buddy.domain.ids import ArtifactId
from buddy.web.dependencies import BuddyDep, UserDep

router = APIRouter(prefix="/artifacts", tags=["artifacts"])

_ARTIFACT: TypeAdapter[Artifact] = TypeAdapter(Artifact)


@router.get("/{artifact_id}")
async def get_artifact(
    artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep
) -> dict[str, Any]:
    """Return an artifact and its content."""
    artifact, content = await buddy.artifacts.read(user_id, artifact_id)
    return {"artifact": _ARTIFACT.dump_python(artifact, mode="json"), "content": content}


@router.get("/{artifact_id}/preview")
async def preview(artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep) -> dict[str, Any]:
    """Return an artifact's preview: sanitised HTML, and the same as data."""
    artifact, content = await buddy.artifacts.read(user_id, artifact_id)
    made = buddy.previews.generate_preview(artifact.artifact_type, content)
    return {
        "artifact_id": artifact.artifact_id,
        "artifact_type": artifact.artifact_type,
        "title": artifact.title,
        "kind": made.kind,
        "html": made.html,
        "data": made.data,
    }
