"""Keeps webhooks' messages instead of sending them, for tests and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from buddy.adapters.fetch.target import parse_target
from buddy.adapters.fetch.webhook_signature import new_secret
from buddy.adapters.fetch.webhook_text import event_message
from buddy.domain.events.log import Event
from buddy.ports.webhooks import Answer, Message

TAKEN = Answer(status=204, error=None)


class MemoryWebhookSender:
    """Implements `buddy.ports.webhooks.WebhookSender`.

    Args:
        answers: What the first messages are answered; those after them are taken.
    """

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._answers: Iterator[Answer] = iter(answers)
        self.sent: list[tuple[str, Message]] = []
        """URLs and messages, in order."""

    def new_secret(self) -> str:
        """See the port."""
        return new_secret()

    def text_of(self, event: Event) -> str:
        """See the port."""
        return event_message(event)

    async def check(self, url: str) -> None:
        """See the port. Only what is no URL at all is refused."""
        parse_target(url)

    async def send(self, url: str, message: Message) -> Answer:
        """See the port."""
        self.sent.append((url, message))
        return next(self._answers, TAKEN)
