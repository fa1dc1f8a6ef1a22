"""What the message reader sees of a conversation and of a message besides its words.

Marks name the situation; `text_features.words_of` counts each word once more beside each mark, so
that "stop" can be a rejection beside a proposal and a cancellation beside a running mission.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from buddy.adapters.understanding.cues import cues
from buddy.adapters.understanding.text_features import Numbers
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.message_slots import MessageSlots
from buddy.domain.route import Route

_CUE_SCALE: Final = 0.35
"""Beside unit vectors of sentences; found on left-out training messages."""
_FEW, _SOME, _MANY = 2, 5, 12


def route_marks(state: ConversationState) -> tuple[str, ...]:
    """Return the names of what stands open in a conversation; ``fresh`` where nothing does."""
    named = (
        ("proposal", state.proposal),
        ("question", state.question),
        ("running", state.running),
        ("scheduled", state.scheduled),
        ("finished", state.finished),
        ("failed", state.failed),
        ("page", state.last_url),
    )
    return tuple(name for name, value in named if value) or ("fresh",)


def intent_marks(state: ConversationState) -> tuple[str, ...]:
    """Return the intent that a reference such as "do that" would carry on."""
    spoken = state.last
    return (f"of {spoken.intent.value}",) if spoken and spoken.intent else ()


def circumstances(message: str, slots: MessageSlots, state: ConversationState) -> Numbers:
    """Return the cues of a message and its situation as numbers of one scale."""
    words = len(message.split())
    marks = route_marks(state)
    flags = [
        *(name in marks for name in ("proposal", "question", "running", "scheduled")),
        *(name in marks for name in ("finished", "failed", "page", "fresh")),
        bool(slots.urls),
        bool(slots.expression),
        slots.amount is not None,
        slots.when is not None,
        words <= _FEW,
        words <= _SOME,
        words > _MANY,
        "?" in message,
        any(mission_word in message for mission_word in _names(state)),
    ]
    own = np.array([float(flag) for flag in flags], np.float32)
    return np.concatenate([own, np.array(cues(message), np.float32)]) * np.float32(_CUE_SCALE)


def _names(state: ConversationState) -> tuple[str, ...]:
    """Return the longer words of what the conversation is about."""
    spoken: SpokenMission | None = state.last
    return tuple(w for w in spoken.objective.split() if len(w) > _SOME) if spoken else ()


def allowed(state: ConversationState) -> dict[Route, Route]:
    """Return which routes cannot be in this state, each with the route that it means instead.

    Approving and rejecting need a proposal, changing needs a proposal or an open question, and a
    result must be there to be asked about (routing rules 3 to 5 and 7).
    """
    moved: dict[Route, Route] = {}
    if state.proposal is None:
        going = state.running or state.scheduled or state.question
        moved[Route.APPROVE] = Route.CLARIFY
        moved[Route.REJECT] = Route.CANCEL if going else Route.CLARIFY
        if state.question is None:
            moved[Route.MODIFY_MISSION] = Route.CLARIFY
    if state.finished is None:
        moved[Route.FOLLOW_UP] = Route.STATUS if state.last else Route.CLARIFY
    if not (state.running or state.scheduled or state.question or state.proposal):
        moved[Route.CANCEL] = Route.CLARIFY
    return moved
