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

from buddy.domain.assent import agrees, asks, assents, without_delay, without_yes

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST: Final = 300
"""Characters of a decision; what is longer says more."""
_ID: Final = re.compile(r"\b(?:m|sch)_[\w-]{12}(?![\w-])")
_QUOTED: Final = re.compile(r"^\s*[\"“„«'‘`].*[\"”“»'’`]\s*[.!]*$|[\"“„«»”]")
_ANY: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        # What stands for any mission, and what says how soon.
        "mission missions run runs job task tasks search searching extraction process work "
        "execution request "
        "proposal plan thing action calculation query lookup tool schedule schedules reminder "
        "current running pending last latest whole entire now immediately instantly asap right "
        "away "
        "already straight first of for with to on in the a an this that these it its it's that's "
        "one them my your our please pls plz thanks thank you thx very much i i'd i'm want wanna "
        "need like would could can will shall should do be is and so just hey hi buddy ok okay "
        "then "
        "up out from at all here go going me us we let let's exactly sounds looks lookin looking "
        "seems only just yet "
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
        "alsjeblieft graag dank de het dit dat deze zoekopdracht taak opdracht nu meteen ik wil "
        "kun je maar "
    ).split()
)
_STOP: Final = re.compile(
    r"(?<!\w)(?:stop|stopp(?:e|en)?|cancel|abort|halt"
    r"|kill|end|quit|terminate|delete|remove|discard|drop|scrap|shut down|call(?: it)? off|pull"
    r"|unschedule"
    r"|abbrechen|abbruch|brich|breche|ab|beende[nt]?|lösch(?:e|en)?|entfern(?:e|en)?|anhalten|halt"
    r"|storniere?n?"
    r"|annule[rz]?|arrêt(?:e|er|ez)?|arret(?:e|er|ez)|supprim(?:e|er|ez)|stoppe[rz]?"
    r"|cancel(?:a|e|ar)(?:lo|la)?|deten(?:er|ga)?(?:lo|la)?|detén(?:lo|la)?|para(?:r|lo|la)?"
    r"|pare[sn]?|pare"
    r"|anul(?:a|e|ar)(?:lo|la)?|borra(?:r|lo|la)?|elimina(?:r|re|lo|la)?|interromp\w*|interrump\w*"
    r"|annulla(?:re|lo|la)?|ferma(?:re|lo|la|ti)?|cancella(?:re|lo|la)?|apaga(?:r)?|exclu[ai]r?"
    r"|annule(?:er|ren)|verwijder(?:en)?|beëindig(?:en)?|stopzetten|anuluj|zatrzymaj|usuń)(?!\w)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(?<!\w)(?:no|not|never|don['’]?t|dont|won['’]?t|can['’]?t|shouldn['’]?t|doesn['’]?t|nicht"
    r"|nie|kein\w*|pas|jamais|ne|n['’]\w+|nunca|non|não|nao|niet|geen|nooit|nie|without|ohne"
    r"|sans|sin|senza"
    r"|sem|zonder)(?!\w)",
    re.IGNORECASE,
)
_NO_BEFORE: Final = re.compile(
    r"^\W*(?:(?:no|nope|nein|non|nee|não|nej|oh|ah|wait|hey|ok(?:ay)?|yes|ja|oui|s[ií]|sì|sim)"
    r"(?:\s*[,.!;:—–-]+\s*|\s+(?=(?:stop|cancel|abort)\b)))+",
    re.IGNORECASE,
)
_ASKED_TO: Final = re.compile(
    r"^\W*(?:(?:hey|hi|ok(?:ay)?|please|bitte|buddy)[\s,]+)*(?:(?:can|could|would|will) you|kannst"
    r" du|könntest du|peux-tu|tu peux|pouvez-vous|puedes|podrías|puoi|potresti|(?:você )?pode|podes"
    r"|kun je|zou je)\b",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(
    r"(?<!\w)(?:will|would|is|are|was|were|has|had|it['’]s|going to|did|does|wird|ist|war|hat"
    r"|va|est|está|fue|è|foi|wordt)(?!\w)",
    re.IGNORECASE,
)
"""What tells of a stop instead of ordering one: "the search will end"."""
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:said|says|told|dit|dijo|disse|zei|gesagt|sagt|ha detto|yesterday|gestern|hier|ayer"
    r"|ieri|ontem|gisteren)(?!\w)",
    re.IGNORECASE,
)
_REFUSES: Final = re.compile(
    r"^\W*(?:(?:oh|ah|hm+|well|ok(?:ay)?|sorry|uh|nah|please|bitte)[\s,.!]+)*"
    r"(?:no(?:pe)?(?=\W*$|\s*[,.!;:—–-]|\s+(?:thanks?|thank|thx|way|need|don['’]?t|do not|please"
    r"|sorry|never|it|that"
    r"|this|too|stop|cancel|reject|bro|man|buddy|mate|sir|i (?:don|do|didn|won|am|changed)"
    r"|i['’]m|not)\b)"
    r"|nah|nay|nein|nö|nee|non|não|nao|niet|nej|nie(?=\W*$|\s*[,.!])|не|нет|いいえ|不|아니요?"
    r"|reject(?:ed)?|decline[d]?|refuse|discard|drop|scrap|forget (?:it|that|about)|skip (?:it"
    r"|that)"
    r"|never ?mind|don['’]?t (?:run|do|start|execute|bother|want|need|like|approve)"
    r"|do not (?:run|do|start|execute|want|need|approve)|i (?:don['’]?t|do not"
    r"|no longer) (?:want|need|like)"
    r"|leave it|not (?:this|that|now|today|interested|what|the|needed|necessary|going|for me"
    r"|good|ok"
    r"|approved)|too (?:expensive|much|slow|risky|long|broad)|cancel|stop|wrong|bad idea|throw it"
    r"|get rid|disapprove|deny|denied|veto|abort|kill"
    r"|ablehnen|abgelehnt|lehne|verwerfen|verwirf|vergiss es|lass (?:es|das|mal|bleiben)|egal"
    r"|brauche? (?:ich )?nicht"
    r"|nicht (?:nötig|ausführen|starten|so|das|genehmigt)|will ich nicht|rejette[rz]?"
    r"|refuse[rz]?|laisse tomber|oublie"
    r"|pas (?:besoin|la peine|question|maintenant|ça)|annule|rechaz\w*|olv[ií]da\w*|déjalo"
    r"|no (?:gracias|quiero|hace"
    r"|me|lo)|rifiut\w*|lascia (?:stare|perdere)|no grazie|rejeit\w*|recus\w*|esquece|deixa"
    r"|não (?:obrigad|quero|precisa)|afwijz\w*|afgewezen|weiger|laat maar|vergeet het"
    r"|odrzuć)(?!\w)",
    re.IGNORECASE,
)
_OTHERWISE: Final = re.compile(
    r"(?<!\w)(?:i (?:want|need|meant|mean|would like|said)|i['’]d (?:like|rather)|instead|rather"
    r"|make it"
    r"|use|should be|ich (?:will|möchte|meine)|stattdessen|lieber|je veux|je voudrais|plutôt"
    r"|quiero|prefiero|mejor|voglio|vorrei|invece|quero|prefiro|ik wil|liever|just do it"
    r"|ask)(?!\w)",
    re.IGNORECASE,
)
_NOT_WANTED: Final = re.compile(
    r"(?<!\w)(?:don['’]?t|do not|no longer|not|nicht|pas|no|non|não|niet)\s+(?:\w+\s+)?"
    r"(?:want|need|like|use|will|veux|quiero|voglio|quero|wil|möchte)|(?<!\w)will (?:ich )?nicht",
    re.IGNORECASE,
)


class Stop(StrEnum):
    """What a message says of stopping one mission."""

    STOP = "stop"
    GO_ON = "go_on"
    """That it shall not be stopped."""
    UNCLEAR = "unclear"


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of texts that may stand in a decision about them."""
    said = " ".join(texts).replace("_", " ")
    return frozenset(word.casefold() for word in _WORD.findall(said))


def yes_to(text: str, about: Iterable[str] = ()) -> bool:
    """Tell whether a message is a yes to one mission and nothing else.

    Args:
        text: The message.
        about: The words of the mission, from `words_of`.
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
    if len(text) > _LONGEST or _QUOTED.search(text):
        return Stop.UNCLEAR
    tells = "?" in said or asks(said) or _TELLS.search(said)
    if tells and not _ASKED_TO.match(said):
        return Stop.UNCLEAR
    if not _STOP.search(said):
        return Stop.UNCLEAR
    if _NOT.search(said):
        return Stop.GO_ON
    return Stop.UNCLEAR if _left(_STOP.sub(" ", _ID.sub(" ", said)), about) else Stop.STOP


def refuses(text: str) -> bool:
    """Tell whether a message begins as a no does, and wishes for nothing else instead.

    What follows the no is its reason, and may be of any words: "no, that is too expensive".
    """
    if "?" in text or _QUOTED.search(text):
        return False
    wishes = _OTHERWISE.search(_NOT_WANTED.sub(" ", text))
    return _REFUSES.match(text) is not None and wishes is None


def chooses(text: str, about: Iterable[str]) -> bool:
    """Tell whether a message is nothing but the choice of one of several.

    Args:
        text: The message without a place: "one" of "the second one", "approve the bikes, please".
        about: The words of what it would choose.
    """
    if len(text) > _LONGEST or "?" in text or "://" in text or _NOT.search(text):
        return False
    return not _left(without_yes(_STOP.sub(" ", _DECIDES.sub(" ", text))), about)


_DECIDES: Final = re.compile(
    r"(?<!\w)(?:approve|run|reject|decline|cancel|execute|start|genehmige|ablehnen|approuve|rejette"
    r"|aprueba|rechaza|approva|rifiuta|aprova|rejeita|number|nr|nummer|numéro|número|numero"
    r"|option)(?!\w)",
    re.IGNORECASE,
)


_CAPS: Final = re.compile(
    r"^(?!.*\b(?:more|another|extra|add|by)\b).*"
    r"\b(?:up to|at most|max\w*|to\s*\$?\s*\d|caps?|limit|budget)",
    re.IGNORECASE | re.DOTALL,
)
"""A figure that the whole shall not go beyond, and none that is added to it."""
_MONEY: Final = re.compile(
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
