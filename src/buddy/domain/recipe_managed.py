# ruff: noqa: RUF001  # words of many languages
"""A recipe of the person's own that is renamed, deleted or asked about by its name alone.

"Rename lunch card to noon card", "what's in lunch card?". In English, German, French, Spanish,
Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.recipe import Recipe, RecipeOrigin
from buddy.domain.recipe_called import named_end
from buddy.domain.regex import regex

_LONGEST: Final = 200


class Managed(StrEnum):
    """What is wanted of it."""

    RENAME = "rename"
    DELETE = "delete"
    SHOW = "show"


_LEAD: Final = (
    r"^\W*(?:(?:ok(?:ay)?|now|then|and|please|bitte|por favor|per favore|can you|could you"
    r"|kannst du|peux-tu|puedes|puoi|podes?|kun je)[\s,]+)*"
)
_VERBS: Final = (
    (
        Managed.RENAME,
        regex(
            rf"{_LEAD}(?:rename|re-name|call|name|nenn\w*|benenn\w*|umbenenn\w*|renomme[rz]?"
            r"|renombra\w*|rinomina\w*|renomei\w*|hernoem)\s+",
            re.IGNORECASE,
        ),
    ),
    (
        Managed.DELETE,
        regex(
            rf"{_LEAD}(?:delete|remove|erase|get rid of|lösch\w*|entfern\w*|supprime[rz]?"
            r"|efface[rz]?|borra\w*|elimina\w*|cancella\w*|apag\w+|exclu\w+|remov\w+|verwijder\w*|wis)\s+",
            re.IGNORECASE,
        ),
    ),
    (
        Managed.SHOW,
        regex(
            rf"{_LEAD}(?:(?:what|whats)(?:['’]?s|\s+is|\s+does)?(?:\s+(?:in|inside|behind))?"
            r"|show(?:\s+me)?|describe|explain|open|was\s+(?:ist|steht|macht)(?:\s+in)?|zeig\w*(?:\s+mir)?"
            r"|qu['’]y\s+a-t-il\s+dans|montre[- ]moi|muéstrame|qué\s+(?:hay\s+en|hace)"
            r"|mostrami|cosa\s+(?:c['’]è\s+in|fa)|mostra(?:-me)?|wat\s+(?:zit|staat)\s+(?:er\s+)?in"
            r"|toon(?:\s+me)?)\s+",
            re.IGNORECASE,
        ),
    ),
)
_KIND: Final = (
    r"(?:recipe|template|rezept|vorlage|recette|modèle|receta|plantilla|ricetta|modello|receita"
    r"|modelo|recept|sjabloon)"
)
_SAYS_KIND: Final = regex(rf"(?<!\w){_KIND}(?!\w)", re.IGNORECASE)
_NO_MORE: Final = regex(
    rf"^[\"”»]?(?:\s+{_KIND})?(?:\s+(?:do|about|please|bitte|for me|again|contain|say))*\W*$",
    re.IGNORECASE,
)
_NEW: Final = regex(
    rf"^[\"”»]?(?:\s+{_KIND})?(?:\s*,)?"
    r"(?P<to>\s+(?:to|into|as|in|zu|um in|en|à|a|para|por|naar))?\s+"
    r"[\"“„«]?(?P<name>\w[^\n\"“”«»]{0,79}?)[\"”»]?"
    r"(?:\s+(?:instead|please|bitte|from now on|um))*[\s.!?]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ManagedRecipe:
    """What a sentence wants of a recipe that it names."""

    wish: Managed
    recipe: Recipe
    name: str = ""
    """What it shall be called from now on."""
    says_kind: bool = False
    """Whether the sentence says that it is a recipe."""


def managed(recipes: Sequence[Recipe], text: str) -> ManagedRecipe | None:
    """Return what a sentence wants of the person's own recipe whose whole name it says.

    Args:
        recipes: Those that there are.
        text: "rename lunch card to noon card", "delete lunch card".
    """
    if len(text) > _LONGEST:
        return None
    own = [each for each in recipes if each.origin is not RecipeOrigin.BUILT_IN]
    for wish, verb in _VERBS:
        led = verb.match(text)
        ends = [(named_end(each, text[led.end() :]), each) for each in own] if led else []
        if led is None or not any(end for end, _ in ends):
            continue
        end, recipe = max(ends, key=lambda each: each[0])
        rest, kind = text[led.end() + end :], _SAYS_KIND.search(text) is not None
        if wish is Managed.RENAME:
            new = _NEW.match(rest)
            plain = new is not None and (kind or new["to"])  # "call shop watch tomorrow"
            return ManagedRecipe(wish, recipe, new["name"].strip(), kind) if new and plain else None
        # A single word may be a column or a thing: "show delays".
        plain = kind or wish is Managed.DELETE or len(recipe.name.split()) > 1
        return ManagedRecipe(wish, recipe, "", kind) if plain and _NO_MORE.match(rest) else None
    return None
