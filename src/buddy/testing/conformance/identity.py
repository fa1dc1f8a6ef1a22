"""What every adapter of the identity port must do.

Subclass `IdentitySuite` in a test module and override the fixtures.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import pytest

from buddy.domain.ids import UserId
from buddy.ports.identity import IdentityProvider

CLAIMS = [
    {"x-user-id": "eve"},
    {"x-forwarded-for": "127.0.0.1"},
    {"forwarded": "for=127.0.0.1"},
    {"x-real-ip": "::1"},
    {"authorization": "Bearer eve"},
    {"cookie": "user=eve"},
    {"host": "localhost"},
]
STRANGERS = ["192.0.2.7", "2001:db8::7", "0.0.0.0", "", "localhost", "127.0.0.1.example", "unix:"]  # noqa: S104  # nothing is bound


class IdentitySuite:
    """Tests on an identity provider that knows who calls from `known_host`."""

    @pytest.fixture
    def identity(self) -> IdentityProvider:
        """Return an identity provider."""
        raise NotImplementedError("override the fixture `identity`")

    @pytest.fixture
    def known_host(self) -> str:
        """Return an address that somebody known calls from, without any header."""
        raise NotImplementedError("override the fixture `known_host`")

    @pytest.fixture
    def known_user(self) -> UserId:
        """Return who that is."""
        raise NotImplementedError("override the fixture `known_user`")

    def test_somebody_known_is_known(
        self, identity: IdentityProvider, known_host: str, known_user: UserId
    ) -> None:
        assert identity.identify({}, known_host) == known_user

    def test_an_account_is_its_own(self, identity: IdentityProvider, known_user: UserId) -> None:
        account = identity.account_of(known_user)
        assert identity.account_of(account) == account

    @pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: next(iter(claim)))
    def test_a_claim_makes_nobody_somebody_else(
        self,
        identity: IdentityProvider,
        known_host: str,
        known_user: UserId,
        claim: dict[str, str],
    ) -> None:
        assert identity.identify(claim, known_host) == known_user

    @pytest.mark.parametrize("claim", [{}, *CLAIMS], ids=lambda claim: next(iter(claim), "none"))
    @pytest.mark.parametrize("host", STRANGERS)
    def test_a_stranger_is_nobody_whatever_he_claims(
        self, identity: IdentityProvider, host: str, claim: dict[str, str]
    ) -> None:
        assert identity.identify(claim, host) is None
