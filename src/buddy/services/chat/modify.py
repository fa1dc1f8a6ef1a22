"""modify_mission: a change to the proposal on the table, or the answer to an open question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.cap_change import CapDoubt
from buddy.domain.edit_bounds import out_of_bounds
from buddy.domain.edit_counts import Counts, keeps_to_page
from buddy.domain.edit_request import EditRequest, edit_in
from buddy.domain.envelope import DifferenceBlock, SuggestedAction
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money_words import amounts_in
from buddy.domain.page_words import forbids_redirects
from buddy.domain.plan_parts import no_extra_cost
from buddy.domain.proposal import CostBasis, Terms
from buddy.domain.references import Unresolved, resolve
from buddy.domain.restriction import Restriction, bounded, read_pages
from buddy.domain.scope import Scope
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.domain.slots_amount import unread_limit
from buddy.domain.tool_input import SLOT_MARK
from buddy.errors import InputInvalid, MissionError, ToolError
from buddy.services.chat.answer import AnswerHandler
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.mission import MissionHandler, ask_for
from buddy.services.chat.picking import PLACE
from buddy.services.chat.propose import borrowed_words, lent, origins_of, shown
from buddy.services.chat.spending import IN_DOLLARS, doubt_actions, doubt_words
from buddy.services.chat.target import CHOICES, named_in, on_the_table, which_one
from buddy.services.chat.turn import Reply, Spoken, Turn, card, question, say
from buddy.services.chat.words import changes_between, differences_words, listed, quoted, state_of
from buddy.services.mission_commands import CommandResult
from buddy.services.proposal_service import ProposalService
from buddy.services.tool_registry import ToolRegistry

_COUNTS = ("max_results", "limit", "count", "results")
"""What tools call the number of their results."""
_LOOKING = frozenset({Intent.SEARCH, Intent.RESEARCH})
"""Work that looks for things, which may have a price and a number."""


@dataclass(frozen=True, slots=True)
class ModifyHandler:
    """Edits a proposal; the new revision is shown before anybody can approve it."""

    proposals: ProposalService
    registry: ToolRegistry
    answers: AnswerHandler
    missions: MissionHandler
    conflicts: Conflicts

    async def __call__(self, turn: Turn) -> Reply:
        """Return the changed proposal, or what else came of the message."""
        open_ones = turn.talk.proposals
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        later = asking and (not open_ones or _is_later(asking, open_ones[0]))
        if turn.session.asked is not None or (later and named_in(turn) is None):
            return await self.answers(turn)
        target = named_in(turn) or on_the_table(turn, open_ones)
        if target is None and len(open_ones) > 1:
            return which_one("change", open_ones)
        if target is None:
            return await self._nothing_to_edit(turn)
        return await self._edit(turn, target)

    async def _nothing_to_edit(self, turn: Turn) -> Reply:
        last = turn.talk.spoken[0].mission if turn.talk.spoken else None
        if last is None:
            return await self.missions(turn)
        text = f"{quoted(last.terms.objective)} {state_of(last)}, so it cannot be changed any more."
        if last.status not in TERMINAL:
            todo = " Cancel it and propose it anew."
            cancel = say("Cancel it", f"cancel {last.mission_id}")
            return Reply(summary=text + todo, blocks=(card(last),), actions=(cancel,))
        return question(
            f"{text} Say in one sentence what to do instead, and I propose it anew.",
            say("Do it again", "do it again"),
        )

    async def _edit(self, turn: Turn, target: Spoken) -> Reply:
        mission = target.mission
        if not turn.has_seen(target) or target.shown.revision != mission.revision:
            return self.conflicts.stale(turn, mission)
        found = resolve(turn.text, turn.talk.state, turn.session.urls)
        if isinstance(found, Unresolved):
            return ask_for(found)
        text = turn.text if found.repeats else found.text
        names = [spec.name for spec in self.registry.all_specs()]
        terms = mission.terms
        edit = edit_in(text, terms.objective, names, terms.cap_usd, counts_of(terms))
        if edit.max_pages is None and edit.objective is None and keeps_to_page(turn.text):
            edit = replace(edit, max_pages=1)  # "this page" is its address by now
        if no_extra_cost(text) and not edit.is_of_terms:
            return _costs_no_more(turn, mission)
        if (stays := _stays(mission, edit)) is not None:
            return stays
        changes, edit = self._changes(mission, edit)
        if not changes:
            return _unchanged(turn, mission, edit, text)
        notes = (borrowed_words(turn, found.borrowed), *_not_done(edit, mission))

        def told(result: CommandResult) -> Reply:
            reply = changed(turn, mission, result.after)
            summary = "\n".join((*filter(None, notes), reply.summary))
            return replace(reply, summary=summary)

        lends = (*found.borrowed, *lent(turn, mission.terms.objective))
        try:
            result = await self.proposals.update(
                turn.user_id,
                mission.mission_id,
                changes,
                target.shown.revision,
                turn.actor,
                turn.channel,
                origins_of(turn, lends),
                turn.keeping(told),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        except (InputInvalid, ToolError) as refusal:
            text = f"The proposal stays as it is: {refusal.message}."
            return Reply(summary=text, blocks=(card(mission),), shown=(mission,))
        return told(result)

    def _changes(
        self, mission: Mission, edit: EditRequest
    ) -> tuple[Mapping[str, Any], EditRequest]:
        """Return the fields of a request that an edit changes, and the edit with what it cannot."""
        terms = mission.terms
        changes = _plain_changes(terms, edit)
        objective = edit.objective or terms.objective
        if edit.wish is not None and terms.intent in _LOOKING:
            objective = f"{objective.rstrip('.!? ')}, {edit.wish}"
        elif edit.wish is not None and edit.doubt is None:
            said = "".join(each.text for each in amounts_in(edit.wish)[:1])
            edit = replace(edit, doubt=CapDoubt.WHOSE, amount=said)
        if edit.results is not None:
            counted = self._count(mission, edit.results, objective)
            if counted is None:
                edit = replace(edit, idle=(*edit.idle, f"{edit.results} results"))
            objective = (counted or {}).get("objective", objective)
            changes |= counted or {}
        if edit.sources is not None:
            counted = self._sources(mission, edit.sources)
            if counted is None:
                edit = replace(edit, idle=(*edit.idle, f"{edit.sources} sources"))
            changes |= counted or {}
        if objective != terms.objective:
            changes["objective"] = objective
            scope: Scope = changes.get("scope", terms.scope)
            named = len(find_slots(read_pages(objective)).urls)
            before = len(find_slots(read_pages(terms.objective)).urls)
            if edit.max_pages is None and named > max(before, scope.max_pages):
                changes["scope"] = replace(scope, max_pages=named)  # which is shown
        return changes, edit

    def _sources(self, mission: Mission, sources: int) -> Mapping[str, Any] | None:
        """Return the change to a number of sources; None: the tool reads no such number."""
        terms = mission.terms
        tool = self.registry.spec(terms.tool) if terms.tool is not None else None
        if tool is None:
            return None
        properties: Mapping[str, JsonObject] = tool.input_schema.get("properties", {})
        slots = (name for name, each in properties.items() if each.get(SLOT_MARK) == "sources")
        name = next(slots, None)
        return None if name is None else {"tool_input": {**terms.tool_input, name: sources}}

    def _count(self, mission: Mission, results: int, objective: str) -> Mapping[str, Any] | None:
        """Return the change to a number of results: of the tool's input, else of the objective.

        None: the tool lists nothing that it could count.
        """
        terms = mission.terms
        tool = self.registry.spec(terms.tool) if terms.tool is not None else None
        known = set(tool.input_schema.get("properties", {})) if tool else set[str]()
        name = next((name for name in _COUNTS if name in known), None)
        if name is not None and objective == terms.objective:
            return {"tool_input": {**terms.tool_input, name: results}}
        if tool is not None and terms.intent not in _LOOKING:
            return None
        return {"objective": f"{objective.rstrip('.!? ')}, only {results} results"}


def _plain_changes(terms: Terms, edit: EditRequest) -> dict[str, Any]:
    """Return the fields that an edit says by themselves: bounds, cap, priority, tool."""
    changes: dict[str, Any] = {}
    scope = _scoped(terms.scope, edit, find_slots(read_pages(terms.objective)).urls)
    if scope != terms.scope:
        changes["scope"] = scope
    if edit.cap is not None:
        changes["max_cost"] = edit.cap
    if edit.priority is not None:
        changes["priority"] = edit.priority
    if edit.tool is not None and edit.tool != terms.tool:
        changes["tool"] = edit.tool
    return changes


def counts_of(terms: Terms) -> Counts:
    """Return how far the work of a proposal may go as it stands."""
    given = terms.tool_input
    results = next((given[name] for name in _COUNTS if isinstance(given.get(name), int)), None)
    sources = given.get("max_sources")
    return Counts(
        pages=terms.scope.max_pages,
        seconds=terms.scope.max_duration_seconds,
        results=results if isinstance(results, int) else None,
        sources=sources if isinstance(sources, int) else None,
    )


def _stays(mission: Mission, edit: EditRequest) -> Reply | None:
    """Return what is told of a change that cannot be as it is said; None: it can."""
    wanted = Counts(
        pages=edit.max_pages,
        seconds=edit.max_seconds,
        results=edit.results,
        sources=edit.sources,
    )
    refused = out_of_bounds(wanted, counts_of(mission.terms))
    if refused is not None:
        return Reply(summary=refused, blocks=(card(mission),), shown=(mission,))
    return _which_page(mission, edit.unplaced) if edit.unplaced else None


def _scoped(scope: Scope, edit: EditRequest, pages: tuple[str, ...]) -> Scope:
    if edit.any_site:
        scope = replace(scope, allowed_domains=None)
    if edit.max_pages is not None:
        scope = replace(scope, max_pages=edit.max_pages)
    if edit.max_seconds is not None:
        scope = replace(scope, max_duration_seconds=edit.max_seconds)
    said = Restriction(
        only=edit.allowed_domains or (),
        excluded=edit.blocked_domains,
        stays=edit.stays,
        follows_no_links=edit.follows_no_links,
    )
    return bounded(scope, said, pages)


def _is_later(one: Spoken, other: Spoken) -> bool:
    return one.shown.last > other.shown.last


def _not_done(edit: EditRequest, mission: Mission) -> tuple[str, ...]:
    """Return what of a message was not carried out, as sentences."""
    parts = listed([quoted(each) for each in edit.left])
    left = f"Not changed, for I could not read it: {parts}. Say it by itself." if parts else ""
    idle = ""
    if edit.idle:
        uncounted = listed([quoted(each) for each in edit.idle])
        idle = f"Not changed: {mission.terms.tool} has no such number: {uncounted}."
    cost = mission.proposal.cost if mission.proposal else None
    free = mission.terms.tool if cost is not None and cost.basis is CostBasis.FREE else None
    return (left, idle, doubt_words(edit, mission.terms.cap_usd, free))


def _unchanged(turn: Turn, mission: Mission, edit: EditRequest, text: str) -> Reply:
    """Return the reply to a message that changes nothing: it has to be asked, or it stands so."""
    notes = [*filter(None, _not_done(edit, mission))]
    if edit.doubt is not None:
        actions = doubt_actions(edit, mission, text)
        return question(
            "\n".join(notes),
            *actions,
            *_leave(mission),
            blocks=(card(mission),),
            spoken=(mission,),
        )
    if edit.says_something and not notes:
        standing = "That is how it stands already; nothing changed."
        if mission.terms.scope.allowed_domains is None and (edit.stays or forbids_redirects(text)):
            standing = (
                "Nothing changed: it names no site that it could be kept to, so a redirect is "
                "followed. “Only example.org” keeps it to that site."
            )
        return replace(shown(turn, mission, standing, is_new=False), spawned=())
    return _what_then(mission, "\n".join(notes) or (IN_DOLLARS if unread_limit(text) else ""))


def _costs_no_more(turn: Turn, mission: Mission) -> Reply:
    """Return the reply to "without extra cost": no word of what is asked for, and no other cap."""
    text = (
        "Nothing changed: it costs what stands here, and nothing beyond the cap of "
        f"{mission.terms.cap_usd} is spent."
    )
    return replace(shown(turn, mission, text, is_new=False), spawned=())


def _leave(mission: Mission) -> tuple[SuggestedAction, ...]:
    return (say("Leave it as it is, approve", f"approve {mission.mission_id}"),)


def _what_then(mission: Mission, note: str) -> Reply:
    text = (
        f"What shall I change about {quoted(mission.terms.objective)}? For instance the cap, the "
        "sites, the number of pages, the priority, the tool or the objective itself."
    )
    return question(
        f"{note} {text}".strip(),
        say("Cap it at $1", "Cap it at $1"),
        say("At most 2 pages", "At most 2 pages"),
        *_leave(mission),
        blocks=(card(mission),),
        spoken=(mission,),  # it asks for no yes: a bare one does not approve it
    )


def _which_page(mission: Mission, pages: tuple[str, ...]) -> Reply:
    """Ask which of several pages another one takes the place of; nothing is changed until then."""
    before, new = find_slots(mission.terms.objective).urls, " and ".join(pages)
    asked = Asked(
        question=f"In the place of which page shall I read {new}: {listed(before, 'or')}?",
        objective=f"replace {{}} by {new}",
        slot=PLACE,
        choices=before,
    )
    choices = [say(each, asked.objective.replace("{}", each)) for each in before[:CHOICES]]
    return question(
        f"Nothing was changed yet. {asked.question}",
        *choices,
        say("All of them", f"change all pages to {new}"),
        asked=asked,
        blocks=(card(mission),),
        spoken=(mission,),
    )


def _only_worded(before: Mission, after: Mission) -> bool:
    """Tell whether a change is of the words alone: the tool reads none of them."""
    one, other = before.terms, after.terms
    same = one.tool == other.tool and one.tool_input == other.tool_input
    return same and one.objective != other.objective and other.scope == one.scope


def changed(turn: Turn, before: Mission, after: Mission, head: str = "Changed") -> Reply:
    """Return the reply that shows what an edit has changed."""
    found = changes_between(before, after)
    told = tuple(each for each in found if each.field != "intent")
    if not told:
        text = "That is how it stands already; nothing changed."
        return replace(shown(turn, after, text, is_new=False), spawned=())
    note = f"{head}, now revision {after.revision}:\n{differences_words(told)}"
    if _only_worded(before, after):
        note += f"\n{after.terms.tool} is given the same as before, so it does the same work."
    reply = shown(turn, after, note, is_new=False)
    block = DifferenceBlock(mission_id=after.mission_id, differences=told)
    return replace(reply, blocks=(block, *reply.blocks))
