"""Plans a goal by patterns: what each clause needs of those before it, and nothing made up.

Search, read several of the pages found, compare. Open a page, read it, calculate. Research several
names, compare. Otherwise one part after the other. What it cannot plan it asks about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Final

from buddy.domain.goal_clauses import Clause, Kind, clauses_of, points_back
from buddy.domain.goal_figures import is_money
from buddy.domain.goal_files import column_in, is_table, operation_in, says_column
from buddy.domain.goal_places import with_places
from buddy.domain.goal_plan import (
    MOST_PARTS,
    MOST_TAKEN,
    Feed,
    OnFailure,
    PartSketch,
    PlanSketch,
    Take,
    Then,
)
from buddy.domain.json_value import JsonObject
from buddy.domain.ordinals import ordinal_in
from buddy.domain.regex import regex
from buddy.domain.tool_input import with_scheme

USUAL: Final = 3
"""How many of what was found are read where the objective says no number."""
_SPARE: Final = 5
"""Results that a search asks for beyond those that are read: some lead to the same page."""
_MOST_RESULTS: Final = 20
_TITLE: Final = 120
_OPTIONAL: Final = OnFailure(retries=1, then=Then.SKIP)
_WHAT_FIRST: Final = (
    "I cannot tell what to do first. Say the steps in one sentence each, for instance: find three "
    "vendors of solar lamps, extract their prices, compare them"
)
_ADVICE: Final = regex(r"\b(?:recommend|suggest|advise|which)", re.IGNORECASE)
"""Of a report: that it is a person's choice."""
_A_RESULT: Final = regex(
    r"^(?:[^\W\d_]+\s+)?(?:results?|hits?|matches|pages?|links?|articles?|ones?"
    r"(?:['’]s\s+(?:web)?page)?)(?:\s+\d{1,2})?$",  # noqa: RUF001  # both apostrophes
    re.IGNORECASE,
)
"""What is read is one of the pages that were found: "the first result"."""


class _AskFirst(Exception):  # no error: a question takes the place of a plan
    """Something has to be said before there is a plan."""


@dataclass(slots=True)
class _Draft:
    """A plan that grows clause by clause."""

    parts: list[PartSketch] = field(default_factory=list[PartSketch])
    notes: list[str] = field(default_factory=list[str])
    search: str = ""
    """The latest search whose results nothing has read yet."""
    count: int | None = None
    """How many of them are wanted."""
    sources: list[str] = field(default_factory=list[str])
    """Parts whose results can be compared, calculated with, or reported."""
    page: tuple[str, str] | None = None
    """The part that opened a page last, and its address."""
    what: str = ""
    """What was looked for last."""
    subject: str = ""
    """What was searched for last."""
    folder: str = ""
    """The folder that was listed last: a file that is named without one lies there."""
    files: list[str] = field(default_factory=list[str])
    """Parts that have read files of columns."""
    sums: list[str] = field(default_factory=list[str])

    def add(self, key: str, objective: str, tool: str | None, **more: Any) -> str:
        taken = {part.key for part in self.parts}
        number, name = 2, key
        while name in taken:
            name, number = f"{key}-{number}", number + 1
        self.parts.append(PartSketch(key=name, objective=objective, tool=tool, **more))
        return name


def plan_by_patterns(objective: str) -> PlanSketch:
    """Return the plan of an objective, or the question that stands before it."""
    clauses = with_places(clauses_of(objective))
    if not clauses or (len(clauses) == 1 and clauses[0].kind is Kind.OTHER):
        return PlanSketch(question=_WHAT_FIRST)
    draft = _Draft()
    try:
        for at, clause in enumerate(clauses):
            _STEPS[clause.kind](draft, clause, clauses[at + 1 :])
        _close(draft, objective)
    except _AskFirst as asked:
        return PlanSketch(question=str(asked))
    if len(draft.parts) > MOST_PARTS:
        text = (
            f"That takes {len(draft.parts)} missions, and a goal has {MOST_PARTS} at most. Which "
        )
        more = "part of it comes first? Name fewer things, or leave a step out"
        return PlanSketch(question=f"{text}{more}")
    return PlanSketch(parts=tuple(draft.parts), notes=tuple(draft.notes))


def _search(draft: _Draft, clause: Clause, rest: tuple[Clause, ...]) -> None:
    if not clause.subject or points_back(clause.subject):
        raise _AskFirst(
            f"What should be searched for in “{clause.text}”? What an earlier step will find is "
            "not known yet: name the thing"
        )
    reads = any(each.kind is Kind.EXTRACT and not each.urls for each in rest) or _of_prices(rest)
    wanted = clause.count or (USUAL if reads else None)
    tool_input: dict[str, Any] = {"query": clause.subject}
    if wanted is not None:
        tool_input["max_results"] = min(_MOST_RESULTS, wanted + _SPARE)
    key = draft.add("search", f"search for {clause.subject}", "web_search", tool_input=tool_input)
    draft.search, draft.count, draft.subject = key, wanted, clause.subject
    pages = (part.key for part in draft.parts if part.tool == "web_extract")
    draft.sources = [*(pages if reads else draft.sources), key]  # to be compared with it
    if reads and clause.count is None and not any(_place_of(each) is not None for each in rest):
        draft.notes.append(f"The first {USUAL} pages that are found are read; say another number")


def _of_prices(rest: tuple[Clause, ...]) -> bool:
    """Tell whether the next step compares prices: they stand on the pages that are found."""
    return bool(rest) and rest[0].kind is Kind.COMPARE and is_money(rest[0].subject)


def _research(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    if not clause.names or any(points_back(name) for name in clause.names):
        raise _AskFirst(f"What should be researched in “{clause.text}”? Name it")
    draft.sources = [_researched(draft, name) for name in clause.names]
    draft.search = ""


def _researched(draft: _Draft, name: str) -> str:
    return draft.add(
        "research",
        f"research {name}",
        "web_research",
        tool_input={"query": name},
        on_failure=_OPTIONAL,
    )


def _navigate(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    url = with_scheme(clause.urls[0])
    after = (draft.parts[-1].key,) if draft.parts else ()
    key = draft.add(
        "open", f"open {url}", "web_navigate", tool_input={"url": url}, depends_on=after
    )
    draft.page, draft.sources = (key, url), [key]
    draft.search = ""


def _folder(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    key = draft.add(
        "list",
        f"list the files in {clause.path}",
        "list_directory",
        tool_input={"path": clause.path},
    )
    draft.folder, draft.sources = clause.path, [key]


def _file(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    inside = draft.folder and not re.search(r"[/\\]", clause.path)
    path = f"{draft.folder}/{clause.path}" if inside else clause.path
    after = (draft.parts[-1].key,) if draft.parts else ()
    key = draft.add(
        "read", f"read {path}", "read_file", tool_input={"path": path}, depends_on=after
    )
    draft.files = [*draft.files, key] if is_table(path) else draft.files
    draft.sources, draft.search = [key], ""


def _extract(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    what = clause.subject
    draft.what = _one(what) or draft.what
    if clause.urls:
        urls = [with_scheme(url) for url in clause.urls]
        last = draft.parts[-1:]  # pages that are read one after the other are one lot
        lot = draft.sources if last and "urls" in last[0].tool_input else []
        draft.sources = [*lot, _read_pages(draft, urls, what, tuple(each.key for each in last))]
    elif draft.search and _A_RESULT.match(what):
        draft.what = ""  # it is the page that is wanted, and nothing of that name on it
        _read_hits(draft, "", _place_of(clause))
    elif draft.search:
        _read_hits(draft, what)
    elif draft.page is not None:
        opened, url = draft.page
        draft.sources = [_read_pages(draft, [url], what, (opened,))]
    else:
        raise _AskFirst(
            f"Which page should be read for “{clause.text}”? Give its address, or say what to "
            "search for first"
        )


def _read_pages(draft: _Draft, urls: list[str], what: str, after: tuple[str, ...]) -> str:
    return draft.add(
        "extract",
        f"extract {what or 'the text'} from {', '.join(urls)}",
        "web_extract",
        tool_input=_with_what({"urls": urls}, what),
        depends_on=after,
        pages=len(urls),
    )


def _with_what(tool_input: dict[str, Any], what: str) -> JsonObject:
    return {**tool_input, "what": what} if what else tool_input


def _place_of(clause: Clause) -> int | None:
    """Return the place of the one result that a step reads; None: it says none."""
    place = ordinal_in(clause.text, 0) if _A_RESULT.match(clause.subject) else None
    return place if place is not None and 0 <= place < MOST_TAKEN else None


def _read_hits(draft: _Draft, what: str, only: int | None = None) -> None:
    """Read the pages that a search found: each by a part of its own, as far as there are parts.

    Args:
        draft: The plan.
        what: What is looked for on them.
        only: The place of the one that is read; None: as many as were asked for.
    """
    wanted = min(draft.count or USUAL, MOST_TAKEN) if only is None else 1
    room = MOST_PARTS - len(draft.parts) - 2  # a calculation and the table come after
    groups = max(1, min(wanted, room))
    sizes = [wanted // groups + (at < wanted % groups) for at in range(groups)]
    search, first = draft.search, only or 0
    draft.sources = []
    for size in sizes:
        places = f"result {first + 1}" if size == 1 else f"results {first + 1} to {first + size}"
        feed = Feed(argument="urls", parts=(search,), take=Take.ADDRESSES, first=first, most=size)
        key = draft.add(
            f"extract-{len(draft.sources) + 1}",
            f"extract {what or 'the text'} from {places} of the search",
            "web_extract",
            tool_input=_with_what({}, what),
            feeds=(feed,),
            depends_on=(search,),
            on_failure=_OPTIONAL,
            pages=size,
        )
        draft.sources.append(key)
        first += size
    draft.search = ""


def _compare(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    if clause.names and not draft.sources:
        draft.sources = [_researched(draft, name) for name in clause.names]
    if not draft.sources:
        raise _AskFirst(
            f"What should be compared in “{clause.text}”? Name the things, or say where"
        )
    if draft.search and _of_prices((clause,)):
        _read_hits(draft, clause.subject)
    draft.what = _one(clause.subject) or draft.what
    several = len(draft.sources) > 1 or draft.search or _reads_several(draft)
    if is_money(draft.what) and several and not draft.sums and len(draft.parts) < MOST_PARTS - 1:
        _sum(draft, "average of {}", f"the average {draft.what}")
    by = f" by {draft.what}" if draft.what else ""
    _table(draft, f"compare what was found{by}")


def _one(what: str) -> str:
    """Return what is looked for as the name of a column: prices are a price in each row."""
    return what.removesuffix("s") if is_money(what) and not what.endswith("ss") else what


def _reads_several(draft: _Draft) -> bool:
    part = next(each for each in draft.parts if each.key == draft.sources[0])
    return len(part.tool_input.get("urls", ())) > 1


def _calculate(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    if not draft.sources:
        raise _AskFirst(f"Which numbers should be calculated with in “{clause.text}”?")
    if (form := operation_in(clause.text)) is None:
        raise _AskFirst(
            f"What should be calculated in “{clause.text}”: the sum, or the average, of what was "
            "found?"
        )
    of_files = bool(draft.files) and (says_column(clause.text) or not _on_web(draft))
    _sum(draft, form, clause.text, column_in(clause.text) if of_files else "")


def _on_web(draft: _Draft) -> bool:
    """Tell whether what was found last is of the web: its prices are in no file read before."""
    found = (part.tool for part in draft.parts if part.key in draft.sources)
    return any(tool is not None and tool.startswith("web_") for tool in found)


def _sum(draft: _Draft, form: str, words: str, column: str = "") -> None:
    """Reckon with what was found, or with a whole column of the files that were read."""
    feed = Feed(
        argument="expression",
        parts=tuple(draft.files if column else draft.sources),
        take=Take.COLUMN if column else Take.FIGURES,
        most=MOST_TAKEN,
        what=column or draft.what,
        form=form,
    )
    key = draft.add(
        "calculate",
        words
        if words.lower().startswith(("calc", "comp", "work", "add", "sum"))
        else f"calculate {words}",
        "calculate",
        feeds=(feed,),
        depends_on=feed.parts,
        on_failure=OnFailure(retries=0, then=Then.SKIP),
    )
    draft.sums.append(key)


def _report(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    if not draft.sources:
        raise _AskFirst(f"What should “{clause.text}” be about? Say what to search or read first")
    draft.what = _one(clause.subject) or draft.what
    if _ADVICE.search(clause.text):
        draft.notes.append(
            f"“{clause.text}” becomes a table of what was found, with its sources: no tool writes "
            "an opinion, the choice is yours"
        )
    _table(draft, clause.text)


def _table(draft: _Draft, objective: str) -> None:
    """Put together what stands there; a second time replaces the first, which nothing uses yet."""
    used = {name for part in draft.parts for name in part.depends_on}
    draft.parts = [p for p in draft.parts if p.tool != "synthesize" or p.key in used]
    parts = (*draft.sources, *draft.sums)
    feed = Feed(argument="rows", parts=parts, take=Take.ROWS, what=draft.what)
    draft.add(
        "together",
        objective,
        "synthesize",
        tool_input={"title": _title(draft, objective), "what": draft.what},
        feeds=(feed,),
        depends_on=parts,
    )


def _title(draft: _Draft, objective: str) -> str:
    about = f"{draft.subject}: {draft.what}" if draft.subject and draft.what else ""
    title = about or draft.subject or objective
    return (title[:1].upper() + title[1:])[:_TITLE]


def _other(draft: _Draft, clause: Clause, _rest: tuple[Clause, ...]) -> None:
    if draft.parts and points_back(clause.text):
        raise _AskFirst(
            f"I cannot tell what “{clause.text}” gets from the steps before it. Say it without "
            "“it” or “them”, or leave it out"
        )
    after = (draft.parts[-1].key,) if draft.parts else ()
    key = draft.add("step", clause.text, None, depends_on=after)
    draft.sources = [*draft.sources, key]


def _close(draft: _Draft, objective: str) -> None:
    """Have every plan end in one result that holds all of it."""
    if draft.parts and draft.parts[-1].tool == "synthesize":
        return
    used = {name for part in draft.parts for name in part.depends_on}
    # A table that nothing uses is replaced by the one that is made here.
    made = [part for part in draft.parts if part.tool != "synthesize"]
    ends = [part.key for part in made if part.key not in used]
    draft.sources = list(dict.fromkeys([*draft.sources, *ends]))
    draft.sources = [each for each in draft.sources if each not in draft.sums]
    _table(draft, "put together what was found")
    if not draft.subject:
        last = draft.parts[-1]
        title = {**last.tool_input, "title": objective.strip()[:_TITLE]}
        draft.parts[-1] = replace(last, tool_input=title)


_STEPS: Final = {
    Kind.SEARCH: _search,
    Kind.RESEARCH: _research,
    Kind.NAVIGATE: _navigate,
    Kind.EXTRACT: _extract,
    Kind.COMPARE: _compare,
    Kind.CALCULATE: _calculate,
    Kind.REPORT: _report,
    Kind.FILE: _file,
    Kind.FOLDER: _folder,
    Kind.OTHER: _other,
}
