"""What a sentence changes about a proposal: cap, sites, pages, priority, tool, objective.

Only what is said is read. What comes out is shown as a new revision before anybody can approve it,
so a sentence read otherwise than it was meant costs a look and not a run.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final

from buddy.domain.feedback import tool_named
from buddy.domain.money import MAX_DOLLARS, Money
from buddy.domain.proposal import Priority
from buddy.domain.slots import find_slots

_LONGEST: Final = 2_000
_MONEY: Final = re.compile(
    r"(?:US\s?)?\$\s?(?P<dollars>\d{1,6}(?:\.\d{1,6})?)(?![\d,])"
    r"|(?<![\w.,])(?P<number>\d{1,6}(?:[.,]\d{1,2})?)\s?(?P<unit>US dollars?|dollars?|USD|bucks?|\$"
    r"|cents?|¢)(?!\w)",
    re.IGNORECASE,
)
_CAP: Final = re.compile(
    r"\b(?:cap|limit|budget|spend(?:ing)?|max(?:imum)?(?: cost)?|cost)\b[^\d$]{0,24}"
    r"(?P<figure>\d{1,6}(?:\.\d{1,6})?)(?!\s*(?:pages?|results?|seconds?|minutes?|sites?|[\d%]))",
    re.IGNORECASE,
)
_PAGES: Final = re.compile(
    r"(?<![\w.])(\d{1,3})\s*(?:web ?)?(?:pages?|seiten|p[aá]ginas?)\b", re.IGNORECASE
)
_ONE_PAGE: Final = re.compile(
    r"\b(?:only|just)\s+(?:one|a single|the first)\s+page\b", re.IGNORECASE
)
_SECONDS: Final = re.compile(
    r"(?<![\w.])(\d{1,4})\s*(?P<unit>s|secs?|seconds?|min|mins|minutes?)\b", re.IGNORECASE
)
_RESULTS: Final = re.compile(
    r"\b(?:only|top|first|max(?:imum)?|up to|at most|just|limit(?: it)? to|give me)\s+(?:the\s+)?"
    r"(?:first\s+|top\s+)?(\d{1,2})\s*(?:results?|hits?|links?|entries|items)?(?=\W*$|\s+(?:results?|"
    r"hits?|links?|entries|items)|\s+please)",
    re.IGNORECASE,
)
_URGENT: Final = re.compile(
    r"\b(?:high(?:er|est)? priority|urgent(?:ly)?|asap|top priority|priority (?:to )?high"
    r"|dringend)\b",
    re.IGNORECASE,
)
_RELAXED: Final = re.compile(
    r"\b(?:low(?:er)? priority|no rush|not urgent|priority (?:to )?low|when(?:ever)? idle)\b",
    re.IGNORECASE,
)
_ORDINARY: Final = re.compile(
    r"\b(?:normal|ordinary) priority|priority (?:to )?normal\b", re.IGNORECASE
)
_ANY_SITE: Final = re.compile(
    r"\b(?:any|all|every|whatever)\s+(?:public\s+)?(?:sites?|domains?|websites?|pages)\b|\banywhere\b"
    r"|\bno (?:site|domain) (?:limit|restriction)s?\b|\bwhole web\b",
    re.IGNORECASE,
)
_BLOCKING: Final = re.compile(
    r"\b(?:not|never|no|without|except|exclude|excluding|avoid|skip|block|ohne|nicht|sans|pas|sin)\b"
    r"[\w\s'’]{0,16}$",  # noqa: RUF001  # as people type it
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    r"\b(?:only|just|restrict|limit|stick|stay|allow|solely|nur|seulement|solo|tylko)\b",
    re.IGNORECASE,
)
_NOISE: Final = (
    r"(?:yes|yeah|ok(?:ay)?|no|nope|well|actually|hmm|wait|sure|fine|go ahead|please|but|and|or"
    r"|rather|instead|sorry|bitte|ja|nein|oui|non|s[ií])"
)
_LEAD: Final = re.compile(rf"^(?:\W*\b{_NOISE}\b[\s,.;:!–—-]*)+", re.IGNORECASE)  # noqa: RUF001
_SWAPS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"^(?:use|take|try|make it|search for|look for|do)?\s*"
            r"(?P<new>.+?)\s+instead of\s+(?P<old>.+)$"
        ),
        r"^instead of\s+(?P<old>.+?)[,\s]+(?:use|take|try|make it|do|search for)?\s*(?P<new>.+)$",
        r"^(?:replace|swap|exchange)\s+(?P<old>.+?)\s+(?:with|by|for)\s+(?P<new>.+)$",
        r"^(?:change|correct|fix)\s+(?P<old>.+?)\s+(?:to|into)\s+(?P<new>.+)$",
        r"^not\s+(?P<old>.+?)[,\s]+but\s+(?P<new>.+)$",
        r"^(?P<new>.+?),?\s+not\s+(?P<old>.+)$",
    )
)
_RESTATED: Final = re.compile(
    r"^(?:change|make|set|turn|rewrite|rephrase)\s+(?:it|that|this|the (?:objective|goal|text|task"
    r"|query|mission))\s+(?:to|into|say|so that it says|about)?\s*:?\s*(?P<new>.+)$"
    r"|^(?:search|look)\s+(?:for|up)\s+(?P<query>.+?)(?:\s+instead)?$"
    r"|^(?P<instead>.+?)\s+instead$",
    re.IGNORECASE | re.DOTALL,
)
_ADDED: Final = re.compile(
    r"^(?:(?:and|but)\s+)?(?P<added>(?:also|additionally|plus|include|including|add|with|without|only"
    r"|just|focus on|in (?:english|german|french|spanish|italian|polish)|excluding|leave out"
    r"|from the"
    r"|since|before|after|newer|older)\b.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRequest:
    """What is to change. None: not said."""

    cap: Money | None = None
    allowed_domains: tuple[str, ...] | None = None
    any_site: bool = False
    blocked_domains: tuple[str, ...] = ()
    max_pages: int | None = None
    max_seconds: float | None = None
    results: int | None = None
    priority: Priority | None = None
    tool: str | None = None
    objective: str | None = None
    """The whole new objective."""

    @property
    def says_something(self) -> bool:
        """Whether anything is to change."""
        return any(getattr(self, each.name) != each.default for each in fields(self))


def edit_in(message: str, objective: str, tools: Collection[str]) -> EditRequest:
    """Return what a message changes about a proposal.

    Args:
        message: What the person wrote.
        objective: The proposal's.
        tools: The names of the tools that there are.
    """
    text = _LEAD.sub("", message[:_LONGEST].strip()).strip(" .!")
    before = find_slots(objective).urls
    allowed, blocked, page = _sites(text, before)
    tool = tool_named(text, tools)
    priority = _priority(message[:_LONGEST])
    pages, seconds, results = _pages(text), _seconds(text), _RESULTS.search(text)
    cap = _cap(text)
    found = EditRequest(
        cap=cap,
        allowed_domains=allowed,
        any_site=bool(_ANY_SITE.search(text)),
        blocked_domains=blocked,
        max_pages=pages,
        max_seconds=seconds,
        results=int(results[1]) if results and pages is None and cap is None else None,
        priority=priority,
        tool=tool,
        objective=objective.replace(before[0], page, 1) if page and before else None,
    )
    if found.says_something:
        return found
    return EditRequest(objective=_reworded(text, objective))


def _cap(text: str) -> Money | None:
    said = find_slots(text).amount
    if said is not None:
        return said
    match = _MONEY.search(text)
    if match is not None:
        number = Decimal((match["dollars"] or match["number"]).replace(",", "."))
        if (match["unit"] or "").lower().startswith(("cent", "¢")):
            number /= 100
        return _money(number)
    match = _CAP.search(text)
    return _money(Decimal(match["figure"])) if match else None


def _money(number: Decimal) -> Money | None:
    return Money(int(number * 1_000_000)) if 0 < number <= MAX_DOLLARS else None


def _sites(
    text: str, before: Collection[str]
) -> tuple[tuple[str, ...] | None, tuple[str, ...], str | None]:
    """Return the sites that are allowed, those that are not, and a page for another page."""
    slots = find_slots(text)
    allowed: list[str] = []
    blocked: list[str] = []
    for url, domain in zip(slots.urls, slots.domains, strict=False):
        head = text[: text.find(url)]
        (blocked if _BLOCKING.search(head) else allowed).append(domain)
    if not allowed:
        return None, tuple(blocked), None
    if before and not _ONLY.search(text):
        return None, tuple(blocked), slots.urls[0]
    return tuple(allowed), tuple(blocked), None


def _priority(text: str) -> Priority | None:
    if _RELAXED.search(text):
        return Priority.LOW
    if _URGENT.search(text):
        return Priority.HIGH
    return Priority.NORMAL if _ORDINARY.search(text) else None


def _pages(text: str) -> int | None:
    if _ONE_PAGE.search(text):
        return 1
    match = _PAGES.search(text)
    return int(match[1]) if match else None


def _seconds(text: str) -> float | None:
    match = _SECONDS.search(text)
    if match is None:
        return None
    return float(match[1]) * (60 if match["unit"].lower().startswith("min") else 1)


def _reworded(text: str, objective: str) -> str | None:
    """Return the objective with a part exchanged, restated or added to; None: nothing was said."""
    for pattern in _SWAPS:
        match = pattern.match(text)
        if match and (swapped := _swapped(objective, match["old"], match["new"])):
            return swapped
    match = _RESTATED.match(text)
    if match:
        new = match["new"] or match["query"] or match["instead"]
        return f"search for {new}" if match["query"] else new.strip()
    match = _ADDED.match(text)
    return f"{objective.rstrip('.!? ')}, {match['added']}" if match else None


def _swapped(objective: str, old: str, new: str) -> str | None:
    old, new = old.strip(" .!?\"'“”"), new.strip(" .!?\"'“”")
    found = re.search(re.escape(old), objective, re.IGNORECASE) if old else None
    if found is None or not new:
        return None
    return f"{objective[: found.start()]}{new}{objective[found.end() :]}"
