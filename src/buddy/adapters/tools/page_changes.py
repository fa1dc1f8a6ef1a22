"""page_changes: look at a page and say what is not the same since the last look.

What the page said is kept in the store, for each who follows it: a schedule, a recipe, or a person
by hand. A person compares with the last look of all, and so does the first look of a schedule;
later ones of it compare with its own, so that a weekly one tells of the whole week. Where the
server tells which version a page is, it is asked for the page only if that is another one, and then
answers with next to nothing. A page that scripts fill is read in full each time: what a server says
of its frame says nothing of what the scripts put into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlsplit

from buddy.adapters.tools.page_changes_spec import SPEC
from buddy.adapters.tools.page_reader import ReadPage, read_fetched
from buddy.domain.artifact import Source
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.page_look import (
    LINE_LENGTH,
    LINES_TOLD,
    SAYS_NOW,
    PageDifference,
    PageLook,
    PageVersion,
    change_words,
    difference,
    lines_digest,
    lines_of,
    look_id,
)
from buddy.domain.recipe import RECIPE
from buddy.domain.schedule import SOURCE
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.domain.tool_input import with_scheme
from buddy.errors import StoreError, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.clock import Clock
from buddy.ports.store import Store, UnitOfWork
from buddy.ports.tools import ToolContext

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_ANYBODY = ""
"""Under whose name the last look of all is kept, by whoever it was."""
_NO_DIFFERENCE = PageDifference(added=(), removed=(), added_count=0, removed_count=0, moved=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What this look found."""

    final_url: str
    title: str | None
    lines: tuple[str, ...]
    cut: bool
    version: PageVersion | None
    how: str
    rendered: bool = False


class PageChanges:
    """Follows pages.

    Args:
        store: Where the last look is kept.
        clock: Tells when.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Look once. The same call again, after a crash, gives the answer that it gave.

        Raises:
            ToolInputInvalid: No page.
            EgressDenied: The page is outside the scope or no public site.
            ToolExecutionFailed: It cannot be fetched or has no text, or the store does not answer.
        """
        url, only = _url(tool_input), _only(tool_input)
        try:
            own, latest = (
                look_id(context.user_id, follower, url, "\n".join(only))
                for follower in (await self._follower(context), _ANYBODY)
            )
            records = self._store.queries.records
            last = await records.get(PageLook, context.user_id, own)
            if last is not None and last.by == context.effect_key:
                return ToolResult.from_json(last.answer)
            last = last or await records.get(PageLook, context.user_id, latest)
            context.report(0, 0, f"looking at {url}")
            seen = await _look(url, only, last, context)
            now = self._clock.now()
            result, since = _told(url, last, seen, now)
            after = PageLook(
                record_id=own,
                user_id=context.user_id,
                url=url,
                title=seen.title,
                lines=seen.lines,
                cut=seen.cut,
                version=seen.version,
                looked_at=now,
                differs_since=since,
                by=context.effect_key,
                answer=result.to_json(),
                created_at=last.created_at if last else now,
            )
            await self._keep(after, latest)
        except StoreError as error:
            raise ToolExecutionFailed(error.message) from error
        context.report(result.items, 1, result.summary)
        return result

    async def _follower(self, context: ToolContext) -> str:
        """Return who follows the page: each schedule has its own last look, so has each recipe."""
        mission = await self._store.queries.mission(context.user_id, context.mission_id)
        if mission is None:
            return _ANYBODY
        named = (mission.metadata.get(name) for name in (SOURCE, RECIPE))
        return next((each for each in named if isinstance(each, str)), _ANYBODY)

    async def _keep(self, look: PageLook, latest: str) -> None:
        """Keep a look as the last one of who followed, and as the last one of all."""

        async def work(uow: UnitOfWork) -> None:
            for record_id in dict.fromkeys((look.record_id, latest)):
                before = await uow.records.get(PageLook, look.user_id, record_id)
                made = before.created_at if before is not None else look.created_at
                await uow.records.put(replace(look, record_id=record_id, created_at=made))

        await self._store.transact(work)


def _url(tool_input: JsonObject) -> str:
    given = tool_input.get("url")
    if not isinstance(given, str) or not given.strip():
        raise ToolInputInvalid("page_changes needs the address of a page: url")
    return with_scheme(given.strip())


def _only(tool_input: JsonObject) -> tuple[str, ...]:
    given = tool_input.get("only")
    texts = cast("list[JsonValue]", given) if isinstance(given, list) else []
    return tuple(dict.fromkeys(each.strip() for each in texts if str(each).strip()))


async def _look(
    url: str, only: Sequence[str], last: PageLook | None, context: ToolContext
) -> _Seen:
    """Fetch a page, unless it is still what it was."""
    page = await context.fetch(url, unless=last.version if last else None)
    if page.unchanged and last is not None:
        return _Seen(
            final_url=page.url,
            title=last.title,
            lines=last.lines,
            cut=last.cut,
            version=last.version,
            how="not_modified",
        )
    read = await read_fetched(url, page, context)
    if not read.readable:
        raise ToolExecutionFailed(_unreadable(url, read))
    lines, cut = lines_of(read.content.plain, only)
    if last is None:
        how = "first"
    else:
        how = "same_text" if lines_digest(lines) == lines_digest(last.lines) else "compared"
    return _Seen(
        final_url=read.final_url,
        title=read.content.title,
        lines=lines,
        cut=cut,
        version=None if read.rendered else page.version,
        how=how,
        rendered=read.rendered,
    )


def _unreadable(url: str, read: ReadPage) -> str:
    why = "it shows nothing without JavaScript" if read.content.needs_script else "it has no text"
    return f"{url[:200]} cannot be compared: {why}{read.unrendered or ''}"


def _told(url: str, last: PageLook | None, seen: _Seen, now: Instant) -> tuple[ToolResult, Instant]:
    """Return what to say, and since when the text is as it is."""
    found = (
        difference(last.lines, seen.lines) if last and seen.how == "compared" else _NO_DIFFERENCE
    )
    changed = found.count > 0
    since = last.differs_since if last and not changed else now
    said = _sentence(last, seen, found)
    data: dict[str, JsonValue] = {
        "url": url,
        "final_url": seen.final_url,
        "title": seen.title,
        "text": _markdown(url, last, seen, found, now, said),
        "first": last is None,
        "changed": changed,
        "looked_at": now,
        "compared_with": last.looked_at if last else None,
        "same_since": since,
        "how": seen.how,
        "added": list(found.added),
        "removed": list(found.removed),
        "added_count": found.added_count,
        "removed_count": found.removed_count,
        "moved": found.moved,
        "lines": len(seen.lines),
        "cut": seen.cut,
        "rendered": seen.rendered,
    }
    name = _name(url, seen)
    result = ToolResult(
        data=data,
        summary=f"{name}: {said}",
        sources=(Source(title=seen.title or url, url=seen.final_url),),
        # "Nothing changed" is the answer that was asked for: it is one thing found.
        items=max(1, found.count),
        title=f"Changes of {name}",
    )
    return result, since


def _name(url: str, seen: _Seen) -> str:
    return seen.title or urlsplit(url).hostname or url


def _sentence(last: PageLook | None, seen: _Seen, found: PageDifference) -> str:
    if last is None:
        lines = f"{len(seen.lines):,} lines" if len(seen.lines) != 1 else "1 line"
        return (
            f"the first look, so there is nothing to compare with; {lines} are kept for the next"
            if seen.lines
            else "the first look, so there is nothing to compare with; no line of it fits yet"
        )
    before = _moment(last.looked_at)
    if not found.count:
        how = "; the server said so and sent no page" if seen.how == "not_modified" else ""
        return f"nothing changed since {before}{how}"
    first = (*found.added, *found.removed)[:1]
    shown = f": “{first[0][:80]}”" if first else ""
    return f"{change_words(found)} since {before}{shown}"


def _moment(instant: Instant) -> str:
    return f"{instant[:10]} {instant[11:16]} UTC"


def _markdown(
    url: str,
    last: PageLook | None,
    seen: _Seen,
    found: PageDifference,
    now: Instant,
    said: str,
) -> str:
    parts = [f"# {_plain(_name(url, seen))}", f"<{url}>" if " " not in url else _plain(url)]
    looks = f"Looked at {_moment(now)}"
    parts.append(f"{looks}, compared with {_moment(last.looked_at)}." if last else f"{looks}.")
    parts.append(f"{said[0].upper()}{_plain(said[1:])}.")
    for head, lines, count in (
        ("Added", found.added, found.added_count),
        ("Removed", found.removed, found.removed_count),
    ):
        if lines:
            rest = f"\n- … and {count - len(lines):,} more" if count > len(lines) else ""
            listed = "\n".join(f"- {_plain(line)}" for line in lines)
            parts.append(f"## {head}\n\n{listed}{rest}")
    if last is None and seen.lines:
        listed = "\n".join(f"- {_plain(line[:LINE_LENGTH])}" for line in seen.lines[:LINES_TOLD])
        rest = len(seen.lines) - LINES_TOLD
        more = f"\n- … and {rest:,} more" if rest > 0 else ""
        parts.append(f"## {SAYS_NOW}\n\n{listed}{more}")
    if seen.cut:
        parts.append("The page is longer than what is kept; only its beginning was compared.")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
