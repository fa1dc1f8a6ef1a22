"""Conversations: a message and its answer, and what was said before."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from buddy.services.chat_service import Message
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute, keyed_mission
from buddy.web.schemas.chat import (
    ChatAnswer,
    ChatBody,
    MessageList,
    MessageView,
    SessionBody,
    SessionList,
    SessionPatch,
    SessionView,
)

router = APIRouter(tags=["chat"], route_class=IdempotentRoute)

Limit = Annotated[int, Query(ge=1, le=200)]


def _keyed_session(connection: Request) -> str | None:
    """Return the id of the conversation that a keyed request begins; None without a key."""
    mission_id = keyed_mission(connection)
    return None if mission_id is None else f"s_{mission_id.removeprefix('m_')}"


@router.post("/chat/integrated")
async def say(
    body: ChatBody,
    connection: Request,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> ChatAnswer:
    """Say something, and get the answer; nothing runs that you have not approved.

    The same text again within half a second is the same message and has the same answer; so is the
    same text within an hour of a message whose answer did not arrive, and the same Idempotency-Key
    as long as the conversation is kept. A message that ends in an error has done nothing, or gives
    its answer when it is sent again.
    """
    message = Message(
        user_id=user_id,
        actor=actor,
        text=body.text,
        channel=channel,
        source=body.source or channel,
        session_id=body.session_id,
        seen=body.seen,
        request_id=keyed_mission(connection),
        new_session_id=_keyed_session(connection),
    )
    return ChatAnswer.of(await buddy.chat.post(message))


@router.get("/conversation/sessions")
async def list_sessions(
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> SessionList:
    """List conversations, the one spoken in last first."""
    page = await buddy.sessions.list_page(user_id, limit, cursor, archived=archived)
    items = [SessionView.of(each) for each in page.items]
    return SessionList(items=items, next_cursor=page.next_cursor)


@router.post("/conversation/sessions", status_code=201)
async def begin(
    body: SessionBody,
    connection: Request,
    buddy: BuddyDep,
    user_id: UserDep,
    channel: ChannelDep,
) -> SessionView:
    """Begin a conversation; without a title its first message names it."""
    session = await buddy.sessions.create(
        user_id, body.title, body.source or channel, _keyed_session(connection)
    )
    return SessionView.of(session)


@router.get("/conversation/sessions/{session_id}")
async def get_session(session_id: str, buddy: BuddyDep, user_id: UserDep) -> SessionView:
    """Return a conversation, without what was said."""
    return SessionView.of(await buddy.sessions.get(user_id, session_id))


@router.get("/conversation/sessions/{session_id}/messages")
async def messages(
    session_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Limit = 50,
) -> MessageList:
    """Return what was said, newest first; a message and its answer are never parted."""
    pairs = max(1, limit // 2)
    page = await buddy.sessions.exchanges(user_id, session_id, pairs, cursor)
    now = buddy.clock.now()
    items = [view for each in page.items for view in MessageView.pair(each, now)]
    return MessageList(items=items, next_cursor=page.next_cursor)


@router.patch("/conversation/sessions/{session_id}")
async def change(
    session_id: str, body: SessionPatch, buddy: BuddyDep, user_id: UserDep
) -> SessionView:
    """Rename, archive or take back a conversation."""
    session = await buddy.sessions.update(
        user_id, session_id, title=body.title, archived=body.archived
    )
    return SessionView.of(session)


@router.delete("/conversation/sessions/{session_id}", status_code=204)
async def remove(session_id: str, buddy: BuddyDep, user_id: UserDep) -> None:
    """Delete a conversation for good; its missions stay. A late message to it finds nothing."""
    await buddy.sessions.delete(user_id, session_id)
