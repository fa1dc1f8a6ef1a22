# words of many languages
"""The order to keep work as a recipe: which work it names, and what the recipe is called.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.plain_decision import unaccounted, words_of
from buddy.domain.regex import regex

_LONGEST: Final = 300
_KIND: Final = (
    r"(?:recipe|template|rezept|vorlage|recette|mod[èe]le|receta|plantilla|ricetta|modello|receita"
    r"|modelo|recept|sjabloon)"
)
_SAVES: Final = regex(
    r"^\W*(?:(?:please|bitte|now|ok(?:ay)?|and|then|can you|could you|kannst du|peux-tu|puedes|puoi"
    r"|podes|pode|kun je)[\s,]+)*"
    r"(?:save|keep|store|make|turn|remember|speicher\w*|sicher\w*|behalt\w*|enregistre\w*|garde\w*"
    r"|sauvegarde\w*|guarda\w*|guárda\w*|conserva\w*|salva\w*|grava\w*|guarde|bewaar|sla)\s+"
    r"(?P<what>[^\n]{1,120}?)\s+(?:bitte\s+)?(?:as|into|als|comme|en|como|come|in)\s+"
    r"(?:(?:an?|my|the|new|ein\w*|neue[sn]?|mein\w*|une?|nouvelle|ma|mon|un[ao]?|nueva|mi|nuova|mia"
    rf"|uma|nova|minha|een|nieuw)\s+)*{_KIND}(?!\w)(?P<rest>.*)$",
    re.IGNORECASE,
)
_CALLED: Final = regex(
    r"(?:called|named|under the name(?: of)?|as|namens|mit (?:dem )?namen|genannt|nommée?|appelée?"
    r"|llamad[oa]|con el nombre|chiamat[oa]|di nome|chamad[oa]|com o nome|genaamd|met (?:de )?naam)"
    r"[\s:]+[\"“”'„«]?(?P<name>[^\"”“'»\n]{1,80}?)[\"”“'»]?\W*$",
    re.IGNORECASE,
)
_POINTS: Final = words_of(
    "mission one thing work job task search run result last latest just this that it the page site "
    "das dies letzte letzten auftrag suche ergebnis ça cela dernière dernier recherche résultat "
    "esto eso última último búsqueda resultado questo quello ultima ultimo ricerca isso isto dit "
    "dat laatste zoekopdracht resultaat seite página pagina celle celui la le de del di da do van "
    "von für for of on with from über sur sobre su em op over diejenige die der den quella o a os "
    "we did you have had made"
)
"""What points at work, and tells none from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What shall be kept as a recipe."""

    what: str
    """The words that name the work: "the first one", "this"."""
    name: str
    """What the recipe shall be called; empty: not said."""


def saved_in(text: str) -> Saved | None:
    """Return what a message says to keep as a recipe; None: it says no such thing."""
    said = " ".join(text.split())
    match = _SAVES.match(said) if len(said) <= _LONGEST else None
    if match is None:
        return None
    called = _CALLED.search(match["rest"])
    return Saved(what=match["what"], name=called["name"].strip() if called else "")


def names_work(what: str) -> frozenset[str]:
    """Return the words that name one piece of work among others; none: the last one is meant."""
    return frozenset(unaccounted(what, _POINTS))
