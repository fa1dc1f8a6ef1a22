"""What missions were worth to the person: the time they saved, less all that they cost.

Time saved is what the person said, and nothing else; a mission of which nobody said it has no net
value, and is counted as unknown. Its price is the person's own rate. The costs are those of the
ledger, and the time that the person spent on the yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.money import MICROS_PER_DOLLAR, ZERO, Money
from buddy.domain.outcome import Outcome
from buddy.domain.receipt import Receipt
from buddy.domain.survey import Survey
from buddy.domain.warrant import BEFOREHAND

REVIEW_MOST_SECONDS: Final = 300.0
"""A review counts for no longer: a proposal that waits over lunch is not read for an hour."""
OF_MODELS: Final = "llm:"
"""How the names of language models' calls begin in a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionValue:
    """What one mission was worth."""

    mission_id: MissionId
    tool: ToolName | None
    minutes_saved: float | None
    """As the person said; None: not said."""
    saved_usd: Money | None
    tool_usd: Money
    model_usd: Money
    review_seconds: float | None
    """From the proposal to the yes, at most five minutes; 0 where a standing approval gave it, None
    where nobody has approved it."""
    review_usd: Money
    net_usd: Money | None
    """Saved less tool, model and review; None where nobody said what was saved."""
    basis: str
    """How it comes about, in words."""

    @property
    def cost_usd(self) -> Money:
        """All that it cost."""
        return self.tool_usd + self.model_usd + self.review_usd


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolValue:
    """What the missions of a tool were worth together."""

    tool: ToolName | None
    """None: of all tools."""
    missions: int
    """Of which somebody said what they saved."""
    unknown: int
    """Of which nobody did; they are in none of the figures but the next."""
    unknown_usd: Money
    """What their tools cost."""
    minutes_saved: float
    saved_usd: Money
    tool_usd: Money
    model_usd: Money
    review_usd: Money
    cost_usd: Money
    net_usd: Money | None
    """None where nobody said of any mission what it saved."""
    loses: str | None
    """Why it loses money, with the figures; None where it does not, or nobody knows."""


def price_of(seconds: float, rate_usd_per_hour: float) -> Money:
    """Return what a time is worth at a rate, to the micro-dollar."""
    return Money(round(seconds * rate_usd_per_hour * MICROS_PER_DOLLAR / 3600))


def mission_value(
    receipt: Receipt, survey: Survey | None, proposed_at: Instant, rate_usd_per_hour: float
) -> MissionValue:
    """Return what a mission was worth.

    Args:
        receipt: What it cost, and who approved it when.
        survey: What the person answered; None: nothing that stands.
        proposed_at: When the revision was there that was approved.
        rate_usd_per_hour: What an hour of the person's costs.
    """
    minutes = survey.time_saved_minutes if survey is not None else None
    saved = None if minutes is None else price_of(minutes * 60, rate_usd_per_hour)
    of_models = [call for call in receipt.calls if call.name.startswith(OF_MODELS)]
    model = Money(sum(call.actual_usd.micros for call in of_models))
    seconds = _review(receipt, proposed_at)
    review = price_of(seconds or 0.0, rate_usd_per_hour)
    cost = receipt.spent_usd + review
    return MissionValue(
        mission_id=receipt.mission_id,
        tool=receipt.tool,
        minutes_saved=minutes,
        saved_usd=saved,
        tool_usd=receipt.spent_usd - model,
        model_usd=model,
        review_seconds=seconds,
        review_usd=review,
        net_usd=None if saved is None else saved - cost,
        basis=_basis(minutes, saved, receipt.spent_usd - model, model, seconds, review),
    )


def tool_values(
    told: Iterable[MissionValue], untold: Iterable[Outcome]
) -> tuple[ToolValue, tuple[ToolValue, ...]]:
    """Return what all missions were worth together, and those of each tool, the worst first.

    Args:
        told: Missions of which somebody said what they saved.
        untold: Runs of the others.
    """
    known, unknown = list(told), list(untold)
    tools = {each.tool for each in known} | {each.tool for each in unknown}
    found = [
        together(
            tool,
            [each for each in known if each.tool == tool],
            [each for each in unknown if each.tool == tool],
        )
        for tool in tools
    ]
    found.sort(key=lambda each: (each.net_usd is None, each.net_usd or ZERO, each.tool or ""))
    return together(None, known, unknown), tuple(found)


def together(
    tool: ToolName | None,
    told: Sequence[MissionValue],
    untold: Sequence[Outcome],
    *,
    said: str | None = None,
) -> ToolValue:
    """Return what missions were worth together.

    Args:
        tool: Of which tool they are; None: of several.
        told: Those of which somebody said what they saved.
        untold: Runs of the others.
        said: What the sentence on a loss calls them; None: by the tool.
    """
    name = said or tool or "All together"
    saved = _sum(each.saved_usd or ZERO for each in told)
    cost = _sum(each.cost_usd for each in told)
    minutes = sum(each.minutes_saved or 0.0 for each in told)
    return ToolValue(
        tool=tool,
        missions=len(told),
        unknown=len(untold),
        unknown_usd=_sum(each.cost_usd for each in untold),
        minutes_saved=minutes,
        saved_usd=saved,
        tool_usd=_sum(each.tool_usd for each in told),
        model_usd=_sum(each.model_usd for each in told),
        review_usd=_sum(each.review_usd for each in told),
        cost_usd=cost,
        net_usd=saved - cost if told else None,
        loses=_loses(name, len(told), minutes, saved, cost) if told and saved < cost else None,
    )


def _loses(name: str, count: int, minutes: float, saved: Money, cost: Money) -> str:
    missions = "1 mission" if count == 1 else f"{count} missions"
    return f"{name}: {missions}, saved {minutes:g} min = {saved}, cost {cost}: loses {cost - saved}"


def _review(receipt: Receipt, proposed_at: Instant) -> float | None:
    if not receipt.approvals:
        return None
    first = receipt.approvals[0]
    if first.channel.startswith(BEFOREHAND):
        return 0.0
    return min(REVIEW_MOST_SECONDS, max(0.0, seconds_between(proposed_at, first.at)))


def _basis(
    minutes: float | None,
    saved: Money | None,
    tool: Money,
    model: Money,
    seconds: float | None,
    review: Money,
) -> str:
    if saved is None:
        begin = "nobody said what it saved"
    else:
        begin = f"{minutes:g} min saved, as you said = {saved}"
    parts = [begin, f"tool {tool}", f"models {model}"]
    if seconds is None:
        parts.append("no review")
    elif seconds >= REVIEW_MOST_SECONDS:
        parts.append(f"review {review} (5 min, the most that counts)")
    else:
        parts.append(f"review {review} ({seconds:.0f} s from proposal to yes)")
    return ", ".join(parts)


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(each.micros for each in amounts))
