"""A receiver of webhooks on a real socket, in a thread: it checks signatures by itself.

It checks as the rules of Standard Webhooks tell a receiver to, with nothing of Buddy's.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Received:
    """One request."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def message_id(self) -> str:
        return self.headers["webhook-id"]

    def verified(self, secret: str) -> bool:
        """Whether one of the signatures is that of this secret."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        signed = f"{self.message_id}.{self.headers['webhook-timestamp']}.{self.body}".encode()
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        versions = [each.split(",", 1) for each in self.headers["webhook-signature"].split(" ")]
        return any(v == "v1" and hmac.compare_digest(s, expected) for v, s in versions)


@dataclass(slots=True)
class Receiver:
    """Answers with the given statuses, then with 204."""

    statuses: list[int] = field(default_factory=list[int])
    location: str | None = None
    received: list[Received] = field(default_factory=list[Received])
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def receiving(statuses: Sequence[int] = (), location: str | None = None) -> Generator[Receiver]:
    """Receive until the context ends."""
    receiver = Receiver(list(statuses), location)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length).decode()
            receiver.received.append(Received(self.path, headers, body))
            status = receiver.statuses.pop(0) if receiver.statuses else 204
            self.send_response(status)
            if receiver.location is not None:
                self.send_header("location", receiver.location)
            self.send_header("content-length", "0")
            self.end_headers()
            receiver.arrived.release()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
