"""A value that no person has said is marked, bound by the approval, and asked about each time."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from buddy.adapters.store.codec import decode, encode
from buddy.domain.artifact import Artifact, Source
from buddy.domain.ids import LOCAL_USER, ArtifactId, ToolName, UserId
from buddy.domain.instant import plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import of_artifact
from buddy.domain.proposal import content_hash
from buddy.domain.standing_approval import Bounds
from buddy.domain.tool import ToolResult
from buddy.domain.warrant import Step, check
from buddy.errors import InputInvalid, ToolExecutionFailed
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.services.mission_request import MissionRequest
from buddy.services.standing_approvals import StandingRequest
from buddy.testing.clock import START
from buddy.testing.factories import make_artifact
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, World

URL = "https://second.example/page"
OPEN = MissionRequest(
    objective="open the second one", tool=ToolName("web_extract"), tool_input={"url": URL}
)
PAGE = make_artifact(1, sources=(Source(title="Results", url="https://first.example/list"),))
ORIGINS = {"url": of_artifact(PAGE.artifact_id)}
WORDS = "from the page first.example, not from you"


@pytest.fixture
async def reader(start_world: MakeWorld) -> World:
    """A world with a tool that opens pages, and an artifact of an earlier mission."""
    extract = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    world = await start_world([ScriptedTool(extract)])
    world.understanding.intents = {Intent.EXTRACTION: 0.9}
    world.understanding.fit = {"web_extract": 0.9}
    await put(world, PAGE)
    return world


async def put(world: World, artifact: Artifact) -> None:
    async def write(uow: UnitOfWork) -> None:
        await uow.artifacts.add(artifact)

    await world.buddy.store.transact(write)


async def follow_up(world: World, **changes: object) -> Mission:
    request = replace(OPEN, **changes)
    return await world.buddy.proposals.create(LOCAL_USER, request, origins=ORIGINS)


def told(mission: Mission) -> dict[str, str]:
    return {each.argument: each.origin for each in mission.terms.input_origins}


async def test_what_a_person_says_is_theirs_and_not_marked(reader: World) -> None:
    objective = f"extract the text of {URL}"
    assert told(await reader.propose(objective)) == {"url": "objective"}
    given = await reader.buddy.proposals.create(LOCAL_USER, OPEN)
    assert told(given) == {"url": "person"}
    assert given.proposal is not None
    assert given.proposal.warnings == ()


async def test_a_value_out_of_an_artifact_is_marked_in_words(reader: World) -> None:
    mission = await follow_up(reader)
    assert told(mission) == ORIGINS
    assert mission.proposal is not None
    assert f"url: {WORDS}" in mission.proposal.warnings


async def test_the_mark_is_part_of_what_an_approval_binds(reader: World) -> None:
    marked = await follow_up(reader)
    plain = await reader.buddy.proposals.create(LOCAL_USER, OPEN)
    assert marked.content_hash != plain.content_hash
    result = await reader.buddy.approvals.approve(LOCAL_USER, marked.mission_id, 1, "api")
    without = content_hash(replace(marked.terms, input_origins=()))
    assert without == plain.content_hash
    warrant = result.after.warrant
    assert check(warrant, Step(revision=1, content_hash=marked.content_hash), START) is None
    refused = check(warrant, Step(revision=1, content_hash=without), START)
    assert refused is not None
    assert refused.kind == "terms"


async def test_an_approved_mission_with_a_mark_runs(reader: World) -> None:
    mission = await follow_up(reader)
    await reader.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    queued = await reader.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert (await reader.result(queued)).status is MissionStatus.COMPLETED


async def test_no_standing_approval_covers_it(reader: World) -> None:
    cap = Money.parse("1")
    standing = await reader.buddy.standings.create(
        LOCAL_USER,
        StandingRequest(
            bounds=Bounds(tool=ToolName("web_extract"), allowed_domains=None, cap_per_run=cap),
            cap_total=Money.parse("10"),
            count=9,
            until=plus_seconds(START, 3600),
        ),
        "api",
    )
    meant = {"source": "api", "standing_approval": standing.record_id}
    for request, origins, status in (
        (OPEN, None, MissionStatus.APPROVED),
        (OPEN, ORIGINS, MissionStatus.PROPOSED),
        (replace(OPEN, metadata=meant), ORIGINS, MissionStatus.PROPOSED),
    ):
        asked = replace(request, max_cost=cap, metadata=meant)
        made = await reader.buddy.proposals.create(
            LOCAL_USER, asked, reader.buddy.standings.approve_in, origins=origins
        )
        assert made.status is status
    refused = made.metadata["standing_refused"]
    assert refused == [f"url is {WORDS}: a person decides on that each time"]
    scheduled = await follow_up(reader, max_cost=cap, metadata={"source": "schedule"})
    after = await reader.buddy.standings.try_approve(LOCAL_USER, scheduled.mission_id)
    assert after.status is MissionStatus.PROPOSED


async def test_what_a_program_says_is_marked_even_in_its_objective(reader: World) -> None:
    mission = await reader.propose(f"extract the text of {URL}", metadata={"source": "mcp"})
    assert told(mission) == {"url": "mcp"}
    assert mission.proposal is not None
    assert "url: from a program over MCP, not from you" in mission.proposal.warnings
    given = await reader.buddy.proposals.create(
        LOCAL_USER, replace(OPEN, metadata={"source": "mcp"})
    )
    assert told(given) == {"url": "mcp"}


async def test_an_edit_by_a_person_takes_the_mark_off_what_they_changed(reader: World) -> None:
    mission = await follow_up(reader)
    edits = reader.buddy.proposals

    async def edited(revision: int, channel: str = "api", **changes: object) -> Mission:
        result = await edits.update(
            LOCAL_USER, mission.mission_id, changes, revision, channel=channel
        )
        return result.after

    assert told(await edited(1, max_cost=Money.parse("2"))) == ORIGINS
    assert told(await edited(2, tool_input={"url": URL})) == ORIGINS
    assert told(await edited(2, channel="mcp", tool_input={"url": "https://x.example"})) == {
        "url": "mcp"
    }
    after = await edited(3, tool_input={"url": "https://mine.example"})
    assert told(after) == {"url": "person"}
    assert after.proposal is not None
    assert after.proposal.warnings == ()
    assert after.change_history[-1].changed_fields == ("tool_input", "input_origins")
    preview = await edits.preview(LOCAL_USER, mission.mission_id, {"objective": f"get {URL}"}, 4)
    assert [each.field for each in preview.differences] == ["objective", "tool_input.url"]


async def test_a_mission_tried_again_keeps_its_marks(start_world: MakeWorld) -> None:
    async def fail(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise ToolExecutionFailed("no answer")

    extract = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    world = await start_world([ScriptedTool(extract, fail)])
    world.understanding.fit = {"web_extract": 0.9}
    await put(world, PAGE)
    mission = await follow_up(world)
    await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    queued = await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert (await world.result(queued)).status is MissionStatus.FAILED
    again = await world.buddy.retries.retry(
        LOCAL_USER, mission.mission_id, from_start=False, channel="api"
    )
    assert told(again) == ORIGINS
    assert again.status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ({"query": "person"}, "query has an origin and is not in the tool's input"),
        ({"url": "page"}, "url: 'page' is no origin"),
        ({"url": "artifact:a_none"}, "url is said to come from a_none, and there is no such"),
    ],
)
async def test_an_origin_that_cannot_be_is_refused(
    reader: World, origins: dict[str, str], said: str
) -> None:
    with pytest.raises(InputInvalid, match=said):
        await reader.buddy.proposals.create(LOCAL_USER, OPEN, origins=origins)


async def test_another_users_artifact_is_none(reader: World) -> None:
    theirs = replace(PAGE, artifact_id=ArtifactId("a_theirs"), user_id=UserId("other"))
    await put(reader, theirs)
    with pytest.raises(InputInvalid, match="no such artifact"):
        await reader.buddy.proposals.create(
            LOCAL_USER, OPEN, origins={"url": of_artifact(theirs.artifact_id)}
        )


async def test_a_mission_from_before_is_read_and_its_approval_still_holds(reader: World) -> None:
    mission = await reader.buddy.proposals.create(LOCAL_USER, OPEN)
    approved = await reader.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    stored = json.loads(encode(approved.after))
    assert stored["terms"].pop("input_origins")
    read = decode(Mission, json.dumps(stored))
    assert read.terms.input_origins == ()
    assert content_hash(read.terms) == approved.after.content_hash


async def test_a_text_borrowed_for_the_objective_is_marked_and_stays_so(reader: World) -> None:
    asked = MissionRequest(objective=f"extract the text of {URL}")
    mission = await reader.buddy.proposals.create(
        LOCAL_USER, asked, borrowed={URL: of_artifact(PAGE.artifact_id)}
    )
    assert told(mission) == ORIGINS
    edit = {"objective": f"extract the tables of {URL}"}
    result = await reader.buddy.proposals.update(LOCAL_USER, mission.mission_id, edit, 1)
    assert told(result.after) == ORIGINS
    other = {"objective": "extract the text of https://mine.example"}
    result = await reader.buddy.proposals.update(LOCAL_USER, mission.mission_id, other, 2)
    assert told(result.after) == {"url": "objective"}


def unclear(world: World) -> None:
    world.understanding.fit, world.understanding.intents = {"web_extract": 0.05}, {}


async def chosen_later(world: World, mission: Mission) -> Mission:
    """A person answers the question which tool is meant."""
    assert mission.status is MissionStatus.CLARIFICATION_NEEDED
    assert mission.terms.input_origins == ()
    choice = {"tool": ToolName("web_extract")}
    result = await world.buddy.proposals.update(LOCAL_USER, mission.mission_id, choice, 1)
    return result.after


@pytest.mark.parametrize(("source", "origin"), [("mcp", "mcp"), ("other", "program")])
async def test_who_said_the_objective_is_kept_while_a_tool_is_asked_for(
    reader: World, source: str, origin: str
) -> None:
    unclear(reader)
    asked = await reader.propose(f"extract the text of {URL}", metadata={"source": source})
    mission = await chosen_later(reader, asked)
    assert told(mission) == {"url": origin}
    assert mission.proposal is not None
    assert mission.proposal.warnings[0].startswith("url: from a program")
    mine = {"objective": "extract the text of https://mine.example"}
    reader.understanding.fit = {"web_extract": 0.9}
    edits = reader.buddy.proposals
    longer = {"objective": f"{mission.terms.objective}, at most 2 pages"}
    after = (await edits.update(LOCAL_USER, mission.mission_id, longer, 2)).after
    assert told(after) == {"url": origin}, "words added to a program's do not make them a person's"
    after = (await edits.update(LOCAL_USER, mission.mission_id, mine, 3)).after
    assert told(after) == {"url": "objective"}
    assert after.terms.objective_marks == ()


async def test_a_borrowed_text_is_kept_while_a_tool_is_asked_for(reader: World) -> None:
    unclear(reader)
    asked = await reader.buddy.proposals.create(
        LOCAL_USER,
        MissionRequest(objective=f"extract the text of {URL}"),
        borrowed={URL: of_artifact(PAGE.artifact_id)},
    )
    assert told(await chosen_later(reader, asked)) == ORIGINS


async def test_another_tool_reads_a_programs_objective_and_not_a_persons(
    start_world: MakeWorld,
) -> None:
    tools = [spec("web_extract", slot="url"), spec("web_search", slot="query")]
    world = await start_world([ScriptedTool(each) for each in tools])
    world.understanding.fit = {"web_extract": 0.9}
    other = {"tool": ToolName("web_search")}
    for source, origin in (("mcp", "mcp"), ("cli", "objective")):
        asked = replace(OPEN, objective="search for rust news", metadata={"source": source})
        mission = await world.buddy.proposals.create(LOCAL_USER, asked)
        result = await world.buddy.proposals.update(LOCAL_USER, mission.mission_id, other, 1)
        assert told(result.after) == {"query": origin}


async def test_a_mission_tried_again_keeps_who_said_its_objective(reader: World) -> None:
    mission = await reader.propose(f"extract the text of {URL}", metadata={"source": "mcp"})
    await reader.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, None)
    again = await reader.buddy.retries.retry(
        LOCAL_USER, mission.mission_id, from_start=True, channel="api"
    )
    assert told(again) == {"url": "mcp"}
    assert again.content_hash == mission.content_hash
