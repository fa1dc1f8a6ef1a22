"""The identity port: who is asking.

Adapters: `buddy.adapters.identity.loopback` (one user, ``local``). Tests inject others
through this port; no header that a client sets is ever an identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from buddy.domain.ids import UserId


class IdentityProvider(Protocol):
    """Decides who a request comes from."""

    def identify(self, headers: Mapping[str, str], client_host: str) -> UserId | None:
        """Return the user behind a request, or None when nobody known is."""
        ...

    def account_of(self, user_id: UserId) -> UserId:
        """Return whose missions a user works on: the own ones, or those of a shared account.

        The rows of a shared account carry the account's id; what its people ask for, edit and
        decide carries theirs.
        """
        ...
