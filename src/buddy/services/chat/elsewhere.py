"""What is said where no word of a question stands in a result: what there is, and a search."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from buddy.domain.about_buddy import about_buddy
from buddy.domain.artifact import ArtifactType
from buddy.domain.assent import agrees
from buddy.domain.envelope import TableBlock
from buddy.domain.page_named import NamedPage, PageLink, fitting, links_in
from buddy.domain.page_question import is_question
from buddy.domain.result_table import tables_in, text_of
from buddy.domain.route import Route
from buddy.domain.session import Asked, Borrowed
from buddy.domain.stems import content_stems
from buddy.services.chat.result_views import Result, plain_reply, words_in
from buddy.services.chat.turn import Reply, Turn, say
from buddy.services.chat.words import listed, quoted

_SEARCHES: Final = "Search for "
"""What the search that is offered begins with."""
_HEADS, _HEAD = 8, 40
"""Columns that are named, and letters of each."""


def elsewhere(result: Result, subject: str) -> Reply:
    """Show what there is, and offer to search for what was asked; a yes proposes that.

    That no word of a question stands in a result does not mean that it says nothing of it: it may
    be in other words, or in another language.
    """
    ask = f"Nothing was run. Shall I search for {quoted(subject, 60)}?"
    if (link := _linked(result, subject)) is not None:
        return _link_offered(result, subject, link)
    if (url := _opened(result)) is not None:
        says = (
            f"{quoted(result.artifact.title)} was opened and not read: there are its title and its "
            f"links, and nothing of {quoted(subject, 60)}."
        )
        return _read_offered(result, subject, url, says)
    tables = tables_in(result.content)
    lines = [line for line in text_of(result.content).splitlines() if line.strip()]
    first = "" if tables or not lines else f" It begins: {quoted(lines[0], 200)}."
    shown = tuple(
        TableBlock(title=result.artifact.title, columns=each.columns, rows=each.rows)
        for each in tables[:1]
    )
    seen = " Its table is below." if shown else first
    heads = listed([quoted(head, _HEAD) for head in tables[0].columns[:_HEADS]]) if tables else ""
    where = f"{quoted(result.artifact.title)}{f' (its columns: {heads})' if heads else ''}"
    some = content_stems(subject) & words_in(result)
    found = "I do not find all of the words" if some else "I found none of the words"
    reply = plain_reply(
        f"{found} {quoted(subject, 60)} in the result of {where}; it may say it "
        f"in other words.{seen} {ask}",
        result,
        say("Search for it", f"Search for {subject}"),
        say("Show the result", "Show the result again"),
        blocks=shown,
    )
    return replace(reply, asked=Asked(question=ask, objective=f"{_SEARCHES}{subject}"))


def asks_on(turn: Turn) -> bool:
    """Tell whether a further question comes where a search for the one before was offered."""
    asked = turn.session.asked
    offered = asked is not None and asked.objective.startswith(_SEARCHES)
    work = turn.decision.route is Route.MISSION or about_buddy(turn.text) is not None
    return offered and not work and is_question(turn.text) and not agrees(turn.text)


def _linked(result: Result, subject: str) -> PageLink | None:
    """Return the one page that a result links to and that is called as what was asked for."""
    found = fitting(NamedPage(name=subject), links_in(result.content)) if subject else ()
    return found[0] if len(found) == 1 else None


def _link_offered(result: Result, subject: str, link: PageLink) -> Reply:
    says = (
        f"The page says nothing of {quoted(subject, 60)} itself, but it links to "
        f"{quoted(link.text or link.url, 60)}."
    )
    return _read_offered(result, subject, link.url, says)


def _opened(result: Result) -> str | None:
    """Return the page that was only opened, so that nobody has read what it says."""
    if result.artifact.artifact_type is not ArtifactType.WEB_NAVIGATION_RESULT:
        return None
    return next((each.url for each in result.artifact.sources), None)


def _read_offered(result: Result, subject: str, url: str, says: str) -> Reply:
    ask = f"Shall I read {url}?"
    artifact = result.artifact
    lends = Borrowed(value=url, artifact_id=artifact.artifact_id, mission_id=artifact.mission_id)
    wanted = f"extract the text of {url}"
    reply = plain_reply(
        f"{says} Nothing was run. {ask}",
        result,
        say("Read it", wanted),
        say("Search for it", f"Search for {subject}"),
    )
    return replace(reply, asked=Asked(question=ask, objective=wanted), lends=(lends,))
