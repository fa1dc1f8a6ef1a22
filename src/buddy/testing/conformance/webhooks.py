"""What every adapter of the webhook sender port must do.

Subclass `WebhookSenderSuite` in a test module and override the fixtures `sender` and `url`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import base64
import json

import pytest

from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, EventId, MissionId
from buddy.errors import EgressDenied
from buddy.ports.webhooks import Message, WebhookSender
from buddy.testing.factories import at, make_proposed

FEWEST_BYTES, MOST_BYTES = 24, 64
"""Of a secret, by the rules of Standard Webhooks."""


def make_logged() -> Event:
    """Return an event of the log."""
    return Event(
        event_id=EventId("e_000000000001"),
        user_id=LOCAL_USER,
        subject_type="mission",
        subject_id="m_1",
        mission_id=MissionId("m_1"),
        sequence=1,
        cursor=7,
        timestamp=at(1),
        data=make_proposed(),
    )


class WebhookSenderSuite:
    """Everything that the webhook sender port promises."""

    @pytest.fixture
    def sender(self) -> WebhookSender:
        """Return the adapter."""
        raise NotImplementedError("override the fixture `sender`")

    @pytest.fixture
    def url(self) -> str:
        """Return a URL whose receiver takes messages."""
        raise NotImplementedError("override the fixture `url`")

    def test_secrets_differ_and_are_long_enough(self, sender: WebhookSender) -> None:
        secrets = {sender.new_secret() for _ in range(20)}
        assert len(secrets) == 20  # noqa: PLR2004  # as many as were made
        for secret in secrets:
            assert secret.startswith("whsec_")
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
            assert FEWEST_BYTES <= len(key) <= MOST_BYTES

    def test_a_message_says_what_happened_and_when(self, sender: WebhookSender) -> None:
        told = json.loads(sender.text_of(make_logged()))
        assert set(told) == {"type", "timestamp", "data"}
        assert told["type"] == "mission_proposed"
        assert told["timestamp"] == at(1)
        assert told["data"]["cursor"] == make_logged().cursor
        assert told["data"]["event"]["revision"] == 1
        assert sender.text_of(make_logged()) == sender.text_of(make_logged())

    async def test_what_is_taken_has_no_error(self, sender: WebhookSender, url: str) -> None:
        await sender.check(url)
        message = Message(message_id="msg_1", body="{}", secret=sender.new_secret(), at=at())
        answer = await sender.send(url, message)
        assert answer.error is None
        assert answer.status is not None

    @pytest.mark.parametrize("bad", ["nonsense", "ftp://example.org/", "https://a:b@example.org/"])
    async def test_what_is_no_address_is_refused(self, sender: WebhookSender, bad: str) -> None:
        with pytest.raises(EgressDenied):
            await sender.check(bad)
