"""People who share an account, known by the address they call from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from buddy.domain.ids import UserId

TEAM = UserId("team")
ANN, BOB = UserId("ann"), UserId("bob")


@dataclass(frozen=True, slots=True)
class TeamIdentity:
    """Implements `buddy.ports.identity.IdentityProvider` for ann and bob of one team."""

    people: Mapping[str, UserId] = field(
        default_factory=lambda: {"127.0.0.2": ANN, "127.0.0.3": BOB}
    )

    def identify(self, headers: Mapping[str, str], client_host: str) -> UserId | None:
        del headers
        return self.people.get(client_host)

    def account_of(self, user_id: UserId) -> UserId:
        return TEAM if user_id in self.people.values() else user_id
