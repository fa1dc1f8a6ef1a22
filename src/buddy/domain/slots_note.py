"""What an objective says of the person's own notes: what to remember, which note to delete.

"Please remember that the key hangs behind the clock" gives the text; "delete my note about the
key" gives what the note is about. In English, German, French, Spanish, Italian, Portuguese and
Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.slots import find_slots


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWish:
    """What to do with which note."""

    action: str
    """``store``, ``delete`` or ``restore``."""
    text: str = ""
    """To store: what to remember."""
    name: str = ""
    """To delete or restore: a note's id, or words that tell which one."""


_ID: Final = re.compile(r"\bn_[0-9a-f]{12}\b")
_POLITE: Final = (
    # Possessive: "please" stands in two branches, and a hundred of them would be tried both ways.
    r"(?:(?:hey|hi|hello|ok(?:ay)?|so|and|also|now|then|buddy|please|kindly|bitte|s'il te pla[iî]t"
    r"|s'il vous pla[iî]t|por favor|per favore|alsjeblieft"
    r"|(?:can|could|would|will) you(?: please)?|i(?:'d| would) like you to|i want you to"
    r"|(?:kannst|k[oö]nntest) du(?: bitte)?|peux-tu|pouvez-vous|puedes|podr[ií]as|puoi|potresti"
    r"|pode|poderia|kun je)\b[\s,!.:]*+)*+"
)
_NOTES: Final = (
    r"(?:(?:my|our|the|your|meine[rnm]?|den|die|der|mes|mis|le mie|minhas|mijn)\s+)?"
    r"(?:(?:own|personal)\s+)?"
    r"(?:notes?|notebook|knowledge(?:\s+base)?|memory|notiz(?:en)?|ged[aä]chtnis|notities|notas|appunti"
    r"|note[sn]?)"
)
_THAT: Final = (
    r"(?:\s*[,:]\s*|\s+)(?:(?:that|dass|que|che|dat)\s+|this\s*:\s*|to\s+self\s*[:,]\s*)?"
)
_KEEP: Final = (
    (
        rf"(?:save|store|put|add|write|keep|record)\s+(?:this|that|the\s+following|it)?\s*"
        rf"(?:down\s+)?(?:in|into|to|as)\s+(?:a\s+)?{_NOTES}"
    ),
    rf"add\s+to\s+{_NOTES}",
    (
        r"(?:make|take|write|add|create|save|store|leave)\s+(?:me\s+)?(?:a\s+|another\s+|the\s+)?"
        r"(?:new\s+|quick\s+)?note(?:\s+(?:down|of|saying|with\s+the\s+text))?"
    ),
    r"(?:keep|bear)\s+in\s+mind|(?:do\s+not|don'?t|never)\s+forget",
    r"(?:remember|memori[sz]e)(?!\s+(?:when|how|what|where|who|why|me|the\s+time)\b)",
    r"(?:note|jot|write)(?:\s+(?:this|it))?\s+down|take\s+note|note",
    # German
    r"(?:merk|merke)\s+(?:dir|du\s+dir)(?:\s+(?:bitte|mal))*|merken\s+sie\s+sich",
    r"notier(?:e|en\s+sie)?(?:\s+(?:dir|mir|bitte|mal))*|vergiss\s+(?:bitte\s+)?nicht",
    r"(?:mach|mache|schreib|schreibe)\s+(?:dir\s+|mir\s+|bitte\s+)*(?:eine\s+)?notiz",
    # French, Spanish, Italian, Portuguese, Dutch
    (
        r"(?:souviens-toi|souvenez-vous|rappelle-toi|retiens|retenez)|note[rz]?(?:-le)?"
        r"|n['e]?\s?oublie[sz]?\s+pas"
    ),
    r"(?:recuerda|an[oó]ta(?:lo)?|apunta|toma\s+nota\s+de|no\s+olvides)",
    r"(?:ricorda(?:ti)?|annota|prendi\s+nota|segna(?:ti)?|non\s+dimenticare)",
    r"(?:lembre-se|lembra(?:-te)?|anote|anota|n[aã]o\s+(?:te\s+)?esque[cç]as?)",
    r"(?:onthoud|noteer|schrijf\s+op|vergeet\s+niet)",
)
_FORGET_NOTE: Final = (
    r"(?:delete|remove|erase|drop|discard|forget|throw\s+away|get\s+rid\s+of|l[oö]sch(?:e|en)?"
    r"|entfern(?:e|en)?|supprime[rz]?|efface[rz]?|borra|elimina|cancella|apaga|exclua|verwijder)"
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
    r"(?:\s+(?:about|on|of|for|with|that\s+says|which\s+says|saying|called|named|titled|[uü]ber|zu[rm]?"
    r"|von|mit|sur|sobre|su|sul|sulla|over|that|where))?\s*[:,]?\s*"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose white space is short: two runs side by side share none for long."""
    bounded = pattern.replace(r"\s+", r"\s{1,9}").replace(r"\s*", r"\s{0,9}")
    return re.compile(bounded, re.IGNORECASE | re.DOTALL)


_STORE: Final = _compiled(rf"^{_POLITE}(?:{'|'.join(_KEEP)}){_THAT}(?P<text>\S.*)$")
_DELETE: Final = _compiled(
    rf"^{_POLITE}(?:{_FORGET_NOTE}\s+{_ARTICLE}{_NOTE}{_ABOUT}"
    r"|forget\s+(?:what\s+i\s+(?:told|said)(?:\s+to)?(?:\s+you)?\s+)?(?:about\s+|that\s+)"
    r"|vergiss\s+(?!nicht)(?:was\s+ich\s+(?:dir\s+)?[uü]ber\s+)?)(?P<name>\S.*)?$",
)
_RESTORE: Final = _compiled(
    rf"^{_POLITE}{_BRING_BACK}\s+{_ARTICLE}{_NOTE}{_ABOUT}(?P<name>\S.*)?$",
)
_SAVE_LAST: Final = _compiled(
    rf"^{_POLITE}(?:save|store|put|add|write|keep|record)\s+(?P<text>\S.*)\s"
    rf"(?:in|into|to|as)\s+(?:a\s+)?{_NOTES}\s*[.!]*$",
)
_EDGES: Final = " \t\r\n.!?;:,\"'“”„«»"
_MEANT_BY_NAME: Final = re.compile(
    r"^(?:the|my|a|an|der|die|das|den|le|la|el|il|o|a|de|het)\s+", re.IGNORECASE
)
_TAIL: Final = re.compile(r"\s(?:wieder\s+her|please|bitte)$", re.IGNORECASE)
LONGEST: Final = 20_000
"""Characters of an objective that are looked at."""


def note_in(objective: str) -> NoteWish | None:
    """Return what an objective wants of the notes; None where it speaks of none.

    Args:
        objective: What the person wrote.
    """
    said = objective.strip()[:LONGEST]
    text = said.replace("\u2019", "'")  # of the same length: what is kept is cut out of `said`
    for action, pattern in (("restore", _RESTORE), ("delete", _DELETE)):
        found = pattern.match(text)
        if found:
            return NoteWish(
                action=action, name=_name(said[found.start("name") :] if found["name"] else "")
            )
    found = _STORE.match(text) or _SAVE_LAST.match(text)
    if found is None:
        return None
    kept = said[found.start("text") : found.end("text")].strip().strip('"“”„«»').strip()
    return NoteWish(action="store", text=kept) if kept else None


def spoken_in(objective: str) -> frozenset[str]:
    """Return the slots of the notes that an objective fills in so many words.

    An address in it leaves open what is asked for: "note the prices on example.org" may mean the
    page.
    """
    if note_query_in(objective):
        spoken = "knowledge_source"
    elif note_in(objective) is not None:
        spoken = "note_action"
    else:
        return frozenset()
    # Last, for it takes the longest and most objectives speak of no note.
    return frozenset() if find_slots(objective).urls else frozenset({spoken})


_SEARCHED: Final = _compiled(
    rf"^{_POLITE}(?:(?:search|look|check|go)\s+(?:(?:up|in|into|through)\s+)?{_NOTES}"
    rf"(?:\s+(?:for|about|on))?|(?:what|which|anything)\s+(?:did|have|do)\s+i\s+(?:note|noted|write"
    rf"|wrote|written|save|saved|tell|told)(?:\s+(?:you|down))*(?:\s+(?:about|on|of|for))?"
    rf"|(?:what|where)\s+(?:do|does|is|are|did)\s+{_NOTES}\s+(?:say|tell)?(?:\s+(?:me))?"
    rf"(?:\s*(?:about|on|of|for))?"
    rf"|(?:find|show|get|open|look\s+(?:up|for)|give\s+me|where\s+(?:is|are)|do\s+i\s+have)\s+"
    rf"(?:me\s+)?(?:(?:all|a|an|any|some|the)\s+)*(?:my\s+)?notes?\s+(?:about|on|of|for|with)"
    rf"|what\s+do\s+you\s+(?:remember|know\s+from\s+my\s+notes)\s+about)\s+(?P<name>\S.*)$"
)
_SEARCHED_LAST: Final = _compiled(
    rf"^{_POLITE}(?:find|search(?:\s+for)?|look\s+(?:up|for)|show(?:\s+me)?|get)\s+(?P<name>\S.*)\s"
    rf"(?:in|from|among)\s+{_NOTES}[\s.?!]*$"
)


_ACCORDING: Final = _compiled(
    rf"^{_POLITE}(?:where|what|when|who|how|which)\s+(?P<name>\S.*?),?\s+(?:according\s+to|in|from)\s+"
    rf"{_NOTES}[\s.?!]*$"
)


def note_query_in(objective: str) -> str:
    """Return what an objective looks for in the person's own notes; empty where it does not."""
    text = objective.strip()[:LONGEST]
    found = _SEARCHED.match(text) or _SEARCHED_LAST.match(text) or _ACCORDING.match(text)
    return _name(found["name"]) if found else ""


def _name(said: str) -> str:
    identifier = _ID.search(said)
    if identifier:
        return identifier[0]
    words = _TAIL.sub("", said.strip(_EDGES))
    return _MEANT_BY_NAME.sub("", words).strip(_EDGES)
