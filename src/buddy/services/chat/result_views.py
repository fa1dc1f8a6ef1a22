"""The ways to show a stored result: as a table, an entry, word for word, or as it begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
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
from buddy.domain.json_value import JsonObject
from buddy.domain.result_table import WHOLE, WIDE, entries_of, table_of, tables_in, text_of
from buddy.domain.stems import content_stems
from buddy.services.chat.turn import Reply, say
from buddy.services.chat.words import quoted

OPENING: Final = 3
"""Paragraphs that stand for a summary, where no language model writes one."""
_READ: Final = 200_000
"""Characters of a result by whose words a message is known to be about it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a mission has left, and what it holds."""

    artifact: Artifact
    content: JsonObject

    @property
    def block(self) -> ArtifactBlock:
        """The artifact itself, to be shown."""
        return ArtifactBlock(
            artifact_id=self.artifact.artifact_id,
            artifact_type=self.artifact.artifact_type,
            mission_id=self.artifact.mission_id,
            title=self.artifact.title,
        )


def words_in(result: Result) -> set[str]:
    """Return the stems of what a result says, its title and the cells of its tables included.

    Of a figure, a time or a list of names and values there are none: nobody goes on reading in it.
    """
    content = result.content
    if not (content.get("text") or entries_of(content) or tables_in(content)):
        return set()
    tables = tables_in(result.content, WHOLE, WIDE)
    cells = (cell for each in tables for row in (each.columns, *each.rows) for cell in row)
    said = chain((result.artifact.title, text_of(result.content)), cells)
    return content_stems(" ".join(said)[:_READ])


def entries_words(count: int) -> str:
    """Return how many entries there are, in words."""
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def as_table(result: Result) -> Reply:
    """Return the reply that shows a result as a table."""
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


def entry_reply(result: Result, entries: tuple[JsonObject, ...], index: int) -> Reply:
    """Return the reply that shows one entry of a result that is a list."""
    if not 0 <= index < len(entries):
        return plain_reply(
            f"The result has {entries_words(len(entries))}; there is no such one.", result
        )
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


def opening(result: Result) -> Reply:
    """Return the reply that stands for a summary: how a result begins."""
    lines = [line for line in text_of(result.content).splitlines() if line.strip()]
    text = (
        "No language model is at work here, so I do not write summaries. These are its first "
        "paragraphs, word for word:"
    )
    return quoting(text, tuple(line[:1000] for line in lines[:OPENING]), result)


def sources_reply(result: Result) -> Reply:
    """Return the reply that lists where a result comes from."""
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


def whole(result: Result) -> Reply:
    """Return the reply that shows a result again."""
    first = next((line for line in text_of(result.content).splitlines() if line.strip()), "")
    return plain_reply(f"{quoted(result.artifact.title)}: {first[:500]}".rstrip(": "), result)


def quoting(text: str, passages: tuple[str, ...], result: Result) -> Reply:
    """Return a reply that quotes passages of a result, word for word."""
    block = PassageBlock(passages=passages, sources=result.artifact.sources[:5])
    blocks: tuple[Block, ...] = (block, result.block)
    return Reply(
        summary="\n".join((text, *passages)),
        response_type=ResponseType.REPORT,
        blocks=blocks,
        keeps_question=True,
    )


def plain_reply(
    text: str, result: Result, *actions: SuggestedAction, blocks: tuple[Block, ...] = ()
) -> Reply:
    """Return a reply about a result, with the result."""
    return Reply(
        summary=text,
        response_type=ResponseType.ARTIFACT_BUNDLE,
        layout=Layout.CARD,
        blocks=(*blocks, result.block),
        actions=actions,
        keeps_question=True,
    )


def quoted_from(found: tuple[str, ...], result: Result) -> Reply:
    """Return the reply that quotes what was found in a result."""
    words = f"From the result of {quoted(result.artifact.title)}, word for word:"
    return quoting(words, found, result)
