"""The same work for something else, within what the person has set for it the first time.

Bounds that stand in the first sentence are said again in the second one. What was set by an edit
stands in no sentence: cap, pages, time, sites, priority and constraints go over here, unless the
second sentence says one of its own.
"""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.money import Money
from buddy.domain.proposal import Priority, Terms
from buddy.domain.scope import Scope, covers
from buddy.domain.slots import find_slots
from buddy.services.mission_request import MissionRequest
from buddy.services.objective_reader import ObjectiveReader


def likewise(
    request: MissionRequest, terms: Terms, reader: ObjectiveReader, usual: Money
) -> tuple[MissionRequest, tuple[str, ...]]:
    """Return a request with the bounds of earlier work, and what was taken over, in words.

    Args:
        request: The same work for something else, as a sentence of its own.
        terms: What the earlier work was approved, or proposed, with.
        reader: Reads what sentences bound.
        usual: The cap where nobody says one.
    """
    kept: list[str] = []
    old, new = reader.spending_limit(terms.objective), reader.spending_limit(request.objective)
    if request.max_cost is None and (new is None or new == old):
        request = replace(request, max_cost=terms.cap_usd)
        if terms.cap_usd != (usual if old is None else old):
            kept.append(f"a cap of {terms.cap_usd}")
    if request.priority is None and terms.priority is not Priority.NORMAL:
        request = replace(request, priority=terms.priority)
        kept.append(f"{terms.priority} priority")
    if request.constraints is None and terms.constraints:
        request = replace(request, constraints=terms.constraints)
        kept.append("its constraints")
    if request.scope is None:
        scope, said = _scope(request.objective, terms, reader)
        request = replace(request, scope=scope)
        kept.extend(said)
    return replace(request, keeps=request.keeps or terms), tuple(kept)


def _scope(objective: str, terms: Terms, reader: ObjectiveReader) -> tuple[Scope | None, list[str]]:
    """Return the bounds for an objective; None: its own words set them all."""
    before, stood, said = reader.scope(terms.objective), terms.scope, reader.scope(objective)
    scope, kept = said, list[str]()
    if stood.max_pages != before.max_pages == said.max_pages:
        scope = replace(scope, max_pages=stood.max_pages)
        kept.append(f"at most {stood.max_pages} page{'' if stood.max_pages == 1 else 's'}")
    seconds = stood.max_duration_seconds
    if seconds != before.max_duration_seconds == said.max_duration_seconds:
        scope = replace(scope, max_duration_seconds=seconds)
        kept.append(f"at most {seconds:g} seconds")
    hosts = find_slots(objective).domains
    away = tuple(
        each
        for each in stood.blocked_domains
        if each not in scope.blocked_domains and not any(covers(each, host) for host in hosts)
    )
    if away:
        scope = replace(scope, blocked_domains=(*scope.blocked_domains, *away))
        kept.append(f"never {', '.join(away)}")
    if stood.allowed_domains != before.allowed_domains and said.allowed_domains is None:
        only = _allowed(stood.allowed_domains, hosts)
        if only is not None:
            scope = replace(scope, allowed_domains=only)
            kept.append(f"only {', '.join(only)}" if only else "no sites")
    return (scope, kept) if kept else (None, [])


def _allowed(stood: tuple[str, ...] | None, hosts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the only sites for other pages: those of before, and where these lie elsewhere too."""
    if stood is None:
        return None
    beyond = (host for host in hosts if not any(covers(each, host) for each in stood))
    return tuple(dict.fromkeys((*stood, *beyond)))
