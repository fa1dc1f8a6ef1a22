"""Reads a tool's input out of an objective, by the slots that the tool's schema marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.beyond_tools import Deed
from buddy.domain.calendar_text import dates_in
from buddy.domain.edit_counts import limited_pages
from buddy.domain.folder_named import listed_folder
from buddy.domain.further_work import further_work
from buddy.domain.instant import to_datetime
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.limits import Limits, doubtful_time, limits_in, without_limits
from buddy.domain.money import Money
from buddy.domain.money_words import Amount
from buddy.domain.nothing_spent import LEAST_CAP, forbids_spending
from buddy.domain.page_words import forbids_redirects
from buddy.domain.proposal import Terms
from buddy.domain.restriction import bounded, read_pages, restriction_in
from buddy.domain.schedule_timing import zone_of
from buddy.domain.scope import MAX_DURATION_SECONDS, MAX_PAGES, Scope, blocks
from buddy.domain.search_words import newness_in
from buddy.domain.slot_inference import numbers_in
from buddy.domain.slot_texts import slot_texts, slots_of
from buddy.domain.slots import find_slots, host_of, without_addresses
from buddy.domain.slots_amount import doubtful_limit, unread_limit
from buddy.domain.slots_count import counted_in
from buddy.domain.slots_query import query_in
from buddy.domain.time_question import asks_present, time_question_in
from buddy.domain.tool import PriceKind, ToolSpec
from buddy.domain.tool_input import SLOT_MARK, FilledInput, fill_input
from buddy.domain.unread_money import unread_money
from buddy.domain.whole_limit import whole_limit
from buddy.ports.clock import Clock

_LISTS_FOLDERS: Final = "list_directory"
OF_THE_CLOCK = "objective"
"""What is missing where the clock cannot answer a question: the question itself."""


@dataclass(frozen=True, slots=True)
class _Count:
    """How many results an objective wants."""

    argument: str
    count: int
    rest: str
    """What is looked for, without the number."""


@dataclass(frozen=True, slots=True)
class ObjectiveReader:
    """Finds what an objective says of a tool's input and of money."""

    clock: Clock
    zone: str = "UTC"
    """The IANA zone whose date is today."""

    def fill(self, spec: ToolSpec, objective: str) -> FilledInput:
        """Return the tool's input as far as the objective gives it, and what is missing."""
        said = without_limits(objective) or objective
        newness = newness_in(objective) if _is_dated(spec) else None
        wanted = objective if newness is None else newness.rest
        found = {
            "query": query_in(wanted),
            "recency": None if newness is None else newness.within,
            "objective": objective.strip(),
            **slot_texts(slots_of(spec), objective, said),
        }
        limits = limits_in(objective)
        count = _count_of(spec, wanted)
        if count is not None:
            found["query"] = query_in(count.rest)
        if spec.name == _LISTS_FOLDERS and not find_slots(objective).paths:
            found["path"] = listed_folder(objective)
        extra = {slot: value for slot, value in found.items() if value}
        filled = fill_input(spec, objective, find_slots(read_pages(objective)), extra)
        if count is not None:
            filled = _counted(filled, count.argument, count.count)
        for name, most in _limited(spec, limits).items():
            filled = _counted(filled, name, most)
        if spec.server is not None:
            numbers = numbers_in(spec.input_schema, objective)
            left = tuple(name for name in filled.missing if name not in numbers)
            return FilledInput(input={**filled.input, **numbers}, missing=left)
        if "date_from" not in spec.input_schema.get("properties", {}):
            return filled
        return self._of_time(filled, said)

    def _of_time(self, filled: FilledInput, objective: str) -> FilledInput:
        """Return what the clock is asked; where it is asked nothing that it can tell, a question.

        An empty input would be answered with the present, whatever was asked.
        """
        today = to_datetime(self.clock.now()).astimezone(zone_of(self.zone)).date()
        asked = time_question_in(objective, today)
        if asked is None and (dates := dates_in(objective, today)) is not None:
            asked = {"date_from": dates[0], "date_to": dates[1]}
        if asked is not None:
            return replace(filled, input=dict(asked), defaults=())
        if filled.input or asks_present(objective):
            return filled
        return replace(filled, missing=(OF_THE_CLOCK,))

    def spending_limit(self, objective: str) -> Money | None:
        """Return the limit that a sentence names ("spend up to $2"), or None.

        Where nothing is to be spent it is the least that there can be.
        """
        said = find_slots(objective).amount
        return LEAST_CAP if said is None and forbids_spending(objective) else said

    def unread(
        self, objective: str, cap: Money, tool_input: JsonObject | None = None
    ) -> tuple[str, ...]:
        """Return what to mind about limits of money and time that bind nothing, whatever is done.

        Args:
            objective: The sentence.
            cap: What stands instead.
            tool_input: What the tool is given; None: not known yet.
        """
        limits = limits_in(objective)
        return (
            *_money_not_taken(objective, cap, tool_input or {}),
            *_time_not_taken(objective, limits),
        )

    def not_taken(
        self, spec: ToolSpec, objective: str, terms: Terms, usual: Money
    ) -> tuple[str, ...]:
        """Return what to mind of what was said and binds or does nothing, one sentence each.

        Args:
            spec: The tool.
            objective: The sentence.
            terms: What is proposed.
            usual: The cap where nobody says one: a sentence lowers it, and does not raise it.
        """
        return (
            *self.unread(objective, terms.cap_usd, terms.tool_input),
            *_above_usual(objective, terms.cap_usd, usual),
            *_free_wanted(spec, objective, terms.cap_usd),
            *_counts_not_taken(spec, limits_in(objective)),
            *_sites_not_taken(objective, terms.scope),
            *_redirects_not_taken(objective, terms.scope),
            *_parts_not_done(spec, objective, terms.tool_input),
        )

    def sites(self, objective: str) -> Scope | None:
        """Return where a sentence says that its work may go; None: it does not say."""
        said = replace(restriction_in(objective), follows_no_links=False)
        pages = find_slots(read_pages(objective)).urls
        scope = bounded(Scope(), said, pages)
        return None if scope == Scope() else scope

    def scope(self, objective: str) -> Scope:
        """Return the bounds that a sentence sets: "only from a.org", "but not b.org"."""
        pages = find_slots(read_pages(objective)).urls
        scope = bounded(Scope(), restriction_in(objective), pages)
        limits = limits_in(objective)
        most = (limited_pages(objective) or limits.pages) if pages else _pages_said(limits)
        if most is not None:
            scope = replace(scope, max_pages=min(max(most, len(pages)), MAX_PAGES))
        if limits.seconds:
            scope = replace(scope, max_duration_seconds=min(limits.seconds, MAX_DURATION_SECONDS))
        return scope


def _pages_said(limits: Limits) -> int | None:
    """Return a limit of pages that was said in words of its own, of work that names no page."""
    return limits.pages if "pages" in limits.said else None


def _count_of(spec: ToolSpec, objective: str) -> _Count | None:
    """Return how many results an objective wants, for a tool that can be told; bounded by it."""
    counted = counted_in(objective)
    if counted is None:
        return None
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    for name, described in properties.items():
        if described.get(SLOT_MARK) == "count":
            most = described.get("maximum")
            wanted = min(counted.count, most) if isinstance(most, int) else counted.count
            return _Count(name, wanted, counted.rest)
    return None


def _is_dated(spec: ToolSpec) -> bool:
    """Tell whether a tool takes how new what it finds has to be."""
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    return any(described.get(SLOT_MARK) == "recency" for described in properties.values())


def _limited(spec: ToolSpec, limits: Limits) -> dict[str, int]:
    """Return the arguments of a tool that take a limit, with the limit, within their bounds."""
    said = {"count": limits.results, "sources": limits.sources}
    found: dict[str, int] = {}
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    for name, described in properties.items():
        wanted = said.get(str(described.get(SLOT_MARK)))
        if wanted is not None:
            most = described.get("maximum")
            found[name] = min(wanted, most) if isinstance(most, int) else wanted
    return found


_COUNTS: Final = frozenset({"count", "sources"})
"""Slots that hold how much is wanted."""


def counts_of(spec: ToolSpec, terms: Terms) -> dict[str, int]:
    """Return how much of each kind an input of a tool wants, by slot."""
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    found: dict[str, int] = {}
    for name, described in properties.items():
        value, slot = terms.tool_input.get(name), str(described.get(SLOT_MARK))
        if slot in _COUNTS and isinstance(value, int):
            found[slot] = value
    return found


def with_counts(filled: FilledInput, spec: ToolSpec, counts: Mapping[str, int]) -> FilledInput:
    """Return an input with counts, by slot, in the place of the tool's usual ones."""
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    for name in filled.defaults:
        wanted = counts.get(str(properties[name].get(SLOT_MARK)))
        if wanted is not None:
            most = properties[name].get("maximum")
            count = min(wanted, most) if isinstance(most, int) else wanted
            filled = _counted(filled, name, count)
    return filled


def _counted(filled: FilledInput, argument: str, count: int) -> FilledInput:
    return replace(
        filled,
        input={**filled.input, argument: count},
        defaults=tuple(name for name in filled.defaults if name != argument),
    )


def _holds(tool_input: JsonObject, amount: Amount) -> bool:
    """Tell whether a tool is given an amount as a part of its work.

    A sum and a note are made of what was said; a search for what costs less than a dollar is rare
    enough to be told.
    """
    if "expression" in tool_input or "text" in tool_input:
        return True
    searched = "query" in tool_input and (amount.value or 0) >= 1
    return searched and amount.text in canonical_json(tool_input)


def _money_not_taken(objective: str, cap: Money, tool_input: JsonObject) -> Iterator[str]:
    objective = without_addresses(objective)
    found = unread_limit(objective)
    if found is not None:
        why = "caps are in US dollars, and none is converted"
        if not found.foreign:
            why = "its figure can be read in two ways"
        yield (f"the limit “{found.text}” is not taken over ({why}): the cap is {cap}; say another")
    elif (words := unread_money(objective, canonical_json(tool_input))) is not None:
        yield (
            f"I could not read the amount in “{words}”, so it is not taken as a limit: the cap is "
            f"{cap}; “cap it at …” makes it another"
        )
    doubtful = doubtful_limit(objective, held=lambda each: _holds(tool_input, each))
    if doubtful is None or (doubtful.foreign and found is not None):
        return
    if doubtful.foreign:
        yield (
            f"“{doubtful.text}” is not taken as a limit: caps are in US dollars, and the cap is "
            f"{cap}; “cap it at …” makes it another"
        )
    elif (doubtful.dollars or cap) < cap:
        yield (
            f"“{doubtful.text}” is not taken as a limit, and the cap is {cap}; say “max "
            f"{doubtful.dollars}” to make it one"
        )


def _above_usual(objective: str, cap: Money, usual: Money) -> Iterator[str]:
    said = find_slots(objective).amount
    if said is not None and said > cap == usual and whole_limit(objective) is None:
        yield f"the cap stays at {cap}, as usual; “cap it at {said}” raises it to what you said"


def _free_wanted(spec: ToolSpec, objective: str, cap: Money) -> Iterator[str]:
    if not forbids_spending(objective):
        return
    if spec.price.kind is PriceKind.ZERO:
        yield f"nothing is to be spent: {spec.name} is free, and a cap must be above $0.00: {cap}"
    else:
        yield (
            f"nothing is to be spent, and {spec.name} is not free: a cap must be above $0.00, so "
            f"it is {cap}; approve it only if that may be spent"
        )


def _time_not_taken(objective: str, limits: Limits) -> Iterator[str]:
    if (limits.seconds or 0) > MAX_DURATION_SECONDS:
        yield (
            f"“{limits.said['seconds']}” is longer than a run may take: it is stopped after "
            f"{MAX_DURATION_SECONDS:g} s"
        )
    doubtful = doubtful_time(objective)
    if doubtful is not None:
        yield (
            f"“{doubtful}” is taken for a part of what is asked for, and bounds no time; for that "
            "say “stop after …”"
        )


def _counts_not_taken(spec: ToolSpec, limits: Limits) -> Iterator[str]:
    taken = _limited(spec, limits)
    slots = {name: spec.input_schema["properties"][name][SLOT_MARK] for name in taken}
    for name, slot in (("results", "count"), ("sources", "sources")):
        if name in limits.said and slot not in slots.values():
            yield f"“{limits.said[name]}” is not taken over: {spec.name} counts no {name}"


def _sites_not_taken(objective: str, scope: Scope) -> Iterator[str]:
    kept = {
        each: host_of(each)
        for each in restriction_in(objective).excluded
        if not blocks(scope, host_of(each))
    }
    for address, host in kept.items():
        yield (
            f"{address} is not read, but {host} is not kept away from as a whole, for another "
            "address there is read; sites are bounded without their ports and pages"
        )


_BEYOND: Final = {
    Deed.CHANGE_FILES: "change or write files",
    Deed.BUY: "buy or order anything",
    Deed.BOOK: "book or reserve anything",
    Deed.SEND: "send mail or messages",
    Deed.PAY: "pay or transfer money",
    Deed.CALL: "call anybody",
    Deed.DEVICE: "switch a device or set a timer",
    Deed.WRITE: "write or translate texts",
}


def _parts_not_done(spec: ToolSpec, objective: str, tool_input: JsonObject) -> Iterator[str]:
    if spec.server is not None:
        return  # what a tool from outside does of it, it has not told
    given, stores = canonical_json(tool_input), "text" in tool_input
    for each in further_work(objective, spec.intents, given, stores=stores):
        if each.deed is not None:
            yield f"“{each.text}” is not done: no tool of mine can {_BEYOND[each.deed]}"
        else:
            yield f"“{each.text}” is not a part of this: {spec.name} does not do it; say it apart"


def _redirects_not_taken(objective: str, scope: Scope) -> Iterator[str]:
    if forbids_redirects(objective) and scope.allowed_domains:
        yield (
            f"a redirect to another site is refused; one within {', '.join(scope.allowed_domains)} "
            "is still followed"
        )
