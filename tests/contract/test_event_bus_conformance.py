import pytest

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.ports.event_bus import EventBus
from buddy.testing.conformance.event_bus import EventBusSuite


class TestMemoryEventBus(EventBusSuite):
    @pytest.fixture
    def bus(self) -> EventBus:
        return MemoryEventBus()
