"""What looks like a secret is left out, and ordinary text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.secret_text import cleaned, has_secrets, without_secrets

KEY = "-----{} RSA " + "PRIVATE KEY-----"
SECRET = "zq9Xw7Vt5Rp3Nm1Lk8Jh6Gf4"


@pytest.mark.parametrize(
    "text",
    [
        f"https://me:{SECRET}@example.org/x",
        f"https://example.org/?a=1&access_token={SECRET}&b=2",
        f"https://example.org/?X-Amz-Signature={SECRET}",
        f"Authorization: Bearer {SECRET}",
        f"sk-{SECRET}",
        f"ghp_{SECRET}",
        f"eyJhbGciOiJI.{SECRET}.{SECRET}",
        f"password = {SECRET}",
        f"API key: {SECRET}",
        f"{KEY.format('BEGIN')}\n{SECRET}\n{KEY.format('END')}",
    ],
)
def test_a_secret_is_left_out(text: str) -> None:
    assert SECRET not in without_secrets(text)
    assert has_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?page=2&q=lego",
        "The password policy changed, and the key is under the mat",
        "Basic English and a token of thanks",
        "Tokens cost $3 each",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    assert without_secrets(text) == text


def test_what_stands_under_the_name_of_a_secret_is_one() -> None:
    value = {"api_key": "x", "rows": [{"session_id": "y", "n": 1}], "tokens": 3, "author": "z"}
    assert cleaned(value) == {
        "api_key": "(left out)",
        "rows": [{"session_id": "(left out)", "n": 1}],
        "tokens": 3,
        "author": "z",
    }


@given(st.text(max_size=200))
def test_what_is_clean_stays_clean(text: str) -> None:
    once = without_secrets(text)
    assert without_secrets(once) == once
