"""A program that ends while it is looked for is not taken for somebody else."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from buddy.adapters.instance import descendants
from buddy.adapters.instance.descendants import can_tell, descends_from_here

pytestmark = pytest.mark.skipif(not can_tell(), reason="this system has no /proc as Linux has")

CONNECT = """
import socket, sys
line = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
sys.stdin.read()
"""


@pytest.fixture
def held() -> Iterator[tuple[subprocess.Popen[bytes], socket.socket]]:
    """A program of this process's own that holds a connection to it, and the end here."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        command = [sys.executable, "-c", CONNECT, str(port)]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as program:
            here, _ = listening.accept()
            with here:
                yield program, here
            program.kill()


def test_its_holder_is_seen(held: tuple[subprocess.Popen[bytes], socket.socket]) -> None:
    _, here = held
    assert descends_from_here(here.getpeername(), here.getsockname()) is True


def test_one_that_was_reaped_before_its_turn_is_nobody(
    held: tuple[subprocess.Popen[bytes], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, here = held
    client, server = here.getpeername(), here.getsockname()

    def reaped() -> Iterator[str]:
        program.kill()
        program.wait()
        return iter(())

    monkeypatch.setattr(descendants, "_descendants", reaped)
    assert descends_from_here(client, server) is None


def test_who_holds_on_and_is_none_of_ours_is_somebody_else(
    held: tuple[subprocess.Popen[bytes], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, here = held
    monkeypatch.setattr(descendants, "_descendants", lambda: iter(()))
    assert descends_from_here(here.getpeername(), here.getsockname()) is False
