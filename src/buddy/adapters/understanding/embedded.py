"""The embedded engine: intents and tool matches from weights inside installed packages.

No network, no key, no torch. Importing this module is cheap; the libraries and weights (about
45 MB on disk) are loaded by `EmbeddedModels.warm` in a worker thread, or by the first question.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from buddy.domain.conversation import ConversationState
from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec
from buddy.errors import BuddyError
from buddy.ports.understanding import FAR, IntentDecision, MessageDecision

if TYPE_CHECKING:
    from buddy.adapters.understanding.loaded import Loaded
    from buddy.adapters.understanding.nearby import Nearby

ENGINE = "embedded"


class EmbeddedModels:
    """Weights shared by the classifier and the matcher, loaded once per process.

    Concurrent calls of `warm` share one load. A load that failed is tried again by the next call.
    """

    def __init__(self) -> None:
        self._loaded: Loaded | None = None
        self._loading: asyncio.Task[Loaded] | None = None
        self._lock = threading.Lock()
        self._failure: str | None = None

    @property
    def ready(self) -> bool:
        """Whether the weights are in memory."""
        return self._loaded is not None

    @property
    def failure(self) -> str | None:
        """What went wrong when the weights were last loaded; None when nothing did."""
        return self._failure

    async def warm(self) -> None:
        """Load libraries and weights off the event loop.

        Raises:
            WeightsMissing: A package that carries weights is not installed as it should be.
        """
        await self.loaded()

    async def loaded(self) -> Loaded:
        """Return the loaded models, loading them first if need be.

        Raises:
            WeightsMissing: A package that carries weights is not installed as it should be.
        """
        if self._loaded is not None:
            return self._loaded
        loop = asyncio.get_running_loop()
        task = self._loading
        if task is None or task.done() or task.get_loop() is not loop:
            task = loop.create_task(asyncio.to_thread(self._load))
            self._loading = task
        # A caller that gives up must not cancel the load that others wait for.
        return await asyncio.shield(task)

    def _load(self) -> Loaded:
        with self._lock:  # two event loops may ask at once
            if self._loaded is None:
                # 0.5 s and 150 MB that an idle server should not pay while it starts.
                # Read when numpy is loaded. Its products here take a fraction of a millisecond;
                # shared between threads, they wait up to 8 ms until a busy machine runs them all.
                os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
                try:
                    from buddy.adapters.understanding.loaded import Loaded  # noqa: PLC0415

                    self._loaded = Loaded()
                except Exception as error:
                    known = isinstance(error, BuddyError)
                    self._failure = error.message if known else "The models could not be loaded"
                    raise
                self._failure = None
            return self._loaded


class _Embedded:
    """Something that stands on the shared weights; implements `Warmable`."""

    def __init__(self, models: EmbeddedModels | None = None) -> None:
        self._models = models or EmbeddedModels()

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first."""
        return self._models.ready

    @property
    def failure(self) -> str | None:
        """What went wrong when the weights were last loaded; None when nothing did."""
        return self._models.failure

    async def warm(self) -> None:
        """Load the weights. Safe to call twice."""
        await self._models.warm()


class EmbeddedClassifier(_Embedded):
    """Implements `IntentClassifier` and `Warmable` with a softmax head over sentence vectors."""

    async def classify(self, objective: str) -> IntentDecision:
        """Return calibrated probabilities of the ten intents.

        Only the first 1,500 characters are read.
        """
        loaded = await self._models.loaded()
        found = await asyncio.to_thread(loaded.classify, objective)
        return IntentDecision(
            probabilities={intent: found[intent.value] for intent in Intent}, engine=ENGINE
        )


class EmbeddedReader(_Embedded):
    """Implements `MessageReader` and `Warmable` with heads over sentence vectors and situation."""

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return the decision on a message; only its first 1,500 characters are judged."""
        loaded = await self._models.loaded()
        return await asyncio.to_thread(loaded.read, message, state)


class EmbeddedMatcher(_Embedded):
    """Implements `ToolMatcher` and `Warmable` with intents and similarities to texts."""

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        """Return a calibrated probability in [0, 1] per tool name that it serves the objective."""
        loaded = await self._models.loaded()
        if loaded.is_quick(objective, tools):
            return loaded.match(objective, tools)
        return await asyncio.to_thread(loaded.match, objective, tools)

    async def learn(self, served: Sequence[tuple[str, str]]) -> None:
        """Learn from objectives and the tool that served each; the last call counts alone.

        Args:
            served: Pairs of objective and tool name; fewer than two tools teach nothing.
        """
        loaded = await self._models.loaded()
        await asyncio.to_thread(loaded.learn, served)


class EmbeddedEncoder(_Embedded):
    """Implements `ObjectiveEncoder` and `Warmable` with both sentence encoders side by side."""

    @property
    def name(self) -> str:
        """The encoders, and how their vectors are joined."""
        return "minilm+wordllama:1"

    async def encode(self, objective: str) -> bytes:
        """Return 640 signed bytes; only the first 1,500 characters are read."""
        loaded = await self._models.loaded()
        if loaded.is_quick(objective):
            return loaded.vector(objective)
        return await asyncio.to_thread(loaded.vector, objective)

    def memory(self) -> EmbeddedMemory:
        """Return an empty memory."""
        return EmbeddedMemory(self._models)


class EmbeddedMemory:
    """Implements `VectorMemory`: one matrix, compared with at once."""

    def __init__(self, models: EmbeddedModels) -> None:
        self._models = models
        self._new: list[bytes] = []
        self._nearby: Nearby | None = None
        self._lock = threading.Lock()

    def add(self, vector: bytes) -> None:
        """See the port."""
        self._new.append(vector)

    async def near(self, objective: str) -> Sequence[tuple[int, float]]:
        """See the port."""
        loaded = await self._models.loaded()
        nearby = self._nearby
        quick = nearby is not None and not nearby.takes_long(len(self._new))
        if quick and loaded.is_quick(objective) and not self._lock.locked():
            return self._near(loaded, objective)
        return await asyncio.to_thread(self._near, loaded, objective)

    def _near(self, loaded: Loaded, objective: str) -> Sequence[tuple[int, float]]:
        with self._lock:
            if self._nearby is None:
                self._nearby = loaded.nearby()
            new, self._new = self._new, []
            self._nearby.add(new)
            return self._nearby.to(loaded.vector(objective), FAR)
