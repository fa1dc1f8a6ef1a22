"""Counts in words."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 attempt``, ``2 attempts``, ``1,000 attempts``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
