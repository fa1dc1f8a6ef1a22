# ruff: noqa: RUF001  # words of many languages
"""A recipe that a sentence runs by its name: "run shop watch on https://shop.example/prices".

The name stands behind a verb that runs things, or begins the sentence; a slip of the hand in it is
no other name. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from buddy.domain.ordinals import ordinal_in
from buddy.domain.plain_work import plain_work
from buddy.domain.recipe import Recipe, RecipeOrigin
from buddy.domain.regex import regex
from buddy.domain.typos import one_slip

_LONGEST: Final = 1_000
_RUNS: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|now|then|and|please|just|buddy|bitte|jetzt|por favor|per favore|can you"
    r"|could you|would you|kannst du|peux-tu|puedes|puoi|pode|kun je|i want (?:you )?to|let['’]?s)"
    r"[\s,]+)*(?:(?:re-?)?run|use|start|apply|execute|launch|do|begin|fire up|try|take|perform"
    r"|starten?|nutzen?|benutzen?|verwenden?|ausführen|führen?|nimm|mach(?:e|en)?|lass|lance[rz]?"
    r"|utilise[rz]?|exécute[rz]?|démarre[rz]?|fais|prends|applique[rz]?|ejecuta(?:r)?|usa(?:r|re)?"
    r"|lanza(?:r)?|inicia(?:r)?|corre|haz|aplica(?:r)?|avvia(?:re)?|esegui(?:re)?|lancia(?:re)?|fai"
    r"|executa(?:r)?|execute|rod[ae]r?|gebruik(?:en)?|voer|draai|doe)\s+",
    re.IGNORECASE,
)
_NAMES_IT: Final = regex(
    r"^(?:(?:the|my|our|das|die|den|mein\w*|le|la|les|ma|mon|el|mi|il|lo|o|a|de|het|mijn)\s+)?"
    r"(?:(?:recipe|template|rezept|vorlage|recette|modèle|receta|plantilla|ricetta|modello|receita"
    r"|modelo|recept|sjabloon)\s+(?:(?:called|named|namens|appelée?|llamada)\s+)?)?[\"“„«]?",
    re.IGNORECASE,
)
_KIND: Final = regex(
    r"^[\"”»]?\s*(?:recipe|template|rezept|vorlage|recette|receta|ricetta|receita|recept)\b",
    re.IGNORECASE,
)
_RECIPE: Final = (
    r"(?:recipe|template|rezept|vorlage|recette|modèle|receta|plantilla|ricetta|modello|receita"
    r"|modelo|recept|sjabloon)"
)
_ORDERS: Final = regex(
    r"(?<!\w)(?:run|start|execute|launch|starten?|führen?|lance[rz]?|exécute[rz]?|démarre[rz]?"
    r"|ejecuta(?:r)?|lanza(?:r)?|avvia(?:re)?|esegui(?:re)?|lancia(?:re)?|executa(?:r)?|rod[ae]r?"
    r"|voer|draai)\s+$",
    re.IGNORECASE,
)
"""Verbs that no cooking is ordered with."""
_ENDS: Final = (
    r"(?=\s*[\"”»]?\s*(?:$|[,.;:!?]\s*$|(?<!\w)(?:on|for|with|at|every|each|daily|tomorrow|now|again|please"
    r"|aus|für|mit|auf|bitte|jeden|pour|avec|sur|chaque|para|con|en|cada|per|su|ogni|com|em|uit|voor"
    r"|met|op|elke)\b|https?://))"
)
_NO_NAME: Final = (
    r"(?!(?:on|for|with|at|from|of|in|to|by|that|which|again|now|please|every|each|below|above|you|i"
    r"|we|there|here|and|or|is|aus|für|mit|auf|von|nochmal|erneut|jetzt|bitte|pour|de|du|avec|sur"
    r"|encore|para|del|con|en|otra|per|di|su|ancora|com|da|do|uit|voor|met|van|opnieuw)\b)"
)
_BEHIND: Final = regex(
    rf"^(?:(?:the|my|our|das|die|den|mein\w*|le|la|ma|mon|el|mi|il|a|o|het|de|mijn)\s+)?{_RECIPE}\s+"
    rf"(?:(?:called|named|namens|appelée?|llamada|chiamata|chamada|genaamd)\s+)?[\"“„«'‘]?{_NO_NAME}"
    rf"(?P<name>\w[^\n\"“”«»]{{0,59}}?)['’]?{_ENDS}",
    re.IGNORECASE,
)
_BEFORE: Final = regex(
    r"^(?:(?:the|my|our|das|die|den|mein\w*|het|de|mijn)\s+[\"“„«'‘]?|[\"“„«])"
    r"(?!(?:that|this|same|last|first|new|other|whole|next|number|an?|my|our|das|die|den|dem"
    r"|dies\w*|ein\w*|mein\w*|neue\w*|la|le|les|une?|cette|el|una|esa|il|questa|uma|essa|het|de|een|dat)\b)"
    r"(?P<name>\w(?:(?!\b(?:for|nach|about|over|and|und|en|to|of)\s)[^\n\"“”«»]){0,59}?)"
    r"[\"”»'’]?[\s-]+"
    rf"{_RECIPE}{_ENDS}",
    re.IGNORECASE,
)
"""A name before the word, which "the" or quotation marks tell from work with a recipe in it."""
_LIKE: Final = 0.5
"""How much alike two names are of which one may be meant by the other."""
_WORD: Final = regex(r"\w+")
_SKIPPED: Final = frozenset({"a", "an", "the", "for", "of", "my"})
"""Small words of a name that a sentence may leave out or add."""
_LEADS: Final = regex(
    r"^[\"”»]?\s*(?:$|[:,]|(?:on|for|with|at|of|about|in|to|from|recipe|template|every|each|daily"
    r"|weekly|tomorrow|now|again|today|rezept|für|mit|auf|von|über|bei|in|jeden|täglich|aus|pour"
    r"|avec|sur|de|à|dans|chaque|para|con|en|sobre|cada|per|su|di|ogni|com|em|voor|met|op|van|elke"
    r"|uit|please|bitte)(?!\w)|https?://|\S+\.\S{2,})",
    re.IGNORECASE,
)
"""What may stand behind a name: a value, a time, or nothing."""
_SHORTEST: Final = 4
"""Letters of a word in which a slip is still told from another word."""


@dataclass(frozen=True, slots=True)
class Called:
    """Recipes that a sentence runs by name; several of the same likeness."""

    recipes: tuple[Recipe, ...]
    rest: str
    """What the sentence says besides: values and times."""


def may_call(text: str) -> bool:
    """Tell whether a sentence has the form of one that runs something by its name."""
    return len(text) <= _LONGEST and bool(_RUNS.match(text) or _WORD.match(text))


def called(recipes: Sequence[Recipe], text: str) -> Called | None:
    """Return the recipes that a sentence runs by name; None: it runs none.

    Args:
        recipes: Those that there are.
        text: "run shop watch on https://…", "starte das Rezept shop watch", "shop watch on …".
    """
    runs = _RUNS.match(text)
    if runs is None:
        return _begins(recipes, text)
    rest = text[runs.end() :]
    rest = _NAMES_IT.sub("", rest, count=1)
    for slips in (False, True):
        ends = [(_end_of(each, rest, slips=slips), each) for each in recipes]
        found = [(end, each) for end, each in ends if end and _LEADS.match(rest[end:].lstrip())]
        if found:
            longest = max(end for end, _ in found)
            best = tuple(each for end, each in found if end == longest)
            return Called(best, _KIND.sub("", rest[longest:], count=1).lstrip('"”» :,'))
    return None


def named_end(recipe: Recipe, text: str) -> int:
    """Return where a recipe's whole name ends that a text begins with; 0: it does not.

    Args:
        recipe: A recipe.
        text: "the recipe lunch card to …", "lunch card".
    """
    led = _NAMES_IT.match(text)
    start = led.end() if led else 0
    end = _end_of(recipe, text[start:], slips=False)
    return start + end if end else 0


def unknown_name(text: str) -> str | None:
    """Return what a sentence calls the recipe that it runs; None: it speaks of no recipe by name.

    Args:
        text: "run the recipe Daily check on …", "run the Daily check recipe". Beside a word that
            cooks as well as it runs, "use", the name stands behind "recipe".
    """
    runs = _RUNS.match(text[:_LONGEST])
    if runs is None:
        return None
    rest = text[runs.end() : _LONGEST]
    found = _BEHIND.match(rest) or (_ORDERS.search(runs[0]) and _BEFORE.match(rest))
    name = " ".join(found["name"].split()) if found else ""
    return name if name and ordinal_in(name, 1) is None else None  # "the second recipe"


def nearest(recipes: Sequence[Recipe], name: str) -> Recipe | None:
    """Return the recipe whose name is most like another; None: none is like it."""
    wanted = name.casefold()

    def likeness(recipe: Recipe) -> float:
        shared = set(_words(name)) & set(_words(recipe.name))
        return SequenceMatcher(None, wanted, recipe.name.casefold()).ratio() + bool(shared)

    best = max(recipes, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _LIKE else None


def _begins(recipes: Sequence[Recipe], text: str) -> Called | None:
    """Return the person's own recipe whose whole name a sentence begins with, and a value after it.

    What is work by its words is that work: no name takes it over.
    """
    own = [each for each in recipes if each.origin is not RecipeOrigin.BUILT_IN]
    for each in own:
        end = _end_of(each, text, slips=False)
        rest = text[end:].strip() if end else ""
        several = len(_words(each.name)) > 1
        if several and rest and _LEADS.match(text[end:].lstrip()) and plain_work(text) is None:
            return Called((each,), rest)
    return None


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _SKIPPED]


def _end_of(recipe: Recipe, text: str, *, slips: bool) -> int:
    """Return where a recipe's name ends that a text begins with; 0: it does not begin with it."""
    wanted = _words(recipe.name)
    found = [each for each in _WORD.finditer(text) if each[0].casefold() not in _SKIPPED]
    said = [each[0].casefold() for each in found[: len(wanted) + 1]]
    if not wanted or not said:
        return 0
    if said[: len(wanted)] == wanted:
        return found[len(wanted) - 1].end()
    if not slips:
        return 0
    if len(said) >= len(wanted) and all(map(_alike, said, wanted)):
        return found[len(wanted) - 1].end()
    joined = "".join(wanted)  # "shopwatch" for "shop watch"
    ends = (at for at in range(1, len(said) + 1) if _alike("".join(said[:at]), joined))
    end = next(ends, 0) if len(joined) > _SHORTEST else 0
    return found[end - 1].end() if end else 0


def _alike(word: str, wanted: str) -> bool:
    """Tell whether a word is another one but for a slip of the hand, or its plural."""
    if word in {wanted, f"{wanted}s"}:
        return True
    return len(wanted) >= _SHORTEST and one_slip(word, wanted)
