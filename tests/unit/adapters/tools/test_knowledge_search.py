from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest

from buddy.adapters.library.memory import MemoryLibrary
from buddy.adapters.library.passages import Passage
from buddy.adapters.library.sqlite import SqliteLibrary
from buddy.adapters.tools.knowledge_search import KnowledgeSearch
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed, ToolInputInvalid
from buddy.ports.tools import ToolContext


class Clock:
    def now(self) -> Instant:
        return Instant("2024-01-15T12:00:00.000Z")

    def monotonic(self) -> float:
        return 0.0


class Reports:
    def __init__(self) -> None:
        self.seen: list[tuple[int, int, str]] = []

    def __call__(self, items: int, pages: int, message: str) -> None:
        self.seen.append((items, pages, message))


def context(reports: Reports) -> ToolContext:
    return ToolContext(
        user_id=LOCAL_USER,
        mission_id=MissionId("m_abcdefghijkl"),
        effect_key=EffectKey("r_1:tool_execution:1"),
        scope=Scope(),
        report=reports,
    )


class Stitches:
    name, version, context_words = "loom", "1", frozenset[str]()

    def passages(self) -> Iterator[Passage]:
        body = "Undo the newest stitch, as the loom does."
        yield Passage(document="d", kind="topic", title="Undo a stitch", heading="", body=body)


@pytest.fixture
async def tool(tmp_path: Path) -> KnowledgeSearch:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("north", "south", "west"):
        text = f"# Lighthouse {name}\n\nThe {name} lighthouse keeper lights the lamp at dusk."
        (notes / f"{name}.md").write_text(text, encoding="utf-8")
    library = MemoryLibrary(Clock(), builtin=None)
    await library.add(notes)
    return KnowledgeSearch(library)


async def test_passages_come_with_their_sources(tool: KnowledgeSearch) -> None:
    reports = Reports()
    result = await tool.call({"query": " north lighthouse keeper "}, context(reports))
    jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
    assert result.data["query"] == "north lighthouse keeper"
    assert result.data["engine"] == "offline library"
    url = "library:notes/north.md#Lighthouse north"
    assert result.sources[0] == Source(title="Lighthouse north", url=url)
    assert result.items == len(result.sources) >= 1
    assert result.empty_reason is None
    assert result.summary.startswith("Lighthouse north: The north lighthouse keeper")
    assert reports.seen == [(1, 0, "1 passage found in the offline library")]


async def test_nothing_is_an_honest_answer(tool: KnowledgeSearch) -> None:
    result = await tool.call({"query": "hotels in Lisbon"}, context(Reports()))
    reason = "0 results for 'hotels in Lisbon' in the offline library (3 documents)"
    assert result.data == {"query": "hotels in Lisbon", "engine": "offline library", "results": []}
    assert (result.items, result.empty_reason, result.summary) == (0, reason, reason)
    assert result.sources == ()


async def test_the_limit_is_kept(tool: KnowledgeSearch) -> None:
    result = await tool.call({"query": "lighthouse keeper", "limit": 2}, context(Reports()))
    assert result.items == 2
    assert result.summary.endswith("(and 1 more)")


@pytest.mark.parametrize(
    "tool_input",
    [
        {},
        {"query": "  "},
        {"query": 3},
        {"query": "x", "limit": 0},
        {"query": "x", "limit": 21},
        {"query": "x", "limit": "many"},
        {"query": "x", "limit": True},
    ],
)
async def test_senseless_input_is_refused(tool: KnowledgeSearch, tool_input: JsonObject) -> None:
    with pytest.raises(ToolInputInvalid):
        await tool.call(tool_input, context(Reports()))


async def test_a_broken_library_fails_with_its_cause(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"no database" * 100)
    tool = KnowledgeSearch(SqliteLibrary(path, Clock(), builtin=None))
    with pytest.raises(ToolExecutionFailed, match="cannot be used"):
        await tool.call({"query": "anything"}, context(Reports()))


def test_the_declaration_is_sound(tool: KnowledgeSearch) -> None:
    spec = tool.spec
    assert spec.name == "knowledge_search"
    # Of a sentence about Python alone nobody can tell whether it means some code on this machine.
    assert spec.intents == (Intent.KNOWLEDGE, Intent.SEARCH, Intent.REPOSITORY, Intent.FILE)
    assert spec.artifact_type is ArtifactType.DOCUMENT
    assert not spec.contacts_network
    assert len(spec.examples) == 18
    for schema in (spec.input_schema, spec.output_schema):
        jsonschema_rs.meta.validate(dict(schema))
    jsonschema_rs.validate(dict(spec.input_schema), {"query": "x", "limit": 3})
    assert spec.input_schema["properties"]["query"]["x-slot"] == "query"  # type: ignore[index,call-overload]


async def test_only_ones_own_is_searched_where_that_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "weaving"
    folder.mkdir()
    (folder / "stitch.md").write_text("# Stitch\n\nUndo the newest stitch by hand.\n")
    library = MemoryLibrary(Clock(), builtin=Stitches())
    await library.add(folder)
    tool = KnowledgeSearch(library)

    async def found(source: str) -> set[str]:
        asked: JsonObject = {"query": "undo the newest stitch", "source": source}
        result = await tool.call(asked, context(Reports()))
        return {hit["collection"] for hit in result.data["results"]}

    assert await found("all") == {"weaving", "loom"}
    assert await found("own") == {"weaving"}
