"""Every error Buddy raises on purpose, on one page.

    BuddyError
    ├── MissionError
    │   ├── MissionNotFound
    │   ├── MissionNotApproved
    │   ├── MissionNotEditable
    │   ├── InvalidTransition
    │   ├── ChoiceRequired
    │   ├── TopUpRequired
    │   ├── OwnApproval
    │   ├── RevisionRequired
    │   ├── RevisionConflict
    │   └── ParkingConflict
    ├── BudgetExceeded
    ├── ToolError
    │   ├── ToolUnknown
    │   ├── ToolInputInvalid
    │   ├── ToolSelectionFailed
    │   ├── ToolExecutionFailed
    │   │   ├── ToolTimedOut
    │   │   ├── BrowserUnavailable
    │   │   └── EgressDenied
    │   │       └── WarrantExceeded
    │   └── SearchUnavailable
    ├── StoreError
    │   ├── StoreConflict
    │   ├── StoreUnavailable
    │   └── StoreNotEmpty
    ├── ArchiveError
    │   └── ArchiveInvalid
    ├── RequestError
    │   ├── InputInvalid
    │   ├── NotFound
    │   ├── PersonRequired
    │   ├── ScheduleConflict
    │   ├── GoalConflict
    │   ├── MessageUnanswered
    │   ├── IdempotencyKeyReused
    │   └── IdempotencyKeyInFlight
    ├── EngineError
    │   ├── RunNotFound
    │   └── EngineStopping
    ├── WeightsMissing
    ├── LLMUnavailable
    └── LLMAnswerInvalid

Each class has a stable ``code`` (what a program reads) and a message that says what happened,
with its numbers, and what to do next. HTTP statuses are not known here; `buddy.web.errors` maps
codes to them.
"""

from __future__ import annotations

from typing import ClassVar


class BuddyError(Exception):
    """Base of every deliberate error.

    Args:
        message: What happened, with its numbers, and what to do. Shown to people.
        details: Machine-readable facts that belong to the message (JSON values only).
    """

    code: ClassVar[str] = "buddy_error"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class MissionError(BuddyError):
    """A command that this mission, in this state, cannot take."""

    code = "mission_error"


class MissionNotFound(MissionError):
    """No mission with this id belongs to this user."""

    code = "mission_not_found"

    def __init__(self, mission_id: str) -> None:
        super().__init__("Mission not found", mission_id=mission_id)


class MissionNotApproved(MissionError):
    """Execute was asked of a mission that nobody approved."""

    code = "mission_not_approved"

    def __init__(self, mission_id: str, status: str) -> None:
        message = f"Mission is {status}, not approved; approve its current revision first"
        super().__init__(message, mission_id=mission_id, mission_status=str(status))


_EDIT_INSTEAD = {
    "approved": "its approval is for what was shown, so reject or cancel it and propose it anew",
    "running": "cancel it, or let it end, and propose it anew",
    "awaiting_approval": "approve what it waits for, or reject it and propose it anew",
}


class MissionNotEditable(MissionError):
    """An edit came after the decision."""

    code = "mission_not_editable"

    def __init__(self, mission_id: str, status: str) -> None:
        todo = _EDIT_INSTEAD.get(str(status), "run it again as a new mission, and edit that one")
        only = "only proposed or clarification_needed missions can be edited"
        message = f"Mission is {status}; {only}: {todo}"
        super().__init__(message, mission_id=mission_id, mission_status=str(status))


class InvalidTransition(MissionError):
    """The lifecycle table has no such transition."""

    code = "invalid_transition"

    def __init__(self, status: str, command: str) -> None:
        message = f"A mission that is {status} cannot {command}"
        super().__init__(message, mission_status=str(status), command=str(command))


class ChoiceRequired(MissionError):
    """A parked run can go on in more than one way, and the approval did not say how."""

    code = "choice_required"

    def __init__(self, choices: tuple[str, ...], given: str | None) -> None:
        said = "no choice was given" if given is None else f"{given!r} is none of the choices"
        super().__init__(
            f"Say how to go on: {said}; give one of {', '.join(choices)}, or cancel the mission",
            choices=list(choices),
        )


class TopUpRequired(MissionError):
    """A parked run waits for money, and a plain yes adds none."""

    code = "top_up_required"

    def __init__(self, reason: str, missing_usd: str) -> None:
        todo = f"add at least ${missing_usd} by a top-up, or reject it"
        super().__init__(f"The run waits for money: {reason}; {todo}", missing_usd=missing_usd)


class OwnApproval(MissionError):
    """Here an approval must come from somebody else than who asked."""

    code = "own_approval"

    def __init__(self, actor: str) -> None:
        message = f"{actor} asked for this revision and cannot approve it; somebody else has to"
        super().__init__(message, actor=actor)


class RevisionRequired(MissionError):
    """A decision came without naming the revision, and more than one has been shown."""

    code = "revision_required"

    def __init__(self, current: int) -> None:
        message = f"The proposal is at revision {current}; name the revision you decide on"
        super().__init__(message, current_revision=current)


class RevisionConflict(MissionError):
    """The revision named is not the one that stands."""

    code = "revision_conflict"

    def __init__(self, given: int, current: int) -> None:
        told = f"Revision {given} was named but revision {current} stands; reload and decide again"
        super().__init__(told, given_revision=given, current_revision=current)


class ParkingConflict(MissionError):
    """A yes to a parked run does not name the question that it asks now, or names none."""

    code = "parking_conflict"

    def __init__(self, given: int | None, attempt: int, asked: str) -> None:
        message = f"The run waits: {asked}. To allow that, name the attempt that asks, {attempt}"
        super().__init__(message, given_attempt=given, current_attempt=attempt, asked=asked)


class BudgetExceeded(BuddyError):
    """A reservation does not fit below a limit."""

    code = "budget_exceeded"


class ToolError(BuddyError):
    """Something about choosing or calling a tool."""

    code = "tool_error"


class ToolUnknown(ToolError):
    """No tool of this name is registered."""

    code = "tool_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"No tool is called {name!r}; GET /tools lists them", tool=name)


class ToolInputInvalid(ToolError):
    """The input does not fit the tool's schema."""

    code = "tool_input_invalid"


class ToolSelectionFailed(ToolError):
    """No eligible tool is confident enough."""

    code = "tool_selection_failed"


class ToolExecutionFailed(ToolError):
    """A tool started and could not finish. The message is the cause, fit to be shown."""

    code = "tool_execution_failed"


class ToolTimedOut(ToolExecutionFailed):
    """A tool did not answer within its declared time."""

    code = "tool_timed_out"

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(f"{name} did not finish within {seconds:g} s", tool=name, seconds=seconds)


class BrowserUnavailable(ToolExecutionFailed):
    """There is no browser to open a page with, or it does not start. Says what to do."""

    code = "browser_unavailable"


class EgressDenied(ToolExecutionFailed):
    """The egress guard refused a URL. The message names the address and the rule."""

    code = "egress_denied"


class WarrantExceeded(EgressDenied):
    """A call or a URL is not covered by the approval; it was not made. A person may approve it."""

    code = "warrant_exceeded"


class SearchUnavailable(ToolError):
    """A search engine could not be asked (as opposed to: it found nothing)."""

    code = "search_unavailable"


class StoreError(BuddyError):
    """The store could not do what it was asked."""

    code = "store_error"


class StoreConflict(StoreError):
    """Another writer was first; the transaction may be tried again."""

    code = "store_conflict"


class StoreUnavailable(StoreError):
    """The store does not answer."""

    code = "store_unavailable"


class StoreNotEmpty(StoreError):
    """A backup goes back into an empty store only, and this one holds something."""

    code = "store_not_empty"


class ArchiveError(BuddyError):
    """A backup's file could not be written or read."""

    code = "archive_error"


class ArchiveInvalid(ArchiveError):
    """A file is no backup, not a whole one, or one of a newer Buddy. Nothing was restored."""

    code = "archive_invalid"


class RequestError(BuddyError):
    """A request that cannot be served as it stands."""

    code = "request_error"


class InputInvalid(RequestError):
    """A value is outside what is accepted."""

    code = "input_invalid"


class NotFound(RequestError):
    """A thing other than a mission does not exist for this user."""

    code = "not_found"


class PersonRequired(RequestError):
    """Only a person may do this, and the request did not come from where one speaks."""

    code = "person_required"

    def __init__(self, channel: str) -> None:
        super().__init__(
            f"Only a person says yes; the channel {channel[:40]!r} cannot. "
            "Use the whiteboard, the command line or the API yourself",
            channel=channel[:40],
        )


class ScheduleConflict(RequestError):
    """A schedule cannot take what is asked of it where it stands."""

    code = "schedule_conflict"


class GoalConflict(RequestError):
    """A goal cannot take what is asked of it where it stands."""

    code = "goal_conflict"


class MessageUnanswered(RequestError):
    """A message of a conversation got no answer, and will get none; it can be sent again."""

    code = "message_unanswered"


class IdempotencyKeyReused(RequestError):
    """An idempotency key came back with a different request."""

    code = "idempotency_key_reused"


class IdempotencyKeyInFlight(RequestError):
    """The first request with this idempotency key has not been answered yet."""

    code = "idempotency_key_in_flight"


class EngineError(BuddyError):
    """The engine could not take or find a run."""

    code = "engine_error"


class RunNotFound(EngineError):
    """The engine knows no run of this id."""

    code = "run_not_found"

    def __init__(self, run_id: str) -> None:
        super().__init__(f"No run {run_id} is known to the engine", run_id=run_id)


class EngineStopping(EngineError):
    """Buddy is shutting down and takes no new run."""

    code = "engine_stopping"


class WeightsMissing(BuddyError):
    """A package that carries model weights is not installed as it should be."""

    code = "weights_missing"


class LLMUnavailable(BuddyError):
    """A language model gave no answer: out of reach, broken, too slow, or nobody may pay for it."""

    code = "llm_unavailable"


class LLMAnswerInvalid(BuddyError):
    """A language model answered in another form than the one asked for."""

    code = "llm_answer_invalid"
