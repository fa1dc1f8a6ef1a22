"""A PostgreSQL server of a campaign's own, which can be made to crash and started again.

It listens only on a socket in a temporary folder, whose name the campaign's folder keeps. ``fsync``
is off where nobody asks: a crash of the server loses nothing that the operating system has, and the
machine does not crash here.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from chaos.violation import WorldBroken

SECONDS = 60.0
DATABASE = "chaos"
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "32MB",
}


class PostgresCluster:
    """The server.

    Args:
        pointer: A file that holds where the cluster is, once it has been made.
        log: The file for its output.
        safe: Whether commits wait for the disk, as an installed server's do; for measurements.
    """

    def __init__(self, pointer: Path, log: Path, *, safe: bool = False) -> None:
        self._fsync = "on" if safe else "off"
        self._pointer = pointer
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._folder = Path(pointer.read_text()) if pointer.exists() else None

    @property
    def url(self) -> str:
        """The URL of the database, as a setting would have it."""
        return self._url(DATABASE)

    def _url(self, database: str) -> str:
        return f"postgresql://buddy@/{database}?host={quote(str(self._folder), safe='')}"

    async def start(self) -> None:
        """Make the cluster where there is none, start it, and wait until it takes connections."""
        if self._process is not None:
            return
        new = self._folder is None
        if self._folder is None:
            self._folder = await self._create()
        await self._launch(self._folder)
        await asyncio.wait_for(self._until_ready(), SECONDS)
        if new:
            with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
                create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE))
                connection.execute(create)
            self._pointer.write_text(str(self._folder))

    async def _create(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="buddy-chaos-"))
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        options = ["--auth=trust", "--username=buddy", "--encoding=UTF8", "--no-sync"]
        command = [*_as_nobody(), _program("initdb"), "-D", str(folder / "data"), *options]
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said = (await process.communicate())[0].decode()
        if process.returncode:
            raise WorldBroken(f"initdb failed:\n{said}")
        return folder

    async def _launch(self, folder: Path) -> None:
        settings = {**_SETTINGS, "fsync": self._fsync, "unix_socket_directories": str(folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        server = [_program("postgres"), "-D", str(folder / "data"), *options]
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *_as_nobody("--pdeathsig", "QUIT"),
                *server,
                cwd=folder,
                env={**os.environ, "LC_ALL": "C"},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def _until_ready(self) -> None:
        assert self._process is not None
        while True:
            if self._process.returncode is not None:
                raise WorldBroken(f"PostgreSQL did not start; {self._log} says why")
            try:
                psycopg.connect(self._url("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                await asyncio.sleep(0.05)
            else:
                return

    async def crash(self) -> None:
        """End at once, as ``pg_ctl stop -m immediate`` does: the next start recovers."""
        await self._end(signal.SIGQUIT)

    async def stop(self) -> None:
        """End in order."""
        await self._end(signal.SIGINT)

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.send_signal(how)
            await asyncio.wait_for(process.wait(), SECONDS)

    def remove(self) -> None:
        """Remove what it kept."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs; Debian keeps them off the path."""
    found = shutil.which(name) or next(
        map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        raise WorldBroken(f"no {name} on this machine; install the postgresql package")
    return found


def _as_nobody(*options: str) -> Sequence[str]:
    """Return what a command begins with so that it may run although we are root."""
    wanted = list(options)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        wanted += [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    if not wanted or shutil.which("setpriv") is None:
        return []
    return ["setpriv", *wanted]
