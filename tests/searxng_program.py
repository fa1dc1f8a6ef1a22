"""Where the tests' SearXNG is: in an environment of its own, which `make test-deps` makes."""

from __future__ import annotations

from pathlib import Path

PYTHON = Path(__file__).parents[1] / ".test-deps" / "searxng" / "bin" / "python"
"""The Python that can run ``searx.webapp``."""
