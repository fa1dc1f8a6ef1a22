"""What servers said of their tools when they were last reached, kept between two starts.

So a run that waits for its next step, and a person who looks at the list, find a tool whose server
is slow to start or away.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.adapters.tool_source.mcp_tool import Declared
from buddy.domain.json_value import digest

_log = logging.getLogger(__name__)


def identity_of(config: ServerConfig) -> str:
    """Return a digest that differs where another server is meant."""
    return digest([config.command, list(config.args), config.url])


class McpCache:
    """The file.

    Args:
        path: Where it is; made when something is kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, Any] | None = None

    def read(self, name: str, config: ServerConfig) -> tuple[Declared, ...]:
        """Return what a server said last; nothing where another one had its name then."""
        entry = self._all().get(name)
        if not isinstance(entry, dict) or entry.get("server") != identity_of(config):  # pyright: ignore[reportUnknownMemberType]
            return ()
        try:
            return tuple(Declared(**tool) for tool in entry["tools"])  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        except (KeyError, TypeError):
            return ()

    def keep(self, name: str, config: ServerConfig, tools: Sequence[Declared]) -> None:
        """Keep what a server says, if it is news. A file that cannot be written is only logged."""
        kept = self._all()
        entry = {"server": identity_of(config), "tools": [tool.to_json() for tool in tools]}
        if kept.get(name) == entry:
            return
        kept[name] = entry
        try:
            self._write(kept)
        except (OSError, ValueError) as error:
            _log.warning("%s was not written (%s)", self._path, type(error).__name__)

    def _write(self, kept: Mapping[str, Any]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
        fresh.replace(self._path)

    def _all(self) -> dict[str, Any]:
        if self._kept is None:
            try:
                found: Any = json.loads(self._path.read_text("utf-8"))
            except (OSError, ValueError):
                found = {}
            self._kept = found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]
        return self._kept  # pyright: ignore[reportUnknownVariableType, reportReturnType]
