"""Requests and responses about missions."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from buddy.domain.eta import Estimate
from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Change, Mission
from buddy.domain.mission_progress_tracker import ExecutionStep
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin
from buddy.domain.proposal import Priority, Proposal, Question
from buddy.domain.run import Difference, Run
from buddy.domain.scope import (
    DEFAULT_MAX_DURATION_SECONDS,
    DEFAULT_MAX_PAGES,
    Scope,
)
from buddy.domain.standing_approval import Offer
from buddy.domain.warrant import Warrant
from buddy.errors import InputInvalid
from buddy.services.mission_service import RunProgress
from buddy.services.proposed_plan import EditPreview


class Request(BaseModel):
    """A body: JSON through and through, and nothing in it that is not asked for."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _is_json(cls, value: Any) -> Any:
        """Refuse what Python's reader takes and JSON has no word for: NaN, half a character."""
        try:
            json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            text = "holds a number, a text or a depth that JSON cannot carry"
            raise ValueError(text) from None
        return value


class ScopeBody(Request):
    """What a mission may touch."""

    allowed_domains: list[str] | None = Field(
        default=None, max_length=100, description="null: any public site; []: none"
    )
    blocked_domains: list[str] = Field(default_factory=list, max_length=100)
    max_pages: int = DEFAULT_MAX_PAGES
    max_duration_seconds: float = Field(default=DEFAULT_MAX_DURATION_SECONDS, allow_inf_nan=False)

    @property
    def said_pages(self) -> int | None:
        """The pages that somebody has said; None: only the default stands there."""
        return self.max_pages if "max_pages" in self.model_fields_set else None

    @property
    def said_seconds(self) -> float | None:
        """The seconds that somebody has said; None: only the default stands there."""
        said = "max_duration_seconds" in self.model_fields_set
        return self.max_duration_seconds if said else None

    def to_domain(self) -> Scope:
        """Return the scope."""
        allowed = self.allowed_domains
        return Scope(
            allowed_domains=None if allowed is None else tuple(allowed),
            blocked_domains=tuple(self.blocked_domains),
            max_pages=self.max_pages,
            max_duration_seconds=self.max_duration_seconds,
        )


_NO_TERMS = {"revision", "standing_approval", "parent_mission_id"}


class TermsBody(Request):
    """What a mission may do."""

    scope: ScopeBody | None = None
    constraints: dict[str, JsonValue] | None = None
    priority: Priority | None = None
    tool: str | None = None
    tool_input: dict[str, JsonValue] | None = None
    max_cost_usd: float | str | None = Field(
        default=None, description="Dollars, as a number or a decimal text", examples=["2.50"]
    )

    def changes(self) -> dict[str, Any]:
        """Return the fields that were given, under the names of `MissionRequest`.

        Raises:
            InputInvalid: The cap is no amount of dollars.
        """
        given = self.model_dump(exclude_unset=True, exclude=_NO_TERMS)
        if "scope" in given:
            given["scope"] = self.scope.to_domain() if self.scope else Scope()
        if "max_cost_usd" in given:
            amount = given.pop("max_cost_usd")
            try:
                given["max_cost"] = None if amount is None else Money.parse(amount)
            except ValueError as error:
                raise InputInvalid(f"max_cost_usd: {error}", field="max_cost_usd") from error
        return given


class CreateBody(TermsBody):
    """State an objective."""

    objective: str
    standing_approval: str | None = Field(
        default=None,
        max_length=40,
        description="Approve it at once by this standing approval, where that covers it",
    )
    parent_mission_id: str | None = Field(
        default=None,
        max_length=40,
        description="A mission that this one goes on from: scope, constraints, priority and cap "
        "that are left out are as it had them",
    )


class UpdateBody(TermsBody):
    """Edit a proposal; what is left out stays."""

    objective: str = Field(default="", description="Left out: as it was")
    revision: int | None = Field(default=None, ge=1)


class UpdatePreview(BaseModel):
    """What an edit would change; nothing is written."""

    revision: int = Field(description="The one that would be edited")
    differences: tuple[Difference, ...]
    before: Proposal | None
    after: Proposal | None = Field(description="null: the edit leaves a question")
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, found: EditPreview) -> UpdatePreview:
        """Return the view of a preview."""
        return cls(
            revision=found.revision,
            differences=found.differences,
            before=found.before,
            after=found.after,
            questions=found.questions,
        )


class ApproveBody(Request):
    """Say yes to a revision."""

    revision: int | None = Field(default=None, ge=1)
    choice: str | None = Field(default=None, max_length=40)
    """How to go on, where a parked run offers choices (`run.deviation.choices`)."""
    attempt: int | None = Field(
        default=None,
        ge=1,
        description="Of a parked run: `run.attempt`, as it was shown with what the run needs",
    )


class RejectBody(Request):
    """Say no."""

    revision: int | None = Field(default=None, ge=1)
    reason: str | None = Field(default=None, max_length=1000)


class CancelBody(Request):
    """Stop."""

    reason: str | None = Field(default=None, max_length=1000)


class RetryBody(Request):
    """Try again."""

    begin: Literal["failed_step", "start"] = Field(
        default="failed_step",
        alias="from",
        description="failed_step: use the tool's answer again where there is one, and the approval "
        "where it is unspent; start: do everything again, after a new approval",
    )


class InputOriginView(BaseModel):
    """Where one argument of the tool's input comes from."""

    origin: str = Field(
        description="objective, person, default, mcp, or artifact: and an artifact's id"
    )
    trusted: bool = Field(description="Whether a person stands behind it")
    text: str = Field(description="The same in words")

    @classmethod
    def of(cls, origin: InputOrigin) -> InputOriginView:
        """Return the view of an origin."""
        return cls(origin=origin.origin, trusted=origin.trusted, text=origin.text)


class MissionView(BaseModel):
    """A mission as clients see it."""

    mission_id: str
    user_id: str
    requested_by: str | None
    objective: str
    intent: Intent | None
    status: MissionStatus
    revision: int
    content_hash: str
    tool: str | None
    tool_input: dict[str, Any]
    input_origins: dict[str, InputOriginView] = Field(
        description="By argument of tool_input; one that is not trusted is never covered by a "
        "standing approval"
    )
    scope: Scope
    constraints: dict[str, Any]
    priority: Priority
    cap_usd: Money
    proposal: Proposal | None
    questions: tuple[Question, ...]
    warrant: Warrant | None
    run: Run | None
    execution_record: ExecutionRecord | None
    change_history: tuple[Change, ...]
    metadata: dict[str, Any]
    parent_mission_id: str | None
    created_at: Instant
    updated_at: Instant
    expires_at: Instant | None
    cancel_requested_at: Instant | None

    @classmethod
    def of(cls, mission: Mission) -> MissionView:
        """Return the view of a mission."""
        terms = mission.terms
        same = {
            name: getattr(mission, name)
            for name in cls.model_fields
            if name in Mission.__dataclass_fields__
        }
        return cls(
            **same,
            objective=terms.objective,
            intent=terms.intent,
            tool=terms.tool,
            tool_input=dict(terms.tool_input),
            input_origins={each.argument: InputOriginView.of(each) for each in terms.input_origins},
            scope=terms.scope,
            constraints=dict(terms.constraints),
            priority=terms.priority,
            cap_usd=terms.cap_usd,
        )


class MissionList(BaseModel):
    """A page of missions."""

    items: list[MissionView]
    next_cursor: str | None


class Created(BaseModel):
    """A new mission."""

    mission_id: str
    status: MissionStatus
    proposal: Proposal | None
    questions: tuple[Question, ...]
    mission: MissionView


class Updated(BaseModel):
    """An edited mission."""

    mission_id: str
    status: MissionStatus
    revision: int
    changed_fields: tuple[str, ...]
    proposal: Proposal | None
    questions: tuple[Question, ...]
    mission: MissionView


class Decided(BaseModel):
    """A mission after a decision."""

    mission_id: str
    status: MissionStatus
    revision: int
    warrant: Warrant | None
    cancel_requested_at: Instant | None
    standing_offer: Offer | None = Field(
        default=None,
        description="A standing approval that is offered after several equal approvals: make it "
        "with POST /standing-approvals {offer_id}",
    )


class Accepted(BaseModel):
    """An execution that goes on by itself."""

    mission_id: str
    status: MissionStatus
    run: Run | None
    location: str
    paused: bool = Field(default=False, description="Whether the instance is paused: it waits")


class EtaRange(BaseModel):
    """How sure the time left is."""

    low: float | None
    """Seconds; one run in ten takes less. Null with fewer than 9 samples."""
    high: float | None
    """Seconds; one run in ten takes more. Null with fewer than 9 samples."""
    samples: int
    """Past runs of the same tool that had got as far and taken as long."""

    @classmethod
    def of(cls, eta: Estimate | None) -> EtaRange | None:
        """Return the range of an estimate."""
        return None if eta is None else cls(low=eta.low, high=eta.high, samples=eta.samples)


class ProgressView(BaseModel):
    """Where a run stands."""

    mission_id: str
    status: MissionStatus
    progress_percent: int
    current_step: ExecutionStep | None
    steps: tuple[ExecutionStep, ...]
    elapsed_seconds: float | None
    eta_seconds: float | None
    """Seconds left; null where nothing runs, or no past run tells."""
    eta_range: EtaRange | None

    @classmethod
    def of(cls, progress: RunProgress) -> ProgressView:
        """Return the view of a run's progress."""
        mission, report = progress.mission, progress.report
        return cls(
            mission_id=mission.mission_id,
            status=mission.status,
            progress_percent=report.progress_percent if report else 0,
            current_step=report.current_step if report else None,
            steps=report.completed_steps if report else (),
            elapsed_seconds=report.elapsed_seconds if report else None,
            eta_seconds=report.eta_seconds if report else None,
            eta_range=EtaRange.of(progress.eta),
        )
