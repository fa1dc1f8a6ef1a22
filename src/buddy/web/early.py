"""What a screen needs and will ask for, named in the page's head.

A browser then fetches it beside the page's script; else the script would have to come first, then
the screen's part of it, and only then what that part asks for. The page's build says what it is
(``early.json``), by patterns of addresses such as ``/?mission={mission}``. Nothing is in the page
that was not in its address.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

_HOLE = re.compile(r"\{(\w+)\}")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
"""What may fill a hole: an identifier, and nothing that a path or a tag could be made of."""
_HEAD_ENDS = "</head>"


@dataclass(frozen=True, slots=True)
class Screen:
    """A pattern of addresses, and what a page there needs."""

    path: str
    query: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    reads: tuple[str, ...]

    @classmethod
    def of(cls, written: dict[str, Any]) -> Screen:
        """Return what a line of the build's file says."""
        path, _, query = written["address"].partition("?")
        return cls(
            path=path,
            query=tuple(parse_qsl(query)),
            **{each: tuple(written[each]) for each in ("scripts", "styles", "reads")},
        )

    def names_at(self, path: str) -> dict[str, str] | None:
        """Return what fills the holes of the path; None: it is another screen's."""
        pattern = "".join(
            f"(?P<{part}>[^/]+)" if at % 2 else re.escape(part)
            for at, part in enumerate(_HOLE.split(self.path))
        )
        found = re.fullmatch(pattern, path)
        return found.groupdict() if found else None

    def names_in(self, query: dict[str, str]) -> dict[str, str] | None:
        """Return what fills the holes of the query; None: it asks for something else."""
        if query.keys() != {name for name, _ in self.query}:
            return None
        return {hole[1:-1]: query[name] for name, hole in self.query}


def screens_of(built: Path) -> list[Screen]:
    """Return what the build wrote down; an older build's page has nothing."""
    if not built.is_file():
        return []
    return [Screen.of(each) for each in json.loads(built.read_text("utf-8"))]


def with_early(page: str, screens: list[Screen], path: str, query: str) -> str:
    """Return the page with what its screen needs named at the end of its head."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    there = [(each, names) for each in screens if (names := each.names_at(path)) is not None]
    for screen, names in there:
        more = screen.names_in(asked)
        if more is not None and all(map(_NAME.fullmatch, (names | more).values())):
            reads = [_filled(read, names | more) for read in screen.reads]
            return page.replace(_HEAD_ENDS, _links(screen, reads) + _HEAD_ENDS, 1)
    # Its parts it needs whatever is asked; what it reads would be something else.
    links = _links(there[0][0], []) if there else ""
    return page.replace(_HEAD_ENDS, links + _HEAD_ENDS, 1)


def _filled(read: str, names: dict[str, str]) -> str:
    return _HOLE.sub(lambda hole: names[hole[1]], read)


def _links(screen: Screen, reads: list[str]) -> str:
    """Return tags that a browser uses exactly as the script would have asked for it."""
    tags = [f'<link rel="modulepreload" crossorigin href="{escape(x)}">' for x in screen.scripts]
    tags += [f'<link rel="stylesheet" crossorigin href="{escape(x)}">' for x in screen.styles]
    tags += [f'<link rel="preload" as="fetch" crossorigin href="{escape(x)}">' for x in reads]
    return "".join(f"  {tag}\n  " for tag in tags)
