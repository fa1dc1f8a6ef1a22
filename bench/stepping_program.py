"""The `buddy` command whose one tool reports at a steady pace, once a file called `go` is there.

Started by `fan_out_fleet.py`: ``python bench/stepping_program.py FOLDER PER_SECOND SECONDS api …``.
The store, the engine, the doorbell and the processes are the product's; no model is loaded.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from buddy.adapters.understanding.memory import MemoryClassifier, MemoryMatcher
from buddy.bootstrap import build
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.parts import Parts
from buddy.cli.main import main
from buddy.testing.tools import ScriptedTool, spec
from stepping_server import Stepping

LOOKS_SECONDS = 0.05


class SteppingByFile(Stepping):
    """Stepping in whichever process: a file that appears tells all of them."""

    def __init__(self, file: Path, per_second: float, seconds: float) -> None:
        super().__init__(per_second, seconds)
        self._file = file

    async def told(self) -> None:
        """Wait for the file."""
        while not self._file.exists():  # noqa: ASYNC110  # no event reaches another process
            await asyncio.sleep(LOOKS_SECONDS)


def run(folder: Path, per_second: float, seconds: float) -> None:
    """Run the command with that tool."""
    tool = ScriptedTool(
        spec(timeout_seconds=600),
        behaviour=SteppingByFile(folder / "go", per_second, seconds),
    )

    def assemble_to_measure(parts: Parts) -> Buddy:
        quick = {"classifier": MemoryClassifier(), "matcher": MemoryMatcher()}
        only = {"tools": [tool], "make_tools": lambda _store: (), "sources": ()}
        return assemble(replace(parts, warm=(), prepare=(), **only, **quick))

    build.assemble = assemble_to_measure
    main()


if __name__ == "__main__":
    asked = sys.argv[1:]
    sys.argv = ["buddy", *asked[3:]]
    run(Path(asked[0]), float(asked[1]), float(asked[2]))
