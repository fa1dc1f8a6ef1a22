# ruff: noqa: RUF001  # words of many languages
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
_LEAD: Final = (
    r"^\W*(?:(?:please|bitte|now|ok(?:ay)?|and|then|can you|could you|kannst du|peux-tu|puedes|puoi"
    r"|podes|pode|kun je|i want to|i(?:['’]d| would) like (?:you )?to|ich (?:will|m[öo]chte)|ik wil"
    r")[\s,]+){0,5}"
)
_AS: Final = (
    r"(?:bitte\s+)?(?:as|into|als|comme|en|como|come|in)\s+"
    r"(?P<article>(?:an?|my|the|new|ein\w*|neue[sn]?|mein\w*|une?|nouvelle|ma|mon|un[ao]?|nueva|mi|nuova|mia"
    rf"|uma|nova|minha|een|nieuw)\s+)*{_KIND}(?!\w)"
)
_SAVES: Final = regex(
    rf"{_LEAD}(?:save|keep|store|make|turn|remember|speicher\w*|sicher\w*|behalt\w*|enregistre\w*"
    r"|garde\w*|sauvegarde\w*|guarda\w*|guárda\w*|conserva\w*|salva\w*|sálva\w*|grava\w*|guarde"
    rf"|bewaar|sla)(?:-\w{{1,3}}){{0,2}}(?:\s+(?P<what>[^\n]{{1,120}}?))?\s+{_AS}(?P<rest>.*)$",
    re.IGNORECASE,
)
_SAVES_LAST: Final = regex(
    rf"{_LEAD}(?:(?P<what>[^\n]{{1,120}}?)\s+)?{_AS}(?P<rest>[^\n]{{0,100}}?)\s+"
    r"(?:(?:ab)?speichern|sichern|behalten|ablegen|bewaren|opslaan)\W*$",
    re.IGNORECASE,
)
"""The verb comes last: "das als Rezept Preise speichern"."""
_NOT: Final = regex(
    r"(?<!\w)(?:not|never|nicht|nie(?:mals)?|kein\w*|pas|niet|nooit)(?:\s+(?:please|bitte|mehr|plus))?\W*$",
    re.IGNORECASE,
)
_ASKS: Final = regex(
    r"^\W*(?:soll\w*|muss|müssen|darf|kann|können|könnte\w*|was|wie|wann|warum|weshalb|wozu|wo|wer"
    r"|welche\w*|ob|moet|mag|kan|zal|wat|hoe|waarom|wanneer|welke?)(?!\w)",
    re.IGNORECASE,
)
"""How a question begins whose verb comes last: "soll ich das als Rezept speichern"."""
_CALLED: Final = regex(
    r"(?:(?:call|name|title)\s+(?:it|this|that)|nenn\w*\s+(?:es|sie|das|ihn)"
    r"|(?:appelle|nomme)[- ]l[ea]|ll[aá]mal[oa]|ponle(?:\s+el\s+nombre)?|chiamal[oa]"
    r"|chama(?:-lhe|-[oa])|noem\s+(?:het|dit)|called|named|name\s*:|under the name(?: of)?|as"
    r"|namens|mit (?:dem )?namen|genannt|nommée?|appelée?"
    r"|llamad[oa]|con el nombre|chiamat[oa]|di nome|chamad[oa]|com o nome|genaamd|met (?:de )?naam)"
    r"[\s:]+[\"“”'„«]?(?P<name>[^\"”“'»\n]{1,80}?)[\"”“'»]?\W*$",
    re.IGNORECASE,
)
_BARE: Final = regex(
    r"^[\s:–-]{0,4}(?P<quote>[\"“„«'‘])?\s?(?!(?:because|as|since|after|before|while|until|unless|once"
    r"|only|using|by|via|yes|no|not|right|straight|immediately|just|first|please|ok(?:ay)?|weil|wenn"
    r"|sobald|nachdem|bevor|falls|nicht|nur|sofort|gleich|einmal|ja|nein|parce|quand|dès|si|avant|après"
    r"|seulement|oui|non|porque|cuando|antes|después|solo|sólo|sí|no|perché|quando|prima|dopo|se|sì"
    r"|antes|depois|só|sim|não|omdat|als|nadat|voordat|alleen|niet|nee|for|so|and|or|but|please|pls|thanks?|thank|with|without|that|which"
    r"|who|i|we|you|to|now|then|in|on|at|of|from|if|when|every|each|again|too|also|instead|tomorrow"
    r"|today|book|file|list|bitte|danke|für|damit|und|mit|ab|dass|ich|jede[nrs]?|jetzt|von|pour|et"
    r"|avec|que|s['’]il|merci|maintenant|de|para|y|con|por|gracias|ahora|per|e|così|grazie|adesso"
    r"|com|obrigad[oa]|agora|voor|en|zodat|met|alsjeblieft|nu|graag|van)(?!\w))"
    r"(?P<name>\w[^\"“”«»‘'’,;:!?\n]{0,79})\W*$",
    re.IGNORECASE,
)
"""A name that stands right behind the word: "as recipe Price check"."""
_FORBIDS: Final = regex(
    r"^\W*(?:(?:no|nein|please|bitte)[\s,]+){0,2}(?:(?:i|we) )?(?:do not|don['’]?t|never|should"
    r"|shall|must)\s",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 6
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
    if len(said) > _LONGEST:
        return None
    match = _SAVES.match(said) or _SAVES_LAST.match(said)
    if match is None or saves_none(said):
        return None
    called = _CALLED.search(match["rest"])
    name = called["name"].strip() if called else _bare(match["rest"], match["article"] or "")
    return Saved(what=match["what"] or "", name=name)


def saves_none(text: str) -> bool:
    """Tell whether a message only forbids to keep work as a recipe, or asks whether to."""
    said = " ".join(text[:_LONGEST].split())
    if _FORBIDS.match(said):
        return True
    match, last = _SAVES.match(said), None
    if match is None:
        match = last = _SAVES_LAST.match(said)
    if match is None:
        return False
    if last is not None and (_NOT.search(last["rest"]) or _ASKS.match(last["what"] or "")):
        return True
    return _NOT.search(match["what"] or "") is not None


def _bare(rest: str, article: str) -> str:
    """Return a name that nothing introduces; empty: what stands there may be anything.

    "As recipe price check" names one. Behind "as a recipe" a sentence may go on, so that a name is
    in quotation marks, behind a colon or begins with a capital.
    """
    found = _BARE.match(rest)
    name = found["name"].strip(" .") if found else ""
    if found is None or len(name.split()) > _MOST_WORDS:
        return ""
    told = found["quote"] or ":" in found[0][: found.start("name")] or name[:1].isupper()
    return name if told or not article else ""


def names_work(what: str) -> frozenset[str]:
    """Return the words that name one piece of work among others; none: the last one is meant."""
    return frozenset(unaccounted(what, _POINTS))
