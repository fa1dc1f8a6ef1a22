"""The webhook sender port: hands a signed message to a receiver, and says what came of it.

Adapters (`buddy.adapters.fetch`): ``webhook_sender`` (HTTP behind the egress guard, signed by the
rules of Standard Webhooks) and ``memory_sender`` (keeps what it was given).
`buddy.testing.conformance.webhooks` examines both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from buddy.domain.events.log import Event
from buddy.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is handed over."""

    message_id: str
    body: str
    secret: str
    """``whsec_`` and a base64 text; what the receiver checks the signature with."""
    at: Instant
    """The moment of the attempt, which is signed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of an attempt."""

    status: int | None
    """The HTTP status; None where there was no answer."""
    error: str | None
    """Why the message does not count as taken, in one sentence; None where it does."""
    retry_after: float | None = None
    """Seconds that the receiver asked to be left alone for."""


class WebhookSender(Protocol):
    """Sends messages."""

    def new_secret(self) -> str:
        """Return a secret that nobody has seen."""
        ...

    def text_of(self, event: Event) -> str:
        """Return an event as the JSON text of a message: type, timestamp, data."""
        ...

    async def check(self, url: str) -> None:
        """Make sure that messages may go to a URL, as far as can be told now.

        Raises:
            EgressDenied: They may not.
        """
        ...

    async def send(self, url: str, message: Message) -> Answer:
        """Send a message once; whatever goes wrong is in the answer. Redirects are not followed."""
        ...
