"""The learning loop: from what missions taught to the next choice."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.feedback_service import FeedbackService
from buddy.services.forgetting import Forgetter
from buddy.services.learning_book import LearningBook
from buddy.services.learning_service import LearningService
from buddy.services.net_value import NetValueService
from buddy.services.receipt import Receipts
from buddy.services.replay import ReplayService
from buddy.services.streaming_events import StreamingEvents
from buddy.services.survey_collector import SurveyCollector
from buddy.services.tool_selector import ToolSelector


def tool_selector(parts: Parts, store: Store) -> ToolSelector:
    """Return what ranks tools, with the past in mind."""
    return ToolSelector(
        matcher=parts.matcher,
        book=LearningBook(store.queries.records, parts.encoder, parts.clock),
        chance=parts.chance,
        worth=parts.worth,
        explores=parts.explores,
    )


def feedback_of(parts: Parts, store: Store, streaming: StreamingEvents) -> FeedbackService:
    """Return what keeps verdicts."""
    return FeedbackService(
        transact=store.transact,
        queries=store.queries,
        streaming=streaming,
        clock=parts.clock,
        ids=parts.ids,
    )


def surveys_of(parts: Parts, store: Store, streaming: StreamingEvents) -> SurveyCollector:
    """Return what keeps ratings."""
    return SurveyCollector(
        transact=store.transact, queries=store.queries, streaming=streaming, clock=parts.clock
    )


def learning_of(
    parts: Parts, store: Store, selector: ToolSelector, streaming: StreamingEvents
) -> LearningService:
    """Return what explains, exports and forgets what was learned."""
    return LearningService(
        queries=store.queries,
        book=selector.book,
        forgetter=Forgetter(store.transact, store.queries, streaming, parts.clock),
        worth=parts.worth,
    )


def replay_of(parts: Parts, store: Store, selector: ToolSelector) -> ReplayService:
    """Return what replays another way of choosing."""
    return ReplayService(
        queries=store.queries, book=selector.book, clock=parts.clock, worth=parts.worth
    )


def net_value_of(parts: Parts, store: Store, selector: ToolSelector) -> NetValueService:
    """Return what tells what missions were worth."""
    return NetValueService(
        queries=store.queries,
        receipts=Receipts(store.queries),
        book=selector.book,
        clock=parts.clock,
        worth=parts.worth,
    )
