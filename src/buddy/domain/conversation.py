"""What a conversation is about at the moment: the part of it that a new message is read with."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.intent import Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenMission:
    """A mission that the conversation has talked about."""

    mission_id: str
    objective: str
    intent: Intent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationState:
    """What stands open in a conversation. Everything is of this conversation, the newest first.

    A reader weighs it and is not misled by it: an approving word with nothing pending asks for
    clarification, a full objective of its own beside a pending proposal is a new mission.
    """

    proposal: SpokenMission | None = None
    """The proposal on the table, undecided."""
    question: str | None = None
    """The clarification that Buddy asked for and that nobody has answered."""
    running: SpokenMission | None = None
    """Approved and not yet ended, parked included."""
    finished: SpokenMission | None = None
    """The last one that completed; its artifact answers follow-ups."""
    failed: SpokenMission | None = None
    scheduled: SpokenMission | None = None
    """The last mission with a schedule that is still in force."""
    last_url: str | None = None
    """The page that the conversation last spoke of."""
    results: tuple[str, ...] = ()
    """Addresses of the last result in their order, for "the second one"."""
    borrowed: tuple[str, ...] = ()
    """Addresses that stood in earlier results, and that nobody has written."""

    @property
    def foreign(self) -> tuple[str, ...]:
        """Addresses that stand or stood in a result of the conversation."""
        return (*self.results, *self.borrowed)

    @property
    def last(self) -> SpokenMission | None:
        """The mission that "it" most likely means."""
        return self.proposal or self.running or self.finished or self.failed or self.scheduled
