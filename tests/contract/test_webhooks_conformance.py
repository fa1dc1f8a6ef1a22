"""Both senders of webhooks against the port's suite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from buddy.adapters.fetch.memory_sender import MemoryWebhookSender
from buddy.adapters.fetch.webhook_sender import GuardedWebhookSender
from buddy.domain.egress.policy import EgressPolicy, parse_allowance
from buddy.ports.webhooks import WebhookSender
from buddy.testing.conformance.webhooks import WebhookSenderSuite
from webhook_receiver import Receiver, receiving


class TestMemory(WebhookSenderSuite):
    @pytest.fixture
    def sender(self) -> WebhookSender:
        return MemoryWebhookSender()

    @pytest.fixture
    def url(self) -> str:
        return "https://example.org/hook"


class TestGuarded(WebhookSenderSuite):
    @pytest.fixture
    def receiver(self) -> Iterator[Receiver]:
        with receiving() as receiver:
            yield receiver

    @pytest.fixture
    def sender(self, receiver: Receiver) -> WebhookSender:
        policy = EgressPolicy(allowed=(parse_allowance(f"127.0.0.1:{receiver.port}"),))
        return GuardedWebhookSender(lambda: policy)

    @pytest.fixture
    def url(self, receiver: Receiver) -> str:
        return receiver.url
