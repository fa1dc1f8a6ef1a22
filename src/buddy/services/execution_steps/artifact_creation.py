"""The untracked stage between the tool and finalize: write the artifact and its preview."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import ArtifactPreviewed
from buddy.domain.ids import EffectKey
from buddy.domain.pipeline import StepName, plan
from buddy.domain.tool import ToolResult
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.execution_steps.step import ExecutionDraft, in_transaction
from buddy.services.run_scribe import RunScribe, ScribeDesk


@dataclass(frozen=True, slots=True)
class ArtifactCreation:
    """Builds the artifact, writes it, previews it."""

    desk: ScribeDesk
    writer: ArtifactWriter
    previews: ArtifactPreviewGenerator

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the artifact's reference."""
        request, tool = context.request, draft.tool
        result = ToolResult.from_json(draft.answer["result"])
        if tool is None:
            raise ValueError("an artifact needs the tool that made it")
        if result.title is None:
            result = replace(result, title=draft.objective)

        async def write(_key: EffectKey) -> StepOutcome:
            content = await self.writer.content(result, draft.answer["blob"])
            artifact = await self.writer.write_artifact(request, tool, result, content)
            preview = self.previews.summarise(artifact.artifact_type, content)
            return {"artifact": self.writer.to_json(artifact), "preview": preview}

        written = await context.effect_step(StepName.ARTIFACT_CREATION, 1, write)
        artifact = self.writer.from_json(written["artifact"])

        async def record(scribe: RunScribe) -> StepOutcome:
            await scribe.uow.artifacts.add(artifact)
            event = ArtifactPreviewed(
                run_id=request.run_id,
                artifact=artifact.reference,
                title=artifact.title,
                size=artifact.size,
                sha256=artifact.sha256,
                preview=written["preview"],
            )
            scribe.note(event, "artifact_preview")
            scribe.record["artifact_reference"] = artifact.reference
            stage = plan(StepName.ARTIFACT_CREATION)
            scribe.note_progress(stage.complete_percent, stage.name, artifact.title)
            scribe.tracker.start_step(StepName.FINALIZE)
            return {}

        await in_transaction(context, self.desk, StepName.ARTIFACT_CREATION, record)
        return replace(draft, artifact=artifact.reference)
