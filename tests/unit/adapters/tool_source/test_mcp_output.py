"""An answer of a server is data: bounded, cleaned, without what it was trusted with."""

from __future__ import annotations

import base64
from typing import Any

import mcp_types as types
import pytest

from buddy.adapters.tool_source import mcp_output
from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.adapters.tool_source.mcp_output import result_of
from buddy.adapters.tool_source.mcp_text import Redaction, clean, one_line
from buddy.adapters.tool_source.mcp_transport import redaction_of
from buddy.errors import ToolExecutionFailed

NOTHING = Redaction()


def answer(
    *blocks: types.ContentBlock, structured: Any = None, **parts: Any
) -> types.CallToolResult:
    return types.CallToolResult(content=list(blocks), structured_content=structured, **parts)


def text(said: str) -> types.TextContent:
    return types.TextContent(type="text", text=said)


def test_a_text_is_kept_and_its_first_line_sums_it_up() -> None:
    found = result_of("a.b", answer(text("\n\nHello\nWorld")), NOTHING)
    assert found.summary == "Hello World"
    assert found.data["content"] == [{"type": "text", "text": "\n\nHello\nWorld"}]


def test_structured_content_is_data() -> None:
    found = result_of("a.b", answer(structured={"n": 1}), NOTHING)
    assert (found.data["structured"], found.summary) == ({"n": 1}, '{"n":1}')


def test_nothing_is_an_honest_answer() -> None:
    found = result_of("a.b", answer(), NOTHING)
    assert (found.items, found.empty_reason) == (0, "a.b answered without content")


def test_a_failure_says_what_the_server_said_on_one_line() -> None:
    said = "it broke\n\x1b[31mbadly " + "x" * 2_000
    with pytest.raises(ToolExecutionFailed) as caught:
        result_of("a.b", answer(text(said), is_error=True), NOTHING)
    assert caught.value.message.startswith("a.b failed: it broke [31mbadly xxx")
    assert len(caught.value.message) < 520
    with pytest.raises(ToolExecutionFailed, match="does not say why"):
        result_of("a.b", answer(is_error=True), NOTHING)


def test_too_much_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp_output, "MAX_TEXT", 10)
    monkeypatch.setattr(mcp_output, "MAX_MEDIA", 10)
    monkeypatch.setattr(mcp_output, "MAX_STRUCTURED", 10)
    monkeypatch.setattr(mcp_output, "MAX_BLOCKS", 3)
    image = types.ImageContent(
        type="image", mime_type="image/png", data=base64.b64encode(b"x" * 30).decode()
    )
    many = answer(text("x" * 25), image, text("more"), text("last"), structured={"a": "x" * 20})
    found = result_of("a.b", many, NOTHING)
    first, second, third = found.data["content"]
    assert len(first["text"]) == 10
    assert second == {"type": "image", "mime_type": "image/png", "bytes": 30, "data": None}
    assert third["text"] == ""
    assert found.data["structured"] is None
    assert len(found.data["notes"]) == 5


def test_links_are_sources_where_they_lead_to_the_web() -> None:
    links = [
        types.ResourceLink(type="resource_link", name="doc", uri="https://example.org/a"),
        types.ResourceLink(type="resource_link", name="file", uri="file:///etc/passwd"),
    ]
    found = result_of("a.b", answer(*links), NOTHING)
    assert [(source.title, source.url) for source in found.sources] == [
        ("doc", "https://example.org/a")
    ]
    assert len(found.data["content"]) == 2


def test_an_embedded_resource_is_kept() -> None:
    inside = types.TextResourceContents(uri="demo://a", text="hello")
    blob = types.BlobResourceContents(uri="demo://b", blob="aGk=", mime_type="text/plain")
    blocks = [types.EmbeddedResource(type="resource", resource=each) for each in (inside, blob)]
    found = result_of("a.b", answer(*blocks), NOTHING)
    assert [part["type"] for part in found.data["content"]] == ["resource", "resource"]
    assert found.data["content"][0]["text"] == "hello"
    assert found.data["content"][1]["data"] == "aGk="


def test_what_stands_in_the_file_is_hidden_like_what_it_names() -> None:
    config = ServerConfig.model_validate(
        {
            "url": "https://wiki.example/mcp",
            "headers": {"Authorization": "Bearer l1teral-token", "X-Key": "0123456789"},
            "env": {"API_KEY": "p4ssphrase of three", "LEVEL": "debug"},
        }
    )
    hide = redaction_of(config)
    said = "l1teral-token, 0123456789, Bearer l1teral-token; p4ssphrase of three at debug"
    assert hide.text(said) == "•••, •••, •••; ••• at debug"


def test_a_secret_comes_back_in_no_part() -> None:
    hide = Redaction.of({"s3cret-value", "short"})
    link = types.ResourceLink(
        type="resource_link", name="s3cret-value", uri="https://example.org/s3cret-value"
    )
    said = answer(text("it is s3cret-value"), link, structured={"s3cret-value": ["s3cret-value"]})
    found = result_of("a.b", said, hide)
    assert "s3cret-value" not in repr(found)
    with pytest.raises(ToolExecutionFailed) as caught:
        result_of("a.b", answer(text("bad token s3cret-value"), is_error=True), hide)
    assert "s3cret-value" not in caught.value.message
    assert hide.text("short") == "short"


def test_texts_are_cleaned() -> None:
    assert clean("a\x00b\u202ec\td\n", 50) == "abc\td\n"
    assert one_line(" a\n b\u200b  c ", 50) == "a b c"
    assert one_line("x" * 50, 10) == "xxxxxxxxx…"
