"""What a proposal warns of: what will be refused, what is left out, what cannot be bounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, cast
from urllib.parse import urlsplit

from buddy.domain.change_watch import watches_part
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.egress.verdict import Verdict, judge_literal
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.origin import untrusted
from buddy.domain.plain_work import works_in
from buddy.domain.proposal import Terms
from buddy.domain.restriction import read_pages
from buddy.domain.scope import allows
from buddy.domain.slots import find_slots
from buddy.domain.tool import PriceKind, Risk, ToolSpec
from buddy.domain.tool_input import SLOT_MARK, with_scheme
from buddy.domain.topics import CHANGES

RefusesFile: TypeAlias = Callable[[str], str | None]
"""Says why a path will not be read; None: it may be."""
NAMED: Final = 3
"""Pages that a proposal names one by one."""


def any_file(path: str) -> None:
    """Refuse no path: where nothing is known of the folders that may be read."""
    del path


def warnings_of(
    spec: ToolSpec, terms: Terms, policy: EgressPolicy, may_read: RefusesFile
) -> tuple[str, ...]:
    """Return what a person should mind before a yes, one sentence each.

    Args:
        spec: The tool.
        terms: What it may do.
        policy: What the guard before every connection will say.
        may_read: What the guard before every file will say.
    """
    return (
        *_refused(spec, terms, policy),
        *_unreadable(spec, terms, may_read),
        *_warnings(spec, terms),
        *_watched_whole(spec, terms),
    )


def _watched_whole(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    """Say that every change of a page is told where one thing on it is to be watched."""
    if spec.topic != CHANGES or not watches_part(terms.objective):
        return ()
    return ("the whole page is watched, not that one thing on it: every change of it is told",)


def _unreadable(spec: ToolSpec, terms: Terms, may_read: RefusesFile) -> tuple[str, ...]:
    """Say of files and folders that they will not be read, where that is known before."""
    if spec.server is not None:
        return ()
    paths = (terms.tool_input.get(name) for name in _slots_of(spec, "path"))
    told = (may_read(path) for path in paths if isinstance(path, str))
    return tuple(f"as it stands the run will fail: {why}" for why in told if why is not None)


def _slots_of(spec: ToolSpec, slot: str) -> tuple[str, ...]:
    """Return the names of the arguments that take what such a slot holds."""
    properties: dict[str, JsonObject] = spec.input_schema.get("properties", {})
    return tuple(n for n, schema in properties.items() if schema.get(SLOT_MARK) == slot)


def _refused(spec: ToolSpec, terms: Terms, policy: EgressPolicy) -> tuple[str, ...]:
    """Say of addresses that the guard will let nothing reach that the run will fail there."""
    if spec.server is not None:
        return ()
    judged = ((each, _judged(each, policy)) for each in addresses_in_input(spec, terms.tool_input))
    return tuple(
        f"{address} will be refused when it runs: {verdict.rule}; {verdict.remedy}"
        for address, verdict in judged
        if verdict is not None and not verdict.allowed
    )


def _judged(address: str, policy: EgressPolicy) -> Verdict | None:
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError:  # no address: the tool will say so
        return None
    return judge_literal(parts.hostname or "", port, policy)


def _hosts(spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return the hosts that an input names in the places where its tool takes addresses."""
    hosts: dict[str, None] = {}
    for address in addresses_in_input(spec, tool_input):
        try:
            host = urlsplit(address).hostname
        except ValueError:  # no address: the tool will say so
            continue
        if host:
            hosts[host] = None
    return tuple(hosts)


def addresses_in_input(spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return the addresses that an input names in the places where its tool takes them."""
    found: dict[str, None] = {}
    for name, schema in spec.input_schema.get("properties", {}).items():
        if schema.get(SLOT_MARK) != "url":
            continue
        given: JsonValue = tool_input.get(name)
        for address in cast("list[JsonValue]", given) if isinstance(given, list) else [given]:
            if str(address or "").strip():
                found[with_scheme(str(address).strip())] = None
    return tuple(found)


def _left_out(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    """Say of pages, files and other work that the objective names and the tool does not get."""
    if spec.server is not None:
        return ()
    return (*_files_left(spec, terms), *_work_left(spec, terms), *_pages_left(spec, terms))


def _files_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    taken = [terms.tool_input[n] for n in _slots_of(spec, "path") if n in terms.tool_input]
    named = find_slots(terms.objective).paths
    if not taken or taken[0] not in named:
        return ()
    left = [path for path in named if path not in taken]
    told = (
        f"{', '.join(left[:NAMED])} is left out: {spec.name} takes one at a time; ask for it next"
    )
    return (told,) if left else ()


def _work_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    """Say of work of another kind in the same sentence that it is not done with this."""
    parts = works_in(terms.objective)
    left = [text for text, intent in parts if intent not in spec.intents[:1]]
    if not left or len(left) == len(parts):
        return ()
    return (f"“{left[0]}” is left out: {spec.name} does not do that; ask for it next",)


def _pages_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    taken = addresses_in_input(spec, terms.tool_input)
    if not taken:
        return ()
    named = dict.fromkeys(with_scheme(url) for url in find_slots(read_pages(terms.objective)).urls)
    most = terms.scope.max_pages
    if len(taken) > most:
        told = f"{len(taken)} pages are named and the scope allows {most}: the run will be refused"
        return (f"{told}; allow more pages, or name fewer",)
    left = [url for url in named if url not in taken]
    if not left or taken[0] not in named:
        return ()
    properties: dict[str, JsonObject] = spec.input_schema["properties"]
    takes = "takes one page at a time"
    if any(properties[name].get("type") == "array" for name in _slots_of(spec, "url")):
        takes = f"is given {', '.join(taken[:NAMED])}"
    return (f"{', '.join(left[:NAMED])} is left out: {spec.name} {takes}; ask for it next",)


def _warnings(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    found: list[str] = []
    if spec.price.kind is PriceKind.UNKNOWN:
        told = f"The price of {spec.name} is not known; only the cap is certain"
        if spec.server is not None:
            told += f', and all of it is counted. If it is free, say "price": 0 of {spec.server}'
        found.append(told)
    elif spec.price.per_call > terms.cap_usd:
        found.append(
            f"One call costs {spec.price.per_call}, more than the cap of {terms.cap_usd}: "
            "the run will be refused at the budget check"
        )
    found.extend(_left_out(spec, terms))
    scope = terms.scope
    if spec.server is not None and (scope.allowed_domains is not None or scope.blocked_domains):
        found.append(f"The domains of this mission cannot be enforced inside {spec.server}")
    found.extend(
        f"{host} is outside the allowed domains: the run will stop there and ask you"
        for host in _hosts(spec, terms.tool_input)
        if not allows(terms.scope, host)
    )
    found.extend(f"{each.argument}: {each.text}" for each in untrusted(terms.input_origins))
    if spec.risk is not Risk.READ:
        undo = f"; {spec.undo}" if spec.undo else " and cannot be undone"
        found.append(f"{spec.name} changes things{undo}")
    return tuple(found)
