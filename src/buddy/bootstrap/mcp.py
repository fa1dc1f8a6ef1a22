"""MCP servers by configuration, as a source of tools."""

# ruff: noqa: PLC0415  # the protocol's library takes a second to load, and most have no server

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from buddy.adapters.instance.descendants import can_tell, descends_from_here
from buddy.adapters.tool_source.mcp_config import ServerConfig, read_config
from buddy.bootstrap.parts import StartedHere
from buddy.domain.egress.policy import EgressPolicy
from buddy.ports.clock import Clock
from buddy.ports.tool_source import ToolSource
from buddy.settings import Settings

CONFIG, LOGS, KNOWN = "mcp.json", "mcp", "mcp_tools.json"


def mcp_configs(settings: Settings) -> dict[str, ServerConfig]:
    """Return the servers that are configured.

    Raises:
        InputInvalid: The file cannot be read, or an entry in it makes no sense.
    """
    named = settings.mcp_config
    path = named.expanduser() if named else settings.data_dir / CONFIG
    return read_config(path, must_exist=named is not None)


def mcp_sources(settings: Settings, policy: EgressPolicy, clock: Clock) -> Sequence[ToolSource]:
    """Return the servers that are configured, as a source of tools; nothing where there is none.

    Raises:
        InputInvalid: The file cannot be read, or an entry in it makes no sense.
    """
    configs = mcp_configs(settings)
    if not configs:
        return ()
    return (make_source(configs, settings.data_dir, policy, clock),)


def started_here(settings: Settings) -> StartedHere | None:
    """Return what tells a program of Buddy's own; None where it starts none, or cannot tell.

    Raises:
        InputInvalid: The file cannot be read, or an entry in it makes no sense.
    """
    programs = any(each.transport == "stdio" for each in mcp_configs(settings).values())
    return descends_from_here if programs and can_tell() else None


def make_source(
    configs: dict[str, ServerConfig], folder: Path, policy: EgressPolicy, clock: Clock
) -> ToolSource:
    """Return the source of these servers' tools.

    Args:
        configs: The servers, by name.
        folder: Where their logs and the list of their tools are kept.
        policy: Says where Buddy listens.
        clock: Tells when to try again.
    """
    from buddy.adapters.tool_source.mcp_cache import McpCache
    from buddy.adapters.tool_source.mcp_servers import McpServers
    from buddy.adapters.tool_source.mcp_transport import Reach
    from buddy.adapters.tool_source.own_address import OwnAddresses

    reach = Reach(log_folder=folder / LOGS, own=OwnAddresses(policy))
    return McpServers(configs, reach, McpCache(folder / KNOWN), clock)
