"""clarify: something is missing. One question at a time, and never round in circles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.about_buddy import about_buddy
from buddy.domain.assent import agrees, declines, stops
from buddy.domain.clarification import GAP, half_of, page_half_of
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.plain_remark import unfinished_sum
from buddy.domain.plain_work import loose_in
from buddy.domain.references import Unresolved, resolve
from buddy.domain.session import Asked
from buddy.services.chat.conflict import parked
from buddy.services.chat.mission import ask_for
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import DROP, open_question, shown
from buddy.services.chat.spending import limits_spending, no_proposal
from buddy.services.chat.target import (
    already_ended,
    dropped,
    ended_already,
    ended_last,
    running_already,
    unclear,
)
from buddy.services.chat.turn import Reply, Spoken, Turn, card, question, say
from buddy.services.chat.words import UNKNOWN, quoted

MISSES: Final = 2
"""Questions in a row after which the next one is a way out."""
YES: Final = "yes"
"""The slot of a question that takes a yes or a no."""
REST: Final = "rest"
"""The slot of a question for the other half of a request (`buddy.domain.clarification`)."""
EXAMPLES: Final = (
    "Search for python tutorials",
    "Extract the text of https://example.org",
    "What is 15% of 2,340 plus 19?",
)


@dataclass(frozen=True, slots=True)
class ClarifyHandler:
    """Asks."""

    async def __call__(self, turn: Turn) -> Reply:
        """Return the one question that leads on."""
        talk = turn.talk
        if stops(turn.text) and turn.session.asked is None and (ended := already_ended(turn)):
            return ended
        if declines(turn.text):
            return dropped(turn)
        asking = talk.first(MissionStatus.CLARIFICATION_NEEDED)
        out = way_out(turn, asking.mission if asking else None)
        if out is not None:
            return out
        stopped = talk.first(MissionStatus.AWAITING_APPROVAL)
        if stopped is not None and agrees(turn.text):
            return parked(stopped.mission)
        if turn.session.asked is not None:
            asked = turn.session.asked
            return question(asked.question, DROP, asked=asked)
        if asking is not None and turn.session.misses <= MISSES and _is_latest(turn, asking):
            return open_question(turn, asking.mission)
        if len(talk.proposals) > 1:
            return unclear(turn)
        if talk.proposals:
            mission = talk.proposals[0].mission
            note = "I did not understand that as a yes, a no or a change."
            # What was not understood may have been a no, so a bare yes after it is asked about.
            return replace(shown(turn, mission, note, is_new=False), awaits=())
        if limits_spending(turn):
            return no_proposal()
        return _agreed(turn) if agrees(turn.text) else _missing(turn)


def _is_latest(turn: Turn, asking: Spoken) -> bool:
    """Tell whether a mission's question was put after everything else was shown or spoken of.

    What other work has passed by is let go: a later yes, or a word that nobody understood, is no
    occasion to put it again.
    """
    return all(each.shown.last <= asking.shown.last for each in turn.talk.spoken)


def _agreed(turn: Turn) -> Reply:
    """Return the reply to a yes that nothing waits for."""
    under_way = turn.talk.first(MissionStatus.RUNNING, MissionStatus.APPROVED)
    if under_way is not None and under_way.mission.run is not None:
        return running_already(under_way.mission)
    ran = ended_last(turn)
    if ran is not None:
        return ended_already(turn, ran)
    return question(
        "Nothing in this conversation waits for a yes. What shall I do?",
        *(say(example) for example in EXAMPLES),
    )


def _missing(turn: Turn) -> Reply:
    """Ask for what the message lacks: the thing that it points at, or an object."""
    if (begun := unfinished_sum(turn.text)) is not None:
        text = f"“{begun}” breaks off: {begun} what? Say the number that comes next."
        return question(
            text, DROP, asked=Asked(question=text, objective=f"{begun} {{}}", slot="text")
        )
    if about_buddy(turn.text) is not None:
        return Reply(summary=UNKNOWN, actions=(say("What can you do?"),))
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    if isinstance(found, Unresolved):
        return ask_for(found)
    if found.text != turn.text.strip():
        # Its references mean something here; whether that was meant, the person says.
        return offer(f"Do you mean: {quoted(found.text)}?", (("Yes", found.text),))
    if (on_page := page_half_of(turn.text)) is not None:
        return ask_for(_page_wanted(turn, on_page))
    if (subject := loose_in(turn.text)) is not None:
        return _narrowed(subject)
    half = half_of(turn.text)
    text = (
        f"What exactly shall I do with {quoted(turn.text)}? Name the page, the subject or the "
        "place, in one sentence."
    )
    return question(
        text,
        *map(say, EXAMPLES[:2]),
        DROP,
        asked=Asked(question=text, objective=half, slot=REST) if half else None,
    )


def _narrowed(subject: str) -> Reply:
    """Ask for what is missing of a kind of thing, of which a search may be wanted all the same."""
    search = f"search for {subject}"
    text = (
        f"I can search for {quoted(subject)}. Which kind, where or for when? Say it in a few "
        "words, or “yes” to search for just that."
    )
    asked = Asked(question=text, objective=f"{search} {GAP}", slot=REST, choices=(search,))
    return question(text, say(f"Search for {subject}"), DROP, asked=asked)


def _page_wanted(turn: Turn, objective: str) -> Unresolved:
    """Return the question which page, with those that this conversation knows."""
    state = turn.talk.state
    known: list[str] = [*([state.last_url] if state.last_url else []), *state.results]
    return Unresolved(
        question=f"Which page shall it be in {quoted(turn.text, 60)}? Give its address.",
        objective=objective,
        slot="url",
        choices=tuple(dict.fromkeys(known))[:3],
    )


def way_out(turn: Turn, mission: Mission | None = None) -> Reply | None:
    """Return the reply after too many questions in a row; None while another one may be asked.

    Once, and again after as many more: what is said next is read for itself, and the question of
    the conversation is open no longer.
    """
    misses = turn.session.misses
    if misses < MISSES or (misses - MISSES) % (MISSES + 1) != 0:
        return None
    return question(
        f"We are going round in circles: I cannot tell what {quoted(turn.text, 60)} asks for, and "
        "let go of my question. Take one of these and change its words, say the whole thing in one "
        "sentence, or drop it.",
        *(say(example) for example in EXAMPLES),
        DROP,
        blocks=(card(mission),) if mission else (),
        spoken=(mission,) if mission else (),
    )
