"""The official Firestore emulator of a campaign's own. It survives the kills.

It keeps documents in memory, so the end of a call exports them and the next one begins with them;
a call that did not come to its end has lost them.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import httpx2

from chaos.violation import WorldBroken

PROJECT = "buddy-chaos"
SECONDS = 120.0
_NAME = "cloud_firestore_emulator"
_PACKAGE = "google-cloud-cli-firestore-emulator"
_JAVA = "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


class FirestoreEmulator:
    """The emulator.

    Args:
        port: A free one.
        folder: Where documents are kept between two calls.
        log: The file for its output.
    """

    def __init__(self, port: int, folder: Path, log: Path) -> None:
        self.address = f"127.0.0.1:{port}"
        self._folder = folder
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    @property
    def _kept(self) -> Path:
        return self._folder / "kept" / "kept.overall_export_metadata"

    async def start(self) -> None:
        """Start, with what the last call kept.

        Raises:
            WorldBroken: The last call kept nothing, or the emulator is missing or does not start.
        """
        if self._process is not None:
            return
        seed: list[str] = []
        if self._folder.exists():
            if not self._kept.exists():
                raise WorldBroken("the last call did not keep its documents; take another STATE")
            seed = [f"--seed_from_export={self._kept}"]
        self._folder.mkdir(exist_ok=True)
        host, port = self.address.split(":")
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(_start_script(), "start", f"--host={host}", f"--port={port}", *seed),
                env={**os.environ, "JAVA_TOOL_OPTIONS": _JAVA},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            await asyncio.wait_for(self._until_ready(self._process), SECONDS)
        except TimeoutError:
            raise WorldBroken(f"the emulator did not start; {self._log} says why") from None
        shutil.rmtree(self._kept.parent, ignore_errors=True)  # old from now on

    async def _until_ready(self, process: asyncio.subprocess.Process) -> None:
        async with httpx2.AsyncClient(trust_env=False, timeout=5) as client:
            while process.returncode is None:
                with suppress(httpx2.TransportError):
                    await client.get(f"http://{self.address}/")
                    return
                await asyncio.sleep(0.1)
        raise WorldBroken(f"the emulator ended; {self._log} says why")

    async def stop(self) -> None:
        """Keep the documents and end."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            await self._keep()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # the script leaves Java behind
            await process.wait()

    async def _keep(self) -> None:
        order = {
            "database": f"projects/{PROJECT}/databases/(default)",
            "export_directory": str(self._folder),
            "export_name": "kept",
        }
        url = f"http://{self.address}/emulator/v1/projects/{PROJECT}:export"
        async with httpx2.AsyncClient(trust_env=False, timeout=SECONDS) as client:
            answer = await client.post(url, json=order)
        if not answer.is_success:
            raise WorldBroken(f"the documents could not be kept: {answer.text}")


def _start_script() -> str:
    """Return the emulator's start script."""
    on_path, dpkg = shutil.which(_NAME), shutil.which("dpkg")
    if on_path is not None:
        return on_path
    listed = ""
    if dpkg is not None:
        done = subprocess.run([dpkg, "-L", _PACKAGE], capture_output=True, text=True, check=False)
        listed = done.stdout
    found = next((line for line in listed.splitlines() if line.endswith(f"/{_NAME}")), None)
    if found is None or shutil.which("java") is None:
        raise WorldBroken(f"no Firestore emulator on this machine; install {_PACKAGE} and Java")
    return found
