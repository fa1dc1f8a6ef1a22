"""`buddy serve`: API, worker and whiteboard in one process, on loopback."""

from __future__ import annotations

import importlib
import ipaddress
import logging
import logging.config
import os
import socket
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from buddy.cli.interpreter import hurry
from buddy.cli.server import BuddyServer
from buddy.errors import BuddyError

LOG_CONFIG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(message)s"},
        "full": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "progress": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "stream": "ext://sys.stdout",
        },
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "full",
            "stream": "ext://sys.stderr",
        },
    },
    "loggers": {
        "buddy.progress": {"handlers": ["progress"], "level": "INFO", "propagate": False},
        "uvicorn.access": {"level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
"""Progress lines go to standard output as they are, everything else to standard error."""


Host = Annotated[str, typer.Option(help="Loopback address to listen on.")]
Port = Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)]
DataDir = Annotated[Path | None, typer.Option(help="Everything this instance keeps. [~/.buddy]")]


def serve(host: Host = "127.0.0.1", port: Port = 8000, data_dir: DataDir = None) -> None:
    """Start Buddy and its whiteboard: everything in one process."""
    _serve(host, port, data_dir)


def api(host: Host = "127.0.0.1", port: Port = 8000, data_dir: DataDir = None) -> None:
    """Serve the API and the whiteboard only; `buddy worker` carries the runs (PostgreSQL)."""
    os.environ["BUDDY_ROLE"] = "api"
    _serve(host, port, data_dir)


def start_line(address: str, *, page: bool) -> str:
    """Return what is said of where Buddy is, once that is settled.

    Args:
        address: Where it listens.
        page: Whether the whiteboard's page is built; the API needs none.
    """
    if page:
        return f"Buddy is starting; the whiteboard is at {address}"
    return (
        "Buddy is starting without the whiteboard's page, which is not built (“make dashboard” in "
        f"a checkout builds it); the API is at {address}"
    )


def _serve(host: str, port: int, data_dir: Path | None) -> None:
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    os.environ["BUDDY_HOST"], os.environ["BUDDY_PORT"] = host, str(port)
    if data_dir is not None:
        os.environ["BUDDY_DATA_DIR"] = str(data_dir)
    logging.config.dictConfig(LOG_CONFIG)
    hurry()
    app = _make_app()
    server = BuddyServer(app, app.state.buddy.dismiss, app.state.buddy.stopping)
    shown = f"[{host}]" if ":" in host else host
    print(start_line(f"http://{shown}:{port}/", page=app.state.has_page), flush=True)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        print("Stopped")
    if not server.started:
        raise typer.Exit(1)


def _make_app() -> Any:
    """Return the application, or leave with what is wrong with its settings."""
    # By name: the command line is quick to start, and knows nothing of what the web is made of.
    create_app = importlib.import_module("buddy.web.app").create_app
    try:
        return create_app()
    except BuddyError as error:
        _leave(error.message)


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, or leave with one line that says what to do."""
    name = "127.0.0.1" if host == "localhost" else host
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        _leave(f"{host!r} is not an address; use 127.0.0.1 or ::1")
    if not address.is_loopback:
        _leave(
            f"{host} is not a loopback address. Buddy has no authentication yet, so it listens "
            "on 127.0.0.1 or ::1 only"
        )
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET  # noqa: PLR2004
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((name, port))
    except OSError as error:
        listener.close()
        _leave(
            f"Port {port} on {host} cannot be used ({error.strerror}); "
            "stop what uses it or give another one with --port"
        )
    listener.listen(2048)
    return listener


def _leave(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    raise typer.Exit(1)
