"""A tool that a sentence asks for by its exact name: "use files.read_text_file on notes.txt"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 2_000
_VERBS: Final = (
    r"use|using|with|via|run|call|try|through|take|nutze|benutze|verwende|nimm|mit|utilise[rz]?"
    r"|avec"
    r"|usa(?:r|ndo)?|con|usar|use|com|gebruik|met"
)
_NOT: Final = regex(
    r"(?:\b(?:not|never|no|without|avoid|stop|than|nicht|ohne|nie|sans|sin|nunca|senza|sem|niet)"
    r"|n['’]t)\b[\w\s]{0,12}$",  # noqa: RUF001  # as people type it
    re.IGNORECASE,
)
_ASKED: Final = regex(
    rf"^\W*(?:(?:please|can you|could you|now)\s+)*(?:{_VERBS})\s+(?:the\s+)?(?:tool\s+)?[`\"']?"
    r"[\w-]+(?:[._][\w.-]*\w)[`\"']?\s+(?:to|for|on|with|and|at|of)\s+",
    re.IGNORECASE,
)


_AGAIN: Final = regex(
    r"\b(?:(?:you|u) (?:can|may|could|are allowed to) (?:use|try|propose|choose|take)"
    r"|(?:please )?(?:allow|permit"
    r"|unban|unblock|re-?enable|bring back|start using)|stop (?:excluding|avoiding|leaving out)"
    r"|du (?:darfst|kannst)|erlaube?|tu peux|vous pouvez|autorise[rz]?|puedes|permite|puoi"
    r"|permetti|pode"
    r"|permita|je mag|sta)\b",
    re.IGNORECASE,
)
_REFUSED: Final = regex(
    r"\b(?:not|never|don['’]?t|nicht|nie|pas|jamais|nunca|non|mai|não|niet|nooit)\b|\?",  # noqa: RUF001
    re.IGNORECASE,
)
_ALLOWS: Final = 100


def allows_again(text: str, tools: Collection[str]) -> str | None:
    """Return the tool that a sentence lets be used again: "you can use calculate again"; or None.

    Args:
        text: What the person wrote.
        tools: The names of the tools that there are.
    """
    if len(text) > _ALLOWS or not _AGAIN.search(text) or _REFUSED.search(text):
        return None
    said = f" {re.sub(r'[^a-z0-9]+', ' ', text.lower())} "
    named = [tool for tool in tools if f" {tool.replace('_', ' ').lower()} " in said]
    return max(named, key=len, default=None)


def tool_asked_for(objective: str, tools: Collection[str]) -> str | None:
    """Return the tool that a sentence asks for by name; None where it asks for none, or several.

    It stands behind a word such as "use", or begins the sentence: one that is only spoken of ("what
    does files.read do") is not asked for. The last part of such a name will do where only one tool
    ends with it.

    Args:
        objective: What the person wrote.
        tools: The names of the tools that there are.
    """
    text = objective[:_LONGEST]
    asked = {tool for tool in tools if _asks(text, tool)}
    if not asked:
        ends = [tool.rsplit(".", 1)[-1] for tool in tools]
        short = {tool: tool.rsplit(".", 1)[-1] for tool in tools if "." in tool}
        asked = {
            tool
            for tool, end in short.items()
            if "_" in end and ends.count(end) == 1 and _asks(text, end)
        }
    others = {tool for tool in tools if "." in tool and _named(text, tool)}
    return asked.pop() if len(asked) == 1 and not others - asked else None


def without_tool(objective: str) -> str:
    """Return a sentence without the words that ask for a tool by name: "use a.b on x" is "x"."""
    return _ASKED.sub("", objective, count=1)


def _asks(text: str, name: str) -> bool:
    lead = rf"(?:\b(?:{_VERBS})\s+(?:the\s+)?(?:tool\s+)?|^\W*)[`\"']?"
    for match in re.finditer(lead + _exactly(name), text, re.IGNORECASE):
        if not _NOT.search(text[: match.start()]):
            return True
    return False


def _named(text: str, name: str) -> bool:
    return re.search(_exactly(name), text, re.IGNORECASE) is not None


def _exactly(name: str) -> str:
    return rf"(?<![\w.]){re.escape(name)}(?![\w]|\.\w)"


_SHORT: Final = (
    r"\b(?:{verbs})\s+(?:the\s+)?{name}(?:\s+tool)?"
    r"(?=\s*(?:$|[,;.!?)]|instead|rather|please|for this))"
)


def tool_wanted(text: str, tools: Collection[str]) -> str | None:
    """Return the tool that a change of a proposal asks for; None where it asks for none.

    One that is only to be left out is not asked for: "don't use web_search, use research instead"
    asks for web_research. The last part of a name will do behind a word such as "use".

    Args:
        text: What the person wrote.
        tools: The names of the tools that there are.
    """
    text = text[:_LONGEST]
    whole = [tool for tool in tools if _stands(text, _spelled(tool))]
    if whole:
        return max(whole, key=len)
    short: dict[str, list[str]] = {}
    for tool in tools:
        short.setdefault(re.split(r"[_.]", tool)[-1], []).append(tool)
    asked = [
        of[0]
        for name, of in short.items()
        if len(of) == 1 and _stands(text, _SHORT.format(verbs=_VERBS, name=re.escape(name)))
    ]
    return asked[0] if len(asked) == 1 else None


def _spelled(name: str) -> str:
    """Return the pattern of a name however it is parted: web_extract, web extract, web-extract."""
    parts = (re.escape(part) for part in re.split(r"[^a-z0-9]+", name.lower()))
    return rf"(?<![a-z0-9]){'[^a-z0-9]+'.join(parts)}(?![a-z0-9])"


def _stands(text: str, pattern: str) -> bool:
    """Tell whether something stands in a text that no word before it keeps away."""
    found = re.finditer(pattern, text, re.IGNORECASE)
    return any(not _NOT.search(text[: match.start()]) for match in found)
