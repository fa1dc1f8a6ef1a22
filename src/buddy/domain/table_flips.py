# ruff: noqa: RUF001  # words of many languages
"""Bounds that a message turns round: "nicht mehr als 5 $", "nothing over $5", "hide those over $9".

A no before a bound asks for the rows outside of it, a verb of leaving out for all rows but those
within it. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_count import BUT
from buddy.domain.table_words import end_in

_ANYTHING: Final = (
    r"(?:every(?:thing|one)?|any(?:thing)?|all|alles?|tout(?:es)?|tous|tod[oa]s?|tutt[oiae]|tudo)"
)
_NO: Final = (
    r"not|never|nothing|none|no|cannot|\w{2,6}n['’]t|dont|doesnt|isnt|arent|nichts?|niemals|nie"
    r"|kein\w{0,2}|pas|jamais|rien|aucune?s?|non|nunca|nada|ning[uú]n[oa]?s?|niente|nulla"
    r"|nessun[oa]?|não|nenhum[as]?|niet|niets|nooit|geen"
)
_DROPS: Final = (
    r"remov\w*|hid(?:e|ing)|drop(?:ping)?|exclud\w*|delet\w*|discard\w*|omit\w*|skip(?:ping)?"
    r"|ignor\w*|eliminat\w*|(?:leav|tak|filter|throw|cut)(?:e|ing)? (?:out|off|away)|get rid of"
    r"|entfern\w*|lösch\w*|streich\w*|verberg\w*|versteck\w*|enl[eè]v\w*|retir\w*|supprim\w*"
    r"|exclu\w*|cache[rz]?|masque[rz]?|élimin\w*|écarte[rz]?|quit[ae]\w*|elimin\w*|borr[ae]\w*"
    r"|ocult\w*|sac[ae]r?|descart\w*|togli\w*|rimuov\w*|nascond\w*|esclud\w*|scart\w*|tir[ae]r?"
    r"|escond\w*|apag\w*|verwijder\w*|schrap\w*|negeer"
)
_APART: Final = (
    r"leave|take|filter|throw|cut|blende?|lass|lasse|nimm|wirf|filtere|streiche?|schließe?|laat"
    r"|haal|gooi"
)
"""Verbs that leave out with a word behind the bound: "take those over $5 out"."""
_DOUBTFUL: Final = frozenset(("but", "menos", "meno", "minus", "fora"))
"""What leaves out behind "all" alone: "not cheap but under $5"."""
_TURNS: Final = regex(
    rf"(?<!\w)(?:(?P<no>{_NO})|(?P<drops>{_DROPS})|(?P<apart>{_APART})"
    rf"|(?P<all>{_ANYTHING}\W+(?:of (?:them|it) )?)?(?P<but>{BUT}))(?!\w)",
    re.IGNORECASE,
)
_OUT: Final = regex(
    r"^\s*(?:out|off|away|aus|weg|raus|heraus|eruit|ausblenden|weglassen|entfernen|löschen|streichen"
    r"|verbergen|ausschließen|rausnehmen|weglaten|verwijderen|verbergen)(?!\w)",
    re.IGNORECASE,
)
_WHY: Final = regex(
    r"(?<!\w)(?:why|warum|wieso|pourquoi|por qu[eéê]|porque|perch[eéè]|waarom)\s*$", re.IGNORECASE
)
_IS_THERE: Final = regex(
    r"^\W*(?P<asks>(?:is|are|do|have|was)n?['’]?t (?:there|you|they|we)"
    r"|(?:is|are) there (?:nothing|none|no)"
    r"|gibt['’]?\s?e?s (?:hier |da |dort )?(?:nichts|kein\w*)"
    r"|(?:n['’]y a-t-il|il n['’]y a|y a[- ]t[- ]il)"
    r" (?:rien|pas|aucune?)|no hay|non c['’]è|non ci sono|não (?:há|tem)|is er (?:niets|geen)"
    r"|zijn er geen)(?!\w)[^?]*\?",
    re.IGNORECASE,
)
"""A question after what is there, put with a no: "isn't there anything under $5?"."""
_ALSO: Final = regex(
    r"(?<!\w)(?:every\w*|any\w*|all\w*|tout\w*|tous|tod[oa]s?|tutt[oiae]|tudo|ce|qu[ei]|ne|n"
    r"|quell[oiae]|aquel\w*|denen|jen\w+|degene\w*|ceu[xs]|cell?es|qualsiasi|cualquier\w*|qualquer|ones?|rows?|kost\w*|co[uû]t\w*"
    r"|cuest\w*|cost\w*|cust\w*)(?!\w)",
    re.IGNORECASE,
)

_NEAR: Final = 200
"""Characters before a bound that may turn it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What words around a bound make of it."""

    start: int
    """Where the first of them begins."""
    end: int
    """Where the last of them ends."""
    flips: bool = False
    """Whether the rows outside of it are asked for."""
    drops: bool = False
    """Whether all rows but those are asked for."""


def turn_of(said: str, start: int, end: int, filler: re.Pattern[str]) -> Turn:
    """Return what the words around a bound make of it.

    Args:
        said: "those that do not cost more than $5".
        start: Where the bound begins.
        end: Where it ends.
        filler: Words that say nothing and may stand between.
    """
    out = _OUT.match(said[end:])
    trailing = out.end() if out else 0
    asked = _IS_THERE.match(said)
    flips = drops = apart = False
    at = start
    for found in reversed(list(_TURNS.finditer(said, max(0, start - _NEAR), start))):
        if not _is_bare(said[found.end() : at], filler):
            break
        if found["apart"] and not trailing:
            break
        if found["but"] and found["but"].casefold() in _DOUBTFUL and not found["all"]:
            break
        if found["no"]:
            if _WHY.search(said[: found.start()]):
                break
            if drops:
                drops = False  # "don't hide those under $5"
            elif not asked or found.start() > asked.end("asks"):
                flips = not flips
        else:
            drops = not drops
        apart = apart or bool(found["apart"])
        at = found.start()
    if trailing and not apart and not drops:
        drops = True
    return Turn(at, end + trailing, flips, drops)


def _is_bare(between: str, filler: re.Pattern[str]) -> bool:
    if re.search(r"[,.;:!?]", between) or end_in(between) is not None:
        return False
    return not content_stems(_ALSO.sub(" ", filler.sub(" ", between)))
