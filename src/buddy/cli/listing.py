"""Lists as tables that cut nothing: ids and times stay whole in any width, and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

GAP = 2
NARROWEST = 16
"""Cells that a column keeps whose words may be broken into lines."""


def print_listing(
    console: Console,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    prose: frozenset[str] = frozenset(),
) -> None:
    """Print rows under their heads.

    A pipe gets each row as one line. A terminal gets its prose broken into lines; where it is
    narrower than all the rest, each row becomes a few lines, for a cut id is of no use.

    Args:
        console: Tells whether it is a terminal, and how wide.
        heads: One for each column.
        rows: Their cells, as plain text.
        prose: The heads of the columns that may be broken into lines.
    """
    columns = zip(heads, *rows, strict=True)
    widths = {head: max(map(cell_len, (head, *cells))) for head, *cells in columns}
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0))
    for head, width in widths.items():
        if head in prose:
            table.add_column(head, overflow="fold", min_width=min(width, NARROWEST))
        else:
            table.add_column(head, no_wrap=True, min_width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    gaps = GAP * len(heads)
    wanted = sum(widths.values()) + gaps
    if console.is_terminal:
        least = [min(w, NARROWEST) if head in prose else w for head, w in widths.items()]
        if sum(least) + gaps > console.width:
            _print_stacked(console, heads, rows, prose)
            return
        wanted = min(wanted, console.width)
    Console(file=console.file, width=wanted, no_color=console.no_color).print(table)


def _print_stacked(
    console: Console,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    prose: frozenset[str],
) -> None:
    """Print each row as lines of names and values, none longer than the terminal is wide."""
    for row in rows:
        lines, line = list[str](), row[0]
        for head, cell in zip(heads[1:], row[1:], strict=True):
            told = f"{head}: {cell}"
            if not cell:
                continue
            if head in prose or cell_len(line) + GAP + cell_len(told) > console.width:
                lines.append(line)
                line = " " * GAP + told
            else:
                line = f"{line}{' ' * GAP}{told}"
        for each in (*lines, line):
            console.print(Text(each, overflow="fold"))
