"""What a message about recipes asks for, and which values for parameters stand in it.

The values are the person's own words; they are read into a recipe's parameters and never as orders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.json_value import JsonValue
from buddy.domain.recipe import Recipe, named
from buddy.domain.recipe_parameters import Parameter, ParameterType, read
from buddy.domain.recipe_saved import saved_in, saves_none
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_KIND: Final = r"(?:recipe|template)"
_CALLED: Final = regex(
    r"\b(?:called|named|as|under the name(?: of)?)\s+[\"“']?"
    r"(?P<name>[^\"”'\n]{1,80}?)[\"”']?[.!]?$",
    re.IGNORECASE,
)
_SAVE: Final = regex(
    rf"\b(?:save|keep|store|make|turn|remember|create)\b.{{0,60}}\b(?:as|into|a|new)\s+"
    rf"(?:an?\s+|my\s+|the\s+)?(?:new\s+)?{_KIND}\b|\bmake\s+(?:a|this|that)\s+{_KIND}\b",
    re.IGNORECASE,
)
_DELETE: Final = regex(
    rf"^\W*(?:please\s+)?(?:delete|remove)\s+(?!.*\b(?:from|of|in|caps?|limit|schedules?|parameter"
    rf"|default|versions?)\b)(?:[^,;]{{1,80}}?\s+{_KIND}|(?:my\s+|the\s+)?{_KIND}\s+[^,;]{{1,80}})"
    r"(?:\s+please)?\W*$",
    re.IGNORECASE,
)
"""The recipe and nothing of it, and nothing else besides: what is deleted is gone."""
_RENAME: Final = regex(
    r"^\W*(?:please\s+)?rename\s+(?P<old>.{1,100}?)\s+(?:to|into|as)\s+[\"“']?"
    r"(?P<new>[^\"”'\n]{1,80}?)[\"”']?\W*$",
    re.IGNORECASE,
)
_SET: Final = regex(
    r"^\W*(?:please\s+)?(?:set|change|edit|update|make|put)\s+(?:the\s+)?(?:default\s+(?:of\s+)?)?"
    r"(?P<what>[\w ]{1,40}?)\s+(?:of|in|for)\s+(?P<old>.{1,100}?)\s+to\s+(?P<value>.{1,200}?)\W*$",
    re.IGNORECASE,
)
_EDIT: Final = regex(r"^\W*(?:please\s+)?(?:edit|change|update|modify|rename)\b", re.IGNORECASE)
_LIST: Final = regex(
    r"\b(?:list|show|see|display|which|what|have|any|all|my)\b.{0,40}\b(?:recipes|templates)\b"
    r"|^\W*(?:my\s+)?(?:recipes|templates)\W*$",
    re.IGNORECASE,
)
_USE: Final = regex(
    r"^\W*(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:use|run|start|apply|try|execute|do"
    r"|launch|with|take)\b",
    re.IGNORECASE,
)
_LINKS: Final = regex(
    r"^(?:\W|\b(?:for|with|on|of|about|to|using|and|please|the|named|called|page|url|für|mit|auf"
    r"|über"
    r"|aus|bitte|pour|avec|sur|para|con|sobre|per|com|voor|met|op)\b)+"
    r"|(?:\W|\b(?:for|with|on|please|using|and|the|aus|bitte|uit)\b)+$",
    re.IGNORECASE,
)
_SMALL: Final = r"(?:\s+(?:a|an|the|for|of|my)\b)?"


class RecipeWish(StrEnum):
    """What a message asks for."""

    LIST = "list"
    USE = "use"
    SAVE = "save"
    RENAME = "rename"
    SET = "set"
    EDIT = "edit"
    DELETE = "delete"
    ASK = "ask"
    """Something about recipes, or about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeMessage:
    """A message about recipes."""

    wish: RecipeWish
    old: str = ""
    """The words that name the recipe, where the sentence says where they stand."""
    name: str = ""
    """What it shall be called."""
    parameter: str = ""
    value: str = ""


def read_message(text: str) -> RecipeMessage:
    """Return what a message about recipes asks for."""
    said = " ".join(text.split())
    if found := _RENAME.match(said):
        return RecipeMessage(wish=RecipeWish.RENAME, old=found["old"], name=found["new"].strip())
    if (saved := saved_in(said)) is not None:
        return RecipeMessage(wish=RecipeWish.SAVE, old=saved.what, name=saved.name)
    if _SAVE.search(said) and not saves_none(said):
        called = _CALLED.search(_after_kind(said))
        return RecipeMessage(wish=RecipeWish.SAVE, name=called["name"].strip() if called else "")
    if _DELETE.match(said):
        return RecipeMessage(wish=RecipeWish.DELETE, old=said)
    if found := _SET.match(said):
        return RecipeMessage(
            wish=RecipeWish.SET, old=found["old"], parameter=found["what"], value=found["value"]
        )
    if _EDIT.match(said):
        return RecipeMessage(wish=RecipeWish.EDIT, old=said)
    if _LIST.search(said):
        return RecipeMessage(wish=RecipeWish.LIST)
    wish = RecipeWish.USE if _USE.match(said) else RecipeWish.ASK
    return RecipeMessage(wish=wish, old=said)


def _after_kind(text: str) -> str:
    """Return what comes after the last "recipe" of a sentence, or all of it."""
    parts = re.split(rf"\b{_KIND}\b", text, flags=re.IGNORECASE)
    return parts[-1]


def speaks_of_recipes(text: str) -> bool:
    """Tell whether a message has the word in it."""
    return re.search(rf"\b{_KIND}s?\b", text, re.IGNORECASE) is not None


def mentioned(recipes: Sequence[Recipe], text: str) -> tuple[Recipe, ...]:
    """Return the recipes that a message may mean: whose whole name stands in it, else some."""
    found = [each for each in recipes if _name_in(each, text)]
    if found:
        longest = max(len(each.name) for each in found)
        return tuple(each for each in found if len(each.name) == longest)
    before = re.split(rf"\b{_KIND}\b", text, maxsplit=1, flags=re.IGNORECASE)[0]
    words = _USE.sub("", before).split()
    for size in range(min(6, len(words)), 0, -1):
        some = named(recipes, " ".join(words[-size:]))
        if some:
            return some
    return ()


def _name_in(recipe: Recipe, text: str) -> re.Match[str] | None:
    words = [re.escape(each) for each in re.findall(r"\w+", recipe.name)]
    if not words or recipe.record_id in text.split():
        return re.search(re.escape(recipe.record_id), text)
    between = rf"{_SMALL}\W+"
    return re.search(rf"\b{between.join(words)}\b", text, re.IGNORECASE)


def values_in(recipe: Recipe, text: str) -> dict[str, JsonValue]:
    """Return the values for a recipe's parameters that stand in a message.

    Words that do not fit are left out: they are asked for.
    """
    rest = _without_name(recipe, " ".join(text.split()))
    values: dict[str, JsonValue] = {}
    for parameter in recipe.parameters:
        rest = _explicit(parameter, rest, values)
    rest = _addresses(recipe, rest, values)
    for parameter in recipe.parameters:
        if parameter.name not in values:
            rest = _typed(parameter, rest, values)
    rest = _by_lead(recipe, rest, values)
    return _leftover(recipe, rest, values)


def _without_name(recipe: Recipe, text: str) -> str:
    found = _name_in(recipe, text)
    if found is not None:
        text = f"{text[: found.start()]} {text[found.end() :]}"
    else:  # named by some of its words, right before "recipe"
        parts = re.split(rf"\b{_KIND}\b", text, maxsplit=1, flags=re.IGNORECASE)
        text = parts[1] if len(parts) > 1 else text
    text = _USE.sub(" ", text)
    text = re.sub(rf"\b(?:the\s+|my\s+)?{_KIND}\b", " ", text, count=1, flags=re.IGNORECASE)
    return " ".join(text.split())


def _take(parameter: Parameter, said: str, values: dict[str, JsonValue]) -> bool:
    try:
        values[parameter.name] = read(parameter, said)
    except ValueError:
        return False
    return True


def _explicit(parameter: Parameter, rest: str, values: dict[str, JsonValue]) -> str:
    """Take ``name: value`` and ``name=value``; a value ends before the next of them."""
    called = "|".join({re.escape(parameter.name), re.escape(parameter.called)})
    found = re.search(
        rf"(?i:\b(?:{called}))\s*(?:=|:(?!//))\s*(?P<value>.+?)"
        r"(?=[,;]?\s+[\w ]{1,30}(?:=|:(?!//))|;|$)",
        rest,
    )
    if found is None or not _take(parameter, found["value"].strip(' ,"“”'), values):
        return rest
    return f"{rest[: found.start()]} {rest[found.end() :]}"


def _addresses(recipe: Recipe, rest: str, values: dict[str, JsonValue]) -> str:
    urls = list(find_slots(rest).urls)
    for parameter in recipe.parameters:
        if parameter.name in values or not urls:
            continue
        several = parameter.type is ParameterType.SEVERAL and parameter.of is ParameterType.URL
        taken = urls if several else urls[:1] if parameter.type is ParameterType.URL else []
        if taken and _take(parameter, ", ".join(taken), values):
            for url in taken:
                rest = rest.replace(url, " ")
            urls = urls[len(taken) :]
    return " ".join(rest.split())


def _typed(parameter: Parameter, rest: str, values: dict[str, JsonValue]) -> str:
    """Take what can be nothing else: a choice by its words, a day, an amount, a number by name."""
    called = re.escape(parameter.called.split()[0])
    patterns: dict[ParameterType, str] = {
        ParameterType.CHOICE: "|".join(re.escape(each) for each in parameter.choices) or r"(?!)",
        ParameterType.DATE: r"\d{4}-\d{2}-\d{2}",
        ParameterType.MONEY: r"\$\d+(?:\.\d+)?",
        ParameterType.NUMBER: rf"\d+(?=\s+{called})",
    }
    pattern = patterns.get(parameter.type)
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", rest, re.IGNORECASE) if pattern else None
    if found is None:
        return rest
    if not _take(parameter, found[0], values):
        values[parameter.name] = found[0]  # it was meant so: the run says what does not fit
    after = rest[found.end() :]
    if parameter.type is ParameterType.NUMBER:
        after = re.sub(rf"^\s+{called}\w*", " ", after, flags=re.IGNORECASE)
    return f"{rest[: found.start()]} {after}"


def _by_lead(recipe: Recipe, rest: str, values: dict[str, JsonValue]) -> str:
    """Take what comes after the words that lead to a parameter in the objective: "in Berlin"."""
    for parameter in reversed(recipe.parameters):
        lead = re.search(
            rf"[\[}}]\s*(?P<lead>[A-Za-z][A-Za-z ]*?)\s*\{{{parameter.name}\}}", recipe.objective
        )
        if lead is None or parameter.name in values:
            continue
        found = re.search(rf"\b{re.escape(lead['lead'])}\s+(?P<value>.+)$", rest, re.IGNORECASE)
        if found and _take(parameter, _bare(found["value"]), values):
            rest = rest[: found.start()]
    return rest


def _leftover(recipe: Recipe, rest: str, values: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Give what is left to the first parameter of words that a run needs."""
    left = _bare(rest)
    words = {ParameterType.TEXT, ParameterType.SEVERAL}
    for parameter in recipe.parameters:
        several_urls = parameter.of is ParameterType.URL
        if not left or parameter.name in values or not parameter.required or several_urls:
            continue
        if parameter.type in words and _take(parameter, left, values):
            break
    return values


def _bare(text: str) -> str:
    return _LINKS.sub("", " ".join(text.split())).strip(" \"“”'.,;:!?")
