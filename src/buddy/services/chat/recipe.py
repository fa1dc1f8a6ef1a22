"""recipe: list, use, save, change, delete stored templates, and answer what is asked about them.

A run is a proposal like any other. What a run lacks is asked for, one thing at a time.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias, cast

from buddy.domain.envelope import Layout, ResponseType, SuggestedAction, TableBlock
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.mission import Mission
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_called import called, nearest, unknown_name
from buddy.domain.recipe_file import parameter_to_json
from buddy.domain.recipe_parameters import Parameter, ParameterType, read
from buddy.domain.recipe_permissions import sites_words
from buddy.domain.recipe_request import (
    RecipeMessage,
    RecipeWish,
    mentioned,
    read_message,
    speaks_of_recipes,
    values_in,
)
from buddy.domain.references import Resolved, resolve
from buddy.domain.route import Route
from buddy.domain.schedule_words import WHEN_EXACTLY, read_time
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.domain.slots_when import when_in
from buddy.domain.tool_input import with_scheme
from buddy.errors import BuddyError, InputInvalid, PersonRequired, ScheduleConflict, ToolError
from buddy.ports.store import UnitOfWork
from buddy.services.chat.clarify import way_out
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import DROP, borrowed_words, lent, origins_of, shown
from buddy.services.chat.recipe_of import to_save
from buddy.services.chat.schedule import ScheduleHandler
from buddy.services.chat.schedule_shown import with_times
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.recipe_maker import SaveRequest
from buddy.services.recipe_runs import RecipeRequest
from buddy.services.recipes import Recipes
from buddy.services.schedule_request import ScheduleRequest

PARAMETER: Final = "recipe"
"""The slot of the question for a parameter of a recipe."""
SHOWN: Final = 3
Doing: TypeAlias = Callable[[Turn, Recipe, RecipeMessage], Awaitable[Reply]]
_LEFT: Final = frozenset({Route.STATUS, Route.CANCEL, Route.QUESTION, Route.SCHEDULE})


@dataclass(frozen=True, slots=True)
class RecipeHandler:
    """Does what is asked of recipes."""

    recipes: Recipes
    schedules: ScheduleHandler

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of a message about recipes."""
        if self.answers(turn):
            return await self._filled(turn)
        known = await self.recipes.book.all_of(turn.user_id)
        message = read_message(turn.text)
        match message.wish:
            case RecipeWish.LIST:
                return await self._listed(turn, known)
            case RecipeWish.SAVE:
                return await self._save(turn, message)
            case RecipeWish.USE:
                return await self._one(turn, known, message, self._use)
            case RecipeWish.RENAME | RecipeWish.SET | RecipeWish.EDIT:
                return await self._one(turn, known, message, self._edit)
            case RecipeWish.DELETE:
                return await self._one(turn, known, message, self._delete)
            case _:
                return await self._asked_about(turn, known, message)

    def answers(self, turn: Turn) -> bool:
        """Tell whether a message answers the question for a parameter."""
        asked = turn.session.asked
        if asked is None or asked.slot != PARAMETER:
            return False
        return not speaks_of_recipes(turn.text) and turn.decision.route not in _LEFT

    async def _listed(self, turn: Turn, known: Sequence[Recipe]) -> Reply:
        rows: list[tuple[str, str, str]] = []
        for each in known:
            figures = await self.recipes.runs.figures(turn.user_id, each.record_id)
            needs = ", ".join(p.name for p in each.parameters if p.required and p.default is None)
            rows.append((each.name, needs or "nothing", figures.words))
        table = TableBlock(
            title="Recipes", columns=("Recipe", "It needs", "Runs that completed"), rows=tuple(rows)
        )
        return Reply(
            summary=f"You have {len(known)} recipes. Say “use the … recipe for …”, or after a "
            "mission “save this as a recipe”.",
            response_type=ResponseType.TABLE,
            layout=Layout.TABLE,
            blocks=(table,),
            actions=tuple(_use_it(each) for each in known[:SHOWN]),
            keeps_question=True,
        )

    async def _one(
        self, turn: Turn, known: Sequence[Recipe], message: RecipeMessage, then: Doing
    ) -> Reply:
        """Do something with the one recipe that is meant, or ask which."""
        found = mentioned(known, message.old or turn.text)
        if len(found) == 1:
            return await then(turn, found[0], message)
        if not found:
            return unknown(known, unknown_name(turn.text) or "")
        offers = [(each.name, f"{_verb(message)} the {each.name} recipe") for each in found[:SHOWN]]
        return offer(f"Which recipe: {_names(found)}?", offers)

    async def _asked_about(
        self, turn: Turn, known: Sequence[Recipe], message: RecipeMessage
    ) -> Reply:
        found = mentioned(known, message.old)
        if len(found) != 1:
            return await self._listed(turn, known)
        recipe = found[0]
        figures = await self.recipes.runs.figures(turn.user_id, recipe.record_id)
        may = self.recipes.transfer.permissions(recipe)
        lines = [
            f"{recipe.name} (version {recipe.version}): {recipe.description or recipe.objective}",
            *(f"  {each.name}: {_wanted(each)}" for each in recipe.parameters),
            f"It uses {may.tool} on {sites_words(may)}, {may.cap} a run at most.",
            f"Runs that completed: {figures.words}.",
        ]
        actions = (_use_it(recipe),)
        return Reply(summary="\n".join(lines), actions=actions, keeps_question=True)

    async def _use(self, turn: Turn, recipe: Recipe, _message: RecipeMessage) -> Reply:
        when = when_in(turn.text) or ""
        said = turn.text.replace(when, " ", 1) if when else turn.text
        return await self._with(turn, recipe, values_in(recipe, said), when)

    async def _filled(self, turn: Turn) -> Reply:
        """Take a message as the value of the parameter that was asked for."""
        asked = turn.session.asked
        assert asked is not None
        state: dict[str, Any] = json.loads(asked.objective)
        if (anew := called(await self.recipes.book.all_of(turn.user_id), turn.text)) is not None:
            # The whole request once more, now with the value: no value is called like a recipe.
            said = f"use the {anew.recipes[0].name} recipe {anew.rest}".strip()
            return await self(replace(turn, said=said, session=replace(turn.session, asked=None)))
        try:
            recipe = await self.recipes.book.get(turn.user_id, str(state["recipe"]))
        except BuddyError as gone:
            return Reply(summary=f"{gone.message}; it was deleted meanwhile. Nothing was proposed.")
        parameter = next((p for p in recipe.parameters if p.name == state["name"]), None)
        params = cast("dict[str, JsonValue]", state["params"])
        if parameter is not None:
            try:
                params[parameter.name] = _answered(parameter, _named_page(parameter, turn))
            except ValueError as error:
                told = f"That does not fit: {error}. {asked.question}"
                return way_out(turn) or question(told, DROP, asked=asked, says_why=True)
        return await self._with(turn, recipe, params, str(state.get("when", "")))

    async def _with(
        self, turn: Turn, recipe: Recipe, params: dict[str, JsonValue], when: str
    ) -> Reply:
        """Propose a run, or ask for what it lacks; with words of time, a schedule beside it."""
        given = {**params}
        lacking = [p for p in recipe.parameters if p.required and p.default is None
                   and p.name not in given]  # fmt: skip
        if lacking:
            return _ask(recipe, lacking[0], given, when)
        words = [text for value in given.values() for text in _texts(value)]
        borrowed = lent(turn, *words)
        note = "\n".join(filter(None, (_by(recipe), borrowed_words(turn, borrowed))))

        timing = read_time(when, self.schedules.zone, turn.now).timing if when else None
        wanted = ScheduleRequest(timing=timing) if timing else None

        def told(mission: Mission) -> Reply:
            reply = shown(turn, mission, note)
            return with_times(reply, wanted, turn.now) if wanted else reply

        async def also(uow: UnitOfWork, mission: Mission) -> Mission:
            if wanted is not None:
                make = self.schedules.making(turn, wanted)
                mission = await make(uow, mission)
            return await turn.keeping(told)(uow, mission)

        if when and timing is None:
            return question(f"I do not know when that is: {quoted(when)}. {WHEN_EXACTLY}", DROP)
        request = RecipeRequest(
            params=given,
            channel=turn.channel,
            actor=turn.actor,
            mission_id=turn.mission_id,
            metadata={"session": turn.session.record_id},
        )
        try:
            mission = await self.recipes.runs.propose(
                turn.user_id,
                recipe.record_id,
                request,
                also,
                borrowed=origins_of(turn, borrowed),
            )
        except (InputInvalid, ScheduleConflict, ToolError) as refusal:
            return question(f"I cannot propose that: {refusal.message}.", DROP)
        return told(mission)

    async def _save(self, turn: Turn, message: RecipeMessage) -> Reply:
        """Save the mission that is named, or that completed last in this conversation."""
        spoken = to_save(turn, message)
        if isinstance(spoken, Reply):
            return spoken
        request = SaveRequest(name=message.name or None)

        def told(recipe: Recipe) -> Reply:
            params = ", ".join(each.name for each in recipe.parameters)
            gaps = f"Its parameters: {params}." if params else "It has no parameters."
            work = quoted(spoken.mission.terms.objective)
            text = f"Saved as the recipe {quoted(recipe.name)}: {work}. {gaps}"
            return Reply(summary=text, actions=(_use_it(recipe),))

        try:
            recipe = await self.recipes.maker.save(
                turn.user_id,
                spoken.mission.mission_id,
                request,
                turn.channel,
                turn.actor,
                turn.keeping(told),
            )
        except (InputInvalid, PersonRequired, ToolError) as refusal:
            return Reply(summary=f"It was not saved: {refusal.message}.", keeps_question=True)
        return told(recipe)

    async def _edit(self, turn: Turn, recipe: Recipe, message: RecipeMessage) -> Reply:
        changes = _changes(recipe, message)
        if isinstance(changes, str):
            return Reply(summary=changes, keeps_question=True)

        def told(after: Recipe) -> Reply:
            return Reply(summary=f"{after.name} is version {after.version} now.")

        try:
            _, after = await self.recipes.book.edit(
                turn.user_id,
                recipe.record_id,
                changes,
                turn.channel,
                version=recipe.version,
                actor=turn.actor,
                also=turn.keeping(told),
            )
        except (InputInvalid, PersonRequired) as refusal:
            return Reply(summary=f"Nothing was changed: {refusal.message}.", keeps_question=True)
        return told(after)

    async def _delete(self, turn: Turn, recipe: Recipe, _message: RecipeMessage) -> Reply:
        text = f"Deleted the recipe {quoted(recipe.name)}. What was made from it stays."
        reply = Reply(summary=text)
        try:
            await self.recipes.book.remove(
                turn.user_id, recipe.record_id, turn.channel, turn.keeping(lambda _gone: reply)
            )
        except (InputInvalid, PersonRequired) as refusal:
            return Reply(summary=f"{refusal.message}.", keeps_question=True)
        return reply


def unknown(known: Sequence[Recipe], name: str) -> Reply:
    """Return the reply to a name that no recipe has, with the one it may be meant for first."""
    near = nearest(known, name) if name else None
    what = (
        f"There is no recipe called {quoted(name, 60)}."
        if name
        else "I know no recipe of that name."
    )
    also = f" The nearest name is {near.name}." if near else ""
    first = [near] if near else []
    rest = [each for each in known if each is not near]
    return question(
        f"{what}{also} There are {_names(known)}.",
        *(_use_it(each) for each in [*first, *rest][:SHOWN]),
        DROP,
    )


def _names(recipes: Sequence[Recipe]) -> str:
    return ", ".join(each.name for each in recipes)


def _use_it(recipe: Recipe) -> SuggestedAction:
    return say(f"Use {recipe.name}", f"use the {recipe.name} recipe")


def _verb(message: RecipeMessage) -> str:
    return {RecipeWish.DELETE: "delete", RecipeWish.EDIT: "edit"}.get(message.wish, "use")


def _by(recipe: Recipe) -> str:
    return f"By the recipe {recipe.name}, version {recipe.version}."


def _wanted(parameter: Parameter) -> str:
    what = parameter.called
    if parameter.choices:
        what = f"{what} ({', '.join(parameter.choices)})"
    if parameter.default is not None:
        return f"{what}, {parameter.default} if left out"
    hint = f", such as {parameter.hint}" if parameter.hint else ""
    return f"{what}{hint}{'' if parameter.required else '; may be left out'}"


def _ask(recipe: Recipe, parameter: Parameter, given: Mapping[str, JsonValue], when: str) -> Reply:
    state: dict[str, JsonValue] = {"recipe": recipe.record_id, "name": parameter.name}
    state |= {"params": dict(given), "when": when}
    text = f"{recipe.name} needs {_wanted(parameter)}. What shall it be?"
    asked = Asked(question=text, objective=json.dumps(state, ensure_ascii=False), slot=PARAMETER)
    return question(text, *(say(each) for each in parameter.choices[:SHOWN]), DROP, asked=asked)


def _named_page(parameter: Parameter, turn: Turn) -> str:
    """Return an answer, or of one that names a single page among other words that page."""
    if parameter.type is not ParameterType.URL:
        return turn.text
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    urls = find_slots(found.text).urls if isinstance(found, Resolved) else ()
    return with_scheme(urls[0]) if len(urls) == 1 else turn.text


def _answered(parameter: Parameter, text: str) -> JsonValue:
    """Return the value that an answer gives.

    Raises:
        ValueError: It does not fit.
    """
    said = text.strip()
    if parameter.type is ParameterType.TEXT:
        said = said.strip("\"“”'")
    return read(parameter, said)


def _texts(value: JsonValue) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in cast("list[JsonValue]", value)]
    return [str(value)]


def _changes(recipe: Recipe, message: RecipeMessage) -> JsonObject | str:
    """Return what an edit changes, or why it changes nothing."""
    if message.wish is RecipeWish.RENAME:
        return {"name": message.name}
    if message.wish is RecipeWish.EDIT:
        return (
            f"What of {recipe.name} shall change? Say “rename {recipe.name} to …” or “set the … of "
            f"{recipe.name} to …”; all of it can be edited on the Recipes screen."
        )
    said = message.parameter.strip().casefold()
    if said in {"description", "name"}:
        return {said: message.value}
    if said in {"cap", "limit", "budget"}:
        return {"cap_usd": message.value.lstrip("$")}
    for parameter in recipe.parameters:
        if said in {parameter.name, parameter.called.casefold()}:
            try:
                value = read(parameter, message.value)
            except ValueError as error:
                return f"Nothing was changed: {error}."
            told = [
                {**parameter_to_json(each), "default": value}
                if each is parameter
                else parameter_to_json(each)
                for each in recipe.parameters
            ]
            return {"parameters": told}
    names = ", ".join(each.name for each in recipe.parameters)
    return (
        f"{recipe.name} has no {message.parameter}; it has {names}, a name, a description, a cap."
    )
