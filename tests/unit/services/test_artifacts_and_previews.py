"""Artifacts read back as they were written, and previews that show nothing dangerous."""

import json
from typing import Any

import pytest

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import LOCAL_USER, ArtifactId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.errors import NotFound, StoreUnavailable
from buddy.ports.tools import ToolContext
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.testing.factories import make_artifact
from buddy.testing.tools import ScriptedTool
from worlds import OBJECTIVE, MakeWorld, World

PREVIEWS = ArtifactPreviewGenerator(MarkdownRenderer())
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


class LosingBlobs(MemoryBlobs):
    """Loses or spoils what it kept, when told."""

    lost = spoiled = False

    async def get(self, sha256: str) -> bytes | None:
        if self.lost:
            return None
        content = await super().get(sha256)
        return b"{}" if self.spoiled else content


async def artifact_id(world: World) -> ArtifactId:
    record = (await world.run()).execution_record
    assert record is not None
    assert record.artifact_reference is not None
    return record.artifact_reference.artifact_id


async def test_title_and_sources_come_from_the_result(start_world: MakeWorld) -> None:
    source = Source(title="A", url="https://a.example")

    async def titled(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={}, summary="s", title="T" * 500, sources=(source,))

    world = await start_world([ScriptedTool(behaviour=titled)])
    artifact, _ = await world.buddy.artifacts.read(LOCAL_USER, await artifact_id(world))
    assert artifact.title == "T" * 200
    assert artifact.sources == (source,)


async def test_another_users_artifact_does_not_exist(world: World) -> None:
    found = await artifact_id(world)
    with pytest.raises(NotFound):
        await world.buddy.artifacts.read(UserId("eve"), found)


@pytest.mark.parametrize(("state", "words"), [("lost", "is missing"), ("spoiled", "was changed")])
async def test_a_lost_or_spoiled_blob_is_said(
    start_world: MakeWorld, state: str, words: str
) -> None:
    blobs = LosingBlobs()
    world = await start_world(blobs=blobs)
    found = await artifact_id(world)
    setattr(blobs, state, True)
    with pytest.raises(StoreUnavailable, match=words):
        await world.buddy.artifacts.read(LOCAL_USER, found)


def test_a_record_survives_an_engines_memory() -> None:
    artifact = make_artifact()
    remembered = json.loads(json.dumps(ArtifactWriter.to_json(artifact)))
    assert ArtifactWriter.from_json(remembered) == artifact


async def test_the_preview_event_is_small(start_world: MakeWorld) -> None:
    async def large(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={"rows": ["x" * 1000] * 900}, summary="Large")

    world = await start_world([ScriptedTool(behaviour=large)])
    mission = await world.run()
    event: Any = next(
        e.data for e in await world.events(mission) if e.event_type == "artifact_preview"
    )
    assert len(json.dumps(dict(event.preview))) < 2_000
    assert event.title == OBJECTIVE


RESULT = {"title": EVIL, "url": "javascript:alert(1)", "snippet": EVIL}


@pytest.mark.parametrize(
    ("kind", "artifact_type", "content"),
    [
        ("results", ArtifactType.WEB_SEARCH_RESULT, {"engine": EVIL, "results": [RESULT]}),
        (
            "equation",
            ArtifactType.CALCULATION_RESULT,
            {"equation": EVIL, "value": EVIL, "unit": EVIL},
        ),
        ("document", ArtifactType.WEB_EXTRACTION_RESULT, {"title": EVIL, "text": EVIL}),
        ("document", ArtifactType.DOCUMENT, {"text": f"[x](javascript:alert(1)) {EVIL}"}),
        ("facts", ArtifactType.JSON, {EVIL: EVIL}),
        ("json", ArtifactType.JSON, {"deep": [EVIL]}),
        ("json", ArtifactType.CALCULATION_RESULT, {"other": [EVIL]}),
        ("results", ArtifactType.DOCUMENT, {"results": [RESULT]}),
    ],
)
def test_every_kind_of_preview_is_safe(
    kind: str, artifact_type: ArtifactType, content: JsonObject
) -> None:
    preview = PREVIEWS.generate_preview(artifact_type, content)
    assert preview.kind == kind
    for tag in ("<script", "<img", 'href="javascript:'):
        assert tag not in preview.html.lower()
    assert "&lt;script&gt;" in preview.html
    assert preview.summary()["kind"] == kind
    json.dumps(preview.summary())


@pytest.mark.parametrize(
    "content",
    [{"results": [{"title": 1}]}, {"results": None}, {"results": [3]}, {"results": "ab"}],
)
def test_a_shape_it_does_not_know_is_shown_as_json(content: JsonObject) -> None:
    assert PREVIEWS.generate_preview(ArtifactType.WEB_SEARCH_RESULT, content).kind == "json"
