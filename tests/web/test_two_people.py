"""Two people on one account, through the identity port: who asked, who approved, who was late."""

from collections.abc import AsyncGenerator

import pytest
from team_site import Person, Team, team_of

from buddy.domain.lifecycle import MissionStatus
from worlds_team import ANN, BOB, TEAM


@pytest.fixture
async def team() -> AsyncGenerator[Team]:
    async with team_of() as opened:
        yield opened


@pytest.fixture
async def strict() -> AsyncGenerator[Team]:
    async with team_of(second_person=True) as opened:
        yield opened


async def test_a_mission_is_the_accounts_and_says_who_asked_and_approved(team: Team) -> None:
    mission_id = await team.proposed()
    mission = (await team.bob.http.get(f"/missions/{mission_id}")).json()
    assert (mission["user_id"], mission["requested_by"]) == (TEAM, ANN)
    edited = await team.bob.put(f"/missions/{mission_id}/update", {"max_cost_usd": 1})
    assert edited.json()["mission"]["change_history"][0]["actor"] == BOB
    approved = await team.bob.post(f"/missions/{mission_id}/approve", {"revision": 2})
    assert approved.json()["warrant"]["approved_by"] == BOB


async def test_a_stranger_is_nobody(team: Team) -> None:
    mission_id = await team.proposed()
    stranger = Person(team.site, "127.0.0.9")
    answer = await stranger.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert answer.status_code == 401


async def test_by_default_who_asked_may_approve(team: Team) -> None:
    mission_id = await team.proposed()
    answer = await team.ann.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert answer.status_code == 200


async def test_who_asked_cannot_approve_where_somebody_else_must(strict: Team) -> None:
    mission_id = await strict.proposed()
    before = await strict.site.cursor()
    refused = await strict.ann.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert (refused.status_code, refused.json()["code"]) == (403, "own_approval")
    assert await strict.site.cursor() == before
    answer = await strict.bob.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert answer.status_code == 200


async def test_who_edited_cannot_approve_what_he_wrote(strict: Team) -> None:
    mission_id = await strict.proposed()
    await strict.bob.put(f"/missions/{mission_id}/update", {"max_cost_usd": 1, "revision": 1})
    refused = await strict.bob.post(f"/missions/{mission_id}/approve", {"revision": 2})
    assert refused.json()["code"] == "own_approval"


async def test_the_same_key_of_two_people_is_two_requests(strict: Team) -> None:
    mission_id = await strict.proposed()
    path, body, key = f"/missions/{mission_id}/approve", {"revision": 1}, {"idempotency-key": "k"}
    assert (await strict.bob.post(path, body, headers=key)).status_code == 200
    answer = await strict.ann.post(path, body, headers=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


async def test_an_editor_who_is_late_sees_the_approval(team: Team) -> None:
    mission_id = await team.proposed()
    await team.ann.post(f"/missions/{mission_id}/approve", {"revision": 1})
    late = await team.bob.put(f"/missions/{mission_id}/update", {"max_cost_usd": 1, "revision": 1})
    told = late.json()
    assert (late.status_code, told["code"]) == (409, "mission_not_editable")
    assert "reject or cancel it and propose it anew" in told["detail"]
    standing = told["standing"]
    assert (standing["mission_status"], standing["approved_by"], standing["revision"]) == (
        MissionStatus.APPROVED,
        ANN,
        1,
    )


async def test_an_approver_who_is_late_sees_the_edit(team: Team) -> None:
    mission_id = await team.proposed()
    await team.bob.put(f"/missions/{mission_id}/update", {"max_cost_usd": "1", "revision": 1})
    for body, code in (({"revision": 1}, "revision_conflict"), ({}, "revision_required")):
        late = await team.ann.post(f"/missions/{mission_id}/approve", body)
        told = late.json()
        assert (late.status_code, told["code"], told["current_revision"]) == (409, code, 2)
        assert (told["shown_revision"], told["difference"]) == (
            1,
            [{"field": "cap_usd", "old": "5.00", "new": "1.00"}],
        )
        assert (told["standing"]["edited_by"], told["standing"]["changed_fields"]) == (
            BOB,
            ["cap_usd"],
        )


async def test_a_revision_that_never_was_has_no_difference(team: Team) -> None:
    mission_id = await team.proposed()
    late = await team.ann.post(f"/missions/{mission_id}/approve", {"revision": 9})
    assert late.json()["difference"] is None


async def test_who_executes_what_was_rejected_sees_that(team: Team) -> None:
    mission_id = await team.proposed()
    await team.bob.post(f"/missions/{mission_id}/reject", {"revision": 1, "reason": "too dear"})
    late = await team.ann.post(f"/missions/{mission_id}/execute")
    assert (late.status_code, late.json()["code"]) == (409, "mission_not_approved")
    assert late.json()["standing"]["message"] == "too dear"
