"""What a campaign keeps between calls: files of JSON lines, and the tally, in one folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def append(path: Path, line: dict[str, Any]) -> None:
    """Add a line; it is with the operating system when this returns."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file; none where it is missing."""
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)


@dataclass(slots=True)
class Tally:
    """What was done so far, over all calls."""

    world: str
    seed: int
    calls: int = 0
    done: Counter[str] = field(default_factory=Counter)
    """Disturbances by kind; ``SIGKILL`` counts every process killed."""
    load: Counter[str] = field(default_factory=Counter)
    """What the clients did and saw."""

    @property
    def kills(self) -> int:
        """Processes killed so far."""
        return self.done["SIGKILL"]


class State:
    """The folder of a campaign.

    Args:
        folder: Made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.requests = self.folder / "requests.jsonl"
        """What the test service was asked."""
        self.answers = self.folder / "answers.jsonl"
        """What the clients asked of Buddy, and what it answered."""
        self.disturbances = self.folder / "disturbances.jsonl"
        self.history = self.folder / "history.jsonl"
        self.violations = self.folder / "violations.txt"
        self._tally = self.folder / "tally.json"

    def log(self, name: str) -> Path:
        """Return the file that a process writes its output to."""
        return self.folder / f"{name}.log"

    def load_tally(self, world: str, seed: int | None, fallback: int) -> Tally:
        """Return the tally so far; a new campaign takes the seed given, or the fallback.

        Raises:
            SystemExit: The folder belongs to a campaign of another world or seed.
        """
        if not self._tally.exists():
            return Tally(world=world, seed=fallback if seed is None else seed)
        kept = json.loads(self._tally.read_text())
        tally = Tally(kept["world"], kept["seed"], kept["calls"])
        tally.done.update(kept["done"])
        tally.load.update(kept["load"])
        if tally.world != world or seed not in {None, tally.seed}:
            raise SystemExit(
                f"{self.folder} holds a campaign on {tally.world} with seed {tally.seed}; "
                "go on with those, or give another STATE"
            )
        return tally

    def save(self, tally: Tally) -> None:
        """Keep the tally."""
        kept = {
            "world": tally.world,
            "seed": tally.seed,
            "calls": tally.calls,
            "done": dict(tally.done),
            "load": dict(tally.load),
        }
        self._tally.write_text(json.dumps(kept, indent=2) + "\n")
