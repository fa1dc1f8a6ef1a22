# words of many languages
"""Whether a message goes on from a result that no reader of results could answer it from.

A question without an objective of its own is about what was just read, also where nothing of it
stands there: "and paul?", "which clubs won fewer than five games", "do they ship abroad?". What
decides is how the reader of messages took it, how much of it the result holds, and whether it asks
at all; no wording does.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.intent import Intent
from buddy.domain.own_work import own_work
from buddy.domain.page_question import is_question
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.same_work import only_refers
from buddy.domain.slots_when import repeats, when_in
from buddy.domain.stems import content_stems
from buddy.domain.table_those import points_back
from buddy.domain.table_wish import wishes
from buddy.domain.time_ahead import without_time

_LONGEST: Final = 300
_STEM: Final = 4
"""Letters by which a word of a message and one of a result are the same."""
_SURE: Final = 0.8
"""From here on a reader who says that something is to be looked up is taken at its word."""
_HALF: Final = 0.5
_FEW: Final = 10
"""Words of a question that leans on what was read; a longer one tells its own story."""
_NAME: Final = 3
"""Letters of a name inside a sentence."""
_GERMAN: Final = regex(
    r"\b(?:der|die|das|den|dem|des|ein|eine[mnrs]?|ist|sind|wie|wer|wann|welche[mnrs]?|haben|gibt"
    r"|und|für|mit|im|am|vom|zum)\b",
    re.IGNORECASE,
)
"""Where every noun is written as a name is."""
_ORDERED: Final = regex(
    r"(?:^|[\s,])(?:(?:can|could|would|will|shall|should)\s+(?:you|we|it)|(?:kannst|könntest|würdest)\s+du"
    r"|(?:peux|pourrais)[- ]tu|puedes|podrías|puoi|potresti|podes?|poderia"
    r"|kun\s+je|please|bitte)(?!\w)"
    r"|^\W*(?:(?:what|how)\s+about|was\s+ist\s+mit|et\s+si|qué\s+tal|che\s+ne\s+dici|que\s+tal"
    r"|wat\s+dacht\s+je\s+van)(?!\w)",
    re.IGNORECASE,
)
"""What is put to Buddy, or puts another time forward: "can you …", "how about at 5?"."""
_LIGHT: Final = regex(
    r"(?<!\w)(?:anything|something|nothing|anyone|somebody|only|just|after|before|around|between|later"
    r"|earlier|left|free|open|etwas|irgend\w+|nichts|noch|lange|nach|vor|quelque|chose|rien|après"
    r"|avant|longtemps|algo|nada|después|antes|tiempo|qualcosa|niente|dopo|prima|tempo|depois|iets"
    r"|niets|lang|na|voor)(?!\w)",
    re.IGNORECASE,
)
"""What names no thing that a question could be about by itself."""
_OWN: Final = regex(
    r"(?<!\w)(?:(?:do|did) (?:i|we) (?:have|own|keep)(?! to\b)|have (?:i|we) (?:got|saved|noted)"
    r"|my|our|habe? ich|meine[mnrs]?|ai-je|mes|mis|tengo|ho un\w*|miei|mie|tenho|meus|minhas|heb ik"
    r"|mijn)(?!\w)",
    re.IGNORECASE,
)
"""What asks for what the person has, and not for what a page says."""
_KEPT: Final = frozenset({Intent.KNOWLEDGE, Intent.FILE})
_LOOKED_UP: Final = frozenset({Intent.SEARCH, Intent.RESEARCH})
_OF_A_PAGE: Final = frozenset({Intent.EXTRACTION, Intent.NAVIGATION})
_WORK: Final = frozenset({Route.MISSION, Route.AUTONOMOUS_GOAL})
_ELSE: Final = frozenset(
    {Route.QUESTION, Route.CLARIFY, Route.CHITCHAT, Route.MODIFY_MISSION, Route.STATUS}
)
"""What a reader takes a question about a result for, where it finds no work in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message that no reader of results has answered, as the reader of messages took it."""

    text: str
    route: Route
    intent: Intent | None
    confidence: float


def follows_result(said: Said, there: Collection[str]) -> bool:
    """Tell whether a message is about the last result, so that nothing is to be proposed for it.

    Args:
        said: A message without an address.
        there: The stems of what the result says, its title and its columns included; none
            where there is nothing to read in it.
    """
    text = said.text
    if not there or len(text) > _LONGEST:
        return False
    if plain_work(text, fresh=False) is not None or own_work(text):
        return False
    shared, asks = _shared(text, there), is_question(text)
    if said.route in _WORK:
        return _instead_of_work(said, shared, asks=asks)
    if said.route is Route.SCHEDULE:
        return _instead_of_schedule(text, there, asks=asks)
    return said.route in _ELSE and asks and shared >= _HALF


def _instead_of_work(said: Said, shared: float, *, asks: bool) -> bool:
    """Tell whether a message that was read as work is none of its own.

    Without an address there is nothing to open, and without a sum nothing to reckon: such a reading
    comes from the result that the conversation is about.
    """
    mostly = shared >= _HALF
    if said.intent in _OF_A_PAGE:
        return mostly or (asks and (shared > 0 or _leans(said.text)))
    if said.intent is Intent.CALCULATION:
        return expression_in(said.text) is None and shared > 0
    if said.intent in _KEPT and (said.confidence >= _SURE or _OWN.search(said.text)):
        return False
    if said.intent in _LOOKED_UP and said.confidence < _SURE:
        return mostly or (asks and shared > 0)
    return mostly and asks


def _instead_of_schedule(text: str, there: Collection[str], *, asks: bool) -> bool:
    """Tell whether the time in a message is one of the result, and none to do something at.

    An order has a verb, or is put to Buddy; what asks or names rows has its time inside. What is
    left without the time stands in the result, or names nothing at all.
    """
    when = when_in(text) or ""
    left = without_time(" ".join(text.split()).replace(when, " ", 1) if when else text)
    if repeats(when) or _ORDERED.search(left) or only_refers(left):
        return False
    if wishes(text) or points_back(text):
        return True
    light = not content_stems(_LIGHT.sub(" ", left))
    shared = _shared(left, there)
    return (asks and (shared > 0 or light)) or (shared == 1.0 and not light)


def _leans(text: str) -> bool:
    """Tell whether a question is too short, and names too little, to stand without a result."""
    _, *rest = text.split()
    names = any(word[:1].isupper() and len(word) >= _NAME for word in rest)
    return len(rest) < _FEW and not (names and not _GERMAN.search(text))


def _shared(text: str, there: Collection[str]) -> float:
    """Return how much of what a message is about stands in a result, from 0 to 1."""
    own = {stem[:_STEM] for stem in content_stems(text) if not stem.isdigit()}
    known = {stem[:_STEM] for stem in there}
    return len(own & known) / len(own) if own else 0.0
