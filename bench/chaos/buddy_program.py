"""The program that is killed: the `buddy` command with the tools of chaos and no models to load.

``CHAOS_SERVICE=http://… python -m chaos.buddy_program serve --port 8123 --data-dir …``. The parts
are changed where the composition root hands them over; all else is the product.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from buddy.adapters.understanding.memory import MemoryClassifier, MemoryMatcher
from buddy.bootstrap import build
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.parts import Parts
from buddy.cli.main import main
from chaos.tools import service_tools

PROGRAM = "chaos.buddy_program"
SWEEP_SECONDS = 2.0
"""Between two looks of the housekeeping; often, so that it meets the kills."""


def assemble_for_chaos(parts: Parts) -> Buddy:
    """Return a Buddy of these parts, with other tools and a faster start."""
    return assemble(
        replace(
            parts,
            tools=service_tools(os.environ["CHAOS_SERVICE"]),
            make_tools=lambda _store: (),
            sources=(),
            classifier=MemoryClassifier(),
            matcher=MemoryMatcher(),
            warm=(),
            prepare=(),
            durations=replace(parts.durations, sweep=SWEEP_SECONDS),
        )
    )


def run(arguments: Sequence[str]) -> None:
    """Run the `buddy` command in this process, with what chaos changes.

    Args:
        arguments: Of the command.
    """
    build.assemble = assemble_for_chaos
    sys.argv = ["buddy", *arguments]
    main()


if __name__ == "__main__":
    run(sys.argv[1:])
