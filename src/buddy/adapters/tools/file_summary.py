"""file_summary: one file's outline: what it is, what it says of itself, what it defines."""

from __future__ import annotations

import asyncio
import re
from dataclasses import asdict
from typing import Final

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.definitions import definitions_in, module_doc
from buddy.adapters.tools.file_text import FileText
from buddy.adapters.tools.read_file import OpenedFile, read_text
from buddy.adapters.tools.repo_text import outline
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.code.languages import language_of
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.ports.tools import ToolContext

_START_LINES: Final = 12
"""Of a file in which nothing else is found."""
_START_CHARACTERS: Final = 2000
_DOC_CHARACTERS: Final = 2000
_HEADING: Final = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_LONGEST_HEADING: Final = 300
_MAX_HEADINGS: Final = 500

_SPEC: Final = ToolSpec(
    name=ToolName("file_summary"),
    description=(
        "Summarises one file on this computer without reading it out: its language and size, what "
        "it says of itself, and an outline of its classes, functions or headings with their lines."
    ),
    examples=(
        "summarise the file src/main.py",
        "outline of app.ts",
        "which functions are in utils.py",
        "what does the module parser.go do",
        "give me a summary of docs/guide.md",
        "list the classes in models.py with line numbers",
        "what is defined in handlers.rs",
        "explain the structure of the file server.js",
        "show the headings of README.md",
        "what are the methods in Account.java",
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
        },
        "required": ["path"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "path": {"type": "string"},
            "title": {"type": "string"},
            "text": {"type": "string", "description": "The outline as Markdown"},
            "format": {"const": "markdown"},
            "language": {"type": ["string", "null"]},
            "lines": {"type": "integer"},
            "size": {"type": "integer"},
            "doc": {"type": "string", "description": "What the file says of itself"},
            "definitions": {"type": "array", "items": {"type": "object"}},
            "headings": {"type": "array", "items": {"type": "object"}},
            "start": {"type": "string", "description": "How it begins, where nothing else tells"},
        },
        "required": ["path", "title", "text", "language", "lines", "size", "doc", "definitions"],
    },
    intents=(Intent.REPOSITORY, Intent.FILE),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=20.0,
    typical_seconds=0.05,
)


class FileSummary:
    """Outlines files.

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
        """Outline one file.

        Raises:
            ToolInputInvalid: It is no path.
            ToolExecutionFailed: It is outside the allowed folders, not there, too large or no text.
        """
        result = await asyncio.to_thread(self._outlined, str(tool_input["path"]))
        context.report(1, 0, result.summary)
        return result

    def _outlined(self, path: str) -> ToolResult:
        file, said = read_text(self._folders, path)
        return _result(file, said)


def _result(file: OpenedFile, said: FileText) -> ToolResult:
    path, text = file.place.path, said.text
    language = language_of(path.name)
    found = definitions_in(language, text)
    headings = _headings(text) if said.format == "markdown" else []
    doc = module_doc(language, text)[:_DOC_CHARACTERS]
    told = found or headings or doc
    start = "" if told else "\n".join(text.splitlines()[:_START_LINES])[:_START_CHARACTERS]
    lines = text.count("\n") + (bool(text) and not text.endswith("\n"))
    data = {
        "path": str(path),
        "title": path.name,
        "format": "markdown",
        "language": language,
        "lines": lines,
        "size": len(file.content),
        "doc": doc,
        "definitions": [asdict(each) for each in found],
        "headings": headings,
        "start": start,
    }
    parts = [f"{language or 'text'}, {lines:,} lines"]
    parts += [f"{len(found):,} definitions"] if found else []
    parts += [f"{len(headings):,} headings"] if headings else []
    said_of_itself = f": {doc.splitlines()[0]}" if doc else ""
    empty = None if text.strip() else f"{path} is empty ({len(file.content):,} bytes)"
    return ToolResult(
        data={**data, "text": outline(data)},
        summary=empty or f"{path.name} ({', '.join(parts)}){said_of_itself}",
        sources=(Source(title=path.name, url=f"file:{path}"),),
        items=0 if empty else 1,
        empty_reason=empty,
        title=f"Outline: {path.name}",
    )


def _headings(text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        match = None if fenced or len(line) > _LONGEST_HEADING else _HEADING.match(line)
        if match and len(found) < _MAX_HEADINGS:
            found.append({"line": number, "level": len(match[1]), "text": match[2]})
    return found
