"""list_directory: what lies in one folder that Buddy may read."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from buddy.adapters.tools.allowed_folders import SETTING, AllowedFolders, Place, moment, shown
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext

DEFAULT_ENTRIES: Final = 200
MAX_ENTRIES: Final = 2000
SCANNED: Final = 50_000
"""Entries that are looked at, in the order the disk gives them."""

_SPEC: Final = ToolSpec(
    name=ToolName("list_directory"),
    description=(
        "Lists the files and folders in a directory on this computer, with their sizes and when "
        "they were changed. Only in the folders that Buddy may read."
    ),
    examples=(
        "list the files in my folder",
        "what files are in ~/documents",
        "show the contents of the directory /home/me/projects/",
        "ls ./data/",
        "which documents do I have",
        "list the folder reports/",
        "show my files",
        "list all python files in src",
        "what is in the downloads folder",
        "how many files are in src/",
        "list all files including hidden ones in config/",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "path": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1000,
                "description": "The folder; the folders that Buddy may read if left out",
                "x-slot": "path",
            },
            "hidden": {
                "type": "boolean",
                "default": False,
                "description": "Whether names that begin with a dot are listed too",
            },
            "limit": {
                "type": "integer",
                "minimum": 1,
                "maximum": MAX_ENTRIES,
                "default": DEFAULT_ENTRIES,
                "description": "How many entries at most",
            },
        },
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "path": {"type": "string"},
            "title": {"type": "string"},
            "text": {"type": "string", "description": "The listing as Markdown"},
            "format": {"const": "markdown"},
            "entries": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "kind": {"enum": ["folder", "file", "link", "other"]},
                        "size": {"type": ["integer", "null"], "description": "Bytes of a file"},
                        "modified": {"type": ["string", "null"]},
                    },
                    "required": ["name", "kind", "size", "modified"],
                },
            },
            "total": {"type": "integer", "description": "Entries, those not listed included"},
            "hidden": {"type": "integer", "description": "Of these not listed: hidden ones"},
            "truncated": {"type": "boolean"},
        },
        "required": ["path", "title", "text", "entries", "total", "hidden", "truncated"],
    },
    intents=(Intent.FILE,),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=20.0,
    typical_seconds=0.05,
)


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    """One line; folders come first."""

    rank: int
    name: str
    kind: str
    size: int | None
    modified: Instant | None


class ListDirectory:
    """Lists folders.

    Args:
        folders: Where it may look.
    """

    def __init__(self, folders: AllowedFolders) -> None:
        self._folders = folders

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return _SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """List one folder; without a path the only allowed one, or all of them.

        Raises:
            ToolInputInvalid: It is no path.
            ToolExecutionFailed: It is outside the allowed folders, not there or no folder.
        """
        result = await asyncio.to_thread(self._listed, tool_input)
        context.report(result.items, 0, result.summary)
        return result

    def _listed(self, tool_input: JsonObject) -> ToolResult:
        given = tool_input.get("path")
        limit = int(tool_input.get("limit", DEFAULT_ENTRIES))
        if given is None:
            roots = [str(root) for root in self._folders.roots]
            if not roots:
                raise self._none()
            if len(roots) > 1:
                entries = [_Entry(0, shown(root), "folder", None, None) for root in roots]
                return _result("the folders that Buddy may read", entries, len(entries), 0, limit)
            given = roots[0]
        place = self._folders.find(str(given))
        with self._folders.open(place, folder=True) as descriptor:
            entries = list(islice(_entries(descriptor), SCANNED))
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        kept = entries if tool_input.get("hidden") else visible
        hidden = len(entries) - len(kept)
        return _result(str(place.path), kept, len(entries), hidden, limit, place)

    def _none(self) -> ToolExecutionFailed:
        return ToolExecutionFailed(
            f"Buddy may read {self._folders.described()}, and nothing is there; put files there, "
            f"or set {SETTING} to the folders that Buddy may read (separated by commas) and start "
            "Buddy again"
        )


def _entries(descriptor: int) -> Iterator[_Entry]:
    with os.scandir(descriptor) as found:
        for entry in found:
            try:
                state = entry.stat(follow_symlinks=False)
            except OSError:  # gone meanwhile
                continue
            mode = state.st_mode
            kind = (
                "link"
                if stat.S_ISLNK(mode)
                else "folder"
                if stat.S_ISDIR(mode)
                else "file"
                if stat.S_ISREG(mode)
                else "other"
            )
            size = state.st_size if kind == "file" else None
            rank = 0 if kind == "folder" else 1
            yield _Entry(rank, shown(entry.name), kind, size, moment(state.st_mtime))


def _result(
    path: str,
    entries: list[_Entry],
    total: int,
    hidden: int,
    limit: int,
    place: Place | None = None,
) -> ToolResult:
    listed = sorted(entries)[:limit]
    folders = sum(entry.kind == "folder" for entry in entries)
    parts = [_counted(folders, "folder"), _counted(len(entries) - folders, "file")]
    more = [f"{hidden} hidden not listed"] if hidden else []
    if len(listed) < len(entries):
        more.append(f"the first {len(listed):,} listed")
    if total >= SCANNED:
        more.append(f"only the first {SCANNED:,} looked at")
    said = ", ".join([*parts, *more])
    empty = None if listed else f"{shown(path)} has nothing to list ({said})"
    return ToolResult(
        data={
            "path": shown(path),
            "title": shown(path),
            "text": f"{said}\n\n{_table(listed)}" if listed else said,
            "format": "markdown",
            "entries": [
                {"name": e.name, "kind": e.kind, "size": e.size, "modified": e.modified}
                for e in listed
            ],
            "total": total,
            "hidden": hidden,
            "truncated": len(listed) < len(entries) or total >= SCANNED,
        },
        summary=empty or f"{shown(path)}: {said}",
        sources=(Source(title=shown(path), url=f"file:{shown(path)}"),) if place else (),
        items=len(listed),
        empty_reason=empty,
        title=f"Files in {shown(path)}",
    )


def _table(entries: list[_Entry]) -> str:
    lines = ["| Name | Kind | Bytes | Changed |", "| --- | --- | ---: | --- |"]
    for entry in entries:
        name = "".join(f"\\{c}" if c in "\\`*_[]<>|#~" else c for c in entry.name)
        name = name.replace("\n", " ").replace("\r", " ")
        size = "" if entry.size is None else f"{entry.size:,}"
        changed = "" if entry.modified is None else entry.modified[:16].replace("T", " ")
        lines.append(f"| {name} | {entry.kind} | {size} | {changed} |")
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
