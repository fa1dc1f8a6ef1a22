"""Puts the conversation together: one handler per route."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.bootstrap.goals import GoalUses
from buddy.bootstrap.parts import HOUR, Parts
from buddy.domain.route import Route
from buddy.ports.store import Store
from buddy.services.approval_service import ApprovalService
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.budget_service import BudgetService
from buddy.services.chat.about import AboutAside
from buddy.services.chat.afterwards import AfterwardsAside
from buddy.services.chat.answer import AnswerHandler
from buddy.services.chat.approve import ApproveHandler
from buddy.services.chat.asides import Aside, Asides
from buddy.services.chat.buddy_told import BuddyToldAside
from buddy.services.chat.cancel import CancelHandler
from buddy.services.chat.cancel_all import CancelAll
from buddy.services.chat.changes_asked import ChangesAskedAside
from buddy.services.chat.chitchat import ChitchatHandler
from buddy.services.chat.clarify import ClarifyHandler
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.feedback import FeedbackHandler
from buddy.services.chat.files import FilesAside
from buddy.services.chat.follow_up import FollowUpHandler
from buddy.services.chat.from_result import FromResult
from buddy.services.chat.goal import GoalFirst, GoalHandler
from buddy.services.chat.going_on import GoingOnAside
from buddy.services.chat.itself import ItselfAside
from buddy.services.chat.listed_files import ListedFilesAside
from buddy.services.chat.mission import MissionHandler
from buddy.services.chat.modify import ModifyHandler
from buddy.services.chat.note_deeds import NoteDeedsAside
from buddy.services.chat.note_forgotten import ForgottenAside
from buddy.services.chat.note_part import NotePartAside
from buddy.services.chat.notes import NotesAside
from buddy.services.chat.of_run import OfRunAside
from buddy.services.chat.page_edit import PageEditAside
from buddy.services.chat.page_named import PageNamedAside
from buddy.services.chat.permit import PermitAside
from buddy.services.chat.privacy import Privacy
from buddy.services.chat.propose import Proposer
from buddy.services.chat.question import QuestionHandler
from buddy.services.chat.recipe import RecipeHandler
from buddy.services.chat.recipe_called import RecipeCalledAside
from buddy.services.chat.reject import RejectHandler
from buddy.services.chat.runs_counted import RunsCountedAside
from buddy.services.chat.schedule import ScheduleHandler
from buddy.services.chat.schedule_edit import ScheduleEdits
from buddy.services.chat.standing import StandingAside
from buddy.services.chat.status import StatusHandler
from buddy.services.chat.talk import TalkReader
from buddy.services.chat.terms_told import TermsAside
from buddy.services.chat.tool_word import ToolWordAside
from buddy.services.chat.turn import Handler
from buddy.services.chat.undo_edit import UndoEditAside
from buddy.services.chat.unread_page import UnreadPageAside
from buddy.services.chat.unwanted import UnwantedAside
from buddy.services.chat_service import ChatService
from buddy.services.exchange_service import ExchangeService
from buddy.services.execution_service import ExecutionService
from buddy.services.feedback_service import FeedbackService
from buddy.services.goal_service import GoalService
from buddy.services.instance_service import InstanceService
from buddy.services.llm_meter import LLMMeter
from buddy.services.llm_reader import Readings
from buddy.services.mission_service import MissionService
from buddy.services.proposal_service import ProposalService
from buddy.services.recipes import Recipes
from buddy.services.run_control import RunControl
from buddy.services.schedules import Schedules
from buddy.services.scheduling import Scheduling
from buddy.services.session_service import SessionService
from buddy.services.survey_collector import SurveyCollector
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatUses:
    """The services through which a conversation acts: those of the API."""

    proposals: ProposalService
    approvals: ApprovalService
    executions: ExecutionService
    missions: MissionService
    budgets: BudgetService
    instance: InstanceService
    sessions: SessionService
    exchanges: ExchangeService
    artifacts: ArtifactWriter
    registry: ToolRegistry
    control: RunControl
    feedback: FeedbackService
    surveys: SurveyCollector
    scheduling: Scheduling
    recipes: Recipes
    goal_uses: GoalUses
    meter: LLMMeter | None
    """The language model that reads messages first, where there is one."""

    @property
    def schedules(self) -> Schedules:
        """What keeps schedules."""
        return self.scheduling.schedules

    @property
    def goals(self) -> GoalService:
        """What keeps goals."""
        return self.goal_uses.service


def session_service(parts: Parts, store: Store) -> SessionService:
    """Return the service that keeps conversations."""
    return SessionService(
        transact=store.transact, queries=store.queries, clock=parts.clock, ids=parts.ids
    )


def exchange_service(parts: Parts, store: Store, boot_id: str) -> ExchangeService:
    """Return the service that keeps messages and their answers."""
    return ExchangeService(
        transact=store.transact,
        queries=store.queries,
        clock=parts.clock,
        ids=parts.ids,
        boot_id=boot_id,
        alone=parts.alone,
    )


def chat_service(parts: Parts, store: Store, uses: ChatUses) -> ChatService:
    """Return the service that answers messages."""
    conflicts, proposer = Conflicts(store.queries), Proposer(uses.proposals)
    rejects, missions = RejectHandler(uses.approvals, conflicts), MissionHandler(proposer)
    everything = CancelAll(uses.approvals, uses.missions, uses.goals, uses.schedules)
    answers = _answers(uses, proposer, rejects, everything)
    schedules = ScheduleHandler(proposer, uses.schedules, store.transact, parts.local_zone)
    edits = ScheduleEdits(uses.schedules, uses.scheduling.bounds, schedules, parts.local_zone)
    recipes, goals = RecipeHandler(uses.recipes, schedules), _goals(uses)
    status = StatusHandler(uses.missions, uses.budgets, uses.instance, uses.schedules)
    results, feedback = FollowUpHandler(uses.artifacts), _feedback(parts, store, uses)
    does = (RecipeCalledAside(recipes), edits, *_asides(store, uses, missions, feedback))
    modifies = _modifies(uses, answers, missions, conflicts)
    names = _naming(parts, uses, modifies, schedules)
    asides = (*does, *names, *_telling(parts, uses, missions, status, goals))
    handlers: dict[Route, Handler] = {
        Route.MISSION: FromResult(results, missions),
        Route.AUTONOMOUS_GOAL: goals,
        Route.MODIFY_MISSION: FromResult(results, modifies),
        Route.APPROVE: GoalFirst(goals, _rows_first(results, _approves(uses, conflicts))),
        Route.REJECT: GoalFirst(goals, rejects),
        Route.CANCEL: GoalFirst(goals, _cancels(uses, conflicts, everything)),
        Route.SCHEDULE: _rows_first(results, schedules),
        Route.RECIPE: recipes,
        Route.STATUS: _read_first(uses, GoalFirst(goals, status)),
        Route.FOLLOW_UP: results,
        Route.FEEDBACK: _rows_first(results, feedback),
        **_asking_back(parts, uses, proposer, results, rejects, goals),
    }
    return ChatService(
        readings=Readings(parts.reader, uses.meter),
        sessions=uses.sessions,
        exchanges=uses.exchanges,
        talks=TalkReader(store.queries),
        handlers=handlers,
        schedules=schedules,
        edits=edits,
        recipes=recipes,
        goals=goals,
        answers=answers,
        asides=Asides(asides),
        clock=parts.clock,
        ids=parts.ids,
    )


def _rows_first(results: FollowUpHandler, other: Handler) -> FromResult:
    """Let the rows of the last result answer what plainly asks of them, and `other` the rest."""
    return FromResult(results, other, tables_only=True)


def _read_first(uses: ChatUses, other: Handler) -> FromResult:
    """Let what people spent be told of the last result, and Buddy's own account by `other`."""
    return FromResult(FollowUpHandler(uses.artifacts), other, tables_only=True, has_account=True)


def _answers(
    uses: ChatUses, proposer: Proposer, rejects: RejectHandler, everything: CancelAll
) -> AnswerHandler:
    return AnswerHandler(
        proposals=uses.proposals,
        proposer=proposer,
        registry=uses.registry,
        rejects=rejects,
        conflicts=rejects.conflicts,
        everything=everything,
    )


def _goals(uses: ChatUses) -> GoalHandler:
    return GoalHandler(uses.goals, lambda: uses.control.paused)


def _asking_back(
    parts: Parts,
    uses: ChatUses,
    proposer: Proposer,
    results: FollowUpHandler,
    rejects: RejectHandler,
    goals: GoalHandler,
) -> dict[Route, Handler]:
    """Return those who would only ask back: a goal and the last result are asked before them."""
    others: dict[Route, Handler] = {
        Route.QUESTION: _questions(parts, uses, proposer, results),
        Route.CHITCHAT: ChitchatHandler(rejects, proposer),
        Route.CLARIFY: ClarifyHandler(),
    }
    return {
        route: GoalFirst(goals, FromResult(results, other, has_last_word=True))
        for route, other in others.items()
    }


def _modifies(
    uses: ChatUses, answers: AnswerHandler, missions: MissionHandler, conflicts: Conflicts
) -> ModifyHandler:
    return ModifyHandler(
        proposals=uses.proposals,
        registry=uses.registry,
        answers=answers,
        missions=missions,
        conflicts=conflicts,
    )


def _asides(
    store: Store, uses: ChatUses, missions: MissionHandler, feedback: FeedbackHandler
) -> tuple[Aside, ...]:
    """Return those that take what is to be done, whatever a reader makes of it."""
    forgotten = ForgottenAside(missions.proposer, store.queries)
    return (
        forgotten,
        NoteDeedsAside(missions.proposer, uses.artifacts, forgotten),
        NotePartAside(missions.proposer, uses.artifacts),
        NotesAside(missions.proposer, uses.artifacts),
        UndoEditAside(uses.proposals, store.queries, Conflicts(store.queries)),
        UnwantedAside(),
        ToolWordAside(feedback),
        PermitAside(store.transact, store.queries, uses.registry, uses.feedback, ClarifyHandler()),
    )


def _naming(
    parts: Parts, uses: ChatUses, modifies: ModifyHandler, schedules: ScheduleHandler
) -> tuple[Aside, ...]:
    """Return those that take what is named by its words: a file, a page, Buddy itself."""
    answers = modifies.answers
    pages = PageNamedAside(answers.proposer, uses.artifacts, answers)
    return (
        ListedFilesAside(answers.proposer, uses.artifacts),
        FilesAside(answers.proposer, parts.may_read),
        PageEditAside(modifies, pages),
        pages,
        TermsAside(),
        RunsCountedAside(uses.missions),
        UnreadPageAside(),
        _told(parts, answers.proposer),
        ItselfAside(uses.registry, schedules, _privacy(parts)),
    )


def _told(parts: Parts, proposer: Proposer) -> BuddyToldAside:
    seconds = parts.proposal_seconds
    return BuddyToldAside(
        proposer=proposer,
        limits=parts.limits,
        search_note=parts.search_note,
        proposal_hours=None if seconds is None else seconds / HOUR,
        warrant_hours=parts.durations.warrant / HOUR,
    )


def _privacy(parts: Parts) -> Privacy:
    return Privacy(
        store=parts.store_note,
        search_note=parts.search_note,
        llm=parts.llm.name if parts.llm else None,
        llm_evaluates=parts.llm_evaluates,
        second_person=parts.second_person,
        missions_seconds=parts.retention.missions,
    )


def _telling(
    parts: Parts,
    uses: ChatUses,
    missions: MissionHandler,
    status: StatusHandler,
    goals: GoalHandler,
) -> tuple[Aside, ...]:
    """Return those that tell how things are, and at last what goes on from a figure."""
    return (
        AfterwardsAside(status, missions.proposer),
        AboutAside(uses.registry, parts.limits, uses.meter is not None),
        StandingAside(status, uses.schedules, goals, _read_first(uses, status.money)),
        ChangesAskedAside(uses.artifacts),
        OfRunAside(status, uses.artifacts, uses.registry),
        GoingOnAside(missions),
    )


def _cancels(uses: ChatUses, conflicts: Conflicts, everything: CancelAll) -> CancelHandler:
    return CancelHandler(uses.approvals, conflicts, everything, uses.schedules)


def _approves(uses: ChatUses, conflicts: Conflicts) -> ApproveHandler:
    return ApproveHandler(
        approvals=uses.approvals,
        executions=uses.executions,
        conflicts=conflicts,
        paused=lambda: uses.control.paused,
    )


def _questions(
    parts: Parts, uses: ChatUses, proposer: Proposer, results: FollowUpHandler
) -> QuestionHandler:
    seconds = parts.proposal_seconds
    return QuestionHandler(
        registry=uses.registry,
        proposer=proposer,
        results=results,
        limits=parts.limits,
        privacy=_privacy(parts),
        proposal_hours=None if seconds is None else seconds / HOUR,
        warrant_hours=parts.durations.warrant / HOUR,
    )


def _feedback(parts: Parts, store: Store, uses: ChatUses) -> FeedbackHandler:
    return FeedbackHandler(
        transact=store.transact,
        queries=store.queries,
        registry=uses.registry,
        ids=parts.ids,
        feedback=uses.feedback,
        surveys=uses.surveys,
    )
