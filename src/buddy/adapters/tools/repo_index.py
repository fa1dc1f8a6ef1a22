"""repo_index: what a code tree holds, at a glance and as data."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from threading import Event
from typing import Final

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.definitions import Definition, definitions_in
from buddy.adapters.tools.file_text import NotText, decoded
from buddy.adapters.tools.manifests import Manifest, is_manifest, read_manifest
from buddy.adapters.tools.repo_scan import RepoScan, ScannedFile
from buddy.adapters.tools.repo_text import report
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.code.languages import language_of
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.ports.tools import ReportProgress, ToolContext

MAX_DEFINITIONS: Final = 3000
"""Of a result; what is beyond is counted."""
MAX_LISTED: Final = 2000
"""Files of a result, the largest first."""
_README_CHARACTERS: Final = 4000
_REPORT_EVERY: Final = 500

_ENTRY: Final = {"type": "array", "items": {"type": "object"}}
_SPEC: Final = ToolSpec(
    name=ToolName("repo_index"),
    description=(
        "Looks through a code repository or project folder on this computer: its languages, files "
        "and sizes, its readme, what it depends on, and which classes and functions it defines. "
        "Only in the folders that Buddy may read."
    ),
    examples=(
        "index the repository ~/code/shop",
        "give me an overview of the project in /home/me/projects/api/",
        "what languages does the codebase ./backend/ use",
        "which functions are defined in the repo ~/code/shop",
        "analyse the source tree at src/",
        "what dependencies does the project in ./app/ have",
        "how big is the code base in ~/work/engine",
        "map the structure of the repository lib/",
        "list the classes in the package src/shop/",
        "what is this repository about: ~/code/tools",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "path": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1000,
                "description": "The folder: its whole path, or its path in an allowed folder",
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
            "text": {"type": "string", "description": "The report as Markdown"},
            "format": {"const": "markdown"},
            "totals": {"type": "object"},
            "languages": _ENTRY,
            "files": _ENTRY,
            "definitions": _ENTRY,
            "manifests": _ENTRY,
            "readme": {"type": ["object", "null"]},
            "left_out": {"type": "object", "description": "Number by reason"},
        },
        "required": ["path", "title", "text", "totals", "languages", "files", "definitions"],
    },
    intents=(Intent.REPOSITORY,),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=120.0,
    typical_seconds=2.0,
)


@dataclass(slots=True)
class RepoSummary:
    """What has been found of a tree."""

    files: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    languages: dict[str, dict[str, int]] = field(
        default_factory=lambda: defaultdict(lambda: {"files": 0, "lines": 0, "bytes": 0})
    )
    definitions: list[tuple[str, Definition]] = field(default_factory=list[tuple[str, Definition]])
    manifests: list[tuple[str, Manifest]] = field(default_factory=list[tuple[str, Manifest]])
    readme: tuple[str, str] | None = None
    """Path and text of the one nearest to the root."""

    def take(self, file: ScannedFile) -> None:
        """Look at one file."""
        language, lines, text = language_of(file.name), None, None
        if file.content is not None:
            try:
                text, _ = decoded(file.content)
                lines = text.count("\n") + (bool(text) and not text.endswith("\n"))
            except NotText:
                language = None
        row: dict[str, object] = {"path": file.path, "language": language}
        row |= {"bytes": file.size, "lines": lines}
        self.files.append(row)
        counted = self.languages[language or "Other"]
        counted["files"] += 1
        counted["lines"] += lines or 0
        counted["bytes"] += file.size
        if text is not None:
            self._read(file, language, text, row)

    def _read(
        self, file: ScannedFile, language: str | None, text: str, row: dict[str, object]
    ) -> None:
        found = definitions_in(language, text)
        row["definitions"] = len(found)
        self.definitions += [(file.path, each) for each in found]
        if is_manifest(file.name):
            self.manifests.append((file.path, read_manifest(file.name, text)))
        nearer = self.readme is None or file.path.count("/") < self.readme[0].count("/")
        if file.name.lower().partition(".")[0] == "readme" and nearer:
            self.readme = (file.path, text)


class RepoIndex:
    """Indexes code trees.

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
        """Index one folder.

        Raises:
            ToolInputInvalid: It is no path.
            ToolExecutionFailed: It is outside the allowed folders, not there or no folder.
        """
        stop = Event()
        try:
            return await asyncio.to_thread(
                self._indexed, str(tool_input["path"]), context.report, stop
            )
        except asyncio.CancelledError:
            stop.set()  # a thread cannot be cancelled, only asked
            raise

    def _indexed(self, path: str, progress: ReportProgress, stop: Event) -> ToolResult:
        place = self._folders.find(path)
        scan, summary = RepoScan(self._folders, place, stop), RepoSummary()
        for number, file in enumerate(scan.files(), start=1):
            summary.take(file)
            if number % _REPORT_EVERY == 0:
                progress(number, 0, f"{number:,} files read, now {file.path}")
        return _result(str(place.path), summary, dict(scan.left_out))


def _result(path: str, found: RepoSummary, left_out: dict[str, int]) -> ToolResult:
    name = path.rpartition("/")[2] or path
    languages = [
        {"language": language, **counts}
        for language, counts in sorted(
            found.languages.items(), key=lambda each: (-each[1]["lines"], each[0])
        )
    ]
    totals = {
        "files": len(found.files),
        "lines": sum(counts["lines"] for counts in found.languages.values()),
        "bytes": sum(counts["bytes"] for counts in found.languages.values()),
        "definitions": len(found.definitions),
    }
    data = {
        "path": path,
        "title": name,
        "format": "markdown",
        "totals": totals,
        "languages": languages,
        "files": sorted(found.files, key=lambda row: -int(str(row["bytes"])))[:MAX_LISTED],
        "definitions": [
            {"path": file, **asdict(each)} for file, each in found.definitions[:MAX_DEFINITIONS]
        ],
        "manifests": [
            {"path": file, **asdict(each), "dependencies": list(each.dependencies)}
            for file, each in found.manifests
        ],
        "readme": found.readme
        and {"path": found.readme[0], "text": found.readme[1][:_README_CHARACTERS]},
        "left_out": left_out,
    }
    first = next((each["language"] for each in languages if each["language"] != "Other"), None)
    said = f"{name}: {totals['files']:,} files, {totals['lines']:,} lines"
    mostly = f", mostly {first}" if first else ""
    empty = None if found.files else f"{path} holds no file that is looked at"
    return ToolResult(
        data={**data, "text": report(data)},
        summary=empty or f"{said}{mostly}, {totals['definitions']:,} definitions",
        sources=(Source(title=name, url=f"file:{path}"),),
        items=len(found.files),
        empty_reason=empty,
        title=f"Repository: {name}",
    )
