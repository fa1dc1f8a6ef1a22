"""read_file: the text of one file inside the folders that Buddy may read."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Final

from buddy.adapters.tools.allowed_folders import AllowedFolders, Place, moment
from buddy.adapters.tools.file_text import FileText, NotText, text_of
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolExecutionFailed, ToolInputInvalid
from buddy.ports.tools import ToolContext

MAX_BYTES: Final = 10_000_000
"""Of a file; a larger one is refused."""
MAX_CHARACTERS: Final = 200_000
"""Of a result; a longer text is cut, and the result says where."""

_SPEC: Final = ToolSpec(
    name=ToolName("read_file"),
    description=(
        "Reads a file on this computer and shows its text: notes, Markdown, code, CSV, JSON, logs, "
        "HTML, notebooks, Word and OpenDocument texts. Only in the folders that Buddy may read."
    ),
    examples=(
        "read the file notes.txt",
        "show me what is in report.md",
        "open config.yaml",
        "what does README.md say",
        "print the contents of data.csv",
        "cat /home/me/todo.txt",
        "read lines 10 to 40 of main.py",
        "show the log file server.log",
        "read the document letter.docx",
        "display settings.json",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "path": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1000,
                "description": "The file: its whole path, or its path inside an allowed folder",
                "x-slot": "path",
            },
            "first_line": {
                "type": "integer",
                "minimum": 1,
                "description": "The first line to read, from 1",
            },
            "last_line": {"type": "integer", "minimum": 1, "description": "The last one"},
        },
        "required": ["path"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "path": {"type": "string"},
            "title": {"type": "string"},
            "text": {"type": "string"},
            "format": {"enum": ["text", "markdown"]},
            "encoding": {"type": "string"},
            "size": {"type": "integer", "description": "Bytes of the file"},
            "modified": {"type": ["string", "null"]},
            "lines": {"type": "integer", "description": "Of the whole text"},
            "first_line": {"type": "integer"},
            "last_line": {"type": "integer", "description": "The last one that is whole in text"},
            "truncated": {"type": "boolean"},
        },
        "required": ["path", "title", "text", "format", "encoding", "size", "lines", "truncated"],
    },
    intents=(Intent.FILE, Intent.REPOSITORY),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=20.0,
    typical_seconds=0.05,
)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file's content and what is known of it."""

    place: Place
    content: bytes
    modified: float
    """Seconds since 1970."""


class ReadFile:
    """Reads files.

    Args:
        folders: Where it may read.
    """

    def __init__(self, folders: AllowedFolders) -> None:
        self._folders = folders

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return _SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Read one file.

        Raises:
            ToolInputInvalid: The lines are the wrong way round, or no path is given.
            ToolExecutionFailed: It is outside the allowed folders, not there, too large or no text.
        """
        first, last = tool_input.get("first_line"), tool_input.get("last_line")
        if isinstance(first, int) and isinstance(last, int) and last < first:
            raise ToolInputInvalid(f"last_line is {last}, before first_line {first}")
        # The disk may be a slow one.
        file, said = await asyncio.to_thread(read_text, self._folders, str(tool_input["path"]))
        result = _result(file, said, first, last)
        context.report(1, 0, result.summary)
        return result


def read_bytes(folders: AllowedFolders, path: str) -> OpenedFile:
    """Return a file's content. Blocking.

    Raises:
        ToolInputInvalid: It is no path.
        ToolExecutionFailed: It is outside, not there, not a file or too large.
    """
    place = folders.find(path)
    with folders.open(place) as descriptor, os.fdopen(os.dup(descriptor), "rb") as stream:
        state = os.fstat(descriptor)
        content = stream.read(MAX_BYTES + 1) if state.st_size <= MAX_BYTES else b""
    size = max(state.st_size, len(content))
    if size > MAX_BYTES:
        raise ToolExecutionFailed(
            f"{place.path} has {size:,} bytes, and at most {MAX_BYTES:,} are read; "
            "cut it into smaller files"
        )
    return OpenedFile(place, content, state.st_mtime)


def read_text(folders: AllowedFolders, path: str) -> tuple[OpenedFile, FileText]:
    """Return a file and its text. Blocking.

    Raises:
        ToolInputInvalid: As `read_bytes`.
        ToolExecutionFailed: As `read_bytes`; or it holds no text.
    """
    file = read_bytes(folders, path)
    try:
        return file, text_of(file.place.path.name, file.content)
    except NotText as error:
        raise ToolExecutionFailed(
            f"{file.place.path} ({len(file.content):,} bytes) holds no text; it is {error}"
        ) from error


def _result(file: OpenedFile, said: FileText, first: int | None, last: int | None) -> ToolResult:
    path, lines = file.place.path, said.text.split("\n")
    if lines and not lines[-1]:
        lines.pop()  # what follows the last line end is no line
    start, stop = first or 1, min(last or len(lines), len(lines))
    if first and first > len(lines):
        raise ToolInputInvalid(f"first_line is {first}, and {path.name} has {len(lines):,} lines")
    text = "\n".join(lines[start - 1 : stop])
    truncated = len(text) > MAX_CHARACTERS
    if truncated:
        text = text[:MAX_CHARACTERS]
        stop = start + text.count("\n") - 1
    count = f"{len(lines):,} line{'' if len(lines) == 1 else 's'}"
    part = f"lines {start:,} to {stop:,} of {count}" if (start, stop) != (1, len(lines)) else count
    empty = None if text.strip() else f"{path} is empty ({len(file.content):,} bytes)"
    return ToolResult(
        data={
            "path": str(path),
            "title": path.name,
            "text": text,
            "format": said.format,
            "encoding": said.encoding,
            "size": len(file.content),
            "modified": moment(file.modified),
            "lines": len(lines),
            "first_line": start,
            "last_line": stop,
            "truncated": truncated,
        },
        summary=empty or f"{path.name}: {part}, {len(file.content):,} bytes, {said.encoding}",
        sources=(Source(title=path.name, url=f"file:{path}"),),
        items=0 if empty else 1,
        empty_reason=empty,
        title=path.name,
    )
