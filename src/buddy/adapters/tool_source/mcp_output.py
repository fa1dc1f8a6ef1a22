"""The answer of an MCP tool as a tool's result: texts, structured content, images, all bounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from mcp_types import (
    AudioContent,
    CallToolResult,
    ContentBlock,
    EmbeddedResource,
    ImageContent,
    ResourceLink,
    TextContent,
    TextResourceContents,
)

from buddy.adapters.tool_source.mcp_text import Redaction, clean, one_line
from buddy.domain.artifact import Source
from buddy.domain.json_value import canonical_json
from buddy.domain.tool import ToolResult
from buddy.errors import ToolExecutionFailed

MAX_TEXT: Final = 500_000
"""Characters of all texts of one answer."""
MAX_MEDIA: Final = 2_000_000
"""Characters of all pictures and sounds of one answer, in base64."""
MAX_STRUCTURED: Final = 1_000_000
"""Characters of structured content, as JSON."""
MAX_BLOCKS: Final = 200
ERROR_LENGTH, SUMMARY_LENGTH = 500, 200


def result_of(name: str, answer: CallToolResult, redaction: Redaction) -> ToolResult:
    """Return what a tool answered.

    Raises:
        ToolExecutionFailed: It answered that it failed, or with what cannot be kept.
    """
    texts = [block.text for block in answer.content if isinstance(block, TextContent)]
    if answer.is_error:
        said = one_line(redaction.text(" ".join(texts)), ERROR_LENGTH)
        raise ToolExecutionFailed(f"{name} failed: {said or 'it does not say why'}", tool=name)
    notes: list[str] = []
    content = _Blocks(redaction, notes).all_of(answer.content)
    structured = _structured(answer.structured_content, redaction, notes)
    data: dict[str, Any] = {"content": content, "structured": structured, "notes": notes}
    empty = not content and structured is None
    return ToolResult(
        data=data,
        summary=_summary(name, texts, structured, redaction),
        sources=_sources(answer.content, redaction),
        items=0 if empty else max(1, len(content)),
        empty_reason=f"{name} answered without content" if empty else None,
    )


def _summary(name: str, texts: Sequence[str], structured: Any, redaction: Redaction) -> str:
    said = next((line for text in texts if (line := text.strip())), "")
    if said:
        return one_line(redaction.text(said), SUMMARY_LENGTH)
    if structured is not None:
        return one_line(canonical_json(structured), SUMMARY_LENGTH)
    return f"{name} was called"


def _structured(value: Any, redaction: Redaction, notes: list[str]) -> Any:
    if value is None:
        return None
    try:
        kept = redaction.value(value)
        size = len(canonical_json(kept))
    except (ValueError, TypeError):
        notes.append("structured content was left out: it is no JSON, or nested too deeply")
        return None
    if size > MAX_STRUCTURED:
        notes.append(
            f"structured content of {size:,} characters was left out; "
            f"{MAX_STRUCTURED:,} are kept at most"
        )
        return None
    return kept


def _sources(blocks: Sequence[ContentBlock], redaction: Redaction) -> tuple[Source, ...]:
    links = (block for block in blocks if isinstance(block, ResourceLink))
    return tuple(
        Source(
            title=one_line(redaction.text(link.title or link.name), SUMMARY_LENGTH),
            url=one_line(redaction.text(str(link.uri)), 2000),
        )
        for link in links
        if str(link.uri).startswith(("http://", "https://"))
    )[:50]


class _Blocks:
    """Takes content blocks as far as there is room."""

    def __init__(self, redaction: Redaction, notes: list[str]) -> None:
        self._redaction = redaction
        self._notes = notes
        self._text_left = MAX_TEXT
        self._media_left = MAX_MEDIA

    def all_of(self, blocks: Sequence[ContentBlock]) -> list[dict[str, Any]]:
        if len(blocks) > MAX_BLOCKS:
            self._notes.append(f"{len(blocks) - MAX_BLOCKS:,} more parts were left out")
        return [self._one(block) for block in blocks[:MAX_BLOCKS]]

    def _one(self, block: ContentBlock) -> dict[str, Any]:
        match block:
            case TextContent():
                return {"type": "text", "text": self._text(block.text)}
            case ImageContent():
                return self._media("image", block.mime_type, block.data)
            case AudioContent():
                return self._media("audio", block.mime_type, block.data)
            case ResourceLink():
                name = one_line(self._redaction.text(block.name), SUMMARY_LENGTH)
                uri = one_line(self._redaction.text(str(block.uri)), 2000)
                return {"type": "resource_link", "name": name, "uri": uri}
            case EmbeddedResource():
                return self._resource(block)

    def _resource(self, block: EmbeddedResource) -> dict[str, Any]:
        resource = block.resource
        uri = one_line(self._redaction.text(str(resource.uri)), 2000)
        if isinstance(resource, TextResourceContents):
            return {"type": "resource", "uri": uri, "text": self._text(resource.text)}
        media = self._media("resource", resource.mime_type or "", resource.blob)
        return {**media, "uri": uri}

    def _text(self, text: str) -> str:
        room = self._text_left
        kept = clean(self._redaction.text(text), room) if room > 0 else ""
        if len(text) > room:
            self._notes.append(f"a text of {len(text):,} characters was cut to {len(kept):,}")
        self._text_left -= len(kept)
        return kept

    def _media(self, kind: str, mime_type: str, encoded: str) -> dict[str, Any]:
        mime_type = one_line(mime_type, 100)
        block: dict[str, Any] = {
            "type": kind,
            "mime_type": mime_type,
            "bytes": len(encoded) * 3 // 4,
        }
        if len(encoded) > self._media_left:
            self._notes.append(f"{kind} of {block['bytes']:,} bytes was left out: too large")
            return {**block, "data": None}
        self._media_left -= len(encoded)
        return {**block, "data": self._redaction.text(encoded)}
