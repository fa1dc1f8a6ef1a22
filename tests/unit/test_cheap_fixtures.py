"""What an asynchronous fixture makes is handed on, and not put into words."""

from __future__ import annotations

import pytest

WORDED: list[str] = []


class Large:
    """Stands for a world, whose words would be those of all that is in it."""

    def __repr__(self) -> str:
        WORDED.append("once")
        return "Large()"


@pytest.fixture
async def large() -> Large:
    return Large()


def test_nobody_asks_what_is_in_it(large: Large) -> None:
    assert isinstance(large, Large)
    assert not WORDED
