"""What ``mcp.json`` may say, and how a mistake in it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.tool_source.mcp_config import VariableMissing, expanded, read_config
from buddy.domain.money import Money
from buddy.domain.tool import PriceKind, Risk
from buddy.errors import InputInvalid


def written(folder: Path, servers: Any) -> Path:
    path = folder / "mcp.json"
    path.write_text(json.dumps({"mcpServers": servers}))
    return path


def test_the_shape_that_others_use_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {
            "files": {
                "command": "npx",
                "args": ["-y", "server"],
                "env": {"A": "1"},
                "alwaysAllow": ["read"],
                "type": "stdio",
            },
            "wiki": {"url": "https://wiki.example/mcp", "headers": {"Authorization": "${T}"}},
        },
    )
    found = read_config(path, must_exist=True)
    assert (found["files"].transport, found["wiki"].transport) == ("stdio", "http")
    assert found["files"].args == ("-y", "server")


def test_what_nobody_said_is_the_worst(tmp_path: Path) -> None:
    (config,) = read_config(written(tmp_path, {"x": {"command": "x"}}), must_exist=True).values()
    assert (config.risk, config.idempotent) == (Risk.IRREVERSIBLE, False)
    assert config.price.kind is PriceKind.UNKNOWN


@pytest.mark.parametrize(
    ("said", "kind", "amount"),
    [
        (0, PriceKind.ZERO, "0"),
        ("0", PriceKind.ZERO, "0"),
        (0.01, PriceKind.KNOWN, "0.01"),
        ("unknown", PriceKind.UNKNOWN, "0"),
    ],
)
def test_a_price(tmp_path: Path, said: Any, kind: PriceKind, amount: str) -> None:
    entry = {"command": "x", "tools": {"t": {"price": said}}}
    (config,) = read_config(written(tmp_path, {"x": entry}), must_exist=True).values()
    price = config.tools["t"].price
    assert price is not None
    assert (price.kind, price.per_call) == (kind, Money.parse(amount))


@pytest.mark.parametrize(
    ("servers", "said"),
    [
        ({"a b": {"command": "x"}}, "'a b' is no name"),
        ({"a.b": {"command": "x"}}, "'a.b' is no name"),
        ({"x": {}}, "either command"),
        ({"x": {"command": "x", "url": "http://x"}}, "either command"),
        ({"x": {"url": "ftp://x"}}, "http:// or https://"),
        ({"x": {"url": "https://u:secret@x/mcp"}}, "password"),
        ({"x": {"url": "https://x", "type": "sse"}}, "sse"),
        ({"x": {"command": "x", "risk": "none"}}, "mcpServers.x.risk"),
        ({"x": {"command": "x", "price": -1}}, "not below 0"),
        ({"x": {"command": "x", "price": True}}, "mcpServers.x.price"),
        ({"x": {"command": "x", "tools": {"t": {"riks": "read"}}}}, "mcpServers.x.tools.t.riks"),
        ([], "mcpServers"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, servers: Any, said: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        read_config(written(tmp_path, servers), must_exist=True)
    assert said in caught.value.message
    assert "secret" not in caught.value.message


def test_a_file_that_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "mcp.json"
    path.write_text("{\n oops")
    with pytest.raises(InputInvalid, match="line 2, column 2"):
        read_config(path, must_exist=False)


def test_a_missing_file_is_a_mistake_where_somebody_named_it(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.json", must_exist=False) == {}
    with pytest.raises(InputInvalid, match="there is no file"):
        read_config(tmp_path / "none.json", must_exist=True)


def test_variables_are_filled_in_and_remembered_as_secrets() -> None:
    texts = {"a": "Bearer ${TOKEN}", "b": "${NONE:-fallback}", "c": "plain $TOKEN"}
    found, secrets = expanded(texts, {"TOKEN": "abc"})
    assert found == {"a": "Bearer abc", "b": "fallback", "c": "plain $TOKEN"}
    assert secrets == {"abc"}
    with pytest.raises(VariableMissing, match="TOKEN is not set"):
        expanded({"a": "${TOKEN}"}, {})
