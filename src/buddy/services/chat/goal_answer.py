# words of many languages
"""What answers the question before a plan, and what is a word on the plan itself."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.edit_request import edit_in
from buddy.domain.goal import Goal
from buddy.domain.goal_clauses import Kind, clauses_of
from buddy.domain.limits import without_limits
from buddy.domain.plain_work import plain_work
from buddy.domain.plan_parts import left_out, no_extra_cost, wants_cheaper
from buddy.domain.regex import regex
from buddy.domain.restriction import restriction_in
from buddy.domain.slots import find_slots

_EDITS: Final = regex(
    r"^\W*(?:please\s+)?(?:actually\s+)?(?:make (?:it|that|them)|drop|leave out|skip|omit|remove"
    r"|without|only|cap|limit|spend|at most|up to|stay on|rather|max(?:imum)?"
    r"|no more than|not more than|raise|lower|double|halve|increase|decrease|reduce|cut)\b",
    re.IGNORECASE,
)
_CUT: Final = regex(r"\s*[,;]|\s+(?:and|then)\b")
"""Where the first clause of an objective ends."""
_CLAUSE: Final = regex(r"“(?P<clause>[^“”]+)”")
"""The clause that a question is about, as it quotes it."""
_VERB: Final = regex(r"^\W*(?P<verb>[^\W\d_]+(?:\s+(?:for|up|out|into))?)\b", re.IGNORECASE)
_INSTEAD: Final = regex(
    r"\b(?:instead|rather|statt(?:dessen)?|anstatt|lieber|plutôt|au lieu|en vez|en lugar"
    r"|más bien|invece"
    r"|piuttosto|em vez|no lugar|liever|in plaats)\b",
    re.IGNORECASE,
)
_STAYS: Final = regex(
    r"^\W*(?:(?:no|nope|nein|nee|non|não|nao)[\s,.!;:]+(?!\d)"
    r"|(?:(?:yes|ja|oui|sí|si|sì|sim|ok(?:ay)?|please|bitte)[\s,]+)*(?:keep|leave|behalte?|lass(?:e)?"
    r"|garde[rz]?|laisse[rz]?|conserva|mant[eé]n|deja|tieni|lascia|mantém|deixa|houd|behoud|laat)"
    r"\s+(?:the|it|that|this|all|die|das|den|es|alles|la|le|les|l['\u2019]|el|los|las|lo|il|i|gli|tutto"
    r"|a|o|os|as|tudo|de|het|dat)(?!\w))",
    re.IGNORECASE,
)
"""How a message begins that takes something back, or leaves it as it is."""
_ADDRESS: Final = 3
"""Words of a text that is hardly more than an address."""
_SENTENCE: Final = 4
"""Words of a sentence that says by itself what is wanted."""


def edits_plan(text: str) -> bool:
    """Tell whether a text is a change of a plan by its own words, whatever a reader makes of it."""
    if not re.search(r"\w", without_limits(text)):
        return True  # a limit and nothing else
    return bool(
        _only_caps(text)
        or _EDITS.search(text)
        or wants_cheaper(text)
        or no_extra_cost(text)
        or leaves_out(text)
    )


def leaves_out(text: str) -> bool:
    """Tell whether a text wants a part of a plan left out, by its place."""
    return bool(left_out(text, ()))


def works_on_page(text: str) -> bool:
    """Tell whether a text is work of its own on a page, and changes none: "read a.example"."""
    if _INSTEAD.search(text):
        return False
    return any(clause.kind is not Kind.OTHER and clause.urls for clause in clauses_of(text)) or (
        plain_work(text, fresh=False) is not None
    )


def names_part(text: str, goal: Goal) -> bool:
    """Tell whether a text wants a part of a goal's plan left out, by its place or what it does."""
    return bool(left_out(text, [part.key for part in goal.parts]))


def answered(goal: Goal, text: str) -> str | None:
    """Return a goal's objective with the answer to its question in it; None: it is no answer.

    Args:
        goal: One that asks something before it can be planned.
        text: What was said.
    """
    said = text.strip()
    urls = find_slots(said).urls
    bounds = restriction_in(said)
    if urls and not bounds.only and not bounds.excluded and len(said.split()) <= _ADDRESS:
        first = _CUT.split(goal.objective, maxsplit=1)[0]
        return f"{first} from {urls[0]}{goal.objective[len(first) :]}"
    rest = without_limits(said)
    if not rest or leaves_out(said) or wants_cheaper(said) or no_extra_cost(said):
        return None
    if _is_work(rest):
        return said
    if stays(rest) or _only_caps(said):
        return None
    if (placed := _in_clause(goal, rest)) is not None:
        return placed
    return said if len(rest.split()) >= _SENTENCE and not _EDITS.search(said) else None


def _only_caps(text: str) -> bool:
    """Tell whether a text sets a cap, and says nothing else but what stays as it is."""
    found = edit_in(text, "", ())
    return found.cap is not None and all(map(stays, found.left))


def stays(text: str) -> bool:
    """Tell whether a text says that something stays as it is: "no, keep the note"."""
    return _STAYS.match(text) is not None


def _is_work(text: str) -> bool:
    kinds = {clause.kind for clause in clauses_of(text)}
    return bool(kinds - {Kind.OTHER}) or plain_work(text, fresh=False) is not None


def _in_clause(goal: Goal, said: str) -> str | None:
    """Return the objective with what was said behind the verb of the clause that was asked about.

    "What should be searched for in “search for it”?" is answered by "office chairs".
    """
    asked = _CLAUSE.search(goal.question)
    if asked is None or asked["clause"] not in goal.objective or _EDITS.search(said):
        return None
    verb = _VERB.match(asked["clause"])
    if verb is None:
        return None
    if verb["verb"].lower().startswith("calculat") and expression_in(said) is None:
        return None
    return goal.objective.replace(asked["clause"], f"{verb['verb']} {said.rstrip('.!')}", 1)
