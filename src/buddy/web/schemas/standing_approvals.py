"""Requests and responses about standing approvals."""

from __future__ import annotations

from pydantic import BaseModel, Field

from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant, parse_instant, plus_seconds
from buddy.domain.money import Money
from buddy.domain.scope import DEFAULT_MAX_PAGES
from buddy.domain.standing_approval import (
    ALL_PURPOSES,
    DAY,
    DEFAULT_COUNT,
    DEFAULT_DAYS,
    Bounds,
    Offer,
    Purpose,
    StandingApproval,
    Use,
    is_open,
)
from buddy.errors import InputInvalid
from buddy.services.standing_approvals import StandingRequest
from buddy.web.schemas.missions import Request


class StandingBody(Request):
    """Make a standing approval: by accepting an offer, or in your own bounds."""

    offer_id: str | None = Field(default=None, max_length=40, description="Accept this offer")
    tool: str | None = Field(default=None, max_length=100)
    allowed_domains: list[str] | None = Field(
        default=None, max_length=100, description="null: any public site; []: none"
    )
    blocked_domains: list[str] = Field(default_factory=list, max_length=100)
    max_pages: int = Field(default=DEFAULT_MAX_PAGES, description="That one run may fetch")
    cap_per_run_usd: float | str | None = Field(default=None, examples=["0.50"])
    cap_total_usd: float | str | None = Field(
        default=None, description="Left out: the cap of one run, times the count"
    )
    count: int = DEFAULT_COUNT
    until: str | None = Field(default=None, description=f"Left out: {DEFAULT_DAYS} days from now")
    purposes: list[Purpose] = Field(default_factory=lambda: list(ALL_PURPOSES))
    note: str = Field(default="", max_length=1000)

    def to_request(self, now: Instant) -> StandingRequest:
        """Return what is asked for.

        Raises:
            InputInvalid: The tool or the cap is missing, or a value cannot be read.
        """
        if self.tool is None or self.cap_per_run_usd is None:
            raise InputInvalid("Give tool and cap_per_run_usd, or the offer_id of an offer")
        cap = _money("cap_per_run_usd", self.cap_per_run_usd)
        allowed = self.allowed_domains
        bounds = Bounds(
            tool=ToolName(self.tool),
            allowed_domains=None if allowed is None else tuple(allowed),
            blocked_domains=tuple(self.blocked_domains),
            max_pages=self.max_pages,
            cap_per_run=cap,
        )
        total = self.cap_total_usd
        return StandingRequest(
            bounds=bounds,
            cap_total=Money(cap.micros * max(self.count, 0))
            if total is None
            else _money("cap_total_usd", total),
            count=self.count,
            until=plus_seconds(now, DEFAULT_DAYS * DAY)
            if self.until is None
            else _instant(self.until),
            purposes=tuple(dict.fromkeys(self.purposes)),
            note=self.note,
        )


def _money(name: str, amount: float | str) -> Money:
    try:
        return Money.parse(amount)
    except ValueError as error:
        raise InputInvalid(f"{name}: {error}", field=name) from error


def _instant(text: str) -> Instant:
    try:
        return parse_instant(text)
    except ValueError as error:
        raise InputInvalid(
            f"until is {text[:40]!r}; give a time with a zone, such as 2026-04-15T10:30:00Z"
        ) from error


class StandingView(BaseModel):
    """A standing approval and what was used of it."""

    id: str
    tool: str
    allowed_domains: tuple[str, ...] | None
    blocked_domains: tuple[str, ...]
    max_pages: int
    cap_per_run_usd: Money
    cap_total_usd: Money
    committed_usd: Money = Field(description="The caps of the missions it approved, added up")
    count: int
    used: int
    until: Instant
    purposes: tuple[Purpose, ...]
    note: str
    open: bool = Field(description="Whether it can still say yes")
    created_by: str
    channel: str
    created_at: Instant
    revoked_at: Instant | None
    revoked_by: str | None
    uses: tuple[Use, ...] = Field(description="The latest ones")

    @classmethod
    def of(cls, standing: StandingApproval, now: Instant) -> StandingView:
        """Return the view of a standing approval."""
        bounds = standing.bounds
        return cls(
            id=standing.record_id,
            tool=bounds.tool,
            allowed_domains=bounds.allowed_domains,
            blocked_domains=bounds.blocked_domains,
            max_pages=bounds.max_pages,
            cap_per_run_usd=bounds.cap_per_run,
            cap_total_usd=standing.cap_total,
            committed_usd=standing.committed,
            count=standing.count,
            used=standing.used,
            until=standing.until,
            purposes=standing.purposes,
            note=standing.note,
            open=is_open(standing, now),
            created_by=standing.created_by,
            channel=standing.channel,
            created_at=standing.created_at,
            revoked_at=standing.revoked_at,
            revoked_by=standing.revoked_by,
            uses=standing.uses,
        )


class StandingList(BaseModel):
    """A page of standing approvals, and what is offered."""

    items: list[StandingView]
    next_cursor: str | None
    offers: tuple[Offer, ...]
