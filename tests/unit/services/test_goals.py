"""Goals as people keep them: planned, edited, approved once, rejected, cancelled, lapsed."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.audit import Act, Link
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProposed
from buddy.domain.goal import Goal, GoalState
from buddy.domain.goal_plan import OnFailure, Then, plan_hash
from buddy.domain.ids import UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.errors import (
    GoalConflict,
    InputInvalid,
    NotFound,
    OwnApproval,
    PersonRequired,
    RevisionConflict,
    RevisionRequired,
    ToolInputInvalid,
)
from buddy.services.goal_request import GoalChange, GoalRequest, PartChange
from goal_worlds import (
    OBJECTIVE,
    approved,
    missions_of,
    proposed,
    round_of,
    stands,
    told_of,
    until_over,
    vendor_pages,
    vendor_tools,
)
from worlds import MakeWorld, World


async def vendors(start_world: MakeWorld, **parts: Any) -> World:
    return await start_world(vendor_tools(), fetcher=vendor_pages(), **parts)


async def edit(world: World, goal: Goal, **change: Any) -> Goal:
    return await world.buddy.goals.update(
        world.user,
        goal.record_id,
        GoalChange(**change),
        goal.revision,
        "api",
    )


async def test_a_plan_is_one_proposal_with_prices_scopes_and_one_cap(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    assert (goal.state, goal.revision, goal.cap) == (GoalState.PROPOSED, 1, Money(5_000_000))
    assert [part.tool for part in goal.parts] == [
        *("web_search", "web_extract", "web_extract", "web_extract"),
        *("calculate", "synthesize"),
    ]
    assert all(part.cost.basis_text == "free" for part in goal.parts)
    assert goal.parts[1].touches == ("Any public site, at most 1 page",)
    assert await missions_of(world, goal) == []
    (event,) = await told_of(world, goal)
    assert isinstance(event.data, GoalProposed)
    assert (event.subject_type, event.sequence) == ("goal", 1)


async def test_a_cap_is_read_out_of_the_sentence(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world, f"{OBJECTIVE}, spend at most $2")
    assert goal.cap == Money(2_000_000)
    assert all(part.cap <= goal.cap for part in goal.parts)


async def test_what_cannot_be_planned_is_a_question_and_an_answer_plans_it(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world, "extract their prices")
    assert (goal.state, goal.parts) == (GoalState.CLARIFICATION_NEEDED, ())
    with pytest.raises(GoalConflict, match="answer first: Which page"):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    goal = await edit(world, goal, objective=OBJECTIVE)
    assert (goal.state, goal.revision, len(goal.parts)) == (GoalState.PROPOSED, 2, 6)


async def test_the_same_request_again_finds_the_goal_it_made(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    first = await proposed(world, goal_id="g_chosen")
    assert await proposed(world, goal_id="g_chosen") == first
    assert len(await told_of(world, first)) == 1


async def test_an_edit_is_a_new_revision_and_the_old_yes_is_none_to_it(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    changes = {
        "extract-1": PartChange(on_failure=OnFailure(retries=3, then=Then.STOP)),
        "search": PartChange(tool_input={"query": "lamps"}, max_cost=Money(70)),
    }
    after = await edit(
        world,
        goal,
        drop=("calculate",),
        max_cost=Money(900_000),
        scope=Scope(allowed_domains=("acme.example",)),
        parts=changes,
    )
    assert (after.revision, after.cap, len(after.parts)) == (2, Money(900_000), 5)
    assert after.content_hash != goal.content_hash
    assert after.part("extract-2").touches == ("Only acme.example, at most 1 page",)
    assert after.part("extract-1").on_failure.retries == 3
    assert after.part("search").tool_input == {"query": "lamps"}
    assert "calculate" not in after.part("together").depends_on
    with pytest.raises(RevisionConflict):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    with pytest.raises(RevisionRequired):
        await world.buddy.goals.approve(world.user, goal.record_id, None, "api")
    with pytest.raises(RevisionConflict):
        await edit(world, goal, drop=("search",))
    assert await edit(world, after) == after


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"drop": ("nothing",)}, InputInvalid, "has no part nothing"),
        ({"drop": ("search",)}, InputInvalid, "extract-1 has its urls from what is left out"),
        ({"parts": {"x": PartChange()}}, InputInvalid, "has no part x"),
        ({"max_cost": Money(0)}, InputInvalid, "must be above"),
        (
            {"parts": {"search": PartChange(tool_input={"q": 1})}},
            ToolInputInvalid,
            "web_search",
        ),
    ],
)
async def test_an_edit_that_fits_nothing_is_refused(
    start_world: MakeWorld, change: dict[str, Any], error: type[Exception], said: str
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    with pytest.raises(error, match=said):
        await edit(world, goal, **change)
    assert await stands(world, goal) == goal


async def test_a_yes_begins_it_within_a_limit_of_its_own_and_is_in_the_audit(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await approved(world)
    assert goal == await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    overview = await world.buddy.budgets.overview(world.user)
    line = next(each for each in overview.lines if each.scope == f"goal {goal.record_id}")
    assert (line.limit, line.chosen) == (goal.cap, True)
    kinds = [type(event.data) for event in await told_of(world, goal)]
    assert kinds == [GoalProposed, GoalApproved]
    links = await world.buddy.store.queries.audit_links(world.user, 0, 100)
    assert Act.GOAL_APPROVED in [each.act for each in links if isinstance(each, Link)]


async def test_no_program_says_yes(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    with pytest.raises(PersonRequired):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "mcp")


async def test_what_a_program_said_says_so(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    request = GoalRequest(objective=OBJECTIVE)
    goal = await world.buddy.goals.propose(world.user, request, "mcp")
    assert goal.notes == ("It was said by a program, and not by you",)


async def test_a_second_person_has_to_say_yes_where_that_is_the_rule(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world, second_person=True)
    goal = await proposed(world)
    with pytest.raises(OwnApproval):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    other = UserId("anna")
    after = await world.buddy.goals.approve(world.user, goal.record_id, 1, "api", other)
    assert (after.state, after.approved_by) == (GoalState.RUNNING, other)
    done = await until_over(world, after)
    assert done.state is GoalState.COMPLETED


async def test_a_no_ends_it_and_nothing_runs(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    reject = world.buddy.goals.reject
    over = await reject(world.user, goal.record_id, 1, "too dear", "api")
    assert (over.state, over.reason) == (GoalState.REJECTED, "too dear")
    assert await reject(world.user, goal.record_id, 1, None, "api") == over
    with pytest.raises(GoalConflict, match="rejected cannot be approved"):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    with pytest.raises(GoalConflict, match="rejected cannot be edited"):
        await edit(world, goal, drop=("calculate",))
    with pytest.raises(GoalConflict, match="rejected cannot be cancelled"):
        await world.buddy.goals.cancel(world.user, goal.record_id, None, "api")
    await round_of(world)
    assert await missions_of(world, goal) == []


async def test_a_running_goal_is_cancelled_and_not_rejected(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await approved(world)
    await round_of(world)
    with pytest.raises(GoalConflict, match="running cannot be rejected"):
        await world.buddy.goals.reject(world.user, goal.record_id, 1, None, "api")
    over = await world.buddy.goals.cancel(world.user, goal.record_id, None, "api")
    assert over.state is GoalState.CANCELLED
    await until_over(world, over)
    made = await missions_of(world, goal)
    assert {m.status for m in made} <= {MissionStatus.COMPLETED, MissionStatus.CANCELLED}
    assert len(made) < 6
    (*_, last) = await told_of(world, goal)
    assert sum(isinstance(e.data, GoalEnded) for e in await told_of(world, goal)) == 1
    assert last is not None


async def test_a_goal_that_nobody_decides_on_lapses(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    assert goal.expires_at is not None
    world.clock.advance(8 * 86_400.0)
    with pytest.raises(GoalConflict, match="expired"):
        await world.buddy.goals.approve(world.user, goal.record_id, 1, "api")
    await round_of(world)
    assert (await stands(world, goal)).state is GoalState.EXPIRED


async def test_another_user_s_goal_does_not_exist(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    with pytest.raises(NotFound):
        await world.buddy.goals.get(UserId("anna"), goal.record_id)


async def test_what_was_said_of_cap_and_sites_stays_when_it_is_planned_anew(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    none = Scope(allowed_domains=())
    goal = await proposed(world, "extract their prices", max_cost=Money(300_000), scope=none)
    assert (goal.state, goal.cap) == (GoalState.CLARIFICATION_NEEDED, Money(300_000))
    goal = await edit(world, goal, objective=OBJECTIVE)
    assert goal.cap == Money(300_000)
    assert {part.scope.allowed_domains for part in goal.parts if part.tool == "web_extract"} == {()}
    near = Scope(allowed_domains=("acme.example",))
    goal = await edit(world, goal, scope=near, max_cost=Money(200_000))
    goal = await edit(world, goal, objective=OBJECTIVE.replace("three", "two"))
    assert (goal.cap, goal.said_cap) == (Money(200_000), Money(200_000))
    read = [part for part in goal.parts if part.tool == "web_extract"]
    assert [part.scope.allowed_domains for part in read] == [("acme.example",)] * 2


async def test_a_limit_in_the_words_gives_way_to_one_that_is_said_later(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world, f"{OBJECTIVE}, spend at most $2")
    goal = await edit(world, goal, max_cost=Money(900_000))
    again = goal.objective.replace("three", "two")
    goal = await edit(world, goal, objective=again)
    assert goal.cap == Money(900_000)
    goal = await edit(world, goal, objective=again.replace("$2", "$3"))
    assert goal.cap == Money(3_000_000)
    goal = await edit(world, goal, objective="extract their prices")
    assert (goal.state, goal.cap) == (GoalState.CLARIFICATION_NEEDED, Money(3_000_000))


async def test_a_cap_that_is_said_while_a_question_stands_is_in_its_hash(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world, "extract their prices")
    after = await edit(world, goal, max_cost=Money(300_000), scope=Scope(allowed_domains=("a.b",)))
    assert (after.state, after.cap, after.question) == (goal.state, Money(300_000), goal.question)
    assert after.content_hash == plan_hash(after.objective, (), after.cap) != goal.content_hash
    assert after.said_scope == Scope(allowed_domains=("a.b",))
    planned = await edit(world, after, objective=OBJECTIVE)
    assert planned.cap == Money(300_000)
    assert planned.part("extract-1").scope.allowed_domains == ("a.b",)


async def test_the_pages_of_parts_can_be_lowered_and_are_kept_otherwise(
    start_world: MakeWorld,
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world, OBJECTIVE.replace("three", "twelve"))
    assert goal.part("extract-1").scope.max_pages == 3
    goal = await edit(world, goal, scope=Scope(allowed_domains=("acme.example",)))
    assert goal.part("extract-1").scope.max_pages == 3
    goal = await edit(world, goal, max_pages=1)
    assert goal.part("extract-1").scope == Scope(allowed_domains=("acme.example",), max_pages=1)
    assert goal.part("together").scope == Scope()
