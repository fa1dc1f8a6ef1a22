"""The conformance suite of the protocol's makers, against Buddy's server and against its client."""

from __future__ import annotations

import asyncio
import re
import shlex
import sys
from pathlib import Path

import pytest
from live_site import serving

from mcp_reference import CONFORMANCE, NOT_OFFERED, node
from worlds import make_world

pytestmark = pytest.mark.mcp

SOON = 120.0
CLIENT = Path(__file__).parents[1] / "mcp_client.py"
OFFERED = {
    "server-initialize",
    "ping",
    "tools-list",
    "tools-call-error",
    "server-sse-multiple-streams",
    "dns-rebinding-protection",
}
"""The scenarios that apply; `tools-call-simple-text` passes too, by the text of an error."""


async def conformance(*arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        node() or "node",
        str(CONFORMANCE),
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 2 * SOON)
    return process.returncode, said.decode()


async def test_its_server_passes_what_applies_and_nothing_is_new(tmp_path: Path) -> None:
    async with serving(make_world()) as served:
        code, said = await conformance(
            *("server", "--url", f"{served.url}/mcp", "--suite", "all"),
            *("--expected-failures", str(NOT_OFFERED), "--output-dir", str(tmp_path)),
        )
    passed = set(re.findall(r"^✓ ([\w-]+): [1-9]\d* passed, 0 failed", said, re.MULTILINE))
    assert passed >= OFFERED, said
    assert code == 0, said


@pytest.mark.parametrize("scenario", ["initialize", "tools_call"])
async def test_its_client_passes(scenario: str, tmp_path: Path) -> None:
    command = shlex.join([sys.executable, str(CLIENT)])
    code, said = await conformance(
        *("client", "--command", command, "--scenario", scenario),
        # A client's start is a matter of the machine.
        *("--timeout", str(int(SOON * 1000)), "--output-dir", str(tmp_path)),
    )
    assert code == 0, said
