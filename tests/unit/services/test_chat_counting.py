# words of many languages
"""How many there are of what a question counts: in words, lines and code that was read."""

from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk

ABOUT = (
    "# About us\n\nThe shop has 4 employees and two storage halls.\n\n## Returns\n\nYou can return "
    "goods within 30 days. Refunds take 5 working days.\n\n## Contact\n\nWrite to us."
)
FILES: dict[str, JsonObject] = {
    "about": {"url": "https://about.example", "title": "About us", "text": ABOUT},
    "log": {"path": "/x/app.log", "title": "app.log", "format": "text", "lines": 3}
    | {"text": "2026-01-02 ERROR disk full\n2026-01-02 INFO restart\n2026-01-03 ERROR disk full\n"},
    "packing": {"path": "/x/packing.md", "title": "packing.md", "format": "text"}
    | {"text": "# Packing list\n- passports\n- sun cream\n- swimming things\n- medicine for Leo\n"},
    "code": {"path": "/x/widget.py", "title": "widget.py", "format": "text"}
    | {"text": "import os\n\ndef load(path):\n    ...\n\nclass Widget:\n    size = 1\n"},
}


async def _reads(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as the reading of what the address is called after."""
    url = str(tool_input["url"])
    data = next(each for name, each in FILES.items() if name in url)
    title = str(data["title"])
    return ToolResult(
        data=data, summary="Read", sources=(Source(title=title, url=url),), title=title
    )


@pytest.mark.parametrize(
    ("of", "text", "told"),
    [
        ("about", "how many employees?", "“About us” says 4 employees:"),
        ("about", "combien d'employés ?", "“About us” says 4 employees:"),
        ("about", "how many days for refunds?", "“About us” says 5 working days:"),
        ("about", "hoeveel werknemers?", "I do not find how many “werknemers” there are in “About"),
        ("about", "how many employees are not in the shop?", "I do not find how many"),
        ("about", "how many stores do they have?", "counted there: 4 employees, two storage halls"),
        ("about", "how many sections are there?", "There are 3 sections in the page."),
        ("log", "how many ERROR lines?", "2 of the 3 lines hold “ERROR”."),
        ("log", "how many lines?", "“app.log” has 3 lines."),
        ("log", "how many warnings?", "None of the 3 lines holds “warnings”."),
        ("log", "how many lines do not contain ERROR?", "1 of the 3 lines holds no “ERROR”."),
        ("log", "how many lines contain 2026?", "3 of the 3 lines hold “2026”."),
        ("log", "how many lines contain the word restart?", "1 of the 3 lines holds “restart”."),
        ("log", "how many lines with more than 5 words?", "I can't tell that of “app.log”"),
        ("log", "how many errors were not fixed?", "I do not find how many “errors fixed”"),
        ("log", "how many ERROR restarts?", "Alone: 2 “ERROR”, 1 “restarts”."),
        ("packing", "how many items on the list in packing.md?", "4 items in the list “Packing"),
        ("packing", "the second one", "Number 2 of the list “Packing list” is “sun cream”."),
        ("packing", "how many socks?", "I do not find how many “socks” there are in “packing.md”."),
        ("code", "which functions are defined there?", "defines 1 function: load (line 3)."),
        ("code", "how many classes?", "“widget.py” defines 1 class: Widget (line 6)."),
        ("code", "how many classes does load use?", "I do not find how many"),
        ("code", "how many interfaces?", "“widget.py” defines no interfaces."),
    ],
)
async def test_what_is_counted_is_what_the_text_tells(
    start_talk: MakeTalk, of: str, text: str, told: str
) -> None:
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    talk: Conversation = await start_talk(tools=[ScriptedTool(spec=reads, behaviour=_reads)])
    await talk.done(f"extract https://{of}.example")
    envelope = await talk.say(text, Route.FOLLOW_UP)
    assert told in envelope.summary
    assert not envelope.missions_spawned
