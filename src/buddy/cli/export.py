"""`buddy export`: what happened, for people and their spreadsheets."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console

from buddy.cli.archive import DataDir, Force, Json, leave, open_instance, run
from buddy.cli.moment import moment
from buddy.cli.progress import Told, shown
from buddy.domain.json_value import JsonObject
from buddy.errors import ArchiveError, InputInvalid
from buddy.services.export import ExportClass, csv_header, csv_line, json_line

_TOLD_EVERY = 500


class Format(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    file: Annotated[str, typer.Argument(help="Where to; - is standard output.")] = "-",
    what: Annotated[
        ExportClass, typer.Option("--what", help="Which records.")
    ] = ExportClass.MISSIONS,
    form: Annotated[
        Format, typer.Option("--format", help="JSON lines with everything, or a table.")
    ] = Format.JSONL,
    since: Annotated[
        str | None, typer.Option(help="Only from this day or moment on: 2026-03-01.")
    ] = None,
    data_dir: DataDir = None,
    *,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write records of the instance, which may be running, as JSON lines or CSV."""
    instance = open_instance(data_dir, as_json=as_json)
    left_out: list[str] = []
    try:
        begin = moment("since", since) if since else None
    except InputInvalid as error:
        leave(error, as_json=as_json)
    records = instance.export(what, begin, left_out.append)
    lines = json_line if form is Format.JSONL else partial(csv_line, what)
    try:
        with shown(Console(stderr=True), "Exporting") as told, target(file, force=force) as out:
            if form is Format.CSV:
                out.write(csv_header(what))
            count = run(_write(records, lines, out, told), as_json=as_json)
    except ArchiveError as error:
        leave(error, as_json=as_json)
    _report(file, what, count, left_out, as_json=as_json)


async def _write(
    records: AsyncGenerator[JsonObject],
    lines: Callable[[JsonObject], str],
    out: IO[str],
    told: Told,
) -> int:
    count = 0
    async with aclosing(records):
        async for record in records:
            out.write(lines(record))
            count += 1
            if count % _TOLD_EVERY == 0:
                told("records", count)
    return count


def _report(
    file: str, what: ExportClass, count: int, left_out: list[str], *, as_json: bool
) -> None:
    """Say what was written, where it is in nobody's way."""
    stream = sys.stderr if file == "-" else sys.stdout
    if as_json:
        found = {"file": file, "what": what.value, "records": count, "left_out": left_out}
        print(json.dumps(found, ensure_ascii=False), file=stream)
        return
    for line in left_out:
        print(f"Left out: {line}", file=sys.stderr)
    if file != "-":
        print(f"Wrote {count:,} {what} to {file}")


@contextmanager
def target(name: str, *, force: bool) -> Generator[IO[str]]:
    """Open standard output, or a file that gets its name once it is whole.

    Raises:
        ArchiveError: The file is there, or cannot be written.
    """
    if name == "-":
        yield sys.stdout
        return
    path = Path(name)
    if path.exists() and not force:
        raise ArchiveError(f"{path} exists; give another name, or --force to replace it")
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written ({error.strerror or error})") from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
