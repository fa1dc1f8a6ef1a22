"""Requests and responses about money."""

from __future__ import annotations

from pydantic import BaseModel, Field

from buddy.domain.budget_report import BudgetLine, Calibration
from buddy.domain.budget_scope import is_credits
from buddy.domain.money import Money
from buddy.errors import InputInvalid
from buddy.services.budget_service import BudgetOverview
from buddy.web.schemas.missions import Request


class LimitBody(Request):
    """A limit, in dollars or, of a metered service, in credits."""

    limit_usd: str | float | None = None
    limit_credits: int | None = Field(default=None, ge=0, le=10**12)

    def limit(self, scope: str) -> Money:
        """Return the limit in the scope's own unit.

        Raises:
            InputInvalid: The other unit was given, or none.
        """
        in_credits = is_credits(scope)
        given = (self.limit_usd is not None, self.limit_credits is not None)
        if given != (not in_credits, in_credits):
            name = "limit_credits" if in_credits else "limit_usd"
            raise InputInvalid(f"Give {name}, and only that, for {scope[:60]!r}", field=name)
        if self.limit_usd is None:
            return Money(self.limit_credits or 0)
        return dollars("limit_usd", self.limit_usd)


def dollars(field: str, given: str | float) -> Money:
    """Return an amount that a body gives.

    Raises:
        InputInvalid: It is no amount of dollars.
    """
    try:
        return Money.parse(given)
    except ValueError as error:
        raise InputInvalid(f"{field}: {error}", field=field) from error


class TopUpBody(Request):
    """Give a run that waits for money more of it."""

    amount_usd: str | float
    revision: int | None = Field(default=None, ge=1)
    attempt: int | None = Field(
        default=None,
        ge=1,
        description="`run.attempt`, as it was shown with what the run needs",
    )


class BudgetView(BaseModel):
    """A limit in dollars, with what counts against it now."""

    scope: str = Field(description="The name to set it by: `user/day`, `goal g_1`")
    account: str = Field(description="What counts now: `user/day 2026-11-22`")
    limit_usd: Money
    settled_usd: Money = Field(description="Spent")
    reserved_usd: Money = Field(description="Set aside for runs that are not over")
    free_usd: Money
    set_by_person: bool = Field(description="false: the settings' default")
    note: str | None = None

    @classmethod
    def of(cls, line: BudgetLine) -> BudgetView:
        """Return the view of a line."""
        return cls(
            scope=line.scope,
            account=line.account,
            limit_usd=line.limit,
            settled_usd=line.settled,
            reserved_usd=line.reserved,
            free_usd=line.free,
            set_by_person=line.chosen,
            note=_note(line, f"{line.settled + line.reserved} of {line.limit}"),
        )


class CreditView(BaseModel):
    """A metered service's credits of this month, with what counts against them."""

    scope: str
    account: str
    limit_credits: int
    settled_credits: int
    reserved_credits: int
    free_credits: int
    set_by_person: bool
    note: str | None = None

    @classmethod
    def of(cls, line: BudgetLine) -> CreditView:
        """Return the view of a line."""
        taken = line.settled.micros + line.reserved.micros
        return cls(
            scope=line.scope,
            account=line.account,
            limit_credits=line.limit.micros,
            settled_credits=line.settled.micros,
            reserved_credits=line.reserved.micros,
            free_credits=line.free.micros,
            set_by_person=line.chosen,
            note=_note(line, f"{taken} of {line.limit.micros} credits"),
        )


def _note(line: BudgetLine, figures: str) -> str | None:
    if line.settled + line.reserved <= line.limit:
        return None
    return (
        f"{figures} are spent or promised already: nothing more is reserved until that falls "
        "below the limit, and runs keep what they were promised"
    )


class ForecastView(BaseModel):
    """The month's spending, carried on as it went so far."""

    month: str
    settled_usd: Money
    reserved_usd: Money
    projected_usd: Money | None = Field(description="At the month's end; null on its first day")


class CalibrationView(BaseModel):
    """How often completed missions cost what their proposals had promised."""

    missions: int = Field(description="Completed missions looked at, the latest")
    within_cap: int
    estimated: int = Field(description="Those whose proposal named figures")
    below_p50: int
    p50_to_p90: int
    above_p90: int

    @classmethod
    def of(cls, found: Calibration) -> CalibrationView:
        """Return the view of a calibration."""
        return cls(
            missions=found.missions,
            within_cap=found.within_cap,
            estimated=found.estimated,
            below_p50=found.below_p50,
            p50_to_p90=found.p50_to_p90,
            above_p90=found.above_p90,
        )


class BudgetList(BaseModel):
    """All limits that count now."""

    items: list[BudgetView]
    next_cursor: str | None = None
    credits: list[CreditView]
    forecast: ForecastView
    calibration: CalibrationView

    @classmethod
    def of(cls, found: BudgetOverview) -> BudgetList:
        """Return the view of an overview."""
        ahead = found.forecast
        return cls(
            items=[BudgetView.of(line) for line in found.lines],
            credits=[CreditView.of(line) for line in found.credits],
            forecast=ForecastView(
                month=ahead.month,
                settled_usd=ahead.settled,
                reserved_usd=ahead.reserved,
                projected_usd=ahead.projected,
            ),
            calibration=CalibrationView.of(found.calibration),
        )
