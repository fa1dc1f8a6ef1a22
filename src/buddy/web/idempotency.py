"""`Idempotency-Key`: the same POST again gets the first answer and does nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from itertools import count
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import plus_seconds
from buddy.domain.json_value import digest
from buddy.domain.retention import ANSWER_SECONDS
from buddy.errors import InputInvalid
from buddy.ports.store import IdempotentAnswer
from buddy.web.dependencies import actor_of, buddy_of, user_of

_log = logging.getLogger(__name__)

KEY_LIMIT = 200
DECIDING = ("if-match", "prefer")
"""Headers that change what a request does."""
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_SUCCESS = range(200, 400)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class IdempotentRoute(APIRoute):
    """A route whose POST honours `Idempotency-Key`.

    Answers of success are kept; a request that failed frees its key, and so does one whose process
    died, once its claim has run out (`buddy.services.idempotency`). What it may have done by then
    is not done again: a mission is made under an id that follows from the key (`keyed_mission`),
    and decisions and runs are the same when repeated.
    """

    def get_route_handler(self) -> Handler:
        """Return the handler with the key looked at first."""
        handler = super().get_route_handler()

        async def keyed(request: Request) -> Response:
            key = request.headers.get("idempotency-key")
            if request.method != "POST" or key is None:
                return await handler(request)
            if not 0 < len(key) <= KEY_LIMIT:
                raise InputInvalid(f"Idempotency-Key must have 1 to {KEY_LIMIT} characters")
            buddy = buddy_of(request)
            user_id, actor = user_of(request, buddy), actor_of(request, buddy)
            # People who share an account share its keys, and never each other's answers.
            asked = await _digest(request, *([] if actor == user_id else [actor]))
            found, is_claim = await buddy.keys.claim(user_id, key, asked)
            if not is_claim:
                return _replay(found)
            return await _answer(buddy, user_id, found, handler, request)

        return keyed


def keyed_mission(request: Request) -> MissionId | None:
    """Return the id of the mission that a keyed request makes; None without a key."""
    return getattr(request.state, "mission_id", None)


async def _digest(request: Request, *more: str) -> str:
    """Digest what of a request decides what it does."""
    body = (await request.body()).decode("utf-8", "replace")
    headers = [request.headers.getlist(name) for name in DECIDING]
    return digest([request.method, request.url.path, request.url.query, headers, body, *more])


async def _free_mission_id(buddy: Buddy, user_id: UserId, claim: IdempotentAnswer) -> MissionId:
    """Return the id of the mission that a key makes, made already or not.

    A mission that the same key made so long ago that the key is forgotten is another one.
    """
    oldest = plus_seconds(claim.created_at, -ANSWER_SECONDS)
    for number in count():
        mission_id = _mission_id(user_id, claim, number)
        made = await buddy.store.queries.mission(user_id, mission_id)
        if made is None or made.created_at >= oldest:
            return mission_id
    raise AssertionError  # the count has no end


def _mission_id(user_id: UserId, claim: IdempotentAnswer, number: int) -> MissionId:
    """Return an id like those of chance (71 bits), always the same for the same request."""
    rest = int(digest([user_id, claim.key, claim.request_hash, number]), 16)
    letters: list[str] = []
    for _ in range(12):
        rest, letter = divmod(rest, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return MissionId(f"m_{''.join(letters)}")


def _replay(known: IdempotentAnswer) -> Response:
    headers = {**dict(known.headers), "idempotency-replayed": "true"}
    content = json.dumps(known.body)
    return Response(
        content, known.status_code or 200, headers=headers, media_type="application/json"
    )


async def _answer(
    buddy: Buddy, user_id: UserId, claim: IdempotentAnswer, handler: Handler, request: Request
) -> Response:
    try:
        request.state.mission_id = await _free_mission_id(buddy, user_id, claim)
        response = await handler(request)
    except BaseException:
        await _try_to_free(buddy, user_id, claim)
        raise
    if response.status_code not in _SUCCESS:
        await _try_to_free(buddy, user_id, claim)
        return response
    kept = ("location", "etag")
    answer = replace(
        claim,
        status_code=response.status_code,
        body=json.loads(bytes(response.body)),
        headers=tuple((k, v) for k, v in response.headers.items() if k in kept),
    )

    try:
        await buddy.keys.keep(user_id, claim, answer)
    except Exception:  # noqa: BLE001  # logged; what was asked for is done and must be answered
        _log.exception("The answer under an Idempotency-Key could not be kept")
        await _try_to_free(buddy, user_id, claim)
    return response


async def _try_to_free(buddy: Buddy, user_id: UserId, claim: IdempotentAnswer) -> None:
    """Free a key; where that fails too it is free for this process, and soon for others."""
    try:
        await buddy.keys.free(user_id, claim)
    except Exception:  # noqa: BLE001  # logged; the caller has its own answer or error to give
        _log.exception("An Idempotency-Key could not be freed")
