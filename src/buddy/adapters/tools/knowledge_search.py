"""knowledge_search: answers from the offline library, without a network."""

from __future__ import annotations

from collections.abc import Sequence

from buddy.adapters.tools.notes import kept_notes
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.note import Note
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import StoreUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.library import Library, LibraryHit, LibraryText
from buddy.ports.records import RecordQueries
from buddy.ports.tools import ToolContext

ENGINE = "offline library"
NOTES = "your notes"
"""The collection that hits among the person's notes name."""
DEFAULT_RESULTS = 5
MAX_RESULTS = 20
_MAX_QUERY = 500
_MAX_ANSWER = 160
_NAMED = 5
"""Notes that the summary of all of them names."""
_LOOKED_AT = 100
"""Hits among which a person's own are looked for."""

_SPEC = ToolSpec(
    name=ToolName("knowledge_search"),
    description=(
        "Looks up Python documentation (the language, the standard library, its functions, classes "
        "and modules), your own notes, and the documents in your folders. Answers programming "
        "questions from the offline library on this computer, without the internet."
    ),
    examples=(
        "find how asyncio cancels a task",
        "how do I read a csv file in Python",
        "what does yield from do",
        "explain dictionary comprehensions",
        "which function parses command line arguments",
        "look up the documentation of itertools.groupby",
        "search my notes for the release checklist",
        "what did I write down in my notes",
        "find that note of mine",
        "where is my note on that",
        "do I have a note on it",
        "what do you remember from my notes",
        "show my notes on the subject",
        "what do my documents say about onboarding",
        "how does a context manager work",
        "show me the arguments of subprocess.run",
        "what is the difference between a list and a tuple in Python",
        "search the Python docs for regular expressions",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "query": {
                "type": "string",
                "minLength": 1,
                "maxLength": _MAX_QUERY,
                "description": "What to look for, in plain words",
                "x-slot": "query",
            },
            "limit": {
                "type": "integer",
                "minimum": 1,
                "maximum": MAX_RESULTS,
                "default": DEFAULT_RESULTS,
                "description": "How many passages at most",
                "x-slot": "count",
            },
            "source": {
                "enum": ["all", "own", "notes"],
                "default": "all",
                "description": (
                    "own: only your notes and folders, without what comes with Buddy; "
                    "notes: every note of yours, the newest first, whatever the query and the limit"
                ),
                "x-slot": "knowledge_source",
            },
        },
        "required": ["query"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "query": {"type": "string"},
            "engine": {"type": "string"},
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "title": {"type": "string"},
                        "url": {"type": "string"},
                        "snippet": {"type": "string"},
                        "score": {"type": "number", "minimum": 0, "maximum": 1},
                        "collection": {"type": "string"},
                    },
                    "required": ["title", "url", "snippet", "score", "collection"],
                },
            },
        },
        "required": ["query", "engine", "results"],
    },
    intents=(Intent.KNOWLEDGE, Intent.SEARCH, Intent.REPOSITORY, Intent.FILE),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=60.0,  # the first call on a machine may wait for the collection to be built
    typical_seconds=0.1,
)


class KnowledgeSearch:
    """Searches the offline library and the person's notes.

    Args:
        library: The documents of this machine.
        records: Where notes are kept; None where there are none.
    """

    def __init__(self, library: Library, records: RecordQueries | None = None) -> None:
        self._library = library
        self._records = records

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return _SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Search; nothing above the relevance floor is an honest empty answer.

        Raises:
            ToolInputInvalid: The query is blank, or the limit out of range.
            ToolExecutionFailed: The library's file cannot be read.
        """
        query, limit = _read_input(tool_input)
        try:
            notes = await kept_notes(self._records, context.user_id) if self._records else ()
            source = tool_input.get("source")
            if source == "notes":
                return _listing(query, notes, context)
            hits = await self._search(query, limit, notes, own=source == "own")
            empty_reason = None if hits else await self._nothing_found(query, len(notes))
        except StoreUnavailable as error:
            raise ToolExecutionFailed(error.message) from error
        context.report(len(hits), 0, f"{_counted(len(hits), 'passage')} found {_where(hits)}")
        return ToolResult(
            data={
                "query": query,
                "engine": ENGINE,
                "results": [
                    {
                        "title": hit.title,
                        "url": _url(hit),
                        "snippet": hit.snippet,
                        "score": hit.score,
                        "collection": hit.collection,
                    }
                    for hit in hits
                ],
            },
            summary=empty_reason or _summary(hits),
            sources=tuple(Source(title=hit.title, url=_url(hit)) for hit in hits),
            items=len(hits),
            empty_reason=empty_reason,
            title=f"Library: {query}",
        )

    async def _search(
        self, query: str, limit: int, notes: Sequence[Note], *, own: bool
    ) -> Sequence[LibraryHit]:
        texts = [_text_of(note) for note in notes]
        if not own:
            return await self._library.search(query, limit, texts)
        found = await self._library.search(query, _LOOKED_AT, texts)
        collections = await self._library.collections()
        builtin = {each.name for each in collections if each.origin == "builtin"}
        return [hit for hit in found if hit.collection not in builtin][:limit]

    async def _nothing_found(self, query: str, notes: int) -> str:
        collections = await self._library.collections()
        documents = sum(collection.documents for collection in collections)
        held = _counted(documents, "document")
        if notes:
            return f"0 results for {query!r} in the {ENGINE} ({held}) and {NOTES} ({notes})"
        return f"0 results for {query!r} in the {ENGINE} ({held})"


def _listing(query: str, notes: Sequence[Note], context: ToolContext) -> ToolResult:
    """Return every note, the newest first."""
    newest = sorted(notes, key=lambda each: (each.created_at, each.record_id), reverse=True)
    empty_reason = None if newest else "You have no notes"
    told = _counted(len(newest), "note") if newest else "no notes"
    context.report(len(newest), 0, told)
    return ToolResult(
        data={
            "query": query,
            "engine": ENGINE,
            "results": [
                {
                    "title": note.title,
                    "url": f"note:{note.record_id}",
                    "snippet": note.text,
                    "score": 1.0,
                    "collection": NOTES,
                }
                for note in newest
            ],
        },
        summary=empty_reason or f"{told}: {'; '.join(note.title for note in newest[:_NAMED])}",
        sources=tuple(Source(title=n.title, url=f"note:{n.record_id}") for n in newest),
        items=len(newest),
        empty_reason=empty_reason,
        title="Your notes",
    )


def _text_of(note: Note) -> LibraryText:
    return LibraryText(collection=NOTES, path=note.record_id, title=note.title, text=note.text)


def _url(hit: LibraryHit) -> str:
    if hit.collection == NOTES:
        return f"note:{hit.path.removeprefix(f'{NOTES}/').partition('#')[0]}"
    return f"library:{hit.path}"


def _where(hits: Sequence[LibraryHit]) -> str:
    from_notes = {hit.collection == NOTES for hit in hits}
    if from_notes == {True}:
        return f"in {NOTES}"
    return f"in the {ENGINE} and {NOTES}" if len(from_notes) > 1 else f"in the {ENGINE}"


def _read_input(tool_input: JsonObject) -> tuple[str, int]:
    query, limit = tool_input.get("query"), tool_input.get("limit", DEFAULT_RESULTS)
    if not isinstance(query, str) or not query.strip():
        raise ToolInputInvalid("query is blank; say in a few words what to look for")
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MAX_RESULTS:
        raise ToolInputInvalid(f"limit is {limit!r}; it must be a whole number, 1 to {MAX_RESULTS}")
    return query.strip(), limit


def _summary(hits: Sequence[LibraryHit]) -> str:
    best = hits[0]
    answer = best.snippet.strip()
    if len(answer) > _MAX_ANSWER:
        answer = answer[:_MAX_ANSWER].rpartition(" ")[0] + "…"
    more = f" (and {len(hits) - 1} more)" if len(hits) > 1 else ""
    if answer.startswith(best.title.rstrip("…")):  # a short note is its own title
        return f"{answer}{more}"
    return f"{best.title}: {answer}{more}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
