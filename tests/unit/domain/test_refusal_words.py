"""A refusal leaves nothing over; what it leaves is what is asked for."""

from __future__ import annotations

import pytest

from buddy.domain.refusal_words import refusal_in


@pytest.mark.parametrize(
    ("text", "rest", "names"),
    [
        ("no, that is too expensive", "", False),
        ("oh no, please don't run it, wrong page", "", True),
        ("no need for pictures", "pictures", True),
        ("reject offers above $5", "offers above $5", True),
        ("cancel the search", "search", True),
        ("nein, nur die Preise", "nur die Preise", False),
    ],
)
def test_what_is_left_of_a_refusal(text: str, rest: str, names: bool) -> None:
    found = refusal_in(text)
    assert found is not None
    assert (found.rest.strip(" ,"), found.names) == (rest, names)


@pytest.mark.parametrize(
    "text", ["yes", "search for tea", "no, just run it", "don't run it yet", "nothing beats it"]
)
def test_what_is_no_refusal(text: str) -> None:
    assert refusal_in(text) is None
