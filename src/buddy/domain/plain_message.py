"""Messages that leave no doubt: what they ask for follows from their words alone.

Answers that Buddy itself offers, and sentences that begin as work of one kind always does. A model
that reads messages is right most of the time; these are right every time they match.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.conversation import ConversationState
from buddy.domain.intent import Intent
from buddy.domain.route import Route
from buddy.domain.slots_amount import without_limit

_READ: Final = 300
"""Longer messages say more than one thing."""
MIN_WORDS, MAX_WORDS = 2, 6
"""Of a subject that stands for itself; one word alone is often a kind of thing, more a story."""
_COMMAND: Final = re.compile(
    r"^\s*(?P<verb>approve|reject|cancel)\s+m_[A-Za-z0-9_-]{12}\s*[.!]?\s*$", re.IGNORECASE
)
_COMMANDS: Final = {"approve": Route.APPROVE, "reject": Route.REJECT, "cancel": Route.CANCEL}
_TAKE_BACK: Final = re.compile(
    r"^\W*(?:please )?(?:take (?:that|it|this) back"
    r"|undo (?:that|my (?:last )?(?:rating|feedback|verdict)))(?: please)?\W*$",
    re.IGNORECASE,
)
_HELP: Final = re.compile(
    r"^\W*(?:help|help me|hilfe|aide|ayuda|what can you do|what tools do you have"
    r"|which tools do you have|how do you work)\W*$",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(
    r"^\W*(?:what(?:'s| is) (?:running|going on|waiting|in the queue)(?: right)?(?: now)?"
    r"|what(?:'s| is) the status|running missions|list (?:my )?missions"
    r"|show (?:me )?(?:my )?missions"
    r"|status|was läuft(?: gerade)?)\W*$",
    re.IGNORECASE,
)
_COST: Final = re.compile(
    r"^\W*(?:what did (?:that|it) cost|how much did (?:that|it) cost|was (?:that|it) expensive"
    r"|how much (?:have i|did i) spen[dt](?: today)?|was hat (?:das|es) gekostet)\W*$",
    re.IGNORECASE,
)
_SEARCH: Final = re.compile(
    r"^\W*(?:(?:can|could|would) you |please |pls )*"
    r"(?:search(?: the web| online| the internet)? for|google|suche nach|such nach|busca|cherche"
    r"|cerca|procura|zoek naar|wyszukaj)\s+"
    r"(?!(?:an?|the|some|any|me|us|my|our|un|una|uno|une|des|el|la|los|las|le|les|il|lo|o|os|eso"
    r"|isso|einen?|ein|den|das|die|mir|was|een|de|het)\b)(?P<what>\w[^,;:]*)$",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"^\W*(?:please )?(?:what time is it|what(?:'s| is) the time|tell me the time|current time"
    r"|time now|wie spät ist es|wie viel uhr ist es|quelle heure est-il|qué hora es|que hora es"
    r"|que horas são|che ore sono|która jest godzina|hoe laat is het)"
    r"(?: (?:right )?now)?(?: (?:in|en|à|a|em|w) [^\W\d_][^?,;]{0,60})?\W*$",
    re.IGNORECASE,
)
_SUM: Final = re.compile(
    r"^\W*(?:please )?(?:what(?:['\u2019]s| is)|how much is|calculate|compute|work out|was ist"
    r"|was sind|wie ?viel (?:ist|sind|macht)|berechne|rechne|combien font|calcule[rz]?"
    r"|cuánto es|cuanto es|calcula(?:r)?|quanto é|quanto fa|ile to(?: jest)?|oblicz)"
    r"\s+(?P<sum>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTERWARDS: Final = re.compile(
    r"\b(?:every|daily|weekly|hourly|monthly|each (?:day|week|hour|morning)|tomorrow|tonight"
    r"|next (?:week|month|monday)|at \d|in \d+ (?:min|hour|day)|jeden|jede|täglich"
    r"|morgen|cada|todos"
    r"|mañana|chaque|tous les|demain|ogni|domani|toda|amanhã|codziennie|jutro"
    r"|and|und|y|et|e|i|then|compare|calculate|afterwards|recipe|template|same|it|that|there|them|again|other"
    r"|last|first|second|third|one|result|missions?|notes?|files?|folder|code|repo|repository|function"
    r"|https?|www)\b|[/\\]\S|\w\.\w{2,}\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r",\s|\b(?:and|then|what|und|dann|y|luego|et|puis|i)\s", re.IGNORECASE)
_SUM_SIGNS: Final = re.compile(
    r"\d.*(?:[-+*/x\u00d7\u00f7^%]|\b(?:plus|minus|times|divided|mal|durch|por|fois|per|percent|prozent)\b)"
    r".*\d|\d\s*%",
    re.IGNORECASE | re.DOTALL,
)


def plain_route(text: str, state: ConversationState) -> tuple[Route, Intent | None] | None:
    """Return what a message asks for, where its words alone tell.

    Args:
        text: The message.
        state: What stands open. While a question does, or a proposal, a sentence of work may be an
            answer or a change, and is left to the reader.

    Returns:
        The route, and the kind of work it states if any; None: the words alone do not tell.
    """
    if len(text) > _READ:
        return None
    if command := _COMMAND.match(text):
        return _COMMANDS[command["verb"].lower()], None
    if _TAKE_BACK.match(text):
        return Route.FEEDBACK, None
    if _HELP.match(text):
        return Route.QUESTION, None
    if _STATUS.match(text) or _COST.match(text):
        return Route.STATUS, None
    if state.question is not None or state.proposal is not None:
        return None
    return _work(without_limit(text))


def _is_one_thing(what: str) -> bool:
    """Tell whether a subject is named and nothing else is asked for."""
    words = what.split()
    return MIN_WORDS <= len(words) <= MAX_WORDS and not _AFTERWARDS.search(what)


def _computes(phrase: str) -> bool:
    return not _MORE.search(phrase) and expression_in(f"what is {phrase}") is not None


def _work(text: str) -> tuple[Route, Intent | None] | None:
    if _TIME.match(text):
        return Route.MISSION, Intent.TIME
    total = _SUM.match(text)
    if total and _SUM_SIGNS.search(total["sum"]) and _computes(total["sum"]):
        return Route.MISSION, Intent.CALCULATION
    search = _SEARCH.match(text)
    if search and _is_one_thing(search["what"]):
        return Route.MISSION, Intent.SEARCH
    return None
