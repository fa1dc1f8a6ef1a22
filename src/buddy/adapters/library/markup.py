"""Sections of Markdown, reStructuredText, Python and plain text files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from buddy.adapters.library.chunks import Section
from buddy.adapters.library.html_text import html_sections

_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_SETEXT = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_RST_UNDERLINE = re.compile(r"^([=\-`:.'\"~^_*+#<>])\1{2,}\s*$")
_PYTHON_BLOCK = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)")
_MAX_HEADING = 200


class _Outline:
    """Collects lines under headings of known levels."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []
        self._lines: list[str] = []
        self.sections: list[Section] = []

    def line(self, line: str) -> None:
        self._lines.append(line)

    def drop_last_line(self) -> None:
        self._lines.pop()

    def heading(self, level: int, text: str) -> None:
        self.finish()
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        self._stack.append((level, text[:_MAX_HEADING]))

    def finish(self) -> None:
        text = "\n".join(self._lines).strip("\n")
        if text.strip():
            self.sections.append(Section(tuple(text for _, text in self._stack), text))
        self._lines = []


def markdown_sections(text: str) -> list[Section]:
    """Cut Markdown at its headings (``#`` and underlined); fenced code holds none."""
    outline = _Outline()
    fence = ""
    previous = ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        atx = None if fence or mark else _ATX.match(line)
        setext = None if fence or mark or not previous.strip() else _SETEXT.match(line)
        if atx and atx[2]:
            outline.heading(len(atx[1]), atx[2])
            line = ""  # noqa: PLW2901  # the heading is no longer a paragraph's first line
        elif setext:
            outline.drop_last_line()
            outline.heading(1 if setext[1][0] == "=" else 2, previous.strip())
            line = ""  # noqa: PLW2901
        else:
            outline.line(line)
        previous = "" if fence or mark else line
    outline.finish()
    return outline.sections


def rst_sections(text: str) -> list[Section]:
    """Cut reStructuredText at underlined headings; a mark's level is the order it appears in."""
    outline = _Outline()
    levels: list[str] = []
    previous = ""
    for line in text.splitlines():
        mark = _RST_UNDERLINE.match(line)
        title = previous.strip()
        if mark and title and len(line.rstrip()) >= len(title) and not previous[0].isspace():
            outline.drop_last_line()
            if mark[1] not in levels:
                levels.append(mark[1])
            outline.heading(levels.index(mark[1]) + 1, title)
            previous = ""
        elif mark and not title:
            outline.line("")  # an overline, or a rule between paragraphs
            previous = ""
        else:
            outline.line(line)
            previous = line
    outline.finish()
    return outline.sections


def python_sections(text: str) -> list[Section]:
    """Cut Python at its top-level classes and functions; the text is not compiled."""
    outline = _Outline()
    for line in text.splitlines():
        block = _PYTHON_BLOCK.match(line)
        if block:
            outline.heading(1, block[1])
        outline.line(line)
    outline.finish()
    return outline.sections


def notebook_sections(text: str) -> list[Section]:
    """Read a Jupyter notebook's cells: Markdown gives the headings, code follows them.

    Raises:
        ValueError: The text is not a notebook.
    """
    notebook: Any = json.loads(text)
    cells: Any = notebook.get("cells") if isinstance(notebook, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # JSON of any shape
    if not isinstance(cells, list):
        raise ValueError("a notebook is a JSON object with a list of cells")  # noqa: TRY004  # it is the text that is wrong
    return markdown_sections("\n\n".join(_cell_texts(cast("list[Any]", cells))))


def _cell_texts(cells: list[Any]) -> Iterator[str]:
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        content = cast("dict[str, Any]", cell)
        source = content.get("source", "")
        lines = cast("list[Any]", source) if isinstance(source, list) else [source]
        text = "".join(str(line) for line in lines)
        if content.get("cell_type") == "code":
            yield f"```\n{text}\n```"
        elif content.get("cell_type") == "markdown":
            yield text


def text_sections(text: str) -> list[Section]:
    """Take plain text as one section without a heading."""
    return [Section((), text)] if text.strip() else []


SECTIONS_BY_SUFFIX: Mapping[str, Callable[[str], list[Section]]] = {
    ".md": markdown_sections,
    ".markdown": markdown_sections,
    ".rst": rst_sections,
    ".txt": text_sections,
    ".html": html_sections,
    ".htm": html_sections,
    ".py": python_sections,
    ".ipynb": notebook_sections,
}
"""How each kind of file is cut; other files are not indexed."""
