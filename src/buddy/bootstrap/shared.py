"""What several services stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from buddy.domain.events.log import Event
from buddy.ports.engine import Engine
from buddy.ports.store import Store
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.duration_history import DurationHistory
from buddy.services.event_feed import EventFeed
from buddy.services.intents import Intents
from buddy.services.mission_commands import MissionCommands
from buddy.services.objective_reader import ObjectiveReader
from buddy.services.reused_answers import ReusedAnswers
from buddy.services.rollup_follower import RollupFollower
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import ScribeDesk
from buddy.services.tool_registry import ToolRegistry
from buddy.services.tool_selector import ToolSelector
from buddy.services.webhook_dispatcher import WebhookDispatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What several services stand on."""

    store: Store
    listeners: list[Callable[[Sequence[Event]], None]]
    """Called with what was committed."""
    engine: Engine
    dispatcher: WebhookDispatcher
    follower: RollupFollower
    feed: EventFeed
    control: RunControl
    desk: ScribeDesk
    commands: MissionCommands
    registry: ToolRegistry
    selector: ToolSelector
    reader: ObjectiveReader
    artifacts: ArtifactWriter
    previews: ArtifactPreviewGenerator
    history: DurationHistory
    answers: ReusedAnswers
    intents: Intents
