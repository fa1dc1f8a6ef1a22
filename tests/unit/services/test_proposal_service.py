"""Proposing: what a person gets to read, edit and decide on."""

from typing import Any

import pytest

from buddy.domain.eta import CostEstimate as PastCosts
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import CostBasis, Priority
from buddy.domain.scope import Scope
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.domain.warrant import Step, check
from buddy.errors import (
    BuddyError,
    InputInvalid,
    MissionNotEditable,
    MissionNotFound,
    RevisionConflict,
    RevisionRequired,
    ToolInputInvalid,
    ToolUnknown,
)
from buddy.ports.tools import ToolContext
from buddy.services.mission_commands import CommandResult
from buddy.services.proposal_writer import estimate
from buddy.testing.clock import START
from buddy.testing.tools import ScriptedTool, spec
from worlds import OBJECTIVE, MakeWorld, World

EXTRACT = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")


async def update(
    world: World, mission: Mission, revision: int | None = None, **changes: Any
) -> CommandResult:
    return await world.buddy.proposals.update(LOCAL_USER, mission.mission_id, changes, revision)


class TestCreate:
    async def test_a_proposal_says_tool_cost_and_what_it_touches(self, world: World) -> None:
        mission = await world.propose()
        assert mission.status is MissionStatus.PROPOSED
        assert (mission.mission_id, mission.revision, mission.created_at) == (
            "m_000000000001",
            1,
            START,
        )
        assert mission.expires_at == "2026-01-18T10:30:45.123Z"
        assert mission.terms.objective == OBJECTIVE
        assert mission.terms.tool == "web_search"
        assert mission.terms.intent is Intent.SEARCH
        assert mission.terms.cap_usd == Money.parse("5")
        proposal = mission.proposal
        assert proposal is not None
        assert (proposal.tool, proposal.confidence) == ("web_search", 0.9)
        assert proposal.cost.basis is CostBasis.FREE
        assert proposal.cost.p50_usd == Money(0)
        assert proposal.touches == ("Nothing outside this machine",)
        assert proposal.warnings == ()
        assert len(proposal.steps) == 7
        assert "stops at $5.00" in proposal.next
        assert mission.questions == ()
        assert await world.kinds(mission) == ["mission_proposed"]

    async def test_alternatives_are_other_tools_best_first(self, start_world: MakeWorld) -> None:
        names = ["a", "b", "c", "d", "web_search"]
        tools = [ScriptedTool(spec(name, intents=(Intent.SEARCH,))) for name in names]
        world = await start_world(tools)
        world.understanding.fit = dict(zip(names, (0.5, 0.4, 0.3, 0.2, 0.9), strict=True))
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert [c.tool for c in proposal.alternatives] == ["a", "b", "c"]
        confidences = [c.confidence for c in proposal.alternatives]
        assert confidences == sorted(confidences, reverse=True)

    async def test_a_known_price_is_the_estimate(self, start_world: MakeWorld) -> None:
        price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.02"))
        world = await start_world([ScriptedTool(spec(price=price))])
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert (proposal.cost.p50_usd, proposal.cost.basis) == (
            Money.parse("0.02"),
            CostBasis.PRICE_LIST,
        )

    async def test_an_unknown_price_is_not_zero(self, start_world: MakeWorld) -> None:
        world = await start_world([ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)))])
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert (proposal.cost.p50_usd, proposal.cost.p90_usd) == (None, None)
        assert proposal.cost.cap_usd == Money.parse("5")
        assert "only the cap is certain" in proposal.warnings[0]

    async def test_an_address_that_the_guard_refuses_is_warned_of(
        self, start_world: MakeWorld
    ) -> None:
        page = spec("web_search", slot="url")
        world = await start_world([ScriptedTool(page)])
        warnings: list[tuple[str, ...]] = []
        for objective in ("open http://192.168.1.1/", "open https://example.org"):
            proposal = (await world.propose(objective)).proposal
            assert proposal is not None
            warnings.append(proposal.warnings)
        (private,), public = warnings
        assert "http://192.168.1.1/ will be refused when it runs: private use" in private
        assert public == ()

    async def test_a_price_above_the_cap_is_warned_of(self, start_world: MakeWorld) -> None:
        price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))
        world = await start_world([ScriptedTool(spec(price=price))])
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert "$5.23, more than the cap of $5.00" in proposal.warnings[0]

    async def test_the_sentence_may_lower_the_cap(self, world: World) -> None:
        mission = await world.propose("search for python tutorials, spend up to $2")
        assert mission.terms.cap_usd == Money.parse("2")

    async def test_the_sentence_may_not_raise_the_cap(self, world: World) -> None:
        mission = await world.propose("search for python tutorials, spend up to $50")
        assert mission.terms.cap_usd == Money.parse("5")

    async def test_an_edited_sentence_moves_the_cap(self, world: World) -> None:
        mission = await world.propose("search for python tutorials, spend up to $2")
        result = await update(world, mission, 1, objective="search for rust, spend up to $3")
        assert result.after.terms.cap_usd == Money.parse("3")
        result = await update(world, result.after, 2, objective="search for rust")
        assert result.after.terms.cap_usd == Money.parse("3"), "words that are gone raise nothing"

    async def test_an_edited_sentence_leaves_the_cap_that_the_field_set(self, world: World) -> None:
        mission = await world.propose(max_cost=Money.parse("1"))
        result = await update(world, mission, 1, objective="search for rust")
        assert result.after.terms.cap_usd == Money.parse("1")

    async def test_past_runs_tell_what_a_price_list_does_not(self, start_world: MakeWorld) -> None:
        costs = iter(Money.parse(f"0.0{n}") for n in range(1, 10))

        async def paid(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
            return ToolResult(data={}, summary="", cost=next(costs))

        world = await start_world([ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)), paid)])
        for past in range(9):
            proposal = (await world.propose()).proposal
            assert proposal is not None
            if past == 0:
                assert proposal.cost.basis_text == "unknown"
            if past == 8:
                assert (proposal.cost.p90_usd, proposal.cost.basis_text) == (None, "8 past runs")
            await world.run()
            world.clock.advance(60.0)
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert proposal.cost.basis is CostBasis.PAST_RUNS
        assert (proposal.cost.basis_text, proposal.cost.samples) == ("9 past runs", 9)
        assert proposal.cost.p50_usd == Money.parse("0.05")
        assert proposal.cost.p90_usd == Money.parse("0.09")

    @pytest.mark.parametrize(
        ("price", "said", "amount"),
        [
            (Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.01")), "price list", "0.01"),
            (Price(kind=PriceKind.UNKNOWN), "unknown", None),
        ],
    )
    async def test_runs_of_a_time_when_it_was_free_tell_nothing_of_a_price(
        self, price: Price, said: str, amount: str | None
    ) -> None:
        past = PastCosts(median=Money(0), high=Money(0), samples=10)
        found = estimate(spec(price=price), Money.parse("5"), past)
        expected = Money.parse(amount) if amount else None
        assert (found.basis_text, found.p50_usd, found.p90_usd) == (said, expected, expected)

    async def test_a_cap_booked_for_want_of_a_price_is_no_experience(
        self, start_world: MakeWorld
    ) -> None:
        world = await start_world([ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)))])
        await world.run()
        world.clock.advance(60.0)
        proposal = (await world.propose()).proposal
        assert proposal is not None
        assert (proposal.cost.basis_text, proposal.cost.p50_usd) == ("unknown", None)

    async def test_an_address_outside_the_domains_is_warned_of(
        self, start_world: MakeWorld
    ) -> None:
        extract = ScriptedTool(spec("web_extract", slot="url"))
        world = await start_world([extract])
        mission = await world.propose(
            tool="web_extract",
            tool_input={"url": "other.test/page"},
            scope=Scope(allowed_domains=("example.org",)),
        )
        assert mission.proposal is not None
        (warning,) = mission.proposal.warnings
        assert warning.startswith("other.test is outside the allowed domains")

    async def test_the_field_goes_before_the_sentence(self, world: World) -> None:
        cap = Money.parse("9")
        mission = await world.propose("search for cats, spend up to $2", max_cost=cap)
        assert mission.terms.cap_usd == cap

    async def test_a_named_tool_is_taken_whatever_its_rank(self, start_world: MakeWorld) -> None:
        world = await start_world([ScriptedTool(), ScriptedTool(EXTRACT)])
        mission = await world.propose(tool="web_extract", tool_input={"url": "https://a.example"})
        assert mission.terms.tool == "web_extract"
        assert mission.terms.tool_input == {"url": "https://a.example"}
        assert mission.proposal is not None
        assert mission.proposal.alternatives[0].tool == "web_search"

    async def test_a_tool_nobody_has_is_unknown(self, world: World) -> None:
        with pytest.raises(ToolUnknown):
            await world.propose(tool="telepathy")
        assert await world.missions() == ()

    async def test_a_tool_that_is_switched_off_is_not_proposed_even_by_name(
        self, world: World
    ) -> None:
        await world.switch("web_search", enabled=False)
        with pytest.raises(InputInvalid, match="switched off"):
            await world.propose(tool="web_search")

    async def test_a_tool_that_is_switched_off_is_not_proposed(
        self, start_world: MakeWorld
    ) -> None:
        other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
        world = await start_world([ScriptedTool(), other])
        world.understanding.fit = {"web_search": 0.9, "web_research": 0.5}
        await world.switch("web_search", enabled=False)
        mission = await world.propose()
        assert mission.terms.tool == "web_research"
        assert mission.proposal is not None
        assert mission.proposal.alternatives == ()

    @pytest.mark.parametrize(
        "tool_input", [{}, {"query": 3}, {"query": "x", "more": 1}], ids=["none", "type", "unknown"]
    )
    async def test_an_input_that_does_not_fit_is_refused(
        self, world: World, tool_input: dict[str, Any]
    ) -> None:
        if not tool_input:
            # An empty input says nothing, so the objective fills it.
            mission = await world.propose(tool="web_search", tool_input=tool_input)
            assert mission.terms.tool_input
            return
        with pytest.raises(ToolInputInvalid, match="web_search: "):
            await world.propose(tool="web_search", tool_input=tool_input)
        assert await world.missions() == ()

    async def test_what_is_missing_is_asked_for(self, start_world: MakeWorld) -> None:
        world = await start_world([ScriptedTool(EXTRACT)])
        mission = await world.propose("extract the prices", tool="web_extract")
        assert mission.status is MissionStatus.CLARIFICATION_NEEDED
        assert mission.proposal is None
        (question,) = mission.questions
        assert question.field == "url"
        assert "https://example.org/page" in question.text
        assert await world.kinds(mission) == ["clarification_requested"]

    async def test_no_clear_tool_is_asked_for(self, world: World) -> None:
        world.understanding.fit = {"web_search": 0.01}
        mission = await world.propose()
        assert mission.status is MissionStatus.CLARIFICATION_NEEDED
        (question,) = mission.questions
        assert (question.field, question.choices) == ("tool", ("web_search",))

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ({"objective": "   "}, "The objective is empty"),
            ({"objective": "x" * 100_000}, "has 100,000 characters; at most 10,000 fit"),
            ({"scope": Scope(max_pages=0)}, "max_pages is 0"),
            ({"scope": Scope(max_duration_seconds=float("nan"))}, "max_duration_seconds"),
            ({"scope": Scope(allowed_domains=("https://a.example",))}, "bare domain"),
            ({"constraints": {"a": "x" * 10_000}}, "constraints have"),
            ({"constraints": {"a": float("nan")}}, "constraints"),
            ({"tool": "web_search", "tool_input": {"query": float("inf")}}, "JSON cannot"),
            ({"max_cost": Money(0)}, "above $0.00"),
            ({"max_cost": Money.parse("1000.01")}, "at most $1,000.00"),
        ],
    )
    async def test_terms_that_cannot_be_worked_with_are_refused(
        self, world: World, parts: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(BuddyError) as caught:
            await world.propose(**{"objective": OBJECTIVE, **parts})
        assert message in caught.value.message
        assert await world.missions() == ()
        assert await world.buddy.store.queries.last_cursor(LOCAL_USER) == 0


class TestUpdate:
    async def test_an_edit_is_a_new_revision_with_what_changed(self, world: World) -> None:
        mission = await world.propose()
        result = await update(world, mission, 1, max_cost=Money.parse("1"), priority=Priority.HIGH)
        after = result.after
        assert (after.status, after.revision) == (MissionStatus.PROPOSED, 2)
        assert after.content_hash != mission.content_hash
        (change,) = after.change_history
        assert change.changed_fields == ("priority", "cap_usd")
        assert (change.revision, change.actor, change.at) == (2, "local", START)
        assert await world.kinds(mission) == ["mission_proposed", "mission_updated"]

    async def test_the_same_terms_again_write_nothing(self, world: World) -> None:
        mission = await world.propose()
        result = await update(world, mission, 1, objective=OBJECTIVE)
        assert result.changed is False
        assert result.after == mission
        assert await world.kinds(mission) == ["mission_proposed"]

    async def test_a_second_editor_is_told(self, world: World) -> None:
        mission = await world.propose()
        await update(world, mission, 1, max_cost=Money.parse("1"))
        with pytest.raises(RevisionConflict) as caught:
            await update(world, mission, 1, max_cost=Money.parse("2"))
        details = caught.value.details
        assert (details["given_revision"], details["current_revision"]) == (1, 2)
        assert details["difference"] == [{"field": "cap_usd", "old": "5.00", "new": "1.00"}]
        assert (await world.get(mission)).terms.cap_usd == Money.parse("1")

    async def test_another_objective_chooses_anew(self, start_world: MakeWorld) -> None:
        world = await start_world([ScriptedTool(), ScriptedTool(EXTRACT)])
        mission = await world.propose()
        world.understanding.intents = {Intent.EXTRACTION: 0.9}
        world.understanding.fit = {"web_extract": 0.9}
        result = await update(world, mission, 1, objective="extract https://a.example/list")
        assert result.after.terms.tool == "web_extract"
        assert result.after.terms.tool_input == {"url": "https://a.example/list"}
        fields = result.after.change_history[-1].changed_fields
        assert fields == ("objective", "intent", "tool", "tool_input")

    async def test_an_edit_of_the_cap_keeps_what_a_person_chose(
        self, start_world: MakeWorld
    ) -> None:
        world = await start_world([ScriptedTool(), ScriptedTool(EXTRACT)])
        url = {"url": "https://a.example"}
        mission = await world.propose(tool="web_extract", tool_input=url)
        result = await update(world, mission, 1, max_cost=Money.parse("1"))
        assert result.after.terms.tool == "web_extract"
        assert result.after.terms.tool_input == url

    async def test_an_answer_turns_a_question_into_a_proposal(self, start_world: MakeWorld) -> None:
        world = await start_world([ScriptedTool(EXTRACT)])
        mission = await world.propose("extract the prices", tool="web_extract")
        result = await update(world, mission, 1, tool_input={"url": "https://a.example"})
        assert result.after.status is MissionStatus.PROPOSED
        assert result.after.questions == ()
        assert result.after.revision == 2

    async def test_a_decided_mission_is_not_edited(self, world: World) -> None:
        mission = await world.approved()
        with pytest.raises(MissionNotEditable):
            await update(world, mission, 1, max_cost=Money.parse("1"))
        assert await world.get(mission) == mission

    async def test_nobodys_mission_and_anothers_mission_are_not_found(self, world: World) -> None:
        mission = await world.propose()
        for user, name in ((LOCAL_USER, MissionId("m_no")), (UserId("eve"), mission.mission_id)):
            with pytest.raises(MissionNotFound):
                await world.buddy.proposals.update(user, name, {"priority": Priority.LOW}, None)


class TestApprove:
    async def test_a_warrant_binds_the_revision(self, world: World) -> None:
        mission = await world.approved()
        warrant = mission.warrant
        assert warrant is not None
        step = Step(revision=1, content_hash=mission.content_hash, begins=True)
        assert check(warrant, step, warrant.approved_at) is None
        assert (warrant.approved_by, warrant.channel) == ("local", "api")
        assert warrant.expires_at == "2026-01-16T10:30:45.123Z"

    async def test_the_same_revision_again_writes_nothing(self, world: World) -> None:
        mission = await world.approved()
        world.clock.advance(60)
        approvals = world.buddy.approvals
        result = await approvals.approve(LOCAL_USER, mission.mission_id, 1, "cli")
        assert (result.changed, result.after) == (False, mission)
        assert await world.kinds(mission) == ["mission_proposed", "mission_approved"]

    async def test_another_revision_is_refused(self, world: World) -> None:
        mission = await world.propose()
        await update(world, mission, 1, max_cost=Money.parse("1"))
        approvals = world.buddy.approvals
        with pytest.raises(RevisionConflict):
            await approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
        with pytest.raises(RevisionRequired):
            await approvals.approve(LOCAL_USER, mission.mission_id, None, "api")
        assert (await world.get(mission)).status is MissionStatus.PROPOSED
        await approvals.approve(LOCAL_USER, mission.mission_id, 2, "api")

    async def test_a_question_cannot_be_approved(self, world: World) -> None:
        world.understanding.fit = {}
        mission = await world.propose()
        with pytest.raises(BuddyError, match="cannot be approved"):
            await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
