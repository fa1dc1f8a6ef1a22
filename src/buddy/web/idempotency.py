"""`Idempotency-Key`: the same POST again gets the first answer and does nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import digest
from buddy.errors import IdempotencyKeyInFlight, IdempotencyKeyReused, InputInvalid
from buddy.ports.store import IdempotentAnswer, UnitOfWork
from buddy.web.dependencies import get_buddy, get_user

KEY_LIMIT = 200
_SUCCESS = range(200, 400)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class IdempotentRoute(APIRoute):
    """A route whose POST honours `Idempotency-Key`.

    Answers of success are kept; a request that failed frees its key, for nothing was done. A key
    whose first request died with an earlier process is free as well.
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
            buddy = get_buddy(request)
            user_id = get_user(request, buddy)
            body = (await request.body()).decode("utf-8", "replace")
            answer = IdempotentAnswer(
                key=key,
                request_hash=digest([request.method, request.url.path, body]),
                created_at=buddy.clock.now(),
            )
            known = await _claim(buddy, user_id, answer)
            if known is not None:
                return _replay(known)
            return await _answer(buddy, user_id, answer, handler, request)

        return keyed


async def _claim(
    buddy: Buddy, user_id: UserId, answer: IdempotentAnswer
) -> IdempotentAnswer | None:
    """Claim the key, or return the answer that is kept under it."""

    async def work(uow: UnitOfWork) -> IdempotentAnswer | None:
        known = await uow.idempotency.get(user_id, answer.key)
        if known is None or _abandoned(known, buddy.started_at):
            await uow.idempotency.put(user_id, answer)
            return None
        if known.request_hash != answer.request_hash:
            raise IdempotencyKeyReused(
                "This Idempotency-Key belongs to another request; take a new key"
            )
        if known.status_code is None:
            raise IdempotencyKeyInFlight(
                "The first request with this Idempotency-Key is still being answered"
            )
        return known

    return await buddy.store.transact(work)


def _abandoned(known: IdempotentAnswer, began: Instant | None) -> bool:
    """Tell whether the process that was answering has died."""
    return known.status_code is None and began is not None and known.created_at < began


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
        response = await handler(request)
    except BaseException:
        await _free(buddy, user_id, claim.key)
        raise
    if response.status_code not in _SUCCESS:
        await _free(buddy, user_id, claim.key)
        return response
    kept = ("location", "etag")
    answer = replace(
        claim,
        status_code=response.status_code,
        body=json.loads(bytes(response.body)),
        headers=tuple((k, v) for k, v in response.headers.items() if k in kept),
    )

    async def keep(uow: UnitOfWork) -> None:
        await uow.idempotency.get(user_id, claim.key)
        await uow.idempotency.put(user_id, answer)

    await buddy.store.transact(keep)
    return response


async def _free(buddy: Buddy, user_id: UserId, key: str) -> None:
    async def work(uow: UnitOfWork) -> None:
        await uow.idempotency.get(user_id, key)
        await uow.idempotency.remove(user_id, key)

    await buddy.store.transact(work)
