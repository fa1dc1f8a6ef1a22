# ruff: noqa: RUF001  # words of many languages
"""Orders to change a note, and to bring back what was done to one: "change the wifi note to …".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.undo_words import undoes

_LONGEST: Final = 2_000
_SHORT: Final = 80
_HELLO: Final = (
    r"^\W*(?:(?:hi|hey|hello|buddy|ok(?:ay)?|so|and|also|now|then|please|bitte|und|jetzt|et|y|e|en"
    r"|no|nein|non|actually|wait|por favor|per favore|s['’]il te pla[iî]t|alsjeblieft"
    r"|(?:can|could|would) you|i (?:want|would like) (?:you )?to|kannst du|könntest du|peux-tu"
    r"|pourrais-tu|puedes|podrías|puoi|potresti|pode|poderia|kun je|zou je)\b[\s,.!:]{0,9})*+"
)
_CHANGES: Final = (
    r"(?:change|update|edit|correct|replace|rewrite|amend|fix|modify|overwrite|reword"
    r"|ändere?|ändern|aktualisier(?:e|en)?|korrigier(?:e|en)?|ersetze?n?|überschreibe?n?"
    r"|bearbeite?n?|modifie[rz]?|corrige[rz]?|remplace[rz]?|mets à jour|cambi(?:a|ar|are)"
    r"|modific(?:a|ar|are)|correg(?:ir|gi|gere)|reemplaza(?:r)?|actualiza(?:r)?|edita(?:r)?"
    r"|sostituisci|aggiorna(?:re)?|mud[ae]r?|alter[ae]r?|atualiz[ae]r?|substitu(?:i|a|ir)"
    r"|wijzig(?:en)?|verander(?:en)?|corrigeer|vervang(?:en)?|bewerk(?:en)?)"
)
_OWN: Final = (
    r"(?:(?:my|the|that|this|our|meine?|die|diese|ma|la|cette|mi|esta|mia|questa|minha|a|essa|mijn"
    r"|de|die)\s)?(?:(?:old|last|alte|letzte|vieille|vieja|vecchia|oude)\s)?"
)
_NOTE: Final = r"(?:note|notiz|nota|notitie)"
_OF: Final = (
    r"(?:\s(?:about|on|of|for|with|called|named|saying|that says|where|zu[rm]?|über|mit|von|vom"
    r"|sur|de|du|à propos de|del|sobre|con|su|sul|sulla|di|della|do|da|over|van|met)"
    r"(?:\s(?:the|my|die|den|dem|das|le|la|el|il|lo|o|a|de|het))?)?"
)
_INTO: Final = (
    r"(?:\s?:\s?|[\s,]{1,3}(?:to(?: say)?|with|into|so that it says|by|it(?:['’]s| is) now|it is"
    r"|auf|zu|durch|in|um in|en|par|à|a|por|con|para|naar|door)\s?(?::|\s)\s?)"
)
_ORDER: Final = regex(
    rf"{_HELLO}{_CHANGES}\s{_OWN}(?:{_NOTE}{_OF}\s(?P<behind>\S.{{0,80}}?)"
    rf"|(?P<before>(?!{_NOTE}\b)[^\s:][^:]{{0,60}}?)[\s-]{_NOTE}|{_NOTE})"
    rf"(?:{_INTO}(?P<text>\S.*))?[\s.!?]*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_LAST: Final = regex(
    rf"{_HELLO}{_CHANGES}\s{_OWN}{_NOTE}{_INTO}(?P<text>\S.*)$", re.IGNORECASE | re.DOTALL
)
_OF_THAT: Final = regex(
    rf"{_HELLO}{_CHANGES}\s(?:it|that|this(?: one)?|das|es|diese|die|[çc]a|cela|eso|esto|la|quello"
    rf"|questo|isso|isto|dat|dit|het){_INTO}(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CLOCK: Final = regex(r"(?<![\w:.])\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?(?![\w:]|\.\d)", re.IGNORECASE)
_MOVED: Final = regex(
    rf"{_HELLO}(?:move|shift|push|postpone|reschedule|bring forward|put"
    r"|verschiebe?|verlege?|d[ée]place[rz]?|reporte[rz]?|mueve|cambia|aplaza|sposta(?:re)?|rimanda|mud[ae]|adi[ae]|verzet|verplaats)\s"
    r"(?:(?:the|my|our|that|den|die|das|meine?n?|unser(?:e|en)?|le|la|mon|ma|el|mi|il|lo|o|a|de|het"
    r"|mijn)\s)?(?P<name>[^\W\d_][^:\d]{0,60}?)(?:\s(?:back|forward|auf|zu|to|until|till|à|a|alle|para"
    r"|às|as|las|naar|op|um)){1,2}\s(?P<clock>\d{1,2}(?:[:.h]\d{2})?(?:\s?(?:[ap]\.?m\.?|uhr|h))?)[\s.!]*$",
    re.IGNORECASE,
)
_MARKED: Final = regex(
    r"^(?:(?=\S{0,60}[\d@#_-])\S{1,60}|(?=.{0,100}\d)\S{1,60}(?:\s\S{1,20}){1,2})$"
)
"""A value and no sentence: a code, a number, a date."""
_VALUED: Final = regex(
    r"^(?P<of>\S.{0,200}?\s?(?:\s(?:is|are|was|ist|sind|lautet|heißt|est|sont|es|son|è|sono|é|são|zijn)"
    r"|[:=])\s+)(?P<value>\S{1,60}(?:\s\S{1,20}){0,2}?)(?P<end>[.!]?)$",
    re.IGNORECASE,
)
"""A note that says of something what it is, and no more."""
_FIGURE: Final = regex(r"(?<!\S)[^\s\d]{0,20}\d\S{0,60}(?=[.!]?$)")
_DIGITS: Final = regex(r"(?<!\S)\S{0,60}?\d\S{0,60}")
"""A word with a digit in it; the one at the end of a note may be its value: "closes at 6"."""
_BACK: Final = regex(
    rf"{_HELLO}(?:(?:restore|undelete|recover|bring back|get back|undo|revert)(?: (?:it|that|this"
    r"|(?:the|that|my) (?:last )?(?:note|deletion|change)))?|(?:bring|get|put|give) (?:it|that|the"
    r" note)(?: me)? back|(?:hol|stell|mach)e? (?:sie|die|das|es|die notiz)(?: wieder| mir)*"
    r"(?: her| zurück| rückgängig)|(?:wieder )?(?:herstellen|rückgängig(?: machen)?)"
    r"|(?:restaure|rétabli[st]|récupère|remets?|annule)[rz]?(?:-la|-le| ça| la| cette note)?"
    r"|(?:restáura|recupéra|devuélve|restaura|recupera)(?:la|lo)?(?: la nota)?|deshazlo"
    r"|(?:ripristina|recupera|annulla)(?:la|lo)?(?: la nota)?|(?:restaura|recupera|desfaz)(?:-a|-o"
    r"| isso| a nota)?|(?:herstel|haal|zet) (?:hem|het|die|dat|de notitie)(?: weer)?(?: terug)?"
    r"|maak (?:het|dat) ongedaan)(?:[\s,](?:please|again|bitte|wieder|por favor|per favore"
    r"|alsjeblieft))*[\s.!?]*$",
    re.IGNORECASE,
)


_UNDOES: Final = regex(
    r"(?<!\w)(?:undo|revert|rückgängig|annul\w*|deshaz\w*|desfaz\w*|ongedaan|take (?:it"
    r"|that) back)",
    re.IGNORECASE,
)
_RUN: Final = regex(r"\d[\d.,]*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that shall say something else."""

    name: str
    """Words that tell which one, or its id; empty: the one spoken of."""
    text: str
    """What it says then; empty: that was not said."""


def note_change(text: str) -> NoteChange | None:
    """Return the change of a note that a message orders; None: it orders none.

    Args:
        text: "change the wifi note to red-lake-12", "ändere die Notiz zum WLAN auf …".
    """
    if len(text) > _LONGEST:
        return None
    said = " ".join(text.split()) if "\n" not in text else text.strip()
    if (bare := _OF_LAST.match(said)) is not None:
        return NoteChange(name="", text=bare["text"].strip().strip('"“”„«»'))
    found = _ORDER.match(said)
    if found is None:
        return None
    name = (found["behind"] or found["before"] or "").strip(" .,!?\"'“”„«»")
    return NoteChange(name=name, text=(found["text"] or "").strip().strip('"“”„«»'))


def change_of_that(text: str) -> str | None:
    """Return what something shall say that is only pointed at: "change that to 15:40".

    Only who knows what was shown last can tell whether that is a note.
    """
    found = _OF_THAT.match(text.strip()) if len(text) <= _LONGEST else None
    return found["text"].strip().strip('"“”„«».') if found is not None else None


def moved_to_clock(text: str) -> NoteChange | None:
    """Return what is put at another time of day: "move the team lunch to 13:00"; None: nothing is.

    Only who knows the notes, and what is scheduled, can tell whether that is a note.
    """
    found = _MOVED.match(" ".join(text.split())) if len(text) <= _SHORT * 2 else None
    return NoteChange(name=found["name"], text=found["clock"]) if found is not None else None


def says_one_clock(note: str) -> bool:
    """Tell whether a note names one time of day, and no second one."""
    return len(_CLOCK.findall(note)) == 1


def at_other_clock(note: str, said: str) -> str | None:
    """Return a note with its one time of day put as it was said; None: that is not all of it.

    Args:
        note: What it says: "the dentist is at 14:30".
        said: What that shall be: "15:40".
    """
    if _CLOCK.fullmatch(said) is None or not says_one_clock(note):
        return None
    return _CLOCK.sub(said, note)


def at_other_value(note: str, said: str) -> str | None:
    """Return a note with its one value put as it was said; None: that is not all of it.

    Args:
        note: What it says: "the wifi password is blue-lake-7".
        said: What that shall be: "red-lake-12". A sentence takes the place of the whole note.
    """
    found = _VALUED.match(note) if "\n" not in note else None
    if found is not None and is_value(said) and _of_one_kind(found["value"], said):
        return f"{found['of']}{said}{found['end']}"
    last = _FIGURE.search(note) if _FIGURE.fullmatch(said) else None
    if last is not None and len(_DIGITS.findall(note)) == 1 and _shape(last[0]) == _shape(said):
        return f"{note[: last.start()]}{said}"
    return at_other_clock(note, said)


def is_value(said: str) -> bool:
    """Tell whether a text is no more than a value: without what it is of it says nothing."""
    return _MARKED.match(said.strip()) is not None


def _of_one_kind(old: str, new: str) -> bool:
    """Tell whether one value may stand for another: no time for a code, no words for one word."""
    clocks = {_CLOCK.fullmatch(each) is not None for each in (old, new)}
    return is_value(old) and len(clocks) == 1 and (" " in old or " " not in new)


def _shape(figure: str) -> str:
    """Return how a figure is written: a telephone number is no time, and no plain number."""
    return _RUN.sub(lambda run: "9" if run[0][0].isdigit() else "a", figure)


def brings_back(text: str) -> bool:
    """Tell whether a message takes back what was done last, a note's deletion for one."""
    said = " ".join(text.split())
    return len(said) <= _SHORT and (_BACK.match(said) is not None or undoes(said))


def takes_back_new(text: str) -> bool:
    """Tell whether a message takes back even what is new, which "restore it" does not."""
    return brings_back(text) and _UNDOES.search(text) is not None
