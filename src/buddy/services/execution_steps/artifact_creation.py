"""The untracked stage between the tool and finalize: write the artifact and its preview."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import ArtifactPreviewed
from buddy.domain.pipeline import StepName, plan
from buddy.domain.tool import ToolResult
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe


@dataclass(frozen=True, slots=True)
class ArtifactCreation:
    """Builds the artifact, writes it, previews it."""

    writer: ArtifactWriter
    previews: ArtifactPreviewGenerator
    name: StepName = StepName.ARTIFACT_CREATION

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Write the content; it is addressed by its hash, so that twice is once."""
        tool, result = draft.tool, ToolResult.from_json(draft.answer["result"])
        if tool is None:
            raise ValueError("an artifact needs the tool that made it")
        if result.title is None:
            result = replace(result, title=draft.objective)
        content = await self.writer.content(result, draft.answer["blob"])
        artifact = await self.writer.write_artifact(context.request, tool, result, content)
        preview = self.previews.summarise(artifact.artifact_type, content)
        return {"artifact": self.writer.to_json(artifact), "preview": preview}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the artifact's reference."""
        return replace(draft, artifact=self.writer.from_json(outcome["artifact"]).reference)

    async def write(
        self, scribe: RunScribe, _draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Add the artifact's record and tell of its preview."""
        artifact = self.writer.from_json(seen["artifact"])
        await scribe.uow.artifacts.add(artifact)
        event = ArtifactPreviewed(
            run_id=scribe.request.run_id,
            artifact=artifact.reference,
            title=artifact.title,
            size=artifact.size,
            sha256=artifact.sha256,
            preview=seen["preview"],
        )
        scribe.note(event, "artifact_preview")
        scribe.record["artifact_reference"] = artifact.reference
        stage = plan(StepName.ARTIFACT_CREATION)
        scribe.note_progress(stage.complete_percent, stage.name, artifact.title)
        scribe.tracker.start_step(StepName.FINALIZE)
        return {"artifact": seen["artifact"]}
