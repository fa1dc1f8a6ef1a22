# ruff: noqa: RUF001  # words of many languages
"""A short follow-up that carries the last work over: "and in Oslo?" after the time in Lima."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.conversation import SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.plain_work import plain_work
from buddy.domain.slots import find_slots

_LONGEST: Final = 80
_WORDS: Final = 4
"""Words of a place's name."""
_AND: Final = re.compile(
    r"^\W*(?:(?:and|und|et|y|e|en)\s+|(?:and )?(?:what|how) about\s+|(?:und )?was ist mit\s+"
    r"|(?:und )?wie (?:ist|steht) es\s+|(?:y )?qué (?:tal|hay)(?: de)?\s+|(?:e )?che ne dici di\s+"
    r"|(?:en )?hoe zit het(?: met)?\s+)(?P<rest>\S.*?)\W*$",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"^(?P<link>(?:in|at|for|from|à|au|aux|en|em|no|na|a|per|pour|para|por|voor|für)\s+)?"
    r"(?P<place>[^\W\d_][\w .'’-]{1,40})$",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(
    r"^(?:the|an?|my|your|our|this|that|these|those|it|its|you|me|us|him|her|them|then|now|there"
    r"|here"
    r"|what|who|why|how|when|which|if|not|no|yes|general|total|detail|details|short|fact|practice"
    r"|theory"
    r"|future|english|german|french|spanish|italian|portuguese|dutch|polish|spring|summer|autumn"
    r"|fall"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today"
    r"|tomorrow"
    r"|yesterday|minutes?|hours?|days?|weeks?|months?|years?|euros?|dollars?|pounds?|yen|francs?"
    r"|percent"
    r"|celsius|fahrenheit|miles|kilometers|utc time|words|numbers|letters|advance|case|common"
    r"|general"
    r"|der|die|das|dem|den|ein\w*|mein\w*|dein\w*|du|dir|mir|jetzt|dann|le|la|les|l|un|une|mon|ma"
    r"|mes|ton"
    r"|toi|moi|vous|maintenant|el|los|las|una|mi|tu|tú|ahora|il|lo|gli|mio|mia|te|adesso|o|os|as"
    r"|um|uma"
    r"|meu|minha|você|agora|de|het|een|mijn|jij|nu|winter|sommer|herbst|frühling|été|hiver"
    r"|printemps"
    r"|automne|verano|invierno|primavera|otoño|estate|inverno|autunno|verão|outono|zomer|herfst"
    r"|lente"
    r"|allgemeinen|général|generale?|geral|algemeen)\b",
    re.IGNORECASE,
)
_OF_TIME: Final = re.compile(
    r"^(?P<head>.*\b(?:in|for|at|à|au|aux|en|em|no|na|a|w|we)\s+)(?P<tail>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SOMEWHERE: Final = re.compile(
    r"^(?P<head>.*\b(?:in|near|à|en|em)\s+)(?P<tail>[^\W\d_][^?!,;:.]{1,40}[?!.]?)$",
    re.IGNORECASE | re.DOTALL,
)


def carried_over(text: str, last: SpokenMission | None) -> str | None:
    """Return the objective of a follow-up that only says another place or sum; None: none of that.

    Args:
        text: The message: "and in Oslo?", "what about Tokyo", "and 13 times 9?".
        last: The mission that was spoken of last.
    """
    found = _AND.match(text) if len(text) <= _LONGEST else None
    if found is None or last is None:
        return None
    rest = found["rest"].strip(" .!?¿¡")
    if last.intent is Intent.CALCULATION:
        return rest if is_sum(rest) else None
    before, named = find_slots(last.objective).urls, find_slots(rest).urls
    if before and named == (rest,):
        return last.objective.replace(before[0], rest, 1)
    place = _place(rest)
    if place is None or before:
        return None
    said, linked = place
    if last.intent is Intent.TIME:
        return elsewhere(last, said)
    if last.intent is Intent.SEARCH and linked:
        tail = _SOMEWHERE.match(last.objective)
        return f"{tail['head']}{said}" if tail else None
    return None


def elsewhere(last: SpokenMission, place: str) -> str | None:
    """Return the question for the time in another place; None where the last one names no place."""
    tail = _OF_TIME.match(last.objective)
    return f"{tail['head']}{place}" if tail and last.intent is Intent.TIME else None


def is_sum(text: str) -> bool:
    """Tell whether a text is a whole sum by itself: "13 times 9", and not "300"."""
    return expression_in(text) is not None and plain_work(text) is Intent.CALCULATION


def _place(rest: str) -> tuple[str, bool] | None:
    """Return the place that words name, and whether a preposition stands before it."""
    match = _PLACE.match(rest)
    if match is None or len(match["place"].split()) > _WORDS or _NO_PLACE.match(match["place"]):
        return None
    named = match["place"][0].isupper() or match["link"] is not None
    return (match["place"].strip(), match["link"] is not None) if named else None
