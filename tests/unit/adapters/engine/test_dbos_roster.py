from buddy.adapters.engine.dbos_attempt import from_payload, to_payload, workflow_id
from buddy.adapters.engine.dbos_roster import Roster
from buddy.domain.proposal import Priority
from buddy.testing.conformance.engine_case import request


def admitted(roster: Roster) -> list[str]:
    return [attempt.request.run_id for attempt in roster.admit()]


async def test_places_go_by_priority_and_then_in_order() -> None:
    roster = Roster(1)
    order = (Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.NORMAL)
    for number, priority in enumerate(order, start=1):
        roster.enqueue(roster.add(request(number, priority), 1, taken_up=False))
    went: list[str] = []
    while names := admitted(roster):
        (name,) = names
        went.append(name)
        attempt = roster.latest(request(int(name[2:])).run_id)
        assert attempt is not None
        roster.remove(attempt)
    assert went == [request(number).run_id for number in (3, 2, 4, 1)]
    assert (roster.load.running, roster.load.queued) == (0, 0)


async def test_an_attempt_still_to_come_waits_without_a_place() -> None:
    roster = Roster(2)
    attempt = roster.add(request(), 1, taken_up=True)
    assert admitted(roster) == []
    assert roster.coming() == [attempt]
    assert (roster.load.running, roster.load.queued) == (0, 1)
    attempt.arrived = True
    roster.enqueue(attempt)
    assert roster.load.queued == 1
    assert admitted(roster) == [request().run_id]
    assert (roster.load.running, roster.load.queued) == (1, 0)


async def test_a_late_earlier_attempt_does_not_displace_the_latest() -> None:
    roster = Roster(2)
    second = roster.add(request(), 2, taken_up=False)
    first = roster.add(request(), 1, taken_up=True)
    assert roster.latest(request().run_id) is second
    assert roster.find(request().run_id, 1) is first
    roster.remove(first)
    assert roster.latest(request().run_id) is second
    assert roster.latest_number(request().run_id) == 2


async def test_removing_twice_frees_one_place() -> None:
    roster = Roster(2)
    attempt = roster.add(request(), 1, taken_up=False)
    roster.enqueue(attempt)
    admitted(roster)
    roster.remove(attempt)
    roster.remove(attempt)
    assert roster.load.running == 0


async def test_a_parked_run_is_held_until_it_is_forgotten_or_goes_on() -> None:
    roster = Roster(2)
    for number in (1, 2):
        roster.remove(roster.add(request(number), 1, taken_up=False), parked=True)
        assert roster.holds(request(number).run_id)
    roster.forget_parked(request(1).run_id)
    assert not roster.holds(request(1).run_id)
    attempt = roster.add(request(2), 2, taken_up=False)
    roster.remove(attempt)
    assert not roster.holds(request(2).run_id)
    assert not roster.holds(request(99).run_id)


async def test_of_runs_that_are_over_only_the_latest_are_remembered() -> None:
    roster = Roster(2, over_kept=2)
    for number in (1, 2, 3):
        roster.remove(roster.add(request(number), 1, taken_up=False))
    assert [roster.latest_number(request(n).run_id) for n in (1, 2, 3)] == [0, 1, 1]


def test_a_payload_comes_back_as_its_request_and_number() -> None:
    given = request(7, Priority.HIGH)
    assert from_payload(to_payload(given, 3)) == (given, 3)


def test_the_first_attempt_has_the_runs_own_id() -> None:
    run_id = request().run_id
    assert workflow_id(run_id, 1) == run_id
    assert workflow_id(run_id, 2) == f"{run_id}:2"
