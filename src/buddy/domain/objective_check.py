"""What an objective asks for that can be looked for in a result: how many, which value, from where.

Rules that must be sure: what they miss is no harm, what they see wrongly is a gap that is none. So
they speak only of results out of the web and the library, and only of what an objective says in so
many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.evaluation import Check, NextMission
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.tool import ToolResult

READ: Final = 200_000
"""Characters of a result that are looked through."""
RESEARCH: Final = ToolName("web_research")
EXTRACT: Final = ToolName("web_extract")
SEARCH: Final = ToolName("web_search")
_WORDS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_NUMBER: Final = rf"(?P<n>[1-9]\d{{0,2}}|{'|'.join(_WORDS)})"
_COUNT: Final = re.compile(
    rf"\b(?:top|first|best|find|list|show|give)\s+(?:me\s+)?(?:the\s+)?(?:top\s+|best\s+)?{_NUMBER}"
    r"\s+(?!percent|dollars?|euros?|minutes?|hours?|days?|weeks?|months?|years?|%)[a-z]{3,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Value:
    """A kind of value that an objective may ask for."""

    name: str
    asked: re.Pattern[str]
    seen: re.Pattern[str]


def _value(name: str, asked: str, seen: str) -> _Value:
    return _Value(name, re.compile(asked, re.IGNORECASE), re.compile(seen, re.IGNORECASE))


_MONTH: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_VALUES: Final = (
    _value(
        "price",
        r"\b(?:prices?|cost)\s+(?:of|for)\b|\bhow much (?:does|do|is|are) .{1,80}\bcosts?\b"
        r"|\b(?:current|latest|cheapest) prices?\b",
        r"[$\u20ac\u00a3\u00a5\u20b9]\s?\d|\d[\d.,]*\s?(?:[$\u20ac\u00a3\u00a5]|usd\b|eur\b|gbp\b|chf\b|"
        r"dollars?\b|euros?\b|pounds?\b|cents?\b)|\b(?:usd|eur|gbp|chf)\s?\d|\bfree\b",
    ),
    _value(
        "date",
        r"\b(?:release|publication|launch|start|opening|birth|due)[ -]?date\b|\bdate of\b"
        r"|^(?:find (?:out )?)?(?:when|on which day) (?:is|was|does|did|will|are|were)\b",
        rf"\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}\b|\b(?:{_MONTH})\s+\d{{1,2}}\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{_MONTH})\b|\btoday\b|\btomorrow\b",
    ),
    _value("number", r"\bhow many\b|\b(?:number|percentage) of\b|\bpopulation of\b", r"\d"),
    _value(
        "e-mail address",
        r"\be-?mail address(?:es)?\b|\bcontact e-?mail\b",
        r"[\w.+-]+@[\w-]+\.[\w.-]+",
    ),
)
_ADDRESS: Final = re.compile(r"\bhttps?://[^\s<>\"')\]]+", re.IGNORECASE)
_HOST: Final = re.compile(r"https?://(?:[^/@\s]*@)?(?P<host>[^\s/:?#]+)", re.IGNORECASE)
_SEARCH_FOR: Final = re.compile(
    r"^(?:please\s+)?(?:search(?:\s+the\s+web)?(?:\s+for)?|find(?:\s+out)?|look\s+up|google)\s+",
    re.IGNORECASE,
)
_FIELDS: Final = re.compile(
    r"\b(?:fields|columns)\s*:?\s+(?P<names>\w+(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)\w+)+)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)


def checks_of(objective: str, result: ToolResult) -> tuple[Check, ...]:
    """Return what an objective asks for in so many words, each held by the result or not.

    Args:
        objective: In the person's words.
        result: Of a tool that reads the web or the library.
    """
    text = _text(result)
    found = [*_count(objective, result.data), *_values(objective, text)]
    found += [*_fields(objective, text), *_host(objective, result), *_pages(result.data)]
    if result.data.get("online") is False:
        found.append(_lacks("only the offline library was searched, no live engine"))
    if result.data.get("truncated") is True:
        found.append(_lacks("the text was cut, it was longer than what is kept"))
    return tuple(found)


def next_mission(
    objective: str, tool: ToolName, tool_input: JsonObject, result: ToolResult
) -> NextMission | None:
    """Return what would close the gap of a result, where that is clear.

    Args:
        objective: In the person's words.
        tool: What ran.
        tool_input: What it was given; addresses come from here, never from the result.
        result: What it found.
    """
    failed = [url for url in _unread(result.data) if url in _addresses(objective, tool_input)]
    if tool == EXTRACT and failed:
        pages = "page" if len(failed) == 1 else f"{len(failed)} pages"
        return NextMission(
            objective=f"Extract the text of {' '.join(failed)}",
            tool=EXTRACT,
            why=f"it tries the {pages} again that could not be read",
        )
    if result.data.get("online") is False:
        return NextMission(
            objective=objective, tool=tool, why="it asks a live engine, where one answers by then"
        )
    lacks = any(check.essential and not check.held for check in checks_of(objective, result))
    if tool == SEARCH and result.items and lacks:
        why = "it reads the pages that were found, not only their first lines"
        return NextMission(objective=_researched(objective), tool=RESEARCH, why=why)
    return None


def _researched(objective: str) -> str:
    """Return an objective that asks for a search as one that asks for research."""
    return f"Research {_SEARCH_FOR.sub('', objective.strip())}"


def _lacks(gap: str) -> Check:
    return Check(held=False, evidence="", gap=gap)


def _count(objective: str, data: JsonObject) -> Iterator[Check]:
    """Compare how many were asked for with how many there are, where a result is a list."""
    asked, listed = _COUNT.search(objective), data.get("results")
    if asked is None or not isinstance(listed, list):
        return
    said = asked["n"].lower()
    wanted, there = _WORDS.get(said) or int(said), len(cast("list[JsonValue]", listed))
    yield Check(
        held=there >= wanted,
        evidence=f"{wanted} were asked for, {there} are there",
        gap=f"{wanted} were asked for, {there} are there",
    )


def _values(objective: str, text: str) -> Iterator[Check]:
    for value in _VALUES:
        if value.asked.search(objective):
            yield Check(
                held=value.seen.search(text) is not None,
                evidence=f"a {value.name} is in it" if value.name[0] != "e" else "an e-mail is in",
                gap=f"no {value.name} is in it",
                essential=True,
            )


def _fields(objective: str, text: str) -> Iterator[Check]:
    asked = _FIELDS.search(objective)
    if asked is None:
        return
    names = _BETWEEN.split(asked["names"])
    missing = [name for name in names if name.casefold() not in text.casefold()]
    yield Check(
        held=not missing,
        evidence=f"{len(names)} fields that were asked for are in it",
        gap=f"not in it: {', '.join(missing)}",
    )


def _host(objective: str, result: ToolResult) -> Iterator[Check]:
    """Ask whether one of the pages that were named is among the sources."""
    asked = {_host_of(url) for url in _ADDRESS.findall(objective)} - {""}
    there = {_host_of(source.url) for source in result.sources} - {""}
    if not asked or not there:
        return
    near = any(_same_site(one, other) for one in asked for other in there)
    names = ", ".join(sorted(asked))
    yield Check(
        held=near,
        evidence=f"it comes from {names}",
        gap=f"none of it comes from {names}",
        essential=True,
    )


def _pages(data: JsonObject) -> Iterator[Check]:
    """Compare the pages that were to be read with those that were."""
    unread, pages = _unread(data), _rows(data.get("pages"))
    # The pages of an extraction are all of them, the sources of a report only what was read.
    whole = len(pages) or len(_rows(data.get("sources"))) + len(unread)
    if unread:
        yield _lacks(f"{len(unread)} of {whole} pages could not be read")


def _unread(data: JsonObject) -> list[str]:
    """Return the addresses of pages that could not be read."""
    failed = [page for page in _rows(data.get("pages")) if page.get("error")]
    return [str(page.get("url", "")) for page in (*failed, *_rows(data.get("unread")))]


def _rows(value: JsonValue) -> list[Mapping[str, Any]]:
    rows = cast("list[JsonValue]", value) if isinstance(value, list) else []
    return [cast("Mapping[str, Any]", row) for row in rows if isinstance(row, Mapping)]


def _addresses(objective: str, tool_input: JsonObject) -> set[str]:
    given = tool_input.get("urls")
    several = cast("list[JsonValue]", given) if isinstance(given, list) else []
    named = {str(each) for each in (tool_input.get("url"), *several) if each}
    # Only what stands in the objective itself: an input may hold what was found elsewhere.
    return {url for url in named | set(_ADDRESS.findall(objective)) if url in objective}


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _host_of(url: str) -> str:
    found = _HOST.match(url)
    return found["host"].lower() if found else ""


def _text(result: ToolResult) -> str:
    """Return all words and numbers of a result, as far as they are looked through."""
    # A title repeats the question, and a question is no answer.
    parts, left = [result.summary], READ
    for text in _leaves({k: v for k, v in result.data.items() if k != "title"}):
        parts.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return "\n".join(parts)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, each in cast("Mapping[str, Any]", value).items():
            if name not in {"query", "url", "final_url"}:
                yield str(name)
                yield from _leaves(each)
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from _leaves(each)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
