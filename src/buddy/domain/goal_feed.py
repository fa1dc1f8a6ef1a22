"""Takes out of earlier results what a later part gets: addresses, figures, rows.

Only what the plan names is taken, and no more of it than the plan says. A page can choose what an
address or a figure is, never how many there are, where they go, or what is done with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.goal_column import column_of
from buddy.domain.goal_figures import Finding, findings, number_in
from buddy.domain.goal_plan import Feed, Take
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex
from buddy.domain.scope import Scope, allows

_WEB: Final = regex(
    r"https?://(?P<site>[^\s/?#@\\\[\]:]+(?::\d{1,5})?)(?:[/?#]\S*)?$", re.IGNORECASE
)
"""A plain address: one that names a user or a bare IPv6 host is no result that is followed."""
ROWS: Final = 60
"""Rows of one part at most."""
NAME: Final = 120
TEXT: Final = 600
_STATEMENTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier part that is done, and what came of it."""

    key: str
    objective: str
    content: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a feed gives."""

    value: JsonValue = None
    lacking: str = ""
    """Why there is nothing; empty beside a value."""
    beyond: tuple[str, ...] = ()
    """Hosts of taken addresses that the part's scope does not allow."""


def taken(feed: Feed, earlier: Sequence[Earlier], scope: Scope) -> Taken:
    """Return what one argument gets.

    Args:
        feed: What the plan says of it.
        earlier: Those of its parts that are done, in the plan's order.
        scope: Of the part that gets it; addresses within it go first.
    """
    if not earlier:
        return Taken(lacking=f"nothing came of {', '.join(feed.parts)}")
    match feed.take:
        case Take.ADDRESSES:
            return _addresses(feed, earlier, scope)
        case Take.FIGURES:
            return _figures(feed, earlier)
        case Take.COLUMN:
            return _column(feed, earlier)
        case Take.ROWS:
            rows = [row for each in earlier for row in rows_of(each, feed.what)]
            value = [dict(row) for row in rows]
            return Taken(value=value) if rows else Taken(lacking=_nothing(feed, "found nothing"))


def _nothing(feed: Feed, what: str) -> str:
    return f"{', '.join(feed.parts)} {what}"


def hits_of(content: JsonObject) -> tuple[str, ...]:
    """Return the web addresses that a search found: one of each site first, then the others."""
    found: list[str] = []
    for hit in _objects(content.get("results")):
        url = hit.get("url")
        if isinstance(url, str) and _host(url) and url not in found:
            found.append(url)
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, str]] = []
    for place, url in enumerate(found):
        site = _site(url)
        ranked.append((seen[site], place, url))
        seen[site] += 1
    return tuple(url for _, _, url in sorted(ranked))


def _addresses(feed: Feed, earlier: Sequence[Earlier], scope: Scope) -> Taken:
    hits = [url for each in earlier for url in hits_of(each.content)]
    inside = [url for url in hits if allows(scope, _host(url))]
    outside = [url for url in hits if url not in inside]
    chosen = [*inside, *outside][feed.first : feed.first + feed.most]
    if not chosen:
        count = "1 page" if len(hits) == 1 else f"{len(hits)} pages"
        return Taken(
            lacking=f"{_nothing(feed, 'found')} {count}, and this is for number {feed.first + 1}"
        )
    beyond = tuple(dict.fromkeys(_host(url) for url in chosen if url in outside))
    single = feed.argument == "url"
    return Taken(value=chosen[0] if single else chosen, beyond=beyond)


def _figures(feed: Feed, earlier: Sequence[Earlier]) -> Taken:
    rows = [row for each in earlier for row in rows_of(each, feed.what)]
    numbered = [row for row in rows if row.get("number")]
    if not numbered:
        what = feed.what or "a figure"
        return Taken(lacking=_nothing(feed, f"found no {what} in figures"))
    units = Counter(str(row.get("unit", "")) for row in numbered)
    unit = units.most_common(1)[0][0]
    numbers = [str(row["number"]) for row in numbered if row.get("unit", "") == unit]
    text = ", ".join(numbers[: feed.most])
    return Taken(value=feed.form.replace("{}", text) if feed.form else text)


def _column(feed: Feed, earlier: Sequence[Earlier]) -> Taken:
    """Return a calculation over whole columns; where one cannot be taken whole, nothing."""
    numbers: list[str] = []
    for each in earlier:
        found = column_of(each.content, feed.what)
        if found.lacking:
            return Taken(lacking=f"{each.key} {found.lacking}")
        numbers.extend(found.figures)
    return Taken(value=feed.form.replace("{}", ", ".join(numbers)))


def rows_of(earlier: Earlier, what: str) -> tuple[JsonObject, ...]:
    """Return what a result says, one row for each page, answer or finding."""
    content = earlier.content
    if "final_url" in content and "text" in content:
        rows = list(_of_pages(content, what))
    elif isinstance(content.get("statements"), list):
        rows = [_of_report(earlier, what)]
    elif isinstance(content.get("results"), list):
        rows = [_of_hit(hit) for hit in _objects(content["results"])]
    elif "equation" in content:
        rows = [_of_sum(content)]
    else:
        rows = [_of_other(earlier)]
    return tuple({**row, "part": earlier.key} for row in rows[:ROWS])


def _of_pages(content: JsonObject, what: str) -> Iterator[JsonObject]:
    pages = [page for page in _objects(content.get("pages")) if not page.get("error")]
    for page in pages or [content]:
        url = str(page.get("final_url") or page.get("url") or "")
        name = str(page.get("title") or page.get("site") or _host(url) or url)[:NAME]
        found = findings(page, what) if what else ()
        for each in found:
            yield _row(name, url, each)
        if not found:
            said = f"no {what} found" if what else str(page.get("text") or "")[:TEXT]
            yield {"name": name, "url": url, "text": said}


def _row(name: str, url: str, found: Finding) -> JsonObject:
    label = f"{name}: {found.label}" if found.label else name
    row: dict[str, JsonValue] = {"name": label[: 2 * NAME], "url": url, "text": found.text}
    if found.number:
        row |= {"number": found.number, "unit": found.unit}
    return row


def _of_report(earlier: Earlier, what: str) -> JsonObject:
    content = earlier.content
    texts = [str(each.get("text", "")) for each in _objects(content.get("statements"))]
    about = texts[:_STATEMENTS]
    sources = _objects(content.get("sources"))
    row: dict[str, JsonValue] = {
        "name": str(content.get("query") or earlier.objective)[:NAME],
        "url": str(sources[0].get("url", "")) if sources else "",
        "text": " ".join(about)[:TEXT],
    }
    found = findings({"text": "\n".join(texts)}, what) if what else ()
    if found and found[0].number:
        row |= {"number": found[0].number, "unit": found[0].unit, "text": found[0].text}
    return row


def _of_hit(hit: JsonObject) -> JsonObject:
    return {
        "name": str(hit.get("title") or "")[:NAME],
        "url": str(hit.get("url") or ""),
        "text": str(hit.get("snippet") or "")[:TEXT],
    }


def _of_sum(content: JsonObject) -> JsonObject:
    value = number_in(str(content.get("value", "")), "")
    row: dict[str, JsonValue] = {"name": "calculated", "url": "", "sum": True}
    row["text"] = str(content.get("equation", ""))[:TEXT]
    return row | {"number": value[0], "unit": str(content.get("unit", ""))} if value else row


def _of_other(earlier: Earlier) -> JsonObject:
    content = earlier.content
    url = str(content.get("final_url") or content.get("url") or "")
    said = next(
        (
            str(content[name])
            for name in ("text", "summary", "answer", "display")
            if content.get(name)
        ),
        str(content.get("title") or ""),
    )
    name = str(content.get("title") or earlier.objective)
    return {"name": name[:NAME], "url": url, "text": said[:TEXT]}


def _objects(value: Any) -> list[JsonObject]:
    if not isinstance(value, list):
        return []
    return [cast("JsonObject", each) for each in cast("list[Any]", value) if isinstance(each, dict)]


def _site(url: str) -> str:
    """Return host and port of a web address; empty where it is none."""
    match = _WEB.match(url)
    return match["site"].lower() if match else ""


def _host(url: str) -> str:
    return _site(url).partition(":")[0]
