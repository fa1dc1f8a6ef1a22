"""What was asked of a result's rows before, in this conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Final

from buddy.domain.route import Route
from buddy.domain.session import Exchange, exchange_id
from buddy.domain.table_again import asked_again, goes_on
from buddy.domain.table_sheet import TOLD_NOTHING
from buddy.domain.table_those import (
    chooses_rows,
    may_go_further,
    means_rows,
    only_place,
    points_back,
)
from buddy.domain.table_wish import takes_first
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.table_reply import of_rows
from buddy.services.chat.turn import Reply, Turn
from buddy.services.chat.words import quoted

_EARLIER: Final = 12
"""Exchanges that are looked through."""


async def whole_question(turn: Turn, artifacts: ArtifactWriter) -> Turn:
    """Return a message that goes on from the last question about rows as a whole question."""
    if not goes_on(turn.text):
        return turn
    async for last in _earlier(turn, artifacts):
        if last.answer is None or not of_rows(last.answer.summary):
            return turn
        if not goes_on(last.text):
            said = asked_again(turn.text, last.text)
            return replace(turn, said=said) if said else turn
    return turn


async def asked_before(turn: Turn, artifacts: ArtifactWriter, title: str) -> tuple[str, ...]:
    """Return the questions that were answered from a result's rows, the first one first.

    Args:
        turn: "how many of those are in stock?", "the third one"; of others nothing is looked up.
        artifacts: The results.
        title: What the result is called.
    """
    text = turn.text
    back = means_rows(text) or may_go_further(text)
    if not (back or only_place(text) or takes_first(text)):
        return ()
    return tuple(
        [
            each.text
            async for each in _earlier(turn, artifacts)
            if each.answer is not None and of_rows(each.answer.summary, title)
        ][::-1]
    )


async def unread_before(turn: Turn, artifacts: ArtifactWriter) -> Reply | None:
    """Return that a message points back at rows which the question before did not get.

    Args:
        turn: "which of those is the cheapest"; of others nothing is looked up.
        artifacts: The results.

    Returns:
        The reply; None: the rows of an answer are meant, or all of a result.
    """
    if not points_back(turn.text):
        return None
    async for each in _earlier(turn, artifacts):
        answer = each.answer
        if answer is None or answer.missions_spawned or answer.metadata.route is Route.APPROVE:
            return None  # what was read then is meant
        told = of_rows(answer.summary)
        if not told and chooses_rows(each.text):
            return _unread(each.text)
        if told:
            nothing = any(f": {begin}" in answer.summary for begin in TOLD_NOTHING)
            return _unread(each.text) if nothing else None
    return None


def _unread(before: str) -> Reply:
    """Return that a message points at rows which the question before did not get."""
    return Reply(
        summary=f"Which rows are meant I cannot tell: {quoted(before, 80)} was not understood, so "
        "it has chosen none. Say which rows you mean, or ask it of the whole table.",
        keeps_question=True,
    )


async def _earlier(turn: Turn, artifacts: ArtifactWriter) -> AsyncIterator[Exchange]:
    """Yield the last exchanges of a conversation, the last one first."""
    exchange = turn.exchange
    for sequence in range(exchange.sequence - 1, max(0, exchange.sequence - _EARLIER), -1):
        record = exchange_id(exchange.session_id, sequence)
        last = await artifacts.queries.records.get(Exchange, turn.user_id, record)
        if last is None:
            return
        yield last
