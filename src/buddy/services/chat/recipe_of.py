"""Which mission of a conversation becomes a recipe: the last one done, or the one that is named."""

from __future__ import annotations

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.ordinals import ordinal_in
from buddy.domain.plain_decision import words_of
from buddy.domain.recipe_request import RecipeMessage
from buddy.domain.recipe_saved import names_work
from buddy.services.chat.counted import in_order
from buddy.services.chat.offers import offer
from buddy.services.chat.target import named_in
from buddy.services.chat.turn import Reply, Spoken, Turn
from buddy.services.chat.words import quoted, state_of

CHOICES = 4
_NOTHING = (
    "Nothing has completed in this conversation yet, so there is nothing to save. Run a mission "
    "first, or name one: “save m_… as a recipe”."
)


def to_save(turn: Turn, message: RecipeMessage) -> Spoken | Reply:
    """Return the mission that is meant, or why none is kept, or the question which one.

    It is the one named by its id, by its place in the conversation or by words of its own that no
    other one has; where no words name one, the one that completed last.
    """
    if (named := named_in(turn)) is not None:
        return named
    missions = in_order(turn)
    done = [each for each in missions if each.mission.status is MissionStatus.COMPLETED]
    words = names_work(message.old)
    place = ordinal_in(message.old, len(missions))
    is_last = place != ordinal_in(message.old, len(missions) + 1)
    if place is not None and not is_last and 0 <= place < len(missions):
        meant = missions[place]
        return meant if meant in done else _not_done(meant)
    last = turn.talk.first(MissionStatus.COMPLETED)
    if last is None:
        return Reply(summary=_NOTHING)
    if not words:
        return last
    fits = [each for each in done if not words.isdisjoint(_own(each, done))]
    return fits[0] if len(fits) == 1 else _which(fits or done, message)


def _own(one: Spoken, done: list[Spoken]) -> frozenset[str]:
    """Return the words of a mission that no other one has, those of repetitions of it apart."""
    own = words_of(one.mission.terms.objective)
    others = [
        words_of(each.mission.terms.objective)
        for each in done
        if each.mission.terms.objective != one.mission.terms.objective
    ]
    return own.difference(*others)


def _not_done(spoken: Spoken) -> Reply:
    name = quoted(spoken.mission.terms.objective)
    text = f"Nothing was saved: {name} {state_of(spoken.mission)}. A recipe is made of work done."
    return Reply(summary=text, spoken=(spoken.mission,), keeps_question=True)


def _which(fits: list[Spoken], message: RecipeMessage) -> Reply:
    """Ask which one; the name of the recipe stays."""
    called = f" named {message.name}" if message.name else ""
    newest = list(reversed(fits))[:CHOICES]
    offers = [
        (
            quoted(each.mission.terms.objective),
            f"save {each.mission.mission_id} as a recipe{called}",
        )
        for each in newest
    ]
    lines = "\n".join(f"  {name}" for name, _ in offers)
    return offer(f"Which one becomes the recipe, by {quoted(message.old, 60)}?", offers, told=lines)
