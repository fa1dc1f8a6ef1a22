"""The public tool-selection suite over the matcher that the server constructs."""

import asyncio
from collections.abc import Callable
from typing import Any

from buddy.adapters.understanding.embedded import EmbeddedMatcher
from buddy.testing.tools import described_tool


def make(_: Any, examples: Any) -> Callable[[str, Any], list[tuple[str, float]]]:
    runner, matcher = asyncio.Runner(), EmbeddedMatcher()
    if examples:
        runner.run(matcher.learn([(row["q"], row["tool"]) for row in examples]))

    def select(query: str, tools: Any) -> list[tuple[str, float]]:
        fit = runner.run(matcher.match(query, [described_tool(**tool) for tool in tools]))
        return sorted(fit.items(), key=lambda pair: -pair[1])

    return select
