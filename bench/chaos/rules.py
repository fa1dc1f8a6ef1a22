"""What was promised, one function per promise: facts in, violations out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import apply, draft
from chaos.facts import Facts
from chaos.rules_effects import effects_are_right
from chaos.rules_money import books_are_closed
from chaos.violation import Violation


def accepted_runs_are_over(facts: Facts) -> Iterator[Violation]:
    """No accepted execute is lost; and nothing else stays open either."""
    accepted = {a["value"] for a in facts.answers if a["f"] == "execute" and a["type"] == "ok"}
    for name in sorted(accepted - set(facts.missions)):
        yield Violation("lost", name, "its execute was accepted, and there is no such mission")
    for name, mission in facts.missions.items():
        if mission.status not in TERMINAL:
            said = "its execute was accepted" if name in accepted else "nobody executed it"
            yield Violation("lost", name, f"it is {mission.status} still, and {said}")
        elif name in accepted and mission.run is None:
            yield Violation("lost", name, "its execute was accepted, and it has no run")


def submitted_once(facts: Facts) -> Iterator[Violation]:
    """One mission per idempotency key of a create."""
    made = Counter(a["value"] for a in facts.answers if a["f"] == "submit" and a["type"] == "ok")
    for name in made:
        if name not in facts.missions:
            yield Violation("lost", name, "its create was answered, and there is no such mission")
    asked = sum(a["f"] == "submit" and a["type"] == "invoke" for a in facts.answers)
    if len(facts.missions) > asked:
        text = f"{len(facts.missions)} missions came of {asked} keys"
        yield Violation("doubled", None, text)


def log_is_whole(facts: Facts) -> Iterator[Violation]:
    """Cursors and each mission's sequences run from 1, without gap or double."""
    for place, event in enumerate(facts.events, 1):
        if event.cursor != place:
            text = f"cursor {event.cursor} stands at place {place}"
            yield Violation("log", event.mission_id, text)
            break
    for name, log in facts.logs.items():
        sequences = [event.sequence for event in log]
        if sequences != list(range(1, len(log) + 1)):
            yield Violation("log", name, f"its sequences are {sequences}")
    ids = Counter(event.event_id for event in facts.events)
    for event_id, times in ids.items():
        if times > 1:
            yield Violation("log", None, f"event {event_id} stands {times} times in the log")


def chain_holds(facts: Facts) -> Iterator[Violation]:
    """The audit chain is unbroken, and each decision in the log has its link, and the reverse."""
    for fault in facts.audit_faults:
        yield Violation("audit", None, fault)


def log_tells_the_state(facts: Facts) -> Iterator[Violation]:
    """Folding a mission's log gives the status that the store has."""
    for name, mission in facts.missions.items():
        told = draft(mission.mission_id, mission.user_id, objective="", at=mission.created_at)
        try:
            for event in facts.logs.get(name, ()):
                told = apply(told, event.data, event.timestamp)
        except Exception as error:  # noqa: BLE001  # the log is what is examined
            yield Violation("log", name, f"its log cannot be folded: {error}")
            continue
        if told.status is not mission.status:
            yield Violation("log", name, f"it is {mission.status}; its log says {told.status}")


def one_end_each(facts: Facts) -> Iterator[Violation]:
    """A run that began stops once, and says how; nothing of it comes afterwards."""
    for name, mission in facts.missions.items():
        kinds = [event.event_type for event in facts.logs.get(name, ())]
        began, stopped = kinds.count("mission_start"), kinds.count("mission_stop")
        if began > 1 or stopped != (began if mission.status in TERMINAL else 0):
            yield Violation("end", name, f"it has {began} mission_start and {stopped} mission_stop")
        elif stopped:
            last = facts.logs[name][-1]
            if last.event_type != "mission_stop":
                yield Violation("end", name, f"{last.event_type} came after its mission_stop")
            elif getattr(last.data, "final_status", None) is not mission.status:
                yield Violation("end", name, f"its mission_stop does not say {mission.status}")


def steps_happen_once(facts: Facts) -> Iterator[Violation]:
    """No step is recorded twice, no call announced or answered twice, no percent falls."""
    for name, log in facts.logs.items():
        told: Counter[str] = Counter()
        percent = 0
        for event in log:
            reached = getattr(event.data, "progress_percent", None)
            if event.event_type == "execution_step":
                step, status = (getattr(event.data, n) for n in ("step_name", "step_status"))
                told[f"{step} {status}"] += 1
            elif event.event_type in {"tool_invoked", "tool_result", "budget_reserved"}:
                told[event.event_type] += 1
            if reached is not None:
                if reached < percent:
                    yield Violation("steps", name, f"its percent fell from {percent} to {reached}")
                percent = reached
        for what, times in told.items():
            if times > 1:
                yield Violation("steps", name, f"{what} stands {times} times in its log")


def one_artifact_each(facts: Facts) -> Iterator[Violation]:
    """A completed mission has one artifact, any other none."""
    for name, mission in facts.missions.items():
        due = int(mission.status is MissionStatus.COMPLETED)
        if facts.artifacts.get(name, 0) != due:
            text = f"it is {mission.status} and has {facts.artifacts.get(name, 0)} artifacts"
            yield Violation("artifacts", name, text)


def nothing_is_left_behind(facts: Facts) -> Iterator[Violation]:
    """The engine has nothing open, the files are whole, no follower and no client was wronged."""
    for workflow in facts.open_workflows:
        yield Violation("engine", None, f"workflow {workflow} is open still")
    for text in facts.broken_files:
        yield Violation("files", None, text)
    for text in facts.follower_faults:
        yield Violation("followers", None, text)
    for text in facts.client_faults:
        yield Violation("clients", None, text)


RULES: tuple[Callable[[Facts], Iterator[Violation]], ...] = (
    accepted_runs_are_over,
    submitted_once,
    log_is_whole,
    chain_holds,
    log_tells_the_state,
    one_end_each,
    steps_happen_once,
    effects_are_right,
    books_are_closed,
    one_artifact_each,
    nothing_is_left_behind,
)


def violations(facts: Facts) -> list[Violation]:
    """Return everything that is not as it was promised."""
    return [violation for rule in RULES for violation in rule(facts)]
