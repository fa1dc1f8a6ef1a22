"""What the tool ``knowledge_store`` declares."""

from __future__ import annotations

from typing import Final

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.note import TEXT_LIMIT, TITLE_LIMIT
from buddy.domain.tool import Risk, ToolSpec

ACTIONS: Final = ("store", "delete", "restore", "change")

SPEC: Final = ToolSpec(
    name=ToolName("knowledge_store"),
    description=(
        "Remembers something for you: stores a note of your own that a later search finds, "
        "deletes a note, or brings a deleted note back. Notes stay on this Buddy."
    ),
    examples=(
        "remember that the cabin key hangs behind the clock",
        "please note that our standup is at 9:30",
        "make a note: the printer needs magenta toner",
        "save this to my notes: call the plumber on Monday",
        "keep in mind that Maria is allergic to nuts",
        "don't forget that the licence ends in March",
        "add to my knowledge base: deploys are frozen on Fridays",
        "write down that the wifi password is on the fridge",
        "delete my note about the printer",
        "forget what I told you about the cabin key",
        "remove the note n_1f0c2a7b9d3e",
        "restore the deleted note n_1f0c2a7b9d3e",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "action": {
                "enum": list(ACTIONS),
                "default": "store",
                "description": "store a text, delete a note, restore a deleted one, or change one",
                "x-slot": "note_action",
            },
            "text": {
                "type": "string",
                "minLength": 1,
                "maxLength": TEXT_LIMIT,
                "description": "To store: what to remember; to change: what the note says then",
                "x-slot": "note_text",
            },
            "title": {
                "type": "string",
                "maxLength": TITLE_LIMIT,
                "description": "To store: its title; the text's first line if left out",
            },
            "note": {
                "type": "string",
                "minLength": 1,
                "maxLength": 200,
                "description": (
                    "To delete, restore or change: the note's id, its title, or words in it"
                ),
                "x-slot": "note_name",
            },
        },
        "oneOf": [
            {"required": ["text"], "properties": {"action": {"const": "store"}}},
            {
                "required": ["action", "note"],
                "properties": {"action": {"enum": ["delete", "restore"]}},
            },
            {
                "required": ["action", "note", "text"],
                "properties": {"action": {"const": "change"}},
            },
        ],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "action": {"enum": list(ACTIONS)},
            "note_id": {"type": "string"},
            "title": {"type": "string"},
            "text": {"type": "string", "description": "The note's text, as Markdown"},
            "format": {"const": "text"},
            "changed": {"type": "boolean", "description": "False where it was so already"},
            "undo": {"type": "object", "description": "The input of knowledge_store that undoes"},
        },
        "required": ["action", "note_id", "title", "text", "changed", "undo"],
    },
    intents=(Intent.KNOWLEDGE,),
    artifact_type=ArtifactType.DOCUMENT,
    risk=Risk.WRITE,
    idempotent=True,
    undo=(
        "a stored note is undone by deleting it, a deleted one can be restored for 30 days, a "
        "changed one is changed back; the result holds the input that does it"
    ),
    timeout_seconds=15.0,
    typical_seconds=0.05,
)
