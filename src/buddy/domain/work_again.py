"""The last work said again, otherwise: for another page, and with limits of its own.

"The same for b.example, at most 20 cents" is the last objective with the other page in it and with
that limit behind it, where it is read as it would be in a first sentence. A limit of the last work
stands until one of its kind is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.limits import limits_in, without_limits
from buddy.domain.money_words import amounts_in
from buddy.domain.regex import regex
from buddy.domain.slots import without_addresses
from buddy.domain.slots_amount import spending_limit, spending_spans

_MONEY: Final = "money"
_SOME_PAGE: Final = "https://a.example"
"""What a limit is read behind."""
_LEADS: Final = regex(
    r"^(?:[\s,;.]|(?:but|and|with|aber|und|mit|mais|et|avec|pero|y|con|ma|e|mas|com|maar|en|met"
    r"|please|bitte|for|für|pour|para|per|voor)\b)+",
    re.IGNORECASE,
)
_FURTHER: Final = regex(
    r"(?:^|[\s,;])(?P<more>(?:and|then|und|dann|et|puis|y|luego|e|poi|depois|en|dan)\s+"
    r"(?:\S+\s+){2,}\S+)",
    re.IGNORECASE,
)
"""Words behind the page that ask for more: "and tell me who earns most"."""
_ONLY: Final = regex(
    r"\b(?:just|only|nur|bloß|seulement|s[oó]lo|solamente|solo|soltanto|só|somente|apenas|alleen"
    r"|enkel)\W*$",
    re.IGNORECASE,
)


def for_page(objective: str, before: Sequence[str], page: str, said: str = "") -> str:
    """Return the last objective for another page.

    Args:
        objective: What was done.
        before: The pages that it names.
        page: The one that it is for now.
        said: The message that says so. With "just" before the page, the page takes the place of
            all of them; else of the first one.
    """
    if not before:
        text = f"{objective.rstrip('.!? ')} from {page}"
    elif page in before[1:] or (said and _ONLY.search(said.partition(page)[0])):
        start = min(objective.index(each) for each in before)
        end = max(objective.rindex(each) + len(each) for each in before)
        text = f"{objective[:start]}{page}{objective[end:]}"
    else:
        text = objective.replace(before[0], page, 1)
    return _with_rest(text, said, page) if said else text


def limited_anew(objective: str, said: str) -> str:
    """Return an objective with the limits that a message says, which take the place of its own."""
    spans = limits_in(said).spans
    if not spans:
        return objective
    before, now = _kinds(objective), _kinds(said)
    clauses = [_clause(said[start:end]) for start, end in sorted(spans)]
    text = objective.rstrip(".!? ")
    if before.keys() & now.keys():
        text = without_limits(text)
        clauses = [*(words for kind, words in before.items() if kind not in now), *clauses]
    return ", ".join([text, *filter(None, clauses)])


def _clause(words: str) -> str:
    """Return a limit as a clause of its own: "and 5 seconds" stood behind another limit."""
    bare = _LEADS.sub("", words).strip(" ,;.!?")
    return f"max. {bare}" if bare[:1].isdigit() else bare


def limited_again(objective: str, before: str, said: str) -> str:
    """Return the last work as it is wanted now, with its limits and with those that are said.

    Args:
        objective: The work, without limits.
        before: What was done the last time, with its limits.
        said: The message. A small amount in its middle is a limit too: "again with $1 for b.org".
    """
    anew, words = said, without_addresses(said)
    if words != said and not limits_in(said).spans and (unread := amounts_in(words)):
        anew = f"{_SOME_PAGE}, max. {unread[0].text}"
    return limited_anew(limited_anew(objective, before), anew)


def _with_rest(objective: str, said: str, page: str) -> str:
    """Return an objective with what a message asks for besides, behind the page that it names."""
    more = _FURTHER.search(said.partition(page)[2])
    return f"{objective.rstrip('.!? ')}, {more['more'].strip(' .!?')}" if more else objective


def _kinds(text: str) -> dict[str, str]:
    """Return what a text limits, by kind, with words that say each limit by itself."""
    limits = limits_in(text)
    said = {
        "seconds": limits.seconds,
        "pages": limits.pages,
        "results": limits.results,
        "sources": limits.sources,
    }
    found = {kind: f"max. {most:g} {kind}" for kind, most in said.items() if most is not None}
    if spending_spans(text):
        found[_MONEY] = f"max. {spending_limit(text) or ''}"
    return found
