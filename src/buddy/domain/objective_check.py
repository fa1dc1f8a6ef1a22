"""What an objective asks for that can be looked for in a result: how many, which value, from where.

Rules that must be sure: what they miss is no harm, what they see wrongly is a gap that is none. So
they speak only of results that were looked for somewhere, not of what is reckoned or written, and
only of what an objective says in so many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from buddy.domain.evaluation import Check, NextMission
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.objective_values import VALUES
from buddy.domain.regex import regex
from buddy.domain.slots import MAX_CHARACTERS, find_slots
from buddy.domain.tool import Risk, ToolResult, ToolSpec
from buddy.domain.tool_input import with_scheme

READ: Final = 200_000
"""Characters of a result that are looked through."""
ADDRESS: Final = 2_000
"""Characters of an address that are looked at."""
RESEARCH: Final = ToolName("web_research")
EXTRACT: Final = ToolName("web_extract")
SEARCH: Final = ToolName("web_search")
NOTES: Final = ToolName("knowledge_search")
FINDS: Final = frozenset(
    {
        Intent.SEARCH,
        Intent.RESEARCH,
        Intent.EXTRACTION,
        Intent.NAVIGATION,
        Intent.KNOWLEDGE,
        Intent.FILE,
        Intent.REPOSITORY,
    }
)
"""Intents whose results are found somewhere, and so can lack what was looked for."""
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
_COUNT: Final = regex(
    r"\b(?:top|first|best|find|list|show|give|get|search(?:\sthe\sweb)?\sfor|look\sfor)\s"
    rf"(?:me\s)?(?:the\s)?(?:top\s|best\s)?{_NUMBER}\s"
    r"(?:(?:best|top|latest|newest|cheapest|largest|biggest|highest|recent|good|new)\s)?"
    # What is counted is a plural and the end of its phrase: "50 cent songs", "100 gecs songs" and
    # "four seasons hotels" have a name there. Whoever writes a capital letter may mean one too.
    r"(?!percent|dollars|euros|cents|minutes|hours|days|weeks|months|years)"
    r"(?-i:[a-z]{2,30}[a-rtv-z]s|people|children|women|men)\b"
    r"(?=\s{0,3}(?:$|[.,;:!?]|(?:on|of|for|in|about|with|that|which|who|from|by|to|near|under|at"
    r"|where|whose|between|since|please)\b))",
    re.IGNORECASE,
)
_FOUND_NAME: Final = regex(r"find\s[a-z0-9]{1,9}\s[a-z]{1,40}\W{0,9}$", re.IGNORECASE)
"""Two words and no more are as likely the name of a thing: "find 12 monkeys"."""
_SEARCH_FOR: Final = regex(
    r"^(?:please\s)?(?:search(?:\sthe\sweb)?(?:\sfor)?|find(?:\sout)?|look\sup|google)\s",
    re.IGNORECASE,
)
_IN_NOTES: Final = regex(
    r"^(?:in\s)?(?:my|the)\s(?:notes?|library)\s(?:for|about|on)\s"
    r"|\s(?:in|from)\s(?:my|the)\s(?:notes?|library)\b",
    re.IGNORECASE,
)
"""Where it was to be looked for: words that are no part of a search of the web."""
_FIELDS: Final = regex(
    r"\b(?:fields|columns)\s?:?\s(?P<names>\w{1,40}(?:(?:\s?,\s?(?:and\s)?|\sand\s)\w{1,40}){1,30})",
    re.IGNORECASE,
)
_BETWEEN: Final = regex(r"\s?,\s?(?:and\s)?|\sand\s", re.IGNORECASE)


def can_lack(spec: ToolSpec) -> bool:
    """Tell whether a tool's result can lack what was asked for: whether it looks for something."""
    return spec.risk is Risk.READ and not FINDS.isdisjoint(spec.intents)


def checks_of(
    objective: str, tool_input: JsonObject, result: ToolResult, *, live: bool = True
) -> tuple[Check, ...]:
    """Return what an objective asks for in so many words, each held by the result or not.

    Args:
        objective: In the person's words.
        tool_input: What the tool was given.
        result: Of a tool that `can_lack` something.
        live: Whether searches ask live engines where they can; else the library is all there is.
    """
    # Runs of spaces become one, so that no pattern need repeat them.
    asked, text = " ".join(objective[:MAX_CHARACTERS].split()), _text(result)
    found = [*_count(asked, result.data), *_values(asked, text)]
    found += [*_fields(asked, text), *_host(asked, tool_input, result), *_pages(result.data)]
    if live and result.data.get("online") is False:
        found.append(_lacks("only the offline library was searched, no live engine"))
    if result.data.get("truncated") is True:
        found.append(_lacks("the text was cut, it was longer than what is kept"))
    return tuple(found)


def next_mission(
    objective: str,
    tool: ToolName,
    result: ToolResult,
    checks: Sequence[Check],
    *,
    live: bool = True,
) -> NextMission | None:
    """Return what would close the gap of a result, where that is clear.

    Args:
        objective: In the person's words; addresses come from here, never from the result.
        tool: What ran.
        result: What it found.
        checks: What `checks_of` says of it.
        live: See `checks_of`.
    """
    named = {with_scheme(url) for url in find_slots(objective).urls}
    failed = [url for url in _unread(result.data) if url in named]
    if tool == EXTRACT and failed:
        pages = "page" if len(failed) == 1 else f"{len(failed)} pages"
        return NextMission(
            objective=f"Extract the text of {' '.join(failed)}",
            tool=EXTRACT,
            why=f"it tries the {pages} again that could not be read",
        )
    if live and result.data.get("online") is False:
        return NextMission(
            objective=objective, tool=tool, why="it asks a live engine, where one answers by then"
        )
    lacks = any(check.in_pages and not check.held for check in checks)
    if live and tool == NOTES and (lacks or not result.items):
        why = "it asks the web, where your notes and the library do not say it"
        return NextMission(objective=_searched(objective), tool=SEARCH, why=why)
    if tool == SEARCH and result.items and lacks:
        why = "it reads the pages that were found, not only their first lines"
        return NextMission(objective=_researched(objective), tool=RESEARCH, why=why)
    return None


def _researched(objective: str) -> str:
    """Return an objective that asks for a search as one that asks for research."""
    return f"Research {_subject(objective)}"


def _searched(objective: str) -> str:
    """Return an objective that asks one's notes as one that asks the web."""
    return f"Search the web for {_IN_NOTES.sub('', _subject(objective))}"


def _subject(objective: str) -> str:
    return _SEARCH_FOR.sub("", " ".join(objective.split()))


def _lacks(gap: str) -> Check:
    return Check(held=False, evidence="", gap=gap)


def _count(objective: str, data: JsonObject) -> Iterator[Check]:
    """Compare how many were asked for with how many there are, where a result is a list."""
    asked, listed = _COUNT.search(objective), data.get("results")
    if asked is None or not isinstance(listed, list) or _FOUND_NAME.match(objective):
        return
    said = asked["n"].lower()
    wanted, there = _WORDS.get(said) or int(said), len(cast("list[JsonValue]", listed))
    yield Check(
        held=there >= wanted,
        evidence=f"{wanted} were asked for, {there} are there",
        gap=f"{wanted} were asked for, {there} are there",
    )


def _values(objective: str, text: str) -> Iterator[Check]:
    for value in VALUES:
        if value.asked.search(objective):
            yield Check(
                held=value.seen(text),
                evidence=f"a {value.name} is in it" if value.name[0] != "e" else "an e-mail is in",
                gap=f"no {value.name} is in it",
                essential=value.essential,
                in_pages=True,
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


def _host(objective: str, tool_input: JsonObject, result: ToolResult) -> Iterator[Check]:
    """Ask whether one of the pages that were named, and given to the tool, was read."""
    given = {_host_of(url) for url in _given(tool_input)}
    asked = {_host_of(url) for url in find_slots(objective).urls} & given - {""}
    # An address may lead elsewhere: what was asked for counts like where it led.
    read = [
        result.data,
        *(page for page in _rows(result.data.get("pages")) if not page.get("error")),
    ]
    urls = [str(each.get(name, "")) for each in read for name in ("url", "final_url")]
    there = {_host_of(url) for url in (*urls, *(source.url for source in result.sources))} - {""}
    if not asked or not there:
        return
    near = any(_same_site(one, other) for one in asked for other in there)
    names = ", ".join(sorted(asked))
    yield Check(held=near, evidence=f"it comes from {names}", gap=f"none of it comes from {names}")


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


def _given(tool_input: JsonObject) -> list[str]:
    """Return the addresses in what a tool was given."""
    urls = tool_input.get("urls")
    several = cast("list[JsonValue]", urls) if isinstance(urls, list) else []
    return [str(each) for each in (tool_input.get("url"), *several) if each]


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _host_of(url: str) -> str:
    """Return the host of an address as the net writes it, without "www."; empty: it has none."""
    host = next(iter(find_slots(url[:ADDRESS]).domains), "")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:  # no name that could be asked for, yet it may stand there alike
        return host
    return host.removeprefix("www.")


def _text(result: ToolResult) -> str:
    """Return all words and numbers of a result, as far as they are looked through."""
    parts, left = [result.summary[:READ]], READ
    # A title repeats the question, and a question is no answer.
    for text in _leaves({**result.data, "title": None}):
        parts.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return "\n".join(parts)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, each in cast("Mapping[str, Any]", value).items():
            yield str(name)
            if name not in {"query", "url", "final_url"}:
                yield from _leaves(each)
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from _leaves(each)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
