"""What routes ask for: the Buddy they serve, and who is asking.

All of it is ``async``, though it awaits nothing: FastAPI hands a plain function to a thread, and a
request would wait for four of them. None depends on another: each that stands below one is solved
again, and those of a command took a tenth of it.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import UserId

CHANNELS = frozenset({"api", "whiteboard", "cli"})
"""What a client may call itself: where a person speaks."""
OTHER = "other"
"""A client that calls itself something else, an AI's for instance: it can propose, not say yes."""


def buddy_of(connection: HTTPConnection) -> Buddy:
    """Return the Buddy that this app serves."""
    return connection.app.state.buddy


def actor_of(connection: HTTPConnection, buddy: Buddy) -> UserId:
    """Return who is asking, by the identity port.

    Raises:
        HTTPException: 401, nobody known is.
    """
    client = connection.client.host if connection.client else ""
    user_id = buddy.identity.identify(connection.headers, client)
    if user_id is None:
        raise HTTPException(401, "Only programs on this machine are served")
    return user_id


def user_of(connection: HTTPConnection, buddy: Buddy) -> UserId:
    """Return whose missions they work on: their own, or those of an account that they share.

    Raises:
        HTTPException: 401, nobody known is asking.
    """
    return buddy.identity.account_of(actor_of(connection, buddy))


async def get_buddy(connection: HTTPConnection) -> Buddy:
    """See `buddy_of`."""
    return buddy_of(connection)


async def get_actor(connection: HTTPConnection) -> UserId:
    """See `actor_of`."""
    return actor_of(connection, buddy_of(connection))


async def get_user(connection: HTTPConnection) -> UserId:
    """See `user_of`."""
    return user_of(connection, buddy_of(connection))


async def get_channel(x_buddy_client: Annotated[str | None, Header()] = None) -> str:
    """Return where a command was given, by what the client calls itself. No identity."""
    if x_buddy_client is None:
        return "api"
    return x_buddy_client if x_buddy_client in CHANNELS else OTHER


BuddyDep = Annotated[Buddy, Depends(get_buddy)]
UserDep = Annotated[UserId, Depends(get_user)]
ActorDep = Annotated[UserId, Depends(get_actor)]
ChannelDep = Annotated[str, Depends(get_channel)]
