"""Artifacts read back as they were written, and previews that show nothing dangerous."""

import base64
import json
import time
from typing import Any

import pytest

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import LOCAL_USER, ArtifactId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.errors import InputInvalid, NotFound, StoreUnavailable
from buddy.ports.tools import ToolContext
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.testing.conformance.rendering import Page
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
    summary = PREVIEWS.summarise(artifact_type, content)
    drawn = {"kind": kind, **preview.data}
    assert {name: drawn[name] for name in summary} == summary
    json.dumps(summary)


@pytest.mark.parametrize(
    "content",
    [{"results": [{"title": 1}]}, {"results": None}, {"results": [3]}, {"results": "ab"}],
)
def test_a_shape_it_does_not_know_is_shown_as_json(content: JsonObject) -> None:
    assert PREVIEWS.generate_preview(ArtifactType.WEB_SEARCH_RESULT, content).kind == "json"


PATHOLOGICAL = [
    *("[", "![", "[[a]", "[a\n", "[^", "![a](b", "[a](", "](", "[x][y] ", "[a]: b\n"),
    *("*a ", "**a*", "*_", "_a", "a*", "`", "``a", "> ", ">", "- ", "  - ", "1. ", "-\n"),
    *("|a", "| a | b |\n|---|---|\n", "<", "<a", "&", "\\", "~~", "# x\n", "a\n\n", "    x\n"),
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_no_text_takes_long_to_preview(piece: str) -> None:
    content = {"title": "x", "text": (piece * 200_000)[:200_000]}
    seconds = []
    for _ in range(2):
        began = time.thread_time()
        preview = PREVIEWS.generate_preview(ArtifactType.WEB_EXTRACTION_RESULT, content)
        seconds.append(time.thread_time() - began)
        assert (preview.part, preview.parts >= 10) == (1, True)
    # Far above what a slow machine needs, far below what a parser needs that goes quadratic.
    assert min(seconds) < 5.0


def test_a_text_that_fits_has_no_note_and_keeps_its_links() -> None:
    text = "[Kites](https://kites.example/) " * 300
    preview = PREVIEWS.generate_preview(ArtifactType.DOCUMENT, {"text": text})
    assert preview.html.count('href="https://kites.example/"') == 300
    assert preview.parts == 1


def test_with_very_many_brackets_the_rest_is_still_markdown() -> None:
    preview = PREVIEWS.generate_preview(
        ArtifactType.DOCUMENT, {"text": "# Title\n\n**bold** " + "![" * 600}
    )
    assert "<h1>Title</h1>" in preview.html
    assert "<strong>bold</strong>" in preview.html


def navigation(**changes: object) -> JsonObject:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n picture").decode()
    return {
        "url": "https://a.example/old",
        "final_url": "https://a.example/",
        "status": 200,
        "title": f"Home {EVIL}",
        "redirects": ["https://a.example/old"],
        "links": [
            {"text": f"Menu {EVIL}", "url": "https://a.example/menu"},
            {"text": "Bad", "url": "javascript:alert(1)"},
        ],
        "screenshot": {"media_type": "image/png", "width": 4, "height": 3, "base64": png},
        "screenshot_missing": None,
        **changes,
    }


def test_a_page_that_was_opened_is_shown_with_its_picture() -> None:
    preview = PREVIEWS.generate_preview(ArtifactType.WEB_NAVIGATION_RESULT, navigation())
    assert preview.kind == "navigation"
    assert preview.data == {
        "title": f"Home {EVIL}",
        "url": "https://a.example/",
        "status": 200,
        "redirects": 1,
        "links": 2,
        "screenshot": True,
        "width": 4,
        "height": 3,
    }
    assert preview.html.count("<img ") == 1
    assert 'src="data:image/png;base64,iVBORw0KGgog' in preview.html
    assert "<script" not in preview.html
    assert "javascript:" not in preview.html
    assert 'href="https://a.example/menu"' in preview.html
    assert "HTTP 200" in preview.html


NO_PICTURE = "The screenshot cannot be shown: what was kept of it is no PNG picture."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"screenshot": None, "screenshot_missing": "no <b>Chromium"}, "no &lt;b&gt;Chromium"),
        ({"screenshot": {"width": 1, "height": 1, "base64": "PHN2Zz4="}}, NO_PICTURE),
        ({"screenshot": {"width": 1, "height": 1, "base64": "no base64"}}, NO_PICTURE),
        ({"screenshot": {"width": 1, "height": 1, "base64": "ünreadable"}}, NO_PICTURE),
        ({"screenshot": {"width": 1, "height": 1}}, NO_PICTURE),
        ({"screenshot": {}}, NO_PICTURE),
        ({"screenshot": "a picture"}, NO_PICTURE),
    ],
)
def test_without_a_picture_the_rest_is_shown(changes: JsonObject, words: str) -> None:
    html = PREVIEWS.generate_preview(ArtifactType.WEB_NAVIGATION_RESULT, navigation(**changes)).html
    assert "<img" not in html
    assert words in html
    assert "https://a.example/menu" in html


@pytest.mark.parametrize("broken", [{"links": None}, {"status": "x"}, {"links": [{"url": "x"}]}])
def test_a_navigation_of_another_shape_is_shown_as_json(broken: JsonObject) -> None:
    preview = PREVIEWS.generate_preview(ArtifactType.WEB_NAVIGATION_RESULT, navigation(**broken))
    assert preview.kind == "json"


class Unusable:
    """A renderer that must not be asked."""

    def markdown(self, text: str) -> str:
        raise AssertionError(text)

    text = markdown

    def safe(self, html: str) -> str:
        raise AssertionError(html)

    def code(self, text: str, language: str) -> str:
        raise AssertionError((text, language))

    def link(self, url: str, label: str) -> str:
        raise AssertionError((url, label))

    def picture(self, png: bytes, label: str) -> str:
        raise AssertionError((png, label))


@pytest.mark.parametrize(
    ("artifact_type", "content"),
    [
        (ArtifactType.WEB_EXTRACTION_RESULT, {"text": "x" * 500_000}),
        (ArtifactType.WEB_SEARCH_RESULT, {"results": [RESULT] * 5_000}),
        (ArtifactType.JSON, {"a": "x" * 500_000}),
        (ArtifactType.JSON, {f"k{n}": "x" * 500 for n in range(1_000)}),
        (ArtifactType.CALCULATION_RESULT, {"equation": "1+" * 9_000, "value": "1" * 9_000}),
        (ArtifactType.WEB_NAVIGATION_RESULT, navigation(title="x" * 9_000)),
    ],
)
def test_a_summary_renders_nothing_and_is_small(
    artifact_type: ArtifactType, content: JsonObject
) -> None:
    summary = ArtifactPreviewGenerator(Unusable()).summarise(artifact_type, content)
    assert len(json.dumps(summary)) < 2_000


def test_many_results_come_a_hundred_at_a_time() -> None:
    hit = {"title": "t", "url": "https://a.example"}
    content = {"engine": "e", "results": [{**hit, "snippet": str(n)} for n in range(101)]}
    kind = ArtifactType.WEB_SEARCH_RESULT
    first, last = (PREVIEWS.generate_preview(kind, content, part) for part in (1, 2))
    assert (first.html.count("<li"), last.html.count("<li")) == (100, 1)
    assert "101 results" in first.html
    assert (last.part, last.parts, last.data["first"]) == (2, 2, 101)
    assert last.data["results"] == [{**hit, "snippet": "100"}]
    with pytest.raises(InputInvalid, match="part is 3, but there are 2 parts"):
        PREVIEWS.generate_preview(kind, content, 3)


def test_the_parts_of_a_text_are_the_whole_text() -> None:
    lines = [f"line {n} of a very long log" for n in range(5_000)]
    content = {"path": "a.log", "format": "text", "text": "\n".join(lines)}
    made = [PREVIEWS.generate_preview(ArtifactType.DOCUMENT, content)]
    made += [
        PREVIEWS.generate_preview(ArtifactType.DOCUMENT, content, part)
        for part in range(2, made[0].parts + 1)
    ]
    assert len(made) > 5
    assert all(len(each.html) < 30_000 for each in made)
    shown = "".join(Page(each.html).text for each in made)
    assert shown.split("\n") == lines


def test_code_that_a_part_ends_in_goes_on_as_code() -> None:
    text = "# Title\n\n```python\n" + "return 1  # <b>\n" * 2_000 + "```\n\nafter *it*\n"
    parts = [
        PREVIEWS.generate_preview(ArtifactType.DOCUMENT, {"text": text}, part) for part in (1, 2)
    ]
    assert all('<span class="k">return</span>' in each.html for each in parts)
    assert "<em>it</em>" in parts[1].html


def test_any_content_can_be_looked_at_as_json() -> None:
    content = {"title": EVIL, "text": "a " * 30_000, "results": []}
    preview = PREVIEWS.generate_preview(ArtifactType.DOCUMENT, content, raw=True)
    assert (preview.kind, preview.parts, preview.tables) == ("json", 4, ())
    assert "&lt;script&gt;" in preview.html


def test_texts_that_came_over_mcp_are_a_document() -> None:
    blocks = [{"type": "text", "text": "# One"}, {"type": "text", "text": "**two**"}]
    answer = {"content": blocks, "structured": None, "notes": []}
    preview = PREVIEWS.generate_preview(ArtifactType.JSON, answer)
    assert preview.kind == "document"
    assert "<strong>two</strong>" in preview.html
    figures = [{"city": "Rome", "population": 2_800_000}, {"city": "Oslo", "population": 700_000}]
    told = {**answer, "content": [{"type": "text", "text": json.dumps(figures)}]}
    preview = PREVIEWS.generate_preview(ArtifactType.JSON, told)
    assert (preview.kind, preview.charts[0].labels) == ("table", ("Rome", "Oslo"))


def test_no_code_takes_long_to_colour() -> None:
    pieces = ["'", '"', '\\"', "/*", "*/", '"""', "--", "`", "#", "0x", "1_", "<!--", "a "]
    for language in ("py", "ts", "c", "rs", "go", "sh", "sql", "html"):
        for piece in pieces:
            began = time.thread_time()
            MarkdownRenderer().code((piece * 20_000)[:20_000], language)
            # A hundred times what it needs; what goes quadratic needs more.
            assert time.thread_time() - began < 2.0, (language, piece)
