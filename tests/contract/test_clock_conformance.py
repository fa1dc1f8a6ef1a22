from datetime import UTC, datetime, timedelta

import pytest

from buddy.adapters.clock.system import RandomIds, SystemClock
from buddy.domain.instant import to_datetime
from buddy.ports.clock import Clock, IdSource
from buddy.testing.clock import CountingIds, FixedClock
from buddy.testing.conformance.clock import ClockSuite, IdSuite


class TestSystemClock(ClockSuite):
    @pytest.fixture
    def clock(self) -> Clock:
        return SystemClock()

    def test_it_tells_the_machines_time(self, clock: Clock) -> None:
        machine = datetime.now(UTC)  # noqa: TID251  # compared with
        assert abs(to_datetime(clock.now()) - machine) < timedelta(seconds=5)


class TestFixedClock(ClockSuite):
    @pytest.fixture
    def clock(self) -> Clock:
        return FixedClock()

    def test_it_stands_until_it_is_told(self) -> None:
        clock = FixedClock()
        before = clock.now()
        assert (clock.now(), clock.monotonic()) == (before, 0.0)
        clock.advance(86_400.5)
        passed = to_datetime(clock.now()) - to_datetime(before)
        assert (passed, clock.monotonic()) == (timedelta(days=1, milliseconds=500), 86_400.5)


class TestRandomIds(IdSuite):
    @pytest.fixture
    def ids(self) -> IdSource:
        return RandomIds()


class TestCountingIds(IdSuite):
    @pytest.fixture
    def ids(self) -> IdSource:
        return CountingIds()
