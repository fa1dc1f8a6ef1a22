"""How far a long command has come: a line that moves on a screen, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Told = Callable[[str, int], None]
"""Gets what is being worked on, and how much of it is done."""


@contextmanager
def shown(console: Console, doing: str) -> Generator[Told]:
    """Show progress while the context lasts.

    Args:
        console: Where; standard error, so that standard output stays the command's result.
        doing: What the command does, in one word.
    """
    if not console.is_terminal:
        yield _told_nobody
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(doing)
        counts: dict[str, int] = {}

        def tell(what: str, done: int) -> None:
            counts[what] = done
            said = " · ".join(f"{name} {count:,}" for name, count in counts.items())
            progress.update(task, description=f"{doing} {said}"[: console.width - 16])

        yield tell


def _told_nobody(_what: str, _done: int) -> None:
    """Take progress that nobody sees."""
