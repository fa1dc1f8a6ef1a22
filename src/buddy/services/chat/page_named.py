"""A page named by its words is looked for among the links of what this conversation has read.

The address comes out of a result: it is marked so in the proposal, and nothing is opened unasked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.page_named import NamedPage, PageLink, fitting, links_in, page_named
from buddy.domain.session import Asked, Borrowed
from buddy.domain.slots import find_slots
from buddy.domain.tool_input import with_scheme
from buddy.errors import BuddyError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.answer import AnswerHandler
from buddy.services.chat.propose import DROP, Proposer
from buddy.services.chat.turn import Handler, Reply, Turn, question, say
from buddy.services.chat.words import quoted

CHOICES: Final = 4
RESULTS: Final = 6
"""Results of a conversation whose links are looked through, the last one first."""
_LABEL: Final = 50
_OF_PAGES: Final = frozenset({Intent.EXTRACTION, Intent.NAVIGATION})


@dataclass(frozen=True, slots=True)
class PageNamedAside:
    """Takes "open the team page" and "the other page" after a page was read."""

    proposer: Proposer
    artifacts: ArtifactWriter
    answers: AnswerHandler

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no page is named by words, or none was read."""
        asked, asking = turn.session.asked, turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        of_url = asked is not None and asked.slot == "url"
        fills = asking is not None and bool(asking.mission.questions)
        fills = fills and asking is not None and asking.mission.questions[0].field == "url"
        page = page_named(turn.text, asked=of_url or (asked is None and fills))
        if page is None or not _read(turn):
            return None
        if turn.talk.proposals and not page.verb:
            return None  # it may as well change what is proposed
        return partial(self._answer, page, fills=fills and asked is None)

    async def _answer(self, page: NamedPage, turn: Turn, *, fills: bool) -> Reply:
        known = await self._links(turn)
        seen = [url for each in _read(turn) for url in find_slots(each.terms.objective).urls]
        found = fitting(page, list(known), [with_scheme(url) for url in seen])
        lends = {**_lent(known), **turn.talk.borrowed}
        state = replace(turn.talk.state, borrowed=tuple(lends))
        turn = replace(turn, talk=replace(turn.talk, borrowed=lends, state=state))
        if len(found) != 1:
            asks = _which(turn, page, found or tuple(known))
            return replace(asks, lends=tuple(known.values()))
        url = found[0].url
        if fills:
            return await self.answers(replace(turn, said=url))
        return await self.proposer.propose(
            turn, _objective(turn, page).replace("{}", url), borrowed=(url,)
        )

    async def _links(self, turn: Turn) -> dict[PageLink, Borrowed]:
        """Return the links of the last result that has any, with where they stand."""
        for mission in _read(turn)[:RESULTS]:
            try:
                made = await self.artifacts.queries.artifacts_of_mission(
                    turn.user_id, mission.mission_id
                )
                last = max(made, key=lambda each: each.created_at, default=None)
                if last is None:
                    continue
                _, content = await self.artifacts.read(turn.user_id, last.artifact_id)
            except BuddyError:
                continue  # that one is gone; an earlier one may still tell
            found = {
                link: Borrowed(
                    value=link.url, artifact_id=last.artifact_id, mission_id=mission.mission_id
                )
                for link in links_in(content)
            }
            if found:
                return found
        return {}


def _read(turn: Turn) -> list[Mission]:
    """Return the missions of this conversation that read pages, the last one first."""
    done = [
        each.mission
        for each in turn.talk.spoken
        if each.mission.status is MissionStatus.COMPLETED and each.mission.terms.intent in _OF_PAGES
    ]
    return sorted(done, key=lambda each: each.updated_at, reverse=True)


def _lent(known: dict[PageLink, Borrowed]) -> dict[str, Borrowed]:
    return {link.url: each for link, each in known.items()}


def _objective(turn: Turn, page: NamedPage) -> str:
    """Return what is to be done with the page, with a gap for it: as said, else as before."""
    asked = turn.session.asked
    if asked is not None and asked.slot == "url":
        return asked.objective
    if page.verb:
        return f"{page.verb} {{}}"
    before = _read(turn)[0].terms.objective
    urls = find_slots(before).urls
    return before.replace(urls[0], "{}", 1) if urls else "read {}"


def _which(turn: Turn, page: NamedPage, links: tuple[PageLink, ...]) -> Reply:
    objective = _objective(turn, page)
    named = f"called {quoted(page.name, _LABEL)}" if page.name else "besides"
    several = "More than one page can be meant." if page.name else ""
    if not links:
        several = f"What was read links to no page {named}."
    elif page.name and len(fitting(page, links)) != len(links):
        several = f"I see no link to a page {named} there."
    ask = (
        "Which page? Give its address."
        if not links
        else "Which page? Take one, or give its address."
    )
    choices = [
        say((link.text or link.url)[:_LABEL], objective.replace("{}", link.url))
        for link in links[:CHOICES]
    ]
    asked = Asked(
        question=ask,
        objective=objective,
        slot="url",
        choices=tuple(link.url for link in links[:CHOICES]),
    )
    names = "; ".join(f"{link.text or 'a link'}: {link.url}" for link in links[:CHOICES])
    told = "\n".join(part for part in (several, names, ask) if part)
    return question(told, *choices, DROP, asked=asked)
