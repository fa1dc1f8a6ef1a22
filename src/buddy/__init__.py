"""Buddy: mission control for AI work that must not run unseen."""

__version__ = "0.1.0"
