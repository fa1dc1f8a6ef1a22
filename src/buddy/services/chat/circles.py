"""No question comes a second time unchanged, and none a third time.

A reply passes here before it is kept. A question that was put and not answered comes once more with
what was not understood and what can be answered; after that Buddy lets go of it. What a deed tells
and what shows a proposal anew is left as it is, and so is the answer to the very words that led to
the question: whoever says them again has not answered it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from buddy.domain.assent import agrees, declines
from buddy.domain.envelope import SuggestedAction
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_decision import says_stop
from buddy.domain.regex import regex
from buddy.domain.session import ChatSession
from buddy.services.chat.approve import HOW_IT_RUNS
from buddy.services.chat.clarify import EXAMPLES
from buddy.services.chat.goal_words import CARRY_OUT, GOAL, REJECT, SHALL_CARRY_OUT
from buddy.services.chat.propose import DROP
from buddy.services.chat.schedule_edit import CHANGE
from buddy.services.chat.target import unclear
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import listed, quoted

_ASKS: Final = regex(r"[\w”»\]}]\?(?:\s|$)")
_QUOTED: Final = regex(r"“[^“”]*”")
_OF_WHOLE: Final = frozenset({GOAL, CHANGE})
"""What asks the same of whatever is shown above it: it is another question where that changed."""
_ONCE: Final = 1
_SHOWN: Final = 60
"""Characters of a message or a choice that are said again."""
_PARKED: Final = MissionStatus.AWAITING_APPROVAL


def question_in(reply: Reply) -> str | None:
    """Return what a reply asks, in Buddy's own words; None: it asks nothing."""
    asked = reply.asked
    if asked is not None and asked.slot not in _OF_WHOLE and asked.question in reply.summary:
        return asked.question
    for each in (*reply.shown, *reply.spoken):
        if each.questions and each.questions[0].text in reply.summary:
            return each.questions[0].text
    if asked is not None and asked.slot in _OF_WHOLE:
        return f"{asked.question} {asked.objective}"
    if reply.missed and not _shows_proposal(reply):
        return _last_question(reply.summary)
    return HOW_IT_RUNS if HOW_IT_RUNS in reply.summary else None


def _shows_proposal(reply: Reply) -> bool:
    return any(each.status is MissionStatus.PROPOSED for each in reply.shown)


def _last_question(text: str) -> str | None:
    """Return the last sentence of a text that asks, whatever it quotes; None: no sentence does."""
    own = _QUOTED.sub(lambda quote: "“" + "_" * (len(quote[0]) - 2) + "”", text)
    mark = max((each.start() + 2 for each in _ASKS.finditer(own)), default=0)
    ends = (own.rfind(each, 0, mark - 1) + len(each) for each in (". ", "? ", "! ", "\n"))
    return text[max(ends, default=0) : mark] or None


def unlooped(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that puts no question as the conversation has put it before.

    What a message has made asks for itself, a proposal is shown as often as it changes, and a
    parked run says what it lacks as often as it is asked.
    """
    ask, session = question_in(reply), turn.session
    if ask is None or not _again(session, ask) or reply.spawned or _same_words(turn):
        return reply
    if says_stop(turn.text):
        return reply  # however it is put, nobody is told that a stop was not understood
    if _shows_proposal(reply) and ask != HOW_IT_RUNS:
        return reply
    if reply.says_why and reply.asked is not None and reply.asked.slot in _OF_WHOLE:
        return reply  # it answers what was said of a plan, which waits meanwhile
    if any(each.status is _PARKED for each in (*reply.awaits, *reply.spoken)):
        return reply
    return _once_more(turn, reply) if session.puts <= _ONCE else _let_go(turn, reply)


def counted(turn: Turn, session: ChatSession, reply: Reply) -> ChatSession:
    """Return a session that remembers what was asked last, how often, and what led to it."""
    ask = question_in(reply)
    if ask is None:
        kept = reply.missed or reply.keeps_question
        return session if kept else replace(session, question=None, puts=0, asked_from=None)
    if not _again(session, ask):
        return replace(session, question=ask, puts=1, asked_from=turn.exchange.text)
    return session if _same_words(turn) else replace(session, puts=session.puts + 1)


def _again(session: ChatSession, ask: str) -> bool:
    return session.question is not None and session.question in ask


def _same_words(turn: Turn) -> bool:
    """Tell whether a message is the one that the open question was put to; a yes is no such."""
    before = turn.session.asked_from
    if agrees(turn.text) or declines(turn.text):
        return False
    return before is not None and before.casefold() == turn.exchange.text.casefold()


def _once_more(turn: Turn, reply: Reply) -> Reply:
    said = quoted(turn.exchange.text, _SHOWN)
    head = f"I could not read an answer in {said}."
    if agrees(turn.text):
        head = f"A bare {said} does not settle this."
    if reply.says_why:
        head = ""
    choices = [f"“{each.label}”" for each in reply.actions if each != DROP]
    ways = listed([*choices, f"“{DROP.text}”"], "or") if reply.actions else ""
    tail = f"You can answer {ways}." if choices and not reply.awaits else ""
    return replace(
        reply, summary="\n".join(filter(None, (f"{head} {reply.summary}".strip(), tail)))
    )


def _let_go(turn: Turn, reply: Reply) -> Reply:
    """Say that nobody is held by the question any longer, and what can be said instead."""
    said = quoted(turn.exchange.text, _SHOWN)
    head = f"I could not read an answer in {said} either, and let go of my question."
    if reply.asked is not None and reply.asked.slot == GOAL:
        waits = f"The plan waits: “{CARRY_OUT}” begins it"
        if reply.asked.question != SHALL_CARRY_OUT:  # there is none before that is answered
            waits = "The goal waits for that answer, and has no plan before"
        text = f"{head} {waits}, “{REJECT}” drops it."
        return replace(reply, summary=text, missed=True)
    if turn.talk.proposals:
        waits = unclear(turn)
        summary = f"{head} Nothing runs. {waits.summary}"
        return replace(waits, summary=summary, missed=True, shown=reply.shown)
    examples: tuple[SuggestedAction, ...] = tuple(say(each) for each in EXAMPLES)
    text = f"{head} Say in one sentence what you want, like one of these."
    return question(text, *examples, DROP, blocks=reply.blocks, spoken=reply.spoken)
