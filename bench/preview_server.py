"""A Buddy in memory whose one tool answers with results to look at, one after the other.

Started by `preview_speed.py`: ``python bench/preview_server.py PORT``.
"""

from __future__ import annotations

import itertools
import math
import sys

import uvicorn

from buddy.bootstrap.assembly import assemble
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.app import memory_parts
from buddy.testing.tools import ScriptedTool
from buddy.web.app import create_app

MEGABYTE = 1_000_000
_PARAGRAPH = (
    "A paragraph with **words**, a [link](https://a.example/page) and `code` in it, of a length "
    "that people write.\n\n"
)
_CODE = (
    "```python\ndef area(radius: float) -> float:\n    return 3.14 * radius**2  # round\n```\n\n"
)
_SECTION = f"## Section\n\n{_PARAGRAPH * 6}{_CODE}| a | b |\n|---|--:|\n| x | 1 |\n| y | 2 |\n\n"


def results() -> list[JsonObject]:
    days = [
        {"date": f"{2024 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", "visitors": visits(n)}
        for n in range(700)
    ]
    wide = [
        {"city": f"City {n}", "people": n * 37 % 9_000, "area": n * 11 % 4_000, "note": "x" * 60}
        for n in range(9_000)
    ]
    text = _SECTION * (MEGABYTE // len(_SECTION) + 1)
    return [
        {"title": "A long report", "text": text, "format": "markdown", "parts": [1]},
        {"rows": days},
        {"rows": wide},
        {"deep": {"words": ["x" * 96] * (MEGABYTE // 100)}},
    ]


def visits(day: int) -> int:
    return round(500 + 200 * math.sin(day / 20) + day)


def main() -> None:
    answers = itertools.cycle(results())

    async def answer(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data=next(answers), summary="Done")

    app = create_app(assemble(memory_parts([ScriptedTool(behaviour=answer)])))
    uvicorn.run(app, port=int(sys.argv[1]), log_config=None)


if __name__ == "__main__":
    main()
