# ruff: noqa: RUF001  # words of many languages
"""Orders to forget something that was told: "forget my sister's birthday", "oublie ce que …".

They speak of a note without calling it one. Only what is the person's own, or what was told, can be
forgotten so: "forget it" and "forget my question" speak of the conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from buddy.domain.note import Note
from buddy.domain.regex import regex

_LONGEST: Final = 160
_TOLD: Final = (
    r"(?:(?:everything|all|anything)\s+(?:that\s+)?i\s+(?:told|said)(?:\s+to)?(?:\s+you)?\s+about"
    r"|what\s+(?:i\s+(?:told|said)(?:\s+to)?(?:\s+you)?|you\s+(?:know|remember))\s+about"
    r"|(?:alles,?\s+)?was\s+(?:ich\s+(?:dir\s+)?|du\s+)(?:über|von)"
    r"|(?:tout\s+)?ce\s+que\s+(?:je\s+t['’]ai\s+(?:dit|racont[ée])|tu\s+sais)\s+"
    r"(?:sur|de|à\s+propos\s+de)"
    r"|(?:todo\s+)?lo\s+que\s+(?:te\s+(?:dije|he\s+dicho|cont[ée])|sabes)\s+(?:sobre|de)"
    r"|(?:tutto\s+)?(?:quello|ciò)\s+che\s+(?:ti\s+ho\s+(?:detto|raccontato)|sai)\s+"
    r"(?:su|di|del\w*)"
    r"|(?:tudo\s+)?o\s+que\s+(?:(?:eu\s+)?te\s+(?:disse|contei)|(?:você\s+)?sabes?)\s+"
    r"(?:sobre|de|d[oa])"
    r"|(?:alles\s+)?wat\s+(?:ik\s+(?:je\s+)?|je\s+)over)"
)
_MINE: Final = (
    r"(?:my|our|meine?[rnms]?|unsere?[rnms]?|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?|mi[oa]|miei|mie"
    r"|meus?|minhas?|nossos?|nossas?|mijn|ons|onze)"
)
_TALKED_OF: Final = (
    r"(?:about\s+)?(?:(?:it|ça|cela|es)(?!\w)"
    r"|(?:that|this|all that|the whole thing|das|dies|eso|esto|lo|quello|questo|isso|isto|het|dat"
    r"|dit)(?=\s*(?:[,.;:!–—]|\s-\s|$))(?!\s*,\s*(?:was|wat|what|que|che)\b))"
)
"""What stands for the conversation itself: "forget it, my bad", "vergiss das, mein Fehler"."""
_ORDERS: Final = (
    r"^\W*(?:(?:please|bitte|ok(?:ay)?|buddy|and|now|can you|could you|por favor|per favore"
    r"|s['’]il te pla[iî]t|alsjeblieft|kannst du|peux-tu|puedes)\b[\s,!.]*)*"
    r"(?:forget|vergiss|oublie[rz]?|olvid[ae]r?|dimentica(?:re)?|esque[cç][ae]r?|vergeet)\b[\s,:]+"
)
_FORGET: Final = regex(
    rf"{_ORDERS}"
    rf"(?!{_TALKED_OF})(?:(?P<told>{_TOLD})\s+"
    r"|(?P<what>that|this|das|dat)\s+(?=\w)|(?:about|que|che|dass|on)\s+)?(?P<name>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DROPPED: Final = regex(rf"{_ORDERS}{_TALKED_OF}", re.IGNORECASE)
_OWN: Final = regex(rf"(?<!\w){_MINE}(?!\w)", re.IGNORECASE)
_REASON: Final = regex(
    r"\s*[,;.!?–—]+\s*|\s+-\s+"
    r"|(?:^|\s+)(?:i|i['’]\w+|because|since|cause|ich|weil|denn|parce que|car|je|j['’]\w+|porque|yo"
    r"|perché|io|eu|ik|want|omdat)(?!\w)",
    re.IGNORECASE,
)
"""Where a reason begins; what is the person's own there is not what shall be forgotten."""
_OF_TALK: Final = regex(
    r"(?<!\w)(?:questions?|requests?|messages?|missions?|proposals?|runs?|schedules?|budgets?|caps?"
    r"|limits?|answers?|orders?|ratings?|feedback|approvals?|recipes?|plans?|goals?|words?"
    r"|mistakes?|notes?|search(?:es)?|conversations?|chats?|fragen?|anfragen?|nachrichten?"
    r"|aufträge?|notiz(?:en)?|suchen?|vorschl[aä]ge?|demandes?|recherches?|propositions?|notas?"
    r"|preguntas?|mensajes?|b[uú]squedas?|propuestas?|domand[ae]|richiest[ae]|messaggi?o?"
    r"|ricerc[ae]|appunt[io]|perguntas?|mensagens?|pedidos?|buscas?|vragen|vraag|berichten|bericht"
    r"|notities?)(?!\w)",
    re.IGNORECASE,
)
"""What is of the conversation or of Buddy's work, or is called a note: others take that."""
_NOTHING: Final = regex(
    rf"(?<!\w)(?:{_MINE}|the|a|an|of|on|for|about|that|is|it|and|der|die|das|den|dem|des|von|vom|zu"
    r"|habe|hab|gesagt|erzählt|weißt|le|la|les|l|de|du|d|un|une|et|el|los|las|del|una|y|il|lo|gli"
    r"|di|della|dello|e|o|os|as|do|da|het|een|van|en|heb|verteld|gezegd|weet|please|bitte|por"
    r"|favor)(?!\w)|[\W_]+",
    re.IGNORECASE,
)
_STEM: Final = 4
"""Letters from which on a word can be the beginning of a longer one."""


def forgotten_in(text: str) -> tuple[str, ...]:
    """Return the words for what a message says to forget; none where it says nothing of the kind.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    found = _order(text)
    if found is None or (found["told"] is None and not _is_own(found)):
        return ()
    return _words(found["name"])


def _is_own(found: re.Match[str]) -> bool:
    """Tell whether what shall be forgotten is the person's own, and not only a reason beside it."""
    if found["what"] is not None and _OWN.match(found["name"]):
        return False  # "forget that my bad"
    return _OWN.search(_REASON.split(found["name"], maxsplit=1)[0]) is not None


def may_be_forgotten(text: str) -> tuple[str, ...]:
    """Return the words for what a message may say to forget, if a note speaks of it.

    Args:
        text: "forget Anna's birthday". Whose it is, it need not say.
    """
    found = _order(text)
    return _words(found["name"]) if found is not None else ()


def of_conversation(text: str) -> bool:
    """Tell whether a message says to forget what was just talked of: "forget it, my bad"."""
    return _DROPPED.match(text) is not None


def _order(text: str) -> re.Match[str] | None:
    found = _FORGET.match(text) if len(text) <= _LONGEST and "?" not in text else None
    return None if found is None or _OF_TALK.search(found["name"]) else found


def spoken_of(notes: Iterable[Note], words: Iterable[str]) -> tuple[tuple[Note, ...], bool]:
    """Return the notes that hold all of these words, and that they do.

    Where none does, those that hold one of them at least, the nearest first.

    Args:
        notes: Those that are kept.
        words: Of `forgotten_in`.
    """
    wanted = tuple(words)
    held = [(note, _words(f"{note.title} {note.text}")) for note in notes]
    counted = [(note, sum(_holds(word, own) for word in wanted)) for note, own in held]
    whole = tuple(note for note, count in counted if count == len(wanted))
    if whole:
        return whole, True
    near = sorted((each for each in counted if each[1]), key=lambda each: -each[1])
    return tuple(note for note, _ in near), False


def _words(text: str) -> tuple[str, ...]:
    plain = re.sub(r"['’]s(?!\w)", " ", text.casefold())
    return tuple(dict.fromkeys(_NOTHING.sub(" ", plain).split()))


def _holds(word: str, own: Iterable[str]) -> bool:
    """Tell whether a text has a word, or the word in the plural or without it: "birthdays"."""
    return any(each == word or _same_stem(each, word) for each in own)


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= len("es")
