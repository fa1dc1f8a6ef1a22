"""What becomes of a webhook's messages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from buddy.domain.instant import plus_seconds, seconds_between
from buddy.domain.webhook import (
    DEFAULT_EVENT_TYPES,
    LEASE_SECONDS,
    RETRY_SECONDS,
    Attempt,
    Delivery,
    DeliveryState,
    after_attempt,
    claim,
    enabled,
    given_up,
    told,
    unknown_types,
)
from buddy.testing.factories import at
from buddy.testing.records import make_delivery, make_webhook

REFUSED = "HTTP 500"


def failed(seconds: float, status: int = 500) -> Attempt:
    return Attempt(at=at(seconds), status=status, error=f"HTTP {status}")


def all_attempts(delivery: Delivery) -> list[Delivery]:
    """Return a message after each of its attempts, every one of which fails."""
    story: list[Delivery] = []
    while delivery.due_at is not None:
        attempt = Attempt(at=delivery.due_at, status=500, error=REFUSED)
        delivery = after_attempt(delivery, attempt, chance=0.0)
        story.append(delivery)
    return story


def test_attempts_follow_the_schedule_and_then_end() -> None:
    story = all_attempts(make_delivery(due_at=at(0)))
    assert len(story) == len(RETRY_SECONDS) + 1 == 10
    moments = [each.at for each in story[-1].attempts]
    waits = [seconds_between(a, b) for a, b in pairwise(moments)]
    assert tuple(waits) == RETRY_SECONDS
    assert seconds_between(moments[0], moments[-1]) == 75 * 3600 + 35 * 60 + 5
    assert story[-1].state is DeliveryState.FAILED
    assert story[-1].ended_at == moments[-1]


def test_the_text_and_the_id_never_change() -> None:
    first = make_delivery()
    for each in all_attempts(first):
        assert (each.record_id, each.body) == (first.record_id, first.body)


def test_chance_adds_at_most_a_tenth() -> None:
    due = [after_attempt(make_delivery(), failed(0), chance=c).due_at for c in (0.0, 1.0)]
    assert due == [at(5), at(5.5)]


@pytest.mark.parametrize(("asked", "wait"), [(60.0, 60), (1.0, 5), (1e9, 86_400), (None, 5)])
def test_a_receiver_may_ask_to_be_left_alone(asked: float | None, wait: float) -> None:
    after = after_attempt(make_delivery(), failed(0), chance=0.0, retry_after=asked)
    assert after.due_at == at(wait)


def test_what_is_taken_is_over() -> None:
    after = after_attempt(make_delivery(), Attempt(at=at(9), status=200), chance=0.5)
    assert (after.state, after.due_at, after.ended_at) == (DeliveryState.DELIVERED, None, at(9))
    assert claim(after, "l_1", at(1e9)) is None


def test_a_lease_keeps_others_away_until_it_ends() -> None:
    held = claim(make_delivery(due_at=at(0)), "l_1", at(0))
    assert held is not None
    assert claim(held, "l_2", at(LEASE_SECONDS - 1)) is None
    again = claim(held, "l_2", at(LEASE_SECONDS))
    assert again is not None
    assert again.lease == "l_2"
    assert [each.error for each in again.attempts] == [
        "the process that sent it ended before it knew the answer"
    ]
    assert claim(make_delivery(due_at=at(5)), "l_1", at(4)) is None


def test_gone_disables_at_once() -> None:
    delivery = after_attempt(make_delivery(), failed(3, 410), chance=0.0)
    assert delivery.state is DeliveryState.FAILED
    webhook = told(make_webhook(), failed(3, 410), delivery)
    assert webhook.disabled_at == at(3)
    assert webhook.disabled_reason is not None
    assert "410" in webhook.disabled_reason


def test_long_failure_disables_with_its_reason_and_a_taken_message_clears_it() -> None:
    webhook = make_webhook()
    for delivery in all_attempts(make_delivery(due_at=at(0))):
        assert webhook.disabled_at is None
        webhook = told(webhook, delivery.attempts[-1], delivery)
    assert webhook.disabled_reason is not None
    assert "the last of 10 attempts: HTTP 500" in webhook.disabled_reason
    assert webhook.failing_since == at(0)
    on = enabled(webhook)
    assert (on.disabled_at, on.disabled_reason, on.failing_since) == (None, None, None)
    assert on.cursor == webhook.cursor


def test_one_message_that_is_never_taken_does_not_disable_what_takes_others() -> None:
    webhook = make_webhook()
    for delivery in all_attempts(make_delivery(due_at=at(0))):
        webhook = told(webhook, delivery.attempts[-1], delivery)
        moment = plus_seconds(delivery.attempts[-1].at, 1)
        other = after_attempt(make_delivery(2), Attempt(at=moment, status=200), chance=0.0)
        webhook = told(webhook, other.attempts[-1], other)
    assert webhook.disabled_at is None


def test_what_is_given_up_says_why() -> None:
    gone = given_up(make_delivery(), "the webhook was removed", at(4))
    assert (gone.state, gone.due_at) == (DeliveryState.FAILED, None)
    assert gone.attempts[-1].error == "the webhook was removed"


def test_a_secret_is_in_no_representation() -> None:
    webhook = make_webhook()
    assert webhook.secret not in repr(webhook)
    assert webhook.secret not in repr(replace(webhook, url="https://a.org"))


def test_unknown_types_are_told() -> None:
    assert unknown_types(DEFAULT_EVENT_TYPES) == ()
    assert unknown_types(["mission_stop", "mission_begun"]) == ("mission_begun",)
