"""What of a goal's words goes with a step that is left out of its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.goal_clauses import Clause, clauses_of
from buddy.domain.goal_places import place_in, put_there
from buddy.domain.goal_plan import Part
from buddy.domain.json_value import canonical_json
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems

_TITLE: Final = 120
_LEADS: Final = regex(
    r"^[\s,;.]{0,4}(?:(?:and\s+)?(?:then|after\s+that|afterwards|finally)(?!\w)|and(?!\w))?[\s,]{0,4}",
)
_TRAILS: Final = regex(
    r"[\s,;]{0,4}(?:(?:\sand)?\s(?:then|after\s+that|afterwards|finally)|\sand)?[\s,;]{0,4}$"
)


def work_of(part: Part) -> frozenset[str]:
    """Return the stems of what a part does: of its words and of what its tool is given.

    A title is of all parts that are put together, and so of none.
    """
    given = {name: value for name, value in part.tool_input.items() if name != "title"}
    return frozenset(content_stems(f"{part.objective} {canonical_json(given)}"))


def objective_without(objective: str, gone: Sequence[Part], kept: Sequence[Part]) -> str:
    """Return a goal's words without the clauses of parts that are left out.

    A clause goes where it is plainly that of such a part and of no part that stays; otherwise the
    words stay as they are.
    """
    for part in gone:
        own = work_of(part)
        found = max(clauses_of(objective), key=lambda clause: _shared(clause, own), default=None)
        most = 0 if found is None else _shared(found, own)
        if found is None or not most or any(_shared(found, work_of(e)) >= most for e in kept):
            continue
        before, text, after = objective.partition(found.text)
        if not text:
            continue
        # What is "there" by the words that go would lie nowhere without them.
        after = put_there(_LEADS.sub("", after, count=1), place_in(found.text))
        objective = f"{before}{after}" if after else _TRAILS.sub("", before)
    return objective


def titled_anew(parts: Sequence[Part], gone: Sequence[Part], objective: str) -> tuple[Part, ...]:
    """Return parts whose title no longer names what is left out, but the goal's own words."""
    lost = [each.objective.casefold() for each in gone]
    new = (objective[:1].upper() + objective[1:])[:_TITLE]
    return tuple(
        replace(part, tool_input={**part.tool_input, "title": new})
        if _title(part) and any(_title(part) in each for each in lost)
        else part
        for part in parts
    )


def _title(part: Part) -> str:
    title = part.tool_input.get("title")
    return title.casefold() if isinstance(title, str) else ""


def _shared(clause: Clause, own: frozenset[str]) -> int:
    return len(content_stems(clause.text) & own)
