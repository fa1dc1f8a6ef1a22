"""The history of all missions as JSON lines, one operation or observation each, for other checkers.

``{"process", "type": invoke|ok|fail|info, "f": submit|approve|execute|cancel|…, "value": mission}``
from the clients; from the service and the store, observed: ``{"f": "effect", "mission", "step",
"key"}``, ``{"f": "state", "mission", "state"}``, ``{"f": "artifact", "mission"}`` and
``{"f": "crash"}``. An effect that a person ordered again has ``#2`` at its key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from buddy.domain.mission import apply, draft
from chaos.facts import Facts
from chaos.rules_effects import by_key, times_of
from chaos.state import State, lines

# What happened in the same millisecond: a call goes before the event that tells its answer.
_ANSWERS, _EFFECTS, _EVENTS = range(3)
Line = tuple[str, int, Mapping[str, Any]]


def write_history(facts: Facts, state: State) -> int:
    """Write the history and return how many lines it has."""
    found = [*_answers(facts), *_effects(facts), *_states(facts), *_crashes(state)]
    found.sort(key=lambda line: line[:2])
    with state.history.open("w", encoding="utf-8") as file:
        for at, _, line in found:
            file.write(json.dumps({**line, "at": at}) + "\n")
    return len(found)


def _answers(facts: Facts) -> Iterator[Line]:
    for line in facts.answers:
        yield line["at"], _ANSWERS, line


def _crashes(state: State) -> Iterator[Line]:
    for line in lines(state.disturbances):
        yield line["at"], _ANSWERS, {"f": "crash", "type": "info", "what": line["what"]}


def _effects(facts: Facts) -> Iterator[Line]:
    for key, requests in by_key(facts).items():
        effects = [request for request in requests if request["effect"]]
        retries = times_of(
            facts.logs.get(str(requests[0]["mission_id"]), ()), "mission_approved", choice="retry"
        )
        for number, effect in enumerate(effects):
            ordered = number and not effect["safe"] and number <= len(retries)
            said = f"{key}#{number + 1}" if ordered else key
            line = {"f": "effect", "type": "info", "mission": effect["mission_id"], "key": said}
            yield effect["at"], _EFFECTS, {**line, "step": effect["tool"]}


def _states(facts: Facts) -> Iterator[Line]:
    for name, log in facts.logs.items():
        mission = facts.missions[name]
        told = draft(mission.mission_id, mission.user_id, objective="", at=mission.created_at)
        latest, before = "", None
        for event in log:
            latest = max(latest, event.timestamp)  # the log's order stands above its clocks
            told = apply(told, event.data, event.timestamp)
            if told.status is not before:
                before = told.status
                line = {"f": "state", "type": "info", "mission": name, "state": str(before)}
                yield latest, _EVENTS, line
            if event.event_type == "artifact_preview":
                yield latest, _EVENTS, {"f": "artifact", "type": "info", "mission": name}
