"""Sends webhooks: HTTP behind the egress guard, each message signed."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

import httpx2

from buddy import __version__
from buddy.adapters.fetch.failures import told
from buddy.adapters.fetch.guard import Clearance, EgressGuard, Resolver
from buddy.adapters.fetch.lookup import resolve_with_system
from buddy.adapters.fetch.transport import PINNED, PinnedTransport
from buddy.adapters.fetch.webhook_signature import new_secret, signature
from buddy.adapters.fetch.webhook_text import event_message
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.events.log import Event
from buddy.domain.instant import to_datetime
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.webhooks import Answer, Message

USER_AGENT = f"Buddy/{__version__} (webhook)"
SECONDS = 20.0
"""From the first name looked up to the status; the rules suggest 15 to 30."""
_CONNECT_SECONDS = 5.0
_TAKEN = range(200, 300)
_REDIRECTED = range(300, 400)


class GuardedWebhookSender:
    """Implements `buddy.ports.webhooks.WebhookSender`.

    Each attempt is judged by the guard anew and goes to an address that was judged. The answer's
    body is not read.

    Args:
        policy: Gives the egress policy that stands now.
        resolve: Resolves names.
        ssl_context: Trust for TLS; by default the machine's certificates.
        seconds: How long one attempt may take.
    """

    def __init__(
        self,
        policy: Callable[[], EgressPolicy],
        *,
        resolve: Resolver = resolve_with_system,
        ssl_context: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._guard = EgressGuard(policy, resolve=resolve)
        self._ssl_context = ssl_context
        self._seconds = seconds

    def new_secret(self) -> str:
        """See the port."""
        return new_secret()

    def text_of(self, event: Event) -> str:
        """See the port."""
        return event_message(event)

    async def check(self, url: str) -> None:
        """See the port. A host that cannot be found now may be there later."""
        try:
            await self._guard.clear(url, Scope())
        except EgressDenied:
            raise
        except ToolExecutionFailed:
            return

    async def send(self, url: str, message: Message) -> Answer:
        """See the port."""
        try:
            async with asyncio.timeout(self._seconds):
                clearance = await self._guard.clear(url, Scope())
                return await self._post(clearance, message)
        except TimeoutError:
            return Answer(status=None, error=f"no answer within {self._seconds:g} s")
        except ToolExecutionFailed as error:  # a refusal of the guard is one too
            return Answer(status=None, error=error.message)

    async def _post(self, clearance: Clearance, message: Message) -> Answer:
        target = clearance.target
        if self._ssl_context is None:  # made late: most instances send nothing
            self._ssl_context = httpx2.create_ssl_context(trust_env=False)
        timeout = httpx2.Timeout(self._seconds, connect=_CONNECT_SECONDS)
        try:
            async with (
                httpx2.AsyncClient(
                    transport=PinnedTransport(self._ssl_context),
                    timeout=timeout,
                    trust_env=False,
                    follow_redirects=False,
                ) as client,
                client.stream(
                    "POST",
                    target.url,
                    content=message.body.encode(),
                    headers={"Host": target.authority, **_headers(message)},
                    extensions={PINNED: clearance.addresses},
                ) as response,
            ):
                return _answer(response)
        except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
            raise told(problem, target.host) from problem


def _headers(message: Message) -> dict[str, str]:
    timestamp = int(to_datetime(message.at).timestamp())
    signed = signature(message.secret, message.message_id, timestamp, message.body)
    return {
        "content-type": "application/json",
        "user-agent": USER_AGENT,
        "webhook-id": message.message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signed,
    }


def _answer(response: httpx2.Response) -> Answer:
    status = response.status_code
    if status in _TAKEN:
        return Answer(status=status, error=None)
    error = f"HTTP {status}"
    if status in _REDIRECTED:
        error += "; redirects are not followed, give the webhook its new URL"
    return Answer(
        status=status, error=error, retry_after=_seconds(response.headers.get("retry-after"))
    )


def _seconds(text: str | None) -> float | None:
    """Read ``Retry-After`` where it is a number of seconds; a date is left alone."""
    return float(text) if text is not None and text.isascii() and text.isdigit() else None
