"""Acknowledgement: what takes note of something wants and refuses nothing."""

from __future__ import annotations

import pytest

from buddy.domain.acknowledgement import acknowledges, approves, leaves_as_is


@pytest.mark.parametrize(
    "text", ["ok i get it", "noted", "verstehe", "je vois", "entiendo", "capisco", "entendi"]
)
def test_what_was_understood(text: str) -> None:
    assert acknowledges(text)
    assert not acknowledges("yes, get it")


def test_what_stays_as_it_is_and_what_approves() -> None:
    assert leaves_as_is("don't change anything")
    assert leaves_as_is("no cambies nada")
    assert not leaves_as_is("don't run it")
    assert approves("approve it, but don't run it")
    assert not approves("proceed to not run it")
