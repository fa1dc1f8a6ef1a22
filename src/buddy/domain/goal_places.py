"""Steps of a goal that lie where an earlier one does: "the weather in Lindau, hotels there"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from buddy.domain.goal_clauses import Clause, Kind, clause_of
from buddy.domain.regex import regex

_NAME: Final = r"[A-ZÀ-Þ][\w'-]{1,30}"
_PLACE: Final = regex(
    rf"(?<!\w)(?:in|at|near|to|around|for|visit(?:ing)?)\s+(?P<place>{_NAME}(?:\s+{_NAME}){{0,2}})"
)
_THERE: Final = regex(
    r"\s(?:(?:over\s|near\s)?there|in\s(?:that|this|the)\s(?:city|town|place|region|country))"
    r"(?!\s(?:is|are|was|were)(?!\w))(?!\w)"
)
_LOOKING: Final = frozenset({Kind.SEARCH, Kind.RESEARCH})


def place_in(text: str) -> str:
    """Return the place that words name by its proper name: "in Lindau"; empty: none."""
    found = _PLACE.search(text)
    return found["place"] if found else ""


def put_there(text: str, place: str) -> str:
    """Return words with the place that their first "there" means."""
    return _THERE.sub(lambda _: f" in {place}", text, count=1) if place else text


def with_places(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses of which those that look for something "there" name the place.

    It is the place that was named last before; where none was, the clause stays as it is.
    """
    found: list[Clause] = []
    place = ""
    for each in clauses:
        text = put_there(each.text, place) if each.kind in _LOOKING else each.text
        found.append(each if text == each.text else clause_of(text))
        place = place_in(text) or place
    return tuple(found)
