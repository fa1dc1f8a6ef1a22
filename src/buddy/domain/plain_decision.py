# ruff: noqa: RUF001  # words of many languages
"""Whether a message decides about one mission and says nothing else.

A message decides only where every word of it is accounted for: a word that decides, a word of
courtesy, a word that stands for any mission, or a word of the very mission that is meant. "Okay
bye", "he said yes", "stop the music" and "don't stop it" each hold a word that decides, and a word
that is left over. Whoever carries a decision out asks where one is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from buddy.domain.acknowledgement import leaves_as_is
from buddy.domain.assent import (
    agrees,
    asks,
    assents,
    declines,
    is_marked,
    without_delay,
    without_yes,
)
from buddy.domain.refusal_words import refusal_in
from buddy.domain.regex import regex
from buddy.domain.stop_words import STOP_WORDS

_WORD: Final = regex(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST: Final = 300
"""Characters of a decision; what is longer says more."""
_ID: Final = regex(r"\b(?:m|sch)_[\w-]{12}(?![\w-])")
_QUOTED: Final = regex(r"^\s*[\"“„«'‘`].*[\"”“»'’`]\s*[.!]*$|[\"“„«»”]")
_ANY: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        # What stands for any mission, and what says how soon.
        "mission missions run runs job task tasks search searching extraction process work "
        "execution request "
        "proposal plan thing action calculation query lookup tool "
        "current running pending last latest whole entire now immediately instantly asap right "
        "away "
        "already straight first of for with to on in the a an this that these it its it's that's "
        "one them my your our please pls plz thanks thank you thx very much i i'd i'm want wanna "
        "need like would could can will shall should do be is and so just hey hi buddy ok okay "
        "then "
        "up out from at all here get go going come c'mon me us we let let's exactly "
        "sounds looks lookin looking seems only just yet "
        "bitte danke jetzt sofort mal doch einfach die den der das dem es ihn sie diese diesen "
        "dieses dieser lauf auftrag suche aufgabe mission ich möchte will dass du kannst könntest "
        "die's läuft gerade s'il te vous plaît plait merci la le les l cette cet ce ça cela "
        "recherche "
        "tâche tout suite maintenant je veux peux tu pouvez peut "
        "por favor gracias la el lo los esa ese eso esta este búsqueda tarea misión ahora mismo ya "
        "quiero puedes podrías que "
        "per favore grazie il lo la questa questo ricerca missione adesso subito voglio puoi che "
        "ser obrigado obrigada a o essa esse isso isto esta este busca tarefa missão agora quero "
        "pode podes "
        "alsjeblieft graag dank de het dit dat deze ermee daarmee "
        "zoekopdracht taak opdracht nu meteen ik wil "
        "kun je maar "
    ).split()
)
_STOP: Final = regex(
    rf"(?<!\w)(?:{STOP_WORDS})(?!\w)"
    r"|(?<!\w)(?:stop|cancel|abort|halt|kill|end|quit|terminate|delete|remove|discard|drop|scrap"
    r"|shut down|call(?: it)? off|pull|unschedule|brich|breche|ab|beendet|beenden|lösch(?:e|en)?"
    r"|entfern(?:e|en)?|storniere?n|laisse(?:r|z)? tomber|lascia(?:re|mo)? perdere|arrêt"
    r"|supprim(?:e|er|ez)"
    r"|cancele(?:lo|la)?|deten(?:er|ga)(?:lo|la)?|parar|pare[sn]|borra(?:r|lo|la)?"
    r"|elimina(?:r|re|lo|la)?|interromp\w*|interrump\w*|fermare|cancellare|apaga(?:r)?|exclu[ai]r?"
    r"|hör(?:t|en)? auf|verwijder(?:en)?|beëindig(?:en)?|stopzetten|usuń)(?!\w)",
    re.IGNORECASE,
)
_NOT: Final = regex(
    r"(?<!\w)(?:no|not|never|don['’]?t|dont|won['’]?t|can['’]?t|shouldn['’]?t|doesn['’]?t|nicht"
    r"|nie|kein\w*|pas|jamais|ne|n['’]\w+|nunca|non|não|nao|niet|geen|nooit|nie|without|ohne"
    r"|sans|sin|senza"
    r"|sem|zonder)(?!\w)",
    re.IGNORECASE,
)
_CLAUSES: Final = regex(r"[,.;:!–—]\s+|\s[–—-]\s")
"""Between the parts of a message; a no in one takes back no stop in another."""
_NO_MORE: Final = regex(
    r"(?<!\w)(?:no more|no [^,.;!?]{1,30}? any ?more|enough of|kein\w* [^,.;!?]{1,30}? mehr"
    r"|plus (?:de|d['’])|no m[áa]s|ya no|niente pi[ùu]|basta con|chega de|n[ãa]o mais"
    r"|geen [^,.;!?]{1,30}? meer)(?!\w)",
    re.IGNORECASE,
)
"""A no that ends something: "no more sundays, scrap that"."""
_NO_BEFORE: Final = regex(
    r"^\W*(?:(?:no|nope|nein|non|nee|não|nej|oh|ah|wait|hey|come on|c['’]?mon"
    r"|ok(?:ay)?|yes|ja|oui|s[ií]|sì|sim)"
    r"(?:\s*[,.!;:—–-]+\s*|\s+(?=(?:stop|cancel|abort)\b)))+",
    re.IGNORECASE,
)
_ASKED_TO: Final = regex(
    r"^\W*(?:(?:hey|hi|ok(?:ay)?|please|bitte|buddy)[\s,]+)*(?:(?:can|could|would|will) you|kannst"
    r" du|könntest du|peux-tu|tu peux|pouvez-vous|puedes|podrías|puoi|potresti|(?:você )?pode|podes"
    r"|kun je|zou je)\b",
    re.IGNORECASE,
)
_TELLS: Final = regex(
    r"(?<!\w)(?:will|would|is|are|was|were|has|had|it['’]s|going to|did|does|wird|ist|war|hat"
    r"|va|est|está|fue|è|foi|wordt)(?!\w)",
    re.IGNORECASE,
)
"""What tells of a stop instead of ordering one: "the search will end"."""
_REPORTED: Final = regex(
    r"(?<!\w)(?:said|says|told|dit|dijo|disse|zei|gesagt|sagt|ha detto|yesterday|gestern|hier|ayer"
    r"|ieri|ontem|gisteren)(?!\w)",
    re.IGNORECASE,
)
_NAMES_IT: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        "mission run job task search extraction calculation proposal plan lookup request query one "
        "suche auftrag aufgabe vorschlag recherche tâche mission búsqueda tarea misión propuesta "
        "ricerca missione proposta busca tarefa missão zoekopdracht taak opdracht voorstel"
    ).split()
)
"""What a mission is called: "reject the jazz search" means all of it, "the jazz" may not."""
_KEEPS: Final = regex(
    r"(?<!\w)(?:don['’]?t|do not|never|not|no need to|no reason to|why|won['’]?t|shouldn['’]?t)"
    r" (?:you |ever |you dare )*(?:stop|cancel|abort|halt|kill|drop|reject|decline|discard|refuse"
    r"|skip|forget|end)(?!\w)"
    r"|(?<!\w)(?:stopp?e?n?|hör(?:t|en)?|hou(?:d)?|mach weiter|smettere|brich|lehne?|verwirf"
    r"|rejette|annule|arrête|para|pares?|canceles?"
    r"|rechaces|fermare|rifiutare|pare|stop|annuleer|weiger)\b.{0,20}?"
    r"(?<!\w)(?:nicht|pas|niet)(?!\w)",
    re.IGNORECASE,
)
"""That something shall not be dropped: "don't stop", "brich nicht ab"."""


_REJECTS: Final = regex(
    r"(?<!\w)(?:reject|decline|refuse|ablehnen|verwerfen|verwirf|rejette[rz]?|rechaz\w+|rifiut\w+"
    r"|rejeit\w+|afwijz\w+)(?!\w)",
    re.IGNORECASE,
)


class Stop(StrEnum):
    """What a message says of stopping one mission."""

    STOP = "stop"
    GO_ON = "go_on"
    """That it shall not be stopped."""
    UNCLEAR = "unclear"


_OTHER_DEEDS: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        "use again stop cancel delete remove forget drop change edit set add raise lower schedule "
        "remind repeat undo save store remember keep send share wait skip reject decline make "
        "let leave try take move rename replace give tell explain"
    ).split()
)
"""Verbs that order something else than to go on, unless the mission itself begins with them."""


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of texts that may stand in a decision about them."""
    said = " ".join(texts).replace("_", " ")
    return frozenset(word.casefold() for word in _WORD.findall(said))


def asked_for(objective: str, tool: str = "") -> frozenset[str]:
    """Return the words of a mission that may be the object of a yes: "yes, get the text".

    Where a mission forbids something, its words are no safe sign: a yes that repeats them may mean
    the opposite. Nor are verbs of other orders that only stand in it.
    """
    if _NOT.search(objective):
        return words_of(tool) - _OTHER_DEEDS
    words = [word.casefold() for word in _WORD.findall(objective.replace("_", " "))]
    first = frozenset(words[:1])
    return (frozenset(words) - (_OTHER_DEEDS - first)) | words_of(tool)


def yes_to(text: str, about: Iterable[str] = ()) -> bool:
    """Tell whether a message is a yes to one mission and nothing else.

    Args:
        text: The message.
        about: The words of the mission, from `asked_for`.
    """
    if len(text) > _LONGEST or _QUOTED.search(text) or _REPORTED.search(text):
        return False
    if agrees(text):
        return True
    if not assents(text):
        return False
    return not _left(without_yes(without_delay(_ID.sub(" ", text))), about)


def gives_money(text: str, about: Iterable[str] = ()) -> bool:
    """Tell whether a message gives a run more money and says nothing else: "ok, $1 more"."""
    if len(text) > _LONGEST or "?" in text or _NOT.search(text) or _QUOTED.search(text):
        return False
    if _CAPS.search(text):
        return False
    rest = without_yes(_MONEY.sub(" ", _ID.sub(" ", text)))
    return _MONEY.search(text) is not None and not _left(rest, about)


def stop_in(text: str, about: Iterable[str] = ()) -> Stop:
    """Return whether a message says to stop one mission, to let it go on, or neither for certain.

    Args:
        text: The message.
        about: The words of the mission, from `words_of`.
    """
    said = _NO_BEFORE.sub("", text)
    if len(text) > _LONGEST or _QUOTED.search(text) or is_marked(text):
        return Stop.UNCLEAR
    tells = "?" in said or asks(said) or _TELLS.search(said)
    if tells and not _ASKED_TO.match(said):
        return Stop.UNCLEAR
    if not _STOP.search(said):
        return Stop.UNCLEAR
    said = _NO_MORE.sub(" ", said)
    if any(_NOT.search(part) for part in _CLAUSES.split(said) if _STOP.search(part)):
        return Stop.GO_ON
    return Stop.UNCLEAR if _left(_STOP.sub(" ", _ID.sub(" ", said)), about) else Stop.STOP


def refuses(text: str, about: Iterable[str] = ()) -> bool:
    """Tell whether a message is a refusal of what is proposed and nothing else.

    A reason may stand beside the no: "no, that is too expensive". What wishes for something is
    none: "no, the other page", "no need for pictures", "reject offers above $5".

    Args:
        text: The message.
        about: The words of what is proposed, from `words_of`.
    """
    if len(text) > _LONGEST or "?" in text or _QUOTED.search(text) or is_marked(text):
        return False
    if _REPORTED.search(text) or keeps(text):
        return False
    found = refusal_in(_ID.sub(" ", text))
    if found is None:
        return False
    left = words_of(found.rest)
    if not left or not found.names:
        return not left
    return not left - _ANY - (frozenset(about) if left & _NAMES_IT else frozenset())


def mentions_no(text: str) -> bool:
    """Tell whether a message holds any word for a no or a stop, whatever else it holds."""
    return bool(_NOT.search(text) or _STOP.search(text)) or refusal_in(text) is not None


def may_refuse(text: str) -> bool:
    """Tell whether a message holds a word that drops or stops something, and no mere "not".

    "Don't change anything" and "without the note" drop nothing; "no pictures" may.
    """
    if leaves_as_is(text):
        return False
    if _STOP.search(text) is not None or declines(text):
        return True
    return refusal_in(text) is not None


def stops_other(text: str, about: Iterable[str] = ()) -> bool:
    """Tell whether what a message stops is something else: "cancel my dentist appointment".

    Args:
        text: The message.
        about: The words of the mission that it could be about, from `words_of`.
    """
    found = _STOP.search(text)
    if found is None:
        return True
    own = _ANY | _NAMES_IT | frozenset(about)
    object_of = _WORD.findall(_CLAUSES.split(text[found.end() :])[0].replace("_", " "))
    first = next((word.casefold() for word in object_of if word.casefold() not in _ANY), None)
    return first is not None and first not in own and bool(_ELSEWHERE.match(text, found.end()))


_ELSEWHERE: Final = regex(
    r"\s+(?:(?:asking|talking|bothering|nagging|telling|writing|sending|saying)(?!\w)"
    r"|(?:my|our|his|her|their|mein\w*|unser\w*|mon|ma|mes|notre|mi|mis|nuestr[oa]|mio|mia|il mio"
    r"|la mia|meu|minha|o meu|a minha|mijn|ons|onze)\s+\w)",
    re.IGNORECASE,
)
"""An object that no mission of Buddy's is, unless its own words say so."""


def drops(text: str) -> bool:
    """Tell whether a message says in so many words that something shall be dropped: "drop it".

    It is a yes to the question whether to drop it, as "no" and "never mind" are none.
    """
    said = _STOP.search(text) is not None or _REJECTS.search(text) is not None
    return said and (declines(text) or refuses(text))


def says_stop(text: str) -> bool:
    """Tell whether a message holds a word that stops something, whatever else it says."""
    return _STOP.search(text) is not None


def keeps(text: str) -> bool:
    """Tell whether a message says that something shall not be stopped or dropped: "don't stop"."""
    return _KEEPS.search(text) is not None


def chooses(text: str, about: Iterable[str]) -> bool:
    """Tell whether a message is nothing but the choice of one of several.

    Args:
        text: The message without a place: "one" of "the second one", "approve the bikes, please".
        about: The words of what it would choose.
    """
    if len(text) > _LONGEST or "?" in text or "://" in text or _NOT.search(text):
        return False
    return not _left(without_yes(_STOP.sub(" ", _DECIDES.sub(" ", text))), about)


_DECIDES: Final = regex(
    r"(?<!\w)(?:approve|run|reject|decline|cancel|execute|start|genehmige|ablehnen|approuve|rejette"
    r"|aprueba|rechaza|approva|rifiuta|aprova|rejeita|number|nr|nummer|numéro|número|numero"
    r"|option)(?!\w)",
    re.IGNORECASE,
)


_CAPS: Final = regex(
    r"^(?!.*\b(?:more|another|extra|add|by)\b).*"
    r"\b(?:up to|at most|max\w*|to\s*\$?\s*\d|caps?|limit|budget)",
    re.IGNORECASE | re.DOTALL,
)
"""A figure that the whole shall not go beyond, and none that is added to it."""
_MONEY: Final = regex(
    r"(?:add|top(?: it)? up|give|grant|allow|raise|increase|spend)?\s*(?:(?:another|up|more"
    r"|extra|by|to|the|its?"
    r"|cap|limit|budget)\s+)*(?:\$\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*(?:\$|usd|dollars?|bucks"
    r"|cents?)"
    r"|^\W*\d+(?:[.,]\d+)?\W*$)(?:\s+(?:more|extra|on top))*",
    re.IGNORECASE,
)


def unaccounted(text: str, about: Iterable[str]) -> set[str]:
    """Return the words that no decision about one mission needs, and that are none of its own."""
    return _left(text, about)


def _left(text: str, about: Iterable[str]) -> set[str]:
    """Return the words that no decision about one mission needs."""
    said = {word.casefold() for word in _WORD.findall(text.replace("_", " "))}
    return said - _ANY - frozenset(about)
