"""Requests and responses about conversations."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from buddy.domain.envelope import ResponseEnvelope
from buddy.domain.instant import Instant
from buddy.domain.session import TEXT_LIMIT, TITLE_LIMIT, ChatSession, Exchange, is_lost
from buddy.services.chat_service import LOST
from buddy.web.schemas.missions import Request

Source = Literal["whiteboard", "cli", "api", "other"]


class ChatBody(Request):
    """Say something."""

    text: str = Field(
        max_length=2 * TEXT_LIMIT, examples=["Search for python tutorials, spend up to $2"]
    )
    session_id: str | None = Field(
        default=None, max_length=40, description="Left out: a new conversation begins"
    )
    source: str | None = Field(
        default=None,
        max_length=40,
        description="Where it is said, for the list of conversations; the client's name where it "
        "is left out",
    )
    seen: int | None = Field(
        default=None,
        ge=0,
        description="The last exchange (`sequence`) that the person sees: a yes is for the "
        "revision shown up to there, also when another tab has gone on since",
    )


class ChatAnswer(BaseModel):
    """What Buddy says to a message."""

    status: Literal["answered"] = "answered"
    trace_id: str
    session_id: str
    sequence: int = Field(description="Of the exchange, from 1 in each conversation")
    envelope: ResponseEnvelope

    @classmethod
    def of(cls, exchange: Exchange) -> ChatAnswer:
        """Return the view of an exchange that is answered."""
        assert exchange.answer is not None
        return cls(
            trace_id=exchange.trace_id,
            session_id=exchange.session_id,
            sequence=exchange.sequence,
            envelope=exchange.answer,
        )


class SessionBody(Request):
    """Begin a conversation."""

    title: str = Field(default="", max_length=2 * TITLE_LIMIT)
    source: str | None = Field(default=None, max_length=40)


class SessionPatch(Request):
    """Rename, archive or take back a conversation; what is left out stays."""

    title: str | None = Field(default=None, max_length=2 * TITLE_LIMIT)
    archived: bool | None = None


class SessionView(BaseModel):
    """A conversation."""

    session_id: str
    title: str
    source: str
    created_at: Instant
    active_at: Instant = Field(description="When it was last spoken in; the list goes by it")
    archived: bool
    exchanges: int = Field(description="How many messages it holds, answers not counted")

    @classmethod
    def of(cls, session: ChatSession) -> SessionView:
        """Return the view of a conversation."""
        return cls(
            session_id=session.record_id,
            title=session.title,
            source=session.source,
            created_at=session.created_at,
            active_at=session.active_at,
            archived=session.archived_at is not None,
            exchanges=session.exchanges,
        )


class SessionList(BaseModel):
    """A page of conversations, the one spoken in last first."""

    items: list[SessionView]
    next_cursor: str | None


class MessageView(BaseModel):
    """One side of an exchange."""

    id: str
    session_id: str
    sequence: int = Field(description="Of the exchange; a message and its answer share it")
    role: Literal["user", "buddy"]
    text: str
    status: Literal["sent", "answered", "answering", "failed"] = Field(
        description="Of an answer: whether it is there, is being made, or will not come"
    )
    envelope: ResponseEnvelope | None
    trace_id: str
    created_at: Instant

    @classmethod
    def pair(cls, exchange: Exchange, now: Instant) -> list[MessageView]:
        """Return the answer of an exchange, then its message: newest first."""
        answer, lost = exchange.answer, is_lost(exchange, now)
        same = {
            "session_id": exchange.session_id,
            "sequence": exchange.sequence,
            "trace_id": exchange.trace_id,
        }
        said = cls(
            id=f"{exchange.record_id}-m",
            role="user",
            text=exchange.text,
            status="sent",
            envelope=None,
            created_at=exchange.created_at,
            **same,  # pyright: ignore[reportArgumentType]  # three fields of one exchange
        )
        answered = cls(
            id=f"{exchange.record_id}-a",
            role="buddy",
            text=answer.summary if answer else (exchange.failure or LOST) if lost else "",
            status="answered" if answer else "failed" if lost else "answering",
            envelope=answer,
            created_at=answer.timestamp if answer else exchange.created_at,
            **same,  # pyright: ignore[reportArgumentType]
        )
        return [answered, said]


class MessageList(BaseModel):
    """A page of a conversation, newest first."""

    items: list[MessageView]
    next_cursor: str | None
