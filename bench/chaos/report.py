"""What a round came to, in words; and the evidence where something was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from buddy.domain.events.log import Event
from chaos.facts import Facts
from chaos.rules_effects import by_key
from chaos.state import Tally
from chaos.violation import Violation

SHOWN = 5
"""Missions whose evidence is printed."""


def summary(facts: Facts, tally: Tally, found: Sequence[Violation]) -> str:
    """Return the tally so far."""
    lines = [f"chaos on {tally.world}, seed {tally.seed}, call {tally.calls}: {tally.kills} kills"]
    parts = [("disturbances", tally.done), ("load", tally.load), ("ends", _ends(facts))]
    for title, counts in (*parts, ("service", _service(facts))):
        told = ", ".join(f"{what} {times}" for what, times in sorted(counts.items()))
        lines.append(f"  {title}: {told}")
    lines.append(f"  log: {len(facts.events)} events of {len(facts.missions)} missions")
    lines.append(f"  violations: {len(found)}")
    return "\n".join(lines)


def _ends(facts: Facts) -> Counter[str]:
    ends: Counter[str] = Counter()
    for mission in facts.missions.values():
        record = mission.execution_record
        code = record.error_code if record and mission.status == "failed" else None
        ends[f"{mission.status} ({code})" if code else str(mission.status)] += 1
    return ends


def _service(facts: Facts) -> Counter[str]:
    seen: Counter[str] = Counter()
    for requests in by_key(facts).values():
        kind = "safe" if requests[0]["safe"] else "risky"
        seen[f"{kind} keys"] += 1
        seen[f"{kind} requests"] += len(requests)
        seen[f"{kind} effects"] += sum(request["effect"] for request in requests)
    return seen


def evidence(facts: Facts, tally: Tally, found: Sequence[Violation]) -> str:
    """Return the findings with all that is known of the missions concerned."""
    lines = [f"{len(found)} violations; seed {tally.seed}, {tally.kills} kills so far"]
    lines += [f"  {violation}" for violation in found[:50]]
    concerned = dict.fromkeys(v.mission_id for v in found if v.mission_id in facts.missions)
    for name in list(concerned)[:SHOWN]:
        lines += _of_mission(facts, str(name))
    return "\n".join(lines) + "\n"


def _of_mission(facts: Facts, name: str) -> Iterator[str]:
    mission = facts.missions[name]
    yield f"--- {name}: {mission.status}, run {mission.run}"
    yield f"    reservation {facts.reservations.get(mission.run.run_id if mission.run else '')}"
    told = [
        (a["at"], f"client {a['type']} {a['f']} {a.get('status', '')}")
        for a in facts.answers
        if a["value"] == name
    ]
    told += [
        (r["at"], f"service request {r['number']} of {r['key']}, effect {r['effect']}")
        for r in facts.requests
        if r["mission_id"] == name
    ]
    told += [(event.timestamp, _event(event)) for event in facts.logs.get(name, ())]
    for at, text in sorted(told, key=lambda each: each[0]):
        yield f"    {at} {text}"


def _event(event: Event) -> str:
    names = ("step_name", "step_status", "progress_percent", "final_status", "choice", "reason")
    said = [str(value) for n in names if (value := getattr(event.data, n, None)) is not None]
    return f"event {event.sequence} (cursor {event.cursor}) {event.event_type} {' '.join(said)}"
