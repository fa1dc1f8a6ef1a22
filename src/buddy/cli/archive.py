"""`buddy migrate`, `buddy backup`, `buddy restore`: an instance as a whole."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Coroutine
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console

from buddy.cli.progress import shown
from buddy.errors import BuddyError

if TYPE_CHECKING:
    from buddy.bootstrap.archive import Operations
    from buddy.ports.archive_file import Manifest

T = TypeVar("T")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DataDir = Annotated[Path | None, typer.Option(help="The instance's folder. [~/.buddy]")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]


def open_instance(data_dir: Path | None, *, as_json: bool) -> Operations:
    """Return the instance that the options and the environment name, or leave."""
    # Here, because it brings the whole server, and `buddy mission list` shall not wait for that.
    from buddy.bootstrap.archive import operations_from_environment  # noqa: PLC0415

    if data_dir is not None:
        os.environ["BUDDY_DATA_DIR"] = str(data_dir)
    try:
        return operations_from_environment()
    except BuddyError as error:
        leave(error, as_json=as_json)


def leave(error: BuddyError, *, as_json: bool) -> NoReturn:
    """Say what is wrong and leave with exit code 1."""
    if as_json:
        print(json.dumps({"code": error.code, "detail": error.message}, ensure_ascii=False))
    else:
        print(f"{error.message} [{error.code}]", file=sys.stderr)
    raise typer.Exit(1) from error


def run(work: Coroutine[Any, Any, T], *, as_json: bool) -> T:
    """Run an operation to its end, or leave with what is wrong."""
    try:
        return asyncio.run(work)
    except BuddyError as error:
        leave(error, as_json=as_json)


def migrate(data_dir: DataDir = None, *, as_json: Json = False) -> None:
    """Bring the store up to date after an update of Buddy; needs the instance stopped."""
    instance = open_instance(data_dir, as_json=as_json)
    before, after = run(instance.migrate(), as_json=as_json)
    if as_json:
        print(json.dumps({"store": after.store, "from": before.current, "to": after.current}))
    elif before.current == after.current:
        print(f"{instance.name} is at schema {after.current} already")
    elif before.current is None:
        print(f"{instance.name} has a new {after.store} store at schema {after.current}")
    else:
        print(f"{instance.name} went from schema {before.current} to {after.current}")


def backup(
    file: Annotated[Path, typer.Argument(help="Where to, for instance buddy-2026-03-01.zip.")],
    data_dir: DataDir = None,
    *,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write everything the instance holds into one file; it may go on running meanwhile."""
    instance = open_instance(data_dir, as_json=as_json)
    with shown(Console(stderr=True), "Backing up") as told:
        work = instance.backup(file, replace=force, progress=told)
        manifest = run(work, as_json=as_json)
    size = file.stat().st_size
    if as_json:
        print(json.dumps({"file": str(file), "size": size, **asdict(manifest)}))
        return
    print(f"Backed up {_contents(manifest)} to {file} ({size / 1e3:,.1f} KB)")
    for line in manifest.left_out:
        print(f"Left out: {line}", file=sys.stderr)
    if manifest.missing_blobs:
        count = len(manifest.missing_blobs)
        print(f"{count} blobs that records name are not in the blob store", file=sys.stderr)


def restore(
    file: Annotated[Path, typer.Argument(help="What buddy backup wrote.")],
    data_dir: DataDir = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether the file is whole.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take a backup into an empty instance that is not running; the file is checked first.

    Missions that were queued or running when it was written go on with the next start, as after
    a crash.
    """
    instance = open_instance(data_dir, as_json=as_json)
    with shown(Console(stderr=True), "Checking" if check else "Restoring") as told:
        work = instance.check(file, told) if check else instance.restore(file, told)
        manifest = run(work, as_json=as_json)
    if as_json:
        print(json.dumps({"file": str(file), "restored": not check, **asdict(manifest)}))
        return
    origin = f"{file}, written {manifest.created_at} by Buddy {manifest.buddy}"
    if check:
        print(f"{origin}, is whole: {_contents(manifest)}")
    else:
        print(f"Restored {_contents(manifest)} into {instance.name} from {origin}")


def _contents(manifest: Manifest) -> str:
    missions, events = (manifest.rows.get(kind, 0) for kind in ("mission", "event"))
    return f"{missions:,} missions, {events:,} events and {manifest.blobs:,} blobs"
