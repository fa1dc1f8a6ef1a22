"""Changes of a proposal's bounds that end where no bound can be: "100 fewer pages" of five."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from buddy.domain.edit_counts import Counts
from buddy.domain.scope import MAX_DURATION_SECONDS, MAX_PAGES

_MOST: Final[Mapping[str, float | None]] = {
    "pages": MAX_PAGES,
    "seconds": MAX_DURATION_SECONDS,
    "results": None,
    "sources": None,
}
"""The most that there may be; None: that is for the tool to say."""


def out_of_bounds(wanted: Counts, now: Counts) -> str | None:
    """Return in words why a change of bounds cannot be; None where it can.

    Args:
        wanted: What the bounds would be.
        now: How they stand.
    """
    for kind, most in _MOST.items():
        figure: float | None = getattr(wanted, kind)
        if figure is None or (figure >= 1 and (most is None or figure <= most)):
            continue
        stands: float | None = getattr(now, kind)
        still = "" if stands is None else f": {stands:g} {kind} at most"
        possible = "at least 1 is possible" if most is None else f"1 to {most:g} are possible"
        return f"That would be {figure:g} {kind}. The proposal stays as it is{still}; {possible}."
    return None
