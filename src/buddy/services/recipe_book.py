"""Keeps recipes: a person's own, and the built-in ones until a person makes them their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from buddy.domain.ids import UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.recipe import PastRecipe, Recipe, named, past_id, problems
from buddy.domain.recipe_built_in import BUILT_IN, BY_ID
from buddy.domain.recipe_file import content_digest, content_of, recipe_from_json
from buddy.domain.recipe_sample import KEPT, RecipeSample
from buddy.domain.standing_approval import require_person
from buddy.errors import InputInvalid, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork

MOST = 200
"""Recipes that a person may have."""
Changing: TypeAlias = Callable[[Recipe], Recipe]
"""Returns what a recipe becomes."""
Kept: TypeAlias = Callable[[UnitOfWork, Recipe], Awaitable[object]]
"""Called in the transaction with what came of it."""


@dataclass(frozen=True, slots=True)
class RecipeBook:
    """Keeps recipes."""

    transact: TransactionRunner
    queries: Queries
    clock: Clock
    ids: IdSource

    async def all_of(self, user_id: UserId) -> tuple[Recipe, ...]:
        """Return the recipes a user has: the built-in ones first, then their own by name."""
        page = await self.queries.records.page(Recipe, user_id, MOST)
        return in_order(page.items, user_id)

    async def get(self, user_id: UserId, recipe_id: str) -> Recipe:
        """Return a recipe.

        Raises:
            NotFound: This user has no such recipe.
        """
        own = await self.queries.records.get(Recipe, user_id, recipe_id)
        if own is not None:
            return own
        if recipe_id in BY_ID:
            return replace(BY_ID[recipe_id], user_id=user_id)
        raise _no_such(recipe_id)

    async def find(self, user_id: UserId, said: str) -> tuple[Recipe, ...]:
        """Return the recipes that somebody means by an id, a name or words of a name."""
        return named(await self.all_of(user_id), said)

    async def versions(self, user_id: UserId, recipe_id: str) -> tuple[Recipe, ...]:
        """Return all versions of a recipe that are kept, the newest first.

        Raises:
            NotFound: This user has no such recipe.
        """
        latest = await self.get(user_id, recipe_id)
        page = await self.queries.records.page(PastRecipe, user_id, MOST, parent_id=recipe_id)
        older = sorted((each.recipe for each in page.items), key=lambda each: -each.version)
        return (latest, *(each for each in older if each.version < latest.version))

    async def samples(self, user_id: UserId, recipe_id: str) -> tuple[RecipeSample, ...]:
        """Return the answers that were recorded with a recipe, the newest first."""
        page = await self.queries.records.page(RecipeSample, user_id, KEPT, parent_id=recipe_id)
        return page.items

    async def create(
        self,
        user_id: UserId,
        draft: Recipe,
        channel: str,
        actor: UserId | None = None,
        samples: Sequence[RecipeSample] = (),
        also: Kept | None = None,
    ) -> Recipe:
        """Keep a new recipe.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            InputInvalid: It is not sound, its name is taken, or there are too many.
        """
        require_person(channel)
        now = self.clock.now()
        made = replace(
            draft,
            record_id=self.ids.new("rcp"),
            user_id=user_id,
            version=1,
            created_by=actor or user_id,
            channel=channel,
            created_at=now,
            changed_at=now,
        )
        _require_sound(made)

        async def work(uow: UnitOfWork) -> Recipe:
            own = await uow.records.all_of(Recipe, user_id)
            if len(own) >= MOST:
                raise InputInvalid(
                    f"You have {len(own)} recipes, and {MOST} fit; delete some first"
                )
            _require_free(in_order(own, user_id), made)
            await uow.records.put(made)
            await self.keep_samples(uow, made, samples)
            if also is not None:
                await also(uow, made)
            return made

        return await self.transact(work)

    async def edit(
        self,
        user_id: UserId,
        recipe_id: str,
        changes: JsonObject,
        channel: str,
        *,
        version: int | None = None,
        actor: UserId | None = None,
        also: Kept | None = None,
    ) -> tuple[Recipe, Recipe]:
        """Change a recipe, as a new version; a built-in one becomes the user's own by that.

        Args:
            user_id: Whose recipe.
            recipe_id: Which.
            changes: Fields of `buddy.domain.recipe_file.content_of` that change.
            channel: Where it was said.
            version: The one that the editor saw; None: whichever stands.
            actor: Who edits, where that is not its user.
            also: Called in the transaction with the recipe as it stands then.

        Returns:
            The recipe before and after; the same twice where nothing changes.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            NotFound: This user has no such recipe.
            InputInvalid: It would not be sound, its name is taken, or somebody edited it since.
        """
        return await self.replace(
            user_id,
            recipe_id,
            lambda stands: recipe_from_json({**content_of(stands), **changes}),
            channel,
            version=version,
            actor=actor,
            also=also,
        )

    async def replace(
        self,
        user_id: UserId,
        recipe_id: str,
        make: Changing,
        channel: str,
        *,
        version: int | None = None,
        actor: UserId | None = None,
        samples: Sequence[RecipeSample] = (),
        also: Kept | None = None,
    ) -> tuple[Recipe, Recipe]:
        """Do what `edit` does, with whatever `make` returns for what stands."""
        require_person(channel)

        async def work(uow: UnitOfWork) -> tuple[Recipe, Recipe]:
            own = await uow.records.all_of(Recipe, user_id)
            stands = _standing(own, recipe_id, user_id)
            if version is not None and version != stands.version:
                raise InputInvalid(
                    f"Somebody has edited it since: version {stands.version} stands, and you saw "
                    f"{version}; look at it again",
                    field="version",
                    version=stands.version,
                )
            after = self._next(stands, make(stands), actor or user_id, channel)
            if content_digest(after) == content_digest(stands):
                await self.keep_samples(uow, stands, samples)
                if also is not None:
                    await also(uow, stands)
                return stands, stands
            _require_sound(after)
            _require_free(in_order(own, user_id), after)
            await uow.records.put(_past(stands))
            await uow.records.put(after)
            await self.keep_samples(uow, after, samples)
            if also is not None:
                await also(uow, after)
            return stands, after

        return await self.transact(work)

    def _next(self, stands: Recipe, wished: Recipe, actor: UserId, channel: str) -> Recipe:
        return replace(
            wished,
            record_id=stands.record_id,
            user_id=stands.user_id,
            version=stands.version + 1,
            origin=stands.origin,
            made_from=stands.made_from,
            created_by=actor,
            channel=channel,
            created_at=stands.created_at,
            changed_at=self.clock.now(),
        )

    async def remove(
        self, user_id: UserId, recipe_id: str, channel: str, also: Kept | None = None
    ) -> Recipe | None:
        """Remove a recipe with its versions; return the built-in one that stands again, if any.

        Missions and schedules that were made from it stay as they are.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            NotFound: This user has no such recipe.
            InputInvalid: It is a built-in one that nobody has changed.
        """
        require_person(channel)
        await self.get(user_id, recipe_id)

        async def work(uow: UnitOfWork) -> Recipe | None:
            own = await uow.records.get(Recipe, user_id, recipe_id)
            if own is None and recipe_id in BY_ID:
                raise InputInvalid(f"{BY_ID[recipe_id].name} is built in and cannot be deleted")
            if own is None:
                raise _no_such(recipe_id)
            for number in range(1, own.version):
                await uow.records.remove(PastRecipe, user_id, past_id(recipe_id, number))
            for number in range(KEPT):
                await uow.records.remove(RecipeSample, user_id, _sample_id(recipe_id, number))
            await uow.records.remove(Recipe, user_id, recipe_id)
            if also is not None:
                await also(uow, own)
            return BY_ID.get(recipe_id)

        return await self.transact(work)

    async def keep_samples(
        self, uow: UnitOfWork, recipe: Recipe, samples: Sequence[RecipeSample]
    ) -> None:
        """Keep recorded answers with a recipe, in the place of those that are the oldest."""
        if not samples:
            return
        kept = [
            await uow.records.get(RecipeSample, recipe.user_id, _sample_id(recipe.record_id, n))
            for n in range(KEPT)
        ]
        order = sorted(range(KEPT), key=lambda n: _age(kept[n]))
        for place, sample in zip(order, samples, strict=False):
            await uow.records.put(
                replace(
                    sample,
                    record_id=_sample_id(recipe.record_id, place),
                    user_id=recipe.user_id,
                    recipe_id=recipe.record_id,
                )
            )


def in_order(own: Sequence[Recipe], user_id: UserId) -> tuple[Recipe, ...]:
    """Return a user's recipes with the built-in ones that they have not made their own."""
    known = {each.record_id: each for each in own}
    first = [known.pop(each.record_id, replace(each, user_id=user_id)) for each in BUILT_IN]
    rest = sorted(known.values(), key=lambda each: (each.name.casefold(), each.record_id))
    return (*first, *rest)


def _standing(own: Sequence[Recipe], recipe_id: str, user_id: UserId) -> Recipe:
    for each in in_order(own, user_id):
        if each.record_id == recipe_id:
            return each
    raise _no_such(recipe_id)


def _past(recipe: Recipe) -> PastRecipe:
    return PastRecipe(
        record_id=past_id(recipe.record_id, recipe.version),
        user_id=recipe.user_id,
        recipe=recipe,
        created_at=recipe.changed_at,
    )


def _sample_id(recipe_id: str, place: int) -> str:
    return f"{recipe_id}-s{place}"


def _age(sample: RecipeSample | None) -> str:
    return "" if sample is None else sample.created_at


def _require_sound(recipe: Recipe) -> None:
    if found := problems(recipe):
        raise InputInvalid(f"The recipe cannot be used: {'; '.join(found)}", field="recipe")


def _require_free(recipes: Sequence[Recipe], made: Recipe) -> None:
    for each in recipes:
        if each.record_id != made.record_id and each.name.casefold() == made.name.casefold():
            raise InputInvalid(
                f"There is a recipe called {each.name} ({each.record_id}); give another name, or "
                "edit that one",
                field="name",
                recipe_id=each.record_id,
            )


def _no_such(recipe_id: str) -> NotFound:
    return NotFound(f"There is no recipe {recipe_id[:40]}", recipe_id=recipe_id)
