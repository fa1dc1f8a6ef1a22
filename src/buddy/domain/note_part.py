# ruff: noqa: RUF001  # words of many languages
"""Orders to keep a part of what was found as a note: "remember the ingredients as a note".

The part is named and not said: its words are those of the result. In English, German, French,
Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from buddy.domain.json_value import JsonObject
from buddy.domain.page_parts import PartKind, lists_in
from buddy.domain.regex import regex
from buddy.domain.result_table import text_of
from buddy.domain.slots import find_slots
from buddy.domain.stems import content_stems, stems

_LONGEST: Final = 160
_WORDS: Final = 8
"""Words that name a part; more are a sentence."""
_HELLO: Final = (
    r"^\W*(?:(?:hi|hey|hello|buddy|ok(?:ay)?|so|and|also|now|then|please|bitte|und|jetzt|et|y|e|en"
    r"|por favor|per favore|s['’]il te pla[iî]t|alsjeblieft|(?:can|could|would|will) you"
    r"|i (?:want|would like) you to|kannst du|könntest du|peux-tu|pourrais-tu|puedes|podrías|puoi"
    r"|potresti|pode|poderia|kun je|zou je)\b[\s,.!:]{0,9})*+"
)
_KEEPS: Final = (
    r"(?:save|store|keep|remember|memori[sz]e|record|note(?: down)?|(?:write|jot)(?: down)?|put|add"
    r"|(?:make|take|create) (?:me )?(?:a )?note (?:of|with)"
    r"|speicher[en]?|sicher[en]?|merk(?:e|en)?|notier(?:e|en)?|behalte?n?|schreib(?:e|en)?"
    r"|mach(?:e|en)? (?:mir )?eine notiz (?:mit|von|aus|zu)"
    r"|enregistre[rz]?|garde[rz]?|sauvegarde[rz]?|note[rz]?|retien[st]|mémorise[rz]?"
    r"|fais une note (?:de|avec)"
    r"|guard[ae]r?|anot[ae]r?|apuntar?|recuerda|memoriza|salv[ae]r?|annotar?e?|segnar?e?"
    r"|ricorda(?:re)?"
    r"|memorizzar?e?|tieni|lembra|bewaar|onthoud(?:en)?|noteer|noteren|sla|zet)"
)
_SOFT: Final = r"(?: (?:dir|mir|uns|bitte|mal|doch|me|us|down|ti|te|mi|even))*"
_WHICH: Final = (
    r"(?:(?:all(?: of)? )?(?:the|its|his|her|their|those|these)|(?:alle )?(?:die|der|den|das|dem)"
    r"|(?:tou(?:te)?s )?(?:les|le|la|l['’])|(?:tod[oa]s )?(?:los|las|el)|(?:tutt[ei] )?(?:gli|i"
    r"|lo|il)"
    r"|(?:tod[oa]s )?(?:os|as|o|a)|(?:alle )?(?:de|het))"
)
_AS_NOTE: Final = (
    r"(?:(?:down )?(?:as|in|into|to|among) (?:a |an |my |the |your )?(?:new |quick )?notes?"
    r"|als (?:eine? )?(?:neue )?notiz|in (?:die|meine|meinen|den) notizen"
    r"|(?:comme|en|dans) (?:une |mes |les )?notes?|(?:como|en) (?:una |mis |las )?notas?"
    r"|(?:come|nelle|tra le) (?:una )?(?:mie )?not[ae]|negli appunti|(?:como|nas) (?:uma "
    r"|minhas )?notas?"
    r"|(?:als|in) (?:een |mijn |de )?notities?)"
)
_END: Final = (
    r"(?: (?:ab|auf|op|fest|speichern|sichern|merken|notieren|bewaren|onthouden|please|bitte"
    r"|por favor|per favore|alsjeblieft|for (?:me|later)))*[\s.!?]*$"
)
_PART: Final = regex(
    rf"{_HELLO}{_KEEPS}{_SOFT} (?P<all>{_WHICH}(?:\s|(?<=['’])))(?P<name>\S.{{0,90}}?)"
    rf"(?P<note>[\s,]{{1,3}}{_AS_NOTE})?{_END}",
    re.IGNORECASE,
)
_AS_ONE: Final = regex(_AS_NOTE, re.IGNORECASE)
_TAIL: Final = regex(rf"[\s,]{{1,3}}{_AS_NOTE}[\s.!]*$", re.IGNORECASE)
_SENTENCE: Final = regex(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|must|should|can|needs?|costs?|lives?|works?|ist"
    r"|sind"
    r"|war|hat|haben|muss|wird|est|sont|était|doit|es|son|está|están|tiene|è|sono|ha|deve|é|são|tem"
    r"|heeft|moet|that|dass|que|che|dat|to)(?!\w)|[:;=\n\"“„«]",
    re.IGNORECASE,
)
"""What says something by itself, and names no part of anything."""
_FIGURE: Final = regex(r"\d{3}|@")
"""A number or an address to keep."""
_WHOLE: Final = regex(
    r"(?:(?:last|whole|entire|full|complete|ganze|letzte)\s+)?(?:results?|answers?|page|whole|rest"
    r"|ergebnis(?:se)?|antwort|seite|résultats?|réponse|page|resultados?|respuesta|página"
    r"|risultat[oi]"
    r"|risposta|pagina|resposta|resultaat|resultaten|antwoord)",
    re.IGNORECASE,
)
_LABELLED: Final = regex(r"^\W{0,6}(?P<label>[^:\n]{2,50}):\s*(?P<value>\S.*)$")
_HEAD: Final = 60
"""Characters of a line that can be a heading without a mark."""
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class PartWish:
    """A part of a result that is to be kept."""

    name: str
    """As it was named."""
    as_note: bool
    """Whether it is to be kept "as a note": its text can then not be the name itself."""
    of_note: bool
    """Whether a note of it was spoken of: beside a result, its text is not the name either."""


def part_to_keep(text: str) -> PartWish | None:
    """Return which part of what was found a message says to keep; None: it says no such thing.

    Args:
        text: "save the opening hours as a note", "merk dir die Zutaten".
    """
    said = " ".join(text.split())
    found = _PART.match(said) if len(said) <= _LONGEST else None
    if found is None or find_slots(said).urls or find_slots(said).paths:
        return None
    name = found["name"].strip(" .,!?")
    if not name or _FIGURE.search(name) or _AS_ONE.match(name) or len(name.split()) > _WORDS:
        return None
    if _SENTENCE.search(name) or _WHOLE.fullmatch(name):
        return None
    return PartWish(name=name, as_note=found["note"] is not None, of_note=_of_note(said))


def without_as_note(text: str) -> str:
    """Return a note's text without "as a note" behind it, which says only what it is."""
    return _TAIL.sub("", text)


def _of_note(said: str) -> bool:
    return re.search(r"\bnote (?:of|with|de|avec)\b|\bnotiz\b", said, re.IGNORECASE) is not None


def part_of(content: JsonObject, name: str) -> str | None:
    """Return the words of a result under a name: a list, a section, a value behind its label.

    Args:
        content: What was found.
        name: "ingredients", "phone number".
    """
    wanted = content_stems(name) or stems(name)
    if not wanted:
        return None
    for told in (*_listed(content, wanted), *_lines(text_of(content), wanted)):
        if told.strip():
            return told.strip()[:_MOST]
    return None


def _listed(content: JsonObject, wanted: set[str]) -> Iterator[str]:
    lists = lists_in(content)
    for each in lists:
        if each.kind is PartKind.SECTION:
            yield from (f"{head}\n{body}" for head, body in each.rows if _is_of(head, wanted))
    for each in lists:
        if each.kind is PartKind.ITEM and _is_of(each.label, wanted):
            items = "\n".join(f"- {row[0]}" for row in each.rows)
            yield f"{each.label}\n{items}"


def _lines(text: str, wanted: set[str]) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines()]
    labelled = (_LABELLED.match(line) for line in lines)
    for line, found in zip(lines, labelled, strict=True):
        if found is not None and _is_of(found["label"], wanted):
            yield line.strip("-*# ")
    for place, line in enumerate(lines):
        head = line.strip("#*:- ")
        if 0 < len(head) <= _HEAD and not line.endswith((".", "!", "?")) and _is_of(head, wanted):
            below = _until_gap(lines[place + 1 :])
            if below:
                yield "\n".join((head, *below))


def _until_gap(lines: list[str]) -> list[str]:
    """Return the lines below a heading, to the next empty one or the next heading."""
    start = next((n for n, line in enumerate(lines) if line), len(lines))
    kept: list[str] = []
    for line in lines[start:]:
        if not line or line.startswith("#"):
            break
        kept.append(line)
    return kept


def _is_of(head: str, wanted: set[str]) -> bool:
    """Tell whether a heading is called by these words, and by few others."""
    own = content_stems(head) or stems(head)
    return (wanted <= own and len(own) <= len(wanted) + 2) or (len(own) == 1 and own <= wanted)
