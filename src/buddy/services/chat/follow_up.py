# ruff: noqa: RUF001  # words of many languages
"""follow_up: a question about a result, answered from the stored artifact. Nothing runs.

What stands in a result was written by a page or a tool: it is quoted, as content, and never read
as a message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.envelope import (
    ArtifactBlock,
    Block,
    Layout,
    PassageBlock,
    ResponseType,
    SuggestedAction,
    TableBlock,
)
from buddy.domain.ids import MissionId
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.passages import passages_about
from buddy.domain.references import ordinal_in
from buddy.domain.result_table import entries_of, table_of, tables_in, text_of
from buddy.domain.session import Asked
from buddy.domain.stems import content_stems, stems
from buddy.domain.table_wish import wishes
from buddy.errors import BuddyError, NotFound, StoreUnavailable
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.lacking import missing_in, next_of
from buddy.services.chat.page_part import part_reply
from buddy.services.chat.table_reply import table_reply
from buddy.services.chat.target import named_in
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted

EARLIER: Final = 6
"""Results of a conversation that are looked through."""
_NAMES_PAGE: Final = re.compile(
    r"\b(?:pages?|sites?|results?|one about|list|article|file|note|seite|ergebnis|liste|datei"
    r"|r[eé]sultat|fichier|p[aá]gina|resultado|archivo|risultato|resultaat|bestand)\b",
    re.IGNORECASE,
)
OPENING: Final = 3
"""Paragraphs that stand for a summary, where no language model writes one."""
_TABLE: Final = re.compile(
    r"\b(?:table|spreadsheet|columns?|tabelle|tableau|tabla|tabella|tabela|tabel)\b", re.IGNORECASE
)
_COUNT: Final = re.compile(
    r"\bhow many|\bcount\b|\bnumber of\b|\bwie viele|\bcombien (?:de|d['’]|y)|\bcu[aá]nt[ao]s"
    r"|\bquant[ie]\b|\bquant[ao]s\b|\bhoeveel\b(?! (?:kost|is|bedraagt))",
    re.IGNORECASE,
)
_AGAIN: Final = re.compile(
    r"\b(?:show|see|give|display|open|view)\b.{0,30}\b(?:again|results?|it|them|everything|all|that"
    r"|answer)\b|\bwhat (?:was|were|is) the (?:results?|answer|outcome)\b"
    r"|\bwhat did you (?:find|get)\b",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"\b(?:summar\w*|tl;?dr|in short|main points?|key points?|gist|overview|zusammenfass\w*"
    r"|r[eé]sum\w*)\b",
    re.IGNORECASE,
)
_SOURCES: Final = re.compile(
    r"\b(?:sources?|links?|urls?|web addresses|where (?:did|does) (?:you|it|that|this)|quellen?"
    r"|fuentes?|fonti?|fontes?|bronnen?)\b",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    r"\b(?:show|me|us|the|that|this|it|them|as|a|an|in|of|from|please|what|which|does|do|did|is|are"
    r"|was|were|say|says|about|tell|give|result|results|again|you|find|found|there|any|and|to|can"
    r"|could|page|article|s|t|hai|hast|was|ist|sind|der|die|das|den|ein|eine|wie|wer|mir|zeig|bitte"
    r"|und|seite|quel|quelle|est|sont|les|des|une|que|qui|dans|cu[aá]l|cu[aá]les|qu[eé]|los|las|una"
    r"|del|è|l|c|qual|quali|sono|della|delle|quais|são|os|as|wat|welke|het|een|van|op|voor)\b"
    r"|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Result:
    artifact: Artifact
    content: JsonObject

    @property
    def block(self) -> ArtifactBlock:
        return ArtifactBlock(
            artifact_id=self.artifact.artifact_id,
            artifact_type=self.artifact.artifact_type,
            mission_id=self.artifact.mission_id,
            title=self.artifact.title,
        )


@dataclass(frozen=True, slots=True)
class FollowUpHandler:
    """Answers from what is there."""

    artifacts: ArtifactWriter

    async def __call__(self, turn: Turn) -> Reply:
        """Return the part of the last result that was asked for."""
        artifact = await self._meant(turn)
        if artifact is None:
            return _no_result(turn)
        try:
            result = await self._read(turn, artifact)
        except (NotFound, StoreUnavailable) as error:
            return Reply(summary=f"The result cannot be read: {error.message}.")
        reply = _answer(turn, result) or await self._earlier(turn, artifact)
        reply = reply or _elsewhere(result, subject_of(turn.text))
        mission = await self.artifacts.queries.mission(turn.user_id, artifact.mission_id)
        # Passages end the words that quote them, so nothing follows them.
        lacks = [] if reply.response_type is ResponseType.REPORT else missing_in(mission)
        return replace(
            reply,
            summary="\n".join((reply.summary, *lacks)),
            actions=(*reply.actions, *next_of(mission)),
        )

    async def told(self, turn: Turn, *, tables_only: bool = False) -> Reply | None:
        """Return what a result of this conversation plainly says to a message; None: nothing.

        A question that a reader took for one about the world may be about what was just found.
        """
        artifact = await self._meant(turn)
        if artifact is None:
            return None
        try:
            result = await self._read(turn, artifact)
        except (NotFound, StoreUnavailable):
            return None
        asked = content_stems(turn.text)
        table = _of_table(turn.text, result, sure=True)
        if table is not None or tables_only:
            return table
        found = passages_about(text_of(result.content), subject_of(turn.text))
        near = [each for each in found if len(asked & stems(each)) * 2 > len(asked)]
        return _quoted(tuple(near), result) if near else None

    async def _read(self, turn: Turn, artifact: Artifact) -> _Result:
        _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        return _Result(artifact, content)

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
            if (reply := _of_table(turn.text, result)) is not None:
                return reply
            if found:
                return _quoted(found, result)
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


def _named_by(result: _Result) -> set[str]:
    named = f"{result.artifact.title} {' '.join(each.url for each in result.artifact.sources[:3])}"
    return content_stems(re.sub(r"[\W_]+", " ", named))


def subject_of(text: str) -> str:
    """Return what a question about a result is about."""
    return " ".join(_REQUEST.sub(" ", text).split())


def _of_table(text: str, result: _Result, *, sure: bool = False) -> Reply | None:
    """Return what a table of the result says to a question; None: it says nothing."""
    told = table_reply(text, result.artifact.title, result.content, sure=sure)
    return None if told is None else _reply(told.text, result, blocks=(told.block,))


def _answer(turn: Turn, result: _Result) -> Reply | None:
    """Return what the result says to a message; None: no word of it is there."""
    text = turn.text
    entries = entries_of(result.content)
    wish = _of_table(text, result) if wishes(text) else None
    part = None if wish or entries else part_reply(text, result.content, counts=_counts(text))
    if part is not None and part.choices:
        return question(part.text, *part.choices, blocks=(result.block,), keeps_question=True)
    if part is not None:
        return _reply(part.text, result, blocks=part.blocks)
    if (told := wish or _of_table(text, result)) is not None:
        return told
    if _TABLE.search(text):
        return _as_table(result)
    index = ordinal_in(text, len(entries)) if entries else None
    if index is not None:
        return _entry(result, entries, index)
    if _counts(text) and entries:
        what = _entries(len(entries))
        return _reply(f"The result of {quoted(result.artifact.title)} has {what}.", result)
    if _SHORT.search(text):
        return _opening(result)
    if _SOURCES.search(text) and result.artifact.sources:
        return _sources(result)
    subject = subject_of(text)
    named = _by_name(turn) is not None and content_stems(subject) <= _named_by(result)
    if named or not subject or _AGAIN.search(text):
        return _as_table(result) if named and tables_in(result.content) else _whole(result)
    found = passages_about(text_of(result.content), subject)
    return _quoted(found, result) if found else None


def _quoted(found: tuple[str, ...], result: _Result) -> Reply:
    words = f"From the result of {quoted(result.artifact.title)}, word for word:"
    return _quoting(words, found, result)


def _elsewhere(result: _Result, subject: str) -> Reply:
    """Show what there is, and offer to search for what was asked; a yes proposes that.

    That no word of a question stands in a result does not mean that it says nothing of it: it may
    be in other words, or in another language.
    """
    ask = f"Nothing was run. Shall I search for {quoted(subject, 60)}?"
    tables = tables_in(result.content)
    lines = [line for line in text_of(result.content).splitlines() if line.strip()]
    first = "" if tables or not lines else f" It begins: {quoted(lines[0], 200)}."
    shown = tuple(
        TableBlock(title=result.artifact.title, columns=each.columns, rows=each.rows)
        for each in tables[:1]
    )
    seen = " Its table is below." if shown else first
    reply = _reply(
        f"I found none of the words {quoted(subject, 60)} in the result of "
        f"{quoted(result.artifact.title)}; it may say it in other words.{seen} {ask}",
        result,
        say("Search for it", f"Search for {subject}"),
        say("Show the result", "Show the result again"),
        blocks=shown,
    )
    return replace(reply, asked=Asked(question=ask, objective=f"Search for {subject}"))


def _counts(text: str) -> bool:
    return _COUNT.search(text) is not None


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def _as_table(result: _Result) -> Reply:
    table = table_of(result.content)
    block = TableBlock(
        title=result.artifact.title, columns=table.columns, rows=table.rows, more=table.more
    )
    rest = f" {table.more} more are in the artifact." if table.more else ""
    return Reply(
        summary=f"{quoted(result.artifact.title)} as a table, {len(table.rows)} rows.{rest}",
        response_type=ResponseType.TABLE,
        layout=Layout.TABLE,
        blocks=(block, result.block),
        keeps_question=True,
    )


def _entry(result: _Result, entries: tuple[JsonObject, ...], index: int) -> Reply:
    if not 0 <= index < len(entries):
        return _reply(f"The result has {_entries(len(entries))}; there is no such one.", result)
    entry = entries[index]
    url = entry.get("url")
    page = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    table = TableBlock(
        title=f"Entry {index + 1} of {len(entries)}",
        columns=("name", "value"),
        rows=tuple((name, str(value)[:1000]) for name, value in entry.items() if value is not None),
    )
    title = entry.get("title") or entry.get("name") or f"entry {index + 1}"
    return Reply(
        summary=f"Number {index + 1} is {quoted(str(title))}.{f' {page}' if page else ''}",
        response_type=ResponseType.TABLE,
        layout=Layout.TABLE,
        blocks=(table, result.block),
        actions=(say("Extract that page", f"Extract the text of {page}"),) if page else (),
        page=page,
        keeps_question=True,
    )


def _opening(result: _Result) -> Reply:
    lines = [line for line in text_of(result.content).splitlines() if line.strip()]
    text = (
        "No language model is at work here, so I do not write summaries. These are its first "
        "paragraphs, word for word:"
    )
    return _quoting(text, tuple(line[:1000] for line in lines[:OPENING]), result)


def _sources(result: _Result) -> Reply:
    sources = result.artifact.sources
    table = TableBlock(
        title="Sources",
        columns=("#", "title", "address"),
        rows=tuple((str(n), source.title, source.url) for n, source in enumerate(sources[:50], 1)),
        more=max(0, len(sources) - 50),
    )
    return Reply(
        summary=f"{len(sources)} source{'s' if len(sources) != 1 else ''}.",
        response_type=ResponseType.TABLE,
        layout=Layout.TABLE,
        blocks=(table,),
        keeps_question=True,
    )


def _whole(result: _Result) -> Reply:
    first = next((line for line in text_of(result.content).splitlines() if line.strip()), "")
    return _reply(f"{quoted(result.artifact.title)}: {first[:500]}".rstrip(": "), result)


def _quoting(text: str, passages: tuple[str, ...], result: _Result) -> Reply:
    block = PassageBlock(passages=passages, sources=result.artifact.sources[:5])
    blocks: tuple[Block, ...] = (block, result.block)
    return Reply(
        summary="\n".join((text, *passages)),
        response_type=ResponseType.REPORT,
        blocks=blocks,
        keeps_question=True,
    )


def _reply(
    text: str, result: _Result, *actions: SuggestedAction, blocks: tuple[Block, ...] = ()
) -> Reply:
    return Reply(
        summary=text,
        response_type=ResponseType.ARTIFACT_BUNDLE,
        layout=Layout.CARD,
        blocks=(*blocks, result.block),
        actions=actions,
        keeps_question=True,
    )
