"""Responses about the audit chains."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from buddy.domain.audit import Act, Link, StoredLink
from buddy.domain.audit_check import Fault, Problem
from buddy.domain.instant import Instant
from buddy.services.audit_service import ChainReport, Verification


class ChainName(StrEnum):
    """Which chain."""

    MINE = "mine"
    INSTANCE = "instance"


class LinkView(BaseModel):
    """A link of a chain; only its number where it cannot be read."""

    number: int
    readable: bool
    chain: str | None = None
    act: Act | None = None
    actor: str | None = None
    channel: str | None = None
    at: Instant | None = None
    mission_id: str | None = None
    event_id: str | None = None
    cursor: int | None = None
    revision: int | None = None
    content_hash: str | None = None
    detail: dict[str, Any] = {}
    previous_hash: str | None = None
    hash: str | None = None

    @classmethod
    def of(cls, link: StoredLink) -> LinkView:
        """Return the view of a link."""
        if not isinstance(link, Link):
            return cls(number=link.number, readable=False)
        return cls(
            number=link.number,
            readable=True,
            chain=link.user_id,
            act=link.act,
            actor=link.actor,
            channel=link.channel,
            at=link.at,
            mission_id=link.mission_id,
            event_id=link.event_id,
            cursor=link.cursor,
            revision=link.revision,
            content_hash=link.content_hash,
            detail=dict(link.detail),
            previous_hash=link.previous_hash,
            hash=link.hash,
        )


class LinkList(BaseModel):
    """A page of links."""

    items: list[LinkView]
    next_cursor: str | None

    @classmethod
    def of(cls, links: Sequence[StoredLink], limit: int) -> LinkList:
        """Return the view of a page that may hold so many."""
        more = str(links[-1].number) if len(links) == limit else None
        return cls(items=[LinkView.of(link) for link in links], next_cursor=more)


class ProblemView(BaseModel):
    """Something that is wrong, and where."""

    fault: Fault
    number: int | None
    message: str

    @classmethod
    def of(cls, problem: Problem) -> ProblemView:
        """Return the view of a problem."""
        return cls(fault=problem.fault, number=problem.number, message=problem.message)


class ChainView(BaseModel):
    """What came of reading a chain."""

    chain: str
    ok: bool
    links: int
    head_number: int
    head: str
    """The hash of the last link; note it, and a later check can be held to it."""
    noted_at: int | None
    events: int | None
    problems: list[ProblemView]

    @classmethod
    def of(cls, report: ChainReport) -> ChainView:
        """Return the view of a report."""
        return cls(
            chain=report.chain,
            ok=not report.problems,
            links=report.links,
            head_number=report.head.number,
            head=report.head.hash,
            noted_at=report.noted_at,
            events=report.events,
            problems=[ProblemView.of(problem) for problem in report.problems],
        )


class VerificationView(BaseModel):
    """Whether the chains hold."""

    ok: bool
    chains: list[ChainView]
    problems: list[ProblemView]

    @classmethod
    def of(cls, found: Verification) -> VerificationView:
        """Return the view of a verification."""
        return cls(
            ok=found.ok,
            chains=[ChainView.of(report) for report in found.chains],
            problems=[ProblemView.of(problem) for problem in found.problems],
        )
