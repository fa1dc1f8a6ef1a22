"""A page named by its words is looked for among the links of what this conversation has read.

The address comes out of a result: it is marked so in the proposal, and nothing is opened unasked.
What stops, forbids or decides something is never taken for the name of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.ordinals import without_ordinal
from buddy.domain.page_named import (
    NamedPage,
    PageLink,
    fitting,
    links_in,
    name_only,
    page_named,
)
from buddy.domain.place_chosen import place_chosen
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.route import Route
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
PAGES: Final = "pages"
RESULTS: Final = 6
"""Results of a conversation whose links are looked through, the last one first."""
_LABEL: Final = 50
_NUMBER: Final = regex(r"^\W*(\d{1,2})\W*$")
_SAYS_MORE: Final = regex(
    r"\b(?!(?:and|the|a|that|this|one|ones|page|link|please|pls|ok|okay|yes|then|open|read|take|show"
    r"|me|i|mean|want|und|die|der|das|bitte|nimm|öffne|lies|seite|et|la|le|les|prends|ouvre|y|el"
    r"|los|toma|abre|página|e|il|lo|prendi|apri|pagina|o|a|de|het|en|neem)\b)\w",
    re.IGNORECASE,
)
"""What says more than which one: "open the second one, please" says no more."""
_DECIDING: Final = frozenset({Route.APPROVE, Route.REJECT, Route.CANCEL})
_OF_PAGES: Final = frozenset({Intent.EXTRACTION, Intent.NAVIGATION})


@dataclass(frozen=True, slots=True)
class PageNamedAside:
    """Takes "open the team page" and "the other page" after a page was read."""

    proposer: Proposer
    artifacts: ArtifactWriter
    answers: AnswerHandler

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no page is named by words, or none was read."""
        if PAGES in turn.passed or not _read(turn):
            return None
        asked, asking = turn.session.asked, turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        of_url = asked is not None and asked.slot == "url"
        fills = asking is not None and bool(asking.mission.questions)
        fills = fills and asking is not None and asking.mission.questions[0].field == "url"
        asks = of_url or (asked is None and fills)
        if turn.decision.route in _DECIDING and not asks:
            return None
        if asked is not None and (url := _offered(turn.text, asked)) is not None:
            return partial(self._take, asked, url)
        page = page_named(turn.text, asked=asks)
        if page is None and of_url and plain_work(turn.text) is None:
            page = name_only(turn.text)
        if page is None or (turn.talk.proposals and not (asks or page.verb or page.again)):
            return None  # it may as well change what is proposed
        return partial(self._answer, page, fills=fills and asked is None)

    async def _take(self, asked: Asked, url: str, turn: Turn) -> Reply:
        """Propose the page that was chosen among those that were offered."""
        objective, after = asked.objective, _within(turn, asked.objective)
        return await self.proposer.propose(turn, objective.replace("{}", url), after=after)

    async def _answer(self, page: NamedPage, turn: Turn, *, fills: bool) -> Reply:
        known = await self.links(turn)
        seen = [url for each in _read(turn) for url in find_slots(each.terms.objective).urls]
        found = fitting(page, list(known), [with_scheme(url) for url in seen])
        if not found and page.bare:
            return Reply(summary="", passes=PAGES)
        lends = {**lent_of(known), **turn.talk.borrowed}
        state = replace(turn.talk.state, borrowed=tuple(lends))
        turn = replace(turn, talk=replace(turn.talk, borrowed=lends, state=state))
        if len(found) != 1:
            asks = _which(turn, page, found or tuple(known))
            return replace(asks, lends=tuple(known.values()))
        url = found[0].url
        if fills:
            return await self.answers(replace(turn, said=url))
        objective = _objective(turn, page)
        return await self.proposer.propose(
            turn,
            objective.replace("{}", url),
            borrowed=(url,),
            after=_within(turn, objective),
        )

    async def links(self, turn: Turn) -> dict[PageLink, Borrowed]:
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


def lent_of(known: dict[PageLink, Borrowed]) -> dict[str, Borrowed]:
    """Return by address what pages lend whose links are known."""
    return {link.url: each for link, each in known.items()}


def _objective(turn: Turn, page: NamedPage) -> str:
    """Return what is to be done with the page, with a gap for it: as said, else as before."""
    asked = turn.session.asked
    if asked is not None and asked.slot == "url":
        return asked.objective
    if page.verb:
        return f"{page.verb} {{}}"
    return _same(_read(turn)[0]) or "read {}"


def _same(mission: Mission) -> str | None:
    """Return the words of a mission with a gap for its page; None: it names none."""
    before = mission.terms.objective
    urls = find_slots(before).urls
    return before.replace(urls[0], "{}", 1) if urls else None


def _within(turn: Turn, objective: str) -> Mission | None:
    """Return the mission whose bounds hold for the same work on another page; None: it is new."""
    last = _read(turn)[0]
    return last if _same(last) == objective else None


def _offered(text: str, asked: Asked) -> str | None:
    """Return the page that a message chooses among those that were offered; None: none."""
    if asked.slot != "url" or not asked.choices:
        return None
    pressed = (
        each for each in asked.choices if text in {each, asked.objective.replace("{}", each)}
    )
    if (url := next(pressed, None)) is not None:
        return url
    number = _NUMBER.match(text)
    place = int(number[1]) - 1 if number else None
    if place is None and not _SAYS_MORE.search(without_ordinal(text)):
        place = place_chosen(text, len(asked.choices))
    chosen = place is not None and 0 <= place < len(asked.choices)
    return asked.choices[place] if chosen and place is not None else None


def _which(turn: Turn, page: NamedPage, links: tuple[PageLink, ...]) -> Reply:
    objective = _objective(turn, page)
    named = f"called {quoted(page.name, _LABEL)}" if page.name else "besides"
    several = "More than one page can be meant." if page.name else ""
    if not links:
        several = f"What was read links to no page {named}."
    elif page.name and len(fitting(page, links)) != len(links):
        several = f"I see no link to a page {named} there."
    which = f"Which page is {quoted(page.name, _LABEL)}?" if page.name else "Which page?"
    ask = f"{which} {'Take one, or give' if links else 'Give'} its address."
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
