"""What a sentence changes of a goal's plan, what of it was not read, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from buddy.domain.edit_counts import PAGE
from buddy.domain.edit_request import EditRequest, edit_in
from buddy.domain.goal import Goal
from buddy.domain.goal_clauses import counted_word
from buddy.domain.goal_left_out import work_of
from buddy.domain.goal_plan import Part
from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.money_words import amounts_in
from buddy.domain.page_exchange import Exchange, exchange_in, exchanged, same_page
from buddy.domain.plain_decision import words_of
from buddy.domain.plan_parts import LeftOut, left_out, no_extra_cost, wants_cheaper
from buddy.domain.regex import regex
from buddy.domain.restriction import restriction_in
from buddy.domain.scope import Scope, covers
from buddy.domain.slots import find_slots, host_of
from buddy.services.chat.goal_answer import stays
from buddy.services.chat.spending import doubt_words
from buddy.services.chat.words import listed, quoted
from buddy.services.goal_request import GoalChange

_FOR_ALL: Final = regex(
    r"\s*\b(?:for (?:everything|all(?: of (?:it|them))?"
    r"|the (?:whole|entire) (?:thing|plan|goal|lot))|(?:all )?in (?:all|total)"
    r"|altogether|all together|together|overall|insgesamt|für alles"
    r"|en tout|au total|en total|in tutto|in totale|no total|in totaal|alles bij elkaar)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = 4
"""Words of a sentence that says by itself what is wanted."""
_EACH: Final = regex(
    r"\s*\b(?:each|apiece|per (?:part|step|mission|vendor|site)|jeweils|chacune?|cada un[oa]"
    r"|ciascun[oa]|cada uma?|elk)\b",
    re.IGNORECASE,
)
"""Limits of pages and time hold for each part anyway."""
_COUNT: Final = regex(
    r"\b(?:make (?:it|that|them)|take|use|only|just|rather|nur|lieber|nimm|seulement|plutôt|s[óo]lo"
    rf"|solamente|soltanto|apenas|só|alleen|slechts)\s+(?P<count>\d{{1,2}}|{COUNTED}|several)\b",
    re.IGNORECASE,
)
_LEAD: Final = regex(
    r"^(?:\W*(?:actually|ok(?:ay)?|please|and|but|now|then|no|yes|oh|hm+|wait|well|bitte|doch|ach)"
    r"(?!\w))+[\s,.:!]*",
    re.IGNORECASE,
)
_ONES: Final = frozenset(("a", "single", "un", "une", "una", "um", "uma", "ein", "eine", "een"))
"""Words that are an article more often than a number."""
_AMOUNT: Final = regex(
    r"\s*(?:[.,]\d|(?:us\s?)?(?:dollars?|bucks?|cents?|usd|eur(?:os?)?|euros?|pounds?|\$|€|£|%))",
    re.IGNORECASE,
)
_OF_LIMIT: Final = regex(
    rf"\s+(?:{PAGE}|sites?|seconds?|minutes?|hours?|times?|results?|sources?)(?!\w)", re.IGNORECASE
)
"""What a limit counts is nothing that a plan looks for: "only one page per step"."""
_NUMBERED: Final = regex(
    r"(?<![\w.,:/$€£¥₹%#-])(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|several|a few)(?=\s+(?:[^\W\d_]|\d+(?:st|nd|rd|th)\b))"
    r"(?!\s+(?:US|U\.S\.)?\s?(?:dollars?|bucks?|cents?|usd|eur(?:os?)?|euros?|pounds?|gbp|chf"
    r"|francs?|percent|per cent|hours?|minutes?|seconds?|days?|weeks?|months?|years?|pm|am|o'clock"
    r"|kg|km|cm|mm|miles?|watts?|volts?|lumens?|inch(?:es)?|stars?|times?|in all|altogether"
    r"|together|per|a day|each)\b)",
    re.IGNORECASE,
)
"""How many of something: no amount of money, no measure, no number in a name or an address."""
_ALSO: Final = regex(
    r"\b(?:also|too|as well|besides|add|auch|dazu|zusätzlich|aussi|ajoute|también|añade|anche"
    r"|aggiungi"
    r"|também|adiciona|ook|erbij)\b",
    re.IGNORECASE,
)
"""What adds a page to those that a plan reads."""
_LOOKS_FOR: Final = regex(
    r"\W*(?:please\s+)?(?:(?:find|list|identify|discover|locate)(?:\s+me)?|(?:look|search)\s+for)"
    r"\s+(?:the\s+)?(?=[^\W\d_])(?!(?:out|an?)\b)",
    re.IGNORECASE,
)
"""What a number goes behind where none stands: the first three of what is found were meant."""
_BEFORE_MONEY: Final = regex(
    r"(?:under|below|above|over|at most|up to|less than|more than|max(?:imum)?|budget(?: of)?|cap"
    r"(?: of| at)?|spend(?:ing)?|costs?|for|than|limit(?: of)?)\s*$",
    re.IGNORECASE,
)
"""What a limit begins with: the number behind it counts nothing that is looked for."""


def change_in(text: str, goal: Goal) -> tuple[GoalChange | None, str]:
    """Return what a sentence changes of a plan, and what of it could not be taken over.

    Returns:
        No change where it says none; the words are empty where all was read.
    """
    # Of a whole plan there is one cap, so an amount "for everything" can be nothing else.
    said, of_all = _FOR_ALL.subn(" ", text)
    if of_all and (amounts := amounts_in(said)):
        said = f"cap: {amounts[0].text}"
    found = edit_in(_EACH.sub(" ", said), goal.objective, (), goal.cap)
    scope, page = None, _which_page(text, found, goal)
    if page:
        found = replace(found, allowed_domains=None, objective=None)
    exchange = _exchange(text, goal)
    if exchange is not None:
        found = _put(text, exchange, found, goal)
    if found.allowed_domains is not None or found.blocked_domains or found.any_site:
        scope = Scope(allowed_domains=found.allowed_domains, blocked_domains=found.blocked_domains)
    works = {part.key: work_of(part) for part in goal.parts}
    out = left_out(_LEAD.sub("", text), list(works), works)
    drop = out.keys
    count = _count_in(text)
    objective = None if count is None else _counted(count, goal.objective)
    if exchange is not None and not exchange.refused:
        objective = found.objective
    terms = bool(drop or scope or found.cap or found.max_pages or found.max_seconds)
    told = " ".join(filter(None, (page, _not_changed(text, out, goal))))
    if count is None and not terms and found.doubt is None and not told:
        objective = found.objective if _still_about(found.objective, goal) else None
    missed = " ".join(filter(None, (told, _missed(found, goal))))
    if not (terms or objective):
        return None, missed
    change = GoalChange(
        objective=objective,
        scope=scope,
        max_pages=found.max_pages,
        max_seconds=found.max_seconds,
        max_cost=found.cap,
        drop=drop,
    )
    return change, missed


def _exchange(text: str, goal: Goal) -> Exchange | None:
    """Return which page a text puts in the place of which; none where it keeps the new one away."""
    found = exchange_in(text, goal.objective)
    if found is None or found.refused:
        return found
    away = restriction_in(text).excluded
    return None if any(same_page(found.new, each) for each in away) else found


def _put(text: str, exchange: Exchange, found: EditRequest, goal: Goal) -> EditRequest:
    """Return an edit with a page in the place of another one, or without that where it is refused.

    What the sentence keeps away stays away: only a site that the plan reads is not blocked.
    """
    objective = goal.objective if exchange.refused else exchanged(goal.objective, exchange)
    read = [host_of(url) for url in find_slots(objective).urls]
    return replace(
        found,
        allowed_domains=found.allowed_domains if restriction_in(text).only else None,
        blocked_domains=tuple(
            each for each in found.blocked_domains if not any(covers(each, host) for host in read)
        ),
        objective=None if exchange.refused else objective,
    )


def _which_page(text: str, found: EditRequest, goal: Goal) -> str:
    """Return why another page takes the place of none of a plan's: it names none, or several."""
    if (exchange := _exchange(text, goal)) is not None:
        return f"The plan keeps {exchange.old}." if exchange.refused else ""
    if not find_slots(text).urls or restriction_in(text).only or restriction_in(text).excluded:
        return ""
    own = find_slots(goal.objective).urls
    if not own and found.allowed_domains:
        return (
            "The plan names no page that could be another: it reads what it finds. “Only "
            f"{found.allowed_domains[0]}” keeps it to that site."
        )
    if len(own) > 1 and found.unplaced and not _ALSO.search(text):
        said = find_slots(text).urls
        new = next((url for url in said if not any(same_page(url, each) for each in own)), said[0])
        return (
            f"The plan names {len(own)} pages, {listed(list(own))}. Say which one {new} takes the "
            f"place of: “{new} instead of {own[0]}”."
        )
    return ""


def _not_changed(text: str, out: LeftOut, goal: Goal) -> str:
    """Return what is told of a wish that changes nothing of a plan by itself."""
    said: list[str] = []
    keys = ", ".join(part.key for part in goal.parts)
    if out.several:
        said.append(
            f"Several parts do {quoted(out.unclear)}: say which of {', '.join(out.several)}."
        )
    elif out.unclear and goal.parts:
        said.append(f"The plan has no part {quoted(out.unclear)}; it has {keys}.")
    elif out.kept and not out.keys:
        said.append(f"The plan keeps {quoted(out.kept)}.")
    if no_extra_cost(text):
        said.append(
            f"The plan costs what stands in it, at most {goal.cap} together, and nothing beyond "
            "that is spent; a lower limit is “at most …”."
        )
    if wants_cheaper(text):
        said.append(
            f"It does not say by how much: the cap is {goal.cap} together, “at most …” lowers it, "
            "and “leave out part …” takes a part away."
        )
    return " ".join(said)


def _still_about(objective: str | None, goal: Goal) -> bool:
    """Tell whether other words for a goal are still about it: "nicer" alone would end its plan."""
    if objective is None:
        return False
    return len(objective.split()) >= _SENTENCE or bool(
        words_of(objective) & words_of(goal.objective)
    )


def _missed(found: EditRequest, goal: Goal) -> str:
    """Return what was said and not taken over."""
    parts: list[str] = []
    if (doubt := doubt_words(found, goal.cap)) != "":
        parts.append(doubt)
    if found.tool is not None or found.priority is not None:
        parts.append("The tools and the priority of a plan are changed by part, on its page.")
    left = [quoted(each) for each in found.left if not stays(each)]
    if left and found.is_of_terms:
        parts.append(f"Not read, and not changed: {listed(left)}.")
    return " ".join(parts)


def changes_told(before: Goal, after: Goal) -> str:
    """Return what an edit has changed of a plan, in words."""
    said: list[str] = []
    if before.cap != after.cap:
        said.append(f"at most {before.cap} → {after.cap} together")
    old, new = ({part.key: part for part in goal.parts} for goal in (before, after))
    if gone := [key for key in old if key not in new]:
        said.append(f"left out: {', '.join(gone)}")
    if added := [key for key in new if key not in old]:
        said.append(f"new: {', '.join(added)}")
    kept = [(old[key], new[key]) for key in new if key in old]
    for name, of in _SHOWN:
        if names := [b.key for a, b in kept if of(a) != of(b)]:
            said.append(f"{name} of {', '.join(names)}")
    if said:
        return f"Changed: {'; '.join(said)}."
    if before.objective != after.objective:
        return "Only the words of the goal changed: its parts, their reach and the cap stay."
    return "Nothing of the plan changed."


def _pages(part: Part) -> object:
    return part.scope.max_pages


def _seconds(part: Part) -> object:
    return part.scope.max_duration_seconds


def _sites(part: Part) -> object:
    return part.scope.allowed_domains, part.scope.blocked_domains


def _work(part: Part) -> object:
    return part.tool, part.tool_input, part.feeds


_SHOWN: Final[tuple[tuple[str, Callable[[Part], object]], ...]] = (
    ("pages", _pages),
    ("time", _seconds),
    ("sites", _sites),
    ("work", _work),
)
"""What of a part is told to have changed."""


def _count_in(text: str) -> int | None:
    """Return how many a sentence says, and no amount of money: "make it five"."""
    for match in _COUNT.finditer(text):
        if _AMOUNT.match(text, match.end()) or _OF_LIMIT.match(text, match.end()):
            continue
        word = match["count"].lower()
        if word == "several" or word in _ONES:
            return counted_word(word)
        return number_of(word)
    return None


def _counted(count: int, objective: str) -> str | None:
    """Return an objective that looks for another number of things; None where it counts none."""
    for found in _NUMBERED.finditer(objective):
        if not _BEFORE_MONEY.search(objective[: found.start()]):
            return f"{objective[: found.start()]}{count}{objective[found.end() :]}"
    first = _LOOKS_FOR.match(objective)
    return f"{first[0]}{count} {objective[first.end() :]}" if first else None
