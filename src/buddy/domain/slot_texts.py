"""What an objective says for the slots of a tool, read only where the tool has such a slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.json_value import JsonObject
from buddy.domain.note_query import note_query_in
from buddy.domain.period import period_in
from buddy.domain.slot_inference import text_in
from buddy.domain.slots import tool_word_in
from buddy.domain.slots_note import lists_notes, note_in
from buddy.domain.slots_time import place_in
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import SLOT_MARK

_OF_WORK: Final[Mapping[str, Callable[[str], str | None]]] = {
    "expression": expression_in,
    "place": place_in,
}
"""Readers by slot of what is said beside the limits: "at most $2" is no calculation."""
_OF_ALL: Final[Mapping[str, Callable[[str], str | None]]] = {
    "text": text_in,
    "period": period_in,
    "tool_name": tool_word_in,
}
_OF_NOTES: Final = frozenset({"note_action", "note_text", "note_name"})
_OF_KNOWLEDGE: Final = "knowledge_source"


def slots_of(spec: ToolSpec) -> frozenset[str]:
    """Return the names of the slots that a tool's schema marks."""
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    return frozenset(str(each[SLOT_MARK]) for each in properties.values() if SLOT_MARK in each)


def slot_texts(slots: frozenset[str], objective: str, work: str) -> dict[str, str]:
    """Return the texts by slot, of those slots that the objective says something for.

    Args:
        slots: Of the tool, as `slots_of` names them. Readers of other slots are not asked: reading
            all of them takes longer than the rest of a proposal.
        objective: The sentence.
        work: The sentence without its limits of money, time and pages.
    """
    found = {slot: read(work) for slot, read in _OF_WORK.items() if slot in slots}
    found |= {slot: read(objective) for slot, read in _OF_ALL.items() if slot in slots}
    if slots & _OF_NOTES and (wish := note_in(objective)) is not None:
        found |= {"note_action": wish.action, "note_text": wish.text, "note_name": wish.name}
    if _OF_KNOWLEDGE in slots:
        found |= _own_knowledge(objective)
    return {slot: text for slot, text in found.items() if text}


def _own_knowledge(objective: str) -> dict[str, str]:
    """Return what is looked for in one's own notes, for a tool that can look there alone."""
    if lists_notes(objective):
        return {_OF_KNOWLEDGE: "notes", "query": "all notes"}
    query = note_query_in(objective)
    return {_OF_KNOWLEDGE: "own", "query": query} if query else {}
