"""Whether a sentence is a goal by its own words: work whose later steps need the earlier ones.

Two different kinds of work, where a later one takes what an earlier one gives, are a goal, and so
are they where the person has to say first what a later one is about. Opening a page and reading it,
a search and its summary, and several pages of one kind are one mission; several pages and a summary
of all of them are a goal, since a reader of pages writes none.
"""

from __future__ import annotations

from typing import Final

from buddy.domain.goal_clauses import Clause, Kind, clauses_of, points_back
from buddy.domain.goal_files import column_in, is_table

_LONGEST: Final = 1_000
_BEGINS: Final = frozenset({Kind.SEARCH, Kind.RESEARCH, Kind.EXTRACT, Kind.FILE, Kind.FOLDER})
_MOST: Final = 8


def is_goal(objective: str) -> bool:
    """Tell whether an objective is plainly several steps, of which later ones need earlier ones."""
    if len(objective) > _LONGEST:
        return False
    clauses = clauses_of(objective)
    if not 1 < len(clauses) <= _MOST or any(each.kind is Kind.OTHER for each in clauses):
        return False
    first = clauses[0]
    if first.kind not in _BEGINS or (first.kind is Kind.EXTRACT and not first.urls):
        return False
    return any(
        _needs(clauses[:at], clause, clauses[at + 1 :])
        for at, clause in enumerate(clauses)
        if at > 0
    )


def _needs(before: tuple[Clause, ...], clause: Clause, after: tuple[Clause, ...]) -> bool:
    """Tell whether a step is of another kind than those before it, and takes what they give."""
    kinds = {each.kind for each in before}
    if clause.kind in kinds or clause.names or clause.urls:
        return False
    if kinds <= {Kind.FILE, Kind.FOLDER}:
        tables = any(is_table(each.path) for each in before)
        return clause.kind is Kind.CALCULATE and tables and bool(column_in(clause.text))
    match clause.kind:
        case Kind.EXTRACT:
            return bool(kinds & {Kind.SEARCH, Kind.RESEARCH})
        case Kind.CALCULATE:
            return True
        case Kind.SEARCH:
            return Kind.EXTRACT in kinds and points_back(clause.subject)
        case Kind.REPORT:
            read = {url for each in before if each.kind is Kind.EXTRACT for url in each.urls}
            return len(read) > 1
        case Kind.COMPARE:
            return bool(after) and Kind.SEARCH in kinds
        case _:
            return False
