"""A lease that has run out is noticed by who makes sure, before the next beat."""

from __future__ import annotations

import pytest

from buddy.adapters.engine.fleet_database import FleetDatabase
from buddy.adapters.engine.fleet_lease import Lease

NOWHERE = "postgresql://nobody@localhost:1/nothing"


@pytest.mark.parametrize(("lease_seconds", "losses"), [(0.0, 1), (3600.0, 0)])
def test_making_sure_of_a_lease(lease_seconds: float, losses: int) -> None:
    said: list[str] = []
    database = FleetDatabase(NOWHERE, lease_seconds=lease_seconds)
    lease = Lease(database, "executor", lambda: 0, said.append)
    lease.make_sure()
    database.dispose()
    assert len(said) == losses
    assert all("others may carry its runs" in reason for reason in said)
