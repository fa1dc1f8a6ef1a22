"""What a handler gets, and what it returns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from buddy.domain.artifact import Artifact
from buddy.domain.conversation import ConversationState
from buddy.domain.envelope import Block, Layout, MissionBlock, ResponseType, SuggestedAction
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.proposal import Priority
from buddy.domain.route import Route
from buddy.domain.session import Asked, Borrowed, ChatSession, Exchange, Mentioned
from buddy.ports.store import UnitOfWork
from buddy.ports.understanding import MessageDecision

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A mission of the conversation as it stands now, and how it was shown."""

    shown: Mentioned
    mission: Mission


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the conversation is about now."""

    spoken: tuple[Spoken, ...]
    """The one spoken of last first. Missions that are no longer kept are left out."""
    proposals: tuple[Spoken, ...]
    """Those that wait for a yes and have not lapsed."""
    artifact: Artifact | None
    """Of the mission that completed last."""
    state: ConversationState
    borrowed: Mapping[str, Borrowed]
    """Addresses that stand or stood in a result, with the result."""

    def of(self, mission_id: str) -> Spoken | None:
        """Return a mission of the conversation by its id."""
        return next((each for each in self.spoken if each.mission.mission_id == mission_id), None)

    def first(self, *statuses: MissionStatus) -> Spoken | None:
        """Return the mission spoken of last that is in one of these statuses."""
        return next((each for each in self.spoken if each.mission.status in statuses), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A message, and everything that it is answered with."""

    session: ChatSession
    exchange: Exchange
    decision: MessageDecision
    talk: Talk
    channel: str
    """Where the person speaks."""
    seen: int | None
    """The last exchange that the person's screen showed; None: not said."""
    mission_id: MissionId | None
    """The id of the mission that this message may make, where its request has a key."""
    now: Instant
    keeper: Keeper
    said: str | None = None
    """The message in full, where it was a short answer: "approve m_…" for "the second one"."""
    left: Asked | None = None
    """The question of the conversation that this message leaves for something else."""
    passed: frozenset[str] = frozenset()
    """Who has looked the message up and left it to the others (`Reply.passes`)."""
    route: Route | None = None
    """The route that answers, where more than the reader's word counts."""

    @property
    def user_id(self) -> UserId:
        """Whose missions."""
        return self.exchange.user_id

    @property
    def actor(self) -> UserId:
        """Who speaks."""
        return self.exchange.actor

    @property
    def text(self) -> str:
        """What was said, in full."""
        return self.said or self.exchange.text

    @property
    def just_asked(self) -> bool:
        """Whether the last answer put the open question, so that a bare yes is for that."""
        asked = self.session.asked
        return asked is not None and asked.put == self.exchange.sequence - 1

    def has_seen(self, spoken: Spoken) -> bool:
        """Tell whether the person's screen showed a mission as the conversation last showed it."""
        return self.seen is None or self.seen >= spoken.shown.sequence

    async def keep(self, uow: UnitOfWork, reply: Reply) -> None:
        """Keep the answer in the transaction of what the message does: both are, or neither is.

        Args:
            uow: The transaction.
            reply: What the handler will return.

        Raises:
            NotFound: The conversation was deleted meanwhile.
            MessageUnanswered: Somebody else answers the message.
        """
        await self.keeper.keep(uow, self, reply)

    def keeping(self, words: Callable[[T], Reply]) -> Callable[[UnitOfWork, T], Awaitable[T]]:
        """Return what a service calls in the transaction of a deed, with what came of it.

        Args:
            words: Returns the reply to that, the same each time.
        """

        async def keep(uow: UnitOfWork, done: T) -> T:
            await self.keep(uow, words(done))
            return done

        return keep


class Keeper(Protocol):
    """Keeps the answer to a message."""

    async def keep(self, uow: UnitOfWork, turn: Turn, reply: Reply) -> None:
        """See `Turn.keep`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a handler says."""

    summary: str
    response_type: ResponseType = ResponseType.TEXT
    layout: Layout = Layout.MESSAGE
    priority: Priority = Priority.NORMAL
    blocks: tuple[Block, ...] = ()
    actions: tuple[SuggestedAction, ...] = ()
    spawned: tuple[MissionId, ...] = ()
    live: MissionId | None = None
    shown: tuple[Mission, ...] = ()
    """Missions whose standing revision the reply shows; a later yes is for these."""
    awaits: tuple[Mission, ...] = ()
    """Missions, shown or spoken of, that the reply asks a yes for. A bare yes that follows is for
    these, and for none other: whatever does not say so here is no question to approve."""
    spoken: tuple[Mission, ...] = ()
    """Missions that it names without showing their terms; a later yes is for what was shown."""
    asked: Asked | None = None
    """A question of the conversation's own."""
    keeps_question: bool = False
    """Whether a question that was open before stays open."""
    missed: bool = False
    """Whether Buddy had to ask back."""
    offers: bool = False
    """Whether it offers work of its own, so that a yes to it may be for that."""
    says_why: bool = False
    """Whether it says by itself why it asks again what was asked before."""
    lends: tuple[Borrowed, ...] = ()
    """Addresses out of results that it names: nobody has written them who picks one."""
    page: str | None = None
    """The page that the message turned out to speak of."""
    passes: str = ""
    """Who cannot answer after all; the message goes on to the others (`Turn.passed`)."""


class Handler(Protocol):
    """Answers the messages of one route."""

    async def __call__(self, turn: Turn) -> Reply:
        """Return the reply to a message."""
        ...


def say(label: str, text: str | None = None) -> SuggestedAction:
    """Return an action that sends a text; its label where no other is given."""
    return SuggestedAction(label=label, text=label if text is None else text)


def card(mission: Mission) -> MissionBlock:
    """Return the block that shows a mission."""
    return MissionBlock(
        mission_id=mission.mission_id,
        revision=mission.revision,
        objective=mission.terms.objective,
    )


def question(
    text: str,
    *actions: SuggestedAction,
    asked: Asked | None = None,
    blocks: tuple[Block, ...] = (),
    shown: tuple[Mission, ...] = (),
    spoken: tuple[Mission, ...] = (),
    awaits: tuple[Mission, ...] = (),
    keeps_question: bool = False,
    says_why: bool = False,
) -> Reply:
    """Return a reply that asks one thing, with answers to choose from."""
    return Reply(
        summary=text,
        response_type=ResponseType.CLARIFICATION_REQUEST,
        layout=Layout.CHOICES,
        priority=Priority.HIGH,
        blocks=blocks,
        actions=actions,
        asked=asked,
        shown=shown,
        spoken=spoken,
        awaits=awaits,
        missed=True,
        keeps_question=keeps_question,
        says_why=says_why,
    )
