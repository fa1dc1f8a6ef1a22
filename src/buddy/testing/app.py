"""A Buddy in memory: every port has its twin, nothing is opened, nothing outlives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.adapters.clock.system import RandomChance, RandomIds, SystemClock
from buddy.adapters.engine.inline import InlineEngine
from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.fetch.memory_sender import MemoryWebhookSender
from buddy.adapters.identity.loopback import LoopbackIdentity
from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.understanding.memory import MemoryClassifier, MemoryMatcher
from buddy.adapters.understanding.memory_encoder import MemoryEncoder
from buddy.adapters.understanding.memory_reader import MemoryReader
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.parts import Parts
from buddy.ports.tools import Tool
from buddy.testing.tools import ScriptedTool


def memory_parts(tools: Sequence[Tool] | None = None, **changes: Any) -> Parts:
    """Return parts in memory.

    Args:
        tools: The tools; a scripted ``web_search`` when not given.
        changes: Other parts to use, by their name in `Parts`.
    """
    parts = Parts(
        clock=SystemClock(),
        ids=RandomIds(),
        bus=MemoryEventBus(),
        make_store=MemoryStore,
        make_engine=InlineEngine,
        blobs=MemoryBlobs(),
        identity=LoopbackIdentity(),
        renderer=MarkdownRenderer(),
        classifier=MemoryClassifier(),
        matcher=MemoryMatcher(),
        encoder=MemoryEncoder(),
        chance=RandomChance(),
        reader=MemoryReader(),
        tools=tools if tools is not None else [ScriptedTool()],
        fetcher=MemoryFetcher({}),
        webhooks=MemoryWebhookSender(),
        search_note="The query stays on this machine",
    )
    return replace(parts, **changes)


def memory_buddy(
    tools: Sequence[Tool] | None = None,
    change: Callable[[Parts], Parts] = lambda parts: parts,
    **changes: Any,
) -> Buddy:
    """Return a Buddy in memory, not started."""
    return assemble(change(memory_parts(tools, **changes)))
