"""Which mission of the conversation a decision is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.domain.assent import declines, stops, wants_change
from buddy.domain.envelope import Layout, ResponseType, SuggestedAction
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.ordinals import ordinal_in
from buddy.domain.plain_decision import asked_for, keeps, words_of
from buddy.domain.regex import regex
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.session import Asked
from buddy.services.chat.schedule_told import still_fires
from buddy.services.chat.turn import Reply, Spoken, Turn, card, question, say
from buddy.services.chat.words import (
    CHANGE_WHAT,
    LIKE_AN_ID,
    MISSION_ID,
    NO_HURRY,
    added_in,
    cost_of,
    grants,
    listed,
    quoted,
    state_of,
)

CHOICES: Final = 4
WHICH: Final = "which"
_OF_SCHEDULE: Final = words_of(
    "schedule schedules scheduled reminder zeitplan planning programación"
)
_CONTENT: Final = regex(r"[^\W\d_]{4,}")
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
    return any(_goes_on(each.mission) for each in turn.talk.spoken)


def running_in(turn: Turn) -> Mission | None:
    """Return the run of this conversation that goes on, the one spoken of last."""
    return next((each.mission for each in turn.talk.spoken if _goes_on(each.mission)), None)


def only_waiting(turn: Turn) -> tuple[Mission, ...]:
    """Return the proposal that alone waits for a word in this conversation; empty: none or more."""
    waiting = (MissionStatus.CLARIFICATION_NEEDED, MissionStatus.AWAITING_APPROVAL)
    if any(each.mission.status in waiting for each in turn.talk.spoken):
        return ()
    found = tuple(each.mission for each in turn.talk.proposals)
    return found if len(found) == 1 else ()


def _goes_on(mission: Mission) -> bool:
    queued = mission.status is MissionStatus.APPROVED and mission.run is not None
    return queued or mission.status in _GOING


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


def drops_question(turn: Turn) -> bool:
    """Tell whether a message plainly says no to what a mission asked after all that was shown."""
    asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
    if asking is None or not declines(turn.text) or goes_on(turn) or _names_other(turn, asking):
        return False
    return all(each.shown.last < asking.shown.last for each in turn.talk.proposals)


def refuses_parked(turn: Turn) -> bool:
    """Tell whether a message plainly says no or stop, and a parked run is what it can be for."""
    parked = turn.talk.first(MissionStatus.AWAITING_APPROVAL)
    if parked is None or _names_other(turn, parked):
        return False
    return declines(turn.text) or stops(turn.text)


def _names_other(turn: Turn, one: Spoken) -> bool:
    """Tell whether a message names another mission by its id: "cancel m_…" is a no to none else."""
    return names_any(turn) and named_in(turn) != one


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


def counts_beyond(turn: Turn, open_ones: Sequence[Spoken]) -> bool:
    """Tell whether a message counts missions of which only one is left: "abort the first one".

    The one that is counted may have ended, so the one that is left may not be meant.
    """
    if len(open_ones) != 1 or len(turn.talk.spoken) == 1 or names_any(turn):
        return False
    return ordinal_in(turn.text, len(turn.talk.spoken)) is not None


def about(mission: Mission) -> frozenset[str]:
    """Return the words that may stand in a decision about a mission."""
    words = words_of(mission.terms.objective, mission.terms.tool or "")
    return words | _OF_SCHEDULE if SCHEDULED_BY in mission.metadata else words


def wanted(mission: Mission) -> frozenset[str]:
    """Return the words that may stand in a yes to a mission: what it is a yes to."""
    words = asked_for(mission.terms.objective, mission.terms.tool or "")
    return words | _OF_SCHEDULE if SCHEDULED_BY in mission.metadata else words


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
    if count == 1:
        named = _named(missions[0], priced=verb == "approve")
        text = f"Do you mean this one? {named} I ask before I {verb} it."
    choices = tuple(mission.mission_id for mission in missions)
    return question(
        text,
        *actions,
        asked=Asked(question=text, objective=f"{verb} {{}}", slot=WHICH, choices=choices),
        blocks=tuple(card(mission) for mission in missions),
        spoken=tuple(missions),
    )


def _named(mission: Mission, *, priced: bool) -> str:
    """Return which mission it is, and what would work on it at what price, as sentences."""
    tool, proposal = mission.terms.tool, mission.proposal
    by = f" with {tool}" if priced and tool is not None else ""
    cost = f" {cost_of(proposal)}" if priced and proposal is not None else ""
    return f"It is {quoted(mission.terms.objective)}{by}.{cost}"


def dropped(turn: Turn) -> Reply:
    """Return the reply to a no that rejects nothing: what it drops, what still stands.

    "Cancel it" to a question may mean the proposal behind it: a bare yes then approves nothing.
    """
    talk, going, asked = turn.talk, running_in(turn), turn.session.asked
    head = "Good, the question is dropped." if asked is not None else "Good."
    if going is not None:
        return stays(going, head if asked is not None else "Nothing was stopped.")
    if asked is not None and keeps(turn.text):
        text = f"Nothing runs that could stop. My question stays open: {asked.question}"
        return Reply(summary=text, keeps_question=True)
    if talk.proposals:
        mission = talk.proposals[0].mission
        return Reply(
            summary=f"{head} {quoted(mission.terms.objective)} still waits for your yes or no.",
            blocks=(card(mission),),
            spoken=(mission,),
            awaits=() if asked is not None and stops(turn.text) else (mission,),
            actions=decisions(mission),
        )
    nothing = "Nothing waits or runs in this conversation."
    return Reply(summary=f"{head} {still_fires(turn) or nothing}")


def decisions(mission: Mission) -> tuple[SuggestedAction, ...]:
    """Return the two buttons that decide on a proposal."""
    return (
        say("Approve", f"approve {mission.mission_id}"),
        say("Reject", f"reject {mission.mission_id}"),
    )


def drop_all(mission: Mission) -> Reply:
    """Ask whether all of it is refused, where a message may refuse a part: a yes drops it."""
    ask = "Shall I drop all of it?"
    approve, reject = decisions(mission)
    return Reply(
        summary=(
            f"I do not take that for a plain no, so it stays open. {ask} Else tell me what to "
            "change."
        ),
        blocks=(card(mission),),
        spoken=(mission,),
        asked=Asked(question=ask, objective="reject {}", slot=WHICH, choices=(mission.mission_id,)),
        actions=(reject, approve),
    )


def stays_open(turn: Turn, mission: Mission) -> Reply:
    """Return the reply to a message that is no decision yet: it asks for time, or for a change.

    A yes may follow a hesitation; what shall be changed is no question that a yes answers.
    """
    changes = wants_change(turn.text)
    return Reply(
        summary=CHANGE_WHAT if changes else NO_HURRY,
        blocks=(card(mission),),
        spoken=(mission,),
        awaits=() if changes else (mission,),
        missed=changes,
        actions=decisions(mission),
    )


def unclear(turn: Turn) -> Reply:
    """Return the reply to what is no yes, no or change: what waits, and what can be said of it."""
    waiting = [each.mission for each in turn.talk.proposals[:CHOICES]]
    if len(waiting) == 1:
        text = (
            f"That is no yes, no or change that I know. {quoted(waiting[0].terms.objective)} still "
            "waits: say “approve”, “reject”, or what to change."
        )
        actions = decisions(waiting[0])
    else:
        names = listed([quoted(each.terms.objective, 50) for each in waiting])
        text = (
            f"That is no yes, no or change that I know. {len(turn.talk.proposals)} proposals wait: "
            f"{names}. Name one with “approve”, “reject”, or what to change."
        )
        actions = tuple(
            say(f"Approve {quoted(each.terms.objective, 50)}", f"approve {each.mission_id}")
            for each in waiting
        )
    return Reply(
        summary=text,
        blocks=tuple(map(card, waiting)),
        spoken=tuple(waiting),
        actions=actions,
    )


def stays(mission: Mission, head: str = "Good.") -> Reply:
    """Return the reply to what stops nothing: what goes on, and how to stop it."""
    text = f"{head} {quoted(mission.terms.objective)} {state_of(mission)}"
    if SCHEDULED_BY in mission.metadata and mission.run is None:
        text = f"{head} The schedule of {quoted(mission.terms.objective)} stays as it is"
    return Reply(
        summary=f"{text}. Say “stop it” to end that.",
        blocks=(card(mission),),
        spoken=(mission,),
        actions=(say("Stop it", f"cancel {mission.mission_id}"),),
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
