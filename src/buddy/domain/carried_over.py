# ruff: noqa: RUF001  # words of many languages
"""A short follow-up that carries the last work over: "and in Oslo?" after the time in Lima."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.calendar_text import parse_date
from buddy.domain.conversation import SpokenMission
from buddy.domain.figures import with_figure
from buddy.domain.further_sum import further_sum
from buddy.domain.intent import Intent
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.time_question import in_english
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 80
_WORDS: Final = 4
"""Words of a place's name."""
_AND: Final = regex(
    r"^\W*(?:(?:and\s+)?what\s+(?=if\b)|(?:no,?\s+)?(?:actually\s+)?(?:make\s+(?:that|it)"
    r"|i\s+meant)\s+(?=[\d$€£])"
    r"|(?:and|und|et|y|e|en)\s+(?:what\s+(?=if\b))?|(?:and )?(?:what|how) about\s+"
    r"|(?:und )?was ist mit\s+"
    r"|(?:und )?wie (?:ist|steht) es\s+|(?:y )?qué (?:tal|hay)(?: de)?\s+|(?:e )?che ne dici di\s+"
    r"|(?:en )?hoe zit het(?: met)?\s+)(?P<rest>\S.*?)[\s.!?,¿¡]*$",
    re.IGNORECASE,
)
_IF: Final = regex(
    r"^(?:(?:what\s+)?if\s+|wenn\s+|si\s+|se\s+|als\s+)?(?:(?:it|that|this|es|das|c['’]|ce"
    r"|het)\s*(?:is|was|were"
    r"|['’]?s|ist|w[aä]re|est|était|zou)?\s*(?:only\s+|nur\s+)?)?(?:of|on|with|at|from|von|mit"
    r"|bei|de|à|sur|di"
    r"|su|con|com|van|met|auf)?\s*(?=[\d$€£])",
    re.IGNORECASE,
)
_INSTEAD: Final = regex(
    r"\s*(?:instead|then|rather|stattdessen|dann|plutôt|à la place|en su lugar|invece|em vez disso"
    r"|in plaats daarvan)\W*$",
    re.IGNORECASE,
)
_PLACE: Final = regex(
    r"^(?P<link>(?:in|at|for|from|à|au|aux|en|em|no|na|a|per|pour|para|por|voor|für)\s+)?"
    r"(?P<place>[^\W\d_][\w .'’-]{1,40})$",
    re.IGNORECASE,
)
_NO_PLACE: Final = regex(
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
_OF_TIME: Final = regex(
    r"^(?P<head>.*\b(?:in|for|at|à|au|aux|en|em|no|na|a|w|we)\s+)(?P<tail>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_DATE: Final = regex(
    r"^(?P<head>.*?\b(?:until|till|to|before|since|is|are|was|bis|vor|seit|ist|jusqu['’]à|avant|est"
    r"|hasta|para|es|fino a|a|è|até|é|tot|voor)\s+)(?P<date>[^\s].*?)[\s?!.]*$",
    re.IGNORECASE | re.DOTALL,
)
_PREPOSITION: Final = regex(
    r"^(?:until|till|to|before|since|for|on|bis|zu|an|jusqu['’]à|pour|hasta|para|fino a|per|até|tot"
    r"|voor|the|der|le|la|el|il|o|de)\s+",
    re.IGNORECASE,
)
_ANY_DAY: Final = date(2000, 1, 1)
"""What is a date is one on each day."""
_SOMEWHERE: Final = regex(
    r"^(?P<head>.*\b(?:in|near|à|en|em)\s+)(?P<tail>[^\W\d_][^?!,;:.]{1,40}[?!.]?)$",
    re.IGNORECASE | re.DOTALL,
)


def carried_over(text: str, last: SpokenMission | None) -> str | None:
    """Return the objective of a follow-up that only says another place or sum; None: none of that.

    Args:
        text: The message: "and in Oslo?", "what about Tokyo", "and 13 times 9?".
        last: The mission that was spoken of last.
    """
    if last is None or len(text) > _LONGEST:
        return None
    if last.intent is Intent.CALCULATION and (more := further_sum(text, last.objective)):
        return more
    found = _AND.match(text)
    if found is None:
        return None
    rest = found["rest"].strip(" .!?¿¡")
    if last.intent is Intent.CALCULATION:
        return rest if is_sum(rest) else _with_other_figure(rest, last.objective)
    before, named = find_slots(last.objective).urls, find_slots(rest).urls
    if before and named == (rest,):
        return last.objective.replace(before[0], rest, 1)
    if last.intent is Intent.TIME and (dated := _for_other_date(rest, last.objective)):
        return dated
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


def _for_other_date(rest: str, objective: str) -> str | None:
    """Return a question about a date for another one: "and new year?" after days until a feast."""
    own = _OF_DATE.match(objective)
    said = _PREPOSITION.sub("", rest)
    if own is None or not (_is_date(own["date"]) and _is_date(said)):
        return None
    return f"{own['head']}{said}"


def _is_date(text: str) -> bool:
    try:
        parse_date(in_english(text.strip(" .!?¿¡")), _ANY_DAY)
    except ToolInputInvalid:
        return False
    return True


def figure_said(text: str, last: SpokenMission | None) -> str | None:
    """Return a figure that is said for the last sum, where it can stand in several places."""
    if last is None or last.intent is not Intent.CALCULATION or len(text) > _LONGEST:
        return None
    found = _AND.match(text)
    said = _INSTEAD.sub("", _IF.sub("", found["rest"])).strip(" .!?,") if found else ""
    figured = with_figure(last.objective, said) if said and not is_sum(said) else None
    return said if figured is not None and len(figured) > 1 else None


def _with_other_figure(rest: str, objective: str) -> str | None:
    """Return the last sum with another figure: "and 20%?", "what if it was 400"."""
    said = _INSTEAD.sub("", _IF.sub("", rest)).strip(" .!?,")
    figured = with_figure(objective, said)
    return figured[0] if figured is not None and len(figured) == 1 else None


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
