"""Carries recipes to other Buddies and back in: nothing comes in before its rights were shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.ids import UserId
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_built_in import BY_ID
from buddy.domain.recipe_differences import differences
from buddy.domain.recipe_file import Opened, content_digest, from_file, to_file
from buddy.domain.recipe_permissions import (
    PermissionChange,
    Permissions,
    changes,
    changes_digest,
    permissions_of,
)
from buddy.domain.standing_approval import require_person
from buddy.errors import InputInvalid, ToolUnknown
from buddy.services.recipe_book import RecipeBook
from buddy.services.recipe_runs import RecipeRuns
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do. Nothing is written."""

    opened: Opened
    replaces: Recipe | None
    """The recipe of that name that it would be a new version of; None: it would be a new one."""
    permissions: Permissions
    changes: tuple[PermissionChange, ...]
    """What it may do otherwise, and then what it does otherwise within that."""
    warnings: tuple[str, ...]
    accept: str
    """What the person names who accepts just this."""


@dataclass(frozen=True, slots=True)
class RecipeTransfer:
    """Exports and imports recipes."""

    book: RecipeBook
    runs: RecipeRuns
    registry: ToolRegistry

    async def export(self, user_id: UserId, recipe_id: str) -> JsonObject:
        """Return a recipe as one file, with the answers that were recorded with it.

        Raises:
            NotFound: This user has no such recipe.
        """
        recipe = await self.book.get(user_id, recipe_id)
        return to_file(recipe, await self.book.samples(user_id, recipe_id))

    async def preview(self, user_id: UserId, file: JsonValue) -> ImportPreview:
        """Return what an import would do, and what it would allow that is not allowed now.

        Raises:
            InputInvalid: The file is no recipe that can be used.
        """
        opened = from_file(file)
        name = opened.recipe.name.casefold()
        known = await self.book.all_of(user_id)
        replaces = next((each for each in known if each.name.casefold() == name), None)
        after = self.permissions(opened.recipe)
        may_now = self.permissions(replaces) if replaces else None
        found = (*changes(may_now, after), *differences(replaces, opened.recipe))
        return ImportPreview(
            opened=opened,
            replaces=replaces,
            permissions=after,
            changes=found,
            warnings=self._warnings(opened.recipe, replaces),
            accept=changes_digest(found, content_digest(opened.recipe)),
        )

    async def accept(
        self,
        user_id: UserId,
        file: JsonValue,
        accepted: str | None,
        channel: str,
        actor: UserId | None = None,
    ) -> Recipe:
        """Take a recipe in, once a person has seen what it may do.

        Args:
            user_id: Whose it becomes.
            file: The file.
            accepted: `ImportPreview.accept` of the preview that was shown.
            channel: Where it was said.
            actor: Who accepts, where that is not its user.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            InputInvalid: The file is no recipe that can be used, or what was accepted is not what
                the file would do now; the details hold what it would.
        """
        require_person(channel)
        seen = await self.preview(user_id, file)
        if accepted != seen.accept:
            raise InputInvalid(
                "Look at what this recipe may do first, and accept that: "
                f"{_told(seen.changes) or 'nothing changes'}",
                field="accept",
                accept=seen.accept,
                changes=[
                    {"field": c.field, "before": c.before, "after": c.after, "wider": c.wider}
                    for c in seen.changes
                ],
            )
        recipe, samples = seen.opened.recipe, seen.opened.samples
        if seen.replaces is None:
            return await self.book.create(user_id, recipe, channel, actor, samples)
        _, after = await self.book.replace(
            user_id,
            seen.replaces.record_id,
            lambda stands: replace(recipe, origin=stands.origin),
            channel,
            version=seen.replaces.version,
            actor=actor,
            samples=samples,
        )
        return after

    def permissions(self, recipe: Recipe) -> Permissions:
        """Return what a recipe may do here."""
        try:
            spec = self.registry.spec(recipe.tool)
        except ToolUnknown:
            spec = None
        return permissions_of(recipe, spec, self.runs.usual_cap)

    def _warnings(self, recipe: Recipe, replaces: Recipe | None) -> tuple[str, ...]:
        found: list[str] = []
        try:
            self.registry.spec(recipe.tool)
        except ToolUnknown:
            found.append(f"This Buddy has no tool {recipe.tool}, so the recipe cannot run here yet")
        if replaces is not None and replaces.record_id in BY_ID:
            found.append(f"{replaces.name} is built in; yours takes its place until you delete it")
        return tuple(found)


def _told(found: tuple[PermissionChange, ...]) -> str:
    return "; ".join(f"{each.field} {each.before or 'none'} → {each.after}" for each in found)
