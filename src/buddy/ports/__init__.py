"""Protocols between the use cases and the world.

Lives here: one file per port; each docstring lists the adapters and their trade-offs. May
import: `buddy.domain` and `buddy.errors`. Pattern: `typing.Protocol` plus the small frozen
values that cross it.
"""
