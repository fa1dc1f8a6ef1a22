"""A small built-in collection, a clock that stands, and nothing else."""

from collections.abc import Iterator

from buddy.adapters.library.passages import Passage
from buddy.domain.instant import Instant

NOON = Instant("2024-01-15T12:00:00.000Z")


class StoppedClock:
    def now(self) -> Instant:
        return NOON

    def monotonic(self) -> float:
        return 0.0


class SampleDocuments:
    """Two documents about a made-up programming language."""

    def __init__(self, version: str = "1") -> None:
        self.name = "snaketongue"
        self.version = version
        self.context_words = frozenset({"snaketongue"})
        self.produced = 0

    def passages(self) -> Iterator[Passage]:
        self.produced += 1
        yield Passage(
            document="loom.Weaver.unravel",
            kind="function",
            title="loom.Weaver.unravel",
            heading="Undo the newest stitch.",
            body=f"loom.Weaver.unravel(self)\n\nUndo the newest stitch. Version {self.version}.",
        )
        yield Passage(
            document="reference/braid",
            kind="topic",
            title='The "braid" statement',
            heading="Snaketongue reference: braid",
            body='The "braid" statement joins three strands into one.',
        )
