"""web_extract: fetch pages and return their readable content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from buddy.adapters.tools.page_reader import NEEDS_SCRIPT, ReadPage, read_page
from buddy.adapters.tools.web_extract_spec import SPEC
from buddy.domain.artifact import Source
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.passages import MAX_PASSAGES, passages_about
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import EgressDenied, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.tools import ToolContext

MAX_TEXT = 200_000
"""Characters of text in one result, over all its pages."""
NO_TEXT = "the page has no readable text"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """One page as it stands in the result."""

    url: str
    page: ReadPage | None
    error: str | None = None

    @property
    def final_url(self) -> str:
        return self.page.final_url if self.page else self.url

    @property
    def title(self) -> str | None:
        return self.page.content.title if self.page else None

    def data(self, what: str, limit: int) -> dict[str, JsonValue]:
        content = self.page.content if self.page else None
        text = content.markdown if content else ""
        plain = content.plain if content else ""
        return {
            "url": self.url,
            "final_url": self.final_url,
            "title": content.title if content else None,
            "author": content.author if content else None,
            "date": content.date if content else None,
            "site": content.site if content else None,
            "text": text[:limit],
            "word_count": len(_WORD.findall(plain)),
            "truncated": len(text) > limit,
            "links": [{"text": t, "url": u} for t, u in (content.links if content else ())],
            "tables": [
                {
                    "head": list(table.head),
                    "rows": [list(row) for row in table.rows],
                    **({"more": table.more} if table.more else {}),
                    **({"title": table.title} if table.title else {}),
                }
                for table in (content.tables if content else ())
            ],
            "lists": [list(each.items) for each in (content.lists if content else ())],
            "lists_more": [each.more for each in (content.lists if content else ())],
            "matches": list(passages_about(plain, what)) if what else [],
            "rendered": self.page is not None and self.page.rendered,
            "blocked_requests": self.page.blocked if self.page else 0,
        }


class WebExtract:
    """Fetches pages inside the mission's scope and extracts their content.

    Pages are read as they arrive; one that a script has to fill is opened in the browser. Where
    there is none, the page is reported as such, not as an empty success.
    """

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Read the pages one after the other.

        Of several pages, one that cannot be read is noted in its place; a page that the egress
        guard refuses stops the call, for what may be contacted is the person's decision.

        Raises:
            ToolInputInvalid: No page, or more than the scope's `max_pages`.
            EgressDenied: A page is outside the scope or not a public site.
            ToolExecutionFailed: No page could be read; the message is that of the first one.
        """
        urls = _urls(tool_input, context.scope.max_pages)
        what = tool_input.get("what")
        reads: list[_Read] = []
        paragraphs = 0
        for place, url in enumerate(urls, 1):
            try:
                read = _Read(url=url, page=await read_page(url, context))
            except EgressDenied:
                raise
            except ToolExecutionFailed as problem:
                if len(urls) == 1:
                    raise
                read = _Read(url=url, page=None, error=problem.message)
            reads.append(read)
            paragraphs += _paragraphs(read)
            context.report(paragraphs, place, _progress(read, place, len(urls)))
        if all(read.error for read in reads):
            raise ToolExecutionFailed(f"none of {len(urls)} pages could be read: {reads[0].error}")
        return _result(reads, what.strip() if isinstance(what, str) else "")


def _urls(tool_input: JsonObject, max_pages: int) -> tuple[str, ...]:
    single, several = tool_input.get("url"), tool_input.get("urls")
    more = cast("list[JsonValue]", several) if isinstance(several, list) else []
    given = [single, *more]
    texts = (_with_scheme(url.strip()) for url in given if isinstance(url, str) and url.strip())
    urls = tuple(dict.fromkeys(texts))
    if not urls:
        raise ToolInputInvalid("web_extract needs the address of a page: url or urls")
    if len(urls) > max_pages:
        raise ToolInputInvalid(
            f"{len(urls)} pages are asked for and the mission's scope allows {max_pages}; raise "
            "scope.max_pages or name fewer pages",
            pages=len(urls),
            max_pages=max_pages,
        )
    return urls


def _with_scheme(url: str) -> str:
    """Complete what people write: ``example.org/page`` means https."""
    head = url.partition("/")[0]
    return f"https://{url}" if ":" not in head and "." in head else url


def _paragraphs(read: _Read) -> int:
    """Count what was found."""
    if read.page is None or not read.page.readable:
        return 0
    return sum(1 for line in read.page.content.plain.splitlines() if line.strip())


def _progress(read: _Read, place: int, total: int) -> str:
    what = read.error or read.title or read.final_url
    return f"page {place} of {total}: {what}"


def _result(reads: Sequence[_Read], what: str) -> ToolResult:
    good = [read for read in reads if read.page is not None]
    each = MAX_TEXT // len(good)
    pages = [{**read.data(what, each), "error": read.error} for read in reads]
    first = good[0]
    data: dict[str, JsonValue] = first.data(what, each)
    data["pages"] = []
    if len(reads) > 1:
        kept = [page for page in pages if not page["error"]]
        data["pages"] = pages
        data["text"] = "\n\n".join(f"# {p['title'] or p['final_url']}\n\n{p['text']}" for p in kept)
        data["word_count"] = sum(_count(page) for page in kept)
        data["truncated"] = any(page["truncated"] for page in kept)
        found = (passages_about(read.page.content.plain, what) for read in good if read.page)
        data["matches"] = [line for lines in found for line in lines][:MAX_PASSAGES]
    items = sum(_paragraphs(read) for read in good)
    return ToolResult(
        data=data,
        summary=_summary(reads, data),
        sources=tuple(
            Source(title=_name(read), url=read.final_url) for read in good if _paragraphs(read)
        ),
        items=items,
        empty_reason=None if items else _why_empty(good),
        title=_name(first),
    )


def _why_empty(good: Sequence[_Read]) -> str:
    scripted = [read.page for read in good if read.page and read.page.content.needs_script]
    if not scripted:
        return NO_TEXT
    return f"{NEEDS_SCRIPT}{scripted[0].unrendered or ''}"


def _summary(reads: Sequence[_Read], data: Mapping[str, JsonValue]) -> str:
    good = [read for read in reads if read.page is not None]
    if not any(_paragraphs(read) for read in good):
        return f"{_name(good[0])}: {_why_empty(good)}"
    words = ", ".join((f"{_count(data):,} words", *_structures(good)))
    if len(reads) == 1:
        line = f"{_name(good[0])}: {words} from {urlsplit(good[0].final_url).hostname}"
    else:
        line = f"{len(good)} of {len(reads)} pages read, {words}"
    failed = next((read.error for read in reads if read.error), None)
    return f"{line}; {failed}" if failed else line


def _structures(good: Sequence[_Read]) -> Iterator[str]:
    """Name the lists and tables that were found, as a person who asked for them looks for."""
    contents = [read.page.content for read in good if read.page]
    lists = [len(each.items) + each.more for content in contents for each in content.lists]
    tables = [len(table.rows) + table.more for content in contents for table in content.tables]
    if lists:
        yield f"{_counted(len(lists), 'list')} ({_counted(sum(lists), 'entry', 'entries')})"
    if tables:
        yield f"{_counted(len(tables), 'table')} ({_counted(sum(tables), 'row')})"


def _counted(number: int, one: str, more: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def _count(page: Mapping[str, JsonValue]) -> int:
    count = page["word_count"]
    return count if isinstance(count, int) else 0


def _name(read: _Read) -> str:
    return read.title or read.final_url
