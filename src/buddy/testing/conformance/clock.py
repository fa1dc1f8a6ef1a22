"""What every adapter of the clock port must do.

Subclass `ClockSuite` and `IdSuite` in a test module and override the fixtures `clock` and `ids`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import re

import pytest

from buddy.domain.instant import parse_instant
from buddy.ports.clock import Clock, IdSource

MANY = 10_000
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_ID = re.compile(r"m_[A-Za-z0-9_-]{12}")


class ClockSuite:
    """Tests on a clock."""

    @pytest.fixture
    def clock(self) -> Clock:
        """Return a clock."""
        raise NotImplementedError("override the fixture `clock`")

    def test_now_is_utc_to_the_millisecond(self, clock: Clock) -> None:
        now = clock.now()
        assert _INSTANT.fullmatch(now)
        assert parse_instant(now) == now

    def test_monotonic_never_goes_back(self, clock: Clock) -> None:
        readings = [clock.monotonic() for _ in range(1000)]
        assert readings == sorted(readings)


class IdSuite:
    """Tests on a source of identifiers."""

    @pytest.fixture
    def ids(self) -> IdSource:
        """Return a source of identifiers."""
        raise NotImplementedError("override the fixture `ids`")

    def test_an_id_is_its_prefix_and_twelve_url_safe_characters(self, ids: IdSource) -> None:
        assert all(_ID.fullmatch(ids.new("m")) for _ in range(1000))

    def test_no_two_ids_are_the_same(self, ids: IdSource) -> None:
        assert len({ids.new("e") for _ in range(MANY)}) == MANY
