"""What recipes and schedules were worth: work that comes again, and can lose money again.

The same sums as for tools (`buddy.domain.net_value`), by where a mission came from. A firing of a
schedule whose mission was made from a recipe counts for both, so the two are told beside each other
and never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.json_value import JsonObject
from buddy.domain.money import ZERO
from buddy.domain.net_value import MissionValue, ToolValue, together
from buddy.domain.outcome import Outcome
from buddy.domain.recipe import RECIPE

SCHEDULE: Final = "schedule"
"""In a mission's metadata: the schedule that fired it."""
_NAME: Final = 80
"""Characters of a name in the sentence on a loss."""


class Repeats(StrEnum):
    """What brings work again."""

    RECIPE = "recipe"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedValue:
    """What the missions of a recipe, or of a schedule, were worth together."""

    kind: Repeats
    id: str
    name: str
    """A recipe's name, a schedule's objective; the id of one that is no longer kept."""
    figures: ToolValue


def came_of(metadata: JsonObject) -> dict[Repeats, str]:
    """Return the recipe and the schedule that a mission says it came of."""
    said = {Repeats.RECIPE: metadata.get(RECIPE), Repeats.SCHEDULE: metadata.get(SCHEDULE)}
    return {kind: each for kind, each in said.items() if isinstance(each, str)}


def repeated_values(
    told: Iterable[tuple[Mapping[Repeats, str], MissionValue]],
    untold: Iterable[Outcome],
    names: Mapping[tuple[Repeats, str], str],
) -> tuple[RepeatedValue, ...]:
    """Return what each recipe and each schedule was worth, what loses most first.

    Args:
        told: Missions of which somebody said what they saved, each with what it came of.
        untold: Runs of the others.
        names: Of recipes and schedules; one that has none is called by its id.
    """
    known: dict[tuple[Repeats, str], list[MissionValue]] = {}
    unknown: dict[tuple[Repeats, str], list[Outcome]] = {}
    for origins, value in told:
        for key in origins.items():
            known.setdefault(key, []).append(value)
    for outcome in untold:
        for key in outcome_origins(outcome).items():
            unknown.setdefault(key, []).append(outcome)
    found: list[RepeatedValue] = []
    for kind, each in dict.fromkeys([*known, *unknown]):
        name = names.get((kind, each), each)
        said = f"{kind.capitalize()} {_short(name)}"
        key = kind, each
        figures = together(None, known.get(key, ()), unknown.get(key, ()), said=said)
        found.append(RepeatedValue(kind=kind, id=each, name=name, figures=figures))
    return tuple(sorted(found, key=_worst_first))


def outcome_origins(outcome: Outcome) -> dict[Repeats, str]:
    """Return the recipe and the schedule that a run's mission came of."""
    said = {Repeats.RECIPE: outcome.recipe_id, Repeats.SCHEDULE: outcome.schedule_id}
    return {kind: each for kind, each in said.items() if each is not None}


def _worst_first(each: RepeatedValue) -> tuple[bool, int, int, str]:
    """Order by net value, then those that nobody spoke of by what they cost."""
    net = each.figures.net_usd
    return net is None, (net or ZERO).micros, -each.figures.unknown_usd.micros, each.name


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
