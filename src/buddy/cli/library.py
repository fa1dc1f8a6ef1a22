"""`buddy library …`: the documents that can be searched without a network."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from buddy.errors import BuddyError
from buddy.ports.library import Library

app = typer.Typer(no_args_is_help=True, help="The offline library.")

T = TypeVar("T")
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DataDir = Annotated[Path | None, typer.Option(help="The instance's folder. [~/.buddy]")]


def _run(
    call: Callable[[Library], Coroutine[Any, Any, T]], data_dir: Path | None, *, as_json: bool
) -> T:
    """Open the instance's library and call it; leave with what is wrong."""
    # Here, because it brings the whole server, and `buddy mission list` shall not wait for that.
    from buddy.bootstrap.build import library_from_environment  # noqa: PLC0415

    if data_dir is not None:
        os.environ["BUDDY_DATA_DIR"] = str(data_dir)
    try:
        return asyncio.run(call(library_from_environment()))
    except BuddyError as error:
        if as_json:
            print(json.dumps({"code": error.code, "detail": error.message}))
        else:
            print(f"{error.message} [{error.code}]", file=sys.stderr)
        raise typer.Exit(1) from error


@app.command()
def add(path: Path, data_dir: DataDir = None, *, as_json: Json = False) -> None:
    """Index a folder of text files; again, to take in what changed."""
    collection = _run(lambda library: library.add(path), data_dir, as_json=as_json)
    text = f"{collection.name}: {collection.documents} documents from {collection.origin}"
    if collection.note:
        text += f"\n{collection.note}"
    print(json.dumps(asdict(collection)) if as_json else text)


@app.command("list")
def list_collections(data_dir: DataDir = None, *, as_json: Json = False) -> None:
    """List what the library holds."""
    collections = _run(lambda library: library.collections(), data_dir, as_json=as_json)
    if as_json:
        print(json.dumps([asdict(c) for c in collections]))
        return
    for c in collections:
        print(f"{c.name:24} {c.documents:>8,} documents  {c.origin}")


@app.command()
def remove(name: str, data_dir: DataDir = None, *, as_json: Json = False) -> None:
    """Forget a folder."""
    removed = _run(lambda library: library.remove(name), data_dir, as_json=as_json)
    if as_json:
        print(json.dumps({"name": name, "removed": removed}))
    else:
        print(f"{name} is forgotten" if removed else f"No collection is called {name}")
    raise typer.Exit(0 if removed else 1)


@app.command()
def search(
    query: str,
    limit: Annotated[int, typer.Option(min=1, max=50)] = 5,
    data_dir: DataDir = None,
    *,
    as_json: Json = False,
) -> None:
    """Search the library."""
    hits = _run(lambda library: library.search(query, limit), data_dir, as_json=as_json)
    if as_json:
        print(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False))
        return
    if not hits:
        print(f"0 results for {query!r} in the offline library")
    for hit in hits:
        print(f"{hit.title}  ({hit.path}, {hit.score:.2f})\n    {hit.snippet}")
