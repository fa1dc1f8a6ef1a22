"""The tools that work on this machine: files, code trees, notes, Buddy's own figures."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.file_summary import FileSummary
from buddy.adapters.tools.knowledge_search import KnowledgeSearch
from buddy.adapters.tools.knowledge_store import KnowledgeStore
from buddy.adapters.tools.list_directory import ListDirectory
from buddy.adapters.tools.metrics_query import MetricsQuery
from buddy.adapters.tools.read_file import ReadFile
from buddy.adapters.tools.repo_index import RepoIndex
from buddy.ports.clock import Clock
from buddy.ports.library import Library
from buddy.ports.store import Store
from buddy.ports.tools import Tool
from buddy.services.proposal_warnings import RefusesFile, any_file
from buddy.settings import Settings

FILES = "files"
"""Below the data directory: what tools may read unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class FilesFolder:
    """The folder that stands there for a person to put files into."""

    path: Path

    async def prepare(self) -> None:
        """Make it, where it is not there."""
        await asyncio.to_thread(self.path.mkdir, parents=True, exist_ok=True)


def own_files(settings: Settings) -> FilesFolder:
    """Return the folder below the data directory that is meant for tools."""
    return FilesFolder(settings.data_dir / FILES)


def allowed_folders(settings: Settings) -> AllowedFolders:
    """Return the folders that tools may read: those named, else the one made for it.

    Buddy's own data stays closed in any case, even where a named folder holds it.
    """
    own = own_files(settings).path
    if settings.folders is None:
        named = [own]
    else:
        named = [Path(each.strip()) for each in settings.folders.split(",") if each.strip()]
    return AllowedFolders(named, private=settings.data_dir, exempt=own)


def refuses_file(settings: Settings) -> RefusesFile:
    """Return what says beforehand why a path will not be read, where this machine runs the work."""
    return any_file if settings.role == "api" else allowed_folders(settings).refusal


def local_tools(settings: Settings, library: Library, clock: Clock, store: Store) -> Sequence[Tool]:
    """Return the tools that need nothing but this machine."""
    folders = allowed_folders(settings)
    return [
        KnowledgeSearch(library, store.queries.records),
        KnowledgeStore(store, clock),
        ReadFile(folders),
        ListDirectory(folders),
        FileSummary(folders),
        RepoIndex(folders),
        MetricsQuery(store.queries, clock),
    ]
