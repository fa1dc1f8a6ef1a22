"""What an objective says of the person's own notes: what to remember, which note to delete.

"Please remember that the key hangs behind the clock" gives the text; "delete my note about the
key" gives what the note is about. In English, German, French, Spanish, Italian, Portuguese and
Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.kept_reading import kept
from buddy.domain.note_asked import plain_note
from buddy.domain.note_change import note_change
from buddy.domain.note_part import without_as_note
from buddy.domain.note_words import LONGEST, NOTES, POLITE, SHORT, compiled, name_of
from buddy.domain.regex import regex
from buddy.domain.slots import addresses_in
from buddy.domain.slots_when import repeats, when_in


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWish:
    """What to do with which note."""

    action: str
    """``store``, ``delete``, ``restore`` or ``change``."""
    text: str = ""
    """To store or change: what to remember."""
    name: str = ""
    """To delete, restore or change: a note's id, or words that tell which one."""


_THAT: Final = (
    r"(?:\s+(?:also|too|auch|noch|aussi|tambi[eé]n|anche|tamb[eé]m|ook|te[zż])(?=\W))?"
    r"(?:\s*[,:]\s*|\s+)(?:(?:that|dass|que|che|dat|[zż]e)\s+|this\s*:\s*|to\s+self\s*[:,]\s*)?"
)
_KEEP: Final = (
    (
        rf"(?:save|store|put|add|write|keep|record)\s+(?:this|that|the\s+following|it)?\s*"
        rf"(?:down\s+)?(?:in|into|to|as)\s+(?:a\s+)?{NOTES}"
    ),
    rf"add\s+to\s+{NOTES}",
    (
        r"(?:make|take|write|add|create|save|store|leave)\s+(?:me\s+)?(?:a\s+|another\s+|the\s+)?"
        r"(?:new\s+|quick\s+)?note(?:\s+(?:down|of|saying|with\s+the\s+text))?"
    ),
    r"(?:keep|bear)\s+in\s+mind|(?:do\s+not|don'?t|never)\s+forget",
    r"(?:remember|memori[sz]e)(?!\s+(?:when|how|what|where|who|why|me|the\s+time)\b)",
    r"(?:note|jot|write)(?:\s+(?:this|it))?\s+down|put\s+down(?=\s+that\s|\s*:)|take\s+note|note",
    # German
    (
        r"(?:merk|merke)\s+(?:dir|du\s+dir)(?:\s+(?:bitte|mal))*|merken\s+sie\s+sich"
        r"|merke?(?=\s*:)"
    ),
    r"notier(?:e|en\s+sie)?(?:\s+(?:dir|mir|bitte|mal))*|vergiss\s+(?:bitte\s+)?nicht",
    r"(?:mach|mache|schreib|schreibe)\s+(?:dir\s+|mir\s+|bitte\s+)*(?:eine\s+)?notiz",
    # French, Spanish, Italian, Portuguese, Dutch
    (
        r"(?:souviens-toi|souvenez-vous|rappelle-toi|retiens|retenez)|note[rz]?(?:-le)?"
        r"|n['e]?\s?oublie[sz]?\s+pas"
    ),
    r"(?:recuerda|an[oó]ta(?:lo)?|apunta|toma\s+nota\s+de|no\s+olvides)",
    r"ricordami(?=\s+che\s|\s*:)|(?:ricorda(?:ti)?|annota|prendi\s+nota|segna(?:ti)?|non\s+dimenticare)",
    r"(?:lembre-se|lembra(?:-te)?|anote|anota|n[aã]o\s+(?:te\s+)?esque[cç]as?)",
    r"(?:onthoud|noteer|schrijf\s+op|vergeet\s+niet)",
    r"(?:zapami[eę]taj|zanotuj|nie\s+zapomnij)(?:\s+sobie)?",
    r"(?:notiz|nota|notitie|appunto|anota[cç][aã]o|m[eé]mo)(?=\s*:)",
)
_FORGET_NOTE: Final = (
    r"(?:delete|remove|erase|drop|discard|forget|throw\s+away|get\s+rid\s+of|l[oö]sch(?:e|en)?"
    r"|entfern(?:e|en)?|supprime[rz]?|efface[rz]?|borra|elimina|cancella|apagu?[ae]|exclua"
    r"|verwijder"
    r"|vergiss(?!\s+nicht)|oublie[rz]?|olvida|dimentica|esque[cç][ae]|vergeet(?!\s+niet))"
)
_BRING_BACK: Final = (
    r"(?:restore|undelete|recover|bring\s+back|stell(?:e)?|restaure[rz]?|restaura|recupera"
    r"|ripristina|herstel)"
)
_ARTICLE: Final = (
    r"(?:(?:my|the|that|this|our|any|meine?n?|die|ma|la|le|mi|mia|minha|mijn|de|a)\s+)?"
    r"(?:(?:deleted|last|old|gel[oö]schte)\s+)?"
)
_NOTE: Final = r"(?:notes?|notiz(?:en)?|notas?|appunt[io]|notitie)"
_ABOUT: Final = (
    r"(?:\s+(?:about|on|of|for|with|that\s+says|which\s+says|saying|called|named|titled|[uü]ber"
    r"|zu[rm]?"
    r"|von|mit|sur|sobre|su|sul|sulla|over|that|where|del?|della|do|da|di|van)"
    r"(?:\s+(?:the|la|le|el|il|de|het|das|die|den))?\b)?\s*[:,]?\s*"
)


_STORE: Final = compiled(rf"^{POLITE}(?:{'|'.join(_KEEP)}){_THAT}(?P<text>\S.*)$")
_DELETE: Final = compiled(
    rf"^{POLITE}(?:{_FORGET_NOTE}\s+{_ARTICLE}{_NOTE}{_ABOUT}"
    r"|forget\s+(?:what\s+i\s+(?:told|said)(?:\s+to)?(?:\s+you)?\s+)?(?:about\s+|that\s+)"
    r"|vergiss\s+(?!nicht)(?:was\s+ich\s+(?:dir\s+)?[uü]ber\s+)?)(?P<name>\S.*)?$",
)
_DELETE_NAMED: Final = compiled(
    rf"^{POLITE}{_FORGET_NOTE}\s+{_ARTICLE}(?!(?:all|every|each|any|alle[ns]?|jede|toutes?|todas?"
    rf"|tutt[ei]|elke|my|the|that|this|our|meine?n?|die|diese|ma|la|le|mi|mia|minha|mijn|de|a|cette"
    rf"|deleted|last|old|new|{_NOTE})\b)(?P<name>[^\s,.;:!?][^,.;:!?]{{0,60}}?)[\s-]\s*{_NOTE}\W*$",
)
"""The name before the noun: "forget the wifi note"."""
_RESTORE: Final = compiled(
    rf"^{POLITE}{_BRING_BACK}\s+{_ARTICLE}{_NOTE}{_ABOUT}(?P<name>\S.*)?$",
)
_SAVE_LAST: Final = compiled(
    rf"^{POLITE}(?:save|store|put|add|write|keep|record)\s+(?P<text>\S.*)\s"
    rf"(?:in|into|to|as)\s+(?:a\s+)?{NOTES}\s*[.!]*$",
)
_QUOTES: Final = (('"', '"'), ("“„", "”“"), ("«", "»"), ("»", "«"), ("'", "'"))
_NO_TEXT: Final = regex(
    r"(?:it|that|this|them|these|those|das|es|dies|[çc]a|cela|eso|esto|lo|questo|quello|ciò|isso"
    r"|isto"
    r"|dat|dit|het)[\s.!?]*",
    re.IGNORECASE,
)
_NO_TEXT_AS_NOTE: Final = regex(
    r"(?:down|als\s(?:een\s)?notitie|als\s(?:eine\s)?notiz|comme\snote|como\snota|come\snota"
    r"|as\s(?:a\s)?note)[\s.!?]*",
    re.IGNORECASE,
)
"""How to keep it, where what is to be kept is not said."""
_SURELY: Final = compiled(
    rf"^{POLITE}(?:(?:remember|memori[sz]e|keep\s+in\s+mind|bear\s+in\s+mind|note|(?:make|take"
    rf"|add|leave)"
    r"\s+(?:me\s+)?(?:a\s+)?(?:new\s+|quick\s+)?note|(?:do\s+not|don'?t|never)\s+forget)"
    r"(?:\s+this)?\s*(?:\s(?:that|saying)\s|:|,\s+that\s|to\s+self\s*[:,])"
    r"|remember\s+(?!to\b|this\b|that\b)(?:my|our|the)\s"
    r"|(?:note|jot|write|put)(?:\s+(?:this|it))?\s+down\s*(?::|,?\s+that\s)"
    r"|(?:merk|merke)\s+dir\b|merke?\s*:|ricordami\s*(?:\sche\s|:)"
    r"|(?:zapami[eę]taj|zanotuj)(?:\s+sobie)?\s*(?:,?\s[zż]e\s|:)|(?:notiz|nota|notitie|appunto|anota[cç][aã]o)\s*:"
    r"|notiere?\b[^:]{0,20}(?::|\sdass\s)"
    r"|vergiss\s+(?:bitte\s+)?nicht\b"
    r"|(?:souviens-toi|rappelle-toi|retiens|note[rz]?|n['e]?\s?oublie[sz]?\s+pas)\s*(?:\s(?:que\s"
    r"|qu')|:)"
    r"|(?:recuerda|an[oó]ta(?:lo)?|apunta|no\s+olvides)\s*(?:\sque\s|:)"
    r"|(?:ricorda(?:ti)?|annota|segna(?:ti)?|non\s+dimenticare)\s*(?:\sche\s|:)"
    r"|(?:lembre-se|lembra(?:-te)?|anote|anota"
    r"|n[aã]o\s+(?:te\s+)?esque[cç]as?)\s*(?:\s(?:de\s+)?que\s|:)"
    r"|(?:onthoud|noteer|vergeet\s+niet)\s*(?:\sdat\s|:))"
)
_REMEMBERS: Final = compiled(
    rf"^{POLITE}(?:remember|memori[sz]e|(?:keep|bear)\s+in\s+mind|(?:do\s+not|don'?t|never)\s+forget"
    r"|merke?\s+dir|vergiss\s+(?:bitte\s+)?nicht|souviens-toi|rappelle-toi|retiens"
    r"|n['e]?\s?oublie[sz]?\s+pas|recuerda|no\s+olvides|ricorda(?:ti)?|non\s+dimenticare"
    r"|lembre-se|lembra(?:-te)?|n[aã]o\s+(?:te\s+)?esque[cç]as?|onthoud|vergeet\s+niet"
    r"|zapami[eę]taj|nie\s+zapomnij)\s"
)
_OF_BUDDY: Final = compiled(
    r"^(?:to\s+|zu\s+|de\s+|d'|di\s+|om\s+)?(?:check|read|search|look|open|visit|track|watch|find|fetch"
    r"|calculate|compare|monitor|extract|run|scan|pr[uü]f|lies|such|lis\b|lire|cherche|busca|lee"
    r"|cerca|legg|procura|l[eê]\b|zoek|lees)"
)
"""Work that Buddy itself may be meant to do at that time."""
_STORE_NOTHING: Final = compiled(
    rf"^{POLITE}(?:(?:remember|memori[sz]e|note)\s+(?:it|that|this)(?:\s+down)?"
    rf"|(?:save|store|keep|write|jot|put|note)\s+(?:it|that|this)\s+(?:down|(?:down\s+)?(?:in|to"
    rf"|as)\s+(?:a\s+)?{NOTES})|(?:make|take)\s+(?:a\s+)?note(?:\s+of\s+(?:it"
    r"|that|this))?|(?:merk|merke)\s+dir\s+(?:das|es|dies)|(?:notier|notiere)\s+(?:das|es|dies)"
    r"|(?:note|retiens|souviens-toi\s+de)(?:-le|\s+[çc]a|\s+cela)|(?:recu[eé]rda|an[oó]ta"
    r"|ap[uú]nta|gu[aá]rda)lo"
    r"(?:\s+como\s+(?:una\s+)?nota)?|(?:recuerda|anota)\s+(?:eso|esto)"
    r"|(?:ricorda|annota|segna)(?:telo|lo|\s+questo)(?:\s+come\s+nota)?"
    r"|(?:lembra|anota|guarda)(?:-te\s+disso|\s+isso|\s+isto)|(?:onthoud|noteer)\s+(?:dat|dit"
    r"|het))[\s.!?]*$"
)
_NOT_TO_STORE: Final = compiled(
    rf"^{POLITE}(?:(?:do\s+not|don'?t|never|no\s+need\s+to)\s+(?:remember|memori[sz]e|save|store"
    rf"|keep"
    r"|write\s+down|note(?:\s+down)?)\b"
    r"|(?:merk|merke)\s+dir\s+(?:das\s+|dies\s+|es\s+)?(?:bitte\s+)?nicht\b|notiere?\s+(?:das\s+"
    r"|es\s+)?nicht\b"
    r"|ne\s+(?:retiens|note|garde|m[eé]morise)[sz]?\s+pas\b|no\s+(?:recuerdes|anotes|guardes"
    r"|apuntes)\b"
    r"|non\s+(?:ricordare|annotare|salvare|memorizzare)\b|n[aã]o\s+(?:lembres?|anotes?|guardes?"
    r"|memorizes?)\b"
    r"|(?:onthoud|noteer|bewaar)\s+(?:dit|dat|het)\s+niet\b)"
)
_EVERY: Final = (
    r"(?:(?:all|every|each|alle[rn]?|tou(?:te)?s|tod[ao]s|tutt[ei])\s+)?(?:(?:of|von)\s+)?"
)
_OWN: Final = (
    r"(?:(?:the|die|les|las|los|le|gli|i|as|os|de|meiner|deiner)\s+)?"
    r"(?:(?:my|our|your|own|saved|stored|meine[rn]?|mes|mis|mie|miei|minhas|meus|mijn)\s+)*"
)
_ANY_NOTES: Final = r"(?:notes|note|notizen|notas|appunti|notities|aantekeningen|memos)"
_ALL_NOTES: Final = compiled(
    rf"^{POLITE}(?:(?:list|show|display|see|view|read|open|print|give|tell|what\s+are|zeig(?:e)?"
    rf"|liste|montre"
    r"|affiche|mu[eé]stra(?:me)?|lista|mostra(?:mi)?|elenca(?:mi)?|mostre|toon|geef)\s+)?"
    rf"(?:(?:me|mir|moi|mij|up)\s+)?{_EVERY}{_OWN}{_ANY_NOTES}(?:\s+(?:auf|zien|please"
    rf"|bitte))?[\s.!?]*$"
    rf"|^{POLITE}¿?\s*(?:(?:what|which)\s+notes\s+(?:do\s+i\s+have|have\s+i|are\s+there"
    rf"|did\s+(?:i|you)\s+\w+)"
    r"|how\s+many\s+notes\s+(?:do\s+i\s+have|are\s+there)|do\s+i\s+have\s+(?:any\s+)?notes"
    r"|what\s+(?:do\s+you|have\s+you)\s+(?:know|remember(?:ed)?|stored?|saved?|noted?)\s+(?:about"
    r"|of)\s+me"
    r"|what\s+(?:have\s+i|did\s+i)\s+(?:told|tell|ask(?:ed)?)\s+you\s+to\s+remember"
    r"|what\s+(?:do\s+you|did\s+you)\s+remember"
    r"|welche\s+notizen\s+(?:habe\s+ich|gibt\s+es)|was\s+(?:weißt|weisst)\s+du\s+über\s+mich"
    r"|quelles\s+(?:notes\s+ai-je|sont\s+mes\s+notes)|que\s+sais-tu\s+(?:de|sur)\s+moi"
    r"|qué\s+notas\s+(?:tengo|hay)|qué\s+sabes\s+(?:de|sobre)\s+m[ií]|che\s+(?:note|appunti)\s+ho"
    r"|quali\s+(?:note|appunti)\s+ho|(?:che\s+)?cosa\s+sai\s+(?:di|su)\s+(?:di\s+)?me"
    r"|que\s+notas\s+(?:tenho|há)|o\s+que\s+(?:você\s+)?sabe[s]?\s+sobre\s+mim"
    r"|welke\s+notities\s+(?:heb\s+ik|zijn\s+er)|wat\s+weet\s+je\s+over\s+mij)[\s.!?]*$"
)
_DELETE_ALL: Final = compiled(
    rf"^{POLITE}(?:{_FORGET_NOTE}|vergiss|oublie|olvida|dimentica|esquece|vergeet)\s+"
    rf"(?:(?:all|every|each|alle[rn]?|tou(?:te)?s|tod[ao]s|tutt[ei])\s+(?:of\s+)?{_OWN}{_ANY_NOTES}"
    r"|(?:everything|alles|tout|todo|tutto|tudo)(?:\s+(?:about\s+me|you\s+know(?:\s+about\s+me)?"
    r"|i\s+(?:told|said)"
    r"(?:\s+to)?(?:\s+you)?|über\s+mich|sur\s+moi|sobre\s+m[ií]m?|su\s+di\s+me"
    r"|over\s+mij))?)[\s.!?]*$"
)


@kept
def note_in(objective: str) -> NoteWish | None:
    """Return what an objective wants of the notes; None where it speaks of none.

    Args:
        objective: What the person wrote.
    """
    said = plain_note(objective.strip()[:LONGEST])
    text = said.replace("\u2019", "'")  # of the same length: what is kept is cut out of `said`
    if (change := note_change(said)) is not None and change.name and change.text:
        return NoteWish(action="change", name=change.name, text=change.text)
    for action, pattern in (
        ("restore", _RESTORE),
        ("delete", _DELETE_NAMED),
        ("delete", _DELETE),
    ):
        found = pattern.match(text)
        if found and not _NO_TEXT.fullmatch(found["name"] or "-"):
            return NoteWish(
                action=action,
                name=name_of(said[slice(*found.span("name"))] if found["name"] else ""),
            )
    found = _STORE.match(text) or _SAVE_LAST.match(text)
    if found is None:
        return None
    stored = without_as_note(_unquoted(said[found.start("text") : found.end("text")].strip()))
    if not stored or _NO_TEXT.fullmatch(stored) or _NO_TEXT_AS_NOTE.fullmatch(stored):
        return None
    return NoteWish(action="store", text=stored)


def stores_note(objective: str) -> bool:
    """Tell whether an objective is an order to remember something, whatever the note speaks of.

    "Remember: call Bob tomorrow at 9" is one, and no order to call Bob. "Note the prices on
    example.org" and "note down the price every day" may be work: only what leaves no doubt counts.
    """
    wish = note_in(objective)
    if wish is None or wish.action != "store" or _NO_TEXT.fullmatch(wish.text):
        return False
    said = plain_note(objective.strip()[:LONGEST]).replace("\u2019", "'")
    return _SURELY.match(said) is not None or _is_dated(said, wish.text)


def _is_dated(said: str, note: str) -> bool:
    """Tell whether something of a person's own is to be remembered that has a date.

    "Remember dentist on 9 december at 3pm" is kept now, with its date; "remember to check a.org
    at 9" may be work at that time.
    """
    when = when_in(note)
    return (
        when is not None
        and not repeats(when)
        and _REMEMBERS.match(said) is not None
        and _OF_BUDDY.match(note) is None
        and not addresses_in(note)
    )


def asks_what_to_store(objective: str) -> bool:
    """Tell whether an order to remember something does not say what: "remember that"."""
    text = plain_note(objective.strip()[:SHORT]).replace("\u2019", "'")
    return len(objective.strip()) < SHORT and _STORE_NOTHING.match(text) is not None


def refuses_note(objective: str) -> bool:
    """Tell whether an objective says not to remember something."""
    text = objective.strip()[:LONGEST].replace("\u2019", "'")
    return _NOT_TO_STORE.match(text) is not None


def lists_notes(objective: str) -> bool:
    """Tell whether an objective asks for all of the person's own notes."""
    text = objective.strip().replace("\u2019", "'")
    return len(text) < SHORT and _ALL_NOTES.match(text) is not None


def deletes_all_notes(objective: str) -> bool:
    """Tell whether an objective says to delete every note."""
    text = objective.strip().replace("\u2019", "'")
    return len(text) < SHORT and _DELETE_ALL.match(text) is not None


def _unquoted(text: str) -> str:
    """Return a text without the quotes around all of it; one that is part of it stays."""
    for opening, closing in _QUOTES:
        inner = text[1:-1]
        whole = len(text) > 1 and text[0] in opening and text[-1] in closing
        if whole and not any(mark in inner for mark in {*opening, *closing}):
            return inner.strip()
    return text
