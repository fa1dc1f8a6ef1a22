"""Tools that others serve: MCP servers by configuration, and a list in memory."""
