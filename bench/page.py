"""Writes figures into docs/benchmarks.md, between the two comments that carry a part's name."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def write(part: str, lines: Sequence[str]) -> None:
    begin, end = f"<!-- begin {part}: written by make bench -->", f"<!-- end {part} -->"
    text = PAGE.read_text("utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{PAGE.name} has no place for {part}: {begin} … {end}")
    PAGE.write_text(pattern.sub(lambda _: "\n".join((begin, "", *lines, "", end)), text), "utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    def line(cells: Sequence[object]) -> str:
        return f"| {' | '.join(map(str, cells))} |"

    return [line(head), line(["---"] * len(head)), *(line(row) for row in rows)]


def circumstances(loads: Sequence[float]) -> str:
    """Return the sentence that says when, where and beside what something was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = datetime.now(UTC).date()  # noqa: TID251  # a benchmark reads the machine's clock
    return (
        f"{today}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}; load of the machine {min(loads):.1f} to "
        f"{max(loads):.1f}."
    )
