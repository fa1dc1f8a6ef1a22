"""Reads a tool's input out of an objective, by the slots that the tool's schema marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.calendar_text import dates_in
from buddy.domain.instant import to_datetime
from buddy.domain.money import Money
from buddy.domain.slot_inference import numbers_in, text_in
from buddy.domain.slots import find_slots
from buddy.domain.slots_query import query_in
from buddy.domain.slots_time import place_in
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import FilledInput, fill_input
from buddy.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class ObjectiveReader:
    """Finds what an objective says of a tool's input and of money."""

    clock: Clock

    def fill(self, spec: ToolSpec, objective: str) -> FilledInput:
        """Return the tool's input as far as the objective gives it, and what is missing."""
        found = {
            "query": query_in(objective),
            "expression": expression_in(objective),
            "place": place_in(objective),
            "text": text_in(objective),
            "objective": objective.strip(),
        }
        extra = {slot: value for slot, value in found.items() if value}
        filled = fill_input(spec, objective, find_slots(objective), extra)
        if spec.server is not None:
            numbers = numbers_in(spec.input_schema, objective)
            left = tuple(name for name in filled.missing if name not in numbers)
            return FilledInput(input={**filled.input, **numbers}, missing=left)
        if "date_from" not in spec.input_schema.get("properties", {}):
            return filled
        dates = dates_in(objective, to_datetime(self.clock.now()).date())
        if dates is None:
            return filled
        first, last = dates
        return replace(filled, input={"date_from": first, "date_to": last})

    def spending_limit(self, objective: str) -> Money | None:
        """Return the limit that a sentence names ("spend up to $2"), or None."""
        return find_slots(objective).amount
