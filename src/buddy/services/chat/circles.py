"""No question comes a second time unchanged, and none a third time.

Every reply passes here before it is kept. A question that was put and not answered comes once more
with what was not understood and what can be answered; after that Buddy lets go of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from buddy.domain.assent import agrees
from buddy.domain.envelope import SuggestedAction
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.regex import regex
from buddy.domain.session import ChatSession
from buddy.services.chat.clarify import EXAMPLES
from buddy.services.chat.goal_words import GOAL
from buddy.services.chat.propose import DROP
from buddy.services.chat.schedule_edit import CHANGE
from buddy.services.chat.target import unclear
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import listed, quoted

_ASKS: Final = regex(r"[\w”»\]}]\?(?:\s|$)")
_OF_WHOLE: Final = frozenset({GOAL, CHANGE})
"""What asks the same of whatever is shown above it: it is another question where that changed."""
_SAYS_WHY: Final = ("That does not fit", "I see no address", "Nothing was ", "Look at it once more")
"""How replies begin that say by themselves why they ask again."""
_ONCE: Final = 1
_SHOWN: Final = 60
"""Characters of a message or a choice that are said again."""
_PARKED: Final = MissionStatus.AWAITING_APPROVAL


def question_in(reply: Reply) -> str | None:
    """Return what a reply asks, in its words; None: it asks nothing."""
    asked = reply.asked
    if asked is not None and asked.slot not in _OF_WHOLE and asked.question in reply.summary:
        return asked.question
    for each in (*reply.shown, *reply.spoken):
        if each.questions and each.questions[0].text in reply.summary:
            return each.questions[0].text
    if asked is not None and asked.slot in _OF_WHOLE:
        return reply.summary
    asks = reply.missed or asked is not None or bool(reply.awaits)
    return _last_question(reply.summary) if asks else None


def _last_question(text: str) -> str | None:
    """Return the last sentence of a text that asks; None: no sentence does."""
    mark = max((each.start() + 2 for each in _ASKS.finditer(text)), default=0)
    ends = (text.rfind(each, 0, mark - 1) + len(each) for each in (". ", "? ", "! ", "\n"))
    return text[max(ends, default=0) : mark] or None


def unlooped(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that puts no question as the conversation has put it before.

    What a message has made asks for itself, and a parked run says what it lacks as often as it is
    asked.
    """
    ask, session = question_in(reply), turn.session
    if ask is None or not _again(session, reply, ask) or reply.spawned:
        return reply
    if any(each.status is _PARKED for each in (*reply.awaits, *reply.spoken)):
        return reply
    return _once_more(turn, reply) if session.puts <= _ONCE else _let_go(turn, reply)


def counted(session: ChatSession, reply: Reply) -> ChatSession:
    """Return a session that remembers what was asked last, and how often."""
    ask = question_in(reply)
    if ask is None:
        kept = reply.missed or reply.keeps_question
        return session if kept else replace(session, question=None, puts=0)
    if _again(session, reply, ask):
        return replace(session, puts=session.puts + 1)
    return replace(session, question=ask, puts=1)


def _again(session: ChatSession, reply: Reply, ask: str) -> bool:
    of_whole = reply.asked is not None and reply.asked.slot in _OF_WHOLE
    before = session.question
    return before is not None and (before == ask if of_whole else before in ask)


def _once_more(turn: Turn, reply: Reply) -> Reply:
    said = quoted(turn.exchange.text, _SHOWN)
    head = f"I could not read an answer in {said}."
    if agrees(turn.text):
        head = f"A bare {said} does not settle this."
    if reply.summary.startswith(_SAYS_WHY):
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
        text = f"{head} The plan waits: “carry out the plan” begins it, “reject the plan” drops it."
        return replace(reply, summary=text, missed=True)
    if turn.talk.proposals:
        waits = unclear(turn)
        summary = f"{head} Nothing runs. {waits.summary}"
        return replace(waits, summary=summary, missed=True)
    examples: tuple[SuggestedAction, ...] = tuple(say(each) for each in EXAMPLES)
    text = f"{head} Say in one sentence what you want, like one of these."
    return question(text, *examples, DROP, blocks=reply.blocks, spoken=reply.spoken)
