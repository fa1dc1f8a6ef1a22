"""The egress guard: from a URL to the checked addresses that a connection may go to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address

from buddy.adapters.fetch.lookup import resolve_with_system
from buddy.adapters.fetch.target import Target, ascii_domain, parse_target
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.egress.ranges import Address
from buddy.domain.egress.verdict import Verdict, judge_address
from buddy.domain.scope import Scope, allows
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import Permit, permit_all

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""``await resolve(host, port)``: the addresses of a name, as texts. Raises OSError for none."""
LOOKUP_SECONDS = 5.0
"""For one name. A name server that is there answers in a fraction of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """A URL that may be fetched, and only over these addresses."""

    target: Target
    addresses: tuple[Address, ...]
    """At least one. Connecting to anything else, another answer of DNS included, is a breach."""


class EgressGuard:
    """Judges URLs against a scope and the instance's policy.

    Args:
        policy: Gives the policy that stands now; asked at every URL, because a server learns its
            own port only when it starts to listen.
        resolve: Resolves names.
        lookup_seconds: How long one name may take.
    """

    def __init__(
        self,
        policy: Callable[[], EgressPolicy],
        *,
        resolve: Resolver = resolve_with_system,
        lookup_seconds: float = LOOKUP_SECONDS,
    ) -> None:
        self._policy = policy
        self._resolve = resolve
        self._lookup_seconds = lookup_seconds

    async def clear(self, url: str, scope: Scope, permit: Permit = permit_all) -> Clearance:
        """Judge one URL and return where a connection may go.

        A name passes only if *every* address it resolves to is allowed: one internal address
        among public ones is how DNS rebinding looks.

        Args:
            url: An absolute URL.
            scope: The mission's domains.
            permit: Asked for the host before anything else.

        Raises:
            EgressDenied: The URL, its domain or one of its addresses is not allowed.
            ToolExecutionFailed: The host does not exist, or no name server says so in time.
        """
        target = parse_target(url)
        permit(target.host)
        check_scope(target, scope)
        if target.address is not None:
            addresses: tuple[Address, ...] = (target.address,)
        else:
            addresses = await self._addresses(target)
        policy = self._policy()
        for address in addresses:
            verdict = judge_address(address, target.port, policy, host=target.host)
            if not verdict.allowed:
                raise _refused(target, address, verdict)
        return Clearance(target=target, addresses=addresses)

    async def _addresses(self, target: Target) -> tuple[Address, ...]:
        try:
            async with asyncio.timeout(self._lookup_seconds):
                texts = await self._resolve(target.host, target.port)
        except TimeoutError as problem:
            raise ToolExecutionFailed(
                f"no name server answered for {target.host} within {self._lookup_seconds:g} s; "
                "check the spelling and the network",
                host=target.host,
                seconds=self._lookup_seconds,
            ) from problem
        except (OSError, UnicodeError) as problem:
            raise ToolExecutionFailed(
                f"host not found: {target.host}; check the spelling and the network",
                host=target.host,
            ) from problem
        if not texts:
            raise ToolExecutionFailed(f"host not found: {target.host}", host=target.host)
        # The order of the resolver is kept (RFC 6724 sorts by reachability), duplicates are not.
        return tuple(dict.fromkeys(ip_address(text) for text in texts))


def check_scope(target: Target, scope: Scope) -> None:
    """Refuse a host outside a mission's domains.

    Raises:
        EgressDenied: The domain is blocked, or not among the allowed ones.
    """
    if allows(_in_ascii(scope), target.host):
        return
    allowed = scope.allowed_domains
    if allowed is None or allows(replace(_in_ascii(scope), blocked_domains=()), target.host):
        reason = "the mission's scope blocks it"
    elif allowed:
        reason = f"the mission's scope allows only {', '.join(allowed)}"
    else:
        reason = "the mission's scope allows no site"
    raise EgressDenied(
        f"{target.host} is refused: {reason}", host=target.host, url=target.url, rule="scope"
    )


def _in_ascii(scope: Scope) -> Scope:
    allowed = scope.allowed_domains
    return replace(
        scope,
        allowed_domains=None if allowed is None else tuple(ascii_domain(name) for name in allowed),
        blocked_domains=tuple(ascii_domain(name) for name in scope.blocked_domains),
    )


def _refused(target: Target, address: Address, verdict: Verdict) -> EgressDenied:
    where = f"{target.host} ({address})" if target.address is None else str(address)
    return EgressDenied(
        f"{where} is refused: {verdict.rule}; {verdict.remedy}",
        host=target.host,
        address=str(address),
        port=target.port,
        url=target.url,
        rule=verdict.rule,
    )
