"""Loopback mode: one user, and nobody else can reach the server."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

from buddy.domain.ids import LOCAL_USER, UserId


class LoopbackIdentity:
    """Everybody on this machine is the user ``local``; nobody else is anybody."""

    def identify(self, headers: Mapping[str, str], client_host: str) -> UserId | None:
        """Return ``local`` for a loopback address, else None. Headers are not looked at."""
        del headers
        try:
            address = ipaddress.ip_address(client_host)
        except ValueError:
            return None
        return LOCAL_USER if address.is_loopback else None

    def account_of(self, user_id: UserId) -> UserId:
        """Return the user: there is nobody to share with."""
        return user_id
