"""Turns an objective into a proposal, and an edit into the next revision of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.budget import amount_for
from buddy.domain.commands import Ask, Propose
from buddy.domain.exploration import undrawn
from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import EDITABLE
from buddy.domain.mission import Mission, draft
from buddy.domain.money import Money
from buddy.domain.origin import PERSON, standing_in
from buddy.domain.proposal import (
    Priority,
    Proposal,
    Terms,
    differences,
)
from buddy.domain.selection import SPOKEN_CONFIDENCE
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import FilledInput
from buddy.domain.tool_request import tool_asked_for
from buddy.errors import (
    InputInvalid,
    MissionError,
    MissionNotEditable,
    MissionNotFound,
    RevisionConflict,
)
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import Queries, UnitOfWork
from buddy.services.clarification import lacking, still_open, tool_question
from buddy.services.conflict_details import ConflictDetails
from buddy.services.duration_history import DurationHistory
from buddy.services.free_money import FreeMoney
from buddy.services.input_origins import InputOrigins, of_input, said_in, speaker_in
from buddy.services.intents import Intents
from buddy.services.llm_meter import Payer
from buddy.services.mission_commands import Also, CommandResult, MissionCommands
from buddy.services.mission_request import MissionRequest, Understood, edited
from buddy.services.objective_reader import ObjectiveReader, counts_of, with_counts
from buddy.services.proposal_writer import ProposalWriter, check_terms
from buddy.services.proposed_plan import (
    EditPreview,
    ProposedPlan,
    as_drawn_before,
    chosen_of,
)
from buddy.services.tool_registry import ToolRegistry
from buddy.services.tool_selector import ToolSelector


@dataclass(frozen=True, slots=True)
class ProposalService:
    """Proposes."""

    commands: MissionCommands
    queries: Queries
    intents: Intents
    registry: ToolRegistry
    selector: ToolSelector
    reader: ObjectiveReader
    writer: ProposalWriter
    history: DurationHistory
    clock: Clock
    ids: IdSource
    default_cap: Money
    lapse_seconds: float | None
    conflicts: ConflictDetails
    free_money: FreeMoney
    origins: InputOrigins

    async def create(
        self,
        user_id: UserId,
        request: MissionRequest,
        also: Callable[[UnitOfWork, Mission], Awaitable[Mission]] | None = None,
        origins: Mapping[str, str] | None = None,
        borrowed: Mapping[str, str] | None = None,
    ) -> Mission:
        """Make a mission with a proposal or a question; of a chosen id that is taken return that.

        Args:
            user_id: Whose mission.
            request: What is asked for.
            also: Called in the transaction with the new mission; returns what it made of it.
            origins: By argument of the tool's input, where a value comes from that no person has
                said (`buddy.domain.origin.of_artifact`): no standing approval covers the mission.
            borrowed: The same by text, for texts that stand in the objective.

        Raises:
            InputInvalid: Objective, scope, constraints, cap or origins are not acceptable.
            ToolUnknown: The tool that was named does not exist.
            ToolInputInvalid: The tool input that was given does not fit the tool.
        """
        if request.mission_id is not None:
            made = await self.queries.mission(user_id, request.mission_id)
            if made is not None:
                return made
        check_terms(request.objective, request.scope, request.constraints, request.max_cost)
        channel = request.channel or str(request.metadata.get("source", "api"))
        request = await self._marked(user_id, request, origins or {}, borrowed or {}, channel)
        made_id = request.mission_id or MissionId(self.ids.new("m"))
        payer = Payer.of(user_id, made_id, request.metadata)
        plan = await self._plan(payer, request, channel)
        mission = self._drafted(payer, request, plan.terms.objective)
        command = self._command(plan, request.requested_by or user_id, None, channel)

        async def work(uow: UnitOfWork) -> Mission:
            made = await uow.missions.get(user_id, mission.mission_id)
            if made is not None:  # only a chosen id can be taken: by the same request, just now
                return made
            after = await self.commands.apply(uow, mission, command)
            if also is not None:
                after = await also(uow, after)
            await uow.missions.add(after)
            return after

        return await self.commands.transact(work)

    async def _marked(
        self,
        user_id: UserId,
        request: MissionRequest,
        origins: Mapping[str, str],
        borrowed: Mapping[str, str],
        channel: str,
    ) -> MissionRequest:
        """Return a request with everything that no person has said in it."""
        named = await self.origins.named(user_id, request.tool_input or {}, origins)
        found = await self.origins.borrowed(user_id, borrowed)
        in_objective = [replace(origin, argument=text) for text, origin in found]
        said = () if request.repeats else said_in(channel, request.objective)
        return replace(
            request,
            input_origins=(*request.input_origins, *named),
            marked=(*request.marked, *found),
            objective_marks=(*request.objective_marks, *in_objective, *said),
        )

    def _drafted(self, payer: Payer, request: MissionRequest, objective: str) -> Mission:
        assert payer.mission_id is not None
        return draft(
            payer.mission_id,
            payer.user_id,
            objective=objective,
            at=self.clock.now(),
            metadata=request.metadata,
            parent_mission_id=request.parent_mission_id,
            requested_by=request.requested_by,
        )

    async def update(
        self,
        user_id: UserId,
        mission_id: MissionId,
        changes: Mapping[str, Any],
        revision: int | None,
        actor: UserId | None = None,
        channel: str = "api",
        borrowed: Mapping[str, str] | None = None,
        also: Also | None = None,
    ) -> CommandResult:
        """Edit a proposal: re-validated, re-estimated, a new revision.

        Args:
            user_id: Whose mission.
            mission_id: What is edited.
            changes: Fields of `MissionRequest` that change.
            revision: The revision that the editor saw; None takes the one that stands now.
            actor: Who edits, where that is not its user.
            channel: Where it was said.
            borrowed: As for `create`: texts in the changes that no person has said.
            also: Called in the transaction of the edit.

        Raises:
            MissionNotFound: This user has no such mission.
            MissionNotEditable: It was decided already.
            RevisionConflict: Somebody else edited first.
            InputInvalid: A value is not acceptable.
        """
        try:
            mission, plan = await self._replanned(
                user_id, mission_id, changes, revision, channel, borrowed
            )
            command = self._command(plan, actor or user_id, mission.revision, channel)
            return await self.commands.run(user_id, mission_id, command, also)
        except MissionError as refusal:
            await self.conflicts.explain(refusal, user_id, mission_id, revision)
            raise

    async def preview(
        self,
        user_id: UserId,
        mission_id: MissionId,
        changes: Mapping[str, Any],
        revision: int | None,
        channel: str = "api",
    ) -> EditPreview:
        """Return what an edit would make of a proposal; nothing is written.

        Raises:
            MissionError: As `update` raises them.
            InputInvalid: A value is not acceptable.
        """
        try:
            mission, plan = await self._replanned(user_id, mission_id, changes, revision, channel)
        except MissionError as refusal:
            await self.conflicts.explain(refusal, user_id, mission_id, revision)
            raise
        return EditPreview(
            revision=mission.revision,
            differences=differences(mission.terms, plan.terms),
            before=mission.proposal,
            after=plan.proposal,
            questions=plan.questions,
        )

    async def sketch(self, payer: Payer, request: MissionRequest) -> ProposedPlan:
        """Return what would be proposed, for a plan that is shown before its missions are made.

        Raises:
            InputInvalid: Objective, scope, constraints or cap are not acceptable.
            ToolUnknown: The tool that was named does not exist.
            ToolInputInvalid: The tool input that was given does not fit the tool.
        """
        check_terms(request.objective, request.scope, request.constraints, request.max_cost)
        channel = request.channel or "api"
        request = await self._marked(payer.user_id, request, {}, {}, channel)
        return await self._plan(payer, request, channel)

    async def priced(self, user_id: UserId, terms: Terms) -> Proposal:
        """Return what would be proposed for a tool whose input is not all known yet.

        Raises:
            ToolUnknown: There is no such tool, or the terms name none.
        """
        spec = self.registry.spec(terms.tool or "")
        past = await self.history.whole(user_id, spec.name)
        costs = await self.history.cost(user_id, spec.name)
        return self.writer.write(spec, SPOKEN_CONFIDENCE, (), terms, past, costs)

    async def _replanned(
        self,
        user_id: UserId,
        mission_id: MissionId,
        changes: Mapping[str, Any],
        revision: int | None,
        channel: str = "api",
        borrowed: Mapping[str, str] | None = None,
    ) -> tuple[Mission, ProposedPlan]:
        """Return a mission, and what Buddy would do if it were edited so."""
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        if mission.status not in EDITABLE:
            raise MissionNotEditable(mission_id, mission.status)
        if revision is not None and revision != mission.revision:
            raise RevisionConflict(revision, mission.revision)
        request = edited(mission.terms, changes, self.reader)
        request = await self._marked(user_id, request, {}, borrowed or {}, channel)
        check_terms(request.objective, request.scope, request.constraints, request.max_cost)
        payer = Payer.of(user_id, mission_id, mission.metadata)
        return mission, as_drawn_before(mission, await self._plan(payer, request, channel))

    def _command(
        self, plan: ProposedPlan, actor: str, revision: int | None, channel: str
    ) -> Propose | Ask:
        if plan.proposal is None:
            return Ask(
                terms=plan.terms,
                questions=plan.questions,
                chosen=plan.chosen,
                actor=actor,
                lapse_seconds=self.lapse_seconds,
                revision=revision,
                channel=channel,
            )
        return Propose(
            terms=plan.terms,
            proposal=plan.proposal,
            actor=actor,
            lapse_seconds=self.lapse_seconds,
            revision=revision,
            channel=channel,
        )

    def _named(
        self, request: MissionRequest, objective: str, specs: Sequence[ToolSpec]
    ) -> tuple[ToolSpec | None, bool]:
        """Return the tool that was asked for by its name, and whether the objective names it.

        Raises:
            ToolUnknown: There is no tool of the name that the request gives.
            InputInvalid: There is, and it cannot be used now.
        """
        usable = [spec.name for spec in specs]
        if not request.tool:
            said = tool_asked_for(objective, usable)
            return (self.registry.spec(ToolName(said)), True) if said else (None, False)
        named = self.registry.spec(request.tool)
        if named.plan_only and not request.in_plan:
            raise InputInvalid(
                f"Only a goal's plan names {named.name}: it gets what earlier parts found. Propose "
                "a goal, or name another tool",
                field="tool",
            )
        if named.name not in usable and not named.plan_only:
            away = self.registry.unavailable().get(named.name)
            reason = f"unavailable: {away}" if away else "switched off; switch it on"
            raise InputInvalid(f"{named.name} is {reason}, or name another tool", field="tool")
        return named, False

    async def _plan(self, payer: Payer, request: MissionRequest, channel: str) -> ProposedPlan:
        objective, user_id = request.objective.strip(), payer.user_id
        payer = replace(payer, cap=self._cap(request, objective))
        specs = await self.registry.usable_specs(user_id)
        named, said = self._named(request, objective, specs)
        before = request.understood if named is not None else None
        taken = before or await self._understood(payer, objective, channel, specs)
        terms, candidates = self._terms(request, objective, taken.intent), taken.candidates
        if named is not None:
            candidates = tuple(undrawn(each) for each in candidates)
        spec, confidence = chosen_of(named, candidates, specs)
        confidence = max(confidence, SPOKEN_CONFIDENCE) if said else confidence
        if spec is None:
            return ProposedPlan(terms, None, (tool_question(candidates),))
        chosen = next((each for each in candidates if each.tool == spec.name), None)
        filled = self._with_counts(self.reader.fill(spec, objective), spec, request.keeps)
        tool_input = request.tool_input or filled.input
        read = None if request.tool_input else filled
        given = () if read else request.input_origins
        marked = (*request.marked, *((each.argument, each) for each in terms.objective_marks))
        speaker = speaker_in(channel)
        origins = of_input(tool_input, given, marked, read, terms.objective_marks, speaker)
        terms = replace(terms, tool=spec.name, tool_input=tool_input, input_origins=origins)
        if request.tool_input is None:
            missing = filled.missing or still_open(self.registry, spec, filled.input)
            if missing:
                return ProposedPlan(terms, None, self.writer.questions(spec, missing), chosen)
        elif request.asks_rest and (left := lacking(spec, tool_input)):
            return ProposedPlan(terms, None, self.writer.questions(spec, left), chosen)
        self.registry.check_input(spec.name, tool_input)
        past = await self.history.whole(user_id, spec.name)
        costs = await self.history.cost(user_id, spec.name)
        proposal = self.writer.write(spec, confidence, candidates, terms, past, costs)
        amount = amount_for(spec, terms.cap_usd)
        short = await self.free_money.shortage(user_id, amount, self.clock.now())
        told = self.reader.not_taken(spec, objective, terms, self.default_cap)
        if minded := (*((short,) if short else ()), *told):
            proposal = replace(proposal, warnings=(*proposal.warnings, *minded))
        if request.next is not None:
            proposal = replace(proposal, next=request.next)
        return ProposedPlan(terms, proposal, (), proposal.chosen)

    async def _understood(
        self, payer: Payer, objective: str, channel: str, specs: Sequence[ToolSpec]
    ) -> Understood:
        unpaid = speaker_in(channel) != PERSON
        decision = await self.intents.classify(objective, payer, unpaid=unpaid)
        ranked = await self.selector.rank_tools(
            payer.user_id, objective, decision.probabilities, specs
        )
        return Understood(intent=decision.intent, candidates=tuple(ranked))

    def _with_counts(
        self, filled: FilledInput, spec: ToolSpec, before: Terms | None
    ) -> FilledInput:
        """Return an input with the counts that stood before, where the objective says none."""
        if before is None or before.tool is None:
            return filled
        known = {each.name: each for each in self.registry.all_specs()}
        old = known.get(before.tool)
        return filled if old is None else with_counts(filled, spec, counts_of(old, before))

    def _terms(self, request: MissionRequest, objective: str, intent: Intent) -> Terms:
        return Terms(
            objective=objective,
            intent=intent,
            scope=request.scope or self.reader.scope(objective),
            constraints=request.constraints or {},
            priority=request.priority or Priority.NORMAL,
            cap_usd=self._cap(request, objective),
            objective_marks=standing_in(objective, request.objective_marks),
        )

    def _cap(self, request: MissionRequest, objective: str) -> Money:
        said = self.reader.spending_limit(objective)
        return request.max_cost or (min(said, self.default_cap) if said else self.default_cap)
