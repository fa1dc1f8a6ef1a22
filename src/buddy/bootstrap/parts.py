"""What a Buddy is made of: one adapter per port, and the numbers that services take."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from buddy.adapters.planning.embedded import EmbeddedPlanner
from buddy.bootstrap.chosen_settings import ChosenSettings
from buddy.domain.budget import BudgetLimits
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.events.log import Event
from buddy.domain.inbox import ReminderRules
from buddy.domain.investment import Worth
from buddy.domain.lapse import LapsePolicy, deadline
from buddy.domain.retention import RetentionPolicy
from buddy.ports.blobs import BlobStore
from buddy.ports.browser import Browser
from buddy.ports.clock import Chance, Clock, IdSource
from buddy.ports.engine import Engine
from buddy.ports.event_bus import EventBus
from buddy.ports.fetcher import Fetcher
from buddy.ports.identity import IdentityProvider
from buddy.ports.llm import LLMEngine
from buddy.ports.planning import GoalPlanner
from buddy.ports.rendering import HtmlRenderer
from buddy.ports.store import Store, TransactionRunner
from buddy.ports.tool_source import ToolSource
from buddy.ports.tools import Tool
from buddy.ports.understanding import (
    IntentClassifier,
    MessageReader,
    ObjectiveEncoder,
    ToolMatcher,
    Warmable,
)
from buddy.ports.webhooks import WebhookSender
from buddy.services.proposal_warnings import RefusesFile, any_file

HOUR = 3600.0

StartedHere = Callable[[tuple[str, int], tuple[str, int]], bool | None]
"""``started_here(client, server)``, both ends of a connection as address and port; None: the
client has let go of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """How long things stand, in seconds."""

    proposal: float = 72 * HOUR
    """An undecided proposal."""
    warrant: float = 24 * HOUR
    """An approval that nobody executes."""
    parked: float = 24 * HOUR
    """A parked run that nobody decides on."""
    shutdown: float = 10.0
    """Running missions, once the server is told to stop."""
    reach: float = 0.0
    """At start, for a database that does not answer yet."""
    sweep: float = 30.0
    """Between two looks for what has lapsed."""


class Tenancy(Protocol):
    """Keeps a store to one process, wherever the others are."""

    async def take(self) -> None:
        """Take the store.

        Raises:
            StoreConflict: Another Buddy has it.
            StoreUnavailable: It does not answer.
        """
        ...

    async def keep(self) -> None:
        """Give signs of life until it is cancelled."""
        ...

    async def give_back(self) -> None:
        """Let others have the store."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """One adapter per port."""

    clock: Clock
    ids: IdSource
    bus: EventBus
    make_store: Callable[[Callable[[Sequence[Event]], None]], Store]
    """Gets what to call after each commit."""
    make_engine: Callable[[TransactionRunner], Engine]
    blobs: BlobStore
    identity: IdentityProvider
    renderer: HtmlRenderer
    classifier: IntentClassifier
    matcher: ToolMatcher
    encoder: ObjectiveEncoder
    """Tells which past objectives are near a new one."""
    chance: Chance
    reader: MessageReader
    """Decides what messages of a conversation ask for."""
    planner: GoalPlanner = field(default_factory=EmbeddedPlanner)
    """Plans goals where no language model does."""
    llm: LLMEngine | None = None
    """A language model that may decide better than `classifier`, which decides where it does not;
    None: there is none."""
    llm_evaluates: bool = False
    """Whether it judges results too, besides the rules."""
    tools: Sequence[Tool] = ()
    make_tools: Callable[[Store], Sequence[Tool]] = lambda _store: ()
    """Makes more tools, some of which keep or read things in the store."""
    sources: Sequence[ToolSource] = ()
    """Where tools come from that may come and go."""
    fetcher: Fetcher
    """How tools reach pages, each through the guard of its call."""
    browser: Browser | None = None
    """How they see pages that scripts fill, through the same guard; None: not at all."""
    local_zone: str = "UTC"
    """The IANA zone in which times are meant that name none."""
    search_note: str
    """Which engine sees the text of a search, in one sentence."""
    store_note: str = "the memory of this process, until it ends"
    """Where conversations, missions and results are, after "kept in"."""
    egress: EgressPolicy = field(default_factory=EgressPolicy)
    """The rules of the guard before every connection, for what a proposal says beforehand."""
    may_read: RefusesFile = any_file
    """The same of the guard before every file."""
    limits: BudgetLimits = field(default_factory=BudgetLimits)
    worth: Worth = field(default_factory=Worth)
    """What results are worth and hours cost, for the return of tools."""
    explores: bool = False
    """Whether one proposal in twenty takes a tool by lot."""
    webhooks: WebhookSender
    durations: Durations = field(default_factory=Durations)
    lapse: LapsePolicy = field(default_factory=LapsePolicy)
    second_person: bool = False
    """Whether an approval must come from somebody else than who asked or edited."""
    reminders: ReminderRules = field(default_factory=ReminderRules)
    """When people are reminded of decisions that wait."""
    offer_after: int = 3
    """How many approvals of the same bounds in a row it takes to offer a standing approval."""
    mcp_open_proposals: int = 50
    """Proposals and questions of programs over MCP that may wait for one user."""
    carries_runs: bool = True
    """Whether this process carries runs, and so looks for lost ones too."""
    alone: bool = False
    """Whether no other process can be on the same store."""
    retention: RetentionPolicy = field(default_factory=RetentionPolicy)
    settings: ChosenSettings = field(default_factory=ChosenSettings)
    """What the instance was told, for people to read and, in parts, to change."""
    started_here: StartedHere | None = None
    """Tells whether a connection to this server comes from a program that it started; None where
    it starts none."""
    warm: tuple[Warmable, ...] = ()
    """What loads in the background once the server is up."""
    prepare: tuple[Callable[[], Coroutine[Any, Any, None]], ...] = ()
    """Other work for the background at start; a request that needs it waits for it."""
    tenancy: Tenancy | None = None
    """Keeps a store to this process that no lock on this machine would keep."""
    on_start: Callable[[], None] | None = None
    """Called first at start: takes the data directory, or raises."""
    on_stop: Callable[[], None] | None = None
    """Called last at stop."""

    @property
    def proposal_seconds(self) -> float | None:
        """How long a proposal stands undecided; None: until somebody decides."""
        return deadline(self.lapse.proposal, self.durations.proposal)

    @property
    def parked_seconds(self) -> float | None:
        """How long a parked run waits for a decision; None: until somebody decides."""
        return deadline(self.lapse.parked, self.durations.parked)
