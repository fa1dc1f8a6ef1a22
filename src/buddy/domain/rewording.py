# ruff: noqa: RUF001  # words of many languages
"""The objective of a proposal in other words: a part exchanged, all of it restated, or added to."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.limit_words import NUMBER
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.search_words import only_newness
from buddy.domain.slots import find_slots
from buddy.domain.slots_query import query_in

_GAPS: Final = regex(r"\s{3,}")
_SWAPS: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"^(?:use|take|try|make it|search for|look for|do)?\s*"
            r"(?P<new>.+?)\s+instead of\s+(?P<old>.+)$"
        ),
        r"^instead of\s+(?P<old>.+?)[,\s]+(?:use|take|try|make it|do|search for)?\s*(?P<new>.+)$",
        r"^(?:replace|swap|exchange)\s+(?P<old>.+?)\s+(?:with|by|for)\s+(?P<new>.+)$",
        r"^(?:change|correct|fix)\s+(?P<old>.+?)\s+(?:to|into)\s+(?P<new>.+)$",
        r"^not\s+(?P<old>.+?)[,\s]+but\s+(?P<new>.+)$",
        r"^(?P<new>.+?),?\s+not\s+(?P<old>.+)$",
    )
)
_RESTATED: Final = regex(
    r"^(?:change|make|set|turn|rewrite|rephrase)\s+(?:it|that|this|the (?:objective|goal|text|task"
    r"|query|mission))\s+(?:to|into|say|so that it says|about)?\s*:?\s*(?P<new>.+)$"
    r"|^(?:search|look)\s+(?:for|up)\s+(?P<query>.+?)(?:\s+instead)?$"
    r"|^(?P<instead>.+?)\s+instead$",
    re.IGNORECASE | re.DOTALL,
)
_NO_PART: Final = (
    r"it|that|this|them|all|everything|the (?:run|mission|question|proposal)|es|das|ça|eso|questo"
    r"|isso|het|dat|(?:my|the|your) (?:(?:last|previous) )?(?:message|sentence|answer|remark|typo)"
    r"|what i (?:said|wrote)|delay|hesitation|doubt|problem|fail|further ado|doute|attendre"
    r"|plus attendre|hésit\w+|problèmes?|souci|faute|délai|frage|zweifel|probleme?|weiteres|zögern"
    r"|verzögerung|problemas?|dudas?|dudarlo|demora|falta|dúvidas?|hesitar|problemi|dubbio?|indugio"
    r"|esitare|fallo|problemen|probleem|twijfel|dralen|aarzelen|más|mais|altro"
)
"""What is no part of any work, though it stands behind "ignore" or "sans": "sans doute"."""
_ADDED: Final = regex(
    r"^(?:(?:and|but)\s+)?(?P<added>(?:also|additionally|plus|include|including|add|with"
    r"|only(?! (?:the )?(?:first|second|third|last|other|latter)(?: \w+)?$)"
    r"|just|focus on|in (?:english|german|french|spanish|italian|polish)|excluding|leave out"
    r"|(?:skip|omit|ignore|drop|except(?: for)?|without|ohne|außer|überspringe?|sans|sauf"
    r"|ignore[rz]?|sin"
    r"|excepto|omite|salta|senza|tranne|ometti|sem|exceto|pula|ignora|zonder|behalve|negeer)"
    rf"(?!\s+(?:{_NO_PART})\b)"
    r"|from the"
    r"|since|before|after|newer|older)\b.+)$",
    re.IGNORECASE | re.DOTALL,
)
_FROM: Final = regex(
    r"^(?:from|near|around|aus|depuis|près de|cerca de|desde|vicino a|perto de|vanuit|vlak bij)\s+"
    r"(?!(?:now|then|there|here|it|that|this|them|those|scratch|the|a|an|me|you|my|your|what|today"
    r"|nothing|hier|da|dort|ici|là|ahora|aquí|agora|aqui|nu)(?!\w))"
    r"[^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_][\w'’-]{1,30}){0,2}[\s.!]*$",
    re.IGNORECASE,
)
"""Where what is looked for begins or lies, said behind the search: "from ulm"."""
_LEAVES_OUT: Final = regex(
    r"(?:skip|omit|ignore|drop|except|ohne|außer|überspring|sans|sauf|sin|excepto|omite|salta"
    r"|senza|tranne|ometti|sem|exceto|pula|ignora|zonder|behalve|negeer|without)",
    re.IGNORECASE,
)
_DAYS: Final = regex(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week-?ends?|holidays?|tomorrow|today"
    r"|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|wochenende\w*|feiertag\w*|morgen|heute"
    r"|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|fin de semana|lunes|martes"
    r"|miércoles|jueves|viernes|sábados?|domingos?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato"
    r"|domenica|segundas?|terças?|quartas?|quintas?|sextas?|maandag|dinsdag|woensdag|donderdag"
    r"|vrijdag|zaterdag|zondag|weekeinde)\b",
    re.IGNORECASE,
)
_PLACED: Final = regex(
    r"^(?P<link>in|near|for|about|from|at|on|to|nach|über|für|à|sur|pour|en|sobre|para|su|per|em"
    r"|naar|over|voor)"
    r"\s+(?P<what>\S.*)$",
    re.IGNORECASE,
)
"""What is looked for elsewhere, or of something else: "in Milan instead"."""
_A_SEARCH: Final = regex(r"^(?:an?|the)?\s*(?:web )?search$", re.IGNORECASE)
_PLEASE: Final = regex(
    r"[\s,]+(?:please|pls|thanks|thank you|bitte|danke|por favor|gracias|per favore|grazie"
    r"|alsjeblieft|merci|s['’]il (?:te|vous) pla[iî]t)[\s.!]*$",
    re.IGNORECASE,
)
_HOW_MUCH: Final = regex(
    r"^(?:an?\s+|the\s+)?(?:quarter|half|third|tenth|dime|nickel|penny|buck|double|twice|triple"
    r"|(?:\w+\s+)?times\b.*|(?:plus|minus)\b.*|(?:\w+\s+)?(?:less|more|fewer|higher|lower|bigger"
    r"|smaller|longer|shorter)(?:\s+than\b.*)?)(?:\s+(?:of|as|that|it|much|many)\b.*)?$",
    re.IGNORECASE,
)
"""How much something shall be, where it is not said what: no objective."""
_NOT_SAID: Final = regex(
    r"^(?:so|happen|work|quick|fast|snappy|short|better|good|right|now|stop|faster|cheaper)$",
    re.IGNORECASE,
)
_SEARCHES: Final = regex(
    r"^\W*(?:please\s)?(?:search|look|find|google|suche?|finde|cherche|trouve|busca|encuentra|cerca"
    r"|trova|procura|zoek|vind)\b",
    re.IGNORECASE,
)
_OF_IT: Final = regex(
    r"^(?:make|set|change|turn|rewrite|rephrase)\s+(?:it|that|this)\b", re.IGNORECASE
)
_OF_PROPOSAL: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|yes|yeah|yep|sure|fine|no|please|but|just|go ahead|then|and)[\s,]+)*"
    r"(?:(?:run|do|start|begin|execute|approve|make|have)\s+(?:it|that|this)(?!\w)|but\s|with\s)",
    re.IGNORECASE,
)
"""How words speak of the proposal that waits, and of no work of their own."""
_NUMBER: Final = regex(rf"{NUMBER}(?:\s+(?:please|then|bitte))?", re.IGNORECASE)
_PHRASE: Final = 3
"""Words from which on something is said as a whole."""
_SLOT: Final = regex(
    r"^(?:(?:please\s)?(?:set|change|make|correct|ändere|setze?|change[rz]?|mets|cambia|pon|metti"
    r"|muda|põe|verander|zet)\s+)?(?:the|my|den?|die|das|der|la|le|el|il|lo|o|a|het)?\s*"
    r"(?:(?P<sum>expression|sum|formula|calculation|ausdruck|rechnung|formel|calcul|formule"
    r"|expresi[oó]n|f[oó]rmula|c[aá]lculo|cuenta|espressione|calcolo|express[aã]o|conta|berekening"
    r"|som)|(?P<query>query|search(?: terms?)?|suchbegriff|suche|requête|recherche|consulta"
    r"|b[uú]squeda|ricerca|busca|zoekterm|zoekopdracht))\s*"
    r"(?:should (?:be|read)|must be|shall be|has to be|ought to be|is|to|into|auf|in|soll(?:te)?"
    r"(?: lauten)?|muss|à|en|doit être|devrait être|debe(?:ría)? ser|a|deve essere|dovrebbe essere"
    r"|deve ser|devia ser|moet zijn|naar|moet|:|=)\s*(?P<new>\S.*?)(?:\s(?:sein|lauten|zijn))?$",
    re.IGNORECASE,
)
"""A piece of the work by what it is called: "the expression should be 12*9"."""


def reworded(text: str, objective: str) -> str | None:
    """Return the objective with a part exchanged, restated or added to; None: nothing was said."""
    text = _GAPS.sub(lambda gap: gap[0][:2], text)
    for pattern in _SWAPS:
        match = pattern.match(text)
        if match and (swapped := _swapped(objective, match["old"], match["new"])):
            return swapped
    slot = _SLOT.match(" ".join(text.split()))
    if slot and slot["sum"] and expression_in(objective) and expression_in(slot["new"]):
        return f"calculate {slot['new'].strip()}"
    if slot and slot["query"] and _SEARCHES.match(objective):
        return f"search for {slot['new'].strip()}"
    if match := _RESTATED.match(text):
        return _put_anew(match, text, objective)
    if _FROM.match(text) and not _DAYS.search(text) and _SEARCHES.match(objective):
        return f"{objective.rstrip('.!? ')} {text.strip(' .!')}"
    match = _ADDED.match(text)
    added = _PLEASE.sub("", match["added"]) if match else ""
    if not added or (_LEAVES_OUT.match(added) and _DAYS.search(added)):
        return None  # what is left out of a week is no part of the work
    return f"{objective.rstrip('.!? ')}, {added}"


def _put_anew(match: re.Match[str], text: str, objective: str) -> str | None:
    """Return the objective that a sentence puts in the place of the one before."""
    new = (match["new"] or match["query"] or match["instead"]).strip()
    new = re.sub(r"\s+instead$", "", new, flags=re.IGNORECASE)
    if match["query"]:
        return f"search for {new}"
    if _A_SEARCH.match(new):
        return f"search for {query_in(objective)}"
    if _NOT_SAID.match(new) or _HOW_MUCH.match(new):
        return None
    if only_newness(new):  # "make it from the last month": of the same thing
        return _elsewhere(objective, new) or f"{objective.rstrip('.!? ')}, {new}"
    if match["instead"]:
        return _elsewhere(objective, new) or (new if _is_whole(new, objective) else None)
    return _restated(objective, new) if _OF_IT.match(text) else new


def _is_whole(new: str, objective: str) -> bool:
    """Tell whether words can stand for all of the work: those of a page are its address or work."""
    if _OF_PROPOSAL.match(new):
        return False
    named = find_slots(objective).urls and not find_slots(new).urls
    return not named or plain_work(new, fresh=True) is not None


def _restated(objective: str, new: str) -> str | None:
    """Return what "make it …" makes of an objective: never less than what it was about.

    A number alone is of something that the sentence leaves out, and one word takes the place of
    what is looked for, but not that of a page and of all that is wanted of it.
    """
    if _NUMBER.fullmatch(new):
        return None
    if plain_work(new, fresh=True) is not None or find_slots(new).urls:
        return new
    if find_slots(objective).urls:
        return f"{objective.rstrip('.!? ')}, {new}" if len(new.split()) >= _PHRASE else None
    if len(new.split()) >= _PHRASE or not _SEARCHES.match(objective):
        return new
    query = query_in(objective)
    return f"search for {new}" if query and len(query.split()) < _PHRASE else None


def _elsewhere(objective: str, said: str) -> str | None:
    """Return the objective with "in Milan" in the place of its own "in Rome"; None: it has none."""
    match = _PLACED.match(said)
    if match is None:
        return None
    before, link, _ = objective.rpartition(f" {match['link'].lower()} ")
    return f"{before}{link}{match['what']}" if link else None


def _swapped(objective: str, old: str, new: str) -> str | None:
    old, new = old.strip(" .!?\"'“”"), new.strip(" .!?\"'“”")
    found = re.search(re.escape(old), objective, re.IGNORECASE) if old else None
    if found is None or not new:
        return None
    return f"{objective[: found.start()]}{new}{objective[found.end() :]}"
