# words of many languages
"""follow_up: a question about a result, answered from the stored artifact. Nothing runs.

What stands in a result was written by a page or a tool: it is quoted, as content, and never read
as a message.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.about_buddy import about_buddy
from buddy.domain.artifact import Artifact
from buddy.domain.assent import agrees
from buddy.domain.envelope import ResponseType
from buddy.domain.follows_result import Said, follows_result
from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.ordinals import ordinal_in
from buddy.domain.page_question import is_question
from buddy.domain.passages import passages_about
from buddy.domain.regex import regex
from buddy.domain.result_table import entries_of, tables_in, text_of
from buddy.domain.route import Route
from buddy.domain.stems import content_stems, stems
from buddy.domain.table_those import only_place, points_back
from buddy.domain.table_wish import wishes
from buddy.domain.table_words import end_in
from buddy.domain.tables_cheaper import cheaper_in
from buddy.domain.tables_compared import compares, may_differ, names_both
from buddy.errors import BuddyError, NotFound, StoreUnavailable
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.counting import counting_reply
from buddy.services.chat.elsewhere import asks_on, elsewhere
from buddy.services.chat.lacking import missing_in, next_of
from buddy.services.chat.page_part import list_reply, part_reply
from buddy.services.chat.result_views import (
    Result,
    as_table,
    entry_reply,
    opening,
    plain_reply,
    quoted_from,
    sources_reply,
    whole,
    words_in,
)
from buddy.services.chat.rows_before import asked_before, unread_before, whole_question
from buddy.services.chat.subject import counts, named_by, number_reply, subject_of, thing_of, unseen
from buddy.services.chat.table_reply import of_rows, picks_table, table_reply
from buddy.services.chat.target import named_in
from buddy.services.chat.turn import Reply, Turn, question
from buddy.services.chat.two_results import (
    also_listed,
    cheaper_reply,
    compared_reply,
    differ_in,
    sides_of,
)
from buddy.services.chat.words import quoted
from buddy.services.separated_values import with_table

FOLLOWED: Final = "followed"
"""That a message goes on from the last result, though it was not read so: rows tell it only where
they answer all of it."""
EARLIER: Final = 6
"""Results of a conversation that are looked through."""
_NAMES_PAGE: Final = regex(
    r"\b(?:pages?|sites?|results?|one about|list|article|file|note|seite|ergebnis|liste|datei"
    r"|r[eé]sultat|fichier|p[aá]gina|resultado|archivo|risultato|resultaat|bestand)\b",
    re.IGNORECASE,
)
_TABLE: Final = regex(
    r"\b(?:table|spreadsheet|columns?|tabelle|tableau|tabla|tabella|tabela|tabel)\b", re.IGNORECASE
)
_AGAIN: Final = regex(
    r"\b(?:show|see|give|display|open|view)\b.{0,30}\b(?:again|results?|it|them|everything|all|that"
    r"|answer)\b|\bwhat (?:was|were|is) the (?:results?|answer|outcome)\b"
    r"|\bwhat did you (?:find|get)\b"
    r"|\b(?:zeig|montre|muestra|muéstra|enséña|mostra|toon)\w*\b.{0,20}\b(?:alles?|noch ?mal|tout"
    r"|todo|tutto|tudo|encore|de nuevo|otra vez)\b",
    re.IGNORECASE,
)
_SHORT: Final = regex(
    r"\b(?:summar\w*|tl;?dr|in short|main points?|key points?|gist|overview|zusammenfass\w*"
    r"|r[eé]sum\w*)\b",
    re.IGNORECASE,
)
_ASKED_BACK: Final = frozenset({Route.CLARIFY, Route.MISSION, Route.MODIFY_MISSION})
_SOURCES: Final = regex(
    r"\b(?:sources?|links?|urls?|web addresses|where (?:did|does) (?:you|it|that|this)|quellen?"
    r"|fuentes?|fonti?|fontes?|bronnen?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FollowUpHandler:
    """Answers from what is there."""

    artifacts: ArtifactWriter

    async def __call__(self, turn: Turn) -> Reply:
        """Return the part of the last result that was asked for."""
        turn = await whole_question(turn, self.artifacts)
        if (compared := await self._compared(turn, alone=True)) is not None:
            return compared
        artifact = await self._meant(turn)
        if artifact is None:
            return _no_result(turn)
        try:
            result = await self._read(turn, artifact)
        except (NotFound, StoreUnavailable) as error:
            return Reply(summary=f"The result cannot be read: {error.message}.")
        before = await asked_before(turn, self.artifacts, result.artifact.title)
        reply = await asyncio.to_thread(_answer, turn, result, before)
        reply = await self._beside(turn, result, reply) or await self._earlier(turn, artifact)
        reply = reply or elsewhere(result, thing_of(turn.text))
        mission = await self.artifacts.queries.mission(turn.user_id, artifact.mission_id)
        # Passages end the words that quote them, so nothing follows them.
        lacks = [] if reply.response_type is ResponseType.REPORT else missing_in(mission)
        return replace(
            reply,
            summary="\n".join((reply.summary, *lacks)),
            actions=(*reply.actions, *next_of(mission)),
        )

    async def told(
        self, turn: Turn, *, tables_only: bool = False, conditions_only: bool = False
    ) -> Reply | None:
        """Return what a result of this conversation plainly says to a message; None: nothing.

        A question that a reader took for one about the world may be about what was just found.

        Args:
            turn: "which are in stock?".
            tables_only: Whether words in common are not enough.
            conditions_only: Whether it is no question by its form, but may name rows: "sold out".
        """
        turn = await whole_question(turn, self.artifacts)
        if (compared := await self._compared(turn, alone=False)) is not None:
            return compared
        artifact = await self._meant(turn)
        if artifact is None:
            return None
        try:
            result = await self._read(turn, artifact)
        except (NotFound, StoreUnavailable):
            return None
        asked = content_stems(turn.text)
        table = await asyncio.to_thread(
            _of_table,
            turn.text,
            result,
            sure=True,
            conditions_only=conditions_only,
            before=await asked_before(turn, self.artifacts, result.artifact.title),
        )
        if table is not None or tables_only or conditions_only:
            return await self._beside(turn, result, table)
        found = passages_about(text_of(result.content), subject_of(turn.text))
        near = [each for each in found if len(asked & stems(each)) * 2 > len(asked)]
        return quoted_from(tuple(near), result) if near else None

    async def followed(self, turn: Turn) -> bool:
        """Tell whether a message that is answered by nothing is about the last result all the same.

        Then nothing is proposed for it: that the result does not say it is the answer.
        """
        artifact = turn.talk.artifact
        if artifact is None:
            return False
        try:
            result = await self._read(turn, artifact)
        except (NotFound, StoreUnavailable):
            return False
        decision = turn.decision
        if decision.route in _ASKED_BACK and (_of_itself(turn.text) or asks_on(turn)):
            return True
        said = Said(
            text=turn.text,
            route=decision.route,
            intent=decision.intent,
            confidence=decision.confidence,
        )
        return await asyncio.to_thread(lambda: follows_result(said, words_in(result)))

    async def _compared(self, turn: Turn, *, alone: bool) -> Reply | None:
        """Return two tables side by side, or that rows are meant which were not found; else None.

        Args:
            turn: "compare both", "what's the difference for the Trail Fox?".
            alone: Whether to say so where there are no two.
        """
        text = turn.text
        if turn.talk.artifact and (unread := await unread_before(turn, self.artifacts)):
            return unread
        if not (compares(text) or may_differ(text) or cheaper_in(text)):
            return None
        results = await self._recent(turn)
        if cheaper_in(text) and (told := await asyncio.to_thread(cheaper_reply, text, results)):
            return told
        if not (compares(text) or may_differ(text)):
            return None
        return await asyncio.to_thread(_side_by_side, text, results, alone=alone)

    async def _beside(self, turn: Turn, told: Result, reply: Reply | None) -> Reply | None:
        """Return an answer from rows with what another table says of a row of the same name."""
        if reply is None or not of_rows(reply.summary) or len(_completed(turn)) < 2:  # noqa: PLR2004
            return reply
        mine = told.artifact.artifact_id
        others = [each for each in await self._recent(turn) if each.artifact.artifact_id != mine]
        also = await asyncio.to_thread(also_listed, turn.text, others, told)
        return replace(reply, summary=f"{reply.summary}{also}")

    async def _read(self, turn: Turn, artifact: Artifact) -> Result:
        _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        return Result(artifact, with_table(content))

    async def _recent(self, turn: Turn) -> list[Result]:
        """Return the last results of a conversation that can be read, the last one first."""
        found: list[Result] = []
        for each in _completed(turn)[:EARLIER]:
            artifact = await self._of(turn, each.mission_id)
            if artifact is not None:
                with suppress(NotFound, StoreUnavailable):
                    found.append(await self._read(turn, artifact))
        return found

    async def _earlier(self, turn: Turn, last: Artifact) -> Reply | None:
        """Return what an earlier result says, where the last one says nothing."""
        for each in _completed(turn)[1:EARLIER]:
            artifact = await self._of(turn, each.mission_id)
            if artifact is None or artifact.artifact_id == last.artifact_id:
                continue
            try:
                result = await self._read(turn, artifact)
            except (NotFound, StoreUnavailable):
                continue  # that one is gone; another may still tell
            found = passages_about(text_of(result.content), subject_of(turn.text))
            if (reply := await asyncio.to_thread(_of_table, turn.text, result)) is not None:
                return reply
            if found:
                return quoted_from(found, result)
        return None

    async def _meant(self, turn: Turn) -> Artifact | None:
        """Return the result that a message names, by an id or by its words; else the last."""
        named = named_in(turn)
        by_name = _by_name(turn) if named is None else named.mission
        if by_name is None:
            return turn.talk.artifact
        return await self._of(turn, by_name.mission_id)

    async def _of(self, turn: Turn, mission_id: MissionId) -> Artifact | None:
        queries = self.artifacts.queries
        try:
            made = await queries.artifacts_of_mission(turn.user_id, mission_id)
        except BuddyError:
            return None
        return max(made, key=lambda each: each.created_at, default=None)


def _side_by_side(text: str, results: Sequence[Result], *, alone: bool) -> Reply | None:
    two = compares(text) and len(sides_of(results)) > 1
    if two or differ_in(text, results) or (alone and results and names_both(text)):
        return compared_reply(text, results)
    return None


def _no_result(turn: Turn) -> Reply:
    state = turn.talk.state
    if state.running is not None:
        text = f"{quoted(state.running.objective)} has not ended, so there is no result yet."
    elif state.failed is not None:
        text = f"{quoted(state.failed.objective)} failed, so there is no result to look at."
    else:
        text = "No mission of this conversation has a result yet."
    return Reply(summary=text, keeps_question=True)


def _completed(turn: Turn) -> list[Mission]:
    """Return the missions of this conversation that have a result, the last one first."""
    done = [
        each.mission for each in turn.talk.spoken if each.mission.status is MissionStatus.COMPLETED
    ]
    return sorted(done, key=lambda each: each.updated_at, reverse=True)


def _of_itself(text: str) -> bool:
    """Tell whether a message wants the result and names nothing of it: "show the summary"."""
    wants = is_question(text) or _AGAIN.search(text) or _SHORT.search(text)
    if not wants or agrees(text) or about_buddy(text) is not None:
        return False
    return not content_stems(_SHORT.sub(" ", subject_of(text)))


def _asks_rows(text: str, result: Result, before: Sequence[str]) -> bool:
    """Tell whether a message asks of rows before it asks of a part of the page."""
    placed = bool(before) and (only_place(text) or points_back(text))
    asks = placed or wishes(text) or end_in(text) is not None
    return asks or picks_table(text, result.content)


def _passages(text: str, subject: str, result: Result) -> Reply | None:
    """Return the list that a message names by its heading, else what speaks of its subject."""
    if (named := list_reply(text, result.content)) is not None:
        return plain_reply(named.text, result)
    found = passages_about(text_of(result.content), subject)
    return quoted_from(found, result) if found else None


def _by_name(turn: Turn) -> Mission | None:
    """Return the earlier mission that a message names: "what was on the prices page?"."""
    if not _NAMES_PAGE.search(turn.text):
        return None
    done = _completed(turn)
    said = content_stems(turn.text)
    words = [content_stems(re.sub(r"[\W_]+", " ", each.terms.objective)) for each in done]
    found = [
        mission
        for mission, own in zip(done, words, strict=True)
        if any(stem in said and sum(stem in other for other in words) == 1 for stem in own)
    ]
    return found[0] if len(found) == 1 else None


def _of_table(
    text: str,
    result: Result,
    *,
    sure: bool = False,
    conditions_only: bool = False,
    before: Sequence[str] = (),
) -> Reply | None:
    """Return what a table of the result says to a question; None: it says nothing.

    Ten thousand rows take seconds: whoever asks does so in a thread.
    """
    told = table_reply(
        text,
        result.artifact.title,
        result.content,
        sure=sure,
        conditions_only=conditions_only,
        before=before,
    )
    if told is None:
        return None
    if told.choices:
        return question(told.text, *told.choices, blocks=(result.block,), keeps_question=True)
    return plain_reply(told.text, result, blocks=(told.block,))


def _answer(turn: Turn, result: Result, before: Sequence[str] = ()) -> Reply | None:
    """Return what the result says to a message; None: no word of it is there."""
    text = turn.text
    entries = entries_of(result.content)
    of_table = partial(_of_table, text, result, sure=FOLLOWED in turn.passed, before=before)
    wish = of_table() if _asks_rows(text, result, before) else None
    number = counting_reply(text, result, listed=bool(entries)) if wish is None else None
    if number is not None:
        return number
    part = None if wish or entries else part_reply(text, result.content, counts=counts(text))
    if part is not None and part.choices:
        return question(part.text, *part.choices, blocks=(result.block,), keeps_question=True)
    if part is not None:
        told = f"{unseen(text, result)}{part.text}" if counts(text) else part.text
        return plain_reply(told, result, blocks=part.blocks)
    if (told := wish or of_table()) is not None:
        return told
    return _of_whole(turn, result)


def _of_whole(turn: Turn, result: Result) -> Reply | None:
    """Return an entry of a result, how it begins, all of it, or what speaks of the subject."""
    text, entries = turn.text, entries_of(result.content)
    if _TABLE.search(text):
        return as_table(result)
    index = ordinal_in(text, len(entries)) if entries else None
    if index is not None:
        return entry_reply(result, entries, index)
    if counts(text) and (number := number_reply(text, result, len(entries))) is not None:
        return number
    if _SHORT.search(text):
        return opening(result)
    if _SOURCES.search(text) and result.artifact.sources:
        return sources_reply(result)
    subject = subject_of(text)
    named = _by_name(turn) is not None and content_stems(subject) <= named_by(result)
    if named or not subject or _AGAIN.search(text):
        return as_table(result) if named and tables_in(result.content) else whole(result)
    return _passages(text, subject, result)
