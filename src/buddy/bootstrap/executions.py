"""Puts the pipeline together that carries a mission."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.bootstrap.shared import Shared
from buddy.services.clarification import Clarification
from buddy.services.conflict_details import ConflictDetails
from buddy.services.execution_service import ExecutionService, PipelineSteps
from buddy.services.execution_steps.artifact_creation import ArtifactCreation
from buddy.services.execution_steps.budget_check import BudgetCheck
from buddy.services.execution_steps.finalize import Finalize
from buddy.services.execution_steps.intent_classification import IntentClassification
from buddy.services.execution_steps.tool_announcement import ToolAnnouncement
from buddy.services.execution_steps.tool_execution import ToolExecution
from buddy.services.execution_steps.tool_grant import ToolGrant
from buddy.services.execution_steps.tool_selection import ToolSelection
from buddy.services.execution_steps.verification import Verification
from buddy.services.mission_evaluator import MissionEvaluator
from buddy.services.progress_reporter import ProgressReporter
from buddy.services.tool_caller import ToolCaller


def _evaluator(parts: Parts, shared: Shared) -> MissionEvaluator:
    meter = shared.intents.meter if parts.llm_evaluates else None
    return MissionEvaluator(shared.registry, meter)


def executions_of(parts: Parts, shared: Shared) -> ExecutionService:
    """Return what accepts executions and carries them out."""
    desk, registry = shared.desk, shared.registry
    caller = ToolCaller(
        desk=desk,
        control=shared.control,
        registry=registry,
        queries=shared.store.queries,
        fetcher=parts.fetcher,
        browser=parts.browser,
        blobs=parts.blobs,
        reporter=ProgressReporter(shared.store.transact, desk),
        clock=parts.clock,
    )
    steps = PipelineSteps(
        verification=Verification(),
        intent_classification=IntentClassification(shared.intents, registry),
        budget_check=BudgetCheck(desk.budgets, registry),
        tool_selection=ToolSelection(
            registry=registry,
            selector=shared.selector,
            reader=shared.reader,
            clarification=Clarification(desk.streaming, parts.ids, parts.proposal_seconds),
            park_seconds=parts.parked_seconds,
        ),
        tool_grant=ToolGrant(desk.budgets, registry),
        tool_announcement=ToolAnnouncement(shared.answers, caller, parts.parked_seconds),
        tool_execution=ToolExecution(
            desk=desk,
            caller=caller,
            control=shared.control,
            park_seconds=parts.parked_seconds,
        ),
        artifact_creation=ArtifactCreation(shared.artifacts, shared.previews),
        finalize=Finalize(registry, shared.selector.book, _evaluator(parts, shared)),
    )
    return ExecutionService(
        transact=shared.store.transact,
        queries=shared.store.queries,
        engine=shared.engine,
        steps=steps,
        desk=desk,
        registry=registry,
        feed=shared.feed,
        control=shared.control,
        clock=parts.clock,
        ids=parts.ids,
        conflicts=ConflictDetails(shared.store.queries),
    )
