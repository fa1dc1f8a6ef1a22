"""Signatures of webhooks against the example that Standard Webhooks' own libraries test with."""

from __future__ import annotations

import pytest

from buddy.adapters.fetch.webhook_signature import signature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}'


def test_the_published_example() -> None:
    assert signature(SECRET, ID, AT, BODY) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_everything_that_is_signed_counts() -> None:
    signed = signature(SECRET, ID, AT, BODY)
    assert signature(SECRET, "msg_other", AT, BODY) != signed
    assert signature(SECRET, ID, AT + 1, BODY) != signed
    assert signature(SECRET, ID, AT, BODY + " ") != signed
    assert signature("whsec_" + "A" * 32, ID, AT, BODY) != signed


def test_a_text_that_is_no_secret_signs_nothing() -> None:
    with pytest.raises(ValueError, match=r"."):
        signature("whsec_ü", ID, AT, BODY)
