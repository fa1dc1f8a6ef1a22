"""The command line's way to a running Buddy: its own HTTP API."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import httpx2
import typer

DEFAULT_URL = "http://127.0.0.1:8000"
TIMEOUT_SECONDS = 3700.0
"""A blocking execute may take as long as the longest scope allows, and a little."""

CONNECT_SECONDS = 3.0
QUIET_SECONDS = 60.0
"""A stream that is silent for so long is broken: a live one pings."""


class Client:
    """Talks to one server.

    Args:
        url: Its address.
        as_json: Whether failures are printed as JSON.
        transport: Another way to reach it than a socket.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        as_json: bool = False,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self.url = (url or os.environ.get("BUDDY_URL") or DEFAULT_URL).rstrip("/")
        self._as_json = as_json
        self._transport = transport

    def get(self, path: str, **params: Any) -> Any:
        """Read something."""
        given = {key: value for key, value in params.items() if value is not None}
        return self._send("GET", path, params=given)

    def text(self, path: str) -> str:
        """Read something that is a text."""
        return self._answer("GET", path).text

    def post(self, path: str, body: object = None, headers: dict[str, str] | None = None) -> Any:
        """Do something."""
        return self._send("POST", path, json={} if body is None else body, headers=headers)

    def put(self, path: str, body: object) -> Any:
        """Change something."""
        return self._send("PUT", path, json=body)

    def delete(self, path: str) -> Any:
        """Remove something; None where the answer is empty."""
        return self._send("DELETE", path)

    def follow(self, path: str, after: int) -> Iterator[dict[str, Any]]:
        """Yield a user's events after a cursor by SSE, until the server ends the stream."""
        timeout = httpx2.Timeout(QUIET_SECONDS, connect=CONNECT_SECONDS)
        try:
            with (
                self._open(timeout) as http,
                http.stream("GET", path, params={"after": after}) as response,
            ):
                if response.status_code >= httpx2.codes.BAD_REQUEST:
                    response.read()
                    self._fail(response)
                for line in _lines(response.iter_text()):
                    if line.startswith("data: "):
                        yield json.loads(line.removeprefix("data: "))
        except (httpx2.TransportError, httpx2.InvalidURL) as error:
            self._unreachable(error)

    def _send(self, method: str, path: str, **options: Any) -> Any:
        response = self._answer(method, path, **options)
        try:
            return response.json() if response.content else None
        except ValueError:
            self._fail(response)

    def _answer(self, method: str, path: str, **options: Any) -> httpx2.Response:
        try:
            with self._open(httpx2.Timeout(TIMEOUT_SECONDS, connect=CONNECT_SECONDS)) as http:
                response = http.request(method, path, **options)
        except (httpx2.TransportError, httpx2.InvalidURL) as error:
            self._unreachable(error)
        if response.status_code >= httpx2.codes.BAD_REQUEST:
            self._fail(response)
        return response

    def _open(self, timeout: httpx2.Timeout) -> httpx2.Client:
        return httpx2.Client(
            base_url=self.url,
            timeout=timeout,
            headers={"x-buddy-client": "cli"},
            trust_env=False,
            transport=self._transport,
        )

    def _unreachable(self, error: Exception) -> NoReturn:
        if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
            text = f"No Buddy answers at {self.url}. Start one with: buddy serve"
        elif isinstance(error, httpx2.UnsupportedProtocol | httpx2.InvalidURL):
            text = f"{self.url!r} is no address of a Buddy; write one such as {DEFAULT_URL}"
        else:
            text = (
                f"The connection to {self.url} broke ({type(error).__name__}). What was accepted "
                "goes on, or will at the next start: buddy mission watch follows it"
            )
        self._leave({"code": "unreachable", "detail": text})

    def _fail(self, response: httpx2.Response) -> NoReturn:
        try:
            found: dict[str, Any] = response.json()
        except ValueError:
            detail = f"{self.url} answered {response.status_code}, not as Buddy does"
            found = {"code": "unexpected_answer", "detail": detail}
        self._leave(found)

    def _leave(self, found: dict[str, Any]) -> NoReturn:
        if self._as_json:
            print(json.dumps(found))
        else:
            text = f"{found.get('detail')} [{found.get('code')}]"
            print("\n".join([text, *described(found.get("difference"))]), file=sys.stderr)
        raise typer.Exit(1)


def described(differences: list[dict[str, Any]] | None) -> list[str]:
    """Return a line for each value that is not as it was: its name, old and new."""
    return [
        f"  {each['field']}: {_value(each['old'])} → {_value(each['new'])}"
        for each in differences or ()
    ]


def _value(value: object) -> str:
    return "none" if value is None else json.dumps(value, ensure_ascii=False)


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """Yield lines as server-sent events have them; U+2028 and its like are within a line."""
    rest = ""
    for text in texts:
        *lines, rest = (rest + text).split("\n")
        yield from lines
