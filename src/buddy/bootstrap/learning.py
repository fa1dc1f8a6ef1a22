"""The learning loop: from what missions taught to the next choice."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.learning_book import LearningBook
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
