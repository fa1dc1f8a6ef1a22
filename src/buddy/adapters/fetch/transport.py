"""A transport that connects to checked addresses and to nothing else."""

from __future__ import annotations

import ssl
from collections.abc import Sequence

import httpx2

from buddy.domain.egress.ranges import Address

PINNED = "pinned_addresses"
"""Key of the request extension that holds the checked addresses."""
MAX_ATTEMPTS = 3
"""Addresses that are tried, in the resolver's order, before a host counts as not answering."""


class PinnedTransport(httpx2.AsyncBaseTransport):
    """Sends a request to one of its pinned addresses, under the name it was written with.

    The address goes into the URL that the connection pool sees, so no name is resolved a second
    time; the ``Host`` header, the name in the TLS handshake and the name the certificate is
    checked against stay those of the site. Connections are not kept: two sites may share an
    address, and a kept connection would be found by address.

    Args:
        ssl_context: Trust for TLS. Proxies and certificate settings of the environment are
            ignored, for a proxy would resolve the name by itself.
    """

    def __init__(self, ssl_context: ssl.SSLContext) -> None:
        self._inner = httpx2.AsyncHTTPTransport(
            verify=ssl_context,
            trust_env=False,
            limits=httpx2.Limits(max_connections=20, max_keepalive_connections=0),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request that carries the extension `PINNED`.

        Raises:
            ValueError: The request carries no checked address. That is a defect of the caller;
                nothing was sent.
            httpx2.TransportError: None of the addresses answered; the last one's error.
        """
        addresses: Sequence[Address] = request.extensions.get(PINNED, ())
        if not addresses:
            raise ValueError("a request without checked addresses was stopped")
        tried = addresses[:MAX_ATTEMPTS]
        for address in tried[:-1]:
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue  # the next address of the same site, as browsers do
        return await self._inner.handle_async_request(_pinned(request, tried[-1]))

    async def aclose(self) -> None:
        """Close what is open."""
        await self._inner.aclose()


def _pinned(request: httpx2.Request, address: Address) -> httpx2.Request:
    extensions = {**request.extensions, "sni_hostname": request.url.raw_host.decode().rstrip(".")}
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
