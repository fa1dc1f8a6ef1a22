"""Which mission of the conversation a decision is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.assent import agrees, declines, stops
from buddy.domain.envelope import Layout, ResponseType
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.references import ordinal_in
from buddy.domain.session import Asked
from buddy.services.chat.turn import Reply, Spoken, Talk, Turn, card, question, say
from buddy.services.chat.words import LIKE_AN_ID, MISSION_ID, added_in, grants, quoted, state_of

CHOICES: Final = 4
WHICH: Final = "which"
_CONTENT: Final = re.compile(r"[^\W\d_]{4,}")
"""Words that can tell missions apart."""
_GOING: Final = (MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL)


def named_in(turn: Turn) -> Spoken | None:
    """Return the mission of this conversation that a message names by its id."""
    match = MISSION_ID.search(turn.text)
    return turn.talk.of(match[0]) if match else None


def names_stranger(turn: Turn) -> str | None:
    """Return the id that a message names and that this conversation has never shown."""
    match = LIKE_AN_ID.search(turn.text)
    return match[0] if match and turn.talk.of(match[0]) is None else None


def names_mission(text: str) -> bool:
    """Tell whether a text names a mission by its id."""
    return MISSION_ID.search(text) is not None


def names_any(turn: Turn) -> bool:
    """Tell whether a message names a mission by its id."""
    return names_mission(turn.text)


def goes_on(turn: Turn) -> bool:
    """Tell whether a run of this conversation is queued, at work or parked."""
    for each in turn.talk.spoken:
        mission = each.mission
        queued = mission.status is MissionStatus.APPROVED and mission.run is not None
        if queued or mission.status in _GOING:
            return True
    return False


def answers_parked(turn: Turn) -> bool:
    """Tell whether a message answers a parked run in the words that it was offered with.

    Whether those were shown for this parking is for whoever decides. Beside a proposal or a later
    question the words may be meant for that, unless they give more money: a run asks for that.
    """
    talk = turn.talk
    if added_in(turn.text) is not None and wanting(turn):
        return True
    parked = named_in(turn) or talk.first(MissionStatus.AWAITING_APPROVAL)
    if parked is None or parked.mission.status is not MissionStatus.AWAITING_APPROVAL:
        return False
    asking = talk.first(MissionStatus.CLARIFICATION_NEEDED)
    later = asking is not None and asking.shown.last > parked.shown.last
    run = parked.mission.run
    if talk.proposals or later or run is None or run.deviation is None:
        return False
    just_asked = parked.shown.sequence == turn.exchange.sequence - 1
    return grants(turn.text, run.deviation, just_asked=just_asked)


def wanting(turn: Turn) -> tuple[Spoken, ...]:
    """Return the runs that are parked for want of money: the one named, else all of them."""
    named = named_in(turn)
    return tuple(
        each
        for each in ((named,) if named else turn.talk.spoken)
        if each.mission.status is MissionStatus.AWAITING_APPROVAL
        and each.mission.run is not None
        and each.mission.run.deviation is not None
        and each.mission.run.deviation.missing_usd is not None
    )


def refuses_parked(turn: Turn) -> bool:
    """Tell whether a message plainly says no or stop, and a parked run is what it can be for."""
    parked = turn.talk.first(MissionStatus.AWAITING_APPROVAL)
    return parked is not None and (declines(turn.text) or stops(turn.text))


def on_the_table(turn: Turn, open_ones: Sequence[Spoken]) -> Spoken | None:
    """Return the one that a plain word is about; None where more than one can be meant.

    It is the only one, the one whose words the message has, or the one that the last answer was
    about.
    """
    if len(open_ones) == 1:
        return open_ones[0]
    meant = by_words(turn.text, open_ones)
    if meant is not None:
        return meant
    last = turn.exchange.sequence - 1
    just_shown = [each for each in open_ones if each.shown.last == last]
    return just_shown[0] if len(just_shown) == 1 else None


def picked(asked: Asked | None, text: str, talk: Talk) -> str | None:
    """Return what an answer to "which one?" says in full; None where it does not choose one.

    Args:
        asked: The question that is open.
        text: "The second one", "the bikes", "yes" to a question about one.
        talk: The missions that can be meant.
    """
    if asked is None or asked.slot != WHICH or names_mission(text):
        return None
    place = ordinal_in(text, len(asked.choices))
    if place is None and agrees(text) and len(asked.choices) == 1:
        place = 0
    if place is None:
        found = [talk.of(each) for each in asked.choices]
        meant = by_words(text, [each for each in found if each is not None])
        place = asked.choices.index(meant.mission.mission_id) if meant else None
    if place is None or not 0 <= place < len(asked.choices):
        return None
    return asked.objective.replace("{}", asked.choices[place])


def by_words(text: str, open_ones: Sequence[Spoken]) -> Spoken | None:
    """Return the one mission whose objective shares a word with a message that no other one has."""
    said = set(_CONTENT.findall(text.casefold()))
    words = [set(_CONTENT.findall(each.mission.terms.objective.casefold())) for each in open_ones]
    found = [
        each
        for each, own in zip(open_ones, words, strict=True)
        if said & own and not any(said & own & other for other in words if other is not own)
    ]
    return found[0] if len(found) == 1 else None


def which_one(verb: str, open_ones: Sequence[Spoken]) -> Reply:
    """Return the question which of several missions is meant."""
    missions = [each.mission for each in open_ones[:CHOICES]]
    actions = [
        say(quoted(mission.terms.objective, 50), f"{verb} {mission.mission_id}")
        for mission in missions
    ]
    count = len(open_ones)
    text = f"{count} missions can be meant. Which one do you want to {verb}?"
    if count > CHOICES:
        text = f"{text} These are the last {CHOICES}."
    text = text if count > 1 else f"Do you mean this one? I ask before I {verb} it."
    choices = tuple(mission.mission_id for mission in missions)
    return question(
        text,
        *actions,
        asked=Asked(question=text, objective=f"{verb} {{}}", slot=WHICH, choices=choices),
        blocks=tuple(card(mission) for mission in missions),
        spoken=tuple(missions),
    )


def already_ended(turn: Turn) -> Reply | None:
    """Return the reply to a stop where the last mission has ended: that it has, and how."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    if last is None or last.status not in TERMINAL:
        return None
    text = f"Nothing is left to stop: {quoted(last.terms.objective)} {state_of(last)} already."
    return Reply(summary=text, blocks=(card(last),), keeps_question=True)


def ended_already(turn: Turn, mission: Mission) -> Reply:
    """Return the reply to a yes for what has ended: that it ran, and how it ended."""
    record = mission.execution_record
    told = (record.result_summary or record.error_detail or record.error) if record else None
    how = f" {told.rstrip('.')}." if told else ""
    text = (
        f"{quoted(mission.terms.objective)} {state_of(mission)} already, so nothing runs now.{how}"
    )
    again = (say("Do it again", "do it again"),) if turn.talk.state.last is not None else ()
    return Reply(
        summary=text,
        blocks=(card(mission),),
        spoken=(mission,),
        actions=again,
        keeps_question=True,
    )


def ended_last(turn: Turn) -> Mission | None:
    """Return the mission that this conversation spoke of last, where a run of it has ended."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    ran = last is not None and last.status in TERMINAL and last.execution_record is not None
    return last if ran else None


def running_already(mission: Mission) -> Reply:
    """Return the reply to a yes for what is at work: how it goes, and nothing new."""
    return Reply(
        summary=f"{quoted(mission.terms.objective)} {state_of(mission)} already.",
        layout=Layout.PROGRESS,
        response_type=ResponseType.LIVE_EXECUTION,
        live=mission.mission_id,
        blocks=(card(mission),),
    )
