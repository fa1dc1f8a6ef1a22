"""A recipe is run by its name, whatever a reader of messages takes the sentence for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.recipe_called import called, may_call, unknown_name
from buddy.domain.recipe_managed import Managed, ManagedRecipe, managed
from buddy.domain.recipe_request import mentioned
from buddy.domain.route import Route
from buddy.services.chat.offers import offer
from buddy.services.chat.recipe import RecipeHandler, unknown
from buddy.services.chat.target import names_any
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted

CALLED: Final = "recipe"
_CHOICES: Final = 4


@dataclass(frozen=True, slots=True)
class RecipeCalledAside:
    """Takes "run shop watch on https://…" where a recipe has that name; a run is a proposal."""

    recipes: RecipeHandler

    def takes(self, turn: Turn) -> Handler | None:
        """Return who looks the name up; None: the sentence runs nothing by a name."""
        if CALLED in turn.passed or names_any(turn) or not may_call(turn.text):
            return None
        return self._run

    async def _run(self, turn: Turn) -> Reply:
        known = await self.recipes.recipes.book.all_of(turn.user_id)
        found = called(known, turn.text)
        if found is None and (order := managed(known, turn.text)) is not None:
            return await self._manage(turn, order)
        name = unknown_name(turn.text) if found is None else None
        if name is not None and not mentioned(known, turn.text):
            return unknown(known, name)
        if found is None:
            return Reply(summary="", passes=CALLED)
        said = [f"use the {each.name} recipe {found.rest}".strip() for each in found.recipes]
        if len(said) > 1:
            names = ", ".join(each.name for each in found.recipes)
            offers = [(each.name, text) for each, text in zip(found.recipes, said, strict=True)]
            return offer(f"Which recipe: {names}?", offers[:_CHOICES])
        return await self.recipes(replace(turn, said=said[0], route=Route.RECIPE))

    async def _manage(self, turn: Turn, order: ManagedRecipe) -> Reply:
        """Rename, delete or tell of a recipe; what may be a note of that name is asked about."""
        name = order.recipe.name
        said = {
            Managed.RENAME: f"rename the {name} recipe to {order.name}",
            Managed.DELETE: f"delete the {name} recipe",
            Managed.SHOW: f"what is the {name} recipe?",
        }[order.wish]
        if order.wish is Managed.DELETE and not order.says_kind:
            return offer(f"Do you mean the recipe {quoted(name)}?", [(f"Delete {name}", said)])
        return await self.recipes(replace(turn, said=said, route=Route.RECIPE))
