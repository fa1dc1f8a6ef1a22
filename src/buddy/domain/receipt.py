"""A mission's receipt: what was approved by whom, what was promised, and what each call cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from buddy.domain.budget import LedgerEntry
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import MissionApproved
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CostEstimate, DurationEstimate
from buddy.domain.run import Deviation
from buddy.domain.tool import WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptApproval:
    """One yes: to a revision, or to what a parked run needed beyond it."""

    at: Instant
    by: str
    channel: str
    revision: int
    content_hash: str
    cap_usd: Money
    """The most that the run might spend from then on."""
    top_up_usd: Money | None
    """What this yes added to the cap."""
    choice: str | None
    deviation: Deviation | None
    """What it allowed beyond the first approval; None: it was the first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCall:
    """One paid call."""

    name: str
    """The tool's, or the tool's own for one of several; ``llm:MODEL PURPOSE`` of a model's."""
    at: Instant
    """When it was counted, which is before it was made."""
    counted_usd: Money
    """What was set against the cap before it was made: its price, or the most it could cost."""
    actual_usd: Money
    """What it cost; what was counted, where it has not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCredits:
    """Credits of a metered service that were used."""

    service: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was approved, promised and spent. The calls add up to `spent_usd`."""

    mission_id: MissionId
    status: MissionStatus
    tool: ToolName | None
    """That was used, or that was approved where none was yet."""
    approvals: tuple[ReceiptApproval, ...]
    """In order; empty where nobody has approved anything."""
    promised: CostEstimate | None
    duration: DurationEstimate | None
    """Promised, too."""
    cap_usd: Money
    """Approved in the end, with every top-up."""
    spent_usd: Money
    """So far; of a mission that is over, in all."""
    reserved_usd: Money
    """Set aside in all."""
    released_usd: Money
    """Given back of it."""
    elapsed_seconds: float | None
    """None before the run has ended."""
    calls: tuple[ReceiptCall, ...]
    credits: tuple[ReceiptCredits, ...]


def receipt_of(
    mission: Mission,
    events: Iterable[Event],
    ledger: Sequence[LedgerEntry],
    models: Sequence[LedgerEntry] = (),
) -> Receipt:
    """Return the receipt of a mission, whatever its state.

    Args:
        mission: As it stands.
        events: Its log, in order.
        ledger: The lines of its run, in order.
        models: The lines of what language models have cost it, in order.
    """
    record, warrant, offered = mission.execution_record, mission.warrant, mission.proposal
    used = record.tool_used if record else None
    tool = used or (warrant.tool if warrant else mission.terms.tool)
    of_models, of_tools = _calls(models, WHOLE), _calls(ledger, tool or WHOLE)
    calls = tuple(sorted((*of_models, *of_tools), key=lambda call: call.at))
    over = record is not None and record.cost_usd is not None
    return Receipt(
        mission_id=mission.mission_id,
        status=mission.status,
        tool=tool,
        approvals=tuple(_approvals(events)),
        promised=offered.cost if offered else None,
        duration=offered.duration if offered else None,
        cap_usd=warrant.cap_usd if warrant else mission.terms.cap_usd,
        spent_usd=Money(sum(call.actual_usd.micros for call in calls)),
        reserved_usd=_sum(ledger, "reserve"),
        released_usd=_sum(ledger, "release"),
        elapsed_seconds=record.progress_tracker.elapsed_seconds if record and over else None,
        calls=calls,
        credits=_credits(ledger),
    )


def _approvals(events: Iterable[Event]) -> Iterable[ReceiptApproval]:
    for event in events:
        data = event.data
        if isinstance(data, MissionApproved):
            warrant = data.warrant
            yield ReceiptApproval(
                at=event.timestamp,
                by=warrant.approved_by,
                channel=warrant.channel,
                revision=warrant.revision,
                content_hash=warrant.content_hash,
                cap_usd=warrant.cap_usd,
                top_up_usd=data.top_up_usd,
                choice=data.choice,
                deviation=data.deviation,
            )


def _calls(ledger: Sequence[LedgerEntry], tool: str) -> tuple[ReceiptCall, ...]:
    """Return the calls in the order in which they were counted, each with its correction."""
    found: list[ReceiptCall] = []
    for line in ledger:
        name = tool if line.about in {None, WHOLE} else str(line.about)
        at = [place for place, call in enumerate(found) if call.name == name]
        if line.kind == "meter":
            call = ReceiptCall(
                name=name, at=line.at, counted_usd=line.amount, actual_usd=line.amount
            )
            found.append(call)
        elif line.kind == "adjust" and at:
            # Counted again, under the same name, it is the later one that has answered.
            last = found[at[-1]]
            found[at[-1]] = replace(last, actual_usd=last.actual_usd + line.amount)
        elif line.kind == "adjust":
            # A tool without a known price that turned out to cost something.
            call = ReceiptCall(name=name, at=line.at, counted_usd=ZERO, actual_usd=line.amount)
            found.append(call)
    return tuple(found)


def _credits(ledger: Sequence[LedgerEntry]) -> tuple[ReceiptCredits, ...]:
    used = dict[str, int]()
    for line in ledger:
        if line.kind == "credits":
            _, _, rest = (line.about or "").partition(" ")
            service = rest.partition(" ")[0] or "a metered service"
            used[service] = used.get(service, 0) + line.amount.micros
    return tuple(ReceiptCredits(service=name, amount=used[name]) for name in sorted(used))


def _sum(ledger: Sequence[LedgerEntry], kind: str) -> Money:
    return Money(sum(line.amount.micros for line in ledger if line.kind == kind))
