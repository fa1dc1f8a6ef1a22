"""Artifacts: the record, the content, the preview."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.domain.ids import ArtifactId
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.results import ArtifactView, PreviewView

router = APIRouter(prefix="/artifacts", tags=["artifacts"])


@router.get("/{artifact_id}")
async def get_artifact(artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep) -> ArtifactView:
    """Return an artifact and its content."""
    artifact, content = await buddy.artifacts.read(user_id, artifact_id)
    return ArtifactView(artifact=artifact, content=dict(content))


@router.get("/{artifact_id}/preview")
async def preview(artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep) -> PreviewView:
    """Return an artifact's preview: sanitised HTML, and the same as data."""
    artifact, content = await buddy.artifacts.read(user_id, artifact_id)
    made = await buddy.previews.preview(artifact.artifact_type, content)
    return PreviewView(
        artifact_id=artifact.artifact_id,
        artifact_type=artifact.artifact_type,
        title=artifact.title,
        kind=made.kind,
        html=made.html,
        data=dict(made.data),
    )
