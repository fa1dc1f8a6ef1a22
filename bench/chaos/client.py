"""Asks Buddy over HTTP, insists where no answer came, and keeps what was answered."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx2

from buddy.adapters.clock.system import SystemClock
from chaos.state import State, append

AGAIN_SECONDS = 0.15
ANSWER_SECONDS = 20.0
"""Longer than a freeze and a blocking execute together."""
_AGAIN = {"idempotency_key_in_flight", "store_conflict"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: Any

    @property
    def ok(self) -> bool:
        """Whether it was taken."""
        return self.status < 300


class Client:
    """The people and programs that use Buddy.

    Args:
        url: The API.
        state: Keeps what was asked and answered.
        load: Counts it.
    """

    def __init__(self, url: str, state: State, load: Counter[str]) -> None:
        self._http = httpx2.AsyncClient(base_url=url, trust_env=False, timeout=ANSWER_SECONDS)
        self._path = state.answers
        self._load = load
        self._clock = SystemClock()
        self._numbers = count()
        self.faults: list[str] = []
        """Answers that Buddy must not give, whatever is done to it."""

    async def close(self) -> None:
        """Hang up."""
        await self._http.aclose()

    async def get(self, path: str) -> Any:
        """Read, however often it takes."""
        answer = await self._insist("GET", path, None, {})
        assert answer is not None
        assert answer.ok, f"GET {path}: {answer.status} {answer.body}"
        return answer.body

    async def post(
        self,
        what: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        mission_id: str = "",
        key: str | None = None,
        respond_async: bool = False,
        insist: bool = True,
    ) -> Answer | None:
        """Ask for something to be done.

        Args:
            what: The command's name in the history.
            path: Its path.
            body: Its body.
            mission_id: The mission it is about; that of the answer when empty.
            key: An idempotency key.
            respond_async: Do not wait for a run.
            insist: Ask again until there is an answer.

        Returns:
            The answer; None when there was none and nobody insisted.
        """
        headers = {"idempotency-key": key} if key else {}
        if respond_async:
            headers["prefer"] = "respond-async"
        note = {"process": next(self._numbers), "f": what, "value": mission_id}
        self._keep(note, "invoke")
        answer = await self._insist("POST", path, body or {}, headers, insist=insist)
        if answer is None:
            self._keep(note, "info")
        else:
            if answer.ok and not mission_id:
                note["value"] = answer.body["mission_id"]
            self._keep(note, "ok" if answer.ok else "fail", status=answer.status)
        return answer

    async def _insist(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        headers: dict[str, str],
        *,
        insist: bool = True,
    ) -> Answer | None:
        while True:
            try:
                got = await self._http.request(method, path, json=body, headers=headers)
            except httpx2.TransportError:
                self._load["requests without an answer"] += 1
                if not insist:
                    return None
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            answer = Answer(got.status_code, got.json())
            if answer.status == 503 or (not answer.ok and answer.body.get("code") in _AGAIN):
                self._load["requests asked to come again"] += 1
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            if answer.status >= 500:
                self.faults.append(f"{method} {path} was answered {answer.status}: {answer.body}")
            return answer

    def _keep(self, note: dict[str, Any], kind: str, **more: Any) -> None:
        append(self._path, {"at": self._clock.now(), "type": kind, **note, **more})
