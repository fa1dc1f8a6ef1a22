import pytest

from buddy.adapters.identity.loopback import LoopbackIdentity
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.ports.identity import IdentityProvider
from buddy.testing.conformance.identity import IdentitySuite


class TestLoopbackIdentity(IdentitySuite):
    @pytest.fixture
    def identity(self) -> IdentityProvider:
        return LoopbackIdentity()

    @pytest.fixture(params=["127.0.0.1", "127.8.9.10", "::1"])
    def known_host(self, request: pytest.FixtureRequest) -> str:
        return request.param

    @pytest.fixture
    def known_user(self) -> UserId:
        return LOCAL_USER
