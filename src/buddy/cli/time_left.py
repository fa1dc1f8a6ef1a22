"""How long a watched run will still take: asked from the server, counted down in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rich.progress import ProgressColumn, Task
from rich.text import Text

from buddy.cli.client import Client

MINUTE, HOUR = 60, 3600
UNKNOWN = "time left unknown"


class TimeLeft:
    """The time left of one mission.

    Args:
        client: The server.
        mission_id: Which mission.
        monotonic: Seconds that never go back.
    """

    def __init__(self, client: Client, mission_id: str, monotonic: Callable[[], float]) -> None:
        self._client = client
        self._path = f"/missions/{mission_id}/progress"
        self._monotonic = monotonic
        self._progress: Mapping[str, Any] | None = None
        self._asked_at = 0.0

    def begin(self) -> None:
        """Ask for the first time: what follows happens now, and is no replay."""
        self._progress = self._client.get(self._path)
        self._asked_at = self._monotonic()

    def take(self, event: Mapping[str, Any]) -> None:
        """Ask again where an event moved the run to another step."""
        if self._progress is not None and event["event_type"] == "execution_step":
            self.begin()

    def text(self) -> str | None:
        """Return it in words, or None while nobody knows."""
        if self._progress is None:
            return None
        return describe(self._progress, self._monotonic() - self._asked_at)


class TimeLeftColumn(ProgressColumn):
    """Draws it beside a progress bar."""

    def __init__(self, left: TimeLeft) -> None:
        super().__init__()
        self._left = left

    def render(self, task: Task) -> Text:
        """Return what stands in the column."""
        return Text("" if task.finished else self._left.text() or "")


def describe(progress: Mapping[str, Any], passed: float) -> str | None:
    """Return the time left: ``about 12 s left (5-30 s)``; None where the server does not know.

    Args:
        progress: The answer of ``GET /missions/{id}/progress``.
        passed: Seconds since it was asked for.
    """
    if progress["eta_seconds"] is None:
        return UNKNOWN if progress["status"] == "running" else None
    seconds = progress["eta_seconds"] - passed
    low, high = progress["eta_range"]["low"], progress["eta_range"]["high"]
    if low is None or high is None:
        return f"about {_round(seconds)} left" if seconds > 0 else "any moment now"
    if high <= passed:
        return "longer than usual"
    least, most = _round(low - passed), _round(high - passed)
    if seconds <= 0:
        return f"any moment now (up to {most})"
    about = f"about {_round(seconds)} left"
    if least == most:
        return about
    if least.endswith(" s") and most.endswith(" s"):
        least = least.removesuffix(" s")
    return f"{about} ({least}-{most})"


def _round(seconds: float) -> str:
    """Write an estimate, which deserves no fractions: ``1 s``, ``48 s``, ``3m 10s``."""
    whole = max(1, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE}m {whole % MINUTE:02d}s".removesuffix(" 00s")
    return f"{whole // HOUR}h {whole % HOUR // MINUTE:02d}m"
