"""What the receiving service may have seen of each call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from buddy.domain.events.log import Event
from buddy.domain.lifecycle import MissionStatus
from chaos.facts import Facts
from chaos.violation import Violation

Requests = Sequence[Mapping[str, Any]]


def by_key(facts: Facts) -> dict[str, list[Mapping[str, Any]]]:
    """Return the service's requests by effect key."""
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for request in facts.requests:
        found[request["key"]].append(request)
    return found


def times_of(log: Sequence[Event], event_type: str, **data: object) -> list[str]:
    """Return when such events were written."""
    return [
        event.timestamp
        for event in log
        if event.event_type == event_type
        and all(getattr(event.data, name, None) == value for name, value in data.items())
    ]


def effects_are_right(facts: Facts) -> Iterator[Violation]:
    """Each key takes effect once, or once more for each retry that a person ordered."""
    seen = by_key(facts)
    for key, requests in seen.items():
        name = str(requests[0]["mission_id"])
        log = facts.logs.get(name, ())
        yield from _announced(key, name, requests, log)
        if requests[0]["safe"]:
            effects = sum(request["effect"] for request in requests)
            if effects > 1:
                yield Violation("effects", name, f"{key} took effect {effects} times")
        else:
            yield from _never_repeated(key, name, requests, log)
    yield from _completed_ones_took_effect(facts, seen)


def _announced(
    key: str, name: str, requests: Requests, log: Sequence[Event]
) -> Iterator[Violation]:
    invoked = times_of(log, "tool_invoked", effect_key=key)
    if not invoked or invoked[0] > requests[0]["at"]:
        yield Violation("effects", name, f"{key} was called before its announcement was committed")
    stopped = times_of(log, "mission_stop")
    effects = [request["at"] for request in requests if request["effect"]]
    late = [at for at in effects if stopped and at > stopped[0]]
    if late and not _was_in_doubt(log):
        yield Violation("effects", name, f"{key} took effect at {late}, after the end {stopped}")


def _was_in_doubt(log: Sequence[Event]) -> bool:
    """Tell whether a person was asked about the call: who cancels then, cancels in doubt."""
    return any(
        getattr(getattr(event.data, "deviation", None), "kind", "") == "outcome_unknown"
        for event in log
        if event.event_type == "approval_required"
    )


def _never_repeated(
    key: str, name: str, requests: Requests, log: Sequence[Event]
) -> Iterator[Violation]:
    retries = times_of(log, "mission_approved", choice="retry")
    for place, request in enumerate(requests):
        ordered = sum(at <= request["at"] for at in retries)
        if place > ordered:
            text = f"{key} was called {place + 1} times by {request['at']}, retries: {retries}"
            yield Violation("effects", name, text)


def _completed_ones_took_effect(facts: Facts, seen: Mapping[str, Requests]) -> Iterator[Violation]:
    took = {str(r["mission_id"]) for requests in seen.values() for r in requests if r["effect"]}
    for name, mission in facts.missions.items():
        if mission.status is not MissionStatus.COMPLETED or name in took:
            continue
        if not times_of(facts.logs[name], "mission_approved", choice="happened"):
            yield Violation("effects", name, "it is completed, and its call took no effect")
