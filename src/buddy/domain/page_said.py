# ruff: noqa: RUF001  # words of many languages
"""A page that a change of a proposal names by words: "run it, but with the hotels page instead".

In English, German, French, Spanish, Italian, Portuguese and Dutch. The words of the page give way
to its address, and what is left has to be a change and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.page_named import NamedPage, page_named
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_LONGEST: Final = 160
_ARTICLE: Final = r"(?:the|die|der|das|den|dem|la|le|les|el|los|las|il|lo|gli|os?|as?|de|het)"
_OF: Final = (
    r"(?:(?:about|on|called|named|with|mit|über|zu[rm]?|von|des?|du|sur|avec|del?|sobre|con|di"
    r"|del(?:la|le)|degli|dei|su|d[ao]s?|com|over|met|van)(?!\w)|d(?:ell)?['’])"
)
_PAGE: Final = r"(?:(?:web ?)?(?:pages?|site)|seite|página|pagina)"
_WORD: Final = r"[^\W\d_][\w'’&]{0,29}"
_PHRASES: Final = (
    regex(rf"(?<!\w){_ARTICLE}\s+(?:{_WORD}\s+){{0,1}}{_WORD}[\s-]+{_PAGE}(?!\w)", re.IGNORECASE),
    regex(
        rf"(?<!\w){_ARTICLE}\s+{_PAGE}\s+{_OF}\s*(?:{_ARTICLE}\s+|l['’]\s?)?{_WORD}(?!\w)",
        re.IGNORECASE,
    ),
    regex(rf"(?<!\w){_ARTICLE}\s+[^\W\d_]{{3,30}}(?:seite|pagina)(?!\w)", re.IGNORECASE),
    regex(rf"(?<!\w)(?:la|de)\s+(?:page|página|pagina)\s+{_WORD}(?!\w)", re.IGNORECASE),
)
_NO: Final = (
    r"(?<!\w)(?:not|instead of|nicht|statt|pas|au lieu de|en (?:vez|lugar) de|non|invece di|não"
    r"|em vez de|niet|in plaats van)"
)
_NOT: Final = regex(rf"{_NO}(?:\s+(?:from|on|von|auf|de|su|van))?\s+$", re.IGNORECASE)
_NOT_THAT: Final = regex(
    rf"[\s,]*{_NO}\s+(?:{'|'.join(phrase.pattern for phrase in _PHRASES)}"
    r"|th(?:is|at) one|the other(?: one)?)",
    re.IGNORECASE,
)
"""What is not wanted: "the rival page, not the shop page"."""
_CHANGES: Final = regex(
    r"(?<!\w)(?:instead|rather|actually|wait|sorry|oops|i (?:meant?|want|wanted)|but|with|use|take"
    r"|try|on|for|from|at|make|change|switch|set|replace|swap|by|run|do|it|that|this|to|not|should"
    r"|be|go|ahead|and|or|also|too|as|well|add|include|including|plus|both|please|just|only|hm+|oh"
    r"|stattdessen|statt|lieber|doch|eigentlich|warte(?: mal)?|halt|moment|aber|mit|nimm|nutze|auf"
    r"|für|von|ich|meinte|meine|auch|dazu|zusätzlich|bitte|mach|mache|es|das|und|nicht|nur|ändere"
    r"|wechsle|zu|sondern|plutôt|à|la|place|en|fait|attends|mais|avec|prends|utilise|sur|pour|je"
    r"|voulais|dire|aussi|ajoute|et|pas|fais|le|change|mets|s['’]il|te|vous|plaît|mejor|espera"
    r"|pero|con|usa|toma|para|quise|quería|decir|también|añade|y|no|sino|hazlo|cambia|pon|a|lugar"
    r"|vez|de|eso|por|favor|invece|piuttosto|aspetta|ma|prendi|su|per|volevo|dire|anche|aggiungi|e"
    r"|non|fallo|metti|favore|posto|antes|melhor|mas|com|use|quis|dizer|também|adicione|adiciona"
    r"|não|faça|isso|mude|muda|em|liever|wacht|maar|met|neem|gebruik|op|voor|ik|bedoelde?|ook|voeg"
    r"|toe|niet|doe|het|verander|naar|in|plaats|daarvan|graag|alsjeblieft)(?!\w)|[^\w\s]",
    re.IGNORECASE,
)
"""Words that a change consists of, besides what it puts in the place of what."""
_ASSENTS: Final = regex(
    r"(?<!\w)(?:yes|yeah|yep|ok(?:ay)?|sure|fine|good|alright|no|nope|nah|ja|nein|gut|klar|oui|non"
    r"|d['’]accord|s[ií]|vale|claro|sì|va bene|sim|não|tá|nee|goed)(?!\w)",
    re.IGNORECASE,
)
_READS: Final = regex(
    r"(?<!\w)(?:read|fetch|get|open|check|extract|summari[sz]e|visit|lies|lese?|hole?|öffne"
    r"|prüfe?|lis|lire|ouvre|lee|leer|abre|leggi|apri|leia|ler|abra|lees|open)(?!\w)",
    re.IGNORECASE,
)
_REFERS: Final = regex(
    r"(?<!\w)(?:instead|rather|also|too|as well|add|include|both|stattdessen|statt|lieber|auch"
    r"|dazu|zusätzlich|plutôt|aussi|à la place|mejor|también|en (?:su|vez|lugar)|invece|anche"
    r"|piuttosto|também|em vez|no lugar|liever|ook|in plaats|erbij)(?!\w)",
    re.IGNORECASE,
)
"""What refers to the proposal, though a verb of work stands beside it."""


_SAME_SITE: Final = regex(
    r"\s+(?:on|of|from|at|auf|von|sur|de|du|en|del|su|em|do|op|van)\s+(?:(?:the|that|this|its|der|dieser"
    r"|derselben|le|ce|la|el|ese|il|lo|o|esse|de|die|dezelfde)\s+)?(?:(?:same|selben|gleichen|même|mismo"
    r"|stesso|mesmo|zelfde)\s+)?(?:site|website|server|host|domain|seite|sitio|sito)(?!\w)",
    re.IGNORECASE,
)
"""What only says that the page lies where the proposed one does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSaid:
    """A page named by words, and where its name stands in a message."""

    page: NamedPage
    start: int
    end: int


def page_said(text: str) -> PageSaid | None:
    """Return the page that a change of a proposal names by words; None: it is no such change.

    Args:
        text: "no wait, the rival page", "ja, aber mit der Hotels-Seite", "also read the team page".
    """
    if len(text) > _LONGEST or "?" in text or find_slots(text).urls:
        return None
    for phrase in _PHRASES:
        for match in phrase.finditer(text):
            page = page_named(match[0])
            if page is None or not page.name or page.verb or _NOT.search(text, 0, match.start()):
                continue
            there = _SAME_SITE.match(text, match.end())
            end = there.end() if there else match.end()
            rest = f"{text[: match.start()]} {text[end:]}"
            if _only_changes(_NOT_THAT.sub(" ", rest)):
                return PageSaid(page=page, start=match.start(), end=end)
    return None


def names_in(text: str) -> tuple[NamedPage, ...]:
    """Return the pages that a text names by words, wherever they stand in it."""
    if len(text) > _LONGEST:
        return ()
    found = (page_named(match[0]) for phrase in _PHRASES for match in phrase.finditer(text))
    return tuple(page for page in found if page is not None and page.name)


def _only_changes(rest: str) -> bool:
    """Tell whether what stands around a page is a change, and no work of its own."""
    if _READS.search(rest):
        if not _REFERS.search(rest):
            return False
        rest = _READS.sub(" ", rest)
    return not _CHANGES.sub(" ", _ASSENTS.sub(" ", rest)).strip()
