"""The judge itself: what is right it lets pass, and each broken promise it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chaos_facts import Story, told

from buddy.domain.budget import Account
from buddy.domain.events.log import Event
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from chaos.facts import Facts
from chaos.history import write_history
from chaos.rules import violations
from chaos.rules_money import within_limits
from chaos.state import State, lines

Break = Callable[[Story], Facts]


def with_events(story: Story, change: Callable[[list[Event]], Sequence[Event]]) -> Facts:
    """Return the facts with another log, its numbers in order again."""
    events: list[Event] = []
    sequences: dict[str, int] = {}
    for cursor, event in enumerate(change(list(story.facts.events)), 1):
        sequences[event.subject_id] = sequences.get(event.subject_id, 0) + 1
        numbered = replace(event, cursor=cursor, sequence=sequences[event.subject_id])
        events.append(replace(numbered, event_id=f"e_{cursor}"))
    return replace(story.facts, events=events)


def of(story: Story, kind: str) -> Event:
    """Return the risky mission's event of a kind."""
    log = story.facts.logs[story.risky.mission_id]
    return next(event for event in log if event.event_type == kind)


def without_last_event(story: Story) -> Facts:
    return with_events(
        story, lambda events: [e for e in events if e is not of(story, "mission_stop")]
    )


def with_gap(story: Story) -> Facts:
    return replace(story.facts, events=story.facts.events[1:])


def with_sequence_gap(story: Story) -> Facts:
    last = story.facts.events[-1]
    return replace(
        story.facts, events=[*story.facts.events[:-1], replace(last, sequence=last.sequence + 1)]
    )


def with_broken_chain(story: Story) -> Facts:
    return replace(story.facts, audit_faults=["Link 7 is missing"])


def with_double_event(story: Story) -> Facts:
    last = story.facts.events[-1]
    again = replace(last, cursor=last.cursor + 1, sequence=last.sequence + 1)
    return replace(story.facts, events=[*story.facts.events, again])


def repeated(kind: str) -> Break:
    def change(story: Story) -> Facts:
        event = of(story, kind)
        return with_events(
            story, lambda events: [e for x in events for e in ([x, x] if x is event else [x])]
        )

    return change


def with_percent_that_falls(story: Story) -> Facts:
    event = of(story, "tool_result")
    low = replace(of(story, "execution_step"), timestamp=event.timestamp)
    data: Any = replace(low.data, step_name="finalize", progress_percent=3)
    return with_events(
        story,
        lambda events: [
            e for x in events for e in ([x, replace(low, data=data)] if x is event else [x])
        ],
    )


def with_mission(**fields: Any) -> Break:
    def change(story: Story) -> Facts:
        changed = replace(story.risky, **fields)
        return replace(story.facts, missions={**story.facts.missions, changed.mission_id: changed})

    return change


def forgotten(story: Story) -> Facts:
    rest = {n: m for n, m in story.facts.missions.items() if n != story.cancelled.mission_id}
    return replace(story.facts, missions=rest)


def executed_in_vain(story: Story) -> Facts:
    lost = {"at": "", "type": "ok", "f": "execute", "value": story.cancelled.mission_id}
    return replace(story.facts, answers=[*story.facts.answers, lost])


def submitted_twice(story: Story) -> Facts:
    invoked = [a for a in story.facts.answers if a["f"] == "submit" and a["type"] == "invoke"]
    return replace(story.facts, answers=[a for a in story.facts.answers if a is not invoked[0]])


def with_request(name: str, **fields: Any) -> Break:
    def change(story: Story) -> Facts:
        mission_id = getattr(story, name).mission_id
        first = next(r for r in story.facts.requests if r["mission_id"] == mission_id)
        return replace(story.facts, requests=[*story.facts.requests, {**first, **fields}])

    return change


def called(at: str) -> Break:
    def change(story: Story) -> Facts:
        moved = [{**request, "at": at} for request in story.facts.requests]
        return replace(story.facts, requests=moved)

    return change


def never_called(story: Story) -> Facts:
    return replace(story.facts, requests=story.facts.requests[:1])


def with_reservation(**fields: Any) -> Break:
    def change(story: Story) -> Facts:
        assert story.risky.run is not None
        run_id = story.risky.run.run_id
        held = replace(story.facts.reservations[run_id], **fields)
        return replace(story.facts, reservations={**story.facts.reservations, run_id: held})

    return change


def with_entries(change: Callable[[list[Any]], list[Any]]) -> Break:
    def changed(story: Story) -> Facts:
        assert story.risky.run is not None
        run_id = story.risky.run.run_id
        entries = change(list(story.facts.entries[run_id]))
        return replace(story.facts, entries={**story.facts.entries, run_id: entries})

    return changed


def with_account(**fields: Any) -> Break:
    def change(story: Story) -> Facts:
        first, *rest = story.facts.accounts
        return replace(story.facts, accounts=[replace(first, **fields), *rest])

    return change


def with_artifacts(story: Story) -> Facts:
    return replace(story.facts, artifacts={**story.facts.artifacts, story.safe.mission_id: 2})


def left(**fields: list[str]) -> Break:
    return lambda story: replace(story.facts, **fields)


LATER, BEFORE = "2099-01-01T00:00:00.000Z", "1999-01-01T00:00:00.000Z"
BROKEN: dict[str, tuple[str, Break]] = {
    "a run never ends": ("lost", with_mission(status=MissionStatus.RUNNING)),
    "an accepted execute left no run": ("lost", executed_in_vain),
    "a mission is gone": ("lost", forgotten),
    "one key made two missions": ("doubled", submitted_twice),
    "a cursor is missing": ("log", with_gap),
    "a sequence is missing": ("log", with_sequence_gap),
    "an event stands twice": ("log", with_double_event),
    "the audit chain is broken": ("audit", with_broken_chain),
    "the log tells another end": ("log", with_mission(status=MissionStatus.FAILED)),
    "no end": ("end", without_last_event),
    "two ends": ("end", repeated("mission_stop")),
    "a step twice": ("steps", repeated("execution_step")),
    "a call announced twice": ("steps", repeated("tool_invoked")),
    "an answer twice": ("steps", repeated("tool_result")),
    "progress that falls": ("steps", with_percent_that_falls),
    "a call repeated": ("effects", with_request("risky")),
    "a key with two effects": ("effects", with_request("safe")),
    "a call before its announcement": ("effects", called(BEFORE)),
    "a call after the end": ("effects", called(LATER)),
    "completed without a call": ("effects", never_called),
    "a reservation left open": ("money", with_reservation(state="open")),
    "a price not booked": ("money", with_reservation(actual=Money(1))),
    "a reservation closed twice": ("money", with_entries(lambda each: [*each, each[-1]])),
    "a reservation never closed": ("money", with_entries(lambda each: each[:1])),
    "a reservation not in the ledger": ("money", with_entries(lambda each: each[1:])),
    "money held by an account": ("money", with_account(reserved=Money(5))),
    "an account off its sum": ("money", with_account(settled=Money(5))),
    "two artifacts": ("artifacts", with_artifacts),
    "a workflow left open": ("engine", left(open_workflows=["r_1"])),
    "a broken file": ("files", left(broken_files=["buddy.sqlite: page 3"])),
    "a follower that missed one": ("followers", left(follower_faults=["cursor 3 after 1"])),
    "an answer that must not be": ("clients", left(client_faults=["answered 500"])),
}


async def test_what_is_right_passes(tmp_path: Path) -> None:
    story = await told(tmp_path)
    assert len(story.facts.requests) == 2
    assert violations(story.facts) == []


@pytest.mark.parametrize("what", BROKEN)
async def test_a_broken_promise_is_found(what: str, tmp_path: Path) -> None:
    rule, change = BROKEN[what]
    story = await told(tmp_path)
    found = violations(change(story))
    assert rule in {violation.rule for violation in found}, found


async def test_a_repeated_safe_call_without_effect_is_fine(tmp_path: Path) -> None:
    story = await told(tmp_path)
    assert violations(with_request("safe", effect=False)(story)) == []


def test_an_account_above_its_limit_is_found_at_once() -> None:
    account = Account(scope="user/day", limit=Money(10), settled=Money(6), reserved=Money(5))
    assert [violation.rule for violation in within_limits([account])] == ["money"]
    assert list(within_limits([replace(account, reserved=Money(4))])) == []


async def test_the_history_tells_each_mission_from_first_to_last(tmp_path: Path) -> None:
    story, state = await told(tmp_path), State(tmp_path)
    write_history(story.facts, state)
    history = list(lines(state.history))
    name = story.risky.mission_id
    states = [line["state"] for line in history if line["f"] == "state" and line["mission"] == name]
    assert states == ["proposed", "approved", "running", "completed"]
    effects = [line["key"] for line in history if line["f"] == "effect"]
    assert len(effects) == len(set(effects)) == 2
    assert sum(line["f"] == "artifact" for line in history) == 2
    assert [line["at"] for line in history] == sorted(line["at"] for line in history)


def test_a_campaign_goes_on_with_its_tally_and_no_other(tmp_path: Path) -> None:
    state = State(tmp_path)
    tally = state.load_tally("sqlite", 7, 1)
    tally.done["SIGKILL"] += 10
    state.save(tally)
    again = State(tmp_path).load_tally("sqlite", None, 99)
    assert (again.seed, again.kills) == (7, 10)
    with pytest.raises(SystemExit, match="seed 7"):
        State(tmp_path).load_tally("sqlite", 8, 1)
    with pytest.raises(SystemExit, match="on sqlite"):
        State(tmp_path).load_tally("postgres", None, 1)
