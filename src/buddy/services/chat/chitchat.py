"""chitchat: short and kind; no mission."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.assent import declines, stops
from buddy.domain.beyond_tools import Deed, beyond_tools
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_remark import thanks
from buddy.domain.regex import regex
from buddy.domain.world_question import world_question
from buddy.services.chat.propose import Proposer
from buddy.services.chat.reject import RejectHandler
from buddy.services.chat.target import already_ended
from buddy.services.chat.turn import Reply, Turn, say
from buddy.services.chat.words import quoted

_THANKS: Final = (
    r"\b(?:thanks?|thank you|thx|cheers|danke\w*|merci|gracias|grazie|dzi[eę]ki|dzi[eę]kuj\w*"
    r"|obrigad[oa])\b"
)
_BYE: Final = (
    r"\b(?:bye|goodbye|see you|good night|tsch[uü]ss|au revoir|adi[oó]s|ciao|gute nacht)\b"
)
_HELLO: Final = (
    r"^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|bonjour|hola|salut"
    r"|cze[sś][cć]|moin|servus)\b"
)
_SEE_YOU: Final = "See you. Everything is kept; this conversation goes on where it stands."
_ANSWERS: Final = tuple(
    (regex(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (_THANKS, "You are welcome."),
        (_BYE, _SEE_YOU),
        (r"\bhow are you\b|\bhow's it going\b|\bwie geht", "All is well here, thank you."),
        (
            (
                r"^\W*(?:test|ping|testing)\W*\d*\W*$|\bare you (?:still )?(?:there|here|awake)\b"
                r"|\bbist du (?:noch )?da\b|\btu es (?:encore )?là\b|\best[áa]s (?:ah[íi]|aí)\b"
                r"|\bci sei\b|\bben je (?:er|daar)\b"
            ),
            "I am here.",
        ),
        (_HELLO, "Hello. Tell me what you want done, and I propose how."),
    )
)
_ASKS: Final = regex(
    r"^(?:how (?:old|tall|big|far|high|long|deep|heavy|fast|large|wide|many|much)|who (?:is|was"
    r"|were|won"
    r"|invented|wrote|made|discovered|painted)|when (?:is|was|did|does|will)|where (?:is|was|are"
    r"|can)"
    r"|which|what (?:is|are|was|were)(?= the)|wie (?:alt|hoch|groß"
    r"|weit|lang"
    r"|viele)|wer (?:ist|war|hat)|wann (?:ist|war)|wo (?:ist|war|liegt)|quel\w* (?:est|était)"
    r"|qui (?:est|a)"
    r"|où (?:est|se)|qué (?:es|fue)|quién (?:es|fue)|dónde (?:está|es)|chi (?:è|ha)|dove|quem"
    r"|onde|hoe"
    r" (?:oud|hoog|groot|ver)|wie (?:is|was)|waar)\b",
    re.IGNORECASE,
)
"""How questions about the world begin; small talk seldom does."""
_CANNOT: Final = {
    Deed.CHANGE_FILES: (
        "None of my tools can delete, move or write files.",
        "I can list a folder and read a file: say which one.",
    ),
    Deed.BUY: (
        "None of my tools can buy or order anything.",
        "I can search for offers and compare them: say what and where.",
    ),
    Deed.BOOK: (
        "None of my tools can book or reserve anything.",
        "I can search for what there is, with times and prices: say what and where.",
    ),
    Deed.SEND: (
        "None of my tools can send mail or messages, or post anything.",
        "I can find an address, or keep the text as a note.",
    ),
    Deed.PAY: (
        "None of my tools can pay or transfer money.",
        "I can calculate, or look up prices and fees.",
    ),
    Deed.CALL: (
        "None of my tools can call anybody.",
        "I can look up a telephone number: say whose.",
    ),
    Deed.WRITE: (
        "None of my tools can write, translate or make things up.",
        "I can search for such texts, or sum up a page: say which.",
    ),
    Deed.REMIND: (
        "None of my tools can remind anybody of something at its time.",
        "I can keep it as a note (“remember that …”), or schedule work: “every day at 9 read …”.",
    ),
    Deed.DEVICE: (
        "None of my tools can switch a device, set a timer or play anything.",
        "I can search, read pages, calculate and the like.",
    ),
}
"""By what is asked for: that it cannot be done, and what can."""
_OTHERWISE: Final = (
    "That is outside of what my tools can do. I can search, read pages, calculate and the like; "
    "ask what I can do and I list it."
)


@dataclass(frozen=True, slots=True)
class ChitchatHandler:
    """Answers in one sentence."""

    rejects: RejectHandler
    proposer: Proposer

    async def __call__(self, turn: Turn) -> Reply:
        """Return a kind word; a no to an open question drops it."""
        if declines(turn.text):
            asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
            if turn.session.asked is not None:
                return Reply(summary="Good, dropped. Nothing was proposed or run.")
            if asking is not None:
                return await self.rejects.reject(turn, asking)
            ended = already_ended(turn) if stops(turn.text) else None
            return ended or Reply(summary="Good. Nothing was done.")
        if (deed := beyond_tools(turn.text)) is not None:
            return cannot(deed)
        words = next((words for rule, words in _ANSWERS if rule.search(turn.text)), _OTHERWISE)
        words = "You are welcome." if thanks(turn.text) else words
        asked = world_question(turn.text) if words is _OTHERWISE else None
        if asked is not None and _ASKS.match(asked) and not _is_waiting(turn):
            note = "I know nothing by heart, I only have tools; I would look that up."
            return await self.proposer.propose(turn, f"Search for {asked}", note=note)
        waiting = turn.talk.proposals[0].mission if turn.talk.proposals else None
        if waiting is not None and turn.session.asked is None:
            words = f"{words} {quoted(waiting.terms.objective)} still waits for your yes."
        actions = () if words.startswith(("You are", "See you")) else (say("What can you do?"),)
        return Reply(summary=words, keeps_question=True, actions=actions)


def cannot(deed: Deed) -> Reply:
    """Say what no tool can do, and what can be done instead; nothing is proposed."""
    lacks, instead = _CANNOT[deed]
    text = f"{lacks} Nothing was proposed. {instead}"
    return Reply(summary=text, keeps_question=True, actions=(say("What can you do?"),))


def _is_waiting(turn: Turn) -> bool:
    return bool(turn.talk.proposals) or turn.talk.state.question is not None
